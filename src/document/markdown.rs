//! The zones that Markdown states.
//!
//! Takes a text; gives it unchanged, with the zones of its headings, quoted lines, pictures, code and front matter.

use super::decode::Marked;
use super::{Meta, Region};
use crate::lexicon::Zone;
use crate::span::Span;

/// The most lines of front matter.
const LONGEST_FRONT: usize = 60;

/// The most bytes of a line that an underline makes a heading.
const LONGEST_UNDERLINED: usize = 150;

/// Reads the zones of a Markdown text.
pub fn read(text: String) -> Marked {
    let lines: Vec<Span> = lines(&text);
    let front = front_matter(&text, &lines);
    let mut meta = Meta::default();
    let mut regions = Vec::new();
    for &line in &lines[..front] {
        note(&mut meta, line.of(&text));
        regions.push(Region { span: line, zone: Zone::Menu });
    }
    let mut state = State::default();
    for (at, &line) in lines.iter().enumerate().skip(front) {
        let below = lines.get(at + 1).map_or("", |next| next.of(&text)).trim();
        regions.extend(state.region(line, line.of(&text), below));
    }
    regions.retain(|region| !region.span.is_empty());
    Marked { text, regions, meta, warnings: Vec::new() }
}

fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    let span = |line: &str| {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        span
    };
    text.split_inclusive('\n').map(span).collect()
}

/// Returns how many lines at the top are front matter, its marks among them.
fn front_matter(text: &str, lines: &[Span]) -> usize {
    let is_mark = |line: &Span| line.of(text) == "---";
    if !lines.first().is_some_and(is_mark) {
        return 0;
    }
    lines.iter().take(LONGEST_FRONT).skip(1).position(is_mark).map_or(0, |at| at + 2)
}

/// Takes what a line of front matter says.
fn note(meta: &mut Meta, line: &str) {
    let Some((key, value)) = line.split_once(':') else { return };
    let value = value.trim().trim_matches(['"', '\'']);
    let field = match key.trim() {
        "title" => &mut meta.title,
        "date" => &mut meta.date,
        "source" => &mut meta.source,
        "url" => &mut meta.url,
        "language" | "lang" => &mut meta.language,
        _ => return,
    };
    value.clone_into(field);
}

/// What the lines before state.
#[derive(Debug, Default)]
struct State {
    code: bool,
    titled: bool,
}

impl State {
    fn region(&mut self, line: Span, text: &str, below: &str) -> Option<Region> {
        let inner = text.trim_start();
        let start = line.start + (text.len() - inner.len());
        let fence = inner.starts_with("```") || inner.starts_with("~~~");
        if fence || self.code {
            self.code ^= fence;
            return Some(Region { span: line, zone: Zone::Menu });
        }
        let marks = inner.chars().take_while(|&mark| mark == '#').count();
        if (1..=6).contains(&marks) && inner[marks..].starts_with(' ') {
            let end = line.start + text.trim_end_matches(['#', ' ']).len();
            return Some(Region { span: Span::new(start + marks + 1, end.max(start + marks + 1)), zone: self.heading(marks == 1) });
        }
        if inner.starts_with('>') {
            let quoted = inner.trim_start_matches(['>', ' ']);
            return Some(Region { span: Span::new(line.end - quoted.len(), line.end), zone: Zone::Block });
        }
        let whole = Span::new(start, line.end);
        if inner.starts_with("![") && inner.ends_with(')') {
            return Some(Region { span: whole, zone: Zone::Caption });
        }
        if (1..=LONGEST_UNDERLINED).contains(&inner.len()) && below.len() >= 3 && is_rule(below) {
            return Some(Region { span: whole, zone: self.heading(below.starts_with('=')) });
        }
        if let Some(bold) = bold(inner) {
            let at = start + 2;
            return Some(Region { span: Span::new(at, at + bold.len()), zone: Zone::Heading });
        }
        is_item(inner).then_some(Region { span: whole, zone: Zone::Body })
    }

    fn heading(&mut self, first: bool) -> Zone {
        let title = first && !self.titled;
        self.titled |= title;
        if title { Zone::Title } else { Zone::Heading }
    }
}

/// Returns what stands between the marks of a short line that is bold as a whole.
fn bold(line: &str) -> Option<&str> {
    let between = |mark: &str| line.strip_prefix(mark)?.strip_suffix(mark).filter(|inner| !inner.contains(mark));
    between("**").or_else(|| between("__")).filter(|inner| (1..=LONGEST_UNDERLINED).contains(&inner.len()))
}

/// Says whether a line underlines the one above it.
fn is_rule(line: &str) -> bool {
    line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-')
}

/// Says whether a line is an item of a list.
fn is_item(line: &str) -> bool {
    let number = line.trim_start_matches(|mark: char| mark.is_ascii_digit());
    line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ") || (number.len() < line.len() && number.starts_with(". "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zones(text: &str) -> Vec<(Zone, String)> {
        let marked = read(text.to_owned());
        marked.regions.iter().map(|region| (region.zone, region.span.of(&marked.text).to_owned())).collect()
    }

    #[test]
    fn headings_quoted_lines_and_pictures_have_zones() {
        let found = zones("# The Hall #\n\nText.\n\n## Who pays\n> Nobody\n![A hall](a.png)\n\nOld\n===\n- one\n");
        let expected = [
            (Zone::Title, "The Hall"),
            (Zone::Heading, "Who pays"),
            (Zone::Block, "Nobody"),
            (Zone::Caption, "![A hall](a.png)"),
            (Zone::Heading, "Old"),
            (Zone::Body, "- one"),
        ];
        assert_eq!(found, expected.map(|(zone, text)| (zone, text.to_owned())));
    }

    #[test]
    fn front_matter_says_what_is_known() {
        let marked = read("---\ntitle: \"The Hall\"\ndate: 2025-03-01\n---\nText.\n".to_owned());
        assert_eq!((marked.meta.title.as_str(), marked.meta.date.as_str()), ("The Hall", "2025-03-01"));
        assert_eq!(marked.regions.len(), 4);
        assert_eq!(zones("---\nno end\n").len(), 0);
    }
}
