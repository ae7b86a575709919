//! The lines of a page while their zones are decided.
//!
//! Takes a document and boilerplate rows; gives its lines with their zones. Here stand the rules that end or surround the article; those of
//! its headline and headings stand in `headings`. Each rule decides lines that no rule before it has decided.

use super::Line;
use super::boilerplate::{Boilerplate, Hit, Stretch};
use super::lines::{Cut, cut_lines};
use super::pieces::{cut, is_blank};
use super::repeat::sum;
use super::shape::{End, Shape};
use crate::document::Document;
use crate::lexicon::{Extent, Zone};

/// The fewest words of prose before a row may take the rest of the article.
const FEWEST_BEFORE_REST: usize = 30;
/// The most lines that one label covers.
const MOST_UNDER_LABEL: usize = 8;
/// The most paragraphs that a sponsor's label covers.
const MOST_OF_SPONSOR: usize = 2;
/// The most words of a label that ends them.
const LONGEST_LABEL: usize = 8;
/// Blank lines that part comments from the article.
const WIDE_GAP: usize = 3;

/// A line and what is known of it.
#[derive(Debug)]
pub(super) struct Draft {
    pub cut: Cut,
    pub shape: Shape,
    pub hit: Option<Hit>,
    pub sum: u64,
    pub zone: Option<Zone>,
}

impl Draft {
    /// Says whether the line belongs to the article, as far as is known.
    pub(super) fn is_article(&self) -> bool {
        self.zone.is_none_or(Zone::is_article)
    }

    /// Says whether the line is a paragraph of the article.
    pub(super) fn is_prose(&self) -> bool {
        self.is_article() && self.shape.is_prose()
    }

    /// Says whether the line is short and ends like a label, not like a sentence.
    pub(super) fn is_label(&self, longest: usize) -> bool {
        let shape = &self.shape;
        shape.words <= longest && shape.end == End::Open && !shape.quotes && !shape.bullet
    }

    pub(super) fn decide(&mut self, zone: Zone) {
        self.zone.get_or_insert(zone);
    }
}

/// A document's lines while their zones are decided.
pub struct Page<'d> {
    pub(super) document: &'d Document,
    pub(super) drafts: Vec<Draft>,
}

impl<'d> Page<'d> {
    /// Cuts a document into lines and looks at each.
    pub fn new(document: &'d Document, boilerplate: &Boilerplate) -> Self {
        let mut pieces = Vec::new();
        let drafts = cut_lines(document).into_iter().map(|line| {
            let text = line.span.of(&document.text);
            cut(text, &mut pieces);
            let shape = Shape::new(text, &pieces, &boilerplate.marks);
            Draft { cut: line, shape, hit: boilerplate.find(&pieces), sum: sum(&pieces), zone: line.stated }
        });
        Self { drafts: drafts.collect(), document }
    }

    /// Decides the zones and returns the lines.
    pub fn lines(mut self) -> Vec<Line> {
        self.signs();
        self.boilerplate();
        self.comments_below();
        let title = self.title();
        self.repeats(title);
        self.head(title);
        self.headings();
        self.tail(title);
        self.lone_bullets();
        let line =
            |draft: &Draft| Line { span: draft.cut.span, zone: draft.zone.unwrap_or(Zone::Body), blank_before: draft.cut.blank_before };
        self.drafts.iter().map(line).collect()
    }

