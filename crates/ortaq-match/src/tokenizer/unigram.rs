//! The most probable way to cut a word into pieces (Viterbi over a Unigram model, Kudo 2018).

use super::double_array::DoubleArray;
use crate::model::architecture::special;

/// How much worse than the least probable piece an unknown character is.
const UNKNOWN_PENALTY: f64 = 10.0;

/// Pieces and their log probabilities, borrowed from the model file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unigram<'a> {
    trie: DoubleArray<'a>,
    scores: &'a [f64],
    unknown_score: f64,
}

/// Best way found so far to end a piece at one byte of the word.
#[derive(Clone, Copy, Debug)]
struct Step {
    score: f64,
    piece: u32,
    start: u32,
}

const UNREACHED: Step = Step {
    score: f64::NEG_INFINITY,
    piece: special::UNKNOWN,
    start: u32::MAX,
};

/// Buffers of the search.
#[derive(Debug, Default)]
pub(crate) struct Lattice {
    steps: Vec<Step>,
}

impl<'a> Unigram<'a> {
    pub(crate) fn new(trie: DoubleArray<'a>, scores: &'a [f64], lowest_score: f64) -> Self {
        Self {
            trie,
            scores,
            unknown_score: lowest_score - UNKNOWN_PENALTY,
        }
    }

    pub(crate) fn pieces(&self) -> usize {
        self.scores.len()
    }

    /// Appends the ids of the most probable pieces of `word`; neighbouring unknown characters become one id.
    pub(crate) fn best_pieces(&self, word: &str, lattice: &mut Lattice, ids: &mut Vec<u32>) {
        if word.is_empty() {
            return;
        }
        let bytes = word.as_bytes();
        lattice.steps.clear();
        lattice.steps.resize(bytes.len() + 1, UNREACHED);
        lattice.steps[0].score = 0.0;
        for (start, character) in word.char_indices() {
            self.extend(bytes, start, character.len_utf8(), &mut lattice.steps);
        }
        collect(&lattice.steps, ids);
    }

    /// Tries every piece that begins at `start`.
    #[inline]
    fn extend(&self, bytes: &[u8], start: usize, character: usize, steps: &mut [Step]) {
        let so_far = steps[start].score;
        let mut covers_character = false;
        let mut node = self.trie.root();
        for (at, &byte) in bytes.iter().enumerate().skip(start) {
            let Some((next, value)) = node.and_then(|n| self.trie.step(n, byte)) else {
                break;
            };
            node = Some(next);
            let Some(piece) = value else { continue };
            let Some(score) = self.scores.get(piece as usize) else {
                continue;
            };
            covers_character |= at + 1 - start == character;
            improve(
                &mut steps[at + 1],
                Step {
                    score: so_far + score,
                    piece,
                    start: start as u32,
                },
            );
        }
        if !covers_character {
            let unknown = Step {
                score: so_far + self.unknown_score,
                piece: special::UNKNOWN,
                start: start as u32,
            };
            improve(&mut steps[start + character], unknown);
        }
    }
}

#[inline]
fn improve(step: &mut Step, candidate: Step) {
    if step.start == u32::MAX || candidate.score > step.score {
        *step = candidate;
    }
}

/// Walks the best path backwards and appends its pieces in reading order.
fn collect(steps: &[Step], ids: &mut Vec<u32>) {
    let first = ids.len();
    let mut end = steps.len() - 1;
    while end > 0 {
        let step = steps[end];
        let fuses =
            step.piece == special::UNKNOWN && ids.len() > first && ids.last() == Some(&special::UNKNOWN);
        if !fuses {
            ids.push(step.piece);
        }
        // Every start lies before its end; a damaged trie could only end a piece inside a character,
        // which no later piece begins at.
        if step.start as usize >= end {
            break;
        }
        end = step.start as usize;
    }
    ids[first..].reverse();
}
