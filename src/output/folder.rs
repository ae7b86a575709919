//! The output folder: every file whole or not at all.
//!
//! Takes rows; writes each table to a temporary file in the folder and renames it when the run is done, so that a broken run leaves the old
//! files as they were.

use super::csv::CsvTable;
use super::table::{Cell, RowSink as _, Table};
use crate::error::{Error, Result};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Tables being written to a folder.
#[derive(Debug)]
pub struct OutputFolder {
    path: PathBuf,
    tables: Vec<(Table, CsvTable<BufWriter<NamedTempFile>>)>,
}

impl OutputFolder {
    /// Creates the folder where it is missing, and begins its tables.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be made.
    pub fn create(path: &Path, tables: &[Table]) -> Result<Self> {
        std::fs::create_dir_all(path).map_err(|source| Error::io(path, source))?;
        let tables =
            tables.iter().map(|table| Ok((*table, CsvTable::new(table, BufWriter::new(temporary(path)?))?))).collect::<Result<_>>()?;
        Ok(Self { path: path.to_owned(), tables })
    }

    /// Adds a row to a table.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn row(&mut self, table: &Table, cells: &[Cell<'_>]) -> Result<()> {
        self.tables.iter_mut().filter(|(one, _)| one.name == table.name).try_for_each(|(_, sink)| sink.row(cells))
    }

    /// Puts all tables and the run's record in their places and returns the files' paths.
    ///
    /// # Errors
    /// When a file cannot be written or renamed.
    pub fn finish(self, record: &str) -> Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        for (table, sink) in self.tables {
            let buffer = sink.finish()?;
            let file = buffer.into_inner().map_err(|error| Error::io(&self.path, error.into_error()))?;
            files.push((file, self.path.join(format!("{}.csv", table.name))));
        }
        let mut run = temporary(&self.path)?;
        run.write_all(record.as_bytes()).map_err(|source| Error::io(&self.path, source))?;
        files.push((run, self.path.join("run.json")));
        files.into_iter().map(|(file, path)| place(file, path)).collect()
    }
}

fn temporary(folder: &Path) -> Result<NamedTempFile> {
    tempfile::Builder::new().prefix(".bullbear-").tempfile_in(folder).map_err(|source| Error::io(folder, source))
}

fn place(file: NamedTempFile, path: PathBuf) -> Result<PathBuf> {
    file.as_file().sync_all().map_err(|source| Error::io(&path, source))?;
    file.persist(&path).map_err(|error| Error::io(&path, error.error))?;
    Ok(path)
}
