//! Where a reported clause ends.
//!
//! Takes a unit and the start of a content; gives its end: the unit's end, or a clause that reports anew or speaks in another mood.

use super::chunks::Border;
use super::unit::{Signal, UnitReader};
use crate::lexicon::{ClauseKind, CueKind, Use};

/// Within how many tokens behind a second verb its marked words begin.
const FRAGMENT_REACH: usize = 8;

impl<'a> UnitReader<'_, 'a> {
    /// Returns the token behind a content that begins at `start`.
    #[must_use]
    pub fn content_end(&self, start: usize) -> usize {
        self.end_of_content(start, false)
    }

    /// Returns the token behind a content; in a subordinate reporting clause the main clause ends it.
    #[must_use]
    pub fn end_of_content(&self, start: usize, subordinate: bool) -> usize {
        let Some(first) = self.chunks.iter().position(|chunk| chunk.tokens.end > start) else { return self.unit.end };
        let subjunctive = self.layout.is_subjunctive(&(start..self.chunks[first].tokens.end));
        let mut place = first;
        loop {
            let chunk = &self.chunks[place];
            let from = chunk.tokens.start.max(start);
            if let Some(stop) = (from + 1..chunk.tokens.end).find(|&token| self.reports_anew(token, start)) {
                return stop;
            }
            place += 1;
            match self.chunks.get(place) {
                Some(_) if self.stops_before(place, subjunctive) || subordinate && self.is_main(place) => return chunk.tokens.end,
                Some(_) => {}
                None => return chunk.tokens.end,
            }
        }
    }

    /// Says whether a chunk behind a comma is a main clause.
    fn is_main(&self, place: usize) -> bool {
        let chunk = &self.chunks[place];
        let first = self.layout.first_word(&chunk.tokens).map(|at| self.layout.uses(at)).unwrap_or_default();
        let opener = first.has_any(&[Use::Coordinator, Use::Complementizer, Use::Subordinator, Use::Whether, Use::Preposition])
            || first.has(Use::Relative) && !first.has(Use::Article);
        chunk.before == Border::Comma && !opener && self.layout.words(&chunk.tokens) >= 3
    }

    /// Says whether a coordinator at `token` opens a new reporting clause or a new reported one.
    fn reports_anew(&self, token: usize, start: usize) -> bool {
        if !self.layout.uses(token).has_any(&[Use::Coordinator, Use::Contrast]) || self.layout.pair_at(token).is_some() {
            return false;
        }
        if self.layout.uses(token + 1).has(Use::Complementizer) && token > start + 1 {
            return true;
        }
        let next = self.signals.iter().find(|signal| signal.cue.first() > token);
        next.is_some_and(|signal| {
            let near = signal.cue.first() <= token + 2 && signal.row.kind == CueKind::Verb;
            near && (self.leads_surely(signal) || self.leads_fragment(token, signal))
        })
    }

    /// Says whether a verb right behind a coordinator has marked words behind it, and nothing before the coordinator is marked
    /// (`said that the halls are full and called them "a steal"`).
    fn leads_fragment(&self, token: usize, signal: &Signal<'a>) -> bool {
        let behind = signal.cue.last() + 1..self.unit.end;
        let object = [ClauseKind::Object, ClauseKind::Infinitive, ClauseKind::Direct];
        let able = signal.row.clause.iter().any(|kind| object.contains(kind));
        able && signal.cue.first() == token + 1
            && !self.habits.verb_second
            && behind.take(FRAGMENT_REACH).any(|at| self.layout.pair_at(at).is_some())
    }

    /// Says whether a signal has a conjunction, a colon or marked words of its own behind it.
    fn leads_surely(&self, signal: &Signal<'a>) -> bool {
        let at = self.signals.iter().position(|other| std::ptr::eq(other.cue, signal.cue));
        at.and_then(|at| self.lead(at)).is_some_and(|start| !start.doubtful && start.clause != ClauseKind::Infinitive)
    }

    /// Says whether a chunk no longer belongs to the content before it.
    fn stops_before(&self, place: usize, subjunctive: bool) -> bool {
        let chunk = &self.chunks[place];
        if self.signals.iter().any(|signal| signal.chunk == place && self.stops(signal)) {
            return true;
        }
        let first = self.layout.first_word(&chunk.tokens).map(|at| self.layout.uses(at)).unwrap_or_default();
        if !self.habits.verb_second && first.has(Use::Coordinator) && self.layout.uses(chunk.tokens.start + 1).has(Use::Complementizer) {
            return true;
        }
        let own_mood = self.layout.is_subjunctive(&chunk.tokens);
        match chunk.before {
            Border::Semicolon => !own_mood && chunk.pair.is_none(),
            Border::Colon => chunk.pair.is_some() && self.layout.words(&chunk.tokens) >= 5,
            Border::Comma | Border::Dash if subjunctive && !own_mood => {
                first.has_any(&[Use::Contrast, Use::Coordinator])
                    && self.indicative(place)
                    && !first.has_any(&[Use::Complementizer, Use::Whether])
            }
            _ => false,
        }
    }

    /// Says whether a chunk has a finite form that is not in the mood of reported speech.
    fn indicative(&self, place: usize) -> bool {
        self.chunks[place].tokens.clone().any(|at| self.layout.is_verb(at) && !self.layout.uses(at).has(Use::Subjunctive))
    }

    /// Says whether a signal begins a reporting clause of its own behind a content.
    #[must_use]
    pub fn stops(&self, signal: &Signal<'a>) -> bool {
        let chunk = &self.chunks[signal.chunk];
        if !matches!(chunk.before, Border::Comma | Border::Dash | Border::Semicolon | Border::Mark) || self.is_aside(signal) {
            return false;
        }
        if signal.row.kind == CueKind::Noun {
            return self.layout.first_word(&chunk.tokens).is_some_and(|first| self.layout.uses(first).has(Use::Preposition))
                && self.leads_surely(signal);
        }
        let words = self.layout.words(&(chunk.tokens.start..signal.cue.first()));
        if signal.row.kind != CueKind::Verb {
            return words == 0 && self.ends_soon(signal);
        }
        let Some(first) = self.layout.first_word(&chunk.tokens) else { return false };
        let uses = self.layout.uses(first);
        if words == 1 && uses.has_any(&[Use::Coordinator, Use::Contrast]) {
            return true;
        }
        let able = signal.row.clause.iter().any(|kind| {
            matches!(kind, ClauseKind::Direct | ClauseKind::Bare | ClauseKind::Complement | ClauseKind::Colon | ClauseKind::Infinitive)
        });
        if !able {
            return false;
        }
        if words == 0 {
            return true;
        }
        let coordinated = uses.has_any(&[Use::Coordinator, Use::Contrast]);
        if coordinated || self.layout.is_pronoun(first) && !uses.has(Use::Relative) {
            let infinitive = coordinated && words == 1 && signal.row.clause.contains(&ClauseKind::Infinitive);
            return words <= if coordinated { 8 } else { 3 } && (self.leads_surely(signal) || infinitive);
        }
        let subordinate = uses.has_any(&[Use::Relative, Use::Complementizer, Use::Whether, Use::Subordinator]) && !uses.has(Use::Article);
        !subordinate && words <= 8 && self.leads_surely(signal)
    }

    /// Says whether a source phrase ends its chunk and its unit.
    fn ends_soon(&self, signal: &Signal<'a>) -> bool {
        let tokens = &self.chunks[signal.chunk].tokens;
        self.layout.words(&(signal.cue.last() + 1..tokens.end)) <= 14 && !tokens.clone().any(|at| self.layout.is_verb(at))
    }
}
