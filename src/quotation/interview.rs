//! Interviews: which paragraphs ask and which answer.
//!
//! Takes the paragraphs of a text; gives for each its turn: by labels before a colon (`Q:`, a name), else by questions that stand in paragraphs
//! of their own. It reads no clauses and names nobody.

use super::Reading;
use super::block::{is_question, opens_with_mark, speaks, text, words};
use crate::lexicon::{CueKind, Use, Zone};
use crate::matcher::Matches;
use crate::segment::{Paragraph, Tokens};
use rustc_hash::FxHashMap;

/// The fewest questions of an interview without labels.
const FEWEST_QUESTIONS: usize = 3;
/// The fewest questions, and the fewest answers, of an interview with labels.
const FEWEST_LABELS: usize = 2;
/// The longest label, in tokens.
const LONGEST_LABEL: usize = 8;
/// The longest remark of an interviewer that is no question, in words.
const LONGEST_REMARK: usize = 25;

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

/// What stands before the colon that opens a paragraph.
#[derive(Debug, Clone)]
struct Label {
    name: Tokens,
    said: usize,
    key: String,
}

/// Returns the turn of each paragraph.
pub(super) fn turns(reading: Reading<'_>) -> Vec<Turn> {
    let labels: Vec<Option<Label>> = reading.segments.paragraphs.iter().map(|one| label(reading, one)).collect();
    by_labels(reading, &labels).unwrap_or_else(|| by_questions(reading, &labels))
}

/// Says whether a paragraph belongs to the running text.
fn is_body(paragraph: &Paragraph) -> bool {
    matches!(paragraph.zone, Zone::Body | Zone::Heading)
}

/// Returns the label of a paragraph: capital words before a colon, or a single letter before a stop.
fn label(reading: Reading<'_>, paragraph: &Paragraph) -> Option<Label> {
    let tokens = &paragraph.tokens;
    let colon = tokens.clone().take(LONGEST_LABEL).find(|&at| text(reading, at) == ":").or_else(|| {
        let letter = tokens.clone().next().is_some_and(|at| reading.segments.tokens[at].capital && text(reading, at).len() == 1);
        Some(tokens.start + 1).filter(|&stop| letter && tokens.contains(&stop) && text(reading, stop) == ".")
    })?;
    let name = tokens.start..colon;
    let capital = name.clone().all(|at| reading.segments.tokens[at].capital || !reading.segments.tokens[at].is_word());
    let key = name.clone().map(|at| text(reading, at).to_lowercase()).collect::<Vec<_>>().join(" ");
    (is_body(paragraph) && capital && !name.is_empty()).then_some(Label { name, said: colon + 1, key })
}

/// Returns the turns of an interview whose questions or answers bear labels that come again.
fn by_labels(reading: Reading<'_>, labels: &[Option<Label>]) -> Option<Vec<Turn>> {
    let paragraphs = &reading.segments.paragraphs;
    let mut counts: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    for (paragraph, label) in paragraphs.iter().zip(labels) {
        if let Some(label) = label {
            let count = counts.entry(&label.key).or_default();
            *count = (count.0 + 1, count.1 + usize::from(asks(reading, paragraph)));
        }
    }
    let is_asker =
        |label: &Label| counts[label.key.as_str()].0 >= FEWEST_LABELS && counts[label.key.as_str()].1 * 2 >= counts[label.key.as_str()].0;
    let answers = |label: &Label| counts[label.key.as_str()].0 >= FEWEST_LABELS && !is_asker(label);
    let askers = labels.iter().flatten().filter(|label| is_asker(label)).count();
    let last = labels.iter().rposition(|label| label.as_ref().is_some_and(|label| is_asker(label) || answers(label)))?;
    if askers < FEWEST_LABELS {
        return None;
    }
    let mut turns = vec![Turn::Told; paragraphs.len()];
    for (at, paragraph) in paragraphs.iter().enumerate().filter(|(_, paragraph)| is_body(paragraph)) {
        let before = at.checked_sub(1).map_or(&Turn::Told, |before| &turns[before]).clone();
        turns[at] = match (&labels[at], before) {
            (Some(label), _) if is_asker(label) => Turn::Asked,
            (Some(label), _) if answers(label) => Turn::Answered(Some(label.name.clone()), label.said),
            (_, Turn::Answered(name, _)) if at < last || speaks_of_self(reading, paragraph) => Turn::Answered(name, paragraph.tokens.start),
            (_, Turn::Asked) if !paragraph.tokens.is_empty() => Turn::Answered(None, paragraph.tokens.start),
            _ => Turn::Told,
        };
    }
    Some(turns)
}

