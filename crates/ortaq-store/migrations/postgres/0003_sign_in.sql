-- Other ways to sign in than a password: passkeys, and accounts at an OpenID provider. Times are milliseconds since 1970.

CREATE TABLE passkey (
    -- Hash of the credential's identifier.
    hash       BYTEA   PRIMARY KEY,
    person     BYTEA   NOT NULL,
    -- The identifier that the authenticator gave it.
    credential BYTEA   NOT NULL,
    -- What its holder calls it.
    label      TEXT    NOT NULL,
    -- The public key and what else never changes.
    fixed      BYTEA   NOT NULL,
    -- The signature counter and what else changes by use.
    state      BYTEA   NOT NULL,
    created    BIGINT  NOT NULL,
    used       BIGINT
);

CREATE INDEX passkey_person ON passkey (person);

-- Challenges that were answered, until they would have expired: none is answered twice.
CREATE TABLE used_challenge (
    hash       BYTEA   PRIMARY KEY,
    expires    BIGINT  NOT NULL
);

-- Who somebody is at an OpenID provider.
CREATE TABLE identity (
    issuer     TEXT    COLLATE "C" NOT NULL,
    subject    TEXT    COLLATE "C" NOT NULL,
    person     BYTEA   NOT NULL,
    -- How the provider calls the account.
    label      TEXT    NOT NULL,
    created    BIGINT  NOT NULL,
    used       BIGINT,
    PRIMARY KEY (issuer, subject)
);

-- One account of a provider for a person.
CREATE UNIQUE INDEX identity_person ON identity (person, issuer);
