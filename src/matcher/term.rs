//! The term grammar, one for every file of a pack.
//!
//! Takes a term as it stands in a cell; gives its words and gaps. Words are cut as in a text, so that a term meets what it looks like.

use super::words::WordKey;
use crate::lexicon::Match;
use crate::segment::{Forms, Grammar, TokenKind, normal, term_tokens};

/// One part of a term.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Element {
    /// A word that must stand there.
    Word(WordKey),
    /// Nought or a few words of any kind.
    Gap,
}

/// A term, parsed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Term {
    /// Its parts, in order.
    pub elements: Vec<Element>,
}

/// Parses a term; a gap at its beginning or end is kept, so that a check can find it.
#[must_use]
pub fn parse(term: &str, matching: Match, grammar: &Grammar, forms: &mut Forms) -> Term {
    let mut elements = Vec::new();
    for piece in term.split_whitespace() {
        match piece {
            "..." | "\u{2026}" => elements.push(Element::Gap),
            _ if is_class(piece) => elements.extend(class(piece, matching, grammar, forms).map(Element::Word)),
            _ => elements.extend(words(piece, matching, grammar, forms).into_iter().map(Element::Word)),
        }
    }
    Term { elements }
}

/// Says whether a piece lists single words that may stand in one place.
fn is_class(piece: &str) -> bool {
    piece.len() > 2 && piece.starts_with('(') && piece.ends_with(')')
}

/// Returns the word class of `(a/b/c)`; a member that is cut into several words is left to its last word, and the check names it.
fn class(piece: &str, matching: Match, grammar: &Grammar, forms: &mut Forms) -> Option<WordKey> {
    let members = piece[1..piece.len() - 1].split('/').filter(|member| !member.is_empty());
    let keys: Vec<_> = members.filter_map(|member| words(member, matching, grammar, forms).pop()).collect();
    (!keys.is_empty()).then_some(WordKey::OneOf(keys))
}

fn words(piece: &str, matching: Match, grammar: &Grammar, forms: &mut Forms) -> Vec<WordKey> {
    if piece == "#" {
        return vec![WordKey::Number];
    }
    if let Some(form) = piece.strip_prefix('=').filter(|rest| !rest.is_empty()) {
        return vec![WordKey::Exact(normal(form).into_owned())];
    }
    if let Some(full) = grammar.full_form(piece) {
        return vec![WordKey::Exact(full.to_owned())];
    }
    if grammar.is_enclitic(piece) {
        return vec![WordKey::Exact(normal(piece).into_owned())];
    }
    if piece.contains('*') {
        return piece.split('-').filter(|part| !part.is_empty()).map(glob).collect();
    }
    let tokens = term_tokens(piece, grammar, forms);
    tokens
        .iter()
        .filter(|token| token.kind != TokenKind::Joiner)
        .map(|token| key(forms.text(token.form), token.kind, matching, grammar))
        .collect()
}

fn glob(part: &str) -> WordKey {
    let part = normal(part).into_owned();
    if part.contains('*') { WordKey::Glob(part) } else { WordKey::Exact(part) }
}

fn key(form: &str, kind: TokenKind, matching: Match, grammar: &Grammar) -> WordKey {
    if matching == Match::Stem && kind == TokenKind::Word {
        WordKey::Stem(grammar.stem.of(form).into_owned())
    } else {
        WordKey::Exact(form.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Folder, Packs};

    #[test]
    fn any_number_may_stand_in_a_class() {
        let packs = Packs::load(&Folder::Embedded).unwrap();
        let grammar = Grammar::new(&packs.languages[0]);
        let term = parse("(over/#) halls", Match::Exact, &grammar, &mut Forms::default());
        let Element::Word(WordKey::OneOf(members)) = &term.elements[0] else { panic!("expected a class, found {:?}", term.elements[0]) };
        assert!(members.contains(&WordKey::Number), "{members:?}");
    }
}
