//! Tables as CSV, in the shape that programs read or in that of a spreadsheet.

use super::dialect::Dialect;
use super::fields::Fields;
use super::spreadsheet;
use super::table::{Cell, RowSink, Table, write_milli, write_whole};
use crate::error::{Error, Result};
use std::io::Write;

/// A table written as CSV.
#[derive(Debug)]
pub struct CsvTable<W: Write> {
    fields: Fields<W>,
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
        if dialect.spreadsheet {
            out.write_all("\u{feff}".as_bytes()).map_err(failed)?;
        }
        let mut fields = Fields::new(out, dialect.separator, dialect.spreadsheet);
        let flag = dialect.spreadsheet.then_some("cut");
        table.columns.iter().map(|column| column.name).chain(flag).for_each(|name| fields.field(name));
        fields.end().map_err(failed)?;
        Ok(Self { fields, table: *table, dialect, buffer: String::new() })
    }

    /// Writes what is left and gives the output back.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(self) -> Result<W> {
        self.fields.finish().map_err(failed)
    }

    /// Writes everything so far.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn flush(&mut self) -> Result<()> {
        self.fields.flush().map_err(failed)
    }

    /// Writes one field and says whether it was cut.
    fn field(&mut self, cell: &Cell<'_>) -> bool {
        self.buffer.clear();
        let mut cut = false;
        match cell {
            Cell::Empty => {}
            Cell::Integer(value) => write_whole(*value, &mut self.buffer),
            Cell::Milli(value) => write_milli(*value, self.dialect.decimal, &mut self.buffer),
            Cell::Text(_) | Cell::Made(_) if self.dialect.spreadsheet => cut = spreadsheet::write_cell(cell.text(), &mut self.buffer),
            Cell::Text(_) | Cell::Made(_) => {
                self.fields.field(cell.text());
                return false;
            }
        }
        self.fields.field(&self.buffer);
        cut
    }
}

impl<W: Write> RowSink for CsvTable<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<()> {
        let mut cuts = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            if self.field(cell) {
                cuts.extend(self.table.columns.get(at).map(|column| column.name));
            }
        }
        if self.dialect.spreadsheet {
            self.fields.field(&cuts.join(" "));
        }
        self.fields.end().map_err(failed)
    }
}

fn failed(error: std::io::Error) -> Error {
    Error::io("output", error)
}
