//! Pronouns and roles that lean on somebody named before.
//!
//! Takes a mention that names nobody itself; follows it to the mention that it stands for. What may be meant is weighed by `coreference`. Adds to
//! [`Finder`].

use super::attribution::{Finder, Source};
use super::coreference::{self, Being, Wanted};
use super::mention::{Mention, MentionKind};
use super::{Confidence, Method};
use crate::lexicon::{CueKind, Gender, Number, TitleKind, Use};
use crate::quotation::Kind;

/// How many times a pronoun or a role is followed to another.
const MOST_STEPS: usize = 3;
/// Within how many tokens the subject of a reported clause stands.
const OPENING: usize = 12;

impl Finder<'_, '_> {
    /// Returns who spoke in the paragraph before without a name that a pronoun could be followed to.
    pub(super) fn unnamed(&self, source: &Source, at: usize) -> Option<Source> {
        let last = self.last.filter(|&last| last < at && source.method == Method::Pronoun)?;
        let segments = self.scene.view.reading.segments;
        let place = |token: usize| segments.paragraph_of(token);
        let near = place(self.scene.quotations[last].tokens().start) + 1 >= place(source.tokens.start);
        let nameless = |mention: usize| self.scene.mentions[mention].kind == MentionKind::Noun && !self.scene.mentions[mention].person;
        let names_nobody = |last: &Source| last.names.is_none_or(nameless) && !last.tokens.is_empty();
        let unnamed = self.sources[last].as_ref().is_some_and(names_nobody) && self.scene.quotations[last].kind == Kind::Block;
        let elsewhere = source.names.is_none_or(|names| place(self.scene.mentions[names].core.start) != place(source.tokens.start));
        if near && unnamed && elsewhere { self.continued(Some(last)) } else { None }
    }

    /// Returns the person with whom a reported clause begins, for a pronoun behind it that nobody in its paragraph answers to
    /// (`Mayor Lind will step down, she said`).
    pub(super) fn said_of_self(&self, source: &Source, pronoun: usize, at: usize) -> Option<Source> {
        let one = &self.scene.quotations[at];
        let said = one.tokens();
        let wanted = self.wanted(&self.scene.mentions[pronoun]);
        let behind = source.method == Method::Pronoun && one.kind != Kind::Direct && source.tokens.start >= said.end;
        let answered = source.names.is_some_and(|names| self.stands_in_paragraph(names, pronoun));
        let opens = |&mention: &usize| {
            let one = &self.scene.mentions[mention];
            one.person && one.name.is_some() && one.may_be_subject() && coreference::fits_gender(self.scene, mention, wanted)
        };
        let near = self.scene.within(&(said.start..said.end.min(said.start + OPENING)));
        let mention = near.into_iter().find(opens).filter(|_| behind && !answered)?;
        Some(Source { names: Some(mention), confidence: Confidence::Likely, ..source.clone() })
    }

    /// Follows a pronoun or a role to the mention that it stands for, over further ones of the kind.
    pub(super) fn meant(&self, mention: usize, at: usize) -> Option<usize> {
        let mut found = None;
        let mut next = mention;
        for _ in 0..MOST_STEPS {
            let Some(one) = self.antecedent(next, at) else { break };
            found = Some(one);
            if !self.is_leaning(one) {
                break;
            }
            next = one;
        }
        found
    }

