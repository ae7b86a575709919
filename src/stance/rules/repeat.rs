//! The same row counts less when it fires again.
//!
//! ## What it does
//! Within one quotation, a row that fires again in the same direction contributes only a share.
//!
//! ## Why
//! Somebody who says "bubble" five times is not five times as bearish, and long quotations are not stronger ones.

use crate::stance::{Effect, Evidence};
use std::collections::BTreeSet;

/// Weakens repeated evidence to `percent` of its contribution.
pub fn damp(evidence: &mut [Evidence], percent: i32) {
    let mut seen = BTreeSet::new();
    for one in evidence.iter_mut() {
        if !seen.insert((one.term.clone(), one.milli.signum())) && percent != 100 {
            one.milli = crate::stance::score::rounded(one.milli * i64::from(percent), 100);
            one.effects.push(Effect { term: one.term.clone(), kind: "repeat", percent });
        }
    }
}
