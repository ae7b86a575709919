//! Some terms count only in a question.
//!
//! ## What it does
//! A term that needs `question` counts only when its sentence ends with a question mark.
//!
//! ## Why
//! "Who will pay for all this?" doubts; "who will pay was settled" does not.

use crate::matcher::Match;
use crate::quotation::Reading;

/// Says whether the term's sentence, from the term on, holds a question mark.
pub fn is_asked(reading: Reading<'_>, term: &Match) -> bool {
    let segments = reading.segments;
    let sentence = &segments.sentences[segments.sentence_of(term.first())].tokens;
    segments.tokens[term.last()..sentence.end].iter().any(|token| matches!(token.span.of(reading.text), "?" | "\u{ff1f}" | "\u{61f}"))
}
