//! The distinct words that patterns are made of.
//!
//! Takes word keys (a form, a stem, a glob, any number); gives each a number, and tells which of them a word form meets.

use super::globs::Globs;
use crate::lexicon::numbers::Numbers;
use crate::lexicon::packed::{Bytes, Packed};
use crate::lexicon::texts::Texts;
use crate::segment::{FormInfo, Grammar};
use rustc_hash::{FxHashMap, FxHashSet};

/// The number of a pattern word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// What a pattern word meets.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum WordKey {
    /// That very form.
    Exact(String),
    /// Any form with that stem.
    Stem(String),
    /// Any form that fits; `*` stands for any letters.
    Glob(String),
    /// Any number in figures.
    Number,
    /// Any of several words.
    OneOf(Vec<WordKey>),
}

/// All pattern words of a language.
#[derive(Debug, Default)]
pub struct Words {
    exact: Texts,
    stems: Texts,
    globs: Globs,
    /// The word that any number meets, one more; 0 where there is none.
    number: u32,
    /// The word that every form meets, one more; 0 where there is none.
    any: u32,
    /// For each word, where its classes end in `classes`; those of a word that is not reached have none.
    class_ends: Numbers,
    /// The classes of words that words belong to.
    classes: Numbers,
    opens_closes: String,
}

/// The numbers that words get while patterns are compiled.
#[derive(Debug, Default)]
pub struct Numbering {
    ids: FxHashMap<WordKey, WordId>,
    words: Words,
    /// A class for each of its members.
    members: Vec<(WordId, WordId)>,
}

impl Numbering {
    /// Begins without words.
    pub fn new(grammar: &Grammar) -> Self {
        Self { words: Words { opens_closes: grammar.quote_marks(), ..Words::default() }, ..Self::default() }
    }

    /// Numbers classes so that those of a frequent word lie close together; then their members.
    pub fn number_classes<'k>(&mut self, keys: impl Iterator<Item = &'k WordKey>) {
        let mut new = Vec::new();
        for (key, members) in ordered_classes(keys) {
            let id = WordId(u32::try_from(self.ids.len()).unwrap_or(u32::MAX));
            self.ids.insert(key.clone(), id);
            new.push((id, members));
        }
        for (id, members) in new {
            for member in members {
                let member = self.id(member);
                self.members.push((member, id));
            }
        }
    }

    /// Returns the number of a pattern word, adding it when it is new.
    pub fn id(&mut self, key: &WordKey) -> WordId {
        if let Some(&id) = self.ids.get(key) {
            return id;
        }
        let members: Vec<WordId> = if let WordKey::OneOf(keys) = key { keys.iter().map(|key| self.id(key)).collect() } else { Vec::new() };
        let id = WordId(u32::try_from(self.ids.len()).unwrap_or(u32::MAX));
        self.ids.insert(key.clone(), id);
        match key {
            WordKey::Exact(form) => self.words.exact.add(form, id.0),
            WordKey::Stem(stem) => self.words.stems.add(stem, id.0),
            WordKey::Glob(glob) if glob == "*" => self.words.any = id.0 + 1,
            WordKey::Glob(glob) => self.words.globs.add(glob, id.0),
            WordKey::Number => self.words.number = id.0 + 1,
            WordKey::OneOf(_) => self.members.extend(members.into_iter().map(|member| (member, id))),
        }
        id
    }

    /// Returns how many words there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Returns the words, ready to use.
    pub fn finish(mut self) -> Words {
        self.members.sort_unstable();
        let mut at = 0;
        for word in 0..self.ids.len() {
            while self.members.get(at).is_some_and(|(member, _)| member.0 as usize == word) {
                at += 1;
            }
            self.words.class_ends.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        self.words.classes = self.members.iter().map(|(_, class)| class.0).collect();
        self.words
    }
}

