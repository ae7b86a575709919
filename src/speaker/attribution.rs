//! Who says each quotation, quotation by quotation.
//!
//! Takes a scene; seeks the source in the phrase that the cue fixes, in the reporting clause, in the quotation that it goes on from, and last in
//! what stands before it. Says how it was found and how sure it is; says nothing rather than guess where nobody is named.

use super::alias::clean;
use super::coreference::{self, Spoke, Wanted};
use super::mention::{Mention, MentionKind};
use super::scene::Scene;
use super::{Attribution, Confidence, Method, subject};
use crate::lexicon::{CueKind, CueRow, Gender, Number, SpeakerKind, Use};
use crate::quotation::{Kind, Quotation};
use crate::segment::Tokens;

/// How many times a pronoun or a role is followed to another.
const MOST_STEPS: usize = 3;

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
        let by_cue =
            || self.fixed(at, one).or_else(|| self.worded(at, one)).or_else(|| self.framed(at, one)).or_else(|| self.possessor(at, one));
        if self.is_hearsay(one) {
            return None;
        }
        by_cue()
            .or_else(|| self.beside_colon(at, one))
            .or_else(|| self.continued(one.continues))
            .or_else(|| self.nested(one))
            .or_else(|| self.before(at, one))
    }

    /// Follows a reference to a quotation that comes later.
    fn later(&self, at: usize) -> Option<Source> {
        self.continued(self.scene.quotations[at].continues).or_else(|| self.announced(at))
    }

    fn row(&self, one: &Quotation) -> Option<&'a CueRow> {
        one.cue.as_ref().map(|cue| &self.scene.view.reading.pack.reporting[cue.row])
    }

    /// Says whether the cue reports what nobody in particular says.
    fn is_hearsay(&self, one: &Quotation) -> bool {
        one.source.is_none() && self.row(one).is_some_and(|row| row.percent < 100 && row.kind == CueKind::Adverb)
    }

    /// Returns the source that the form of the cue fixes.
    fn fixed(&self, at: usize, one: &Quotation) -> Option<Source> {
        let tokens = self.trimmed(one.source.clone()?);
        let inner = self.scene.within(&tokens).filter(|&at| self.scene.mentions[at].core.end <= tokens.end + 1);
        let best = inner.max_by_key(|&at| (rank(&self.scene.mentions[at]), std::cmp::Reverse(at)));
        match best {
            Some(mention) => Some(self.from_mention(mention, at, tokens)),
            None if tokens.is_empty() => None,
            None => Some(Source { tokens, names: None, method: Method::Role, confidence: Confidence::Certain }),
        }
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

    /// Returns the source that the words of a preposition or an adverb hold themselves (`in his view`, `experts say`).
    fn worded(&self, at: usize, one: &Quotation) -> Option<Source> {
        let cue = one.cue.as_ref().filter(|_| self.row(one).is_some_and(|row| !matches!(row.kind, CueKind::Verb | CueKind::Noun)))?;
        let words = *cue.words.first()?..*cue.words.last()? + 1;
        let tokens = self.bare(self.with_modifiers(words.clone()));
        if words.clone().any(|at| self.scene.view.has(at, Use::Possessive)) {
            return self.leaning(words.start, at, tokens);
        }
        let inner =
            self.scene.within(&tokens).filter(|&at| rank(&self.scene.mentions[at]) > 1).max_by_key(|&at| rank(&self.scene.mentions[at]));
        if let Some(mention) = inner {
            return Some(self.from_mention(mention, at, tokens));
        }
        let noun = tokens.clone().any(|at| self.scene.view.is_capital(at))
            && self.scene.view.reading.grammar.capital_nouns
            && tokens.len() > 1 | usize::from(tokens.start > words.start);
        if noun {
            return Some(Source { tokens, names: None, method: Method::Role, confidence: Confidence::Likely });
        }
        self.last_speaker(at).map(|source| Source { tokens: if tokens.is_empty() { source.tokens.clone() } else { tokens }, ..source })
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
    fn leaning(&self, place: usize, at: usize, tokens: Tokens) -> Option<Source> {
        let wanted = Wanted { at: place, gender: Gender::Any, number: None, person: false };
        let names = coreference::antecedent(self.scene, wanted, self.spoke(at));
        Some(Source { tokens, names, method: Method::Pronoun, confidence: Confidence::Likely })
    }

    /// Returns the subject of a verb.
    fn framed(&self, at: usize, one: &Quotation) -> Option<Source> {
        let cue = one.cue.as_ref().filter(|_| self.row(one).is_some_and(|row| row.kind == CueKind::Verb))?;
        let mention = self.scene.aliases.named_beside(subject::of_cue(self.scene, one, cue)?);
        Some(self.from_mention(mention, at, self.scene.mentions[mention].tokens.clone()))
    }

    /// Returns whose word a noun of saying is: its possessor before it or its complement behind it.
    fn possessor(&self, at: usize, one: &Quotation) -> Option<Source> {
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
        Some(self.from_mention(mention, at, self.scene.mentions[mention].tokens.clone()))
    }

    /// Says whether a mention ends in a possessive right before `at`.
    fn owns(&self, mention: usize, at: usize) -> bool {
        let one = &self.scene.mentions[mention];
        let view = &self.scene.view;
        let ending = (one.core.start..at).rev().take(2).any(|at| view.is_enclitic(at));
        ending && one.core.start < at && one.core.end + 2 > at
    }

    /// Returns who is named before or behind a colon beside a quotation without a cue.
    fn beside_colon(&self, at: usize, one: &Quotation) -> Option<Source> {
        if one.cue.is_some() {
            return None;
        }
        let segments = self.scene.view.reading.segments;
        let tokens = one.tokens();
        let before = self.colon_before(tokens.start).and_then(|colon| {
            let sentence = segments.sentences[segments.sentence_of(colon)].tokens.start;
            let said = (sentence..colon).rev().find(|&at| self.scene.depth(at) > 0).map_or(sentence, |at| at + 1);
            self.first_subject(&(said..colon))
        });
        let behind = || {
            let colon = self.colon_behind(tokens.end)?;
            let paragraph = &segments.paragraphs[segments.paragraph_of(colon)];
            self.first_subject(&(colon + 1..paragraph.tokens.end.min(colon + 12)))
        };
        let mention = before.or_else(behind)?;
        let source = self.from_mention(mention, at, self.scene.mentions[mention].tokens.clone());
        Some(Source { confidence: Confidence::Likely, ..source })
    }

    /// Returns the colon before `at`, with nothing but quotation marks between.
    fn colon_before(&self, at: usize) -> Option<usize> {
        (0..at).rev().take(3).take_while(|&before| self.scene.view.is_mark(before)).find(|&before| self.scene.view.text(before) == ":")
    }

    fn colon_behind(&self, at: usize) -> Option<usize> {
        (at..at + 3).take_while(|&behind| self.scene.view.is_mark(behind)).find(|&behind| self.scene.view.text(behind) == ":")
    }

    /// Returns the mention that stands out most among those that may be subjects: persons, then bodies, the first of them.
    fn first_subject(&self, tokens: &Tokens) -> Option<usize> {
        let fits = |&at: &usize| {
            let one = &self.scene.mentions[at];
            one.may_be_subject() && one.gender != Gender::Neuter && self.scene.depth(one.core.end - 1) == 0
        };
        self.scene.within(tokens).take(40).filter(fits).max_by_key(|&at| (self.standing(at), std::cmp::Reverse(at)))
    }

    /// Says how much a mention stands out as one who may speak.
    fn standing(&self, at: usize) -> u8 {
        let one = &self.scene.mentions[at];
        let person = one.person || self.scene.entity(at).is_some_and(|entity| entity.kind == Some(SpeakerKind::Person));
        if person { 4 } else { rank(one).min(3) }
    }

    /// Returns the source of the next quotation for one that stands alone in a paragraph before it, as in a headline.
    fn announced(&self, at: usize) -> Option<Source> {
        let segments = self.scene.view.reading.segments;
        let one = &self.scene.quotations[at];
        let alone = |tokens: Tokens| {
            let paragraph = &segments.paragraphs[segments.paragraph_of(tokens.start)].tokens;
            (paragraph.start..tokens.start).chain(tokens.end..paragraph.end).all(|at| self.scene.view.is_mark(at))
        };
        if one.cue.is_some() || one.kind != Kind::Direct || !alone(one.tokens()) {
            return None;
        }
        let next = at + 1;
        let near = segments.paragraph_of(self.scene.quotations.get(next)?.tokens().start) <= segments.paragraph_of(one.tokens().start) + 2;
        if near { self.continued(Some(next)) } else { None }
    }

    /// Makes a source of a mention, following pronouns and roles to whom they stand for.
    fn from_mention(&self, mention: usize, at: usize, tokens: Tokens) -> Source {
        let one = &self.scene.mentions[mention];
        let method = match one.kind {
            MentionKind::Name => Method::Name,
            MentionKind::Pronoun => Method::Pronoun,
            _ => Method::Role,
        };
        let leans = self.is_leaning(mention);
        let names = if leans { self.meant(mention, at) } else { Some(mention) };
        let names = names.or((one.kind != MentionKind::Pronoun).then_some(mention));
        let confidence = if leans { Confidence::Likely } else { Confidence::Certain };
        Source { tokens, names, method, confidence }
    }

    /// Follows a pronoun or a role to the mention that it stands for, over further ones of the kind.
    fn meant(&self, mention: usize, at: usize) -> Option<usize> {
        let mut found = None;
        let mut next = mention;
        for _ in 0..MOST_STEPS {
            let Some(one) = coreference::antecedent(self.scene, self.wanted(&self.scene.mentions[next]), self.spoke(at)) else { break };
            found = Some(one);
            if !self.is_leaning(one) {
                break;
            }
            next = one;
        }
        found
    }

    fn is_leaning(&self, mention: usize) -> bool {
        let one = &self.scene.mentions[mention];
        one.kind == MentionKind::Pronoun || self.scene.aliases.of[mention].is_none() && self.leans(one)
    }

    /// Says whether a role phrase stands for somebody named before: it is definite and says nothing more.
    fn leans(&self, one: &Mention) -> bool {
        let definite = one.determiner.is_some_and(|at| !self.scene.view.uses(at).has_any(&[Use::Indefinite, Use::Possessive]));
        one.kind == MentionKind::Role && definite && one.tokens == one.core && one.modifier.is_none()
    }

    fn wanted(&self, one: &Mention) -> Wanted {
        let person = one.kind == MentionKind::Role || one.gender != Gender::Neuter && one.number == Some(Number::Singular);
        Wanted { at: one.tokens.start, gender: one.gender, number: one.number, person }
    }

    /// Returns who spoke last before quotation `at`.
    fn spoke(&self, at: usize) -> Option<Spoke> {
        let source = self.last.filter(|&last| last < at).and_then(|last| self.sources[last].as_ref())?;
        let quotation = &self.scene.quotations[self.last?];
        Some(Spoke { mention: source.names?, at: source.tokens.start.max(quotation.tokens().start) })
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

    /// Returns the speaker of the quotation before one without a cue, or who stands out in the sentence before it.
    fn before(&self, at: usize, one: &Quotation) -> Option<Source> {
        if one.cue.is_some() || one.kind == Kind::Reported {
            return None;
        }
        let segments = self.scene.view.reading.segments;
        let start = one.tokens().start;
        let (paragraph, sentence) = (segments.paragraph_of(start), segments.sentence_of(start));
        let place = |other: usize| {
            let end = self.scene.quotations[other].tokens().end.saturating_sub(1);
            (segments.paragraph_of(end) == paragraph).then(|| segments.sentence_of(end))
        };
        let last = self.last.filter(|&last| last < at);
        let near = last.filter(|&last| place(last).is_some_and(|spoken| spoken + 2 > sentence));
        let far = || last.filter(|&last| place(last).is_some_and(|spoken| spoken + 3 > sentence));
        self.continued(near).or_else(|| self.preceding_subject(at, sentence, paragraph)).or_else(|| self.continued(far()))
    }

    /// Returns who stands out in the sentence before, or in the own sentence before the quotation.
    fn preceding_subject(&self, at: usize, sentence: usize, paragraph: usize) -> Option<Source> {
        let segments = self.scene.view.reading.segments;
        let start = self.scene.quotations[at].tokens().start;
        let own = segments.sentences[sentence].tokens.start..start;
        let before =
            segments.sentences[sentence.saturating_sub(1)].tokens.start.max(segments.paragraphs[paragraph].tokens.start)..own.start;
        let least = if self.scene.quotations[at].kind == Kind::Direct { 4 } else { 2 };
        let strong = |tokens: &Tokens| self.first_subject(tokens).filter(|&mention| self.standing(mention) >= least);
        let mention = strong(&own).or_else(|| strong(&before))?;
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
