//! The subject of a verb that reports.
//!
//! Takes a cue and the mentions of its reporting clause; gives the mention that is most likely its subject. Each property adds or takes
//! points; the weights stand in one place.

use super::mention::{Mention, MentionKind};
use super::scene::Scene;
use crate::lexicon::{Gender, Order, Use};
use crate::quotation::{Cue, Quotation};
use crate::segment::Tokens;

/// How many mentions on each side of the cue are weighed.
const MOST_CANDIDATES: usize = 40;

/// Points for and against a candidate, in hundredths.
mod points {
    pub const NAME: i32 = 300;
    pub const ROLE: i32 = 290;
    pub const GROUP: i32 = 260;
    pub const ORGANISATION: i32 = 250;
    pub const PRONOUN: i32 = 270;
    pub const NEUTER: i32 = -150;
    pub const OUTLET: i32 = 170;
    pub const NOUN: i32 = 130;
    pub const GOVERNED: i32 = -350;
    pub const OBLIQUE: i32 = -350;
    pub const PART: i32 = -150;
    pub const WRONG_SIDE: i32 = -200;
    pub const ADDRESSEE_SIDE: i32 = -120;
    pub const INVERTED: i32 = 120;
    pub const TOKEN_AWAY: i32 = -10;
    pub const OTHER_CLAUSE: i32 = -60;
    pub const SUBORDINATE: i32 = -120;
    pub const LEAST: i32 = 0;
}

/// Where a cue stands and how its clause is built.
struct Setting<'s, 'a> {
    scene: &'s Scene<'a>,
    words: Tokens,
    order: Order,
    depth: u32,
    /// Whether what is said follows the cue.
    said_behind: bool,
    /// Whether the verb opens its clause, so that its subject follows.
    opens: bool,
}

/// Returns the mention that is the subject of a quotation's cue, sought among `tokens`.
pub fn of_cue(scene: &Scene<'_>, quotation: &Quotation, cue: &Cue, tokens: &Tokens) -> Option<usize> {
    let first = *cue.words.first()?;
    let last = *cue.words.last()?;
    let words = first..last + 1;
    let setting = Setting {
        order: scene.view.reading.pack.reporting[cue.row].order,
        depth: scene.depth(first),
        said_behind: quotation.pieces.first().is_some_and(|piece| piece.start > first),
        opens: opens_clause(scene, quotation, first),
        words,
        scene,
    };
    let all = scene.within(tokens);
    let middle = scene.within(&(tokens.start..first)).end;
    let near = middle.saturating_sub(MOST_CANDIDATES).max(all.start)..all.end.min(middle + MOST_CANDIDATES);
    let weighed = near.filter(|&at| setting.is_candidate(quotation, at)).map(|at| (setting.weigh(&scene.mentions[at]), at));
    weighed.filter(|(points, _)| *points > points::LEAST).max_by_key(|&(points, at)| (points, std::cmp::Reverse(at))).map(|(_, at)| at)
}

/// Says whether the verb stands first in its clause: behind a mark, what is said, or the sentence's start.
fn opens_clause(scene: &Scene<'_>, quotation: &Quotation, first: usize) -> bool {
    let starts = scene.view.begins_sentence(first);
    starts || scene.view.is_mark(first - 1) || quotation.pieces.iter().any(|piece| piece.end == first)
}

impl Setting<'_, '_> {
    fn is_candidate(&self, quotation: &Quotation, at: usize) -> bool {
        let mention = &self.scene.mentions[at];
        let head = mention.core.end - 1;
        let free = mention.kind == MentionKind::Pronoun || !self.is_cue_word(quotation, head);
        let own_words = quotation.holds(mention.core.start) || quotation.holds(head);
        free && !own_words && self.scene.depth(head) <= self.depth
    }

    fn is_cue_word(&self, quotation: &Quotation, at: usize) -> bool {
        quotation.cue.as_ref().is_some_and(|cue| cue.words.contains(&at))
    }

    fn weigh(&self, mention: &Mention) -> i32 {
        kind(mention) + form(mention) + self.side(mention) + self.distance(mention) + self.clause(mention)
    }

    fn side(&self, mention: &Mention) -> i32 {
        let before = mention.core.end <= self.words.start;
        let behind = mention.core.start >= self.words.end;
        let wrong = match self.order {
            Order::SubjectVerb => behind,
            Order::VerbSubject => before,
            Order::Both => false,
        };
        let addressee = self.said_behind && behind && !self.opens;
        let inverted = self.opens && !before;
        i32::from(wrong) * points::WRONG_SIDE + i32::from(addressee) * points::ADDRESSEE_SIDE + i32::from(inverted) * points::INVERTED
    }

    fn distance(&self, mention: &Mention) -> i32 {
        let away = if mention.core.end <= self.words.start {
            self.words.start - mention.tokens.end.min(self.words.start)
        } else {
            mention.core.start.saturating_sub(self.words.end)
        };
        i32::try_from(away.min(40)).unwrap_or(40) * points::TOKEN_AWAY
    }

    fn clause(&self, mention: &Mention) -> i32 {
        let segments = self.scene.view.reading.segments;
        let (own, cue) = (segments.clause_of(mention.core.start), segments.clause_of(self.words.start));
        if own == cue {
            return 0;
        }
        let start = segments.clauses[own].start;
        let start = if self.scene.view.is_mark(start) { start + 1 } else { start };
        let uses = self.scene.view.uses(start);
        let subordinate = uses.has_any(&[Use::Subordinator, Use::Relative, Use::Complementizer]) && !uses.has(Use::Article);
        points::OTHER_CLAUSE + i32::from(subordinate) * points::SUBORDINATE
    }
}

fn kind(mention: &Mention) -> i32 {
    match mention.kind {
        MentionKind::Name => points::NAME,
        MentionKind::Role => points::ROLE,
        MentionKind::Group => points::GROUP,
        MentionKind::Organisation => points::ORGANISATION,
        MentionKind::Pronoun => points::PRONOUN + i32::from(mention.gender == Gender::Neuter) * points::NEUTER,
        MentionKind::Outlet => points::OUTLET,
        MentionKind::Noun => points::NOUN,
    }
}

fn form(mention: &Mention) -> i32 {
    let governed = i32::from(mention.governed && mention.part_of.is_none()) * points::GOVERNED;
    let part = i32::from(mention.part_of.is_some()) * (points::GOVERNED + points::PART);
    governed + part + i32::from(mention.oblique) * points::OBLIQUE
}
