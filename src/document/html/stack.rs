//! The elements of a page that are open.
//!
//! Takes elements as they start and end; gives what holds for the text within them. It keeps them up to a depth, and closes those that a page
//! leaves open as browsers do, roughly.

use super::tag::Name;
use super::words::{Kind, kind};
use super::writer::Place;
use crate::lexicon::Zone;

/// An element that is open, with what it takes from those around it.
#[derive(Debug)]
pub struct Open {
    /// Its name.
    pub name: Name,
    /// Where its text stands.
    pub place: Place,
    /// What else holds for it.
    pub around: Around,
}

/// What holds for all text within an element.
#[derive(Debug, Clone, Copy, Default)]
pub struct Around {
    /// Whether it is part of a link.
    pub link: bool,
    /// Whether its lines stand as they are.
    pub lines: bool,
    /// How many quotations it stands in.
    pub quotations: usize,
}

/// The elements that are open, from the outermost.
#[derive(Debug)]
pub struct Stack {
    open: Vec<Open>,
    depth: usize,
    beyond: usize,
    /// Whether elements stood deeper than is kept.
    pub deep: bool,
}

impl Stack {
    /// Makes a stack that keeps `depth` elements.
    pub const fn new(depth: usize) -> Self {
        Self { open: Vec::new(), depth, beyond: 0, deep: false }
    }

    /// Returns where text stands now.
    pub fn place(&self) -> Place {
        self.open.last().map_or_else(Place::default, |open| open.place)
    }

    /// Returns what else holds for text now.
    pub fn around(&self) -> Around {
        self.open.last().map_or_else(Around::default, |open| open.around)
    }

    /// Says whether an element of this name is open.
    pub fn holds(&self, name: &[u8]) -> bool {
        self.open.iter().any(|open| open.name.as_slice() == name)
    }

    /// Says whether the innermost element has this name.
    pub fn top_is(&self, name: &[u8]) -> bool {
        self.open.last().is_some_and(|open| open.name.as_slice() == name)
    }

    /// Opens an element.
    pub fn push(&mut self, open: Open) {
        if self.open.len() < self.depth {
            self.open.push(open);
        } else {
            self.beyond += 1;
            self.deep = true;
        }
    }

    /// Closes the innermost element of this name, and those within it; says whether there was one.
    pub fn close(&mut self, name: &[u8]) -> bool {
        if self.beyond > 0 {
            self.beyond -= 1;
            return false;
        }
        let at = self.open.iter().rposition(|open| open.name.as_slice() == name);
        self.open.truncate(at.unwrap_or(self.open.len()));
        at.is_some()
    }

    /// Closes elements that end without an end tag where one of this name starts.
    pub fn close_implied(&mut self, name: &[u8]) {
        let same: &[&[u8]] = match name {
            b"li" => &[b"li"],
            b"dt" | b"dd" => &[b"dt", b"dd"],
            b"tr" => &[b"tr"],
            _ => &[],
        };
        for at in (0..self.open.len()).rev() {
            let open = self.open[at].name.as_slice();
            if same.contains(&open) || (open == b"p" && self.beyond == 0) {
                self.open.truncate(at);
                return;
            }
            if is_border(open) || (same.is_empty() && kind(open) == Kind::Block) {
                return;
            }
        }
    }

    /// The headline and the article's text stand in no part that a class name keeps out of the article.
    pub fn forget_weak_zones(&mut self) {
        for open in self.open.iter_mut().filter(|open| open.place.weak) {
            open.place.zone = None;
            open.place.weak = false;
        }
    }

    /// A quotation in a figure makes of it no picture; says whether there was one.
    pub fn forget_figure(&mut self) -> bool {
        let inner = |open: &&mut Open| open.place.zone == Some(Zone::Caption);
        let mut found = false;
        for open in self.open.iter_mut().rev().take_while(inner) {
            open.place.zone = None;
            found = true;
        }
        found
    }

    /// Says whether the innermost figure holds a quotation.
    pub fn quotes_in_figure(&self) -> bool {
        let figure = self.open.iter().rev().find(|open| open.name.as_slice() == b"figure");
        figure.is_some_and(|figure| figure.place.zone != Some(Zone::Caption))
    }
}

/// Says whether an element keeps what starts in it from closing what stands around it.
fn is_border(name: &[u8]) -> bool {
    matches!(name, b"ul" | b"ol" | b"dl" | b"menu" | b"table" | b"blockquote" | b"article" | b"section")
}

/// Returns the place of an element in another: what stands outside the article stays there.
pub fn within(outer: Place, own: Option<Zone>, weak: bool) -> Place {
    let zone = match (outer.zone, own) {
        (outer, None) => outer,
        (Some(outer), _) if !outer.is_article() => Some(outer),
        (Some(Zone::Block | Zone::Title | Zone::Heading), Some(inner)) if inner.is_article() => outer.zone,
        _ => own,
    };
    Place { zone, weak: if zone == outer.zone { outer.weak } else { weak }, ..outer }
}
