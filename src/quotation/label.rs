//! Statements behind a speaker's name and a colon (`Ada Lind, engineer: The halls are full.`, `Analyst: The boom will last`).
//!
//! Takes a paragraph; gives one quotation of what stands behind the colon, where a person with a name or a role stands before it. Headlines may
//! name groups and reports, too. It reads no clauses.

use super::layout::Layout;
use super::{Draft, Kind};
use crate::lexicon::{TitleKind, Use, Zone};
use crate::matcher::{Match, Matches};
use crate::segment::Tokens;

/// The longest label, in tokens.
const LONGEST: usize = 16;
/// The longest label of a headline, in words.
const LONGEST_IN_TITLE: usize = 5;
/// The fewest words behind the colon.
const FEWEST_WORDS: usize = 4;

/// Bodies. A headline may have one as its topic, too: then another stands behind the colon.
const BODIES: &[TitleKind] = &[TitleKind::Organisation];

/// Returns the quotation that a line with its speaker's label is.
pub(super) fn line(layout: &Layout<'_>) -> Option<Draft> {
    let tokens = layout.tokens.clone();
    let segments = layout.reading.segments;
    let title = layout.is_headline();
    // The last sentence of a headline may have a label of its own.
    let last = segments.sentences[segments.sentence_of(tokens.end.saturating_sub(1))].tokens.start;
    let tokens = if title { tokens.start.max(last)..tokens.end } else { tokens };
    let colon = tokens.clone().take(LONGEST).find(|&at| layout.is_mark(at, &[":"]))?;
    let (head, said) = (tokens.start..colon, colon + 1..tokens.end);
    let marked = layout.tokens.clone().any(|at| layout.pair_at(at).is_some());
    let opens = layout.pair_at(colon + 1).is_some()
        || layout.tokens.clone().take(colon - layout.tokens.start).any(|at| layout.pair_at(at).is_some());
    let free = !marked || title && !opens;
    let asks = head.clone().any(|at| layout.uses(at).has(Use::Asker));
    let plain = !asks && !layout.has_verb(&head) && free && layout.cues(&head).is_empty();
    let names = if title { heads_title(layout, &head, &said) } else { is_body(layout) && presents_person(layout, &head) };
    if !plain || !names || layout.words(&said) < FEWEST_WORDS || !title && !layout.has_verb(&said) && !layout.has_main_verb(&said) {
        return None;
    }
    let kind = if marked { Kind::Mixed } else { Kind::Indirect };
    let mut draft = Draft::new(if title { kind } else { Kind::Block }, vec![said]);
    draft.frame = head.clone();
    draft.source = Some(head);
    Some(draft)
}

/// Says whether a line belongs to the article's body.
fn is_body(layout: &Layout<'_>) -> bool {
    let segments = layout.reading.segments;
    segments.paragraphs[segments.paragraph_of(layout.tokens.start)].zone == Zone::Body
}

/// Says whether the words before the colon of a headline are a person, a role, a group, or a body where none opens what stands behind, and nothing else.
fn heads_title(layout: &Layout<'_>, head: &Tokens, said: &Tokens) -> bool {
    let kinds = [TitleKind::Role, TitleKind::Group, TitleKind::Honorific];
    let small = |at: usize| layout.uses(at).has_any(&[Use::Preposition, Use::Coordinator]);
    layout.words(head) <= LONGEST_IN_TITLE
        && !head.clone().any(|at| small(at) || layout.is_mark(at, &[","]))
        && (has_title(layout, &title_place(layout, head), &kinds)
            || opens_with_title(layout, head, BODIES) && !opens_with_title(layout, said, BODIES)
            || is_full_name(layout, head))
}

/// Returns where the title of a label may stand: its first words where adjectives follow their noun, for they look like roles (`Crise financière`).
fn title_place(layout: &Layout<'_>, head: &Tokens) -> Tokens {
    let after = layout.reading.pack.setting("adjectives") == "after";
    if after && !capitals(layout, head) { opening(layout, head) } else { head.clone() }
}

/// Returns the first word of a label, with its article.
fn opening(layout: &Layout<'_>, head: &Tokens) -> Tokens {
    let article = layout.uses(head.start).has(Use::Article);
    head.start..head.end.min(head.start + 1 + usize::from(article))
}

/// Says whether the words before a colon are a name with a role behind a comma or before it.
fn presents_person(layout: &Layout<'_>, head: &Tokens) -> bool {
    let comma = head.clone().find(|&at| layout.is_mark(at, &[","]));
    let name = head.start..comma.unwrap_or(head.end);
    let capital = layout.token(head.start).capital && layout.words(&name) >= 2;
    capital && (comma.is_some() && capitals(layout, &name) && has_title(layout, &(name.end..head.end), &[TitleKind::Role]))
}

/// Says whether some words are a first name and further words with capital letters.
fn is_full_name(layout: &Layout<'_>, tokens: &Tokens) -> bool {
    let first = layout.reading.grammar.first_name(layout.text(tokens.start)).is_some();
    first && layout.words(tokens) >= 2 && capitals(layout, tokens)
}

fn capitals(layout: &Layout<'_>, tokens: &Tokens) -> bool {
    tokens.clone().all(|at| !layout.is_word(at) || layout.token(at).capital || layout.uses(at).has(Use::Particle))
}

/// Says whether a title of some kinds stands within some tokens.
fn has_title(layout: &Layout<'_>, tokens: &Tokens, kinds: &[TitleKind]) -> bool {
    titles(layout, tokens, kinds).any(|one| one.last() < tokens.end)
}

/// Says whether a title of some kinds opens some tokens; it may have several words.
fn opens_with_title(layout: &Layout<'_>, tokens: &Tokens, kinds: &[TitleKind]) -> bool {
    let opening = opening(layout, tokens);
    titles(layout, &opening, kinds).any(|one| one.first() < opening.end)
}

/// Returns the titles of some kinds at some tokens.
fn titles<'m>(layout: &Layout<'m>, tokens: &Tokens, kinds: &'m [TitleKind]) -> impl Iterator<Item = &'m Match> {
    let rows = &layout.reading.pack.titles;
    Matches::within(&layout.reading.matches.titles, tokens).iter().filter(move |one| kinds.contains(&rows[one.row].kind))
}
