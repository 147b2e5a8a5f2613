//! What the log says of the organisation and its people: what readers see in bylines and beside verdicts.

use ortaq_core::audience::Audience;
use ortaq_core::ids::{EntryId, PersonId, RecordId};
use ortaq_core::records::people::member::{MemberAct, MemberFields, MemberSet};
use ortaq_core::records::people::person::{PersonAct, PersonSet};
use ortaq_core::records::people::{MemberKind, Role};
use ortaq_core::records::{Change, Country, Erasure, Line};

use super::{Actor, Desk, DeskError};
use crate::policy::{Act, Relation};

impl Desk {
    /// Sets the name under which somebody publishes. It is public.
    ///
    /// # Errors
    /// Another's name; what the log reports.
    pub async fn set_byline(&self, actor: &Actor, name: Line) -> Result<EntryId, DeskError> {
        self.allow(actor, Act::ManageAccount, None, Relation::OWN, &Audience::CLEAR)?;
        let act = PersonAct::Set(PersonSet {
            name: Change::Set(name),
            ..PersonSet::default()
        });
        let person = self.person_record(actor.person);
        self.append(Self::entry(actor, act, &person, &Audience::CLEAR)?)
            .await
    }

    /// Notes that somebody has been let in or has left, without their name, which is theirs to publish.
    ///
    /// # Errors
    /// A role that may not; what the log reports.
    pub async fn note_person(
        &self,
        actor: &Actor,
        person: PersonId,
        active: bool,
    ) -> Result<EntryId, DeskError> {
        self.allow_plainly(actor, Act::InvitePerson)?;
        let act = PersonAct::Set(PersonSet {
            active: Change::Set(active),
            ..PersonSet::default()
        });
        let person = self.person_record(person);
        self.append(Self::entry(actor, act, &person, &self.inside())?)
            .await
    }

    /// Says what the organisation is: name, country, kind, funding, government ties, method. It is public.
    ///
    /// # Errors
    /// A role that may not; what the log reports.
    pub async fn describe_member(&self, actor: &Actor, set: MemberSet) -> Result<EntryId, DeskError> {
        self.allow(
            actor,
            Act::DescribeMember,
            None,
            Relation::STRANGER,
            &Audience::CLEAR,
        )?;
        let member = RecordId::only("member", self.log()).expect("`member` is one word");
        self.append(Self::entry(
            actor,
            MemberAct::Set(set),
            &member,
            &Audience::CLEAR,
        )?)
        .await
    }

    /// What the organisation says of itself.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn own_member(&self) -> Result<MemberFields, DeskError> {
        self.member(self.log()).await
    }

    /// Says of the demonstration's organisation, by the node itself, that it is invented.
    ///
    /// # Errors
    /// What the log reports.
    pub async fn seed_demo(&self, name: &str) -> Result<(), DeskError> {
        let present = self.own_member().await?;
        let (Ok(name), Ok(country)) = (Line::try_from(format!("{name} (demo)")), Country::try_from("AZ"))
        else {
            return Ok(());
        };
        if present.name.latest() == Some(&name) {
            return Ok(());
        }
        let operator = Actor {
            person: PersonId::NODE,
            roles: vec![Role::Operator],
        };
        let set = MemberSet {
            name: Change::Set(name),
            country: Change::Set(country),
            kind: Change::Set(MemberKind::IndependentFactChecker),
            ..MemberSet::default()
        };
        self.describe_member(&operator, set).await?;
        Ok(())
    }

    /// Has the body of an entry of this node's log erased. What it set is to be set anew first, where it is still to hold.
    ///
    /// # Errors
    /// An entry that is not here or not of this log; a role that may not; what the log reports.
    pub async fn erase(&self, actor: &Actor, entry: EntryId, reason: Line) -> Result<EntryId, DeskError> {
        self.allow_plainly(actor, Act::Erase)?;
        let held = self.store.entry(&entry).await?;
        let header = held.as_ref().map(|held| held.entry().entry());
        let header = header.filter(|header| header.log == self.log());
        let header = header.ok_or_else(|| DeskError::NoItem {
            record: RecordId::only("member", self.log()).expect("`member` is one word"),
            entry,
        })?;
        // As far as the erased entry reached, so that all who hold it learn of it.
        let act = Erasure { entry, reason };
        let draft = Self::entry(
            actor,
            ortaq_core::records::Act::Erase(act),
            &header.record,
            &header.audience,
        )?;
        self.append(draft).await
    }

    /// Whether somebody is the one who wrote an entry here.
    pub(super) fn is_by(&self, mark: &ortaq_core::fold::Mark, actor: &Actor) -> bool {
        mark.log == self.log() && mark.author == actor.person && actor.person != PersonId::NODE
    }
}
