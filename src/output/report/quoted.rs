//! A quotation as the report shows it: its words cut where a term counted, and what it needs to say about it.

use super::super::marked::{Mark, pieces, quotation_marks, side_of};
use super::super::privacy::Excerpts;
use super::super::rows::USAGE_SHOWN;
use crate::aggregate::{Analysis, ScoredQuotation};
use crate::lexicon::Side;
use crate::speaker::{Confidence, Method};
use crate::stance::{Evidence, Score};

/// A stretch of words, with what it adds where a term ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The words.
    pub text: String,
    /// The side that they count for.
    pub side: Option<Side>,
    /// What the term that ends here adds, in thousandths.
    pub adds: Option<i64>,
}

/// A quotation to show.
#[derive(Debug, Clone, PartialEq)]
pub struct Quoted {
    /// The position of its article.
    pub article: usize,
    /// Its id.
    pub id: String,
    /// Its language.
    pub language: String,
    /// Its words, or the hash of them.
    pub parts: Vec<Part>,
    /// How the speaker was found.
    pub method: Method,
    /// How sure that is.
    pub confidence: Confidence,
    /// What counted, with its words in the text, or the row's form where no text is shown.
    pub evidence: Vec<(String, Evidence)>,
    /// The words that lean to a side by their usage, with what they add for bull less for bear; none where no text is shown.
    pub usage: Vec<(String, i64)>,
    /// Its sums.
    pub score: Score,
    /// Its label.
    pub stance: &'static str,
}

impl Quoted {
    /// Takes what the report needs of a quotation; without text, a hash stands for its words.
    pub fn new(article: usize, analysis: &Analysis, one: &ScoredQuotation, excerpts: Excerpts) -> Self {
        Self {
            article,
            id: one.id.clone(),
            language: analysis.language.clone(),
            parts: if excerpts == Excerpts::Whole { parts(analysis, one) } else { vec![hash(analysis, one, excerpts)] },
            method: one.attribution.method,
            confidence: one.attribution.confidence,
            evidence: one.evidence.iter().map(|term| (words_of(analysis, term, excerpts), term.clone())).collect(),
            usage: if excerpts == Excerpts::Whole { usage(analysis, one) } else { Vec::new() },
            score: one.score,
            stance: one.stance,
        }
    }
}

fn usage(analysis: &Analysis, one: &ScoredQuotation) -> Vec<(String, i64)> {
    let words = one.leaning.strongest(USAGE_SHOWN).into_iter();
    words.map(|word| (word.span.of(&analysis.document.text).to_owned(), word.tilt().into())).collect()
}

fn hash(analysis: &Analysis, one: &ScoredQuotation, excerpts: Excerpts) -> Part {
    Part { text: excerpts.text(&one.words(&analysis.document.text)).into_owned(), side: None, adds: None }
}

fn words_of(analysis: &Analysis, term: &Evidence, excerpts: Excerpts) -> String {
    if excerpts == Excerpts::Whole { term.span.of(&analysis.document.text).to_owned() } else { term.term.clone() }
}

/// Cuts a quotation's words where terms begin and end.
fn parts(analysis: &Analysis, one: &ScoredQuotation) -> Vec<Part> {
    let marks: Vec<_> = quotation_marks(one).collect();
    let mut found = Vec::new();
    for (at, span) in one.spans.iter().enumerate() {
        if at > 0 {
            found.push(Part { text: " [\u{2026}] ".to_owned(), side: None, adds: None });
        }
        found.extend(pieces(&analysis.document.text, *span, &marks).iter().map(|piece| {
            let sum = |marks: &[Mark<'_>]| marks.iter().filter_map(|mark| mark.evidence()).map(|one| one.milli).reduce(|a, b| a + b);
            let side = piece.holds.iter().rev().filter_map(|mark| mark.evidence()).find_map(side_of);
            Part { text: piece.text.to_owned(), side, adds: sum(&piece.closes) }
        }));
    }
    found
}
