//! Posts and letters whose writer stands at a colon before them or in a signature behind them.
//!
//! Takes the paragraphs around one; gives the words that name who wrote it. It reads no clauses: a colon behind a verb of speech is left to `block`.

use super::Reading;
use super::block::text;
use super::dialogue::DASHES;
use crate::lexicon::TitleKind;
use crate::matcher::Matches;
use crate::segment::{Paragraph, Tokens};

/// What opens a bracket behind a name.
const BRACKETS: &[&str] = &["(", "["];
/// What else ends the name in a signature.
const ENDS: &[&str] = &[",", ":"];
/// What opens a handle.
const HANDLE: &str = "@";
/// The longest words that name a writer before a colon, in tokens.
const LONGEST_LEAD: usize = 12;
/// The longest signature, in tokens.
const LONGEST_SIGNATURE: usize = 16;
/// The fewest words in capitals that look like a name.
const FEWEST_CAPITALS: usize = 2;
/// The longest name in a signature, in tokens.
const LONGEST_NAME: usize = 6;

/// Returns the words that name who wrote a paragraph: the one before it ends with a colon, those behind it follow. Lines with dashes are a list.
pub(super) fn at_colon(reading: Reading<'_>, before: &Paragraph, here: &Paragraph, behind: &[Paragraph]) -> Option<Tokens> {
    let last = before.tokens.clone().next_back().filter(|&last| text(reading, last) == ":")?;
    let dashed = |one: &Paragraph| one.tokens.clone().next().is_some_and(|first| is_dash(reading, first));
    let list = dashed(here) || behind.get(1).is_some_and(dashed);
    let signature = behind.first().filter(|line| !list && dashed(line));
    signature.and_then(|line| signed(reading, &line.tokens)).or_else(|| presented(reading, last))
}

fn is_dash(reading: Reading<'_>, at: usize) -> bool {
    DASHES.contains(&text(reading, at)) || text(reading, at) == "-"
}

/// Returns the name that a line with a dash before it is a signature of.
fn signed(reading: Reading<'_>, line: &Tokens) -> Option<Tokens> {
    let name = line.start + 1;
    let token = |at: usize| &reading.segments.tokens[at];
    if line.len() > LONGEST_SIGNATURE || line.len() < 2 {
        return None;
    }
    let closes = |at: usize| !token(at).is_word() && (ENDS.contains(&text(reading, at)) || BRACKETS.contains(&text(reading, at)));
    let end = (name..line.end).find(|&at| closes(at)).unwrap_or(line.end);
    let capital = token(name).is_word() && token(name).capital || text(reading, name).starts_with(HANDLE);
    let short = end - name <= LONGEST_NAME && (name..end).all(|at| !reading.forms.is_pronoun(token(at).form));
    (short && capital && end > name && is_person(reading, name..end, line)).then_some(name..end)
}

/// Says whether a signature shows that a person signs: a bracket or a handle behind the name, a first name, or words in capitals where nouns have none.
fn is_person(reading: Reading<'_>, name: Tokens, line: &Tokens) -> bool {
    let token = |at: usize| &reading.segments.tokens[at];
    let bracket = line.contains(&name.end) && BRACKETS.contains(&text(reading, name.end));
    let handle = line.clone().any(|at| text(reading, at).starts_with(HANDLE));
    let first = reading.grammar.first_name(reading.forms.text(token(name.start).form)).is_some();
    let nouns = reading.pack.setting("nouns") == "capital";
    let capitals = !nouns && name.len() >= FEWEST_CAPITALS && name.take(FEWEST_CAPITALS).all(|at| token(at).is_word() && token(at).capital);
    bracket || handle || first || capitals
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
