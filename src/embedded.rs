//! The packs built into the program.
//!
//! Gives the files that `build.rs` found under `lexicons/`, and their rows as bytes with what was compiled of them; it reads nothing at run time.

include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));

/// Returns the codes of the embedded languages, sorted.
pub fn languages() -> Vec<String> {
    FILES.iter().filter_map(|(name, _)| name.strip_suffix("/language.csv")).map(str::to_owned).collect()
}

/// Returns the bytes of an embedded file.
pub fn file(name: &str) -> Option<&'static [u8]> {
    FILES.binary_search_by(|(other, _)| (*other).cmp(name)).ok().map(|at| FILES[at].1)
}

/// Returns all packs as bytes; empty where they have faults.
pub const fn packed() -> &'static [u8] {
    PACKED
}
