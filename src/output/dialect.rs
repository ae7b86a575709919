//! The shapes a CSV file can have.
//!
//! Takes the name of a spreadsheet's locale; gives separator and decimal mark. The locales stand in `locales/spreadsheets.csv`; the plain shape
//! is for programs and for comparing versions.

use crate::error::{Error, ErrorKind, Result};

/// The locales of spreadsheets, as built in.
const LOCALES: &str = include_str!("../../locales/spreadsheets.csv");

/// How a CSV file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// The byte between two fields.
    pub separator: u8,
    /// The mark between whole and decimal places.
    pub decimal: char,
    /// Whether the file is made for a double click: byte order mark, CRLF, all fields quoted, formulas disarmed, long cells cut.
    pub spreadsheet: bool,
}

impl Dialect {
    /// The shape for programs: UTF-8, comma, LF, decimal dot, quotes when needed.
    pub const PLAIN: Self = Self { separator: b',', decimal: '.', spreadsheet: false };

    /// Returns the shape for a spreadsheet of a locale.
    ///
    /// # Errors
    /// When no row names the locale.
    pub fn spreadsheet(locale: &str) -> Result<Self> {
        let known = rows();
        let row = known.iter().find(|row| row[0].eq_ignore_ascii_case(locale));
        row.map(|row| Self { separator: mark(&row[1]), decimal: char::from(mark(&row[2])), spreadsheet: true })
            .ok_or_else(|| unknown(locale))
    }

    /// Returns the names of the spreadsheet locales; the first is taken where none is named.
    #[must_use]
    pub fn locales() -> Vec<String> {
        rows().iter().map(|row| row[0].to_owned()).collect()
    }
}

fn rows() -> Vec<::csv::StringRecord> {
    ::csv::Reader::from_reader(LOCALES.as_bytes()).records().filter_map(std::result::Result::ok).collect()
}

fn mark(name: &str) -> u8 {
    match name {
        "semicolon" => b';',
        "dot" => b'.',
        "tab" => b'\t',
        _ => b',',
    }
}

fn unknown(locale: &str) -> Error {
    ErrorKind::Usage(format!("no spreadsheet locale is called {locale}; choose one of {}", Dialect::locales().join(", "))).into()
}
