//! Which pattern words each word form meets, and what its usage is, worked out once a form.
//!
//! Takes the table of forms; gives the pattern words by form number. One thread keeps one cache a language.

use super::Matcher;
use super::find::Present;
use super::usage::WordUse;
use super::words::WordId;
use crate::segment::{FormId, FormInfo, Forms};

/// Two numbers that stand side by side.
pub type Pair = [u32; 2];

/// Stands for no further word.
const NONE: u32 = u32::MAX;

/// The pattern words of the forms met so far. What is asked of a form stands side by side, since most of the time goes into waiting for it.
#[derive(Debug, Default)]
pub struct WordCache {
    /// For each form, its signs: they tell of most forms that there is no more to know.
    signs: Vec<u8>,
    /// For each form, where its record begins.
    starts: Vec<u32>,
    /// The records: how many words and patterns a form has; its words, as [`Bits`]; the patterns that are sought from it, each with a further word
    /// that it needs.
    records: Vec<Pair>,
    /// For each form, what is known of its usage.
    uses: Vec<WordUse>,
    generation: u64,
    /// Room for the words of a sentence.
    pub(super) present: Present,
    /// Room for the words of a form.
    found: Vec<WordId>,
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
    #[inline]
    pub const fn of(word: WordId) -> Self {
        Self { at: word.0 / u32::BITS, bits: 1 << (word.0 % u32::BITS) }
    }
}

/// Meets a pattern word.
const WORDS: u8 = 1;
/// A pattern is sought from it.
const PATTERNS: u8 = 2;
/// May stand between the words of a term unseen.
const TRANSPARENT: u8 = 4;
/// Is a comma.
const PAUSE: u8 = 8;

impl WordCache {
    /// Works out the forms that came since the last call.
    pub(super) fn fill(&mut self, matcher: &Matcher, forms: &Forms) {
        if self.generation != forms.generation() {
            self.signs.clear();
            self.starts.clear();
            self.records.clear();
            self.uses.clear();
            self.generation = forms.generation();
        }
        for at in self.signs.len()..forms.len() {
            self.add(matcher, &forms.info(FormId(number(at))));
        }
    }

    /// Returns what is known of the usage of a form met.
    #[must_use]
    pub fn usage(&self, form: FormId) -> &WordUse {
        &self.uses[form.0 as usize]
    }

    fn add(&mut self, matcher: &Matcher, info: &FormInfo<'_>) {
        self.uses.push(matcher.usage.word(info.stem));
        let start = self.records.len();
        self.records.push([0, 0]);
        matcher.words.of(info, &mut self.found);
        self.add_words(start + 1);
        let words = self.records.len() - start - 1;
        for id in self.found.iter().copied().chain(matcher.words.any()) {
            let other = |pattern| matcher.other_word(pattern).map_or(NONE, |word| word.0);
            self.records.extend(matcher.sought_from(id).map(|pattern| [pattern, other(pattern)]));
        }
        let patterns = self.records.len() - start - 1 - words;
        self.records[start] = [number(words), number(patterns)];
        self.starts.push(number(start));
        let sign = |sign: u8, holds: bool| if holds { sign } else { 0 };
        self.signs.push(
            sign(WORDS, words > 0)
                | sign(PATTERNS, patterns > 0)
                | sign(TRANSPARENT, matcher.words.is_transparent(info.text))
                | sign(PAUSE, info.text == ","),
        );
        if words + patterns == 0 {
            self.records.truncate(start);
        }
    }

    /// Adds the words found to the record whose words begin at `first`.
    fn add_words(&mut self, first: usize) {
        for &word in &self.found {
            let Bits { at, bits } = Bits::of(word);
            match self.records[first..].last_mut() {
                Some([last, all]) if *last == at => *all |= bits,
                _ => self.records.push([at, bits]),
            }
        }
    }

    #[inline]
    fn is(&self, form: FormId, sign: u8) -> bool {
        self.signs[form.0 as usize] & sign != 0
    }

    /// Looks at the records of forms without waiting for them, so that the memory has them at hand when they are read.
    pub(super) fn touch(&self, forms: impl Iterator<Item = FormId>) {
        let known = forms.filter(|&form| self.is(form, WORDS | PATTERNS));
        let records = known.filter_map(|form| self.records.get(self.starts[form.0 as usize] as usize));
        std::hint::black_box(records.fold(0, |sum, [words, _]| sum ^ words));
    }

    /// Returns the words of a form, as the numbers of [`Bits`].
    #[inline]
    pub(super) fn words(&self, form: FormId) -> &[Pair] {
        if !self.is(form, WORDS) {
            return &[];
        }
        let start = self.starts[form.0 as usize] as usize;
        &self.records[start + 1..start + 1 + self.records[start][0] as usize]
    }

    /// Says whether a form meets a word.
    #[inline]
    pub(super) fn has(&self, form: FormId, word: WordId) -> bool {
        let Bits { at, bits } = Bits::of(word);
        self.words(form).iter().any(|own| own[0] == at && own[1] & bits != 0)
    }

    /// Returns the patterns that are sought from a form, each with a further word that it needs.
    #[inline]
    pub(super) fn patterns(&self, form: FormId) -> impl Iterator<Item = (u32, Option<WordId>)> {
        let own = if self.is(form, PATTERNS) {
            let start = self.starts[form.0 as usize] as usize;
            let [words, patterns] = self.records[start].map(|count| count as usize);
            &self.records[start + 1 + words..start + 1 + words + patterns]
        } else {
            &[]
        };
        own.iter().map(|&[pattern, other]| (pattern, if other == NONE { None } else { Some(WordId(other)) }))
    }

    pub(super) fn is_pause(&self, form: FormId) -> bool {
        self.is(form, PAUSE)
    }

    pub(super) fn is_transparent(&self, form: FormId) -> bool {
        self.is(form, TRANSPARENT)
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
