-- Other ways to sign in than a password: passkeys, and accounts at an OpenID provider. Times are milliseconds since 1970.

CREATE TABLE passkey (
    -- Hash of the credential's identifier.
    hash       BLOB    PRIMARY KEY,
    person     BLOB    NOT NULL,
    -- The identifier that the authenticator gave it.
    credential BLOB    NOT NULL,
    -- What its holder calls it.
    label      TEXT    NOT NULL,
    -- The public key and what else never changes.
    fixed      BLOB    NOT NULL,
    -- The signature counter and what else changes by use.
    state      BLOB    NOT NULL,
    created    INTEGER NOT NULL,
    used       INTEGER
) WITHOUT ROWID;

CREATE INDEX passkey_person ON passkey (person);

-- Challenges that were answered, until they would have expired: none is answered twice.
CREATE TABLE used_challenge (
    hash       BLOB    PRIMARY KEY,
    expires    INTEGER NOT NULL
) WITHOUT ROWID;

-- Who somebody is at an OpenID provider.
CREATE TABLE identity (
    issuer     TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    person     BLOB    NOT NULL,
    -- How the provider calls the account.
    label      TEXT    NOT NULL,
    created    INTEGER NOT NULL,
    used       INTEGER,
    PRIMARY KEY (issuer, subject)
) WITHOUT ROWID;

-- One account of a provider for a person.
CREATE UNIQUE INDEX identity_person ON identity (person, issuer);
