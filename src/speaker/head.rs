//! The head of a phrase: its modifiers, titles and names.
//!
//! Takes the position behind a phrase's articles; gives where the head ends and what it holds. Adds to [`Phrases`].

use super::name;
use super::phrase::Phrases;
use crate::lexicon::{Gender, TitleKind, TitleRow, Use};
use crate::segment::{TokenKind, Tokens};

/// How many words without a capital letter may stand before the head of a phrase.
const MOST_MODIFIERS: usize = 6;
/// The head of a phrase, while it is being read.
#[derive(Debug, Default, Clone)]
pub(super) struct Core {
    pub end: usize,
    pub title: Option<usize>,
    pub kind: Option<TitleKind>,
    pub gender: Option<Gender>,
    pub name: Option<Tokens>,
    pub modifier: Option<Tokens>,
    pub honorific: bool,
    modifiers: usize,
    open: bool,
}

impl Phrases<'_, '_> {
    /// Returns the title that begins at `at`, where letters agree: what is written with a capital in the row needs one in the text.
    pub(super) fn title(&self, at: usize) -> Option<(usize, usize, TitleKind)> {
        let (one, row) = self.view.title(at)?;
        let capital = row.terms.get(one.alternative).is_some_and(|term| term.starts_with(char::is_uppercase));
        let agrees = !capital || self.view.token(at).is_some_and(|token| token.capital);
        let of_a_name =
            name::is_pure_particle(self.view, one.last() + 1) && self.view.is_capital(one.last() + 2) && self.view.is_capital(at);
        let glob = row.terms.get(one.alternative).is_some_and(|term| term.contains('*'));
        let surname = glob && self.follows_first_name(at);
        (agrees && !of_a_name && !surname && row.kind != TitleKind::FirmSuffix && one.last() < self.end)
            .then(|| (one.row, one.last() + 1, row.kind))
    }

    /// Says whether the word before `at` is a first name, or stands where one does: a capital word alone behind a mark or a verb of speech.
    fn follows_first_name(&self, at: usize) -> bool {
        let view = self.view;
        if at <= self.start || !view.is_capital(at - 1) || !view.uses(at - 1).is_empty() {
            return false;
        }
        let opens = at == self.start + 1 || view.is_mark(at - 2) || view.is_verb(at - 2);
        view.first_name(at - 1).is_some() || opens && view.title(at - 1).is_none()
    }

    /// Reads the head of a phrase: modifiers, titles and names.
    pub(super) fn core(&self, first: usize, determined: bool) -> Option<Core> {
        let mut core = Core { end: first, open: determined, ..Core::default() };
        let mut at = first;
        while at < self.end {
            let Some(next) = self.element(&mut core, at, first) else { break };
            at = next;
        }
        (core.end > first).then_some(core)
    }

    /// Reads one more part of the head and returns its end.
    fn element(&self, core: &mut Core, at: usize, first: usize) -> Option<usize> {
        let view = self.view;
        // A title may be a verb of speech as well (`le communiqué note`, `elle juge`).
        let bare = at == first && !core.open && !view.is_capital(at + 1);
        let verb = (at > first || bare) && core.end == at && view.is_verb(at) && !view.is_capital(at);
        if let Some((row, end, kind)) = self.title(at).filter(|_| !verb) {
            return (core.name.is_none() || core.title.is_none()).then(|| self.take_title(core, row, end, kind));
        }
        let named = !view.reading.grammar.capital_nouns && view.is_capital(at.saturating_sub(1));
        if core.kind == Some(TitleKind::Outlet) && core.end == at && view.is_capital(at) && named {
            return None;
        }
        if name::may_be_name(view, at) && core.name.as_ref().is_none_or(|name| core.open && name.end < at) {
            return Some(self.take_name(core, at));
        }
        if at > first
            && core.end == at
            && view.is_joiner(at)
            && view.is_joiner(at + 2)
            && view.is_word(at + 3)
            && view.has(at + 1, Use::Preposition)
        {
            // The small words of a compound (`brother-in-law`) are none of their own.
            core.end = at + 4;
            return Some(at + 4);
        }
        if at > first && (view.is_joiner(at) || view.is_enclitic(at)) {
            core.open |= view.is_enclitic(at);
            return (view.is_word(at + 1) && at + 1 < self.end).then_some(at + 1);
        }
        if self.joins_titles(core, at) {
            return Some(at + 1);
        }
        self.modifier(core, at, first)
    }

