//! A sentence to its clauses.
//!
//! Takes the tokens of a sentence; gives clauses: they begin at strong marks, at words of contrast, and at a comma before a word that
//! opens a clause. It parses nothing.

use super::Tokens;
use super::forms::{FormInfo, Forms};
use super::grammar::{Grammar, Uses};
use super::signs::Signs;
use super::tokens::Token;
use crate::lexicon::Use;

/// Uses that open a clause behind a comma.
const OPENERS: &[Use] = &[
    Use::Complementizer,
    Use::Whether,
    Use::Relative,
    Use::Subordinator,
    Use::Contrast,
    Use::Coordinator,
    Use::Interrogative,
    Use::FirstPerson,
    Use::Auxiliary,
    Use::Modal,
];

/// Uses of words that open a noun phrase.
const DETERMINERS: &[Use] = &[Use::Article, Use::Demonstrative, Use::Possessive];

/// Returns what cutting asks of a form.
pub fn signs(info: &FormInfo<'_>, uses: Uses, grammar: &Grammar) -> Signs {
    let pronoun = !grammar.pronouns(info.text).is_empty();
    let mark = match info.text {
        "." => Signs::TERMINATOR.and(Signs::STOP),
        "!" | "?" | "\u{2026}" | "\u{203d}" => Signs::TERMINATOR,
        "," => Signs::COMMA,
        ";" | ":" | "(" | ")" | "\u{2014}" => Signs::STRONG,
        "\u{2013}" | "-" => Signs::DASH,
        _ => Signs::default(),
    };
    let one = |sign: Signs, holds: bool| if holds { sign } else { Signs::default() };
    mark.and(one(Signs::OPENER, pronoun || uses.has_any(OPENERS)))
        .and(one(Signs::CONTRAST, uses.has(Use::Contrast)))
        .and(one(Signs::PREPOSITION, uses.has(Use::Preposition)))
        .and(one(Signs::PHRASE, pronoun || uses.has_any(DETERMINERS)))
        .and(one(Signs::PRONOUN, pronoun))
        .and(one(Signs::ABBREVIATION, grammar.ends_abbreviation(info.text)))
}

/// Cuts the tokens of a sentence into clauses and adds them to `clauses`.
pub fn cut(sentence: Tokens, forms: &Forms, tokens: &[Token], clauses: &mut Vec<Tokens>) {
    let mut start = sentence.start;
    let subordinate = opens_subordinate(&sentence, forms, tokens);
    let mut before = tokens.get(start).map(|token| forms.signs(token.form)).unwrap_or_default();
    for at in sentence.start + 1..sentence.end {
        let here = forms.signs(tokens[at].form);
        let comma = before.has(Signs::COMMA) && tokens[at - 1].is_mark();
        let ends = subordinate && comma && start == sentence.start && at > start + 2;
        if ends || begins(at, start, before, here, forms, tokens) {
            clauses.push(start..at);
            start = at;
        }
        before = here;
    }
    clauses.push(start..sentence.end);
}

/// Says whether a clause begins at `at`, the clause before having begun at `start`; a dash parts clauses only with space before it.
fn begins(at: usize, start: usize, before: Signs, here: Signs, forms: &Forms, tokens: &[Token]) -> bool {
    const PARTING: Signs = Signs::STRONG.and(Signs::DASH).and(Signs::COMMA);
    if before.has(PARTING) && tokens[at - 1].is_mark() {
        if before.has(Signs::STRONG) || before.has(Signs::DASH) && tokens[at - 1].space_before {
            return true;
        }
        if before.has(Signs::COMMA) && opens_clause(at, here, forms, tokens) {
            return true;
        }
    }
    here.has(Signs::CONTRAST) && at > start + 1
}

/// Says whether a sentence begins with a subordinate clause, which its first comma ends (`Although some doubt, ...`).
fn opens_subordinate(sentence: &Tokens, forms: &Forms, tokens: &[Token]) -> bool {
    let has = |at: usize, uses: &[Use]| sentence.contains(&at) && forms.uses(tokens[at].form).has_any(uses);
    has(sentence.start, &[Use::Subordinator]) || has(sentence.start + 1, &[Use::Complementizer, Use::Subordinator])
}

fn opens_clause(at: usize, here: Signs, forms: &Forms, tokens: &[Token]) -> bool {
    let behind = || tokens.get(at + 1).map(|next| forms.uses(next.form)).unwrap_or_default();
    here.has(Signs::OPENER) || here.has(Signs::PREPOSITION) && behind().has_any(&[Use::Relative, Use::Interrogative])
}
