//! Spoken lines that a dash opens (`— No, she said. It is not.`).
//!
//! Takes a paragraph; gives one quotation of everything in it but the dash and the reporting clauses. A line without such a clause may be an
//! item of a list and is left to others.

use super::layout::Layout;
use super::{Draft, Kind};
use crate::lexicon::{CueKind, Use};
use crate::matcher::Match;
use crate::segment::Tokens;

/// The dashes that may open a turn or a signature, besides a hyphen with space around it, or end a label.
pub(super) const DASHES: &[&str] = &["\u{2014}", "\u{2013}", "\u{2015}"];
const STOPS: &[&str] = &[".", "?", "!", "\u{2026}"];
/// The fewest spoken words.
const FEWEST_WORDS: usize = 3;
/// The most words of a reporting clause.
const LONGEST_CLAUSE: usize = 16;
/// The most words of a reporting clause before its verb.
const LONGEST_SUBJECT: usize = 4;

/// A reporting clause.
struct Clause<'a> {
    tokens: Tokens,
    /// Its verb, where a row knows it.
    cue: Option<&'a Match>,
    /// Whether it stands between dashes.
    dashed: bool,
}

/// Returns the quotation that a line of dialogue is.
pub(crate) fn line(layout: &Layout<'_>) -> Option<Draft> {
    let start = layout.tokens.start;
    let opens = layout.is_mark(start, DASHES) && layout.words(&layout.tokens) > FEWEST_WORDS;
    if !opens || layout.pair_at(start + 1).is_some() {
        return None;
    }
    let clauses = clauses(layout, start + 1, false);
    let first = clauses.first()?;
    let pieces = between(layout, &clauses);
    if pieces.iter().map(|piece| layout.words(piece)).sum::<usize>() < FEWEST_WORDS {
        return None;
    }
    let mut draft = Draft::new(Kind::Block, pieces);
    draft.cue = first.cue.map(|cue| (cue.row, cue.words.to_vec()));
    draft.frame = first.tokens.clone();
    Some(draft)
}

/// Parts marked words that hold their reporting clause (`"No, said she, it is not"`); it must begin with its verb and be another's.
pub(super) fn parted(layout: &Layout<'_>, draft: &mut Draft) {
    let Some(inner) = draft.pieces.first().filter(|_| draft.cue.is_none() && draft.pieces.len() == 1).cloned() else { return };
    let inner = Layout::new(layout.reading, inner, &[]);
    let clauses: Vec<Clause<'_>> =
        clauses(&inner, inner.tokens.start, true).into_iter().filter(|clause| is_aside(&inner, clause)).collect();
    let Some(first) = clauses.first() else { return };
    let pieces = between(&inner, &clauses);
    if pieces.first().is_none_or(|piece| piece.end > first.tokens.start || inner.words(piece) < 2) {
        return;
    }
    draft.cue = first.cue.map(|cue| (cue.row, cue.words.to_vec()));
    draft.frame = first.tokens.clone();
    draft.pieces = pieces;
}

/// Says whether a clause begins with its verb, is no one's own and has a subject behind the verb; between dashes a verb that needs none may
/// stand alone.
fn is_aside(layout: &Layout<'_>, clause: &Clause<'_>) -> bool {
    let own = clause.tokens.clone().any(|at| layout.uses(at).has(Use::FirstPerson));
    let Some(cue) = clause.cue else { return !own };
    let behind = cue.last() + 1;
    let opens = layout.uses(behind).has_any(&[Use::Article, Use::Possessive, Use::Demonstrative]) || layout.is_pronoun(behind);
    let subject = opens || layout.is_word(behind) && layout.token(behind).capital || cue.words.iter().any(|&at| layout.is_pronoun(at));
    let alone = clause.dashed && behind >= clause.tokens.end && layout.reading.pack.setting("drops_subject") == "yes";
    layout.first_word(&clause.tokens) == Some(cue.first()) && !own && (subject || alone)
}

/// Says whether a clause between dashes opens with what looks like a verb and a name.
fn names_speaker(layout: &Layout<'_>, clause: &Tokens) -> bool {
    let verb = layout.is_verb(clause.start) || layout.is_small_content_word(clause.start);
    let name = clause.start + 1;
    verb && clause.contains(&name) && layout.is_word(name) && layout.token(name).capital && layout.uses(name).is_empty()
}

