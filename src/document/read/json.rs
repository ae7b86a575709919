//! The articles of JSON Lines.
//!
//! Takes an input with one JSON object a line; gives one article an object. A line is held at a time; one that is longer than allowed is left
//! out, and the next is read.

use super::list::Source;
use super::rows::{Row, article};
use super::{Articles, Columns, Found, ReadOptions, bytes};
use crate::document::encoding::decode_bytes;
use crate::document::limits::too_large;
use crate::error::SkipCode;
use serde::de::{self, DeserializeSeed, Deserializer as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::io::{self, BufRead, BufReader, Read};

/// Gives the articles of an input.
pub fn articles(source: Source, input: Box<dyn Read + Send>, options: &ReadOptions) -> Articles {
    let input = BufReader::with_capacity(64 * 1024, input);
    Box::new(Objects { source, input, options: options.clone(), line: Vec::new(), row: 0, found: false, ended: false })
}

struct Objects {
    source: Source,
    input: BufReader<Box<dyn Read + Send>>,
    options: ReadOptions,
    line: Vec<u8>,
    row: usize,
    found: bool,
    ended: bool,
}

/// What became of a line.
enum Line {
    Whole,
    TooLong,
    End,
}

impl Iterator for Objects {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        while !self.ended {
            self.row += 1;
            let read = match next_line(&mut self.input, self.options.limits.line, &mut self.line) {
                Ok(Line::Whole) if self.line.iter().all(u8::is_ascii_whitespace) => continue,
                Ok(Line::Whole) => self.article(),
                Ok(Line::TooLong) => Err(self.too_long()),
                Ok(Line::End) => {
                    self.ended = true;
                    let reason = "found no lines, expected one JSON object a line".to_owned();
                    return (!self.found).then(|| Err(self.source.skipped(None, SkipCode::Empty, reason)));
                }
                Err(error) => {
                    self.ended = true;
                    Err(bytes::failed(&self.source, Some(self.row), &error))
                }
            };
            self.found = true;
            return Some(read);
        }
        None
    }
}

impl Objects {
    fn too_long(&self) -> super::Skipped {
        let limit = self.options.limits.line as u64;
        self.source.skipped(Some(self.row), SkipCode::TooLarge, too_large("a line", None, limit, "--max-line"))
    }

    fn article(&self) -> Found {
        let refused = |code, reason| self.source.skipped(Some(self.row), code, reason);
        let text = decode_bytes(&self.line, false).map_err(|(code, reason)| refused(code, reason))?.text;
        let cells = object(&text, &self.options.columns).map_err(|reason| refused(SkipCode::Malformed, reason))?;
        article(&self.source, self.row, cells, &self.options.limits)
    }
}

/// Reads a line; one that is too long is read to its end and not kept.
fn next_line(input: &mut impl BufRead, most: usize, line: &mut Vec<u8>) -> io::Result<Line> {
    line.clear();
    let mut length = 0;
    loop {
        let held = input.fill_buf()?;
        if held.is_empty() {
            return Ok(if length == 0 { Line::End } else { kept(length, most) });
        }
        let end = memchr::memchr(b'\n', held);
        let part = &held[..end.unwrap_or(held.len())];
        if length + part.len() <= most {
            line.extend_from_slice(part);
        }
        let (read, ended) = (end.map_or(held.len(), |end| end + 1), end.is_some());
        length += read;
        input.consume(read);
        if ended {
            return Ok(kept(length - 1, most));
        }
    }
}

const fn kept(length: usize, most: usize) -> Line {
    if length > most { Line::TooLong } else { Line::Whole }
}

/// Returns the cells of an object, or what is wrong with it.
fn object(text: &str, columns: &Columns) -> Result<Row, String> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let cells = (&mut reader).deserialize_map(Object { columns }).and_then(|cells| reader.end().map(|()| cells));
    let cells = cells.map_err(|error| format!("{error}; expected one JSON object a line"))?;
    let [text, rest @ ..] = cells;
    let Some(Cell::Text(text)) = text else {
        let found = if text.is_some() { "something other than text" } else { "nothing" };
        return Err(format!("found {found} under the key {}, expected text; name the key with --text-column", columns.text));
    };
    let mut row: Row = [text.into_bytes(), Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new()];
    for (cell, found) in row[1..].iter_mut().zip(rest) {
        if let Some(Cell::Text(text) | Cell::Plain(text)) = found {
            *cell = text.into_bytes();
        }
    }
    Ok(row)
}

/// A value that an article can use.
enum Cell {
    /// Text.
    Text(String),
    /// A number or truth value, as text.
    Plain(String),
    /// A list, an object or nothing.
    Other,
}

struct Object<'c> {
    columns: &'c Columns,
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = [Option<Cell>; 7];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let names = self.columns.names();
        let mut cells = [const { None }; 7];
        while let Some(key) = map.next_key::<String>()? {
            match names.iter().position(|name| *name == key) {
                Some(at) => cells[at] = Some(map.next_value_seed(CellSeed)?),
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(cells)
    }
}

struct CellSeed;

impl<'de> DeserializeSeed<'de> for CellSeed {
    type Value = Cell;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Cell, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for CellSeed {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, value: &str) -> Result<Cell, E> {
        Ok(Cell::Text(value.to_owned()))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Cell, E> {
        Ok(Cell::Plain(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Cell, E> {
        Ok(Cell::Plain(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Cell, E> {
        Ok(Cell::Plain(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Cell, E> {
        Ok(Cell::Plain(value.to_string()))
    }

    fn visit_unit<E>(self) -> Result<Cell, E> {
        Ok(Cell::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Cell, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Cell::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cell, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Cell::Other)
    }
}
