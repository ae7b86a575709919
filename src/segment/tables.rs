//! The words that a pack knows something of, ready to be looked up.
//!
//! Takes the rows of function words, abbreviations and first names; tells of a word in its compared form what they say. The tables can be written
//! to bytes and read from them without being built anew.

use super::grammar::Uses;
use crate::lexicon::numbers::Numbers;
use crate::lexicon::packed::{Bytes, Packed};
use crate::lexicon::texts::Texts;
use crate::lexicon::{Choice, EndsSentence, FunctionWordRow, Gender, Pack};
use crate::normal::normal;
use std::collections::{BTreeMap, BTreeSet};

/// The words that a pack knows something of.
#[derive(Debug, Default)]
pub struct Tables {
    words: Texts,
    uses: Numbers,
    /// Beginnings of function words with their uses.
    starts: Affixes,
    /// Ends of function words with their uses.
    ends: Affixes,
    abbreviations: Texts,
    /// What may stand before the last stop of an abbreviation: the ends of all, without that stop.
    abbreviation_ends: Texts,
    first_names: Texts,
}

/// Beginnings of words with their uses, or ends, by their outer byte: most words have the outer byte of few.
type Affixes = BTreeMap<Option<u8>, Vec<(String, Uses)>>;

/// Returns the first byte of a beginning or of a word.
fn first(text: &str) -> Option<u8> {
    text.bytes().next()
}

/// Returns the last byte of an end or of a word.
fn last(text: &str) -> Option<u8> {
    text.bytes().next_back()
}

/// Returns the affixes that a word with that outer byte may have: those that begin or end so, and empty ones.
fn possible(affixes: &Affixes, outer: Option<u8>) -> impl Iterator<Item = &(String, Uses)> {
    [outer, None].into_iter().filter_map(|outer| affixes.get(&outer)).flatten()
}

impl Tables {
    /// Returns the tables of a pack, made at build time where it is built in.
    pub fn of(pack: &Pack) -> Self {
        pack.built_in_tables().map_or_else(|| Self::new(pack), |mut from| Self::read(&mut from))
    }

    fn new(pack: &Pack) -> Self {
        let ends: BTreeSet<String> = pack.abbreviations.iter().flat_map(|row| ends(&normal(&row.abbreviation))).collect();
        let mut tables = Self {
            abbreviations: table(pack.abbreviations.iter().map(|row| (&*row.abbreviation, row.ends_sentence))),
            abbreviation_ends: ends.iter().map(|end| (end.as_str(), 0)).collect(),
            first_names: table(pack.first_names.iter().map(|row| (&*row.name, row.gender))),
            ..Self::default()
        };
        tables.add(&pack.function_words);
        tables
    }

    fn add(&mut self, rows: &[FunctionWordRow]) {
        let mut words: BTreeMap<String, Uses> = BTreeMap::new();
        for row in rows {
            let (word, set) = (normal(row.word.trim()).into_owned(), Uses::default().with(&row.uses));
            if let Some(end) = word.strip_prefix('*') {
                self.ends.entry(last(end)).or_default().push((end.to_owned(), set));
            } else if let Some(start) = word.strip_suffix('*') {
                self.starts.entry(first(start)).or_default().push((start.to_owned(), set));
            } else {
                let entry = words.entry(word).or_default();
                *entry = entry.and(set);
            }
        }
        self.words = words.keys().map(String::as_str).zip(0..).collect();
        self.uses = words.values().flat_map(|uses| uses.numbers()).collect();
    }

    /// Returns the uses of a word; an exact row overrules the patterns.
    pub fn uses(&self, word: &str) -> Uses {
        if let Some(at) = self.words.get(word) {
            let at = 2 * at as usize;
            return Uses::of_numbers([self.uses.at(at), self.uses.at(at + 1)]);
        }
        let starts = possible(&self.starts, first(word)).filter(|(start, _)| word.len() > start.len() && word.starts_with(start.as_str()));
        let ends = possible(&self.ends, last(word)).filter(|(end, _)| word.len() > end.len() && word.ends_with(end.as_str()));
        starts.chain(ends).fold(Uses::default(), |set, (_, uses)| set.and(*uses))
    }

