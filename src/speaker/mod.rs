//! Who says each quotation.
//!
//! Takes quotations and what is known of the text and of speakers; gives an [`Attribution`] for each quotation, in the same order, with how it
//! was found and how sure it is.

mod alias;
mod apposition;
mod attribution;
mod beside;
mod colon;
mod complement;
mod coreference;
mod echo;
mod entity;
mod face;
mod head;
mod interview;
mod known;
mod leaning;
mod maker;
mod mention;
mod name;
mod phrase;
mod points;
mod scene;
mod stress;
mod subject;
mod view;
mod voice;
mod worded;

pub use face::{Faces, look_alikes};

use crate::lexicon::{Rows, SpeakerKind, SpeakerRow};
use crate::quotation::{Quotation, Reading};
use crate::span::Span;
use serde::Serialize;

/// How a speaker was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// By a name.
    Name,
    /// By a role phrase or a described group.
    Role,
    /// By a pronoun.
    Pronoun,
    /// The last speaker goes on.
    Continuation,
    /// Not found.
    #[default]
    None,
}

/// How sure an attribution is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// The source stands in the reporting clause.
    Certain,
    /// The source was inferred.
    Likely,
    /// Nobody is named.
    #[default]
    Unknown,
}

/// Who says a quotation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attribution {
    /// The speaker's fullest name in the article or in `speakers.csv`; the describing phrase where nobody is named; nothing when unknown.
    pub speaker: Option<String>,
    /// What the speaker is, where known.
    pub kind: Option<SpeakerKind>,
    /// The speaker's organisation, where known.
    pub organisation: String,
    /// The mention that was taken for the source.
    pub mention: Option<Span>,
    /// How it was found.
    pub method: Method,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Says who speaks each quotation.
#[must_use]
pub fn attribute(quotations: &[Quotation], reading: Reading<'_>, speakers: &Rows<SpeakerRow>) -> Vec<Attribution> {
    if quotations.is_empty() {
        return Vec::new();
    }
    attribution::Finder::new(&scene::Scene::new(quotations, reading, speakers)).all()
}

impl Method {
    /// Returns the method's name in the outputs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Role => "role",
            Self::Pronoun => "pronoun",
            Self::Continuation => "continuation",
            Self::None => "none",
        }
    }
}

impl Confidence {
    /// Returns the confidence's name in the outputs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Likely => "likely",
            Self::Unknown => "unknown",
        }
    }
}