/// Finds the reporting clauses: each behind a comma, a dash, or a mark that ends what was said.
fn clauses<'a>(layout: &Layout<'a>, from: usize, marked: bool) -> Vec<Clause<'a>> {
    let mut found: Vec<Clause<'a>> = Vec::new();
    let (mut at, mut spoken) = (from, from);
    while at + 1 < layout.tokens.end {
        let opens = at > spoken && (layout.is_mark(at, &[","]) || is_dash(layout, at) || layout.is_mark(at, &STOPS[1..]));
        match opens.then(|| clause(layout, at, &(spoken..at), marked)).flatten() {
            Some(clause) => {
                at = clause.tokens.end;
                spoken = at + 1;
                found.push(clause);
            }
            None => at += 1,
        }
    }
    found
}

/// Says whether a dash stands at a token; a hyphen between spaces is one.
fn is_dash(layout: &Layout<'_>, at: usize) -> bool {
    let spaced = |at: usize| layout.tokens.contains(&at) && layout.token(at).space_before;
    layout.is_mark(at, DASHES) || layout.is_mark(at, &["-"]) && spaced(at) && spaced(at + 1)
}

/// Returns the reporting clause that a mark at `border` opens behind the words `said`.
fn clause<'a>(layout: &Layout<'a>, border: usize, said: &Tokens, marked: bool) -> Option<Clause<'a>> {
    let dash = is_dash(layout, border) || is_dash(layout, border + 1);
    let start = if is_dash(layout, border + 1) { border + 2 } else { border + 1 };
    let loud = layout.is_mark(border, STOPS);
    if loud && !dash && layout.tokens.contains(&start) && layout.token(start).capital {
        return None;
    }
    let whole = !marked && (loud || layout.has_verb(said) || layout.words(said) > LONGEST_CLAUSE);
    let closes = |at: usize| {
        let ends = layout.is_mark(at, &["."]) && (at + 1 == layout.tokens.end || layout.token(at + 1).space_before);
        ends || if dash { is_dash(layout, at) } else { !whole && layout.is_mark(at, &[","]) }
    };
    let mut end = (start..layout.tokens.end).find(|&at| closes(at)).unwrap_or(layout.tokens.end);
    // A remark about the speaker belongs to the clause.
    if layout.is_mark(end, &[","]) && layout.uses(end + 1).has(Use::Relative) && !layout.uses(end + 1).has(Use::Article) {
        end = (end + 1..layout.tokens.end).find(|&at| closes(at)).unwrap_or(end);
    }
    let tokens = start..end;
    let cue = layout.cues(&tokens).iter().find(|cue| reports(layout, cue, &tokens));
    let dashed = dash && is_dash(layout, tokens.end);
    let known = cue.is_some() || marked && dashed && names_speaker(layout, &tokens);
    (known && layout.words(&tokens) <= LONGEST_CLAUSE).then_some(Clause { tokens, cue, dashed })
}

/// Says whether a cue is a verb at the start of its clause, or at its end behind a short subject.
fn reports(layout: &Layout<'_>, cue: &Match, clause: &Tokens) -> bool {
    let subject = layout.words(&(clause.start..cue.first()));
    let last = layout.words(&(cue.last() + 1..clause.end)) == 0;
    let verb = layout.row(cue).kind == CueKind::Verb && layout.may_stand_beside(cue);
    verb && cue.last() < clause.end && (subject == 0 || last && subject <= LONGEST_SUBJECT)
}

/// Returns what stands between the clauses, without the marks that part it from them.
fn between(layout: &Layout<'_>, clauses: &[Clause<'_>]) -> Vec<Tokens> {
    let ends = clauses.iter().map(|clause| clause.tokens.start).chain([layout.tokens.end]);
    let starts = [layout.tokens.start].into_iter().chain(clauses.iter().map(|clause| clause.tokens.end));
    starts.zip(ends).map(|(start, end)| trimmed(layout, start..end)).filter(|piece| layout.words(piece) > 0).collect()
}

fn trimmed(layout: &Layout<'_>, mut piece: Tokens) -> Tokens {
    let parts = |at: usize| is_dash(layout, at) || layout.is_mark(at, &[",", ":", ";"]);
    while piece.start < piece.end && (parts(piece.start) || layout.is_mark(piece.start, &["."])) {
        piece.start += 1;
    }
    while piece.start < piece.end && parts(piece.end - 1) {
        piece.end -= 1;
    }
    piece
}
