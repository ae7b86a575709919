//! A paragraph as quotations see it: units and chunks.
//!
//! Takes the tokens of a paragraph and its paired marks; gives units (sentences, those within marks taken as one with what stands around them)
//! and their chunks (what commas, colons, dashes and standing quotations part). It decides nothing about speech.

use super::Reading;
use super::marks::Pair;
use crate::lexicon::{ClauseKind, CueKind, Use};
use crate::matcher::{Match, Matches};
use crate::segment::{Token, Tokens, Uses};

/// From how many words on marked words are a quotation by their length.
pub const LONG: usize = 9;
/// The longest reporting clause, in words, that may follow a marked sentence as a sentence of its own.
const LONGEST_TAIL: usize = 14;
/// The longest phrase, in tokens, that names a work before a colon.
const LONGEST_NAMING: usize = 10;
/// The longest unit, in tokens; no sentence is so long, and the cost of reading one grows with its square.
const LONGEST_UNIT: usize = 1_200;

/// What stands before a chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Border {
    /// The unit begins.
    Start,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A semicolon.
    Semicolon,
    /// A dash or a bracket.
    Dash,
    /// The end or the start of a standing quotation.
    Mark,
}

/// A part of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// Its tokens, without the marks that part it from others.
    pub tokens: Tokens,
    /// What stands before it.
    pub before: Border,
    /// The pair of marks that it is, when it is a standing quotation.
    pub pair: Option<usize>,
}

/// A paragraph with its marks.
#[derive(Debug)]
pub struct Layout<'a> {
    /// The text.
    pub reading: Reading<'a>,
    /// The paragraph's tokens.
    pub tokens: Tokens,
    /// The paragraph's pairs of marks.
    pub pairs: &'a [Pair],
    /// For each token of the paragraph, its outermost pair.
    cover: Vec<u32>,
}

impl<'a> Layout<'a> {
    /// Lays a paragraph out.
    #[must_use]
    pub fn new(reading: Reading<'a>, tokens: Tokens, pairs: &'a [Pair]) -> Self {
        let mut cover = vec![u32::MAX; tokens.len()];
        for (at, pair) in pairs.iter().enumerate().filter(|(_, pair)| pair.parent.is_none()) {
            for token in pair.outer.clone() {
                cover[token - tokens.start] = u32::try_from(at).unwrap_or(u32::MAX);
            }
        }
        Self { reading, tokens, pairs, cover }
    }

    /// Returns a token.
    #[must_use]
    pub fn token(&self, at: usize) -> &Token {
        &self.reading.segments.tokens[at]
    }

