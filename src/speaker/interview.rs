//! Who answers in an interview.
//!
//! Takes a scene with answers; gives the person whom the article presents before the first of them, and attributes the answers. Labels that
//! name somebody go first. Adds to [`Finder`].

use super::attribution::{Finder, Source};
use super::scene::Scene;
use super::{Confidence, Method};
use crate::lexicon::{SpeakerKind, Zone};
use crate::quotation::{Kind, Quotation};

/// What a mention in the headline counts.
const IN_TITLE: usize = 3;
/// What a mention before the first answer counts.
const BEFORE: usize = 2;
/// The fewest questions that marked answers follow.
const FEWEST_QUESTIONS: usize = 2;
/// The longest remark between two answers, in tokens.
const LONGEST_REMARK: usize = 25;
/// The longest initials, in letters.
const LONGEST_INITIALS: usize = 3;

/// Returns the mention of the person who is most spoken of outside the answers, above all before the first.
pub(super) fn interviewee(scene: &Scene<'_>, marked: &[usize]) -> Option<usize> {
    let answer = |(at, one): (usize, &Quotation)| (one.answer || marked.contains(&at)).then(|| one.tokens().start);
    let first = scene.quotations.iter().enumerate().find_map(answer)?;
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
        points[entity].0 >= BEFORE
            && one.may_be_person()
            && !one.looks_like_body()
            && (one.is_full_name() || one.kind == Some(SpeakerKind::Person))
    };
    let best = (0..points.len()).filter(person).max_by_key(|&entity| (points[entity].0, std::cmp::Reverse(points[entity].1)))?;
    Some(points[best].1)
}

/// Returns the quotations that answer questions in paragraphs of their own, in marks; none where fewer than two questions stand so.
pub(super) fn marked_answers(scene: &Scene<'_>) -> Vec<usize> {
    let segments = scene.view.reading.segments;
    let paragraph = |at: usize| segments.paragraph_of(scene.quotations[at].tokens().start);
    let (mut found, mut questions): (Vec<usize>, usize) = (Vec::new(), 0);
    let outer = (0..scene.quotations.len()).filter(|&at| scene.quotations[at].inside.is_none());
    let mut told = None;
    for at in outer {
        let here = paragraph(at);
        let before = here.checked_sub(1).filter(|&before| told != Some(before));
        let asked = before.is_some_and(|before| scene.view.text(segments.paragraphs[before].tokens.end.saturating_sub(1)) == "?");
        let remark = before.is_some_and(|before| segments.paragraphs[before].tokens.len() <= LONGEST_REMARK)
            && found.last().is_some_and(|&last| paragraph(last) + 2 == here);
        if (asked || remark) && fills_paragraph(scene, at) {
            questions += usize::from(asked);
            found.push(at);
        }
        told = Some(here);
    }
    if questions < FEWEST_QUESTIONS { Vec::new() } else { found }
}

/// Says whether a quotation in marks without a reporting clause is the whole of its paragraph.
fn fills_paragraph(scene: &Scene<'_>, at: usize) -> bool {
    let segments = scene.view.reading.segments;
    let one = &scene.quotations[at];
    let tokens = one.tokens();
    let whole = &segments.paragraphs[segments.paragraph_of(tokens.start)].tokens;
    let bare = (whole.start..tokens.start).chain(tokens.end..whole.end).all(|at| scene.view.is_mark(at));
    bare && one.cue.is_none() && one.kind == Kind::Direct
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
        let initial = one.source.as_ref().is_some_and(|label| self.scene.view.written(label).chars().count() == 1);
        let label = label.filter(|_| !initial);
        mention.map(|mention| self.presented(mention)).or(label).or_else(|| self.interviewed(at))
    }

    /// Returns the interviewee for marked words before the answers that are nobody else's, as in a headline.
    pub(super) fn headlined(&self, at: usize) -> Option<Source> {
        let (one, mention) = (&self.scene.quotations[at], self.interviewee?);
        if one.kind != Kind::Direct || one.cue.is_some() {
            return None;
        }
        let first = (0..self.scene.quotations.len()).find(|&at| self.scene.quotations[at].answer || self.marked_answers.contains(&at))?;
        (at < first).then(|| self.presented(mention))
    }

    fn presented(&self, mention: usize) -> Source {
        let tokens = self.scene.mentions[mention].tokens.clone();
        Source { tokens, names: Some(mention), method: Method::Continuation, confidence: Confidence::Likely }
    }

    /// Returns the interviewee for a marked answer.
    pub(super) fn answered_in_marks(&self, at: usize) -> Option<Source> {
        let answer = self.marked_answers.binary_search(&at).is_ok();
        self.interviewee.filter(|_| answer).map(|mention| self.presented(mention))
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
