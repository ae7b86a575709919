//! Sources at a colon.
//!
//! Takes a free-standing quotation; gives who is named in the clause before the colon that leads to it, or behind one that follows it. Adds to
//! [`Finder`].

use super::Confidence;
use super::attribution::{Finder, Source};
use super::beside::OTHER;
use super::mention::MentionKind;
use crate::quotation::Quotation;
use crate::segment::Tokens;

impl Finder<'_, '_> {
    /// Returns who is surely named before or behind a colon beside a quotation without a cue.
    pub(super) fn beside_colon(&self, at: usize, one: &Quotation) -> Option<Source> {
        if self.is_timed(one) {
            return None;
        }
        self.at_colon(at, one).filter(|source| source.names.is_none_or(|mention| !self.is_thing(mention)))
    }

    /// Returns who or what stands before or behind a colon beside a quotation without a cue.
    pub(super) fn at_colon(&self, at: usize, one: &Quotation) -> Option<Source> {
        if one.cue.is_some() {
            return None;
        }
        let segments = self.scene.view.reading.segments;
        let tokens = one.tokens();
        let before = self.colon_before(tokens.start).and_then(|colon| {
            let sentence = segments.sentences[segments.sentence_of(colon)].tokens.start;
            let said = (sentence..colon).rev().find(|&at| self.scene.depth(at) > 0).map_or(sentence, |at| at + 1);
            let first = self.first_subject(&(said..colon));
            first.filter(|&mention| self.standing(mention) > OTHER).or_else(|| self.named_person(&(said..colon))).or(first)
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

    /// Returns the first person named in some tokens, be it behind a preposition (`For analyst Lind, orders count: "..."`).
    fn named_person(&self, tokens: &Tokens) -> Option<usize> {
        let named = |&at: &usize| {
            let one = &self.scene.mentions[at];
            one.kind == MentionKind::Name && one.person && one.part_of.is_none() && self.scene.depth(one.core.start) == 0
        };
        self.scene.within(tokens).find(named)
    }

    /// Returns the colon before `at`, with nothing but quotation marks between.
    fn colon_before(&self, at: usize) -> Option<usize> {
        (0..at).rev().take(3).take_while(|&before| self.scene.view.is_mark(before)).find(|&before| self.scene.view.text(before) == ":")
    }

    fn colon_behind(&self, at: usize) -> Option<usize> {
        (at..at + 3).take_while(|&behind| self.scene.view.is_mark(behind)).find(|&behind| self.scene.view.text(behind) == ":")
    }
}