    /// Returns the compared form of a token.
    #[must_use]
    pub fn text(&self, at: usize) -> &'a str {
        self.reading.forms.text(self.token(at).form)
    }

    /// Returns the uses of a token; none behind the paragraph's end.
    #[must_use]
    pub fn uses(&self, at: usize) -> Uses {
        if self.tokens.contains(&at) { self.reading.forms.uses(self.token(at).form) } else { Uses::default() }
    }

    /// Says whether a token is a pronoun that may stand for a speaker.
    #[must_use]
    pub fn is_pronoun(&self, at: usize) -> bool {
        self.tokens.contains(&at) && self.reading.forms.info(self.token(at).form).pronoun
    }

    /// Counts words and numbers.
    #[must_use]
    pub fn words(&self, tokens: &Tokens) -> usize {
        tokens.clone().filter(|&at| self.is_word(at)).count()
    }

    /// Says whether a token is a word or a number.
    #[must_use]
    pub fn is_word(&self, at: usize) -> bool {
        self.tokens.contains(&at) && matches!(self.token(at).kind, crate::segment::TokenKind::Word | crate::segment::TokenKind::Number)
    }

    /// Returns the outermost pair of marks around a token.
    #[must_use]
    pub fn pair_at(&self, at: usize) -> Option<usize> {
        self.cover
            .get(at.wrapping_sub(self.tokens.start))
            .and_then(|&pair| usize::try_from(pair).ok())
            .filter(|&pair| pair < self.pairs.len())
    }

    /// Says whether a token is one of those marks.
    #[must_use]
    pub fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        self.tokens.contains(&at) && self.token(at).is_mark() && marks.contains(&self.text(at))
    }

    /// Returns the first word of some tokens.
    #[must_use]
    pub fn first_word(&self, tokens: &Tokens) -> Option<usize> {
        tokens.clone().find(|&at| self.is_word(at))
    }

    /// Returns the last word of some tokens.
    #[must_use]
    pub fn last_word(&self, tokens: &Tokens) -> Option<usize> {
        tokens.clone().rev().find(|&at| self.is_word(at))
    }

    /// Says whether a form shows that a clause has its verb: be, have, can, a mood, or a subject pronoun.
    #[must_use]
    pub fn has_verb(&self, tokens: &Tokens) -> bool {
        tokens.clone().any(|at| self.is_verb(at) || self.is_pronoun(at) || self.uses(at).has(Use::FirstPerson))
    }

    /// Says whether a token is a finite form that rows know.
    #[must_use]
    pub fn is_verb(&self, at: usize) -> bool {
        let uses = self.uses(at);
        uses.has_any(&[Use::Auxiliary, Use::Modal, Use::Subjunctive, Use::Conditional])
            && !uses.has(Use::Infinitive)
            && !self.token(at).capital
            && !self.follows_infinitive_mark(at)
    }

    /// Says whether the word that marks infinitives stands right before a token.
    fn follows_infinitive_mark(&self, at: usize) -> bool {
        at > self.tokens.start && self.uses(at - 1).has(Use::Infinitive) && self.is_word(at - 1)
    }

    /// Says whether a clause with its verb in the second place has one: a known form, or a small word right behind a name or noun.
    #[must_use]
    pub fn has_main_verb(&self, tokens: &Tokens) -> bool {
        tokens.clone().any(|at| {
            self.pair_at(at).is_none()
                && (self.is_verb(at) || at > tokens.start && self.is_small_content_word(at) && self.ends_noun_phrase(at - 1))
        })
    }

    /// Says whether a token is a word without capital that no row knows as a function word.
    #[must_use]
    pub fn is_small_content_word(&self, at: usize) -> bool {
        self.is_word(at) && self.token(at).is_word() && !self.token(at).capital && self.uses(at).is_empty() && !self.is_pronoun(at)
    }

    /// Says whether a noun phrase may end at a token.
    fn ends_noun_phrase(&self, at: usize) -> bool {
        let closes = self.pair_at(at).is_some() || self.is_mark(at, &[")"]);
        closes
            || self.is_pronoun(at) && !self.uses(at).has(Use::Article)
            || self.is_word(at)
                && self.token(at).capital
                && !self.uses(at).has_any(&[Use::Article, Use::Preposition, Use::Possessive, Use::Demonstrative])
    }

    /// Says whether a token is in the mood of reported speech.
    #[must_use]
    pub fn is_mood(&self, at: usize) -> bool {
        self.uses(at).has(Use::Subjunctive) && !self.token(at).capital && self.pair_at(at).is_none()
    }

    /// Says whether a clause stands in the mood of reported speech.
    #[must_use]
    pub fn is_subjunctive(&self, tokens: &Tokens) -> bool {
        tokens.clone().any(|at| self.is_mood(at))
    }

    /// Says whether a clause stands in a mood of reported speech that nothing else asks for.
    #[must_use]
    pub fn is_strongly_subjunctive(&self, tokens: &Tokens) -> bool {
        tokens.clone().any(|at| self.is_mood(at) && !self.uses(at).has_any(&[Use::Conditional, Use::FirstPerson]))
    }

    /// Returns the cues that begin within some tokens.
    #[must_use]
    pub fn cues(&self, tokens: &Tokens) -> &'a [Match] {
        Matches::within(&self.reading.matches.cues, tokens)
    }

    /// Returns the row of a cue.
    #[must_use]
    pub fn row(&self, cue: &Match) -> &'a crate::lexicon::CueRow {
        &self.reading.pack.reporting[cue.row]
    }

    /// Says whether a cue that may stand beside marked words begins at `at`.
    #[must_use]
    pub fn direct_cue_at(&self, at: usize) -> bool {
        self.cues(&(at..at + 1)).iter().any(|cue| self.may_stand_beside(cue))
    }

    /// Says whether a cue may stand beside marked words.
    #[must_use]
    pub fn may_stand_beside(&self, cue: &Match) -> bool {
        let row = self.row(cue);
        match row.kind {
            CueKind::Verb => row
                .clause
                .iter()
                .any(|kind| matches!(kind, ClauseKind::Direct | ClauseKind::Complement | ClauseKind::Bare | ClauseKind::Colon)),
            CueKind::Noun => false,
            CueKind::Preposition | CueKind::Postposition | CueKind::Adverb => true,
        }
    }

    /// Cuts the paragraph into units.
    #[must_use]
    pub fn units(&self) -> Vec<Tokens> {
        let sentences = &self.reading.segments.sentences;
        let first = self.reading.segments.sentence_of(self.tokens.start);
        let mut units: Vec<Tokens> = Vec::new();
        let mut start = self.tokens.start;
        for sentence in &sentences[first..] {
            if sentence.tokens.start >= self.tokens.end {
                break;
            }
            let end = sentence.tokens.end.min(self.tokens.end);
            if end < self.tokens.end && self.is_inside(end) {
                continue;
            }
            match units.last_mut() {
                Some(last) if self.is_tail(last, &(start..end)) => last.end = end,
                _ => units.push(start..end),
            }
            start = end;
        }
        if start < self.tokens.end {
            units.push(start..self.tokens.end);
        }
        units.into_iter().flat_map(|unit| self.parted(unit)).collect()
    }

    /// Cuts a unit that is too long to be a sentence, outside marks.
    fn parted(&self, unit: Tokens) -> Vec<Tokens> {
        let mut parts = Vec::new();
        let mut start = unit.start;
        while unit.end - start > LONGEST_UNIT {
            let Some(cut) = (start + LONGEST_UNIT..unit.end).find(|&at| !self.is_inside(at)) else { break };
            parts.push(start..cut);
            start = cut;
        }
        parts.push(start..unit.end);
        parts
    }

    /// Returns the positions of the pairs whose opening mark lies within some tokens.
    #[must_use]
    pub fn pairs_within(&self, tokens: &Tokens) -> std::ops::Range<usize> {
        let from = self.pairs.partition_point(|pair| pair.outer.start < tokens.start);
        let to = self.pairs.partition_point(|pair| pair.outer.start < tokens.end);
        from..to.max(from)
    }

    /// Says whether the place before a token lies within a pair of marks.
    fn is_inside(&self, at: usize) -> bool {
        self.pair_at(at).is_some_and(|pair| self.pairs[pair].outer.start < at)
    }

    /// Says whether a unit is the reporting clause of the marked question or exclamation that ends the unit before.
    fn is_tail(&self, before: &Tokens, unit: &Tokens) -> bool {
        let Some(pair) = self.pair_at(before.end - 1).filter(|&pair| self.pairs[pair].outer.end == before.end && self.pairs[pair].closed)
        else {
            return false;
        };
        let asks = self.is_mark(self.pairs[pair].inner.end - 1, &["?", "!", "\u{2026}", "."]);
        let words = self.words(unit);
        let early = self
            .cues(&(unit.start..unit.end.min(unit.start + 9)))
            .iter()
            .any(|cue| self.row(cue).kind == CueKind::Verb && self.may_stand_beside(cue) && self.ends_clause(cue, unit));
        let source = self.is_mark(unit.start, &["\u{2014}", "\u{2013}"])
            && self.cues(&(unit.start..unit.end.min(unit.start + 3))).iter().any(|cue| self.row(cue).kind == CueKind::Preposition);
        asks && words <= LONGEST_TAIL && (early || source) && self.pair_at(unit.start).is_none()
    }

    /// Says whether nothing that could be reported follows a cue.
    fn ends_clause(&self, cue: &Match, unit: &Tokens) -> bool {
        let rest = cue.last() + 1..unit.end;
        !rest.clone().any(|at| {
            self.pair_at(at).is_some()
                || self.uses(at).has_any(&[Use::Complementizer, Use::Auxiliary, Use::Modal, Use::Subjunctive])
                || self.is_mark(at, &[":"])
        })
    }

    /// Says whether marked words are the title of the work, motto or product that the word before them names.
    #[must_use]
    pub fn is_titled(&self, pair: usize) -> bool {
        let Some(before) = self.pairs[pair].outer.start.checked_sub(1) else { return false };
        let work = |at: usize| self.uses(at).has(Use::Work);
        if !self.is_mark(before, &[":"]) {
            return work(before);
        }
        // The noun may stand right before the colon or open the phrase before it (`Motto of the fair: ...`).
        let phrase = (self.tokens.start..before).rev().take(LONGEST_NAMING).take_while(|&at| self.is_word(at)).last();
        work(before.saturating_sub(1)) || phrase.is_some_and(work)
    }

    /// Says whether marked words stand for themselves and are no part of the clause around them.
    #[must_use]
    pub fn stands_alone(&self, pair: usize) -> bool {
        let one = &self.pairs[pair];
        let words = self.words(&one.inner);
        if words == 0 || self.is_titled(pair) {
            return false;
        }
        let before = one.outer.start.checked_sub(1).filter(|&at| at >= self.tokens.start);
        let behind = self.after_mark(one.outer.end);
        if before.is_some_and(|at| self.is_mark(at, &[":"])) {
            return true;
        }
        let capital = self.first_word(&one.inner).is_some_and(|at| self.token(at).capital || !self.token(at).is_word());
        let joined = before.is_some_and(|at| {
            self.uses(at).has(Use::Coordinator)
                && (at == self.tokens.start || self.is_mark(at - 1, &[","]) || self.pair_at(at - 1).is_some())
        });
        let within = before.is_some_and(|at| self.is_word(at) && self.pair_at(at).is_none()) && !joined;
        if within && (!capital || self.uses(before.unwrap_or_default()).has_any(&[Use::Complementizer, Use::Article, Use::Preposition])) {
            return before.is_some_and(|at| self.ends_direct_cue(at)) && words >= 4;
        }
        // A name in marks before its verb is no quotation.
        if within && words <= 3 && behind == one.outer.end {
            return false;
        }
        if self.direct_cue_at(behind) {
            return true;
        }
        let ended = self.is_mark(one.inner.end - 1, &[".", "!", "?", ",", "\u{2026}"]);
        // A fragment that the clause goes on from.
        if !ended
            && !capital
            && self.is_word(one.outer.end)
            && self.pair_at(one.outer.end).is_none()
            && !one.outer.contains(&self.tokens.start)
            && words < LONG
        {
            return false;
        }
        words >= LONG || ended || (words >= 4 && (!within || capital))
    }

    /// Says whether a cue for marked words ends at a token.
    fn ends_direct_cue(&self, at: usize) -> bool {
        let from = at.saturating_sub(4).max(self.tokens.start);
        self.cues(&(from..at + 1)).iter().any(|cue| cue.last() == at && self.row(cue).clause.contains(&ClauseKind::Direct))
    }

    /// Says whether a cue ends its sentence.
    fn is_last(&self, cue: &Match) -> bool {
        let behind = cue.last() + 1;
        behind >= self.tokens.end || self.is_mark(behind, &["."])
    }

    /// Returns the place behind a comma or dash that follows closing marks.
    #[must_use]
    pub fn after_mark(&self, at: usize) -> usize {
        if self.is_mark(at, &[",", "\u{2013}", "\u{2014}"]) { at + 1 } else { at }
    }

    /// Cuts a unit into chunks.
    #[must_use]
    pub fn chunks(&self, unit: &Tokens) -> Vec<Chunk> {
        let mut cutter = Chunker { chunks: Vec::new(), start: unit.start, before: Border::Start };
        let mut at = unit.start;
        let mut bracket = unit.start;
        while at < unit.end {
            if let Some(pair) = self.pair_at(at) {
                let outer = self.pairs[pair].outer.clone();
                if self.stands_alone(pair) {
                    cutter.cut(at, at, Border::Mark);
                    cutter.pair(pair, self.pairs[pair].inner.clone(), outer.end);
                } else if self.is_mark(self.pairs[pair].inner.end - 1, &[","]) && outer.end < unit.end {
                    cutter.cut(outer.end, outer.end, Border::Comma);
                }
                at = outer.end.max(at + 1);
                continue;
            }
            if at >= bracket && self.is_mark(at, &["(", "["]) {
                bracket = self.bracket_end(at, unit.end);
            }
            if at >= bracket
                && let Some(border) = self.border(at)
            {
                cutter.cut(at, at + 1, border);
            }
            at += 1;
        }
        cutter.cut(unit.end, unit.end, Border::Start);
        cutter.chunks
    }

    /// Returns the place of the closing bracket, or of the opening one where what it holds must be read.
    fn bracket_end(&self, at: usize, end: usize) -> usize {
        let close = (at..end.min(at + 60)).find(|&place| self.is_mark(place, &[")", "]"]));
        match close {
            Some(close) if !(at..close).any(|place| self.pair_at(place).is_some_and(|pair| self.stands_alone(pair))) => close + 1,
            _ => at,
        }
    }

    fn border(&self, at: usize) -> Option<Border> {
        let token = self.token(at);
        if !token.is_mark() {
            return None;
        }
        match self.text(at) {
            "," => Some(Border::Comma),
            ":" => Some(Border::Colon),
            ";" => Some(Border::Semicolon),
            "(" | ")" | "\u{2014}" => Some(Border::Dash),
            "\u{2013}" | "-" if token.space_before => Some(Border::Dash),
            _ => None,
        }
    }
}

