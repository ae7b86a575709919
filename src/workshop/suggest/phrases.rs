//! The phrases of a text that may become rows.
//!
//! Takes a text with what the packs match in it; gives runs of up to three words with content words at both ends, over words of the packs'
//! stance rows and names left out.

use crate::matcher::Layer;
use crate::segment::{Segments, TokenKind};
use crate::workshop::sample::{Bench, Sample};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// The longest phrase, in words.
pub const LONGEST: usize = 3;
/// The shortest word that may stand at an end of a phrase, in letters.
const SHORTEST_WORD: usize = 3;

/// A phrase as it stands.
#[derive(Debug)]
pub struct Phrase<'t> {
    /// The stems of its words, by which forms count together.
    pub stems: String,
    /// Its words in their compared form.
    pub form: String,
    /// How many words.
    pub length: usize,
    /// Whether a row of the packs fits these very words.
    pub known: bool,
    /// The sentence.
    pub sentence: &'t str,
}

/// Returns the phrases of a text.
pub fn of<'t>(text: &'t str, sample: &Sample, bench: &Bench<'_>) -> Vec<Phrase<'t>> {
    let reader = Reader { text, segments: &sample.segments, bench, taken: taken(sample) };
    let known: FxHashSet<&[usize]> = sample.fits.iter().map(|one| one.words.as_slice()).collect();
    let mut found = Vec::new();
    for sentence in &sample.segments.sentences {
        for words in reader.runs(sentence.tokens.clone()) {
            let forms: Vec<&str> = words.iter().map(|&word| bench.form(sample.segments.tokens[word].form)).collect();
            let stems: Vec<_> = forms.iter().map(|form| bench.grammar.stem.of(form)).collect();
            found.push(Phrase {
                stems: stems.join(" "),
                form: forms.join(" "),
                length: words.len(),
                known: known.contains(words.as_slice()),
                sentence: sample.segments.span(&sentence.tokens).of(text),
            });
        }
    }
    found
}

/// Returns the words that rows of a side and known speakers match already: a phrase around them would say nothing new.
fn taken(sample: &Sample) -> FxHashSet<usize> {
    let stance = sample.matches.stance.iter().filter(|one| matches!(one.layer, Layer::Bull | Layer::Bear | Layer::Block));
    stance.chain(&sample.matches.speakers).flat_map(|one| one.words.iter().copied()).collect()
}

struct Reader<'a> {
    text: &'a str,
    segments: &'a Segments,
    bench: &'a Bench<'a>,
    taken: FxHashSet<usize>,
}

impl Reader<'_> {
    /// Returns the runs of words of a sentence that may be phrases.
    fn runs(&self, sentence: Range<usize>) -> Vec<Vec<usize>> {
        let first_word = sentence.clone().find(|&at| self.segments.tokens[at].kind == TokenKind::Word);
        let is_content = |at: usize| self.is_content(at, first_word == Some(at));
        let mut found = Vec::new();
        for first in sentence.clone().filter(|&at| is_content(at)) {
            let mut words = Vec::new();
            for at in first..sentence.end {
                match self.segments.tokens[at].kind {
                    TokenKind::Joiner => continue,
                    TokenKind::Word if !self.taken.contains(&at) && words.len() < LONGEST => words.push(at),
                    _ => break,
                }
                if is_content(at) {
                    found.push(words.clone());
                }
            }
        }
        found
    }

    /// Says whether a token may stand at an end of a phrase: no function word, no name, and not too short.
    fn is_content(&self, at: usize, begins: bool) -> bool {
        let token = &self.segments.tokens[at];
        let letters = || token.span.of(self.text).chars().filter(|mark| mark.is_alphabetic()).count();
        let name = token.capital && !begins && !self.bench.grammar.capital_nouns;
        token.kind == TokenKind::Word
            && !self.taken.contains(&at)
            && !name
            && letters() >= SHORTEST_WORD
            && self.bench.uses(token.form).is_empty()
    }
}
