//! What is known of files from the `meta.csv` beside them.
//!
//! Takes a source; gives its metadata. A folder's table is read once, when the first of its files is opened.

use super::Skipped;
use super::list::{KNOWN_FILE, Source};
use super::rows::separator;
use crate::document::Meta;
use crate::document::encoding::decode_bytes;
use crate::document::limits::{Limits, too_large};
use crate::error::SkipCode;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

/// The columns that may stand in the table; `file` must.
const COLUMNS: [&str; 6] = ["file", "date", "source", "url", "title", "language"];

/// The metadata of the folders seen so far.
#[derive(Debug, Default)]
pub struct Known {
    folders: FxHashMap<PathBuf, FxHashMap<String, Meta>>,
}

impl Known {
    /// Returns what is known of a source, and the faults of a table that is read for the first time.
    pub fn of(&mut self, source: &Source, limits: &Limits) -> (Meta, Vec<Skipped>) {
        if source.is_standard_input() {
            return (Meta::default(), Vec::new());
        }
        let folder = source.path.parent().unwrap_or(Path::new("")).to_owned();
        let mut faults = Vec::new();
        let files = self.folders.entry(folder).or_insert_with_key(|folder| read(&folder.join(KNOWN_FILE), limits, &mut faults));
        let name = source.path.file_name().unwrap_or_default().to_string_lossy();
        let meta = files.get(name.as_ref()).or_else(|| files.get(source.stem())).cloned().unwrap_or_default();
        (meta, faults)
    }
}

fn read(path: &Path, limits: &Limits, faults: &mut Vec<Skipped>) -> FxHashMap<String, Meta> {
    let mut table = Table { path: path.to_string_lossy().into_owned(), files: FxHashMap::default(), faults };
    match std::fs::symlink_metadata(path) {
        Err(_) => {}
        Ok(data) if !data.is_file() => table.fault(None, SkipCode::Unreadable, "found a link or folder, expected a table"),
        Ok(data) if data.len() > limits.file => {
            table.fault(None, SkipCode::TooLarge, &too_large("a table", Some(data.len()), limits.file, "--max-bytes"));
        }
        Ok(_) => match std::fs::read(path) {
            Ok(bytes) => table.read(&bytes),
            Err(error) => table.fault(None, SkipCode::Unreadable, &crate::error::told(&error)),
        },
    }
    table.files
}

struct Table<'f> {
    path: String,
    files: FxHashMap<String, Meta>,
    faults: &'f mut Vec<Skipped>,
}

impl Table<'_> {
    fn fault(&mut self, row: Option<usize>, code: SkipCode, reason: &str) {
        self.faults.push(Skipped { path: self.path.clone(), row, code, reason: reason.to_owned() });
    }

    fn read(&mut self, bytes: &[u8]) {
        let text = match decode_bytes(bytes, false) {
            Ok(decoded) => decoded.text,
            Err((code, reason)) => return self.fault(None, code, &reason),
        };
        let mut reader = csv::ReaderBuilder::new().delimiter(separator(text.as_bytes())).flexible(true).from_reader(text.as_bytes());
        let header = reader.headers().cloned().unwrap_or_default();
        let places = COLUMNS.map(|column| header.iter().position(|name| name.trim().eq_ignore_ascii_case(column)));
        if places[0].is_none() {
            let found = header.iter().collect::<Vec<_>>().join(", ");
            return self.fault(
                Some(1),
                SkipCode::Malformed,
                &format!("found the columns {found}; expected file, and some of {}", COLUMNS[1..].join(", ")),
            );
        }
        for (at, record) in reader.records().enumerate() {
            match record {
                Ok(record) if record.len() == header.len() => self.row(at + 2, &record, &places),
                Ok(record) => {
                    let reason =
                        format!("found {} cells, expected {}; put cells that hold the separator in quotes", record.len(), header.len());
                    self.fault(Some(at + 2), SkipCode::Malformed, &reason);
                }
                Err(error) => self.fault(Some(at + 2), SkipCode::Malformed, &format!("{error}; check the row")),
            }
        }
    }

    fn row(&mut self, row: usize, record: &csv::StringRecord, places: &[Option<usize>; 6]) {
        let [file, date, source, url, title, language] =
            places.map(|at| at.and_then(|at| record.get(at)).unwrap_or_default().trim().to_owned());
        if file.is_empty() {
            return self.fault(Some(row), SkipCode::Malformed, "found no file name; fill the cell or delete the row");
        }
        if self.files.insert(file, Meta { language, date, source, url, title }).is_some() {
            self.fault(Some(row), SkipCode::Malformed, "found a file again, expected it once; the last row counts");
        }
    }
}
