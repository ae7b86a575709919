//! Quotation marks of a paragraph, paired.
//!
//! Takes the tokens of one paragraph and a pack's `quote_marks.csv`; gives [`Pair`]s with their levels, repaired where they are broken, each
//! repair as a warning. It does not say which pairs are quotations.

use super::Reading;
use crate::lexicon::Level;
use crate::normal::{is_apostrophe, is_invisible};
use crate::segment::Tokens;
use crate::span::Span;
use rustc_hash::FxHashMap;

/// Two marks that belong together, or one that was never closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The tokens from the opening to the closing mark, with both.
    pub outer: Tokens,
    /// The tokens between them.
    pub inner: Tokens,
    /// The pair that it lies in.
    pub parent: Option<usize>,
    /// Whether a closing mark stands there.
    pub closed: bool,
}

/// The marks of a language, ready to use.
#[derive(Debug)]
pub struct MarkTable {
    marks: FxHashMap<String, Role>,
    pairs: Vec<(String, String)>,
    continues: Vec<String>,
    longest: usize,
    /// The ASCII characters that no mark begins with, as bits.
    never: u128,
}

/// What a mark can do.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Role {
    pub(super) opens: bool,
    pub(super) closes: bool,
    /// Whether the first row that names it names it as an opening mark.
    pub(super) opens_first: bool,
    /// Whether it is an apostrophe, too.
    pub(super) apostrophe: bool,
    pub(super) inner_only: bool,
}

impl MarkTable {
    /// Prepares the rows of a pack.
    #[must_use]
    pub fn new(rows: &super::Marks) -> Self {
        let mut table = Self { marks: FxHashMap::default(), pairs: Vec::new(), continues: Vec::new(), longest: 1, never: u128::MAX };
        for row in rows {
            table.add(&row.open, true, row.level);
            table.add(&row.close, false, row.level);
            table.pairs.push((row.open.clone(), row.close.clone()));
            if !row.continues.is_empty() {
                table.continues.push(row.continues.clone());
            }
        }
        table
    }

    fn add(&mut self, mark: &str, opens: bool, level: Level) {
        self.longest = self.longest.max(mark.chars().count());
        if let Some(first @ ..128) = mark.bytes().next() {
            self.never &= !(1 << first);
        }
        let fresh = Role { opens_first: opens, inner_only: level == Level::Inner, apostrophe: is_one_apostrophe(mark), ..Role::default() };
        let role = self.marks.entry(mark.to_owned()).or_insert(fresh);
        role.inner_only &= level == Level::Inner;
        if opens {
            role.opens = true;
        } else {
            role.closes = true;
        }
    }

    /// Says whether a mark may begin with this byte.
    fn may_begin(&self, byte: u8) -> bool {
        byte >= 128 || self.never >> byte & 1 == 0
    }

    pub(super) fn pairs(&self, open: &str, close: &str) -> bool {
        self.pairs.iter().any(|(a, b)| a == open && b == close)
    }

    /// Says whether a mark at a paragraph's start goes on with what the paragraph before opened.
    pub(super) fn continues(&self, mark: &str) -> bool {
        self.continues.iter().any(|one| one == mark)
    }
}

fn is_one_apostrophe(mark: &str) -> bool {
    let mut shown = mark.chars().filter(|&mark| !is_invisible(mark));
    shown.next().is_some_and(is_apostrophe) && shown.next().is_none()
}

/// A mark in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: (usize, usize),
    pub(super) role: Role,
    pub(super) space_before: bool,
    pub(super) space_after: bool,
    pub(super) stop_before: bool,
    /// Whether a comma, a stop or the like stands right behind it, as behind no opening mark.
    pub(super) stop_after: bool,
}

/// Finds the marks of a paragraph; two marks that a row names as one are one.
pub(super) fn gather<'t>(reading: Reading<'t>, table: &MarkTable, paragraph: &Tokens) -> Vec<Mark<'t>> {
    let mut marks = Vec::new();
    let mut at = paragraph.start;
    while at < paragraph.end {
        let token = &reading.segments.tokens[at];
        if token.is_word() || !table.may_begin(reading.text.as_bytes()[token.span.start]) {
            at += 1;
            continue;
        }
        let longest = (1..=table.longest).rev().find_map(|length| mark_at(reading, table, at, length, paragraph));
        match longest {
            Some(mark) if !is_apostrophe_here(&mark, at, reading) => {
                at = mark.tokens.1;
                marks.push(mark);
            }
            _ => at += 1,
        }
    }
    marks
}

