//! Quotations to articles and speakers.
//!
//! Takes scored quotations and the narrator's evidence; gives an [`Analysis`] of each article, [`SpeakerTable`]s over many, and
//! [`Comparison`]s of speakers, sources, months and languages.

mod article;
mod bootstrap;
mod compare;
mod difference;
mod drivers;
mod speakers;
mod tally;

pub use article::{Analysis, ScoredQuotation, VOICE, ZoneSpan};
pub use bootstrap::{DRAWS, Interval, LEAST_ARTICLES, Random, SEED, interval};
pub use compare::{By, Comparison, Group, Seen, Statement};
pub use difference::{Difference, SHUFFLES};
pub use drivers::{Driver, Drivers};
pub use speakers::{SpeakerRow, SpeakerTable};
pub use tally::Figures;
