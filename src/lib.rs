//! Says from the news, in many languages, who is bullish and who is bearish on the AI-infrastructure boom, and because of which words.
//!
//! ```text
//! bytes -> document -> language -> lines -> segments -> quotations -> speakers -> stance -> aggregates -> outputs
//!          document    language    zones    segment     quotation     speaker     stance    aggregate     output
//! ```
//!
//! Each module uses only those above it in this list. What is known of a language stands in `lexicons/`, never in code.
//!
//! ```
//! use bullbear::{Analyzer, Options, Workspace, document::Article, lexicon::{Folder, Packs}};
//!
//! let packs = Packs::load(&Folder::Embedded)?;
//! let analyzer = Analyzer::new(packs, Options::default());
//! let article = Article::text("a1", "Der KI-Boom ist keine Blase.");
//! let analysis = analyzer.analyze(&article, &mut Workspace::default())?;
//! assert_eq!(analysis.stance, "bull");
//! # Ok::<(), bullbear::Error>(())
//! ```

pub mod span;
pub mod error;
pub mod normal;
mod hashes;
mod embedded;
mod latin;
pub mod lexicon;
pub mod document;
pub mod language;
pub mod zones;
pub mod segment;
pub mod matcher;
pub mod quotation;
pub mod speaker;
pub mod stance;
pub mod aggregate;
mod analyzer;
pub mod output;
pub mod workshop;
pub mod cli;

pub use analyzer::{Analyzer, Options, Workspace};
pub use error::{Error, ErrorKind, Result};
pub use span::Span;
