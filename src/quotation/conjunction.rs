//! Reported clauses that a conjunction or a question word opens.
//!
//! Takes a signal of a unit; says where the conjunction behind it stands, in its chunk or behind words about the speaker. Other forms of led
//! contents stand in `lead`.

use super::chunks::{Border, Chunk};
use super::lead::{APPOSITIONS, Start};
use super::unit::{Signal, UnitReader};
use crate::lexicon::{ClauseKind, CueKind, Use};

/// How many words may stand between a cue and the conjunction in its chunk.
const CONJUNCTION_REACH: usize = 12;
/// The longest clause, in words, that only leads marked words.
const LONGEST_LEAD: usize = 5;
/// The longest aside, in words, between a cue and its conjunction.
const LONGEST_ASIDE: usize = 6;

impl<'a> UnitReader<'_, 'a> {
    fn opens_clause(&self, token: usize, row: &Signal<'a>) -> bool {
        let uses = self.layout.uses(token);
        // A pronoun that hangs on its verb may look like a conjunction.
        let hangs = token > self.unit.start && self.layout.is_joiner(token - 1);
        let next = self.layout.uses(token + 1);
        // A pointing word with a relative one asks, too (`wonders what remains` in languages that say `that which`).
        let asks = uses.has(Use::Whether) || uses.has(Use::Demonstrative) && next.has(Use::Relative) && !self.habits.verb_second;
        uses.has(Use::Complementizer) || !hangs && asks && row.row.clause.contains(&ClauseKind::Question)
    }

    /// A clause with its conjunction.
    pub(super) fn conjunction(&self, at: usize) -> Option<Start> {
        let signal = self.signals[at];
        let last = signal.cue.last();
        let limit = self.limit(at);
        let start = |token: usize, frame_end| {
            let kept = self.layout.uses(token).has_any(&[Use::Interrogative, Use::Demonstrative])
                && !self.layout.uses(token).has(Use::Complementizer);
            Start { content: if kept { token } else { token + 1 }, frame_end, doubtful: false, clause: ClauseKind::Complement }
        };
        let opener = self.layout.uses(last).has_any(&[Use::Complementizer, Use::Whether, Use::Interrogative]);
        if opener && self.layout.is_word(last + 1) && signal.cue.words.len() > 1 {
            return Some(Start { content: last + 1, ..start(last, last) });
        }
        let chunk = &self.chunks[signal.last_chunk];
        let reach = if signal.row.kind == CueKind::Noun { 3 } else { CONJUNCTION_REACH };
        let near = (last + 1..chunk.tokens.end.min(limit))
            .take(reach)
            .find(|&token| self.layout.pair_at(token).is_none() && self.opens_clause(token, &signal));
        if let Some(token) = near.filter(|&token| !self.is_later_clause(last + 1, token) && !self.only_leads(token)) {
            return Some(start(token, token));
        }
        self.conjunction_behind(&signal, limit).map(|token| start(token, token))
    }

    /// Returns the question word right behind a verb (`explains why she sold`).
    pub(super) fn question_behind(&self, signal: &Signal<'a>) -> Option<usize> {
        let behind = signal.cue.last() + 1;
        let next = if self.layout.is_mark(behind, &[","]) { behind + 1 } else { behind };
        let uses = self.layout.uses(next);
        let asks = uses.has(Use::Interrogative) && uses.has(Use::Whether) && !uses.has_any(&[Use::Complementizer, Use::Article]);
        (asks && signal.row.kind == CueKind::Verb).then_some(next)
    }

    /// Says whether a conjunction opens a second clause: a verb or a coordinator stands before it.
    fn is_later_clause(&self, from: usize, token: usize) -> bool {
        token > from
            && (self.layout.uses(token - 1).has(Use::Coordinator) || (from..token).any(|at| self.layout.is_verb(at) || self.is_so(at)))
    }

    /// Says whether a few words behind a conjunction are but the reporting clause of marked words behind a colon (`a client who told her: "..."`).
    fn only_leads(&self, conjunction: usize) -> bool {
        let Some(chunk) = self.chunk_of(conjunction) else { return false };
        let tokens = conjunction + 1..self.chunks[chunk].tokens.end;
        let next = self.chunks.get(chunk + 1).filter(|next| next.before == Border::Colon && next.pair.is_some());
        let ends = |signal: &Signal<'a>| signal.cue.last() + 1 == tokens.end && signal.cue.first() > conjunction;
        !self.habits.verb_second && next.is_some() && self.layout.words(&tokens) <= LONGEST_LEAD && self.signals.iter().any(ends)
    }

    /// Says whether a word asks for a clause of consequence (`so full that ...`).
    fn is_so(&self, token: usize) -> bool {
        let uses = self.layout.uses(token);
        uses.has(Use::Degree) && uses.has(Use::Subordinator) && !uses.has(Use::Complementizer)
    }

    /// A conjunction at the start of a chunk behind the cue's, with nothing but words about the speaker between.
    fn conjunction_behind(&self, signal: &Signal<'a>, limit: usize) -> Option<usize> {
        let nominal = signal.row.kind == CueKind::Noun;
        if nominal && self.layout.words(&(signal.cue.last() + 1..self.chunks[signal.last_chunk].tokens.end)) > 3 {
            return None;
        }
        for chunk in self.chunks.iter().skip(signal.last_chunk + 1).take(if nominal { 1 } else { APPOSITIONS }) {
            let first = self.layout.first_word(&chunk.tokens)?;
            if first >= limit || !matches!(chunk.before, Border::Comma | Border::Dash) {
                return None;
            }
            if self.opens_clause(first, signal) && (self.habits.verb_second || self.layout.uses(first).has(Use::Complementizer)) {
                return Some(first);
            }
            let relative = self.layout.uses(first).has(Use::Relative) || self.layout.uses(first + 1).has(Use::Relative);
            let busy = self.layout.has_verb(&chunk.tokens) && !relative && !self.is_lone_pronoun(&chunk.tokens);
            if chunk.pair.is_some() || busy && !self.is_aside_before_conjunction(chunk) {
                return None;
            }
        }
        None
    }

    /// Says whether a few words between commas stand before a sure conjunction (`She told me, and I quote, that ...`).
    fn is_aside_before_conjunction(&self, chunk: &Chunk) -> bool {
        let next = self.next_chunk(chunk.tokens.end).and_then(|at| self.chunks.get(at));
        let opens = |next: &Chunk| next.before == chunk.before && self.layout.uses(next.tokens.start).has(Use::Complementizer);
        // Where verbs come second, such words are a clause that asks for the conjunction itself.
        !self.habits.verb_second && self.layout.words(&chunk.tokens) <= LONGEST_ASIDE && next.is_some_and(opens)
    }
}
