//! What belongs to a phrase behind its head: adjectives, a bracket, a marked name, a complement.
//!
//! Takes the place behind the head of a phrase; gives the end of the phrase, and adds the mention that a complement is. Adds to [`Phrases`].

use super::mention::MentionKind;
use super::phrase::Phrases;
use crate::lexicon::{TitleKind, Use};

/// Longest chain of complements (the head of the office of the minister of ...).
const DEEPEST: usize = 4;
/// How many tokens a bracket or a marked name behind a phrase may hold.
const LONGEST_ASIDE: usize = 7;

impl Phrases<'_, '_> {
    /// Takes in what follows the head: a bracket, a marked name, a complement. Returns the end.
    pub(super) fn extension(&mut self, index: usize, end: usize, depth: usize) -> usize {
        let end = self.aside(self.trailing(index, end));
        if depth >= DEEPEST || end >= self.end || !self.takes_complement(index, end) {
            return end;
        }
        let fused = self.view.has(end, Use::Preposition);
        let from = if self.view.is_determiner(end) && !fused { end } else { end + 1 };
        let found = self.phrase(from, Some(index), depth + 1);
        let word = self.is_plain(from) && from > end && !self.view.reading.grammar.capital_nouns;
        let Some(end) = found else { return if word { self.behind_word(index, from, depth) } else { end } };
        if self.is_coordinated_name(index, from, end) { end + 2 } else { end }
    }

    /// Says whether a second capital word belongs to the name of a body (`Ministry of Science and Technology`).
    fn is_coordinated_name(&self, index: usize, from: usize, end: usize) -> bool {
        let view = self.view;
        let noun = |at: usize| view.is_capital(at) && view.first_name(at).is_none() && self.title(at).is_none();
        let body = self.found[index].kind == MentionKind::Organisation || self.found[index].title.is_some();
        let ends = |at: usize| !view.is_capital(at) && !view.is_joiner(at);
        body && from + 1 == end && noun(from) && view.has(end, Use::Coordinator) && end + 1 < self.end && noun(end + 1) && ends(end + 2)
    }

    /// Returns the end of a complement that begins with an ordinary word: the noun behind it, or a complement of its own.
    fn behind_word(&mut self, index: usize, at: usize, depth: usize) -> usize {
        let next = at + 1;
        let adjectives_before = self.view.reading.pack.setting("adjectives") != "after";
        if adjectives_before && self.is_plain(next) && self.is_free(next + 1) {
            return next + 1;
        }
        if self.view.is_joiner(next) && self.is_plain(next + 1) {
            return next + 2;
        }
        if self.takes_complement(index, next) && depth < DEEPEST { self.extension(index, next, depth + 1) } else { next }
    }

    /// Says whether no ordinary word stands at `at`.
    fn is_free(&self, at: usize) -> bool {
        at >= self.end || self.view.is_stop(at) || self.view.is_verb(at) || self.view.is_mark(at)
    }

    /// Takes in adjectives behind a title where the language puts them there.
    fn trailing(&self, index: usize, end: usize) -> usize {
        let mention = &self.found[index];
        let may = mention.title.is_some() && mention.name.is_none() && mention.kind != MentionKind::Outlet;
        if !may || self.view.reading.pack.setting("adjectives") != "after" {
            return end;
        }
        let stop = (end..self.end.min(end + 3)).find(|&at| !self.is_plain(at)).unwrap_or(end + 3);
        if stop < end + 3 && (self.view.is_stop(stop) || self.view.is_verb(stop)) { stop } else { end }
    }

    /// Says whether the word at `at` is an ordinary one: no function word, verb of speech, capital or title.
    fn is_plain(&self, at: usize) -> bool {
        let view = self.view;
        let uses = view.uses(at);
        let content = uses.is_empty() || uses.is_content() && at > 0 && view.has(at - 1, Use::Genitive);
        at < self.end && view.is_word(at) && !view.is_stop(at) && !view.is_verb(at) && !view.is_capital(at) && content
    }

    /// Returns the end of a bracket or of a marked name that begins at `at`; else `at`.
    fn aside(&self, at: usize) -> usize {
        let view = self.view;
        let first = view.text(at).chars().next().unwrap_or(' ');
        let bracket = first == '(';
        if at >= self.end || !bracket && !(view.reading.grammar.opens(first) && view.is_mark(at) && view.is_capital(at + 1)) {
            return at;
        }
        let closes = |next: usize| {
            let mark = view.text(next).chars().next().unwrap_or(' ');
            view.is_mark(next) && if bracket { mark == ')' } else { view.reading.grammar.closes(mark) }
        };
        let last = self.end.min(at + LONGEST_ASIDE);
        (at + 1..last).find(|&next| closes(next)).map_or(at, |next| next + 1)
    }

    /// Says whether the word at `at` opens a complement of the phrase. Behind a bare name only a preposition with a further name does; an
    /// article before a medium opens an addressee.
    fn takes_complement(&self, index: usize, at: usize) -> bool {
        let view = self.view;
        if !view.has(at, Use::Genitive) {
            return false;
        }
        let head = self.behind_determiners(at);
        let preposition = view.has(at, Use::Preposition);
        let capital = view.is_capital(at + 1) || view.is_determiner(at + 1) && view.is_capital(at + 2);
        if preposition { capital || !self.is_bare_name(index) } else { !self.is_bare_name(index) && !self.holds_outlet(head) }
    }

    /// Says whether a mention is a name and nothing else.
    fn is_bare_name(&self, index: usize) -> bool {
        let mention = &self.found[index];
        let single = mention.name.as_ref().is_some_and(|name| name.len() == 1);
        let noun = self.view.reading.grammar.capital_nouns && single && !self.view.is_known_name(mention.core.start);
        mention.kind == MentionKind::Name && mention.title.is_none() && !noun
    }

    /// Says whether a medium is named at `at` or behind a hyphen there.
    fn holds_outlet(&self, at: usize) -> bool {
        let mut at = at;
        while at < self.end && self.view.is_word(at) && !self.view.is_title(at, &[TitleKind::Outlet]) && (!self.view.is_stop(at + 1)) {
            at += 1;
        }
        self.view.is_title(at, &[TitleKind::Outlet])
    }
}
