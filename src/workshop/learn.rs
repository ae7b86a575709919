//! Counts who uses which words.
//!
//! Takes labelled quotations; gives the rows of `usage.csv`: each word with the number of quotations of bulls, of bears and of those who take no
//! side that hold it in any form. Names of known speakers are left out, so that nobody's name takes a side, and so are words met once. Weights are
//! worked out from the counts when a pack is read.

use super::format;
use super::sample::{Bench, lines_of};
use super::suggest::Voice;
use crate::lexicon::{LexiconRow as _, UsageRow};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// In fewer quotations than this a word tells nothing.
const LEAST_QUOTATIONS: usize = 2;

/// Counts the words of one language.
#[derive(Debug)]
pub struct Counter<'p> {
    bench: Bench<'p>,
    words: FxHashMap<String, Count>,
    quotations: usize,
}

/// In how many quotations a stem stands, by voice, and in which forms.
#[derive(Debug, Default)]
struct Count {
    quotations: [usize; 3],
    forms: BTreeMap<String, usize>,
}

impl<'p> Counter<'p> {
    /// Begins to count with a language's bench.
    #[must_use]
    pub fn new(bench: Bench<'p>) -> Self {
        Self { bench, words: FxHashMap::default(), quotations: 0 }
    }

    /// Counts a quotation; nothing for a voice that nobody labelled.
    pub fn add(&mut self, text: &str, voice: Voice) {
        let side = match voice {
            Voice::Bull => 0,
            Voice::Bear => 1,
            Voice::Neutral => 2,
            Voice::Corpus => return,
        };
        self.quotations += 1;
        let sample = self.bench.lines(text, &lines_of(text));
        let names: FxHashSet<usize> = sample.matches.speakers.iter().flat_map(|one| one.words.iter().copied()).collect();
        let mut seen = FxHashSet::default();
        for (at, token) in sample.segments.tokens.iter().enumerate() {
            let form = self.bench.form(token.form);
            if !token.is_word() || names.contains(&at) || !form.starts_with(char::is_alphabetic) {
                continue;
            }
            let stem = self.bench.grammar.stem.of(form).into_owned();
            let new = seen.insert(stem.clone());
            let count = self.words.entry(stem).or_default();
            *count.forms.entry(form.to_owned()).or_default() += 1;
            count.quotations[side] += usize::from(new);
        }
    }

    /// Returns how many quotations were counted.
    #[must_use]
    pub const fn quotations(&self) -> usize {
        self.quotations
    }

    /// Returns the file's rows in their clean order, each word in its most frequent form, with their number.
    #[must_use]
    pub fn table(&self) -> (String, usize) {
        let counted = self.words.values().filter(|count| count.quotations.iter().sum::<usize>() >= LEAST_QUOTATIONS);
        let rows: BTreeMap<_, _> = counted.map(|count| (format::key_order(count.usual_form()), count)).collect();
        let mut text = format::row_line(UsageRow::COLUMNS.iter().copied());
        for count in rows.values() {
            let [bull, bear, neutral] = count.quotations.map(|number| number.to_string());
            text.push_str(&format::row_line([count.usual_form(), &bull, &bear, &neutral].into_iter()));
        }
        (text, rows.len())
    }
}

impl Count {
    fn usual_form(&self) -> &str {
        self.forms.iter().max_by_key(|(form, count)| (**count, Reverse(form.as_str()))).map_or("", |(form, _)| form)
    }
}
