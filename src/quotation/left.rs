//! Marked words that no reporting clause claimed.
//!
//! Takes a unit whose reporting words were read; gives the standing quotations left over that are speech, and the marked fragments behind a
//! reporting word. It leaves titles, names and coined terms alone.

use super::chunks::Border;
use super::unit::UnitReader;
use super::{Draft, Kind};
use crate::lexicon::{ClauseKind, CueKind, TitleKind, Use};
use crate::matcher::Matches;
use crate::segment::Tokens;

/// How many words behind a reporting verb a marked fragment may begin.
const FRAGMENT_REACH: usize = 10;
/// The longest source in brackets, in tokens.
const LONGEST_BRACKET: usize = 9;
/// The fewest marked words that a source in brackets may have said.
const FEWEST_WORDS: usize = 3;

impl UnitReader<'_, '_> {
    /// Takes standing quotations that no reporting clause claimed.
    pub(super) fn left_pairs(&mut self) {
        for at in 0..self.chunks.len() {
            let Some(pair) = self.chunks[at].pair else { continue };
            let tokens = self.chunks[at].tokens.clone();
            let bracket = self.bracketed_source(pair);
            if self.is_taken(&tokens) || bracket.is_none() && !self.is_speech(at, pair) {
                continue;
            }
            if let Some(source) = bracket {
                let mut draft = Draft::new(Kind::Direct, vec![tokens]);
                (draft.frame, draft.source) = (source.clone(), Some(source));
                self.push(draft);
                continue;
            }
            let near =
                self.signals.iter().filter(|signal| signal.row.clause.contains(&ClauseKind::Direct) && signal.row.kind == CueKind::Verb);
            let near = near.min_by_key(|signal| signal.chunk.abs_diff(at)).copied();
            let mut draft = Draft::new(Kind::Direct, vec![tokens]);
            if self.opens_before_verb(at, pair) {
                draft.frame = self.chunks[at + 1].tokens.clone();
            }
            if let Some(signal) = near.filter(|signal| signal.chunk.abs_diff(at) <= 2) {
                let frame = self.chunks[signal.chunk].tokens.clone();
                draft = draft.by(signal, frame);
            }
            self.push(draft);
        }
    }

    /// Returns the role or body in brackets right behind marked words, as in headlines: `"The halls are full" (minister)`. Titles have a work
    /// before them or a year behind them.
    fn bracketed_source(&self, pair: usize) -> Option<Tokens> {
        let (layout, marks) = (self.layout, &self.layout.pairs[pair]);
        let open = marks.outer.end;
        if !layout.is_mark(open, &["("]) || layout.words(&marks.inner) < FEWEST_WORDS || self.is_behind_work(marks.outer.start) {
            return None;
        }
        let close = (open..layout.tokens.end).take(LONGEST_BRACKET).find(|&at| layout.is_mark(at, &[")"]))?;
        let source = open + 1..close;
        let number = source.clone().any(|at| layout.text(at).starts_with(|first: char| first.is_ascii_digit()));
        let kinds = [TitleKind::Role, TitleKind::Organisation, TitleKind::Group];
        (!number && self.has_title(&source, &kinds)).then_some(source)
    }

    /// Says whether a word for a work or a body stands right before marked words, as a report does before its title.
    fn is_behind_work(&self, mark: usize) -> bool {
        let before = mark.checked_sub(1).filter(|before| self.unit.contains(before));
        before.is_some_and(|at| self.layout.uses(at).has(Use::Work) || self.has_title(&(at..mark), &[TitleKind::Organisation]))
    }

    /// Says whether titles of some kinds stand in some tokens.
    fn has_title(&self, tokens: &Tokens, kinds: &[TitleKind]) -> bool {
        let reading = &self.layout.reading;
        Matches::within(&reading.matches.titles, tokens).iter().any(|one| kinds.contains(&reading.pack.titles[one.row].kind))
    }

    /// Says whether tokens belong to a quotation already.
    pub(super) fn is_taken(&self, tokens: &Tokens) -> bool {
        self.drafts.iter().any(|draft| draft.pieces.iter().any(|piece| piece.start < tokens.end && tokens.start < piece.end))
    }

    /// Says whether marked words without a reporting clause are speech.
    pub(super) fn is_speech(&self, at: usize, pair: usize) -> bool {
        let inner = &self.layout.pairs[pair].inner;
        let words = self.layout.words(inner);
        let others = self.chunks.iter().enumerate().filter(|&(other, _)| other != at);
        let only = others.map(|(_, chunk)| self.layout.words(&chunk.tokens)).sum::<usize>() == 0;
        let alone = only || at == 0 && self.chunks[1].before == Border::Colon && words >= 3;
        let ended = self.layout.is_mark(inner.end - 1, &[".", "!", "?", "\u{2026}"]);
        let colon = self.chunks[at].before == Border::Colon;
        self.opens_before_verb(at, pair)
            || words >= super::layout::LONG
            || words >= 4 && (ended || alone)
            || words >= 3 && colon
            || words >= 2
                && colon
                && !self.habits.verb_second
                && self.layout.first_word(inner).is_some_and(|first| self.layout.token(first).capital)
            || words >= 2 && ended && (alone || colon)
            || words >= FEWEST_WORDS && at == 0 && self.layout.is_headline() && self.precedes_speaker(at)
    }

