//! The distinct words that patterns are made of.
//!
//! Takes word keys (a form, a stem, a glob, any number); gives each a number, and tells which of them a word form meets.

use crate::segment::{FormInfo, Grammar};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

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

/// The pattern words that a form meets.
pub type WordIds = SmallVec<[WordId; 3]>;

/// All pattern words of a language.
#[derive(Debug)]
pub struct Words {
    ids: FxHashMap<WordKey, WordId>,
    exact: FxHashMap<String, WordId>,
    stems: FxHashMap<String, WordId>,
    globs: Globs,
    number: Option<WordId>,
    /// For each word, the classes of words that it belongs to.
    classes: FxHashMap<WordId, WordIds>,
    opens_closes: String,
}

impl Words {
    /// Makes an empty set.
    pub fn new(grammar: &Grammar) -> Self {
        Self {
            ids: FxHashMap::default(),
            exact: FxHashMap::default(),
            stems: FxHashMap::default(),
            globs: Globs::default(),
            number: None,
            classes: FxHashMap::default(),
            opens_closes: grammar.quote_marks(),
        }
    }

    /// Returns how many pattern words there are.
    pub fn len(&self) -> usize {
        self.ids.len()
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
            WordKey::Exact(form) => drop(self.exact.insert(form.clone(), id)),
            WordKey::Stem(stem) => drop(self.stems.insert(stem.clone(), id)),
            WordKey::Glob(glob) => self.globs.add(glob, id),
            WordKey::Number => self.number = Some(id),
            WordKey::OneOf(_) => members.into_iter().for_each(|member| self.classes.entry(member).or_default().push(id)),
        }
        id
    }

    /// Returns the pattern words that a form meets.
    pub fn of(&self, form: &FormInfo) -> WordIds {
        let mut ids = WordIds::new();
        ids.extend(self.exact.get(&*form.text).copied());
        ids.extend(self.stems.get(&*form.stem).copied());
        if form.text.starts_with(char::is_numeric) {
            ids.extend(self.number);
        }
        ids.extend(self.globs.of(&form.text));
        for at in 0..ids.len() {
            let classes = self.classes.get(&ids[at]).cloned().unwrap_or_default();
            ids.extend(classes);
        }
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Says whether a mark may stand between the words of a term unseen: a comma or a quotation mark.
    pub fn is_transparent(&self, form: &str) -> bool {
        form == "," || (form.chars().count() == 1 && self.opens_closes.contains(form))
    }
}

/// Words with `*`, kept by their last or first byte, so that a form is held against few of them.
#[derive(Debug, Default)]
struct Globs {
    ends: FxHashMap<u8, Vec<(Glob, WordId)>>,
    starts: FxHashMap<u8, Vec<(Glob, WordId)>>,
    others: Vec<(Glob, WordId)>,
}

impl Globs {
    fn add(&mut self, text: &str, id: WordId) {
        let glob = Glob::new(text);
        let list = match (glob.end.bytes().last(), glob.start.bytes().next()) {
            (Some(end), _) => self.ends.entry(end).or_default(),
            (None, Some(start)) => self.starts.entry(start).or_default(),
            (None, None) => &mut self.others,
        };
        list.push((glob, id));
    }

    /// Returns the words that a form fits.
    fn of<'g>(&'g self, form: &'g str) -> impl Iterator<Item = WordId> + 'g {
        let ends = form.bytes().last().and_then(|end| self.ends.get(&end));
        let starts = form.bytes().next().and_then(|start| self.starts.get(&start));
        let all = ends.into_iter().chain(starts).flatten().chain(&self.others);
        all.filter(|(glob, _)| glob.fits(form)).map(|&(_, id)| id)
    }
}

/// A word with `*` for any letters.
#[derive(Debug)]
struct Glob {
    start: String,
    middle: Vec<String>,
    end: String,
}

impl Glob {
    fn new(text: &str) -> Self {
        let mut parts: Vec<String> = text.split('*').map(str::to_owned).collect();
        let end = parts.pop().unwrap_or_default();
        let middle = parts.split_off(parts.len().min(1)).into_iter().filter(|part| !part.is_empty()).collect();
        Self { start: parts.pop().unwrap_or_default(), middle, end }
    }

    fn fits(&self, word: &str) -> bool {
        let Some(rest) = word.strip_prefix(self.start.as_str()) else { return false };
        let Some(mut rest) = rest.strip_suffix(self.end.as_str()) else { return false };
        for part in &self.middle {
            let Some(at) = rest.find(part.as_str()) else { return false };
            rest = &rest[at + part.len()..];
        }
        true
    }
}
