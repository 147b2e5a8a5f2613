//! The `ortaq` binary: arguments, configuration, wiring.

fn main() {}
