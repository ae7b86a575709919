//! One unit read from left to right: which reporting words lead or follow which content.
//!
//! Takes a [`Layout`] and a unit; gives [`Draft`]s. The forms of reported speech stand in `lead` and `source`, the borders in `border`.

use super::chunks::{Border, Chunk};
use super::layout::Layout;
use super::{Draft, Habits, Kind};
use crate::lexicon::{ClauseKind, CueKind, CueRow, Use};
use crate::matcher::Match;
use crate::segment::Tokens;

/// Within how many tokens behind a cue the verb of a clear clause stands.
const CLOSE_VERB: usize = 6;

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
        if self.is_asked_of(signal.cue) {
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
            let retold = signal.cue.words.iter().any(|&at| self.layout.is_mood(at)) && !self.leads_marked(signal.last_chunk);
            return !particle && !noun && !retold;
        }
        let before = first.wrapping_sub(1);
        let uses = self.layout.uses(before);
        let determined = uses.has_any(&[Use::Article, Use::Possessive, Use::Demonstrative])
            && !self.layout.is_pronoun(before)
            && signal.cue.words.len() == 1;
        // A noun before a noun behind a preposition (`for claims letters`).
        let governed = uses.has(Use::Preposition)
            && !uses.has_any(&[Use::Infinitive, Use::Article])
            && signal.cue.words.len() == 1
            && self.layout.is_small_content_word(last + 1);
        !determined && !governed || self.layout.uses(last + 1).has(Use::Complementizer)
    }

    /// Says whether marked words stand behind a colon right after a chunk.
    fn leads_marked(&self, chunk: usize) -> bool {
        self.chunks.get(chunk + 1).is_some_and(|next| next.pair.is_some() && next.before == Border::Colon)
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
        if self.beside(at) || self.has_object(signal) || self.inserted(at) {
            return;
        }
        let followed = self.follows(at);
        let first = signal.cue.first() == self.chunks[signal.chunk].tokens.start;
        if let Some(start) = self.lead(at) {
            // A clause before the cue wins over what only might be one behind it.
            let marked = signal.chunk > 0 && self.chunks[signal.chunk - 1].pair.is_some();
            let bare = start.clause == ClauseKind::Bare && (first || marked);
            let colon = self.chunk_of(start.content).is_some_and(|chunk| self.chunks[chunk].before == Border::Colon);
            let before = self.chunks[self.open.min(signal.chunk)].tokens.start..self.chunks[signal.chunk].tokens.start;
            if followed
                && colon
                && (first || self.chunks[signal.chunk - 1].pair.is_some())
                && (self.has_finite_verb(&before) || self.chunks[signal.chunk - 1].pair.is_some())
            {
                self.take_before(at);
                self.free = self.free.min(start.content);
                return self.take_lead(at, &start);
            }
            let relative = followed && self.may_be_relative(signal, &start);
            let clear = bare && !start.doubtful && self.leads_clearly(signal, &start);
            if !(followed && !clear && (start.doubtful || bare) || relative) {
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

    /// Says whether a pronoun that hangs on the verb is what was said (`Disse-o ...`).
    fn has_object(&self, signal: Signal<'a>) -> bool {
        let behind = signal.cue.last() + 1;
        let opens = self.layout.first_word(&self.unit) == Some(signal.cue.first());
        opens && self.layout.is_joiner(behind) && self.layout.uses(behind + 1).has_any(&[Use::Article, Use::Preposition])
    }

    /// Says whether a clause with its subject and verb close together follows a cue before which no verb stands.
    fn leads_clearly(&self, signal: Signal<'a>, start: &super::lead::Start) -> bool {
        let chunk = &self.chunks[signal.last_chunk];
        let verb = (start.content..chunk.tokens.end).take(CLOSE_VERB).find(|&at| self.layout.is_verb(at));
        let stops = [Use::Preposition, Use::Relative, Use::Subordinator, Use::Coordinator];
        let behind = |verb: usize| verb > start.content && !(start.content..verb).any(|at| self.layout.uses(at).has_any(&stops));
        let capital = |verb: usize| (start.content..verb).any(|at| self.layout.token(at).capital);
        // A verb that opens its chunk has no subject there: what has a verb of its own right behind it is said (`He fell, saying the ice had broken`).
        let opens =
            !self.habits.verb_second && signal.cue.first() == chunk.tokens.start && signal.chunk > 0 && chunk.before == Border::Comma;
        if opens && verb.is_some_and(behind) && !self.layout.is_pronoun(start.content) {
            return true;
        }
        let close = verb.is_some_and(|verb| behind(verb) && !capital(verb));
        let addressed = (start.content..chunk.tokens.end).take(CLOSE_VERB).any(|at| at > start.content && self.layout.is_pronoun(at));
        (close || addressed) && !self.layout.has_verb(&self.chunks[self.open.min(signal.chunk)].tokens)
    }

    /// Says whether a conjunction behind the speaker's name rather opens a relative clause: some languages have one word for both.
    fn may_be_relative(&self, signal: Signal<'a>, start: &super::lead::Start) -> bool {
        if start.clause != ClauseKind::Complement
            || !self.layout.uses(start.frame_end).has(Use::Relative)
            || self.is_subject_before(signal, false)
        {
            return false;
        }
        let later = self.chunk_of(start.frame_end).is_some_and(|chunk| chunk > signal.last_chunk);
        let marked = self.chunks[signal.chunk - 1].pair.is_some();
        later && marked || self.lacks_subject(signal, start.frame_end)
    }

    /// Says whether the clause behind a conjunction lacks a subject, while a speaker stands between it and a verb that opens its own clause.
    fn lacks_subject(&self, signal: Signal<'a>, conjunction: usize) -> bool {
        let opens = signal.cue.first() == self.chunks[signal.chunk].tokens.start;
        let speaker = self.layout.words(&(signal.cue.last() + 1..conjunction)) >= 1;
        let next = conjunction + 1;
        let subject = [Use::Article, Use::Possessive, Use::Demonstrative, Use::Preposition, Use::Subordinator, Use::Indefinite];
        let begins =
            self.layout.uses(next).has_any(&subject) || self.layout.is_pronoun(next) && !self.layout.uses(next).has(Use::Reflexive);
        let named = self.layout.is_word(next) && self.layout.token(next).capital;
        !self.habits.verb_second && opens && speaker && !begins && !named && self.layout.is_word(next)
    }

    fn noun(&mut self, at: usize) {
        // Our view: the author's own.
        let first = self.layout.uses(self.signals[at].cue.first());
        if first.has(Use::FirstPerson) && first.has(Use::Possessive) {
            return;
        }
        let Some(start) = self.lead(at).filter(|start| !self.is_about_noun(self.signals[at], start)) else { return };
        let verb = self.turning_verb(self.signals[at].cue.first());
        self.take_lead(at, &start);
        if let (Some(verb), Some(draft)) = (verb, self.drafts.last_mut()) {
            draft.cue = Some((verb.cue.row, verb.cue.words.to_vec()));
        }
    }

    /// Returns the verb before a token that rejects or doubts what the words at the token name (`dismisses the claim that`).
    pub(super) fn turning_verb(&self, token: usize) -> Option<Signal<'a>> {
        let near = self.signals.iter().rev().find(|other| other.cue.last() < token && other.row.kind == CueKind::Verb);
        near.filter(|other| other.row.percent != 100 && other.cue.first() >= self.free).copied()
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
    pub(super) fn trimmed(&self, mut piece: Tokens) -> Tokens {
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
}
