//! Under a negation, degree does not count.
//!
//! ## What it does
//! Where a negator turns a term round, intensifiers are dropped.
//!
//! ## Why
//! "Not very profitable" is not stronger than "not profitable".

use crate::lexicon::ShifterKind;
use crate::stance::reach::Reaching;

/// Drops degrees under a negation.
pub fn drop_degrees(effects: &mut Vec<Reaching>) {
    let negated = effects.iter().any(|one| one.kind == ShifterKind::Negator && one.percent < 0);
    if negated {
        effects.retain(|one| one.kind != ShifterKind::Intensifier);
    }
}
