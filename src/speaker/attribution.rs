//! Who says each quotation, quotation by quotation.
//!
//! Takes a scene; seeks the source in the phrase that the cue fixes, in the reporting clause, in the quotation that it goes on from, and last in
//! what stands before it. Says how it was found and how sure it is; says nothing rather than guess where nobody is named.

use super::alias::clean;
use super::coreference::{self, Wanted};
use super::mention::{Mention, MentionKind};
use super::scene::Scene;
use super::{Attribution, Confidence, Method, subject};
use crate::lexicon::{CueKind, Gender, Number, SpeakerKind, Use};
use crate::quotation::{Kind, Quotation};
use crate::segment::Tokens;

/// Where the source of a quotation stands and whom it names.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Source {
    /// The phrase.
    tokens: Tokens,
    /// The mention that names the speaker; another one than the phrase for a pronoun.
    names: Option<usize>,
    method: Method,
    confidence: Confidence,
}

/// Finds the sources of quotations one after another.
pub struct Finder<'s, 'a> {
    scene: &'s Scene<'a>,
    sources: Vec<Option<Source>>,
    /// The last quotation outside others that has a source.
    last: Option<usize>,
}

impl<'s, 'a> Finder<'s, 'a> {
    /// Makes a finder.
    pub fn new(scene: &'s Scene<'a>) -> Self {
        Self { scene, sources: Vec::with_capacity(scene.quotations.len()), last: None }
    }

    /// Attributes every quotation.
    pub fn all(mut self) -> Vec<Attribution> {
        for (at, one) in self.scene.quotations.iter().enumerate() {
            let source = self.source(at, one);
            if source.is_some() && one.inside.is_none() {
                self.last = Some(at);
            }
            self.sources.push(source);
        }
        for at in 0..self.sources.len() {
            if self.sources[at].is_none() {
                self.sources[at] = self.later(at);
            }
        }
        self.sources.iter().map(|source| source.as_ref().map(|source| self.attribution(source)).unwrap_or_default()).collect()
    }

    fn source(&self, at: usize, one: &Quotation) -> Option<Source> {
        self.fixed(at, one)
            .or_else(|| self.framed(at, one))
            .or_else(|| self.continued(one.continues))
            .or_else(|| self.nested(one))
            .or_else(|| self.before(at, one))
    }

    /// Follows a reference to a quotation that comes later.
    fn later(&self, at: usize) -> Option<Source> {
        self.continued(self.scene.quotations[at].continues)
    }

    /// Returns the source that the form of the cue fixes.
    fn fixed(&self, at: usize, one: &Quotation) -> Option<Source> {
        let tokens = one.source.clone().filter(|tokens| tokens.start < tokens.end)?;
        let best = self
            .scene
            .within(&tokens)
            .filter(|&at| self.scene.mentions[at].tokens.end <= tokens.end + 1)
            .max_by_key(|&at| (rank(&self.scene.mentions[at]), std::cmp::Reverse(at)));
        match best {
            Some(mention) => Some(self.from_mention(mention, at, tokens)),
            None => Some(Source { tokens, names: None, method: Method::Role, confidence: Confidence::Certain }),
        }
    }

    /// Returns the subject of the cue in the reporting clause, or further left in its sentence.
    fn framed(&self, at: usize, one: &Quotation) -> Option<Source> {
        let cue = one.cue.as_ref()?;
        let row = &self.scene.view.reading.pack.reporting[cue.row];
        let first = *cue.words.first()?;
        let frame = if one.frame.is_empty() { first..cue.words.last()? + 1 } else { one.frame.clone() };
        let sentence = self.scene.view.reading.segments.sentence_of(first);
        let wide = self.scene.view.reading.segments.sentences[sentence].tokens.start..frame.end;
        let found = subject::of_cue(self.scene, one, cue, &frame).or_else(|| subject::of_cue(self.scene, one, cue, &wide));
        if found.is_none() && matches!(row.kind, CueKind::Preposition | CueKind::Postposition) {
            return self.last_speaker(at);
        }
        found.map(|mention| self.from_mention(mention, at, self.scene.mentions[mention].tokens.clone()))
    }

    /// Makes a source of a mention, following pronouns and roles to whom they stand for.
    fn from_mention(&self, mention: usize, at: usize, tokens: Tokens) -> Source {
        let one = &self.scene.mentions[mention];
        let method = match one.kind {
            MentionKind::Name => Method::Name,
            MentionKind::Pronoun => Method::Pronoun,
            _ => Method::Role,
        };
        let leans = one.kind == MentionKind::Pronoun || self.scene.aliases.of[mention].is_none() && self.leans(one);
        let meant = if leans { coreference::antecedent(self.scene, self.wanted(one), self.spoke(at)) } else { None };
        let confidence = if leans { Confidence::Likely } else { Confidence::Certain };
        let names = meant.or((one.kind != MentionKind::Pronoun).then_some(mention));
        Source { tokens, names, method, confidence }
    }