fn mark_at<'t>(reading: Reading<'t>, table: &MarkTable, at: usize, length: usize, paragraph: &Tokens) -> Option<Mark<'t>> {
    let tokens = &reading.segments.tokens;
    let end = at + length;
    if end > paragraph.end || tokens[at].is_word() || tokens[at + 1..end].iter().any(|token| token.space_before) {
        return None;
    }
    let text = Span::new(tokens[at].span.start, tokens[end - 1].span.end).of(reading.text);
    let role = *table.marks.get(text)?;
    let before = at > paragraph.start && is_opening(reading, at - 1, table);
    let after = end >= paragraph.end || tokens[end].space_before || is_closing(reading, end, table);
    let stop_before = at > paragraph.start
        && tokens[at - 1].is_mark()
        && matches!(tokens[at - 1].span.of(reading.text), "." | "," | "!" | "?" | "\u{2026}");
    let stop_after =
        end < paragraph.end && !tokens[end].space_before && tokens[end].is_mark() && is_stop(tokens[end].span.of(reading.text));
    Some(Mark {
        stop_after,
        text,
        tokens: (at, end),
        role,
        space_before: tokens[at].space_before || before || at == paragraph.start,
        space_after: after,
        stop_before,
    })
}

/// Says whether a mark ends a clause or a bracket.
fn is_stop(mark: &str) -> bool {
    matches!(mark, "." | "," | ";" | ":" | "!" | "?" | ")")
}

/// Says whether a token is a mark behind which a quotation may open without space.
fn is_opening(reading: Reading<'_>, at: usize, table: &MarkTable) -> bool {
    let text = reading.segments.tokens[at].span.of(reading.text);
    matches!(text, "(" | "[" | "\u{2014}" | "\u{2013}" | "-" | ":" | "/")
        || table.marks.get(text).is_some_and(|role| role.opens && !role.closes)
}

/// Says whether a token is a mark before which a quotation may close without space.
fn is_closing(reading: Reading<'_>, at: usize, table: &MarkTable) -> bool {
    let text = reading.segments.tokens[at].span.of(reading.text);
    let free = |next: usize| {
        let tokens = &reading.segments.tokens;
        tokens.get(next).is_none_or(|token| token.space_before || token.is_mark() && is_stop(token.span.of(reading.text)))
    };
    matches!(text, "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "\u{2026}" | "\u{2014}" | "\u{2013}")
        || table.marks.get(text).is_some_and(|role| role.closes && (!role.opens || free(at + 1)))
}

/// Says whether a mark that is also an apostrophe or a sign can be no quotation mark where it stands.
fn is_apostrophe_here(mark: &Mark<'_>, at: usize, reading: Reading<'_>) -> bool {
    let tokens = &reading.segments.tokens;
    let number_before = at > 0 && tokens[at - 1].kind == crate::segment::TokenKind::Number;
    if mark.role.inner_only && !mark.role.apostrophe && mark.text.is_ascii() {
        let number_after =
            tokens.get(mark.tokens.1).is_some_and(|next| next.kind == crate::segment::TokenKind::Number && !next.space_before);
        return mark.space_before == mark.space_after || number_before || number_after;
    }
    if !mark.role.apostrophe {
        // Inches and seconds stand behind a number; so does the end of a quotation.
        return false;
    }
    !mark.space_before && !mark.space_after || cuts_year(mark, at, reading)
}

/// Says whether an apostrophe stands for the century of a year (`the boom of '99`).
fn cuts_year(mark: &Mark<'_>, at: usize, reading: Reading<'_>) -> bool {
    let tokens = &reading.segments.tokens;
    let word_before = at > 0 && tokens[at - 1].is_word() && mark.space_before;
    let year = tokens.get(mark.tokens.1).is_some_and(|next| {
        let written = next.span.of(reading.text);
        !next.space_before && written.len() == 2 && written.chars().all(|one| one.is_ascii_digit())
    });
    word_before && year
}
