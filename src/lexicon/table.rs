//! A lexicon file as a table of cells.
//!
//! Takes bytes and the columns that are expected; gives the header and the rows with their places, and notes every fault of form: encoding,
//! header, number of cells, size. What the cells mean is read elsewhere.

use super::cells::quoted;
use super::{Faults, FileKind};
use crate::error::Position;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// The most rows that a file may have.
const MOST_ROWS: usize = 200_000;
/// The most characters that a cell may have: spreadsheets cut longer ones.
const LONGEST_CELL: usize = 32_000;

/// A file's header and rows.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The names of the columns, in the order of the file.
    pub header: Vec<String>,
    /// The rows that are not blank.
    pub rows: Vec<Record>,
}

/// One row of a file: as many cells as the header has columns.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// The row in the file; the header is row 1.
    pub line: usize,
    /// The cells, without white space at their ends, composed (NFC).
    pub cells: Vec<String>,
}

impl Table {
    /// Reads the table of a file; nothing where its form makes that impossible.
    pub fn read(kind: &FileKind, name: &str, bytes: &[u8], faults: &mut Faults) -> Option<Self> {
        let text = text_of(name, bytes, faults)?;
        let mut reader = Reader { name, text, lines: Lines::default(), faults };
        let mut records = records_of(text);
        let Some(Ok(first)) = records.next() else {
            let expected = format!("the header {}", kind.columns.join(","));
            reader.fault(0, "", "an empty file", &expected, "write the header row");
            return None;
        };
        let header: Vec<String> = first.iter().map(cell_of).collect();
        if !reader.header_fits(kind, &header) {
            return None;
        }
        let rows = reader.rows(records, &header);
        Some(Self { header, rows })
    }

    /// Returns the position of a column.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }
}

struct Reader<'a> {
    name: &'a str,
    text: &'a str,
    lines: Lines,
    faults: &'a mut Faults,
}

impl Reader<'_> {
    fn fault(&mut self, row: usize, column: &str, found: &str, expected: &str, hint: &str) {
        let position = Position { file: self.name.to_owned(), row, column: column.to_owned() };
        self.faults.add(position, found, expected, hint);
    }

    fn header_fits(&mut self, kind: &FileKind, header: &[String]) -> bool {
        let before = self.faults.len();
        let expected = format!("the columns {}", kind.columns.join(","));
        for (at, column) in header.iter().enumerate() {
            if !kind.columns.contains(&column.as_str()) {
                self.fault(1, column, &format!("the column {}", quoted(column)), &expected, "rename or delete it");
            } else if header[..at].contains(column) {
                self.fault(1, column, "the column twice", "once", "delete one of them");
            }
        }
        for &column in kind.columns.iter().filter(|column| !kind.optional.contains(column)) {
            if !header.iter().any(|name| name == column) {
                self.fault(1, column, "no such column", &expected, "add it");
            }
        }
        self.faults.len() == before
    }

    fn rows(&mut self, records: csv::StringRecordsIntoIter<&[u8]>, header: &[String]) -> Vec<Record> {
        let mut rows = Vec::new();
        for record in records {
            if rows.len() == MOST_ROWS {
                self.fault(0, "", &format!("more than {MOST_ROWS} rows"), "fewer", "split or shorten the file");
                break;
            }
            match record {
                Ok(record) => rows.extend(self.row(&record, header)),
                Err(error) => self.fault(0, "", &error.to_string(), "a readable CSV row", "check the quotes around this row"),
            }
        }
        rows
    }

    /// Returns a row, or nothing where it is blank or does not fit the header.
    fn row(&mut self, record: &csv::StringRecord, header: &[String]) -> Option<Record> {
        let start = record.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(usize::MAX));
        let line = self.lines.at(self.text, start);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            return None;
        }
        if record.len() != header.len() {
            let hint = "put cells that hold the separator in quotes, and check the quotes of the row";
            self.fault(line, "", &format!("{} cells", record.len()), &format!("{} cells", header.len()), hint);
            return None;
        }
        let before = self.faults.len();
        for (column, cell) in header.iter().zip(record) {
            self.check(line, column, cell);
        }
        if self.faults.len() > before {
            return None;
        }
        Some(Record { line, cells: record.iter().map(cell_of).collect() })
    }

    fn check(&mut self, line: usize, column: &str, cell: &str) {
        let cell = cell.trim();
        if cell.len() > LONGEST_CELL && cell.chars().count() > LONGEST_CELL {
            let hint = "split it into several rows; spreadsheets cut longer cells";
            self.fault(line, column, &format!("{} characters", cell.chars().count()), &format!("{LONGEST_CELL} at most"), hint);
        }
        if cell.contains(char::is_control) {
            let hint = "write the cell on one line; a quote that is never closed swallows the rows behind it";
            self.fault(line, column, "a line break or control character in a cell", "one line of text", hint);
        }
    }
}

