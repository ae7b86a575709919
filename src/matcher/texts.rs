//! A set of texts, each with a number.
//!
//! Takes texts; finds the number of one by its hash. It can be written to bytes and read from them without being built anew.

use crate::lexicon::packed::{Bytes, Packed, write_bytes};
use std::borrow::Cow;

/// Texts with numbers.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    /// Positions of entries, one more; 0 where nothing is. Its length is a power of two.
    table: Vec<u32>,
    /// Where each entry's text ends in `texts`; it begins where the one before ends.
    ends: Vec<u32>,
    numbers: Vec<u32>,
    texts: Cow<'static, str>,
}

impl Texts {
    /// Returns the number of a text.
    #[must_use]
    pub fn get(&self, text: &str) -> Option<u32> {
        let mask = self.table.len().wrapping_sub(1);
        let mut place = hash(text.as_bytes());
        loop {
            let entry = (*self.table.get(place & mask)?).checked_sub(1)? as usize;
            if self.text(entry) == text {
                return self.numbers.get(entry).copied();
            }
            place = place.wrapping_add(1);
        }
    }

    /// Adds a text that is not among them.
    pub fn add(&mut self, text: &str, number: u32) {
        if (self.numbers.len() + 1) * 2 > self.table.len() {
            self.grow();
        }
        self.texts.to_mut().push_str(text);
        self.ends.push(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        self.numbers.push(number);
        self.place(self.numbers.len() - 1);
    }

    fn text(&self, entry: usize) -> &str {
        let start = entry.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.texts.get(start as usize..self.ends[entry] as usize).unwrap_or_default()
    }

    fn place(&mut self, entry: usize) {
        let mask = self.table.len() - 1;
        let mut place = hash(self.text(entry).as_bytes());
        while self.table[place & mask] != 0 {
            place = place.wrapping_add(1);
        }
        self.table[place & mask] = u32::try_from(entry + 1).unwrap_or(u32::MAX);
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(16);
        self.table.clear();
        self.table.resize(size, 0);
        (0..self.numbers.len()).for_each(|entry| self.place(entry));
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
        write_bytes(self.texts.as_bytes(), out);
    }

    fn read(from: &mut Bytes) -> Self {
        let (table, ends, numbers) = (Packed::read(from), Packed::read(from), Packed::read(from));
        Self { table, ends, numbers, texts: Cow::Borrowed(from.text()) }
    }
}
