//! Reading a double-array trie (the layout of darts-clone: Aoe, 1989; Yata et al., 2007).
//!
//! Both tries of the model have this layout: the character map comes with it from upstream, the one
//! over pieces is built when the model is converted. Every index is checked, so that a damaged file
//! gives wrong answers at worst.

/// A trie over byte strings, borrowed from the model file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DoubleArray<'a> {
    units: &'a [u32],
}

/// A position in the trie, reached by some prefix.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node(usize);

impl<'a> DoubleArray<'a> {
    pub(crate) fn new(units: &'a [u32]) -> Self {
        Self { units }
    }

    /// The node of the empty prefix.
    #[inline]
    pub(crate) fn root(self) -> Option<Node> {
        Some(Node(offset(*self.units.first()?)))
    }

    /// Follows one byte from `node`: the next node, and the value of the key that ends there, if one does.
    #[inline]
    pub(crate) fn step(self, node: Node, byte: u8) -> Option<(Node, Option<u32>)> {
        // A zero byte is the trie's own end mark and never part of a key.
        if byte == 0 {
            return None;
        }
        let position = node.0 ^ byte as usize;
        let unit = *self.units.get(position)?;
        if unit & LABEL_MASK != u32::from(byte) {
            return None;
        }
        let next = position ^ offset(unit);
        let value = if unit & HAS_LEAF != 0 {
            self.units.get(next).map(|leaf| leaf & VALUE_MASK)
        } else {
            None
        };
        Some((Node(next), value))
    }

    /// The value of the shortest key that `text` begins with.
    #[inline]
    pub(crate) fn shortest_prefix(self, text: &[u8]) -> Option<u32> {
        let mut node = self.root()?;
        for &byte in text {
            let (next, value) = self.step(node, byte)?;
            if value.is_some() {
                return value;
            }
            node = next;
        }
        None
    }
}

const LABEL_MASK: u32 = (1 << 31) | 0xff;
const HAS_LEAF: u32 = 1 << 8;
const VALUE_MASK: u32 = (1 << 31) - 1;

#[inline]
fn offset(unit: u32) -> usize {
    ((unit >> 10) << ((unit & (1 << 9)) >> 6)) as usize
}
