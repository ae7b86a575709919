//! A table of the pieces of text met so far.
//!
//! Takes a piece as written, between two word borders; gives the tokens that it is cut into, worked out once. It knows no rules of cutting.

use super::forms::FormId;
use super::tokens::TokenKind;
use crate::latin::{eight, few};
use rustc_hash::FxHasher;
use std::hash::Hasher as _;

/// A token of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Its bytes.
    pub len: u32,
    /// The number of its compared form.
    pub form: FormId,
    /// What it is.
    pub kind: TokenKind,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether it has at least two letters and all are capitals.
    pub upper: bool,
}

/// The tokens of a piece: most have one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parts {
    /// The only token.
    One(Part),
    /// Several, by their place in the list of the table.
    Many(u32, u32),
}

/// Where a piece stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Border {
    /// Its first byte.
    pub start: usize,
    /// Behind its last byte.
    pub end: usize,
    /// Whether it is a word or a number, not a mark.
    pub word: bool,
    /// Whether white space, or the line's start, stands before it.
    pub space: bool,
}

/// What a piece is compared by: its length, its first and last eight bytes, and a hash where it is longer than sixteen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    head: u64,
    tail: u64,
    len: u32,
}

/// A piece and its tokens in the table. It is small, so that a piece that was met is read at one place of the memory.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    head: u64,
    tail: u64,
    /// Nought where nothing is.
    len: u32,
    /// Where the text of a long piece stands.
    text: u32,
    /// The form of the only token, or the place of the first of several.
    first: u32,
    /// What the only token is, in the lowest byte, or how many there are, above it.
    about: u32,
}

/// The pieces met so far.
#[derive(Debug, Default)]
pub struct Pieces {
    /// Its length is a power of two, and at least a quarter of it is free.
    table: Vec<Slot>,
    count: usize,
    many: Vec<Part>,
    /// The texts of long pieces.
    texts: String,
}

/// Pieces up to this length are compared by their key alone.
const SHORT: usize = 16;

impl Key {
    /// Reads the key of `text[start..end]`.
    fn new(text: &[u8], start: usize, end: usize) -> Self {
        let len = end - start;
        let (head, tail) = match len {
            0..=7 => (few(text, start, len), 0),
            8..=SHORT => (eight(text, start), eight(text, end - 8)),
            _ => (eight(text, start), hash(&text[start..end])),
        };
        Self { head, tail, len: u32::try_from(len).unwrap_or(u32::MAX) }
    }

    /// Returns where the search for the key begins.
    fn place(&self) -> usize {
        const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
        let mixed = (self.head ^ self.tail.rotate_left(29) ^ u64::from(self.len)).wrapping_mul(FACTOR);
        usize::try_from(mixed >> 32).unwrap_or_default()
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}

impl Slot {
    fn new(key: Key, text: u32, parts: Parts) -> Self {
        let (first, about) = match parts {
            Parts::One(part) => (part.form.0, part.signs()),
            Parts::Many(from, count) => (from, count << 8),
        };
        let Key { head, tail, len } = key;
        Self { head, tail, len, text, first, about }
    }

    #[inline]
    const fn key(&self) -> Key {
        Key { head: self.head, tail: self.tail, len: self.len }
    }

    #[inline]
    fn parts(&self) -> Parts {
        match self.about >> 8 {
            0 => Parts::One(Part::of_signs(self.len, FormId(self.first), self.about)),
            count => Parts::Many(self.first, count),
        }
    }
}

impl Part {
    /// Returns what the token is, as bits.
    fn signs(&self) -> u32 {
        let kind = KINDS.iter().position(|kind| *kind == self.kind).and_then(|at| u32::try_from(at).ok()).unwrap_or_default();
        kind | u32::from(self.capital) << 2 | u32::from(self.upper) << 3
    }

