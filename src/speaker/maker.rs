//! Who stands behind a phrase: the maker of a report, the bearer of a role, one or many behind a pronoun.
//!
//! Takes a mention or a cue; gives the mention or the number that it tells. Adds to [`Finder`].

use super::attribution::Finder;
use super::mention::{Mention, MentionKind};
use crate::lexicon::{Number, Use};
use crate::quotation::Cue;

/// How many tokens behind a report its maker may stand.
const AGENT_REACH: usize = 6;

impl Finder<'_, '_> {
    /// Returns who is named as the maker of a report or the like right behind it (`a study published by Holt Bank`).
    pub(super) fn agent(&self, mention: usize) -> Option<usize> {
        let one = &self.scene.mentions[mention];
        let view = &self.scene.view;
        if one.kind != MentionKind::Organisation || self.scene.entity(mention).is_some() {
            return None;
        }
        let near = one.tokens.end..one.tokens.end + AGENT_REACH;
        let by = near.take_while(|&at| view.is_word(at) && !view.is_verb(at)).find(|&at| view.has(at, Use::Agent))?;
        let named = |&at: &usize| self.scene.mentions[at].part_of.is_none_or(|whole| whole > mention) && self.scene.entity(at).is_some();
        self.scene.within(&(by..by + AGENT_REACH)).find(named)
    }

    /// Returns the report or the like that a cue holds itself (`says a report by Holt Bank`).
    pub(super) fn cited(&self, cue: &Cue) -> Option<usize> {
        let fits = |&at: &usize| {
            let one = &self.scene.mentions[at];
            one.kind == MentionKind::Organisation && one.tokens.end > cue.words.last().map_or(0, |last| last + 1)
        };
        self.scene.within(&(*cue.words.first()?..*cue.words.last()? + 1)).find(fits)
    }

    /// Returns the full name that ends the complement of a role (`the head of the Lund institute Ada Lind`), or the mention itself.
    pub(super) fn bearer(&self, mention: usize) -> usize {
        let role = &self.scene.mentions[mention];
        let ends = |&at: &usize| {
            let one = &self.scene.mentions[at];
            one.part_of.is_some() && one.tokens.end == role.tokens.end && one.modifier.is_some() && one.person && one.title.is_none()
        };
        let free = role.kind == MentionKind::Role && !self.scene.view.reading.grammar.capital_nouns;
        let inner = self.scene.within(&(role.core.end..role.tokens.end)).filter(|_| free).find(ends);
        inner.unwrap_or(mention)
    }

    /// Returns the number of the verb beside a pronoun, where its ending tells it: before it, or behind it.
    pub(super) fn number_beside(&self, one: &Mention) -> Option<Number> {
        let view = &self.scene.view;
        let ending = view.reading.pack.setting("plural_verbs");
        let finite = |at: usize| view.uses(at).has_any(&[Use::Finite, Use::Modal, Use::Auxiliary]) || view.is_verb(at);
        let verb = |at: &usize| view.is_word(*at) && !view.is_capital(*at) && (finite(*at) || view.uses(*at).is_empty());
        let word =
            [one.tokens.start.checked_sub(1), Some(one.tokens.end)].into_iter().flatten().find(verb).filter(|_| !ending.is_empty())?;
        Some(if view.text(word).ends_with(ending) { Number::Plural } else { Number::Singular })
    }
}
