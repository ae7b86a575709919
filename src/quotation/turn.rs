//! What a paragraph does in an interview, and the signs that tell it.
//!
//! Takes a paragraph; says whether it belongs to the running text, ends with a question or speaks in the first person. It compares no paragraphs.

use super::Reading;
use super::block::text;
use crate::lexicon::{Use, Zone};
use crate::segment::{Paragraph, Tokens};

/// What a paragraph does in an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Turn {
    /// Neither: the author tells.
    Told,
    /// The interviewer's.
    Asked,
    /// The answer that begins at a token; the label names who answers.
    Answered(Option<Tokens>, usize),
}

/// Says whether a paragraph belongs to the running text.
pub(super) fn is_body(paragraph: &Paragraph) -> bool {
    matches!(paragraph.zone, Zone::Body | Zone::Heading)
}

/// Says whether a paragraph ends with a question.
pub(super) fn asks(reading: Reading<'_>, paragraph: &Paragraph) -> bool {
    paragraph.tokens.clone().next_back().is_some_and(|last| text(reading, last) == "?")
}

/// Says whether a paragraph speaks in the first person outside marks.
pub(super) fn speaks_of_self(reading: Reading<'_>, paragraph: &Paragraph) -> bool {
    let mut marked = false;
    paragraph.tokens.clone().any(|at| {
        let token = &reading.segments.tokens[at];
        let mark = text(reading, at).chars().next().filter(|_| token.is_mark()).unwrap_or(' ');
        let (opens, closes) = (reading.grammar.opens(mark), reading.grammar.closes(mark));
        if opens || closes {
            marked = if opens == closes { !marked } else { opens };
        }
        !marked && token.is_word() && reading.forms.uses(token.form).has(Use::FirstPerson)
    })
}
