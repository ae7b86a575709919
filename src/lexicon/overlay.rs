//! Lays a user's few rows over a pack.
//!
//! Takes a pack and rows of the same files; gives the pack with rows added, changed or retired by their key. It reads no files.

use super::rows::*;
use super::{Pack, Rows};
use rustc_hash::FxHashSet;

/// Lays the rows of `upper` over `pack`, file by file.
pub fn over(pack: &mut Pack, upper: Pack) {
    pack.laid_over += [
        lay(&mut pack.settings, upper.settings),
        lay(&mut pack.bull, upper.bull),
        lay(&mut pack.bear, upper.bear),
        lay(&mut pack.block, upper.block),
        lay(&mut pack.shifters, upper.shifters),
        lay(&mut pack.reporting, upper.reporting),
        lay(&mut pack.topics, upper.topics),
        lay(&mut pack.boilerplate, upper.boilerplate),
        lay(&mut pack.titles, upper.titles),
        lay(&mut pack.first_names, upper.first_names),
        lay(&mut pack.quote_marks, upper.quote_marks),
        lay(&mut pack.abbreviations, upper.abbreviations),
        lay(&mut pack.function_words, upper.function_words),
        lay(&mut pack.pronouns, upper.pronouns),
        lay(&mut pack.usage, upper.usage),
        lay(&mut pack.concepts, upper.concepts),
    ]
    .iter()
    .sum::<usize>();
}

/// Replaces the rows whose key stands in `upper`, adds the others, and returns how many were laid over.
pub fn lay<Row: LexiconRow>(rows: &mut Rows<Row>, mut upper: Rows<Row>) -> usize {
    let count = upper.len();
    let keys: FxHashSet<_> = upper.iter().map(|row| row.key().to_lowercase()).collect();
    let rows = rows.list_mut();
    rows.retain(|row| !keys.contains(&row.key().to_lowercase()));
    rows.extend(upper.list_mut().drain(..).map(|mut row| {
        row.lay_over();
        row
    }));
    count
}

/// Adds the rows of `lower` whose key stands not yet in `rows`.
pub fn under<Row: LexiconRow + Clone>(rows: &mut Rows<Row>, lower: &Rows<Row>) {
    let keys: FxHashSet<_> = rows.iter().map(|row| row.key().to_lowercase()).collect();
    let added: Vec<Row> = lower.iter().filter(|row| !keys.contains(&row.key().to_lowercase())).cloned().collect();
    rows.list_mut().extend(added);
}
