//! What cutting a text needs to know of a language, ready to use.
//!
//! Takes a pack; gives its elisions, function words, pronouns, abbreviations, quotation marks and stemmer.

use super::numbers::NumberWords;
use super::stem::Stem;
use super::tables::Tables;
use crate::lexicon::packed::Packed as _;
use crate::lexicon::{Choice as _, EndsSentence, Gender, Number, Pack, PronounRow, Use};
use crate::normal::normal;
use rustc_hash::{FxHashMap, FxHashSet};

/// Marks that open nothing by themselves, whatever longer mark they begin.
const STOPS: &[char] = &[',', '.', ';', ':'];

/// The uses of a function word, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Uses(u64);

impl Uses {
    const NOUNS: u64 = 1 << Use::Work as u64 | 1 << Use::Asker as u64;

    /// Says whether the word has that use.
    #[must_use]
    pub const fn has(self, one: Use) -> bool {
        self.0 & (1 << one as u64) != 0
    }

    /// Says whether the word has one of those uses.
    #[inline]
    #[must_use]
    pub fn has_any(self, many: &[Use]) -> bool {
        // A list that is known when the program is built becomes one number.
        self.0 & many.iter().fold(0, |set, &one| set | (1 << one as u64)) != 0
    }

    /// Says whether the word is no function word; nouns that name works or label who asks are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 & !Self::NOUNS == 0
    }

    /// Says whether the word is no function word but for telling the language.
    #[must_use]
    pub const fn is_content(self) -> bool {
        self.0 & !(Self::NOUNS | 1 << Use::Detect as u64) == 0
    }

    pub(super) fn with(self, uses: &[Use]) -> Self {
        Self(uses.iter().fold(self.0, |set, &one| set | (1 << one as u64)))
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn numbers(self) -> [u32; 2] {
        [self.0 as u32, (self.0 >> 32) as u32]
    }

    pub(super) const fn of_numbers([low, high]: [u32; 2]) -> Self {
        Self(low as u64 | (high as u64) << 32)
    }
}

/// One reading of a pronoun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pronoun {
    /// Its gender.
    pub gender: Gender,
    /// Its number.
    pub number: Number,
}

/// A language's grammar, as far as rows state it.
#[derive(Debug)]
pub struct Grammar {
    /// The stemmer.
    pub stem: Stem,
    /// Elided beginnings with their full forms, such as `l'` and `le`.
    pub(super) elisions: Vec<(String, String)>,
    /// Endings that are cut off as words of their own, such as `'s`.
    pub(super) enclitics: Vec<String>,
    tables: Tables,
    pronouns: FxHashMap<String, Vec<Pronoun>>,
    /// The first words of pronouns of several words.
    pronoun_starts: FxHashSet<String>,
    /// Whether every noun begins with a capital letter.
    pub capital_nouns: bool,
    /// The number words.
    pub numbers: NumberWords,
    opens: Vec<char>,
    /// Opening marks that are made of stops.
    long_openers: Vec<String>,
    closes: Vec<char>,
}

impl Grammar {
    /// Prepares the grammar of a pack.
    #[must_use]
    pub fn new(pack: &Pack) -> Self {
        let mut grammar = Self {
            stem: Stem::named(pack.setting("stemmer")),
            elisions: elisions(pack.setting("elisions")),
            enclitics: parts(pack.setting("enclitics")).map(|part| normal(part).into_owned()).collect(),
            tables: Tables::of(pack),
            pronouns: pronouns(&pack.pronouns),
            pronoun_starts: FxHashSet::default(),
            capital_nouns: pack.setting("nouns") == "capital",
            numbers: NumberWords::new(pack.setting("numbers"), pack.setting("decimal_mark")),
            opens: pack.quote_marks.iter().flat_map(|row| row.open.chars()).filter(|mark| !STOPS.contains(mark)).collect(),
            long_openers: long_openers(pack),
            closes: pack.quote_marks.iter().flat_map(|row| row.close.chars()).collect(),
        };
        grammar.pronoun_starts = grammar.pronouns.keys().filter_map(|pronoun| grammar.first_of_several(pronoun)).collect();
        grammar
    }

    /// Returns the first word of a pronoun of several words, in its full form.
    fn first_of_several(&self, pronoun: &str) -> Option<String> {
        let end = pronoun.find(|mark: char| !mark.is_alphanumeric())?;
        let elided = end + usize::from(pronoun[end..].starts_with('\''));
        let first = self.full_form(&pronoun[..elided]).unwrap_or(&pronoun[..end]);
        Some(first.to_owned())
    }