    fn take_title(&self, core: &mut Core, row: usize, end: usize, kind: TitleKind) -> usize {
        let title: &TitleRow = &self.view.reading.pack.titles[row];
        if title.gender != Gender::Any {
            core.gender = Some(title.gender);
        }
        // A form of address that ends a compound describes somebody.
        let compound = core.name.as_ref().is_some_and(|name| self.view.is_joiner(name.end));
        if kind == TitleKind::Honorific && !compound {
            core.honorific = true;
        } else {
            core.modifier = core.name.take().or_else(|| core.modifier.take());
            (core.title, core.kind) = (Some(row), Some(if compound && kind == TitleKind::Honorific { TitleKind::Role } else { kind }));
        }
        core.end = end;
        core.modifiers = 0;
        end
    }

    fn take_name(&self, core: &mut Core, at: usize) -> usize {
        let run = name::run(self.view, at, self.end);
        let end = run.end;
        if core.name.is_some() {
            core.modifier = core.name.take();
        }
        core.name = match name::inner_first_name(self.view, &run) {
            Some(first) => {
                core.modifier = Some(run.start..first);
                Some(first..end)
            }
            None => Some(run),
        };
        core.end = end;
        core.open = false;
        core.modifiers = 0;
        end
    }

    /// Says whether `at` is the word between two roles of one person (`founder and CEO`).
    fn joins_titles(&self, core: &Core, at: usize) -> bool {
        let role = core.kind == Some(TitleKind::Role) && core.name.is_none() && core.end == at;
        role && self.view.has(at, Use::Coordinator) && self.title(at + 1).is_some_and(|(_, _, kind)| kind == TitleKind::Role)
    }

    /// Takes a word that is neither title nor name: before the head, or between a title and what follows.
    fn modifier(&self, core: &mut Core, at: usize, first: usize) -> Option<usize> {
        let view = self.view;
        // A small word that leads a verb of speech is a verb itself (`used to say`).
        let led = at > first && view.has(at + 1, Use::Infinitive) && view.is_verb(at + 2) && !view.is_capital(at);
        let verb = led || view.is_verb(at) && at > first;
        if view.is_stop(at) || view.is_joiner(at) || verb || core.modifiers >= MOST_MODIFIERS {
            return None;
        }
        let capital_nouns = view.reading.grammar.capital_nouns;
        if at == first
            && core.open
            && view.is_joiner(at + 1)
            && view.token(at).is_some_and(|token| token.kind == TokenKind::Number)
            && !view.is_capital(at + 3)
        {
            core.end = at + 3;
            return Some(at + 3);
        }
        let before_head = core.open && core.title.is_none() && (core.name.is_none() || !capital_nouns);
        if !before_head && !(core.title.is_some() && core.name.is_none() && self.head_follows(at)) {
            return None;
        }
        core.modifiers += 1;
        if before_head && !capital_nouns {
            core.end = at + 1;
        }
        Some(at + 1)
    }

    /// Says whether a name or a title comes within two words.
    fn head_follows(&self, at: usize) -> bool {
        let view = self.view;
        let free = |at: usize| at < self.end && !view.is_stop(at) && !view.is_verb(at);
        let head = |at: usize| at < self.end && (name::may_be_name(view, at) || self.title(at).is_some());
        free(at) && (head(at + 1) || free(at + 1) && head(at + 2))
    }

    /// Says whether what looks like an article and a noun is a pronoun and the verb of speech that it is the object of (`le chiedeva`).
    pub(super) fn is_pronoun_and_verb(&self, at: usize, first: usize, core: &Core) -> bool {
        let view = &self.view;
        let before = view.reading.pack.setting("object_pronouns") == "before";
        let led = at > self.start && view.uses(at - 1).has_any(&[Use::Relative, Use::Whether, Use::Negation, Use::Subordinator]);
        before
            && led
            && first == at + 1
            && view.has(at, Use::Article)
            && view.is_verb(first)
            && core.end == first + 1
            && core.title.is_none()
    }
}
