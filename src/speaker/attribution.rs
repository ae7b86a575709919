//! Who says each quotation, quotation by quotation.
//!
//! Takes a scene; seeks the source in the phrase that the cue fixes, in the reporting clause, in the quotation that it goes on from, and last in
//! what stands before it. Says how it was found and how sure it is; says nothing rather than guess where nobody is named.

use super::alias::clean;
use super::coreference::Spoke;
use super::mention::{Mention, MentionKind};
use super::scene::Scene;
use super::{Attribution, Confidence, Method, interview, subject};
use crate::lexicon::{CueKind, CueRow, SpeakerKind, Use, Zone};
use crate::quotation::{Kind, Quotation};
use crate::segment::Tokens;

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
            let found = self.echoed(at).or_else(|| self.leading_voice(at)).or_else(|| self.named_later(at));
            self.sources[at] = found.or_else(|| self.sources[at].take());
        }
        let sources = self.sources.iter().map(|source| source.as_ref().filter(|source| self.may_speak(source)));
        sources.map(|source| source.map(|source| self.attribution(source)).unwrap_or_default()).collect()
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
            .or_else(|| self.continued(self.goes_on_from(one)))
            .or_else(|| self.nested(one))
            .or_else(|| self.dropped(at, one))
            .or_else(|| self.before(at, one))
            .or_else(|| self.at_colon(at, one).filter(|_| !self.is_timed(one)))
            .or_else(|| self.written(at, one))
    }

    /// Follows a reference to a quotation that comes later.
    fn later(&self, at: usize) -> Option<Source> {
        self.continued(self.goes_on_from(&self.scene.quotations[at])).or_else(|| self.announced(at))
    }

    /// Returns the quotation that one goes on from; a heading goes on from none.
    fn goes_on_from(&self, one: &Quotation) -> Option<usize> {
        one.continues.filter(|_| !self.is_heading(one))
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
            // Nor does a small word alone: who spoke last is meant (`according to him`).
            None if self.is_small(&tokens) => self.last_speaker(at).or_else(|| self.presented_before(at, one)),
            None => Some(Source { tokens, names: None, method: Method::Role, confidence: Confidence::Certain }),
        }
    }

    /// Says whether a phrase is one function word.
    fn is_small(&self, tokens: &Tokens) -> bool {
        let view = &self.scene.view;
        tokens.len() == 1
            && !view.is_capital(tokens.start)
            && view.uses(tokens.start).has_any(&[Use::Oblique, Use::Possessive, Use::Reflexive])
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
        let source = self.said_of_self(&source, mention, at).or_else(|| self.unnamed(&source, at)).unwrap_or(source);
        // The pronoun of a headline may be named later.
        let segments = self.scene.view.reading.segments;
        let title = segments.paragraphs[segments.paragraph_of(one.tokens().start)].zone == Zone::Title;
        (title || source.names.is_some() || source.method != Method::Pronoun).then_some(source)
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

    /// Says whether a source is somebody, and no pronoun that stands for nobody.
    fn may_speak(&self, source: &Source) -> bool {
        let Some(mention) = source.names else { return source.method != Method::Pronoun };
        let one = &self.scene.mentions[mention];
        one.kind != MentionKind::Pronoun
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
