//! What somebody was asked before he spoke.
//!
//! Takes a unit; says whether it opens with a request (`Asked whether ..., she said`), which is nobody's words. Adds to [`UnitReader`].

use super::unit::UnitReader;
use crate::lexicon::{ClauseKind, CueKind, Use};
use crate::matcher::Match;

impl UnitReader<'_, '_> {
    /// Says whether a verb that opens its sentence tells what somebody was asked (`Asked whether ..., she said`).
    pub(super) fn is_asked_of(&self, cue: &Match) -> bool {
        let row = self.layout.row(cue);
        let first = self.layout.first_word(&self.unit) == Some(cue.first());
        let verb = row.kind == CueKind::Verb;
        let asks = verb && (row.clause.contains(&ClauseKind::Question) && !row.clause.contains(&ClauseKind::Direct) || self.asks(cue));
        let inverted = self.layout.is_pronoun(cue.last()) || self.layout.is_pronoun(cue.last() + 1);
        first && asks && !inverted
    }

    /// Says whether an indirect question follows in the clause of a verb that reports by marks or a colon only.
    fn asks(&self, cue: &Match) -> bool {
        let mut clause = (cue.last() + 1..self.unit.end).take_while(|&at| !self.layout.is_mark(at, &[",", ":"]));
        let row = self.layout.row(cue);
        let marked = row.clause.iter().all(|kind| matches!(kind, ClauseKind::Direct | ClauseKind::Colon));
        marked && clause.any(|at| self.layout.uses(at).has(Use::Whether))
    }

    /// Says whether the unit opens with what somebody was asked.
    pub(super) fn opens_with_request(&self) -> bool {
        self.layout.cues(&(self.unit.start..self.unit.end.min(self.unit.start + 3))).iter().any(|cue| self.is_asked_of(cue))
    }
}
