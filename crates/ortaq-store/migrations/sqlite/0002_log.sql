-- The signed logs: what was written, the trees over it, and what the records have become.

-- Every leaf of every log's tree. A leaf whose entry this node may not read has no row in `entry`.
CREATE TABLE leaf (
    log       BLOB    NOT NULL,
    seq       INTEGER NOT NULL,
    -- The nodes of the tree that this leaf completes, from itself upwards, 32 bytes each.
    nodes     BLOB    NOT NULL,
    PRIMARY KEY (log, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    log       BLOB    NOT NULL,
    seq       INTEGER NOT NULL,
    id        BLOB    NOT NULL UNIQUE,
    -- Copies of fields of the header that are asked for.
    kind      TEXT    NOT NULL,
    record    TEXT    NOT NULL,
    author    BLOB    NOT NULL,
    -- Milliseconds since 1970.
    time      INTEGER NOT NULL,
    -- The audience as the header writes it.
    audience  TEXT    NOT NULL,
    -- The signed note: the only thing here that counts.
    note      TEXT    NOT NULL,
    UNIQUE (log, seq)
) STRICT;

CREATE INDEX entry_record ON entry (record);

-- Bodies apart, because they can be erased.
CREATE TABLE body (
    log       BLOB    NOT NULL,
    seq       INTEGER NOT NULL,
    json      TEXT    NOT NULL,
    UNIQUE (log, seq)
) STRICT;

-- The newest checkpoint of each log, and every one that others have cosigned.
CREATE TABLE checkpoint (
    log       BLOB    NOT NULL,
    size      INTEGER NOT NULL,
    cosigned  INTEGER NOT NULL,
    note      TEXT    NOT NULL,
    PRIMARY KEY (log, size)
) STRICT, WITHOUT ROWID;

-- What the records have become: made from the entries, and made again by `ortaq rebuild`.
CREATE TABLE record (
    name      TEXT    NOT NULL,
    -- 0: of all entries that are here. 1: of those that everybody may read.
    view      INTEGER NOT NULL,
    kind      TEXT    NOT NULL,
    -- Canonical JSON.
    state     TEXT    NOT NULL,
    -- Copies for lists.
    title     TEXT,
    status    TEXT,
    created   INTEGER NOT NULL,
    changed   INTEGER NOT NULL,
    -- The commit that wrote this state.
    change    INTEGER NOT NULL,
    UNIQUE (name, view)
) STRICT;

CREATE INDEX record_list ON record (view, kind, changed DESC, name DESC);
CREATE INDEX record_change ON record (view, change, name);

-- Which records are about which.
CREATE TABLE record_link (
    about     TEXT    NOT NULL,
    view      INTEGER NOT NULL,
    name      TEXT    NOT NULL,
    PRIMARY KEY (about, view, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX record_link_name ON record_link (name, view);

-- The number of the last commit. One row; whoever commits says which number they have seen.
CREATE TABLE log_change (
    one       INTEGER PRIMARY KEY CHECK (one = 1),
    last      INTEGER NOT NULL
) STRICT;
INSERT INTO log_change (one, last) VALUES (1, 0);
