//! Everything that is wrong with packs, all at once.
//!
//! Takes a folder of packs and, if there is one, the folder laid over it; gives every fault with file, row, column, what was found, what was
//! expected and a hint. It changes nothing.

mod collide;
pub mod entries;
pub mod examples;
mod meaning;
mod shape;
mod sites;
mod usage;

use crate::error::{ErrorKind, Result};
use crate::lexicon::{Faults, Folder, Match, Pack, Packs};
use crate::matcher::Layer;
use crate::segment::Grammar;
use crate::workshop::sample::Bench;
use entries::entries;
use sites::Sites;

/// What is to be checked.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// The packs.
    pub folder: &'a Folder,
    /// Rows laid over them.
    pub upper: Option<&'a Folder>,
    /// One language only.
    pub language: Option<&'a str>,
}

/// Returns every fault of the packs.
///
/// # Errors
/// When a folder cannot be read, or holds no pack of the language.
pub fn check(request: &Request<'_>) -> Result<Faults> {
    let mut beside = true;
    each_language(request, |pack, packs, request| {
        let mut faults = language(pack, packs, request);
        // What stands beside the language folders is told once.
        if std::mem::take(&mut beside) {
            let mut sites = Sites { folder: request.folder, upper: request.upper, code: "", faults: Faults::default() };
            usage::check_common(packs, &mut sites);
            sites.faults.sorted().into_iter().for_each(|fault| faults.push(fault.clone()));
        }
        faults
    })
}

/// What the examples of rows came to.
#[derive(Debug, Clone, Default)]
pub struct Tried {
    /// Examples and counterexamples looked at.
    pub sentences: usize,
    /// Those that fail, and every fault that keeps the packs from being read.
    pub faults: Faults,
}

/// Tries every example and counterexample of the packs.
///
/// # Errors
/// As [`check`].
pub fn try_examples(request: &Request<'_>) -> Result<Tried> {
    let mut sentences = 0;
    let faults = each_language(request, |pack, packs, request| {
        let mut sites = Sites { folder: request.folder, upper: request.upper, code: &pack.code, faults: Faults::default() };
        let pack = &without_misshapen(pack);
        let mut bench = Bench::new(pack, &packs.speakers, &packs.usage);
        let all = entries(pack);
        sentences += all.iter().flat_map(|entry| [entry.example, entry.counterexample]).filter(|text| !text.is_empty()).count();
        examples::check(&all, &mut bench, &mut sites);
        sites.faults
    })?;
    Ok(Tried { sentences, faults })
}

/// Reads the packs and adds what `look` finds in each wanted language to the faults of their cells.
fn each_language(request: &Request<'_>, mut look: impl FnMut(&Pack, &Packs, &Request<'_>) -> Faults) -> Result<Faults> {
    let mut faults = Faults::default();
    let packs = Packs::read(request.folder, request.upper, &mut faults)?;
    let wanted = |pack: &&Pack| request.language.is_none_or(|code| pack.code == code);
    let chosen: Vec<&Pack> = packs.languages.iter().filter(wanted).collect();
    if chosen.is_empty() {
        let codes: Vec<_> = packs.languages.iter().map(|pack| pack.code.as_str()).collect();
        let message = format!("found no language {}, expected one of {}", request.language.unwrap_or_default(), codes.join(", "));
        return Err(ErrorKind::Usage(message).into());
    }
    let mut found = cell_faults(&faults, request, &chosen);
    for pack in chosen {
        // A row whose cells are wrong stands in for something else: what follows from it is not told.
        look(pack, &packs, request)
            .sorted()
            .into_iter()
            .filter(|fault| !faults.names(&fault.position))
            .for_each(|fault| found.push(fault.clone()));
    }
    Ok(found)
}

/// Returns the faults that loading found, for the wanted languages.
fn cell_faults(faults: &Faults, request: &Request<'_>, chosen: &[&Pack]) -> Faults {
    let prefixes = |folder: &Folder| chosen.iter().map(|pack| folder.name_of(&format!("{}/", pack.code))).collect::<Vec<_>>();
    let wanted: Vec<String> = [Some(request.folder), request.upper].into_iter().flatten().flat_map(prefixes).collect();
    let mut kept = Faults::default();
    for fault in faults.sorted() {
        if request.language.is_none() || wanted.iter().any(|prefix| fault.position.file.starts_with(prefix)) {
            kept.push(fault.clone());
        }
    }
    kept
}

/// Returns what is wrong with a language beyond its cells.
fn language(pack: &Pack, packs: &Packs, request: &Request<'_>) -> Faults {
    let mut sites = Sites { folder: request.folder, upper: request.upper, code: &pack.code, faults: Faults::default() };
    meaning::check(pack, &mut sites);
    usage::check(pack, packs, &mut sites);
    let pack = &without_misshapen(pack);
    let mut bench = Bench::new(pack, &packs.speakers, &packs.usage);
    let all = entries(pack);
    collide::check(&all, &mut bench, &mut sites);
    examples::check(&all, &mut bench, &mut sites);
    examples::check_boilerplate(&pack.boilerplate, &bench, &mut sites);
    sites.faults
}

/// Returns the pack without the terms that cannot work by their shape: one that matches everything would hide all others.
fn without_misshapen(pack: &Pack) -> Pack {
    let grammar = Grammar::new(pack);
    let fits = |layer: Layer, matching: Match| {
        let grammar = &grammar;
        move |term: &String| shape::faults(term, layer, matching, grammar).is_empty()
    };
    let mut pack = pack.clone();
    for (layer, rows) in [(Layer::Bull, &mut pack.bull), (Layer::Bear, &mut pack.bear)] {
        rows.iter_mut().for_each(|row| row.terms.retain(fits(layer, row.matching)));
    }
    pack.block.iter_mut().for_each(|row| row.terms.retain(fits(Layer::Block, row.matching)));
    pack.shifters.iter_mut().for_each(|row| row.terms.retain(fits(Layer::Shifter, row.matching)));
    pack.topics.iter_mut().for_each(|row| row.terms.retain(fits(Layer::Topic, row.matching)));
    pack.reporting.iter_mut().for_each(|row| row.terms.retain(fits(Layer::Cue, Match::Exact)));
    pack
}
