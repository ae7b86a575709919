//! Reporting words that are no verbs: prepositions, postpositions and adverbs.
//!
//! Takes a signal of a unit; takes the clause on its other side, or the one it stands in, as reported. The phrase beside a preposition is
//! the source.

use super::chunks::Border;
use super::source_phrase::gap_of;
use super::unit::{Signal, UnitReader};
use crate::lexicon::{ClauseKind, CueKind, Order, Use};
use crate::matcher::Matches;
use crate::segment::Tokens;

/// The most chunks about a source between its phrase and a colon, and the one behind the colon.
const MOST_REMARKS: usize = 3;
/// The shortest clause, in words, that may stand before a source phrase.
const SHORTEST_CLAUSE: usize = 2;
/// The shortest subject, in words, that a source phrase may part from its verb.
const SHORTEST_SUBJECT: usize = 2;
/// The shortest words without a known verb that may.
const SHORTEST_PHRASE: usize = 3;

impl<'a> UnitReader<'_, 'a> {
    /// Takes what a preposition, a postposition or an adverb reports.
    pub fn source(&mut self, at: usize) {
        let signal = self.signals[at];
        let within = self
            .layout
            .first_word(&self.chunks[signal.chunk].tokens)
            .is_some_and(|first| self.layout.uses(first).has(Use::As) && first < signal.cue.first());
        if within || !self.is_source(&signal) {
            return;
        }
        if signal.row.kind == CueKind::Postposition
            && signal.cue.words.iter().any(|&at| self.layout.uses(at).has_any(&[Use::Relative, Use::Interrogative]))
        {
            return self.relative_source(signal);
        }
        if !self.reports_clauses(&signal) && !self.leads_colon(&signal) && !self.stands_by_marks(signal.chunk) {
            return;
        }
        let phrase = self.phrase(&signal);
        let chunk = self.chunks[signal.chunk].clone();
        let begins = self.opens_chunk(&chunk.tokens, phrase.start);
        let ends = self.layout.words(&(phrase.end..chunk.tokens.end)) == 0;
        let colon = chunk.before == Border::Colon && signal.row.kind != CueKind::Postposition;
        match (begins, ends) {
            (true, true) if colon => self.behind_source(signal, phrase),
            (true, false) if colon => self.rest_of_clause(signal, phrase),
            (true, true) if signal.chunk > self.open && self.has_content_before(signal.chunk) => self.before_source(signal, phrase),
            (true, true) if self.is_inserted_source(&signal) => self.inserted_source(signal, phrase),
            (true, true) => self.behind_source(signal, phrase),
            (true, false)
                if self.is_late(&signal)
                    || !self.habits.verb_second && signal.chunk > self.open && self.has_content_before(signal.chunk) =>
            {
                self.before_source(signal, phrase)
            }
            (true, false) => self.rest_of_clause(signal, phrase),
            (false, true) if self.leads_colon(&signal) => self.behind_source(signal, phrase),
            _ => self.around_source(signal, phrase),
        }
    }

    /// Says whether a source phrase opens its chunk, behind a word that joins clauses or none.
    fn opens_chunk(&self, chunk: &Tokens, phrase: usize) -> bool {
        let joins = |at: usize| self.layout.uses(at).has_any(&[Use::Coordinator, Use::Contrast, Use::Continuation]);
        match self.layout.words(&(chunk.start..phrase)) {
            0 => true,
            1 => self.layout.first_word(chunk).is_some_and(joins),
            _ => false,
        }
    }

    /// Says whether a source may report clauses and not only marked words.
    fn reports_clauses(&self, signal: &Signal<'a>) -> bool {
        signal.row.clause.is_empty() || signal.row.clause.iter().any(|kind| !matches!(kind, ClauseKind::Direct | ClauseKind::Colon))
    }

    /// Says whether marked words stand right beside a chunk.
    fn stands_by_marks(&self, chunk: usize) -> bool {
        let marked = |at: usize| self.chunks.get(at).is_some_and(|chunk| chunk.pair.is_some());
        chunk > 0 && marked(chunk - 1) || marked(chunk + 1)
    }

    /// Says whether what a source says stands behind a colon, over words about the source.
    fn leads_colon(&self, signal: &Signal<'a>) -> bool {
        let mut behind = self.chunks[signal.chunk + 1..].iter().take(MOST_REMARKS);
        let colon = behind.find(|chunk| chunk.before != Border::Comma).is_some_and(|chunk| chunk.before == Border::Colon);
        colon && signal.row.kind != CueKind::Postposition && signal.row.clause.contains(&ClauseKind::Colon)
    }

    /// Says whether the chunks before a source phrase are what it reports.
    fn has_content_before(&self, chunk: usize) -> bool {
        let tokens = self.chunks[self.open].tokens.start..self.chunks[chunk - 1].tokens.end;
        let first = self.layout.first_word(&tokens).map(|at| self.layout.uses(at)).unwrap_or_default();
        let enough = if self.layout.has_verb(&tokens) { SHORTEST_CLAUSE } else { SHORTEST_PHRASE };
        let torn = self.chunks.get(chunk + 1).is_some_and(|next| next.pair.is_none() && self.is_torn(&tokens, next));
        self.chunks[chunk - 1].pair.is_some()
            || torn && self.layout.words(&tokens) >= SHORTEST_SUBJECT
            || self.layout.words(&tokens) >= enough && !(first.has(Use::Preposition) && !self.layout.has_verb(&tokens))
    }

    /// Says whether an adverb stands behind what it reports and before its speaker.
    fn is_late(&self, signal: &Signal<'a>) -> bool {
        signal.row.order == Order::VerbSubject && signal.row.kind == CueKind::Adverb && signal.chunk > self.open
    }

    /// Says whether a word that may report does so where it stands.
    fn is_source(&self, signal: &Signal<'a>) -> bool {
        let chunk = &self.chunks[signal.chunk];
        let first = signal.cue.first();
        let starts = self.layout.words(&(chunk.tokens.start..first)) == 0;
        match signal.row.kind {
            CueKind::Adverb if signal.row.order == Order::VerbSubject => {
                // So the boss: behind its content, and no verb beside it.
                starts
                    && signal.chunk > 0
                    && matches!(chunk.before, Border::Comma | Border::Mark | Border::Dash)
                    && self.names_somebody(signal)
            }
            // A preposition that also marks infinitives reports only before a name and a comma at the unit's start.
            CueKind::Adverb | CueKind::Preposition if self.may_mark_infinitive(signal) => {
                let next = first + 1;
                let ends = chunk.tokens.end - first <= if signal.cue.words.len() > 1 { 14 } else { 8 }
                    && self.chunks.get(signal.chunk + 1).is_some_and(|next| next.before == Border::Comma);
                starts
                    && signal.chunk == 0
                    && (ends || self.names_speaker_without_comma(signal))
                    && self.layout.is_word(next)
                    && (self.layout.token(next).capital
                        || self.layout.uses(next).has(Use::Article)
                        || !Matches::within(&self.layout.reading.matches.titles, &(next..next + 1)).is_empty()
                        || self.layout.is_pronoun(next)
                        || signal.cue.words.len() > 1)
                    && !self.layout.has_verb(&(next + 1..self.phrase_end(signal, chunk.tokens.end)))
            }
            CueKind::Preposition if signal.cue.words.len() == 1 && !self.habits.verb_second => {
                self.names_source(signal.cue.last() + 1, chunk.tokens.end)
            }
            CueKind::Preposition if signal.cue.words.len() == 1 => self.opens_phrase(signal.cue.last() + 1, chunk.tokens.end),
            CueKind::Adverb => !signal.row.clause.is_empty() && signal.row.clause.contains(&ClauseKind::Bare),
            _ => true,
        }
    }

    /// Says whether a cue of one or two words opens with one that also marks infinitives, and is no longer preposition (`d'après`).
    fn may_mark_infinitive(&self, signal: &Signal<'a>) -> bool {
        let (first, last) = (signal.cue.first(), signal.cue.last());
        let longer = last > first && self.layout.uses(last).has(Use::Preposition);
        signal.cue.words.len() <= 2 && self.layout.uses(first).has(Use::Infinitive) && !longer
    }

    /// A relative source: the phrase before it speaks, the rest of the clause is what it says.
    fn relative_source(&mut self, signal: Signal<'a>) {
        let start = signal.cue.last() + 1;
        if self.layout.words(&(start..self.unit.end)) < 3 {
            return;
        }
        let end = self.end_of_content(start, true);
        let verb = self.turning_verb(signal.cue.first());
        let frame = self.free.min(signal.cue.first())..start;
        let draft = self.reported(vec![start..end], verb.unwrap_or(signal), frame);
        self.free = end;
        self.open = self.next_chunk(end).unwrap_or(self.chunks.len());
        self.push(draft);
    }

    pub(super) fn named(&self, mut draft: super::Draft, signal: &Signal<'a>, phrase: &Tokens) -> super::Draft {
        let source = match signal.row.kind {
            CueKind::Preposition if phrase.end > signal.cue.last() + 1 => signal.cue.last() + 1..phrase.end,
            CueKind::Preposition => gap_of(signal.cue),
            CueKind::Postposition => phrase.start..signal.cue.first(),
            _ if signal.row.order == Order::VerbSubject => signal.cue.last() + 1..phrase.end,
            _ => return draft,
        };
        draft.source = (!source.is_empty()).then_some(source);
        draft
    }

    /// The content stands before.
    fn before_source(&mut self, signal: Signal<'a>, phrase: Tokens) {
        let mut pairs = (self.open..signal.chunk).filter(|&chunk| self.chunks[chunk].pair.is_some()).peekable();
        if signal.chunk <= self.open {
            return;
        }
        let frame = phrase.start..self.chunks[signal.chunk].tokens.end;
        let drafts: Vec<super::Draft> = if pairs.peek().is_some() {
            pairs
                .map(|chunk| super::Draft::new(super::Kind::Direct, vec![self.chunks[chunk].tokens.clone()]).by(signal, frame.clone()))
                .collect()
        } else {
            let open = self.last_parted(signal.chunk).unwrap_or(self.open);
            let mut pieces = vec![self.chunks[open].tokens.start..self.chunks[signal.chunk - 1].tokens.end];
            if let Some(next) =
                self.chunks.get(signal.chunk + 1).filter(|next| next.pair.is_none() && matches!(next.before, Border::Comma | Border::Dash))
                && self.goes_on_after(&phrase, &pieces[0], next)
            {
                let end = self.content_end(next.tokens.start);
                pieces.push(next.tokens.start..end);
            }
            // A phrase in the middle stays inside its clause.
            let whole = pieces[0].start..pieces.last().map_or(0, |piece| piece.end);
            vec![self.reported(vec![whole], signal, frame.clone())]
        };
        self.free = drafts.iter().flat_map(|draft| draft.pieces.iter().map(|piece| piece.end)).max().unwrap_or(0).max(frame.end);
        self.open = self.next_chunk(self.free).unwrap_or(self.chunks.len());
        for draft in drafts {
            let draft = self.named(draft, &signal, &phrase);
            self.push(draft);
        }
    }

    /// The content stands in the chunks behind.
    fn behind_source(&mut self, signal: Signal<'a>, phrase: Tokens) {
        let mut place = signal.chunk + 1;
        if self.leads_colon(&signal) {
            while self.chunks[place].before != Border::Colon {
                place += 1;
            }
        }
        // Words about the source stand between it and the clause.
        while self
            .chunks
            .get(place + 1)
            .is_some_and(|after| after.before == Border::Comma && (after.pair.is_none() || self.chunks[place].pair.is_none()))
            && place <= signal.chunk + 2
            && signal.row.kind == CueKind::Preposition
            && (self.is_apposition(&self.chunks[place].tokens) || self.is_relative_before_verb(place))
        {
            place += 1;
        }
        let Some(next) = self.chunks.get(place).cloned() else { return };
        // What the author says of himself behind a word that only may name a source (`for the rest, I have no view`).
        let own = self.layout.uses(next.tokens.start);
        if next.pair.is_none() && self.may_mark_infinitive(&signal) && own.has(Use::FirstPerson) && !own.has(Use::Possessive) {
            return;
        }
        let late = signal.chunk > 0 && self.layout.words(&(next.tokens.start..self.unit.end)) < 5;
        let able = signal.row.clause.is_empty() || signal.row.clause.contains(&ClauseKind::Bare) || self.leads_colon(&signal);
        let clause = next.pair.is_some() || signal.chunk == 0 || self.layout.has_verb(&next.tokens);
        if late || !clause || !able && next.pair.is_none() {
            return;
        }
        let frame = phrase.start..self.chunks[place - 1].tokens.end;
        let draft = if next.pair.is_some() {
            super::Draft::new(super::Kind::Direct, vec![next.tokens.clone()]).by(signal, frame)
        } else {
            let end = self.content_end(next.tokens.start);
            self.reported(vec![next.tokens.start..end], signal, frame)
        };
        self.free = draft.pieces[0].end;
        self.open = self.next_chunk(self.free).unwrap_or(self.chunks.len());
        let draft = self.named(draft, &signal, &phrase);
        self.push(draft);
    }

    /// Says whether a chunk that may open a relative clause stands before one that opens with its verb, where verbs come second.
    fn is_relative_before_verb(&self, place: usize) -> bool {
        let relative = self.layout.uses(self.chunks[place].tokens.start).has(Use::Relative);
        let next = self.chunks.get(place + 1).map(|next| next.tokens.start);
        self.habits.verb_second && relative && next.is_some_and(|at| self.layout.is_verb(at) || self.layout.is_small_content_word(at))
    }

    fn is_apposition(&self, tokens: &Tokens) -> bool {
        let Some(first) = self.layout.first_word(tokens) else { return false };
        if self.layout.uses(first).has_any(&[Use::Reflexive, Use::Negation]) && !self.layout.uses(first).has(Use::Relative) {
            return false;
        }
        self.layout.uses(first).has(Use::Relative) && !self.layout.uses(first).has(Use::Article)
            || !self.layout.has_verb(tokens) && self.layout.words(tokens) <= 10
    }

    /// The content is the rest of the clause behind the phrase.
    fn rest_of_clause(&mut self, signal: Signal<'a>, phrase: Tokens) {
        let end = self.content_end(phrase.end);
        let draft = self.reported(vec![phrase.end..end], signal, phrase.clone());
        self.free = end;
        self.open = self.next_chunk(end).unwrap_or(self.chunks.len());
        let draft = self.named(draft, &signal, &phrase);
        self.push(draft);
    }

    /// The content is the clause that the phrase stands in.
    fn around_source(&mut self, signal: Signal<'a>, phrase: Tokens) {
        let colon = (self.open + 1..=signal.chunk).rev().find(|&at| self.chunks[at].before == Border::Colon);
        let from = self.chunks[colon.unwrap_or(self.open.min(signal.chunk))].tokens.start.max(self.free);
        let chunk = &self.chunks[signal.chunk];
        let ends = self.layout.words(&(phrase.end..chunk.tokens.end)) == 0;
        let behind = self.chunks.get(signal.chunk + 1);
        let last = ends && behind.is_none();
        let end = if last { phrase.start } else { self.content_end(phrase.end.min(self.unit.end - 1)) };
        let draft = self.reported(vec![from..end], signal, phrase.clone());
        self.free = end.max(phrase.end);
        self.open = self.next_chunk(self.free).unwrap_or(self.chunks.len());
        let draft = self.named(draft, &signal, &phrase);
        self.push(draft);
    }
}
