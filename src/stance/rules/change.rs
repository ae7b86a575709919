//! A quantity counts only when it moves.
//!
//! ## What it does
//! A term that needs `change` counts only when a shifter of kind `increase` or `decrease` reaches it.
//!
//! ## Why
//! "Demand", "orders" and "debt" alone say nothing; "demand cools" and "debt mounts" do.

use crate::lexicon::ShifterKind;
use crate::stance::reach::Reaching;

/// Says whether a direction word is among what reaches the term.
pub fn moves(effects: &[Reaching]) -> bool {
    effects.iter().any(|one| is_direction(one.kind))
}

/// Says whether a kind is a direction.
pub const fn is_direction(kind: ShifterKind) -> bool {
    matches!(kind, ShifterKind::Increase | ShifterKind::Decrease)
}
