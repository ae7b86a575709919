//! Candidate rows from texts.
//!
//! Takes texts of both sides, labelled by reading or by the packs themselves, and a corpus; gives words and phrases of up to three words that
//! one side uses more than all others. Forms with equal stems count together, each phrase once a text. What the packs match already, names
//! and function words are left out. It writes nothing and scores nothing.

mod odds;
mod phrases;

use super::format;
use super::sample::Bench;
use crate::lexicon::{LexiconRow as _, Side, TermRow};
use odds::Contrast;
use phrases::LONGEST;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// From this z value on a phrase is proposed: by chance alone about one in ten would reach it.
const LEAST_Z: f64 = 1.28;
/// Fewer texts than this are no evidence.
const LEAST_TEXTS: usize = 3;
/// The longest example, in characters.
const LONGEST_EXAMPLE: usize = 200;

/// Whose words a text holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// A bull's.
    Bull,
    /// A bear's.
    Bear,
    /// Those of somebody who takes no side.
    Neutral,
    /// Nobody looked: the language at large.
    Corpus,
}

/// A candidate row.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The forms met, in lower case, the most frequent first.
    pub forms: Vec<String>,
    /// The side that uses them more.
    pub side: Side,
    /// How far from chance: the z value.
    pub z: f64,
    /// Texts that hold it: bull, bear, neutral, corpus.
    pub texts: [usize; 4],
    /// A sentence of that side that holds it.
    pub example: String,
}

impl Candidate {
    /// Returns the cell that the forms fill.
    #[must_use]
    pub fn term(&self) -> String {
        self.forms.join("|")
    }
}

/// In how many texts a phrase stands, by voice.
#[derive(Debug, Clone, Default)]
struct Count {
    texts: [usize; 4],
    forms: BTreeMap<String, usize>,
    /// The shortest sentence of each side.
    examples: [String; 2],
    known: bool,
}

/// Counts the phrases of one language.
#[derive(Debug)]
pub struct Collector<'p> {
    bench: Bench<'p>,
    phrases: FxHashMap<String, Count>,
    /// Phrases of each length, by voice.
    totals: [[usize; 4]; LONGEST],
}

impl<'p> Collector<'p> {
    /// Begins to count with a language's bench.
    #[must_use]
    pub fn new(bench: Bench<'p>) -> Self {
        Self { bench, phrases: FxHashMap::default(), totals: [[0; 4]; LONGEST] }
    }

    /// Counts a text.
    pub fn add(&mut self, text: &str, voice: Voice) {
        let sample = self.bench.lines(text, &super::sample::lines_of(text));
        let mut seen = BTreeSet::new();
        for phrase in phrases::of(text, &sample, &self.bench) {
            if seen.insert(phrase.stems.clone()) {
                self.totals[phrase.length - 1][voice as usize] += 1;
                let count = self.phrases.entry(phrase.stems).or_default();
                count.texts[voice as usize] += 1;
                *count.forms.entry(phrase.form).or_default() += 1;
                count.known |= phrase.known;
                count.example(phrase.sentence, voice);
            }
        }
    }

    /// Returns the candidates of each side, the clearest first, at most `most` a side.
    #[must_use]
    pub fn candidates(&self, most: usize) -> Vec<Candidate> {
        let mut all: Vec<(&str, Candidate)> =
            self.phrases.iter().filter_map(|(stems, count)| Some((stems.as_str(), self.candidate(stems, count)?))).collect();
        all.sort_by(|(one, a), (other, b)| b.z.total_cmp(&a.z).then_with(|| other.len().cmp(&one.len())).then_with(|| one.cmp(other)));
        let mut kept: Vec<(&str, Candidate)> = Vec::new();
        for (stems, one) in all {
            let room = kept.iter().filter(|(_, other)| other.side == one.side).count() < most;
            if room && !kept.iter().any(|(other, _)| overlaps(stems, other)) {
                kept.push((stems, one));
            }
        }
        let mut kept: Vec<Candidate> = kept.into_iter().map(|(_, one)| one).collect();
        kept.sort_by(|a, b| a.side.cmp(&b.side).then(b.z.total_cmp(&a.z)).then_with(|| a.forms.cmp(&b.forms)));
        kept
    }

