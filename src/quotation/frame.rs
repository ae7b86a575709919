//! How far a reporting clause reaches that stands behind its content.
//!
//! Takes a signal of a unit; gives the tokens of its clause with what is said of the speaker behind commas, and what follows it. It takes no content.

use super::chunks::Border;
use super::unit::{Signal, UnitReader};
use crate::lexicon::{ClauseKind, CueKind, Use};
use crate::segment::Tokens;

impl<'a> UnitReader<'_, 'a> {
    /// Returns the standing quotation behind a token, with nothing but a coordinator between.
    pub(super) fn next_pair(&self, token: usize) -> Option<usize> {
        let next = self.next_chunk(token)?;
        let chunk = &self.chunks[next];
        let joins = self.layout.words(&chunk.tokens) == 1
            && chunk.pair.is_none()
            && self.layout.uses(chunk.tokens.start).has_any(&[Use::Coordinator, Use::Contrast]);
        let next = if joins { next + 1 } else { next };
        self.chunks.get(next).filter(|chunk| chunk.pair.is_some()).map(|_| next)
    }

    /// Returns the tokens of a reporting clause that stands behind its content: its chunk, and appositions behind it.
    pub(super) fn frame_behind(&self, signal: Signal<'a>) -> Tokens {
        let start = self.chunks[signal.chunk].tokens.start;
        let before = self.chunks[self.open.min(signal.chunk)].tokens.start..self.chunks[signal.chunk.saturating_sub(1)].tokens.end;
        let mut last = signal.last_chunk;
        while let Some(next) = self.chunks.get(last + 1) {
            let plain = next.pair.is_none() && matches!(next.before, Border::Comma | Border::Dash);
            let busy = self.signals.iter().any(|other| other.chunk == last + 1 && other.row.kind != CueKind::Noun);
            if !plain
                || last == signal.last_chunk && self.resumes(&signal, &before, last + 1)
                || busy
                || last > signal.last_chunk + 2
                || self.layout.is_subjunctive(&next.tokens)
                || self.is_main_clause(&next.tokens)
            {
                break;
            }
            last += 1;
        }
        let mut end = self.chunks[last].tokens.end;
        // A second reporting word in the same chunk has a content of its own.
        let other = self
            .signals
            .iter()
            .find(|other| other.cue.first() > signal.cue.last() && other.cue.first() < end && other.row.kind == CueKind::Verb);
        if let Some(other) = other.filter(|other| {
            other.row.clause.iter().any(|kind| matches!(kind, ClauseKind::Complement | ClauseKind::Infinitive | ClauseKind::Question))
        }) {
            end = self.coordinator_before(other.cue.first(), signal.cue.last()).unwrap_or(end);
        }
        start..end
    }

    /// Returns the nearest coordinator between two tokens.
    pub(super) fn coordinator_before(&self, at: usize, stop: usize) -> Option<usize> {
        (stop + 1..at).rev().take(4).find(|&token| self.layout.uses(token).has(Use::Coordinator))
    }

    /// Says whether a chunk looks like a clause of its own and not like words about the speaker.
    pub(super) fn is_main_clause(&self, tokens: &Tokens) -> bool {
        let Some(first) = self.layout.first_word(tokens) else { return false };
        let uses = self.layout.uses(first);
        let relative = uses.has(Use::Relative) || self.layout.uses(first + 1).has(Use::Relative) || uses.has(Use::Subordinator);
        !relative && self.layout.has_verb(tokens)
    }
}
