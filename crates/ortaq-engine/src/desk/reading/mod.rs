//! What pages show of the desk, read from the records that the log has become. Nothing here writes.
//!
//! Every list is bounded and says how it goes on or what it leaves out.

mod answerable;
mod case;
mod charts;
mod draft;
mod inbox;
mod lists;
mod published;
mod steps;
mod translation;
mod work;

pub use answerable::{Answerable, Mended};
pub use case::CasePage;
pub use charts::{AGES, Charts, Publications, Share};
pub use draft::{DraftPage, FieldDifference, Piece, Version};
pub use inbox::{InboxFilter, InboxGroup, InboxItem, InboxPage, ItemKind};
pub use lists::{AppealItem, CaseItem, CheckItem, CommentItem, Page};
pub use published::{
    AppealSeen, CommentSeen, CorrectionSeen, OpinionSeen, PublishedPage, RetractionSeen, TranslationSeen,
};
pub use steps::Step;
pub use translation::{TranslationItem, TranslationPage};
pub use work::AssignedTask;
