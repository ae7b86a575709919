//! A line to its tokens.
//!
//! Takes a span of the text; gives words, numbers and single marks with their spans, by the Unicode rules for word borders (UAX 29), with
//! elided words (`l'IA`) cut in two. Together with the white space between them they are the text.

use super::forms::{FormId, Forms};
use super::grammar::Grammar;
use crate::normal::{is_apostrophe, is_invisible, normal};
use crate::span::Span;
use unicode_segmentation::UnicodeSegmentation as _;

/// The narrow space that does not break: it joins words by the Unicode rules, and parts them for a reader.
const NARROW_SPACE: char = '\u{202f}';

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
    let mut cutter = Cutter { text, grammar, forms, tokens, space: true };
    let mut start = span.start;
    for part in span.of(text).split(NARROW_SPACE) {
        cutter.part(Span::new(start, start + part.len()));
        cutter.space = true;
        start += part.len() + NARROW_SPACE.len_utf8();
    }
}

fn ends_invisibly(text: &str, word: Span) -> bool {
    word.of(text).chars().next_back().is_some_and(is_invisible)
}

struct Cutter<'a> {
    text: &'a str,
    grammar: &'a Grammar,
    forms: &'a mut Forms,
    tokens: &'a mut Vec<Token>,
    space: bool,
}

impl Cutter<'_> {
    fn part(&mut self, span: Span) {
        let mut open: Option<Span> = None;
        for (at, piece) in span.of(self.text).split_word_bound_indices() {
            let piece_span = Span::new(span.start + at, span.start + at + piece.len());
            // Zero-width characters part words by the Unicode rules, but a reader sees one word.
            if piece.chars().all(is_invisible) {
                open = open.map(|word| Span::new(word.start, piece_span.end));
                continue;
            }
            let letters = piece.chars().next().is_some_and(char::is_alphanumeric);
            match open {
                Some(word) if letters && word.end == piece_span.start && ends_invisibly(self.text, word) => {
                    open = Some(Span::new(word.start, piece_span.end));
                }
                _ => {
                    self.flush(open.take());
                    if letters { open = Some(piece_span) } else { self.other(piece, piece_span) }
                }
            }
        }
        self.flush(open);
    }

    fn flush(&mut self, word: Option<Span>) {
        let Some(word) = word else { return };
        let rest = self.elided(word);
        let (stem, tail) = self.enclitic(rest);
        self.word(stem);
        if let Some(tail) = tail {
            self.word(tail);
        }
    }

    /// Cuts elided beginnings off and returns what is left.
    fn elided(&mut self, word: Span) -> Span {
        let mut rest = word;
        while let Some((cut, full)) = self.elision(rest) {
            let head = Span::new(rest.start, rest.start + cut);
            let form = self.forms.intern_normal(&full, self.grammar);
            self.push(head, form, TokenKind::Word);
            rest = Span::new(head.end, rest.end);
        }
        rest
    }

    /// Returns the length and the full form of the elided beginning of a word, if it has one.
    fn elision(&self, word: Span) -> Option<(usize, String)> {
        let written = word.of(self.text);
        let (at, mark) = written.char_indices().find(|&(_, mark)| is_apostrophe(mark))?;
        let cut = at + mark.len_utf8();
        if cut >= written.len() {
            return None;
        }
        let start = normal(&written[..cut]);
        self.grammar.elisions.iter().find(|(elided, _)| *elided == start).map(|(_, full)| (cut, full.clone()))
    }

    fn enclitic(&self, word: Span) -> (Span, Option<Span>) {
        let written = word.of(self.text);
        let Some((at, _)) = written.char_indices().rfind(|&(_, mark)| is_apostrophe(mark)) else { return (word, None) };
        if at == 0 || !self.grammar.enclitics.iter().any(|end| *end == normal(&written[at..])) {
            return (word, None);
        }
        let cut = word.start + at;
        (Span::new(word.start, cut), Some(Span::new(cut, word.end)))
    }

    fn word(&mut self, span: Span) {
        let written = span.of(self.text);
        let form = self.forms.intern(written, self.grammar);
        let kind = if written.starts_with(|first: char| first.is_numeric()) { TokenKind::Number } else { TokenKind::Word };
        self.push(span, form, kind);
    }

    /// Adds each visible character of a piece that is no word.
    fn other(&mut self, piece: &str, span: Span) {
        for (at, mark) in piece.char_indices() {
            if mark.is_whitespace() || is_invisible(mark) {
                self.space |= mark.is_whitespace();
                continue;
            }
            let one = Span::new(span.start + at, span.start + at + mark.len_utf8());
            let form = self.forms.intern(one.of(self.text), self.grammar);
            let kind = if self.joins(mark, one) { TokenKind::Joiner } else { TokenKind::Mark };
            self.push(one, form, kind);
        }
    }

    fn joins(&self, mark: char, span: Span) -> bool {
        let hyphen = matches!(mark, '-' | '\u{2010}' | '\u{2011}' | '_' | '/');
        let before = self.tokens.last().is_some_and(|token| token.span.end == span.start && !token.is_mark());
        hyphen && before && self.text[span.end..].starts_with(char::is_alphanumeric)
    }

    fn push(&mut self, span: Span, form: FormId, kind: TokenKind) {
        let written = span.of(self.text);
        let capital = written.starts_with(char::is_uppercase);
        let upper = capital && written.chars().count() > 1 && !written.chars().any(char::is_lowercase);
        self.tokens.push(Token { span, form, kind, capital, upper, space_before: self.space });
        self.space = false;
    }
}
