-- The signed logs: what was written, the trees over it, and what the records have become.
-- Text is compared byte by byte ("C"), so that every database sorts alike.

-- Every leaf of every log's tree. A leaf whose entry this node may not read has no row in `entry`.
CREATE TABLE leaf (
    log       BYTEA   NOT NULL,
    seq       BIGINT  NOT NULL,
    -- The nodes of the tree that this leaf completes, from itself upwards, 32 bytes each.
    nodes     BYTEA   NOT NULL,
    PRIMARY KEY (log, seq)
);

CREATE TABLE entry (
    log       BYTEA   NOT NULL,
    seq       BIGINT  NOT NULL,
    id        BYTEA   NOT NULL UNIQUE,
    -- Copies of fields of the header that are asked for.
    kind      TEXT    COLLATE "C" NOT NULL,
    record    TEXT    COLLATE "C" NOT NULL,
    author    BYTEA   NOT NULL,
    -- Milliseconds since 1970.
    time      BIGINT  NOT NULL,
    -- The audience as the header writes it.
    audience  TEXT    NOT NULL,
    -- The signed note: the only thing here that counts.
    note      TEXT    NOT NULL,
    PRIMARY KEY (log, seq)
);

CREATE INDEX entry_record ON entry (record);

-- Bodies apart, because they can be erased.
CREATE TABLE body (
    log       BYTEA   NOT NULL,
    seq       BIGINT  NOT NULL,
    json      TEXT    NOT NULL,
    PRIMARY KEY (log, seq)
);

-- The newest checkpoint of each log, and every one that others have cosigned.
CREATE TABLE checkpoint (
    log       BYTEA   NOT NULL,
    size      BIGINT  NOT NULL,
    cosigned  BIGINT  NOT NULL,
    note      TEXT    NOT NULL,
    PRIMARY KEY (log, size)
);

-- What the records have become: made from the entries, and made again by `ortaq rebuild`.
CREATE TABLE record (
    name      TEXT    COLLATE "C" NOT NULL,
    -- 0: of all entries that are here. 1: of those that everybody may read.
    view      BIGINT  NOT NULL,
    kind      TEXT    COLLATE "C" NOT NULL,
    -- Canonical JSON.
    state     TEXT    COLLATE "C" NOT NULL,
    -- Copies for lists.
    title     TEXT,
    status    TEXT    COLLATE "C",
    created   BIGINT  NOT NULL,
    changed   BIGINT  NOT NULL,
    -- The commit that wrote this state.
    change    BIGINT  NOT NULL,
    PRIMARY KEY (name, view)
);

CREATE INDEX record_list ON record (view, kind, changed DESC, name DESC);
CREATE INDEX record_change ON record (view, change, name);

-- Which records are about which.
CREATE TABLE record_link (
    about     TEXT    COLLATE "C" NOT NULL,
    view      BIGINT  NOT NULL,
    name      TEXT    COLLATE "C" NOT NULL,
    PRIMARY KEY (about, view, name)
);

CREATE INDEX record_link_name ON record_link (name, view);

-- The number of the last commit. One row; whoever commits says which number they have seen.
CREATE TABLE log_change (
    one       BIGINT PRIMARY KEY CHECK (one = 1),
    last      BIGINT NOT NULL
);
INSERT INTO log_change (one, last) VALUES (1, 0);
