//! The phrase that names a source: how far it reaches, and whether it names anybody.
//!
//! Takes a signal of a unit; gives the tokens of its phrase. What the source says is taken by `source`.

use super::unit::{Signal, UnitReader};
use crate::lexicon::{CueKind, Order, Use};
use crate::segment::Tokens;

/// The longest source phrase that is not parted by a comma, in words.
const LONGEST_PHRASE: usize = 12;

impl<'a> UnitReader<'_, 'a> {
    /// Says whether a name of several words or with a title stands between a preposition and the subject of the clause behind it.
    pub(super) fn names_speaker_without_comma(&self, signal: &Signal<'a>) -> bool {
        let stop = self.chunks[signal.chunk].tokens.end;
        let phrase = signal.cue.last() + 1..self.phrase_end(signal, stop);
        let capitals = phrase.clone().filter(|&at| self.layout.is_word(at) && self.layout.token(at).capital).count();
        let titles = crate::matcher::Matches::within(&self.layout.reading.matches.titles, &phrase).len();
        let role = titles > 0 && phrase.end < stop && self.opens_next_phrase(phrase.end, stop);
        phrase.end < stop && (capitals > 1 || capitals == 1 && titles > 0) || role
    }

    /// Says whether a name, a pronoun or a phrase with its article stands at a token.
    pub(super) fn names_source(&self, at: usize, end: usize) -> bool {
        let uses = self.layout.uses(at);
        at < end
            && (uses.has_any(&[Use::Article, Use::Possessive, Use::Demonstrative, Use::Relative])
                || self.layout.is_pronoun(at)
                || self.layout.pair_at(at).is_some()
                || self.layout.token(at).capital
                || !crate::matcher::Matches::within(&self.layout.reading.matches.titles, &(at..at + 1)).is_empty())
    }

    /// Says whether a noun phrase may begin at a token.
    pub(super) fn opens_phrase(&self, at: usize, end: usize) -> bool {
        if at >= end || !self.layout.is_word(at) {
            return true;
        }
        let uses = self.layout.uses(at);
        let article = uses.has_any(&[Use::Article, Use::Possessive, Use::Demonstrative, Use::Relative, Use::Interrogative])
            || self.layout.is_pronoun(at);
        article
            || self.layout.token(at).capital
            || !self.layout.is_verb(at) && !uses.has(Use::Preposition) && (at + 1..end).take(3).any(|next| self.layout.token(next).capital)
    }

    pub(super) fn names_somebody(&self, signal: &Signal<'a>) -> bool {
        let tokens = &self.chunks[signal.chunk].tokens;
        let behind = signal.cue.last() + 1;
        if signal.cue.words.len() > 1 {
            return true;
        }
        let uses = self.layout.uses(behind);
        let opens = uses.has_any(&[Use::Article, Use::Possessive, Use::Demonstrative])
            || self.layout.is_word(behind) && self.layout.token(behind).capital
            || self.layout.is_pronoun(behind);
        opens && behind < tokens.end && !(behind..tokens.end).any(|at| self.layout.is_verb(at))
    }

    /// Returns the tokens of the cue with the phrase that belongs to it.
    pub(super) fn phrase(&self, signal: &Signal<'a>) -> Tokens {
        let tokens = self.chunks[signal.chunk].tokens.clone();
        match signal.row.kind {
            CueKind::Postposition => {
                let from = (tokens.start..signal.cue.first()).rev().take(LONGEST_PHRASE).take_while(|&at| !self.layout.is_verb(at)).last();
                from.unwrap_or(signal.cue.first())..signal.cue.last() + 1
            }
            CueKind::Preposition if !gap_of(signal.cue).is_empty() => signal.cue.first()..signal.cue.last() + 1,
            CueKind::Preposition => signal.cue.first()..self.phrase_end(signal, tokens.end),
            _ if signal.row.order == Order::VerbSubject => signal.cue.first()..tokens.end,
            _ => signal.cue.first()..signal.cue.last() + 1,
        }
    }

    /// Returns the end of the noun phrase behind a preposition: a verb, or a small word right behind a capital one.
    pub(super) fn phrase_end(&self, signal: &Signal<'a>, stop: usize) -> usize {
        let mut capital = false;
        let mut seen = 0;
        for at in signal.cue.last() + 1..stop {
            let uses = self.layout.uses(at);
            let token = self.layout.token(at);
            if !self.layout.is_word(at) {
                continue;
            }
            seen += 1;
            if seen > LONGEST_PHRASE || self.layout.is_verb(at) {
                return at;
            }
            // A further article that is no genitive opens the next phrase.
            let article = uses.has(Use::Article) && !uses.has(Use::Genitive);
            if self.habits.verb_second && capital && article && !self.layout.is_mark(at - 1, &["("]) {
                return at;
            }
            if !self.habits.verb_second && seen > 1 && self.opens_next_phrase(at, stop) {
                return at;
            }
            let goes_on = [Use::Preposition, Use::Article, Use::Genitive, Use::Possessive, Use::Particle, Use::Coordinator];
            let small = token.is_word() && !token.capital && !uses.has_any(&goes_on);
            let marked = self.layout.pair_at(at).is_some_and(|pair| self.layout.pairs[pair].outer.start > signal.cue.last() + 1);
            if marked || self.habits.verb_second && capital && small {
                return at;
            }
            capital = token.capital || token.kind == crate::segment::TokenKind::Number && capital;
        }
        stop
    }

    /// Says whether an article right behind a name or a noun opens the subject of the clause behind a source phrase.
    fn opens_next_phrase(&self, at: usize, stop: usize) -> bool {
        let uses = self.layout.uses(at);
        let article = uses.has(Use::Article) && !uses.has_any(&[Use::Genitive, Use::Preposition, Use::Infinitive]);
        let before = at - 1;
        let noun = self.layout.is_small_content_word(before) || self.layout.is_word(before) && self.layout.token(before).capital;
        let empty = self.layout.uses(before).has_any(&[Use::Preposition, Use::Article, Use::Coordinator, Use::Possessive]);
        article && noun && !empty && self.layout.words(&(at..stop)) >= 3
    }
}

/// Returns the tokens in the gap of a cue, which hold its source.
pub fn gap_of(cue: &crate::matcher::Match) -> Tokens {
    let gap = cue.words.windows(2).find(|two| two[1] > two[0] + 1);
    gap.map_or(0..0, |two| two[0] + 1..two[1])
}
