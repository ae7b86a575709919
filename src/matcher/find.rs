//! Finds every place where a pattern fits, before the longest are chosen.
//!
//! Takes segments and the pattern words of each form; gives candidates. No match leaves its sentence. A pattern is sought from its rarest
//! word, backward and forward.

use super::cache::Bits;
use super::words::WordId;
use super::{Layer, Match, Matcher, Pattern, Step, WordCache};
use crate::lexicon::Use;
use crate::segment::{Forms, Segments, Token, TokenKind, Tokens};
use smallvec::SmallVec;

/// A place where a pattern fits.
#[derive(Debug)]
pub struct Candidate {
    /// The file.
    pub layer: Layer,
    /// Whether the row is on trial.
    pub trial: bool,
    /// The row's position in its file's rows.
    pub row: u32,
    /// The alternative of the row.
    pub alternative: u32,
    /// The tokens matched.
    pub words: SmallVec<[usize; 4]>,
}

impl Candidate {
    fn new(pattern: &Pattern, words: SmallVec<[usize; 4]>) -> Self {
        Self { layer: pattern.layer, trial: pattern.trial, row: pattern.row, alternative: pattern.alternative, words }
    }

    /// Returns it as a match.
    pub fn found(self) -> Match {
        Match { layer: self.layer, row: self.row as usize, alternative: self.alternative as usize, words: self.words }
    }
}

/// The pattern words that stand in a sentence, as bits, and what may fit there.
#[derive(Debug, Default)]
pub struct Present {
    words: Vec<u32>,
    /// Patterns with the tokens that they are sought from.
    likely: Vec<(usize, u32)>,
    patterns: Vec<(usize, Pattern)>,
}

impl Present {
    /// Makes room for the words of a matcher.
    pub fn for_words(mut self, matcher: &Matcher) -> Self {
        self.words.resize(matcher.words.len().div_ceil(u32::BITS as usize), 0);
        self
    }

    /// Takes the words of a sentence, and the one that every form meets.
    fn take(&mut self, matcher: &Matcher, tokens: &[Token], cache: &WordCache) {
        self.words.fill(0);
        matcher.words.any().into_iter().for_each(|word| self.add(Bits::of(word)));
        cache.touch(tokens.iter().map(|token| token.form));
        for token in tokens {
            cache.words(token.form).iter().for_each(|&[at, bits]| self.add(Bits { at, bits }));
        }
    }

    #[inline]
    fn add(&mut self, words: Bits) {
        self.words[words.at as usize] |= words.bits;
    }

    #[inline]
    fn has(&self, word: WordId) -> bool {
        let Bits { at, bits } = Bits::of(word);
        self.words[at as usize] & bits != 0
    }

    /// Gathers the patterns whose rarest words stand in a sentence. All are read before any is used, since the memory answers several questions
    /// in the time of one.
    fn gather(&mut self, matcher: &Matcher, tokens: &[Token], sentence: Tokens, cache: &WordCache) {
        let mut likely = std::mem::take(&mut self.likely);
        likely.clear();
        for at in sentence {
            let able = cache.patterns(tokens[at].form).filter(|(_, other)| other.is_none_or(|word| self.has(word)));
            likely.extend(able.map(|(pattern, _)| (at, pattern)));
        }
        self.patterns.clear();
        self.patterns.extend(likely.iter().map(|&(at, pattern)| (at, matcher.pattern(pattern))));
        matcher.touch_steps(self.patterns.iter().map(|(_, pattern)| pattern));
        self.likely = likely;
    }
}

