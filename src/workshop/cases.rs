//! Labelled cases, one by one.
//!
//! Takes an analyzer and labels; gives a line for each label that the program does not meet, with the arithmetic that led elsewhere.

use super::evaluate::{analyze, article_of, labels};
use super::gold::{Gold, GoldArticle, GoldSentence};
use super::metrics::{HIT, Judged, Labelled, Names};
use crate::Analyzer;
use crate::aggregate::{Analysis, ScoredQuotation};
use crate::stance::{Evidence, Score};
use std::fmt;

/// How much of a text is shown, in characters.
const SHOWN: usize = 90;

/// A label that is not met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Miss {
    /// The quotation's or the sentence's id.
    pub id: String,
    /// The label.
    pub expected: String,
    /// What the program says; empty where it finds no quotation.
    pub said: String,
    /// The words.
    pub text: String,
    /// How the score came about.
    pub arithmetic: String,
}

impl fmt::Display for Miss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = if self.said.is_empty() { "no such quotation" } else { &self.said };
        write!(f, "{}: expected {}, found {said}: {}; {}", self.id, self.expected, self.text, self.arithmetic)
    }
}

/// What the labels came to.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Labels looked at.
    pub labels: usize,
    /// Those that are not met.
    pub misses: Vec<Miss>,
}

/// Looks at every label of quotations and sentences.
#[must_use]
pub fn run(analyzer: &Analyzer, gold: &Gold) -> Outcome {
    let mut outcome = Outcome::default();
    let articles: Vec<_> = gold.articles.iter().map(article_of).collect();
    for (gold, analysis) in gold.articles.iter().zip(analyze(analyzer, &articles)) {
        let Ok(analysis) = analysis else { continue };
        let names = analyzer.packs().get(&analysis.language).map(Names::new).unwrap_or_default();
        article(gold, &analysis, &names, &mut outcome);
    }
    let known = |one: &&GoldSentence| one.language.is_empty() || analyzer.packs().get(&one.language).is_some();
    let sentences: Vec<&GoldSentence> = gold.sentences.iter().filter(known).collect();
    outcome.labels += sentences.len();
    let said = labels(analyzer, &sentences);
    outcome.misses.extend(sentences.iter().zip(said).filter_map(|(sentence, said)| sentence_miss(sentence, said?)));
    outcome
}

fn article(gold: &GoldArticle, analysis: &Analysis, names: &Names, outcome: &mut Outcome) {
    let judged = Judged::new(gold, analysis, names);
    for (at, label) in judged.labelled.iter().enumerate() {
        let Some(expected) = &label.quote.stance else { continue };
        outcome.labels += 1;
        let found = judged.pair_of(at).filter(|pair| pair.overlap >= HIT).map(|pair| judged.found[pair.found].quotation);
        let right = found.is_some_and(|found| found.stance == expected || label.quote.also.iter().any(|also| also == found.stance));
        if !right {
            outcome.misses.push(quote_miss(gold, label, expected, found));
        }
    }
}

fn quote_miss(gold: &GoldArticle, label: &Labelled<'_>, expected: &str, found: Option<&ScoredQuotation>) -> Miss {
    let start = label.quote.spans.first().map_or(0, |span| span.start);
    let characters = gold.text.get(..start).map_or(0, |before| before.chars().count());
    let words = label.quote.spans.iter().map(|span| span.of(&gold.text)).collect::<Vec<_>>().join(" ");
    Miss {
        id: format!("{}_{characters}", gold.id),
        expected: expected.to_owned(),
        said: found.map(|found| said(found.stance, found.score)).unwrap_or_default(),
        text: short(&words),
        arithmetic: found.map_or_else(|| "nothing to add up".to_owned(), |found| arithmetic(&found.evidence)),
    }
}

fn sentence_miss(sentence: &GoldSentence, said_of: Analysis) -> Option<Miss> {
    if said_of.stance == sentence.stance {
        return None;
    }
    let quoted = said_of.quotations.iter().flat_map(|one| &one.evidence);
    let all: Vec<Evidence> = said_of.narrator.iter().map(|(one, _)| one).chain(quoted).cloned().collect();
    Some(Miss {
        id: sentence.id.clone(),
        expected: sentence.stance.clone(),
        said: said(said_of.stance, said_of.score),
        text: short(&sentence.text),
        arithmetic: arithmetic(&all),
    })
}

fn said(stance: &str, score: Score) -> String {
    score.value().map_or_else(|| format!("{stance} (no evidence)"), |value| format!("{stance} {value:+.2}"))
}

/// Returns the arithmetic of evidence in one line.
#[must_use]
pub fn arithmetic(evidence: &[Evidence]) -> String {
    let parts: Vec<_> = evidence.iter().map(Evidence::arithmetic).collect();
    if parts.is_empty() { "nothing counts".to_owned() } else { parts.join("; ") }
}

fn short(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = line.chars().take(SHOWN).collect();
    if cut.len() < line.len() { format!("\"{cut}…\"") } else { format!("\"{cut}\"") }
}
