//! Who may do what: every rule of the node in one place, as pure functions.
//!
//! [`decide`] answers for one act: by the roles of who asks, the state of the record, how it is related to them, and how far what they
//! write is to reach. [`publication`] answers whether a draft may become a publication, which needs other people beside the
//! one who asks. `docs/rights.md` holds both as tables for people; a test compares every cell.
//!
//! Not here: who somebody is, and what a record says. Whoever asks has read that.

mod act;
mod publication;
mod rights;

use ortaq_core::audience::Audience;
use ortaq_core::ids::LogId;
use ortaq_core::records::people::Role;

pub use act::{Act, State};
pub use publication::{Missing, NotYet, Publishing, Reviewed, Writer, publication};
pub use rights::{Right, right, roles};

/// How a record, an item or an account is related to who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Relation {
    /// It is their own: they wrote it, or are among its authors; a task is assigned to them; an account is theirs.
    pub own: bool,
    /// They have declared a conflict of interest.
    pub interested: bool,
    /// Theirs is the last active account of an operator.
    pub last_operator: bool,
}

impl Relation {
    /// Nothing connects them.
    pub const STRANGER: Self = Self {
        own: false,
        interested: false,
        last_operator: false,
    };
    /// It is their own.
    pub const OWN: Self = Self {
        own: true,
        interested: false,
        last_operator: false,
    };
}

/// How far what is written reaches, from the narrowest to the widest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// This organisation alone.
    Inside,
    /// Named members, a group, or the partners of a case.
    Partners,
    /// All members.
    Members,
    /// Everybody.
    Public,
}

impl Reach {
    /// How far an audience reaches, seen from the node whose log is `own`.
    #[must_use]
    pub fn of(audience: &Audience, own: &LogId) -> Self {
        match audience {
            Audience::Clear {} => Self::Public,
            Audience::Green {} => Self::Members,
            Audience::Amber { .. } => Self::Partners,
            Audience::Red { members } if members.iter().all(|member| member == own) => Self::Inside,
            Audience::Red { .. } => Self::Partners,
        }
    }
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question<'a> {
    /// The roles of who asks; none for a visitor.
    pub roles: &'a [Role],
    /// What they want to do.
    pub act: Act,
    /// Where the record stands; none where it is only made by this, or has no standing.
    pub state: Option<State>,
    /// How it is related to them.
    pub relation: Relation,
    /// How far it is to reach.
    pub reach: Reach,
}

/// Why something is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// None of their roles may do it.
    #[error("this is for others to do: ask {}", names(roles(*.act)))]
    Role {
        /// What they wanted to do.
        act: Act,
    },
    /// Their roles may do it to what is their own.
    #[error("you can do this to what is yours; ask {} for the rest", names(roles(*.act)))]
    NotTheirs {
        /// What they wanted to do.
        act: Act,
    },
    /// It must be done by somebody whose work it is not.
    #[error("somebody else must do this, because it is your own work: ask a colleague")]
    OwnWork {
        /// What they wanted to do.
        act: Act,
    },
    /// It must be done by somebody without a conflict of interest.
    #[error("somebody without a conflict of interest must do this: ask a colleague")]
    Interest {
        /// What they wanted to do.
        act: Act,
    },
    /// It cannot be done to a record that stands where this one stands.
    #[error("this cannot be done to what is {}", .state.as_str())]
    State {
        /// What they wanted to do.
        act: Act,
        /// Where the record stands.
        state: State,
    },
    /// Their roles may not send it so far.
    #[error("your role cannot send this beyond the organisation that far: keep it inside, or ask an editor")]
    Reach {
        /// What they wanted to do.
        act: Act,
        /// How far it was to go.
        reach: Reach,
    },
    /// Without an operator nobody could let people in again.
    #[error("this is the last operator: give the role to somebody else first")]
    LastOperator,
    /// Their own account, which somebody else must decide about.
    #[error("you cannot do this to your own account: ask another operator")]
    OwnAccount,
}

/// Whether somebody may do something.
///
/// # Errors
/// The first reason against it: role, then relation, then state, then reach.
pub fn decide(question: &Question<'_>) -> Result<(), Refusal> {
    let Question {
        roles,
        act,
        state,
        relation,
        reach,
    } = *question;
    match best_right(roles, act) {
        Right::No => return Err(Refusal::Role { act }),
        Right::Own if !relation.own => return Err(Refusal::NotTheirs { act }),
        Right::Own | Right::Yes => {}
    }
    related(act, relation)?;
    if let Some(state) = state
        && !act.states().contains(&state)
    {
        return Err(Refusal::State { act, state });
    }
    if reach > rights::reach(roles).max(act.reach()) {
        return Err(Refusal::Reach { act, reach });
    }
    Ok(())
}

/// Whether the roles alone stand against something: for pages that decide what to offer.
///
/// # Errors
/// [`Refusal::Role`]. Where only one's own may be touched this passes.
pub fn may(roles: &[Role], act: Act) -> Result<(), Refusal> {
    match best_right(roles, act) {
        Right::No => Err(Refusal::Role { act }),
        Right::Own | Right::Yes => Ok(()),
    }
}

fn best_right(roles: &[Role], act: Act) -> Right {
    let by_role = roles.iter().map(|role| right(Some(*role), act));
    by_role.fold(right(None, act), Ord::max)
}

/// What the relation stands against, whatever the role.
fn related(act: Act, relation: Relation) -> Result<(), Refusal> {
    match act {
        Act::Review | Act::PublishTranslation if relation.own => Err(Refusal::OwnWork { act }),
        Act::AnswerAppeal if relation.own => Err(Refusal::OwnWork { act }),
        Act::AnswerAppeal if relation.interested => Err(Refusal::Interest { act }),
        Act::SuspendPerson | Act::ChangeRoles if relation.last_operator => Err(Refusal::LastOperator),
        Act::SuspendPerson | Act::ResetPerson if relation.own => Err(Refusal::OwnAccount),
        _ => Ok(()),
    }
}

/// Roles as a sentence names them.
fn names(roles: Vec<Role>) -> String {
    let words = roles.into_iter().map(rights::name);
    words.collect::<Vec<_>>().join(" or ")
}

#[cfg(test)]
mod tests {
    use ortaq_core::audience::Readers;

    use super::*;

    #[test]
    fn what_stays_inside_is_red_for_ones_own_log_alone() {
        let [own, other] = [1, 2].map(|byte| LogId::from_bytes([byte; 32]));
        let red = |members: &[LogId]| Audience::Red {
            members: Readers::new(members.iter().copied()).unwrap(),
        };
        assert_eq!(Reach::of(&red(&[own]), &own), Reach::Inside);
        assert_eq!(Reach::of(&red(&[own, other]), &own), Reach::Partners);
        assert_eq!(Reach::of(&Audience::GREEN, &own), Reach::Members);
        assert_eq!(Reach::of(&Audience::CLEAR, &own), Reach::Public);
    }

    #[test]
    fn several_roles_may_do_what_any_of_them_may() {
        let both = [Role::Operator, Role::Editor];
        assert_eq!(may(&both, Act::Publish), Ok(()));
        assert_eq!(may(&both, Act::InvitePerson), Ok(()));
        assert_eq!(
            may(&[Role::Operator], Act::Publish),
            Err(Refusal::Role { act: Act::Publish })
        );
    }

    #[test]
    fn refusals_name_who_can_help() {
        let refusal = Refusal::Role { act: Act::Publish };
        assert_eq!(refusal.to_string(), "this is for others to do: ask an editor");
    }
}
