//! The rows of a pack, compiled, and one search for all of them.
//!
//! Takes a [`Pack`] and the segments of a text; gives [`Matches`]: which rows fire on which tokens. The longest match wins among bull, bear,
//! shifter and block rows together; cues, topics, titles and speakers each compete among themselves. It decides nothing about stance.

mod cache;
mod compile;
pub mod concepts;
mod find;
mod globs;
mod resolve;
mod term;
pub mod usage;
mod walk;
mod words;

pub use cache::WordCache;
pub use term::{Element, Term, gap, parse};
pub use usage::Usage;
pub use words::{WordId, WordKey};

use crate::lexicon::numbers::Numbers;
use crate::lexicon::packed::{Bytes, Packed};
use crate::lexicon::texts;
use crate::lexicon::{Pack, Rows, SpeakerRow, UsageRow};
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

/// The longest gap of a cue that states none, in words.
const CUE_GAP: u8 = 12;
/// The longest gap of any other term that states none, in words.
const TERM_GAP: u8 = 4;

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
#[derive(Debug, Clone, Copy)]
struct Pattern {
    layer: Layer,
    trial: bool,
    /// Position of the step that the pattern is sought from.
    anchor: u8,
    row: u32,
    alternative: u32,
    /// Its first step.
    first: u32,
    /// How many steps it has.
    count: u8,
    /// Its rarest word but the one that it is sought from: where the sentence lacks it, the pattern cannot fit.
    other: Option<WordId>,
}

/// A step of a pattern: a word, after a gap of at most so many words.
#[derive(Debug, Clone, Copy)]
struct Step {
    word: WordId,
    gap: u8,
}

/// The most steps of a pattern; words behind them are left out.
const MOST_STEPS: usize = 200;

/// The rows of one language, ready to be found in a text.
#[derive(Debug, Default)]
pub struct Matcher {
    words: Words,
    /// Five numbers a pattern.
    patterns: Numbers,
    /// Two numbers a step.
    steps: Numbers,
    /// For each word, where the patterns that are sought from it, their rarest word, end in `anchored`.
    anchored_ends: Numbers,
    anchored: Numbers,
    usage: Usage,
}

impl Matcher {
    /// Returns the rows of a pack, the known speakers and the usage of all languages, compiled: at build time where they are built in.
    #[must_use]
    pub fn new(pack: &Pack, speakers: &Rows<SpeakerRow>, usage: &Rows<UsageRow>, grammar: &Grammar) -> Self {
        let compile = || compile::compile(pack, speakers, usage, grammar);
        pack.compiled(speakers, usage).map_or_else(compile, |mut from| Self::unpack(&mut from))
    }

    /// Returns how the words of the language are used by each stance.
    #[must_use]
    pub const fn usage(&self) -> &Usage {
        &self.usage
    }

    /// Returns the patterns that are sought from a word.
    fn sought_from(&self, word: WordId) -> impl Iterator<Item = u32> + use<'_> {
        self.anchored.range(self.anchored_ends.stretch(word.0 as usize))
    }

    #[inline]
    fn pattern(&self, at: u32) -> Pattern {
        let first = at as usize * Pattern::WIDTH;
        Pattern::of_numbers(std::array::from_fn(|number| self.patterns.at(first + number)))
    }

    /// Returns a pattern's rarest word but the one that it is sought from.
    #[inline]
    fn other_word(&self, at: u32) -> Option<WordId> {
        Pattern::other_of(self.patterns.at(at as usize * Pattern::WIDTH + Pattern::OTHER))
    }

    #[inline]
    fn steps_of(&self, pattern: &Pattern) -> impl Iterator<Item = Step> + use<'_> {
        let steps = pattern.first as usize..pattern.first as usize + usize::from(pattern.count);
        steps.map(|at| Step { word: WordId(self.steps.at(2 * at)), gap: self.steps.at(2 * at + 1).to_le_bytes()[0] })
    }

    /// Looks at the first steps of patterns without waiting for them.
    fn touch_steps<'p>(&self, patterns: impl Iterator<Item = &'p Pattern>) {
        std::hint::black_box(patterns.fold(0, |sum, pattern| sum ^ self.steps.at(2 * pattern.first as usize)));
    }

    /// Writes the matcher to bytes.
    pub fn pack(&self, out: &mut Vec<u8>) {
        self.words.write(out);
        self.patterns.write(out);
        self.steps.write(out);
        self.anchored_ends.write(out);
        self.anchored.write(out);
        self.usage.write(out);
    }

    fn unpack(from: &mut Bytes) -> Self {
        Self {
            words: Packed::read(from),
            patterns: Packed::read(from),
            steps: Packed::read(from),
            anchored_ends: Packed::read(from),
            anchored: Packed::read(from),
            usage: Usage::read(from),
        }
    }

    /// Finds every row that fires in a text.
    #[must_use]
    pub fn find(&self, segments: &Segments, forms: &Forms, cache: &mut WordCache) -> Matches {
        cache.fill(self, forms);
        let (mut resolver, mut present) = (resolve::Resolver::default(), std::mem::take(&mut cache.present).for_words(self));
        for sentence in &segments.sentences {
            find::candidates(self, (segments, forms), sentence.tokens.clone(), cache, &mut present, resolver.candidates());
            resolver.sentence(sentence.tokens.clone());
        }
        cache.present = present;
        resolver.finish()
    }

    /// Returns every place where a row fits, before the longest are chosen.
    #[must_use]
    pub fn fits(&self, segments: &Segments, forms: &Forms, cache: &mut WordCache) -> Vec<Match> {
        cache.fill(self, forms);
        let (mut candidates, mut present) = (Vec::new(), find::Present::default().for_words(self));
        for sentence in &segments.sentences {
            find::candidates(self, (segments, forms), sentence.tokens.clone(), cache, &mut present, &mut candidates);
        }
        candidates.into_iter().map(find::Candidate::found).collect()
    }
}

/// The layers in the order of their numbers.
const LAYERS: [Layer; 8] = [Layer::Block, Layer::Bull, Layer::Bear, Layer::Shifter, Layer::Cue, Layer::Topic, Layer::Title, Layer::Speaker];

impl Pattern {
    /// How many numbers it is written as.
    const WIDTH: usize = 5;
    /// The place of the other word among them.
    const OTHER: usize = 4;

    const fn other_of(number: u32) -> Option<WordId> {
        if number == u32::MAX { None } else { Some(WordId(number)) }
    }

    fn numbers(&self) -> [u32; Self::WIDTH] {
        let layer = LAYERS.iter().position(|layer| *layer == self.layer).and_then(|at| u8::try_from(at).ok()).unwrap_or_default();
        [
            u32::from_le_bytes([layer, u8::from(self.trial), self.anchor, self.count]),
            self.row,
            self.alternative,
            self.first,
            self.other.map_or(u32::MAX, |word| word.0),
        ]
    }

    #[inline]
    fn of_numbers(numbers: [u32; Self::WIDTH]) -> Self {
        let [layer, trial, anchor, count] = numbers[0].to_le_bytes();
        let layer = LAYERS.get(usize::from(layer)).copied().unwrap_or(Layer::Block);
        let other = Self::other_of(numbers[Self::OTHER]);
        Self { layer, trial: trial == 1, anchor, count, row: numbers[1], alternative: numbers[2], first: numbers[3], other }
    }
}
