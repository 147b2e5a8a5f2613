//! Whether a draft may be published: reviewed by somebody else since its last change, complete, and without a conflict of interest that
//! readers are not told of.

use std::collections::BTreeSet;

use ortaq_core::ids::{LogId, PersonId};
use ortaq_core::records::Country;
use ortaq_core::records::checking::{Decision, Label};

/// A person of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Writer {
    /// The member's log.
    pub member: LogId,
    /// The person.
    pub person: PersonId,
}

/// A review of the draft as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// Who reviewed.
    pub by: Writer,
    /// What they decided, last.
    pub decision: Decision,
    /// Whether they declared a conflict of interest.
    pub interested: bool,
    /// The country of their member, where it says so.
    pub country: Option<Country>,
    /// Whether their member is a government body.
    pub government_body: bool,
}

/// What is asked about a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publishing {
    /// Everybody who wrote a part of the draft or stands as its author.
    pub writers: BTreeSet<Writer>,
    /// The last review of each reviewer, of the draft as it is now.
    pub reviews: Vec<Reviewed>,
    /// Whether there are reviews of an earlier draft.
    pub reviewed_before: bool,
    /// What the draft lacks.
    pub missing: Vec<Missing>,
    /// Fields that hold different values at once.
    pub conflicts: Vec<&'static str>,
    /// The countries whose governments the claim is about, by the draft and the claims of its case.
    pub governments: BTreeSet<Country>,
    /// The country of the member that publishes, where it says so.
    pub country: Option<Country>,
    /// Whether the member that publishes is a government body.
    pub government_body: bool,
}

/// What the checklist of a draft asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// A headline.
    Title,
    /// The text.
    Text,
    /// The text's language.
    Language,
    /// A verdict.
    Rating,
    /// An author.
    Authors,
    /// The claim, quoted exactly: in the words of one of the claims or appearances of the case.
    ExactQuote,
    /// Two independent sources: pieces of evidence at two different sites, or captured copies.
    TwoSources,
    /// What the claimant said when asked, or that they did not answer.
    ClaimantReply,
    /// A statement on conflicts of interest.
    Interests,
}

/// Why a draft may not be published yet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotYet {
    /// Two people wrote different things at once.
    #[error("two versions of {} stand side by side: choose one of them first", .fields.join(", "))]
    Conflict {
        /// The fields.
        fields: Vec<&'static str>,
    },
    /// The checklist is not done.
    #[error("the checklist is not done: {} of its points are open", .missing.len())]
    Incomplete {
        /// The open points.
        missing: Vec<Missing>,
    },
    /// Nobody but its writers has approved it.
    #[error("nobody who has not written it has approved this draft: ask a colleague for a review")]
    NotApproved,
    /// It was changed since it was approved.
    #[error("the draft was changed after it was reviewed: ask for another review")]
    Changed,
    /// A reviewer asks for changes to the draft as it is.
    #[error("a reviewer asks for changes to this draft: make them, and ask for another review")]
    ChangesRequested,
}

impl Publishing {
    /// The reviewers whose approval counts: those who have written nothing of it and have declared no conflict of interest.
    pub fn counting(&self) -> impl Iterator<Item = &Reviewed> {
        self.reviews.iter().filter(|review| {
            review.decision == Decision::Approve
                && !review.interested
                && review.by.person != PersonId::NODE
                && !self.writers.contains(&review.by)
        })
    }

    /// Whether the member would decide about a claim on its own government.
    fn is_about_own_government(&self) -> bool {
        let own = self.country.as_ref();
        self.government_body
            && own.is_none_or(|own| self.governments.contains(own))
            && !self.governments.is_empty()
    }

    /// Whether a reviewer from another country who is no government body has approved.
    fn is_seen_from_elsewhere(&self) -> bool {
        let is_elsewhere = |country: &Country| match &self.country {
            Some(own) => country != own,
            None => !self.governments.contains(country),
        };
        self.counting()
            .any(|review| !review.government_body && review.country.as_ref().is_some_and(is_elsewhere))
    }
}

