//! Labels that a change repairs or breaks.
//!
//! Takes an article's labels and its analyses before and after; tells for each label whether it was and is right.

use crate::aggregate::Analysis;
use crate::workshop::gold::{GoldArticle, GoldQuote};
use crate::workshop::metrics::{HIT, Judged, Names};
use serde::Serialize;

/// What a change does to a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It was right and is wrong.
    Broken,
    /// It was wrong and is right.
    Repaired,
    /// It was and is wrong.
    Wrong,
    /// It was and is right.
    Right,
}

impl Verdict {
    /// Returns the verdict of a label that was and is right or wrong.
    #[must_use]
    pub const fn new(before: bool, after: bool) -> Self {
        match (before, after) {
            (true, false) => Self::Broken,
            (false, true) => Self::Repaired,
            (false, false) => Self::Wrong,
            (true, true) => Self::Right,
        }
    }

    /// Returns the word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Repaired => "repaired",
            Self::Wrong => "wrong",
            Self::Right => "right",
        }
    }
}

/// A label, and the quotations found for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    /// `bull`, `bear` or `neutral`.
    pub label: String,
    /// What the change does to it.
    pub verdict: Verdict,
    /// The id of the quotation found for it before.
    pub old: Option<String>,
    /// The id of the quotation found for it after.
    pub new: Option<String>,
}

/// Returns the labels of an article's quotations, each with its verdict.
#[must_use]
pub fn verdicts(gold: &GoldArticle, old: &Analysis, new: &Analysis, names: &Names) -> Vec<Labelled> {
    let (before, after) = (said(gold, old, names), said(gold, new, names));
    let stances = gold.quotes.iter().filter(|quote| !quote.optional && quote.stance.is_some());
    let mut found = Vec::new();
    for quote in stances {
        let of = |all: &[(usize, String, bool)]| all.iter().find(|one| one.0 == key(quote)).map(|one| (one.1.clone(), one.2));
        let (old, new) = (of(&before), of(&after));
        let right = |one: &Option<(String, bool)>| one.as_ref().is_some_and(|one| one.1);
        let verdict = Verdict::new(right(&old), right(&new));
        let label = quote.stance.clone().unwrap_or_default();
        found.push(Labelled { label, verdict, old: old.map(|one| one.0), new: new.map(|one| one.0) });
    }
    found
}

/// Labels are told apart by where they stand in memory: two may have the same span.
fn key(quote: &GoldQuote) -> usize {
    std::ptr::from_ref(quote) as usize
}

/// Returns for each label that was hit the quotation's id and whether its stance is right.
fn said(gold: &GoldArticle, analysis: &Analysis, names: &Names) -> Vec<(usize, String, bool)> {
    let judged = Judged::new(gold, analysis, names);
    let hits = judged.pairs.iter().filter(|pair| pair.overlap >= HIT);
    let one = |pair: &crate::workshop::metrics::Pair| {
        let (label, found) = (judged.labelled[pair.gold].quote, judged.found[pair.found].quotation);
        let right = label.stance.as_deref() == Some(found.stance) || label.also.iter().any(|also| also == found.stance);
        (key(label), found.id.clone(), right)
    };
    hits.map(one).collect()
}
