//! What is counted of a group of quotations.
//!
//! Takes scores and labels article by article; gives counts, the mean over quotations with evidence, and its interval over articles.

use super::bootstrap::{Interval, interval};
use crate::stance::rounded;

/// The figures of a speaker, a source, a month or a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Articles with a quotation.
    pub articles: usize,
    /// Quotations.
    pub quotes: usize,
    /// Bullish ones.
    pub bull: usize,
    /// Bearish ones.
    pub bear: usize,
    /// Neutral ones with evidence.
    pub neutral: usize,
    /// Those without evidence.
    pub no_evidence: usize,
    /// The mean score in thousandths over quotations with evidence.
    pub milli: Option<i64>,
    /// Its 95 % interval over articles; none where fewer than three articles have evidence.
    pub interval: Option<Interval>,
}

impl Figures {
    /// Returns how many quotations have evidence.
    #[must_use]
    pub const fn with_evidence(&self) -> usize {
        self.bull + self.bear + self.neutral
    }

    /// Says whether there is a mean without an interval, for want of articles.
    #[must_use]
    pub const fn has_few_articles(&self) -> bool {
        self.milli.is_some() && self.interval.is_none()
    }
}

/// The scores of one article: their sum in thousandths, and how many have evidence. Millions of them are kept, so it is small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unit {
    /// Which article.
    pub article: u32,
    /// Sum of the scores.
    pub sum: i32,
    /// Quotations with evidence.
    pub count: u32,
}

/// A group being counted.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// Bullish, bearish and neutral quotations, and those without evidence.
    counts: [u32; 4],
    units: Vec<Unit>,
}

impl Tally {
    /// Adds a quotation of an article; the quotations of an article come one after the other.
    pub fn add(&mut self, article: usize, milli: Option<i64>, stance: &str) {
        let article = u32::try_from(article).unwrap_or(u32::MAX);
        let kind = match (milli, stance) {
            (None, _) => 3,
            (Some(_), "bull") => 0,
            (Some(_), "bear") => 1,
            (Some(_), _) => 2,
        };
        self.counts[kind] += 1;
        if self.units.last().is_none_or(|unit| unit.article != article) {
            self.units.push(Unit { article, ..Unit::default() });
        }
        if let (Some(unit), Some(milli)) = (self.units.last_mut(), milli) {
            unit.sum = unit.sum.saturating_add(i32::try_from(milli).unwrap_or_default());
            unit.count += 1;
        }
    }

    /// Returns the articles that have evidence.
    pub fn with_evidence(&self) -> impl Iterator<Item = Unit> {
        self.units.iter().copied().filter(|unit| unit.count > 0)
    }

    /// Returns the figures.
    #[must_use]
    pub fn figures(&self) -> Figures {
        let articles: Vec<_> = self.with_evidence().map(|unit| (i64::from(unit.sum), i64::from(unit.count))).collect();
        let [bull, bear, neutral, no_evidence] = self.counts.map(|count| count as usize);
        let quotes = bull + bear + neutral + no_evidence;
        let (milli, interval) = (mean(self.with_evidence()), interval(&articles));
        Figures { articles: self.units.len(), quotes, bull, bear, neutral, no_evidence, milli, interval }
    }
}

/// Returns the mean score over all quotations of some articles, in thousandths.
pub fn mean(units: impl Iterator<Item = Unit>) -> Option<i64> {
    let (sum, count) = units.fold((0, 0), |(sum, count), unit| (sum + i64::from(unit.sum), count + i64::from(unit.count)));
    (count > 0).then(|| rounded(sum, count))
}
