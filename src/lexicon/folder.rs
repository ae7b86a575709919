//! A folder of lexicon files, embedded in the program or on disk.
//!
//! Takes a path or nothing; gives file contents by name. Whoever loads from it cannot tell which it is.

use super::FileKind;
use crate::embedded;
use crate::error::{Error, Result};
use std::borrow::Cow;
use std::fs::FileType;
use std::path::{Path, PathBuf};

/// The largest lexicon file that is read, in bytes.
const LARGEST_FILE: u64 = 32 * 1024 * 1024;

/// Where packs are read from.
#[derive(Debug, Clone)]
pub enum Folder {
    /// The packs built into the program.
    Embedded,
    /// A folder on disk.
    Disk(PathBuf),
}

impl Folder {
    /// Returns the names of the language folders, sorted.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn languages(&self) -> Result<Vec<String>> {
        match self {
            Self::Embedded => Ok(embedded::languages()),
            Self::Disk(path) => disk_languages(path),
        }
    }

    /// Returns the bytes of `file` (a path below the folder, with `/`), or nothing where it is missing.
    ///
    /// # Errors
    /// When the file exists and cannot be read, is a link, or is too large.
    pub fn read(&self, file: &str) -> Result<Option<Cow<'static, [u8]>>> {
        match self {
            Self::Embedded => Ok(embedded::file(file).map(Cow::Borrowed)),
            Self::Disk(path) => disk_file(&path.join(file)).map(|bytes| bytes.map(Cow::Owned)),
        }
    }

    /// Returns what is in the folder and can be no part of its packs: links, unknown tables, languages other than `codes`.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn strangers(&self, codes: &[String]) -> Result<Vec<Stranger>> {
        let Self::Disk(path) = self else { return Ok(Vec::new()) };
        let mut found = strangers_in(path, "")?;
        for (name, kind) in entries(path)? {
            if kind.is_dir() && !is_hidden(&name) {
                found.extend(if codes.contains(&name) {
                    strangers_in(&path.join(&name), &format!("{name}/"))?
                } else {
                    vec![unknown_language(&name)]
                });
            }
        }
        Ok(found)
    }

    /// Returns how `file` is named in messages.
    #[must_use]
    pub fn name_of(&self, file: &str) -> String {
        match self {
            Self::Embedded => format!("lexicons/{file}"),
            Self::Disk(path) => path.join(file).display().to_string(),
        }
    }
}

/// Something in a folder that can be no part of its packs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stranger {
    /// The path below the folder.
    pub file: String,
    /// What it is.
    pub found: &'static str,
    /// What may stand there.
    pub expected: String,
    /// The next step.
    pub hint: &'static str,
}

fn unknown_language(name: &str) -> Stranger {
    let expected = "the folder of a language of the packs, with language.csv".to_owned();
    Stranger { file: name.to_owned(), found: "a folder that is no language", expected, hint: "add language.csv, or move the folder away" }
}

/// Returns the links and the tables of unknown name in one folder.
fn strangers_in(path: &Path, prefix: &str) -> Result<Vec<Stranger>> {
    let mut found = Vec::new();
    for (name, kind) in entries(path)?.into_iter().filter(|(name, _)| !is_hidden(name)) {
        let file = format!("{prefix}{name}");
        let known = FileKind::named(&file).is_some();
        if kind.is_symlink() && !known {
            let expected = "a file or folder".to_owned();
            found.push(Stranger { file, found: "a link", expected, hint: "copy what it points to; links are not followed" });
        } else if kind.is_file() && name.to_lowercase().ends_with(".csv") && !known {
            let kinds = if prefix.is_empty() { super::COMMON_FILES } else { super::FILES };
            let names: Vec<_> = kinds.iter().map(|kind| kind.name).collect();
            let expected = format!("one of {}", names.join(", "));
            found.push(Stranger { file, found: "a table of unknown name", expected, hint: "rename it, or move it away" });
        }
    }
    Ok(found)
}

/// Says whether a name is one that systems and spreadsheets leave behind.
fn is_hidden(name: &str) -> bool {
    name.starts_with(['.', '~'])
}

/// Returns names and kinds of what is in a folder, sorted.
fn entries(path: &Path) -> Result<Vec<(String, FileType)>> {
    let io = |source| Error::io(path, source);
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(path).map_err(io)? {
        let entry = entry.map_err(io)?;
        entries.push((entry.file_name().to_string_lossy().into_owned(), entry.file_type().map_err(io)?));
    }
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(entries)
}

fn disk_languages(path: &Path) -> Result<Vec<String>> {
    let folders = entries(path)?.into_iter().filter(|(name, kind)| kind.is_dir() && !is_hidden(name));
    Ok(folders.map(|(name, _)| name).filter(|name| path.join(name).join("language.csv").symlink_metadata().is_ok()).collect())
}

fn disk_file(path: &Path) -> Result<Option<Vec<u8>>> {
    let data = match std::fs::symlink_metadata(path) {
        Ok(data) => data,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io(path, error)),
    };
    if !data.is_file() {
        return Err(Error::io(path, std::io::Error::other("a link or folder in place of a file; copy the file itself there")));
    }
    if data.len() > LARGEST_FILE {
        let message = format!("{} bytes, expected {LARGEST_FILE} at most; split or shorten the file", data.len());
        return Err(Error::io(path, std::io::Error::other(message)));
    }
    std::fs::read(path).map(Some).map_err(|source| Error::io(path, source))
}