    /// Returns the uses of a word in its compared form; an exact row overrules the patterns.
    #[must_use]
    pub fn uses(&self, word: &str) -> Uses {
        self.tables.uses(word)
    }

    /// Writes the tables of words to bytes.
    pub fn pack(&self, out: &mut Vec<u8>) {
        self.tables.write(out);
    }

    /// Returns the readings of a pronoun in its compared form.
    #[must_use]
    pub fn pronouns(&self, word: &str) -> &[Pronoun] {
        self.pronouns.get(word).map_or(&[], Vec::as_slice)
    }

    /// Says whether a pronoun of several words may begin with a word in its compared form.
    #[must_use]
    pub fn opens_pronoun(&self, word: &str) -> bool {
        self.pronoun_starts.contains(word)
    }

    /// Returns the gender of a first name in its compared form.
    #[must_use]
    pub fn first_name(&self, word: &str) -> Option<Gender> {
        self.tables.first_name(word)
    }

    /// Says whether an abbreviation (compared form, with its stops) may end a sentence; nothing when it is none.
    #[must_use]
    pub fn abbreviation(&self, word: &str) -> Option<EndsSentence> {
        self.tables.abbreviation(word)
    }

    /// Says whether a word may stand before the last stop of an abbreviation.
    pub(super) fn ends_abbreviation(&self, word: &str) -> bool {
        self.tables.ends_abbreviation(word)
    }

    /// Returns the full form of an elided beginning that stands alone, such as `n'`.
    #[must_use]
    pub fn full_form(&self, word: &str) -> Option<&str> {
        let word = normal(word);
        self.elisions.iter().find(|(elided, _)| *elided == word).map(|(_, full)| full.as_str())
    }

    /// Says whether a piece of a term is an ending that is cut off as a word of its own.
    #[must_use]
    pub fn is_enclitic(&self, piece: &str) -> bool {
        self.enclitics.iter().any(|end| *end == normal(piece))
    }

    /// Returns every quotation mark of the language.
    #[must_use]
    pub fn quote_marks(&self) -> String {
        self.opens.iter().chain(&self.closes).collect()
    }

    /// Says whether a mark that both opens and closes opens first of all: the row that names it first says so.
    #[must_use]
    pub fn leans_open(&self, mark: char) -> bool {
        let place = |marks: &[char]| marks.iter().position(|&one| one == mark).unwrap_or(usize::MAX);
        place(&self.opens) < place(&self.closes)
    }

    /// Says whether a character opens quotations.
    #[must_use]
    pub fn opens(&self, mark: char) -> bool {
        self.opens.contains(&mark)
    }

    /// Says whether a text begins with an opening mark that is made of stops.
    #[must_use]
    pub fn opens_long(&self, text: &str) -> bool {
        self.long_openers.iter().any(|mark| text.starts_with(mark.as_str()))
    }

    /// Says whether a character closes quotations.
    #[must_use]
    pub fn closes(&self, mark: char) -> bool {
        self.closes.contains(&mark)
    }
}

fn long_openers(pack: &Pack) -> Vec<String> {
    let marks = pack.quote_marks.iter().map(|row| row.open.to_string());
    marks
        .filter(|mark| mark.starts_with(STOPS) && mark.chars().count() > 1)
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect()
}

fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|part| !part.is_empty())
}

/// Reads `l'>le|d'>de`; a beginning without a full form stands for itself.
fn elisions(cell: &str) -> Vec<(String, String)> {
    let mut pairs: Vec<_> = parts(cell)
        .map(|part| {
            let (start, full) = part.split_once('>').unwrap_or((part, part));
            (normal(start.trim()).into_owned(), normal(full.trim()).into_owned())
        })
        .collect();
    pairs.sort_by_key(|(start, _)| std::cmp::Reverse(start.len()));
    pairs
}

fn pronouns(rows: &[PronounRow]) -> FxHashMap<String, Vec<Pronoun>> {
    let mut map: FxHashMap<String, Vec<Pronoun>> = FxHashMap::default();
    for row in rows {
        map.entry(normal(&row.pronoun).into_owned()).or_default().push(Pronoun { gender: row.gender, number: row.number });
    }
    map
}

const _: () = assert!(Use::WORDS.len() <= 64, "Uses holds 64 uses at most");
