//! Led contents that no conjunction opens: infinitives and bare clauses.
//!
//! Takes a signal of a unit; says where an infinitive or a clause without conjunction begins behind it. Marked words and conjunctions stand in `lead`.

use super::chunks::Border;
use super::lead::{APPOSITIONS, Start};
use super::unit::UnitReader;
use crate::lexicon::{ClauseKind, Use};
use crate::segment::Tokens;

/// The shortest bare words behind a cue without a known verb.
const SHORTEST_BARE: usize = 4;
/// The longest place or occasion between a cue and a bare clause, in tokens.
const LONGEST_PLACE: usize = 6;
/// Within how many tokens behind its subject's start the verb of such a clause stands.
const CLOSE_VERB: usize = 6;
/// The shortest such words in a headline.
const SHORTEST_IN_HEADLINE: usize = 3;

impl UnitReader<'_, '_> {
    /// An infinitive, behind the cue or in the next chunk.
    pub(super) fn infinitive(&self, at: usize) -> Option<Start> {
        let signal = self.signals[at];
        let last = signal.cue.last();
        let start = |content, frame_end, doubtful| Some(Start { content, frame_end, doubtful, clause: ClauseKind::Infinitive });
        let chunk = &self.chunks[signal.last_chunk];
        let own = self.layout.uses(last).has(Use::Infinitive)
            && !self.layout.uses(last).has_any(&[Use::Auxiliary])
            && signal.cue.words.len() > 1
            && self.layout.is_word(last + 1);
        if own {
            return start(last + 1, last + 1, false);
        }
        let small = |token: &usize| self.layout.uses(*token).has_any(&[Use::Negation, Use::Reflexive]) || self.layout.is_pronoun(*token);
        let skipped = (last + 1..chunk.tokens.end).take_while(small).count();
        let fits = |token: usize| {
            let verb = !self.layout.uses(token).has(Use::Preposition) || self.layout.uses(token + 1).has(Use::Infinitive);
            self.layout.uses(token).has(Use::Infinitive) && (verb || self.only_marker())
        };
        let near = (last + 1..chunk.tokens.end.min(last + 5 + skipped)).find(|&token| fits(token));
        if let Some(token) = near {
            let opener = self.layout.uses(token).has(Use::Preposition);
            if self.layout.is_word(token + 1) && (self.layout.words(&(token..chunk.tokens.end)) >= 3) {
                return start(if opener { token + 1 } else { token }, token, false);
            }
        }
        let next = self
            .chunks
            .get(signal.last_chunk + 1)
            .filter(|next| next.before == Border::Comma && next.pair.is_none() && self.habits.verb_second)?;
        let first = self.layout.first_word(&next.tokens)?;
        let uses = self.layout.uses(first);
        if uses.has_any(&[Use::Complementizer, Use::Relative]) && !uses.has(Use::Article)
            || uses.has_any(&[Use::Infinitive, Use::Subordinator, Use::Coordinator])
        {
            return None;
        }
        let end = self
            .chunks
            .get(signal.last_chunk + 2)
            .filter(|after| after.before == Border::Comma)
            .map_or(next.tokens.end, |after| after.tokens.end);
        let marked = (next.tokens.start..end).rev().take(24).any(|token| self.marks_infinitive(token));
        if marked && !self.layout.has_verb(&next.tokens) { start(next.tokens.start, chunk.tokens.end, false) } else { None }
    }

    /// An infinitive right behind a cue that reports by infinitives.
    pub(super) fn infinitive_at_once(&self, at: usize) -> Option<Start> {
        let signal = self.signals[at];
        let uses = self.layout.uses(signal.cue.last() + 1);
        let opens = !self.habits.verb_second && uses.has(Use::Infinitive) && !uses.has_any(&[Use::Preposition, Use::Article]);
        if opens && signal.row.clause.contains(&ClauseKind::Infinitive) { self.infinitive(at) } else { None }
    }

