//! What words mean and speak for: rows that say nothing, or that another row says already.
//!
//! Takes the rows of `usage.csv` and `concepts.csv`; tells terms and words that stand twice in other forms, terms that add nothing or that no text
//! can hold, and concepts that nobody has named. A row laid over the pack may repeat another.

use super::shape::quoted;
use super::sites::{Found, Sites};
use crate::lexicon::{Pack, Packs, Rows, UsageRow};
use crate::matcher::concepts::{MOST, is_of_concepts, names_in};
use crate::matcher::usage::key;
use crate::segment::Grammar;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// Notes what is wrong with the rows of a language.
pub fn check(pack: &Pack, packs: &Packs, sites: &mut Sites<'_>) {
    let (grammar, named) = (Grammar::new(pack), named(packs));
    terms(&pack.usage, &grammar, &named, sites);
    words(pack, &grammar, &named, sites);
}

/// Notes what is wrong with the rows that hold for all languages.
pub fn check_common(packs: &Packs, sites: &mut Sites<'_>) {
    terms(&packs.usage, &Grammar::new(&Pack::default()), &named(packs), sites);
    for row in packs.usage.iter().filter(|row| !is_of_concepts(&row.term)) {
        let fault = Found::new(quoted(&row.term), "one or two concepts in brackets", "write it into the usage.csv of its language");
        sites.note("usage.csv", row.over, row.line, "term", fault);
    }
}

fn named(packs: &Packs) -> FxHashSet<&str> {
    packs.concepts.iter().map(|row| row.concept.as_str()).collect()
}

fn terms(rows: &Rows<UsageRow>, grammar: &Grammar, named: &FxHashSet<&str>, sites: &mut Sites<'_>) {
    let mut twins = Twins::new("a term", grammar);
    for row in rows {
        let nothing = [row.bull, row.bear, row.neutral] == [0; 3] && !row.over;
        let fault = Found::new("three weights of 0", "at least one that is not", "delete the row");
        let twin = twins.fault(&row.term, row.line).filter(|_| !row.over);
        for fault in nothing.then_some(fault).into_iter().chain(twin).chain(shape(&row.term, named)) {
            sites.note("usage.csv", row.over, row.line, "term", fault);
        }
    }
}

/// Returns what is wrong with a term by its shape: one that nothing can meet.
fn shape(term: &str, named: &FxHashSet<&str>) -> Vec<Found> {
    let parts: Vec<&str> = term.split_whitespace().collect();
    let of_concepts = parts.iter().filter(|part| is_of_concepts(part)).count();
    let mut faults = Vec::new();
    if parts.len() > 2 || of_concepts % parts.len().max(1) != 0 {
        faults.push(Found::new(quoted(term), "one or two words, or one or two concepts", "write each pair as a row of its own"));
    } else if of_concepts > 0 {
        faults.extend(names_in(term).filter(|name| !named.contains(name)).map(unknown));
    }
    faults
}

fn words(pack: &Pack, grammar: &Grammar, named: &FxHashSet<&str>, sites: &mut Sites<'_>) {
    let mut twins = Twins::new("a word", grammar);
    for row in &pack.concepts {
        if row.concepts.len() > MOST {
            let found = format!("{} concepts", row.concepts.len());
            let fault = Found::new(found, format!("at most {MOST}"), "keep those that the word most often stands for");
            sites.note("concepts.csv", row.over, row.line, "concepts", fault);
        }
        for name in row.concepts.iter().filter(|name| !named.contains(name.as_str())) {
            sites.note("concepts.csv", row.over, row.line, "concepts", unknown(name));
        }
        let several = row.word.contains(char::is_whitespace);
        let fault = Found::new(quoted(&row.word), "a single word", "write a row for the word that carries the meaning");
        for fault in several.then_some(fault).into_iter().chain(twins.fault(&row.word, row.line).filter(|_| !row.over)) {
            sites.note("concepts.csv", row.over, row.line, "word", fault);
        }
    }
}

fn unknown(name: &str) -> Found {
    Found::new(format!("the concept {}", quoted(name)), "one that lexicons/concepts.csv names", "correct it, or add a row for it there")
}

/// The keys met so far, to find rows that say the same.
struct Twins<'g> {
    what: &'static str,
    grammar: &'g Grammar,
    keys: BTreeMap<String, (String, usize)>,
}

impl<'g> Twins<'g> {
    const fn new(what: &'static str, grammar: &'g Grammar) -> Self {
        Self { what, grammar, keys: BTreeMap::new() }
    }

    /// Returns what is wrong with a row whose stems another row has.
    fn fault(&mut self, written: &str, line: usize) -> Option<Found> {
        let (other, row) = self.keys.insert(key(written, self.grammar), (written.to_owned(), line))?;
        let found = format!("{}, whose stems are those of {} in row {row}", quoted(written), quoted(&other));
        Some(Found::new(found, format!("one row for all forms of {}", self.what), "keep one of them"))
    }
}
