//! The use cases of Ortaq: check, import, search, reindex. The command line and the web share it.

pub mod pip;
pub mod report;
