//! Faults of a lexicon, gathered so that all are shown at once.
//!
//! Takes positions and messages; gives a sorted list that prints a line a fault. It does not decide what a fault is.

use crate::error::{Error, ErrorKind, Position};
use std::fmt;

/// One thing that is wrong in a pack.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where.
    pub position: Position,
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: String,
    /// The next step; may be empty.
    pub hint: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: found {}, expected {}", self.position, self.found, self.expected)?;
        if !self.hint.is_empty() {
            write!(f, "; {}", self.hint)?;
        }
        Ok(())
    }
}

/// All faults found so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults {
    list: Vec<Fault>,
    more: usize,
}

/// The most faults that are kept; a file of another kind would give one a row.
const MOST_FAULTS: usize = 5_000;

impl Faults {
    /// Adds a fault.
    pub fn add(&mut self, position: Position, found: impl Into<String>, expected: impl Into<String>, hint: impl Into<String>) {
        self.push(Fault { position, found: found.into(), expected: expected.into(), hint: hint.into() });
    }

    /// Adds all faults of another list.
    pub fn extend(&mut self, other: Self) {
        self.more += other.more;
        other.list.into_iter().for_each(|fault| self.push(fault));
    }

    /// Says whether a fault names the same row, or the whole file, of a position.
    #[must_use]
    pub fn names(&self, position: &Position) -> bool {
        let same = |other: &Position| other.file == position.file && (other.row == position.row || other.row == 0);
        self.list.iter().any(|fault| same(&fault.position))
    }

    /// Adds one fault.
    pub fn push(&mut self, fault: Fault) {
        if self.list.len() < MOST_FAULTS {
            self.list.push(fault);
        } else {
            self.more += 1;
        }
    }

    /// Returns the faults in order of file, row and column.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Fault> {
        let mut faults: Vec<_> = self.list.iter().collect();
        faults.sort();
        faults
    }

    /// Returns how many faults were found.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len() + self.more
    }

    /// Says whether there is no fault.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Returns `value` when there is no fault, and all faults otherwise.
    ///
    /// # Errors
    /// When at least one fault was added.
    pub fn none_or<T>(self, value: T) -> Result<T, Error> {
        if self.is_empty() { Ok(value) } else { Err(ErrorKind::Lexicon(self).into()) }
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines: Vec<_> = self.sorted().iter().map(ToString::to_string).collect();
        if self.more > 0 {
            lines.push(format!("and {} more", self.more));
        }
        f.write_str(&lines.join("\n"))
    }
}
