//! Lines of Latin letters, figures and common marks to their tokens.
//!
//! Takes a line; cuts it by the borders of [`crate::latin`]. It gives up at the first character that is not known there, so that the whole line
//! is cut by the Unicode tables.

use super::pieces::Border;
use super::tokens::Cutter;
use crate::latin::{Class, class, word_end};
use crate::span::Span;
use smallvec::SmallVec;

/// How many pieces are sought side by side: the memory answers several questions in the time of one.
const SIDE_BY_SIDE: usize = 8;

impl Cutter<'_> {
    /// Cuts a line; gives up, and says so, at a character that is not known here.
    pub fn latin(&mut self, span: Span) -> bool {
        let bytes = &self.text.as_bytes()[..span.end.min(self.text.len())];
        let (mut few, mut at, mut space) = (SmallVec::<[Border; SIDE_BY_SIDE]>::new(), span.start, true);
        while at < bytes.len() {
            let (kind, len) = class(bytes, at);
            let word = match kind {
                Class::Letter | Class::Figure => true,
                Class::Mark | Class::MidLetter | Class::MidFigure | Class::MidBoth => false,
                Class::Space => {
                    space = true;
                    at += len;
                    continue;
                }
                Class::Lead | Class::Unknown => return false,
            };
            let end = if word { word_end(bytes, at + len, kind) } else { at + len };
            few.push(Border { start: at, end, word, space: std::mem::take(&mut space) });
            if few.len() == SIDE_BY_SIDE {
                self.pieces(&few);
                few.clear();
            }
            at = end;
        }
        self.pieces(&few);
        true
    }

    /// Adds the tokens of some pieces.
    fn pieces(&mut self, few: &[Border]) {
        self.forms.touch(self.text, few.iter().filter(|one| one.word));
        for one in few {
            self.space = one.space;
            if one.word { self.word(one.start, one.end) } else { self.mark(one.start, one.end - one.start) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Forms, Grammar, Token};
    use super::*;
    use crate::lexicon::{Pack, SettingRow};
    use proptest::prelude::*;

    fn grammar() -> Grammar {
        let setting = |name: &str, value: &str| SettingRow {
            line: 2,
            key: name.to_owned(),
            over: false,
            setting: name.to_owned(),
            value: value.to_owned(),
            note: String::new(),
        };
        let settings = vec![setting("elisions", "l'>le|d'>de|qu'>que"), setting("enclitics", "'s|-t"), setting("stemmer", "none")];
        Grammar::new(&Pack { settings: settings.into(), ..Pack::default() })
    }

    /// Cuts a text by the tables and in the short way; nothing where that gives up.
    fn both(text: &str) -> (Vec<Token>, Option<Vec<Token>>) {
        let (grammar, mut forms) = (grammar(), Forms::default());
        let span = Span::new(0, text.len());
        let mut by_tables = Vec::new();
        Cutter::new(text, &grammar, &mut forms, &mut by_tables).any(span);
        let mut short = Vec::new();
        let whole = Cutter::new(text, &grammar, &mut forms, &mut short).latin(span);
        (by_tables, whole.then_some(short))
    }

    /// Says whether the short way gives the same tokens, or gives up.
    fn agrees(text: &str) -> bool {
        let (by_tables, short) = both(text);
        short.is_none_or(|short| short == by_tables)
    }

    #[test]
    fn every_character_is_cut_as_the_tables_say() {
        for mark in (0..0x3000).filter_map(char::from_u32) {
            for text in
                [format!("a{mark}b"), format!("1{mark}2"), format!("a{mark}1"), format!("{mark}"), format!("a.{mark}b{mark} 1,{mark}2")]
            {
                assert!(agrees(&text), "{text:?}: {:?}", both(&text));
            }
        }
    }

    #[test]
    fn a_narrow_space_parts_words_as_a_space_does() {
        let (grammar, mut forms) = (grammar(), Forms::default());
        let mut cut = |text: &str| {
            let mut tokens = Vec::new();
            super::super::tokens::cut(text, Span::new(0, text.len()), &grammar, &mut forms, &mut tokens);
            tokens.iter().map(|token| (token.form, token.kind, token.space_before)).collect::<Vec<_>>()
        };
        let line = "« Oui_ », 1 000 fois ! Да ?";
        assert_eq!(cut(&line.replace(' ', "\u{202f}")), cut(line));
    }

    #[test]
    fn common_lines_take_the_short_way() {
        for text in [
            "« L’IA, c’est 1,5 % », dit-il.",
            "„Größe“ – U.S. A.I. 10:30 Uhr!",
            "“It’s 3.5% of Q&A,” she said…",
            "l'été d'aujourd'hui\u{a0}?",
        ] {
            let (by_tables, short) = both(text);
            assert_eq!(short.as_deref(), Some(by_tables.as_slice()), "{text}");
        }
    }

    proptest! {
        #[test]
        fn lines_are_cut_as_the_tables_say(text in "[a-cL1-3 .,;:'’‘\"«»“”„é\u{df}\u{17f}\u{a0}\u{ad}\u{200b}\u{301}_/·€…–—()-]{0,40}") {
            prop_assert!(agrees(&text), "{:?}", both(&text));
        }

        #[test]
        fn any_line_is_cut_as_the_tables_say(text in "\\PC{0,30}") {
            prop_assert!(agrees(&text), "{:?}", both(&text));
        }
    }
}
