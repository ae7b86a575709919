//! Of shifters of one kind, the nearest acts; negators multiply.
//!
//! ## What it does
//! Among direction words (increase and decrease together), and among each other kind, only the shifter nearest to the term is kept; of two
//! equally near the earlier. Negators and rejections are all kept, so that two of them cancel out, but one word acts only once.
//!
//! ## Why
//! "Doubts grow as demand falls": each quantity has its own direction word. "Not unfounded" is a double negation.

use super::change::is_direction;
use crate::lexicon::ShifterKind;
use crate::stance::reach::Reaching;

/// Keeps what acts by this law.
pub fn keep(effects: &mut Vec<Reaching>) {
    let all = effects.clone();
    effects.retain(|one| if multiplies(one.kind) { is_first_of_its_word(one, &all) } else { is_nearest(one, &all) });
    effects.dedup();
}

const fn multiplies(kind: ShifterKind) -> bool {
    matches!(kind, ShifterKind::Negator | ShifterKind::Rejection)
}

fn same_group(one: &Reaching, other: &Reaching) -> bool {
    one.kind == other.kind || (is_direction(one.kind) && is_direction(other.kind))
}

fn is_nearest(one: &Reaching, all: &[Reaching]) -> bool {
    all.iter()
        .filter(|other| same_group(one, other))
        .all(|other| (one.distance, one.first, one.percent) <= (other.distance, other.first, other.percent))
}

fn is_first_of_its_word(one: &Reaching, all: &[Reaching]) -> bool {
    let same = all.iter().find(|other| multiplies(other.kind) && other.first == one.first);
    same.is_some_and(|other| std::ptr::eq(other, one) || other == one)
}
