//! One unit read from left to right: which reporting words lead or follow which content.
//!
//! Takes a [`Layout`] and a unit; gives [`Draft`]s. The forms of reported speech stand in `lead` and `source`, the borders in `border`.

use super::layout::{Border, Chunk, Layout};
use super::{Draft, Habits, Kind};
use crate::lexicon::{ClauseKind, CueKind, CueRow, Use};
use crate::matcher::Match;
use crate::segment::Tokens;

/// A reporting word in its unit.
#[derive(Debug, Clone, Copy)]
pub struct Signal<'a> {
    /// The match.
    pub cue: &'a Match,
    /// Its row.
    pub row: &'a CueRow,
    /// The chunk of its first word.
    pub chunk: usize,
    /// The chunk of its last word.
    pub last_chunk: usize,
}

/// A unit while it is read.
#[derive(Debug)]
pub struct UnitReader<'l, 'a> {
    /// The paragraph.
    pub layout: &'l Layout<'a>,
    /// The unit's tokens.
    pub unit: Tokens,
    /// Its chunks.
    pub chunks: Vec<Chunk>,
    /// Its reporting words outside standing quotations, in order.
    pub signals: Vec<Signal<'a>>,
    /// What the language's settings say.
    pub habits: Habits,
    /// The first chunk that belongs to no quotation or frame yet.
    pub open: usize,
    /// The first token that belongs to none yet.
    pub free: usize,
    /// What was found.
    pub drafts: Vec<Draft>,
}

impl<'l, 'a> UnitReader<'l, 'a> {
    /// Prepares a unit.
    #[must_use]
    pub fn new(layout: &'l Layout<'a>, unit: Tokens, habits: Habits) -> Self {
        let chunks = layout.chunks(&unit);
        let mut reader = Self { layout, free: unit.start, unit, chunks, signals: Vec::new(), habits, open: 0, drafts: Vec::new() };
        reader.signals = reader.gather();
        reader
    }

