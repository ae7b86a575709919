//! A comparison as a table and as JSON.
//!
//! Takes groups and differences with their names; gives rows and an object. It computes no figures.

use super::table::{Cell, Column, ColumnKind, Table};
use crate::aggregate::{By, DRAWS, Difference, Group, Interval, SHUFFLES};
use crate::stance::from_milli;
use serde::Serialize;

const fn column(name: &'static str, kind: ColumnKind) -> Column {
    Column { name, kind }
}

/// A row a group; differences come last.
pub const COMPARISON: Table = Table {
    name: "comparison",
    columns: &[
        column("by", ColumnKind::Text),
        column("name", ColumnKind::Text),
        column("articles", ColumnKind::Integer),
        column("quotes", ColumnKind::Integer),
        column("bull", ColumnKind::Integer),
        column("neutral", ColumnKind::Integer),
        column("bear", ColumnKind::Integer),
        column("no_evidence", ColumnKind::Integer),
        column("score", ColumnKind::Decimal),
        column("score_milli", ColumnKind::Integer),
        column("low", ColumnKind::Decimal),
        column("low_milli", ColumnKind::Integer),
        column("high", ColumnKind::Decimal),
        column("high_milli", ColumnKind::Integer),
        column("p", ColumnKind::Decimal),
        column("p_milli", ColumnKind::Integer),
        column("mark", ColumnKind::Text),
    ],
};

/// What stands in the column `mark` where there is no interval.
const FEW: &str = "few_articles";

/// Two named groups and how they differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The first group.
    pub one: String,
    /// The second group.
    pub other: String,
    /// The first less the second; nothing when either has no evidence.
    pub difference: Option<Difference>,
}

/// Returns the row of a group.
#[must_use]
pub fn group_row(by: By, group: &Group) -> Vec<Cell<'_>> {
    let figures = &group.figures;
    let counts = [figures.articles, figures.quotes, figures.bull, figures.neutral, figures.bear, figures.no_evidence].map(Cell::count);
    let mut row = vec![Cell::Text(by.as_str()), Cell::Text(&group.name)];
    row.extend(counts);
    row.extend(estimate(figures.milli, figures.interval));
    row.extend([Cell::Empty, Cell::Empty, mark(figures.has_few_articles())]);
    row
}

/// Returns the row of a difference.
#[must_use]
pub fn pair_row(pair: &Pair) -> Vec<Cell<'_>> {
    let difference = pair.difference;
    let mut row = vec![Cell::Text("difference"), Cell::Made(format!("{} - {}", pair.one, pair.other))];
    row.extend((0..6).map(|_| Cell::Empty));
    row.extend(estimate(difference.map(|one| one.milli), difference.and_then(|one| one.interval)));
    let p = difference.and_then(|one| one.p);
    row.extend([Cell::milli(p), Cell::integer(p), mark(difference.is_some_and(|one| one.p.is_none()))]);
    row
}

fn estimate(milli: Option<i64>, interval: Option<Interval>) -> [Cell<'static>; 6] {
    let (low, high) = (interval.map(|one| one.low), interval.map(|one| one.high));
    [Cell::milli(milli), Cell::integer(milli), Cell::milli(low), Cell::integer(low), Cell::milli(high), Cell::integer(high)]
}

const fn mark(few: bool) -> Cell<'static> {
    if few { Cell::Text(FEW) } else { Cell::Empty }
}

#[derive(Serialize)]
struct ComparisonObject<'a> {
    by: &'a str,
    groups: Vec<GroupObject<'a>>,
    differences: Vec<PairObject<'a>>,
    lexicons: Vec<&'a str>,
    draws: usize,
    shuffles: i64,
}

#[derive(Serialize)]
struct GroupObject<'a> {
    name: &'a str,
    articles: usize,
    quotes: usize,
    bull: usize,
    neutral: usize,
    bear: usize,
    no_evidence: usize,
    score: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    mark: Option<&'a str>,
}

#[derive(Serialize)]
struct PairObject<'a> {
    one: &'a str,
    other: &'a str,
    difference: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    p: Option<f64>,
    mark: Option<&'a str>,
}

/// Returns a comparison as JSON text.
///
/// # Errors
/// Never in practice: every part is text or a number.
pub fn comparison_json<'a>(
    by: By,
    groups: &[Group],
    pairs: &[Pair],
    lexicons: impl Iterator<Item = &'a str>,
) -> serde_json::Result<String> {
    let object = ComparisonObject {
        by: by.as_str(),
        groups: groups.iter().map(group_object).collect(),
        differences: pairs.iter().map(pair_object).collect(),
        lexicons: lexicons.collect(),
        draws: DRAWS,
        shuffles: SHUFFLES,
    };
    serde_json::to_string_pretty(&object).map(|text| text + "\n")
}

fn group_object(group: &Group) -> GroupObject<'_> {
    let figures = &group.figures;
    GroupObject {
        name: &group.name,
        articles: figures.articles,
        quotes: figures.quotes,
        bull: figures.bull,
        neutral: figures.neutral,
        bear: figures.bear,
        no_evidence: figures.no_evidence,
        score: figures.milli.map(from_milli),
        low: figures.interval.map(|one| from_milli(one.low)),
        high: figures.interval.map(|one| from_milli(one.high)),
        mark: figures.has_few_articles().then_some(FEW),
    }
}

fn pair_object(pair: &Pair) -> PairObject<'_> {
    let interval = pair.difference.and_then(|one| one.interval);
    PairObject {
        one: &pair.one,
        other: &pair.other,
        difference: pair.difference.map(|one| from_milli(one.milli)),
        low: interval.map(|one| from_milli(one.low)),
        high: interval.map(|one| from_milli(one.high)),
        p: pair.difference.and_then(|one| one.p).map(from_milli),
        mark: pair.difference.is_some_and(|one| one.p.is_none()).then_some(FEW),
    }
}
