//! The articles of a table.
//!
//! Takes an input with a header row; gives one article a row. A row is held at a time; one that is longer than allowed, as behind a quotation
//! mark that never closes, ends the table with a message.

use super::list::Source;
use super::rows::{Row, article, separator};
use super::{Articles, Columns, Found, InputForm, ReadOptions, Skipped, bytes};
use crate::document::encoding::{refuse_binary, wide_encoding};
use crate::document::limits::too_large;
use crate::error::SkipCode;
use encoding_rs::{CoderResult, Decoder};
use std::io::{self, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many bytes are looked at before the first row is read.
const HEAD: u64 = 64 * 1024;

/// Gives the articles of a table.
pub fn articles(source: Source, input: Box<dyn Read + Send>, options: &ReadOptions) -> Articles {
    match Table::open(source, input, options) {
        Ok(table) => Box::new(table),
        Err(skipped) => Box::new(std::iter::once(Err(skipped))),
    }
}

struct Table {
    source: Source,
    options: ReadOptions,
    reader: csv::Reader<Bounded>,
    left: Arc<AtomicUsize>,
    header: usize,
    places: [Option<usize>; 7],
    record: csv::ByteRecord,
    row: usize,
    ended: bool,
}

impl Table {
    fn open(source: Source, mut input: Box<dyn Read + Send>, options: &ReadOptions) -> Result<Self, Skipped> {
        let mut head = Vec::new();
        (&mut input).take(HEAD).read_to_end(&mut head).map_err(|error| bytes::failed(&source, None, &error))?;
        refuse_binary(&head).map_err(|(code, reason)| source.skipped(None, code, reason))?;
        let (input, head) = plain(input, head).map_err(|error| bytes::failed(&source, None, &error))?;
        let tab = source.form == InputForm::Tsv;
        let left = Arc::new(AtomicUsize::new(0));
        let bounded =
            Bounded { input: Box::new(Cursor::new(head.clone()).chain(input)), left: Arc::clone(&left), most: options.limits.line };
        let delimiter = if tab { b'\t' } else { separator(&head) };
        let reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(bounded);
        let (record, options) = (csv::ByteRecord::new(), options.clone());
        let mut table = Self { source, options, reader, left, header: 0, places: [None; 7], record, row: 0, ended: false };
        table.read_header()?;
        Ok(table)
    }

    fn read_header(&mut self) -> Result<(), Skipped> {
        if !self.advance()? {
            return Err(self.source.skipped(None, SkipCode::Empty, "found no rows, expected a header and articles".to_owned()));
        }
        let header: Vec<String> = self.record.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect();
        self.header = header.len();
        self.places = places(&header, &self.options.columns).map_err(|reason| self.source.skipped(Some(1), SkipCode::Malformed, reason))?;
        Ok(())
    }

    /// Reads the next row; says whether there was one.
    fn advance(&mut self) -> Result<bool, Skipped> {
        self.left.store(self.options.limits.line.saturating_add(1), Ordering::Relaxed);
        self.row += 1;
        self.reader.read_byte_record(&mut self.record).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) => bytes::failed(&self.source, Some(self.row), &error),
            other => self.source.skipped(Some(self.row), SkipCode::Malformed, format!("{other:?}; check the row")),
        })
    }

    fn article(&mut self) -> Found {
        let found = self.record.len();
        if found != self.header {
            let reason = format!("found {found} cells, expected {}; put cells that hold the separator in quotes", self.header);
            return Err(self.source.skipped(Some(self.row), SkipCode::Malformed, reason));
        }
        let cells: Row = self.places.map(|at| at.and_then(|at| self.record.get(at)).unwrap_or_default().to_vec());
        article(&self.source, self.row, cells, &self.options.limits)
    }
}

impl Iterator for Table {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        if self.ended {
            return None;
        }
        match self.advance() {
            Ok(true) => Some(self.article()),
            Ok(false) => {
                self.ended = true;
                (self.row == 2)
                    .then(|| Err(self.source.skipped(None, SkipCode::Empty, "found a header only, expected articles below it".to_owned())))
            }
            Err(skipped) => {
                self.ended = true;
                Some(Err(Skipped { reason: format!("{}; the rows behind it were left out", skipped.reason), ..skipped }))
            }
        }
    }
}

/// Finds the columns in a header; the text must be there, and every other column that was chosen.
fn places(header: &[String], columns: &Columns) -> Result<[Option<usize>; 7], String> {
    let mut places = [None; 7];
    for (at, (name, usual)) in columns.names().into_iter().zip(Columns::NAMES).enumerate() {
        let exact = header.iter().position(|column| column == name);
        places[at] = exact.or_else(|| header.iter().position(|column| column.eq_ignore_ascii_case(name)));
        if places[at].is_none() && (at == 0 || name != usual) {
            let found = header.join(", ");
            return Err(format!("found the columns {found}; expected {name}; name the column with --{usual}-column"));
        }
    }
    Ok(places)
}

/// Gives an input in an encoding that has ASCII in it, without its mark, and the first bytes of it.
fn plain(input: Box<dyn Read + Send>, head: Vec<u8>) -> io::Result<(Box<dyn Read + Send>, Vec<u8>)> {
    if let Some((encoding, mark)) = wide_encoding(&head) {
        let rest = Cursor::new(head[mark..].to_vec()).chain(input);
        let mut decoded: Box<dyn Read + Send> = Box::new(Decoded {
            input: Box::new(rest),
            decoder: encoding.new_decoder_without_bom_handling(),
            held: Vec::new(),
            at: 0,
            ended: false,
        });
        let mut head = Vec::new();
        (&mut decoded).take(HEAD).read_to_end(&mut head)?;
        return Ok((decoded, head));
    }
    let head = head.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec).unwrap_or(head);
    Ok((input, head))
}

/// An input that stops where one row is longer than allowed.
struct Bounded {
    input: Box<dyn Read + Send>,
    left: Arc<AtomicUsize>,
    most: usize,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.left.load(Ordering::Relaxed);
        if left == 0 {
            let reason = too_large("a row", None, self.most as u64, "--max-line");
            return Err(bytes::passed(format!("{reason}, or look for a quotation mark that never closes")));
        }
        let most = buffer.len().min(left);
        let read = self.input.read(&mut buffer[..most])?;
        self.left.store(left - read, Ordering::Relaxed);
        Ok(read)
    }
}

/// An input in UTF-16 read as UTF-8.
struct Decoded {
    input: Box<dyn Read + Send>,
    decoder: Decoder,
    held: Vec<u8>,
    at: usize,
    ended: bool,
}

impl Read for Decoded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at == self.held.len() && !self.ended {
            self.fill()?;
        }
        let read = buffer.len().min(self.held.len() - self.at);
        buffer[..read].copy_from_slice(&self.held[self.at..self.at + read]);
        self.at += read;
        Ok(read)
    }
}

impl Decoded {
    fn fill(&mut self) -> io::Result<()> {
        let mut raw = [0; 8 * 1024];
        let read = self.input.read(&mut raw)?;
        self.ended = read == 0;
        let needed = self.decoder.max_utf8_buffer_length(read).unwrap_or(4 * raw.len());
        self.held.resize(needed.max(16), 0);
        let (result, _, written, _) = self.decoder.decode_to_utf8(&raw[..read], &mut self.held, self.ended);
        debug_assert_eq!(result, CoderResult::InputEmpty);
        self.held.truncate(written);
        self.at = 0;
        Ok(())
    }
}
