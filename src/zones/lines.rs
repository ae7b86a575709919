//! A text to its lines.
//!
//! Takes the decoded text and the regions that markup states; gives the spans of the lines that are not blank, without the white space at
//! their ends. Where a text is broken into lines of one width, the lines of a paragraph are one line.

use super::pieces::is_blank;
use crate::document::{Document, Region};
use crate::lexicon::Zone;
use crate::span::Span;

/// The longest line, in characters, of a text that is broken to a width.
const WIDEST: usize = 100;
/// The shortest line that may go on in the next.
const NARROWEST: usize = 40;
/// How many lines must go on in the next, in percent of those that could, for a text to count as broken to a width.
const BROKEN_PERCENT: usize = 40;
/// The fewest lines that must go on.
const FEWEST_BROKEN: usize = 4;

/// A line that is not blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// Where.
    pub span: Span,
    /// Blank lines before it.
    pub blank_before: usize,
    /// The zone that markup states.
    pub stated: Option<Zone>,
}

/// Cuts a document into lines.
pub fn cut_lines(document: &Document) -> Vec<Cut> {
    let mut lines = Vec::new();
    let mut regions = document.regions.as_slice();
    let (mut start, mut blank) = (0, 0);
    for line in physical(&document.text) {
        match trimmed(&document.text, Span::new(start, start + line.len())) {
            None => blank += 1,
            Some(span) => {
                lines.push(stated(span, blank, &mut regions));
                blank = 0;
            }
        }
        start += line.len();
    }
    if document.regions.is_empty() { unbroken(&document.text, lines) } else { lines }
}

/// How many bytes are searched at a time for what ends a line, so that a rare mark before a distant common one costs no second look.
const WINDOW: usize = 512;

/// Returns where the first mark stands that ends a line.
fn line_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = 0;
    while from < bytes.len() {
        let window = &bytes[from..bytes.len().min(from + WINDOW)];
        let common = memchr::memchr3(b'\n', b'\r', 0xe2, window).unwrap_or(window.len());
        let at = memchr::memchr3(0x0b, 0x0c, 0xc2, &window[..common]).unwrap_or(common);
        if at < window.len() && ends_line(&bytes[from + at..]) {
            return Some(from + at);
        }
        from += window.len().min(at + 1);
    }
    None
}

/// Says whether bytes begin with a mark that ends a line; the first is one that such a mark may begin with.
fn ends_line(bytes: &[u8]) -> bool {
    bytes[0] <= b'\r' || [&[0xc2, 0x85][..], &[0xe2, 0x80, 0xa8], &[0xe2, 0x80, 0xa9]].iter().any(|mark| bytes.starts_with(mark))
}

/// Gives the lines of a text with their ends; `\r\n` is one end.
fn physical(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let at = line_end(rest);
        let end = match at {
            None if rest.is_empty() => return None,
            None => rest.len(),
            Some(at) if rest[at..].starts_with("\r\n") => at + 2,
            Some(at) => at + rest[at..].chars().next().map_or(1, char::len_utf8),
        };
        let (line, after) = rest.split_at(end);
        rest = after;
        Some(line)
    })
}

/// Returns a span without the white space and invisible characters at its ends; nothing where no more is left.
fn trimmed(text: &str, span: Span) -> Option<Span> {
    let line = span.of(text);
    let start = span.start + (line.len() - line.trim_start_matches(is_blank).len());
    let end = span.start + line.trim_end_matches(is_blank).len();
    (start < end).then_some(Span::new(start, end))
}

/// Adds the zone that markup states; regions stand in order, and those that end before the line are left behind.
fn stated(span: Span, blank_before: usize, regions: &mut &[Region]) -> Cut {
    while regions.first().is_some_and(|region| region.span.end <= span.start) {
        *regions = &regions[1..];
    }
    let region = regions.first().filter(|region| region.span.overlaps(span));
    let start = region.map_or(span.start, |region| region.span.start.clamp(span.start, span.end));
    Cut { span: Span::new(start, span.end), blank_before, stated: region.map(|region| region.zone) }
}

/// Joins the lines of each paragraph in a text that is broken to a width.
fn unbroken(text: &str, lines: Vec<Cut>) -> Vec<Cut> {
    if !is_broken(text, &lines) {
        return lines;
    }
    let mut joined: Vec<Cut> = Vec::with_capacity(lines.len());
    for line in lines {
        match joined.last_mut() {
            Some(last) if line.blank_before == 0 && goes_on(text, last.span, line.span, true) => last.span.end = line.span.end,
            _ => joined.push(line),
        }
    }
    joined
}

/// Says whether a text is broken to a width: lines are short, and many of them go on in the next.
fn is_broken(text: &str, lines: &[Cut]) -> bool {
    if lines.iter().any(|line| line.span.len() > 4 * WIDEST || line.span.of(text).chars().count() > WIDEST) {
        return false;
    }
    let pairs = || lines.windows(2).filter(|pair| pair[1].blank_before == 0);
    let broken = pairs().filter(|pair| goes_on(text, pair[0].span, pair[1].span, false)).count();
    broken >= FEWEST_BROKEN && broken * 100 >= pairs().count() * BROKEN_PERCENT
}

/// Says whether a line goes on in the next: it is long, ends no sentence, and the next opens with a small letter. In a text known to be
/// `broken`, any long line does.
fn goes_on(text: &str, line: Span, next: Span, broken: bool) -> bool {
    let last = line.of(text).rsplit(['\n', '\r']).next().unwrap_or_default();
    let ends = last.ends_with(['.', '!', '?', ':', ';']);
    let small = next.of(text).starts_with(char::is_lowercase);
    last.chars().count() >= NARROWEST && (broken || (!ends && small))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<(String, usize)> {
        let document = Document { text: text.to_owned(), ..Document::default() };
        cut_lines(&document).iter().map(|line| (line.span.of(text).to_owned(), line.blank_before)).collect()
    }

    proptest::proptest! {
        #[test]
        fn lines_end_where_unicode_says(text in "[ab\n\r\u{b}\u{c}\u{84}\u{85}\u{e2}\u{e9}\u{2026}\u{2027}\u{2028}\u{2029}\u{202a}]{0,12}") {
            let ends = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
            proptest::prop_assert_eq!(line_end(&text), text.find(ends));
        }
    }

    #[test]
    fn all_line_ends_count_once() {
        let lines = texts("a\r\n\r\n \u{a0}\u{200b}b \rc\u{2028}d");
        let expected = [("a", 0), ("b", 1), ("c", 0), ("d", 0)].map(|(text, blank)| (text.to_owned(), blank));
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_text_broken_to_a_width_is_joined() {
        let wrapped = "Title\n\nThe quick hall of servers hums in the dark and\nnobody asks what it costs, says the owner of the\nplace, who has built it with borrowed money and\nwith hope.\n\nA second paragraph goes on for longer than one\nline and therefore is broken once.\n\nThe third one also goes on for longer than one\nline.";
        let lines = texts(wrapped);
        assert_eq!(lines.len(), 4);
        assert!(lines[1].0.starts_with("The quick") && lines[1].0.ends_with("hope."));
    }

    #[test]
    fn paragraphs_of_one_line_stay_apart() {
        assert_eq!(texts("One line here.\nAnother line here.\nnext line").len(), 3);
    }
}
