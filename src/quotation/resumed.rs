//! What goes on behind a reporting clause that stands in the middle of what it reports.
//!
//! Takes the words before such a clause and the chunk behind it; says whether they belong together. It takes nothing itself.

use super::chunks::{Border, Chunk};
use super::unit::{Signal, UnitReader};
use crate::lexicon::{CueKind, Use};
use crate::matcher::Matches;
use crate::segment::Tokens;

/// The longest subject, in words, that a reporting clause parts from its verb.
const LONGEST_SUBJECT: usize = 16;
/// The shortest such subject where its verb is no known form.
const FEWEST_BARE_SUBJECT: usize = 2;
/// The longest such subject where its verb is no known form and words about a speaker look the same.
const LONGEST_BARE_SUBJECT: usize = 4;
/// The longest words without a verb before a source phrase that are no clause yet.
const LONGEST_BARE_CLAUSE: usize = 8;
/// The longest phrase, in words, that says who was told.
const LONGEST_ADDRESSEE: usize = 2;
/// The longest source phrase, in words, that names nobody (`in her own view`).
const LONGEST_FIXED_PHRASE: usize = 4;

impl<'a> UnitReader<'_, 'a> {
    /// Says whether the chunk behind a reporting clause surely goes on with the words before it.
    pub(super) fn resumes(&self, signal: &Signal<'a>, before: &Tokens, next: usize) -> bool {
        let chunk = &self.chunks[next];
        self.takes_up(before, chunk) || self.behind_copula(chunk).is_some() || self.is_inserted(signal, next)
    }

    /// Says whether a reporting clause is so short that nothing behind its comma can be about its speaker (`Prices, he said, without ...`).
    fn is_inserted(&self, signal: &Signal<'a>, next: usize) -> bool {
        let own = &self.chunks[signal.chunk].tokens;
        let verb_last = signal.cue.last() + 1 == own.end && signal.cue.first() > own.start;
        // He told the paper: who is told may stand behind the verb.
        let told = signal.cue.first() > own.start
            && self.layout.is_pronoun(signal.cue.first() - 1)
            && self.layout.words(&(signal.cue.last() + 1..own.end)) <= LONGEST_ADDRESSEE;
        let pronoun_last = self.layout.is_pronoun(own.end - 1) && signal.cue.last() + 3 >= own.end;
        let chunk = &self.chunks[next];
        let opener = self.layout.first_word(&chunk.tokens).map(|at| self.layout.uses(at)).unwrap_or_default();
        let joins = [Use::Preposition, Use::Subordinator, Use::Coordinator, Use::Contrast, Use::Negation, Use::Complementizer];
        let reports = self.signals.iter().any(|other| other.chunk == next && other.row.kind == CueKind::Verb) || self.tells_on(chunk);
        signal.chunk == signal.last_chunk
            && (verb_last || pronoun_last || told)
            && chunk.before == Border::Comma
            && chunk.pair.is_none()
            && !reports
            && (self.habits.verb_second || opener.has_any(&joins))
    }

    /// Says whether a chunk goes on with what the speaker did: a joining word and a full verb without a subject (`and went home`).
    fn tells_on(&self, chunk: &Chunk) -> bool {
        let first = chunk.tokens.start;
        let joins = self.layout.uses(first).has(Use::Coordinator) && !self.habits.inverts && !self.habits.verb_second;
        let verb = self.layout.uses(first + 1).has(Use::Finite);
        joins && verb && self.layout.words(&chunk.tokens) > 1
    }

    /// Says whether a reporting clause stands between a subject and its verb (`The colours, she says, stand for calls`).
    pub(super) fn breaks_clause(&self, signal: &Signal<'a>) -> bool {
        let Some(next) = self.chunks.get(signal.last_chunk + 1) else { return false };
        let before = self.chunks[self.open].tokens.start..self.chunks[signal.chunk - 1].tokens.end;
        let verb = self.layout.is_verb(next.tokens.start);
        let fewest = if verb { 1 } else { FEWEST_BARE_SUBJECT };
        self.layout.words(&before) >= fewest && self.takes_up(&before, next)
    }

    /// Says whether a chunk begins with the verb of the subject before a reporting clause.
    pub(super) fn takes_up(&self, before: &Tokens, next: &Chunk) -> bool {
        let first = next.tokens.start;
        let short = !self.habits.inverts || self.layout.words(before) <= LONGEST_BARE_SUBJECT && !self.is_title(first);
        let content = short && (self.layout.is_small_content_word(first) || self.opens_with_negation(first));
        let behind_colon = before.start > self.unit.start && self.layout.is_mark(before.start - 1, &[":"]);
        let subject = self.layout.first_word(before).is_some_and(|at| {
            let uses = self.layout.uses(at);
            let fronted = self.habits.verb_second && uses.has(Use::Preposition);
            (self.layout.token(at).capital || behind_colon)
                && (fronted || !uses.has_any(&[Use::Preposition, Use::Subordinator]))
                && !self.layout.is_pronoun(at)
        });
        next.before == Border::Comma
            && next.pair.is_none()
            && subject
            && (self.layout.is_verb(first) || content)
            && !self.has_clause(before)
            && self.layout.words(before) <= LONGEST_SUBJECT
            && self.layout.words(&next.tokens) >= 2
    }

    /// Says whether words hold a verb or a subject pronoun; a determiner of a noun is none.
    fn has_clause(&self, tokens: &Tokens) -> bool {
        let determiner = |at: usize| self.layout.uses(at).has_any(&[Use::Demonstrative, Use::Possessive]) && self.layout.is_word(at + 1);
        let pronoun = |at: usize| self.layout.is_pronoun(at) && !determiner(at);
        tokens.clone().any(|at| self.layout.is_verb(at) || pronoun(at) || self.layout.uses(at).has(Use::FirstPerson))
    }

    /// Says whether a title begins at a token.
    fn is_title(&self, at: usize) -> bool {
        !Matches::within(&self.layout.reading.matches.titles, &(at..at + 1)).is_empty()
    }

    /// Says whether a negation or a reflexive pronoun stands before a word that may be a verb.
    fn opens_with_negation(&self, first: usize) -> bool {
        let uses = self.layout.uses(first);
        let small = uses.has_any(&[Use::Negation, Use::Reflexive]) && !uses.has_any(&[Use::Complementizer, Use::Relative]);
        small && (self.layout.is_small_content_word(first + 1) || self.layout.is_verb(first + 1))
    }

    /// Returns where the content of a clause begins that only says what the words before it are (`The snag, she says, is that ...`).
    pub(super) fn behind_copula(&self, next: &Chunk) -> Option<usize> {
        let first = next.tokens.start;
        let is = self.layout.is_verb(first) && self.layout.uses(first).has(Use::Auxiliary);
        (is && self.layout.uses(first + 1).has(Use::Complementizer)).then_some(first + 2)
    }

    /// Says whether the content before a reporting clause goes on in the chunk behind it.
    pub(super) fn goes_on(&self, signal: &Signal<'a>, before: &Tokens, next: usize) -> bool {
        let chunk = &self.chunks[next];
        if chunk.pair.is_some() || !matches!(chunk.before, Border::Comma | Border::Dash) {
            return false;
        }
        if self.takes_up(before, chunk) || self.behind_copula(chunk).is_some() && !self.layout.has_verb(before) {
            return true;
        }
        if self.signals.iter().any(|other| other.chunk == next && other.row.kind == CueKind::Verb && self.stops(other)) {
            return false;
        }
        if self.is_inserted(signal, next) || self.is_torn(before, chunk) {
            return true;
        }
        let first = self.layout.first_word(&chunk.tokens).map(|at| self.layout.uses(at)).unwrap_or_default();
        if first.has_any(&[Use::Contrast]) && !self.layout.is_subjunctive(&chunk.tokens) {
            return false;
        }
        let opener = self.layout.first_word(before).map(|at| self.layout.uses(at)).unwrap_or_default();
        let conditional = opener.has(Use::Subordinator) && !first.has(Use::Relative);
        conditional || self.layout.is_subjunctive(&chunk.tokens) || !self.layout.has_verb(before) && self.layout.words(before) <= 6
    }

    /// Says whether the content before a source phrase goes on in the chunk behind it.
    pub(super) fn goes_on_after(&self, phrase: &Tokens, before: &Tokens, next: &Chunk) -> bool {
        let first = self.layout.first_word(&next.tokens).map(|at| self.layout.uses(at)).unwrap_or_default();
        let about_source = first.has_any(&[Use::Relative, Use::Subordinator]) && !first.has(Use::Article);
        let verb = self.layout.has_verb(before);
        let bare = !verb && self.layout.words(before) <= LONGEST_BARE_CLAUSE;
        self.layout.is_subjunctive(&next.tokens)
            || bare
            || !self.habits.inverts && self.layout.has_verb(&next.tokens) && !verb
            || self.is_torn(before, next)
            || !about_source && !self.names_anybody(phrase)
    }

    /// Says whether words end in a verb that asks for what follows, or are the subject of the verb that follows.
    pub(super) fn is_torn(&self, before: &Tokens, next: &Chunk) -> bool {
        let verb = |at: usize| self.layout.is_verb(at);
        let negated = |last: usize| self.layout.uses(last).has(Use::Negation) && last > before.start && verb(last - 1);
        let asks = self.layout.last_word(before).is_some_and(|last| (verb(last) || negated(last)) && !self.habits.verb_second);
        let clause = self.layout.first_word(before).is_some_and(|first| self.layout.uses(first).has(Use::Whether));
        asks || (clause && self.layout.is_verb(next.tokens.start)) || self.takes_up(before, next)
    }

    /// Says whether a phrase holds a noun or a name, of which words behind it may tell more.
    fn names_anybody(&self, phrase: &Tokens) -> bool {
        phrase.clone().any(|at| self.layout.is_word(at) && self.layout.token(at).capital && at > phrase.start)
            || self.layout.words(phrase) > LONGEST_FIXED_PHRASE
    }
}
