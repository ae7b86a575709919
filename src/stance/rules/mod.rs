//! The few laws of composition that rows cannot state, one a file.
//!
//! Each takes what acts on a term and leaves what counts. They are independent of each other's order.

pub mod change;
pub mod negated_degree;
pub mod negated_whole;
pub mod nearest;
pub mod numbers;
pub mod overtaken;
pub mod question;
pub mod repeat;

use super::reach::Reaching;

/// Leaves of all that reaches a term what counts.
pub fn compose(effects: &mut Vec<Reaching>) {
    nearest::keep(effects);
    negated_degree::drop_degrees(effects);
    effects.sort_by_key(|one| (one.first, one.kind));
}
