//! Learns what terms speak for.
//!
//! Takes labelled quotations; gives the rows of `usage.csv`: each word, each two neighbours and each beginning of a word that several quotations
//! hold, and each concept and two concepts that many of all languages hold, with what it adds for bull, bear and neutral. All languages are fitted
//! together, since they share the concepts. Names of known speakers are left out, so that nobody's name takes a side. A person may
//! change any weight in the file; learning anew writes all of them.

mod fit;

use super::format;
use super::sample::{Bench, lines_of};
use super::suggest::Voice;
use crate::lexicon::{LexiconRow as _, UsageRow};
use crate::matcher::concepts::is_of_concepts;
use crate::matcher::usage::{AND_SO_ON, each_term, unnamed};
use fit::{Labelled, fit};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// In fewer quotations than this a term tells nothing.
const LEAST_QUOTATIONS: usize = 5;
/// In fewer quotations than this a term of concepts tells nothing: those of all languages count together.
const LEAST_OF_CONCEPTS: usize = 12;
/// A term whose weights are all nearer to nought than this, in thousandths, has no row.
const LEAST_WEIGHT: i64 = 40;

/// Gathers the labelled quotations of some languages.
#[derive(Debug, Default)]
pub struct Learner<'p> {
    languages: BTreeMap<String, Language<'p>>,
    /// The number of each term of concepts.
    concepts: FxHashMap<String, u32>,
    /// How many quotations hold each term.
    quotations: Vec<usize>,
    texts: Vec<Labelled>,
}

/// What was gathered of one language.
#[derive(Debug)]
struct Language<'p> {
    bench: Bench<'p>,
    /// The number of each term but those of concepts, by its key.
    numbers: FxHashMap<String, u32>,
    /// The forms of each stem, with how often each was met.
    forms: FxHashMap<String, BTreeMap<String, usize>>,
    quotations: usize,
}

/// The rows of a `usage.csv` in their clean order.
#[derive(Debug)]
pub struct Learnt {
    /// The language; empty for what holds for all.
    pub language: String,
    /// The file.
    pub table: String,
    /// How many rows it has.
    pub rows: usize,
    /// How many quotations taught it.
    pub quotations: usize,
}

impl<'p> Learner<'p> {
    /// Adds a language's bench.
    pub fn add_language(&mut self, bench: Bench<'p>) {
        let language = Language { numbers: FxHashMap::default(), forms: FxHashMap::default(), quotations: 0, bench };
        self.languages.insert(language.bench.pack.code.clone(), language);
    }

    /// Adds a quotation; nothing for a language without a bench or a voice that nobody labelled.
    pub fn add(&mut self, language: &str, text: &str, voice: Voice) {
        let Some(language) = self.languages.get_mut(language) else { return };
        let class = match voice {
            Voice::Bull => 0,
            Voice::Bear => 1,
            Voice::Neutral => 2,
            Voice::Corpus => return,
        };
        language.quotations += 1;
        let (mut terms, concepts, quotations) = (BTreeSet::new(), &mut self.concepts, &mut self.quotations);
        language.each_term(text, |key, own| {
            let numbers = if is_of_concepts(key) { &mut *concepts } else { own };
            terms.insert(number(key, numbers, quotations));
        });
        terms.iter().for_each(|&term| self.quotations[term as usize] += 1);
        self.texts.push(Labelled { class, terms: terms.into_iter().collect() });
    }

    /// Returns how many quotations were added.
    #[must_use]
    pub const fn quotations(&self) -> usize {
        self.texts.len()
    }

    /// Returns what was learnt: first what concepts speak for, then the terms of each language that has quotations.
    #[must_use]
    pub fn learnt(&self) -> Vec<Learnt> {
        let speaking: Vec<bool> = self.weights(&self.telling()).into_iter().map(speaks).collect();
        // Once more, with the terms that have a row: a text's terms are weighed by the root of their number.
        let weights = self.weights(&speaking);
        let table = |language: &str, numbers: &FxHashMap<String, u32>, quotations, write: &dyn Fn(&str) -> String| {
            let weighed = numbers.iter().map(|(key, &number)| (key, weights[number as usize])).filter(|(_, weights)| *weights != [0; 3]);
            let rows: BTreeMap<_, _> = weighed
                .map(|(key, weights)| (write(key), key, weights))
                .map(|(term, key, weights)| ((format::key_order(&term), key), (term, weights)))
                .collect();
            Learnt { language: language.to_owned(), table: written(rows.values()), rows: rows.len(), quotations }
        };
        let common = (!self.concepts.is_empty()).then(|| table("", &self.concepts, self.texts.len(), &str::to_owned));
        let taught = self.languages.iter().filter(|(_, language)| language.quotations > 0);
        let own = taught.map(|(code, one)| table(code, &one.numbers, one.quotations, &|key| one.written(key)));
        common.into_iter().chain(own).collect()
    }

