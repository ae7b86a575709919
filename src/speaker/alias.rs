//! Which mentions of an article name the same speaker.
//!
//! Takes mentions; gives an [`Entity`] for each named speaker and tells which mention belongs to which: longest names first, then surnames,
//! first names, roles by apposition, and roles that `speakers.csv` knows. Pronouns are left to `coreference`.

use super::entity::{Entity, Words};
use super::known::Known;
use super::mention::{Mention, MentionKind};
use super::view::View;
use crate::lexicon::{Gender, SpeakerKind, TitleKind, Use};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::borrow::Cow;

/// How many speakers with a word in common are looked at.
const MOST_NAMESAKES: usize = 32;

/// The named speakers of an article.
#[derive(Debug, Default)]
pub struct Aliases<'a> {
    /// The speakers.
    pub entities: Vec<Entity<'a>>,
    /// For each mention, its speaker.
    pub of: Vec<Option<usize>>,
    /// For roles beside a name, the mention that bears the name.
    beside: FxHashMap<usize, usize>,
    by_word: FxHashMap<&'a str, SmallVec<[usize; 2]>>,
    /// The same by the words between the first and the last of a person's name.
    by_inner_word: FxHashMap<&'a str, SmallVec<[usize; 2]>>,
    by_row: FxHashMap<usize, usize>,
    /// For a title, and for a title with the body that it belongs to, its bearer; nothing where there are several.
    bearers: FxHashMap<(usize, Option<String>), Option<usize>>,
}

impl<'a> Aliases<'a> {
    /// Gathers the speakers of an article.
    pub fn new(view: &View<'a>, known: &Known<'a>, mentions: &[Mention], is_said: impl Fn(usize) -> bool) -> Self {
        let mut aliases = Self { of: vec![None; mentions.len()], ..Self::default() };
        let mut named: Vec<usize> = (0..mentions.len()).filter(|&at| mentions[at].name.is_some()).collect();
        named.sort_by_cached_key(|&at| (std::cmp::Reverse(word_places(view, &mentions[at]).count()), at));
        for at in named {
            aliases.of[at] = Some(aliases.place(view, known, &mentions[at]));
        }
        aliases.appositions(view, mentions, is_said);
        aliases.roles(view, known, mentions);
        aliases
    }

    /// Returns the mention that bears the name, for a role that stands beside one; else the mention itself.
    pub fn named_beside(&self, mention: usize) -> usize {
        self.beside.get(&mention).copied().unwrap_or(mention)
    }

    /// Finds or makes the speaker that a mention names.
    fn place(&mut self, view: &View<'a>, known: &Known<'a>, mention: &Mention) -> usize {
        let words = words_of(view, mention);
        let row = mention.name.as_ref().and_then(|name| known.named(view, name));
        let found = row
            .and_then(|row| self.by_row.get(&row).copied())
            .or_else(|| self.same(&words, mention))
            .or_else(|| self.behind_first(view, &words, mention));
        let at = found.unwrap_or_else(|| self.add(view, mention, words));
        self.learn(at, mention, row, known);
        let body = mention.title.is_some_and(|row| view.reading.pack.titles[row].kind == TitleKind::Organisation);
        if body && mention.name.as_ref().is_some_and(|name| name.len() > 1) {
            let entity = &mut self.entities[at];
            entity.kind = entity.kind.or(Some(SpeakerKind::Organisation));
        }
        at
    }

    /// Returns the speaker that the words behind the first name, where only the sentence's start gives that one its capital.
    fn behind_first(&self, view: &View<'_>, words: &[&str], mention: &Mention) -> Option<usize> {
        let start = mention.name.as_ref()?.start;
        let first = words.len() > 1 && view.begins_sentence(start) && !view.is_known_name(start) && !view.is_capital_by_right(start);
        if first { self.same(&words[1..], mention) } else { None }
    }

    fn add(&mut self, view: &View<'a>, mention: &Mention, words: Words<'a>) -> usize {
        let at = self.entities.len();
        for word in ends(&words) {
            self.by_word.entry(word).or_default().push(at);
        }
        // A person of several surnames may go by any of them.
        let inner = if mention.person { words.len().saturating_sub(2) } else { 0 };
        for &word in words.iter().skip(1).take(inner) {
            self.by_inner_word.entry(word).or_default().push(at);
        }
        let name = mention.name.as_ref().map(|name| clean(view, name)).unwrap_or_default();
        self.entities.push(Entity { name, words, ..Entity::default() });
        at
    }

    fn learn(&mut self, at: usize, mention: &Mention, row: Option<usize>, known: &Known<'a>) {
        let entity = &mut self.entities[at];
        if mention.person {
            entity.kind = entity.kind.or(Some(SpeakerKind::Person));
        }
        if mention.gender != Gender::Any {
            entity.gender = entity.gender.or(Some(mention.gender));
        }
        if let (Some(row), None) = (row, entity.row) {
            let known = known.row(row);
            entity.name = Cow::Borrowed(&known.speaker);
            entity.organisation.clone_from(&known.organisation);
            (entity.kind, entity.row) = (Some(known.kind), Some(row));
            self.by_row.insert(row, at);
        }
    }

