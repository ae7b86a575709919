//! Words with `*` for any letters.
//!
//! Takes globs with the number of their word; tells which a form fits. A glob is found by its end, or by its beginning where it has no end, so that
//! a form is held against few of many.

use crate::lexicon::numbers::Numbers;
use crate::lexicon::packed::{Bytes, Packed, write_bytes};
use crate::lexicon::texts::Texts;
use std::borrow::Cow;

/// Words with `*`.
#[derive(Debug, Default)]
pub struct Globs {
    /// Where each glob ends in `texts`.
    text_ends: Numbers,
    texts: Cow<'static, str>,
    words: Numbers,
    /// For each glob, the next with the same end or beginning, one more; 0 behind the last.
    next: Numbers,
    /// The first glob with an end.
    ends: Texts,
    /// The first glob with a beginning and no end.
    starts: Texts,
    /// The globs with neither, each with the pairs of letters that it holds, in two numbers.
    others: Numbers,
    /// For each last byte, the lengths of the ends with it, as bits; the last bit stands for all that are longer.
    end_lengths: Numbers,
    /// For each first byte, the lengths of the beginnings with it.
    start_lengths: Numbers,
}

impl Globs {
    /// Adds a glob.
    pub fn add(&mut self, text: &str, word: u32) {
        let (at, glob) = (u32::try_from(self.words.len()).unwrap_or(u32::MAX), Glob::new(text));
        let end = !glob.end.is_empty();
        let (index, fixed) = if end { (&mut self.ends, glob.end) } else { (&mut self.starts, glob.start) };
        let (lengths, byte) = if end { (&mut self.end_lengths, last(fixed)) } else { (&mut self.start_lengths, first(fixed)) };
        if lengths.is_empty() {
            *lengths = Numbers::noughts(256);
        }
        lengths.set(byte, lengths.at(byte) | length(fixed.len()));
        self.next.push(0);
        if fixed.is_empty() {
            let pairs = glob.pairs();
            [at, pairs as u32, (pairs >> 32) as u32].into_iter().for_each(|number| self.others.push(number));
        } else if let Some(first) = index.get(fixed) {
            self.next.set(last_of(&self.next, first), at + 1);
        } else {
            index.add(fixed, at);
        }
        self.texts.to_mut().push_str(text);
        self.text_ends.push(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        self.words.push(word);
    }

    /// Hands the words that a form fits to `take`.
    pub fn of(&self, form: &str, mut take: impl FnMut(u32)) {
        let (ends, starts) = (self.end_lengths.at(last(form)), self.start_lengths.at(first(form)));
        for len in 1..=form.len() {
            let at = form.len() - len;
            if ends & length(len) != 0 && form.is_char_boundary(at) {
                self.chain(self.ends.get(&form[at..]), form, &mut take);
            }
            if starts & length(len) != 0 && form.is_char_boundary(len) {
                self.chain(self.starts.get(&form[..len]), form, &mut take);
            }
        }
        let own = pairs(form);
        for place in (0..self.others.len()).step_by(3) {
            let pairs = u64::from(self.others.at(place + 1)) | u64::from(self.others.at(place + 2)) << 32;
            if pairs & !own == 0 {
                self.one(self.others.at(place), form, &mut take);
            }
        }
    }

    fn chain(&self, first: Option<u32>, form: &str, take: &mut impl FnMut(u32)) {
        let mut at = first.map_or(0, |first| first + 1);
        while let Some(glob) = at.checked_sub(1) {
            self.one(glob, form, take);
            at = self.next.at(glob as usize);
        }
    }

    fn one(&self, glob: u32, form: &str, take: &mut impl FnMut(u32)) {
        let text = self.texts.get(self.text_ends.stretch(glob as usize)).unwrap_or_default();
        if Glob::new(text).fits(form) {
            take(self.words.at(glob as usize));
        }
    }
}

fn first(text: &str) -> usize {
    text.bytes().next().map_or(0, usize::from)
}

fn last(text: &str) -> usize {
    text.bytes().next_back().map_or(0, usize::from)
}

/// Returns the bit of a length.
fn length(bytes: usize) -> u32 {
    1 << bytes.min(31)
}

fn last_of(next: &Numbers, first: u32) -> usize {
    let mut at = first as usize;
    while next.at(at) > 0 {
        at = next.at(at) as usize - 1;
    }
    at
}

/// Returns which pairs of bytes a text holds, as bits: a text that lacks a bit of another cannot hold that one.
fn pairs(text: &str) -> u64 {
    text.as_bytes().windows(2).fold(0, |bits, two| bits | 1 << (two[0].wrapping_mul(31).wrapping_add(two[1]) & 63))
}

/// A word with `*` for any letters.
#[derive(Debug)]
struct Glob<'g> {
    start: &'g str,
    middle: &'g str,
    end: &'g str,
}

impl<'g> Glob<'g> {
    fn new(text: &'g str) -> Self {
        let (start, rest) = text.split_once('*').unwrap_or(("", text));
        let (middle, end) = rest.rsplit_once('*').unwrap_or(("", rest));
        Self { start, middle, end }
    }

    fn parts(&self) -> impl Iterator<Item = &'g str> {
        self.middle.split('*').filter(|part| !part.is_empty())
    }

    fn pairs(&self) -> u64 {
        self.parts().fold(0, |bits, part| bits | pairs(part))
    }

    fn fits(&self, word: &str) -> bool {
        let Some(rest) = word.strip_prefix(self.start) else { return false };
        let Some(mut rest) = rest.strip_suffix(self.end) else { return false };
        for part in self.parts() {
            let Some(at) = rest.find(part) else { return false };
            rest = &rest[at + part.len()..];
        }
        true
    }
}

impl Packed for Globs {
    fn write(&self, out: &mut Vec<u8>) {
        self.text_ends.write(out);
        write_bytes(self.texts.as_bytes(), out);
        self.words.write(out);
        self.next.write(out);
        self.ends.write(out);
        self.starts.write(out);
        self.others.write(out);
        self.end_lengths.write(out);
        self.start_lengths.write(out);
    }

    fn read(from: &mut Bytes) -> Self {
        Self {
            text_ends: Packed::read(from),
            texts: Cow::Borrowed(from.text()),
            words: Packed::read(from),
            next: Packed::read(from),
            ends: Packed::read(from),
            starts: Packed::read(from),
            others: Packed::read(from),
            end_lengths: Packed::read(from),
            start_lengths: Packed::read(from),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(globs: &Globs, form: &str) -> Vec<u32> {
        let mut words = Vec::new();
        globs.of(form, |word| words.push(word));
        words.sort_unstable();
        words
    }

    proptest! {
        #[test]
        fn the_index_finds_what_each_glob_fits(all in proptest::collection::btree_set("[ab\u{e9}*]{0,4}\\*[ab\u{e9}]{0,3}", 0..12), form in "[ab\u{e9}]{0,7}") {
            let mut globs = Globs::default();
            (0..).zip(&all).for_each(|(word, glob)| globs.add(glob, word));
            let expected: Vec<u32> = (0..).zip(&all).filter(|(_, glob)| Glob::new(glob).fits(&form)).map(|(word, _)| word).collect();
            prop_assert_eq!(found(&globs, &form), expected);
        }
    }
}
