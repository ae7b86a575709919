//! Sources of quotations that have no cue.
//!
//! Takes a free-standing quotation; gives who spoke before it in its paragraph, who stands out in the sentence before, or who speaks next when it
//! stands alone like a headline. Colons are left to `colon`. Adds to [`Finder`].

use super::attribution::{Finder, Source, rank};
use super::mention::{Mention, MentionKind};
use super::{Confidence, Method};
use crate::lexicon::{CueKind, Gender, SpeakerKind, Use};
use crate::quotation::{Kind, Quotation};
use crate::segment::Tokens;

/// How much a person stands out.
const PERSON: u8 = 5;
/// How much a pronoun behind its verb stands out.
const SUBJECT: u8 = 4;
/// How much everybody else stands out at most.
pub(super) const OTHER: u8 = 3;
/// How much a body stands out at least.
const BODY: u8 = 2;

impl Finder<'_, '_> {
    /// Returns who stands in the clause behind a quotation whose verb no row knows.
    pub(super) fn behind_comma(&self, at: usize, one: &Quotation) -> Option<Source> {
        let mention = self.first_subject(Some(&one.frame).filter(|frame| one.cue.is_none() && !frame.is_empty())?)?;
        let source = self.of_mention(mention, at, self.scene.mentions[mention].tokens.clone());
        Some(Source { confidence: Confidence::Likely, ..source })
    }

    /// Returns who spoke before in the sentence, for a verb whose form leans on the main clause: right behind a preposition.
    pub(super) fn participle(&self, at: usize, one: &Quotation) -> Option<Source> {
        let cue = one.cue.as_ref().filter(|_| self.row(one).is_some_and(|row| row.kind == CueKind::Verb))?;
        let before = cue.words.first()?.checked_sub(1)?;
        let uses = self.scene.view.uses(before);
        let led = one.tokens().start > before;
        let leans =
            uses.has(Use::Preposition) && !uses.has_any(&[Use::Article, Use::Infinitive, Use::Particle, Use::Relative, Use::Auxiliary]);
        if leans && led { self.spoken_within(at, before, 0) } else { None }
    }

    /// Returns who is presented last before a quotation that another holds, for a verb without subject: not who quotes (`I met a builder. "Told
    /// me: ..."`).
    pub(super) fn told_of(&self, at: usize, one: &Quotation) -> Option<Source> {
        let outer = one.inside.filter(|_| self.row(one).is_some_and(|row| row.kind == CueKind::Verb))?;
        let segments = self.scene.view.reading.segments;
        let sentence = segments.sentence_of(self.scene.quotations[outer].tokens().start).saturating_sub(1);
        let own = self.sources[outer].as_ref().and_then(|source| source.names);
        let other = |mention: usize| {
            let of = &self.scene.aliases.of;
            own.is_none_or(|own| own != mention && (of[own].is_none() || of[own] != of[mention]))
        };
        let person = |&mention: &usize| {
            let one = &self.scene.mentions[mention];
            one.person && one.kind != MentionKind::Pronoun && other(mention)
        };
        let mention = self.scene.within(&(segments.sentences[sentence].tokens.start..one.tokens().start)).rev().find(person)?;
        let source = self.of_mention(mention, at, self.scene.mentions[mention].tokens.clone());
        Some(Source { confidence: Confidence::Likely, ..source })
    }

    /// Returns who spoke before, in the sentence or the one before it, for a verb without any subject. Where verbs come second such a verb is
    /// passive or speaks of nobody.
    pub(super) fn elided(&self, at: usize, one: &Quotation) -> Option<Source> {
        let cue = one.cue.as_ref().filter(|_| self.row(one).is_some_and(|row| row.kind == CueKind::Verb && row.percent != 0))?;
        let (view, first) = (&self.scene.view, *cue.words.first()?);
        let infinitive = first > 0 && view.has(first - 1, Use::Infinitive);
        let opens = view.reading.segments.sentences[view.reading.segments.sentence_of(first)].tokens.start + 3 > first;
        let nobody = view.reading.pack.setting("verb_second") == "yes";
        // What "is said" without any source goes on from what was said before.
        let said = cue.words.iter().any(|&at| view.reading.grammar.pronouns(view.text(at)).iter().any(|one| one.gender == Gender::Neuter));
        if infinitive && !opens || nobody && !said { None } else { self.spoken_within(at, first, 1) }
    }

