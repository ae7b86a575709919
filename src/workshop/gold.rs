//! Labels set by reading.
//!
//! Takes a folder or file of labels, and folders where their articles stand; gives articles with labelled quotations, and labelled sentences.
//! Offsets in the files are Unicode code points; here they are bytes. It never changes a label.

use crate::error::{Error, ErrorKind, Position, Result};
use crate::span::Span;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// A labelled article.
#[derive(Debug, Clone, Default)]
pub struct GoldArticle {
    /// The id: the file name without its ending.
    pub id: String,
    /// The language's code; empty where it is not stated.
    pub language: String,
    /// The article's file.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// The label of the whole; nothing where there is none.
    pub stance: Option<String>,
    /// Its quotations.
    pub quotes: Vec<GoldQuote>,
    /// Spans that are neither rewarded nor punished.
    pub ignore: Vec<Span>,
}

/// A labelled quotation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GoldQuote {
    /// The pieces of its content.
    pub spans: Vec<Span>,
    /// How it is marked.
    pub kind: String,
    /// The speaker's names, the fullest first; empty where nobody is named.
    pub speakers: Vec<String>,
    /// Where the speaker is named.
    pub mention: Option<Span>,
    /// `bull`, `bear` or `neutral`.
    pub stance: Option<String>,
    /// Labels that count as right too.
    pub also: Vec<String>,
    /// Whether finding it is neither rewarded nor punished.
    pub optional: bool,
}

/// A labelled sentence of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldSentence {
    /// The id.
    pub id: String,
    /// The language's code.
    pub language: String,
    /// What it is an example of; may be empty.
    pub group: String,
    /// The sentence.
    pub text: String,
    /// `bull`, `bear` or `neutral`.
    pub stance: String,
}

/// All labels of a folder or file.
#[derive(Debug, Clone, Default)]
pub struct Gold {
    /// Articles, by id.
    pub articles: Vec<GoldArticle>,
    /// Sentences, in the order of their files.
    pub sentences: Vec<GoldSentence>,
}

impl Gold {
    /// Reads labels: JSON files with quotations, CSV files with sentences; a folder with all that stand in it and below it.
    ///
    /// # Errors
    /// When a file cannot be read, or is no file of labels.
    pub fn load(path: &Path, texts: &[PathBuf]) -> Result<Self> {
        let mut gold = Self::default();
        for file in files_of(path)? {
            let bytes = std::fs::read_to_string(&file).map_err(|source| Error::io(&file, source))?;
            if file.extension().is_some_and(|ending| ending == "csv") {
                gold.sentences.extend(sentences(&file, &bytes)?);
            } else if let Some(article) = article(&file, &bytes, texts)? {
                gold.articles.push(article);
            }
        }
        gold.articles.sort_by(|a, b| a.id.cmp(&b.id));
        if gold.articles.is_empty() && gold.sentences.is_empty() {
            let message = format!("{}: found no labels, expected JSON files with quotes or CSV files with text and stance", path.display());
            return Err(ErrorKind::Usage(message).into());
        }
        Ok(gold)
    }
}

fn files_of(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(path).map_err(|source| Error::io(path, source))? {
        let entry = entry.map_err(|source| Error::io(path, source))?.path();
        let labels = entry.extension().is_some_and(|ending| ending == "json" || ending == "csv");
        if entry.is_dir() {
            found.extend(files_of(&entry)?);
        } else if labels {
            found.push(entry);
        }
    }
    found.sort();
    Ok(found)
}

#[derive(Deserialize)]
struct ArticleFile {
    article: String,
    #[serde(default)]
    lang: String,
    article_stance: Option<String>,
    quotes: Vec<QuoteEntry>,
    #[serde(default)]
    ignore: Vec<IgnoreEntry>,
}

#[derive(Deserialize)]
struct QuoteEntry {
    start: usize,
    end: usize,
    #[serde(default)]
    spans: Vec<[usize; 2]>,
    #[serde(default)]
    kind: String,
    speaker: Option<String>,
    #[serde(default)]
    speaker_aliases: Vec<String>,
    speaker_start: Option<usize>,
    speaker_end: Option<usize>,
    stance: Option<String>,
    #[serde(default)]
    stance_also_accepted: Vec<String>,
    #[serde(default)]
    optional: bool,
}

#[derive(Deserialize)]
struct IgnoreEntry {
    start: usize,
    end: usize,
}

