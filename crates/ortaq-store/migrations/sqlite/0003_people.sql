-- The node's own people: accounts, what they sign in with, sessions, and the trail of what was done. Private to the node: none of
-- this enters a log. Times are milliseconds since 1970. Secrets stand here as hashes, or sealed with a key that is not here.

CREATE TABLE account (
    -- The author of what they do in the log.
    person    BLOB    PRIMARY KEY,
    name      TEXT    NOT NULL UNIQUE,
    display   TEXT    NOT NULL,
    -- JSON array of roles.
    roles     TEXT    NOT NULL,
    locale    TEXT    NOT NULL,
    active    INTEGER NOT NULL,
    created   INTEGER NOT NULL,
    -- PHC string of argon2id.
    password  TEXT,
    -- The secret of the authenticator app, sealed.
    totp      BLOB,
    -- The last time step whose code was used (RFC 6238, 5.2: a code is accepted once).
    totp_step INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE recovery_code (
    person    BLOB    NOT NULL,
    hash      BLOB    NOT NULL,
    PRIMARY KEY (person, hash)
) WITHOUT ROWID;

CREATE TABLE invitation (
    hash      BLOB    PRIMARY KEY,
    -- Whose account it opens again; NULL: it makes a new one.
    person    BLOB,
    roles     TEXT    NOT NULL,
    -- Who invited; NULL: whoever runs the program.
    inviter   BLOB,
    -- For whom, in the words of who invited.
    note      TEXT    NOT NULL,
    created   INTEGER NOT NULL,
    expires   INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE session (
    hash      BLOB    PRIMARY KEY,
    person    BLOB    NOT NULL,
    -- 1: the password was right, the second factor is still to come.
    waits     INTEGER NOT NULL,
    created   INTEGER NOT NULL,
    seen      INTEGER NOT NULL,
    browser   TEXT    NOT NULL,
    -- The network that the address belongs to.
    address   TEXT    NOT NULL
) WITHOUT ROWID;

CREATE INDEX session_person ON session (person);

CREATE TABLE api_token (
    hash      BLOB    PRIMARY KEY,
    person    BLOB    NOT NULL,
    label     TEXT    NOT NULL,
    -- JSON array.
    scopes    TEXT    NOT NULL,
    created   INTEGER NOT NULL,
    expires   INTEGER NOT NULL,
    used      INTEGER
) WITHOUT ROWID;

CREATE INDEX api_token_person ON api_token (person);

-- How long a name or an address must wait before its next attempt to sign in.
CREATE TABLE sign_in_delay (
    subject   BLOB    PRIMARY KEY,
    failures  INTEGER NOT NULL,
    until     INTEGER NOT NULL
) WITHOUT ROWID;

-- What was done: who, what, about what, when, from where, with what result. Appended to and never changed.
CREATE TABLE audit (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    time      INTEGER NOT NULL,
    -- NULL: nobody who is known, or whoever runs the program.
    person    BLOB,
    act       TEXT    NOT NULL,
    -- The account that it is about.
    about     BLOB,
    detail    TEXT    NOT NULL,
    address   TEXT    NOT NULL,
    refused   INTEGER NOT NULL
);

CREATE INDEX audit_person ON audit (person, number);
CREATE INDEX audit_act ON audit (act, number);

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is only appended to'); END;

CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is only appended to'); END;
