//! Candidate rows from texts.
//!
//! Takes texts of both sides, labelled by reading or by the packs themselves, and a corpus; gives words and phrases that one side uses more
//! than the other, by weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008): the prior is the corpus, so
//! that rare words need more evidence. Each phrase counts once a text. What the packs match already, and function words, are left out.

use super::format;
use super::sample::Bench;
use crate::lexicon::{LexiconRow as _, Side, TermRow};
use crate::segment::{Segments, TokenKind};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// The longest phrase, in words.
const LONGEST: usize = 4;
/// The shortest word that may stand at an end of a phrase, in letters.
const SHORTEST_WORD: usize = 3;
/// From this z value on a difference is no chance (two-sided 5 %).
const LEAST_Z: f64 = 1.96;
/// Fewer texts than this are no evidence.
const LEAST_TEXTS: usize = 3;
/// What the prior weighs beside both sides together.
const PRIOR_SHARE: f64 = 0.1;
/// The longest example, in characters.
const LONGEST_EXAMPLE: usize = 200;

/// A candidate row.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The words, in lower case.
    pub term: String,
    /// The side that uses them more.
    pub side: Side,
    /// How far from chance: the z value.
    pub z: f64,
    /// Bull texts that hold them.
    pub bull: usize,
    /// Bear texts that hold them.
    pub bear: usize,
    /// Texts of the corpus that hold them.
    pub corpus: usize,
    /// A sentence that holds them.
    pub example: String,
}

/// How often phrases stand in texts, by text.
#[derive(Debug, Clone, Default)]
struct Count {
    bull: usize,
    bear: usize,
    corpus: usize,
    example: String,
    known: bool,
}

/// Counts the phrases of one language.
#[derive(Debug)]
pub struct Collector<'p> {
    bench: Bench<'p>,
    phrases: FxHashMap<String, Count>,
    /// Phrases of each length, in bull, bear and corpus texts.
    totals: [[usize; 3]; LONGEST],
}

impl<'p> Collector<'p> {
    /// Begins to count with a language's bench.
    #[must_use]
    pub fn new(bench: Bench<'p>) -> Self {
        Self { bench, phrases: FxHashMap::default(), totals: [[0; 3]; LONGEST] }
    }

    /// Counts a text of one side, or of the corpus where no side is given.
    pub fn add(&mut self, text: &str, side: Option<Side>) {
        let sample = self.bench.lines(text, &super::sample::lines_of(text));
        let known: BTreeSet<Vec<usize>> = sample.fits.iter().map(|one| one.words.to_vec()).collect();
        let mut seen = BTreeSet::new();
        for sentence in &sample.segments.sentences {
            for (words, phrase) in self.phrases_of(text, &sample.segments, sentence.tokens.clone()) {
                if seen.insert(phrase.clone()) {
                    let example = sample.segments.span(&sentence.tokens).of(text);
                    self.count(phrase, words.len(), side, example, known.contains(&words));
                }
            }
        }
    }

