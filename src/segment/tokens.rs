//! A line to its tokens.
//!
//! Takes a span of the text; gives words, numbers and single marks with their spans, by the Unicode rules for word borders (UAX 29), with
//! elided words (`l'IA`) cut in two. Together with the white space between them they are the text. Lines in Latin letters and common marks
//! take the short way of `latin`, which gives the same tokens.

use super::forms::{FormId, Forms};
use super::grammar::Grammar;
use super::pieces::{Part, Parts};
use crate::normal::{is_apostrophe, is_invisible, normal};
use crate::span::Span;
use smallvec::SmallVec;
use unicode_segmentation::UnicodeSegmentation as _;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A word.
    Word,
    /// A number in figures.
    Number,
    /// A mark of punctuation or a symbol.
    Mark,
    /// A hyphen or the like that joins two words without space.
    Joiner,
}

/// A word, a number or a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where.
    pub span: Span,
    /// The number of its compared form.
    pub form: FormId,
    /// What it is.
    pub kind: TokenKind,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether it has at least two letters and all are capitals.
    pub upper: bool,
    /// Whether white space, or the line's start, stands before it.
    pub space_before: bool,
}

impl Token {
    /// Says whether it is a word.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Says whether it is a mark of punctuation.
    #[must_use]
    pub fn is_mark(&self) -> bool {
        self.kind == TokenKind::Mark
    }
}

/// Cuts `span` of the text and adds its tokens to `tokens`.
pub fn cut(text: &str, span: Span, grammar: &Grammar, forms: &mut Forms, tokens: &mut Vec<Token>) {
    let mut start = span.start;
    for part in span.of(text).split(NARROW_SPACE) {
        cut_part(text, Span::new(start, start + part.len()), grammar, forms, tokens);
        start += part.len() + NARROW_SPACE.len_utf8();
    }
}

/// A narrow space that does not break. It is a space to a reader, before a mark or within a number; the Unicode rules join words by it.
const NARROW_SPACE: char = '\u{202f}';

fn cut_part(text: &str, span: Span, grammar: &Grammar, forms: &mut Forms, tokens: &mut Vec<Token>) {
    let before = tokens.len();
    let mut cutter = Cutter::new(text, grammar, forms, tokens);
    if !cutter.latin(span) {
        cutter.tokens.truncate(before);
        cutter.space = true;
        cutter.any(span);
    }
}

pub(super) struct Cutter<'a> {
    pub text: &'a str,
    grammar: &'a Grammar,
    pub forms: &'a mut Forms,
    pub tokens: &'a mut Vec<Token>,
    pub space: bool,
}

impl<'a> Cutter<'a> {
    /// Begins a line.
    pub fn new(text: &'a str, grammar: &'a Grammar, forms: &'a mut Forms, tokens: &'a mut Vec<Token>) -> Self {
        Self { text, grammar, forms, tokens, space: true }
    }

    /// Cuts a line of any script.
    pub fn any(&mut self, span: Span) {
        let mut open: Option<Span> = None;
        for (at, piece) in span.of(self.text).split_word_bound_indices() {
            let here = Span::new(span.start + at, span.start + at + piece.len());
            // Zero-width characters part words by the Unicode rules, but a reader sees one word.
            if piece.chars().all(is_invisible) {
                open = open.map(|word| Span::new(word.start, here.end));
                continue;
            }
            let letters = piece.starts_with(char::is_alphanumeric);
            match open {
                Some(word) if letters && word.end == here.start && ends_invisibly(self.text, word) => {
                    open = Some(Span::new(word.start, here.end));
                }
                _ => {
                    self.flush(open.take());
                    if letters { open = Some(here) } else { self.other(here) }
                }
            }
        }
        self.flush(open);
    }

    fn flush(&mut self, word: Option<Span>) {
        if let Some(word) = word {
            self.word(word.start, word.end);
        }
    }

    /// Adds the tokens of a piece that begins with a letter or a figure.
    #[inline]
    pub fn word(&mut self, start: usize, end: usize) {
        match self.forms.parts(self.text, start, end, self.grammar) {
            Parts::One(part) => self.part(start, part),
            Parts::Many(from, count) => {
                let mut at = start;
                for step in 0..count {
                    let part = self.forms.many(from, count)[step as usize];
                    self.part(at, part);
                    at += part.len as usize;
                }
            }
        }
    }

