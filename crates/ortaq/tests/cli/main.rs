//! The binary as a person meets it: nothing inherited from the environment, a home of its own, a fixed clock.

mod arrows;
mod errors;
mod help;
mod node;
