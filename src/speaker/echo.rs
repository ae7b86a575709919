//! Headlines that say again what somebody says in the article, or name him later.
//!
//! Takes a quotation of the headline or a heading; gives the source of the quotation behind it that holds the same words, the person quoted
//! most where nobody seems to speak, or the person whom the article presents first for a pronoun. Adds to [`Finder`].

use super::attribution::{Finder, Source};
use super::entity::Entity;
use super::{Confidence, Method};
use crate::lexicon::{Gender, Zone};
use crate::quotation::{Kind, Quotation};
use crate::segment::FormId;

/// The fewest words that tell that two quotations are one.
const FEWEST_WORDS: usize = 3;

/// The most words that stand with the numbers of a time (`Uhr`, `p.m.`).
const LONGEST_UNIT: usize = 2;
/// The longest heading in marks, in tokens.
const LONGEST_HEADING: usize = 12;

impl Finder<'_, '_> {
    /// Returns who says in the article what marked words of the headline say.
    pub(super) fn echoed(&self, at: usize) -> Option<Source> {
        let one = &self.scene.quotations[at];
        let segments = self.scene.view.reading.segments;
        let place = segments.paragraph_of(one.tokens().start);
        if one.kind != Kind::Direct || !self.is_heading(one) && segments.paragraphs[place].zone != Zone::Title {
            return None;
        }
        let words = self.words(one);
        let holds = |other: usize| {
            let other = &self.scene.quotations[other];
            let all = self.words(other);
            segments.paragraph_of(other.tokens().start) > place && all.windows(words.len()).any(|part| part == words)
        };
        let later = (at + 1..self.scene.quotations.len()).filter(|_| words.len() >= FEWEST_WORDS);
        let found = later.filter(|&other| self.sources[other].is_some()).find(|&other| holds(other))?;
        self.continued(Some(found))
    }

    /// Returns the person who is quoted more than all others together below a headline, for its marked words that nobody, or a thing, seems to say.
    pub(super) fn leading_voice(&self, at: usize) -> Option<Source> {
        let one = &self.scene.quotations[at];
        let segments = self.scene.view.reading.segments;
        let title = segments.paragraphs[segments.paragraph_of(one.tokens().start)].zone == Zone::Title;
        let told = self.sources[at].as_ref().is_some_and(|source| source.names.is_none_or(|mention| !self.is_thing(mention)));
        if !title || told || one.kind != Kind::Direct || one.cue.is_some() || one.inside.is_some() {
            return None;
        }
        let mut voices: Vec<(usize, usize, usize)> = Vec::new();
        for other in at + 1..self.sources.len() {
            let Some(entity) = self.sources[other].as_ref().and_then(|source| self.scene.aliases.of[source.names?]) else { continue };
            match voices.iter_mut().find(|(known, ..)| *known == entity) {
                Some((_, _, count)) => *count += 1,
                None => voices.push((entity, other, 1)),
            }
        }
        let person = |&&(entity, ..): &&(usize, usize, usize)| {
            let one = &self.scene.aliases.entities[entity];
            one.may_be_person() && !one.looks_like_body() && one.is_full_name()
        };
        let all: usize = voices.iter().map(|&(.., count)| count).sum();
        let &(_, first, _) = voices.iter().filter(person).find(|&&(.., count)| count * 2 > all)?;
        self.continued(Some(first))
    }

    /// Returns the first person presented behind a headline, for a pronoun in it that stands for nobody before.
    pub(super) fn named_later(&self, at: usize) -> Option<Source> {
        let segments = self.scene.view.reading.segments;
        let place = segments.paragraph_of(self.scene.quotations[at].tokens().start);
        let own = self.sources[at].as_ref().filter(|source| source.method == Method::Pronoun && source.names.is_none())?;
        let pronoun = self.scene.within(&own.tokens).next().map(|mention| &self.scene.mentions[mention])?;
        let end = segments.paragraphs.get(place).filter(|title| title.zone == Zone::Title)?.tokens.end;
        let fits = |&mention: &usize| {
            let (one, entity) = (&self.scene.mentions[mention], self.scene.entity(mention));
            let gender = entity.and_then(|entity| entity.gender).unwrap_or(one.gender);
            let agrees = gender == pronoun.gender || Gender::Any == gender || Gender::Any == pronoun.gender;
            one.person && agrees && entity.is_some_and(Entity::is_full_name) && self.scene.depth(one.core.start) == 0
        };
        let all = self.scene.within(&(end..segments.tokens.len()));
        let mention = all.into_iter().find(fits)?;
        Some(Source { names: Some(mention), confidence: Confidence::Likely, ..own.clone() })
    }

    /// Says whether marked words stand alone in a short paragraph but for a time or a number before them (`10:40 "The halls are full"`).
    pub(super) fn is_timed(&self, one: &Quotation) -> bool {
        let (segments, view) = (self.scene.view.reading.segments, &self.scene.view);
        let tokens = one.tokens();
        let paragraph = &segments.paragraphs[segments.paragraph_of(tokens.start)].tokens;
        let before = paragraph.start..tokens.start;
        let words = || before.clone().filter(|&at| view.is_word(at));
        let number = |at: usize| view.text(at).starts_with(|first: char| first.is_ascii_digit());
        let alone = (tokens.end..paragraph.end).all(|at| view.is_mark(at));
        let timed = words().next().is_some_and(number) && words().filter(|&at| !number(at)).nth(LONGEST_UNIT).is_none();
        one.kind == Kind::Direct && alone && timed
    }

    /// Says whether marked words are a heading: they are the whole of a short paragraph and no sentence ends in them or behind them.
    pub(super) fn is_heading(&self, one: &Quotation) -> bool {
        let segments = self.scene.view.reading.segments;
        let tokens = one.tokens();
        let paragraph = &segments.paragraphs[segments.paragraph_of(tokens.start)];
        let alone = (paragraph.tokens.start..tokens.start).chain(tokens.end..paragraph.tokens.end).all(|at| self.scene.view.is_mark(at));
        let open = !(tokens.end.saturating_sub(1)..paragraph.tokens.end).any(|at| self.ends_sentence(at));
        alone && one.kind == Kind::Direct && (paragraph.zone == Zone::Heading || open && tokens.len() <= LONGEST_HEADING)
    }

    /// Says whether a token is a mark that ends a sentence.
    fn ends_sentence(&self, at: usize) -> bool {
        let view = &self.scene.view;
        view.text(at) == "." || view.token(at).is_some_and(|token| token.is_mark() && view.reading.forms.is_raised_end(token.form))
    }

    /// Returns the words of a quotation without its marks.
    fn words(&self, one: &Quotation) -> Vec<FormId> {
        let view = &self.scene.view;
        one.pieces
            .iter()
            .flat_map(Clone::clone)
            .filter(|&at| view.is_word(at))
            .filter_map(|at| view.token(at))
            .map(|token| token.form)
            .collect()
    }
}
