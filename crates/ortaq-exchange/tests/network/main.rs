//! A simulated network: the protocol of real nodes over a clock that is not one and a wire that loses, repeats, delays and lies.
//!
//! Everything follows from a seed, which a failing test prints. `ORTAQ_SIMULATIONS=N` runs that many seeds of each test.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod liar;
mod node;
mod world;

use std::sync::atomic::{AtomicU64, Ordering};

use world::{Plan, World};

/// Runs as many seeds as there are to be run, on all processors.
fn seeds(usual: u64, plan: impl Fn(u64) -> Plan + Sync) {
    let count = std::env::var("ORTAQ_SIMULATIONS").map_or(usual, |count| count.parse().unwrap());
    let next = AtomicU64::new(0);
    let totals = [const { AtomicU64::new(0) }; 5];
    std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= count {
                        break;
                    }
                    let plan = plan(seed);
                    let done = std::panic::catch_unwind(|| World::new(&plan).run());
                    let done = done.unwrap_or_else(|_| panic!("seed {seed}: {plan:?}"));
                    for (total, one) in totals.iter().zip(done) {
                        total.fetch_add(one, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    let [entries, messages, lost, lies, cosigned] = totals.map(AtomicU64::into_inner);
    println!(
        "{count} runs: {entries} entries written, {messages} messages, {lost} lost, {lies} altered, {cosigned} cosignatures; no violation"
    );
}

#[test]
fn three_nodes_converge_whatever_the_wire_does() {
    seeds(120, |seed| Plan::faulty(seed, 3));
}

#[test]
fn five_nodes_converge_whatever_the_wire_does() {
    seeds(40, |seed| Plan::faulty(seed, 5));
}

#[test]
fn nine_nodes_converge_whatever_the_wire_does() {
    seeds(8, |seed| Plan::faulty(seed, 9));
}

#[test]
fn a_partner_who_lies_is_believed_by_nobody() {
    seeds(80, |seed| Plan::with_liar(seed, 4));
}

#[test]
fn a_log_that_is_told_in_two_ways_is_proved_to_everybody() {
    seeds(60, |seed| Plan::with_fork(seed, 4));
}

#[test]
fn what_a_cut_partner_writes_comes_over_another_one() {
    seeds(40, Plan::relayed);
}
