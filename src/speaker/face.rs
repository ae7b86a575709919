//! Names that look like another name and are written otherwise.
//!
//! Takes the known speakers once and the names of an article; gives a warning for each name that a reader would take for another: letters
//! of another script, or characters that show nothing. It joins and parts no speakers.

use super::Attribution;
use crate::document::Warning;
use crate::lexicon::SpeakerRow;
use crate::normal::{is_invisible, normal};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;
use unicode_normalization::char::is_combining_mark;
use unicode_security::skeleton;

/// How a name looks (the skeleton of Unicode TS 39), and how it is written, without marks.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Face {
    looks: String,
    letters: String,
}

/// How each ASCII character looks; nothing where it counts for nothing.
static ASCII: LazyLock<Vec<String>> = LazyLock::new(|| (0..128_u8).map(|byte| looks(char::from(byte).encode_utf8(&mut [0; 4]))).collect());

fn looks(shown: &str) -> String {
    skeleton(shown).filter(|&mark| mark.is_alphanumeric() || is_combining_mark(mark)).collect()
}

impl Face {
    fn new(name: &str) -> Self {
        if name.is_ascii() {
            let letters = name.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| char::from(byte.to_ascii_lowercase()));
            let looks = name.bytes().filter_map(|byte| ASCII.get(usize::from(byte))).map(String::as_str);
            return Self { looks: looks.collect(), letters: letters.collect() };
        }
        let shown: String = name.chars().filter(|&mark| !is_invisible(mark)).collect();
        Self { looks: looks(&shown), letters: letters(&shown) }
    }
}

/// Names by how they look; the first one written in a way stands for it.
#[derive(Debug, Clone, Default)]
struct Gallery {
    by_looks: FxHashMap<String, Vec<(String, String)>>,
}

impl Gallery {
    fn hang(&mut self, face: Face, name: &str) {
        let same = self.by_looks.entry(face.looks).or_default();
        if same.iter().all(|(letters, _)| *letters != face.letters) {
            same.push((face.letters, name.to_owned()));
        }
    }

    /// Returns a name that looks like this one and is written otherwise, unless one is written the same.
    fn double(&self, face: &Face) -> Option<&str> {
        let same = self.by_looks.get(&face.looks)?;
        let known = same.iter().any(|(letters, _)| *letters == face.letters);
        same.first().filter(|_| !known).map(|(_, name)| name.as_str())
    }
}

/// The looks of the speakers known beforehand.
#[derive(Debug, Clone, Default)]
pub struct Faces {
    known: Gallery,
}

impl Faces {
    /// Looks at the known speakers.
    #[must_use]
    pub fn new(rows: &[SpeakerRow]) -> Self {
        let mut known = Gallery::default();
        for row in rows {
            for name in std::iter::once(&row.speaker).chain(&row.aliases) {
                known.hang(Face::new(name), name);
            }
        }
        Self { known }
    }

    /// Warns of speakers of an article whose names look like a known one or like one another.
    #[must_use]
    pub fn look_alikes(&self, text: &str, attributions: &[Attribution]) -> Vec<Warning> {
        let (mut seen, mut found, mut own) = (FxHashSet::default(), Vec::new(), Gallery::default());
        for one in attributions {
            let written = one.mention.map_or("", |span| span.of(text));
            if hides(written) && seen.insert(written) {
                found.push(Warning::new("look_alike", one.mention, hidden(written)));
            }
            let Some(name) = one.speaker.as_deref().filter(|name| seen.insert(name)) else { continue };
            let face = Face::new(name);
            if let Some(double) = self.known.double(&face).or_else(|| own.double(&face)) {
                found.push(Warning::new("look_alike", one.mention, doubled(name, double)));
            }
            own.hang(face, name);
        }
        found
    }
}

/// Returns each name that looks like an earlier one and is written otherwise, with that one.
#[must_use]
pub fn look_alikes<'n>(names: impl IntoIterator<Item = &'n str>) -> Vec<(&'n str, String)> {
    let mut gallery = Gallery::default();
    let mut found = Vec::new();
    for name in names {
        let face = Face::new(name);
        found.extend(gallery.double(&face).map(|double| (name, double.to_owned())));
        gallery.hang(face, name);
    }
    found
}

/// Says whether a name holds characters that show nothing; a soft hyphen only says where a line may break.
fn hides(name: &str) -> bool {
    name.chars().any(|mark| is_invisible(mark) && mark != '\u{ad}')
}

fn hidden(name: &str) -> String {
    let shown: String = name.chars().filter(|&mark| !is_invisible(mark)).collect();
    format!("{shown} is written with characters that show nothing ({}); read as if they were not there", codes(name, is_invisible))
}

fn doubled(name: &str, double: &str) -> String {
    let foreign = |mark: char| !mark.is_ascii() && mark.is_alphanumeric() && !double.contains(mark);
    let codes = codes(name, foreign);
    let codes = if codes.is_empty() { codes } else { format!(" ({codes})") };
    format!("{name} looks like {double} and is written with other letters{codes}; kept apart")
}

fn codes(name: &str, which: impl Fn(char) -> bool) -> String {
    let codes: Vec<_> = name.chars().filter(|&mark| which(mark)).map(|mark| format!("U+{:04X}", u32::from(mark))).collect();
    codes.join(" ")
}

fn letters(name: &str) -> String {
    normal(name).chars().filter(|mark| mark.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(names: &[&str]) -> usize {
        look_alikes(names.iter().copied()).len()
    }

    #[test]
    fn other_letters_of_the_same_look_are_seen() {
        assert_eq!(pairs(&["Nvidia", "Nv\u{456}dia"]), 1);
        assert_eq!(pairs(&["Ada Brook", "\u{410}d\u{430} Brook"]), 1);
        assert_eq!(pairs(&["Amazon", "Arnazon"]), 1);
    }

    #[test]
    fn letters_of_ascii_look_as_the_tables_say() {
        let name = "O'Neil-Il1 (0|m) Rn.";
        assert_eq!(Face::new(name).looks, looks(name));
        assert_eq!(Face::new(name).letters, letters(name));
    }

    #[test]
    fn the_same_name_is_no_look_alike() {
        assert_eq!(pairs(&["Nvidia", "NVIDIA", "Jean-Luc", "Jean\u{2011}Luc", "O'Neil", "O\u{2019}Neil", "Müller", "Muller"]), 0);
        assert_eq!(pairs(&["Andr\u{e9}", "Andre\u{301}"]), 0);
    }

    #[test]
    fn hidden_characters_are_told_by_their_codes() {
        assert!(hides("Nvi\u{200b}dia") && !hides("Nvi\u{ad}dia"));
        assert!(hidden("Nvi\u{200b}dia").starts_with("Nvidia is written with characters that show nothing (U+200B)"));
        assert!(doubled("Nv\u{456}dia", "Nvidia").contains("U+0456"));
    }
}
