//! Byte offsets to character offsets.
//!
//! Takes a text once; gives the number of Unicode code points before any byte, without counting from the start each time.

/// Bytes between two noted counts.
const STEP: usize = 128;

/// Character offsets of a text.
#[derive(Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    counts: Vec<usize>,
}

impl<'t> Offsets<'t> {
    /// Counts the characters of a text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut counts = vec![0];
        if !text.is_ascii() {
            let blocks = text.as_bytes().chunks(STEP);
            counts.extend(blocks.scan(0, |sum, block| {
                *sum += starts(block);
                Some(*sum)
            }));
        }
        Self { text, counts }
    }

    /// Returns the number of characters before byte `at`.
    #[must_use]
    pub fn characters(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        if self.counts.len() == 1 {
            return at;
        }
        let block = at / STEP;
        self.counts[block] + starts(&self.text.as_bytes()[block * STEP..at])
    }
}

/// Counts the bytes that begin a character, of [`STEP`] at most: their number fits a byte, so that many are added at a time.
fn starts(bytes: &[u8]) -> usize {
    usize::from(bytes.iter().fold(0_u8, |sum, &byte| sum + u8::from(byte & 0xc0 != 0x80)))
}