    fn gather(&self) -> Vec<Signal<'a>> {
        let mut signals = Vec::new();
        for (chunk, one) in self.chunks.iter().enumerate().filter(|(_, chunk)| chunk.pair.is_none()) {
            for cue in self.layout.cues(&one.tokens) {
                if self.layout.pair_at(cue.first()).is_some() || cue.last() >= self.unit.end {
                    continue;
                }
                let last_chunk = self.chunk_of(cue.last()).unwrap_or(chunk);
                let signal = Signal { cue, row: self.layout.row(cue), chunk, last_chunk };
                if signal.row.kind != CueKind::Verb || self.is_finite_cue(&signal) {
                    signals.push(signal);
                }
            }
        }
        signals
    }

    /// Says whether a verb that may report is one where it stands: no noun, no half of another verb, no part of reported speech.
    fn is_finite_cue(&self, signal: &Signal<'a>) -> bool {
        let (first, last) = (signal.cue.first(), signal.cue.last());
        if self.is_asked_of(signal) {
            return false;
        }
        if self.habits.verb_second {
            let gapped = last + 1 - first > signal.cue.words.len();
            let behind = last + 1;
            let particle = gapped
                && self.layout.uses(last).has(Use::Preposition)
                && self.layout.is_word(behind)
                && !self.layout.uses(behind).has_any(&[Use::Coordinator, Use::Complementizer]);
            let noun = self.layout.token(first).capital && self.layout.first_word(&self.unit) != Some(first);
            return !particle && !noun && !signal.cue.words.iter().any(|&at| self.layout.is_mood(at));
        }
        let before = first.wrapping_sub(1);
        let uses = self.layout.uses(before);
        let determined = uses.has_any(&[Use::Article, Use::Possessive, Use::Demonstrative])
            && !self.layout.is_pronoun(before)
            && signal.cue.words.len() == 1;
        !determined || self.layout.uses(last + 1).has(Use::Complementizer)
    }

    /// Says whether a verb that opens its sentence tells what somebody was asked (`Asked whether ..., she said`).
    fn is_asked_of(&self, signal: &Signal<'a>) -> bool {
        let first = self.layout.first_word(&self.unit) == Some(signal.cue.first());
        let asks = signal.row.clause.contains(&ClauseKind::Question) && !signal.row.clause.contains(&ClauseKind::Direct);
        let inverted = self.layout.is_pronoun(signal.cue.last()) || self.layout.is_pronoun(signal.cue.last() + 1);
        first && asks && !inverted
    }

    /// Returns the chunk that holds a token.
    #[must_use]
    pub fn chunk_of(&self, token: usize) -> Option<usize> {
        let at = self.chunks.partition_point(|chunk| chunk.tokens.end <= token);
        self.chunks.get(at).filter(|chunk| chunk.tokens.contains(&token)).map(|_| at)
    }

    /// Reads the unit.
    #[must_use]
    pub fn read(mut self) -> Vec<Draft> {
        for at in 0..self.signals.len() {
            let signal = self.signals[at];
            if signal.cue.first() < self.free {
                continue;
            }
            match signal.row.kind {
                CueKind::Verb => self.verb(at),
                CueKind::Noun => self.noun(at),
                CueKind::Preposition | CueKind::Postposition | CueKind::Adverb => self.source(at),
            }
        }
        self.left_pairs();
        self.fragments();
        self.drafts
    }

    fn verb(&mut self, at: usize) {
        let signal = self.signals[at];
        if self.beside(at) {
            return;
        }
        let followed = self.follows(at);
        let first = signal.cue.first() == self.chunks[signal.chunk].tokens.start;
        if let Some(start) = self.lead(at) {
            // A clause before the cue wins over what only might be one behind it.
            let bare = start.clause == ClauseKind::Bare && first;
            let colon = self.chunk_of(start.content).is_some_and(|chunk| self.chunks[chunk].before == Border::Colon);
            let before = self.chunks[self.open.min(signal.chunk)].tokens.start..self.chunks[signal.chunk].tokens.start;
            if followed
                && colon
                && (first || self.chunks[signal.chunk - 1].pair.is_some())
                && (self.layout.has_verb(&before) || self.chunks[signal.chunk - 1].pair.is_some())
            {
                self.take_before(at);
                self.free = self.free.min(start.content);
                return self.take_lead(at, &start);
            }
            if !(followed && (start.doubtful || bare)) {
                return self.take_lead(at, &start);
            }
        }
        if followed {
            return self.take_before(at);
        }
        if signal.row.clause.contains(&ClauseKind::Object) {
            self.object(at);
        }
    }

    /// Takes what stands beside a clause of the form "as X said"; says whether the signal stands in such a clause.
    fn beside(&mut self, at: usize) -> bool {
        let signal = self.signals[at];
        let late = self.layout.words(&(self.chunks[signal.chunk].tokens.start..signal.cue.first())) <= 1;
        let reach = if late { 3 } else { 1 };
        let start = self.chunks[..=signal.chunk]
            .iter()
            .rev()
            .take(reach)
            .find(|chunk| self.opens_as(&chunk.tokens))
            .map(|chunk| chunk.tokens.start);
        let Some(start) = start.filter(|&start| start >= self.free && self.may_follow(signal.row)) else { return false };
        let Some(first) = self.chunk_of(start) else { return false };
        let frame = start..self.chunks[signal.last_chunk].tokens.end;
        if self.layout.words(&(signal.cue.last() + 1..frame.end)) > 10
            || self.lead(at).is_some_and(|lead| lead.clause == ClauseKind::Complement)
        {
            return false;
        }
        if first > self.open && matches!(self.chunks[first].before, Border::Comma | Border::Dash | Border::Mark) {
            let tokens = self.chunks[self.open].tokens.start..self.chunks[first - 1].tokens.end;
            if self.layout.words(&tokens) < 4 {
                return false;
            }
            let draft = self.reported(vec![tokens], signal, frame.clone());
            self.free = frame.end;
            self.open = signal.last_chunk + 1;
            self.push(draft);
            return true;
        }
        let Some(next) = self.chunks.get(signal.last_chunk + 1).filter(|_| first == self.open) else { return false };
        if next.pair.is_some() || self.layout.words(&(next.tokens.start..self.unit.end)) < 4 {
            return false;
        }
        let end = self.content_end(next.tokens.start);
        let draft = self.reported(vec![next.tokens.start..end], signal, frame);
        self.free = end;
        self.open = self.next_chunk(end).unwrap_or(self.chunks.len());
        self.push(draft);
        true
    }

    fn opens_as(&self, tokens: &Tokens) -> bool {
        self.layout.first_word(tokens).is_some_and(|first| self.layout.uses(first).has(Use::As))
    }

    fn noun(&mut self, at: usize) {
        if let Some(start) = self.lead(at) {
            self.take_lead(at, &start);
        }
    }

    /// Says whether a signal reports what stands before it.
    fn follows(&self, at: usize) -> bool {
        let signal = self.signals[at];
        let chunk = &self.chunks[signal.chunk];
        if signal.chunk <= self.open.saturating_sub(1) || signal.chunk == 0 || !self.may_follow(signal.row) {
            return false;
        }
        let words_before = self.layout.words(&(chunk.tokens.start..signal.cue.first()));
        let marked = self.chunks[signal.chunk - 1].pair.is_some();
        let first = words_before == 0;
        if marked {
            return matches!(chunk.before, Border::Comma | Border::Mark | Border::Dash)
                && words_before <= 10
                && (first || self.is_subject(&(chunk.tokens.start..signal.cue.first())));
        }
        let parted = matches!(chunk.before, Border::Comma | Border::Dash);
        let reports = signal.row.clause.iter().any(|kind| matches!(kind, ClauseKind::Bare | ClauseKind::Complement));
        parted
            && reports
            && (first || (!self.habits.inverts && words_before <= 8 && self.is_subject(&(chunk.tokens.start..signal.cue.first()))))
            && self.is_content(&(self.open..signal.chunk))
    }

    fn may_follow(&self, row: &CueRow) -> bool {
        row.clause.iter().any(|kind| matches!(kind, ClauseKind::Direct | ClauseKind::Bare | ClauseKind::Complement | ClauseKind::Colon))
    }

    /// Says whether words may be the subject of the verb that follows them.
    fn is_subject(&self, words: &Tokens) -> bool {
        let Some(first) = self.layout.first_word(words) else { return false };
        let uses = self.layout.uses(first);
        !uses.has_any(&[Use::Complementizer, Use::Coordinator, Use::Contrast, Use::Subordinator, Use::Preposition])
            || self.layout.is_pronoun(first)
    }

    /// Says whether chunks before a reporting clause may be what it reports.
    fn is_content(&self, range: &std::ops::Range<usize>) -> bool {
        let (Some(first), Some(last)) = (self.chunks.get(range.start), self.chunks.get(range.end.wrapping_sub(1))) else { return false };
        if range.is_empty() {
            return false;
        }
        let tokens = first.tokens.start..last.tokens.end;
        let words = self.layout.words(&tokens);
        let start = self.layout.first_word(&tokens).map(|at| self.layout.uses(at)).unwrap_or_default();
        let verb = self.layout.has_verb(&tokens);
        if start.has_any(&[Use::Subordinator, Use::Relative])
            && !start.has(Use::Article)
            && range.len() == 1
            && !self.layout.is_subjunctive(&tokens)
        {
            return false;
        }
        if start.has_any(&[Use::Preposition]) && !verb {
            return false;
        }
        let clause = |chunk: &Chunk| {
            let first = self.layout.first_word(&chunk.tokens).map(|at| self.layout.uses(at)).unwrap_or_default();
            let article = first.has(Use::Article) && chunk.before == Border::Start;
            let relative = first.has(Use::Relative) && !article && !first.has(Use::Complementizer);
            if self.habits.verb_second {
                return !relative && (self.layout.has_main_verb(&chunk.tokens) || self.layout.has_verb(&chunk.tokens))
                    || self.layout.is_subjunctive(&chunk.tokens);
            }
            !relative && (self.layout.has_verb(&chunk.tokens) || self.layout.words(&chunk.tokens) >= 7 || range.len() == 1)
        };
        words >= 3 && (verb || words >= 5) && self.chunks[range.clone()].iter().any(clause)
    }

    /// Takes what stands before a reporting clause as its content.
    fn take_before(&mut self, at: usize) {
        let signal = self.signals[at];
        let frame = self.frame_behind(signal);
        let pairs: Vec<usize> = (self.open..signal.chunk).filter(|&chunk| self.chunks[chunk].pair.is_some()).collect();
        if pairs.is_empty() {
            let tokens = self.chunks[self.open].tokens.start..self.chunks[signal.chunk - 1].tokens.end;
            let mut draft = self.reported(vec![tokens.clone()], signal, frame.clone());
            let next = self.next_chunk(frame.end);
            if let Some(next) = next.filter(|&next| self.goes_on(&tokens, next)) {
                let start = self.chunks[next].tokens.start;
                let end = self.content_end(start);
                draft.pieces.push(start..end);
                self.free = end;
                self.open = self.next_chunk(end).unwrap_or(self.chunks.len());
                self.push(draft);
                return;
            }
            self.push(draft);
        } else {
            self.take_pairs(&pairs, signal, &frame);
        }
        self.free = self.free.max(frame.end);
        self.open = self.open.max(self.next_chunk(self.free).unwrap_or(self.chunks.len()));
    }

    /// Takes marked words before a reporting clause, and those behind it that go on from them.
    fn take_pairs(&mut self, pairs: &[usize], signal: Signal<'a>, frame: &Tokens) {
        for &chunk in pairs {
            let mut draft = Draft::new(Kind::Direct, vec![self.chunks[chunk].tokens.clone()]).by(signal, frame.clone());
            draft.source = None;
            if chunk + 1 == signal.chunk
                && let Some(next) = self.next_pair(frame.end)
            {
                let before = self.chunks[next].before;
                let ended = self.layout.is_mark(self.chunks[chunk].tokens.end - 1, &[".", "!", "?"]);
                if matches!(before, Border::Comma | Border::Dash | Border::Mark) {
                    if ended {
                        self.push(draft);
                        let tokens = self.chunks[next].tokens.clone();
                        self.free = tokens.end;
                        self.push(Draft::new(Kind::Direct, vec![tokens]).by(signal, frame.clone()));
                        continue;
                    }
                    draft.pieces.push(self.chunks[next].tokens.clone());
                    self.free = self.chunks[next].tokens.end;
                }
            }
            self.push(draft);
        }
    }

    /// Returns the standing quotation behind a token, with nothing but a coordinator between.
    fn next_pair(&self, token: usize) -> Option<usize> {
        let next = self.next_chunk(token)?;
        let chunk = &self.chunks[next];
        let joins = self.layout.words(&chunk.tokens) == 1
            && chunk.pair.is_none()
            && self.layout.uses(chunk.tokens.start).has_any(&[Use::Coordinator, Use::Contrast]);
        let next = if joins { next + 1 } else { next };
        self.chunks.get(next).filter(|chunk| chunk.pair.is_some()).map(|_| next)
    }

    /// Returns the tokens of a reporting clause that stands behind its content: its chunk, and appositions behind it.
    fn frame_behind(&self, signal: Signal<'a>) -> Tokens {
        let start = self.chunks[signal.chunk].tokens.start;
        let mut last = signal.last_chunk;
        while let Some(next) = self.chunks.get(last + 1) {
            let plain = next.pair.is_none() && matches!(next.before, Border::Comma | Border::Dash);
            let busy = self.signals.iter().any(|other| other.chunk == last + 1 && other.row.kind != CueKind::Noun);
            if !plain
                || busy
                || last > signal.last_chunk + 2
                || self.layout.is_subjunctive(&next.tokens)
                || self.is_main_clause(&next.tokens)
            {
                break;
            }
            last += 1;
        }
        let mut end = self.chunks[last].tokens.end;
        // A second reporting word in the same chunk has a content of its own.
        let other = self
            .signals
            .iter()
            .find(|other| other.cue.first() > signal.cue.last() && other.cue.first() < end && other.row.kind == CueKind::Verb);
        if let Some(other) = other.filter(|other| {
            other.row.clause.iter().any(|kind| matches!(kind, ClauseKind::Complement | ClauseKind::Infinitive | ClauseKind::Question))
        }) {
            end = self.coordinator_before(other.cue.first(), signal.cue.last()).unwrap_or(end);
        }
        start..end
    }

    /// Returns the nearest coordinator between two tokens.
    fn coordinator_before(&self, at: usize, stop: usize) -> Option<usize> {
        (stop + 1..at).rev().take(4).find(|&token| self.layout.uses(token).has(Use::Coordinator))
    }

    /// Says whether a chunk looks like a clause of its own and not like words about the speaker.
    fn is_main_clause(&self, tokens: &Tokens) -> bool {
        let Some(first) = self.layout.first_word(tokens) else { return false };
        let uses = self.layout.uses(first);
        let relative = uses.has(Use::Relative) || self.layout.uses(first + 1).has(Use::Relative) || uses.has(Use::Subordinator);
        !relative && self.layout.has_verb(tokens)
    }

    /// Says whether the content before a reporting clause goes on in the chunk behind it.
    fn goes_on(&self, before: &Tokens, next: usize) -> bool {
        let chunk = &self.chunks[next];
        if chunk.pair.is_some() || !matches!(chunk.before, Border::Comma | Border::Dash) {
            return false;
        }
        if self.signals.iter().any(|other| other.chunk == next && other.row.kind == CueKind::Verb && self.stops(other)) {
            return false;
        }
        let first = self.layout.first_word(&chunk.tokens).map(|at| self.layout.uses(at)).unwrap_or_default();
        if first.has_any(&[Use::Contrast]) && !self.layout.is_subjunctive(&chunk.tokens) {
            return false;
        }
        self.layout.is_subjunctive(&chunk.tokens) || !self.layout.has_verb(before) && self.layout.words(before) <= 6
    }

    /// Returns the first chunk that begins at or behind a token.
    #[must_use]
    pub fn next_chunk(&self, token: usize) -> Option<usize> {
        let at = self.chunks.partition_point(|chunk| chunk.tokens.start < token);
        (at < self.chunks.len()).then_some(at)
    }

    /// Makes a draft of a reported clause.
    #[must_use]
    pub fn reported(&self, pieces: Vec<Tokens>, signal: Signal<'a>, frame: Tokens) -> Draft {
        let pieces: Vec<Tokens> = pieces.into_iter().map(|piece| self.trimmed(piece)).collect();
        let marked = pieces.iter().any(|piece| piece.clone().any(|at| self.layout.pair_at(at).is_some()));
        Draft::new(if marked { Kind::Mixed } else { Kind::Indirect }, pieces).by(signal, frame)
    }

    /// Leaves out stops and commas at both ends, and marks that stand around the whole.
    fn trimmed(&self, mut piece: Tokens) -> Tokens {
        let edge = |at: usize| self.layout.is_mark(at, &[",", ";", ":", ".", "\u{2013}", "\u{2014}", "-"]);
        while piece.start < piece.end && edge(piece.start) {
            piece.start += 1;
        }
        while piece.start < piece.end && edge(piece.end - 1) {
            piece.end -= 1;
        }
        match self.layout.pair_at(piece.start).map(|pair| &self.layout.pairs[pair]) {
            Some(pair) if pair.outer.start == piece.start && pair.outer.end >= piece.end => pair.inner.clone(),
            _ => piece,
        }
    }

    /// Keeps a draft unless it holds nothing.
    pub fn push(&mut self, draft: Draft) {
        if draft.pieces.iter().all(|piece| piece.is_empty()) {
            return;
        }
        self.drafts.push(draft);
    }

    /// Takes standing quotations that no reporting clause claimed.
    fn left_pairs(&mut self) {
        for at in 0..self.chunks.len() {
            let Some(pair) = self.chunks[at].pair else { continue };
            let tokens = self.chunks[at].tokens.clone();
            if self.is_taken(&tokens) || !self.is_speech(at, pair) {
                continue;
            }
            let near =
                self.signals.iter().filter(|signal| signal.row.clause.contains(&ClauseKind::Direct) && signal.row.kind == CueKind::Verb);
            let near = near.min_by_key(|signal| signal.chunk.abs_diff(at)).copied();
            let mut draft = Draft::new(Kind::Direct, vec![tokens]);
            if let Some(signal) = near.filter(|signal| signal.chunk.abs_diff(at) <= 2) {
                let frame = self.chunks[signal.chunk].tokens.clone();
                draft = draft.by(signal, frame);
            }
            self.push(draft);
        }
    }

    /// Says whether tokens belong to a quotation already.
    fn is_taken(&self, tokens: &Tokens) -> bool {
        self.drafts.iter().any(|draft| draft.pieces.iter().any(|piece| piece.start < tokens.end && tokens.start < piece.end))
    }

    /// Says whether marked words without a reporting clause are speech.
    fn is_speech(&self, at: usize, pair: usize) -> bool {
        let inner = &self.layout.pairs[pair].inner;
        let words = self.layout.words(inner);
        let alone = self.chunks.len() == 1 || at == 0 && self.chunks[1].before == Border::Colon && words >= 3;
        let ended = self.layout.is_mark(inner.end - 1, &[".", "!", "?", "\u{2026}"]);
        let colon = self.chunks[at].before == Border::Colon;
        words >= super::layout::LONG || words >= 4 && (ended || alone) || words >= 3 && colon || words >= 2 && ended && (alone || colon)
    }

    /// Takes marked fragments behind a cue that may have an object.
    fn fragments(&mut self) {
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
                    && layout.words(&(signal.cue.last().min(pair.outer.start)..pair.outer.start)) <= 7
                    && signal.row.clause.iter().any(|kind| matches!(kind, ClauseKind::Object | ClauseKind::Direct))
            });
            let words = layout.words(&pair.inner);
            let capital = |at: usize| layout.is_word(at) && layout.token(at).capital;
            let before = pair.outer.start.wrapping_sub(1);
            let title = !self.habits.verb_second
                && words >= 2
                && pair.inner.clone().filter(|&at| layout.is_word(at) && layout.uses(at).is_empty()).all(capital);
            let glued = layout.tokens.contains(&pair.outer.end)
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
    fn fragment_start(&self, from: usize, mark: usize) -> usize {
        let opens = |at: usize| self.layout.uses(at).has_any(&[Use::Article, Use::Possessive, Use::Demonstrative]);
        let free = |at: usize| at == from || !self.layout.uses(at - 1).has(Use::Preposition);
        let near = if self.habits.verb_second { None } else { (from..mark).find(|&at| opens(at) && free(at)) };
        near.unwrap_or(mark)
    }

    /// Returns the end of the clause when it goes on behind a marked fragment.
    fn fragment_end(&self, mark: usize) -> usize {
        let Some(chunk) = self.chunk_of(mark) else { return mark };
        let rest = mark..self.chunks[chunk].tokens.end;
        if self.layout.words(&rest) >= 2 { self.content_end(mark) } else { mark }
    }
}