    #[inline]
    fn part(&mut self, start: usize, part: Part) {
        let Part { len, form, kind, capital, upper } = part;
        self.tokens.push(Token { span: Span::new(start, start + len as usize), form, kind, capital, upper, space_before: self.space });
        self.space = false;
    }

    /// Adds each visible character of a piece that is no word.
    fn other(&mut self, span: Span) {
        for (at, mark) in span.of(self.text).char_indices() {
            if mark.is_whitespace() || is_invisible(mark) {
                self.space |= mark.is_whitespace();
                continue;
            }
            self.mark(span.start + at, mark.len_utf8());
        }
    }

    /// Adds a single mark.
    #[inline]
    pub fn mark(&mut self, at: usize, len: usize) {
        let span = Span::new(at, at + len);
        let written = &self.text[at..at + len];
        let form = self.forms.mark(written, self.grammar);
        let kind = if self.joins(written, span) { TokenKind::Joiner } else { TokenKind::Mark };
        let (capital, upper) = if written.is_ascii() { (false, false) } else { shape(written) };
        self.tokens.push(Token { span, form, kind, capital, upper, space_before: self.space });
        self.space = false;
    }

    fn joins(&self, mark: &str, span: Span) -> bool {
        let hyphen = matches!(mark, "-" | "\u{2010}" | "\u{2011}" | "_" | "/");
        let before = || self.tokens.last().is_some_and(|token| token.span.end == span.start && !token.is_mark());
        hyphen && before() && self.text[span.end..].starts_with(char::is_alphanumeric)
    }
}

fn ends_invisibly(text: &str, word: Span) -> bool {
    word.of(text).chars().next_back().is_some_and(is_invisible)
}

/// Says whether a word begins with a capital, and whether it has at least two letters and all are capitals.
fn shape(written: &str) -> (bool, bool) {
    if written.as_bytes().first().is_none_or(u8::is_ascii_lowercase) {
        return (false, false);
    }
    let capital = written.starts_with(char::is_uppercase);
    (capital, capital && written.chars().count() > 1 && !written.chars().any(char::is_lowercase))
}

/// Cuts a piece that begins with a letter or a figure into its tokens: elided beginnings, the word, its enclitic.
pub(super) fn parts_of(piece: &str, grammar: &Grammar, forms: &mut Forms) -> SmallVec<[Part; 3]> {
    let mut parts = SmallVec::new();
    // Elided beginnings end in an apostrophe, and enclitics begin with one.
    if piece.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        parts.push(part(piece, forms.intern(piece, grammar), TokenKind::Word));
        return parts;
    }
    let mut rest = piece;
    while let Some((cut, full)) = elision(rest, grammar) {
        let form = forms.intern_normal(full, grammar);
        parts.push(part(&rest[..cut], form, TokenKind::Word));
        rest = &rest[cut..];
    }
    let (stem, tail) = rest.split_at(enclitic(rest, grammar));
    for word in [stem, tail].into_iter().filter(|word| !word.is_empty()) {
        let kind = if word.starts_with(char::is_numeric) { TokenKind::Number } else { TokenKind::Word };
        parts.push(part(word, forms.intern(word, grammar), kind));
    }
    parts
}

fn part(written: &str, form: FormId, kind: TokenKind) -> Part {
    let (capital, upper) = shape(written);
    Part { len: u32::try_from(written.len()).unwrap_or(u32::MAX), form, kind, capital, upper }
}

/// Returns the length and the full form of the elided beginning of a word, if it has one.
fn elision<'g>(written: &str, grammar: &'g Grammar) -> Option<(usize, &'g str)> {
    let (at, mark) = written.char_indices().find(|&(_, mark)| is_apostrophe(mark))?;
    let cut = at + mark.len_utf8();
    if cut >= written.len() {
        return None;
    }
    let start = normal(&written[..cut]);
    grammar.elisions.iter().find(|(elided, _)| *elided == start).map(|(_, full)| (cut, full.as_str()))
}

/// Returns where the enclitic of a word begins; its end where it has none.
fn enclitic(written: &str, grammar: &Grammar) -> usize {
    let at = written.char_indices().rfind(|&(_, mark)| is_apostrophe(mark)).map_or(0, |(at, _)| at);
    let is_enclitic = |tail: &str| grammar.enclitics.iter().any(|end| *end == tail);
    if at == 0 || !is_enclitic(&normal(&written[at..])) { written.len() } else { at }
}
