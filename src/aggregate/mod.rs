//! Quotations to articles and speakers.
//!
//! Takes scored quotations and the narrator's evidence; gives an [`Analysis`] of each article, and [`SpeakerTable`]s over many.

mod article;
mod bootstrap;
mod speakers;

pub use article::{Analysis, ScoredQuotation, ZoneSpan};
pub use bootstrap::{Interval, interval};
pub use speakers::{SpeakerRow, SpeakerTable};
