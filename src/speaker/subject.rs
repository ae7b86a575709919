//! The subject of a verb that reports.
//!
//! Takes a cue and the mentions of its sentence; gives the mention that is most likely its subject, or the one who acts in a passive. Each
//! property adds or takes points; the weights stand in one place.

use super::apposition;
use super::mention::{Mention, MentionKind};
use super::points;
use super::scene::Scene;
use super::voice::Voice;
use crate::lexicon::{Gender, Order, Use};
use crate::quotation::{Cue, Quotation};
use crate::segment::Tokens;

/// How many mentions on each side of the cue are weighed.
const MOST_CANDIDATES: usize = 40;
/// How many tokens before a cue a remark between commas may reach.
const LONGEST_REMARK: usize = 40;

/// Where a cue stands and how its clause is built.
pub(super) struct Setting<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    pub(super) quotation: &'s Quotation,
    pub(super) cue: &'s Cue,
    pub(super) words: Tokens,
    pub(super) order: Order,
    pub(super) depth: u32,
    pub(super) voice: Voice,
    /// A remark between commas right before the verb.
    remark: Tokens,
    /// Whether what is said follows the cue.
    said_behind: bool,
    /// The word that opens the relative clause whose verb the cue is, if it is one without a subject of its own.
    relative: Option<usize>,
    /// Whether the verb opens its clause, so that its subject follows.
    opens: bool,
    /// Whether a subject may follow the verb when something else stands before it.
    pub(super) verb_second: bool,
    /// Whether a verb needs no subject of its own.
    drops: bool,
}

/// Returns the mention that is the subject of a quotation's cue.
pub fn of_cue(scene: &Scene<'_>, quotation: &Quotation, cue: &Cue) -> Option<usize> {
    let setting = Setting::new(scene, quotation, cue)?;
    let near = setting.near();
    let weighed = near.filter(|&at| setting.is_candidate(at)).map(|at| (setting.weigh(&scene.mentions[at]), at));
    let best = weighed.filter(|(points, _)| *points > points::LEAST).max_by_key(|&(points, at)| (points, std::cmp::Reverse(at)));
    let named = best.is_some_and(|(_, at)| matches!(scene.mentions[at].kind, MentionKind::Name | MentionKind::Pronoun));
    let head = apposition::head(scene, setting.words.start, !named).filter(|&head| setting.is_candidate(head));
    let Some((_, best)) = best else { return head.or_else(|| setting.body_in_front()) };
    let before = scene.mentions[best].core.end <= setting.words.start;
    let best = setting.stressed(&scene.mentions[best]).unwrap_or(best);
    Some(head.filter(|&head| before && head < best).unwrap_or(best))
}

impl<'s, 'a> Setting<'s, 'a> {
    fn new(scene: &'s Scene<'a>, quotation: &'s Quotation, cue: &'s Cue) -> Option<Self> {
        let first = *cue.words.first()?;
        let last = *cue.words.last()?;
        let pack = scene.view.reading.pack;
        let mut setting = Self {
            order: pack.reporting[cue.row].order,
            depth: scene.depth(first),
            said_behind: quotation.pieces.first().is_some_and(|piece| piece.start > first),
            opens: opens_clause(scene, quotation, first),
            verb_second: pack.setting("verb_second") == "yes",
            drops: pack.setting("drops_subject") == "yes",
            words: first..last + 1,
            remark: 0..0,
            relative: None,
            voice: Voice::Active,
            cue,
            quotation,
            scene,
        };
        setting.remark = setting.remark();
        setting.relative = setting.relative();
        setting.voice = setting.voice();
        Some(setting)
    }

