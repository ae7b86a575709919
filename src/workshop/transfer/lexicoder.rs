//! Lexicoder and Yoshikoder dictionaries: `+category` lines with the words below them, or XML with `cnode` and `pnode`.

use super::Reading;
use html5gum::{Token, Tokenizer};

/// Reads a dictionary.
pub fn read(text: &str) -> Reading {
    if text.trim_start().starts_with('<') { xml(text) } else { lines(text) }
}

fn lines(text: &str) -> Reading {
    let mut reading = Reading::default();
    let mut category = String::new();
    for (at, line) in text.lines().enumerate().map(|(at, line)| (at + 1, line.trim())) {
        if let Some(name) = line.strip_prefix('+') {
            name.trim().clone_into(&mut category);
        } else if line.contains(['\t', '<', '>']) {
            reading.unknown(at, format!("{line}: neither a word nor a +category"));
        } else if !line.is_empty() {
            reading.entry(at, line, &category, None);
        }
    }
    reading
}

fn xml(text: &str) -> Reading {
    let mut reading = Reading::default();
    let mut path: Vec<String> = Vec::new();
    for token in Tokenizer::new(text).flatten() {
        match token {
            Token::StartTag(tag) => {
                let tag_name = String::from_utf8_lossy(&tag.name).into_owned();
                let name = tag.attributes.get(&b"name"[..]).map(|value| String::from_utf8_lossy(value).into_owned());
                element(&mut reading, &mut path, &tag_name, name, tag.self_closing);
            }
            Token::EndTag(tag) if &tag.name[..] == b"cnode" => drop(path.pop()),
            Token::String(text) => {
                let text = String::from_utf8_lossy(&text).trim().to_owned();
                if !text.is_empty() {
                    reading.unknown(0, format!("{text}: text between the elements"));
                }
            }
            _ => {}
        }
    }
    reading
}

fn element(reading: &mut Reading, path: &mut Vec<String>, tag: &str, name: Option<String>, closed: bool) {
    match (tag, name) {
        ("cnode", name) if !closed => path.push(name.unwrap_or_default()),
        ("pnode", Some(name)) => {
            let category = path.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("/");
            reading.entry(0, &name, &category, None);
        }
        ("dictionary" | "cnode", _) => {}
        (tag, name) => reading.unknown(0, format!("the element {tag} {}", name.unwrap_or_default())),
    }
}
