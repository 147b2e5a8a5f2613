//! Members of the network and the people who work for them.

use serde::{Deserialize, Serialize};

use super::values::{Country, LanguageTag, Line, List, Remark, WebAddress};

/// A member: one record for each log.
pub mod member {
    use super::{Country, LanguageTag, Line, List, LocalName, MemberKind, Remark, Standing, WebAddress};

    acts! {
        /// What a member says of itself.
        MemberAct of "member" {
            /// Sets fields.
            "member.set" => Set(MemberSet), Owner;
        }
    }

    fields! {
        /// Changes to what a member says of itself.
        MemberSet;
        /// What a member says of itself.
        MemberFields;
        {
            /// Its name, as it writes it.
            name: Line,
            /// Its name in other languages.
            names: List<LocalName>,
            /// Where it works.
            country: Country,
            /// What kind of organisation it is.
            kind: MemberKind,
            /// Its site.
            website: WebAddress,
            /// How the public reaches it.
            contact: Line,
            /// The languages that it works in.
            languages: List<LanguageTag>,
            /// Who pays for it.
            funding: Remark,
            /// How it is tied to a government.
            government_ties: Remark,
            /// The committees that it sits in.
            committees: List<Line>,
            /// How it checks.
            methodology: Remark,
            /// Whether it takes part.
            standing: Standing,
        }
    }
}

/// A person, known to the log by the unique part of the record's name.
pub mod person {
    use super::{LanguageTag, Line, List, Remark, Role};

    acts! {
        /// What is said of a person.
        PersonAct of "person" {
            /// Sets fields.
            "person.set" => Set(PersonSet), Owner;
        }
    }

    fields! {
        /// Changes to what is said of a person.
        PersonSet;
        /// What is said of a person. Private data has no place here: what is public under `CLEAR` is a name for bylines.
        PersonFields;
        {
            /// The name under which they publish.
            name: Line,
            /// What they may do.
            roles: List<Role>,
            /// The languages that they work in.
            languages: List<LanguageTag>,
            /// Interests that they declare.
            interests: Remark,
            /// Whether they still work for the member.
            active: bool,
        }
    }
}

/// A group of members, to which `AMBER` entries can be addressed.
pub mod group {
    use super::{Line, Remark};
    use crate::records::{MemberAdded, MemberRemoved};

    acts! {
        /// What happens to a group.
        GroupAct of "group" {
            /// Sets fields.
            "group.set" => Set(GroupSet), Owner;
            /// Takes a member in.
            "group.member.add" => AddMember(MemberAdded), Owner;
            /// Lets a member go.
            "group.member.remove" => RemoveMember(MemberRemoved), Owner, edits added;
        }
    }

    fields! {
        /// Changes to what is said of a group.
        GroupSet;
        /// What is said of a group.
        GroupFields;
        {
            /// Its name.
            name: Line,
            /// What it is for.
            purpose: Remark,
        }
    }
}

/// How a node is joined with another one: a record of the node that joins, for itself alone. The unique part of its name is the first half of the other log's
/// name.
pub mod partner {
    use super::{Line, PartnerState, WebAddress};
    use crate::ids::LogId;

    acts! {
        /// What a node decides about a partner.
        PartnerAct of "partner" {
            /// Sets fields.
            "partner.set" => Set(PartnerSet), Owner;
        }
    }

    fields! {
        /// Changes to how a node is joined with another one.
        PartnerSet;
        /// How a node is joined with another one.
        PartnerFields;
        {
            /// The other one's log.
            member: LogId,
            /// Where its node is reached; none where it only comes to this one.
            address: WebAddress,
            /// Whether they are joined.
            state: PartnerState,
            /// The terms that were accepted.
            terms: Line,
        }
    }
}

/// A name in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalName {
    /// The language.
    pub language: LanguageTag,
    /// The name.
    pub name: Line,
}

/// What kind of organisation a member is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MemberKind {
    /// Fact-checkers who belong to no newsroom and no government.
    IndependentFactChecker,
    /// A newsroom.
    Newsroom,
    /// A public broadcaster.
    PublicMedia,
    /// A news agency.
    Agency,
    /// A ministry, an office, a committee of a government.
    GovernmentBody,
    /// A university.
    University,
}

/// Whether a member takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It does.
    Active,
    /// It has left; its log stays as it is.
    Left,
}

/// Whether two nodes are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartnerState {
    /// They exchange their logs.
    Joined,
    /// They did.
    Left,
}

/// What a person may do in their organisation's node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Reads.
    Reader,
    /// Adds tips and evidence.
    Contributor,
    /// Works on cases and drafts.
    FactChecker,
    /// Reviews and publishes.
    Editor,
    /// Keeps the platform's institutional life.
    Secretariat,
    /// Runs the node.
    Operator,
}
