//! A table of the word forms met so far.
//!
//! Takes words as written; gives each distinct compared form a number, its stem and its uses, worked out once. It is kept from article to
//! article by one thread and emptied when it grows too large.

use super::grammar::{Grammar, Uses};
use crate::normal::normal;
use rustc_hash::FxHashMap;

/// How many forms are kept before the table is emptied.
const MOST_FORMS: usize = 400_000;

/// The number of a word form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FormId(pub u32);

/// What is known of a word form.
#[derive(Debug, Clone)]
pub struct FormInfo {
    /// The compared form.
    pub text: Box<str>,
    /// Its stem.
    pub stem: Box<str>,
    /// Its uses as a function word.
    pub uses: Uses,
    /// Whether it is a pronoun that may stand for a speaker.
    pub pronoun: bool,
}

/// The word forms met so far.
#[derive(Debug, Default)]
pub struct Forms {
    written: FxHashMap<Box<str>, FormId>,
    ids: FxHashMap<Box<str>, FormId>,
    infos: Vec<FormInfo>,
    generation: u64,
}

impl Forms {
    /// Returns the number of a word as written.
    pub fn intern(&mut self, word: &str, grammar: &Grammar) -> FormId {
        if let Some(&id) = self.written.get(word) {
            return id;
        }
        let id = self.intern_normal(&normal(word), grammar);
        self.written.insert(word.into(), id);
        id
    }

    /// Returns the number of a compared form.
    pub fn intern_normal(&mut self, form: &str, grammar: &Grammar) -> FormId {
        if let Some(&id) = self.ids.get(form) {
            return id;
        }
        let id = FormId(u32::try_from(self.infos.len()).unwrap_or(u32::MAX));
        let info = FormInfo {
            text: form.into(),
            stem: grammar.stem.of(form).into(),
            uses: grammar.uses(form),
            pronoun: !grammar.pronouns(form).is_empty(),
        };
        self.infos.push(info);
        self.ids.insert(form.into(), id);
        id
    }

    /// Returns what is known of a form.
    #[must_use]
    pub fn info(&self, id: FormId) -> &FormInfo {
        &self.infos[id.0 as usize]
    }

    /// Returns the compared form.
    #[must_use]
    pub fn text(&self, id: FormId) -> &str {
        &self.info(id).text
    }

    /// Returns the uses of a form.
    #[must_use]
    pub fn uses(&self, id: FormId) -> Uses {
        self.info(id).uses
    }

    /// Returns how many forms there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.infos.len()
    }

    /// Says whether no form was met.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.infos.is_empty()
    }

    /// Returns a number that changes when the table is emptied.
    #[must_use]
    pub const fn generation(&self) -> u64 {
        self.generation
    }

    /// Empties the table when it has grown too large; to be called between articles only.
    pub fn trim(&mut self) {
        if self.infos.len() > MOST_FORMS || self.written.len() > MOST_FORMS {
            self.written.clear();
            self.ids.clear();
            self.infos.clear();
            self.generation += 1;
        }
    }
}
