//! Text shown as it is: nothing in it steers a terminal or turns the direction of what follows.

/// Returns text in which control, escape and direction characters are shown instead of sent.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for mark in text.chars() {
        if is_steering(mark) {
            out.push_str(&format!("<U+{:04X}>", u32::from(mark)));
        } else {
            out.push(mark);
        }
    }
    out
}

/// Says whether a character steers instead of showing itself.
fn is_steering(mark: char) -> bool {
    (mark.is_control() && mark != '\n')
        || matches!(mark, '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_shown() {
        assert_eq!(visible("a\u{1b}[2Jb\u{202e}c\u{9b}d\r\ne"), "a<U+001B>[2Jb<U+202E>c<U+009B>d<U+000D>\ne");
        assert_eq!(visible("Größe « œuvre » 日本 😀"), "Größe « œuvre » 日本 😀");
    }
}