    /// Says whether a capital word follows marked words in a headline, with a verb of speech behind it (`'We are full' Hall boss says ...`).
    fn precedes_speaker(&self, at: usize) -> bool {
        let next = self.chunks.get(at + 1).filter(|next| next.pair.is_none());
        let capital = |next: &super::chunks::Chunk| self.layout.first_word(&next.tokens).is_some_and(|at| self.layout.token(at).capital);
        let speaks = self.signals.iter().any(|signal| signal.chunk == at + 1 && signal.row.kind == CueKind::Verb);
        next.is_some_and(capital) && speaks
    }

    /// Says whether marked words that open the unit stand before a comma and what looks like a verb: it reports them, known or not.
    fn opens_before_verb(&self, at: usize, pair: usize) -> bool {
        let inner = &self.layout.pairs[pair].inner;
        let Some(next) = self.chunks.get(at + 1).filter(|next| at == 0 && next.before == Border::Comma && next.pair.is_none()) else {
            return false;
        };
        let capital = self.layout.first_word(inner).is_some_and(|first| self.layout.token(first).capital);
        let object = self.layout.reading.pack.setting("object_pronouns") == "before"
            && self.layout.uses(next.tokens.start).has_any(&[Use::Oblique, Use::Reflexive])
            && !self.layout.uses(next.tokens.start).has_any(&[Use::FirstPerson, Use::Possessive]);
        let first = next.tokens.start + usize::from(object);
        let verb = self.layout.is_small_content_word(first) || self.layout.is_verb(first);
        capital && verb && self.layout.words(inner) >= 4 && self.layout.words(&next.tokens) >= 2
    }

    /// Takes marked fragments behind a cue that may have an object.
    pub(super) fn fragments(&mut self) {
        let layout = self.layout;
        for at in layout.pairs_within(&self.unit) {
            let pair = &layout.pairs[at];
            if pair.parent.is_some() || self.is_taken(&pair.inner) || layout.stands_alone(at) || layout.is_titled(at) {
                continue;
            }
            let Some(chunk) = self.chunk_of(pair.outer.start) else { continue };
            let from = self.chunks[chunk].tokens.start;
            let near = self.signals.iter().rev().find(|signal| {
                signal.row.kind == CueKind::Verb
                    && signal.cue.first() >= from
                    && signal.cue.first() < pair.outer.start
                    && layout.words(&(signal.cue.last().min(pair.outer.start)..pair.outer.start)) <= FRAGMENT_REACH
                    && signal.row.clause.iter().any(|kind| matches!(kind, ClauseKind::Object | ClauseKind::Direct))
            });
            let words = layout.words(&pair.inner);
            let capital = |at: usize| layout.is_word(at) && layout.token(at).capital;
            let before = pair.outer.start.wrapping_sub(1);
            let title = !self.habits.verb_second
                && words >= 2
                && pair.inner.clone().filter(|&at| layout.is_word(at) && layout.uses(at).is_empty()).all(capital);
            let compound = !layout.token(pair.outer.start).space_before && (layout.is_joiner(before) || layout.is_mark(before, &["-"]));
            let glued = compound
                || layout.tokens.contains(&pair.outer.end)
                    && !layout.token(pair.outer.end).space_before
                    && layout.token(pair.outer.end).kind == crate::segment::TokenKind::Mark
                    && layout.is_mark(pair.outer.end, &["-"]);
            let named = capital(before) && layout.first_word(&pair.inner).is_some_and(capital);
            let behind_small = !layout.uses(before).has_any(&[Use::Article, Use::Possessive, Use::Demonstrative]) && !capital(before);
            if let Some(&signal) = near.filter(|_| !named && !title && !glued && (words >= 2 || words == 1 && behind_small)) {
                let frame = self.chunks[chunk].tokens.start..pair.outer.start;
                let object = signal.row.clause.contains(&ClauseKind::Object);
                let start = self.fragment_start(signal.cue.last() + 1, pair.outer.start);
                let open = !self.habits.verb_second && (object || start != pair.outer.start);
                let end = if open { self.fragment_end(pair.outer.end) } else { pair.outer.end };
                let piece = if start == pair.outer.start && end == pair.outer.end { pair.inner.clone() } else { start..end };
                let piece = self.trimmed(piece);
                if !self.is_taken(&piece) {
                    self.push(Draft::new(Kind::Mixed, vec![piece]).by(signal, frame));
                }
            }
        }
    }

    /// Returns the start of the noun phrase that a marked fragment belongs to.
    pub(super) fn fragment_start(&self, from: usize, mark: usize) -> usize {
        let opens = |at: usize| self.layout.uses(at).has_any(&[Use::Article, Use::Possessive, Use::Demonstrative]);
        let free = |at: usize| at == from || !self.layout.uses(at - 1).has(Use::Preposition);
        let near = if self.habits.verb_second { None } else { (from..mark).find(|&at| opens(at) && free(at)) };
        near.unwrap_or(mark)
    }

    /// Returns the end of the clause when it goes on behind a marked fragment.
    pub(super) fn fragment_end(&self, mark: usize) -> usize {
        let Some(chunk) = self.chunk_of(mark) else { return mark };
        let rest = mark..self.chunks[chunk].tokens.end;
        if self.layout.uses(mark).has(Use::Coordinator) && self.signals.iter().any(|other| rest.contains(&other.cue.first())) {
            return mark;
        }
        if self.layout.words(&rest) >= 2 { self.content_end(mark) } else { mark }
    }
}
