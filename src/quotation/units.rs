//! The units of a paragraph: sentences, those within marks taken as one with what stands around them.
//!
//! Takes a paragraph and its paired marks; gives its units in order. It decides nothing about speech.

use super::layout::Layout;
use crate::lexicon::{ClauseKind, CueKind, Use};
use crate::matcher::Match;
use crate::segment::Tokens;

/// The longest reporting clause, in words, that may follow a marked sentence as a sentence of its own.
const LONGEST_TAIL: usize = 14;
/// The longest dateline, in tokens.
const LONGEST_DATELINE: usize = 20;
/// The longest unit, in tokens; no sentence is so long, and the cost of reading one grows with its square.
const LONGEST_UNIT: usize = 1_200;

impl Layout<'_> {
    /// Cuts the paragraph into units.
    #[must_use]
    pub fn units(&self) -> Vec<Tokens> {
        let sentences = &self.reading.segments.sentences;
        let first = self.reading.segments.sentence_of(self.tokens.start);
        let mut units: Vec<Tokens> = Vec::new();
        let mut start = self.tokens.start;
        for sentence in &sentences[first..] {
            if sentence.tokens.start >= self.tokens.end {
                break;
            }
            let end = sentence.tokens.end.min(self.tokens.end);
            if end < self.tokens.end && self.is_inside(end) {
                continue;
            }
            match units.last_mut() {
                Some(last) if self.is_tail(last, &(start..end)) => last.end = end,
                _ => units.push(start..end),
            }
            start = end;
        }
        if let Some(end) = self.dateline() {
            units.retain(|unit| unit.end > end);
            if let Some(first) = units.first_mut() {
                first.start = first.start.max(end);
            }
            start = start.max(end);
        }
        if start < self.tokens.end {
            units.push(start..self.tokens.end);
        }
        if units.iter().all(|unit| unit.len() <= LONGEST_UNIT) {
            return units;
        }
        units.into_iter().flat_map(|unit| self.parted(unit)).collect()
    }

    /// Returns the token behind the dash that ends a place and a date or an agency at the paragraph's start.
    fn dateline(&self) -> Option<usize> {
        let near = self.tokens.start..self.tokens.end.min(self.tokens.start + LONGEST_DATELINE);
        let dash = near.clone().find(|&at| self.is_mark(at, &["\u{2013}", "\u{2014}", "-", "--"]) && self.token(at).space_before)?;
        let head = near.start..dash;
        let first = self.first_word(&head).filter(|&first| first == head.start)?;
        let dated = head.clone().any(|at| self.is_mark(at, &["(", "/"]) || self.uses(at).has(Use::Month)) || self.token(first).upper;
        let plain = !head.clone().any(|at| self.pair_at(at).is_some() || self.is_verb(at) || self.is_mark(at, &[":", "?", "!"]));
        let behind = (dash + 1..self.tokens.end).find(|&at| !self.is_mark(at, &["-"]))?;
        let opens = self.token(behind).capital || self.pair_at(behind).is_some();
        (self.token(first).capital && dated && plain && opens && self.cues(&head).is_empty()).then_some(behind)
    }

    /// Cuts a unit that is too long to be a sentence, outside marks.
    fn parted(&self, unit: Tokens) -> Vec<Tokens> {
        let mut parts = Vec::new();
        let mut start = unit.start;
        while unit.end - start > LONGEST_UNIT {
            let Some(cut) = (start + LONGEST_UNIT..unit.end).find(|&at| !self.is_inside(at)) else { break };
            parts.push(start..cut);
            start = cut;
        }
        parts.push(start..unit.end);
        parts
    }

    /// Says whether a unit is the reporting clause of the marked question or exclamation that ends the unit before.
    fn is_tail(&self, before: &Tokens, unit: &Tokens) -> bool {
        let Some(pair) = self.pair_at(before.end - 1).filter(|&pair| self.pairs[pair].outer.end == before.end && self.pairs[pair].closed)
        else {
            return false;
        };
        let asks = self.is_mark(self.pairs[pair].inner.end - 1, &["?", "!", "\u{2026}", "."]);
        let words = self.words(unit);
        let early = self
            .cues(&(unit.start..unit.end.min(unit.start + 9)))
            .iter()
            .any(|cue| self.row(cue).kind == CueKind::Verb && self.may_stand_beside(cue) && self.ends_clause(cue, unit));
        let source = self.is_mark(unit.start, &["\u{2014}", "\u{2013}"])
            && self.cues(&(unit.start..unit.end.min(unit.start + 3))).iter().any(|cue| self.row(cue).kind == CueKind::Preposition);
        asks && words <= LONGEST_TAIL && (early || source) && self.pair_at(unit.start).is_none()
    }

    /// Says whether nothing that could be reported follows a cue.
    fn ends_clause(&self, cue: &Match, unit: &Tokens) -> bool {
        let rest = cue.last() + 1..unit.end;
        !rest.clone().any(|at| {
            self.pair_at(at).is_some()
                || at == cue.last() + 1 && self.uses(at).has(Use::Interrogative) && self.row(cue).clause.contains(&ClauseKind::Complement)
                || self.uses(at).has_any(&[Use::Complementizer, Use::Auxiliary, Use::Modal, Use::Subjunctive])
                || self.is_mark(at, &[":"])
        })
    }
}
