//! A table of the word forms met so far.
//!
//! Takes words as written; gives each distinct compared form a number, its stem and its uses, worked out once. It is kept from article to
//! article by one thread and emptied when it grows too large.

use super::clauses;
use super::grammar::{Grammar, Uses};
use super::pieces::{Border, Part, Parts, Pieces};
use super::signs::Signs;
use super::tokens::parts_of;
use crate::lexicon::Gender;
use crate::normal::normal;
use rustc_hash::FxHasher;
use std::hash::Hasher as _;

/// How many forms are kept before the table is emptied.
const MOST_FORMS: usize = 45_000;

/// The number of a word form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FormId(pub u32);

/// What is known of a word form.
#[derive(Debug, Clone, Copy)]
pub struct FormInfo<'f> {
    /// The compared form.
    pub text: &'f str,
    /// Its stem.
    pub stem: &'f str,
    /// Whether a pronoun of several words may begin with it.
    pub opens_pronoun: bool,
    /// The gender of the first name that it is, if it is one.
    pub first_name: Option<Gender>,
}

/// Where the text of a form and its stem stand among the texts of all, and what else is known of it. Most stems are the beginning of their form.
#[derive(Debug, Clone, Copy)]
struct Entry {
    start: u32,
    end: u32,
    stem: u32,
    stem_end: u32,
    opens_pronoun: bool,
    first_name: Option<Gender>,
}

/// The word forms met so far.
#[derive(Debug, Default)]
pub struct Forms {
    pieces: Pieces,
    /// Positions of forms, one more, with their hashes; 0 where nothing is. Its length is a power of two.
    table: Vec<(u32, u32)>,
    entries: Vec<Entry>,
    /// The texts of forms, one behind the other, and the stems that begin none.
    texts: String,
    /// For each form, its signs.
    signs: Vec<Signs>,
    /// For each form, the place of its uses as a function word: they are asked for so often that they stand close together.
    uses: Vec<u16>,
    /// The sets of uses that forms have.
    sets: Vec<Uses>,
    /// The forms of ASCII marks, one more; 0 where none was met.
    ascii: AsciiMarks,
    generation: u64,
}

#[derive(Debug)]
struct AsciiMarks([u32; 128]);

impl Default for AsciiMarks {
    fn default() -> Self {
        Self([0; 128])
    }
}

impl Forms {
    /// Returns the tokens of the piece `text[start..end]`, which stands between two word borders.
    #[inline]
    pub(super) fn parts(&mut self, text: &str, start: usize, end: usize, grammar: &Grammar) -> Parts {
        match self.pieces.get(text, start, end) {
            Some(parts) => parts,
            None => self.add_piece(&text[start..end], grammar),
        }
    }

