//! A text as the search for speakers sees it.
//!
//! Takes a [`Reading`]; answers questions about single tokens: what stands there, does it end a phrase, does a title begin. It finds nothing.

use crate::lexicon::{CueKind, Gender, TitleKind, TitleRow, Use};
use crate::matcher::{Match, Matches};
use crate::quotation::Reading;
use crate::segment::{FormId, Token, TokenKind, Tokens, Uses};

/// No position.
const NONE: u32 = u32::MAX;

/// Uses that end a phrase.
const STOPS: &[Use] = &[
    Use::Preposition,
    Use::Auxiliary,
    Use::Modal,
    Use::Relative,
    Use::Complementizer,
    Use::Whether,
    Use::Coordinator,
    Use::Contrast,
    Use::Subordinator,
    Use::Article,
    Use::Demonstrative,
    Use::Possessive,
    Use::Infinitive,
    Use::Negation,
    Use::Reflexive,
    Use::Interrogative,
    Use::Continuation,
    Use::Month,
    Use::Weekday,
    Use::FirstPerson,
];

/// Stands with a capital letter within a sentence.
const CAPITAL: u8 = 1;
/// Stands with a small letter.
const SMALL: u8 = 2;

/// With which letters forms stand, by form.
struct Letters {
    /// Form, one more, and letters; 0 where nothing is. Its length is a power of two.
    table: Vec<(u32, u8)>,
}

impl Letters {
    /// Makes room for so many forms.
    fn new(count: usize) -> Self {
        Self { table: vec![(0, 0); (count * 2).next_power_of_two()] }
    }

    fn place(&self, form: FormId) -> usize {
        let mask = self.table.len() - 1;
        let mut place = form.0.wrapping_mul(0x9e37_79b1) as usize >> 7;
        while !matches!(self.table[place & mask].0, known if known == 0 || known == form.0.wrapping_add(1)) {
            place += 1;
        }
        place & mask
    }

    fn note(&mut self, form: FormId, letters: u8) {
        let place = self.place(form);
        let entry = &mut self.table[place];
        *entry = (form.0.wrapping_add(1), entry.1 | letters);
    }

    fn has(&self, form: FormId, letters: u8) -> bool {
        let (known, found) = self.table[self.place(form)];
        known == form.0.wrapping_add(1) && found & letters != 0
    }
}

/// A text with quick access to what is known of each token.
pub struct View<'a> {
    /// What is known of the text.
    pub reading: Reading<'a>,
    /// For each token, the match of a title that begins there.
    titles: Vec<u32>,
    /// For each token, whether it is a word of a verb that reports.
    verbs: Vec<bool>,
    /// With which letters each form stands.
    letters: Letters,
    /// For each sentence, whether most of its words have capital letters, as in some headlines.
    shouted: Vec<bool>,
}

impl<'a> View<'a> {
    /// Prepares a text.
    pub fn new(reading: Reading<'a>) -> Self {
        let count = reading.segments.tokens.len();
        let mut titles = vec![NONE; count];
        for (at, one) in reading.matches.titles.iter().enumerate() {
            titles[one.first()] = u32::try_from(at).unwrap_or(NONE);
        }
        let mut verbs = vec![false; count];
        for one in &reading.matches.cues {
            if reading.pack.reporting[one.row].kind == CueKind::Verb {
                one.words.iter().for_each(|&word| verbs[word] = true);
            }
        }
        let mut view = Self { reading, titles, verbs, letters: Letters::new(count.min(reading.forms.len())), shouted: Vec::new() };
        view.letters();
        view
    }

    /// Notes which forms stand with capital and small letters.
    fn letters(&mut self) {
        let segments = self.reading.segments;
        for sentence in &segments.sentences {
            let words = || sentence.tokens.clone().filter(|&at| segments.tokens[at].is_word());
            let (capital, all) = words().fold((0, 0), |(capital, all), at| (capital + usize::from(segments.tokens[at].capital), all + 1));
            let shouted = !self.reading.grammar.capital_nouns && capital * 10 > all * 8 && all > 3;
            for at in words() {
                if !segments.tokens[at].capital {
                    self.letters.note(segments.tokens[at].form, SMALL);
                } else if !shouted && !self.begins_sentence(at) {
                    self.letters.note(segments.tokens[at].form, CAPITAL);
                }
            }
            self.shouted.push(shouted);
        }
    }

    /// Says whether the letters of the word at `at` tell that it is a name: a capital that no sentence's start or headline explains, here or
    /// elsewhere in the text.
    pub fn is_capital_by_right(&self, at: usize) -> bool {
        let form = self.token(at).map_or(FormId(NONE), |token| token.form);
        let explained = self.begins_sentence(at) || self.shouted[self.reading.segments.sentence_of(at)];
        !explained || self.letters.has(form, CAPITAL) || self.token(at).is_some_and(|token| token.upper && !self.letters.has(form, SMALL))
    }

