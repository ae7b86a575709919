//! Text to tokens, clauses, sentences and paragraphs.
//!
//! Takes the lines of a document and a language's [`Grammar`]; gives [`Segments`], in which every part is a range of tokens and every token a
//! span of the text. It matches no lexicon terms.

mod clauses;
mod forms;
mod grammar;
mod latin;
mod numbers;
mod pieces;
mod sentences;
mod signs;
mod stem;
mod tables;
mod tokens;

pub use crate::normal::normal;
pub use forms::{FormId, FormInfo, Forms};
pub use grammar::{Grammar, Pronoun, Uses};
pub use numbers::{Figure, NumberWords};
pub use stem::is_known as is_known_stemmer;
pub use tokens::{Token, TokenKind};

use crate::lexicon::Zone;
use crate::span::Span;
use crate::zones::Line;
use std::ops::Range;

/// A range of token positions.
pub type Tokens = Range<usize>;

/// A text cut into its parts.
#[derive(Debug, Clone, Default)]
pub struct Segments {
    /// Every token but white space, in order.
    pub tokens: Vec<Token>,
    /// The clauses, in order; together they hold every token.
    pub clauses: Vec<Tokens>,
    /// The sentences, in order; together they hold every token.
    pub sentences: Vec<Sentence>,
    /// The paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
    /// For each token, the position of its sentence.
    sentence_at: Vec<u32>,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Tokens,
    /// Its clauses, as positions in [`Segments::clauses`].
    pub clauses: Range<usize>,
    /// Its paragraph, as position in [`Segments::paragraphs`].
    pub paragraph: usize,
}

/// One paragraph, which is a line of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Where.
    pub span: Span,
    /// Its zone.
    pub zone: Zone,
    /// Its tokens.
    pub tokens: Tokens,
    /// Its sentences, as positions in [`Segments::sentences`].
    pub sentences: Range<usize>,
    /// Blank lines before it.
    pub blank_before: usize,
}

impl Segments {
    /// Returns the span from the first to the last of `tokens`.
    #[must_use]
    pub fn span(&self, tokens: &Tokens) -> Span {
        match (self.tokens.get(tokens.start), self.tokens.get(tokens.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        }
    }

    /// Returns the position of the sentence that holds a token.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentence_at.get(token).map_or_else(|| self.sentences.len().saturating_sub(1), |&at| at as usize)
    }

    /// Returns the position of the clause that holds a token.
    #[must_use]
    pub fn clause_of(&self, token: usize) -> usize {
        let Some(sentence) = self.sentences.get(self.sentence_of(token)) else { return 0 };
        let own = self.clauses.get(sentence.clauses.clone()).unwrap_or_default();
        let within = own.iter().take_while(|clause| clause.end <= token).count();
        (sentence.clauses.start + within).min(self.clauses.len().saturating_sub(1))
    }

    /// Returns the position of the paragraph that holds a token.
    #[must_use]
    pub fn paragraph_of(&self, token: usize) -> usize {
        match self.sentence_at.get(token) {
            Some(&sentence) => self.sentences[sentence as usize].paragraph,
            None => self.paragraphs.len().saturating_sub(1),
        }
    }

    /// Returns the position of the first token that ends behind byte `at`.
    #[must_use]
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.span.end <= at)
    }
}

/// Cuts a term of a lexicon into tokens, as a text would be.
#[must_use]
pub fn term_tokens(term: &str, grammar: &Grammar, forms: &mut Forms) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokens::cut(term, Span::new(0, term.len()), grammar, forms, &mut tokens);
    tokens
}

/// Cuts the lines of a text into paragraphs, sentences, clauses and tokens.
#[must_use]
pub fn split(text: &str, lines: &[Line], grammar: &Grammar, forms: &mut Forms) -> Segments {
    let mut segments = Segments::default();
    // A token is about five bytes long.
    segments.tokens.reserve(text.len() / 5);
    for line in lines {
        let first = segments.tokens.len();
        tokens::cut(text, line.span, grammar, forms, &mut segments.tokens);
        let (tokens, sentences) = (first..segments.tokens.len(), segments.sentences.len());
        sentences::cut(text, tokens.clone(), grammar, forms, &mut segments);
        for (at, sentence) in segments.sentences.iter().enumerate().skip(sentences) {
            segments.sentence_at.resize(sentence.tokens.end, u32::try_from(at).unwrap_or(u32::MAX));
        }
        segments.paragraphs.push(Paragraph {
            span: line.span,
            zone: line.zone,
            tokens,
            sentences: sentences..segments.sentences.len(),
            blank_before: line.blank_before,
        });
    }
    segments
}