    /// Has the places of pieces at hand before they are sought.
    #[inline]
    pub(super) fn touch<'b>(&self, text: &str, few: impl Iterator<Item = &'b Border>) {
        self.pieces.touch(text, few);
    }

    #[cold]
    fn add_piece(&mut self, piece: &str, grammar: &Grammar) -> Parts {
        let tokens = parts_of(piece, grammar, self);
        self.pieces.add(piece, &tokens)
    }

    /// Returns the tokens of a piece of several.
    pub(super) fn many(&self, from: u32, count: u32) -> &[Part] {
        self.pieces.many(from, count)
    }

    /// Returns the number of a single mark as written.
    #[inline]
    pub(super) fn mark(&mut self, mark: &str, grammar: &Grammar) -> FormId {
        match mark.as_bytes() {
            &[byte @ ..128] => match self.ascii.0[usize::from(byte)] {
                0 => {
                    let id = self.intern(mark, grammar);
                    self.ascii.0[usize::from(byte)] = id.0 + 1;
                    id
                }
                known => FormId(known - 1),
            },
            _ => self.intern(mark, grammar),
        }
    }

    /// Returns the number of a word as written.
    pub fn intern(&mut self, word: &str, grammar: &Grammar) -> FormId {
        self.intern_normal(&normal(word), grammar)
    }

    /// Returns the number of a compared form.
    pub fn intern_normal(&mut self, form: &str, grammar: &Grammar) -> FormId {
        if (self.entries.len() + 1) * 2 > self.table.len() {
            self.grow();
        }
        let hash = hash(form);
        let place = self.place(form, hash);
        if let Some(id) = self.table[place].0.checked_sub(1) {
            return FormId(id);
        }
        let id = FormId(number(self.entries.len()));
        let entry = self.entry(form, grammar);
        self.entries.push(entry);
        let uses = grammar.uses(form);
        self.signs.push(clauses::signs(&self.info(id), uses, grammar));
        let set = self.set(uses);
        self.uses.push(set);
        self.table[place] = (id.0 + 1, hash);
        id
    }

    /// Enters the texts of a form and its stem.
    fn entry(&mut self, form: &str, grammar: &Grammar) -> Entry {
        let (start, end) = self.enter(form);
        let stem = grammar.stem.of(form);
        let (stem, stem_end) = if form.starts_with(&*stem) { (start, start + number(stem.len())) } else { self.enter(&stem) };
        Entry { start, end, stem, stem_end, opens_pronoun: grammar.opens_pronoun(form), first_name: grammar.first_name(form) }
    }

    fn enter(&mut self, text: &str) -> (u32, u32) {
        let start = self.texts.len();
        self.texts.push_str(text);
        (number(start), number(self.texts.len()))
    }

    /// Returns the place of a set of uses; there are far fewer than their places have numbers.
    fn set(&mut self, uses: Uses) -> u16 {
        let known = self.sets.iter().position(|&one| one == uses);
        if known.is_none() {
            self.sets.push(uses);
        }
        known.unwrap_or(self.sets.len() - 1).try_into().unwrap_or(u16::MAX)
    }

    /// Returns the place of a form in the table, or the one that it would take.
    fn place(&self, form: &str, hash: u32) -> usize {
        let is_other = |&(id, other): &(u32, u32)| id.checked_sub(1).is_some_and(|id| other != hash || self.text(FormId(id)) != form);
        let (mask, mut place) = (self.table.len() - 1, hash as usize);
        while is_other(&self.table[place & mask]) {
            place += 1;
        }
        place & mask
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(1024);
        let before = std::mem::replace(&mut self.table, vec![(0, 0); size]);
        for entry in before.into_iter().filter(|entry| entry.0 > 0) {
            let mut place = entry.1 as usize;
            while self.table[place & (size - 1)].0 > 0 {
                place += 1;
            }
            self.table[place & (size - 1)] = entry;
        }
    }

    /// Returns the signs of a form.
    #[inline]
    pub(super) fn signs(&self, id: FormId) -> Signs {
        self.signs[id.0 as usize]
    }

    /// Says whether a form may open a noun phrase whatever its letters: a pronoun, an article or the like.
    #[inline]
    #[must_use]
    pub fn may_open_phrase(&self, id: FormId) -> bool {
        self.signs(id).has(Signs::PHRASE)
    }

    /// Returns what is known of a form.
    #[must_use]
    pub fn info(&self, id: FormId) -> FormInfo<'_> {
        let Entry { opens_pronoun, first_name, .. } = self.entries[id.0 as usize];
        FormInfo { text: self.text(id), stem: self.stem(id), opens_pronoun, first_name }
    }

    /// Returns the compared form.
    #[inline]
    #[must_use]
    pub fn text(&self, id: FormId) -> &str {
        let Entry { start, end, .. } = self.entries[id.0 as usize];
        self.texts.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Returns the stem of a form.
    #[inline]
    #[must_use]
    pub fn stem(&self, id: FormId) -> &str {
        let Entry { stem, stem_end, .. } = self.entries[id.0 as usize];
        self.texts.get(stem as usize..stem_end as usize).unwrap_or_default()
    }

    /// Says whether a form is a mark that ends a sentence otherwise than a full stop: as a question, an exclamation or a thought left open.
    #[must_use]
    pub fn is_raised_end(&self, id: FormId) -> bool {
        self.signs(id).has(Signs::TERMINATOR) && !self.signs(id).has(Signs::STOP)
    }

    /// Returns the uses of a form.
    #[inline]
    #[must_use]
    pub fn uses(&self, id: FormId) -> Uses {
        self.sets[usize::from(self.uses[id.0 as usize])]
    }

    /// Says whether a form is a pronoun that may stand for a speaker.
    #[inline]
    #[must_use]
    pub fn is_pronoun(&self, id: FormId) -> bool {
        self.signs(id).has(Signs::PRONOUN)
    }

    /// Says whether a form is a mark that parts phrases: a comma, a colon, a bracket or a dash.
    #[must_use]
    pub fn parts_phrases(&self, id: FormId) -> bool {
        self.signs(id).has(Signs::COMMA.and(Signs::STRONG).and(Signs::DASH))
    }

    /// Returns how many forms there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Says whether no form was met.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns a number that changes when the table is emptied.
    #[must_use]
    pub const fn generation(&self) -> u64 {
        self.generation
    }

    /// Empties the table when it has grown too large; to be called between articles only.
    pub fn trim(&mut self) {
        if self.entries.len() > MOST_FORMS || self.pieces.len() > MOST_FORMS {
            self.pieces.clear();
            self.table.clear();
            self.entries.clear();
            self.texts.clear();
            self.signs.clear();
            self.uses.clear();
            self.sets.clear();
            self.ascii = AsciiMarks::default();
            self.generation += 1;
        }
    }
}

fn hash(form: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(form.as_bytes());
    let hash = hasher.finish();
    (hash ^ hash >> 32) as u32
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
