//! A set of texts, each with a number.
//!
//! Takes texts; finds the number of one by its hash. It can be written to bytes and read from them without being built anew.

use super::numbers::Numbers;
use super::packed::{Bytes, Packed, write_bytes};
use std::borrow::Cow;

/// Texts with numbers.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    /// Positions of entries, one more, with some bits of their hashes above; 0 where nothing is. Its length is a power of two.
    table: Numbers,
    /// Which hashes there are, by some of their bits: most texts that are not there are not sought.
    hashes: Numbers,
    /// Where each entry's text ends in `texts`; it begins where the one before ends.
    ends: Numbers,
    numbers: Numbers,
    texts: Cow<'static, [u8]>,
}

/// The bits of a position in the table; those of the hash above them tell most other texts without a look at them.
const POSITION: u32 = (1 << 22) - 1;

impl Texts {
    /// Returns the number of a text.
    #[must_use]
    pub fn get(&self, text: &str) -> Option<u32> {
        self.get_bytes(text.as_bytes())
    }

    /// Returns the number of a text of these bytes.
    #[must_use]
    pub fn get_bytes(&self, text: &[u8]) -> Option<u32> {
        let mask = self.table.len().wrapping_sub(1);
        let hash = hash(text);
        if !self.may_hold(hash) {
            return None;
        }
        let mut place = hash as usize;
        loop {
            let found = self.table.get(place & mask)?;
            let entry = (found & POSITION).checked_sub(1)? as usize;
            if (found ^ hash) & !POSITION == 0 && self.text(entry) == text {
                return self.numbers.get(entry);
            }
            place += 1;
        }
    }

    /// Returns how many texts there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.numbers.len()
    }

    /// Adds a text that is not among them.
    pub fn add(&mut self, text: &str, number: u32) {
        self.add_bytes(text.as_bytes(), number);
    }

    /// Adds a text of these bytes that is not among them.
    pub fn add_bytes(&mut self, text: &[u8], number: u32) {
        if (self.numbers.len() + 1) * 2 > self.table.len() {
            self.grow();
        }
        self.texts.to_mut().extend_from_slice(text);
        self.ends.push(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        self.numbers.push(number);
        self.place(self.numbers.len() - 1);
    }

    /// Returns the place of a hash among the numbers of `hashes`, and its bit there.
    fn bit(&self, hash: u32) -> (usize, u32) {
        let mixed = (hash ^ hash >> 15) as usize;
        (mixed >> 5 & self.hashes.len().wrapping_sub(1), 1 << (mixed & 31))
    }

    #[inline]
    fn may_hold(&self, hash: u32) -> bool {
        let (place, bit) = self.bit(hash);
        self.hashes.at(place) & bit != 0
    }

    fn text(&self, entry: usize) -> &[u8] {
        self.texts.get(self.ends.stretch(entry)).unwrap_or_default()
    }

    fn place(&mut self, entry: usize) {
        let mask = self.table.len() - 1;
        let hash = hash(self.text(entry));
        let mut place = hash as usize;
        while self.table.at(place & mask) != 0 {
            place += 1;
        }
        let (number, bit) = self.bit(hash);
        self.hashes.set(number, self.hashes.at(number) | bit);
        let position = u32::try_from(entry + 1).unwrap_or(u32::MAX).min(POSITION);
        self.table.set(place & mask, position | hash & !POSITION);
    }

    fn grow(&mut self) {
        self.table = Numbers::noughts((self.table.len() * 2).max(16));
        self.hashes = Numbers::noughts(self.table.len() / 8);
        (0..self.numbers.len()).for_each(|entry| self.place(entry));
    }
}

impl<'t> FromIterator<(&'t str, u32)> for Texts {
    fn from_iter<Other: IntoIterator<Item = (&'t str, u32)>>(all: Other) -> Self {
        let mut texts = Self::default();
        all.into_iter().for_each(|(text, number)| texts.add(text, number));
        texts
    }
}

/// Returns a hash that is the same on every machine.
fn hash(bytes: &[u8]) -> u32 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |sum: u64, eight: u64| (sum.rotate_left(23) ^ eight).wrapping_mul(FACTOR);
    let mut eights = bytes.chunks_exact(8);
    let whole = eights.by_ref().fold(bytes.len() as u64, |sum, eight| mix(sum, eight.try_into().map_or(0, u64::from_le_bytes)));
    let rest = eights.remainder().iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte));
    let sum = mix(whole, rest);
    (sum >> 32) as u32 ^ (sum >> 13) as u32
}

impl Packed for Texts {
    fn write(&self, out: &mut Vec<u8>) {
        self.table.write(out);
        self.hashes.write(out);
        self.ends.write(out);
        self.numbers.write(out);
        write_bytes(&self.texts, out);
    }

    fn read(from: &mut Bytes) -> Self {
        let (table, hashes, ends, numbers) = (Packed::read(from), Packed::read(from), Packed::read(from), Packed::read(from));
        Self { table, hashes, ends, numbers, texts: Cow::Borrowed(from.bytes()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_text_has_its_number_and_others_have_none(all in proptest::collection::btree_set("[a-c\u{e9}]{0,4}", 0..60), other in "[a-c]{0,4}") {
            let texts: Texts = all.iter().map(String::as_str).zip(0..).collect();
            let mut bytes = Vec::new();
            texts.write(&mut bytes);
            let read = Texts::read(&mut Bytes::new(bytes.leak()));
            for (text, number) in all.iter().zip(0..) {
                prop_assert_eq!((texts.get(text), read.get(text)), (Some(number), Some(number)));
            }
            prop_assert_eq!(read.get(&other).is_some(), all.contains(&other));
        }
    }
}
