//! Sources that stand in the words of a cue or beside a noun of saying.
//!
//! Takes a quotation whose cue is no verb; gives whom its words name, whose they are, or who spoke last. Adds to [`Finder`].

use super::attribution::{Finder, Source, rank};
use super::coreference::{self, Being, Wanted};
use super::{Confidence, Method, subject};
use crate::lexicon::{CueKind, Gender, Number, Order, Use};
use crate::quotation::Quotation;
use crate::segment::Tokens;

impl Finder<'_, '_> {
    /// Returns the source that the words of a preposition or an adverb hold themselves (`in his view`, `experts say`).
    pub(super) fn worded(&self, at: usize, one: &Quotation) -> Option<Source> {
        let cue = one.cue.as_ref().filter(|_| self.row(one).is_some_and(|row| !matches!(row.kind, CueKind::Verb | CueKind::Noun)))?;
        let words = *cue.words.first()?..*cue.words.last()? + 1;
        let tokens = self.bare(self.with_modifiers(words.clone()));
        if self.row(one).is_some_and(|row| row.order == Order::SubjectVerb)
            && let Some(source) = self.subject_of_sentence(words.start, at, &tokens)
        {
            return Some(source);
        }
        if words.clone().any(|at| self.scene.view.has(at, Use::Possessive)) {
            return self.leaning(words.start, at, tokens);
        }
        let inner =
            self.scene.within(&tokens).filter(|&at| rank(&self.scene.mentions[at]) > 1).max_by_key(|&at| rank(&self.scene.mentions[at]));
        if let Some(mention) = inner {
            return Some(self.of_mention(mention, at, tokens));
        }
        let noun = tokens.clone().any(|at| self.scene.view.is_capital(at))
            && self.scene.view.reading.grammar.capital_nouns
            && tokens.len() > 1 | usize::from(tokens.start > words.start);
        if noun {
            return Some(Source { tokens, names: None, method: Method::Role, confidence: Confidence::Likely });
        }
        let far = self.spoke(at).is_some_and(|spoke| {
            let segments = self.scene.view.reading.segments;
            segments.paragraph_of(spoke.at) != segments.paragraph_of(words.start)
        });
        let presented = if far { self.presented_before(at, one) } else { None };
        let source = presented.or_else(|| self.last_speaker(at))?;
        Some(Source { tokens: if tokens.is_empty() { source.tokens.clone() } else { tokens }, ..source })
    }

    /// Returns who stands out as the subject of a sentence, for words that say that it speaks of itself.
    fn subject_of_sentence(&self, token: usize, at: usize, words: &Tokens) -> Option<Source> {
        let segments = self.scene.view.reading.segments;
        let mention = self.subject_within(&segments.sentences[segments.sentence_of(token)].tokens, 1)?;
        let source = Source { confidence: Confidence::Likely, ..self.of_mention(mention, at, words.clone()) };
        let one = &self.scene.mentions[mention];
        let opens = one.determiner.is_some() && self.scene.view.begins_sentence(one.tokens.start);
        (rank(one) > 1 || opens).then_some(source)
    }

    /// Takes in adjectives before the words of a cue (`first reports say`).
    fn with_modifiers(&self, words: Tokens) -> Tokens {
        let view = &self.scene.view;
        let plain = |at: usize| view.is_word(at) && !view.is_stop(at) && !view.is_verb(at) && !view.is_capital(at);
        let mut start = words.start;
        while view.reading.grammar.capital_nouns && view.is_capital(words.start) && start > 0 && words.start - start < 3 && plain(start - 1)
        {
            start -= 1;
        }
        start..words.end
    }

    /// Cuts prepositions from both ends of a phrase.
    fn bare(&self, tokens: Tokens) -> Tokens {
        let view = &self.scene.view;
        let empty = |at: usize| view.has(at, Use::Preposition) && !view.is_determiner(at);
        let start = tokens.clone().find(|&at| !empty(at)).unwrap_or(tokens.end);
        let end = (start..tokens.end).rev().find(|&at| !empty(at)).map_or(start, |at| at + 1);
        start..end
    }

    /// Returns whom a possessive of a cue means: the last that fits.
    pub(super) fn leaning(&self, place: usize, at: usize, tokens: Tokens) -> Option<Source> {
        // A word that is also a pronoun tells gender and number.
        let read = self.scene.view.reading.grammar.pronouns(self.scene.view.text(place)).first();
        let (gender, number) = read.map_or((Gender::Any, None), |read| (read.gender, Some(read.number)));
        let person = number == Some(Number::Singular) && gender != Gender::Neuter;
        let wanted = Wanted { at: place, gender, number, being: if person { Being::Person } else { Being::Any }, strict: false };
        let names = coreference::antecedent(self.scene, wanted, self.spoke(at));
        Some(Source { tokens, names, method: Method::Pronoun, confidence: Confidence::Likely })
    }

    /// Returns whose word a noun of saying is: its possessor before it or its complement behind it.
    pub(super) fn possessor(&self, at: usize, one: &Quotation) -> Option<Source> {
        let cue = one.cue.as_ref().filter(|_| self.row(one).is_some_and(|row| row.kind == CueKind::Noun))?;
        let view = &self.scene.view;
        let (first, last) = (*cue.words.first()?, *cue.words.last()?);
        let open = first.saturating_sub(2)..last + 1;
        if let Some(place) = open.clone().find(|&at| view.has(at, Use::Possessive)) {
            return self.leaning(place, at, place..last + 1);
        }
        let whole = self
            .scene
            .within(&(first.saturating_sub(8)..last + 1))
            .rev()
            .find(|&mention| self.scene.mentions[mention].core.contains(&last));
        let inner = |part: usize| whole.is_some_and(|whole| self.scene.mentions[part].part_of == Some(whole));
        let complement = self
            .scene
            .within(&(last + 1..last + 6))
            .find(|&part| inner(part) || self.scene.mentions[part].governed && view.has(last + 1, Use::Genitive));
        let owner = || self.scene.within(&(first.saturating_sub(6)..first)).rev().find(|&owner| self.owns(owner, first));
        let mention = complement.or_else(owner).or_else(|| subject::of_cue(self.scene, one, cue))?;
        Some(self.of_mention(mention, at, self.scene.mentions[mention].tokens.clone()))
    }

    /// Says whether a mention ends in a possessive right before `at`.
    fn owns(&self, mention: usize, at: usize) -> bool {
        let one = &self.scene.mentions[mention];
        let view = &self.scene.view;
        let ending = (one.core.start..at).rev().take(2).any(|at| view.is_enclitic(at));
        ending && one.core.start < at && one.core.end + 2 > at
    }
}
