//! The pages, one module for each kind.

pub(crate) mod about;
pub(crate) mod account;
pub(crate) mod api_guide;
pub(crate) mod audit;
pub(crate) mod card;
pub(crate) mod check;
pub(crate) mod desk;
pub(crate) mod fact_check;
pub(crate) mod fact_checks;
pub(crate) mod feeds;
pub(crate) mod files;
pub(crate) mod home;
pub(crate) mod invitation;
pub(crate) mod item;
pub(crate) mod listen;
pub(crate) mod machine;
pub(crate) mod others;
pub(crate) mod people;
pub(crate) mod picture;
pub(crate) mod problem;
pub(crate) mod published;
pub(crate) mod sign_in;
pub(crate) mod tell;
pub(crate) mod translation;
pub(crate) mod trouble;
