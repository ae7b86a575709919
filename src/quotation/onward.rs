//! What goes on from the unit before: the same mood, or marks around a whole unit; and what a quotation quotes itself.
//!
//! Takes the drafts of a unit and those before it; gives the unit's drafts, linked to the quotation that they go on from.

use super::layout::Layout;
use super::{Draft, Habits, Kind, dialogue, within};
use crate::lexicon::{CueKind, Order, Use};
use crate::matcher::Match;
use crate::segment::Tokens;

/// How many drafts back one that holds others is looked for.
const HELD: usize = 8;
/// The fewest words that are told before a colon.
const FEWEST_WORDS: usize = 3;
/// The longest sentence, in words, that only says who said what stands before it.
const LONGEST_POINTER: usize = 30;

/// Links the drafts of a unit to those before, and adds what has no reporting clause of its own.
pub(crate) fn carry_on(layout: &Layout<'_>, unit: &Tokens, mut found: Vec<Draft>, before: &[Draft], habits: Habits) -> Vec<Draft> {
    let last = last_outer(before).filter(|&at| is_near(layout, &before[at], unit));
    if found.iter().all(|draft| draft.kind == Kind::Reported || draft.cue.is_none() && !is_at_colon(layout, draft))
        && habits.verb_second
        && let Some(draft) = in_mood(layout, unit, last.map(|at| &before[at]))
    {
        found.retain(|one| one.kind == Kind::Reported);
        found.push(draft);
    }
    found.extend(before_colon(layout, unit, &found, habits));
    if found.iter().any(|draft| is_retold(layout, draft)) {
        found.extend(in_mood(layout, unit, last.map(|at| &before[at])));
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

/// Says whether a draft is marked words whose own reporting clause stands in the mood of reported speech.
fn is_retold(layout: &Layout<'_>, draft: &Draft) -> bool {
    let retold = |(_, words): &(usize, Vec<usize>)| words.iter().any(|&at| layout.is_mood(at));
    draft.kind == Kind::Direct && draft.cue.as_ref().is_some_and(retold)
}

/// Says whether a draft is marked words behind a colon.
fn is_at_colon(layout: &Layout<'_>, draft: &Draft) -> bool {
    let before = draft.start().saturating_sub(2)..draft.start();
    draft.kind == Kind::Direct && before.into_iter().any(|at| layout.is_mark(at, &[":"]))
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

/// What is told in the mood of reported speech before a colon and marked words without a reporting clause of their own.
fn before_colon(layout: &Layout<'_>, unit: &Tokens, found: &[Draft], habits: Habits) -> Option<Draft> {
    let first = found.first().filter(|draft| habits.verb_second && draft.cue.is_none() && is_at_colon(layout, draft))?;
    let colon = (unit.start..first.start()).rev().find(|&at| layout.is_mark(at, &[":"]))?;
    in_mood(layout, &(unit.start..colon), None).filter(|draft| draft.pieces.iter().all(|piece| layout.words(piece) >= FEWEST_WORDS))
}

/// Says whether a unit is a question in the order of a subordinate clause: what somebody was asked, told in few words (`Why he had left?`).
fn is_retold_question(layout: &Layout<'_>, unit: &Tokens) -> bool {
    let (Some(first), Some(last)) = (layout.first_word(unit), layout.last_word(unit)) else { return false };
    layout.is_mark(unit.end - 1, &["?"]) && layout.uses(first).has_any(&[Use::Whether, Use::Interrogative]) && layout.is_mood(last)
}

/// A unit without a reporting clause in the mood of reported speech.
fn in_mood(layout: &Layout<'_>, unit: &Tokens, last: Option<&Draft>) -> Option<Draft> {
    let strong = layout.is_strongly_subjunctive(unit);
    let after_reported = last.is_some_and(|draft| matches!(draft.kind, Kind::Indirect | Kind::Mixed))
        && layout.tokens.contains(&last.map_or(usize::MAX, Draft::start));
    if !(strong || after_reported && layout.is_subjunctive(unit)) || is_retold_question(layout, unit) {
        return None;
    }
    let start = mood_start(layout, unit);
    let end = if layout.is_mark(unit.end - 1, &["."]) { unit.end - 1 } else { unit.end };
    let marked = (start..end).any(|at| layout.pair_at(at).is_some());
    Some(Draft::new(if marked { Kind::Mixed } else { Kind::Indirect }, vec![start..end]))
}

/// Returns the cue of a unit that only says who said what stands before it: behind a pointing word, before one that hangs on it, or alone.
fn pointing<'a>(layout: &Layout<'a>, unit: &Tokens) -> Option<&'a Match> {
    if layout.cues(unit).is_empty() {
        return None;
    }
    let first = layout.first_word(unit)?;
    let points = |at: usize| {
        layout.uses(at).has_any(&[Use::Demonstrative, Use::Article])
            && !layout.uses(at + 1).has_any(&[Use::Article, Use::Demonstrative])
            && !layout.token(at).capital | (at == first)
    };
    let object = layout.reading.pack.setting("object_pronouns") == "before" && layout.is_word(first + 1);
    let small = !layout.uses(first).has_any(&[Use::Preposition, Use::Coordinator, Use::Subordinator, Use::Complementizer]);
    let places = [(first, opens_back(layout, first)), (first + 1, points(first)), (first + 2, object && small && points(first + 1))];
    let able = |cue: &&Match| layout.may_stand_beside(cue) && cue.last() < unit.end;
    let verb = |cue: &&Match, at: usize| at == first || layout.row(cue).kind == CueKind::Verb;
    let found = |&(at, fits): &(usize, bool)| {
        let cues = if fits { layout.cues(&(at..at + 1)) } else { &[] };
        cues.iter().find(|cue| able(cue) && verb(cue, at))
    };
    let cue = places.iter().find_map(found)?;
    let plain = !unit.clone().any(|at| layout.is_mark(at, &[":"]) || layout.pair_at(at).is_some());
    (plain && unit.start > layout.tokens.start && layout.words(unit) <= LONGEST_POINTER).then_some(cue)
}

/// Says whether a cue at the start of a unit looks back: its speaker always follows, or a pronoun hangs on it.
fn opens_back(layout: &Layout<'_>, first: usize) -> bool {
    layout.cues(&(first..first + 1)).iter().any(|cue| {
        let row = layout.row(cue);
        let behind = cue.last() + 1;
        let named = layout.is_word(behind) && (layout.token(behind).capital || layout.uses(behind).has(Use::Article));
        let hangs = layout.is_joiner(behind) && layout.uses(behind + 1).has_any(&[Use::Article, Use::Preposition]);
        let late = row.order == Order::VerbSubject && matches!(row.kind, CueKind::Adverb | CueKind::Verb) && named;
        late || row.kind == CueKind::Verb && hangs
    })
}

/// Gives the marked words before a unit the reporting clause that the unit is; says whether it did.
pub(super) fn name_back(layout: &Layout<'_>, unit: &Tokens, before: &mut [Draft]) -> bool {
    let Some(cue) = pointing(layout, unit) else { return false };
    let segments = layout.reading.segments;
    let Some(draft) = before.last_mut().filter(|draft| draft.cue.is_none() && draft.kind == Kind::Direct && draft.source.is_none()) else {
        return false;
    };
    let near = draft.start() >= layout.tokens.start && segments.sentence_of(draft.end()) + 1 >= segments.sentence_of(unit.start);
    if near {
        say_who(layout, draft, cue, unit);
    }
    near
}

/// Notes a unit as the reporting clause of a draft.
fn say_who(layout: &Layout<'_>, draft: &mut Draft, cue: &Match, unit: &Tokens) {
    draft.cue = Some((cue.row, cue.words.to_vec()));
    draft.frame = unit.clone();
    draft.source = (layout.row(cue).kind != CueKind::Verb).then(|| cue.last() + 1..unit.end);
}

/// The sentence before a unit that only says who said it.
fn pointed_back(layout: &Layout<'_>, unit: &Tokens, before: &[Draft]) -> Option<Draft> {
    let cue = pointing(layout, unit)?;
    let sentences = &layout.reading.segments.sentences;
    let last = &sentences[layout.reading.segments.sentence_of(unit.start - 1)].tokens;
    let free = before.last().is_none_or(|draft| draft.end() <= last.start);
    let end = if layout.is_mark(last.end - 1, &["."]) { last.end - 1 } else { last.end };
    free.then(|| {
        let mut draft = Draft::new(Kind::Indirect, vec![last.start..end]);
        say_who(layout, &mut draft, cue, unit);
        draft
    })
}

/// Returns where the mood begins: behind the last colon or semicolon before its first verb.
fn mood_start(layout: &Layout<'_>, unit: &Tokens) -> usize {
    let first = unit.clone().find(|&at| layout.is_mood(at)).unwrap_or(unit.start);
    (unit.start..first).rev().find(|&at| layout.is_mark(at, &[":", ";"]) && layout.pair_at(at).is_none()).map_or(unit.start, |at| at + 1)
}
