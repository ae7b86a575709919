//! Which lexicon rows drive a result.
//!
//! Takes the evidence of quotations; gives the rows without which the mean score of all quotations would move most, with the score without
//! each.

use crate::lexicon::Side;
use crate::stance::{Evidence, Score, rounded};
use std::collections::BTreeMap;

/// A lexicon row and what it does to the mean score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Driver {
    /// The row's language.
    pub language: String,
    /// The row's form that fired.
    pub term: String,
    /// The row's side.
    pub side: Side,
    /// How often it counted.
    pub times: usize,
    /// What it contributed in all, in thousandths.
    pub milli: i64,
    /// The mean score without it, in thousandths; nothing when no evidence would be left.
    pub without: Option<i64>,
}

/// The evidence of quotations, gathered by row.
#[derive(Debug, Clone, Default)]
pub struct Drivers {
    scores: Vec<Score>,
    rows: BTreeMap<Key, Row>,
}

/// A row: its language, its form and its side.
type Key = (String, String, Side);

/// What one row did: how often, how much, and to which quotations.
#[derive(Debug, Clone, Default)]
struct Row {
    times: usize,
    milli: i64,
    /// What it contributed to each quotation, by the quotation's place in `scores`.
    parts: BTreeMap<usize, Score>,
}

impl Drivers {
    /// Adds a quotation's evidence and its score.
    pub fn add(&mut self, language: &str, evidence: &[Evidence], score: Score) {
        let at = self.scores.len();
        for one in evidence {
            let row = self.rows.entry((language.to_owned(), one.term.clone(), one.side)).or_default();
            row.times += 1;
            row.milli += one.milli;
            let part = row.parts.entry(at).or_default();
            *part = part.with(one.milli);
        }
        self.scores.push(score);
    }

    /// Returns the mean score of all quotations with evidence, in thousandths.
    #[must_use]
    pub fn mean(&self) -> Option<i64> {
        let (sum, count) = self.totals();
        (count > 0).then(|| rounded(sum, count))
    }

    /// Returns the rows that move the mean score most, the strongest first.
    #[must_use]
    pub fn strongest(&self, most: usize) -> Vec<Driver> {
        let (mean, totals) = (self.mean().unwrap_or_default(), self.totals());
        let driver = |((language, term, side), row): (&Key, &Row)| self.driver(language, term, *side, row, totals);
        let mut found: Vec<_> = self.rows.iter().map(driver).collect();
        found.sort_by_key(|one| std::cmp::Reverse((one.without.map_or(mean.abs(), |without| (mean - without).abs()), one.times)));
        found.truncate(most);
        found
    }

    fn totals(&self) -> (i64, i64) {
        self.scores.iter().filter_map(Score::milli).fold((0, 0), |(sum, count), milli| (sum + milli, count + 1))
    }

    fn driver(&self, language: &str, term: &str, side: Side, row: &Row, totals: (i64, i64)) -> Driver {
        let (sum, count) = row.parts.iter().fold(totals, |(sum, count), (at, part)| {
            let (old, rest) = (self.scores[*at].milli().unwrap_or_default(), self.scores[*at].less(part).milli());
            (sum - old + rest.unwrap_or_default(), count - i64::from(rest.is_none()))
        });
        let without = (count > 0).then(|| rounded(sum, count));
        Driver { language: language.to_owned(), term: term.to_owned(), side, times: row.times, milli: row.milli, without }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(term: &str, milli: i64) -> Evidence {
        let side = if milli > 0 { Side::Bull } else { Side::Bear };
        Evidence { span: crate::Span::default(), term: term.to_owned(), side, weight: 2, effects: Vec::new(), milli }
    }

    #[test]
    fn a_row_is_as_strong_as_the_mean_moves_without_it() {
        let mut drivers = Drivers::default();
        for quotation in [&[evidence("bolu", 2000), evidence("popu", -2000)][..], &[evidence("popu", -2000)], &[]] {
            drivers.add("zz", quotation, Score::of(quotation));
        }
        assert_eq!(drivers.mean(), Some(-334), "0 and -667 over two, the one without evidence left out");
        let strongest = drivers.strongest(9);
        let figures: Vec<_> = strongest.iter().map(|one| (one.term.as_str(), one.times, one.milli, one.without)).collect();
        assert_eq!(figures, [("popu", 2, -4000, Some(667)), ("bolu", 1, 2000, Some(-667))]);
    }
}
