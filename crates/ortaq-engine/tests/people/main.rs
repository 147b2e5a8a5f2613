//! The node's own people, on both databases: signing in, second factors, invitations, rights, the trail.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod accounts;
mod passkeys;
mod signing_in;
mod support;
