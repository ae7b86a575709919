//! How good the program is, by labels.
//!
//! Takes labels and a way to score articles; gives figures a language and kind, with the interval in which 95 % of the figures of redrawn
//! articles lie. Quotations are paired by token F1 and count as hits from 0.5 on.

mod floors;
mod judged;
mod names;
mod pairing;
mod tally;
mod tokens;

pub use floors::{COLUMNS, Floors, Row, below, read as read_floors, written};
pub use judged::{Found, HIT, Judged, Labelled, Pair, family};
pub use names::Names;
pub use pairing::best_pairs;
pub use tally::{STANCES, Tally};
pub use tokens::{Tokens, overlap};

use crate::aggregate::{LEAST_ARTICLES, Random};
use std::collections::{BTreeMap, BTreeSet};

/// The kinds that have rows of their own.
pub const KINDS: [&str; 4] = ["direct", "indirect", "mixed", "reported"];
/// How many times articles are drawn for an interval.
const DRAWS: usize = 500;

/// The counts of one article, by kind; the empty kind is all of them.
#[derive(Debug, Clone, Default)]
pub struct ArticleTally {
    /// The article's language.
    pub language: String,
    /// Counts by kind.
    pub kinds: BTreeMap<&'static str, Tally>,
}

/// A figure of a slice.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The language; `all` for all of them.
    pub language: String,
    /// The kind of quotation; `all` for all of them.
    pub kind: &'static str,
    /// The figure's name.
    pub name: &'static str,
    /// Its value, from 0 to 1.
    pub value: f64,
    /// The interval of 95 %; nothing where there are too few articles.
    pub interval: Option<(f64, f64)>,
    /// How many cases it is made of.
    pub count: usize,
}

/// Returns the figures of all slices: every language, every kind.
#[must_use]
pub fn figures(articles: &[ArticleTally]) -> Vec<Figure> {
    let languages: BTreeSet<&str> = articles.iter().map(|article| article.language.as_str()).collect();
    let mut figures = Vec::new();
    for language in std::iter::once("all").chain(languages) {
        let own: Vec<&ArticleTally> = articles.iter().filter(|article| language == "all" || article.language == language).collect();
        for kind in std::iter::once("").chain(KINDS) {
            let tallies: Vec<Tally> = own.iter().filter_map(|article| article.kinds.get(kind)).copied().collect();
            figures.extend(slice(language, kind, &tallies));
        }
    }
    figures
}

/// Returns the figures of all articles and kinds together, each with its name and how many it is made of.
#[must_use]
pub fn whole(articles: &[ArticleTally]) -> Vec<(&'static str, f64, usize)> {
    sum(articles.iter().filter_map(|article| article.kinds.get(""))).figures()
}

fn slice(language: &str, kind: &'static str, tallies: &[Tally]) -> Vec<Figure> {
    let drawn = draws(tallies);
    let figure = |(name, value, count)| {
        let kind = if kind.is_empty() { "all" } else { kind };
        Figure { language: language.to_owned(), kind, name, value, interval: interval(&drawn, name), count }
    };
    sum(tallies.iter()).figures().into_iter().map(figure).collect()
}

fn sum<'t>(tallies: impl Iterator<Item = &'t Tally>) -> Tally {
    tallies.fold(Tally::default(), |mut sum, one| {
        sum += one;
        sum
    })
}

/// Returns the figures of many redraws of the articles, by name; the seed is fixed.
fn draws(tallies: &[Tally]) -> BTreeMap<&'static str, Vec<f64>> {
    let mut random = Random(0x5eed);
    let mut values: BTreeMap<&'static str, Vec<f64>> = BTreeMap::new();
    if tallies.len() < LEAST_ARTICLES {
        return values;
    }
    for _ in 0..DRAWS {
        let drawn: Vec<&Tally> = (0..tallies.len()).map(|_| &tallies[random.below(tallies.len())]).collect();
        for (name, value, _) in sum(drawn.into_iter()).figures() {
            values.entry(name).or_default().push(value);
        }
    }
    values.values_mut().for_each(|list| list.sort_by(f64::total_cmp));
    values
}

fn interval(drawn: &BTreeMap<&'static str, Vec<f64>>, name: &str) -> Option<(f64, f64)> {
    let values = drawn.get(name)?;
    let edge = values.len() / 40;
    Some((*values.get(edge)?, *values.get(values.len() - 1 - edge)?))
}
