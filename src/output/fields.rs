//! Fields to the bytes of CSV.
//!
//! Takes fields one by one; writes them with separators, and in quotes where they need them or always. It knows no tables.

use std::io::{Result, Write};

/// How many bytes are gathered before they are handed on.
const FULL: usize = 1 << 16;

/// Fields being written.
#[derive(Debug)]
pub struct Fields<W: Write> {
    /// Nothing once it was given back.
    out: Option<W>,
    bytes: Vec<u8>,
    separator: u8,
    /// Whether every field stands in quotes, and rows end with CR LF.
    spreadsheet: bool,
    /// Whether no field of the row was written yet.
    first: bool,
}

impl<W: Write> Fields<W> {
    /// Begins with no row; those of a spreadsheet stand all in quotes.
    pub const fn new(out: W, separator: u8, spreadsheet: bool) -> Self {
        Self { out: Some(out), bytes: Vec::new(), separator, spreadsheet, first: true }
    }

    /// Writes a field.
    pub fn field(&mut self, text: &str) {
        if !std::mem::replace(&mut self.first, false) {
            self.bytes.push(self.separator);
        }
        if !self.spreadsheet && !self.needs_quotes(text) {
            return self.bytes.extend_from_slice(text.as_bytes());
        }
        self.bytes.push(b'"');
        for (at, part) in text.split('"').enumerate() {
            self.bytes.extend_from_slice(if at > 0 { b"\"\"" } else { b"" });
            self.bytes.extend_from_slice(part.as_bytes());
        }
        self.bytes.push(b'"');
    }

    fn needs_quotes(&self, text: &str) -> bool {
        // Looking at every byte is quicker than stopping at the first.
        text.bytes().fold(false, |needs, byte| needs | matches!(byte, b'"' | b'\r' | b'\n') | (byte == self.separator))
    }

    /// Ends a row.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end(&mut self) -> Result<()> {
        self.bytes.extend_from_slice(if self.spreadsheet { b"\r\n" } else { b"\n" });
        self.first = true;
        if self.bytes.len() < FULL { Ok(()) } else { self.hand_on() }
    }

    /// Hands on what was gathered.
    fn hand_on(&mut self) -> Result<()> {
        let written = self.out.as_mut().map_or(Ok(()), |out| out.write_all(&self.bytes));
        self.bytes.clear();
        written
    }

    /// Writes everything so far.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn flush(&mut self) -> Result<()> {
        self.hand_on()?;
        self.out.as_mut().map_or(Ok(()), W::flush)
    }

    /// Writes what is left and gives the output back.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self) -> Result<W> {
        self.flush()?;
        self.out.take().ok_or_else(|| std::io::ErrorKind::BrokenPipe.into())
    }
}

impl<W: Write> Drop for Fields<W> {
    /// Writes what a run that breaks off leaves.
    fn drop(&mut self) {
        let _ = self.flush();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rows_are_written_as_the_csv_library_writes_them(
            rows in proptest::collection::vec(proptest::collection::vec("[a\u{e9}\",;\r\n '=-]{0,6}", 2..4), 0..5),
            spreadsheet in any::<bool>(),
            separator in prop_oneof![Just(b','), Just(b';'), Just(b'\t')],
        ) {
            let mut builder = ::csv::WriterBuilder::new();
            builder.delimiter(separator).flexible(true);
            if spreadsheet {
                builder.terminator(::csv::Terminator::CRLF).quote_style(::csv::QuoteStyle::Always);
            }
            let (mut library, mut own) = (builder.from_writer(Vec::new()), Fields::new(Vec::new(), separator, spreadsheet));
            for row in &rows {
                library.write_record(row).unwrap();
                row.iter().for_each(|field| own.field(field));
                own.end().unwrap();
            }
            prop_assert_eq!(own.finish().unwrap(), library.into_inner().unwrap());
        }
    }
}
