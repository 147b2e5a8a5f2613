//! The use cases of Ortaq: check, import, search, reindex. The command line and the web share it.

pub mod catalogue;
pub mod check;
pub mod desk;
pub mod export;
pub mod files;
pub mod home;
pub mod import;
pub mod input;
pub mod knowledge;
pub mod limits;
pub mod listen;
pub mod log;
pub mod model_pull;
pub mod network;
pub mod people;
pub mod pip;
pub mod policy;
pub mod publications;
pub mod report;

mod language;

pub use ortaq_match::index::{Found, Progress as IndexProgress};
pub use ortaq_sources::{Document, DocumentKind};
pub use ortaq_store::{Stats, Store, StoreError};
