//! Tables as CSV, in the shape that programs read or in that of a spreadsheet.

use super::dialect::Dialect;
use super::spreadsheet;
use super::table::{Cell, RowSink, Table, write_milli};
use crate::error::{Error, Result};
use std::io::Write;

/// A table written as CSV.
#[derive(Debug)]
pub struct CsvTable<W: Write> {
    writer: ::csv::Writer<W>,
    table: Table,
    dialect: Dialect,
    buffer: String,
}

impl<W: Write> CsvTable<W> {
    /// Begins a table with its header, in the shape for programs.
    ///
    /// # Errors
    /// When the header cannot be written.
    pub fn new(table: &Table, out: W) -> Result<Self> {
        Self::shaped(table, out, Dialect::PLAIN)
    }

    /// Begins a table with its header; for a spreadsheet, a last column says which cells were cut.
    ///
    /// # Errors
    /// When the header cannot be written.
    pub fn shaped(table: &Table, mut out: W, dialect: Dialect) -> Result<Self> {
        let mut builder = ::csv::WriterBuilder::new();
        builder.buffer_capacity(1 << 16).delimiter(dialect.separator);
        if dialect.spreadsheet {
            builder.terminator(::csv::Terminator::CRLF).quote_style(::csv::QuoteStyle::Always);
            out.write_all("\u{feff}".as_bytes()).map_err(|error| Error::io("output", error))?;
        }
        let mut writer = builder.from_writer(out);
        let flag = dialect.spreadsheet.then_some("cut");
        writer.write_record(table.columns.iter().map(|column| column.name).chain(flag)).map_err(failed)?;
        Ok(Self { writer, table: *table, dialect, buffer: String::new() })
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

    /// Writes one field and says whether it was cut.
    fn field(&mut self, cell: &Cell<'_>) -> Result<bool> {
        use std::fmt::Write as _;
        self.buffer.clear();
        let mut cut = false;
        match cell {
            Cell::Empty => {}
            Cell::Integer(value) => {
                let _ = write!(self.buffer, "{value}");
            }
            Cell::Milli(value) => write_milli(*value, self.dialect.decimal, &mut self.buffer),
            Cell::Text(_) | Cell::Made(_) if self.dialect.spreadsheet => cut = spreadsheet::write_cell(cell.text(), &mut self.buffer),
            Cell::Text(_) | Cell::Made(_) => return self.writer.write_field(cell.text()).map_err(failed).map(|()| false),
        }
        self.writer.write_field(&self.buffer).map_err(failed).map(|()| cut)
    }
}

impl<W: Write> RowSink for CsvTable<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<()> {
        let mut cuts = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            if self.field(cell)? {
                cuts.extend(self.table.columns.get(at).map(|column| column.name));
            }
        }
        if self.dialect.spreadsheet {
            self.writer.write_field(cuts.join(" ")).map_err(failed)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(failed)
    }
}

fn failed(error: ::csv::Error) -> Error {
    Error::io("output", std::io::Error::other(error))
}
