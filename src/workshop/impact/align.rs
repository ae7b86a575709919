//! Which quotation before is which after.
//!
//! Takes the quotations of one article under two versions; gives pairs: the same span first, then the greatest overlap; the rest stands alone.

use crate::aggregate::ScoredQuotation;
use crate::workshop::metrics::best_pairs;

/// From this overlap on two quotations are one that was cut differently.
const LEAST_OVERLAP: f64 = 0.4;

/// Positions of a quotation before and after; nothing where it is missing.
pub type Aligned = (Option<usize>, Option<usize>);

/// Returns the pairs in order of their place in the text.
#[must_use]
pub fn align(old: &[ScoredQuotation], new: &[ScoredQuotation]) -> Vec<Aligned> {
    let mut pairs: Vec<Aligned> = Vec::new();
    let mut left: Vec<usize> = (0..new.len()).collect();
    let mut rest = Vec::new();
    for (at, quotation) in old.iter().enumerate() {
        match left.iter().position(|&other| new[other].spans == quotation.spans) {
            Some(place) => pairs.push((Some(at), Some(left.remove(place)))),
            None => rest.push(at),
        }
    }
    let likeness = |a: &usize, b: &usize| Some(overlap(&old[*a], &new[*b])).filter(|&share| share >= LEAST_OVERLAP).unwrap_or_default();
    let table: Vec<Vec<f64>> = rest.iter().map(|a| left.iter().map(|b| likeness(a, b)).collect()).collect();
    let matched = best_pairs(&table);
    pairs.extend(matched.iter().map(|&(a, b)| (Some(rest[a]), Some(left[b]))));
    pairs.extend(rest.iter().enumerate().filter(|(a, _)| !matched.iter().any(|pair| pair.0 == *a)).map(|(_, &at)| (Some(at), None)));
    pairs.extend(left.iter().enumerate().filter(|(b, _)| !matched.iter().any(|pair| pair.1 == *b)).map(|(_, &at)| (None, Some(at))));
    pairs.sort_by_key(|&(a, b)| (b.map(|at| new[at].span).or(a.map(|at| old[at].span)), a, b));
    pairs
}

fn overlap(one: &ScoredQuotation, other: &ScoredQuotation) -> f64 {
    let both = one.span.end.min(other.span.end).saturating_sub(one.span.start.max(other.span.start));
    let length = one.span.len() + other.span.len();
    let number = |bytes: usize| f64::from(u32::try_from(bytes).unwrap_or(u32::MAX));
    if length == 0 { 0.0 } else { number(2 * both) / number(length) }
}
