//! Text with marks on it, cut where a mark begins or ends.
//!
//! Takes an analysis and a span; gives pieces of its text, each with the marks that begin, hold and end there. How a mark looks is the
//! writer's matter.

use crate::aggregate::{Analysis, ScoredQuotation};
use crate::lexicon::Side;
use crate::span::Span;
use crate::stance::Evidence;
use std::collections::BTreeSet;

/// What a part of the text is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Mark<'a> {
    /// A piece of the quotation with this position in the article.
    Quotation(usize),
    /// The mention of a speaker.
    Mention,
    /// A term that counted.
    Evidence(&'a Evidence),
}

/// A part of the text that has the same marks throughout.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece<'a> {
    /// The words.
    pub text: &'a str,
    /// Marks that begin with it, the longest first.
    pub opens: Vec<Mark<'a>>,
    /// All marks on it, the longest first.
    pub holds: Vec<Mark<'a>>,
    /// Marks that end with it, the shortest first.
    pub closes: Vec<Mark<'a>>,
}

impl<'a> Mark<'a> {
    /// Returns the evidence, when it is some.
    #[must_use]
    pub const fn evidence(self) -> Option<&'a Evidence> {
        match self {
            Self::Evidence(one) => Some(one),
            _ => None,
        }
    }
}

/// Returns the side that a term counts for after all effects; nothing when they cancel it.
#[must_use]
pub const fn side_of(evidence: &Evidence) -> Option<Side> {
    match evidence.milli {
        0 => None,
        1.. => Some(Side::Bull),
        _ => Some(Side::Bear),
    }
}

/// Returns all marks of an article.
#[must_use]
pub fn marks(analysis: &Analysis) -> Vec<(Span, Mark<'_>)> {
    let mut found: Vec<_> = analysis.narrator.iter().map(|(one, _)| (one.span, Mark::Evidence(one))).collect();
    for (at, one) in analysis.quotations.iter().enumerate() {
        found.extend(one.spans.iter().map(|span| (*span, Mark::Quotation(at))));
        found.extend(quotation_marks(one));
    }
    let mentions: BTreeSet<Span> = analysis.quotations.iter().filter_map(|one| one.attribution.mention).collect();
    found.extend(mentions.into_iter().map(|span| (span, Mark::Mention)));
    found
}

/// Returns the marks of the terms that counted in a quotation.
pub fn quotation_marks(one: &ScoredQuotation) -> impl Iterator<Item = (Span, Mark<'_>)> {
    one.evidence.iter().map(|evidence| (evidence.span, Mark::Evidence(evidence)))
}

/// Cuts a part of a text where marks begin and end.
#[must_use]
pub fn pieces<'a>(text: &'a str, part: Span, marks: &[(Span, Mark<'a>)]) -> Vec<Piece<'a>> {
    let mut inside: Vec<(Span, Mark<'a>)> =
        marks.iter().filter(|(span, _)| span.overlaps(part)).map(|(span, mark)| (clip(*span, part), *mark)).collect();
    inside.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut cuts: BTreeSet<usize> = inside.iter().flat_map(|(span, _)| [span.start, span.end]).collect();
    cuts.extend([part.start, part.end]);
    let cuts: Vec<_> = cuts.into_iter().collect();
    cuts.windows(2).map(|ends| piece(text, Span::new(ends[0], ends[1]), &inside)).collect()
}

const fn clip(span: Span, part: Span) -> Span {
    let start = if span.start > part.start { span.start } else { part.start };
    let end = if span.end < part.end { span.end } else { part.end };
    Span::new(start, end)
}

fn piece<'a>(text: &'a str, here: Span, marks: &[(Span, Mark<'a>)]) -> Piece<'a> {
    let which =
        |test: fn(Span, Span) -> bool| marks.iter().filter(|(span, _)| test(*span, here)).map(|(_, mark)| *mark).collect::<Vec<_>>();
    let mut closes = which(|span, here| span.end == here.end);
    closes.reverse();
    Piece {
        text: here.of(text),
        opens: which(|span, here| span.start == here.start),
        holds: which(|span, here| span.contains(here)),
        closes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_where_marks_begin_and_end() {
        let text = "He says demand is real today.";
        let marks = [(Span::new(8, 22), Mark::Quotation(0)), (Span::new(0, 2), Mark::Mention), (Span::new(18, 40), Mark::Quotation(1))];
        let found = pieces(text, Span::new(0, 28), &marks);
        let words: Vec<_> = found.iter().map(|piece| (piece.text, piece.opens.len(), piece.holds.len(), piece.closes.len())).collect();
        assert_eq!(words, [("He", 1, 1, 1), (" says ", 0, 0, 0), ("demand is ", 1, 1, 0), ("real", 1, 2, 1), (" today", 0, 1, 1)]);
        assert_eq!(found.iter().map(|piece| piece.text).collect::<String>(), &text[..28], "no word is lost");
    }
}
