//! Sources of quotations that have no cue.
//!
//! Takes a free-standing quotation; gives who is named at a colon beside it, who spoke before it in its paragraph, who stands out in the
//! sentence before, or who speaks next when it stands alone like a headline. Adds to [`Finder`].

use super::Confidence;
use super::attribution::{Finder, Source, rank};
use crate::lexicon::{CueKind, Gender, SpeakerKind};
use crate::quotation::{Kind, Quotation};
use crate::segment::Tokens;

impl Finder<'_, '_> {
    /// Returns who is named before or behind a colon beside a quotation without a cue.
    pub(super) fn beside_colon(&self, at: usize, one: &Quotation) -> Option<Source> {
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
        let source = self.of_mention(mention, at, self.scene.mentions[mention].tokens.clone());
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
    pub(super) fn announced(&self, at: usize) -> Option<Source> {
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
        self.continued(near).or_else(|| self.preceding_subject(at, sentence, paragraph)).or_else(|| self.continued(last))
    }

    /// Returns the speaker of the quotation before one without a cue, or who stands out in the sentence before it.
    pub(super) fn before(&self, at: usize, one: &Quotation) -> Option<Source> {
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
        let source = self.of_mention(mention, at, self.scene.mentions[mention].tokens.clone());
        Some(Source { confidence: Confidence::Likely, ..source })
    }
}
