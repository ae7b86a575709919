//! The rows of a pack, compiled, and one search for all of them.
//!
//! Takes a [`Pack`] and the segments of a text; gives [`Matches`]: which rows fire on which tokens. The longest match wins among bull, bear,
//! shifter and block rows together; cues, topics, titles and speakers each compete among themselves. It decides nothing about stance.

mod cache;
mod compile;
mod find;
mod resolve;
mod term;
mod words;

pub use cache::WordCache;
pub use term::{Element, Term, parse};
pub use words::{WordId, WordKey};

use crate::lexicon::{Pack, SpeakerRow};
use crate::segment::{Forms, Grammar, Segments, Tokens};
use smallvec::SmallVec;
use words::Words;

/// Which file a matched row comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// `block.csv`.
    Block,
    /// `bull.csv`.
    Bull,
    /// `bear.csv`.
    Bear,
    /// `shifters.csv`.
    Shifter,
    /// `reporting.csv`.
    Cue,
    /// `topics.csv`.
    Topic,
    /// `titles.csv`.
    Title,
    /// `speakers.csv`: names, aliases and roles.
    Speaker,
}

/// The longest gap of a cue, in words.
const CUE_GAP: usize = 12;
/// The longest gap of any other term, in words.
const TERM_GAP: usize = 4;

/// A row that fires on some tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The file.
    pub layer: Layer,
    /// The row's position in its file's rows.
    pub row: usize,
    /// The alternative of the row that fired.
    pub alternative: usize,
    /// The tokens matched, ascending; words in a gap are not among them.
    pub words: SmallVec<[usize; 4]>,
}

impl Match {
    /// Returns the first token matched.
    #[must_use]
    pub fn first(&self) -> usize {
        self.words.first().copied().unwrap_or_default()
    }

    /// Returns the last token matched.
    #[must_use]
    pub fn last(&self) -> usize {
        self.words.last().copied().unwrap_or_default()
    }

    /// Returns the range from the first to the last token matched.
    #[must_use]
    pub fn tokens(&self) -> Tokens {
        self.first()..self.last() + 1
    }
}

/// Everything that fires in a text, each list in order of the first token.
#[derive(Debug, Clone, Default)]
pub struct Matches {
    /// Bull, bear, shifter and block rows.
    pub stance: Vec<Match>,
    /// Reporting rows.
    pub cues: Vec<Match>,
    /// Topic rows.
    pub topics: Vec<Match>,
    /// Title rows.
    pub titles: Vec<Match>,
    /// Speaker rows.
    pub speakers: Vec<Match>,
}

impl Matches {
    /// Returns the matches of a list whose first token lies in `tokens`.
    #[must_use]
    pub fn within<'m>(list: &'m [Match], tokens: &Tokens) -> &'m [Match] {
        let from = list.partition_point(|one| one.first() < tokens.start);
        let to = list.partition_point(|one| one.first() < tokens.end);
        &list[from..to.max(from)]
    }
}

/// A compiled alternative of a row.
#[derive(Debug, Clone)]
struct Pattern {
    layer: Layer,
    row: usize,
    alternative: usize,
    trial: bool,
    /// Position of the step that the pattern is sought from.
    anchor: usize,
    elements: SmallVec<[Step; 4]>,
}

/// A step of a pattern: a word, after a gap of at most so many words.
#[derive(Debug, Clone, Copy)]
struct Step {
    word: WordId,
    gap: usize,
}

/// The rows of one language, ready to be found in a text.
#[derive(Debug)]
pub struct Matcher {
    words: Words,
    patterns: Vec<Pattern>,
    /// For each word, the patterns that are sought from it: their rarest word.
    anchored: Vec<Vec<u32>>,
}

impl Matcher {
    /// Compiles the rows of a pack and the known speakers.
    #[must_use]
    pub fn new(pack: &Pack, speakers: &[SpeakerRow], grammar: &Grammar) -> Self {
        compile::compile(pack, speakers, grammar)
    }

    /// Finds every row that fires in a text.
    #[must_use]
    pub fn find(&self, segments: &Segments, forms: &Forms, cache: &mut WordCache) -> Matches {
        cache.fill(self, forms);
        let mut resolver = resolve::Resolver::new(self);
        for sentence in &segments.sentences {
            find::candidates(self, segments, sentence.tokens.clone(), cache, resolver.candidates());
            resolver.sentence(sentence.tokens.clone());
        }
        resolver.finish()
    }

    /// Returns every place where a row fits, before the longest are chosen.
    #[must_use]
    pub fn fits(&self, segments: &Segments, forms: &Forms, cache: &mut WordCache) -> Vec<Match> {
        cache.fill(self, forms);
        let mut candidates = Vec::new();
        for sentence in &segments.sentences {
            find::candidates(self, segments, sentence.tokens.clone(), cache, &mut candidates);
        }
        let place = |one: find::Candidate| {
            let pattern = &self.patterns[one.pattern];
            Match { layer: pattern.layer, row: pattern.row, alternative: pattern.alternative, words: one.words }
        };
        candidates.into_iter().map(place).collect()
    }
}