    /// Returns the body behind a preposition at the sentence's start, for a verb of many that has no subject (`From Holt Bank they answer ...`).
    fn body_in_front(&self) -> Option<usize> {
        let (view, segments) = (&self.scene.view, self.scene.view.reading.segments);
        let ending = view.reading.pack.setting("plural_verbs");
        let many = self.drops && !ending.is_empty() && self.words.clone().any(|at| view.text(at).ends_with(ending));
        let start = segments.sentences[segments.sentence_of(self.words.start)].tokens.start;
        let body = |&at: &usize| {
            let one = &self.scene.mentions[at];
            let body = matches!(one.kind, MentionKind::Organisation | MentionKind::Name) && !one.person;
            body && one.part_of.is_none() && self.is_candidate(at) && one.tokens.end <= self.words.start
        };
        if many { self.scene.within(&(start..start + 3)).find(body) } else { None }
    }

    /// Returns the mentions that are weighed: those of the sentence up to the end of the reporting clause.
    pub(super) fn near(&self) -> std::ops::Range<usize> {
        let segments = self.scene.view.reading.segments;
        let first = self.words.start;
        let sentence = &segments.sentences[segments.sentence_of(first)].tokens;
        let frame = Some(&self.quotation.frame).filter(|frame| !frame.is_empty()).unwrap_or(&self.words);
        let all = self.scene.within(&(sentence.start.min(frame.start)..frame.end.max(self.words.end)));
        let middle = self.scene.within(&(0..first)).end;
        middle.saturating_sub(MOST_CANDIDATES).max(all.start)..all.end.min(middle + MOST_CANDIDATES)
    }

    /// Returns the remark that ends right before the verb (`X, who ..., said`).
    fn remark(&self) -> Tokens {
        let view = &self.scene.view;
        let end = self.words.start.wrapping_sub(1);
        if !view.is_mark(end) || view.text(end) != "," || self.opens {
            return 0..0;
        }
        let from = end.saturating_sub(LONGEST_REMARK);
        let start = (from..end).rev().find(|&at| view.text(at) == "," && self.opens_remark(at + 1));
        start.map_or(0..0, |start| start..end)
    }

    /// Returns the relative word behind whose antecedent the cue stands (`X, who added that ...`).
    fn relative(&self) -> Option<usize> {
        let (view, first) = (&self.scene.view, self.words.start);
        let near = first.saturating_sub(if self.verb_second { 12 } else { 4 })..first;
        let opener = near.rev().take_while(|&at| !view.is_mark(at)).find(|&at| view.has(at, Use::Relative) && !view.is_capital(at))?;
        let comma = opener > 0 && view.text(opener - 1) == ",";
        let subjects = self.scene.within(&(opener..first)).any(|at| {
            let one = &self.scene.mentions[at];
            one.may_be_subject()
                && one.core.end <= first
                && one.core.start + usize::from(!self.verb_second) > opener
                && one.core != (opener..opener + 1)
        });
        (comma && !subjects && !view.has(opener, Use::Oblique) && !view.has(opener, Use::Complementizer)).then_some(opener)
    }

    /// Says whether a mention ends right before the relative clause of the cue.
    fn is_antecedent(&self, mention: &Mention) -> bool {
        mention.part_of.is_none() && self.relative.is_some_and(|relative| mention.tokens.end + 1 == relative)
    }

    fn opens_remark(&self, at: usize) -> bool {
        let view = &self.scene.view;
        let relative = |at: usize| view.has(at, Use::Relative) && !view.is_capital(at);
        relative(at) || view.has(at, Use::Preposition) && relative(at + 1)
    }

    pub(super) fn is_candidate(&self, at: usize) -> bool {
        let mention = &self.scene.mentions[at];
        let head = mention.core.end - 1;
        let free = (mention.kind == MentionKind::Pronoun || !self.cue.words.contains(&head)) && !self.is_relative_pronoun(mention);
        // Our paper is who is told.
        let own =
            mention.determiner.is_some_and(|at| self.scene.view.has(at, Use::FirstPerson) && self.scene.view.has(at, Use::Possessive));
        let told = own && matches!(mention.kind, MentionKind::Noun | MentionKind::Outlet) && self.scene.depth(head) == 0;
        let framed = self.quotation.frame.contains(&mention.core.start);
        let own_words = !framed && (self.quotation.holds(mention.core.start) || self.quotation.holds(head));
        let outer = self.quotation.inside.map(|outer| &self.scene.quotations[outer]).filter(|outer| outer.holds(self.words.start));
        let near = outer.is_none_or(|outer| outer.holds(head));
        free && near && !told && !own_words && self.scene.depth(head) <= self.depth
    }

