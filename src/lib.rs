//! Says from the news, in many languages, who is bullish and who is bearish on the AI-infrastructure boom, and because of which words.

pub mod span;
pub mod error;
pub mod lexicon;
pub mod document;
pub mod language;
pub mod zones;
pub mod segment;
pub mod matcher;
pub mod quotation;
pub mod speaker;
pub mod stance;

pub use error::{Error, ErrorKind, Result};
pub use span::Span;
