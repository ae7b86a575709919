//! Which language a text is in, by the packs' own function words.
//!
//! Takes the start of a text and the packs; gives a language and its margin, or nothing when no language is clear.

use crate::lexicon::{Packs, Use};
use crate::normal::normal;
use rustc_hash::FxHashMap;
use unicode_segmentation::UnicodeSegmentation;

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
    words: FxHashMap<String, Vec<u16>>,
    packs: usize,
}

impl Detector {
    /// Gathers the telling words of all packs.
    #[must_use]
    pub fn new(packs: &Packs) -> Self {
        let rows = || packs.languages.iter().enumerate().flat_map(|(at, pack)| pack.function_words.iter().map(move |row| (at, row)));
        let telling = rows().filter(|(_, row)| row.uses.contains(&Use::Detect));
        let mut words: FxHashMap<String, Vec<u16>> = telling.map(|(_, row)| (normal(&row.word).into_owned(), Vec::new())).collect();
        // A word that tells one language and is common in another tells less.
        for (at, row) in rows() {
            let owner = u16::try_from(at).ok();
            if let Some(owners) = words.get_mut(&*normal(&row.word)).filter(|owners| owners.last().copied() != owner) {
                owners.extend(owner);
            }
        }
        Self { words, packs: packs.languages.len() }
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
        let mut shares = vec![0.0; self.packs];
        let mut words = 0;
        // The narrow space that does not break joins words by the Unicode rules.
        for word in text.split('\u{202f}').flat_map(str::unicode_words) {
            words += 1;
            for part in word.split(['\'', '\u{2019}']) {
                let Some(owners) = self.words.get(&*normal(part)) else { continue };
                for &owner in owners {
                    shares[usize::from(owner)] += 1.0 / f64::from(u32::try_from(owners.len()).unwrap_or(u32::MAX));
                }
            }
        }
        (shares, words)
    }
}

fn prefix(text: &str) -> &str {
    let mut end = text.len().min(PREFIX);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
