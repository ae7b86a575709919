//! Which marked words stand for themselves.
//!
//! Takes a pair of marks in its paragraph; says whether it is the title of a work, a part of the clause around it, or words of their own.

use super::layout::{LONG, Layout};
use crate::lexicon::{ClauseKind, Use};

/// The longest phrase, in tokens, that names a work before a colon.
const LONGEST_NAMING: usize = 10;

impl Layout<'_> {
    /// Says whether marked words are the title of the work, motto or product that the word before them names.
    #[must_use]
    pub fn is_titled(&self, pair: usize) -> bool {
        let Some(before) = self.pairs[pair].outer.start.checked_sub(1) else { return false };
        let work = |at: usize| self.uses(at).has(Use::Work);
        if !self.is_mark(before, &[":"]) {
            return work(before);
        }
        // The noun may stand right before the colon or open the phrase before it (`Motto of the fair: ...`).
        let phrase = (self.tokens.start..before).rev().take(LONGEST_NAMING).take_while(|&at| self.is_word(at)).last();
        let within = self.uses(before.saturating_sub(2)).has(Use::Preposition);
        !within && work(before.saturating_sub(1)) || phrase.is_some_and(work)
    }

    /// Says whether marked words stand for themselves and are no part of the clause around them.
    #[must_use]
    pub fn stands_alone(&self, pair: usize) -> bool {
        let one = &self.pairs[pair];
        let words = self.words(&one.inner);
        if words == 0 || self.is_titled(pair) {
            return false;
        }
        let before = one.outer.start.checked_sub(1).filter(|&at| at >= self.tokens.start);
        let behind = self.after_mark(one.outer.end);
        if before.is_some_and(|at| self.is_mark(at, &[":"])) {
            return true;
        }
        let capital = self.first_word(&one.inner).is_some_and(|at| self.token(at).capital || !self.token(at).is_word());
        let joined = before.is_some_and(|at| {
            self.uses(at).has(Use::Coordinator)
                && (at == self.tokens.start || self.is_mark(at - 1, &[","]) || self.pair_at(at - 1).is_some())
        });
        let within = before.is_some_and(|at| self.is_word(at) && self.pair_at(at).is_none()) && !joined;
        if within && (!capital || self.uses(before.unwrap_or_default()).has_any(&[Use::Complementizer, Use::Article, Use::Preposition])) {
            return before.is_some_and(|at| self.ends_direct_cue(at)) && words >= 4;
        }
        // A name in marks before its verb is no quotation.
        if within && words <= 3 && behind == one.outer.end {
            return false;
        }
        if self.direct_cue_at(behind) {
            return true;
        }
        let ended = self.is_mark(one.inner.end - 1, &[".", "!", "?", ",", "\u{2026}"]);
        // A fragment that the clause goes on from.
        if !ended
            && !capital
            && self.is_word(one.outer.end)
            && self.pair_at(one.outer.end).is_none()
            && !one.outer.contains(&self.tokens.start)
            && words < LONG
        {
            return false;
        }
        words >= LONG || ended || (words >= 4 && (!within || capital))
    }

    /// Says whether a cue for marked words ends at a token.
    fn ends_direct_cue(&self, at: usize) -> bool {
        let from = at.saturating_sub(4).max(self.tokens.start);
        self.cues(&(from..at + 1)).iter().any(|cue| cue.last() == at && self.row(cue).clause.contains(&ClauseKind::Direct))
    }
}
