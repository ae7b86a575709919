//! Reporting clauses of the form "as X said".
//!
//! Takes a signal of a unit; takes what stands beside such a clause as its content. It reads no other clauses.

use super::chunks::Border;
use super::unit::UnitReader;
use crate::lexicon::{ClauseKind, Use};
use crate::segment::Tokens;

impl UnitReader<'_, '_> {
    /// Takes what stands beside a clause of the form "as X said"; says whether the signal stands in such a clause.
    pub(super) fn beside(&mut self, at: usize) -> bool {
        let signal = self.signals[at];
        let late = self.layout.words(&(self.chunks[signal.chunk].tokens.start..signal.cue.first())) <= 1;
        let reach = if late { 3 } else { 1 };
        let start = self.chunks[..=signal.chunk]
            .iter()
            .rev()
            .take(reach)
            .find(|chunk| chunk.pair.is_none() && self.opens_as(&chunk.tokens))
            .map(|chunk| chunk.tokens.start);
        let Some(start) = start.filter(|&start| start >= self.free && self.may_follow(signal.row)) else { return false };
        let Some(first) = self.chunk_of(start) else { return false };
        let frame = start..self.chunks[signal.last_chunk].tokens.end;
        if (start..signal.cue.first()).any(|at| self.layout.uses(at).has(Use::FirstPerson)) {
            return false;
        }
        if self.layout.words(&(signal.cue.last() + 1..frame.end)) > 10
            || self.lead(at).is_some_and(|lead| lead.clause == ClauseKind::Complement)
        {
            return false;
        }
        if first > self.open && matches!(self.chunks[first].before, Border::Comma | Border::Dash | Border::Mark) {
            let tokens = self.chunks[self.open].tokens.start..self.chunks[first - 1].tokens.end;
            let next = self.chunks.get(signal.last_chunk + 1).filter(|next| self.takes_up(&tokens, next));
            if self.layout.words(&tokens) < if next.is_some() { 2 } else { 4 } {
                return false;
            }
            let end = next.map(|next| self.content_end(next.tokens.start));
            let from = next.and_then(|next| self.behind_copula(next)).unwrap_or(tokens.start);
            let draft = self.reported(vec![from..end.unwrap_or(tokens.end)], signal, frame.clone());
            self.free = end.unwrap_or(frame.end);
            self.open = end.map_or(Some(signal.last_chunk + 1), |end| self.next_chunk(end)).unwrap_or(self.chunks.len());
            self.push(draft);
            return true;
        }
        let Some(next) = self.chunks.get(signal.last_chunk + 1).filter(|_| first == self.open) else { return false };
        if next.pair.is_some() || self.layout.words(&(next.tokens.start..self.unit.end)) < 4 {
            return false;
        }
        let end = self.content_end(next.tokens.start);
        let draft = self.reported(vec![next.tokens.start..end], signal, frame);
        self.free = end;
        self.open = self.next_chunk(end).unwrap_or(self.chunks.len());
        self.push(draft);
        true
    }

    fn opens_as(&self, tokens: &Tokens) -> bool {
        self.layout.first_word(tokens).is_some_and(|first| self.layout.uses(first).has(Use::As))
    }
}