/// Returns the distinct classes among keys with their members: those that hold the most frequent member first, among them those that hold the
/// next, and so on.
fn ordered_classes<'k>(keys: impl Iterator<Item = &'k WordKey>) -> Vec<(&'k WordKey, &'k [WordKey])> {
    let mut seen = FxHashSet::default();
    let mut classes: Vec<(&WordKey, &[WordKey])> = Vec::new();
    for key in keys {
        if let (WordKey::OneOf(members), true) = (key, seen.insert(key)) {
            classes.push((key, members));
        }
    }
    let mut counts: FxHashMap<&WordKey, (usize, usize)> = FxHashMap::default();
    for (at, member) in classes.iter().flat_map(|(_, members)| *members).enumerate() {
        counts.entry(member).or_insert((0, at)).0 += 1;
    }
    let rank = |member: &WordKey| counts.get(member).map(|&(count, first)| (std::cmp::Reverse(count), first));
    classes.sort_by_cached_key(|(_, members)| {
        let mut ranks: Vec<_> = members.iter().map(rank).collect();
        ranks.sort_unstable();
        ranks
    });
    classes
}

impl Words {
    /// Returns how many words there are.
    pub fn len(&self) -> usize {
        self.class_ends.len()
    }

    /// Returns the word that every form meets.
    pub fn any(&self) -> Option<WordId> {
        self.any.checked_sub(1).map(WordId)
    }

    /// Puts the pattern words that a form meets in `ids`, in order; the one that every form meets is not among them, its classes are.
    pub fn of(&self, form: &FormInfo<'_>, ids: &mut Vec<WordId>) {
        ids.clear();
        ids.extend(self.exact.get(form.text).map(WordId));
        ids.extend(self.stems.get(form.stem).map(WordId));
        if self.number > 0 && form.text.starts_with(char::is_numeric) {
            ids.push(WordId(self.number - 1));
        }
        self.globs.of(form.text, |id| ids.push(WordId(id)));
        ids.extend(self.any().into_iter().flat_map(|any| self.classes_of(any)));
        for at in 0..ids.len() {
            ids.extend(self.classes_of(ids[at]));
        }
        if ids.len() > 1 {
            ids.sort_unstable();
            ids.dedup();
        }
    }

    fn classes_of(&self, word: WordId) -> impl Iterator<Item = WordId> + use<'_> {
        self.classes.range(self.class_ends.stretch(word.0 as usize)).map(WordId)
    }

    /// Says whether a mark may stand between the words of a term unseen: a comma or a quotation mark.
    pub fn is_transparent(&self, form: &str) -> bool {
        let mut letters = form.chars();
        let single = letters.next().is_some() && letters.next().is_none();
        single && (form == "," || self.opens_closes.contains(form))
    }
}

impl Packed for Words {
    fn write(&self, out: &mut Vec<u8>) {
        self.exact.write(out);
        self.stems.write(out);
        self.globs.write(out);
        self.number.write(out);
        self.any.write(out);
        self.class_ends.write(out);
        self.classes.write(out);
        self.opens_closes.write(out);
    }

    fn read(from: &mut Bytes) -> Self {
        Self {
            exact: Packed::read(from),
            stems: Packed::read(from),
            globs: Packed::read(from),
            number: Packed::read(from),
            any: Packed::read(from),
            class_ends: Packed::read(from),
            classes: Packed::read(from),
            opens_closes: Packed::read(from),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_of_a_frequent_word_stand_together() {
        let class = |members: &[&str]| WordKey::OneOf(members.iter().map(|&member| WordKey::Exact(member.to_owned())).collect());
        let keys = [class(&["bo", "lu"]), class(&["mi"]), class(&["zi", "ku"]), class(&["mi"]), class(&["ku", "lu"]), class(&["lu"])];
        let ordered: Vec<&WordKey> = ordered_classes(keys.iter()).into_iter().map(|(key, _)| key).collect();
        assert_eq!(ordered, [&keys[5], &keys[4], &keys[0], &keys[2], &keys[1]]);
    }
}
