//! The rows that changed a score.
//!
//! Takes evidence before and after; gives what went, what came and what counts differently, with its arithmetic, and the text with their
//! words marked.

use crate::span::Span;
use crate::stance::Evidence;
use serde::Serialize;

/// A row's part in a score, before or after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowPart {
    /// Whether it counts after the change (else it counted before).
    pub after: bool,
    /// Its arithmetic.
    pub arithmetic: String,
    /// Where its words stand.
    #[serde(skip)]
    pub span: Span,
}

/// A piece of text, marked or not.
pub type Piece = (String, bool);

/// Returns what counted before only, and what counts after only.
#[must_use]
pub fn changed(old: &[Evidence], new: &[Evidence]) -> Vec<RowPart> {
    let part = |after: bool| move |one: &Evidence| RowPart { after, arithmetic: one.arithmetic(), span: one.span };
    let gone = old.iter().filter(|one| !new.contains(one)).map(part(false));
    let came = new.iter().filter(|one| !old.contains(one)).map(part(true));
    let mut parts: Vec<RowPart> = gone.chain(came).collect();
    parts.sort_by_key(|part| (part.span, part.after));
    parts
}

/// Returns the words of a span on one line, with the words of the rows marked.
#[must_use]
pub fn marked(text: &str, whole: Span, parts: &[RowPart]) -> Vec<Piece> {
    let mut spans: Vec<Span> = parts.iter().map(|part| part.span).filter(|span| whole.contains(*span)).collect();
    spans.sort();
    let mut pieces = Vec::new();
    let mut at = whole.start;
    for span in spans {
        if span.start < at {
            continue;
        }
        pieces.push((one_line(Span::new(at, span.start).of(text)), false));
        pieces.push((one_line(span.of(text)), true));
        at = span.end;
    }
    pieces.push((one_line(Span::new(at, whole.end).of(text)), false));
    pieces.retain(|piece| !piece.0.is_empty());
    pieces
}

fn one_line(text: &str) -> String {
    text.chars().map(|mark| if mark.is_control() { ' ' } else { mark }).collect()
}
