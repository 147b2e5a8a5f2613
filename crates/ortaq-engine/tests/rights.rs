//! The tables of `docs/rights.md` say what the policy does, cell by cell.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::collections::BTreeMap;

use ortaq_core::records::people::Role;
use ortaq_engine::policy::{Act, Question, Reach, Refusal, Relation, Right, State, decide, right};

const RIGHTS: &str = include_str!("../../../docs/rights.md");

/// Who the columns and rows are about; none: a visitor.
const WHO: [(&str, Option<Role>); 7] = [
    ("visitor", None),
    ("reader", Some(Role::Reader)),
    ("contributor", Some(Role::Contributor)),
    ("fact-checker", Some(Role::FactChecker)),
    ("editor", Some(Role::Editor)),
    ("secretariat", Some(Role::Secretariat)),
    ("operator", Some(Role::Operator)),
];

/// The rows of the table whose first line begins so: first cell, then the others.
fn table(heading: &str) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut lines = RIGHTS.lines().skip_while(|line| !line.starts_with(heading));
    assert!(lines.next().is_some(), "there is no table {heading:?}");
    let cells = |line: &'static str| {
        let mut cells = line.trim_matches('|').split('|').map(str::trim);
        (cells.next().unwrap(), cells.collect())
    };
    lines
        .skip(1)
        .take_while(|line| line.starts_with('|'))
        .map(cells)
        .collect()
}

fn act(name: &str) -> Act {
    let named = Act::ALL.iter().find(|act| act.as_str() == name);
    *named.unwrap_or_else(|| panic!("there is no act {name:?}"))
}

fn question(roles: &[Role], act: Act) -> Question<'_> {
    Question {
        roles,
        act,
        state: None,
        relation: Relation::STRANGER,
        reach: Reach::Inside,
    }
}

/// The roles of somebody who may do it: the answer is then decided by something else.
fn able(act: Act) -> Vec<Role> {
    let roles = WHO.iter().filter_map(|(_, role)| *role);
    roles
        .filter(|role| right(Some(*role), act) == Right::Yes)
        .collect()
}

#[test]
fn every_role_and_act_has_its_cell() {
    let rows: BTreeMap<_, _> = table("| act | visitor").into_iter().collect();
    assert_eq!(rows.len(), Act::ALL.len(), "a row for each act, and no other");
    for act in Act::ALL {
        let cells = rows
            .get(act.as_str())
            .unwrap_or_else(|| panic!("{:?} has no row", act.as_str()));
        for ((who, role), cell) in WHO.iter().zip(cells) {
            let roles: Vec<Role> = role.iter().copied().collect();
            let asked = question(&roles, *act);
            let theirs = Question {
                relation: Relation::OWN,
                ..asked
            };
            let role_refuses = |asked: &Question<'_>| match decide(asked) {
                Err(Refusal::Role { .. }) => Some(true),
                Err(Refusal::NotTheirs { .. }) => Some(false),
                _ => None,
            };
            let found = match (role_refuses(&asked), role_refuses(&theirs)) {
                (Some(true), Some(true)) => "no",
                (Some(false), None) => "own",
                (None, None) => "yes",
                other => panic!("{who}, {}: {other:?}", act.as_str()),
            };
            assert_eq!(found, *cell, "{who}, {}", act.as_str());
        }
    }
}

#[test]
fn every_act_and_state_is_in_the_table() {
    let rows: BTreeMap<_, _> = table("| act | state |").into_iter().collect();
    for act in Act::ALL {
        let allowed: Vec<&str> = rows
            .get(act.as_str())
            .map(|cells| cells[0].split(", ").collect())
            .unwrap_or_default();
        let roles = able(*act);
        for state in State::ALL.iter().filter(|_| !act.states().is_empty()) {
            let asked = Question {
                state: Some(*state),
                ..question(&roles, *act)
            };
            let refused = decide(&asked)
                == Err(Refusal::State {
                    act: *act,
                    state: *state,
                });
            assert_eq!(
                !refused,
                allowed.contains(&state.as_str()),
                "{} {}",
                act.as_str(),
                state.as_str()
            );
        }
        assert_eq!(act.states().len(), allowed.len(), "{}", act.as_str());
    }
    for (name, _) in table("| act | state |") {
        act(name);
    }
}

#[test]
fn every_relation_that_refuses_is_in_the_table() {
    let rows = table("| act | refused when |");
    let relations = [
        ("own", Relation::OWN),
        (
            "interested",
            Relation {
                interested: true,
                ..Relation::STRANGER
            },
        ),
        (
            "last operator",
            Relation {
                last_operator: true,
                ..Relation::STRANGER
            },
        ),
    ];
    for act in Act::ALL {
        let roles = able(*act);
        for (name, relation) in relations {
            let refused = decide(&Question {
                relation,
                ..question(&roles, *act)
            })
            .is_err();
            let written = rows
                .iter()
                .any(|(row, cells)| *row == act.as_str() && cells[0] == name);
            assert_eq!(refused, written, "{} {name}", act.as_str());
        }
    }
    for (name, cells) in rows {
        act(name);
        assert!(
            relations.iter().any(|(relation, _)| *relation == cells[0]),
            "{cells:?}"
        );
    }
}

#[test]
fn every_role_has_its_reach() {
    let rows: BTreeMap<_, _> = table("| role | furthest |").into_iter().collect();
    let reaches = [
        ("inside", Reach::Inside),
        ("partners", Reach::Partners),
        ("members", Reach::Members),
        ("public", Reach::Public),
    ];
    for (who, role) in WHO {
        let furthest = reaches.iter().find(|(name, _)| *name == rows[who][0]).unwrap().1;
        let roles: Vec<Role> = role.iter().copied().collect();
        // The first act that they may do and that is not public by its nature.
        let act = if right(role, Act::RecordClaim) == Right::Yes {
            Act::RecordClaim
        } else {
            Act::SubmitTip
        };
        for (name, reach) in reaches {
            let allowed = decide(&Question {
                reach,
                ..question(&roles, act)
            })
            .is_ok();
            assert_eq!(allowed, reach <= furthest, "{who} {name}");
        }
    }
    assert_eq!(rows.len(), WHO.len());
}

#[test]
fn what_is_public_by_its_nature_needs_no_further_right() {
    for act in [Act::Publish, Act::Correct, Act::GiveOpinion, Act::DescribeMember] {
        let roles = able(act);
        let asked = Question {
            reach: Reach::Public,
            ..question(&roles[..1], act)
        };
        assert_eq!(decide(&asked), Ok(()), "{}", act.as_str());
    }
}