/// Tells rows from byte offsets that only grow.
#[derive(Default)]
struct Lines {
    byte: usize,
    breaks: usize,
}

impl Lines {
    /// Returns the line of the first character at or behind `byte` that is no line end.
    fn at(&mut self, text: &str, byte: usize) -> usize {
        let bytes = text.as_bytes();
        while self.byte < bytes.len() && (self.byte < byte || matches!(bytes[self.byte], b'\n' | b'\r')) {
            let followed = bytes.get(self.byte + 1) == Some(&b'\n');
            self.breaks += usize::from(bytes[self.byte] == b'\n' || (bytes[self.byte] == b'\r' && !followed));
            self.byte += 1;
        }
        self.breaks + 1
    }
}

/// Returns the canonical form of a cell.
fn cell_of(cell: &str) -> String {
    let cell = cell.trim();
    if is_nfc_quick(cell.chars()) == IsNormalized::Yes { cell.to_owned() } else { cell.nfc().collect() }
}

/// Returns the file's text without byte order mark, or notes why it has none.
fn text_of<'b>(name: &str, bytes: &'b [u8], faults: &mut Faults) -> Option<&'b str> {
    let position = |row| Position { file: name.to_owned(), row, ..Position::default() };
    let row_of = |byte: usize| 1 + bytes[..byte].iter().filter(|&&byte| byte == b'\n').count();
    match std::str::from_utf8(bytes) {
        Ok(text) => match text.find('\0') {
            Some(at) => {
                faults.add(position(row_of(at)), "a NUL byte", "a text file", "save the file again as CSV UTF-8");
                None
            }
            None => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
        },
        Err(error) => {
            faults.add(position(row_of(error.valid_up_to())), "bytes that are not UTF-8", "UTF-8", "save the file as CSV UTF-8");
            None
        }
    }
}

/// Returns the records of a CSV text whose separator is told by its header.
fn records_of(text: &str) -> csv::StringRecordsIntoIter<&[u8]> {
    let header = text.lines().next().unwrap_or_default();
    let count = |mark: u8| header.bytes().filter(|&byte| byte == mark).count();
    let delimiter = [b',', b';', b'\t'].into_iter().rev().max_by_key(|&mark| count(mark)).unwrap_or(b',');
    csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes()).into_records()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::FirstNameRow;

    fn read(bytes: &[u8]) -> (Option<Table>, Vec<String>) {
        let mut faults = Faults::default();
        let table = Table::read(&FileKind::of::<FirstNameRow>("first_names.csv", false), "f.csv", bytes, &mut faults);
        (table, faults.sorted().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn rows_keep_their_place_whatever_the_line_end() {
        for text in ["name,gender\nAda,f\n\nUwe,m\n", "name,gender\r\nAda,f\r\n\r\nUwe,m\r\n", "\u{feff}name;gender\r\nAda;f\r\n;\r\nUwe;m"]
        {
            let (table, faults) = read(text.as_bytes());
            let lines: Vec<_> = table.unwrap_or_default().rows.iter().map(|row| (row.line, row.cells[0].clone())).collect();
            assert_eq!(lines, [(2, "Ada".to_owned()), (4, "Uwe".to_owned())], "{text:?} {faults:?}");
        }
    }

    #[test]
    fn faults_of_form_name_row_and_column() {
        let cases: [(&[u8], &str); 8] = [
            (b"", "f.csv: found an empty file"),
            (b"name\nAda\n", "f.csv:1: column gender: found no such column"),
            (b"name,gender,age\nAda,f,1\n", "f.csv:1: column age: found the column \"age\""),
            (b"name,gender,name\nAda,f,A\n", "f.csv:1: column name: found the column twice"),
            (b"name,gender\nAda,f,x\n", "f.csv:2: found 3 cells, expected 2 cells"),
            (b"name,gender\nAda,f\nUw\xe9,m\n", "f.csv:3: found bytes that are not UTF-8"),
            (b"name,gender\nAda\0,f\n", "f.csv:2: found a NUL byte"),
            (b"name,gender\nAda,f\n\"Uwe,m\nEva,f\n", "f.csv:3: found 1 cells, expected 2 cells"),
        ];
        for (bytes, start) in cases {
            let (_, faults) = read(bytes);
            assert!(faults.first().is_some_and(|fault| fault.starts_with(start)), "expected {start:?}, found {faults:?}");
        }
    }

    #[test]
    fn long_cells_and_line_breaks_are_faults() {
        let long = format!("name,gender\n{},f\n\"A\nda\",f\n", "a".repeat(LONGEST_CELL + 1));
        let (_, faults) = read(long.as_bytes());
        assert!(faults[0].starts_with("f.csv:2: column name: found 32001 characters"), "{faults:?}");
        assert!(faults[1].starts_with("f.csv:3: column name: found a line break"), "{faults:?}");
    }
}