    #[inline]
    fn of_signs(len: u32, form: FormId, signs: u32) -> Self {
        Self { len, form, kind: KINDS[(signs & 3) as usize], capital: signs & 4 != 0, upper: signs & 8 != 0 }
    }
}

/// The kinds of tokens in the order of their bits.
const KINDS: [TokenKind; 4] = [TokenKind::Word, TokenKind::Number, TokenKind::Mark, TokenKind::Joiner];

impl Pieces {
    /// Returns the tokens of the piece `text[start..end]` if it was met.
    #[inline]
    pub fn get(&self, text: &str, start: usize, end: usize) -> Option<Parts> {
        let key = Key::new(text.as_bytes(), start, end);
        let mask = self.table.len().wrapping_sub(1);
        let mut place = key.place();
        loop {
            let slot = self.table.get(place & mask).filter(|slot| slot.len > 0)?;
            if slot.key() == key && (end - start <= SHORT || self.text_of(slot) == &text[start..end]) {
                return Some(slot.parts());
            }
            place += 1;
        }
    }

    /// Looks at the place of each piece without waiting for it, so that the memory has them at hand when they are sought.
    #[inline]
    pub fn touch<'b>(&self, text: &str, few: impl Iterator<Item = &'b Border>) {
        let mask = self.table.len().wrapping_sub(1);
        let slots = few.filter_map(|one| self.table.get(Key::new(text.as_bytes(), one.start, one.end).place() & mask));
        std::hint::black_box(slots.fold(0, |sum, slot| sum ^ slot.len));
    }

    fn text_of(&self, slot: &Slot) -> &str {
        self.texts.get(slot.text as usize..slot.text as usize + slot.len as usize).unwrap_or_default()
    }

    /// Adds a piece that was not met before and returns its tokens.
    pub fn add(&mut self, piece: &str, tokens: &[Part]) -> Parts {
        if self.count * 4 >= self.table.len() * 3 {
            self.grow();
        }
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let parts = match tokens {
            [one] if one.len as usize == piece.len() => Parts::One(*one),
            _ => Parts::Many(number(self.many.len()), number(tokens.len())),
        };
        if let Parts::Many(..) = parts {
            self.many.extend_from_slice(tokens);
        }
        let text = number(self.texts.len());
        if piece.len() > SHORT {
            self.texts.push_str(piece);
        }
        self.place(Slot::new(Key::new(piece.as_bytes(), 0, piece.len()), text, parts));
        self.count += 1;
        parts
    }

    /// Returns the tokens of a piece of several.
    pub fn many(&self, from: u32, count: u32) -> &[Part] {
        self.many.get(from as usize..(from + count) as usize).unwrap_or_default()
    }

    /// Returns how many pieces were met.
    pub const fn len(&self) -> usize {
        self.count
    }

    /// Forgets all pieces.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Enters a slot into the table.
    fn place(&mut self, slot: Slot) {
        let mask = self.table.len() - 1;
        let mut place = slot.key().place();
        while self.table[place & mask].len > 0 {
            place += 1;
        }
        self.table[place & mask] = slot;
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(1024);
        let before = std::mem::replace(&mut self.table, vec![Slot::default(); size]);
        before.into_iter().filter(|slot| slot.len > 0).for_each(|slot| self.place(slot));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn part(len: usize, form: u32) -> Part {
        Part { len: u32::try_from(len).unwrap(), form: FormId(form), kind: TokenKind::Word, capital: false, upper: false }
    }

    proptest! {
        #[test]
        fn every_piece_is_found_again_and_no_other(all in proptest::collection::btree_set("[a-c\u{e9}]{1,20}", 1..200), more in "[a-c]{1,20}") {
            let mut pieces = Pieces::default();
            for (at, piece) in (0..).zip(&all) {
                prop_assert_eq!(pieces.get(piece, 0, piece.len()), None);
                pieces.add(piece, &[part(piece.len(), at)]);
            }
            let text: String = all.iter().map(String::as_str).collect();
            let mut start = 0;
            for (at, piece) in (0..).zip(&all) {
                let found = pieces.get(&text, start, start + piece.len());
                prop_assert_eq!(found, Some(Parts::One(part(piece.len(), at))));
                start += piece.len();
            }
            let known: &BTreeSet<String> = &all;
            prop_assert_eq!(pieces.get(&more, 0, more.len()).is_some(), known.contains(&more));
        }
    }
}