    /// Says whether a token marks an infinitive: the word before it, or an infinitive that holds the mark.
    pub(super) fn marks_infinitive(&self, token: usize) -> bool {
        let uses = self.layout.uses(token);
        if !uses.has(Use::Infinitive) || self.layout.token(token).capital {
            return false;
        }
        let behind = token + 1;
        let article = self.layout.uses(behind).has(Use::Article);
        let verb_behind = self.layout.is_word(behind) && !self.layout.token(behind).capital && !article;
        if uses.has(Use::Preposition) { verb_behind } else { true }
    }

    /// Says whether the language marks infinitives by one word only.
    pub(super) fn only_marker(&self) -> bool {
        !self.habits.inverts
    }

    /// Returns the tokens of a chunk with those behind the comma that ends it.
    fn with_next(&self, place: usize) -> Tokens {
        let own = &self.chunks[place].tokens;
        let next = self.chunks.get(place + 1).filter(|after| after.before == Border::Comma);
        own.start..next.map_or(own.end, |after| after.tokens.end)
    }

    /// A clause without conjunction behind a comma.
    pub(super) fn bare_behind_comma(&self, at: usize) -> Option<Start> {
        let signal = self.signals[at];
        let limit = self.limit(at);
        for place in signal.last_chunk + 1..(signal.last_chunk + 1 + APPOSITIONS).min(self.chunks.len()) {
            let next = &self.chunks[place];
            if next.pair.is_some() || !matches!(next.before, Border::Comma | Border::Dash) || next.tokens.start >= limit {
                return None;
            }
            let first = self.layout.first_word(&next.tokens)?;
            let uses = self.layout.uses(first);
            // A word that is a preposition as well opens a clause of its own only where the verb ends it.
            let phrase =
                uses.has(Use::Preposition) && !self.layout.uses(first + 1).has(Use::Complementizer) && self.is_clause(&next.tokens);
            let subordinate = uses.has(Use::Subordinator) && !phrase
                || uses.has(Use::Relative) && !uses.has(Use::Article)
                || uses.has_any(&[Use::Coordinator, Use::Contrast]);
            let behind = self.with_next(place);
            let mood = self.layout.is_subjunctive(&next.tokens) || self.layout.is_subjunctive(&behind);
            // As if it were: a comparison, no report.
            let unreal = uses.has(Use::Subordinator) && self.layout.is_mood(first + 1);
            if mood && !unreal && !(uses.has(Use::Relative) && !uses.has(Use::Article)) && !uses.has(Use::Coordinator) {
                return Some(Start {
                    content: next.tokens.start,
                    frame_end: self.chunks[place - 1].tokens.end,
                    doubtful: false,
                    clause: ClauseKind::Bare,
                });
            }
            if subordinate {
                return None;
            }
            if place == signal.last_chunk + 1
                && signal.row.clause.contains(&ClauseKind::Bare)
                && self.layout.words(&next.tokens) >= 4
                && self.is_clause(&next.tokens)
            {
                return Some(Start {
                    content: next.tokens.start,
                    frame_end: self.chunks[place - 1].tokens.end,
                    doubtful: true,
                    clause: ClauseKind::Bare,
                });
            }
            if self.layout.has_verb(&next.tokens) {
                return None;
            }
        }
        None
    }

    /// Says whether a chunk has a verb of its own in the second place rather than at its end.
    pub(super) fn is_clause(&self, tokens: &Tokens) -> bool {
        let Some(last) = self.layout.last_word(tokens) else { return false };
        let relative = self.layout.first_word(tokens).is_some_and(|first| {
            self.layout.uses(first).has(Use::Relative)
                || self.layout.uses(first).has(Use::Preposition)
                    && self.layout.uses(first + 1).has(Use::Relative)
                    && self.layout.is_verb(last)
        });
        let verb = tokens.clone().any(|at| at != last && self.layout.is_verb(at));
        let pronoun = tokens.clone().any(|at| self.layout.is_pronoun(at) && !self.layout.uses(at).has(Use::Article));
        let lexical = self.layout.has_main_verb(&(tokens.start..last))
            && !(relative && (self.layout.is_small_content_word(last) || self.layout.is_verb(last)));
        verb && !(relative && self.layout.is_verb(last)) || pronoun && !relative || lexical
    }