    pub(super) fn text(&self, at: usize) -> &'d str {
        self.drafts[at].cut.span.of(&self.document.text)
    }

    /// Decides lines without words, without letters, and of addresses.
    fn signs(&mut self) {
        for draft in &mut self.drafts {
            if draft.shape.is_empty() {
                draft.decide(Zone::Menu);
            } else if draft.shape.letters == 0 || draft.shape.links || draft.hit.is_none() && draft.shape.is_stamp() {
                draft.decide(Zone::Source);
            }
        }
    }

    /// Decides lines by their rows; above and below the paragraphs a row needs fewer signs.
    fn boilerplate(&mut self) {
        let prose = |draft: &Draft| draft.is_prose() && draft.hit.is_none();
        let first_prose = self.drafts.iter().position(prose).unwrap_or(0);
        let last = self.drafts.iter().rposition(prose).unwrap_or(usize::MAX);
        let first = self.drafts.iter().position(|draft| draft.zone.is_none());
        let (mut before, mut at) = (0, 0);
        while at < self.drafts.len() {
            let part = if at > last {
                Stretch::Below
            } else if at < first_prose {
                Stretch::Above
            } else {
                Stretch::Within
            };
            match self.hit(at, first == Some(at), part) {
                Some(hit) if hit.extent == Extent::Rest && before >= FEWEST_BEFORE_REST => return self.rest(at, hit.zone),
                Some(hit) => {
                    self.drafts[at].zone = Some(hit.zone);
                    self.below_label(at, hit, last);
                }
                None => {
                    let draft = &self.drafts[at];
                    before += if draft.is_prose() { draft.shape.words } else { 0 };
                }
            }
            at += 1;
        }
    }

    /// Returns the row that holds for a line; markup that names a part outside the article wins over it.
    fn hit(&self, at: usize, first: bool, part: Stretch) -> Option<Hit> {
        let draft = &self.drafts[at];
        let hit = draft.hit.filter(|hit| draft.is_article() && hit.holds(&draft.shape, part))?;
        if hit.announces() && !(part != Stretch::Above && self.is_named_above(at, hit)) {
            return None;
        }
        let outer = matches!(hit.zone, Zone::Teaser | Zone::Ad | Zone::Comment);
        let weak = hit.words < 3 && !hit.alone && (outer || hit.words == 1 && !hit.label);
        let stated = draft.cut.stated == Some(Zone::Title);
        (!stated && !(first && weak && self.drafts.len() > 1)).then_some(hit)
    }

    /// Says whether what follows a row's words is a name that stands in the lines above: a body presents itself below what it announces.
    fn is_named_above(&self, at: usize, hit: Hit) -> bool {
        let name = self.text(at).get(hit.end..).unwrap_or_default().trim_matches(|mark: char| !mark.is_alphanumeric());
        let words = || name.split(is_blank).filter(|word| !word.is_empty());
        let last = words().next_back().unwrap_or_default();
        let capitals = words().filter(|word| word.starts_with(char::is_uppercase)).count();
        let core = if words().count() > 2 { words().skip(1).collect::<Vec<_>>().join(" ") } else { name.to_owned() };
        let above = self.drafts[..at].iter().any(|draft| draft.is_article() && draft.cut.span.of(&self.document.text).contains(&core));
        above && capitals * 2 >= words().count() && last.starts_with(char::is_uppercase)
    }

    /// Gives a line and all below it to a zone; lines with a row of their own keep it.
    fn rest(&mut self, at: usize, zone: Zone) {
        for draft in &mut self.drafts[at..] {
            let own = draft.hit.filter(|hit| hit.extent == Extent::Line && hit.holds(&draft.shape, Stretch::Below));
            if draft.is_article() {
                draft.zone = Some(own.map_or(zone, |hit| hit.zone));
            }
        }
    }

    /// A label that stands alone covers the lines that it announces.
    fn below_label(&mut self, at: usize, hit: Hit, last: usize) {
        let below = self.drafts.len() - at - 1;
        let notice = matches!(hit.zone, Zone::Legal | Zone::Source) && below <= MOST_UNDER_LABEL && at > 0 && self.prose_before(at);
        for next in at + 1..self.drafts.len().min(at + 1 + MOST_UNDER_LABEL) {
            let draft = &self.drafts[next];
            let tight = draft.cut.blank_before == 0 || at > last;
            let headline = draft.shape.words < 25 && !matches!(draft.shape.end, End::Stop | End::Runs);
            let listed = hit.zone == Zone::Teaser && tight && headline && (hit.alone || self.drafts[at].shape.bullet && draft.shape.bullet);
            let noted = notice && hit.alone && !draft.shape.quotes;
            let sponsored = hit.is_sponsor() && next <= at + MOST_OF_SPONSOR && !draft.is_label(LONGEST_LABEL);
            if !(draft.zone.is_none() && draft.hit.is_none() && (listed || noted || sponsored)) {
                break;
            }
            self.drafts[next].zone = Some(hit.zone);
        }
    }

    /// Finds readers' comments by their layout: a wide gap, then the headline or another line in brackets, then text.
    fn comments_below(&mut self) {
        let mut before = 0;
        for at in 0..self.drafts.len() {
            if before >= FEWEST_BEFORE_REST && self.drafts[at].cut.blank_before >= WIDE_GAP && self.is_bracketed(at) {
                return self.rest(at, Zone::Comment);
            }
            let draft = &self.drafts[at];
            before += if draft.is_prose() { draft.shape.words } else { 0 };
        }
    }

    /// Says whether brackets close around this line and two more at most, and text follows.
    fn is_bracketed(&self, at: usize) -> bool {
        let closed = (at..self.drafts.len().min(at + 3)).find(|&line| self.text(line).ends_with(']'));
        self.text(at).starts_with('[') && closed.is_some_and(|line| line + 1 < self.drafts.len())
    }

    fn prose_before(&self, at: usize) -> bool {
        let words = self.drafts[..at].iter().filter(|draft| draft.is_prose()).map(|draft| draft.shape.words);
        words.sum::<usize>() >= FEWEST_BEFORE_REST
    }

    pub(super) fn last_prose(&self) -> Option<usize> {
        self.drafts.iter().rposition(|draft| draft.is_prose())
    }

    /// A list of one, between paragraphs and without a stop, points to another article.
    fn lone_bullets(&mut self) {
        for at in 1..self.drafts.len().saturating_sub(1) {
            let alone = self.drafts[at].cut.blank_before > 0 && self.drafts[at + 1].cut.blank_before > 0;
            let shape = self.drafts[at].shape;
            let listed = shape.bullet && !shape.quotes && shape.end == End::Open && shape.words >= 4 && shape.words < 25;
            let dash = self.text(at).starts_with(['\u{2013}', '\u{2014}']);
            if alone && listed && !dash && self.drafts[at - 1].is_prose() && self.drafts[at + 1].is_prose() {
                self.drafts[at].decide(Zone::Teaser);
            }
        }
    }
}
