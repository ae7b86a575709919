//! Phrases that may name a speaker.
//!
//! Takes the sentences of a text; gives every noun phrase and pronoun with its title, its name and what it governs, in order. There is no
//! parser: a phrase goes from its article, title or capital letter to the first word that can belong to no phrase.

use super::head::Core;
use super::mention::{Mention, MentionKind};

use super::view::View;
use crate::lexicon::{Gender, Number, TitleKind, Use};
use crate::segment::{TokenKind, Tokens, normal};

/// Returns the mentions of a text, in order of their first token; a complement stands behind its phrase.
pub fn mentions(view: &View<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    for sentence in &view.reading.segments.sentences {
        let mut phrases = Phrases { view, end: sentence.tokens.end, start: sentence.tokens.start, found: &mut found };
        phrases.all();
    }
    found
}

pub(super) struct Phrases<'v, 'a> {
    pub(super) view: &'v View<'a>,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) found: &'v mut Vec<Mention>,
}

impl Phrases<'_, '_> {
    fn all(&mut self) {
        let mut at = self.start;
        while at < self.end {
            let end = if self.view.may_open_phrase(at) { self.phrase(at, None, 0) } else { None };
            at = end.unwrap_or(at + 1);
        }
    }

    /// Reads the phrase that begins at `at` and returns its end.
    pub(super) fn phrase(&mut self, at: usize, part_of: Option<usize>, depth: usize) -> Option<usize> {
        if !self.view.may_open_phrase(at) {
            return None;
        }
        if let Some(end) = self.pronoun(at) {
            self.add_pronoun(at..end, part_of);
            return Some(end);
        }
        let first = if self.title(at).is_some() { at } else { self.behind_determiners(at) };
        let core = self.core(first, first > at).filter(|core| !self.is_pronoun_and_verb(at, first, core))?;
        if first == at && self.is_adjective(at, &core) {
            return None;
        }
        // What is known as a thing speaks nowhere.
        if core.kind == Some(TitleKind::Thing) && core.name.is_none() {
            return Some(core.end);
        }
        let index = self.found.len();
        self.found.push(self.mention(at, first, &core, part_of));
        let end = self.extension(index, core.end, depth);
        self.found[index].tokens.end = end;
        Some(end)
    }

    /// Says whether a role right behind a noun is an adjective, where adjectives stand so (`la crise financière`).
    fn is_adjective(&self, at: usize, core: &Core) -> bool {
        let view = self.view;
        let after = view.reading.pack.setting("adjectives") == "after";
        let noun = |at: usize| view.is_word(at) && view.uses(at).is_empty() && !view.is_verb(at) && !view.is_pronoun(at);
        let role = core.kind == Some(TitleKind::Role) && core.name.is_none() && !view.is_capital(at);
        after && role && at > self.start && noun(at - 1) && view.title(at - 1).is_none()
    }

    /// Returns the end of the pronoun that begins at `at`; pronouns of several words (`ce dernier`) win.
    fn pronoun(&self, at: usize) -> Option<usize> {
        let view = self.view;
        if !view.is_pronoun(at) && !view.is_determiner(at) {
            return None;
        }
        let longest = if view.opens_pronoun(at) { 3 } else { 1 };
        let end = (1..=longest).rev().map(|length| at + length).filter(|&end| end <= self.end).find(|&end| self.is_pronoun(at..end))?;
        let stands_for_itself = !view.is_determiner(at) && end == at + 1 || !self.goes_on(end);
        stands_for_itself.then_some(end)
    }

    fn is_pronoun(&self, tokens: Tokens) -> bool {
        !self.view.reading.grammar.pronouns(&normal(self.view.written(&tokens))).is_empty()
    }

    /// Says whether a noun phrase goes on at `at`, so that the word before it is a determiner.
    fn goes_on(&self, at: usize) -> bool {
        let view = self.view;
        at < self.end && view.is_word(at) && !view.is_stop(at) && !view.is_verb(at) && (view.uses(at).is_empty() || view.is_capital(at))
    }

    pub(super) fn behind_determiners(&self, at: usize) -> usize {
        let last = self.end.min(at + 2);
        (at..last).find(|&next| !self.view.is_determiner(next)).unwrap_or(last)
    }

