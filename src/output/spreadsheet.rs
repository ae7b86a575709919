//! Text made safe for spreadsheets.
//!
//! Takes the text of a cell; gives it short enough for a cell and, for CSV, on one line and not readable as a formula. It never touches
//! numbers.

/// The most UTF-16 units of a cell; spreadsheets take 32,767, and the mark of the cut needs room.
const MOST_UNITS: usize = 32_000;
/// What stands where a cell was cut.
const CUT: &str = "… [cut]";
/// What stands for a line break.
const LINE_BREAK: &str = " ⏎ ";

/// Returns the part of a text that fits into a cell, and whether something was cut.
#[must_use]
pub fn fitting(text: &str) -> (std::borrow::Cow<'_, str>, bool) {
    if text.len() <= MOST_UNITS {
        return (text.into(), false);
    }
    let mut units = 0;
    let over = text.char_indices().find(|(_, mark)| {
        units += mark.len_utf16();
        units > MOST_UNITS
    });
    match over {
        Some((at, _)) => (format!("{}{CUT}", &text[..at]).into(), true),
        None => (text.into(), false),
    }
}

/// Writes a text cell of a spreadsheet's CSV and says whether it was cut.
pub fn write_cell(text: &str, out: &mut String) -> bool {
    if is_formula(text) {
        out.push('\'');
    }
    let (text, cut) = fitting(text);
    let mut marks = text.chars().peekable();
    while let Some(mark) = marks.next() {
        match mark {
            '\r' if marks.peek() == Some(&'\n') => {}
            '\n' | '\r' => out.push_str(LINE_BREAK),
            '\0' => out.push('\u{fffd}'),
            _ => out.push(mark),
        }
    }
    cut
}

/// Says whether a spreadsheet could take a text for a formula: its first visible mark decides.
#[must_use]
pub fn is_formula(text: &str) -> bool {
    let unseen = |mark: &char| matches!(mark, ' ' | '\u{a0}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{202f}' | '\u{feff}');
    let first = text.chars().find(|mark| !unseen(mark));
    first.is_some_and(|mark| matches!(mark, '=' | '+' | '-' | '@' | '|' | '\t' | '\r' | '\n' | '\0' | '％' | '＝' | '＋' | '－' | '＠'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> String {
        let mut out = String::new();
        write_cell(text, &mut out);
        out
    }

    #[test]
    fn a_formula_is_disarmed_and_plain_text_is_left() {
        for text in ["=1+1", "+1", "-", "@SUM(A1)", "\u{200b}=1", "\u{a0} =1", "\t=1", "|cmd", "＝1", "\0=1"] {
            assert!(cell(text).starts_with('\''), "{text:?} became {:?}", cell(text));
        }
        for text in ["", "a=1", "'quoted'", "2025-11-22", "– a dash", "« words »"] {
            assert_eq!(cell(text), text);
        }
    }

    #[test]
    fn a_cell_is_one_line() {
        assert_eq!(cell("a\r\nb\nc\rd"), "a ⏎ b ⏎ c ⏎ d");
    }

    #[test]
    fn a_long_cell_is_cut_by_utf16_units() {
        let long = "😀".repeat(20_000);
        let (short, cut) = fitting(&long);
        assert!(cut && short.ends_with(CUT));
        assert_eq!(short.encode_utf16().count(), MOST_UNITS + CUT.encode_utf16().count());
        let (whole, cut) = fitting("é".repeat(MOST_UNITS).leak());
        assert!(!cut && whole.encode_utf16().count() == MOST_UNITS);
    }

    proptest::proptest! {
        #[test]
        fn no_cell_begins_like_a_formula(text in "\\PC*|[ \t\r\n=+@|\u{200b}\u{a0}-]*") {
            assert!(!is_formula(&cell(&text)));
        }
    }
}
