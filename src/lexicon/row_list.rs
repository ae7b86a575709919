//! The rows of one file of a pack.
//!
//! Takes rows, or the bytes of rows that are built into the program; gives single rows, read when they are first asked for, or all of them as a
//! slice. An article meets few of the many rows of a pack.

use super::LexiconRow;
use super::packed::Packed as _;
use super::packed::{Bytes, write_bytes};
use std::ops::{Deref, DerefMut, Index};
use std::sync::OnceLock;

/// The rows of one file.
#[derive(Debug)]
pub struct Rows<Row> {
    own: Vec<Row>,
    packed: Option<PackedRows<Row>>,
}

#[derive(Debug)]
struct PackedRows<Row> {
    count: usize,
    region: Bytes,
    list: OnceLock<Vec<PackedRow<Row>>>,
    all: OnceLock<Vec<Row>>,
}

#[derive(Debug)]
struct PackedRow<Row> {
    bytes: Bytes,
    row: OnceLock<Box<Row>>,
}

impl<Row: LexiconRow> PackedRows<Row> {
    const fn new(count: usize, region: Bytes) -> Self {
        Self { count, region, list: OnceLock::new(), all: OnceLock::new() }
    }

    fn each(&self) -> impl Iterator<Item = Bytes> {
        let mut rest = self.region;
        (0..self.count).map(move |_| Bytes::new(rest.bytes()))
    }

    fn get(&self, at: usize) -> Option<&Row> {
        let list = self.list.get_or_init(|| self.each().map(|bytes| PackedRow { bytes, row: OnceLock::new() }).collect());
        list.get(at).map(|one| &**one.row.get_or_init(|| Box::new(Row::read(&mut one.bytes.clone()))))
    }

    fn all(&self) -> &[Row] {
        self.all.get_or_init(|| self.read())
    }

    fn read(&self) -> Vec<Row> {
        self.each().map(|mut bytes| Row::read(&mut bytes)).collect()
    }
}

impl<Row: LexiconRow> Rows<Row> {
    /// Takes rows from bytes, without reading them.
    #[must_use]
    pub fn unpack(from: &mut Bytes) -> Self {
        let count = usize::read(from);
        Self { own: Vec::new(), packed: Some(PackedRows::new(count, Bytes::new(from.bytes()))) }
    }

    /// Writes the rows to bytes.
    pub fn pack(&self, out: &mut Vec<u8>) {
        self.len().write(out);
        let mut region = Vec::new();
        for row in self {
            let mut bytes = Vec::new();
            row.write(&mut bytes);
            write_bytes(&bytes, &mut region);
        }
        write_bytes(&region, out);
    }

    /// Says whether the rows are still those that are built into the program.
    #[must_use]
    pub const fn is_packed(&self) -> bool {
        self.packed.is_some()
    }

    /// Returns a row.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&Row> {
        self.packed.as_ref().map_or_else(|| self.own.get(at), |packed| packed.get(at))
    }

    /// Returns how many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.packed.as_ref().map_or(self.own.len(), |packed| packed.count)
    }

    /// Says whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns all rows, to be changed.
    pub fn list_mut(&mut self) -> &mut Vec<Row> {
        if let Some(packed) = self.packed.take() {
            self.own = packed.read();
        }
        &mut self.own
    }

    /// Adds a row.
    pub fn push(&mut self, row: Row) {
        self.list_mut().push(row);
    }

    fn all(&self) -> &[Row] {
        self.packed.as_ref().map_or(&self.own, |packed| packed.all())
    }
}

impl<Row: LexiconRow> Deref for Rows<Row> {
    type Target = [Row];

    fn deref(&self) -> &[Row] {
        self.all()
    }
}

impl<Row: LexiconRow> DerefMut for Rows<Row> {
    fn deref_mut(&mut self) -> &mut [Row] {
        self.list_mut()
    }
}

impl<Row: LexiconRow> Index<usize> for Rows<Row> {
    type Output = Row;

    fn index(&self, at: usize) -> &Row {
        self.get(at).unwrap_or_else(|| &self.all()[at])
    }
}

impl<Row> Default for Rows<Row> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<Row> From<Vec<Row>> for Rows<Row> {
    fn from(own: Vec<Row>) -> Self {
        Self { own, packed: None }
    }
}

impl<Row: LexiconRow + Clone> Clone for Rows<Row> {
    fn clone(&self) -> Self {
        Self { own: self.own.clone(), packed: self.packed.as_ref().map(|packed| PackedRows::new(packed.count, packed.region)) }
    }
}

impl<'r, Row: LexiconRow> IntoIterator for &'r Rows<Row> {
    type Item = &'r Row;
    type IntoIter = std::slice::Iter<'r, Row>;

    fn into_iter(self) -> Self::IntoIter {
        self.all().iter()
    }
}

impl<'r, Row: LexiconRow> IntoIterator for &'r mut Rows<Row> {
    type Item = &'r mut Row;
    type IntoIter = std::slice::IterMut<'r, Row>;

    fn into_iter(self) -> Self::IntoIter {
        self.list_mut().iter_mut()
    }
}

impl<Row: LexiconRow> Extend<Row> for Rows<Row> {
    fn extend<Other: IntoIterator<Item = Row>>(&mut self, rows: Other) {
        self.list_mut().extend(rows);
    }
}
