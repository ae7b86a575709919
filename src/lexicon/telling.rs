//! The words that tell a language.
//!
//! Takes words in their compared form, each with the positions of the packs that know it; tells which packs a word speaks for. It counts nothing.

use super::numbers::Numbers;
use super::packed::{Bytes, Packed};
use super::texts::Texts;

/// Words with the packs that they speak for.
#[derive(Debug, Clone, Default)]
pub struct Telling {
    words: Texts,
    /// Where each word's packs end in `owners`.
    ends: Numbers,
    owners: Numbers,
    /// For each first byte, the lengths of the words that begin with it, as bits; the last bit stands for all that are longer.
    lengths: Numbers,
}

impl Telling {
    /// Says whether a word's first letter and length are those of a telling word.
    #[must_use]
    #[inline]
    pub fn may_tell(&self, word: &[u8]) -> bool {
        self.lengths.at(usize::from(first(word).to_ascii_lowercase())) & length(word) != 0
    }

    /// Returns the packs that a word in its compared form speaks for.
    pub fn owners(&self, word: &[u8]) -> impl ExactSizeIterator<Item = usize> + use<'_> {
        let at = if self.may_tell(word) { self.words.get_bytes(word) } else { None };
        let range = at.map_or(0..0, |at| self.ends.stretch(at as usize));
        range.map(|at| self.owners.at(at) as usize)
    }
}

impl FromIterator<(String, Vec<u16>)> for Telling {
    fn from_iter<Other: IntoIterator<Item = (String, Vec<u16>)>>(all: Other) -> Self {
        let mut telling = Self { lengths: Numbers::noughts(256), ..Self::default() };
        for ((word, owners), number) in all.into_iter().zip(0..) {
            telling.words.add(&word, number);
            owners.into_iter().for_each(|owner| telling.owners.push(u32::from(owner)));
            telling.ends.push(u32::try_from(telling.owners.len()).unwrap_or(u32::MAX));
            let first = usize::from(first(word.as_bytes()));
            telling.lengths.set(first, telling.lengths.at(first) | length(word.as_bytes()));
        }
        telling
    }
}

/// Returns the first byte of a word.
fn first(word: &[u8]) -> u8 {
    word.first().copied().unwrap_or_default()
}

/// Returns the bit of a word's length.
fn length(word: &[u8]) -> u32 {
    1 << word.len().min(31)
}

impl Packed for Telling {
    fn write(&self, out: &mut Vec<u8>) {
        self.words.write(out);
        self.ends.write(out);
        self.owners.write(out);
        self.lengths.write(out);
    }

    fn read(from: &mut Bytes) -> Self {
        Self { words: Packed::read(from), ends: Packed::read(from), owners: Packed::read(from), lengths: Packed::read(from) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_speak_for_their_packs() {
        let telling: Telling = [("und".to_owned(), vec![0]), ("die".to_owned(), vec![0, 2])].into_iter().collect();
        let owners = |word: &str| telling.owners(word.as_bytes()).collect::<Vec<_>>();
        assert_eq!((owners("und"), owners("die"), owners("der")), (vec![0], vec![0, 2], vec![]));
        assert!(telling.may_tell(b"Uhr") && !telling.may_tell(b"oder"));
    }
}
