//! How two groups differ, and how easily chance makes such a difference.
//!
//! Takes two tallies; gives the difference of their means, its interval by drawing articles again, and the share of shuffled labels that differ
//! as much (permutation test, Fisher 1935). Articles are the unit of both; the seeds are fixed.

use super::bootstrap::{DRAWS, Interval, LEAST_ARTICLES, Random, SEED, ends};
use super::tally::{Tally, Unit, mean};
use std::collections::BTreeMap;

/// How many times labels are shuffled.
pub const SHUFFLES: i64 = 9_999;

/// The difference of two means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// The first mean less the second, in thousandths.
    pub milli: i64,
    /// Its 95 % interval; none where either has fewer than three articles.
    pub interval: Option<Interval>,
    /// The share of shuffled labels that differ at least as much, in thousandths, rounded up; none where there is no interval.
    pub p: Option<i64>,
}

/// Returns how two groups differ, when both have evidence.
#[must_use]
pub fn difference(one: &Tally, other: &Tally) -> Option<Difference> {
    let (one, other): (Vec<_>, Vec<_>) = (one.with_evidence().collect(), other.with_evidence().collect());
    let milli = gap(&one, &other)?;
    let enough = one.len() >= LEAST_ARTICLES && other.len() >= LEAST_ARTICLES;
    Some(Difference {
        milli,
        interval: if enough { interval(&one, &other) } else { None },
        p: enough.then(|| p_value(&one, &other, milli)),
    })
}

/// Returns the first mean less the second.
fn gap(one: &[Unit], other: &[Unit]) -> Option<i64> {
    Some(mean(one.iter().copied())? - mean(other.iter().copied())?)
}

/// Draws articles again, each with all that both say in it.
fn interval(one: &[Unit], other: &[Unit]) -> Option<Interval> {
    let mut articles: BTreeMap<u32, (Unit, Unit)> = BTreeMap::new();
    one.iter().for_each(|unit| articles.entry(unit.article).or_default().0 = *unit);
    other.iter().for_each(|unit| articles.entry(unit.article).or_default().1 = *unit);
    let articles: Vec<_> = articles.into_values().collect();
    let mut random = Random(SEED);
    let draw = |random: &mut Random| {
        let (one, other): (Vec<_>, Vec<_>) = (0..articles.len()).map(|_| articles[random.below(articles.len())]).unzip();
        gap(&one, &other)
    };
    let gaps: Vec<i64> = (0..DRAWS).filter_map(|_| draw(&mut random)).collect();
    ends(gaps)
}

/// Shuffles who said what in which article.
fn p_value(one: &[Unit], other: &[Unit], observed: i64) -> i64 {
    let mut all = [one, other].concat();
    let mut random = Random(SEED);
    let mut as_far = 1;
    for _ in 0..SHUFFLES {
        random.shuffle(&mut all);
        let (first, second) = all.split_at(one.len());
        as_far += i64::from(gap(first, second).is_some_and(|gap| gap.abs() >= observed.abs()));
    }
    (as_far * 1_000 + SHUFFLES) / (SHUFFLES + 1)
}
