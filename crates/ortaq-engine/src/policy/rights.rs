//! Which role may do what.

use ortaq_core::records::people::Role;

use super::{Act, Reach};

/// What a role may do with an act, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    /// Not.
    No,
    /// To what is their own.
    Own,
    /// Yes.
    Yes,
}

/// All roles, in the order of the columns of `docs/rights.md` behind that of visitors.
pub(super) const ROLES: [Role; 6] = [
    Role::Reader,
    Role::Contributor,
    Role::FactChecker,
    Role::Editor,
    Role::Secretariat,
    Role::Operator,
];

/// What a role may do with an act; `None` is a visitor, who is not signed in.
#[must_use]
pub fn right(role: Option<Role>, act: Act) -> Right {
    use Right::{No, Own, Yes};
    let [
        visitor,
        reader,
        contributor,
        fact_checker,
        editor,
        secretariat,
        operator,
    ] = match act {
        Act::SubmitTip | Act::FileAppeal | Act::PostComment => [Yes, Yes, Yes, Yes, Yes, Yes, Yes],
        Act::ManageAccount | Act::ReadPeople => [No, Yes, Yes, Yes, Yes, Yes, Yes],
        Act::ReadDesk => [No, Yes, Yes, Yes, Yes, Yes, No],
        Act::AddSighting | Act::AddEvidence | Act::AddNote | Act::Translate => {
            [No, No, Yes, Yes, Yes, No, No]
        }
        Act::ChangeTask | Act::ChangeEvidence => [No, No, Own, Yes, Yes, No, No],
        Act::TakeItem
        | Act::WorkOnItem
        | Act::DismissItem
        | Act::MergeItem
        | Act::UndoSorting
        | Act::AnswerTip
        | Act::RecordClaim
        | Act::OpenCase
        | Act::ChangeCase
        | Act::CloseCase
        | Act::ReopenCase
        | Act::AddTask
        | Act::SaveDraft
        | Act::AskReview
        | Act::Remark
        | Act::HandleAppeal
        | Act::ModerateComment => [No, No, No, Yes, Yes, No, No],
        Act::Review
        | Act::Publish
        | Act::Correct
        | Act::Retract
        | Act::GiveOpinion
        | Act::AnswerAppeal
        | Act::PublishTranslation => [No, No, No, No, Yes, No, No],
        Act::Erase => [No, No, No, No, Yes, No, Yes],
        Act::DescribeMember | Act::ManageNetwork => [No, No, No, No, No, Yes, Yes],
        Act::InvitePerson | Act::ChangeRoles | Act::SuspendPerson | Act::ResetPerson | Act::ReadAudit => {
            [No, No, No, No, No, No, Yes]
        }
    };
    match role {
        None => visitor,
        Some(Role::Reader) => reader,
        Some(Role::Contributor) => contributor,
        Some(Role::FactChecker) => fact_checker,
        Some(Role::Editor) => editor,
        Some(Role::Secretariat) => secretariat,
        Some(Role::Operator) => operator,
    }
}

/// The roles that may do something to whatever it is.
#[must_use]
pub fn roles(act: Act) -> Vec<Role> {
    let may = |role: &Role| right(Some(*role), act) == Right::Yes;
    ROLES.into_iter().filter(may).collect()
}

/// How far somebody with these roles may send what is not public by its nature.
pub(super) fn reach(roles: &[Role]) -> Reach {
    let reach = |role: &Role| match role {
        Role::Reader | Role::Contributor | Role::Secretariat | Role::Operator => Reach::Inside,
        Role::FactChecker => Reach::Partners,
        Role::Editor => Reach::Public,
    };
    roles.iter().map(reach).max().unwrap_or(Reach::Inside)
}

/// A role as a sentence names it.
pub(super) fn name(role: Role) -> &'static str {
    match role {
        Role::Reader => "a reader",
        Role::Contributor => "a contributor",
        Role::FactChecker => "a fact-checker",
        Role::Editor => "an editor",
        Role::Secretariat => "the secretariat",
        Role::Operator => "an operator",
    }
}
