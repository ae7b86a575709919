//! Values as bytes, for what is built into the program.
//!
//! Takes rows and tables; writes them to bytes at build time and reads them back at run time. The bytes are made and read by one version of the
//! program only, so nothing is checked: bytes that end too soon give empty values.

use super::Choice;

/// Bytes being read.
#[derive(Debug, Clone, Copy)]
pub struct Bytes(&'static [u8]);

/// A value that can be written to bytes and read from them.
pub trait Packed: Sized {
    /// Adds the value to `out`.
    fn write(&self, out: &mut Vec<u8>);
    /// Takes a value from the start of `from`.
    fn read(from: &mut Bytes) -> Self;
}

impl Bytes {
    /// Begins to read.
    #[must_use]
    pub const fn new(bytes: &'static [u8]) -> Self {
        Self(bytes)
    }

    /// Takes so many bytes.
    pub fn take(&mut self, count: usize) -> &'static [u8] {
        let (taken, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        taken
    }

    /// Takes bytes that were written with their length.
    pub fn bytes(&mut self) -> &'static [u8] {
        let count = u32::read(self);
        self.take(count as usize)
    }

    /// Takes a text.
    pub fn text(&mut self) -> &'static str {
        std::str::from_utf8(self.bytes()).unwrap_or_default()
    }
}

/// Adds bytes with their length.
pub fn write_bytes(bytes: &[u8], out: &mut Vec<u8>) {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX).write(out);
    out.extend_from_slice(bytes);
}

impl Packed for u32 {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }

    fn read(from: &mut Bytes) -> Self {
        from.take(4).try_into().map_or(0, Self::from_le_bytes)
    }
}

impl Packed for usize {
    fn write(&self, out: &mut Vec<u8>) {
        u32::try_from(*self).unwrap_or(u32::MAX).write(out);
    }

    fn read(from: &mut Bytes) -> Self {
        u32::read(from) as Self
    }
}

impl Packed for i32 {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }

    fn read(from: &mut Bytes) -> Self {
        from.take(4).try_into().map_or(0, Self::from_le_bytes)
    }
}

impl Packed for String {
    fn write(&self, out: &mut Vec<u8>) {
        write_bytes(self.as_bytes(), out);
    }

    fn read(from: &mut Bytes) -> Self {
        from.text().to_owned()
    }
}

/// Lists of numbers are the bulk of what is packed, and are read at one go.
impl Packed for Vec<u32> {
    fn write(&self, out: &mut Vec<u8>) {
        write_bytes(&self.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<_>>(), out);
    }

    fn read(from: &mut Bytes) -> Self {
        let numbers = from.bytes().chunks_exact(4);
        numbers.map(|bytes| bytes.try_into().map_or(0, u32::from_le_bytes)).collect()
    }
}

impl Packed for Vec<String> {
    fn write(&self, out: &mut Vec<u8>) {
        self.len().write(out);
        self.iter().for_each(|one| one.write(out));
    }

    fn read(from: &mut Bytes) -> Self {
        (0..usize::read(from)).map(|_| String::read(from)).collect()
    }
}

impl<C: Choice> Packed for C {
    fn write(&self, out: &mut Vec<u8>) {
        let place = C::WORDS.iter().position(|(_, choice)| choice == self);
        out.push(place.and_then(|place| u8::try_from(place).ok()).unwrap_or_default());
    }

    fn read(from: &mut Bytes) -> Self {
        let place = from.take(1).first().map_or(0, |&byte| usize::from(byte));
        C::WORDS.get(place).unwrap_or(&C::WORDS[0]).1
    }
}

impl<C: Choice> Packed for Vec<C> {
    fn write(&self, out: &mut Vec<u8>) {
        self.len().write(out);
        self.iter().for_each(|one| one.write(out));
    }

    fn read(from: &mut Bytes) -> Self {
        (0..usize::read(from)).map(|_| C::read(from)).collect()
    }
}

impl<C: Choice> Packed for Option<C> {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::from(self.is_some()));
        if let Some(choice) = self {
            choice.write(out);
        }
    }

    fn read(from: &mut Bytes) -> Self {
        (from.take(1) == [1]).then(|| C::read(from))
    }
}
