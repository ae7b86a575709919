//! What words mean and speak for: rows that say nothing, or that another row says already.
//!
//! Takes the rows of `usage.csv` and `concepts.csv`; tells terms and words that stand twice in other forms, terms that add nothing, and
//! concepts that nobody has named. A row laid over the pack may repeat another.

use super::shape::quoted;
use super::sites::{Found, Sites};
use crate::lexicon::{Faults, Pack, Packs};
use crate::matcher::concepts::{MOST, names_in};
use crate::matcher::usage::key;
use crate::segment::Grammar;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// Notes what is wrong with the rows of a language.
pub fn check(pack: &Pack, packs: &Packs, sites: &mut Sites<'_>) {
    let grammar = Grammar::new(pack);
    let named: FxHashSet<&str> = packs.concepts.iter().map(|row| row.concept.as_str()).collect();
    terms(pack, &grammar, sites);
    concepts(pack, &named, &grammar, sites);
    if packs.languages.first().is_some_and(|first| first.code == pack.code) {
        let mut beside = Sites { code: "", faults: Faults::default(), ..*sites };
        unnamed(packs, &named, &mut beside);
        beside.faults.sorted().into_iter().for_each(|fault| sites.faults.push(fault.clone()));
    }
}

fn terms(pack: &Pack, grammar: &Grammar, sites: &mut Sites<'_>) {
    let mut twins = Twins::new("a term", grammar);
    for row in pack.usage.iter().filter(|row| !row.over) {
        if [row.bull, row.bear, row.neutral] == [0; 3] {
            let fault = Found::new("three weights of 0", "at least one that is not", "delete the row");
            sites.note("usage.csv", row.over, row.line, "term", fault);
        }
        if let Some(fault) = twins.fault(&row.term, row.line) {
            sites.note("usage.csv", row.over, row.line, "term", fault);
        }
    }
}

fn concepts(pack: &Pack, named: &FxHashSet<&str>, grammar: &Grammar, sites: &mut Sites<'_>) {
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
        if let Some(fault) = twins.fault(&row.word, row.line).filter(|_| !row.over) {
            sites.note("concepts.csv", row.over, row.line, "word", fault);
        }
    }
}

/// Notes concepts with a weight that nobody has named, which stand beside the language folders: they are told once, with the first language.
fn unnamed(packs: &Packs, named: &FxHashSet<&str>, sites: &mut Sites<'_>) {
    for row in &packs.usage {
        for name in names_in(&row.term).filter(|name| !named.contains(name)) {
            sites.note("usage.csv", row.over, row.line, "term", unknown(name));
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