/// Adds every place where a pattern fits in a sentence to `found`; `present` is room to work in.
pub fn candidates(
    matcher: &Matcher,
    (segments, forms): (&Segments, &Forms),
    sentence: Tokens,
    cache: &WordCache,
    present: &mut Present,
    found: &mut Vec<Candidate>,
) {
    present.take(matcher, &segments.tokens[sentence.clone()], cache);
    present.gather(matcher, &segments.tokens, sentence.clone(), cache);
    let search = Search { tokens: &segments.tokens, forms, sentence, any: matcher.words.any(), cache };
    for &(at, pattern) in &present.patterns {
        if pattern.count == 1 {
            found.push(Candidate::new(&pattern, SmallVec::from_slice(&[at])));
            continue;
        }
        let steps: SmallVec<[Step; 8]> = matcher.steps_of(&pattern).take_while(|step| present.has(step.word)).collect();
        if steps.len() == usize::from(pattern.count) {
            found.extend(search.from(at, &pattern, &steps).map(|words| Candidate::new(&pattern, words)));
        }
    }
}

type Found = SmallVec<[usize; 4]>;

struct Search<'a> {
    tokens: &'a [Token],
    forms: &'a Forms,
    sentence: Tokens,
    any: Option<WordId>,
    cache: &'a WordCache,
}

impl Search<'_> {
    /// Returns the tokens of `pattern` when it fits with its anchor at `at`.
    fn from(&self, at: usize, pattern: &Pattern, steps: &[Step]) -> Option<Found> {
        let tight = pattern.layer == Layer::Cue;
        let mut words = Found::new();
        let anchor = usize::from(pattern.anchor);
        if !self.back(at, &steps[..=anchor], tight, &mut words) {
            return None;
        }
        words.reverse();
        words.push(at);
        (self.on(at + 1, &steps[anchor + 1..], tight, &mut words) && !(tight && self.parted(&words))).then_some(words)
    }

    /// Says whether a conjunction behind a comma parts the words: a cue does not reach into the clause that it opens.
    fn parted(&self, words: &[usize]) -> bool {
        let opens =
            |at: usize| self.forms.uses(self.tokens[at].form).has(Use::Complementizer) && self.cache.is_pause(self.tokens[at - 1].form);
        words.windows(2).any(|two| (two[0] + 2..two[1]).any(opens))
    }

    /// Fits the further steps from token `at`, the shortest gaps first. The words of a cue stand `tight`: a comma between them parts them.
    fn on(&self, at: usize, steps: &[Step], tight: bool, words: &mut Found) -> bool {
        let Some((step, behind)) = steps.split_first() else { return true };
        let (mut at, mut skipped) = (at, 0);
        while at < self.sentence.end {
            if self.is(at, *step) {
                words.push(at);
                if self.on(at + 1, behind, tight, words) {
                    return true;
                }
                words.pop();
            }
            skipped += usize::from(self.counts(at, step.gap, tight));
            if skipped > usize::from(step.gap) {
                return false;
            }
            at += 1;
        }
        false
    }

    /// Fits the steps before the last of `steps`, which stands at token `at`, the shortest gaps first.
    fn back(&self, at: usize, steps: &[Step], tight: bool, words: &mut Found) -> bool {
        let [before @ .., here] = steps else { return true };
        let Some(step) = before.last() else { return true };
        let (mut place, mut skipped) = (at, 0);
        while place > self.sentence.start {
            place -= 1;
            if self.is(place, *step) {
                words.push(place);
                if self.back(place, before, tight, words) {
                    return true;
                }
                words.pop();
            }
            skipped += usize::from(self.counts(place, here.gap, tight));
            if skipped > usize::from(here.gap) {
                return false;
            }
        }
        false
    }

    fn is(&self, at: usize, step: Step) -> bool {
        self.any == Some(step.word) || self.cache.has(self.tokens[at].form, step.word)
    }

    /// Says whether a token counts as a word of a gap.
    fn counts(&self, at: usize, gap: u8, tight: bool) -> bool {
        let token = &self.tokens[at];
        !self.is_transparent(token) || tight && gap == 0 && self.cache.is_pause(token.form)
    }

    fn is_transparent(&self, token: &Token) -> bool {
        token.kind == TokenKind::Joiner || self.cache.is_transparent(token.form)
    }
}