    fn count(&mut self, phrase: String, length: usize, side: Option<Side>, example: &str, known: bool) {
        let place = match side {
            Some(Side::Bull) => 0,
            Some(Side::Bear) => 1,
            None => 2,
        };
        self.totals[length - 1][place] += 1;
        let count = self.phrases.entry(phrase).or_default();
        *[&mut count.bull, &mut count.bear, &mut count.corpus][place] += 1;
        count.known |= known;
        let better = example.chars().count() <= LONGEST_EXAMPLE && (count.example.is_empty() || example.len() < count.example.len());
        if better {
            count.example = example.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }

    /// Returns the phrases of a sentence: words in a row with content words at both ends.
    fn phrases_of(&self, text: &str, segments: &Segments, sentence: std::ops::Range<usize>) -> Vec<(Vec<usize>, String)> {
        let mut found = Vec::new();
        for first in sentence.clone() {
            let mut words = Vec::new();
            for at in first..sentence.end {
                let token = &segments.tokens[at];
                match token.kind {
                    TokenKind::Joiner => continue,
                    TokenKind::Word => words.push(at),
                    _ => break,
                }
                if words.first() != Some(&first) || words.len() > LONGEST {
                    break;
                }
                if self.is_content(text, segments, first) && self.is_content(text, segments, at) {
                    let forms: Vec<&str> = words.iter().map(|&word| self.bench.form(segments.tokens[word].form)).collect();
                    found.push((words.clone(), forms.join(" ")));
                }
            }
        }
        found
    }

    /// Says whether a token may stand at an end of a phrase: no function word, and not too short.
    fn is_content(&self, text: &str, segments: &Segments, at: usize) -> bool {
        let token = &segments.tokens[at];
        let letters = token.span.of(text).chars().filter(|mark| mark.is_alphabetic()).count();
        letters >= SHORTEST_WORD && self.bench.uses(token.form).is_empty()
    }

    /// Returns the candidates of each side, the clearest first, at most `most` a side.
    #[must_use]
    pub fn candidates(&self, most: usize) -> Vec<Candidate> {
        let mut all: Vec<Candidate> = self.phrases.iter().filter_map(|(phrase, count)| self.candidate(phrase, count)).collect();
        all.sort_by(|a, b| b.z.abs().total_cmp(&a.z.abs()).then_with(|| b.term.len().cmp(&a.term.len())).then_with(|| a.term.cmp(&b.term)));
        let mut kept: Vec<Candidate> = Vec::new();
        for one in all {
            let room = kept.iter().filter(|other| other.side == one.side).count() < most;
            if room && !kept.iter().any(|other| overlaps(&one.term, &other.term)) {
                kept.push(one);
            }
        }
        kept.sort_by(|a, b| a.side.cmp(&b.side).then(b.z.abs().total_cmp(&a.z.abs())).then_with(|| a.term.cmp(&b.term)));
        kept
    }

    fn candidate(&self, phrase: &str, count: &Count) -> Option<Candidate> {
        if count.known || count.bull + count.bear < LEAST_TEXTS || count.example.is_empty() {
            return None;
        }
        let totals = &self.totals[phrase.split(' ').count() - 1];
        let z = log_odds(count, totals);
        let side = if z > 0.0 { Side::Bull } else { Side::Bear };
        let example = count.example.clone();
        (z.abs() >= LEAST_Z).then(|| Candidate {
            term: phrase.to_owned(),
            side,
            z,
            bull: count.bull,
            bear: count.bear,
            corpus: count.corpus,
            example,
        })
    }
}

/// Returns the z value of the log-odds ratio of two sides under the corpus as prior.
fn log_odds(count: &Count, totals: &[usize; 3]) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let [bull, bear, corpus] = totals.map(number);
    let background = number(count.bull + count.bear + count.corpus) / (bull + bear + corpus).max(1.0);
    let weight = PRIOR_SHARE * (bull + bear);
    let prior = (weight * background).max(0.01);
    let odds = |own: f64, all: f64| ((own + prior) / (all + weight - own - prior).max(0.01)).ln();
    let (in_bull, in_bear) = (number(count.bull), number(count.bear));
    let deviation = (1.0 / (in_bull + prior) + 1.0 / (in_bear + prior)).sqrt();
    (odds(in_bull, bull) - odds(in_bear, bear)) / deviation
}

/// Says whether one phrase stands within the other.
fn overlaps(one: &str, other: &str) -> bool {
    let within = |long: &str, short: &str| format!(" {long} ").contains(&format!(" {short} "));
    within(one, other) || within(other, one)
}

/// Returns the candidates of a side as the rows of its file, on trial; empty where there are none.
#[must_use]
pub fn rows(candidates: &[Candidate], side: Side) -> String {
    let own: BTreeMap<&str, &Candidate> = candidates.iter().filter(|one| one.side == side).map(|one| (one.term.as_str(), one)).collect();
    if own.is_empty() {
        return String::new();
    }
    let mut text = format::row_line(TermRow::COLUMNS.iter().copied());
    for (term, one) in own {
        let note = format!("suggested: z {:.1}, {} bull, {} bear, {} other texts", one.z, one.bull, one.bear, one.corpus);
        text.push_str(&format::row_line([term, "exact", "1", "topic", one.example.as_str(), "", &note, "trial", ""].into_iter()));
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
        Pack { code: "xx".to_owned(), function_words: words.to_vec(), ..Pack::default() }
    }

    #[test]
    fn what_one_side_says_more_is_suggested() {
        let pack = pack();
        let mut collector = Collector::new(Bench::new(&pack, &[]));
        for at in 0..12 {
            collector.add(&format!("The house is full steam ahead and word{at} grows."), Some(Side::Bull));
            collector.add(&format!("The house is empty shell and other{at} shrinks."), Some(Side::Bear));
            collector.add(&format!("The house is here and thing{at} stays."), None);
        }
        let found = collector.candidates(10);
        let terms: Vec<_> = found.iter().map(|one| (one.side, one.term.as_str())).collect();
        assert!(terms.iter().any(|(side, term)| *side == Side::Bull && term.contains("steam")), "{terms:?}");
        assert!(terms.contains(&(Side::Bear, "empty shell")), "{terms:?}");
        assert!(!terms.iter().any(|(_, term)| *term == "house"), "{terms:?}");
        assert!(
            rows(&found, Side::Bear).contains("empty shell,exact,1,topic,The house is empty shell and other0 shrinks.,"),
            "{}",
            rows(&found, Side::Bear)
        );
    }
}