    /// Returns the speaker whose name holds these words: all of them with the same last word, or the first or last alone.
    fn same(&self, words: &[&str], mention: &Mention) -> Option<usize> {
        let last = words.last()?;
        let fits = |&&at: &&usize| self.fits(at, words, mention);
        let by = |word: &str| self.by_word.get(word).and_then(|all| all.iter().take(MOST_NAMESAKES).find(fits).copied());
        let inner = |word: &str| self.by_inner_word.get(word).and_then(|all| all.iter().take(MOST_NAMESAKES).find(fits).copied());
        by(last)
            .or_else(|| if words.len() == 1 { inner(last) } else { None })
            .or_else(|| last.strip_suffix('s').filter(|stem| stem.len() > 2).and_then(by))
            .or_else(|| words.first().and_then(|first| by(first)))
    }

    fn fits(&self, at: usize, words: &[&str], mention: &Mention) -> bool {
        let entity = &self.entities[at];
        let genders = entity.gender.is_none_or(|gender| mention.gender == Gender::Any || gender == mention.gender);
        let kinds = !mention.person || entity.may_be_person();
        genders && kinds && is_part(words, &entity.words)
    }

    /// Joins names and roles that stand side by side (`X, chief economist at Y,`).
    fn appositions(&mut self, view: &View<'_>, mentions: &[Mention], is_said: impl Fn(usize) -> bool) {
        for at in 0..mentions.len() {
            let Some(next) = behind(mentions, at) else { continue };
            let (one, other) = (&mentions[at], &mentions[next]);
            // A place before its comma is no name of the subject behind it (`In Leeds, a trader said`).
            if one.governed && !one.person && one.title.is_none() && !ends_remark(view, other) {
                continue;
            }
            if is_said(one.tokens.start) != is_said(other.tokens.start) || !self.stand_together(view, mentions, at, next) {
                continue;
            }
            match (self.of[at], self.of[next]) {
                (Some(entity), _) if self.is_role_beside(other, next) && self.entities[entity].may_be_person() => {
                    self.beside.insert(next, self.named_beside(at));
                    self.join(entity, next, view, mentions);
                }
                (Some(_), _) if self.beside.contains_key(&at) && ends_remark(view, other) => {
                    self.beside.insert(next, self.named_beside(at));
                }
                (None, Some(entity)) if is_role(one) && self.entities[entity].may_be_person() && other.title.is_none() => {
                    self.beside.insert(at, next);
                    self.join(entity, at, view, mentions);
                }
                _ => {}
            }
        }
    }

    /// Says whether a mention is a role without a bearer of its own.
    fn is_role_beside(&self, mention: &Mention, at: usize) -> bool {
        let nobody = self.of[at].is_none_or(|entity| !self.entities[entity].is_known() || !mention.person);
        let short = mention.name.as_ref().is_none_or(|name| name.len() == 1 && mention.core.start < name.start);
        mention.part_of.is_none()
            && mention.title.is_some()
            && (is_role(mention) || nobody && short && mention.kind == MentionKind::Name && mention.person)
    }

    /// Says whether two phrases stand side by side: parted by a comma, or by a conjunction behind one that already stands beside a name.
    fn stand_together(&self, view: &View<'_>, mentions: &[Mention], at: usize, next: usize) -> bool {
        let end = mentions[at].tokens.end;
        let gap = end + 1..mentions[next].tokens.start;
        let chained = self.beside.contains_key(&at);
        let near = gap.len() < 4
            && gap.clone().all(|at| {
                view.is_mark(at) && view.text(at) != "," || view.is_determiner(at) || chained && !view.is_stop(at) && !view.is_verb(at)
            });
        let joined = view.has(end, Use::Coordinator) && chained;
        near && (view.text(end) == "," || joined)
    }

    fn join(&mut self, entity: usize, role: usize, view: &View<'_>, mentions: &[Mention]) {
        self.of[role] = Some(entity);
        let one = &mut self.entities[entity];
        one.kind = one.kind.or(Some(SpeakerKind::Person));
        if mentions[role].gender != Gender::Any {
            one.gender = one.gender.or(Some(mentions[role].gender));
        }
        if let Some(title) = mentions[role].title {
            self.bears(entity, title, affiliation(view, mentions, role));
        }
    }

