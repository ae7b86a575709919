//! Groups of quotations side by side: speakers, sources, months, languages.
//!
//! Takes statements one by one, from analyses or from tables written before; gives the figures of each group and the difference between two of
//! them. A quotation that several articles print counts once in a group. Dates and sources are never invented: without one, the group's name
//! is empty.

use super::article::Analysis;
use super::difference::{Difference, difference};
use super::tally::{Figures, Tally};
use crate::hashes::Hashes;
use crate::normal::normal;
use std::collections::BTreeMap;
use std::hash::{Hash as _, Hasher};

/// What quotations are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Who speaks.
    Speaker,
    /// The article's medium.
    Source,
    /// The article's month.
    Month,
    /// The article's language.
    Language,
    /// Nothing: all in one group.
    All,
}

/// What a comparison needs to know of one quotation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Statement {
    /// Who speaks; empty when unknown.
    pub speaker: String,
    /// The article's medium; empty when unknown.
    pub source: String,
    /// The article's ISO date; empty when unknown.
    pub date: String,
    /// The article's language.
    pub language: String,
    /// Its words, or a hash of them.
    pub words: String,
    /// Its score in thousandths; nothing without evidence.
    pub milli: Option<i64>,
    /// Its label.
    pub stance: String,
}

/// One group with its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The speaker, source, month or language; empty when unknown.
    pub name: String,
    /// Counts, mean and interval.
    pub figures: Figures,
}

/// Quotations being grouped.
#[derive(Debug, Clone)]
pub struct Comparison {
    by: By,
    tallies: BTreeMap<String, Tally>,
    seen: Seen,
}

impl By {
    /// Returns the word for it in the outputs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Source => "source",
            Self::Month => "month",
            Self::Language => "language",
            Self::All => "all",
        }
    }

    fn group(self, one: &Statement) -> &str {
        match self {
            Self::Speaker => &one.speaker,
            Self::Source => &one.source,
            Self::Month => month(&one.date),
            Self::Language => &one.language,
            Self::All => "",
        }
    }
}

impl Statement {
    /// Returns the statements of an article, without those that repeat another of it.
    pub fn of(analysis: &Analysis) -> impl Iterator<Item = Self> {
        let meta = &analysis.document.meta;
        analysis.quotations.iter().filter(|one| !one.repeats).map(|one| Self {
            speaker: one.attribution.speaker.clone().unwrap_or_default(),
            source: meta.source.clone(),
            date: meta.date.clone(),
            language: analysis.language.clone(),
            words: one.words(&analysis.document.text),
            milli: one.score.milli(),
            stance: one.stance.to_owned(),
        })
    }
}

impl Comparison {
    /// Begins a comparison.
    #[must_use]
    pub fn new(by: By) -> Self {
        Self { by, tallies: BTreeMap::new(), seen: Seen::default() }
    }

    /// Adds a quotation of an article; the quotations of an article come one after the other.
    pub fn add(&mut self, article: usize, one: &Statement) {
        let group = self.by.group(one);
        if self.seen.is_new(&format!("{group}\n{}", one.speaker), &one.words) {
            self.tallies.entry(group.to_owned()).or_default().add(article, one.milli, &one.stance);
        }
    }

    /// Returns the groups, sorted by name; the unknown one, if any, comes first.
    #[must_use]
    pub fn groups(&self) -> Vec<Group> {
        self.tallies.iter().map(|(name, tally)| Group { name: name.clone(), figures: tally.figures() }).collect()
    }

    /// Returns how two groups differ, when both have evidence.
    #[must_use]
    pub fn difference(&self, one: &str, other: &str) -> Option<Difference> {
        difference(self.tallies.get(one)?, self.tallies.get(other)?)
    }
}

/// Returns the month of an ISO date, or nothing when it states none.
fn month(date: &str) -> &str {
    let is_month = |text: &&str| text.bytes().enumerate().all(|(at, byte)| if at == 4 { byte == b'-' } else { byte.is_ascii_digit() });
    date.get(..7).filter(is_month).unwrap_or_default()
}

/// Fewer words than this may be said twice without being a repetition.
const LEAST_WORDS: usize = 3;

/// The quotations met so far.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    keys: Hashes,
}

impl Seen {
    /// Notes the words of a speaker and says whether they are new.
    pub fn is_new(&mut self, speaker: &str, words: &str) -> bool {
        let mut hasher = rustc_hash::FxHasher::default();
        speaker.hash(&mut hasher);
        let form = normal(words);
        let count = if form.is_ascii() {
            count(form.as_bytes().split(|byte| !byte.is_ascii_alphanumeric()), &mut hasher)
        } else {
            count(form.split(|mark: char| !mark.is_alphanumeric()).map(str::as_bytes), &mut hasher)
        };
        if count < LEAST_WORDS && !words.starts_with("sha256:") {
            return true;
        }
        self.keys.insert(hasher.finish())
    }
}

/// Counts words that are not empty, and hashes them.
fn count<'w>(words: impl Iterator<Item = &'w [u8]>, hasher: &mut impl Hasher) -> usize {
    words.filter(|word| !word.is_empty()).inspect(|word| word.hash(hasher)).count()
}
