//! The rows of a pack, compiled, and one search for all of them.
//!
//! Takes a [`Pack`] and the segments of a text; gives [`Matches`]: which rows fire on which tokens. The longest match wins among bull, bear,
//! shifter and block rows together; cues, topics, titles and speakers each compete among themselves. It decides nothing about stance.

mod cache;
mod find;
mod resolve;
mod term;
mod words;

pub use cache::WordCache;
pub use term::{Element, Term, parse};
pub use words::{WordId, WordKey};

use crate::lexicon::{Pack, SpeakerRow, Status};
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
    /// For each word, the patterns that begin with it.
    starts: Vec<Vec<u32>>,
}

impl Matcher {
    /// Compiles the rows of a pack and the known speakers.
    #[must_use]
    pub fn new(pack: &Pack, speakers: &[SpeakerRow], grammar: &Grammar) -> Self {
        let mut compiler = Compiler {
            grammar,
            forms: Forms::default(),
            matcher: Self { words: Words::new(grammar), patterns: Vec::new(), starts: Vec::new() },
        };
        compiler.pack(pack);
        compiler.speakers(speakers);
        compiler.finish()
    }

    /// Finds every row that fires in a text.
    #[must_use]
    pub fn find(&self, segments: &Segments, forms: &Forms, cache: &mut WordCache) -> Matches {
        cache.fill(&self.words, forms);
        let candidates = find::candidates(self, segments, cache);
        resolve::longest(self, candidates)
    }

    /// Returns every place where a row fits, before the longest are chosen.
    #[must_use]
    pub fn fits(&self, segments: &Segments, forms: &Forms, cache: &mut WordCache) -> Vec<Match> {
        cache.fill(&self.words, forms);
        let candidates = find::candidates(self, segments, cache).into_iter();
        let place = |one: find::Candidate| {
            let pattern = &self.patterns[one.pattern];
            Match { layer: pattern.layer, row: pattern.row, alternative: pattern.alternative, words: one.words }
        };
        candidates.map(place).collect()
    }
}

struct Compiler<'a> {
    grammar: &'a Grammar,
    forms: Forms,
    matcher: Matcher,
}

impl Compiler<'_> {
    fn pack(&mut self, pack: &Pack) {
        use crate::lexicon::Match::Exact;
        for (layer, rows) in [(Layer::Bull, &pack.bull), (Layer::Bear, &pack.bear)] {
            for (at, row) in rows.iter().enumerate() {
                self.row(layer, at, &row.terms, row.matching, row.status);
            }
        }
        for (at, row) in pack.block.iter().enumerate() {
            self.row(Layer::Block, at, &row.terms, row.matching, row.status);
        }
        for (at, row) in pack.shifters.iter().enumerate() {
            self.row(Layer::Shifter, at, &row.terms, row.matching, row.status);
        }
        for (at, row) in pack.reporting.iter().enumerate() {
            self.row(Layer::Cue, at, &row.terms, Exact, row.status);
        }
        for (at, row) in pack.topics.iter().enumerate() {
            self.row(Layer::Topic, at, &row.terms, row.matching, row.status);
        }
        for (at, row) in pack.titles.iter().enumerate() {
            let matching = if row.terms.iter().any(|term| term.contains('*')) { crate::lexicon::Match::Glob } else { Exact };
            self.row(Layer::Title, at, &row.terms, matching, Status::Active);
        }
    }

    fn speakers(&mut self, speakers: &[SpeakerRow]) {
        for (at, row) in speakers.iter().enumerate() {
            let names: Vec<String> = std::iter::once(&row.speaker).chain(&row.aliases).chain(&row.roles).cloned().collect();
            self.row(Layer::Speaker, at, &names, crate::lexicon::Match::Exact, Status::Active);
        }
    }

    fn row(&mut self, layer: Layer, row: usize, terms: &[String], matching: crate::lexicon::Match, status: Status) {
        if status == Status::Retired {
            return;
        }
        let longest = if layer == Layer::Cue { CUE_GAP } else { TERM_GAP };
        for (alternative, text) in terms.iter().enumerate() {
            let term = parse(text, matching, self.grammar, &mut self.forms);
            let elements = self.steps(&term, longest);
            if !elements.is_empty() {
                self.matcher.patterns.push(Pattern { layer, row, alternative, trial: status == Status::Trial, elements });
            }
        }
    }

    fn steps(&mut self, term: &Term, longest: usize) -> SmallVec<[Step; 4]> {
        let mut steps = SmallVec::new();
        let mut gap = 0;
        for element in &term.elements {
            match element {
                Element::Gap => gap = longest,
                Element::Word(key) => {
                    let word = self.matcher.words.id(key);
                    steps.push(Step { word, gap: if steps.is_empty() { 0 } else { gap } });
                    gap = 0;
                }
            }
        }
        steps
    }

    fn finish(mut self) -> Matcher {
        let mut starts = vec![Vec::new(); self.matcher.words.len()];
        for (at, pattern) in self.matcher.patterns.iter().enumerate() {
            let first = pattern.elements[0].word.0 as usize;
            starts[first].extend(u32::try_from(at));
        }
        self.matcher.starts = starts;
        self.matcher
    }
}
