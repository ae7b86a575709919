//! A set of texts, each with a number.
//!
//! Takes texts; finds the number of one by its hash. It can be written to bytes and read from them without being built anew.

use super::numbers::Numbers;
use super::packed::{Bytes, Packed, write_bytes};
use std::borrow::Cow;

/// Texts with numbers.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    /// Positions of entries, one more; 0 where nothing is. Its length is a power of two.
    table: Numbers,
    /// Where each entry's text ends in `texts`; it begins where the one before ends.
    ends: Numbers,
    numbers: Numbers,
    texts: Cow<'static, [u8]>,
}

impl Texts {
    /// Returns the number of a text.
    #[must_use]
    pub fn get(&self, text: &str) -> Option<u32> {
        let (text, mask) = (text.as_bytes(), self.table.len().wrapping_sub(1));
        let mut place = hash(text);
        loop {
            let entry = self.table.get(place & mask)?.checked_sub(1)? as usize;
            if self.text(entry) == text {
                return self.numbers.get(entry);
            }
            place = place.wrapping_add(1);
        }
    }

    /// Adds a text that is not among them.
    pub fn add(&mut self, text: &str, number: u32) {
        if (self.numbers.len() + 1) * 2 > self.table.len() {
            self.grow();
        }
        self.texts.to_mut().extend_from_slice(text.as_bytes());
        self.ends.push(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        self.numbers.push(number);
        self.place(self.numbers.len() - 1);
    }

    fn text(&self, entry: usize) -> &[u8] {
        self.texts.get(self.ends.stretch(entry)).unwrap_or_default()
    }

    fn place(&mut self, entry: usize) {
        let mask = self.table.len() - 1;
        let mut place = hash(self.text(entry));
        while self.table.at(place & mask) != 0 {
            place = place.wrapping_add(1);
        }
        self.table.set(place & mask, u32::try_from(entry + 1).unwrap_or(u32::MAX));
    }

    fn grow(&mut self) {
        self.table = Numbers::noughts((self.table.len() * 2).max(16));
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
fn hash(bytes: &[u8]) -> usize {
    let mut sum: u32 = 0x811c_9dc5;
    for &byte in bytes {
        sum = (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    (sum ^ sum >> 15) as usize
}

impl Packed for Texts {
    fn write(&self, out: &mut Vec<u8>) {
        self.table.write(out);
        self.ends.write(out);
        self.numbers.write(out);
        write_bytes(&self.texts, out);
    }

    fn read(from: &mut Bytes) -> Self {
        let (table, ends, numbers) = (Packed::read(from), Packed::read(from), Packed::read(from));
        Self { table, ends, numbers, texts: Cow::Borrowed(from.bytes()) }
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
