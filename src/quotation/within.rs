//! Quotations that a quotation holds.
//!
//! Takes the words of an answer or of a marked quotation; gives what the speaker reports of others in them. What speakers report of themselves
//! stays with the quotation around it.

use super::layout::{LONG, Layout};
use super::marks::Pair;
use super::unit::UnitReader;
use super::{Draft, Habits, Kind};
use crate::lexicon::{ClauseKind, CueKind, Use};
use crate::segment::Tokens;

/// The fewest words of reported speech.
const FEWEST_WORDS: usize = 3;
/// How many words before a verb its subject may stand.
const SUBJECT_REACH: usize = 4;

/// Returns what others are reported to say in the whole of a paragraph.
pub(super) fn reports(layout: &Layout<'_>, habits: Habits) -> Vec<Draft> {
    let units = layout.units();
    let drafts = units.into_iter().flat_map(|unit| UnitReader::new(layout, unit, habits).read());
    drafts.filter(|draft| is_report(layout, draft)).collect()
}

/// Returns the marked words that others are quoted with in a marked quotation.
pub(super) fn marked(layout: &Layout<'_>, tokens: &Tokens, habits: Habits) -> Vec<Draft> {
    let inside = |pair: &Pair| tokens.start <= pair.outer.start && pair.outer.end <= tokens.end;
    let held = |pair: &Pair| inside(pair) && pair.parent.is_some_and(|parent| !inside(&layout.pairs[parent]));
    let near = &layout.pairs[layout.pairs_within(tokens)];
    let pairs: Vec<Pair> = near.iter().filter(|pair| held(pair)).map(|pair| Pair { parent: None, ..pair.clone() }).collect();
    if pairs.is_empty() {
        return Vec::new();
    }
    let inner = Layout::new(layout.reading, tokens.clone(), &pairs);
    let long = pairs.iter().filter(|pair| layout.words(&pair.inner) >= LONG).map(|pair| Draft::new(Kind::Direct, vec![pair.inner.clone()]));
    let units = inner.units().into_iter().flat_map(|unit| UnitReader::new(&inner, unit, habits).read());
    let direct = units.filter(|draft| draft.kind == Kind::Direct);
    let (mut found, others): (Vec<Draft>, Vec<Draft>) = direct.partition(|draft| is_report(&inner, draft));
    // What speakers say themselves is theirs, be it ever so long.
    let says_self = |words: &[usize]| words.iter().any(|&at| inner.uses(at).has(Use::FirstPerson));
    let own = others.into_iter().filter(|draft| draft.cue.as_ref().is_some_and(|(_, words)| says_self(words)));
    let taken: Vec<Draft> = found.iter().cloned().chain(own).collect();
    let free: Vec<Draft> = long.filter(|one| taken.iter().all(|other| other.end() <= one.start() || one.end() <= other.start())).collect();
    found.extend(free);
    found
}

/// Says whether a draft reports what somebody else said.
fn is_report(layout: &Layout<'_>, draft: &Draft) -> bool {
    let Some((row, words)) = &draft.cue else { return false };
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return false };
    let row = &layout.reading.pack.reporting[*row];
    let verb = row.kind == CueKind::Verb && (draft.kind == Kind::Direct || !row.clause.contains(&ClauseKind::Question));
    let near = first.saturating_sub(SUBJECT_REACH)..last + 2;
    let own = near.clone().any(|at| {
        let (uses, next) = (layout.uses(at), layout.uses(at + 1));
        let object = next.has(Use::Auxiliary)
            && !next.has(Use::FirstPerson)
            && at < first
            && draft.kind == Kind::Direct
            && layout.reading.pack.setting("object_pronouns") == "before";
        uses.has(Use::FirstPerson) && !object && !uses.has_any(&[Use::Oblique, Use::Possessive, Use::Reflexive])
    });
    let long = draft.pieces.iter().map(|piece| layout.words(piece)).sum::<usize>() >= FEWEST_WORDS;
    let marked = draft.kind == Kind::Direct && draft.pieces.iter().map(|piece| layout.words(piece)).sum::<usize>() + 1 >= FEWEST_WORDS;
    verb && (long || marked) && !own && draft.kind != Kind::Reported
}
