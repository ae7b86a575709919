//! What goes on from the unit before: the same mood, or marks around a whole unit; and what a quotation quotes itself.
//!
//! Takes the drafts of a unit and those before it; gives the unit's drafts, linked to the quotation that they go on from.

use super::layout::Layout;
use super::{Draft, Habits, Kind, dialogue, within};
use crate::lexicon::{CueKind, Use};
use crate::segment::Tokens;

/// How many drafts back one that holds others is looked for.
const HELD: usize = 8;

/// Links the drafts of a unit to those before, and adds what has no reporting clause of its own.
pub(crate) fn carry_on(layout: &Layout<'_>, unit: &Tokens, mut found: Vec<Draft>, before: &[Draft], habits: Habits) -> Vec<Draft> {
    let last = last_outer(before).filter(|&at| is_near(layout, &before[at], unit));
    if found.iter().all(|draft| draft.kind == Kind::Reported || draft.cue.is_none())
        && habits.verb_second
        && let Some(draft) = in_mood(layout, unit, last.map(|at| &before[at]))
    {
        found.retain(|one| one.kind == Kind::Reported);
        found.push(draft);
    }
    if found.is_empty() {
        found.extend(pointed_back(layout, unit, before));
    }
    for draft in found.iter_mut().filter(|draft| draft.kind == Kind::Direct) {
        dialogue::parted(layout, draft);
    }
    for draft in found.iter_mut().filter(|draft| draft.cue.is_none()) {
        draft.continues = last;
    }
    let direct = found.iter().filter(|draft| draft.kind == Kind::Direct);
    let nested: Vec<Draft> = direct.flat_map(|draft| draft.pieces.iter().flat_map(|piece| within::marked(layout, piece, habits))).collect();
    found.extend(nested);
    found
}

/// Returns the last draft that lies in no other near it.
fn last_outer(before: &[Draft]) -> Option<usize> {
    let holds = |other: &Draft, one: &Draft| {
        other.start() <= one.start() && one.end() <= other.end() && other.end() - other.start() > one.end() - one.start()
    };
    (0..before.len()).rev().take(HELD).find(|&at| !before[at.saturating_sub(HELD)..at].iter().any(|other| holds(other, &before[at])))
}

/// Says whether a draft stands in the sentence before the unit, or at the end of the paragraph before.
fn is_near(layout: &Layout<'_>, draft: &Draft, unit: &Tokens) -> bool {
    let segments = layout.reading.segments;
    let (there, here) = (segments.paragraph_of(draft.start()), segments.paragraph_of(unit.start));
    if there == here {
        return segments.sentence_of(draft.end().max(draft.frame.end).saturating_sub(1)) + 1 >= segments.sentence_of(unit.start);
    }
    there + 1 == here && unit.start == layout.tokens.start
}

/// A unit without a reporting clause in the mood of reported speech.
fn in_mood(layout: &Layout<'_>, unit: &Tokens, last: Option<&Draft>) -> Option<Draft> {
    let strong = layout.is_strongly_subjunctive(unit);
    let after_reported = last.is_some_and(|draft| matches!(draft.kind, Kind::Indirect | Kind::Mixed))
        && layout.tokens.contains(&last.map_or(usize::MAX, Draft::start));
    if !(strong || after_reported && layout.is_subjunctive(unit)) {
        return None;
    }
    let start = mood_start(layout, unit);
    let end = if layout.is_mark(unit.end - 1, &["."]) { unit.end - 1 } else { unit.end };
    let marked = (start..end).any(|at| layout.pair_at(at).is_some());
    Some(Draft::new(if marked { Kind::Mixed } else { Kind::Indirect }, vec![start..end]))
}

/// The sentence before a unit that only says who said it: a pointing word, then the cue.
fn pointed_back(layout: &Layout<'_>, unit: &Tokens, before: &[Draft]) -> Option<Draft> {
    let first = layout.first_word(unit)?;
    let uses = layout.uses(first);
    let points = uses.has_any(&[Use::Demonstrative, Use::Article]) && !layout.uses(first + 1).has_any(&[Use::Article, Use::Demonstrative]);
    let cue = layout
        .cues(&(first + 1..first + 2))
        .iter()
        .find(|cue| layout.row(cue).kind == CueKind::Verb && layout.may_stand_beside(cue) && cue.last() < unit.end)?;
    let plain = !unit.clone().any(|at| layout.is_mark(at, &[":"]) || layout.pair_at(at).is_some());
    if !points || !plain || unit.start == layout.tokens.start || layout.words(unit) > 30 {
        return None;
    }
    let sentences = &layout.reading.segments.sentences;
    let last = &sentences[layout.reading.segments.sentence_of(unit.start - 1)].tokens;
    let free = before.last().is_none_or(|draft| draft.end() <= last.start);
    let end = if layout.is_mark(last.end - 1, &["."]) { last.end - 1 } else { last.end };
    free.then(|| {
        let mut draft = Draft::new(Kind::Indirect, vec![last.start..end]);
        draft.cue = Some((cue.row, cue.words.to_vec()));
        draft.frame = unit.clone();
        draft
    })
}

/// Returns where the mood begins: behind the last colon or semicolon before its first verb.
fn mood_start(layout: &Layout<'_>, unit: &Tokens) -> usize {
    let first = unit.clone().find(|&at| layout.is_mood(at)).unwrap_or(unit.start);
    (unit.start..first).rev().find(|&at| layout.is_mark(at, &[":", ";"]) && layout.pair_at(at).is_none()).map_or(unit.start, |at| at + 1)
}
