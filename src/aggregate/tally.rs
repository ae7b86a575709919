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

/// The scores of one article: their sum in thousandths, and how many have evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unit {
    /// Which article.
    pub article: usize,
    /// Sum of the scores.
    pub sum: i64,
    /// Quotations with evidence.
    pub count: i64,
}

/// A group being counted.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    figures: Figures,
    units: Vec<Unit>,
}

impl Tally {
    /// Adds a quotation of an article; the quotations of an article come one after the other.
    pub fn add(&mut self, article: usize, milli: Option<i64>, stance: &str) {
        let figures = &mut self.figures;
        figures.quotes += 1;
        match (milli, stance) {
            (None, _) => figures.no_evidence += 1,
            (Some(_), "bull") => figures.bull += 1,
            (Some(_), "bear") => figures.bear += 1,
            (Some(_), _) => figures.neutral += 1,
        }
        if self.units.last().is_none_or(|unit| unit.article != article) {
            self.units.push(Unit { article, ..Unit::default() });
        }
        if let (Some(unit), Some(milli)) = (self.units.last_mut(), milli) {
            unit.sum += milli;
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
        let articles: Vec<_> = self.with_evidence().map(|unit| (unit.sum, unit.count)).collect();
        Figures { articles: self.units.len(), milli: mean(self.with_evidence()), interval: interval(&articles), ..self.figures }
    }
}

/// Returns the mean score over all quotations of some articles, in thousandths.
pub fn mean(units: impl Iterator<Item = Unit>) -> Option<i64> {
    let (sum, count) = units.fold((0, 0), |(sum, count), unit| (sum + unit.sum, count + unit.count));
    (count > 0).then(|| rounded(sum, count))
}
