//! Tables as columns and typed cells, whatever file they are written to.

use crate::error::Result;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Names, ids, file names, words of lexicons.
    Text,
    /// Words of the article itself.
    Excerpt,
    /// A day as ISO text; empty or something else where the source has no such day.
    Date,
    /// Whole numbers.
    Integer,
    /// Decimal numbers.
    Decimal,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
}

/// A table: its file's stem and its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// The file's stem.
    pub name: &'static str,
    /// The columns, in order.
    pub columns: &'static [Column],
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing: there is no value.
    Empty,
    /// Text.
    Text(&'a str),
    /// Text made for this cell.
    Made(String),
    /// A whole number.
    Integer(i64),
    /// A decimal number, in thousandths.
    Milli(i64),
}

impl<'a> Cell<'a> {
    /// Makes a cell of a count.
    #[must_use]
    pub fn count(value: usize) -> Self {
        Cell::Integer(i64::try_from(value).unwrap_or(i64::MAX))
    }

    /// Makes a decimal cell, empty where there is no value.
    #[must_use]
    pub const fn milli(value: Option<i64>) -> Self {
        match value {
            Some(value) => Cell::Milli(value),
            None => Cell::Empty,
        }
    }

    /// Makes a whole-number cell, empty where there is no value.
    #[must_use]
    pub const fn integer(value: Option<i64>) -> Self {
        match value {
            Some(value) => Cell::Integer(value),
            None => Cell::Empty,
        }
    }

    /// Returns the text of a text cell, nothing for other cells.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Cell::Text(text) => text,
            Cell::Made(text) => text,
            _ => "",
        }
    }

    /// Makes a text cell, empty where there is no value.
    #[must_use]
    pub fn optional(value: Option<&'a str>) -> Self {
        value.map_or(Cell::Empty, Cell::Text)
    }
}

/// Whatever takes the rows of a table.
pub trait RowSink {
    /// Takes one row, with a cell a column.
    ///
    /// # Errors
    /// When it cannot be written.
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<()>;
}

/// Writes thousandths as a decimal number with three places.
pub fn write_milli(value: i64, decimal: char, out: &mut String) {
    let whole = value.unsigned_abs();
    if value < 0 {
        out.push('-');
    }
    write_figures(whole / 1000, 1, out);
    out.push(decimal);
    write_figures(whole % 1000, 3, out);
}

/// Writes a whole number.
pub fn write_whole(value: i64, out: &mut String) {
    if value < 0 {
        out.push('-');
    }
    write_figures(value.unsigned_abs(), 1, out);
}

/// Writes a number with at least so many figures.
fn write_figures(number: u64, least: usize, out: &mut String) {
    let (mut figures, mut from, mut rest) = ([b'0'; 20], 20, number);
    while rest > 0 || from > 20 - least {
        from -= 1;
        figures[from] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    out.push_str(std::str::from_utf8(&figures[from..]).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_with_all_their_figures() {
        for value in [0, 7, -1, 999, 1000, -1001, 12_345, i64::MAX, i64::MIN] {
            let (mut whole, mut milli) = (String::new(), String::new());
            write_whole(value, &mut whole);
            write_milli(value, ',', &mut milli);
            let (sign, size) = (if value < 0 { "-" } else { "" }, value.unsigned_abs());
            assert_eq!((whole, milli), (value.to_string(), format!("{sign}{},{:03}", size / 1000, size % 1000)));
        }
    }
}
