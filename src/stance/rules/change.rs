//! A quantity counts only when it moves.
//!
//! ## What it does
//! A term that needs `change` counts only when a shifter of kind `increase` or `decrease` reaches it.
//!
//! ## Why
//! "Demand", "orders" and "debt" alone say nothing; "demand cools" and "debt mounts" do. A term that counts without moving is moved only by
//! a direction word close by ("fears ease"): one farther off, or behind a mark or a conjunction, most likely moves something else ("costs fell,
//! it pays now"). A term of several words says all by itself, and nothing moves it.

use crate::lexicon::ShifterKind;
use crate::stance::reach::Reaching;

/// Says whether a direction word is among what reaches the term.
pub fn moves(effects: &[Reaching]) -> bool {
    effects.iter().any(|one| is_direction(one.kind))
}

/// How many words may stand between a direction word and a term that counts without it.
const CLOSE: usize = 2;

/// Drops direction words that do not belong to a term that counts without them; `whole` says that the term is a statement by itself.
pub fn drop_far(effects: &mut Vec<Reaching>, whole: bool) {
    let moves =
        |one: &Reaching| one.kind != ShifterKind::Numbers && one.distance <= CLOSE && !one.between.mark && !one.between.joint && !whole;
    effects.retain(|one| !is_direction(one.kind) || moves(one));
}

/// Says whether a kind is a direction.
pub const fn is_direction(kind: ShifterKind) -> bool {
    matches!(kind, ShifterKind::Increase | ShifterKind::Decrease | ShifterKind::Numbers)
}