/// Ends quotations that no mark closes before the reporting clause that follows them.
pub fn end_before_clause(reading: Reading<'_>, pairs: &mut [Pair]) {
    for at in 0..pairs.len() {
        if pairs[at].closed || pairs[at].parent.is_some() {
            continue;
        }
        let layout = Layout::new(reading, pairs[at].outer.clone(), &[]);
        let clause = |comma: usize| {
            let near = comma + 1..layout.tokens.end.min(comma + 7);
            layout.cues(&near).iter().any(|cue| {
                layout.row(cue).kind == CueKind::Verb && layout.may_stand_beside(cue) && (cue.first() == comma + 1 || layout.is_last(cue))
            })
        };
        if let Some(comma) = pairs[at].inner.clone().find(|&comma| layout.is_mark(comma, &[","]) && clause(comma)) {
            pairs[at].inner.end = comma;
            pairs[at].outer.end = comma;
        }
    }
}

struct Chunker {
    chunks: Vec<Chunk>,
    start: usize,
    before: Border,
}

impl Chunker {
    /// Ends the chunk before `end` and begins the next at `next`.
    fn cut(&mut self, end: usize, next: usize, border: Border) {
        if end > self.start {
            self.chunks.push(Chunk { tokens: self.start..end, before: self.before, pair: None });
            self.before = border;
        } else if border != Border::Mark || self.before == Border::Start {
            // Two borders in a row: the written mark tells more than the quotation's end.
            self.before = if self.chunks.is_empty() && border == Border::Mark { Border::Start } else { border };
        }
        self.start = next;
    }

    fn pair(&mut self, pair: usize, inner: Tokens, next: usize) {
        self.chunks.push(Chunk { tokens: inner, before: self.before, pair: Some(pair) });
        self.before = Border::Mark;
        self.start = next;
    }
}
