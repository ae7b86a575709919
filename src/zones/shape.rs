//! The shape of a line: what can be seen of it without knowing its words.
//!
//! Takes a line's pieces; gives its length, how it ends, and whether it holds quotation marks or links. The marks come from the pack.

use super::pieces::{Piece, PieceKind, is_blank};
use crate::normal::is_apostrophe;

/// The most letters that an abbreviation before a stop may have.
const LONGEST_ABBREVIATION: usize = 3;
/// The least words of a line that counts as prose by its length alone.
const LONG: usize = 20;
/// The least words of a line that counts as prose when it ends a sentence.
const SENTENCE: usize = 7;

/// How a line ends, closing marks and brackets aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// A word, or a mark that ends nothing.
    Open,
    /// A full stop.
    Stop,
    /// A question or exclamation mark.
    Loud,
    /// Three stops.
    Dots,
    /// A colon, comma or semicolon: something must follow.
    Runs,
}

/// What can be seen of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Words and numbers.
    pub words: usize,
    /// Words of letters.
    pub letters: usize,
    /// Sentences, as far as stops tell.
    pub sentences: usize,
    /// How it ends.
    pub end: End,
    /// Whether a closing quotation mark ends it.
    pub closes: bool,
    /// Whether it holds quotation marks.
    pub quotes: bool,
    /// Whether it opens with a dash, a bullet or another mark that is no quotation mark or bracket.
    pub bullet: bool,
    /// Whether its first letter is a small one.
    pub small: bool,
    /// Whether it is made of addresses.
    pub links: bool,
    /// Words that hold a figure.
    pub figures: usize,
}