    /// Returns, for each term, whether it stands in enough quotations to tell something, and tells something else than another.
    fn telling(&self) -> Vec<bool> {
        let mut telling: Vec<bool> = self.quotations.iter().map(|&count| count >= LEAST_QUOTATIONS).collect();
        self.concepts.values().for_each(|&number| telling[number as usize] = self.quotations[number as usize] >= LEAST_OF_CONCEPTS);
        self.languages.values().for_each(|language| language.leave_out_twins(&self.quotations, &mut telling));
        telling
    }

    /// Returns the weights of the chosen terms, in thousandths, and noughts for all others.
    fn weights(&self, chosen: &[bool]) -> Vec<[i64; 3]> {
        let kept = |terms: &[u32]| terms.iter().copied().filter(|&term| chosen[term as usize]).collect();
        let texts: Vec<_> = self.texts.iter().map(|text| Labelled { class: text.class, terms: kept(&text.terms) }).collect();
        fit(&texts, self.quotations.len()).into_iter().map(|weights| weights.map(thousandths)).collect()
    }
}

impl Language<'_> {
    /// Hands on the key of each term of a text, with the numbers of the language's own terms.
    fn each_term(&mut self, text: &str, mut hand_on: impl FnMut(&str, &mut FxHashMap<String, u32>)) {
        let sample = self.bench.lines(text, &lines_of(text));
        let tokens = &sample.segments.tokens;
        let words: Vec<usize> = unnamed(0..tokens.len(), &sample.matches.speakers).collect();
        for token in words.iter().map(|&at| &tokens[at]).filter(|token| token.is_word()) {
            let forms = self.forms.entry(self.bench.forms().stem(token.form).to_owned()).or_default();
            *forms.entry(self.bench.form(token.form).to_owned()).or_default() += 1;
        }
        let numbers = &mut self.numbers;
        each_term(words.into_iter(), &sample.segments, self.bench.forms(), self.bench.concepts(), |key, _| hand_on(key, numbers));
    }

    /// Leaves out every beginning that stands in the same quotations as a longer one: both say the same.
    fn leave_out_twins(&self, quotations: &[usize], chosen: &mut [bool]) {
        for (key, &number) in self.numbers.iter().filter(|(key, _)| key.ends_with(AND_SO_ON)) {
            let mut letters = key.trim_end_matches(AND_SO_ON).chars();
            while letters.next_back().is_some() {
                let shorter = self.numbers.get(&format!("{}{AND_SO_ON}", letters.as_str())).map(|&shorter| shorter as usize);
                if let Some(shorter) = shorter.filter(|&shorter| quotations[shorter] == quotations[number as usize]) {
                    chosen[shorter] = false;
                }
            }
        }
    }

    /// Writes a term with the most frequent form of each stem.
    fn written(&self, key: &str) -> String {
        let usual = |stem: &str| -> Option<&String> {
            self.forms.get(stem)?.iter().max_by_key(|(form, count)| (**count, Reverse(*form))).map(|(form, _)| form)
        };
        key.split(' ').map(|stem| usual(stem).map_or(stem, String::as_str)).collect::<Vec<_>>().join(" ")
    }
}

/// Writes a file of terms and their weights.
fn written<'r>(rows: impl Iterator<Item = &'r (String, [i64; 3])>) -> String {
    let mut text = format::row_line(UsageRow::COLUMNS.iter().copied());
    for (term, weights) in rows {
        let [bull, bear, neutral] = weights.map(|weight| weight.to_string());
        text.push_str(&format::row_line([term, &bull, &bear, &neutral].map(String::as_str).into_iter()));
    }
    text
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
