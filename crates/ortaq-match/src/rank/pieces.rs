//! Pieces of three letters: how alike two texts are spelt, rare pieces before frequent ones.
//!
//! In the spelling of cognates the Turkic languages share many word parts, and names share theirs with every language.
//! How rare a piece is does not depend on the index at hand: a table learnt by `ortaq train match` says it.

use std::sync::LazyLock;

/// Entries of the table of rarities; pieces that share one only blur a similarity.
const BUCKETS: usize = 1 << 16;
/// Steps of a stored rarity to one unit of the natural logarithm.
const STEPS: f32 = 16.0;

static SHIPPED: LazyLock<Rarities> = LazyLock::new(|| {
    Rarities::from_bytes(include_bytes!("../../models/pieces.bin"))
        .expect("the shipped table has the right size: a test reads it")
});

/// How rare each piece is: the logarithm of one over the share of texts that have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rarities(Vec<u8>);

impl Rarities {
    /// The shipped table.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads a table; `None` when it has another size.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        (bytes.len() == BUCKETS).then(|| Self(bytes.to_vec()))
    }

    /// The table as it is stored: one byte a bucket, sixteenths of the natural logarithm.
    #[must_use]
    pub fn to_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Learns the table from the pieces of many texts.
    #[must_use]
    pub fn learn<'a>(texts: impl Iterator<Item = &'a [u32]>) -> Self {
        let mut holders = vec![0_u32; BUCKETS];
        let mut count = 0_u32;
        for pieces in texts {
            count += 1;
            let mut buckets: Vec<usize> = pieces.iter().map(|piece| bucket(*piece)).collect();
            buckets.sort_unstable();
            buckets.dedup();
            for bucket in buckets {
                holders[bucket] += 1;
            }
        }
        let rarity = |holders: u32| {
            let share = (f64::from(holders) + 0.5) / (f64::from(count) + 1.0);
            (f64::from(STEPS) * (1.0 / share).ln()).clamp(0.0, 255.0).round() as u8
        };
        Self(holders.into_iter().map(rarity).collect())
    }

    /// Cosine of two sorted sets of pieces in which each piece weighs as much as it is rare, 0 to 1.
    #[must_use]
    pub fn likeness(&self, a: &[u32], b: &[u32]) -> f32 {
        let weight = |piece: u32| {
            let rarity = f32::from(self.0[bucket(piece)]) / STEPS;
            rarity * rarity
        };
        let all = |pieces: &[u32]| pieces.iter().map(|p| weight(*p)).sum::<f32>();
        let shared: f32 = shared(a, b).map(weight).sum();
        shared / (all(a) * all(b)).sqrt().max(1e-9)
    }
}

fn bucket(piece: u32) -> usize {
    (piece >> 16) as usize
}

/// Adds the hashed pieces of one word, its ends marked.
pub(super) fn push_pieces(word: &str, pieces: &mut Vec<u32>) {
    let padded: Vec<char> = std::iter::once(' ')
        .chain(word.chars())
        .chain(std::iter::once(' '))
        .collect();
    for piece in padded.windows(3) {
        // FNV-1a over the three letters, its bits spread, because the table takes the upper ones.
        let hash = piece
            .iter()
            .fold(0x811c_9dc5_u32, |h, &c| (h ^ c as u32).wrapping_mul(0x0100_0193));
        pieces.push((hash ^ hash >> 15).wrapping_mul(0x2c1b_3c6d));
    }
}

/// Dice coefficient of two sorted sets of pieces, 0 to 1.
#[must_use]
pub fn dice(a: &[u32], b: &[u32]) -> f32 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    2.0 * shared(a, b).count() as f32 / (a.len() + b.len()) as f32
}

/// What two sorted sets have in common.
fn shared(a: &[u32], b: &[u32]) -> impl Iterator<Item = u32> {
    let mut b = b.iter().copied().peekable();
    a.iter().copied().filter(move |piece| {
        while b.next_if(|other| other < piece).is_some() {}
        b.peek() == Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<u32> {
        let mut pieces = Vec::new();
        text.split(' ').for_each(|word| push_pieces(word, &mut pieces));
        pieces.sort_unstable();
        pieces.dedup();
        pieces
    }

    #[test]
    fn dice_is_one_for_equal_sets_and_zero_for_none_shared() {
        assert!((dice(&[1, 2, 3], &[1, 2, 3]) - 1.0).abs() < f32::EPSILON);
        assert!(dice(&[1, 2], &[3, 4]).abs() < f32::EPSILON);
        assert!(dice(&[], &[]).abs() < f32::EPSILON);
        assert!((dice(&[1, 3, 5], &[2, 3, 4]) - 1.0 / 3.0).abs() < 1e-6);
    }

    #[test]
    fn a_rare_word_in_common_says_more_than_a_frequent_one() {
        let texts: Vec<Vec<u32>> = (0..200)
            .map(|i| pieces(&format!("prezident {i} {}", i * 77)))
            .collect();
        let rarities = Rarities::learn(texts.iter().map(Vec::as_slice));
        let query = pieces("prezident zervan");
        let frequent = rarities.likeness(&query, &pieces("prezident aytirdi"));
        let rare = rarities.likeness(&query, &pieces("aytirdi zervan"));
        assert!(rare > 2.0 * frequent, "{rare} {frequent}");
        assert!((rarities.likeness(&query, &query) - 1.0).abs() < 1e-5);
        assert!(rarities.likeness(&query, &[]).abs() < 1e-9);
    }

    #[test]
    fn the_shipped_table_can_be_read_and_a_table_of_another_size_is_refused() {
        assert_eq!(Rarities::shipped().to_bytes().len(), BUCKETS);
        assert!(Rarities::from_bytes(&[0; 3]).is_none());
    }
}