    /// Returns the gender of a first name.
    pub fn first_name(&self, word: &str) -> Option<Gender> {
        self.first_names.get(word).map(choice)
    }

    /// Says whether an abbreviation may end a sentence; nothing when it is none.
    pub fn abbreviation(&self, word: &str) -> Option<EndsSentence> {
        self.abbreviations.get(word).map(choice)
    }

    /// Says whether a word may stand before the last stop of an abbreviation.
    pub fn ends_abbreviation(&self, word: &str) -> bool {
        self.abbreviation_ends.get(word).is_some()
    }
}

/// Returns words in their compared form with the place of what is said of them; the last row of a word holds.
fn table<'r, C: Choice>(rows: impl Iterator<Item = (&'r str, C)>) -> Texts {
    let words: BTreeMap<String, C> = rows.map(|(word, choice)| (normal(word).into_owned(), choice)).collect();
    let place = |choice: &C| C::WORDS.iter().position(|(_, one)| one == choice).and_then(|place| u32::try_from(place).ok());
    words.iter().map(|(word, choice)| (word.as_str(), place(choice).unwrap_or_default())).collect()
}

fn choice<C: Choice>(place: u32) -> C {
    C::WORDS.get(place as usize).unwrap_or(&C::WORDS[0]).1
}

/// Returns every end of an abbreviation, without its last stop.
fn ends(abbreviation: &str) -> Vec<String> {
    let body = abbreviation.strip_suffix('.').unwrap_or(abbreviation);
    body.char_indices().map(|(at, _)| body[at..].to_owned()).collect()
}

impl Packed for (String, Uses) {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
        self.1.numbers().iter().for_each(|number| number.write(out));
    }

    fn read(from: &mut Bytes) -> Self {
        (Packed::read(from), Uses::of_numbers([Packed::read(from), Packed::read(from)]))
    }
}

fn write_affixes(affixes: &Affixes, out: &mut Vec<u8>) {
    affixes.values().map(Vec::len).sum::<usize>().write(out);
    affixes.values().flatten().for_each(|one| one.write(out));
}

fn read_affixes(from: &mut Bytes, outer: fn(&str) -> Option<u8>) -> Affixes {
    let mut affixes = Affixes::new();
    for one in (0..usize::read(from)).map(|_| <(String, Uses)>::read(from)) {
        affixes.entry(outer(&one.0)).or_default().push(one);
    }
    affixes
}

impl Packed for Tables {
    fn write(&self, out: &mut Vec<u8>) {
        self.words.write(out);
        self.uses.write(out);
        write_affixes(&self.starts, out);
        write_affixes(&self.ends, out);
        self.abbreviations.write(out);
        self.abbreviation_ends.write(out);
        self.first_names.write(out);
    }

    fn read(from: &mut Bytes) -> Self {
        Self {
            words: Packed::read(from),
            uses: Packed::read(from),
            starts: read_affixes(from, first),
            ends: read_affixes(from, last),
            abbreviations: Packed::read(from),
            abbreviation_ends: Packed::read(from),
            first_names: Packed::read(from),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Use;

    #[test]
    fn beginnings_and_ends_give_their_uses() {
        let row = |word: &str, one: Use| FunctionWordRow {
            line: 2,
            key: word.to_owned(),
            over: false,
            word: word.to_owned(),
            uses: vec![one],
            note: String::new(),
        };
        let mut tables = Tables::default();
        tables.add(&[row("bo*", Use::Article), row("*lu", Use::Modal), row("*mu", Use::Month), row("bolu", Use::Negation)]);
        let mut bytes = Vec::new();
        tables.write(&mut bytes);
        for tables in [tables, Tables::read(&mut Bytes::new(bytes.leak()))] {
            let uses = |word: &str| [Use::Article, Use::Modal, Use::Month, Use::Negation].map(|one| tables.uses(word).has(one));
            assert_eq!(uses("bozilu"), [true, true, false, false]);
            assert_eq!(uses("bolu"), [false, false, false, true], "an exact row overrules the patterns");
            assert_eq!(uses("bo"), [false; 4], "a beginning is no word");
            assert_eq!(uses("zimu"), [false, false, true, false]);
        }
    }
}
