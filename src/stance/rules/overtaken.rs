//! What a later sentence contradicts counts less.
//!
//! ## What it does
//! The last sentence of a quotation that holds evidence gives its direction. Evidence of earlier sentences that points the other way contributes
//! only a share; evidence that points the same way keeps all.
//!
//! ## Why
//! Speakers grant a point before they make theirs: "The sales are fine. The debt will sink them." The last word is where they stand.

use crate::stance::{Effect, Evidence};

/// Weakens to `percent` what the last sentence with evidence contradicts; `sentences` tells the sentence of each piece of evidence.
pub fn damp(evidence: &mut [Evidence], sentences: &[usize], percent: i32) {
    let Some(&last) = sentences.iter().max() else { return };
    let pairs = || evidence.iter().zip(sentences);
    let closing: i64 = pairs().filter(|(_, at)| **at == last).map(|(one, _)| one.milli).sum();
    if percent == 100 || closing == 0 {
        return;
    }
    for (one, _) in evidence.iter_mut().zip(sentences).filter(|(_, at)| **at != last) {
        if one.milli.signum() == -closing.signum() {
            one.milli = crate::stance::score::rounded(one.milli * i64::from(percent), 100);
            one.effects.push(Effect { term: "later sentence".to_owned(), kind: "overtaken", percent });
        }
    }
}
