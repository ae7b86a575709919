//! The lexicon workshop: change a word, see what it does, and never be surprised.
//!
//! Takes packs, texts and labels; gives faults, clean files, differences and figures. It stands beside the flow and uses all of it; nothing in
//! the flow uses it.

pub mod cases;
pub mod check;
pub mod curve;
pub mod diff;
pub mod evaluate;
pub mod format;
pub mod gold;
pub mod golden;
pub mod impact;
pub mod learn;
pub mod metrics;
pub mod sample;
pub mod suggest;
pub mod transfer;
