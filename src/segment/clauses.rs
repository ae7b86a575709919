//! A sentence to its clauses.
//!
//! Takes the tokens of a sentence; gives clauses: they begin at strong marks, at words of contrast, and at a comma before a word that
//! opens a clause. It parses nothing.

use super::Tokens;
use super::forms::Forms;
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

/// Cuts the tokens of a sentence into clauses and adds them to `clauses`.
pub fn cut(sentence: Tokens, forms: &Forms, tokens: &[Token], clauses: &mut Vec<Tokens>) {
    let mut start = sentence.start;
    let subordinate = opens_subordinate(&sentence, forms, tokens);
    for at in sentence.start + 1..sentence.end {
        let ends = subordinate && start == sentence.start && at > start + 2 && is_comma(&tokens[at - 1], forms);
        if ends || begins(at, start, forms, tokens) {
            clauses.push(start..at);
            start = at;
        }
    }
    clauses.push(start..sentence.end);
}

/// Says whether a clause begins at `at`, the clause before having begun at `start`.
fn begins(at: usize, start: usize, forms: &Forms, tokens: &[Token]) -> bool {
    let (before, here) = (&tokens[at - 1], &tokens[at]);
    if before.is_mark() && is_strong(forms.text(before.form), before) {
        return true;
    }
    let uses = forms.uses(here.form);
    if uses.has(Use::Contrast) && at > start + 1 {
        return true;
    }
    is_comma(before, forms) && opens_clause(at, forms, tokens)
}

/// Says whether a sentence begins with a subordinate clause, which its first comma ends (`Although some doubt, ...`).
fn opens_subordinate(sentence: &Tokens, forms: &Forms, tokens: &[Token]) -> bool {
    let has = |at: usize, uses: &[Use]| sentence.contains(&at) && forms.uses(tokens[at].form).has_any(uses);
    has(sentence.start, &[Use::Subordinator]) || has(sentence.start + 1, &[Use::Complementizer, Use::Subordinator])
}

fn is_comma(token: &Token, forms: &Forms) -> bool {
    token.is_mark() && forms.text(token.form) == ","
}

fn opens_clause(at: usize, forms: &Forms, tokens: &[Token]) -> bool {
    let info = forms.info(tokens[at].form);
    let behind = || tokens.get(at + 1).map(|next| forms.uses(next.form)).unwrap_or_default();
    info.pronoun
        || info.uses.has_any(OPENERS)
        || (info.uses.has(Use::Preposition) && behind().has_any(&[Use::Relative, Use::Interrogative]))
}

/// Says whether a mark always parts clauses; a dash only with space before it.
fn is_strong(mark: &str, token: &Token) -> bool {
    match mark {
        ";" | ":" | "(" | ")" | "\u{2014}" => true,
        "\u{2013}" | "-" => token.space_before,
        _ => false,
    }
}