    fn add_pronoun(&mut self, tokens: Tokens, part_of: Option<usize>) {
        let readings = self.view.reading.grammar.pronouns(&normal(self.view.written(&tokens))).to_vec();
        let one = |same: bool| if same { readings.first() } else { None };
        let gender = one(readings.iter().all(|reading| reading.gender == readings[0].gender)).map_or(Gender::Any, |reading| reading.gender);
        let number = one(readings.iter().all(|reading| reading.number == readings[0].number)).map(|reading| reading.number);
        let before = tokens.start.checked_sub(1).is_some_and(|at| at >= self.start && self.view.has(at, Use::Preposition));
        let governed =
            part_of.is_some() || before && self.is_governed(tokens.start, tokens.start) || self.is_coordinated_below(tokens.start);
        let oblique = self.view.has(tokens.start, Use::Oblique);
        let (core, kind) = (tokens.clone(), MentionKind::Pronoun);
        self.found.push(Mention {
            tokens,
            core,
            name: None,
            modifier: None,
            title: None,
            kind,
            gender,
            number,
            governed,
            oblique,
            determiner: None,
            part_of,
            person: false,
        });
    }

    fn mention(&self, start: usize, first: usize, core: &Core, part_of: Option<usize>) -> Mention {
        let kind = kind_of(core, self.plain_noun(first > start, core));
        let name = core.name.clone().filter(|_| kind != MentionKind::Noun);
        let first_name = name.as_ref().and_then(|name| self.view.first_name(name.start));
        let long = name.as_ref().is_some_and(|name| name.len() > 1);
        let role = core.kind == Some(TitleKind::Role) && name.is_some();
        Mention {
            tokens: start..core.end,
            core: start..core.end,
            modifier: core.modifier.clone(),
            title: core.title,
            kind,
            gender: core.gender.or(first_name).unwrap_or(Gender::Any),
            number: number_of(kind),
            governed: part_of.is_some() || self.is_governed(start, first),
            oblique: (start..first).any(|at| self.view.has(at, Use::Oblique)),
            determiner: (first > start).then_some(start),
            part_of,
            person: core.honorific || role || kind == MentionKind::Role || first_name.is_some() && long,
            name,
        }
    }

    /// Says whether a name-like head is but a noun: one word behind an article where all nouns have capitals.
    fn plain_noun(&self, determined: bool, core: &Core) -> bool {
        let Some(name) = &core.name else { return true };
        let view = self.view;
        let single = name.len() == 1 && core.title.is_none() && !core.honorific && !view.is_known_name(name.start);
        view.reading.grammar.capital_nouns && single && (determined || !view.is_capital_by_right(name.start))
    }

    /// Says whether a preposition stands before the phrase, over adjectives if need be.
    fn is_governed(&self, start: usize, first: usize) -> bool {
        let view = self.view;
        if first > start && view.has(start, Use::Preposition) {
            return start > self.start && !view.is_mark(start - 1) && !view.is_verb(start - 1);
        }
        if self.is_coordinated_below(start) {
            return true;
        }
        let mut at = start;
        while at > self.start && at + 6 > start {
            at -= 1;
            // A pronoun that hangs on its verb may look like a preposition.
            if at > self.start + 1 && view.is_joiner(at - 1) && view.is_verb(at - 2) && view.reading.pack.setting("drops_subject") == "yes"
            {
                return false;
            }
            if view.has(at, Use::Preposition) {
                // The small word of a compound (`mother-of-two`) governs nothing.
                return !(at > self.start && view.is_joiner(at - 1));
            }
            let number = view.token(at).is_some_and(|token| token.kind == TokenKind::Number) || view.is_mark(at) && view.text(at) == ":";
            if number {
                continue;
            }
            if first > start || view.is_stop(at) || view.is_capital(at) || view.is_verb(at) || !view.uses(at).is_empty() {
                return false;
            }
        }
        false
    }

    /// Says whether the phrase is joined by a conjunction to one that can be no subject.
    fn is_coordinated_below(&self, start: usize) -> bool {
        let joined = start > self.start + 1 && self.view.has(start - 1, Use::Coordinator);
        joined
            && self
                .found
                .last()
                .is_some_and(|last| (last.governed || last.oblique) && last.tokens.end + 2 >= start && last.tokens.end < start)
    }
}

fn kind_of(core: &Core, plain: bool) -> MentionKind {
    match core.kind {
        Some(TitleKind::Outlet) => MentionKind::Outlet,
        Some(TitleKind::Group) if core.name.is_some() => MentionKind::Noun,
        Some(TitleKind::Group) => MentionKind::Group,
        Some(_) if core.name.is_some() => MentionKind::Name,
        Some(TitleKind::Role) => MentionKind::Role,
        Some(_) => MentionKind::Organisation,
        None if core.honorific && core.name.is_none() => MentionKind::Role,
        None if plain => MentionKind::Noun,
        None => MentionKind::Name,
    }
}

const fn number_of(kind: MentionKind) -> Option<Number> {
    match kind {
        MentionKind::Group => Some(Number::Plural),
        MentionKind::Name | MentionKind::Role | MentionKind::Organisation => Some(Number::Singular),
        _ => None,
    }
}