    /// Says whether a role phrase stands for somebody named before: it is definite and says nothing more.
    fn leans(&self, one: &Mention) -> bool {
        let definite = one.determiner.is_some_and(|at| !self.scene.view.has(at, Use::Indefinite));
        one.kind == MentionKind::Role && definite && one.tokens == one.core && one.modifier.is_none()
    }

    fn wanted(&self, one: &Mention) -> Wanted {
        let person = one.kind == MentionKind::Role || one.gender != Gender::Neuter && one.number == Some(Number::Singular);
        Wanted { at: one.tokens.start, gender: one.gender, number: one.number, person }
    }

    /// Returns the mention that spoke last before quotation `at`.
    fn spoke(&self, at: usize) -> Option<usize> {
        self.last.filter(|&last| last < at).and_then(|last| self.sources[last].as_ref()).and_then(|source| source.names)
    }

    fn last_speaker(&self, at: usize) -> Option<Source> {
        self.continued(self.last.filter(|&last| last < at))
    }

    /// Returns the source of another quotation, for one that goes on from it.
    fn continued(&self, from: Option<usize>) -> Option<Source> {
        let source = self.sources.get(from?)?.as_ref()?;
        Some(Source { method: Method::Continuation, confidence: Confidence::Likely, ..source.clone() })
    }

    /// Returns the source of the quotation around one that has no cue of its own.
    fn nested(&self, one: &Quotation) -> Option<Source> {
        if one.cue.is_some() { None } else { self.continued(one.inside) }
    }

    /// Returns the speaker of the quotation before a free-standing one in its paragraph, or the subject of the sentence before it.
    fn before(&self, at: usize, one: &Quotation) -> Option<Source> {
        if one.cue.is_some() || !matches!(one.kind, Kind::Direct | Kind::Block) {
            return None;
        }
        let segments = self.scene.view.reading.segments;
        let start = one.tokens().start;
        let (paragraph, sentence) = (segments.paragraph_of(start), segments.sentence_of(start));
        let near = |other: usize| {
            let end = self.scene.quotations[other].tokens().end.saturating_sub(1);
            segments.paragraph_of(end) == paragraph && segments.sentence_of(end) + 2 > sentence
        };
        if let Some(last) = self.last.filter(|&last| last < at && near(last)) {
            return self.continued(Some(last));
        }
        self.preceding_subject(at, sentence, paragraph)
    }

    /// Returns the subject of the sentence before, or of the own sentence before the quotation.
    fn preceding_subject(&self, at: usize, sentence: usize, paragraph: usize) -> Option<Source> {
        let segments = self.scene.view.reading.segments;
        let start = self.scene.quotations[at].tokens().start;
        let from = segments.sentences[sentence.saturating_sub(1)].tokens.start.max(segments.paragraphs[paragraph].tokens.start);
        let likely = |&mention: &usize| {
            let one = &self.scene.mentions[mention];
            let kind = matches!(one.kind, MentionKind::Name | MentionKind::Role)
                && (one.person || self.scene.entity(mention).is_some_and(|entity| entity.kind == Some(SpeakerKind::Person)));
            one.may_be_subject() && kind && self.scene.depth(one.core.start) == 0
        };
        let mention = self.scene.within(&(from..start)).rev().take(40).filter(likely).last()?;
        let source = self.from_mention(mention, at, self.scene.mentions[mention].tokens.clone());
        Some(Source { confidence: Confidence::Likely, ..source })
    }

    fn attribution(&self, source: &Source) -> Attribution {
        let entity = source.names.and_then(|mention| self.scene.entity(mention));
        let phrase = || self.phrase(source.names.map_or(&source.tokens, |mention| &self.scene.mentions[mention].tokens));
        let speaker = entity.map_or_else(phrase, |entity| entity.name.clone());
        let kind = entity.and_then(|entity| entity.kind).or_else(|| source.names.and_then(|mention| kind(&self.scene.mentions[mention])));
        Attribution {
            speaker: Some(speaker).filter(|name| !name.is_empty()),
            kind,
            organisation: entity.map(|entity| entity.organisation.clone()).unwrap_or_default(),
            mention: Some(self.scene.view.reading.segments.span(&source.tokens)),
            method: source.method,
            confidence: source.confidence,
        }
    }

    /// Returns a describing phrase without its article.
    fn phrase(&self, tokens: &Tokens) -> String {
        let view = &self.scene.view;
        let skipped = |at: &usize| view.uses(*at).has_any(&[Use::Article, Use::Preposition, Use::Demonstrative]) && at + 1 < tokens.end;
        let first = tokens.clone().find(|at| !skipped(at)).unwrap_or(tokens.start);
        clean(view, &(first..tokens.end))
    }
}

/// Ranks the mentions of a source phrase: persons first, then roles, then what else is named.
fn rank(mention: &Mention) -> u8 {
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
