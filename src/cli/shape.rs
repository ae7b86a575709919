//! Which files are written, as arguments say.

use crate::output::{Dialect, FileShape};
use crate::{ErrorKind, Result};

/// What results are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum OutputFormat {
    /// CSV: a file a table, or the quotations on standard output
    Csv,
    /// One JSON object an article, on standard output
    Jsonl,
    /// One workbook with a sheet a table, in the folder of -o
    #[cfg(feature = "xlsx")]
    Xlsx,
}

/// Options about the shape of tables.
#[derive(Debug, Clone, clap::Args)]
pub struct ShapeArgs {
    /// Write CSV for a double click in Excel or LibreOffice; say =fr or =de where decimals have a comma
    #[arg(long, value_name = "LOCALE", num_args = 0..=1, require_equals = true, default_missing_value = "", help_heading = "Spreadsheets")]
    pub excel: Option<String>,
}

impl ShapeArgs {
    /// Returns the shape of CSV that was asked for.
    ///
    /// # Errors
    /// When the locale is unknown.
    pub fn dialect(&self) -> Result<Dialect> {
        let first = || Dialect::locales().into_iter().next().unwrap_or_default();
        match self.excel.as_deref() {
            None => Ok(Dialect::PLAIN),
            Some("") => Dialect::spreadsheet(&first()),
            Some(locale) => Dialect::spreadsheet(locale),
        }
    }

    /// Returns the shape of the files of an output folder.
    ///
    /// # Errors
    /// When the options contradict each other.
    pub fn files(&self, format: OutputFormat) -> Result<FileShape> {
        match format {
            OutputFormat::Csv => Ok(FileShape::Csv(self.dialect()?)),
            OutputFormat::Jsonl => {
                Err(ErrorKind::Usage("--format jsonl writes to standard output: leave out -o, or take csv or xlsx".to_owned()).into())
            }
            #[cfg(feature = "xlsx")]
            OutputFormat::Xlsx if self.excel.is_some() => {
                Err(ErrorKind::Usage("--excel shapes CSV; --format xlsx needs no shaping: leave one of them out".to_owned()).into())
            }
            #[cfg(feature = "xlsx")]
            OutputFormat::Xlsx => Ok(FileShape::Workbook),
        }
    }
}
