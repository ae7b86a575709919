//! Tables as CSV for machines: UTF-8, comma, LF, decimal dot, quotes when needed.

use super::table::{Cell, RowSink, Table, write_milli};
use crate::error::{Error, Result};
use std::io::Write;

/// A table written as CSV.
#[derive(Debug)]
pub struct CsvTable<W: Write> {
    writer: ::csv::Writer<W>,
    buffer: String,
}

impl<W: Write> CsvTable<W> {
    /// Begins a table with its header.
    ///
    /// # Errors
    /// When the header cannot be written.
    pub fn new(table: &Table, out: W) -> Result<Self> {
        let mut writer = ::csv::WriterBuilder::new().buffer_capacity(1 << 16).from_writer(out);
        writer.write_record(table.columns.iter().map(|column| column.name)).map_err(failed)?;
        Ok(Self { writer, buffer: String::new() })
    }

    /// Writes what is left and gives the output back.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(self) -> Result<W> {
        self.writer.into_inner().map_err(|error| Error::io("output", error.into_error()))
    }

    /// Writes everything so far.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn flush(&mut self) -> Result<()> {
        self.writer.flush().map_err(|error| Error::io("output", error))
    }

    fn field(&mut self, cell: &Cell<'_>) -> Result<()> {
        use std::fmt::Write as _;
        self.buffer.clear();
        let text = match cell {
            Cell::Empty => "",
            Cell::Text(text) => text,
            Cell::Made(text) => text.as_str(),
            Cell::Integer(value) => {
                let _ = write!(self.buffer, "{value}");
                &self.buffer
            }
            Cell::Milli(value) => {
                write_milli(*value, &mut self.buffer);
                &self.buffer
            }
        };
        self.writer.write_field(text).map_err(failed)
    }
}

impl<W: Write> RowSink for CsvTable<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<()> {
        for cell in cells {
            self.field(cell)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(failed)
    }
}

fn failed(error: ::csv::Error) -> Error {
    Error::io("output", std::io::Error::other(error))
}
