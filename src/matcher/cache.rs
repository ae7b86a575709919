//! Which pattern words each word form meets, worked out once a form.
//!
//! Takes the table of forms; gives the pattern words by form number. One thread keeps one cache a language.

use super::Matcher;
use super::find::Present;
use super::words::WordId;
use crate::segment::{FormId, FormInfo, Forms};

/// The pattern words of the forms met so far.
#[derive(Debug, Default)]
pub struct WordCache {
    forms: Vec<CachedForm>,
    words: Vec<Bits>,
    patterns: Vec<Sought>,
    generation: u64,
    /// Room for the words of a sentence.
    pub(super) present: Present,
}

/// Some of thirty-two pattern words, as bits: a frequent word is in many classes.
#[derive(Debug, Clone, Copy)]
pub struct Bits {
    /// Which thirty-two.
    pub at: u32,
    /// Which of them.
    pub bits: u32,
}

impl Bits {
    /// Returns one word.
    pub const fn of(word: WordId) -> Self {
        Self { at: word.0 / u32::BITS, bits: 1 << (word.0 % u32::BITS) }
    }
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
    words: u32,
    patterns: u32,
    patterns_len: u32,
    words_len: u16,
    transparent: bool,
    pause: bool,
}

impl WordCache {
    /// Works out the forms that came since the last call.
    pub(super) fn fill(&mut self, matcher: &Matcher, forms: &Forms) {
        if self.generation != forms.generation() {
            self.forms.clear();
            self.words.clear();
            self.patterns.clear();
            self.generation = forms.generation();
        }
        for at in self.forms.len()..forms.len() {
            self.add(matcher, forms.info(FormId(number(at))));
        }
    }

    fn add(&mut self, matcher: &Matcher, info: &FormInfo) {
        let found = matcher.words.of(info);
        let (words, patterns) = (number(self.words.len()), number(self.patterns.len()));
        self.words.extend(found.chunk_by(|one, next| Bits::of(*one).at == Bits::of(*next).at).map(|chunk| {
            let bits = chunk.iter().fold(0, |bits, &word| bits | Bits::of(word).bits);
            Bits { at: Bits::of(chunk[0]).at, bits }
        }));
        let sought = |pattern: u32| Sought { pattern, other: matcher.pattern(pattern).other };
        found.iter().copied().chain(matcher.words.any()).for_each(|id| self.patterns.extend(matcher.sought_from(id).map(sought)));
        self.forms.push(CachedForm {
            words,
            patterns,
            patterns_len: number(self.patterns.len()) - patterns,
            words_len: u16::try_from(self.words.len() - words as usize).unwrap_or(u16::MAX),
            transparent: matcher.words.is_transparent(&info.text),
            pause: &*info.text == ",",
        });
    }

    #[inline]
    pub(super) fn words(&self, form: FormId) -> &[Bits] {
        let one = &self.forms[form.0 as usize];
        &self.words[one.words as usize..one.words as usize + usize::from(one.words_len)]
    }

    /// Says whether a form meets a word.
    #[inline]
    pub(super) fn has(&self, form: FormId, word: WordId) -> bool {
        let Bits { at, bits } = Bits::of(word);
        self.words(form).iter().any(|own| own.at == at && own.bits & bits != 0)
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
