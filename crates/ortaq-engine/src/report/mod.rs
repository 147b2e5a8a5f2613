//! What a check found, as data ([`Report`]).
//!
//! Checking fills a [`Report`]; this module does not match, fetch or decide anything.

mod model;

pub use model::{
    ArticleInfo, ArticleLink, Band, CheckNotice, ClaimReport, CorpusInfo, FactCheckView, MatchReport, Mode,
    Notice, Reason, Report, SCHEMA, Voice, VoiceKind,
};