    /// Returns who stands out before a verb whose subject is empty or missing, be it a body (`It presents a report. There it says: ...`).
    pub(super) fn written(&self, at: usize, one: &Quotation) -> Option<Source> {
        let verb = self.row(one).is_some_and(|row| row.kind == CueKind::Verb);
        let segments = self.scene.view.reading.segments;
        let start = one.tokens().start;
        let (sentence, paragraph) = (segments.sentence_of(start), segments.paragraph_of(start));
        // Who is asked to do something is not who asks.
        let asked = one.tokens().rev().take(3).any(|at| self.scene.view.has(at, Use::Infinitive));
        // It is feared: by nobody in particular.
        let view = &self.scene.view;
        let opener = view.reading.grammar.pronouns(view.text(segments.sentences[sentence].tokens.start));
        let empty = !opener.is_empty() && opener.iter().all(|one| one.gender == Gender::Neuter);
        let feared = empty && view.reading.pack.setting("verb_second") == "yes";
        let fits = verb && !asked && !feared && one.inside.is_none();
        let source = self.standing_before(at, sentence, paragraph, BODY).filter(|_| fits)?;
        (!source.names.is_some_and(|mention| self.is_thing(mention)) && source.method != Method::Pronoun).then_some(source)
    }

    /// Returns the source of the last quotation when it stands in the paragraph at most so many sentences before a token.
    fn spoken_within(&self, at: usize, token: usize, sentences: usize) -> Option<Source> {
        let segments = self.scene.view.reading.segments;
        let last = self.last.filter(|&last| last < at)?;
        let quotation = &self.scene.quotations[last];
        let end = quotation.tokens().end.max(quotation.frame.end).saturating_sub(1);
        let near = segments.paragraph_of(end) == segments.paragraph_of(token)
            && segments.sentence_of(end) + sentences >= segments.sentence_of(token);
        if near { self.continued(Some(last)) } else { None }
    }

    /// Says whether a mention looks like a thing: a phrase without title or name, or a single capital word where all nouns have one.
    pub(super) fn is_thing(&self, mention: usize) -> bool {
        let one = &self.scene.mentions[mention];
        one.kind == MentionKind::Noun || self.scene.is_bare(one)
    }

    /// Returns the mention that stands out most among those that may be subjects: persons, then bodies, the first of them.
    pub(super) fn first_subject(&self, tokens: &Tokens) -> Option<usize> {
        self.subject_within(tokens, 0)
    }

    /// Does the same among the mentions that stand in at most so many quotations.
    pub(super) fn subject_within(&self, tokens: &Tokens, depth: u32) -> Option<usize> {
        let fits = |&at: &usize| {
            let one = &self.scene.mentions[at];
            one.may_be_subject() && one.gender != Gender::Neuter && self.scene.depth(one.core.end - 1) <= depth
        };
        self.scene.within(tokens).take(40).filter(fits).max_by_key(|&at| (self.standing(at), std::cmp::Reverse(at)))
    }

    /// Says how much a mention stands out as one who may speak.
    pub(super) fn standing(&self, at: usize) -> u8 {
        let one = &self.scene.mentions[at];
        let person = one.person || self.scene.entity(at).is_some_and(|entity| entity.kind == Some(SpeakerKind::Person));
        if person {
            PERSON
        } else if self.follows_verb(one) {
            SUBJECT
        } else {
            rank(one).min(OTHER)
        }
    }

    /// Says whether a pronoun stands right behind a verb of one where the verb comes second: it is the subject, whatever stands first.
    fn follows_verb(&self, one: &Mention) -> bool {
        let view = &self.scene.view;
        let second = view.reading.pack.setting("verb_second") == "yes" && one.kind == MentionKind::Pronoun;
        let verb = |at: usize| view.is_word(at) && !view.is_capital(at) && (view.uses(at).is_empty() || view.has(at, Use::Auxiliary));
        let many = view.reading.pack.setting("plural_verbs");
        let before = one.core.start.checked_sub(1).filter(|&at| second && verb(at));
        before.is_some_and(|at| many.is_empty() || !view.text(at).ends_with(many))
    }

    /// Returns the source of the next quotation for one that stands alone in a paragraph before it, as in a headline.
    pub(super) fn announced(&self, at: usize) -> Option<Source> {
        let segments = self.scene.view.reading.segments;
        let one = &self.scene.quotations[at];
        let alone = |tokens: Tokens| {
            let paragraph = &segments.paragraphs[segments.paragraph_of(tokens.start)].tokens;
            (paragraph.start..tokens.start).chain(tokens.end..paragraph.end).all(|at| self.scene.view.is_mark(at))
        };
        if one.cue.is_some() || one.kind != Kind::Direct || !alone(one.tokens()) && !self.is_timed(one) {
            return None;
        }
        let next = at + 1;
        let near = segments.paragraph_of(self.scene.quotations.get(next)?.tokens().start) <= segments.paragraph_of(one.tokens().start) + 2;
        if near { self.continued(Some(next)) } else { None }
    }

    /// Returns who stands out in the sentence behind a quotation without a cue that opens its paragraph.
    pub(super) fn following(&self, at: usize) -> Option<Source> {
        let segments = self.scene.view.reading.segments;
        let one = &self.scene.quotations[at];
        let tokens = one.tokens();
        let paragraph = &segments.paragraphs[segments.paragraph_of(tokens.start)].tokens;
        let sentence = segments.sentence_of(tokens.end.saturating_sub(1)) + 1;
        let first = segments.sentence_of(tokens.start) == segments.sentence_of(paragraph.start);
        let next = segments.sentences.get(sentence).filter(|next| next.tokens.start < paragraph.end)?;
        if !first || one.cue.is_some() || one.kind != Kind::Direct || one.inside.is_some() {
            return None;
        }
        let mention = self.first_subject(&next.tokens).filter(|&mention| self.standing(mention) >= PERSON)?;
        let source = self.of_mention(mention, at, self.scene.mentions[mention].tokens.clone());
        Some(Source { confidence: Confidence::Likely, ..source })
    }

