-- Files that entries of the log name by their hash: captured copies, and what came with tips and appeals.

CREATE TABLE file (
    -- SHA-256 of the bytes.
    hash      BLOB    PRIMARY KEY,
    bytes     BLOB    NOT NULL
) STRICT;
