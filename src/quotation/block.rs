//! Quoted words that have no marks of their own: blocks, interview answers, tweets.
//!
//! Takes a paragraph, those around it and what its reporting words lead to; gives whole paragraphs as quotations. It reads no clauses.

use super::interview;
use super::layout::Layout;
use super::turn::Turn;
use super::{Draft, Kind, Reading, signature, turns};
use crate::lexicon::{CueKind, Use, Zone};
use crate::matcher::{Match, Matches};
use crate::segment::{Paragraph, Tokens};

/// The fewest words of a block.
const FEWEST_WORDS: usize = 5;

/// What a paragraph is by its neighbours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Told by the author.
    Told,
    /// Words that the paragraph before announces with a cue, or that names its speaker, here or in a signature.
    Announced(Option<Match>, Tokens),
    /// An answer in an interview: its label, which names who answers, and its first token.
    Answer(Option<Tokens>, usize),
    /// A block that the page marks.
    Marked,
}

/// Says what each paragraph is by its neighbours.
#[must_use]
pub fn parts(reading: Reading<'_>) -> Vec<Part> {
    let paragraphs = &reading.segments.paragraphs;
    let mut parts = vec![Part::Told; paragraphs.len()];
    for (at, turn) in interview::turns(reading).into_iter().enumerate() {
        let here = &paragraphs[at];
        let mut words = reading.segments.tokens[here.tokens.clone()].iter().filter(|token| token.is_word());
        let long = words.nth(FEWEST_WORDS - 1).is_some();
        let silent = !long && !matches!(turn, Turn::Answered(..)) || turns::is_direction(reading, here);
        if !here.zone.is_article() || silent {
            continue;
        }
        let announced = at
            .checked_sub(1)
            .filter(|&before| long && paragraphs[before].zone.is_article())
            .and_then(|before| announced(reading, &paragraphs[before], here, &paragraphs[at + 1..]));
        parts[at] = match (announced, turn) {
            (Some((cue, names)), _) if !opens_with_mark(reading, here) => Part::Announced(cue, names),
            _ if here.zone == Zone::Block => Part::Marked,
            (_, Turn::Answered(name, said)) if name.is_some() || long && speaks(reading, here) => Part::Answer(name, said),
            _ => Part::Told,
        };
    }
    parts
}

/// Makes the quotation that a paragraph is as a whole; nothing when it is told.
pub(crate) fn whole(layout: &Layout<'_>, part: &Part) -> Option<Draft> {
    let tokens = layout.tokens.clone();
    match part {
        Part::Told => None,
        Part::Announced(cue, names) => {
            let mut draft = Draft::new(Kind::Block, vec![tokens]);
            draft.cue = cue.as_ref().map(|cue| (cue.row, cue.words.to_vec()));
            draft.source = cue.is_none().then(|| names.clone());
            draft.frame = names.clone();
            Some(draft)
        }
        Part::Marked => Some(Draft::new(Kind::Block, vec![tokens])),
        Part::Answer(name, said) => {
            let mut draft = Draft::new(Kind::Block, vec![*said..tokens.end]);
            draft.answer = true;
            draft.frame = name.clone().unwrap_or_default();
            draft.source = name.clone();
            Some(draft)
        }
    }
}

/// Says whether a paragraph has a verb or several sentences, as a caption has not.
pub(super) fn speaks(reading: Reading<'_>, paragraph: &Paragraph) -> bool {
    let verbal = [Use::Auxiliary, Use::Modal, Use::Subjunctive, Use::Conditional, Use::FirstPerson];
    paragraph.sentences.len() > 1
        || reading.segments.tokens[paragraph.tokens.clone()].iter().any(|token| reading.forms.uses(token.form).has_any(&verbal))
}

pub(super) fn words(reading: Reading<'_>, tokens: &Tokens) -> usize {
    reading.segments.tokens[tokens.clone()].iter().filter(|token| token.is_word()).count()
}

pub(super) fn text(reading: Reading<'_>, at: usize) -> &str {
    reading.segments.tokens[at].span.of(reading.text)
}

fn first_char(reading: Reading<'_>, at: usize) -> char {
    text(reading, at).chars().next().unwrap_or(' ')
}

pub(super) fn opens_with_mark(reading: Reading<'_>, paragraph: &Paragraph) -> bool {
    paragraph.tokens.clone().next().is_some_and(|at| reading.grammar.opens(first_char(reading, at)))
}

/// Says whether a paragraph is a question of the author's: it ends with one and has no quotation marks around it.
pub(super) fn is_question(reading: Reading<'_>, paragraph: &Paragraph) -> bool {
    let body = matches!(paragraph.zone, Zone::Body | Zone::Heading);
    let Some(last) = paragraph.tokens.clone().next_back() else { return false };
    body && text(reading, last) == "?" && !opens_with_mark(reading, paragraph) && words(reading, &paragraph.tokens) >= 2
}

/// Returns what announces a paragraph: the cue of the one before, or the words there or in the one behind that name who speaks.
fn announced(reading: Reading<'_>, before: &Paragraph, here: &Paragraph, behind: &[Paragraph]) -> Option<(Option<Match>, Tokens)> {
    if let Some(cue) = announces(reading, before) {
        let sentence = reading.segments.sentence_of(cue.first());
        return Some((Some(cue), reading.segments.sentences[sentence].tokens.clone()));
    }
    let names = signature::at_colon(reading, before, here, behind)?;
    Some((None, names))
}

/// Returns the cue at a paragraph's end that announces the next one: before a colon, before a conjunction, or as its last word.
fn announces(reading: Reading<'_>, paragraph: &Paragraph) -> Option<Match> {
    let last = paragraph.tokens.clone().next_back()?;
    let sentence = &reading.segments.sentences[reading.segments.sentence_of(last)].tokens;
    let cues = Matches::within(&reading.matches.cues, sentence);
    let able = |cue: &&Match| reading.pack.reporting[cue.row].kind == CueKind::Verb && !reading.pack.reporting[cue.row].clause.is_empty();
    let colon = text(reading, last) == ":";
    let open = reading.forms.uses(reading.segments.tokens[last].form).has(Use::Complementizer);
    if colon || open {
        return cues.iter().rev().find(able).cloned();
    }
    // A sentence that breaks off behind its verb; headings have no pronoun before it.
    let pronoun = |at: usize| reading.forms.is_pronoun(reading.segments.tokens[at].form);
    cues.iter()
        .rev()
        .find(able)
        .filter(|cue| cue.last() == last && sentence.len() <= 12 && cue.first() > sentence.start && pronoun(cue.first() - 1))
        .cloned()
}
