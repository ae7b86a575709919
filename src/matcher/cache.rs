//! Which pattern words each word form meets, worked out once a form.
//!
//! Takes the table of forms; gives the pattern words by form number. One thread keeps one cache a language.

use super::Matcher;
use super::words::WordId;
use crate::segment::{FormId, FormInfo, Forms};

/// The pattern words of the forms met so far.
#[derive(Debug, Default)]
pub struct WordCache {
    forms: Vec<CachedForm>,
    ids: Vec<WordId>,
    patterns: Vec<Sought>,
    generation: u64,
}

/// A pattern that is sought from a form.
#[derive(Debug, Clone, Copy)]
pub struct Sought {
    /// The pattern's position.
    pub pattern: u32,
    /// A further word that it needs.
    pub other: Option<WordId>,
}

/// What is known of a form, as places in the lists of the cache.
#[derive(Debug, Clone, Copy)]
struct CachedForm {
    ids: u32,
    patterns: u32,
    patterns_len: u32,
    ids_len: u16,
    transparent: bool,
    pause: bool,
}

impl WordCache {
    /// Works out the forms that came since the last call.
    pub(super) fn fill(&mut self, matcher: &Matcher, forms: &Forms) {
        if self.generation != forms.generation() {
            self.forms.clear();
            self.ids.clear();
            self.patterns.clear();
            self.generation = forms.generation();
        }
        for at in self.forms.len()..forms.len() {
            self.add(matcher, forms.info(FormId(number(at))));
        }
    }

    fn add(&mut self, matcher: &Matcher, info: &FormInfo) {
        let found = matcher.words.of(info);
        let (ids, patterns) = (number(self.ids.len()), number(self.patterns.len()));
        self.ids.extend_from_slice(&found);
        let sought = |pattern: u32| Sought { pattern, other: matcher.pattern(pattern).other };
        found.iter().copied().chain(matcher.words.any()).for_each(|id| self.patterns.extend(matcher.sought_from(id).map(sought)));
        self.forms.push(CachedForm {
            ids,
            patterns,
            patterns_len: number(self.patterns.len()) - patterns,
            ids_len: u16::try_from(found.len()).unwrap_or(u16::MAX),
            transparent: matcher.words.is_transparent(&info.text),
            pause: &*info.text == ",",
        });
    }

    #[inline]
    pub(super) fn ids(&self, form: FormId) -> &[WordId] {
        let one = &self.forms[form.0 as usize];
        &self.ids[one.ids as usize..one.ids as usize + usize::from(one.ids_len)]
    }

    #[inline]
    pub(super) fn patterns(&self, form: FormId) -> &[Sought] {
        let one = &self.forms[form.0 as usize];
        if one.patterns_len == 0 {
            return &[];
        }
        &self.patterns[one.patterns as usize..(one.patterns + one.patterns_len) as usize]
    }

    pub(super) fn is_pause(&self, form: FormId) -> bool {
        self.forms[form.0 as usize].pause
    }

    pub(super) fn is_transparent(&self, form: FormId) -> bool {
        self.forms[form.0 as usize].transparent
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
