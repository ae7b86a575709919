//! Words with `*` for any letters.
//!
//! Takes globs with the number of their word; tells which a form fits. A glob is found by its end, or by its beginning where it has no end, so that
//! a form is held against few of many.

use super::texts::Texts;
use crate::lexicon::packed::{Bytes, Packed};

/// Words with `*`.
#[derive(Debug, Default)]
pub struct Globs {
    globs: Vec<Glob>,
    /// For each glob, the next with the same end or beginning, one more; 0 behind the last.
    next: Vec<u32>,
    /// The first glob with an end.
    ends: Texts,
    /// The first glob with a beginning and no end.
    starts: Texts,
    /// The globs with neither, each with the pairs of letters that it holds.
    others: Vec<(u32, u64)>,
    /// The longest end and the longest beginning, in bytes.
    longest: usize,
}

impl Globs {
    /// Adds a glob.
    pub fn add(&mut self, text: &str, word: u32) {
        let glob = Glob::new(text, word);
        let at = u32::try_from(self.globs.len()).unwrap_or(u32::MAX);
        self.longest = self.longest.max(glob.end.len()).max(glob.start.len());
        let (index, fixed) = if glob.end.is_empty() { (&mut self.starts, &glob.start) } else { (&mut self.ends, &glob.end) };
        self.next.push(0);
        if fixed.is_empty() {
            self.others.push((at, glob.pairs()));
        } else if let Some(first) = index.get(fixed) {
            let last = last_of(&self.next, first);
            self.next[last] = at + 1;
        } else {
            index.add(fixed, at);
        }
        self.globs.push(glob);
    }

    /// Hands the words that a form fits to `take`.
    pub fn of(&self, form: &str, mut take: impl FnMut(u32)) {
        let near = |at: &usize| form.is_char_boundary(*at);
        for at in (form.len().saturating_sub(self.longest)..form.len()).filter(near) {
            self.chain(self.ends.get(&form[at..]), form, &mut take);
        }
        for at in (1..=form.len().min(self.longest)).filter(near) {
            self.chain(self.starts.get(&form[..at]), form, &mut take);
        }
        let own = pairs(form);
        for (at, _) in self.others.iter().filter(|(_, pairs)| pairs & !own == 0) {
            if let Some(glob) = self.globs.get(*at as usize).filter(|glob| glob.fits(form)) {
                take(glob.word);
            }
        }
    }

    fn chain(&self, first: Option<u32>, form: &str, take: &mut impl FnMut(u32)) {
        let mut at = first.map_or(0, |first| first + 1);
        while let Some(glob) = at.checked_sub(1).and_then(|at| self.globs.get(at as usize)) {
            if glob.fits(form) {
                take(glob.word);
            }
            at = self.next[at as usize - 1];
        }
    }
}

fn last_of(next: &[u32], first: u32) -> usize {
    let mut at = first as usize;
    while next[at] > 0 {
        at = next[at] as usize - 1;
    }
    at
}

/// Returns which pairs of bytes a text holds, as bits: a text that lacks a bit of another cannot hold that one.
fn pairs(text: &str) -> u64 {
    text.as_bytes().windows(2).fold(0, |bits, two| bits | 1 << (two[0].wrapping_mul(31).wrapping_add(two[1]) & 63))
}

/// A word with `*` for any letters.
#[derive(Debug, Default)]
struct Glob {
    word: u32,
    start: String,
    middle: Vec<String>,
    end: String,
}

impl Glob {
    fn new(text: &str, word: u32) -> Self {
        let mut parts: Vec<String> = text.split('*').map(str::to_owned).collect();
        let end = parts.pop().unwrap_or_default();
        let middle = parts.split_off(parts.len().min(1)).into_iter().filter(|part| !part.is_empty()).collect();
        Self { word, start: parts.pop().unwrap_or_default(), middle, end }
    }

    fn pairs(&self) -> u64 {
        self.middle.iter().fold(0, |bits, part| bits | pairs(part))
    }

    fn fits(&self, word: &str) -> bool {
        let Some(rest) = word.strip_prefix(self.start.as_str()) else { return false };
        let Some(mut rest) = rest.strip_suffix(self.end.as_str()) else { return false };
        for part in &self.middle {
            let Some(at) = rest.find(part.as_str()) else { return false };
            rest = &rest[at + part.len()..];
        }
        true
    }
}

impl Packed for Globs {
    fn write(&self, out: &mut Vec<u8>) {
        self.globs.len().write(out);
        for glob in &self.globs {
            glob.word.write(out);
            glob.start.write(out);
            glob.middle.write(out);
            glob.end.write(out);
        }
        self.next.write(out);
        self.ends.write(out);
        self.starts.write(out);
        self.others.iter().map(|&(at, _)| at).collect::<Vec<u32>>().write(out);
        self.longest.write(out);
    }

    fn read(from: &mut Bytes) -> Self {
        let count = usize::read(from);
        let mut glob = || Glob { word: Packed::read(from), start: Packed::read(from), middle: Packed::read(from), end: Packed::read(from) };
        let globs: Vec<Glob> = (0..count).map(|_| glob()).collect();
        let (next, ends, starts) = (Packed::read(from), Packed::read(from), Packed::read(from));
        let others = Vec::<u32>::read(from).into_iter().map(|at| (at, globs.get(at as usize).map_or(0, Glob::pairs))).collect();
        Self { globs, next, ends, starts, others, longest: Packed::read(from) }
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
            let expected: Vec<u32> = (0..).zip(&all).filter(|(word, glob)| Glob::new(glob, *word).fits(&form)).map(|(word, _)| word).collect();
            prop_assert_eq!(found(&globs, &form), expected);
        }
    }
}