    /// Gives roles without a name to whom they belong: by `speakers.csv`, or by the same role beside a name.
    fn roles(&mut self, view: &View<'_>, known: &Known<'a>, mentions: &[Mention]) {
        for (at, mention) in mentions.iter().enumerate() {
            if let (Some(entity), Some(title)) = (self.of[at], mention.title) {
                self.bears(entity, title, affiliation(view, mentions, at));
            }
        }
        for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.name.is_none() && mention.title.is_some()) {
            if self.of[at].is_none() {
                self.of[at] =
                    known.by_role(&mention.tokens).map(|row| self.of_row(row, known)).or_else(|| self.by_role(view, mentions, at));
            }
        }
    }

    /// Returns the speaker of a row, adding it when the article does not name it.
    fn of_row(&mut self, row: usize, known: &Known<'a>) -> usize {
        if let Some(&at) = self.by_row.get(&row) {
            return at;
        }
        let from = known.row(row);
        self.by_row.insert(row, self.entities.len());
        let (name, organisation) = (Cow::Borrowed(from.speaker.as_str()), from.organisation.clone());
        self.entities.push(Entity { name, organisation, kind: Some(from.kind), row: Some(row), ..Entity::default() });
        self.entities.len() - 1
    }

    /// Notes that a speaker bears a title, at a body or at none.
    fn bears(&mut self, entity: usize, title: usize, place: String) {
        for place in [None, Some(place)] {
            let bearer = self.bearers.entry((title, place)).or_insert(Some(entity));
            *bearer = bearer.filter(|&known| known == entity);
        }
    }

    /// Returns the speaker who bears the role of a mention, where only one of the article does.
    fn by_role(&self, view: &View<'_>, mentions: &[Mention], at: usize) -> Option<usize> {
        let (title, own) = (mentions[at].title?, affiliation(view, mentions, at));
        let place = Some(own).filter(|place| !place.is_empty());
        let bearer = self.bearers.get(&(title, place)).copied().flatten();
        bearer.filter(|_| mentions[at].kind == MentionKind::Role)
    }
}

/// Says whether a phrase is the last of a remark: a comma or a verb of speech follows.
fn ends_remark(view: &View<'_>, mention: &Mention) -> bool {
    let end = mention.tokens.end;
    mention.kind != MentionKind::Pronoun && !mention.person && (view.text(end) == "," || view.is_verb(end))
}

fn is_role(mention: &Mention) -> bool {
    mention.kind == MentionKind::Role && mention.part_of.is_none()
}

/// Returns the next mention that is no part of the one at `at`.
fn behind(mentions: &[Mention], at: usize) -> Option<usize> {
    let end = mentions[at].tokens.end;
    (at + 1..mentions.len()).take(6).find(|&next| mentions[next].tokens.start >= end)
}

/// Returns the body that a role belongs to, in compared form: the name before the title or in the complement.
fn affiliation(view: &View<'_>, mentions: &[Mention], at: usize) -> String {
    let inner = || {
        mentions[at + 1..]
            .iter()
            .take_while(|one| one.part_of.is_some())
            .find(|one| one.part_of == Some(at))
            .and_then(|one| one.name.clone())
    };
    let place = mentions[at].modifier.clone().or_else(inner);
    place
        .map(|tokens| tokens.filter(|&word| view.is_word(word)).map(|word| view.text(word)).collect::<Vec<_>>().join(" "))
        .unwrap_or_default()
}

fn words_of<'a>(view: &View<'a>, mention: &Mention) -> Words<'a> {
    word_places(view, mention).map(|at| view.text(at)).collect()
}

fn word_places(view: &View<'_>, mention: &Mention) -> impl Iterator<Item = usize> {
    let name = mention.name.clone().unwrap_or(0..0);
    name.filter(|&at| view.is_word(at) && !view.is_enclitic(at))
}

/// Returns the first and the last word.
fn ends<'a>(words: &[&'a str]) -> impl Iterator<Item = &'a str> {
    words.first().into_iter().chain(words.last().filter(|_| words.len() > 1)).copied()
}

/// Says whether `part` is a shorter form of `whole`.
fn is_part(part: &[&str], whole: &[&str]) -> bool {
    part.iter().all(|&word| whole.iter().any(|&other| other == word || word.strip_suffix('s') == Some(other)))
}

/// Returns the words as written, with single spaces.
pub fn clean<'a>(view: &View<'a>, tokens: &crate::segment::Tokens) -> Cow<'a, str> {
    let mut end = tokens.end;
    while end > tokens.start + 1 && (view.is_enclitic(end - 1) || view.text(end - 1) == ",") {
        end -= 1;
    }
    let written = view.written(&(tokens.start..end));
    if is_clean(written) {
        return Cow::Borrowed(written);
    }
    let mut clean = String::with_capacity(written.len());
    for word in written.split_whitespace() {
        clean.push_str(if clean.is_empty() { "" } else { " " });
        clean.push_str(word);
    }
    Cow::Owned(clean)
}

/// Says whether words are parted by single spaces, and nothing stands around them.
fn is_clean(written: &str) -> bool {
    let mut before = ' ';
    for mark in written.chars() {
        if mark.is_whitespace() && (mark != ' ' || before == ' ') {
            return false;
        }
        before = mark;
    }
    before != ' '
}

#[cfg(test)]
mod tests {
    use super::is_clean;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn clean_words_need_no_cleaning(written in "[aé \\n\u{a0}]{0,6}") {
            let words: Vec<_> = written.split_whitespace().collect();
            prop_assert_eq!(is_clean(&written), !words.is_empty() && words.join(" ") == written);
        }
    }
}
