//! A folder of lexicon files, embedded in the program or on disk.
//!
//! Takes a path or nothing; gives file contents by name. Whoever loads from it cannot tell which it is.

use super::embedded;
use crate::error::{Error, Result};
use std::borrow::Cow;
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

    /// Returns how `file` is named in messages.
    #[must_use]
    pub fn name_of(&self, file: &str) -> String {
        match self {
            Self::Embedded => format!("lexicons/{file}"),
            Self::Disk(path) => path.join(file).display().to_string(),
        }
    }
}

fn disk_languages(path: &Path) -> Result<Vec<String>> {
    let entries = std::fs::read_dir(path).map_err(|source| Error::io(path, source))?;
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|source| Error::io(path, source))?;
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) && entry.path().join("language.csv").is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn disk_file(path: &Path) -> Result<Option<Vec<u8>>> {
    let data = match std::fs::symlink_metadata(path) {
        Ok(data) => data,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io(path, error)),
    };
    if !data.is_file() {
        return Err(Error::io(path, std::io::Error::other("a link or folder stands where a file was expected; copy the file itself there")));
    }
    if data.len() > LARGEST_FILE {
        let message = format!("{} bytes, expected {LARGEST_FILE} at most; split or shorten the file", data.len());
        return Err(Error::io(path, std::io::Error::other(message)));
    }
    std::fs::read(path).map(Some).map_err(|source| Error::io(path, source))
}
