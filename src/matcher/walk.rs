//! The way through the tokens of a text: words with their neighbours, gaps and borders.
//!
//! Takes the positions of tokens that count; hands on what is met, in order. It knows no terms.

use crate::segment::{FormId, Forms, Segments, TokenKind};
use crate::span::Span;

/// A word, or a number of any value.
#[derive(Debug, Clone, Copy)]
pub enum Unit {
    Form(FormId),
    Number,
}

/// What is met on the way through tokens.
pub enum Met {
    /// The end of a paragraph.
    Border,
    /// Tokens that do not count.
    Gap,
    /// A mark that ends a question and the like.
    Mark(FormId, Span),
    /// A word, with its neighbour before it.
    Word(Unit, Span, Option<(Unit, Span)>),
}

/// Goes through the tokens that count, in order. Words are neighbours where nothing but a joiner stands between.
pub fn walk(positions: impl Iterator<Item = usize>, segments: &Segments, forms: &Forms, mut each: impl FnMut(Met)) {
    let (mut before, mut next, mut end) = (None::<(Unit, Span)>, 0, 0);
    for at in positions {
        let token = &segments.tokens[at];
        if at != next || at >= end {
            before = None;
            each(if at >= end { Met::Border } else { Met::Gap });
        }
        if at >= end {
            end = segments.paragraphs.get(segments.paragraph_of(at)).map_or(usize::MAX, |paragraph| paragraph.tokens.end);
        }
        next = at + 1;
        let unit = match token.kind {
            TokenKind::Word => Unit::Form(token.form),
            TokenKind::Number => Unit::Number,
            TokenKind::Joiner => continue,
            TokenKind::Mark => {
                before = None;
                if forms.is_raised_end(token.form) {
                    each(Met::Mark(token.form, token.span));
                }
                continue;
            }
        };
        each(Met::Word(unit, token.span, before));
        before = Some((unit, token.span));
    }
}
