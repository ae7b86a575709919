//! Embeds every CSV file under `lexicons/` in the program, and beside them their rows already read and compiled.
//!
//! The modules that read and compile packs are those of the program itself.

#![allow(dead_code, unused_imports, unreachable_pub, unused)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[path = "src/error.rs"]
mod error;
#[path = "src/latin.rs"]
mod latin;
#[path = "src/lexicon/mod.rs"]
mod lexicon;
#[path = "src/matcher/mod.rs"]
mod matcher;
#[path = "src/normal.rs"]
mod normal;
#[path = "src/segment/mod.rs"]
mod segment;
#[path = "src/span.rs"]
mod span;

/// Nothing is embedded in the build script itself.
mod embedded {
    pub fn languages() -> Vec<String> {
        Vec::new()
    }

    pub fn file(_: &str) -> Option<&'static [u8]> {
        None
    }

    pub const fn packed() -> &'static [u8] {
        &[]
    }
}

/// What segments need of zones.
mod zones {
    pub struct Line {
        pub span: crate::span::Span,
        pub zone: crate::lexicon::Zone,
        pub blank_before: usize,
    }
}

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("lexicons");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=lexicons");
    for module in ["error.rs", "latin.rs", "lexicon", "matcher", "normal.rs", "segment", "span.rs"] {
        println!("cargo:rerun-if-changed=src/{module}");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("packs.bin"), packs(&root))?;
    fs::write(out.join("lexicons.rs"), code(&root, &out)?)
}

/// Returns the packs, read and compiled; nothing where they have faults, which the program lists when it reads them.
fn packs(root: &Path) -> Vec<u8> {
    let folder = lexicon::Folder::Disk(root.to_owned());
    let mut faults = lexicon::Faults::default();
    let Ok(packs) = lexicon::Packs::read(&folder, None, &mut faults) else { return Vec::new() };
    if !faults.is_empty() {
        return Vec::new();
    }
    let compiled = |pack: &lexicon::Pack| {
        let mut bytes = Vec::new();
        let (grammar, mut tables) = (segment::Grammar::new(pack), Vec::new());
        grammar.pack(&mut tables);
        lexicon::packed::write_bytes(&tables, &mut bytes);
        matcher::Matcher::new(pack, &packs.speakers, &packs.usage, &grammar).pack(&mut bytes);
        bytes
    };
    lexicon::write_packs(&packs, &packs.languages.iter().map(compiled).collect::<Vec<_>>())
}

/// Returns the code that embeds the files.
fn code(root: &Path, out: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    gather(root, root, &mut files)?;
    files.sort();
    let mut code = String::from("static FILES: &[(&str, &[u8])] = &[\n");
    for (name, path) in &files {
        println!("cargo:rerun-if-changed={}", path.display());
        let _ = writeln!(code, "    ({name:?}, include_bytes!({:?})),", path.display().to_string());
    }
    let _ = writeln!(code, "];\nstatic PACKED: &[u8] = include_bytes!({:?});", out.join("packs.bin").display().to_string());
    Ok(code)
}

fn gather(root: &Path, folder: &Path, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(root, &path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "csv") {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            files.push((name, path));
        }
    }
    Ok(())
}