    /// Says whether a pronoun right behind a comma opens a relative clause whose verb is another one.
    fn is_relative_pronoun(&self, mention: &Mention) -> bool {
        let (view, start) = (&self.scene.view, mention.tokens.start);
        let opens = mention.kind == MentionKind::Pronoun && view.has(start, Use::Relative) && start > 0 && view.text(start - 1) == ",";
        opens && (mention.tokens.end..self.words.start).any(|at| view.text(at) == ",")
    }

    fn weigh(&self, mention: &Mention) -> i32 {
        let frame = i32::from(self.quotation.frame.contains(&mention.core.start)) * points::FRAME;
        kind(mention, self.scene.is_bare(mention))
            + i32::from(self.is_body(mention)) * points::BODY
            + self.form(mention)
            + self.side(mention)
            + self.distance(mention)
            + self.clause(mention)
            + frame
    }

    /// Says whether a neuter pronoun is the subject right before an active verb: it stands for a body (`it said`).
    fn is_body(&self, mention: &Mention) -> bool {
        let pronoun = mention.kind == MentionKind::Pronoun && mention.gender == Gender::Neuter;
        pronoun && !self.verb_second && self.voice == Voice::Active && mention.tokens.end == self.words.start
    }

    fn form(&self, mention: &Mention) -> i32 {
        if self.is_antecedent(mention) {
            return points::ANTECEDENT;
        }
        let governed = mention.governed && mention.part_of.is_none() && !self.follows_subordinator(mention);
        let part = i32::from(mention.part_of.is_some()) * (points::GOVERNED + points::PART);
        let case = i32::from(governed) * points::GOVERNED + i32::from(mention.oblique) * points::OBLIQUE;
        part + case + self.voice_points(mention, governed)
    }

    /// Says whether the preposition before a subject is a conjunction (`after Huang said`).
    fn follows_subordinator(&self, mention: &Mention) -> bool {
        let start = mention.tokens.start;
        start > 0 && self.scene.view.has(start - 1, Use::Subordinator) && mention.tokens.end == self.words.start
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
        let fixed = addressee && !self.verb_second;
        let next = addressee && self.verb_second && mention.tokens.start == self.words.start + 1 && !self.scene.is_bare(mention);
        // Where verbs need no subject, a phrase behind a preposition is none, unless a body right behind the verb (`write at Holt Bank`).
        let new = mention.determiner.is_some_and(|at| self.scene.view.has(at, Use::Indefinite));
        let body = mention.tokens.start <= self.words.end + 1 && mention.name.as_ref().is_none_or(|name| name.len() > 1) && !new;
        // Nor is a plain noun that stands apart from its verb (`says, shaking her head`).
        let apart = self.drops && self.opens && behind && mention.kind == MentionKind::Noun && mention.tokens.start > self.words.end;
        let inverted = self.opens && !before && !apart && !(self.drops && mention.governed && !body);
        i32::from(wrong) * points::WRONG_SIDE
            + i32::from(apart) * points::FAR_NOUN
            + i32::from(addressee) * points::ADDRESSEE_SIDE
            + i32::from(fixed) * points::FIXED_ORDER
            + i32::from(next) * points::NEXT
            + i32::from(before && self.is_first(mention)) * points::FIRST
            + i32::from(before && self.is_joined() && self.is_first(mention)) * points::JOINED
            + i32::from(inverted) * points::INVERTED
    }

