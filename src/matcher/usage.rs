//! How much more one stance uses a word than the others, from counts.
//!
//! Takes the rows of `usage.csv`; gives each word's three weights. A weight is the logarithm of the share that the word has of all words of a
//! stance, less the mean of the three: the naive Bayes classifier's (Maron 1961), with one added to every count (Laplace). In thousandths, so
//! that sums are exact. It decides nothing about a text.

use super::texts::Texts;
use crate::lexicon::packed::{Bytes, Packed};
use crate::lexicon::{Rows, UsageRow};
use crate::normal::normal;
use crate::segment::Grammar;

/// The weights of a word for bull, bear and neutral, in thousandths; they add up to about 0.
pub type Weights = [i32; 3];

/// The words whose usage is known.
#[derive(Debug, Clone, Default)]
pub struct Usage {
    /// The place of each stem in `weights`.
    stems: Texts,
    weights: Vec<i32>,
}

impl Usage {
    /// Works out the weights; of two rows with one stem the last counts, which may be laid over the other.
    #[must_use]
    pub fn new(rows: &Rows<UsageRow>, grammar: &Grammar) -> Self {
        let counts: Vec<[i32; 3]> = rows.iter().map(|row| [row.bull, row.bear, row.neutral]).collect();
        let totals = [0, 1, 2].map(|side| counts.iter().map(|count| f64::from(count[side]) + 1.0).sum());
        let mut usage = Self::default();
        for (row, count) in rows.iter().zip(&counts).rev() {
            let word = normal(&row.word);
            let stem = grammar.stem.of(&word);
            if usage.stems.get(&stem).is_none() {
                usage.stems.add(&stem, u32::try_from(usage.weights.len() / 3).unwrap_or(u32::MAX));
                usage.weights.extend(weights(count, &totals));
            }
        }
        usage
    }

    /// Returns the place of the word with this stem.
    #[must_use]
    pub fn place(&self, stem: &str) -> Option<u32> {
        self.stems.get(stem)
    }

    /// Returns the weights of the word at a place.
    #[must_use]
    pub fn at(&self, place: u32) -> Option<Weights> {
        let at = place as usize * 3;
        self.weights.get(at..at + 3)?.try_into().ok()
    }

    /// Returns the weights of the word with this stem.
    #[must_use]
    pub fn of(&self, stem: &str) -> Option<Weights> {
        self.at(self.place(stem)?)
    }

    /// Says whether no word is known.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }
}

fn weights(count: &[i32; 3], totals: &[f64; 3]) -> Weights {
    let logs: [f64; 3] = [0, 1, 2].map(|side| libm::log((f64::from(count[side]) + 1.0) / totals[side]));
    let mean = logs.iter().sum::<f64>() / 3.0;
    #[expect(clippy::cast_possible_truncation, reason = "logarithms of counts are small")]
    let milli = |log: f64| (1000.0 * (log - mean)).round() as i32;
    logs.map(milli)
}

impl Packed for Usage {
    fn write(&self, out: &mut Vec<u8>) {
        self.stems.write(out);
        self.weights.iter().map(|weight| weight.cast_unsigned()).collect::<Vec<u32>>().write(out);
    }

    fn read(from: &mut Bytes) -> Self {
        let stems = Packed::read(from);
        Self { stems, weights: Vec::<u32>::read(from).into_iter().map(u32::cast_signed).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Pack;

    fn row(word: &str, [bull, bear, neutral]: [i32; 3]) -> UsageRow {
        UsageRow { line: 2, key: word.to_owned(), over: false, word: word.to_owned(), bull, bear, neutral }
    }

    fn usage() -> Usage {
        let rows = vec![row("bolu", [9, 0, 0]), row("popu", [0, 9, 0]), row("kaku", [3, 3, 3])];
        Usage::new(&rows.into(), &Grammar::new(&Pack::default()))
    }

    #[test]
    fn a_word_leans_to_those_who_use_it() {
        let usage = usage();
        let [bull, bear, neutral] = usage.of("bolu").expect("a known word");
        // ln((9 + 1) / 15), ln((0 + 1) / 15) and ln((0 + 1) / 6), less their mean.
        assert_eq!((bull, bear, neutral), (1230, -1073, -157));
        let [_, popu, _] = usage.of("popu").expect("a known word");
        assert_eq!(popu, bull, "both sides are weighed alike");
        assert_eq!(usage.of("zuzu"), None);
    }

    #[test]
    fn a_row_laid_over_the_pack_replaces_one_of_its_stem() {
        let rows: Vec<UsageRow> =
            [[9, 0, 0], [0, 9, 0]].into_iter().flat_map(|counts| [row("bolu", counts), row("kaku", [1, 1, 1])]).collect();
        let [bull, bear, _] = Usage::new(&rows.into(), &Grammar::new(&Pack::default())).of("bolu").expect("a known word");
        assert!(bear > bull);
    }

    #[test]
    fn bytes_hold_it_whole() {
        let mut bytes = Vec::new();
        usage().write(&mut bytes);
        let read = Usage::read(&mut Bytes::new(bytes.leak()));
        assert_eq!((read.of("kaku"), read.is_empty()), (usage().of("kaku"), false));
    }
}
