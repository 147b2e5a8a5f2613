//! Why the desk did not do something, in the reader's language and with what to do about it.

use axum::http::StatusCode;
use ortaq_core::records::InvalidValue;
use ortaq_engine::desk::DeskError;
use ortaq_engine::files::FileError;
use ortaq_engine::input::InputError;
use ortaq_engine::policy::{self, Missing, NotYet, Refusal};

use crate::frame::Frame;
use crate::pages::people::role_text;
use crate::trouble::Trouble;
use crate::values::{Fault, InvalidField};

/// Why a form was not taken.
pub(crate) enum Problem {
    /// The desk refuses.
    Desk(DeskError),
    /// A field was not filled in as asked.
    Field(InvalidField),
    /// A file is not kept.
    File(FileError),
    /// A page was not captured.
    Capture {
        /// Its address, as it was given.
        address: String,
        /// Why not.
        error: InputError,
    },
    /// Nothing was chosen.
    Nothing,
}

impl From<FileError> for Problem {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

impl From<DeskError> for Problem {
    fn from(error: DeskError) -> Self {
        Self::Desk(error)
    }
}

impl From<InvalidField> for Problem {
    fn from(error: InvalidField) -> Self {
        Self::Field(error)
    }
}

impl Problem {
    /// The words, and the status of the answer.
    ///
    /// # Errors
    /// What nobody can do anything about beside the form.
    pub fn say(self, frame: &Frame<'_>) -> Result<(StatusCode, String), Trouble> {
        match self {
            Self::Desk(error) => desk(frame, error),
            Self::Field(InvalidField { name, fault }) => {
                Ok((StatusCode::UNPROCESSABLE_ENTITY, field(frame, name, &fault)))
            }
            Self::File(error) => file(frame, error),
            Self::Capture { address, error } => {
                let reason = error.words(frame.texts(), &address);
                let words = frame
                    .texts()
                    .say("file-uncaptured", &[("reason", (&reason).into())]);
                Ok((StatusCode::UNPROCESSABLE_ENTITY, words))
            }
            Self::Nothing => Ok((StatusCode::UNPROCESSABLE_ENTITY, frame.t("desk-nothing-chosen"))),
        }
    }
}

fn field(frame: &Frame<'_>, name: &str, fault: &Fault) -> String {
    let label = frame.t(&super::label(name));
    let with = |id: &str| frame.texts().say(id, &[("field", (&label).into())]);
    match fault {
        Fault::Value(InvalidValue::Empty) => with("value-empty"),
        Fault::Value(InvalidValue::TooLong { limit, .. }) => {
            let values = [("field", (&label).into()), ("limit", (*limit).into())];
            frame.texts().say("value-long", &values)
        }
        Fault::Value(InvalidValue::NotWeb(_)) => with("value-address"),
        Fault::Value(InvalidValue::NotALanguage(_)) => with("value-language"),
        Fault::Value(InvalidValue::NotACountry(_)) => with("value-country"),
        Fault::Value(InvalidValue::ControlCharacter) => with("value-control"),
        Fault::Date => with("value-date"),
        Fault::Choice => with("value-choice"),
    }
}

fn file(frame: &Frame<'_>, error: FileError) -> Result<(StatusCode, String), Trouble> {
    let words = match error {
        FileError::Empty => frame.t("file-empty"),
        FileError::Kind => frame.t("file-kind"),
        FileError::TooLarge { limit } => frame.limit("file-large", &((limit >> 20) as u64)),
        FileError::TooMany { limit } => frame.limit("file-many", &(limit as u64)),
        FileError::Full { .. } => {
            tracing::error!(%error, "a file was not taken");
            return Ok((StatusCode::INSUFFICIENT_STORAGE, frame.t("file-full")));
        }
        error => return Err(error.into()),
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, words))
}

