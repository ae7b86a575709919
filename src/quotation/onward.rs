//! What goes on from the unit before: the same mood, or marks around a whole unit; and what a quotation quotes itself.
//!
//! Takes the drafts of a unit and those before it; gives the unit's drafts, linked to the quotation that they go on from.

use super::layout::{LONG, Layout};
use super::{Draft, Habits, Kind};
use crate::segment::Tokens;

/// Links the drafts of a unit to those before, and adds what has no reporting clause of its own.
pub(crate) fn carry_on(layout: &Layout<'_>, unit: &Tokens, mut found: Vec<Draft>, before: &[Draft], habits: Habits) -> Vec<Draft> {
    let last = before.len().checked_sub(1).filter(|&at| is_near(layout, &before[at], unit));
    if found.iter().all(|draft| draft.kind == Kind::Reported || draft.cue.is_none()) && habits.verb_second {
        if let Some(draft) = in_mood(layout, unit, last.map(|at| &before[at])) {
            found.retain(|one| one.kind == Kind::Reported);
            found.push(draft);
        }
    }
    for draft in found.iter_mut().filter(|draft| draft.cue.is_none()) {
        draft.continues = last;
    }
    let nested: Vec<Draft> =
        found.iter().filter(|draft| matches!(draft.kind, Kind::Direct)).flat_map(|draft| nested(layout, draft)).collect();
    found.extend(nested);
    found
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

/// Returns where the mood begins: behind the last colon or semicolon before its first verb.
fn mood_start(layout: &Layout<'_>, unit: &Tokens) -> usize {
    let first = unit.clone().find(|&at| layout.is_mood(at)).unwrap_or(unit.start);
    (unit.start..first).rev().find(|&at| layout.is_mark(at, &[":", ";"]) && layout.pair_at(at).is_none()).map_or(unit.start, |at| at + 1)
}

/// Quotations marked within a direct one.
fn nested(layout: &Layout<'_>, draft: &Draft) -> Vec<Draft> {
    let holds = |pair: &super::marks::Pair| draft.pieces.iter().any(|piece| piece.start <= pair.outer.start && pair.outer.end <= piece.end);
    let inner = layout.pairs.iter().filter(|pair| pair.parent.is_some() && holds(pair));
    inner.filter(|pair| layout.words(&pair.inner) >= LONG).map(|pair| Draft::new(Kind::Direct, vec![pair.inner.clone()])).collect()
}
