//! Whether a reporting verb is active, passive or has an empty subject.
//!
//! Takes the setting of a cue; gives its voice, and what the voice says for and against a mention as its source. Adds to [`Setting`].

use super::mention::{Mention, MentionKind};
use super::points;
use super::subject::Setting;
use crate::lexicon::{Gender, Order, Use};

/// How the clause of a cue is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    Active,
    Passive,
    /// Its subject is an empty pronoun.
    Impersonal,
}

impl Setting<'_, '_> {
    pub(super) fn voice(&self) -> Voice {
        let view = &self.scene.view;
        let is_neuter = |at: usize| {
            let pronouns = view.reading.grammar.pronouns(view.text(at));
            !pronouns.is_empty() && pronouns.iter().all(|one| one.gender == Gender::Neuter)
        };
        let near = self.words.start.saturating_sub(1)..self.words.end + 1;
        if near.clone().any(is_neuter)
            && self.order != Order::SubjectVerb
            && !self.quotation.holds(near.start)
            && self.is_said_impersonally(is_neuter)
        {
            return Voice::Impersonal;
        }
        if self.is_passive() || self.cue_is_passive() { Voice::Passive } else { Voice::Active }
    }

    /// Says whether a word that makes passives belongs to the verb: close before it, or anywhere in its clause where verbs stand last.
    fn is_passive(&self) -> bool {
        let view = &self.scene.view;
        let reach = if self.verb_second { 12 } else { 3 };
        let clause = |at: &usize| !view.is_mark(*at) && self.scene.depth(*at) <= self.depth;
        let passive = |at: usize| view.has(at, Use::Passive) && !self.cue.words.contains(&at);
        let before = (self.words.start.saturating_sub(reach)..self.words.start).rev().take_while(clause).any(passive);
        before || self.verb_second && (self.words.end..self.words.end + 2).take_while(clause).any(passive)
    }

    /// Says whether the empty pronoun belongs to the cue or is its only neighbour that could be a subject.
    fn is_said_impersonally(&self, is_neuter: impl Fn(usize) -> bool) -> bool {
        let own = self.words.clone().any(&is_neuter) || is_neuter(self.words.end);
        own && !self.near().any(|at| {
            let mention = &self.scene.mentions[at];
            let before = mention.core.end <= self.words.start && self.clause(mention) == 0;
            before && mention.may_be_subject() && mention.gender != Gender::Neuter && self.is_candidate(at)
        })
    }

    fn cue_is_passive(&self) -> bool {
        let words = &self.cue.words;
        let last = words.last().copied().unwrap_or_default();
        words.len() > 1
            && words.iter().any(|&at| self.scene.view.has(at, Use::Passive))
            && self.scene.view.reading.grammar.capital_nouns
            && last > 0
    }

    /// In a passive the one who acts stands behind a preposition; an empty subject leaves the speaker to one.
    pub(super) fn voice_points(&self, mention: &Mention, governed: bool) -> i32 {
        let agent = governed && mention.core.start > 0 && self.scene.view.has(mention.core.start - 1, Use::Agent)
            || self.scene.view.has(mention.core.start, Use::Agent);
        let body = matches!(mention.kind, MentionKind::Organisation | MentionKind::Outlet);
        match self.voice {
            Voice::Active => 0,
            Voice::Passive if agent => points::AGENT,
            Voice::Passive if governed && body => points::SOURCE,
            Voice::Passive if governed => 0,
            Voice::Passive => points::GOVERNED,
            Voice::Impersonal if governed => points::AGENT,
            Voice::Impersonal => points::GOVERNED,
        }
    }
}
