-- Fact-checks, what has been removed, and how far each import file has been read.

CREATE TABLE fact_check (
    -- AUTOINCREMENT: a row number is never given twice, so that index readings can refer to it.
    row       INTEGER PRIMARY KEY AUTOINCREMENT,
    id        TEXT    NOT NULL UNIQUE,
    -- SHA-256 of the record's serialised form: tells an unchanged record without comparing fields.
    hash      BLOB    NOT NULL,
    change    INTEGER NOT NULL,
    record    TEXT    NOT NULL,
    -- Language as the publisher declares it and as we detected it; NULL means "not declared", "not detected".
    declared  TEXT,
    detected  TEXT,
    -- Copies of fields of `record` that are counted and filtered by.
    outlet    TEXT    NOT NULL,
    verdict   TEXT    NOT NULL,
    year      INTEGER,
    demo      INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX fact_check_change ON fact_check (change);

CREATE TABLE deletion (
    change    INTEGER PRIMARY KEY,
    row       INTEGER NOT NULL
) STRICT;

-- The last change number given out. One row.
CREATE TABLE change_counter (
    only      INTEGER PRIMARY KEY CHECK (only = 1),
    last      INTEGER NOT NULL
) STRICT;
INSERT INTO change_counter (only, last) VALUES (1, 0);

CREATE TABLE import_file (
    -- SHA-256 of the file's bytes, and of the reader's version: see `FileIdentity`.
    identity  TEXT    PRIMARY KEY,
    name      TEXT    NOT NULL,
    bytes     INTEGER NOT NULL,
    items     INTEGER NOT NULL,
    line      INTEGER NOT NULL,
    inserted  INTEGER NOT NULL,
    updated   INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    rejected  INTEGER NOT NULL,
    finished  INTEGER NOT NULL
) STRICT;
