//! Where the rows of a pack stand, for messages.
//!
//! Takes the folders that a pack was read from; gives positions and gathers faults.

use super::entries::Entry;
use crate::error::Position;
use crate::lexicon::{Faults, Folder};

/// The folders of a pack, and the faults found in it.
#[derive(Debug)]
pub struct Sites<'a> {
    /// The folder of packs.
    pub folder: &'a Folder,
    /// The folder whose rows are laid over them.
    pub upper: Option<&'a Folder>,
    /// The language.
    pub code: &'a str,
    /// What was found.
    pub faults: Faults,
}

/// What is wrong with a cell.
#[derive(Debug, Clone)]
pub struct Found {
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: String,
    /// The next step.
    pub hint: String,
}

impl Found {
    /// Describes a fault.
    pub fn new(found: impl Into<String>, expected: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { found: found.into(), expected: expected.into(), hint: hint.into() }
    }
}

impl Sites<'_> {
    /// Returns how a file of the language is named in messages.
    #[must_use]
    pub fn name(&self, file: &str, over: bool) -> String {
        let folder = self.upper.filter(|_| over).unwrap_or(self.folder);
        folder.name_of(&if self.code.is_empty() { file.to_owned() } else { format!("{}/{file}", self.code) })
    }

    /// Notes a fault in a row of a file.
    pub fn note(&mut self, file: &str, over: bool, row: usize, column: &str, fault: Found) {
        let position = Position { file: self.name(file, over), row, column: column.to_owned() };
        self.faults.add(position, fault.found, fault.expected, fault.hint);
    }

    /// Notes a fault in a row that holds terms.
    pub fn entry(&mut self, entry: &Entry<'_>, column: &str, fault: Found) {
        self.note(entry.file(), entry.over, entry.line, column, fault);
    }
}
