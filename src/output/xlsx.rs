//! Tables as one workbook: a sheet a table, typed cells, frozen header, filters.
//!
//! Takes rows of any of its tables in any order; gives a file that is the same for the same rows, byte by byte: its clock is fixed.

use super::spreadsheet::fitting;
use super::table::{Cell, Column, ColumnKind, Table};
use crate::error::{Error, Result};
use crate::stance::from_milli;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook as Book, Worksheet, XlsxError};
use std::io::{Seek, Write};

/// The most rows of a sheet, with its header; a longer table goes on in the next sheet.
const MOST_ROWS: u32 = 1_048_576;

/// Tables being gathered for a workbook.
pub struct Workbook {
    sheets: Vec<Sheet>,
    styles: Styles,
    most_rows: u32,
}

struct Sheet {
    table: Table,
    part: usize,
    sheet: Worksheet,
    rows: u32,
}

struct Styles {
    header: Format,
    decimal: Format,
    date: Format,
}

impl Workbook {
    /// Begins a sheet for each table.
    ///
    /// # Errors
    /// When a header cannot be written.
    pub fn new(tables: &[Table]) -> Result<Self> {
        let styles = Styles {
            header: Format::new().set_bold(),
            decimal: Format::new().set_num_format("0.000"),
            date: Format::new().set_num_format("yyyy-mm-dd"),
        };
        let sheets = tables.iter().map(|table| Sheet::new(*table, 1, &styles)).collect::<std::result::Result<_, _>>().map_err(failed)?;
        Ok(Self { sheets, styles, most_rows: MOST_ROWS })
    }

    /// Adds a row to a table.
    ///
    /// # Errors
    /// When a cell cannot be written.
    pub fn row(&mut self, table: &Table, cells: &[Cell<'_>]) -> Result<()> {
        let Some(at) = self.sheets.iter().rposition(|sheet| sheet.table.name == table.name) else { return Ok(()) };
        if self.sheets[at].rows < self.most_rows {
            return self.sheets[at].row(cells, &self.styles).map_err(failed);
        }
        let mut next = Sheet::new(*table, self.sheets[at].part + 1, &self.styles).map_err(failed)?;
        let written = next.row(cells, &self.styles).map_err(failed);
        self.sheets.insert(at + 1, next);
        written
    }

    /// Writes the workbook.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(self, out: impl Write + Seek + Send) -> Result<()> {
        let mut book = Book::new();
        let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&day));
        for sheet in self.sheets {
            book.push_worksheet(sheet.finished().map_err(failed)?);
        }
        book.save_to_writer(out).map_err(failed)
    }
}

impl Sheet {
    fn new(table: Table, part: usize, styles: &Styles) -> std::result::Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(if part == 1 { table.name.to_owned() } else { format!("{}_{part}", table.name) })?;
        sheet.set_freeze_panes(1, 0)?;
        for (at, column) in table.columns.iter().chain([&CUTS]).enumerate() {
            let at = u16::try_from(at).unwrap_or(u16::MAX);
            sheet.write_string_with_format(0, at, column.name, &styles.header)?;
            sheet.set_column_width(at, width(*column))?;
        }
        Ok(Self { table, part, sheet, rows: 1 })
    }

    fn row(&mut self, cells: &[Cell<'_>], styles: &Styles) -> std::result::Result<(), XlsxError> {
        let mut cuts = Vec::new();
        for (at, (cell, column)) in (0..).zip(cells.iter().zip(self.table.columns)) {
            if self.cell(at, cell, *column, styles)? {
                cuts.push(column.name);
            }
        }
        if !cuts.is_empty() {
            self.sheet.write_string(self.rows, u16::try_from(cells.len()).unwrap_or(u16::MAX), cuts.join(" "))?;
        }
        self.rows += 1;
        Ok(())
    }

    /// Writes a cell and says whether it was cut.
    fn cell(&mut self, at: u16, cell: &Cell<'_>, column: Column, styles: &Styles) -> std::result::Result<bool, XlsxError> {
        match cell {
            Cell::Empty => {}
            #[expect(clippy::cast_precision_loss, reason = "a workbook has no other numbers")]
            Cell::Integer(value) => drop(self.sheet.write_number(self.rows, at, *value as f64)?),
            Cell::Milli(value) => drop(self.sheet.write_number_with_format(self.rows, at, from_milli(*value), &styles.decimal)?),
            Cell::Text(_) | Cell::Made(_) if cell.text().is_empty() => {}
            Cell::Text(_) | Cell::Made(_) => return self.text(at, cell.text(), column, styles),
        }
        Ok(false)
    }

    fn text(&mut self, at: u16, text: &str, column: Column, styles: &Styles) -> std::result::Result<bool, XlsxError> {
        if let Some(day) = (column.kind == ColumnKind::Date).then(|| day(text)).flatten() {
            self.sheet.write_datetime_with_format(self.rows, at, &day, &styles.date)?;
            return Ok(false);
        }
        let (text, cut) = fitting(text);
        self.sheet.write_string(self.rows, at, text)?;
        Ok(cut)
    }

    fn finished(mut self) -> std::result::Result<Worksheet, XlsxError> {
        let last = u16::try_from(self.table.columns.len()).unwrap_or(u16::MAX);
        self.sheet.autofilter(0, 0, self.rows.saturating_sub(1).max(1), last)?;
        Ok(self.sheet)
    }
}

/// The last column: which cells of the row were cut.
const CUTS: Column = Column { name: "cut", kind: ColumnKind::Text };

const fn width(column: Column) -> f64 {
    match column.kind {
        ColumnKind::Excerpt => 60.0,
        ColumnKind::Text => 20.0,
        ColumnKind::Date => 12.0,
        ColumnKind::Integer | ColumnKind::Decimal => 10.0,
    }
}

/// Returns the day that ISO text names, where a spreadsheet can hold it.
fn day(text: &str) -> Option<ExcelDateTime> {
    let mut parts = text.get(..10)?.split('-');
    let (year, month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let whole = text.len() == 10 || text.as_bytes().get(10) == Some(&b'T');
    ExcelDateTime::from_ymd(year, month, day).ok().filter(|_| whole && year >= 1900)
}

fn failed(error: XlsxError) -> Error {
    Error::io("workbook", std::io::Error::other(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: Table = Table { name: "words", columns: &[Column { name: "word", kind: ColumnKind::Text }] };

    #[test]
    fn a_long_table_goes_on_in_the_next_sheet() {
        let mut book = Workbook::new(&[TABLE]).unwrap();
        book.most_rows = 3;
        ["a", "b", "c", "d", "e"].iter().for_each(|word| book.row(&TABLE, &[Cell::Text(word)]).unwrap());
        let names: Vec<_> = book.sheets.iter().map(|sheet| (sheet.sheet.name(), sheet.rows)).collect();
        assert_eq!(names, [("words".to_owned(), 3), ("words_2".to_owned(), 3), ("words_3".to_owned(), 2)]);
    }

    #[test]
    fn only_a_whole_iso_day_is_a_date() {
        assert!(day("2025-11-22").is_some() && day("2025-11-22T08:00:00Z").is_some());
        assert!(["2025-11", "22.11.2025", "2025-13-01", "1855-01-01", "2025-11-220", ""].iter().all(|text| day(text).is_none()));
    }
}
