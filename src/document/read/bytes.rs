//! The bytes of a file, packed or not, within limits.
//!
//! Takes a source; gives a reader that stops with a message where a limit is passed. A packed file may unpack to far more than it seems, so its
//! length and its ratio are watched while it is read.

use super::Skipped;
use super::list::Source;
use crate::document::limits::{Limits, too_large};
use crate::error::{SkipCode, told};
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Unpacked bytes below which no ratio is looked at: short files may pack well.
const RATIO_FROM: u64 = 4 * 1024 * 1024;

/// A limit that was passed while reading; it travels inside an [`io::Error`].
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Passed(String);

/// Opens a file; `article` where all of it is one article.
pub fn open(source: &Source, limits: &Limits, article: bool) -> Result<Box<dyn Read + Send>, Skipped> {
    let unreadable = |error: io::Error| source.skipped(None, SkipCode::Unreadable, told(&error));
    let file = File::open(&source.path).map_err(unreadable)?;
    let data = file.metadata().map_err(unreadable)?;
    if data.is_dir() {
        return Err(source.skipped(None, SkipCode::Unreadable, "found a folder, expected a file".to_owned()));
    }
    if article && data.is_file() && data.len() > limits.file {
        return Err(source.skipped(None, SkipCode::TooLarge, too_large("a file", Some(data.len()), limits.file, "--max-bytes")));
    }
    if !source.packed {
        return Ok(Box::new(file));
    }
    let packed = Arc::new(AtomicU64::new(0));
    let counted = Counted { input: BufReader::new(file), count: Arc::clone(&packed) };
    let most = if article { limits.file } else { limits.unpacked };
    Ok(Box::new(Unpacked { input: MultiGzDecoder::new(counted), packed, unpacked: 0, most, ratio: limits.ratio, article }))
}

/// Reads all of an article.
pub fn whole(source: &Source, input: Box<dyn Read + Send>, limits: &Limits) -> Result<Vec<u8>, Skipped> {
    let mut bytes = Vec::new();
    input.take(limits.file.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| failed(source, None, &error))?;
    if bytes.len() as u64 > limits.file {
        return Err(source.skipped(None, SkipCode::TooLarge, too_large("an article", None, limits.file, "--max-bytes")));
    }
    Ok(bytes)
}

/// Says why reading failed: a limit was passed, the packed data is broken, or the system said so.
pub fn failed(source: &Source, row: Option<usize>, error: &io::Error) -> Skipped {
    let passed = error.get_ref().and_then(|inner| inner.downcast_ref::<Passed>());
    match passed {
        Some(Passed(reason)) => source.skipped(row, SkipCode::TooLarge, reason.clone()),
        None if source.packed => source.skipped(row, SkipCode::Malformed, format!("{error}; expected gzip data, pack the file again")),
        None => source.skipped(row, SkipCode::Unreadable, format!("{error}; check the file")),
    }
}

/// Returns an error that says that a limit was passed.
pub fn passed(reason: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, Passed(reason))
}

struct Counted<R> {
    input: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

struct Unpacked<R> {
    input: R,
    packed: Arc<AtomicU64>,
    unpacked: u64,
    most: u64,
    ratio: u64,
    article: bool,
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.unpacked += read as u64;
        if self.unpacked > self.most {
            let option = if self.article { "--max-bytes" } else { "--max-unpacked" };
            return Err(passed(too_large("unpacked data", None, self.most, option)));
        }
        let packed = self.packed.load(Ordering::Relaxed).max(1);
        if self.unpacked > RATIO_FROM && self.unpacked / packed > self.ratio {
            let found = self.unpacked / packed;
            let reason =
                format!("found {found} bytes to each packed byte, expected {} at most; raise the limit with --max-ratio", self.ratio);
            return Err(passed(reason));
        }
        Ok(read)
    }
}