    /// Returns the mention that a pronoun or a role stands for; a pronoun with several readings tries each with what surely agrees.
    fn antecedent(&self, mention: usize, at: usize) -> Option<usize> {
        let one = &self.scene.mentions[mention];
        let view = &self.scene.view;
        let readings = if one.core.len() == 1 { view.reading.grammar.pronouns(view.text(one.core.start)) } else { &[] };
        let told = self
            .number_of_cue(at)
            .or_else(|| self.number_beside(one))
            .filter(|number| readings.len() > 1 && readings.iter().any(|reading| reading.number == *number));
        let wanted = Wanted { number: told.or(one.number), ..self.wanted(one) };
        let find = |wanted| coreference::antecedent(self.scene, wanted, self.spoke(at));
        let agrees = |number: Number| told.is_none_or(|told| told == number);
        let several = readings.iter().filter(|reading| readings.len() > 1 && agrees(reading.number));
        let mut sure = several.filter_map(|reading| {
            let person = reading.number == Number::Singular && reading.gender != Gender::Neuter;
            let being = if person { Being::Person } else { Being::Any };
            find(Wanted { gender: reading.gender, number: Some(reading.number), being, strict: true, ..wanted })
        });
        // A body in the paragraph of the pronoun may be meant as well, where its gender is known to agree.
        let body = Wanted { being: Being::Body, strict: true, ..wanted };
        let near = |&found: &usize| self.is_near_body(found, mention);
        let found = sure.next().or_else(|| find(wanted));
        if found.is_some_and(|found| self.stands_in_paragraph(found, mention)) || wanted.gender == Gender::Any {
            return found;
        }
        find(body).filter(near).or(found)
    }

    /// Says whether a mention stands in the paragraph of another.
    fn stands_in_paragraph(&self, mention: usize, other: usize) -> bool {
        let paragraph = |at: usize| self.scene.view.reading.segments.paragraph_of(self.scene.mentions[at].core.start);
        paragraph(mention) == paragraph(other)
    }

    /// Says whether a mention is a body that stands out as a subject in the paragraph of a pronoun.
    fn is_near_body(&self, mention: usize, pronoun: usize) -> bool {
        let one = &self.scene.mentions[mention];
        let titled = one.title.is_some_and(|row| self.scene.view.reading.pack.titles[row].kind == TitleKind::Organisation);
        let leans = self.scene.mentions[pronoun].kind == MentionKind::Pronoun;
        leans && titled && !one.person && one.may_be_subject() && self.stands_in_paragraph(mention, pronoun)
    }

    /// Returns the number of the verb that reports, where its ending tells it.
    fn number_of_cue(&self, at: usize) -> Option<Number> {
        let view = &self.scene.view;
        let ending = view.reading.pack.setting("plural_verbs");
        let one = &self.scene.quotations[at];
        let verb = self.row(one).is_some_and(|row| row.kind == CueKind::Verb);
        let &[word] = one.cue.as_ref().filter(|_| verb && !ending.is_empty())?.words.as_slice() else { return None };
        Some(if view.text(word).ends_with(ending) { Number::Plural } else { Number::Singular })
    }

    pub(super) fn is_leaning(&self, mention: usize) -> bool {
        let one = &self.scene.mentions[mention];
        one.kind == MentionKind::Pronoun || self.scene.aliases.of[mention].is_none() && self.leans(one)
    }

    /// Says whether a role phrase stands for somebody named before: it is definite and says nothing more.
    fn leans(&self, one: &Mention) -> bool {
        let view = &self.scene.view;
        // The article may belong to the preposition before it.
        let drawn = || one.tokens.start.checked_sub(1).filter(|&at| view.has(at, Use::Article) && view.has(at, Use::Preposition));
        let definite = one.determiner.or_else(drawn).is_some_and(|at| !view.uses(at).has_any(&[Use::Indefinite, Use::Possessive]));
        // Whose head: the body before it is meant.
        let whose = one.tokens.start > 0 && self.scene.view.has(one.tokens.start - 1, Use::Relative);
        one.kind == MentionKind::Role && definite && !whose && one.tokens == one.core && one.modifier.is_none()
    }

    fn wanted(&self, one: &Mention) -> Wanted {
        let person = one.kind == MentionKind::Role || one.gender != Gender::Neuter && one.number == Some(Number::Singular);
        let being = if person { Being::Person } else { Being::Any };
        Wanted { at: one.tokens.start, gender: one.gender, number: one.number, being, strict: false }
    }
}
