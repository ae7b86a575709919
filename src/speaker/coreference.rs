//! Whom a pronoun, or a role that leans on what was said before, stands for.
//!
//! Takes a place in the text with gender and number; gives the last fitting mention before it. Never looks into what somebody says.

use super::entity::Entity;
use super::mention::{Mention, MentionKind};
use super::scene::Scene;
use crate::lexicon::{Gender, Number, SpeakerKind, Use, Zone};

/// How many mentions are looked back upon.
const FARTHEST: usize = 80;
/// How many sentences.
const MOST_SENTENCES: usize = 8;

/// What kind of being a pronoun stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Being {
    /// Whoever fits.
    Any,
    /// Only a person.
    Person,
    /// Only a body.
    Body,
}

/// What a pronoun asks of the one it stands for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Where it stands.
    pub at: usize,
    /// Its gender.
    pub gender: Gender,
    /// Its number, where it tells.
    pub number: Option<Number>,
    /// What kind of being will do.
    pub being: Being,
    /// Whether gender and number must be known to agree.
    pub strict: bool,
}

/// Who spoke last, and where.
#[derive(Debug, Clone, Copy)]
pub struct Spoke {
    /// The mention that names the speaker.
    pub mention: usize,
    /// Where the speaker was referred to last.
    pub at: usize,
}

/// Returns the mention that is most likely meant; `spoke` is the mention that spoke last.
pub fn antecedent(scene: &Scene<'_>, wanted: Wanted, spoke: Option<Spoke>) -> Option<usize> {
    let end = scene.within(&(0..wanted.at)).end;
    let near = end.saturating_sub(FARTHEST)..end;
    let older = spoke.map(|spoke| spoke.mention).filter(|&mention| mention < near.start);
    let fitting = older.into_iter().chain(near).filter(|&at| scene.depth(scene.mentions[at].core.start) == 0 && fits(scene, at, wanted));
    fitting.filter_map(|at| weigh(scene, at, wanted.at, spoke).map(|points| (points, at))).max().map(|(_, at)| at)
}

fn fits(scene: &Scene<'_>, at: usize, wanted: Wanted) -> bool {
    let mention = &scene.mentions[at];
    let entity = scene.entity(at);
    let kind = match mention.kind {
        MentionKind::Name => true,
        MentionKind::Role => !is_capacity(scene, mention),
        MentionKind::Group => wanted.number != Some(Number::Singular),
        MentionKind::Organisation => wanted.being != Being::Person || entity.is_some(),
        MentionKind::Pronoun | MentionKind::Outlet | MentionKind::Noun => false,
    };
    let plural = if wanted.strict { mention.number == Some(Number::Plural) } else { mention.number != Some(Number::Singular) };
    let number = wanted.number != Some(Number::Plural) || plural;
    let thing = wanted.gender != Gender::Neuter || !mention.person && mention.kind != MentionKind::Role && !is_person(entity);
    let being = match wanted.being {
        Being::Any => true,
        Being::Person => may_be_person(scene, at, mention),
        Being::Body => !mention.person && !is_person(entity),
    };
    kind && number && thing && is_told(scene, mention) && being && fits_gender(scene, at, wanted)
}

/// Says whether a mention stands in the article or beside its pictures, and not in an advertisement or the like, nor is the place before the first
/// sentence of a report (`Lisburn. The council ...`).
fn is_told(scene: &Scene<'_>, mention: &Mention) -> bool {
    let segments = scene.view.reading.segments;
    let paragraph = &segments.paragraphs[segments.paragraph_of(mention.core.start)];
    let sentence = &segments.sentences[segments.sentence_of(mention.core.start)].tokens;
    let whole = mention.tokens.start == sentence.start && sentence.end <= mention.core.end + 1;
    let alone = whole && sentence.start == paragraph.tokens.start && sentence.end < paragraph.tokens.end;
    (paragraph.zone.is_article() || paragraph.zone == Zone::Caption) && !alone
}

fn is_person(entity: Option<&Entity<'_>>) -> bool {
    entity.is_some_and(|entity| entity.kind == Some(SpeakerKind::Person))
}

/// Says whether a role tells in what capacity somebody else acts (`as head of sales, she ...`).
fn is_capacity(scene: &Scene<'_>, mention: &Mention) -> bool {
    let start = mention.tokens.start;
    let bare = mention.determiner.is_none() && mention.name.is_none();
    bare && start > 0 && scene.view.uses(start - 1).has_any(&[Use::Subordinator, Use::As])
}

pub(super) fn fits_gender(scene: &Scene<'_>, at: usize, wanted: Wanted) -> bool {
    let own = scene.entity(at).and_then(|entity| entity.gender).unwrap_or(scene.mentions[at].gender);
    wanted.gender == Gender::Any || own == wanted.gender || own == Gender::Any && !wanted.strict
}

fn may_be_person(scene: &Scene<'_>, at: usize, mention: &Mention) -> bool {
    match scene.entity(at) {
        Some(entity) => entity.may_be_person() && !entity.looks_like_body(),
        None => mention.person,
    }
}

/// Weighs a candidate by how near it is and how much it stands out; nothing when it is too far.
fn weigh(scene: &Scene<'_>, at: usize, wanted_at: usize, spoke: Option<Spoke>) -> Option<i32> {
    let sentence = scene.view.reading.segments.sentence_of(wanted_at);
    let mention = &scene.mentions[at];
    let sentence_of = |at: usize| scene.view.reading.segments.sentence_of(at);
    let own = |other: usize| other == at || scene.aliases.of[other].is_some() && scene.aliases.of[other] == scene.aliases.of[at];
    let same = spoke.filter(|spoke| own(spoke.mention));
    let place = same.map_or(0, |spoke| sentence_of(spoke.at)).max(sentence_of(mention.core.start));
    let away = sentence - place.min(sentence);
    if away > MOST_SENTENCES {
        return None;
    }
    let entity = scene.entity(at);
    let person = entity.is_some_and(|entity| entity.kind == Some(SpeakerKind::Person)) || mention.person;
    let known = entity.is_none_or(|entity| entity.is_known());
    let subject = mention.may_be_subject() || spoke.is_some_and(|spoke| spoke.mention == at);
    let near = 100 - 45 * i32::try_from(away).unwrap_or(i32::MAX / 64);
    // Who is presented in the paragraph of the pronoun stands nearer than who spoke in another.
    let paragraph_of = |at: usize| scene.view.reading.segments.paragraph_of(at);
    let here = paragraph_of(scene.mentions[at].core.start.max(same.map_or(0, |spoke| spoke.at))) == paragraph_of(wanted_at);
    let near = near + 60 * i32::from(here && person);
    // A noun that nothing tells to be a name is nobody; a single word that only stands behind prepositions is a place.
    if !person && same.is_none() && (scene.is_bare(mention) || scene.is_place(at)) {
        return None;
    }
    // Whose chief somebody is: a body rather than a person.
    let near = near - 80 * i32::from(!person && same.is_none() && scene.has_roles(at));
    let standing = if person {
        60
    } else if known {
        30
    } else {
        -30
    };
    Some(near + standing + 60 * i32::from(subject) + 40 * i32::from(same.is_some()) + 20 * i32::from(mention.name.is_some()))
}
