//! Who answers in an interview.
//!
//! Takes a scene with answers; gives the person whom the article presents before the first of them, and attributes the answers. Labels that
//! name somebody go first. Adds to [`Finder`].

use super::attribution::{Finder, Source};
use super::scene::Scene;
use super::{Confidence, Method};
use crate::lexicon::Zone;
use crate::quotation::{Kind, Quotation};

/// What a mention in the headline counts.
const IN_TITLE: usize = 3;
/// What a mention before the first answer counts.
const BEFORE: usize = 2;
/// The longest initials, in letters.
const LONGEST_INITIALS: usize = 3;

/// Returns the mention of the person who is most spoken of outside the answers, above all before the first.
pub(super) fn interviewee(scene: &Scene<'_>) -> Option<usize> {
    let first = scene.quotations.iter().find(|one| one.answer)?.tokens().start;
    let segments = scene.view.reading.segments;
    let mut points = vec![(0, usize::MAX); scene.aliases.entities.len()];
    for (at, mention) in scene.mentions.iter().enumerate() {
        let Some(entity) = scene.aliases.of[at].filter(|_| scene.depth(mention.core.start) == 0) else { continue };
        let zone = segments.paragraphs[segments.paragraph_of(mention.core.start)].zone;
        let one = match zone {
            Zone::Title => IN_TITLE,
            _ if !zone.is_article() => continue,
            _ if mention.core.start < first => BEFORE,
            _ => 1,
        };
        points[entity] = (points[entity].0 + one, points[entity].1.min(at));
    }
    let person = |&entity: &usize| {
        let one = &scene.aliases.entities[entity];
        points[entity].0 >= BEFORE && one.may_be_person() && !one.looks_like_body() && one.is_full_name()
    };
    let best = (0..points.len()).filter(person).max_by_key(|&entity| (points[entity].0, std::cmp::Reverse(points[entity].1)))?;
    Some(points[best].1)
}

impl Finder<'_, '_> {
    /// Returns who gives an answer: whom its label names, else the interviewee.
    pub(super) fn answered(&self, at: usize, one: &Quotation) -> Option<Source> {
        let label = self.fixed(at, one);
        let named = label.as_ref().and_then(|label| label.names).and_then(|mention| self.scene.entity(mention));
        if named.is_some_and(|entity| entity.is_known() && entity.may_be_person()) {
            return label;
        }
        let mention = one.source.as_ref().and_then(|label| self.by_initials(self.scene.view.written(label))).or(self.interviewee);
        mention.map(|mention| self.presented(mention)).or(label).or_else(|| self.interviewed(at))
    }

    /// Returns the interviewee for marked words before the answers that are nobody else's, as in a headline.
    pub(super) fn headlined(&self, at: usize) -> Option<Source> {
        let one = &self.scene.quotations[at];
        let first = self.scene.quotations.iter().position(|one| one.answer)?;
        let own = one.kind == Kind::Direct && one.cue.is_none() && at < first;
        self.interviewee.filter(|_| own).map(|mention| self.presented(mention))
    }

    fn presented(&self, mention: usize) -> Source {
        let tokens = self.scene.mentions[mention].tokens.clone();
        Source { tokens, names: Some(mention), method: Method::Continuation, confidence: Confidence::Likely }
    }

    /// Returns the person whose initials a label is.
    fn by_initials(&self, label: &str) -> Option<usize> {
        let letters: String = label.chars().filter(|letter| letter.is_alphabetic()).collect();
        if letters.chars().count() < 2 || letters.chars().count() > LONGEST_INITIALS || letters.chars().any(char::is_lowercase) {
            return None;
        }
        let initials = |name: &str| name.split([' ', '-']).filter_map(|word| word.chars().next()).collect::<String>();
        let bears = |at: &usize| self.scene.entity(*at).is_some_and(|entity| entity.may_be_person() && initials(&entity.name) == letters);
        (0..self.scene.mentions.len()).find(bears)
    }

    /// Returns who gave the last answer in whose paragraph a name stood: the next answers bear none.
    fn interviewed(&self, at: usize) -> Option<Source> {
        let answers = self.scene.quotations[..at].iter().zip(&self.sources).rev();
        let mut named = answers.filter(|(other, source)| other.answer && other.source.is_some() && source.is_some());
        let (_, source) = named.next()?;
        source.clone().map(|source| Source { method: Method::Continuation, confidence: Confidence::Likely, ..source })
    }
}
