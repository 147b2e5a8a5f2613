//! The use cases of Ortaq: check, import, search, reindex. The command line and the web share it.

pub mod export;
pub mod home;
pub mod import;
pub mod limits;
pub mod model_pull;
pub mod pip;
pub mod report;

mod language;
