//! The pages of a web archive.
//!
//! Takes a WARC file; gives one article a page that was answered with success. A record's length is known before it is read, so that one that is
//! too long is passed over.

use super::list::Source;
use super::{Articles, Found, ReadOptions, Skipped, bytes};
use crate::document::limits::too_large;
use crate::document::{Article, Format, Meta};
use crate::error::SkipCode;
use flate2::read::MultiGzDecoder;
use std::io::{self, BufRead, BufReader, Read};

/// The most bytes of a record's or an answer's head.
const LONGEST_HEAD: usize = 64 * 1024;

/// Gives the pages of an archive.
pub fn articles(source: Source, input: Box<dyn Read + Send>, options: &ReadOptions) -> Articles {
    Box::new(Records { source, input: BufReader::new(input), options: options.clone(), row: 0, ended: false })
}

struct Records {
    source: Source,
    input: BufReader<Box<dyn Read + Send>>,
    options: ReadOptions,
    row: usize,
    ended: bool,
}

/// The head of a record.
struct Head {
    fields: Vec<(String, String)>,
}

impl Head {
    fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
    }

    fn length(&self) -> Option<u64> {
        self.get("Content-Length").parse().ok()
    }
}

impl Iterator for Records {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        while !self.ended {
            match self.record() {
                Ok(Some(read)) => return Some(read),
                Ok(None) => {}
                Err(error) => {
                    self.ended = true;
                    let skipped = bytes::failed(&self.source, Some(self.row), &error);
                    return Some(Err(Skipped { reason: format!("{}; the records behind it were left out", skipped.reason), ..skipped }));
                }
            }
        }
        None
    }
}

impl Records {
    /// Reads the next record; nothing where it holds no page.
    fn record(&mut self) -> io::Result<Option<Found>> {
        let Some(head) = self.head()? else {
            self.ended = true;
            return Ok(None);
        };
        self.row += 1;
        let length = head.length().ok_or_else(|| broken("found a record without its length"))?;
        let limit = self.options.limits.file;
        let page = head.get("WARC-Type").eq_ignore_ascii_case("response");
        if !page || length > limit {
            io::copy(&mut (&mut self.input).take(length), &mut io::sink())?;
            let reason = || too_large("a record", Some(length), limit, "--max-bytes");
            return Ok(page.then(|| Err(self.source.skipped(Some(self.row), SkipCode::TooLarge, reason()))));
        }
        let mut answer = Vec::new();
        (&mut self.input).take(length).read_to_end(&mut answer)?;
        Ok(page_of(&answer, limit).map(|bytes| {
            let meta = Meta { url: head.get("WARC-Target-URI").trim_matches(['<', '>']).to_owned(), ..Meta::default() };
            let (id, path) = (format!("{}-{}", self.source.id, self.row), self.source.shown.clone());
            Ok(Article { id, path, row: Some(self.row), bytes, format: Format::Html, meta, warnings: Vec::new() })
        }))
    }

    /// Reads the head of the next record; nothing at the end.
    fn head(&mut self) -> io::Result<Option<Head>> {
        let mut fields = Vec::new();
        let (mut line, mut length, mut opened) = (Vec::new(), 0, false);
        loop {
            line.clear();
            let read = (&mut self.input).take(LONGEST_HEAD as u64).read_until(b'\n', &mut line)?;
            length += read;
            let text = String::from_utf8_lossy(&line);
            let text = text.trim_end();
            match (read, opened) {
                (0, false) => return Ok(None),
                (0, true) => return Err(broken("found the end within a record's head")),
                (_, false) if text.is_empty() => length = 0,
                (_, false) if text.starts_with("WARC/") => opened = true,
                (_, false) => return Err(broken("found no WARC record")),
                _ if length > LONGEST_HEAD => return Err(broken("found a record's head that is too long")),
                (_, true) if text.is_empty() => return Ok(Some(Head { fields })),
                (_, true) => fields.extend(field(text)),
            }
        }
    }
}

fn broken(found: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("{found}, expected a web archive"))
}

fn field(line: &str) -> Option<(String, String)> {
    line.split_once(':').map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
}

/// Returns the page of an answer; nothing where it failed or is no page.
fn page_of(answer: &[u8], limit: u64) -> Option<Vec<u8>> {
    let end = answer.windows(4).take(LONGEST_HEAD).position(|part| part == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&answer[..end]);
    let mut lines = head.lines();
    let status = lines.next()?;
    let head = Head { fields: lines.filter_map(field).collect() };
    let html = head.get("Content-Type").to_ascii_lowercase().contains("html");
    if !html || status.split_whitespace().nth(1) != Some("200") {
        return None;
    }
    let body = &answer[end + 4..];
    let body = if head.get("Transfer-Encoding").eq_ignore_ascii_case("chunked") {
        joined(body).unwrap_or_else(|| body.to_vec())
    } else {
        body.to_vec()
    };
    if !head.get("Content-Encoding").eq_ignore_ascii_case("gzip") || !body.starts_with(b"\x1f\x8b") {
        return Some(body);
    }
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(body.as_slice()).take(limit).read_to_end(&mut unpacked).ok()?;
    Some(unpacked)
}

/// Joins the chunks of a body; nothing where it is not chunked after all.
fn joined(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    loop {
        let end = body.windows(2).position(|part| part == b"\r\n")?;
        let size = std::str::from_utf8(&body[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        body = &body[end + 2..];
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(body.get(..size)?);
        body = body.get(size..)?.strip_prefix(b"\r\n").unwrap_or_default();
    }
}
