//! Finds every place where a pattern fits, before the longest are chosen.
//!
//! Takes segments and the pattern words of each form; gives candidates. No match leaves its sentence.

use super::{Layer, Matcher, Pattern, Step, WordCache};
use crate::segment::{Segments, Token, TokenKind, Tokens};
use smallvec::SmallVec;

/// A place where a pattern fits.
#[derive(Debug)]
pub struct Candidate {
    /// The pattern's position.
    pub pattern: usize,
    /// The tokens matched.
    pub words: SmallVec<[usize; 4]>,
}

/// Returns every place where a pattern fits.
pub fn candidates(matcher: &Matcher, segments: &Segments, cache: &WordCache) -> Vec<Candidate> {
    let mut found = Vec::new();
    for sentence in &segments.sentences {
        let search = Search { tokens: &segments.tokens, sentence: sentence.tokens.clone(), cache };
        for at in sentence.tokens.clone() {
            for &word in cache.ids(segments.tokens[at].form) {
                for &pattern in &matcher.starts[word.0 as usize] {
                    let pattern = pattern as usize;
                    search.from(at, &matcher.patterns[pattern]).into_iter().for_each(|words| found.push(Candidate { pattern, words }));
                }
            }
        }
    }
    found
}

struct Search<'a> {
    tokens: &'a [Token],
    sentence: Tokens,
    cache: &'a WordCache,
}

impl Search<'_> {
    /// Returns the tokens of `pattern` when it fits with its first word at `at`.
    fn from(&self, at: usize, pattern: &Pattern) -> Option<SmallVec<[usize; 4]>> {
        let mut words = SmallVec::new();
        words.push(at);
        self.rest(at + 1, &pattern.elements[1..], pattern.layer == Layer::Cue, &mut words).then_some(words)
    }

    /// Fits the further steps from token `at`, the shortest gaps first. The words of a cue stand `tight`: a comma between them parts them.
    fn rest(&self, at: usize, steps: &[Step], tight: bool, words: &mut SmallVec<[usize; 4]>) -> bool {
        let Some((step, behind)) = steps.split_first() else { return true };
        let (mut at, mut skipped) = (at, 0);
        while at < self.sentence.end {
            let token = &self.tokens[at];
            if self.cache.ids(token.form).contains(&step.word) {
                words.push(at);
                if self.rest(at + 1, behind, tight, words) {
                    return true;
                }
                words.pop();
            }
            if !self.is_transparent(token) || tight && step.gap == 0 && self.cache.is_pause(token.form) {
                skipped += 1;
            }
            if skipped > step.gap {
                return false;
            }
            at += 1;
        }
        false
    }

    fn is_transparent(&self, token: &Token) -> bool {
        token.kind == TokenKind::Joiner || self.cache.is_transparent(token.form)
    }
}
