//! The output folder: every file whole or not at all.
//!
//! Takes rows; writes each table to a temporary file in the folder and renames it when the run is done, so that a broken run leaves the old
//! files as they were.

use super::csv::CsvTable;
use super::dialect::Dialect;
use super::table::{Cell, RowSink as _, Table};
#[cfg(feature = "xlsx")]
use super::xlsx::Workbook;
use crate::error::{Error, Result};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Which files the tables become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileShape {
    /// A CSV file a table.
    Csv(Dialect),
    /// One workbook, `bullbear.xlsx`, with a sheet a table.
    #[cfg(feature = "xlsx")]
    Workbook,
}

/// Tables being written to a folder.
pub struct OutputFolder {
    path: PathBuf,
    tables: Tables,
}

/// A table and the file that it is being written to.
type CsvFile = (Table, CsvTable<BufWriter<NamedTempFile>>);

enum Tables {
    Csv(Vec<CsvFile>),
    #[cfg(feature = "xlsx")]
    Workbook(Box<Workbook>),
}

impl OutputFolder {
    /// Creates the folder where it is missing, and begins its tables.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be made.
    pub fn create(path: &Path, tables: &[Table], shape: FileShape) -> Result<Self> {
        std::fs::create_dir_all(path).map_err(|source| Error::io(path, source))?;
        let tables = match shape {
            FileShape::Csv(dialect) => Tables::Csv(tables.iter().map(|table| csv_file(path, table, dialect)).collect::<Result<_>>()?),
            #[cfg(feature = "xlsx")]
            FileShape::Workbook => Tables::Workbook(Box::new(Workbook::new(tables)?)),
        };
        Ok(Self { path: path.to_owned(), tables })
    }

    /// Adds a row to a table.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn row(&mut self, table: &Table, cells: &[Cell<'_>]) -> Result<()> {
        match &mut self.tables {
            Tables::Csv(files) => files.iter_mut().filter(|(one, _)| one.name == table.name).try_for_each(|(_, sink)| sink.row(cells)),
            #[cfg(feature = "xlsx")]
            Tables::Workbook(book) => book.row(table, cells),
        }
    }

    /// Puts all tables and the run's record in their places and returns the files' paths.
    ///
    /// # Errors
    /// When a file cannot be written or renamed.
    pub fn finish(self, record: &str) -> Result<Vec<PathBuf>> {
        let mut files = self.tables.finish(&self.path)?;
        let mut run = temporary(&self.path)?;
        run.write_all(record.as_bytes()).map_err(|source| Error::io(&self.path, source))?;
        files.push((run, self.path.join("run.json")));
        files.into_iter().map(|(file, path)| place(file, path)).collect()
    }
}

impl Tables {
    /// Writes what is left and returns the temporary files with the paths they are meant for.
    fn finish(self, folder: &Path) -> Result<Vec<(NamedTempFile, PathBuf)>> {
        match self {
            Self::Csv(files) => files.into_iter().map(|file| finished(file, folder)).collect(),
            #[cfg(feature = "xlsx")]
            Self::Workbook(book) => {
                let mut file = temporary(folder)?;
                book.finish(&mut file)?;
                Ok(vec![(file, folder.join("bullbear.xlsx"))])
            }
        }
    }
}

fn csv_file(folder: &Path, table: &Table, dialect: Dialect) -> Result<CsvFile> {
    Ok((*table, CsvTable::shaped(table, BufWriter::new(temporary(folder)?), dialect)?))
}

fn finished((table, sink): CsvFile, folder: &Path) -> Result<(NamedTempFile, PathBuf)> {
    let file = sink.finish()?.into_inner().map_err(|error| Error::io(folder, error.into_error()))?;
    Ok((file, folder.join(format!("{}.csv", table.name))))
}

/// Writes a text to a file, whole or not at all.
///
/// # Errors
/// When it cannot be written.
pub fn place_file(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(|source| Error::io(folder, source))?;
    let mut file = temporary(folder)?;
    file.write_all(text.as_bytes()).map_err(|source| Error::io(path, source))?;
    place(file, path.to_owned()).map(drop)
}

fn temporary(folder: &Path) -> Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.prefix(".bullbear-").tempfile_in(folder).map_err(|source| Error::io(folder, source))
}

fn place(file: NamedTempFile, path: PathBuf) -> Result<PathBuf> {
    file.as_file().sync_all().map_err(|source| Error::io(&path, source))?;
    file.persist(&path).map_err(|error| Error::io(&path, error.error))?;
    Ok(path)
}
