//! Subjects that remarks part from their reporting verb.
//!
//! Takes a signal whose verb opens its chunk; gives the chunk where its subject begins (`Lind, a trader, said`). It decides nothing about what
//! is reported.

use super::chunks::Border;
use super::unit::{Signal, UnitReader};
use crate::lexicon::{Order, Use};
use crate::matcher::Matches;
use crate::segment::Tokens;

/// The longest subject before a remark, in words.
const LONGEST_SUBJECT: usize = 10;
/// The longest name with its titles, in words.
const LONGEST_NAME: usize = 7;
/// The longest remark without a verb, in words.
const LONGEST_REMARK: usize = 12;

impl<'a> UnitReader<'_, 'a> {
    /// Returns the chunk of the subject that a remark parts from a verb, where a subject stands before its verb.
    pub(super) fn parted_subject(&self, signal: &Signal<'a>) -> Option<usize> {
        let opens = signal.cue.first() == self.chunks[signal.chunk].tokens.start;
        if self.habits.inverts || !opens || signal.chunk < self.open + 2 || self.takes_subject_behind(signal) {
            return None;
        }
        let parts = |chunk: usize| self.chunks[chunk].pair.is_none() && matches!(self.chunks[chunk].before, Border::Comma | Border::Mark);
        let (subject, remark) = (signal.chunk - 2, signal.chunk - 1);
        let starts = subject == 0 || parts(subject);
        let fits = starts && parts(remark) && self.chunks[signal.chunk].before == Border::Comma;
        (fits && self.is_remark(remark) && self.may_be_parted(&self.chunks[subject].tokens, remark)).then_some(subject)
    }

    /// Says whether a chunk only tells more of the words before it: an apposition or a relative clause.
    fn is_remark(&self, chunk: usize) -> bool {
        let tokens = &self.chunks[chunk].tokens;
        let Some(first) = self.layout.first_word(tokens) else { return false };
        let relative = self.layout.uses(first).has(Use::Relative) && !self.layout.uses(first).has(Use::Complementizer);
        relative || !self.has_finite_verb(tokens) && self.layout.words(tokens) <= LONGEST_REMARK
    }

    /// Says whether words without a verb name a person, here or in the remark behind them.
    fn may_be_parted(&self, tokens: &Tokens, remark: usize) -> bool {
        let Some(first) = self.layout.first_word(tokens) else { return false };
        let uses = self.layout.uses(first);
        let opens = uses.has_any(&[Use::Article, Use::Possessive, Use::Demonstrative]) || self.layout.token(first).capital;
        let empty = uses.has_any(&[Use::Preposition, Use::Subordinator, Use::Complementizer, Use::Coordinator, Use::Contrast]);
        let person = self.names_person(tokens) || self.names_person(&self.chunks[remark].tokens);
        opens && !empty && person && !self.has_finite_verb(tokens) && self.layout.words(tokens) <= LONGEST_SUBJECT
    }

    /// Says whether words hold a title or a name of two words.
    fn names_person(&self, tokens: &Tokens) -> bool {
        let name = |at: usize| self.layout.is_word(at) && self.layout.token(at).capital && self.layout.uses(at).is_empty();
        let long = tokens.clone().any(|at| name(at) && name(at + 1) && tokens.contains(&(at + 1)));
        long || !Matches::within(&self.layout.reading.matches.titles, tokens).is_empty()
    }

    /// Says whether the subject of a verb that opens its chunk stands behind it.
    fn takes_subject_behind(&self, signal: &Signal<'a>) -> bool {
        signal.row.order != Order::SubjectVerb && self.has_subject_behind(*signal)
    }

    /// Says whether chunks are a name and what is told of it, without a verb: the subject of what follows them (`Lind, of Holt, said`).
    pub(super) fn is_bare_subject(&self, range: &std::ops::Range<usize>) -> bool {
        let Some(first) = self.chunks.get(range.start).filter(|first| first.pair.is_none() && range.len() > 1) else { return false };
        let relative = |at: usize| {
            let uses = self.layout.uses(at);
            uses.has(Use::Relative) && !uses.has(Use::Article)
        };
        let remark = |chunk: usize| {
            let tokens = &self.chunks[chunk].tokens;
            let tells = self.layout.first_word(tokens).is_some_and(|at| relative(at) || relative(at + 1));
            self.chunks[chunk].before == Border::Comma && self.chunks[chunk].pair.is_none() && (tells || !self.has_finite_verb(tokens))
        };
        self.is_name(&first.tokens) && (range.start + 1..range.end).all(remark)
    }

    /// Says whether words are a name with titles and an article, and nothing else.
    fn is_name(&self, tokens: &Tokens) -> bool {
        let titles = Matches::within(&self.layout.reading.matches.titles, tokens);
        let titled = |at: usize| titles.iter().any(|title| title.words.contains(&at));
        let small = |at: usize| self.layout.uses(at).has_any(&[Use::Article, Use::Particle, Use::Genitive]);
        let name = |at: usize| self.layout.token(at).capital && !self.layout.uses(at).has_any(&[Use::Preposition, Use::Subordinator]);
        let part = |at: usize| !self.layout.is_word(at) || titled(at) || small(at) || name(at);
        let named = tokens.clone().any(|at| self.layout.is_word(at) && self.layout.token(at).capital && !small(at));
        named && self.layout.words(tokens) <= LONGEST_NAME && tokens.clone().all(part)
    }

    /// Says whether a chunk is but a pronoun that stresses a subject without a verb before it (`The owners, they, said`).
    pub(super) fn stresses_subject(&self, chunk: usize) -> bool {
        let tokens = &self.chunks[chunk].tokens;
        let alone = self.is_lone_pronoun(tokens);
        alone && chunk > self.open && !self.has_finite_verb(&(self.chunks[self.open].tokens.start..self.chunks[chunk - 1].tokens.end))
    }

    /// Says whether words are one pronoun and nothing else.
    pub(super) fn is_lone_pronoun(&self, tokens: &Tokens) -> bool {
        self.layout.words(tokens) == 1 && self.layout.first_word(tokens).is_some_and(|at| self.layout.is_pronoun(at))
    }

    /// Says whether words hold a known finite form or a pronoun that has one, and not only a pronoun that stresses a subject.
    pub(super) fn has_finite_verb(&self, tokens: &Tokens) -> bool {
        let subject = |at: usize| {
            let first = self.layout.uses(at).has(Use::FirstPerson) && !self.layout.uses(at).has(Use::Possessive);
            let ends = at + 1 >= tokens.end || !self.layout.is_word(at + 1) || self.layout.uses(at + 1).has(Use::Continuation);
            (first || self.layout.is_pronoun(at) && !self.layout.uses(at).has_any(&[Use::Article, Use::Possessive])) && !ends
        };
        tokens.clone().any(|at| self.layout.is_verb(at) || subject(at))
    }
}