    fn candidate(&self, stems: &str, count: &Count) -> Option<Candidate> {
        let totals = &self.totals[stems.split(' ').count() - 1];
        let z = |side: usize| odds::z(&Contrast::new(&count.texts, totals, side));
        let (bull, bear) = (z(Voice::Bull as usize), z(Voice::Bear as usize));
        let (side, at, z) = if bull >= bear { (Side::Bull, 0, bull) } else { (Side::Bear, 1, bear) };
        let clear = !count.known && z >= LEAST_Z && count.texts[at] >= LEAST_TEXTS && !count.examples[at].is_empty();
        clear.then(|| Candidate { forms: count.sorted_forms(), side, z, texts: count.texts, example: count.examples[at].clone() })
    }
}

impl Count {
    /// Keeps a sentence of a side when it is the shortest so far.
    fn example(&mut self, sentence: &str, voice: Voice) {
        let Some(kept) = self.examples.get_mut(voice as usize) else { return };
        if sentence.chars().count() <= LONGEST_EXAMPLE && (kept.is_empty() || sentence.len() < kept.len()) {
            *kept = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }

    fn sorted_forms(&self) -> Vec<String> {
        let mut forms: Vec<(&String, &usize)> = self.forms.iter().collect();
        forms.sort_by_key(|(form, count)| (std::cmp::Reverse(**count), form.as_str()));
        forms.into_iter().map(|(form, _)| form.clone()).collect()
    }
}

/// Says whether one phrase stands within the other.
fn overlaps(one: &str, other: &str) -> bool {
    let within = |long: &str, short: &str| format!(" {long} ").contains(&format!(" {short} "));
    within(one, other) || within(other, one)
}

/// Returns the candidates of a side as the rows of its file, on trial; empty where there are none.
#[must_use]
pub fn rows(candidates: &[Candidate], side: Side) -> String {
    let own: BTreeMap<String, &Candidate> = candidates.iter().filter(|one| one.side == side).map(|one| (one.term(), one)).collect();
    if own.is_empty() {
        return String::new();
    }
    let mut text = format::row_line(TermRow::COLUMNS.iter().copied());
    for (term, one) in own {
        let [bull, bear, neutral, corpus] = one.texts;
        let note = format!("suggested: z {:.1}; texts: {bull} bull, {bear} bear, {neutral} neutral, {corpus} others", one.z);
        text.push_str(&format::row_line([term.as_str(), "exact", "1", "topic", one.example.as_str(), "", &note, "trial", ""].into_iter()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{FunctionWordRow, Pack, Use};

    fn pack() -> Pack {
        let words = ["the", "is", "and"].map(|word| FunctionWordRow {
            line: 2,
            key: word.to_owned(),
            over: false,
            word: word.to_owned(),
            uses: vec![Use::Article],
            note: String::new(),
        });
        Pack { code: "xx".to_owned(), function_words: words.to_vec().into(), ..Pack::default() }
    }

    #[test]
    fn what_one_side_says_more_is_suggested() {
        let pack = pack();
        let mut collector = Collector::new(Bench::new(&pack, &crate::lexicon::Rows::default(), &crate::lexicon::Rows::default()));
        for at in 0..12 {
            collector.add(&format!("The house is full steam ahead and word{at} grows."), Voice::Bull);
            collector.add("The house is empty shell and Lucia shrinks.", Voice::Bear);
            collector.add("The house is here and a lunch stays.", Voice::Neutral);
            collector.add(&format!("The house is here and thing{at} stays."), Voice::Corpus);
        }
        let found = collector.candidates(10);
        let terms: Vec<_> = found.iter().map(|one| (one.side, one.term())).collect();
        assert!(terms.iter().any(|(side, term)| *side == Side::Bull && term.contains("steam")), "{terms:?}");
        assert!(terms.contains(&(Side::Bear, "empty shell".to_owned())), "{terms:?}");
        assert!(!terms.iter().any(|(_, term)| term == "house" || term.contains("lunch")), "what all or neutral voices say: {terms:?}");
        assert!(!terms.iter().any(|(_, term)| term.contains("lucia")), "names: {terms:?}");
        let rows = rows(&found, Side::Bear);
        assert!(rows.contains("empty shell,exact,1,topic,The house is empty shell and Lucia shrinks.,,"), "{rows}");
    }
}
