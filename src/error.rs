//! What can go wrong, and where.
//!
//! Every error says what happened, where, what was expected and found, and what to do next. It prints nothing itself.

use std::fmt;
use std::path::PathBuf;

/// The result of a step that can fail.
pub type Result<T> = std::result::Result<T, Error>;

/// A place in a lexicon file or a table: file, row and column, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Position {
    /// The file, as it was given.
    pub file: String,
    /// The row in the file; the header is row 1; 0 for the file as a whole.
    pub row: usize,
    /// The column's name; empty for the row as a whole.
    pub column: String,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.row > 0 {
            write!(f, ":{}", self.row)?;
        }
        if !self.column.is_empty() {
            write!(f, ": column {}", self.column)?;
        }
        Ok(())
    }
}

/// An error of the library, with its kind and its place.
#[derive(Debug, thiserror::Error)]
#[error("{kind}")]
pub struct Error {
    kind: Box<ErrorKind>,
}

/// What an [`Error`] is about.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file or folder could not be read or written.
    #[error("{}: {}", path.display(), told(source))]
    Io {
        /// The path, as given.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// An article cannot be used.
    #[error("{path}: {reason}")]
    Article {
        /// The path, as given.
        path: String,
        /// A short code for `skipped.csv`.
        code: SkipCode,
        /// What was found, what was expected, and what to do.
        reason: String,
    },
    /// A lexicon has faults; all of them are listed.
    #[error("{0}")]
    Lexicon(crate::lexicon::Faults),
    /// A table or JSON line lacks what it needs.
    #[error("{position}: {message}")]
    Table {
        /// Where.
        position: Position,
        /// Expected and found, and the next step.
        message: String,
    },
    /// The request itself makes no sense.
    #[error("{0}")]
    Usage(String),
}

/// Why an input was left out; the codes of `skipped.csv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum SkipCode {
    /// The file could not be read.
    Unreadable,
    /// The file holds no text.
    Empty,
    /// The file is no text.
    Binary,
    /// The bytes fit no known encoding.
    Encoding,
    /// The file or one of its parts is larger than allowed.
    TooLarge,
    /// No lexicon for the article's language.
    Language,
    /// A row of a table or a JSON line is broken.
    Malformed,
    /// The program failed on this article.
    Internal,
}

impl SkipCode {
    /// Returns the code as it stands in `skipped.csv`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Empty => "empty",
            Self::Binary => "binary",
            Self::Encoding => "encoding",
            Self::TooLarge => "too_large",
            Self::Language => "language",
            Self::Malformed => "malformed",
            Self::Internal => "internal",
        }
    }
}

/// Says in plain words what the system found, what was expected, and what to do.
#[must_use]
pub fn told(error: &std::io::Error) -> String {
    use std::io::ErrorKind as Kind;
    let words = match error.kind() {
        Kind::NotFound => "found no file or folder of this name; check the spelling, and the folder that you are in",
        Kind::PermissionDenied => "found a file or folder that you may not use; check who owns it, or copy it elsewhere",
        Kind::AlreadyExists | Kind::NotADirectory => "found a file, expected a folder; choose another name",
        Kind::IsADirectory => "found a folder, expected a file; name a file in it",
        Kind::DirectoryNotEmpty => "found a folder that is not empty, expected a new one; choose another name",
        Kind::StorageFull | Kind::QuotaExceeded => "found no room on the disk; make room, then run again",
        Kind::ReadOnlyFilesystem => "found a place that cannot be written to; choose another folder",
        _ => {
            let text = error.to_string();
            return format!("{}; check that it exists and may be used", text.split(" (os error").next().unwrap_or(&text));
        }
    };
    words.to_owned()
}

impl Error {
    /// Returns what the error is about.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// Makes an error about a path.
    pub fn io(path: impl Into<PathBuf>, source: std::io::Error) -> Self {
        ErrorKind::Io { path: path.into(), source }.into()
    }

    /// Makes an error about an article that is left out.
    pub fn article(path: impl Into<String>, code: SkipCode, reason: impl Into<String>) -> Self {
        ErrorKind::Article { path: path.into(), code, reason: reason.into() }.into()
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self { kind: Box::new(kind) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_told_in_plain_words() {
        let missing = std::fs::read("no such file").unwrap_err();
        assert!(Error::io("no such file", missing).to_string().starts_with("no such file: found no file or folder of this name; check"));
        let other = std::io::Error::other("a link in place of a file");
        assert_eq!(told(&other), "a link in place of a file; check that it exists and may be used");
    }
}