/// Returns the turns of an interview whose questions stand alone.
fn by_questions(reading: Reading<'_>, labels: &[Option<Label>]) -> Vec<Turn> {
    let paragraphs = &reading.segments.paragraphs;
    let asks: Vec<bool> = paragraphs.iter().map(|one| is_question(reading, one)).collect();
    let mut turns = vec![Turn::Told; paragraphs.len()];
    if asks.windows(2).filter(|two| two[0] && !two[1]).count() < FEWEST_QUESTIONS {
        return turns;
    }
    let last = asks.iter().rposition(|&asks| asks).unwrap_or_default();
    for (at, paragraph) in paragraphs.iter().enumerate().filter(|(_, paragraph)| is_body(paragraph)) {
        if asks[at] {
            turns[at] = Turn::Asked;
            continue;
        }
        let follows = match at.checked_sub(1).map(|before| &turns[before]) {
            Some(Turn::Asked) => true,
            Some(Turn::Answered(..)) => at < last || speaks_of_self(reading, paragraph),
            _ => false,
        };
        let label = labels[at].as_ref();
        turns[at] = if !follows || paragraph.zone != Zone::Body {
            Turn::Told
        } else if is_remark(reading, at, &turns, &asks) {
            Turn::Asked
        } else if label.is_none() && is_narrated(reading, paragraph) {
            Turn::Told
        } else {
            Turn::Answered(label.map(|label| label.name.clone()), label.map_or(paragraph.tokens.start, |label| label.said))
        };
    }
    turns
}

/// Says whether a paragraph ends with a question.
fn asks(reading: Reading<'_>, paragraph: &Paragraph) -> bool {
    paragraph.tokens.clone().next_back().is_some_and(|last| text(reading, last) == "?")
}

/// Says whether a paragraph speaks in the first person outside marks.
fn speaks_of_self(reading: Reading<'_>, paragraph: &Paragraph) -> bool {
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

/// Says whether a paragraph between an answer and another is a short remark that asks without a question mark.
fn is_remark(reading: Reading<'_>, at: usize, turns: &[Turn], asks: &[bool]) -> bool {
    let paragraphs = &reading.segments.paragraphs;
    let here = &paragraphs[at];
    let behind_answer = at > 0 && matches!(turns[at - 1], Turn::Answered(..));
    let answered = paragraphs.get(at + 1).is_some_and(|next| next.zone == Zone::Body && !asks[at + 1] && speaks(reading, next));
    let short = here.sentences.len() == 1 && words(reading, &here.tokens) <= LONGEST_REMARK;
    behind_answer && answered && short && !speaks_of_self(reading, here) && !opens_with_mark(reading, here)
}

/// Says whether the author tells what somebody says: a verb of speech stands beside a name or a pronoun, and nobody speaks of himself.
fn is_narrated(reading: Reading<'_>, paragraph: &Paragraph) -> bool {
    let names = |at: usize| {
        let Some(token) = reading.segments.tokens.get(at).filter(|token| token.is_word()) else { return false };
        let uses = reading.forms.uses(token.form);
        let determined = at > 0 && reading.forms.uses(reading.segments.tokens[at - 1].form).has(Use::Article);
        reading.forms.is_pronoun(token.form) && !uses.has(Use::Article) || token.capital && uses.is_empty() && !determined
    };
    let cues = Matches::within(&reading.matches.cues, &paragraph.tokens).iter();
    let mut verbs = cues.filter(|cue| reading.pack.reporting[cue.row].kind == CueKind::Verb);
    !speaks_of_self(reading, paragraph)
        && verbs.any(|cue| {
            cue.first() > paragraph.tokens.start && names(cue.first() - 1) || names(cue.last() + 1) || cue.words.iter().any(|&at| names(at))
        })
}
