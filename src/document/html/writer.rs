//! The text of a page while it is written.
//!
//! Takes pieces of text and the ends of lines and paragraphs; gives the text with one blank line between paragraphs, and its blocks: lines
//! with their zones and the part of the page they stand in.

use crate::lexicon::Zone;
use crate::span::Span;

/// What stands between two pieces of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Break {
    /// Nothing.
    #[default]
    None,
    /// White space.
    Space,
    /// A tab between the cells of a table.
    Cell,
    /// The end of a line.
    Line,
    /// The end of a paragraph.
    Paragraph,
}

/// Where in a page a piece of text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// Its zone, where the page names one.
    pub zone: Option<Zone>,
    /// Whether a class name, which may be careless, named it.
    pub weak: bool,
    /// The number of the `article` element around it; 0 for none.
    pub article: u32,
    /// Whether it stands in the part that holds the text.
    pub text: bool,
    /// Whether it stands in the `main` element.
    pub main: bool,
}

/// One line of the text.
#[derive(Debug, Clone, Copy)]
pub struct Block {
    /// Where.
    pub span: Span,
    /// Where in the page.
    pub place: Place,
    /// Words, roughly.
    pub words: usize,
    /// Whether all of it is one link or several.
    pub linked: bool,
}

/// Writes the text.
#[derive(Debug, Default)]
pub struct Writer {
    /// The text so far.
    pub text: String,
    /// Its lines.
    pub blocks: Vec<Block>,
    open: Option<Block>,
    pending: Break,
}

impl Writer {
    /// Adds text, in which rows of white space count as one.
    pub fn text(&mut self, text: &str, place: Place, linked: bool) {
        if text.starts_with(is_space) {
            self.pending(Break::Space);
        }
        for word in text.split(is_space).filter(|word| !word.is_empty()) {
            self.word(word, place, linked);
            self.pending(Break::Space);
        }
        if !text.ends_with(is_space) && self.pending == Break::Space {
            self.pending = Break::None;
        }
    }

    /// Adds text as it stands, with its lines.
    pub fn lines(&mut self, text: &str, place: Place, linked: bool) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.pending(if line.trim().is_empty() { Break::Paragraph } else { Break::Line });
            }
            self.text(line, place, linked);
        }
    }

    /// Asks for a break before the next text; the strongest that was asked for is made.
    pub fn pending(&mut self, wanted: Break) {
        if wanted >= Break::Line {
            self.close();
        }
        self.pending = self.pending.max(wanted);
    }

    /// Asks for the end of a line, and after another, of a paragraph.
    pub fn line_break(&mut self) {
        self.pending(if self.pending >= Break::Line { Break::Paragraph } else { Break::Line });
    }

    /// Ends the text.
    pub fn finish(&mut self) {
        self.close();
    }

    fn word(&mut self, word: &str, place: Place, linked: bool) {
        let moved = self.open.is_some_and(|open| open.place.zone != place.zone);
        if moved {
            self.pending(Break::Line);
        }
        let between = if self.text.is_empty() { Break::None } else { self.pending };
        self.text.push_str(match between {
            Break::None => "",
            Break::Space => " ",
            Break::Cell => "\t",
            Break::Line => "\n",
            Break::Paragraph => "\n\n",
        });
        let start = self.text.len();
        self.text.push_str(word);
        self.pending = Break::None;
        let new_word = between != Break::None || self.open.is_none();
        let open = self.open.get_or_insert(Block { span: Span::new(start, start), place, words: 0, linked: true });
        open.span.end = self.text.len();
        open.words += usize::from(new_word && word.contains(char::is_alphanumeric));
        open.linked &= linked || !word.contains(char::is_alphanumeric);
    }

    fn close(&mut self) {
        self.blocks.extend(self.open.take());
    }
}

/// Says whether a character is white space that a page may fold: a space that does not break is a character like any other.
const fn is_space(mark: char) -> bool {
    matches!(mark, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_folds_and_breaks_stay() {
        let mut writer = Writer::default();
        let place = Place::default();
        writer.pending(Break::Paragraph);
        writer.text(" One  two", place, false);
        writer.text("three ", place, false);
        writer.text("four", place, false);
        writer.line_break();
        writer.text("five", place, false);
        writer.line_break();
        writer.line_break();
        writer.text("six", place, true);
        writer.finish();
        assert_eq!(writer.text, "One twothree four\nfive\n\nsix");
        let spans: Vec<_> = writer.blocks.iter().map(|block| (block.span.of(&writer.text), block.words, block.linked)).collect();
        assert_eq!(spans, [("One twothree four", 3, false), ("five", 1, false), ("six", 1, true)]);
    }
}
