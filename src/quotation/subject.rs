//! Whether words before a reporting verb are its subject, or words behind a noun are said of it.
//!
//! Takes a signal of a unit; says what stands around it is no reported speech. It takes nothing itself.

use super::chunks::Chunk;
use super::lead::Start;
use super::unit::{Signal, UnitReader};
use crate::lexicon::Use;
use crate::matcher::Matches;

/// Within how many tokens behind a verb a person is named.
const NOUN_REACH: usize = 4;

impl<'a> UnitReader<'_, 'a> {
    /// Says whether the chunks before a verb are its subject with what is said of it behind commas (`The mayor, who farms, fears that ...`);
    /// a `strict` answer asks for a relative clause.
    pub(super) fn is_subject_before(&self, signal: Signal<'a>, strict: bool) -> bool {
        let opens = signal.cue.first() == self.chunks[signal.chunk].tokens.start;
        let (Some(first), rest) = (self.chunks.get(self.open), self.open + 1..signal.chunk) else { return false };
        if self.habits.verb_second
            || !opens
            || rest.is_empty()
            || first.pair.is_some()
            || self.has_clear_subject_behind(&signal)
            || self.hangs(&signal)
        {
            return false;
        }
        let opener = self.layout.first_word(&first.tokens).map(|at| self.layout.uses(at)).unwrap_or_default();
        let barred = [Use::Preposition, Use::Subordinator, Use::Complementizer, Use::Whether, Use::Coordinator, Use::Contrast];
        let noun = !(opener.has_any(&barred) && !opener.has(Use::Article)) && !self.has_finite_verb(&first.tokens);
        let about = |chunk: &Chunk| chunk.pair.is_none() && (self.is_relative(chunk) || !strict && !self.has_finite_verb(&chunk.tokens));
        noun && self.chunks[rest].iter().all(about)
    }

    /// Says whether the subject of a verb is a pronoun that hangs on it.
    pub(super) fn hangs(&self, signal: &Signal<'a>) -> bool {
        let pronoun = |at: usize| at > signal.cue.first() && self.layout.is_pronoun(at) && self.layout.is_joiner(at - 1);
        !self.habits.verb_second && signal.cue.words.iter().any(|&at| pronoun(at))
    }

    /// Says whether an article, a name or a pronoun right behind a verb begins its subject.
    fn has_clear_subject_behind(&self, signal: &Signal<'a>) -> bool {
        let behind = signal.cue.last() + 1;
        let uses = self.layout.uses(behind);
        let article = uses.has_any(&[Use::Article, Use::Possessive, Use::Demonstrative]) && !uses.has(Use::Preposition);
        let near = behind..behind + NOUN_REACH;
        let person = near.clone().any(|at| self.layout.is_word(at) && self.layout.token(at).capital)
            || !Matches::within(&self.layout.reading.matches.titles, &near).is_empty();
        article && person || self.layout.is_pronoun(behind) || self.layout.is_word(behind) && self.layout.token(behind).capital
    }

    /// Says whether any chunk before one, as far as it is open, has a finite verb.
    pub(super) fn has_any_verb(&self, chunk: usize) -> bool {
        self.chunks[self.open.min(chunk)..chunk].iter().any(|one| one.pair.is_some() || self.has_finite_verb(&one.tokens))
    }

    /// Says whether a relative word opens a chunk, be it behind a preposition.
    fn is_relative(&self, chunk: &Chunk) -> bool {
        let first = chunk.tokens.start;
        let relative = |at: usize| self.layout.uses(at).has(Use::Relative);
        relative(first) || self.layout.uses(first).has(Use::Preposition) && relative(first + 1)
    }

    /// Says whether the clause behind a noun of saying lacks its subject or ends with a verb of its own: it is said of the noun
    /// (`doubts that Lind rejects: ...`).
    pub(super) fn is_about_noun(&self, signal: Signal<'a>, start: &Start) -> bool {
        let conjunction = self.layout.uses(start.frame_end);
        let close = start.frame_end <= signal.cue.last() + 1 && start.content > signal.cue.last();
        let no = |at: usize| self.layout.uses(at).has(Use::Negation);
        let negated = conjunction.has(Use::Relative) && close && no(start.content) && self.layout.is_small_content_word(start.content + 1);
        if negated && !self.habits.verb_second {
            return true;
        }
        if self.habits.verb_second || !self.habits.drops || !conjunction.has(Use::Relative) || !close {
            return false;
        }
        let end = self.chunk_of(start.content).map_or(self.unit.end, |chunk| self.chunks[chunk].tokens.end);
        let verb_last = self.signals.iter().any(|other| other.cue.last() + 1 == end && other.cue.first() > start.content);
        self.layout.is_verb(start.content) || verb_last
    }
}