/// Whether a draft may be published, and what readers must then be told with the verdict.
///
/// # Errors
/// [`NotYet`], the first reason in the order in which a person would deal with them.
pub fn publication(asked: &Publishing) -> Result<Vec<Label>, NotYet> {
    if !asked.conflicts.is_empty() {
        let fields = asked.conflicts.clone();
        return Err(NotYet::Conflict { fields });
    }
    if !asked.missing.is_empty() {
        let missing = asked.missing.clone();
        return Err(NotYet::Incomplete { missing });
    }
    let refused = |review: &Reviewed| review.decision == Decision::RequestChanges;
    if asked.reviews.iter().any(refused) {
        return Err(NotYet::ChangesRequested);
    }
    if asked.counting().next().is_none() {
        let changed = asked.reviewed_before && asked.reviews.is_empty();
        return Err(if changed {
            NotYet::Changed
        } else {
            NotYet::NotApproved
        });
    }
    let told = asked.is_about_own_government() && !asked.is_seen_from_elsewhere();
    Ok(if told { vec![Label::OwnGovernment] } else { vec![] })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> Country {
        Country::try_from(code).unwrap()
    }

    fn person(member: u8, person: u8) -> Writer {
        Writer {
            member: LogId::from_bytes([member; 32]),
            person: PersonId::from_bytes([person; 16]),
        }
    }

    fn review(by: Writer, decision: Decision) -> Reviewed {
        Reviewed {
            by,
            decision,
            interested: false,
            country: Some(country("AZ")),
            government_body: false,
        }
    }

    /// Written by person 1 of member 1 in Azerbaijan, approved by person 2.
    fn approved() -> Publishing {
        Publishing {
            writers: BTreeSet::from([person(1, 1)]),
            reviews: vec![review(person(1, 2), Decision::Approve)],
            reviewed_before: false,
            missing: vec![],
            conflicts: vec![],
            governments: BTreeSet::new(),
            country: Some(country("AZ")),
            government_body: false,
        }
    }

    #[test]
    fn four_eyes_see_a_draft_before_readers_do() {
        assert_eq!(publication(&approved()), Ok(vec![]));
        let mut alone = approved();
        alone.reviews = vec![];
        assert_eq!(publication(&alone), Err(NotYet::NotApproved));
        alone.reviews = vec![review(person(1, 1), Decision::Approve)];
        assert_eq!(
            publication(&alone),
            Err(NotYet::NotApproved),
            "a writer's own approval"
        );
        // The same number in another member's log is another person.
        alone.reviews = vec![review(person(2, 1), Decision::Approve)];
        assert_eq!(publication(&alone), Ok(vec![]));
    }

    #[test]
    fn whoever_wrote_a_part_is_a_writer() {
        let mut both = approved();
        both.writers.insert(person(1, 2));
        assert_eq!(publication(&both), Err(NotYet::NotApproved));
        both.reviews.push(review(person(1, 3), Decision::Approve));
        assert_eq!(publication(&both), Ok(vec![]));
    }

    #[test]
    fn an_interested_reviewer_or_the_node_itself_does_not_count() {
        let mut asked = approved();
        asked.reviews[0].interested = true;
        assert_eq!(publication(&asked), Err(NotYet::NotApproved));
        asked.reviews = vec![review(
            Writer {
                member: LogId::from_bytes([1; 32]),
                person: PersonId::NODE,
            },
            Decision::Approve,
        )];
        assert_eq!(publication(&asked), Err(NotYet::NotApproved));
    }

    #[test]
    fn what_is_open_is_said_in_the_order_of_dealing_with_it() {
        let mut asked = approved();
        asked.reviews = vec![];
        asked.reviewed_before = true;
        assert_eq!(publication(&asked), Err(NotYet::Changed));
        asked.reviews = vec![
            review(person(1, 2), Decision::Approve),
            review(person(1, 3), Decision::RequestChanges),
        ];
        assert_eq!(publication(&asked), Err(NotYet::ChangesRequested));
        asked.missing = vec![Missing::TwoSources];
        let missing = asked.missing.clone();
        assert_eq!(publication(&asked), Err(NotYet::Incomplete { missing }));
        asked.conflicts = vec!["title"];
        let fields = asked.conflicts.clone();
        assert_eq!(publication(&asked), Err(NotYet::Conflict { fields }));
    }

    #[test]
    fn a_government_body_is_not_alone_with_a_claim_about_its_government() {
        let label = Ok(vec![Label::OwnGovernment]);
        let mut asked = approved();
        asked.government_body = true;
        asked.governments = BTreeSet::from([country("AZ")]);
        assert_eq!(publication(&asked), label, "a colleague of the same country");
        let from = |code: &str, government_body| {
            let mut reviewed = asked.clone();
            reviewed.reviews.push(Reviewed {
                country: Some(country(code)),
                government_body,
                ..review(person(2, 5), Decision::Approve)
            });
            publication(&reviewed)
        };
        assert_eq!(from("TR", false), Ok(vec![]));
        assert_eq!(from("TR", true), label, "another government body");
        assert_eq!(from("AZ", false), label, "the same country");
        let mut silent = asked.clone();
        silent.reviews.push(Reviewed {
            country: None,
            ..review(person(2, 5), Decision::Approve)
        });
        assert_eq!(
            publication(&silent),
            label,
            "a member that does not say where it is"
        );

        let mut elsewhere = asked.clone();
        elsewhere.governments = BTreeSet::from([country("TR")]);
        assert_eq!(publication(&elsewhere), Ok(vec![]), "another government");
        elsewhere.country = None;
        elsewhere.reviews[0].country = None;
        assert_eq!(
            publication(&elsewhere),
            label,
            "a government body that hides its country"
        );
        let mut newsroom = asked.clone();
        newsroom.government_body = false;
        assert_eq!(publication(&newsroom), Ok(vec![]), "no government body");
    }
}
