//! A line to its sentences.
//!
//! Takes the tokens of a line; gives sentences, each with its clauses. A stop ends a sentence unless it belongs to an abbreviation, an
//! initial or an ordinal, or a small letter follows.

use super::forms::Forms;
use super::grammar::Grammar;
use super::signs::Signs;
use super::tokens::{Token, TokenKind};
use super::{Segments, Sentence, Tokens, clauses};
use crate::lexicon::{EndsSentence, Use};
use crate::normal::normal;

/// How many characters before a stop are looked at for an abbreviation.
const LONGEST_ABBREVIATION: usize = 24;

/// The longest sentence, in tokens: what goes on longer is no sentence, and the cost of reading one grows with its square.
const LONGEST_SENTENCE: usize = 500;

/// Cuts the tokens of a line into sentences and clauses and adds them to `segments`.
pub fn cut(text: &str, line: Tokens, grammar: &Grammar, forms: &Forms, segments: &mut Segments) {
    let paragraph = segments.paragraphs.len();
    let mut start = line.start;
    while start < line.end {
        let end = end_of(text, start, line.end.min(start + LONGEST_SENTENCE), grammar, forms, &segments.tokens);
        let first = segments.clauses.len();
        clauses::cut(start..end, forms, &segments.tokens, &mut segments.clauses);
        segments.sentences.push(Sentence { tokens: start..end, clauses: first..segments.clauses.len(), paragraph });
        start = end;
    }
}

/// Returns the position after the last token of the sentence that begins at `start`.
fn end_of(text: &str, start: usize, stop: usize, grammar: &Grammar, forms: &Forms, tokens: &[Token]) -> usize {
    let mut at = start;
    while at < stop {
        if is_terminator(forms, &tokens[at]) && !belongs_to_word(text, start, at, grammar, forms, tokens) {
            let end = with_closers(text, at + 1, stop, grammar, forms, tokens);
            if end == stop || begins_sentence(text, end, grammar, tokens) {
                return end;
            }
        }
        at += 1;
    }
    stop
}

fn is_terminator(forms: &Forms, token: &Token) -> bool {
    token.is_mark() && forms.signs(token.form).has(Signs::TERMINATOR)
}

/// Takes further terminators, closing quotation marks and brackets into the sentence.
fn with_closers(text: &str, mut at: usize, stop: usize, grammar: &Grammar, forms: &Forms, tokens: &[Token]) -> usize {
    while at < stop {
        let token = &tokens[at];
        let mark = text[token.span.start..].chars().next().unwrap_or(' ');
        let bracket = matches!(mark, ')' | ']');
        let closes = grammar.closes(mark) && !(grammar.opens(mark) && opens_here(at, stop, grammar.leans_open(mark), tokens));
        if !(is_terminator(forms, token) || bracket || closes) {
            break;
        }
        at += 1;
    }
    at
}

/// Says whether a mark that may open or close opens: space before it and none behind it; with space on both sides, its first row decides.
fn opens_here(at: usize, stop: usize, leans_open: bool, tokens: &[Token]) -> bool {
    let followed = at + 1 < stop && !tokens[at + 1].space_before;
    tokens[at].space_before && (followed || leans_open)
}

fn begins_sentence(text: &str, at: usize, grammar: &Grammar, tokens: &[Token]) -> bool {
    let token = &tokens[at];
    match token.kind {
        TokenKind::Word => token.capital || !text[token.span.start..].starts_with(char::is_lowercase),
        TokenKind::Number => token.space_before,
        _ => {
            let mark = text[token.span.start..].chars().next().unwrap_or(' ');
            grammar.opens(mark)
                || grammar.opens_long(&text[token.span.start..])
                || matches!(mark, '(' | '[' | '\u{bf}' | '\u{a1}' | '\u{2013}' | '\u{2014}' | '-' | '$' | '#' | '@')
        }
    }
}

/// Says whether the stop at `at` belongs to the word before it.
fn belongs_to_word(text: &str, start: usize, at: usize, grammar: &Grammar, forms: &Forms, tokens: &[Token]) -> bool {
    if at == start || !forms.signs(tokens[at].form).has(Signs::STOP) || tokens[at].space_before {
        return false;
    }
    let before = &tokens[at - 1];
    let letters = before.span.of(text).chars().count();
    if before.is_word() && before.capital && letters == 1 {
        return true;
    }
    if before.kind == TokenKind::Number {
        return letters <= 2
            && tokens
                .get(at + 1)
                .is_some_and(|next| forms.uses(next.form).has(Use::Month) || next.span.of(text).starts_with(char::is_lowercase));
    }
    forms.signs(before.form).has(Signs::ABBREVIATION) && abbreviated(text, start, at, grammar, tokens)
}

/// Says whether a capital letter follows the stop at `at`, behind an opening mark or none.
fn capital_follows(text: &str, at: usize, grammar: &Grammar, tokens: &[Token]) -> bool {
    let opens = |token: &&Token| token.space_before && text[token.span.start..].starts_with(|mark| grammar.opens(mark));
    let next = tokens.get(at + 1).filter(|token| token.is_mark()).filter(opens).map_or(at + 1, |_| at + 2);
    tokens.get(next).is_some_and(|next| next.capital)
}

/// Says whether the words up to the stop are an abbreviation that does not end a sentence here.
fn abbreviated(text: &str, start: usize, at: usize, grammar: &Grammar, tokens: &[Token]) -> bool {
    let end = tokens[at].span.end;
    for first in (start..at).rev().take(6) {
        let begin = tokens[first].span.start;
        if end - begin > LONGEST_ABBREVIATION {
            break;
        }
        match grammar.abbreviation(&normal(&text[begin..end])) {
            Some(EndsSentence::Never) => return true,
            Some(EndsSentence::Sometimes) => return !capital_follows(text, at, grammar, tokens),
            None => {}
        }
    }
    false
}