    /// A clause without conjunction right behind the cue.
    pub(super) fn bare_behind_cue(&self, at: usize) -> Option<Start> {
        let signal = self.signals[at];
        let chunk = &self.chunks[signal.last_chunk];
        let mut from = signal.cue.last() + 1;
        while from < chunk.tokens.end
            && (self.layout.uses(from).has(Use::Weekday)
                || self.layout.uses(from).has(Use::Preposition) && self.layout.uses(from + 1).has_any(&[Use::Weekday, Use::Month]))
        {
            from += 1;
        }
        let from = self.behind_place(from..chunk.tokens.end).unwrap_or(from);
        let rest = from..chunk.tokens.end;
        let first = self.layout.first_word(&rest)?;
        let uses = self.layout.uses(first);
        if self.layout.words(&rest) < 2
            || uses.has_any(&[Use::Preposition, Use::Infinitive, Use::Auxiliary, Use::Reflexive, Use::Coordinator])
                && !self.layout.is_pronoun(first)
        {
            return None;
        }
        let verb = rest.clone().any(|token| token > first && self.layout.is_verb(token))
            || self.layout.is_pronoun(first)
            || uses.has(Use::FirstPerson);
        let follows = signal.chunk > self.open && self.is_unmarked_content(signal.chunk);
        let relative = self.layout.first_word(&chunk.tokens).is_some_and(|at| self.layout.uses(at).has(Use::Relative));
        let object = signal.row.clause.contains(&ClauseKind::Object);
        let noun = object && uses.has_any(&[Use::Article, Use::Possessive]) || relative;
        // A name right behind a verb that opens its clause is its subject.
        let opens = signal.chunk > 0 && signal.cue.first() == chunk.tokens.start && self.layout.token(first).capital;
        if opens && !verb && chunk.before == Border::Comma {
            return None;
        }
        let enough = if self.layout.is_headline() { SHORTEST_IN_HEADLINE } else { SHORTEST_BARE };
        (verb || !follows && !noun && self.layout.words(&rest) >= enough).then_some(Start {
            content: from,
            frame_end: from,
            doubtful: !verb,
            clause: ClauseKind::Bare,
        })
    }

    /// Returns where a clause begins behind the place or occasion of a report (`said in a statement the deal was off`).
    fn behind_place(&self, rest: Tokens) -> Option<usize> {
        let opener = self.layout.uses(rest.start);
        if !opener.has(Use::Preposition) || opener.has_any(&[Use::Infinitive, Use::Subordinator]) {
            return None;
        }
        let opens =
            |at: usize| self.layout.uses(at).has_any(&[Use::Article, Use::Possessive, Use::Demonstrative]) || self.layout.is_pronoun(at);
        let free = |at: usize| {
            let before = self.layout.uses(at - 1);
            !before.has_any(&[Use::Preposition, Use::Article, Use::Possessive, Use::Coordinator, Use::Genitive])
                && self.layout.is_word(at - 1)
        };
        let verb = |from: usize| (from + 1..rest.end).take(CLOSE_VERB).any(|at| self.layout.is_verb(at));
        let near = (rest.start + 2..rest.end).take(LONGEST_PLACE);
        near.take_while(|&at| !self.layout.is_verb(at)).find(|&at| opens(at) && free(at)).filter(|&at| verb(at))
    }

    pub(super) fn is_unmarked_content(&self, chunk: usize) -> bool {
        let tokens = self.chunks[self.open].tokens.start..self.chunks[chunk - 1].tokens.end;
        self.chunks[chunk - 1].pair.is_some() || self.layout.has_verb(&tokens)
    }
}
