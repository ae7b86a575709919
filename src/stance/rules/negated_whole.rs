//! A negation acts on its own phrase.
//!
//! ## What it does
//! A negator does not reach over a mark (an insertion between two marks does not count). It looks back at a term that is a statement by itself
//! only from the end of a clause ("they have the money for it not", as verbs stand second), and over no conjunction.
//!
//! ## Why
//! "Risk not known, sale advised" and "they came back for more halls and did not haggle": what is negated is the other statement.

use crate::lexicon::ShifterKind;
use crate::stance::reach::Reaching;

/// Drops negators of another phrase; `whole` says that the term is a statement by itself.
pub fn drop_parted(effects: &mut Vec<Reaching>, whole: bool) {
    let misses = |one: &Reaching| one.between.mark || whole && one.between.behind && (one.between.joint || !one.between.closes);
    effects.retain(|one| one.kind != ShifterKind::Negator || !misses(one));
}
