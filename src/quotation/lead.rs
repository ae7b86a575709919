//! Reporting words that stand before what they report.
//!
//! Takes a signal of a unit; says where the content behind it begins: a clause with its conjunction, an indirect question, an infinitive, a
//! clause without conjunction, a colon or marked words.

use super::Draft;
use super::layout::Border;
use super::unit::{Signal, UnitReader};
use super::{Habits, Kind};
use crate::lexicon::{ClauseKind, CueKind, Use};
use crate::segment::Tokens;

/// How many words may stand between a cue and the conjunction in its chunk.
const CONJUNCTION_REACH: usize = 12;
/// How many chunks may stand between a cue and the clause that it leads.
const APPOSITIONS: usize = 3;

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
        let mut found = None;
        if complement {
            found = self.conjunction(at);
        }
        if found.is_none() && (has(ClauseKind::Direct) || has(ClauseKind::Colon) || complement) {
            found = self.marked(at).or_else(|| self.colon(at));
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
    fn limit(&self, at: usize) -> usize {
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

    fn opens_clause(&self, token: usize, row: &Signal<'a>) -> bool {
        let uses = self.layout.uses(token);
        uses.has(Use::Complementizer) || uses.has(Use::Whether) && row.row.clause.contains(&ClauseKind::Question)
    }

    /// A clause with its conjunction.
    fn conjunction(&self, at: usize) -> Option<Start> {
        let signal = self.signals[at];
        let last = signal.cue.last();
        let limit = self.limit(at);
        let start = |token: usize, frame_end| {
            let kept = self.layout.uses(token).has(Use::Interrogative) && !self.layout.uses(token).has(Use::Complementizer);
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
        if let Some(token) = near.filter(|&token| !self.is_later_clause(last + 1, token)) {
            return Some(start(token, token));
        }
        self.conjunction_behind(&signal, limit).map(|token| start(token, token))
    }

    /// Says whether a conjunction opens a second clause: a verb or a coordinator stands before it.
    fn is_later_clause(&self, from: usize, token: usize) -> bool {
        token > from && (self.layout.uses(token - 1).has(Use::Coordinator) || (from..token).any(|at| self.layout.is_verb(at)))
    }

    /// A conjunction at the start of a chunk behind the cue's, with nothing but words about the speaker between.
    fn conjunction_behind(&self, signal: &Signal<'a>, limit: usize) -> Option<usize> {
        let nominal = signal.row.kind == CueKind::Noun;
        if nominal && self.layout.words(&(signal.cue.last() + 1..self.chunks[signal.last_chunk].tokens.end)) > 3 {
            return None;
        }
        for (at, chunk) in self.chunks.iter().enumerate().skip(signal.last_chunk + 1).take(if nominal { 1 } else { APPOSITIONS }) {
            let first = self.layout.first_word(&chunk.tokens)?;
            if first >= limit || !matches!(chunk.before, Border::Comma | Border::Dash) {
                return None;
            }
            if self.opens_clause(first, signal) && (self.habits.verb_second || self.layout.uses(first).has(Use::Complementizer)) {
                return Some(first);
            }
            let relative = self.layout.uses(first).has(Use::Relative) || self.layout.uses(first + 1).has(Use::Relative);
            if chunk.pair.is_some() || self.layout.has_verb(&chunk.tokens) && !relative {
                return None;
            }
            let _ = at;
        }
        None
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

    /// An infinitive, behind the cue or in the next chunk.
    fn infinitive(&self, at: usize) -> Option<Start> {
        let signal = self.signals[at];
        let last = signal.cue.last();
        let start = |content, frame_end, doubtful| Some(Start { content, frame_end, doubtful, clause: ClauseKind::Infinitive });
        let chunk = &self.chunks[signal.last_chunk];
        let own = self.layout.uses(last).has(Use::Infinitive)
            && !self.layout.uses(last).has_any(&[Use::Auxiliary])
            && signal.cue.words.len() > 1
            && self.layout.is_word(last + 1);
        if own {
            return start(last + 1, last + 1, false);
        }
        let near = (last + 1..chunk.tokens.end.min(last + 4)).find(|&token| self.layout.uses(token).has(Use::Infinitive));
        if let Some(token) = near {
            let opener = self.layout.uses(token).has(Use::Preposition);
            let verb = !opener || self.layout.uses(token + 1).has(Use::Infinitive) || self.only_marker();
            if verb && self.layout.is_word(token + 1) && (self.layout.words(&(token..chunk.tokens.end)) >= 3) {
                return start(if opener { token + 1 } else { token }, token, false);
            }
        }
        let next = self
            .chunks
            .get(signal.last_chunk + 1)
            .filter(|next| next.before == Border::Comma && next.pair.is_none() && self.habits.verb_second)?;
        let first = self.layout.first_word(&next.tokens)?;
        let uses = self.layout.uses(first);
        if uses.has_any(&[Use::Complementizer, Use::Relative]) && !uses.has(Use::Article)
            || uses.has(Use::Infinitive)
            || uses.has(Use::Subordinator)
        {
            return None;
        }
        let end = self
            .chunks
            .get(signal.last_chunk + 2)
            .filter(|after| after.before == Border::Comma)
            .map_or(next.tokens.end, |after| after.tokens.end);
        let marked = (next.tokens.start..end).rev().take(24).any(|token| self.marks_infinitive(token));
        if marked && !self.layout.has_verb(&next.tokens) { start(next.tokens.start, chunk.tokens.end, false) } else { None }
    }

    /// Says whether a token marks an infinitive: the word before it, or an infinitive that holds the mark.
    fn marks_infinitive(&self, token: usize) -> bool {
        let uses = self.layout.uses(token);
        if !uses.has(Use::Infinitive) || self.layout.token(token).capital {
            return false;
        }
        let behind = token + 1;
        let verb_behind = self.layout.is_word(behind) && !self.layout.token(behind).capital;
        if uses.has(Use::Preposition) { verb_behind } else { true }
    }

    /// Says whether the language marks infinitives by one word only.
    fn only_marker(&self) -> bool {
        !self.habits.inverts
    }

    /// A clause without conjunction behind a comma.
    fn bare_behind_comma(&self, at: usize) -> Option<Start> {
        let signal = self.signals[at];
        let limit = self.limit(at);
        for place in signal.last_chunk + 1..(signal.last_chunk + 1 + APPOSITIONS).min(self.chunks.len()) {
            let next = &self.chunks[place];
            if next.pair.is_some() || !matches!(next.before, Border::Comma | Border::Dash) || next.tokens.start >= limit {
                return None;
            }
            let first = self.layout.first_word(&next.tokens)?;
            let uses = self.layout.uses(first);
            let subordinate = uses.has_any(&[Use::Subordinator])
                || uses.has(Use::Relative) && !uses.has(Use::Article)
                || uses.has_any(&[Use::Coordinator, Use::Contrast]);
            let behind = next.tokens.start
                ..self
                    .chunks
                    .get(place + 1)
                    .filter(|after| after.before == Border::Comma)
                    .map_or(next.tokens.end, |after| after.tokens.end);
            let mood = self.layout.is_subjunctive(&next.tokens) || self.layout.is_subjunctive(&behind);
            if mood && !(uses.has(Use::Relative) && !uses.has(Use::Article)) && !uses.has(Use::Coordinator) {
                return Some(Start {
                    content: next.tokens.start,
                    frame_end: self.chunks[place - 1].tokens.end,
                    doubtful: false,
                    clause: ClauseKind::Bare,
                });
            }
            if subordinate {
                return None;
            }
            if place == signal.last_chunk + 1
                && signal.row.clause.contains(&ClauseKind::Bare)
                && self.layout.words(&next.tokens) >= 4
                && self.is_clause(&next.tokens)
            {
                return Some(Start {
                    content: next.tokens.start,
                    frame_end: self.chunks[place - 1].tokens.end,
                    doubtful: true,
                    clause: ClauseKind::Bare,
                });
            }
            if self.layout.has_verb(&next.tokens) {
                return None;
            }
        }
        None
    }

    /// Says whether a chunk has a verb of its own in the second place rather than at its end.
    fn is_clause(&self, tokens: &Tokens) -> bool {
        let Some(last) = self.layout.last_word(tokens) else { return false };
        let relative = self.layout.first_word(tokens).is_some_and(|first| {
            self.layout.uses(first).has(Use::Relative)
                || self.layout.uses(first).has(Use::Preposition)
                    && self.layout.uses(first + 1).has(Use::Relative)
                    && self.layout.is_verb(last)
        });
        let verb = tokens.clone().any(|at| at != last && self.layout.is_verb(at));
        let pronoun = tokens.clone().any(|at| self.layout.is_pronoun(at) && !self.layout.uses(at).has(Use::Article));
        let lexical = self.layout.has_main_verb(&(tokens.start..last))
            && !(relative && (self.layout.is_small_content_word(last) || self.layout.is_verb(last)));
        verb && !(relative && self.layout.is_verb(last)) || pronoun && !relative || lexical
    }

    /// A clause without conjunction right behind the cue.
    fn bare_behind_cue(&self, at: usize) -> Option<Start> {
        let signal = self.signals[at];
        let chunk = &self.chunks[signal.last_chunk];
        let mut from = signal.cue.last() + 1;
        while from < chunk.tokens.end
            && (self.layout.uses(from).has(Use::Weekday)
                || self.layout.uses(from).has(Use::Preposition) && self.layout.uses(from + 1).has_any(&[Use::Weekday, Use::Month]))
        {
            from += 1;
        }
        let rest = from..chunk.tokens.end;
        let first = self.layout.first_word(&rest)?;
        let uses = self.layout.uses(first);
        if self.layout.words(&rest) < 2
            || uses.has_any(&[Use::Preposition, Use::Infinitive, Use::Auxiliary, Use::Reflexive, Use::Coordinator])
                && !self.layout.is_pronoun(first)
        {
            return None;
        }
        let verb = rest.clone().any(|token| token > first && self.layout.is_verb(token))
            || self.layout.is_pronoun(first)
            || uses.has(Use::FirstPerson);
        let follows = signal.chunk > self.open && self.is_unmarked_content(signal.chunk);
        (verb || !follows && self.layout.words(&rest) >= 4).then_some(Start {
            content: from,
            frame_end: from,
            doubtful: !verb,
            clause: ClauseKind::Bare,
        })
    }

    fn is_unmarked_content(&self, chunk: usize) -> bool {
        let tokens = self.chunks[self.open].tokens.start..self.chunks[chunk - 1].tokens.end;
        self.chunks[chunk - 1].pair.is_some() || self.layout.has_verb(&tokens)
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
        let coordinator = self.layout.uses(end).has_any(&[Use::Coordinator, Use::Contrast]);
        if !coordinator || !self.layout.uses(end + 1).has(Use::Complementizer) {
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
        let rest = signal.cue.last() + 1..chunk.tokens.end;
        if rest.clone().any(|token| self.layout.pair_at(token).is_some()) || self.layout.words(&rest) < 2 {
            return;
        }
        let frame = chunk.tokens.start.max(self.free).min(signal.cue.first())..signal.cue.last() + 1;
        let draft = self.reported(vec![rest], signal, frame);
        self.push(Draft { kind: Kind::Reported, ..draft });
    }
}
