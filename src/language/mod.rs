//! Which language a text is in, by the packs' own function words.
//!
//! Takes the start of a text and the packs; gives a language and its margin, or nothing when no language is clear.

use crate::latin::{Class, class, word_end};
use crate::lexicon::{Packs, Telling};
use crate::normal::{fold, is_invisible, normal};
use unicode_segmentation::UnicodeSegmentation as _;

/// How many bytes of a text are looked at.
const PREFIX: usize = 2_500;
/// The least share of words that must speak for a language; shorter texts need only one word.
const LEAST_SHARE: f64 = 0.06;
/// The least lead over the second language, as a share of the best.
const LEAST_MARGIN: f64 = 0.10;
/// From how many words on a text is long, and its least lead: an article that quotes much in another language is still in its own.
const LONG: (u32, f64) = (150, 0.02);

/// A language that was recognised.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detected {
    /// Position of the pack.
    pub pack: usize,
    /// Lead over the second language, from 0 to 1.
    pub margin: f64,
}

/// The function words of all packs that tell their language.
#[derive(Debug, Clone)]
pub struct Detector {
    words: Telling,
    packs: usize,
}

impl Detector {
    /// Gathers the telling words of all packs.
    #[must_use]
    pub fn new(packs: &Packs) -> Self {
        Self { words: packs.telling_words(), packs: packs.languages.len() }
    }

    /// Returns the language of `text`, or nothing where none leads clearly.
    #[must_use]
    pub fn detect(&self, text: &str) -> Option<Detected> {
        let (shares, words) = self.count(prefix(text));
        let (pack, &best) = shares.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)))?;
        let second = shares.iter().enumerate().filter(|&(at, _)| at != pack).map(|(_, &share)| share).fold(0.0, f64::max);
        let margin = if best > 0.0 { (best - second) / best } else { 0.0 };
        let least = if words >= LONG.0 { LONG.1 } else { LEAST_MARGIN };
        let enough = best / f64::from(words.max(1)) >= LEAST_SHARE;
        (best > 0.0 && enough && margin >= least).then_some(Detected { pack, margin })
    }

    /// Counts the telling words; one that several languages share counts for each in part.
    fn count(&self, text: &str) -> (Vec<f64>, u32) {
        let mut tally = Tally { detector: self, shares: vec![0.0; self.packs], words: 0, folded: String::new() };
        for line in text.split('\n').flat_map(|line| line.split('\u{202f}')) {
            if tally.latin(line) {
                continue;
            }
            // Hidden characters part words by the Unicode rules, but a reader sees one word.
            let shown = line.replace(is_invisible, "");
            if !tally.latin(&shown) {
                shown.unicode_words().for_each(|word| tally.word(word));
            }
        }
        (tally.shares, tally.words)
    }
}

/// The length up to which a plain word is made small without an allocation.
const LONGEST_PLAIN: usize = 32;

/// Words being counted.
struct Tally<'d> {
    detector: &'d Detector,
    shares: Vec<f64>,
    words: u32,
    folded: String,
}

impl Tally<'_> {
    /// Counts the words of a line in Latin letters; says no, and counts nothing, where there are others.
    fn latin(&mut self, line: &str) -> bool {
        let bytes = line.as_bytes();
        let (shares, words) = (self.shares.clone(), self.words);
        let mut at = 0;
        while at < bytes.len() {
            let (kind, len) = class(bytes, at);
            match kind {
                Class::Letter | Class::Figure => {
                    let end = word_end(bytes, at + len, kind);
                    self.word(&line[at..end]);
                    at = end;
                }
                Class::Lead | Class::Unknown => {
                    (self.shares, self.words) = (shares, words);
                    return false;
                }
                _ => at += len,
            }
        }
        true
    }

    fn word(&mut self, word: &str) {
        self.words += 1;
        if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return self.plain(word.as_bytes());
        }
        word.split(['\'', '\u{2019}']).for_each(|part| self.part(part));
    }

    /// Counts a word of ASCII letters and figures.
    fn plain(&mut self, word: &[u8]) {
        let mut room = [0; LONGEST_PLAIN];
        match (self.detector.words.may_tell(word), room.get_mut(..word.len())) {
            (false, _) => {}
            (true, Some(small)) => {
                small.copy_from_slice(word);
                small.make_ascii_lowercase();
                self.add(self.detector.words.owners(small));
            }
            (true, None) => self.add(self.detector.words.owners(&word.to_ascii_lowercase())),
        }
    }

    /// Counts a word, or a part of one between apostrophes.
    fn part(&mut self, part: &str) {
        let telling = &self.detector.words;
        if part.is_ascii() && !telling.may_tell(part.as_bytes()) {
            return;
        }
        let owners =
            if fold(part, &mut self.folded) { telling.owners(self.folded.as_bytes()) } else { telling.owners(normal(part).as_bytes()) };
        self.add(owners);
    }

    /// Counts a word for its owners.
    fn add(&mut self, owners: impl ExactSizeIterator<Item = usize>) {
        let share = 1.0 / f64::from(u32::try_from(owners.len()).unwrap_or(u32::MAX));
        owners.for_each(|owner| self.shares[owner] += share);
    }
}

fn prefix(text: &str) -> &str {
    let mut end = text.len().min(PREFIX);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_whatever_their_letters() {
        let words =
            [("und".to_owned(), vec![0]), ("été".to_owned(), vec![1]), ("l".to_owned(), vec![1]), ("a-long-word".to_owned(), vec![0])];
        let detector = Detector { words: words.into_iter().collect(), packs: 2 };
        let long = "x".repeat(LONGEST_PLAIN + 1);
        let (shares, count) = detector.count(&format!("Und UND, L’Été l'or {long} undo"));
        assert_eq!((shares, count), (vec![2.0, 3.0], 6));
    }
}
