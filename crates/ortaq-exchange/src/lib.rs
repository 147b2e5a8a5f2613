//! How nodes hand their signed logs to each other.
//!
//! Every node has a link to each of its partners. Over it each says what it *has* of every log ([`Have`]), and sends what the other
//! lacks ([`Leaves`]): entries that the other may read, and hashes of all others. Whoever receives verifies everything itself; so it does not
//! matter who hands a log on, and a partner's entries arrive over another one while the direct way is cut.
//!
//! - [`Exchange`] is the protocol: events in, actions out. It does no input or output and has no clock; the same code runs in a node and in the
//!   simulated network of `tests/`, which tries it with loss, delay, repetition, partitions, restarts and partners who lie.
//! - [`disclosed`] decides what a partner gets to read, [`accepted`] what a node keeps; [`part`] makes the message.
//! - [`find`] looks for the proof that a log was told in two ways.
//!
//! - [`sign`] and [`verify`] say who speaks: HTTP Message Signatures (RFC 9421) with the key of the log.
//!
//! Not here: how messages travel, and where logs are kept.

mod disclosure;
mod exchange;
mod fork;
pub mod limits;
mod link;
mod message;
mod report;
mod signature;

pub use disclosure::{Directory, NotForUs, Source, accepted, disclosed, fitting, part};
pub use exchange::{Action, Event, Exchange, Holding, Untaken};
pub use fork::{Search, find};
pub use message::{ForGroup, Have, Leaves, Message, Unreadable};
pub use report::Report;
pub use signature::{NotSigned, Request, Signatures, sign, verify};
