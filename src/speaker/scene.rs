//! An article as the attribution sees it.
//!
//! Takes quotations and a text; holds its mentions, their speakers, and which tokens are said by somebody.

use super::alias::Aliases;
use super::entity::Entity;
use super::known::Known;
use super::mention::{Mention, MentionKind};
use super::phrase;
use super::view::View;
use crate::lexicon::{Rows, SpeakerRow, Use};
use crate::quotation::{Quotation, Reading};
use crate::segment::Tokens;

/// How many mentions of a speaker are looked at to tell what it is.
const MOST_MENTIONS: usize = 32;

/// An article, its quotations and its mentions.
pub struct Scene<'a> {
    /// The text.
    pub view: View<'a>,
    /// Its quotations.
    pub quotations: &'a [Quotation],
    /// The phrases that may name a speaker.
    pub mentions: Vec<Mention>,
    /// The named speakers.
    pub aliases: Aliases<'a>,
    /// For each speaker, the first of its mentions.
    first: Vec<Vec<usize>>,
    /// For each token, in how many quotations it lies.
    depth: Vec<u32>,
}

impl<'a> Scene<'a> {
    /// Prepares an article.
    pub fn new(quotations: &'a [Quotation], reading: Reading<'a>, speakers: &'a Rows<SpeakerRow>) -> Self {
        let view = View::new(reading);
        let known = Known::new(&view, speakers);
        let mentions = phrase::mentions(&view);
        let depth = depths(quotations, reading.segments.tokens.len());
        let aliases = Aliases::new(&view, &known, &mentions, |at| depth.get(at).is_some_and(|&depth| depth > 0));
        let first = first_mentions(&aliases);
        Self { view, quotations, mentions, aliases, first, depth }
    }

    /// Returns in how many quotations a token lies.
    pub fn depth(&self, at: usize) -> u32 {
        self.depth.get(at).copied().unwrap_or_default()
    }

    /// Returns the mentions whose first token lies in `tokens`, as positions.
    pub fn within(&self, tokens: &Tokens) -> std::ops::Range<usize> {
        let from = self.mentions.partition_point(|one| one.tokens.start < tokens.start);
        let to = self.mentions.partition_point(|one| one.tokens.start < tokens.end);
        from..to.max(from)
    }

    /// Returns the named speaker of a mention.
    pub fn entity(&self, mention: usize) -> Option<&Entity<'a>> {
        self.aliases.of[mention].map(|at| &self.aliases.entities[at])
    }

    /// Says whether a mention is a single capital word that no other mention tells to be a name.
    pub fn is_bare(&self, mention: &Mention) -> bool {
        let single =
            mention.kind == MentionKind::Name && mention.title.is_none() && mention.name.as_ref().is_some_and(|name| name.len() == 1);
        let grammar = &self.view.reading.grammar;
        single && grammar.capital_nouns && !self.view.is_known_name(mention.core.start) && !self.is_long_name(mention)
    }

    /// Says whether a mention is a single capital word of which nothing is known, and stands behind a preposition wherever it stands.
    pub fn is_place(&self, at: usize) -> bool {
        let unknown = |entity: &Entity<'_>| !entity.is_known() && entity.gender.is_none();
        let Some(own) = self.aliases.of[at].filter(|&own| unknown(&self.aliases.entities[own])) else { return false };
        self.first[own].iter().map(|&at| &self.mentions[at]).all(|one| one.governed && one.title.is_none())
    }

    /// Says whether a role belongs to the speaker of a mention (`the chief of Holt`).
    pub fn has_roles(&self, at: usize) -> bool {
        let Some(own) = self.aliases.of[at] else { return false };
        let role = |whole: usize| self.mentions[whole].kind == MentionKind::Role || self.mentions[whole].person;
        let governed = |one: &Mention| self.view.has(one.tokens.start.saturating_sub(1), Use::Preposition);
        self.first[own].iter().map(|&at| &self.mentions[at]).any(|one| governed(one) && one.part_of.is_some_and(role))
    }

    /// Says whether another mention names the same speaker with more words.
    pub fn is_long_name(&self, mention: &Mention) -> bool {
        let at = self.mentions.partition_point(|one| one.tokens.start < mention.tokens.start);
        let own = self.mentions[at..].iter().position(|one| one == mention).and_then(|step| self.aliases.of[at + step]);
        own.is_some_and(|entity| self.aliases.entities[entity].is_known())
    }
}

/// Returns, for each speaker, the first of its mentions.
fn first_mentions(aliases: &Aliases<'_>) -> Vec<Vec<usize>> {
    let mut first = vec![Vec::new(); aliases.entities.len()];
    for (at, own) in aliases.of.iter().enumerate().filter_map(|(at, own)| Some((at, (*own)?))) {
        if first[own].len() < MOST_MENTIONS {
            first[own].push(at);
        }
    }
    first
}

/// Counts for each token the quotations that hold it.
fn depths(quotations: &[Quotation], count: usize) -> Vec<u32> {
    let mut steps = vec![0_i32; count + 1];
    for one in quotations {
        for piece in &one.pieces {
            steps[piece.start.min(count)] += 1;
            steps[piece.end.min(count)] -= 1;
            // Who is named within the words is named by the author.
            if let Some(source) = one.source.as_ref().filter(|source| piece.start <= source.start && source.end <= piece.end) {
                steps[source.start.min(count)] -= 1;
                steps[source.end.min(count)] += 1;
            }
        }
    }
    let mut depth = 0;
    let sums = steps.into_iter().map(|step| {
        depth += step;
        u32::try_from(depth).unwrap_or_default()
    });
    sums.collect()
}
