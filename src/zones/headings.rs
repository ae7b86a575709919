//! The headline, what is printed again, and the headings.
//!
//! Takes a page whose boilerplate is decided; decides its headline, repeats, summary, headings and the lines below its last paragraph.

use super::layout::{Draft, Page};
use super::repeat::Headline;
use super::shape::End;
use crate::lexicon::Zone;
use rustc_hash::FxHashSet;

/// How many lines at the top may hold the headline.
const HEAD: usize = 8;
/// The most words of a headline.
const LONGEST_TITLE: usize = 35;
/// The fewest words of a headline, where several lines might be it.
const SHORTEST_TITLE: usize = 5;
/// The fewest words of a headline that a whole sentence cannot hold by chance.
const LONG_TITLE: usize = 6;
/// The most words of a heading.
const LONGEST_HEADING: usize = 14;
/// The most words of a line that names the authors.
const LONGEST_BYLINE: usize = 12;
/// The fewest words of a line that counts as printed again.
const SHORTEST_REPEAT: usize = 6;

impl Page<'_> {
    /// Finds the headline: the one that markup or the table states, or the first line that may be one.
    pub(super) fn title(&mut self) -> Option<usize> {
        if let Some(at) = self.drafts.iter().position(|draft| draft.cut.stated == Some(Zone::Title)) {
            return Some(at);
        }
        let head = self.candidates();
        let title = self.stated_title(&head).or_else(|| self.likely_title(&head))?;
        self.drafts[title].zone = Some(Zone::Title);
        for &at in head.iter().filter(|&&at| at < title) {
            if self.drafts[at].is_label(SHORTEST_TITLE - 1) {
                self.drafts[at].decide(Zone::Menu);
            }
        }
        Some(title)
    }

    /// Returns the undecided lines at the top that may be the headline.
    fn candidates(&self) -> Vec<usize> {
        let open = (0..self.drafts.len()).filter(|&at| self.drafts[at].zone.is_none());
        let head: Vec<usize> = open.take(HEAD).take_while(|&at| may_be_title(&self.drafts[at])).collect();
        let below = head.last().is_some_and(|&last| self.drafts[last + 1..].iter().any(Draft::is_article));
        match (below, head.len()) {
            (false, 1) => Vec::new(),
            _ => head,
        }
    }

    fn stated_title(&self, head: &[usize]) -> Option<usize> {
        let stated = Headline::new(&self.document.meta.title);
        let echoes = |at: usize| stated.echoes_in(self.text(at), self.drafts[at].shape.words, false);
        head.iter().copied().find(|&at| echoes(at) && self.drafts[at].shape.end != End::Dots)
    }

    /// Returns the first candidate that is long enough and does not merely hold a later one.
    fn likely_title(&self, head: &[usize]) -> Option<usize> {
        let echo = |at: usize, later: usize| {
            let (words, cut_short) = (self.drafts[at].shape.words, self.drafts[at].shape.end == End::Dots);
            self.drafts[at].sum != self.drafts[later].sum && Headline::new(self.text(later)).echoes_in(self.text(at), words, cut_short)
        };
        let long = |at: usize| self.drafts[at].shape.words >= SHORTEST_TITLE;
        let fit = head
            .iter()
            .enumerate()
            .find(|&(place, &at)| long(at) && !head[place + 1..].iter().any(|&later| long(later) && echo(at, later)));
        fit.map(|(_, &at)| at).or_else(|| head.first().copied())
    }

    /// Decides lines that are printed again, and those that hold the headline with little beside it.
    pub(super) fn repeats(&mut self, title: Option<usize>) {
        let mut seen = FxHashSet::default();
        let headline = title.map(|at| (self.drafts[at].sum, Headline::new(self.text(at))));
        let last = self.last_prose().unwrap_or(0);
        for at in 0..self.drafts.len() {
            let draft = &self.drafts[at];
            if !draft.is_article() || Some(at) == title {
                continue;
            }
            let same = headline.as_ref().is_some_and(|&(sum, _)| sum == draft.sum);
            let again = draft.shape.words >= SHORTEST_REPEAT && !seen.insert(draft.sum);
            if same || again {
                self.drafts[at].zone = Some(Zone::Repeat);
            } else if let Some((_, headline)) = &headline {
                self.drafts[at].zone = self.echo(at, headline, last).or(draft.zone);
            }
        }
    }

    /// Returns the zone of a line that holds the headline with little beside it: at the top a repeat, at the end where the article came from.
    fn echo(&self, at: usize, headline: &Headline, last: usize) -> Option<Zone> {
        let shape = &self.drafts[at].shape;
        let sentence = shape.end == End::Stop;
        let zone = match (at < HEAD, at >= last) {
            (true, _) if !sentence => Zone::Repeat,
            (_, true) if !sentence || headline.len() >= LONG_TITLE => Zone::Source,
            _ => return None,
        };
        (!shape.quotes && headline.echoes_in(self.text(at), shape.words, shape.end == End::Dots)).then_some(zone)
    }

    /// Decides what stands between the headline and the first paragraph: date, author, summary.
    pub(super) fn head(&mut self, title: Option<usize>) {
        let Some(title) = title else { return };
        let Some(first) = (title + 1..self.drafts.len()).find(|&at| self.drafts[at].is_prose()) else { return };
        let open: Vec<usize> = (title + 1..first).filter(|&at| self.drafts[at].zone.is_none()).collect();
        for &at in &open {
            let draft = &mut self.drafts[at];
            let figures = draft.shape.words > draft.shape.letters;
            let byline = draft.hit.is_some_and(|hit| hit.zone == Zone::Source);
            if draft.is_label(5) && (figures || first - title > 2 && draft.shape.words <= 3) || byline && draft.is_label(LONGEST_BYLINE) {
                draft.decide(Zone::Source);
            }
        }
        let below = self.drafts.get(first + 1).is_some_and(|next| next.cut.blank_before > 0 && next.is_article());
        if first == title + 1 && self.drafts[first].cut.blank_before == 0 && below && self.drafts[title].cut.stated.is_none() {
            self.drafts[first].decide(Zone::Summary);
        }
    }

    /// Finds headings: short lines between paragraphs that end no sentence.
    pub(super) fn headings(&mut self) {
        let mut closed = true;
        for at in 0..self.drafts.len() {
            let draft = &self.drafts[at];
            if !draft.is_article() {
                continue;
            }
            let shape = &draft.shape;
            let short = shape.words <= LONGEST_HEADING && !shape.quotes && !shape.bullet && !shape.small && shape.sentences <= 2;
            let ends = matches!(shape.end, End::Open | End::Loud | End::Dots);
            if draft.zone.is_none() && short && ends && closed && self.has_text_below(at) {
                self.drafts[at].zone = Some(Zone::Heading);
            }
            let draft = &self.drafts[at];
            closed = draft.shape.ends_sentence() || matches!(draft.zone, Some(Zone::Title | Zone::Heading | Zone::Summary | Zone::Block));
        }
    }

    /// Says whether the next line of the article is a paragraph, or one that may be.
    fn has_text_below(&self, at: usize) -> bool {
        let next = self.drafts[at + 1..].iter().find(|draft| draft.is_article());
        next.is_some_and(|next| {
            next.shape.is_prose() || next.shape.words > LONGEST_HEADING || next.shape.ends_sentence() || next.shape.quotes
        })
    }

    /// Decides short lines below the last paragraph: signatures, tags, agencies.
    pub(super) fn tail(&mut self, title: Option<usize>) {
        let Some(last) = self.last_prose().filter(|&last| title != Some(last)) else { return };
        if !self.drafts[last].shape.ends_sentence() {
            return;
        }
        for draft in &mut self.drafts[last + 1..] {
            if draft.is_label(8) {
                draft.decide(Zone::Source);
            }
        }
    }
}

/// Says whether a line may be a headline.
fn may_be_title(draft: &Draft) -> bool {
    let shape = &draft.shape;
    shape.letters > 0 && shape.words <= LONGEST_TITLE && !matches!(shape.end, End::Stop | End::Runs) && !shape.bullet
}
