//! Mentions of speakers known beforehand.
//!
//! Takes the matches of `speakers.csv`; gives for a span of tokens the row that it names, by a name or by a role. Capital letters must agree
//! for names.

use super::view::View;
use crate::lexicon::{Rows, SpeakerRow};
use crate::matcher::{Match, Matches};
use crate::segment::Tokens;

/// The known speakers of a text.
pub struct Known<'a> {
    rows: &'a Rows<SpeakerRow>,
    matches: &'a [Match],
}

impl<'a> Known<'a> {
    /// Prepares the known speakers of a text.
    pub const fn new(view: &View<'a>, rows: &'a Rows<SpeakerRow>) -> Self {
        Self { rows, matches: view.reading.matches.speakers.as_slice() }
    }

    /// Returns a row.
    pub fn row(&self, at: usize) -> &'a SpeakerRow {
        &self.rows[at]
    }

    /// Returns the row whose name is `tokens`, whole.
    pub fn named(&self, view: &View<'_>, tokens: &Tokens) -> Option<usize> {
        let one = self.within(tokens).find(|one| !self.is_role(one) && is_capital(view, one))?;
        let covers = tokens.clone().all(|at| one.words.contains(&at) || !view.is_word(at) || view.is_enclitic(at));
        covers.then_some(one.row)
    }

    /// Returns the row of a role phrase in `tokens`.
    pub fn by_role(&self, tokens: &Tokens) -> Option<usize> {
        self.within(tokens).find(|one| self.is_role(one)).map(|one| one.row)
    }

    fn within(&self, tokens: &Tokens) -> impl Iterator<Item = &'a Match> + use<'a> {
        let end = tokens.end;
        Matches::within(self.matches, tokens).iter().filter(move |one| one.last() < end)
    }

    fn is_role(&self, one: &Match) -> bool {
        one.alternative > self.rows[one.row].aliases.len()
    }
}

fn is_capital(view: &View<'_>, one: &Match) -> bool {
    let written = view.written(&one.tokens());
    !written.starts_with(char::is_lowercase) || written.chars().any(char::is_uppercase)
}
