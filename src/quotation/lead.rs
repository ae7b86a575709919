//! Reporting words that stand before what they report.
//!
//! Takes a signal of a unit; says where the content behind it begins: a clause with its conjunction, an indirect question, an infinitive, a
//! clause without conjunction, a colon or marked words.

use super::Draft;
use super::chunks::Border;
use super::unit::{Signal, UnitReader};
use super::{Habits, Kind};
use crate::lexicon::{ClauseKind, CueKind, Use};
use crate::segment::Tokens;

/// How many chunks may stand between a cue and the clause that it leads.
pub(super) const APPOSITIONS: usize = 3;

/// Where a led content begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// The first token of the content.
    pub content: usize,
    /// The token behind the reporting clause.
    pub frame_end: usize,
    /// Whether the form of the clause alone does not prove it.
    pub doubtful: bool,
    /// The form.
    pub clause: ClauseKind,
}

impl<'a> UnitReader<'_, 'a> {
    /// Returns where the content that a signal leads begins.
    #[must_use]
    pub fn lead(&self, at: usize) -> Option<Start> {
        let signal = self.signals[at];
        let has = |kind| signal.row.clause.contains(&kind);
        let complement = has(ClauseKind::Complement) || has(ClauseKind::Bare) || has(ClauseKind::Question);
        // A cue that is an infinitive itself reports by its conjunction only.
        let before = signal.cue.first().wrapping_sub(1);
        if !self.habits.verb_second
            && signal.row.kind == CueKind::Verb
            && self.layout.uses(before).has(Use::Infinitive)
            && !self.layout.uses(before).has(Use::Auxiliary)
        {
            return self
                .conjunction(at)
                .filter(|start| self.layout.uses(start.frame_end).has(Use::Complementizer))
                .or_else(|| self.colon(at))
                .or_else(|| self.marked(at));
        }
        if let Some(next) = self.question_behind(&signal) {
            let names = has(ClauseKind::Matter) && !self.layout.is_subjunctive(&(next..self.unit.end));
            if names || self.layout.is_mark(next + 1, &[":"]) {
                return self.colon(at);
            }
        }
        let mut found = self.infinitive_at_once(at);
        if found.is_none() && complement {
            found = self.conjunction(at);
        }
        if found.is_none() && (has(ClauseKind::Direct) || has(ClauseKind::Colon) || complement) {
            found = self.marked(at).or_else(|| self.colon(at));
            // A clause with its verb right behind the cue is what it reports, whatever a colon adds.
            let adds = found.is_some_and(|start| start.clause == ClauseKind::Colon) && has(ClauseKind::Bare) && !self.habits.inverts;
            let bare = if adds && !self.habits.verb_second { self.bare_behind_cue(at) } else { None };
            found = bare.filter(|bare| !bare.doubtful).or(found);
        }
        if found.is_none() && (has(ClauseKind::Infinitive) || complement && self.habits.verb_second) {
            found = self.infinitive(at);
        }
        if found.is_none() && signal.row.kind == CueKind::Verb {
            found = match self.habits {
                Habits { verb_second: true, .. } if has(ClauseKind::Bare) || has(ClauseKind::Complement) => self.bare_behind_comma(at),
                Habits { inverts: false, .. } if has(ClauseKind::Bare) => self.bare_behind_cue(at),
                _ => None,
            };
        }
        found
    }

    /// Returns the token before which a signal must find its conjunction: the next verb that could claim it.
    pub(super) fn limit(&self, at: usize) -> usize {
        let last = self.signals[at].cue.last();
        let next =
            self.signals[at + 1..].iter().find(|other| {
                other.cue.first() > last
                    && other.row.kind == CueKind::Verb
                    && other.row.clause.iter().any(|kind| {
                        matches!(kind, ClauseKind::Complement | ClauseKind::Bare | ClauseKind::Question | ClauseKind::Infinitive)
                    })
            });
        next.map_or(self.unit.end, |next| next.cue.first())
    }
    /// Marked words right behind the reporting clause.
    fn marked(&self, at: usize) -> Option<Start> {
        let signal = self.signals[at];
        let limit = self.limit(at);
        for (place, next) in self.chunks.iter().enumerate().skip(signal.last_chunk + 1).take(APPOSITIONS) {
            if next.pair.is_some() {
                let near = place == signal.last_chunk + 1 || next.before == Border::Colon || next.before == Border::Comma;
                let fits = near && next.tokens.start <= limit && (next.before == Border::Colon || !self.reports_before(at, place));
                return fits.then(|| Start {
                    content: next.tokens.start,
                    frame_end: self.chunks[place - 1].tokens.end,
                    doubtful: next.before != Border::Colon,
                    clause: ClauseKind::Direct,
                });
            }
            if next.before == Border::Colon || self.layout.has_verb(&next.tokens) || next.tokens.start >= limit {
                return None;
            }
        }
        None
    }

    /// Says whether marked words before the cue are more likely its content.
    fn reports_before(&self, at: usize, _next: usize) -> bool {
        let signal = self.signals[at];
        signal.chunk > 0 && signal.chunk > self.open && self.chunks[signal.chunk - 1].pair.is_some()
    }

    /// What follows a colon.
    fn colon(&self, at: usize) -> Option<Start> {
        let signal = self.signals[at];
        let limit = self.limit(at);
        for (place, next) in self.chunks.iter().enumerate().skip(signal.last_chunk + 1).take(APPOSITIONS) {
            if next.before == Border::Colon && next.pair.is_none() {
                let near =
                    signal.row.kind != CueKind::Noun || self.layout.words(&(signal.cue.last() + 1..self.chunks[place - 1].tokens.end)) <= 4;
                let fits = near && next.tokens.start <= limit && self.layout.words(&(next.tokens.start..self.unit.end)) >= 3;
                return fits.then(|| Start {
                    content: next.tokens.start,
                    frame_end: self.chunks[place - 1].tokens.end,
                    doubtful: false,
                    clause: ClauseKind::Colon,
                });
            }
            if next.pair.is_some() || next.tokens.start >= limit || self.layout.is_subjunctive(&next.tokens) {
                return None;
            }
        }
        None
    }

    /// Takes the content that a signal leads.
    pub fn take_lead(&mut self, at: usize, start: &Start) {
        let signal = self.signals[at];
        let from = self.chunks.get(self.open).map_or(self.free, |chunk| chunk.tokens.start.min(signal.cue.first()));
        let frame = from.max(self.free).min(signal.cue.first())..start.frame_end.max(signal.cue.last() + 1);
        if start.clause == ClauseKind::Direct {
            return self.take_marked(signal, start, frame);
        }
        let opener = self.layout.first_word(&self.chunks[signal.chunk].tokens).map(|at| self.layout.uses(at)).unwrap_or_default();
        let first = self.chunks[signal.chunk].tokens.start;
        let opens = opener.has(Use::Subordinator) || opener.has(Use::Preposition) && self.layout.uses(first + 1).has(Use::Complementizer);
        let subordinate = opens && !opener.has(Use::As) && self.chunks[signal.chunk].before == Border::Start;
        let end = self.end_of_content(start.content, subordinate);
        let draft = self.reported(vec![start.content..end], signal, frame);
        self.free = end;
        self.open = self.next_chunk(end).unwrap_or(self.chunks.len());
        self.push(draft);
        self.coordinate(signal, end);
    }

    /// A second clause with its own conjunction after a coordinator.
    fn coordinate(&mut self, signal: Signal<'a>, end: usize) {
        let end = if self.layout.is_mark(end, &[","]) { end + 1 } else { end };
        let coordinator = self.layout.uses(end).has_any(&[Use::Coordinator, Use::Contrast]);
        if !coordinator || end + 2 >= self.unit.end || !self.layout.uses(end + 1).has(Use::Complementizer) {
            return;
        }
        let stop = self.content_end(end + 2);
        let draft = self.reported(vec![end + 2..stop], signal, signal.cue.first()..signal.cue.last() + 1);
        self.free = stop;
        self.open = self.next_chunk(stop).unwrap_or(self.chunks.len());
        self.push(draft);
        self.coordinate(signal, stop);
    }

    /// Marked words led by a reporting clause, with those that go on behind.
    fn take_marked(&mut self, signal: Signal<'a>, start: &Start, frame: Tokens) {
        let Some(mut place) = self.chunk_of(start.content) else { return };
        loop {
            let tokens = self.chunks[place].tokens.clone();
            self.free = tokens.end;
            self.push(Draft::new(Kind::Direct, vec![tokens]).by(signal, frame.clone()));
            match self.chunks.get(place + 1) {
                Some(next) if next.pair.is_some() => place += 1,
                _ => break,
            }
        }
        self.open = place + 1;
    }

    /// A speech act with an object.
    pub fn object(&mut self, at: usize) {
        let signal = self.signals[at];
        let chunk = &self.chunks[signal.last_chunk];
        // What a second verb of the same speaker reports is no object of the first.
        let second = self.signals.get(at + 1).filter(|other| chunk.tokens.contains(&other.cue.first()));
        let end = second.and_then(|other| self.coordinator_before(other.cue.first(), signal.cue.last())).unwrap_or(chunk.tokens.end);
        let rest = signal.cue.last() + 1..end;
        let before = chunk.tokens.start..signal.cue.first();
        let reflexive = self.layout.uses(signal.cue.last()).has(Use::Reflexive);
        if self.habits.verb_second && reflexive && self.layout.words(&before) < 2 && !self.layout.uses(rest.start).has(Use::Preposition) {
            return;
        }
        if rest.clone().any(|token| self.layout.pair_at(token).is_some()) || self.layout.words(&rest) < 2 {
            return;
        }
        let frame = chunk.tokens.start.max(self.free).min(signal.cue.first())..signal.cue.last() + 1;
        let draft = self.reported(vec![rest], signal, frame);
        self.push(Draft { kind: Kind::Reported, ..draft });
    }
}
