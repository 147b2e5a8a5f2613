//! What a list shows of a record: one line, and where it stands. Everything else is for the record's own page.

use serde::Serialize;
use serde_json::Value;

use super::RecordState;
use super::values::Register;
use crate::records::case::CaseState;
use crate::records::found::{ClaimState, TriageState};
use crate::records::response::AppealState;

/// Most characters of a [title](RecordState::title); a longer text is cut and ends in `…`.
pub const TITLE_CHARS: usize = 200;

impl RecordState {
    /// The line by which people know the record, in its own language. None where there is nothing to say yet.
    #[must_use]
    pub fn title(&self) -> Option<String> {
        let text = match self {
            Self::Unknown | Self::Key(_) | Self::Opinion(_) => None,
            Self::Partner(partner) => line(&partner.address).or_else(|| line(&partner.member)),
            Self::Member(member) => line(&member.name),
            Self::Person(person) => line(&person.name),
            Self::Group(group) => line(&group.fields.name),
            Self::Source(source) => line(&source.name),
            Self::Tip(tip) => tip.received.latest().map(|tip| tip.text.to_string()),
            Self::Sighting(sighting) => sighting.seen.latest().and_then(|seen| {
                let title = seen.title.as_ref().map(ToString::to_string);
                let text = || seen.text.as_ref().map(ToString::to_string);
                title
                    .or_else(text)
                    .or_else(|| seen.url.as_ref().map(ToString::to_string))
            }),
            Self::Claim(claim) => line(&claim.fields.text),
            Self::Case(case) => line(&case.fields.title),
            Self::Check(check) => {
                let published = check
                    .published
                    .latest()
                    .map(|published| published.title.to_string());
                published
                    .or_else(|| line(&check.draft.title))
                    .or_else(|| line(&check.draft.claim))
            }
            Self::Correction(correction) => correction.published.latest().map(|said| said.text.to_string()),
            Self::Retraction(retraction) => retraction.published.latest().map(|said| said.reason.to_string()),
            Self::Appeal(appeal) => appeal.filed.latest().map(|filed| filed.text.to_string()),
            Self::Comment(comment) => comment.posted.latest().map(|posted| posted.text.to_string()),
            Self::Translation(translation) => {
                let published = translation
                    .published
                    .latest()
                    .map(|published| published.title.to_string());
                published.or_else(|| line(&translation.draft.title))
            }
        };
        text.map(|text| first_line(&text)).filter(|line| !line.is_empty())
    }

    /// Where the record stands, in the spelling of its kind: `open`, `under-review`, `published`. What nobody has sorted, taken up
    /// or moderated stands where it came in: `new`, `open`, `received`. None for kinds that have no standing of their own.
    #[must_use]
    pub fn status(&self) -> Option<String> {
        let published = |is: bool| Some(if is { "published" } else { "draft" }.to_owned());
        match self {
            Self::Member(member) => spelling(member.standing.latest()),
            Self::Partner(partner) => spelling(partner.state.latest()),
            Self::Tip(tip) => spelling(tip.triage.state.latest().or(Some(&TriageState::New))),
            Self::Sighting(sighting) => spelling(sighting.triage.state.latest().or(Some(&TriageState::New))),
            Self::Claim(claim) => spelling(claim.fields.state.latest().or(Some(&ClaimState::Open))),
            Self::Case(case) => spelling(case.fields.state.latest().or(Some(&CaseState::Open))),
            Self::Appeal(appeal) => spelling(appeal.fields.state.latest().or(Some(&AppealState::Received))),
            Self::Comment(comment) => spelling(comment.moderation.latest().map(|said| &said.decision))
                .or_else(|| Some("new".to_owned())),
            Self::Opinion(opinion) => spelling(opinion.given.latest().map(|given| &given.view)),
            Self::Check(check) => published(!check.published.is_unwritten()),
            Self::Translation(translation) => published(!translation.published.is_unwritten()),
            Self::Unknown
            | Self::Key(_)
            | Self::Person(_)
            | Self::Group(_)
            | Self::Source(_)
            | Self::Correction(_)
            | Self::Retraction(_) => None,
        }
    }
}

fn line<T: ToString>(register: &Register<T>) -> Option<String> {
    register.latest().map(ToString::to_string)
}

/// The word that a value is written as in JSON.
fn spelling(value: Option<&impl Serialize>) -> Option<String> {
    match serde_json::to_value(value?) {
        Ok(Value::String(word)) => Some(word),
        _ => None,
    }
}

fn first_line(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default().trim_end();
    if line.chars().count() <= TITLE_CHARS {
        return line.to_owned();
    }
    let cut: String = line.chars().take(TITLE_CHARS - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_one_line_of_limited_length() {
        assert_eq!(first_line("\n Göl qurudu. \nBaxın."), "Göl qurudu.");
        let longest = "ə".repeat(TITLE_CHARS);
        assert_eq!(first_line(&longest), longest);
        let cut = first_line(&format!("{longest}ə"));
        assert_eq!((cut.chars().count(), cut.ends_with('…')), (TITLE_CHARS, true));
    }
}
