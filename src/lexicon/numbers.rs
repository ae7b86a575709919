//! A list of numbers.
//!
//! Takes numbers, or the bytes of numbers that are built into the program; gives single ones. Bytes are read where they lie: a run over few
//! articles asks for few of them.

use super::packed::{Bytes, Packed, write_bytes};
use std::borrow::Cow;
use std::ops::Range;

/// A list of numbers.
#[derive(Debug, Clone, Default)]
pub struct Numbers(Cow<'static, [u8]>);

/// The bytes of a number.
const WIDTH: usize = size_of::<u32>();

impl Numbers {
    /// Returns so many noughts.
    #[must_use]
    pub fn noughts(count: usize) -> Self {
        Self(Cow::Owned(vec![0; count * WIDTH]))
    }

    /// Returns how many numbers there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len() / WIDTH
    }

    /// Says whether there is no number.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns a number.
    #[inline]
    #[must_use]
    pub fn get(&self, at: usize) -> Option<u32> {
        let bytes = self.0.get(at * WIDTH..(at + 1) * WIDTH)?;
        bytes.try_into().ok().map(u32::from_le_bytes)
    }

    /// Returns a number; nought where there is none.
    #[inline]
    #[must_use]
    pub fn at(&self, at: usize) -> u32 {
        self.get(at).unwrap_or_default()
    }

    /// Returns the numbers of a range.
    #[inline]
    pub fn range(&self, range: Range<usize>) -> impl Iterator<Item = u32> + use<'_> {
        let bytes = self.0.get(range.start * WIDTH..range.end * WIDTH).unwrap_or_default();
        bytes.chunks_exact(WIDTH).map(|bytes| bytes.try_into().map_or(0, u32::from_le_bytes))
    }

    /// Returns the stretch from the number before one, where the stretch before ends, to that number, where its own ends.
    #[inline]
    #[must_use]
    pub fn stretch(&self, at: usize) -> Range<usize> {
        let start = at.checked_sub(1).map_or(0, |before| self.at(before));
        start as usize..self.at(at).max(start) as usize
    }

    /// Adds a number.
    pub fn push(&mut self, number: u32) {
        self.0.to_mut().extend_from_slice(&number.to_le_bytes());
    }

    /// Changes a number.
    pub fn set(&mut self, at: usize, number: u32) {
        if let Some(bytes) = self.0.to_mut().get_mut(at * WIDTH..(at + 1) * WIDTH) {
            bytes.copy_from_slice(&number.to_le_bytes());
        }
    }
}

impl FromIterator<u32> for Numbers {
    fn from_iter<Other: IntoIterator<Item = u32>>(numbers: Other) -> Self {
        Self(numbers.into_iter().flat_map(u32::to_le_bytes).collect())
    }
}

impl Packed for Numbers {
    fn write(&self, out: &mut Vec<u8>) {
        write_bytes(&self.0, out);
    }

    fn read(from: &mut Bytes) -> Self {
        Self(Cow::Borrowed(from.bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_are_given_back(all in proptest::collection::vec(any::<u32>(), 0..20), more in any::<u32>()) {
            let mut numbers: Numbers = all.iter().copied().collect();
            prop_assert_eq!(numbers.range(0..all.len()).collect::<Vec<_>>(), all.clone());
            prop_assert_eq!(numbers.get(all.len()), None);
            numbers.push(more);
            numbers.set(0, 7);
            prop_assert_eq!((numbers.len(), numbers.at(0)), (all.len() + 1, 7));
            let mut bytes = Vec::new();
            numbers.write(&mut bytes);
            let read = Numbers::read(&mut Bytes::new(bytes.leak()));
            prop_assert_eq!(read.range(0..read.len()).collect::<Vec<_>>(), numbers.range(0..numbers.len()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn stretches_lie_end_to_end() {
        let ends: Numbers = [2, 2, 5].into_iter().collect();
        assert_eq!([0, 1, 2, 3].map(|at| ends.stretch(at)), [0..2, 2..2, 2..5, 5..5]);
    }
}
