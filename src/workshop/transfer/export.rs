//! Packs to a folder.
//!
//! Takes packs, embedded or on disk; writes their files in clean form, so that reading the folder gives the same hashes.

use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::{COMMON_FILES, FILES, Faults, Folder};
use crate::workshop::format;
use std::path::{Path, PathBuf};

/// Writes the packs of some languages, or of all where none is named, and returns the files written.
///
/// # Errors
/// When the folder exists and is not empty, or a file cannot be read or written.
pub fn export(folder: &Folder, languages: &[String], to: &Path) -> Result<Vec<PathBuf>> {
    let codes = wanted(folder, languages)?;
    let is_empty = std::fs::read_dir(to).map_or(true, |mut entries| entries.next().is_none());
    if !is_empty {
        return Err(ErrorKind::Usage(format!(
            "{}: found a folder that is not empty, expected a new one; nothing was written",
            to.display()
        ))
        .into());
    }
    let mut files: Vec<_> = COMMON_FILES.iter().map(|kind| (kind.name.to_owned(), kind)).collect();
    files.extend(codes.iter().flat_map(|code| FILES.iter().map(move |kind| (format!("{code}/{}", kind.name), kind))));
    let (mut faults, mut texts) = (Faults::default(), Vec::new());
    for (file, kind) in files {
        let Some(bytes) = folder.read(&file)? else { continue };
        texts.extend(format::clean(kind, &folder.name_of(&file), &bytes, &mut faults).map(|text| (to.join(&file), text)));
    }
    let texts = faults.none_or(texts)?;
    texts.iter().try_for_each(|(path, text)| write(path, text))?;
    Ok(texts.into_iter().map(|(path, _)| path).collect())
}

fn wanted(folder: &Folder, languages: &[String]) -> Result<Vec<String>> {
    let known = folder.languages()?;
    match languages.iter().find(|code| !known.contains(code)) {
        Some(code) => Err(ErrorKind::Usage(format!("found no language {code}, expected one of {}", known.join(", "))).into()),
        None if languages.is_empty() => Ok(known),
        None => Ok(languages.to_vec()),
    }
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|source| Error::io(folder, source))?;
    }
    std::fs::write(path, text).map_err(|source| Error::io(path, source))
}