/// Reads the labels of an article; nothing where the file holds other JSON.
fn article(file: &Path, json: &str, texts: &[PathBuf]) -> Result<Option<GoldArticle>> {
    let fault = |message: String| {
        Error::from(ErrorKind::Table { position: Position { file: file.display().to_string(), ..Position::default() }, message })
    };
    let value: serde_json::Value = serde_json::from_str(json).map_err(|error| fault(format!("found no JSON: {error}; mend the file")))?;
    if value.get("article").is_none() || value.get("quotes").is_none() {
        return Ok(None);
    }
    let labels: ArticleFile = serde_json::from_value(value).map_err(|error| fault(format!("found labels of another form: {error}")))?;
    let own = file.parent().map(Path::to_path_buf);
    let folders: Vec<&PathBuf> = own.iter().chain(texts).collect();
    let path = folders.iter().map(|folder| folder.join(&labels.article)).find(|path| path.is_file());
    let path = path
        .ok_or_else(|| fault(format!("found no text {}, expected it beside the labels; name its folder with --texts", labels.article)))?;
    let text = std::fs::read_to_string(&path).map_err(|source| Error::io(&path, source))?;
    let bytes = Bytes::new(&text);
    let span = |start, end| {
        bytes
            .span(start, end)
            .ok_or_else(|| fault(format!("found the span {start} to {end}, expected one within {} characters", bytes.0.len() - 1)))
    };
    let quotes = labels.quotes.iter().map(|quote| gold_quote(quote, &span)).collect::<Result<_>>()?;
    let ignore = labels.ignore.iter().map(|one| span(one.start, one.end)).collect::<Result<_>>()?;
    let id = Path::new(&labels.article).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Some(GoldArticle { id, language: labels.lang, path, quotes, ignore, stance: labels.article_stance, text }))
}

fn gold_quote(quote: &QuoteEntry, span: &impl Fn(usize, usize) -> Result<Span>) -> Result<GoldQuote> {
    let mut spans = quote.spans.iter().map(|&[start, end]| span(start, end)).collect::<Result<Vec<_>>>()?;
    if spans.is_empty() {
        spans.push(span(quote.start, quote.end)?);
    }
    let mention = match (quote.speaker_start, quote.speaker_end) {
        (Some(start), Some(end)) => Some(span(start, end)?),
        _ => None,
    };
    Ok(GoldQuote {
        spans,
        kind: if quote.kind.is_empty() { "direct".to_owned() } else { quote.kind.clone() },
        speakers: quote.speaker.iter().chain(&quote.speaker_aliases).cloned().collect(),
        mention,
        stance: quote.stance.clone(),
        also: quote.stance_also_accepted.clone(),
        optional: quote.optional,
    })
}

/// The byte offset of each character, and the text's length.
struct Bytes(Vec<usize>);

impl Bytes {
    fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    fn span(&self, start: usize, end: usize) -> Option<Span> {
        (start <= end).then(|| Some(Span::new(*self.0.get(start)?, *self.0.get(end)?)))?
    }
}

/// Reads labelled sentences: columns `text`, `stance` or `expected`, and where there are any `id`, `language`, `phenomenon` or `theme`.
fn sentences(file: &Path, text: &str) -> Result<Vec<GoldSentence>> {
    let fault = |row: usize, message: String| {
        Error::from(ErrorKind::Table { position: Position { file: file.display().to_string(), row, ..Position::default() }, message })
    };
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().map_err(|error| fault(1, error.to_string()))?.clone();
    let column = |names: &[&str]| names.iter().find_map(|name| header.iter().position(|column| column == *name));
    let (Some(words), Some(stance)) = (column(&["text"]), column(&["stance", "expected"])) else { return Ok(Vec::new()) };
    let (id, language, group) = (column(&["id"]), column(&["language", "lang"]), column(&["phenomenon", "theme"]));
    let mut found = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let record = record.map_err(|error| fault(at + 2, error.to_string()))?;
        let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default().to_owned();
        let id = if id.is_some() { cell(id) } else { format!("{}", at + 2) };
        found.push(GoldSentence { id, language: cell(language), group: cell(group), text: cell(Some(words)), stance: cell(Some(stance)) });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(json: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("a.txt"), "Äh: «Ja», sagte A.").expect("a text");
        std::fs::write(folder.path().join("a.json"), json).expect("labels");
        folder
    }

    #[test]
    fn characters_become_bytes() {
        let json = r#"{"article": "a.txt", "lang": "de", "quotes": [{"start": 5, "end": 7, "speaker": "A", "stance": "bull"}], "ignore": [{"start": 0, "end": 2}]}"#;
        let folder = folder(json);
        let gold = Gold::load(folder.path(), &[]).expect("labels");
        let article = &gold.articles[0];
        assert_eq!(article.quotes[0].spans[0].of(&article.text), "Ja");
        assert_eq!(article.ignore[0].of(&article.text), "Äh");
    }

    #[test]
    fn faults_name_the_file() {
        for (json, part) in [
            (r#"{"article": "a.txt", "quotes": [{"start": 5, "end": 99}]}"#, "the span 5 to 99"),
            (r#"{"article": "b.txt", "quotes": []}"#, "no text b.txt"),
            (r#"{"article": "a.txt", "quotes": [{"start": "x"}]}"#, "labels of another form"),
            ("{", "no JSON"),
        ] {
            let folder = folder(json);
            let message = Gold::load(folder.path(), &[]).expect_err("a fault").to_string();
            assert!(message.contains("a.json") && message.contains(part), "{message}");
        }
    }
}
