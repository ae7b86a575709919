//! Who says each quotation, quotation by quotation.
//!
//! Takes a scene; seeks the source in the phrase that the cue fixes, in the reporting clause, in the quotation that it goes on from, and last in
//! what stands before it. Says how it was found and how sure it is; says nothing rather than guess where nobody is named.

use super::alias::clean;
use super::coreference::{self, Spoke, Wanted};
use super::mention::{Mention, MentionKind};
use super::scene::Scene;
use super::{Attribution, Confidence, Method, interview, subject};
use crate::lexicon::{CueKind, CueRow, Gender, Number, SpeakerKind, TitleKind, Use};
use crate::quotation::{Kind, Quotation};
use crate::segment::Tokens;

/// How many times a pronoun or a role is followed to another.
const MOST_STEPS: usize = 3;

/// Where the source of a quotation stands and whom it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    /// The phrase.
    pub tokens: Tokens,
    /// The mention that names the speaker; another one than the phrase for a pronoun.
    pub names: Option<usize>,
    pub method: Method,
    pub confidence: Confidence,
}

/// Finds the sources of quotations one after another.
pub struct Finder<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    pub(super) sources: Vec<Option<Source>>,
    /// The last quotation outside others that has a source.
    pub(super) last: Option<usize>,
    /// The mention of the person who answers in an interview.
    pub(super) interviewee: Option<usize>,
    /// The quotations in marks that answer questions, ascending.
    pub(super) marked_answers: Vec<usize>,
}

impl<'s, 'a> Finder<'s, 'a> {
    /// Makes a finder.
    pub fn new(scene: &'s Scene<'a>) -> Self {
        let marked_answers = interview::marked_answers(scene);
        let interviewee = interview::interviewee(scene, &marked_answers);
        Self { scene, sources: Vec::with_capacity(scene.quotations.len()), last: None, interviewee, marked_answers }
    }

    /// Attributes every quotation.
    pub fn all(mut self) -> Vec<Attribution> {
        for (at, one) in self.scene.quotations.iter().enumerate() {
            let source = self.source(at, one);
            let speaks =
                |source: &Source| one.kind != Kind::Reported || source.names.is_some_and(|mention| self.scene.entity(mention).is_some());
            if source.as_ref().is_some_and(speaks) && one.inside.is_none() {
                self.last = Some(at);
            }
            self.sources.push(source);
        }
        for at in 0..self.sources.len() {
            if self.sources[at].as_ref().is_none_or(|source| source.names.is_none_or(|mention| self.scene.entity(mention).is_none())) {
                self.sources[at] =
                    self.headlined(at).or_else(|| self.sources[at].clone()).or_else(|| self.later(at)).or_else(|| self.following(at));
            }
        }
        for at in 0..self.sources.len() {
            self.sources[at] = self.echoed(at).or_else(|| self.named_later(at)).or_else(|| self.sources[at].take());
        }
        self.sources.iter().map(|source| source.as_ref().map(|source| self.attribution(source)).unwrap_or_default()).collect()
    }

    fn source(&self, at: usize, one: &Quotation) -> Option<Source> {
        let by_cue =
            || self.fixed(at, one).or_else(|| self.worded(at, one)).or_else(|| self.framed(at, one)).or_else(|| self.possessor(at, one));
        if one.answer {
            return self.answered(at, one);
        }
        if self.is_hearsay(one) {
            return None;
        }
        self.answered_in_marks(at)
            .or_else(|| self.participle(at, one))
            .or_else(by_cue)
            .or_else(|| self.told_of(at, one))
            .or_else(|| self.elided(at, one))
            .or_else(|| self.behind_comma(at, one))
            .or_else(|| self.beside_colon(at, one))
            .or_else(|| self.continued(one.continues))
            .or_else(|| self.nested(one))
            .or_else(|| self.dropped(at, one))
            .or_else(|| self.before(at, one))
            .or_else(|| self.at_colon(at, one))
            .or_else(|| self.written(at, one))
    }

    /// Follows a reference to a quotation that comes later.
    fn later(&self, at: usize) -> Option<Source> {
        self.continued(self.scene.quotations[at].continues).or_else(|| self.announced(at))
    }

