//! How much of an input is read.
//!
//! Gives the limits with their defaults and the sentences that say which option raises them. It reads nothing.

/// How large an input and its parts may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one article's file, unpacked.
    pub file: u64,
    /// Bytes of a packed table, unpacked.
    pub unpacked: u64,
    /// Bytes that one packed byte may unpack to.
    pub ratio: u64,
    /// Bytes of one line of JSON Lines or one row of a table.
    pub line: usize,
    /// Bytes of one cell.
    pub cell: usize,
    /// Elements of a page that stand within each other; what lies deeper is read as if it stood there.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        const MIB: u64 = 1024 * 1024;
        Self { file: 64 * MIB, unpacked: 64 * 1024 * MIB, ratio: 100, line: 64 * 1024 * 1024, cell: 16 * 1024 * 1024, depth: 512 }
    }
}

/// Says that `what` is larger than allowed, and which option raises the limit.
pub fn too_large(what: &str, found: Option<u64>, limit: u64, option: &str) -> String {
    let found = found.map_or_else(|| format!("more than {limit} bytes"), |found| format!("{found} bytes"));
    format!("found {what} of {found}, expected {limit} at most; raise the limit with {option}")
}
