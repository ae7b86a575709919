//! Interviews: which paragraphs ask and which answer.
//!
//! Takes the paragraphs of a text; gives for each its turn: by labels before a colon (see `turns`), else by questions that stand in paragraphs of
//! their own. It reads no clauses and names nobody.

use super::Reading;
use super::block::{is_question, opens_with_mark, speaks, words};
use super::turn::{Turn, is_body, speaks_of_self};
use super::turns::{self, Label};
use crate::lexicon::{CueKind, Use, Zone};
use crate::matcher::Matches;
use crate::segment::Paragraph;

/// The fewest questions of an interview without labels.
const FEWEST_QUESTIONS: usize = 3;
/// The longest remark of an interviewer that is no question, in words.
const LONGEST_REMARK: usize = 25;

/// The longest such remark behind the last question.
const LAST_REMARK: usize = 15;

/// Returns the turn of each paragraph.
pub(super) fn turns(reading: Reading<'_>) -> Vec<Turn> {
    let labels: Vec<Option<Label>> = reading.segments.paragraphs.iter().map(|one| turns::label(reading, one)).collect();
    turns::by_labels(reading, &labels).unwrap_or_else(|| by_questions(reading, &labels))
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
            Some(Turn::Answered(..)) => at < last || speaks_of_self(reading, paragraph) || is_last_remark(reading, at),
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

/// Says whether a paragraph between an answer and another is a short remark that asks without a question mark.
fn is_remark(reading: Reading<'_>, at: usize, turns: &[Turn], asks: &[bool]) -> bool {
    let paragraphs = &reading.segments.paragraphs;
    let here = &paragraphs[at];
    let behind_answer = at > 0 && matches!(turns[at - 1], Turn::Answered(..));
    let answered = paragraphs.get(at + 1).is_some_and(|next| next.zone == Zone::Body && !asks[at + 1] && speaks(reading, next));
    let short = here.sentences.len() == 1 && words(reading, &here.tokens) <= LONGEST_REMARK;
    behind_answer && answered && short && !speaks_of_self(reading, here) && !opens_with_mark(reading, here)
}

/// Says whether a short paragraph behind the last question is a remark that somebody answers in the first person.
fn is_last_remark(reading: Reading<'_>, at: usize) -> bool {
    let paragraphs = &reading.segments.paragraphs;
    let answer = paragraphs.get(at + 1).filter(|next| next.zone == Zone::Body);
    words(reading, &paragraphs[at].tokens) <= LAST_REMARK && answer.is_some_and(|answer| speaks_of_self(reading, answer))
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
