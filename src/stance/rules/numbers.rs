//! Two numbers compared are a direction.
//!
//! ## What it does
//! A shifter of kind `numbers` holds two numbers, in figures or in words. Where the newer one is larger, it acts as an increase, where it is
//! smaller, as a decrease. A unit that only one of them has (12 to 30 million) holds for both. Two years say nothing.
//!
//! ## Why
//! "Orders went from twelve to thirty" and "a margin of 39 against 34 a year ago" tell a direction without a word for it.

use crate::matcher::Match;
use crate::quotation::Reading;
use crate::segment::{Token, TokenKind};

/// Returns 100 for an increase and -100 for a decrease; `second` says that the second number is the newer.
pub fn percent(reading: Reading<'_>, shifter: &Match, second: bool) -> Option<i32> {
    let mut numbers = shifter.words.iter().filter(|&&at| says_number(reading, at)).map(|&at| value(reading, at));
    let (first, last) = (numbers.next()??, numbers.next_back()??);
    let (before, after) = if second { (first, last) } else { (last, first) };
    let (before, after) = (in_unit(before, after.1), in_unit(after, before.1));
    let years = is_year(before) && is_year(after);
    (before != after && !years).then_some(if after > before { 100 } else { -100 })
}

fn says_number(reading: Reading<'_>, at: usize) -> bool {
    !reading.segments.tokens[at].is_mark() && reading.grammar.numbers.figure(reading.forms.text(reading.segments.tokens[at].form)).is_some()
}

/// Returns the number around a token, and its unit.
fn value(reading: Reading<'_>, at: usize) -> Option<(f64, f64)> {
    let tokens = &reading.segments.tokens;
    let joins = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Joiner);
    let holds = |at: usize| at < tokens.len() && (joins(at) || says_number(reading, at));
    let from = (0..at).rev().take_while(|&at| holds(at)).last().unwrap_or(at);
    let to = (at + 1..tokens.len()).take_while(|&at| holds(at)).last().unwrap_or(at);
    let spoken = |token: &&Token| token.kind != TokenKind::Joiner;
    reading.grammar.numbers.value(tokens[from..=to].iter().filter(spoken).map(|token| reading.forms.text(token.form)))
}

/// Returns the number in the other's unit, if it has none of its own and is small enough to share it.
fn in_unit((number, own): (f64, f64), other: f64) -> f64 {
    if own <= 1.0 && number < 1000.0 { number * other } else { number }
}

fn is_year(number: f64) -> bool {
    (1900.0..2100.0).contains(&number) && number.fract() == 0.0
}
