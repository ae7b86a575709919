//! The files behind paths.
//!
//! Takes a path; lists its files in a fixed order: folders with all below them, sorted by name, patterns likewise. It follows no links in
//! folders and opens nothing.

use super::{InputForm, ReadOptions, Skipped};
use crate::error::{ErrorKind, Result, SkipCode, told};
use globset::{GlobBuilder, GlobMatcher};
use rustc_hash::FxHashSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The file that says what is known of the articles beside it.
pub const KNOWN_FILE: &str = "meta.csv";
/// What stands for standard input.
const STANDARD_INPUT: &str = "-";

/// A file or standard input.
#[derive(Debug, Clone)]
pub struct Source {
    /// Where it is.
    pub path: PathBuf,
    /// The path as it is shown: as given, and what lies below.
    pub shown: String,
    /// Its id.
    pub id: String,
    /// How it is read.
    pub form: InputForm,
    /// Whether it is packed.
    pub packed: bool,
    /// The folders of its path, and its name without endings.
    pub parts: Vec<String>,
    /// How many of them lie below the path that was given.
    pub below: usize,
}

impl Source {
    /// Says whether it is standard input.
    pub fn is_standard_input(&self) -> bool {
        self.shown == STANDARD_INPUT
    }

    /// Returns the name without endings.
    pub fn stem(&self) -> &str {
        self.parts.last().map_or("", String::as_str)
    }

    /// Returns the last parts of the path, without endings.
    pub fn last(&self, count: usize) -> String {
        self.parts[self.parts.len().saturating_sub(count)..].join("/")
    }

    /// Returns the endings of the name.
    pub fn ending(&self) -> &str {
        let name = self.shown.rsplit(['/', '\\']).next().unwrap_or_default();
        name.strip_prefix(self.stem()).unwrap_or_default()
    }

    /// Says that something of this source is left out.
    pub fn skipped(&self, row: Option<usize>, code: SkipCode, reason: String) -> Skipped {
        Skipped { path: self.shown.clone(), row, code, reason }
    }
}

/// The files found so far.
#[derive(Debug, Default)]
pub struct Listing {
    /// The files, in order, and what cannot be listed.
    pub sources: Vec<std::result::Result<Source, Skipped>>,
    /// How many files in folders have endings that name no article.
    pub left_out: usize,
    seen: FxHashSet<PathBuf>,
}

impl Listing {
    /// Adds the files of a path.
    pub fn add(&mut self, path: &Path, options: &ReadOptions) -> Result<()> {
        if path.as_os_str() == STANDARD_INPUT {
            let (form, parts) = (options.form.unwrap_or(InputForm::JsonLines), vec!["stdin".to_owned()]);
            let shown = STANDARD_INPUT.to_owned();
            self.sources.push(Ok(Source { path: path.to_owned(), shown, id: String::new(), form, packed: false, parts, below: 1 }));
            return Ok(());
        }
        match fs::metadata(path) {
            Ok(data) if data.is_dir() => self.folder(path, &Walk { root: path, pattern: None, form: options.form }),
            Ok(_) => self.named(path, options.form),
            Err(_) if is_pattern(path) => self.pattern(path, options.form)?,
            Err(error) => self.cannot(path, &told(&error)),
        }
        Ok(())
    }

    /// Adds the files that fit a pattern.
    fn pattern(&mut self, pattern: &Path, form: Option<InputForm>) -> Result<()> {
        let glob = GlobBuilder::new(&shown(pattern)).literal_separator(true).build();
        let matcher = glob.map_err(|error| ErrorKind::Usage(format!("{error}; quote or escape the pattern")))?.compile_matcher();
        let fixed: PathBuf = pattern.components().take_while(|part| !is_pattern(Path::new(part))).collect();
        let root = if fixed.as_os_str().is_empty() { Path::new(".") } else { &fixed };
        let before = self.sources.len();
        self.folder(root, &Walk { root, pattern: Some(&matcher), form });
        if self.sources.len() == before {
            self.cannot(pattern, "found no file that fits this pattern; check the spelling, and put the pattern in quotes");
        }
        Ok(())
    }

    /// Adds the files of a folder and of those within it, sorted by name.
    fn folder(&mut self, folder: &Path, walk: &Walk<'_>) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.cannot(folder, &told(&error)),
        };
        let mut entries: Vec<fs::DirEntry> = entries.filter_map(std::result::Result::ok).collect();
        entries.sort_by_key(fs::DirEntry::file_name);
        let names: FxHashSet<OsString> = entries.iter().map(fs::DirEntry::file_name).collect();
        for entry in &entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            if !name.starts_with('.') && !belongs_to_page(&name, &names) {
                self.entry(entry, &name, walk);
            }
        }
    }

    fn entry(&mut self, entry: &fs::DirEntry, name: &str, walk: &Walk<'_>) {
        let path = entry.path();
        let fits = walk.pattern.is_none_or(|pattern| pattern.is_match(path.strip_prefix(".").unwrap_or(&path)));
        let Ok(kind) = entry.file_type() else { return };
        if kind.is_dir() {
            return self.folder(&path, &Walk { pattern: walk.pattern.filter(|_| !fits), ..*walk });
        }
        if !fits {
            return;
        }
        if kind.is_symlink() {
            self.cannot(&path, "found a link, which is not followed; give the path of its target");
        } else if walk.pattern.is_some() {
            self.named(&path, walk.form);
        } else if kind.is_file() && name != KNOWN_FILE {
            match InputForm::of_name(name).0 {
                Some(form) => self.push(&path, walk.root, form),
                None => self.left_out += 1,
            }
        }
    }

    /// Adds a file that was named: it is read as asked, or by its ending, or as plain text.
    fn named(&mut self, path: &Path, form: Option<InputForm>) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name == KNOWN_FILE {
            return self.cannot(path, "this name is reserved for what is known of the files beside it; rename the table");
        }
        let form = form.or(InputForm::of_name(&name).0).unwrap_or(InputForm::Text);
        self.push(path, path.parent().unwrap_or(path), form);
    }

    fn push(&mut self, path: &Path, root: &Path, form: InputForm) {
        if path.canonicalize().is_ok_and(|real| !self.seen.insert(real)) {
            return;
        }
        let mut parts: Vec<String> = path.components().filter_map(normal_part).collect();
        let below = path.strip_prefix(root).map_or(1, |rest| rest.components().count().max(1));
        let name = parts.pop().unwrap_or_default();
        let (_, packed, stem) = InputForm::of_name(&name);
        parts.push(if stem.is_empty() { name.clone() } else { stem.to_owned() });
        self.sources.push(Ok(Source { path: path.to_owned(), shown: shown(path), id: String::new(), form, packed, parts, below }));
    }

    fn cannot(&mut self, path: &Path, reason: &str) {
        self.sources.push(Err(Skipped { path: shown(path), row: None, code: SkipCode::Unreadable, reason: reason.to_owned() }));
    }
}

/// How a folder is walked.
struct Walk<'a> {
    root: &'a Path,
    /// Takes what fits, whatever its ending.
    pattern: Option<&'a GlobMatcher>,
    form: Option<InputForm>,
}

fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn normal_part(part: Component<'_>) -> Option<String> {
    match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    }
}

/// Says whether a folder holds the pictures and frames of a saved page beside it.
fn belongs_to_page(name: &str, names: &FxHashSet<OsString>) -> bool {
    let Some(stem) = name.strip_suffix("_files") else { return false };
    ["html", "htm"].iter().any(|ending| names.contains(OsStr::new(&format!("{stem}.{ending}"))))
}