fn desk(frame: &Frame<'_>, error: DeskError) -> Result<(StatusCode, String), Trouble> {
    let count = |id: &str, limit: usize| frame.limit(id, &(limit as u64));
    let words = match error {
        DeskError::Refused(refusal @ Refusal::State { .. }) => {
            return Ok((StatusCode::CONFLICT, refused(frame, refusal)));
        }
        DeskError::Refused(refusal) => return Ok((StatusCode::FORBIDDEN, refused(frame, refusal))),
        DeskError::Overtaken(_) => return Ok((StatusCode::CONFLICT, frame.t("desk-overtaken"))),
        DeskError::NotFound(_) | DeskError::NoItem { .. } => return Err(Trouble::NotFound),
        DeskError::NotYet(not_yet) => self::not_yet(frame, &not_yet),
        DeskError::Circle(_) => frame.t("desk-circle"),
        DeskError::Full { limit, .. } => count("desk-full", limit),
        DeskError::LongHistory { limit, .. } => count("desk-long-history", limit),
        DeskError::NoReason => frame.t("desk-no-reason"),
        DeskError::Count { limit, .. } => count("desk-count", limit),
        DeskError::Nameless(_) => frame.t("desk-nameless"),
        DeskError::Undescribed => frame.t("desk-undescribed"),
        DeskError::NoCase(_) => frame.t("desk-no-case"),
        DeskError::InCase { .. } => frame.t("desk-in-case"),
        DeskError::NothingChanged => frame.t("desk-nothing-changed"),
        DeskError::NothingFollows => frame.t("desk-nothing-follows"),
        DeskError::LongComment { limit, .. } => count("desk-long-comment", limit),
        DeskError::Untranslated(_) => frame.t("desk-untranslated"),
        DeskError::Log(error) => {
            tracing::error!(%error, "the desk cannot write or read the log");
            return Err(Trouble::Fault);
        }
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, words))
}

/// A refusal of the rules in words.
pub(crate) fn refused(frame: &Frame<'_>, refusal: Refusal) -> String {
    match refusal {
        Refusal::Role { act } => {
            let roles: Vec<_> = policy::roles(act)
                .into_iter()
                .map(|role| role_text(frame, role))
                .collect();
            frame
                .texts()
                .say("desk-refused-role", &[("roles", (&roles.join(", ")).into())])
        }
        Refusal::NotTheirs { .. } => frame.t("desk-refused-not-theirs"),
        Refusal::OwnWork { .. } => frame.t("desk-refused-own-work"),
        Refusal::Interest { .. } => frame.t("desk-refused-interest"),
        Refusal::State { .. } => frame.t("desk-refused-state"),
        Refusal::Reach { .. } => frame.t("desk-refused-reach"),
        Refusal::LastOperator => frame.t("people-last-operator"),
        Refusal::OwnAccount => frame.t("people-own-account"),
    }
}

/// Why a draft may not be published yet, in words.
pub(crate) fn not_yet(frame: &Frame<'_>, not_yet: &NotYet) -> String {
    match not_yet {
        NotYet::Conflict { .. } => frame.t("not-yet-conflict"),
        NotYet::Incomplete { missing } => frame.count("not-yet-incomplete", &missing.len()),
        NotYet::NotApproved => frame.t("not-yet-not-approved"),
        NotYet::Changed => frame.t("not-yet-changed"),
        NotYet::ChangesRequested => frame.t("not-yet-changes-requested"),
    }
}

/// The points of the checklist with their texts.
pub(crate) const CHECKLIST: [(Missing, &str); 9] = [
    (Missing::Title, "missing-title"),
    (Missing::ExactQuote, "missing-exact-quote"),
    (Missing::Rating, "missing-rating"),
    (Missing::Text, "missing-text"),
    (Missing::Language, "missing-language"),
    (Missing::TwoSources, "missing-two-sources"),
    (Missing::ClaimantReply, "missing-claimant-reply"),
    (Missing::Interests, "missing-interests"),
    (Missing::Authors, "missing-authors"),
];

impl From<DeskError> for Trouble {
    /// Of a page that was only to be read.
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Refused(_) => Self::Forbidden,
            DeskError::NotFound(_) | DeskError::NoItem { .. } => Self::NotFound,
            error => {
                tracing::error!(%error, "the desk cannot be read");
                Self::Fault
            }
        }
    }
}
