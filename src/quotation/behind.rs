//! Reporting clauses that stand behind what they report.
//!
//! Takes a signal of a unit; says whether it reports the chunks before it, and takes them with its clause and with what goes on behind it.

use super::chunks::{Border, Chunk};
use super::unit::{Signal, UnitReader};
use super::{Draft, Kind};
use crate::lexicon::{ClauseKind, CueRow, Use};
use crate::matcher::Matches;
use crate::segment::Tokens;

/// How many words behind a verb its subject may show by a name or a title.
const SUBJECT_REACH: usize = 4;
/// From how many words on a phrase with its preposition is a clause, though no row knows its verb.
const LONG_CLAUSE: usize = 9;
/// The shortest sentence, in words, before a verb with a pronoun that hangs on it.
const SENTENCE: usize = 5;

impl<'a> UnitReader<'_, 'a> {
    /// Says whether a signal reports what stands before it.
    pub(super) fn follows(&self, at: usize) -> bool {
        let signal = self.signals[at];
        let chunk = &self.chunks[signal.chunk];
        if signal.chunk <= self.open.saturating_sub(1) || signal.chunk == 0 || !self.may_follow(signal.row) {
            return false;
        }
        let words_before = self.layout.words(&(chunk.tokens.start..signal.cue.first()));
        let marked = self.chunks[signal.chunk - 1].pair.is_some();
        let first = words_before == 0;
        if let Some(subject) = self.parted_subject(&signal) {
            return subject > self.open && self.is_content(&(self.open..subject));
        }
        if marked {
            return matches!(chunk.before, Border::Comma | Border::Mark | Border::Dash)
                && words_before <= 10
                && (first || self.is_subject(&(chunk.tokens.start..signal.cue.first())));
        }
        let parted = matches!(chunk.before, Border::Comma | Border::Dash)
            && (self.hangs(&signal) || !self.stresses_subject(signal.chunk - 1) && !self.is_bare_subject(&(self.open..signal.chunk)));
        parted
            && !self.is_infinitive(signal)
            && !self.leads_later(at)
            && (!first || self.habits.inverts || self.has_subject_behind(signal) || self.has_clause_before(signal.chunk))
            && !(self.open == 0 && self.opens_with_request())
            && (first || (!self.habits.inverts && words_before <= 8 && self.is_subject(&(chunk.tokens.start..signal.cue.first()))))
            && (self.is_said(&(self.open..signal.chunk), first, &signal)
                && !self.is_subject_before(signal, self.has_any_verb(signal.chunk))
                || self.breaks_clause(&signal))
    }

    /// Says whether a cue is the infinitive of another verb.
    fn is_infinitive(&self, signal: Signal<'a>) -> bool {
        let before = self.layout.uses(signal.cue.first().wrapping_sub(1));
        !self.habits.verb_second && before.has(Use::Infinitive) && !before.has(Use::Auxiliary)
    }

    /// Says whether a cue behind in the same chunk surely leads what it reports (`she smiled and said: ...`).
    fn leads_later(&self, at: usize) -> bool {
        let own = self.signals[at];
        let later = self.signals.iter().enumerate().skip(at + 1).find(|(_, other)| other.cue.first() > own.cue.last());
        let joined = later.filter(|(_, other)| other.chunk == own.chunk && other.cue.first() <= own.cue.last() + 3);
        joined.is_some_and(|(place, _)| {
            self.layout.uses(own.cue.last() + 1).has(Use::Coordinator) && self.lead(place).is_some_and(|start| !start.doubtful)
        })
    }

    /// Says whether the chunks before one hold marked words or a verb in the first of them.
    fn has_clause_before(&self, chunk: usize) -> bool {
        let marked = self.chunks[self.open..chunk].iter().any(|chunk| chunk.pair.is_some());
        marked || self.layout.has_verb(&self.chunks[self.open].tokens)
    }

    /// Says whether a subject follows a verb that opens its clause.
    pub(super) fn has_subject_behind(&self, signal: Signal<'a>) -> bool {
        let behind = signal.cue.last() + 1;
        let near = (behind..behind + SUBJECT_REACH).take_while(|&at| self.layout.is_word(at));
        near.clone().next().is_some_and(|at| {
            self.layout.uses(at).has_any(&[Use::Article, Use::Possessive, Use::Demonstrative]) || self.layout.is_pronoun(at)
        }) || near.take_while(|&at| self.layout.uses(at).is_empty()).any(|at| {
            let title = !Matches::within(&self.layout.reading.matches.titles, &(at..at + 1)).is_empty();
            title || self.layout.token(at).capital
        })
    }

    pub(super) fn may_follow(&self, row: &CueRow) -> bool {
        row.clause.iter().any(|kind| matches!(kind, ClauseKind::Direct | ClauseKind::Bare | ClauseKind::Complement | ClauseKind::Colon))
    }

    /// Says whether words may be the subject of the verb that follows them.
    pub(super) fn is_subject(&self, words: &Tokens) -> bool {
        let Some(first) = self.layout.first_word(words) else { return false };
        let uses = self.layout.uses(first);
        let relative = |at: usize| self.layout.uses(at).has(Use::Relative) && !self.layout.uses(at).has(Use::Article);
        // Both of which said: a relative clause; raised it and said: a second verb; a step the board announced: a clause about the step.
        let inner = (first..words.end).take(3).any(relative) || relative(words.end - 1);
        let joined = words.end > first + 1 && self.layout.uses(words.end - 1).has(Use::Coordinator);
        let second = !self.habits.verb_second && (first + 1..words.end).any(|at| self.opens_second_phrase(at));
        !inner
            && !joined
            && !second
            && !uses.has_any(&[Use::Complementizer, Use::Coordinator, Use::Contrast, Use::Subordinator, Use::Preposition])
            && (uses.has(Use::Article) || !uses.has_any(&[Use::Whether, Use::Interrogative]))
            || self.layout.is_pronoun(first)
    }

    /// Says whether an article opens a further noun phrase right behind a noun.
    fn opens_second_phrase(&self, at: usize) -> bool {
        let uses = self.layout.uses(at);
        let article = uses.has(Use::Article) && !uses.has_any(&[Use::Genitive, Use::Preposition, Use::Relative]);
        article && self.layout.is_small_content_word(at - 1)
    }

    /// Says whether chunks before a reporting clause may be what it reports.
    pub(super) fn is_content(&self, range: &std::ops::Range<usize>) -> bool {
        let (Some(first), Some(last)) = (self.chunks.get(range.start), self.chunks.get(range.end.wrapping_sub(1))) else { return false };
        if range.is_empty() {
            return false;
        }
        let tokens = first.tokens.start..last.tokens.end;
        let words = self.layout.words(&tokens);
        let start = self.layout.first_word(&tokens).map(|at| self.layout.uses(at)).unwrap_or_default();
        let verb = self.layout.has_verb(&tokens) || self.habits.verb_second && self.layout.has_main_verb(&tokens);
        let alone = self.chunks[range.start + 1..range.end].iter().all(|chunk| !self.layout.has_verb(&chunk.tokens));
        let asked = start.has(Use::Whether) && range.len() == 1 && tokens.clone().any(|at| self.layout.uses(at).has(Use::Modal));
        let independent = first.before == Border::Start && (self.is_free_relative(&tokens) || self.points_at_subject(&tokens));
        if start.has_any(&[Use::Subordinator, Use::Relative])
            && !start.has(Use::Article)
            && !asked
            && !independent
            && (range.len() == 1 || alone && !self.habits.verb_second && first.pair.is_none())
            && !self.layout.is_subjunctive(&tokens)
        {
            return false;
        }
        let asks = first.tokens.clone().any(|at| self.layout.uses(at).has(Use::Whether) && !self.layout.uses(at).has(Use::Complementizer));
        if start.has(Use::Preposition) && (!verb || asks && first.pair.is_none() && !self.habits.verb_second) {
            return false;
        }
        if self.habits.verb_second && start.has(Use::Preposition) && self.names_question(range) {
            return false;
        }
        let clause = |chunk: &Chunk| {
            let first = self.layout.first_word(&chunk.tokens).map(|at| self.layout.uses(at)).unwrap_or_default();
            let article = first.has(Use::Article) && chunk.before == Border::Start;
            let relative =
                first.has(Use::Relative) && !article && !first.has(Use::Complementizer) && !(independent && chunk.before == Border::Start);
            if self.habits.verb_second {
                return !relative && (self.layout.has_main_verb(&chunk.tokens) || self.layout.has_verb(&chunk.tokens))
                    || self.layout.is_subjunctive(&chunk.tokens);
            }
            !relative && (self.layout.has_verb(&chunk.tokens) || self.layout.words(&chunk.tokens) >= 7 || range.len() == 1)
        };
        let marked = tokens.clone().any(|at| self.layout.pair_at(at).is_some());
        words >= 3 && (verb || words >= 5 || marked || self.layout.is_headline()) && self.chunks[range.clone()].iter().any(clause)
    }

    /// Says whether chunks are a phrase without verb and the question that it names (`Auf die Frage, wer zahlt, ...`).
    fn names_question(&self, range: &std::ops::Range<usize>) -> bool {
        let [first, next, ..] = &self.chunks[range.clone()] else { return false };
        let asks = |at: usize| self.layout.uses(at).has_any(&[Use::Whether, Use::Interrogative]);
        let verb = self.layout.has_main_verb(&first.tokens) || self.layout.has_verb(&first.tokens) || first.pair.is_some();
        !verb && next.before == Border::Comma && self.layout.first_word(&next.tokens).is_some_and(asks)
    }

    /// Says whether chunks before a reporting clause are what it reports; words too long for a mere phrase are, before a verb and its subject.
    fn is_said(&self, range: &std::ops::Range<usize>, verb_first: bool, signal: &Signal<'a>) -> bool {
        let sentence = || {
            let (first, last) = (self.chunks.get(range.start)?, self.chunks.get(range.end.checked_sub(1)?)?);
            Some(first.before == Border::Start && self.layout.words(&(first.tokens.start..last.tokens.end)) >= SENTENCE)
        };
        // A pronoun that hangs on a verb behind a sentence proves that it reports it.
        if verb_first && self.hangs(signal) && sentence().unwrap_or_default() {
            return true;
        }
        let long = || {
            let (first, last) = (self.chunks.get(range.start)?, self.chunks.get(range.end.checked_sub(1)?)?);
            let tokens = first.tokens.start..last.tokens.end;
            let opener = self.layout.first_word(&tokens).map(|at| self.layout.uses(at)).unwrap_or_default();
            Some(opener.has(Use::Preposition) && self.layout.words(&tokens) >= LONG_CLAUSE)
        };
        self.is_content(range) || verb_first && !self.habits.inverts && long().unwrap_or_default()
    }

    /// Says whether words open with a relative word that stands for a subject of its own (`Who pays late loses the place`).
    fn is_free_relative(&self, tokens: &Tokens) -> bool {
        let uses = self.layout.first_word(tokens).map(|at| self.layout.uses(at)).unwrap_or_default();
        self.habits.drops && uses.has(Use::Relative) && !uses.has_any(&[Use::Subordinator, Use::Complementizer, Use::Preposition])
    }

    /// Says whether words open with a relative word that here points at something, for the verb follows at once (`That is enough`).
    fn points_at_subject(&self, tokens: &Tokens) -> bool {
        let Some(first) = self.layout.first_word(tokens).filter(|&at| self.layout.uses(at).has(Use::Demonstrative)) else { return false };
        !self.habits.verb_second && (first + 1..tokens.end.min(first + 3)).any(|at| self.layout.is_verb(at))
    }

    /// Takes what stands before a reporting clause as its content.
    pub(super) fn take_before(&mut self, at: usize) {
        let signal = self.signals[at];
        let clause = self.parted_subject(&signal).unwrap_or(signal.chunk);
        let frame = self.chunks[clause].tokens.start..self.frame_behind(signal).end;
        let pairs: Vec<usize> = (self.open..clause).filter(|&chunk| self.chunks[chunk].pair.is_some()).collect();
        if pairs.is_empty() {
            let open = self.last_parted(clause).unwrap_or(self.open);
            let tokens = self.chunks[open].tokens.start..self.chunks[clause - 1].tokens.end;
            let mut draft = self.reported(vec![tokens.clone()], signal, frame.clone());
            let next = self.next_chunk(frame.end);
            if let Some(next) = next.filter(|&next| self.goes_on(&signal, &tokens, next)) {
                let start = self.chunks[next].tokens.start;
                let end = self.content_end(start);
                let from = self.behind_copula(&self.chunks[next]).unwrap_or(tokens.start);
                let opener = self.layout.first_word(&tokens).map(|at| self.layout.uses(at)).unwrap_or_default();
                let conditional = opener.has(Use::Subordinator) && !self.habits.verb_second;
                let whole = from > tokens.start || conditional || self.takes_up(&tokens, &self.chunks[next]);
                match draft.pieces.last_mut().filter(|_| whole) {
                    Some(piece) => *piece = self.trimmed(from..end),
                    None => draft.pieces.push(self.trimmed(start..end)),
                }
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
        self.take_on(signal, &frame);
    }

    /// Takes a further clause behind a semicolon whose verb shows that it is reported as well.
    fn take_on(&mut self, signal: Signal<'a>, frame: &Tokens) {
        let next = self.chunks.get(self.open).filter(|next| next.before == Border::Semicolon && next.pair.is_none());
        let Some(start) = next.filter(|next| self.layout.is_subjunctive(&next.tokens)).map(|next| next.tokens.start) else { return };
        let end = self.content_end(start);
        let draft = self.reported(vec![start..end], signal, frame.clone());
        self.push(draft);
        self.free = self.free.max(end);
        self.open = self.next_chunk(end).unwrap_or(self.chunks.len());
    }

    /// Returns the last chunk behind a semicolon or colon before a reporting clause, where it alone may be what is reported.
    pub(super) fn last_parted(&self, chunk: usize) -> Option<usize> {
        let parts = |at: &usize| matches!(self.chunks[*at].before, Border::Semicolon | Border::Colon);
        let last = (self.open + 1..chunk).rev().find(parts)?;
        self.is_content(&(last..chunk)).then_some(last)
    }

    /// Takes marked words before a reporting clause, and those behind it that go on from them.
    pub(super) fn take_pairs(&mut self, pairs: &[usize], signal: Signal<'a>, frame: &Tokens) {
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
}
