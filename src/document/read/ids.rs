//! The ids of files.
//!
//! Takes sources; gives each an id: its name without ending, or as much of its path as tells it from others of that name.

use super::Skipped;
use super::list::Source;
use std::collections::BTreeMap;

/// Gives every source its id.
pub fn assign(sources: &mut [Result<Source, Skipped>]) {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, source) in sources.iter().enumerate() {
        if let Ok(source) = source {
            groups.entry(source.stem().to_owned()).or_default().push(at);
        }
    }
    for (stem, group) in groups {
        let ids = if group.len() == 1 {
            vec![stem]
        } else {
            distinct(&group.iter().filter_map(|&at| sources[at].as_ref().ok()).collect::<Vec<_>>())
        };
        for (at, id) in group.into_iter().zip(ids) {
            if let Ok(source) = &mut sources[at] {
                source.id = id;
            }
        }
    }
}

/// Returns ids for files of one name: their paths below what was given, with their endings where these tell them apart, and only then more of
/// their paths.
fn distinct(group: &[&Source]) -> Vec<String> {
    let longest = group.iter().map(|source| source.parts.len()).max().unwrap_or(1);
    let ids = |more: usize, ending: bool| -> Vec<String> {
        let id = |source: &&Source| format!("{}{}", source.last(source.below + more), if ending { source.ending() } else { "" });
        group.iter().map(id).collect()
    };
    let tried = (0..=longest).flat_map(|more| [ids(more, false), ids(more, true)]);
    tried.into_iter().find(|ids| is_distinct(ids)).unwrap_or_else(|| ids(0, true))
}

fn is_distinct(ids: &[String]) -> bool {
    let mut sorted: Vec<&String> = ids.iter().collect();
    sorted.sort_unstable();
    sorted.windows(2).all(|pair| pair[0] != pair[1])
}
