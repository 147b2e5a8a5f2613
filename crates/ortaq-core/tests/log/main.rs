//! The signed log from outside: writing, verifying, folding, and the fixtures that must never change.

mod checking;
mod fixtures;
mod fold;
mod order;
mod samples;
mod support;
mod verify;
