//! What came before what: the causal order of a record's entries.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};

use crate::ids::EntryId;

/// The entries of one record and their parents. Parents that are not here are left out.
///
/// Parents are hashes of what they name, so there are no circles.
#[derive(Debug)]
pub(crate) struct Graph {
    /// In ascending order; a node is a place in here.
    ids: Vec<EntryId>,
    parents: Vec<Vec<usize>>,
    /// Longest way to an entry without parents: every ancestor's is smaller.
    generations: Vec<usize>,
    order: Vec<usize>,
}

impl Graph {
    /// The graph of entries with their parents; entries in ascending order, each once.
    pub fn new<P: IntoIterator<Item = EntryId>>(entries: impl IntoIterator<Item = (EntryId, P)>) -> Self {
        let (ids, named): (Vec<_>, Vec<_>) = entries.into_iter().unzip();
        debug_assert!(ids.is_sorted_by(|a: &EntryId, b| a < b));
        let here = |parent: EntryId| ids.binary_search(&parent).ok();
        let parents: Vec<Vec<usize>> = named
            .into_iter()
            .map(|parents| {
                let mut parents: Vec<_> = parents.into_iter().filter_map(here).collect();
                parents.sort_unstable();
                parents.dedup();
                parents
            })
            .collect();
        let mut graph = Self {
            generations: vec![0; ids.len()],
            order: Vec::with_capacity(ids.len()),
            ids,
            parents,
        };
        graph.sort();
        graph
    }

    /// Parents before children; where that leaves a choice, the smaller name first (Kahn's algorithm).
    fn sort(&mut self) {
        let mut children = vec![Vec::new(); self.ids.len()];
        let mut waiting_for: Vec<usize> = self.parents.iter().map(Vec::len).collect();
        for (child, parents) in self.parents.iter().enumerate() {
            for parent in parents {
                children[*parent].push(child);
            }
        }
        let mut ready: BinaryHeap<_> = (0..self.ids.len())
            .filter(|node| waiting_for[*node] == 0)
            .map(Reverse)
            .collect();
        while let Some(Reverse(node)) = ready.pop() {
            self.order.push(node);
            for child in &children[node] {
                self.generations[*child] = self.generations[*child].max(self.generations[node] + 1);
                waiting_for[*child] -= 1;
                if waiting_for[*child] == 0 {
                    ready.push(Reverse(*child));
                }
            }
        }
    }

    /// The nodes, parents before children.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// The entry of a node.
    pub fn id(&self, node: usize) -> EntryId {
        self.ids[node]
    }

    /// Whether the author of `later` had seen `earlier`.
    pub fn precedes(&self, earlier: &EntryId, later: usize) -> bool {
        let Ok(target) = self.ids.binary_search(earlier) else {
            return false;
        };
        if self.generations[target] >= self.generations[later] {
            return false;
        }
        let mut seen = HashSet::new();
        let mut open = self.parents[later].clone();
        while let Some(node) = open.pop() {
            if node == target {
                return true;
            }
            if self.generations[node] > self.generations[target] && seen.insert(node) {
                open.extend(&self.parents[node]);
            }
        }
        false
    }

    /// Of the nodes that `counts` takes, those that no other of them follows, the youngest generation first.
    pub fn heads(&self, counts: impl Fn(EntryId) -> bool) -> Vec<EntryId> {
        let mut followed = vec![false; self.ids.len()];
        let mut heads = Vec::new();
        for node in self.order.iter().rev() {
            let counted = counts(self.ids[*node]);
            if counted && !followed[*node] {
                heads.push((Reverse(self.generations[*node]), self.ids[*node]));
            }
            for parent in &self.parents[*node] {
                followed[*parent] |= counted || followed[*node];
            }
        }
        heads.sort_unstable();
        heads.into_iter().map(|(_, id)| id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(byte: u8) -> EntryId {
        EntryId::from_bytes([byte; 32])
    }

    /// 1 ← 2 ← 4, 1 ← 3 ← 4, 5 alone, 6 with a parent that is not here.
    fn graph() -> Graph {
        let edges: [(u8, &[u8]); 6] = [(1, &[]), (2, &[1]), (3, &[1]), (4, &[2, 3]), (5, &[]), (6, &[9])];
        Graph::new(
            edges.map(|(node, parents)| (id(node), parents.iter().map(|p| id(*p)).collect::<Vec<_>>())),
        )
    }

    #[test]
    fn parents_come_before_children() {
        let order: Vec<_> = graph().order().iter().map(|node| graph().id(*node)).collect();
        assert_eq!(order, [1, 2, 3, 4, 5, 6].map(id));
        let reversed = Graph::new([(id(1), vec![id(2)]), (id(2), vec![])]);
        assert_eq!(reversed.order(), [1, 0]);
    }

    #[test]
    fn an_entry_precedes_its_descendants_and_nothing_else() {
        let graph = graph();
        let precedes = |a: u8, b: u8| graph.precedes(&id(a), usize::from(b) - 1);
        for (a, b) in [(1, 2), (1, 4), (3, 4)] {
            assert!(precedes(a, b) && !precedes(b, a), "{a} {b}");
        }
        for (a, b) in [(2, 3), (1, 5), (1, 1), (9, 6)] {
            assert!(!precedes(a, b), "{a} {b}");
        }
    }

    #[test]
    fn heads_are_what_nothing_that_counts_follows() {
        assert_eq!(graph().heads(|_| true), [4, 5, 6].map(id));
        assert_eq!(graph().heads(|e| e != id(4)), [2, 3, 5, 6].map(id));
        assert_eq!(graph().heads(|e| e == id(1)), [id(1)]);
    }
}
