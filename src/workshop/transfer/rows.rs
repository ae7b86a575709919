//! Foreign entries to rows on trial.
//!
//! Takes entries, and which categories stand for which side; gives the rows of `bull.csv` and `bear.csv`, and what was left out.

use super::{Entry, Reading, Unknown};
use crate::lexicon::{Side, TermRow};
use crate::workshop::format;
use std::collections::{BTreeMap, BTreeSet};

/// Names of categories that stand for a side in well-known lexicons.
const USUAL: &[(&str, Side)] = &[
    ("positive", Side::Bull),
    ("pos", Side::Bull),
    ("posemo", Side::Bull),
    ("emo_pos", Side::Bull),
    ("bull", Side::Bull),
    ("negative", Side::Bear),
    ("neg", Side::Bear),
    ("negemo", Side::Bear),
    ("emo_neg", Side::Bear),
    ("bear", Side::Bear),
];
/// The strength from which a row weighs 2, and from which 3 (VADER's scale ends at 4).
const STRONGER: [f64; 2] = [1.5, 2.5];

/// What the categories of a file stand for.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Categories of the bull side.
    pub bull: Vec<String>,
    /// Categories of the bear side.
    pub bear: Vec<String>,
    /// The side of entries without a category.
    pub side: Option<Side>,
    /// What `note` says of the origin.
    pub origin: String,
}

/// What an import makes.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    /// `bull.csv`; empty where there are no bull rows.
    pub bull: String,
    /// `bear.csv`; empty where there are no bear rows.
    pub bear: String,
    /// Rows on both sides together.
    pub rows: usize,
    /// What was left out.
    pub unknown: Vec<Unknown>,
}

/// Makes rows of what was read.
#[must_use]
pub fn plan(reading: &Reading, plan: &Plan) -> Imported {
    let mut unknown = reading.unknown.clone();
    let mut sides: BTreeMap<String, Vec<(Side, &Entry)>> = BTreeMap::new();
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in &reading.entries {
        match plan.side_of(&entry.category) {
            None => *left.entry(&entry.category).or_default() += 1,
            Some(side) => match term_of(&entry.term) {
                Ok(term) => sides.entry(term).or_default().push((side, entry)),
                Err(why) => unknown.push(Unknown::new(entry.line, format!("{}: {why}", entry.term))),
            },
        }
    }
    unknown.extend(left.iter().map(|(category, count)| Unknown::new(0, without_side(category, *count))));
    let mut made = Imported { unknown, ..Imported::default() };
    for (side, file) in [(Side::Bull, &mut made.bull), (Side::Bear, &mut made.bear)] {
        *file = lines(side, &sides, &plan.origin);
    }
    made.rows = sides.values().filter(|entries| side_of_all(entries).is_some()).count();
    made.unknown.extend(sides.iter().filter_map(|(term, entries)| repeated(term, entries)));
    made.unknown.sort();
    made
}

fn without_side(category: &str, count: usize) -> String {
    if category.is_empty() {
        return format!("{count} entries without a category: say with --side on which side they stand");
    }
    format!("category {category}: {count} entries; name it with --bull or --bear to take them over")
}

impl Plan {
    /// Returns the side of a category: as stated, else by its usual name.
    fn side_of(&self, category: &str) -> Option<Side> {
        let parts: Vec<&str> = category.split('/').chain([category]).collect();
        let named = |names: &[String]| names.iter().any(|name| parts.iter().any(|part| part.eq_ignore_ascii_case(name)));
        match (named(&self.bull), named(&self.bear)) {
            (true, false) => Some(Side::Bull),
            (false, true) => Some(Side::Bear),
            (true, true) => None,
            _ if category.is_empty() => self.side,
            _ if !self.bull.is_empty() || !self.bear.is_empty() => None,
            _ => USUAL.iter().find(|(name, _)| parts.iter().any(|part| part.eq_ignore_ascii_case(name))).map(|&(_, side)| side),
        }
    }
}

/// Returns an entry in the term grammar, or why it cannot be one.
fn term_of(term: &str) -> Result<String, &'static str> {
    let words: Vec<&str> = term.split([' ', '_']).filter(|word| !word.is_empty()).collect();
    let letters = term.chars().filter(|mark| mark.is_alphanumeric()).count();
    if letters < 2 || (letters < 3 && term.contains('*')) {
        return Err("too few letters to be a term");
    }
    if term.contains(['|', '(', ')', '<', '>', '[', ']', '#', '=', '"']) || term.contains("...") {
        return Err("signs that mean something else in a term");
    }
    Ok(words.join(" ").to_lowercase())
}

/// Returns the side that all entries of a term share.
fn side_of_all(entries: &[(Side, &Entry)]) -> Option<Side> {
    let sides: BTreeSet<Side> = entries.iter().map(|(side, _)| *side).collect();
    if sides.len() == 1 { sides.into_iter().next() } else { None }
}

fn repeated(term: &str, entries: &[(Side, &Entry)]) -> Option<Unknown> {
    let line = entries.last().map_or(0, |(_, entry)| entry.line);
    match side_of_all(entries) {
        None => Some(Unknown::new(line, format!("{term}: on both sides"))),
        Some(_) if entries.len() > 1 => Some(Unknown::new(line, format!("{term}: stands {} times; one row was made", entries.len()))),
        Some(_) => None,
    }
}

fn lines(side: Side, sides: &BTreeMap<String, Vec<(Side, &Entry)>>, origin: &str) -> String {
    use crate::lexicon::LexiconRow as _;
    let own: Vec<_> = sides.iter().filter(|(_, entries)| side_of_all(entries) == Some(side)).collect();
    if own.is_empty() {
        return String::new();
    }
    let mut text = format::row_line(TermRow::COLUMNS.iter().copied());
    for (term, entries) in own {
        let matching = if term.contains('*') { "glob" } else { "exact" };
        let weight = weight(entries[0].1.strength).to_string();
        let category = &entries[0].1.category;
        let note = if category.is_empty() { origin.to_owned() } else { format!("{origin}: {category}") };
        text.push_str(&format::row_line([term.as_str(), matching, &weight, "topic", "", "", &note, "trial", ""].into_iter()));
    }
    text
}

fn weight(strength: Option<f64>) -> usize {
    strength.map_or(1, |strength| 1 + STRONGER.iter().filter(|&&from| strength.abs() >= from).count())
}
