//! Posts and letters whose writer stands at a colon before them or in a signature behind them.
//!
//! Takes the paragraphs around one; gives the words that name who wrote it. It reads no clauses: a colon behind a verb of speech is left to `block`.

use super::Reading;
use super::block::text;
use crate::lexicon::TitleKind;
use crate::matcher::Matches;
use crate::segment::{Paragraph, Tokens};

const DASHES: &[&str] = &["\u{2014}", "\u{2013}", "\u{2015}", "-"];
/// What ends the name in a signature.
const ENDS: &[&str] = &["(", ",", "[", ":"];
/// What opens a handle.
const HANDLE: &str = "@";
/// The longest words that name a writer before a colon, in tokens.
const LONGEST_LEAD: usize = 12;
/// The longest signature, in tokens.
const LONGEST_SIGNATURE: usize = 16;
/// The longest name in a signature, in tokens.
const LONGEST_NAME: usize = 6;

/// Returns the words that name who wrote the paragraph between two others, of which the one before ends with a colon.
pub(super) fn at_colon(reading: Reading<'_>, before: &Paragraph, behind: Option<&Paragraph>) -> Option<Tokens> {
    let last = before.tokens.clone().next_back().filter(|&last| text(reading, last) == ":")?;
    behind.and_then(|behind| signed(reading, &behind.tokens)).or_else(|| presented(reading, last))
}

/// Returns the name that a line with a dash before it is a signature of.
fn signed(reading: Reading<'_>, line: &Tokens) -> Option<Tokens> {
    let dash = line.start;
    let name = dash + 1;
    let token = |at: usize| &reading.segments.tokens[at];
    if line.len() > LONGEST_SIGNATURE || line.len() < 2 || !DASHES.contains(&text(reading, dash)) {
        return None;
    }
    let end = (name..line.end).find(|&at| !token(at).is_word() && ENDS.contains(&text(reading, at))).unwrap_or(line.end);
    let capital = token(name).is_word() && token(name).capital || text(reading, name).starts_with(HANDLE);
    let short = end - name <= LONGEST_NAME && (name..end).all(|at| !reading.forms.is_pronoun(token(at).form));
    (short && capital && end > name).then_some(name..end)
}

/// Returns the words before a colon where they only present a person or a handle.
fn presented(reading: Reading<'_>, colon: usize) -> Option<Tokens> {
    let sentence = reading.segments.sentences[reading.segments.sentence_of(colon)].tokens.clone();
    let head = sentence.start..colon;
    let free = Matches::within(&reading.matches.cues, &head).is_empty();
    let handle = head.clone().any(|at| text(reading, at).starts_with(HANDLE));
    let role = |one: &crate::matcher::Match| reading.pack.titles[one.row].kind == TitleKind::Role;
    let person = Matches::within(&reading.matches.titles, &head).iter().any(role)
        && head.clone().any(|at| reading.grammar.first_name(reading.forms.text(reading.segments.tokens[at].form)).is_some());
    (free && head.len() <= LONGEST_LEAD && (handle || person)).then_some(head)
}
