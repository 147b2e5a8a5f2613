//! What is said beside a form that was not taken.

use axum::http::StatusCode;
use axum::response::Response;
use ortaq_engine::people::{PeopleError, ProviderError, WeakPassword};

use crate::frame::Frame;
use crate::guard::Said;
use crate::trouble::Trouble;

/// Words for what a person can do something about.
///
/// # Errors
/// What nobody can do anything about beside a form.
pub(crate) fn words(frame: &Frame<'_>, error: PeopleError) -> Result<String, Trouble> {
    let limits = &ortaq_engine::limits::PASSWORD_CHARS;
    Ok(match error {
        PeopleError::WrongSignIn => frame.t("people-wrong-sign-in"),
        PeopleError::Wait { seconds } if seconds < 60 => frame.limit("people-wait-seconds", &seconds),
        PeopleError::Wait { seconds } => frame.limit("people-wait", &seconds.div_ceil(60)),
        PeopleError::WrongCode => frame.t("people-wrong-code"),
        PeopleError::WrongPassword => frame.t("people-wrong-password"),
        PeopleError::WrongPasskey => frame.t("people-wrong-passkey"),
        PeopleError::Stranger => frame.t("provider-stranger"),
        PeopleError::Connected => frame.t("provider-taken"),
        PeopleError::Provider(error) => {
            tracing::warn!(%error, "signing in through the provider failed");
            frame.t(match error {
                ProviderError::Refused(_) => "provider-refused",
                ProviderError::Invalid(_) => "provider-invalid",
                ProviderError::Insecure | ProviderError::Unreachable(_) => "provider-unreachable",
            })
        }
        PeopleError::Weak(WeakPassword::TooShort) => {
            frame.limit("people-password-short", &(*limits.start() as u64))
        }
        PeopleError::Weak(WeakPassword::TooLong) => {
            frame.limit("people-password-long", &(*limits.end() as u64))
        }
        PeopleError::Weak(WeakPassword::Common) => frame.t("people-password-common"),
        PeopleError::Name => frame.t("people-name-form"),
        PeopleError::NameTaken => frame.t("people-name-taken"),
        PeopleError::Text => frame.limit("people-text", &(ortaq_engine::limits::PEOPLE_TEXT_CHARS as u64)),
        PeopleError::NoRole => frame.t("people-no-role"),
        PeopleError::LastOperator => frame.t("people-last-operator"),
        PeopleError::OwnAccount => frame.t("people-own-account"),
        PeopleError::TooMany(most) => frame.limit("people-too-many", &(most as u64)),
        PeopleError::NoSecondFactor => frame.t("people-no-authenticator"),
        PeopleError::Gone => frame.t("people-gone"),
        error => return Err(error.into()),
    })
}

/// Marks a page on which a form was not taken.
pub(crate) fn not_taken(mut response: Response) -> Response {
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response.extensions_mut().insert(Said);
    response
}