impl Shape {
    /// Looks at a line.
    pub fn new(line: &str, pieces: &[Piece<'_>], marks: &[char]) -> Self {
        let counted = |kind: PieceKind| pieces.iter().filter(|piece| piece.kind == kind).count();
        let letters = counted(PieceKind::Word);
        let (end, closes) = end_of(pieces, marks);
        Self {
            words: letters + counted(PieceKind::Number),
            letters,
            sentences: sentences(pieces) + usize::from(end == End::Open || end == End::Runs),
            end,
            closes,
            quotes: holds_quotes(line, pieces, marks),
            bullet: pieces.first().is_some_and(|piece| is_bullet(piece, marks)),
            small: pieces.first().is_some_and(|piece| piece.text.starts_with(char::is_lowercase)),
            links: is_links(line),
            figures: pieces.iter().filter(|piece| !piece.is_mark() && piece.text.starts_with(|mark: char| mark.is_ascii_digit())).count(),
        }
    }

    /// Says whether the line reads as a paragraph: a sentence that ends, words in marks, or many words.
    pub const fn is_prose(&self) -> bool {
        let ends = matches!(self.end, End::Stop | End::Dots | End::Loud | End::Runs);
        self.words >= LONG || (self.words >= SENTENCE && (ends || self.quotes))
    }

    /// Says whether the line ends a sentence, so that the next may open something new.
    pub const fn ends_sentence(&self) -> bool {
        self.closes || matches!(self.end, End::Stop | End::Dots | End::Loud)
    }

    /// Says whether the line is a time, or mostly figures, as dates and numbers of agencies are.
    pub const fn is_stamp(&self) -> bool {
        let time = self.words == self.figures && self.words < 3;
        !self.quotes && (time || self.figures > 2 && self.figures * 2 >= self.words)
    }

    /// Says whether the line holds no word at all.
    pub const fn is_empty(&self) -> bool {
        self.words == 0
    }
}

fn is_bullet(piece: &Piece<'_>, marks: &[char]) -> bool {
    let Some(first) = piece.text.chars().next() else { return false };
    piece.is_mark()
        && !matches!(first, '(' | '[' | '{' | '.' | '\u{2026}' | '$' | '#' | '@')
        && !marks.contains(&first)
        && !is_apostrophe(first)
}

/// Returns how a line ends, and whether a quotation mark closes it.
fn end_of(pieces: &[Piece<'_>], marks: &[char]) -> (End, bool) {
    let mut closes = false;
    for piece in pieces.iter().rev() {
        let first = piece.text.chars().next().unwrap_or(' ');
        let quote = marks.contains(&first) || is_apostrophe(first) && piece.is_mark();
        if quote || matches!(first, ')' | ']' | '}' | '*' | '_') && piece.is_mark() {
            closes |= quote;
            continue;
        }
        return (end_with(piece), closes);
    }
    (End::Open, closes)
}

fn end_with(piece: &Piece<'_>) -> End {
    match piece.text.chars().next() {
        Some('.') if piece.text.len() > 1 => End::Dots,
        Some('\u{2026}') => End::Dots,
        Some('.') => End::Stop,
        Some('?' | '!') => End::Loud,
        Some(':' | ',' | ';') => End::Runs,
        _ => End::Open,
    }
}

/// Counts the stops behind which a sentence may end.
fn sentences(pieces: &[Piece<'_>]) -> usize {
    let mut count = 0;
    for (at, piece) in pieces.iter().enumerate() {
        if !piece.is_mark() || !matches!(end_with(piece), End::Stop | End::Loud | End::Dots) {
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| pieces.get(at));
        let short =
            before.is_some_and(|word| word.text.chars().count() <= LONGEST_ABBREVIATION && word.text.starts_with(char::is_alphabetic));
        let glued = pieces.get(at + 1).is_some_and(|next| next.start == piece.end() && !next.is_mark());
        let last = pieces.get(at + 1).is_none();
        count += usize::from(!glued && (last || !short || piece.text != "."));
    }
    count
}

/// Says whether a line holds quotation marks; an apostrophe counts where only an opening mark can stand.
fn holds_quotes(line: &str, pieces: &[Piece<'_>], marks: &[char]) -> bool {
    pieces.iter().filter(|piece| piece.is_mark()).any(|piece| {
        let mark = piece.text.chars().next().unwrap_or(' ');
        let opens = is_apostrophe(mark) && line[piece.end()..].starts_with(char::is_alphanumeric);
        opens || marks.contains(&mark)
    })
}

/// Says whether a line is made of addresses, with a word or two to name them.
fn is_links(line: &str) -> bool {
    if !line.contains("://") && !line.contains("www.") && !line.starts_with(['@', '#']) {
        return false;
    }
    let (mut links, mut words) = (0, 0);
    for word in line.split(is_blank).filter(|word| word.contains(char::is_alphanumeric)) {
        let link = word.contains("://") || word.trim_start_matches(['(', '<', '[']).starts_with("www.") || word.starts_with(['@', '#']);
        *(if link { &mut links } else { &mut words }) += 1;
    }
    links > 0 && words <= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zones::pieces::cut;

    fn shape(line: &str) -> Shape {
        let mut pieces = Vec::new();
        cut(line, &mut pieces);
        Shape::new(line, &pieces, &['«', '»', '"', '“', '”', '„'])
    }

    #[test]
    fn ends_are_seen_behind_closing_marks() {
        assert_eq!(shape("« Nous verrons. »").end, End::Stop);
        assert!(shape("« Nous verrons »").closes);
        assert_eq!(shape("Und dann…").end, End::Dots);
        assert_eq!(shape("Er sagte:").end, End::Runs);
        assert_eq!(shape("Une économie (encore)").end, End::Open);
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        assert_eq!(shape("M. Weber parle. Il rit.").sentences, 2);
        assert_eq!(shape("Nvidia gained 3.5 percent").sentences, 1);
        assert_eq!(shape("Why? Because.").sentences, 2);
    }

    #[test]
    fn links_with_a_label_are_links() {
        assert!(shape("Quelle: https://example.org/a").links);
        assert!(shape("#KI #Chips").links);
        assert!(!shape("Mehr dazu steht auf https://example.org/a heute").links);
    }

    #[test]
    fn an_apostrophe_is_a_quotation_mark_only_where_one_can_open() {
        assert!(shape("Boss: ‘We grow’").quotes);
        assert!(!shape("The boss’s plan isn't ready").quotes);
    }
}
