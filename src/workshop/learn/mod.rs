//! Learns what terms speak for.
//!
//! Takes labelled quotations; gives the rows of `usage.csv`: each word, each two neighbours and each beginning of a word that several quotations
//! hold, with what it adds for bull, bear and neutral. Names of known speakers are left out, so that nobody's name takes a side. A person may
//! change any weight in the file; learning anew writes all of them.

mod fit;

use super::format;
use super::sample::{Bench, lines_of};
use super::suggest::Voice;
use crate::lexicon::{LexiconRow as _, UsageRow};
use crate::matcher::usage::{AND_SO_ON, each_term, unnamed};
use fit::{Labelled, fit};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// In fewer quotations than this a term tells nothing.
const LEAST_QUOTATIONS: usize = 3;
/// A term whose weights are all nearer to nought than this, in thousandths, has no row.
const LEAST_WEIGHT: i64 = 40;

/// Gathers the labelled quotations of one language.
#[derive(Debug)]
pub struct Learner<'p> {
    bench: Bench<'p>,
    /// The number of each term, by its key.
    numbers: FxHashMap<String, u32>,
    /// How many quotations hold each term.
    quotations: Vec<usize>,
    /// The forms of each stem, with how often each was met.
    forms: FxHashMap<String, BTreeMap<String, usize>>,
    texts: Vec<Labelled>,
}

impl<'p> Learner<'p> {
    /// Begins with a language's bench.
    #[must_use]
    pub fn new(bench: Bench<'p>) -> Self {
        Self { bench, numbers: FxHashMap::default(), quotations: Vec::new(), forms: FxHashMap::default(), texts: Vec::new() }
    }

    /// Adds a quotation; nothing for a voice that nobody labelled.
    pub fn add(&mut self, text: &str, voice: Voice) {
        let class = match voice {
            Voice::Bull => 0,
            Voice::Bear => 1,
            Voice::Neutral => 2,
            Voice::Corpus => return,
        };
        let sample = self.bench.lines(text, &lines_of(text));
        let tokens = &sample.segments.tokens;
        let words: Vec<usize> = unnamed(0..tokens.len(), &sample.matches.speakers).collect();
        for token in words.iter().map(|&at| &tokens[at]).filter(|token| token.is_word()) {
            let forms = self.forms.entry(self.bench.forms().stem(token.form).to_owned()).or_default();
            *forms.entry(self.bench.form(token.form).to_owned()).or_default() += 1;
        }
        let (mut terms, numbers, quotations) = (BTreeSet::new(), &mut self.numbers, &mut self.quotations);
        each_term(words.into_iter(), tokens, self.bench.forms(), |key, _| _ = terms.insert(number(key, numbers, quotations)));
        terms.iter().for_each(|&term| self.quotations[term as usize] += 1);
        self.texts.push(Labelled { class, terms: terms.into_iter().collect() });
    }

    /// Returns how many quotations were added.
    #[must_use]
    pub const fn quotations(&self) -> usize {
        self.texts.len()
    }

    /// Returns the file's rows in their clean order, each word in its most frequent form, with their number.
    #[must_use]
    pub fn table(&self) -> (String, usize) {
        let frequent: Vec<bool> = self.quotations.iter().map(|&count| count >= LEAST_QUOTATIONS).collect();
        let speaking: Vec<bool> = self.weights(&self.without_twins(frequent)).into_iter().map(speaks).collect();
        // Once more, with the terms that have a row: a text's terms are weighed by the root of their number.
        let weights = self.weights(&speaking);
        let mut rows = BTreeMap::new();
        for (key, &number) in self.numbers.iter().filter(|(_, number)| weights[**number as usize] != [0; 3]) {
            let written = self.written(key);
            rows.insert((format::key_order(&written), key), (written, weights[number as usize]));
        }
        let mut text = format::row_line(UsageRow::COLUMNS.iter().copied());
        for (term, weights) in rows.values() {
            let [bull, bear, neutral] = weights.map(|weight| weight.to_string());
            text.push_str(&format::row_line([term, &bull, &bear, &neutral].map(String::as_str).into_iter()));
        }
        (text, rows.len())
    }

    /// Returns the weights of the chosen terms, in thousandths, and noughts for all others.
    fn weights(&self, chosen: &[bool]) -> Vec<[i64; 3]> {
        let kept = |terms: &[u32]| terms.iter().copied().filter(|&term| chosen[term as usize]).collect();
        let texts: Vec<_> = self.texts.iter().map(|text| Labelled { class: text.class, terms: kept(&text.terms) }).collect();
        fit(&texts, self.quotations.len()).into_iter().map(|weights| weights.map(thousandths)).collect()
    }

    /// Leaves out every beginning that stands in the same quotations as a longer one: both say the same.
    fn without_twins(&self, mut chosen: Vec<bool>) -> Vec<bool> {
        for (key, &number) in self.numbers.iter().filter(|(key, _)| key.ends_with(AND_SO_ON)) {
            let mut letters = key.trim_end_matches(AND_SO_ON).chars();
            while letters.next_back().is_some() {
                let shorter = self.numbers.get(&format!("{}{AND_SO_ON}", letters.as_str())).map(|&shorter| shorter as usize);
                if let Some(shorter) = shorter.filter(|&shorter| self.quotations[shorter] == self.quotations[number as usize]) {
                    chosen[shorter] = false;
                }
            }
        }
        chosen
    }

    /// Writes a term with the most frequent form of each stem.
    fn written(&self, key: &str) -> String {
        let usual = |stem: &str| -> Option<&String> {
            self.forms.get(stem)?.iter().max_by_key(|(form, count)| (**count, Reverse(*form))).map(|(form, _)| form)
        };
        key.split(' ').map(|stem| usual(stem).map_or(stem, String::as_str)).collect::<Vec<_>>().join(" ")
    }
}

/// Returns the number of a term, a new one where it has none.
fn number(key: &str, numbers: &mut FxHashMap<String, u32>, quotations: &mut Vec<usize>) -> u32 {
    if let Some(&number) = numbers.get(key) {
        return number;
    }
    let number = u32::try_from(quotations.len()).unwrap_or(u32::MAX);
    numbers.insert(key.to_owned(), number);
    quotations.push(0);
    number
}

/// Says whether a term with these weights, in thousandths, has a row.
fn speaks(weights: [i64; 3]) -> bool {
    weights.iter().any(|weight| weight.abs() >= LEAST_WEIGHT)
}

#[expect(clippy::cast_possible_truncation, reason = "weights are small")]
fn thousandths(weight: f64) -> i64 {
    (1000.0 * weight).round() as i64
}