    /// Says whether the word at `at` is a first name, an abbreviation in capitals or a known speaker.
    pub fn is_known_name(&self, at: usize) -> bool {
        let upper = self.token(at).is_some_and(|token| token.upper);
        let known = || Matches::within(&self.reading.matches.speakers, &(at..at + 1)).iter().any(|one| one.words.len() == 1);
        upper || self.first_name(at).is_some() || known()
    }

    /// Says whether known speakers have just these words for a name (`Moody's`).
    pub fn is_known(&self, tokens: &Tokens) -> bool {
        Matches::within(&self.reading.matches.speakers, tokens).iter().any(|one| one.words.len() == tokens.len() && one.last() < tokens.end)
    }

    /// Says whether the word at `at` also stands with a small letter somewhere.
    pub fn is_small_elsewhere(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| self.letters.has(token.form, SMALL))
    }

    /// Returns the token at `at`, if there is one.
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        self.reading.segments.tokens.get(at)
    }

    /// Returns the compared form at `at`; empty behind the last token.
    pub fn text(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| self.reading.forms.text(token.form))
    }

    /// Returns the words as written.
    pub fn written(&self, tokens: &Tokens) -> &'a str {
        self.reading.segments.span(tokens).of(self.reading.text)
    }

    /// Returns the uses of the word at `at`.
    pub fn uses(&self, at: usize) -> Uses {
        self.token(at).map_or_else(Uses::default, |token| self.reading.forms.uses(token.form))
    }

    /// Says whether the word at `at` has a use.
    pub fn has(&self, at: usize, one: Use) -> bool {
        self.uses(at).has(one)
    }

    /// Says whether a word or a number stands at `at`.
    pub fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.is_word() || token.kind == TokenKind::Number)
    }

    /// Says whether a hyphen or the like stands at `at`.
    pub fn is_joiner(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Joiner)
    }

    /// Says whether a mark stands at `at`.
    pub fn is_mark(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_mark)
    }

    /// Says whether the word at `at` begins with a capital letter.
    pub fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.is_word() && token.capital)
    }

    /// Says whether the word at `at` is an ending cut off the word before it.
    pub fn is_enclitic(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.is_word() && !token.space_before) && self.text(at).starts_with('\'')
    }

    /// Says whether the word at `at` is a third-person pronoun.
    pub fn is_pronoun(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| self.reading.forms.is_pronoun(token.form))
    }

    /// Says whether a pronoun of several words may begin at `at`.
    pub fn opens_pronoun(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| self.reading.forms.info(token.form).opens_pronoun)
    }

    /// Returns the gender of the first name at `at`, if one stands there.
    pub fn first_name(&self, at: usize) -> Option<Gender> {
        self.token(at).and_then(|token| self.reading.forms.info(token.form).first_name)
    }

    /// Says whether the word at `at` belongs to a verb that reports.
    pub fn is_verb(&self, at: usize) -> bool {
        self.verbs.get(at).copied().unwrap_or(false)
    }

    /// Says whether the token at `at` ends a phrase.
    pub fn is_stop(&self, at: usize) -> bool {
        let verb = self.has(at, Use::Finite) && !self.is_capital(at);
        !self.is_word(at) && !self.is_joiner(at) || self.uses(at).has_any(STOPS) || verb || self.is_pronoun(at)
    }

    /// Says whether the word at `at` opens a noun phrase.
    pub fn is_determiner(&self, at: usize) -> bool {
        let uses = self.uses(at);
        uses.has_any(&[Use::Article, Use::Demonstrative, Use::Possessive])
            && !(uses.has(Use::Complementizer) && at > 0 && self.is_verb(at - 1))
    }

    /// Says whether a phrase may begin at `at`: with a capital letter, a title, a pronoun or a word that opens noun phrases.
    pub fn may_open_phrase(&self, at: usize) -> bool {
        let opens = |token: &Token| token.capital || self.reading.forms.may_open_phrase(token.form) || self.titles[at] != NONE;
        self.token(at).is_some_and(opens)
    }

    /// Returns the title that begins at `at`.
    pub fn title(&self, at: usize) -> Option<(&'a Match, &'a TitleRow)> {
        let position = self.titles.get(at).copied().filter(|&position| position != NONE)?;
        let one = &self.reading.matches.titles[position as usize];
        Some((one, &self.reading.pack.titles[one.row]))
    }

    /// Says whether a title of one of these kinds begins at `at`.
    pub fn is_title(&self, at: usize, kinds: &[TitleKind]) -> bool {
        self.title(at).is_some_and(|(_, row)| kinds.contains(&row.kind))
    }

    /// Says whether nothing but marks stands before `at` in its sentence.
    pub fn begins_sentence(&self, at: usize) -> bool {
        let sentence = &self.reading.segments.sentences[self.reading.segments.sentence_of(at)];
        (sentence.tokens.start..at).rev().all(|before| self.is_mark(before)) || at > 0 && self.is_mark(at - 1) && self.opens(at - 1)
    }

    /// Says whether a mark opens speech or parts it from what is before: a quotation mark, a colon.
    fn opens(&self, at: usize) -> bool {
        let mark = self.text(at).chars().next().unwrap_or(' ');
        mark == ':' || self.reading.grammar.opens(mark)
    }
}