    pub(super) fn row(&self, one: &Quotation) -> Option<&'a CueRow> {
        one.cue.as_ref().map(|cue| &self.scene.view.reading.pack.reporting[cue.row])
    }

    /// Says whether the cue reports what nobody in particular says.
    fn is_hearsay(&self, one: &Quotation) -> bool {
        one.source.is_none() && self.row(one).is_some_and(|row| row.percent < 100 && row.kind == CueKind::Adverb)
    }

    /// Returns the source that the form of the cue fixes.
    pub(super) fn fixed(&self, at: usize, one: &Quotation) -> Option<Source> {
        let tokens = Some(self.trimmed(one.source.clone()?)).filter(|tokens| !tokens.is_empty())?;
        let inner = self.scene.within(&tokens).filter(|&at| self.scene.mentions[at].core.end <= tokens.end + 1);
        let best = inner.max_by_key(|&at| (rank(&self.scene.mentions[at]), std::cmp::Reverse(at)));
        match best {
            Some(mention) if self.owner(mention).is_some() => self.leaning(self.owner(mention)?, at, tokens),
            Some(mention) => Some(self.of_mention(mention, at, tokens)),
            // A verb behind the preposition names nobody (`as she said`).
            None if self.scene.view.is_verb(tokens.start) => self.presented_before(at, one),
            None => Some(Source { tokens, names: None, method: Method::Role, confidence: Confidence::Certain }),
        }
    }

    /// Returns who stands out in the sentence before a quotation.
    pub(super) fn presented_before(&self, at: usize, one: &Quotation) -> Option<Source> {
        let segments = self.scene.view.reading.segments;
        let start = one.tokens().start;
        self.preceding_subject(at, segments.sentence_of(start), segments.paragraph_of(start))
    }

    /// Cuts marks and words such as `further` from the end of a phrase.
    fn trimmed(&self, tokens: Tokens) -> Tokens {
        let view = &self.scene.view;
        let mut end = tokens.end;
        while end > tokens.start && (view.is_mark(end - 1) && view.text(end - 1) != ")" || view.has(end - 1, Use::Continuation)) {
            end -= 1;
        }
        tokens.start..end
    }

    /// Returns the subject of a verb.
    fn framed(&self, at: usize, one: &Quotation) -> Option<Source> {
        let cue = one.cue.as_ref().filter(|_| self.row(one).is_some_and(|row| row.kind == CueKind::Verb))?;
        let mention = subject::of_cue(self.scene, one, cue).or_else(|| self.cited(cue))?;
        let mention = self.bearer(self.scene.aliases.named_beside(mention));
        let tokens = self.scene.mentions[mention].tokens.clone();
        if let Some(owner) = self.owner(mention) {
            return self.leaning(owner, at, tokens);
        }
        let source = self.of_mention(mention, at, tokens);
        Some(self.unnamed(&source, at).unwrap_or(source))
    }

    /// Returns who spoke in the paragraph before without a name that a pronoun could be followed to.
    fn unnamed(&self, source: &Source, at: usize) -> Option<Source> {
        let last = self.last.filter(|&last| last < at && source.method == Method::Pronoun)?;
        let segments = self.scene.view.reading.segments;
        let place = |token: usize| segments.paragraph_of(token);
        let near = place(self.scene.quotations[last].tokens().start) + 1 >= place(source.tokens.start);
        let nameless = |mention: usize| self.scene.mentions[mention].kind == MentionKind::Noun && !self.scene.mentions[mention].person;
        let unnamed = |last: &Source| last.names.is_none_or(nameless) && !last.tokens.is_empty();
        let unnamed = self.sources[last].as_ref().is_some_and(unnamed) && self.scene.quotations[last].kind == Kind::Block;
        let elsewhere = source.names.is_none_or(|names| place(self.scene.mentions[names].core.start) != place(source.tokens.start));
        if near && unnamed && elsewhere { self.continued(Some(last)) } else { None }
    }

    /// Returns the possessive before a thing (`her study says`): whose it is speaks.
    fn owner(&self, mention: usize) -> Option<usize> {
        let one = &self.scene.mentions[mention];
        let view = &self.scene.view;
        let kind = matches!(one.kind, MentionKind::Noun | MentionKind::Outlet) || one.kind == MentionKind::Organisation && one.governed;
        let thing = kind && one.name.is_none();
        one.determiner.filter(|&at| thing && view.has(at, Use::Possessive) && !view.has(at, Use::FirstPerson))
    }

    /// Makes a source of a mention, following pronouns and roles to whom they stand for.
    pub(super) fn of_mention(&self, mention: usize, at: usize, tokens: Tokens) -> Source {
        let one = &self.scene.mentions[mention];
        let method = match one.kind {
            MentionKind::Name => Method::Name,
            MentionKind::Pronoun => Method::Pronoun,
            _ => Method::Role,
        };
        let leans = self.is_leaning(mention);
        let names = if leans { self.meant(mention, at) } else { self.agent(mention).or(Some(mention)) };
        let names = names.or((one.kind != MentionKind::Pronoun).then_some(mention));
        let confidence = if leans { Confidence::Likely } else { Confidence::Certain };
        Source { tokens, names, method, confidence }
    }

    /// Follows a pronoun or a role to the mention that it stands for, over further ones of the kind.
    fn meant(&self, mention: usize, at: usize) -> Option<usize> {
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
            find(Wanted { gender: reading.gender, number: Some(reading.number), person, strict: true, ..wanted })
        });
        // A body in the paragraph of the pronoun may be meant as well, where its gender is known to agree.
        let body = Wanted { person: false, strict: true, ..wanted };
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

    fn is_leaning(&self, mention: usize) -> bool {
        let one = &self.scene.mentions[mention];
        one.kind == MentionKind::Pronoun || self.scene.aliases.of[mention].is_none() && self.leans(one)
    }

    /// Says whether a role phrase stands for somebody named before: it is definite and says nothing more.
    fn leans(&self, one: &Mention) -> bool {
        let definite = one.determiner.is_some_and(|at| !self.scene.view.uses(at).has_any(&[Use::Indefinite, Use::Possessive]));
        // Whose head: the body before it is meant.
        let whose = one.tokens.start > 0 && self.scene.view.has(one.tokens.start - 1, Use::Relative);
        one.kind == MentionKind::Role && definite && !whose && one.tokens == one.core && one.modifier.is_none()
    }

    fn wanted(&self, one: &Mention) -> Wanted {
        let person = one.kind == MentionKind::Role || one.gender != Gender::Neuter && one.number == Some(Number::Singular);
        Wanted { at: one.tokens.start, gender: one.gender, number: one.number, person, strict: false }
    }

    /// Returns who spoke last before quotation `at`.
    pub(super) fn spoke(&self, at: usize) -> Option<Spoke> {
        let source = self.last.filter(|&last| last < at).and_then(|last| self.sources[last].as_ref())?;
        let quotation = &self.scene.quotations[self.last?];
        Some(Spoke { mention: source.names?, at: source.tokens.start.max(quotation.tokens().start) })
    }

    pub(super) fn last_speaker(&self, at: usize) -> Option<Source> {
        self.continued(self.last.filter(|&last| last < at))
    }

    /// Returns the source of another quotation, for one that goes on from it.
    pub(super) fn continued(&self, from: Option<usize>) -> Option<Source> {
        let source = self.sources.get(from?)?.as_ref()?;
        Some(Source { method: Method::Continuation, confidence: Confidence::Likely, ..source.clone() })
    }

    /// Returns the source of the quotation around one that has no cue of its own.
    fn nested(&self, one: &Quotation) -> Option<Source> {
        if one.cue.is_some() { None } else { self.continued(one.inside) }
    }

    fn attribution(&self, source: &Source) -> Attribution {
        let entity = source.names.and_then(|mention| self.scene.entity(mention));
        let phrase = || self.phrase(source.names.map_or(&source.tokens, |mention| &self.scene.mentions[mention].tokens));
        let speaker = entity.map_or_else(phrase, |entity| entity.name.to_string());
        let kind = entity.and_then(|entity| entity.kind).or_else(|| source.names.and_then(|mention| kind(&self.scene.mentions[mention])));
        Attribution {
            speaker: Some(speaker).filter(|name| !name.is_empty()),
            kind,
            organisation: entity.map(|entity| entity.organisation.clone()).unwrap_or_default(),
            mention: Some(self.scene.view.reading.segments.span(&source.tokens)).filter(|span| !span.is_empty()),
            method: source.method,
            confidence: source.confidence,
        }
    }

    /// Returns a describing phrase without its article.
    fn phrase(&self, tokens: &Tokens) -> String {
        let view = &self.scene.view;
        let skipped = |at: &usize| view.uses(*at).has_any(&[Use::Article, Use::Preposition, Use::Demonstrative]) && at + 1 < tokens.end;
        let first = tokens.clone().find(|at| !skipped(at)).unwrap_or(tokens.start);
        clean(view, &(first..tokens.end)).into_owned()
    }
}

/// Ranks the mentions of a source phrase: persons first, then roles, then what else is named.
pub(super) fn rank(mention: &Mention) -> u8 {
    match mention.kind {
        MentionKind::Name if mention.person => 5,
        MentionKind::Role | MentionKind::Group | MentionKind::Pronoun => 4,
        MentionKind::Name => 3,
        MentionKind::Organisation => 2,
        MentionKind::Outlet | MentionKind::Noun => 1,
    }
}

const fn kind(mention: &Mention) -> Option<SpeakerKind> {
    match mention.kind {
        MentionKind::Role => Some(SpeakerKind::Person),
        MentionKind::Group => Some(SpeakerKind::Group),
        MentionKind::Organisation | MentionKind::Outlet => Some(SpeakerKind::Organisation),
        _ => None,
    }
}
