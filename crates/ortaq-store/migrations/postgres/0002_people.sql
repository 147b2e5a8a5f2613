-- The node's own people: accounts, what they sign in with, sessions, and the trail of what was done. Private to the node: none of
-- this enters a log. Times are milliseconds since 1970. Secrets stand here as hashes, or sealed with a key that is not here.

CREATE TABLE account (
    -- The author of what they do in the log.
    person    BYTEA   PRIMARY KEY,
    name      TEXT    COLLATE "C" NOT NULL UNIQUE,
    display   TEXT    NOT NULL,
    -- JSON array of roles.
    roles     TEXT    NOT NULL,
    locale    TEXT    NOT NULL,
    active    BIGINT  NOT NULL,
    created   BIGINT  NOT NULL,
    -- PHC string of argon2id.
    password  TEXT,
    -- The secret of the authenticator app, sealed.
    totp      BYTEA,
    -- The last time step whose code was used (RFC 6238, 5.2: a code is accepted once).
    totp_step BIGINT  NOT NULL
);

CREATE TABLE recovery_code (
    person    BYTEA   NOT NULL,
    hash      BYTEA   NOT NULL,
    PRIMARY KEY (person, hash)
);

CREATE TABLE invitation (
    hash      BYTEA   PRIMARY KEY,
    -- Whose account it opens again; NULL: it makes a new one.
    person    BYTEA,
    roles     TEXT    NOT NULL,
    -- Who invited; NULL: whoever runs the program.
    inviter   BYTEA,
    -- For whom, in the words of who invited.
    note      TEXT    NOT NULL,
    created   BIGINT  NOT NULL,
    expires   BIGINT  NOT NULL
);

CREATE TABLE session (
    hash      BYTEA   PRIMARY KEY,
    person    BYTEA   NOT NULL,
    -- 1: the password was right, the second factor is still to come.
    waits     BIGINT  NOT NULL,
    created   BIGINT  NOT NULL,
    seen      BIGINT  NOT NULL,
    browser   TEXT    NOT NULL,
    -- The network that the address belongs to.
    address   TEXT    NOT NULL
);

CREATE INDEX session_person ON session (person);

CREATE TABLE api_token (
    hash      BYTEA   PRIMARY KEY,
    person    BYTEA   NOT NULL,
    label     TEXT    NOT NULL,
    -- JSON array.
    scopes    TEXT    NOT NULL,
    created   BIGINT  NOT NULL,
    expires   BIGINT  NOT NULL,
    used      BIGINT
);

CREATE INDEX api_token_person ON api_token (person);

-- How long a name or an address must wait before its next attempt to sign in.
CREATE TABLE sign_in_delay (
    subject   BYTEA   PRIMARY KEY,
    failures  BIGINT  NOT NULL,
    until     BIGINT  NOT NULL
);

-- What was done: who, what, about what, when, from where, with what result. Appended to and never changed.
CREATE TABLE audit (
    number    BIGINT  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    time      BIGINT  NOT NULL,
    -- NULL: nobody who is known, or whoever runs the program.
    person    BYTEA,
    act       TEXT    COLLATE "C" NOT NULL,
    -- The account that it is about.
    about     BYTEA,
    detail    TEXT    NOT NULL,
    address   TEXT    NOT NULL,
    refused   BIGINT  NOT NULL
);

CREATE INDEX audit_person ON audit (person, number);
CREATE INDEX audit_act ON audit (act, number);

CREATE FUNCTION audit_is_only_appended_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the audit trail is only appended to'; END $$;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_only_appended_to();
