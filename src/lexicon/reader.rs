//! One file after the other, as rows.
//!
//! Takes a folder and the names of files; gives typed rows, and adds to faults and hash. Which files there are, `load` knows.

use super::cells::{Cells, quoted};
use super::hash::ContentHash;
use super::rows::LexiconRow;
use super::table::Table;
use super::{Faults, FileKind, Folder, Rows};
use crate::error::{Error, ErrorKind, Position};
use rustc_hash::FxHashMap;

/// Reads tables and gathers their faults and their hash.
pub struct Reader<'a, 'h> {
    /// Where the files stand.
    pub folder: &'a Folder,
    /// What is wrong with them.
    pub faults: &'a mut Faults,
    /// The hash of all that was read.
    pub hash: Option<&'h mut ContentHash>,
}

impl Reader<'_, '_> {
    /// Returns the rows of a file; none where it is missing, which is a fault where it is `required`.
    pub fn table<Row: LexiconRow>(&mut self, file: &str, required: bool) -> Rows<Row> {
        let (kind, name) = (FileKind::of::<Row>("", required), self.folder.name_of(file));
        let bytes = match self.folder.read(file) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.faults.add(Position { file: name, ..Position::default() }, cause(&error), "a file that can be read", "");
                return Rows::default();
            }
        };
        let Some(bytes) = bytes else {
            if required {
                let position = Position { file: name, ..Position::default() };
                self.faults.add(position, "no such file", format!("a file with the columns {}", kind.columns.join(",")), "create it");
            }
            return Rows::default();
        };
        let Some(table) = Table::read(&kind, &name, &bytes, self.faults) else { return Rows::default() };
        if let Some(hash) = &mut self.hash {
            hash.table(file, &kind, &table);
        }
        self.rows(&name, &table).into()
    }

    fn rows<Row: LexiconRow>(&mut self, name: &str, table: &Table) -> Vec<Row> {
        let mut rows = Vec::with_capacity(table.rows.len());
        for record in &table.rows {
            let mut cells = Cells { file: name, line: record.line, header: &table.header, record: &record.cells, faults: self.faults };
            rows.push(Row::of_cells(&mut cells));
        }
        doubled(name, &rows, self.faults);
        rows
    }
}

/// Returns what the system said, without the path, which the fault's position names already.
fn cause(error: &Error) -> String {
    match error.kind() {
        ErrorKind::Io { source, .. } => source.to_string(),
        other => other.to_string(),
    }
}

fn doubled<Row: LexiconRow>(name: &str, rows: &[Row], faults: &mut Faults) {
    let mut first = FxHashMap::default();
    for row in rows.iter().filter(|row| !row.key().trim().is_empty()) {
        if let Some(line) = first.insert(row.key().to_lowercase(), row.line()) {
            let position = Position { file: name.to_owned(), row: row.line(), ..Position::default() };
            faults.add(
                position,
                format!("{} again", quoted(row.key())),
                format!("a row once (it stands in row {line})"),
                "delete or join one of them",
            );
        }
    }
}