    /// Returns who a verb without subject speaks of, where the language drops pronouns: who spoke last in the paragraph, or stands out before.
    pub(super) fn dropped(&self, at: usize, one: &Quotation) -> Option<Source> {
        let verb = self.row(one).is_some_and(|row| row.kind == CueKind::Verb);
        if !verb || self.scene.view.reading.pack.setting("drops_subject") != "yes" {
            return None;
        }
        let segments = self.scene.view.reading.segments;
        let start = one.tokens().start;
        let (paragraph, sentence) = (segments.paragraph_of(start), segments.sentence_of(start));
        let last = self.last.filter(|&last| last < at);
        let near = last.filter(|&last| segments.paragraph_of(self.scene.quotations[last].tokens().start) == paragraph);
        // Who is presented between two quotations stands nearer than who spoke before.
        let next = near.filter(|&last| segments.sentence_of(self.scene.quotations[last].tokens().end.saturating_sub(1)) + 1 >= sentence);
        self.continued(next)
            .or_else(|| self.preceding_subject(at, sentence, paragraph))
            .or_else(|| self.continued(near))
            .or_else(|| self.met(at, sentence, paragraph))
            .or_else(|| self.continued(last))
    }

    /// Returns the last person named in the sentence before, in the same paragraph, be it behind a preposition (`I spoke with Lind. ...`).
    fn met(&self, at: usize, sentence: usize, paragraph: usize) -> Option<Source> {
        let segments = self.scene.view.reading.segments;
        let before = segments.sentences.get(sentence.checked_sub(1)?)?;
        let named = |&mention: &usize| {
            let one = &self.scene.mentions[mention];
            one.kind == MentionKind::Name && one.person && self.scene.depth(one.core.start) == 0
        };
        let mention = self.scene.within(&before.tokens).rev().find(named).filter(|_| before.paragraph == paragraph)?;
        let source = self.of_mention(mention, at, self.scene.mentions[mention].tokens.clone());
        Some(Source { confidence: Confidence::Likely, ..source })
    }

    /// Returns the speaker of the quotation before one without a cue, or who stands out in the sentence before it.
    pub(super) fn before(&self, at: usize, one: &Quotation) -> Option<Source> {
        let segments = self.scene.view.reading.segments;
        let start = one.tokens().start;
        if one.cue.is_some() || one.kind == Kind::Reported || self.is_heading(one) || self.is_timed(one) {
            return None;
        }
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

    /// Returns the last person named by an own name behind a preposition, where what happens to somebody may stand so and verbs need no subject
    /// (`A Marta le preocupa ...`).
    fn experiencer(&self, tokens: &Tokens) -> Option<usize> {
        let view = &self.scene.view;
        let fits = |&at: &usize| {
            let one = &self.scene.mentions[at];
            let person = one.person || self.scene.entity(at).is_some_and(|entity| entity.gender.is_some() && entity.may_be_person());
            let addressed = one.tokens.start > 0 && view.has(one.tokens.start - 1, Use::Addressee);
            one.kind == MentionKind::Name && person && addressed && one.part_of.is_none() && self.scene.depth(one.core.start) == 0
        };
        if view.reading.pack.setting("drops_subject") == "yes" { self.scene.within(tokens).rev().find(fits) } else { None }
    }

    /// Returns who stands out in the sentence before, or in the own sentence before the quotation.
    pub(super) fn preceding_subject(&self, at: usize, sentence: usize, paragraph: usize) -> Option<Source> {
        let least = if self.scene.quotations[at].kind == Kind::Direct { PERSON } else { BODY };
        self.standing_before(at, sentence, paragraph, least)
    }

    /// Does the same for who stands out that much.
    fn standing_before(&self, at: usize, sentence: usize, paragraph: usize, least: u8) -> Option<Source> {
        let segments = self.scene.view.reading.segments;
        let start = self.scene.quotations[at].tokens().start;
        let own = segments.sentences[sentence].tokens.start..start;
        let before =
            segments.sentences[sentence.saturating_sub(1)].tokens.start.max(segments.paragraphs[paragraph].tokens.start)..own.start;
        let strong = |tokens: &Tokens| self.first_subject(tokens).filter(|&mention| self.standing(mention) >= least);
        let mention = strong(&own).or_else(|| strong(&before)).or_else(|| self.experiencer(&own)).or_else(|| self.experiencer(&before))?;
        let source = self.of_mention(mention, at, self.scene.mentions[mention].tokens.clone());
        Some(Source { confidence: Confidence::Likely, ..source })
    }
}
