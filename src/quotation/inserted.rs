//! Reporting clauses in the middle of a sentence that is what they report (`Los precios, calcula, bajarán`).
//!
//! Takes a signal of a unit whose verb, or whose source phrase, stands in a chunk between commas or dashes; takes the sentence around it, the reporting
//! clause with it, as one content. Clauses behind a whole sentence stand in `behind`.

use super::chunks::{Border, Chunk};
use super::unit::{Signal, UnitReader};
use crate::lexicon::{CueKind, Use};
use crate::segment::Tokens;

/// The longest subject, in words, behind the verb of an inserted clause.
const LONGEST_SUBJECT: usize = 8;
/// The most words that only join a sentence to the one before.
const LONGEST_JOINT: usize = 2;
/// The fewest words that go on behind an inserted clause.
const FEWEST_WORDS: usize = 2;

impl<'a> UnitReader<'_, 'a> {
    /// Takes the sentence around a reporting clause that stands in it; says whether it did.
    pub(super) fn inserted(&mut self, at: usize) -> bool {
        let signal = self.signals[at];
        let Some(start) = self.inserted_in(&signal) else { return false };
        let next = &self.chunks[signal.last_chunk + 1];
        let end = match next.pair {
            Some(pair) => self.layout.pairs[pair].outer.end,
            None => self.content_end(next.tokens.start),
        };
        let frame = self.chunks[signal.chunk].tokens.start..self.chunks[signal.last_chunk].tokens.end;
        let draft = self.reported(vec![start..end], signal, frame);
        self.free = end;
        self.open = self.next_chunk(end).unwrap_or(self.chunks.len());
        self.push(draft);
        true
    }

    /// Returns where the sentence begins that a reporting clause surely stands in.
    fn inserted_in(&self, signal: &Signal<'a>) -> Option<usize> {
        let next = self.chunks.get(signal.last_chunk + 1)?;
        let own = &self.chunks[signal.chunk];
        let between = own.before == next.before && matches!(own.before, Border::Comma | Border::Dash)
            || own.before == Border::Comma && next.pair.is_some() && next.before == Border::Comma;
        let single = signal.chunk == signal.last_chunk && signal.chunk > self.open && self.chunks[signal.chunk - 1].pair.is_none();
        if self.habits.verb_second || !between || !single || !self.may_follow(signal.row) {
            return None;
        }
        let parts = |&at: &usize| matches!(self.chunks[at].before, Border::Colon | Border::Semicolon);
        let colon = (self.open + 1..signal.chunk).rev().find(parts);
        let first = colon.unwrap_or(self.open);
        let before = self.chunks[first].tokens.start..self.chunks[signal.chunk - 1].tokens.end;
        let lone = self.habits.drops && self.is_lone(signal) && self.layout.words(&before) > 0;
        if !self.resumes_behind(next) {
            return None;
        }
        // What only joins the sentence to the one before is not said.
        if self.habits.inverts && self.joins_only(&before) && (lone || self.has_subject(signal)) && next.pair.is_none() {
            return Some(next.tokens.start);
        }
        // So does an adverb where the reporting clause has its subject first (`Now, she says, they pay`).
        let adverb = !self.habits.inverts && self.layout.words(&before) == 1 && !self.layout.is_verb(before.start);
        if adverb && signal.cue.last() + 1 == own.tokens.end && self.has_subject(signal) && self.is_clause_behind(next) {
            return Some(next.tokens.start);
        }
        // Marked words, or the verb, go on from a subject without verb (`Orders, he says, "keep coming"`).
        let inner = self.layout.is_pronoun(signal.cue.last());
        let phrase = own.before == Border::Comma && self.is_subject(&before) && !self.layout.has_verb(&before);
        let opener = self.layout.uses(next.tokens.start).has_any(&[Use::Negation, Use::Reflexive, Use::Auxiliary, Use::Modal]);
        let verb = (opener && next.pair.is_none() || self.is_clause_behind(next)) && self.behind_copula(next).is_none();
        if self.habits.inverts && phrase && (inner || self.has_subject(signal)) && (next.pair.is_some() || verb) {
            return Some(before.start);
        }
        (lone || self.is_fronted(&before) && self.has_subject(signal) && self.is_clause_behind(next)).then_some(before.start)
    }

    /// Says whether words before a reporting clause are a conjunction and at most one more.
    fn joins_only(&self, before: &Tokens) -> bool {
        let uses = self.layout.first_word(before).map(|at| self.layout.uses(at)).unwrap_or_default();
        self.layout.words(before) <= LONGEST_JOINT && uses.has_any(&[Use::Coordinator, Use::Contrast])
    }

    /// Says whether a verb alone between two commas or dashes belongs to the sentence around it, and ends nothing.
    pub(super) fn is_aside(&self, signal: &Signal<'a>) -> bool {
        let next = self.chunks.get(signal.last_chunk + 1).filter(|_| signal.chunk == signal.last_chunk);
        let closed = |next: &Chunk| next.before == self.chunks[signal.chunk].before && next.pair.is_none();
        self.habits.drops && self.is_lone(signal) && next.is_some_and(|next| closed(next) && self.resumes_behind(next))
    }

    /// Says whether a verb stands alone in its chunk, but for small words that belong to it.
    fn is_lone(&self, signal: &Signal<'a>) -> bool {
        let chunk = &self.chunks[signal.chunk].tokens;
        let small =
            |at: usize| self.layout.is_pronoun(at) || self.layout.uses(at).has_any(&[Use::Continuation, Use::Reflexive, Use::Oblique]);
        chunk.clone().all(|at| signal.cue.words.contains(&at) || !self.layout.is_word(at) || small(at))
    }

    /// Says whether a chunk goes on with what stands before it: no report of its own, no conjunction, and more than a word.
    fn resumes_behind(&self, next: &Chunk) -> bool {
        let reports = self
            .signals
            .iter()
            .any(|other| next.tokens.contains(&other.cue.first()) && other.row.kind == CueKind::Verb && self.stops(other));
        let opener = self.layout.uses(next.tokens.start);
        next.pair.is_some() || !reports && !opener.has(Use::Complementizer) && self.layout.words(&next.tokens) >= FEWEST_WORDS
    }

    /// Says whether words before a reporting clause can be no sentence: a preposition or a conjunction opens them.
    fn is_fronted(&self, before: &Tokens) -> bool {
        let uses = self.layout.first_word(before).map(|at| self.layout.uses(at)).unwrap_or_default();
        self.layout.words(before) > 1 && uses.has_any(&[Use::Preposition, Use::Subordinator]) && !uses.has(Use::As)
    }

    /// Says whether a reporting clause is but its verb and a short subject: behind it, or before it where the order is free.
    fn has_subject(&self, signal: &Signal<'a>) -> bool {
        let chunk = &self.chunks[signal.chunk].tokens;
        let subject = signal.cue.last() + 1..chunk.end;
        let words = self.layout.words(&subject);
        let short = |words: usize| (1..=LONGEST_SUBJECT).contains(&words);
        let before = chunk.start..signal.cue.first();
        let free = !self.habits.inverts && words == 0 && short(self.layout.words(&before)) && self.is_subject(&before);
        free || signal.cue.first() == chunk.start && short(words) && !subject.clone().any(|at| self.layout.is_verb(at))
    }

    /// Says whether a chunk behind a reporting clause is a main clause and not about the speaker.
    fn is_clause_behind(&self, next: &Chunk) -> bool {
        next.pair.is_none() && self.is_main_clause(&next.tokens)
    }

    /// Says whether a source phrase stands between commas behind the first words of a clause (`Only five, according to Lind, were sold`).
    pub(super) fn is_inserted_source(&self, signal: &Signal<'a>) -> bool {
        let Some(next) = self.chunks.get(signal.last_chunk + 1).filter(|_| signal.chunk == self.open + 1) else { return false };
        let before = &self.chunks[self.open];
        let opener = self.layout.first_word(&before.tokens).map(|at| self.layout.uses(at)).unwrap_or_default();
        let joins = opener.has_any(&[Use::Contrast, Use::Coordinator, Use::Continuation, Use::Subordinator, Use::Relative, Use::As]);
        let comma = |chunk: &Chunk| chunk.before == Border::Comma && chunk.pair.is_none();
        !joins && before.pair.is_none() && comma(&self.chunks[signal.chunk]) && comma(next) && self.layout.words(&next.tokens) >= 2
    }

    /// The content is the clause on both sides of the phrase.
    pub(super) fn inserted_source(&mut self, signal: Signal<'a>, phrase: Tokens) {
        let start = self.chunks[self.open].tokens.start.max(self.free);
        let end = self.content_end(self.chunks[signal.last_chunk + 1].tokens.start);
        let draft = self.reported(vec![start..end], signal, phrase.clone());
        self.free = end;
        self.open = self.next_chunk(end).unwrap_or(self.chunks.len());
        let draft = self.named(draft, &signal, &phrase);
        self.push(draft);
    }
}
