//! Names with what is said of them behind commas (`Ada Lind, analyst, Oslo, said`).
//!
//! Takes the place of a verb; gives the mention at the head of the chain of appositions that ends right before it. It does not judge chains that
//! stand behind the verb: there the head comes first.

use super::mention::{Mention, MentionKind};
use super::scene::Scene;
use crate::lexicon::Use;
use crate::segment::Tokens;

/// The most links of a chain.
const MOST_LINKS: usize = 6;
/// The most tokens of a link.
const LONGEST_LINK: usize = 16;
/// The most pronouns between the chain and the verb.
const MOST_CLITICS: usize = 2;
/// Uses of words that stand in no apposition.
const BREAKS: &[Use] = &[Use::Relative, Use::Complementizer, Use::Subordinator, Use::Auxiliary, Use::Modal, Use::Whether];

/// Returns the name at the head of the chain that ends right before `verb`; only an `open` chain may end without a comma.
pub fn head(scene: &Scene<'_>, verb: usize, open: bool) -> Option<usize> {
    let last = (verb.saturating_sub(MOST_CLITICS + 1)..verb).rev().find(|&at| !is_clitic(scene, at))?;
    let mut end = if is_comma(scene, last) { last } else { Some(last + 1).filter(|_| open)? };
    let mut found = None;
    for links in 0..MOST_LINKS {
        let link = link(scene, end);
        if link.is_empty() || link.len() > LONGEST_LINK || link.clone().any(|at| breaks(scene, at)) {
            break;
        }
        found = name(scene, &link).filter(|_| links > 0).or(found);
        if link.start == 0 || !is_comma(scene, link.start - 1) || scene.depth(link.start - 1) > 0 {
            break;
        }
        end = link.start - 1;
    }
    found
}

/// Returns the tokens between the comma at `end` and the mark before them.
fn link(scene: &Scene<'_>, end: usize) -> Tokens {
    let view = &scene.view;
    let sentence = view.reading.segments.sentence_of(end);
    let first = view.reading.segments.sentences[sentence].tokens.start;
    let ends = |at: &usize| is_comma(scene, *at) || view.is_mark(*at) && !view.is_joiner(*at) && !matches!(view.text(*at), "." | "&" | "-");
    (first..end).rev().find(ends).map_or(first, |mark| mark + 1)..end
}

/// Says whether a small word before a verb belongs to it, as object pronouns do.
fn is_clitic(scene: &Scene<'_>, at: usize) -> bool {
    scene.view.is_pronoun(at) || scene.view.uses(at).has_any(&[Use::Oblique, Use::Reflexive, Use::Article])
}

fn breaks(scene: &Scene<'_>, at: usize) -> bool {
    scene.view.is_verb(at) || scene.view.uses(at).has_any(BREAKS) && !scene.view.has(at, Use::Preposition) || scene.depth(at) > 0
}

fn is_comma(scene: &Scene<'_>, at: usize) -> bool {
    scene.view.is_mark(at) && scene.view.text(at) == ","
}

/// Returns the mention of a person's full name that is the whole link.
fn name(scene: &Scene<'_>, link: &Tokens) -> Option<usize> {
    let whole = |one: &Mention| {
        let long = one.name.as_ref().is_some_and(|name| name.len() > 1);
        one.kind == MentionKind::Name && one.may_be_subject() && one.tokens == *link && (long || one.person)
    };
    scene.within(&(link.start..link.start + 1)).find(|&at| whole(&scene.mentions[at]))
}