    /// Says whether the cue is the second verb of its subject (`raised its forecast and said`).
    fn is_joined(&self) -> bool {
        self.words.start > 0 && self.scene.view.has(self.words.start - 1, Use::Coordinator)
    }

    /// Says whether a mention that may well speak stands first in its sentence.
    fn is_first(&self, mention: &Mention) -> bool {
        let kind = !matches!(mention.kind, MentionKind::Noun | MentionKind::Outlet) && !self.scene.is_bare(mention);
        kind && self.scene.view.begins_sentence(mention.tokens.start)
    }

    fn distance(&self, mention: &Mention) -> i32 {
        let (end, start) = (mention.tokens.end, self.words.start);
        let away = if mention.core.end > start {
            mention.core.start.saturating_sub(self.words.end)
        } else if end <= self.remark.start {
            self.remark.start - end
        } else {
            start - end.min(start)
        };
        i32::try_from(away.min(40)).unwrap_or(40) * points::TOKEN_AWAY
    }

    /// Says whether a plain noun ends the clause of another verb, which a conjunction joins to the cue (`praises the plan and asks ...`).
    fn is_object_of_another(&self, mention: &Mention) -> bool {
        let view = &self.scene.view;
        let joined = (mention.tokens.end..self.words.start).any(|at| view.has(at, Use::Coordinator));
        let behind_verb =
            mention.tokens.start > 0 && (view.is_verb(mention.tokens.start - 1) || view.has(mention.tokens.start - 1, Use::Finite));
        self.drops && mention.kind == MentionKind::Noun && joined && behind_verb
    }

    pub(super) fn clause(&self, mention: &Mention) -> i32 {
        if self.remark.contains(&mention.core.start) {
            return points::REMARK;
        }
        let segments = self.scene.view.reading.segments;
        let (own, cue) = (segments.clause_of(mention.core.start), segments.clause_of(self.words.start));
        if own == cue || mention.tokens.end == self.remark.start && !self.remark.is_empty() {
            return i32::from(self.is_object_of_another(mention)) * points::FAR_NOUN;
        }
        let start = segments.clauses[own].start;
        let start = if self.scene.view.is_mark(start) { start + 1 } else { start };
        let uses = self.scene.view.uses(start);
        let subordinate = uses.has(Use::Preposition) && self.opens_remark(start)
            || uses.has_any(&[Use::Subordinator, Use::Relative, Use::Complementizer]) && !uses.has(Use::Article);
        let noun = self.drops && mention.kind == MentionKind::Noun;
        points::OTHER_CLAUSE + i32::from(noun) * points::FAR_NOUN + i32::from(subordinate) * points::SUBORDINATE
    }
}

/// Says whether the verb stands first in its clause: at the sentence's start or right behind what is said.
fn opens_clause(scene: &Scene<'_>, quotation: &Quotation, first: usize) -> bool {
    let said = |end: usize| end <= first && (end..first).all(|at| scene.view.is_mark(at));
    let free = scene.view.reading.pack.setting("verb_second") != "yes";
    let parted = free && quotation.frame.start == first && first > 0 && scene.view.text(first - 1) == ",";
    parted || scene.view.begins_sentence(first) || quotation.pieces.iter().any(|piece| said(piece.end))
}

const fn kind(mention: &Mention, bare: bool) -> i32 {
    match mention.kind {
        MentionKind::Name if bare => points::BARE,
        MentionKind::Name => points::NAME,
        MentionKind::Role => points::ROLE,
        MentionKind::Group => points::GROUP,
        MentionKind::Organisation => points::ORGANISATION,
        MentionKind::Pronoun if matches!(mention.gender, Gender::Neuter) => points::PRONOUN + points::NEUTER,
        MentionKind::Pronoun => points::PRONOUN,
        MentionKind::Outlet => points::OUTLET,
        MentionKind::Noun => points::NOUN,
    }
}
