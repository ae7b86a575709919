//! Pronouns that only stress the phrase before them.
//!
//! Takes the mention that a cue's subject seems to be; gives the phrase that it stresses, if it does. Adds to [`Setting`].

use super::mention::{Mention, MentionKind};
use super::subject::Setting;

/// How many tokens before the pronoun the phrase may begin.
const LONGEST_PHRASE: usize = 40;

impl Setting<'_, '_> {
    /// Returns the phrase that a pronoun between commas only stresses (`The owners, they, deny that ...`).
    pub(super) fn stressed(&self, mention: &Mention) -> Option<usize> {
        let view = &self.scene.view;
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let apart = start > 0 && view.text(start - 1) == "," && view.text(end) == ",";
        if !apart || mention.kind != MentionKind::Pronoun {
            return None;
        }
        let phrase = |other: usize| self.scene.mentions[other].tokens.end + 1 == start;
        let near = self.scene.within(&(start.saturating_sub(LONGEST_PHRASE)..start));
        near.rev().find(|&other| phrase(other))
    }
}
