//! A fact-check once its entries are folded.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Uncounted;
use super::states::Fold;
use super::values::{Context, Items, Register, Said, Thread};
use crate::canonical;
use crate::ids::{BodyHash, EntryId};
use crate::records::checking::{CheckAct, Decision, DraftFields, PassageRemark, Publication, Review};

/// A fact-check in the making and as published. Its partners stand in the [record](super::Record).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckRecord {
    /// The draft.
    pub draft: DraftFields,
    /// Remarks on the draft; one that is removed is dealt with.
    pub remarks: Items<PassageRemark>,
    /// What reviewers said.
    pub reviews: Thread<Review>,
    /// As published now. Several values are publications that did not know of each other: to be settled by one that does.
    pub published: Register<Publication>,
    /// Every publication, the first one first.
    pub publications: Thread<Published>,
    /// Members that put their names to a publication.
    pub cosigned: Items<EntryId>,
}

/// A publication in the history of a fact-check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The version of the draft.
    pub version: BodyHash,
}

impl CheckRecord {
    /// What a review refers to: SHA-256 of the draft's values in canonical JSON. `None` while a field is in conflict, because
    /// nobody can say then what was read.
    #[must_use]
    pub fn draft_version(&self) -> Option<BodyHash> {
        let values = self.draft.agreed()?;
        let bytes = canonical::write(&values).ok()?;
        Some(BodyHash::from_bytes(Sha256::digest(bytes).into()))
    }

    /// The reviews of the draft as it is now that approve it.
    pub fn approvals(&self) -> impl Iterator<Item = &Said<Review>> {
        let version = self.draft_version();
        self.reviews.all().iter().filter(move |review| {
            review.value.decision == Decision::Approve && Some(review.value.version) == version
        })
    }
}

impl Fold<CheckAct> for Box<CheckRecord> {
    fn apply(&mut self, act: CheckAct, cx: &Context<'_>) -> Result<(), Uncounted> {
        match act {
            CheckAct::Draft(set) => self.draft.set(*set, cx),
            // The record applies them before everything else.
            CheckAct::AddPartner(_) | CheckAct::RemovePartner(_) => {}
            CheckAct::AddRemark(remark) => self.remarks.add(remark, cx),
            CheckAct::ResolveRemark(resolved) => self.remarks.remove(resolved.remark, None, cx)?,
            CheckAct::Review(review) => self.reviews.say(review, cx),
            CheckAct::Publish(publication) => {
                let version = publication.version;
                self.publications.say(Published { version }, cx);
                self.published.write(Some(*publication), cx);
            }
            CheckAct::Cosign(cosigned) => self.cosigned.add(cosigned.publication, cx),
            CheckAct::WithdrawCosign(withdrawn) => {
                if self.cosigned.edit(withdrawn.cosign)?.added.log != cx.mark.log {
                    return Err(Uncounted::NotTheirs);
                }
                self.cosigned
                    .remove(withdrawn.cosign, Some(withdrawn.reason), cx)?;
            }
        }
        Ok(())
    }
}
