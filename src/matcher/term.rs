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
    /// Nought to so many words of any kind; where no number is written, as many as the file allows.
    Gap(Option<u8>),
}

/// The longest gap that a term may ask for.
const LONGEST_GAP: u8 = 8;

/// Reads a piece of a term as a gap: three dots, with a number of words behind them or without.
#[must_use]
pub fn gap(piece: &str) -> Option<Option<u8>> {
    let number = piece.strip_prefix("...").or_else(|| piece.strip_prefix('\u{2026}'))?;
    if number.is_empty() {
        return Some(None);
    }
    number.parse().ok().filter(|words| (1..=LONGEST_GAP).contains(words) && number.len() == 1).map(Some)
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
        match gap(piece) {
            Some(words) => elements.push(Element::Gap(words)),
            None if is_class(piece) => elements.extend(class(piece, matching, grammar, forms).map(Element::Word)),
            None => elements.extend(words(piece, matching, grammar, forms).into_iter().map(Element::Word)),
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
    if piece == "##" {
        return vec![any_number(grammar)];
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

/// Returns the class of numbers in figures and in words.
fn any_number(grammar: &Grammar) -> WordKey {
    WordKey::OneOf(std::iter::once(WordKey::Number).chain(grammar.numbers.terms().map(|word| glob(&word))).collect())
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

    #[test]
    fn a_gap_may_ask_for_more_words() {
        assert_eq!([gap("..."), gap("\u{2026}"), gap("...7"), gap("\u{2026}1")], [Some(None), Some(None), Some(Some(7)), Some(Some(1))]);
        assert_eq!([gap("...9"), gap("...0"), gap("...+4"), gap("...12"), gap(".."), gap("7")], [None; 6]);
    }
}
