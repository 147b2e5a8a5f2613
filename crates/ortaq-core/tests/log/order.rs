//! The same set of entries gives the same state: any order, any duplication, any number of steps.

use ortaq_core::audience::Audience;
use ortaq_core::fold::{Held, Record, State};
use ortaq_core::ids::EntryId;
use ortaq_core::records::{Act, Erasure};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::samples;
use crate::support::TestLog;

/// One entry to be written: by which log, what, having seen what.
type Step = (Index, Index, Vec<Index>);

/// Entries of three logs about few records, so that they meet: any act of any kind, edits of each other's items, erasures.
fn entries(steps: &[Step]) -> Vec<Held> {
    let mut logs = [1, 2, 3].map(TestLog::new);
    let mut written: Vec<EntryId> = logs.iter().map(|log| log.held[0].entry().id()).collect();
    for (log, what, seen) in steps {
        let parents: Vec<_> = seen.iter().map(|index| *index.get(&written)).collect();
        let target = parents.first().copied().unwrap_or(written[0]);
        let owner = seen.len() % 2;
        let samples = samples::acts(&logs[owner], &logs[1 - owner], target);
        let (kind, act) = what.get(&samples);
        let record = logs[owner].record(kind, 1);
        let erase = seen.len() == 3;
        let act = if erase {
            Act::Erase(Erasure {
                entry: target,
                reason: "x".try_into().unwrap(),
            })
        } else {
            act.clone()
        };
        let writer = log.index(logs.len());
        written.push(logs[writer].write_for(Audience::GREEN, &record, act, &parents));
    }
    logs.into_iter().flat_map(|log| log.held).collect()
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let seen = prop::collection::vec(any::<Index>(), 0..5);
    prop::collection::vec((any::<Index>(), any::<Index>(), seen), 0..30)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn any_order_and_any_duplication_give_the_same_bytes(
        (held, shuffled) in steps().prop_map(|steps| entries(&steps)).prop_flat_map(|held| {
            let twice = held.iter().chain(&held).cloned().collect::<Vec<_>>();
            (Just(held), Just(twice).prop_shuffle())
        }),
        cut: Index,
    ) {
        let expected = State::fold(&held).canonical_bytes();
        prop_assert_eq!(State::fold(&shuffled).canonical_bytes(), expected.clone());
        // What was folded before does not matter: half of it first, then all.
        let _ = State::fold(&shuffled[..cut.index(shuffled.len())]);
        let without_bodies: Vec<_> = held
            .iter()
            .map(|h| Held::new(h.entry().clone(), None).unwrap())
            .chain(held.iter().cloned())
            .collect();
        prop_assert_eq!(State::fold(&without_bodies).canonical_bytes(), expected);
    }

    /// A record depends on its own entries and on nothing else, so that a store folds it again alone when one arrives.
    #[test]
    fn a_record_is_the_fold_of_its_own_entries(steps in steps()) {
        let held = entries(&steps);
        let state = State::fold(&held);
        for (id, record) in &state.records {
            let own = held.iter().filter(|h| h.entry().entry().record == *id);
            prop_assert_eq!(&State::fold(own).records[id], record);
            let written = String::from_utf8(record.canonical_bytes()).unwrap();
            prop_assert_eq!(&Record::from_json(&written).unwrap(), record, "it is read as it was written");
        }
    }
}
