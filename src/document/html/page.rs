//! A page's tags while they are read.
//!
//! Takes tags and text in order, as they stand; writes the text with its places. It builds no tree: it keeps the open elements up to a depth,
//! and what lies deeper is read as if it stood there.

use super::head::Head;
use super::tag::{Name, Tag};
use super::words::{Kind, kind, names_text, zone_of_names, zone_of_role, zone_of_tag};
use super::writer::{Break, Place, Writer};
use crate::lexicon::Zone;
use html5gum::emitters::callback::{Callback, CallbackEvent};
use std::convert::Infallible;

/// How a page is read.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    /// Elements that are kept open within each other.
    pub depth: usize,
    /// Whether class names, and tags that are often misused, count.
    pub names: bool,
    /// Whether elements whose content is no text are left out even where they may never end.
    pub drops: bool,
}

/// An element that is open, with what it takes from those around it.
#[derive(Debug)]
struct Open {
    name: Name,
    place: Place,
    around: Around,
}

/// What holds for all text within an element.
#[derive(Debug, Clone, Copy, Default)]
struct Around {
    link: bool,
    lines: bool,
    quotations: usize,
}

/// An element whose content is left out.
#[derive(Debug)]
struct Dropped {
    name: Name,
    kind: Kind,
    within: usize,
}

/// A page while it is read.
#[derive(Debug)]
pub struct Page {
    manner: Manner,
    tag: Tag,
    open: Vec<Open>,
    beyond: usize,
    dropped: Option<Dropped>,
    articles: u32,
    /// The text.
    pub writer: Writer,
    /// What the page's head states.
    pub head: Head,
    /// Whether elements stood deeper than is kept.
    pub deep: bool,
}

impl Page {
    /// Makes an empty page.
    pub fn new(manner: Manner) -> Self {
        let (writer, head) = (Writer::default(), Head::default());
        Self { manner, tag: Tag::default(), open: Vec::new(), beyond: 0, dropped: None, articles: 0, writer, head, deep: false }
    }

    /// Says whether an element whose content is left out never ended.
    pub fn is_cut(&self) -> bool {
        self.dropped.is_some()
    }

    fn place(&self) -> Place {
        self.open.last().map_or_else(Place::default, |open| open.place)
    }

    fn around(&self) -> Around {
        self.open.last().map_or_else(Around::default, |open| open.around)
    }

    fn is_in(&self, name: &[u8]) -> bool {
        self.open.iter().any(|open| open.name.as_slice() == name)
    }

    /// Takes a start tag with its attributes.
    fn start(&mut self) {
        let tag = std::mem::take(&mut self.tag);
        self.start_tag(&tag);
        self.tag = tag;
    }

    fn start_tag(&mut self, tag: &Tag) {
        let kind = kind(&tag.name);
        if self.stays_dropped(&tag.name, kind) {
            return;
        }
        match kind {
            Kind::Void => self.void(tag),
            Kind::Dropped | Kind::Foreign if self.manner.drops || kind == Kind::Foreign => {
                self.dropped = Some(Dropped { name: tag.name.clone(), kind, within: 0 });
            }
            Kind::Inline => self.inline(tag),
            Kind::Block | Kind::Line => self.block(tag, kind),
            _ if matches!(tag.name.as_slice(), b"td" | b"th") => self.writer.pending(Break::Cell),
            _ => {}
        }
    }

    /// Says whether a tag stands in an element whose content is left out.
    fn stays_dropped(&mut self, name: &[u8], kind: Kind) -> bool {
        let Some(dropped) = &mut self.dropped else { return false };
        if dropped.kind == Kind::Foreign && kind == Kind::Block {
            self.dropped = None;
            return false;
        }
        dropped.within += usize::from(dropped.name.as_slice() == name);
        true
    }

    fn void(&mut self, tag: &Tag) {
        match tag.name.as_slice() {
            b"br" => self.writer.line_break(),
            b"hr" => self.writer.pending(Break::Paragraph),
            b"meta" | b"link" => self.head.note(&tag.key, &tag.content),
            _ => {}
        }
    }

    fn inline(&mut self, tag: &Tag) {
        let (place, mut around) = (self.place(), self.around());
        if tag.name.as_slice() == b"q" {
            self.quotation_mark();
            around.quotations += 1;
        }
        around.link |= tag.name.as_slice() == b"a";
        self.push(Open { name: tag.name.clone(), place, around });
    }

    /// A page leaves the marks around `q` to the reader's program, so that they are none of its text.
    fn quotation_mark(&mut self) {
        let mark = if self.around().quotations % 2 == 0 { "\"" } else { "'" };
        let place = self.place();
        self.writer.text(mark, place, false);
    }

    fn block(&mut self, tag: &Tag, kind: Kind) {
        self.close_implied(&tag.name);
        self.writer.pending(if kind == Kind::Line { Break::Line } else { Break::Paragraph });
        let mut place = self.place();
        let holds_article = tag.name.as_slice() == b"main" || names_text(&tag.names);
        if (holds_article || tag.name.as_slice() == b"h1") && place.weak && place.zone != Some(Zone::Comment) {
            self.forget_weak_zones();
            place = self.place();
        }
        if tag.name.as_slice() == b"article" && place.article == 0 {
            self.articles += 1;
            place.article = self.articles;
        }
        place.main |= tag.name.as_slice() == b"main" || tag.role == "main";
        place.text |= names_text(&tag.names);
        let (zone, weak) = self.own_zone(tag);
        let around = Around { lines: self.around().lines || tag.name.as_slice() == b"pre", ..self.around() };
        self.push(Open { name: tag.name.clone(), place: within(place, zone, weak), around });
    }

    /// Returns the zone that a tag names, and whether only its class names it.
    fn own_zone(&self, tag: &Tag) -> (Option<Zone>, bool) {
        let name = tag.name.as_slice();
        if matches!(name, b"html" | b"body" | b"main" | b"article" | b"head") {
            return (None, false);
        }
        if matches!(name, b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6") {
            return (zone_of_tag(name), false);
        }
        if name == b"header" && (self.is_in(b"article") || self.is_in(b"main")) {
            return (None, false);
        }
        let named = if self.manner.names { zone_of_names(&tag.names).or(tag.hidden.then_some(Zone::Menu)) } else { None };
        let stated = zone_of_role(&tag.role).or_else(|| zone_of_tag(name));
        match (stated, named) {
            (Some(Zone::Body) | None, Some(named)) => (Some(named), true),
            (Some(Zone::Teaser | Zone::Menu | Zone::Legal), Some(Zone::Comment)) => (Some(Zone::Comment), true),
            // Old pages stand in one form as a whole.
            (stated, _) if matches!(name, b"header" | b"aside" | b"footer" | b"form") => (stated.filter(|_| self.manner.names), true),
            (stated, _) => (stated, false),
        }
    }

    /// The headline and the article's text stand in no part that a class name keeps out of the article.
    fn forget_weak_zones(&mut self) {
        for open in self.open.iter_mut().filter(|open| open.place.weak) {
            open.place.zone = None;
            open.place.weak = false;
        }
    }

    fn push(&mut self, open: Open) {
        if self.open.len() < self.manner.depth {
            self.open.push(open);
        } else {
            self.beyond += 1;
            self.deep = true;
        }
    }

    /// Closes elements that end without an end tag where this one starts.
    fn close_implied(&mut self, name: &[u8]) {
        let same: &[&[u8]] = match name {
            b"li" => &[b"li"],
            b"dt" | b"dd" => &[b"dt", b"dd"],
            b"tr" => &[b"tr"],
            _ => &[],
        };
        let border = |open: &Open| {
            matches!(open.name.as_slice(), b"ul" | b"ol" | b"dl" | b"menu" | b"table" | b"blockquote" | b"article" | b"section")
        };
        for at in (0..self.open.len()).rev() {
            let open = &self.open[at];
            if same.contains(&open.name.as_slice()) || (open.name.as_slice() == b"p" && self.beyond == 0) {
                self.open.truncate(at);
                return;
            }
            if border(open) || (same.is_empty() && kind(&open.name) == Kind::Block) {
                return;
            }
        }
    }

    /// Takes an end tag.
    fn end(&mut self, name: &[u8]) {
        if let Some(dropped) = &mut self.dropped {
            if dropped.name.as_slice() == name {
                if dropped.within == 0 { self.dropped = None } else { dropped.within -= 1 }
            }
            return;
        }
        match kind(name) {
            Kind::Block => self.writer.pending(Break::Paragraph),
            Kind::Line => self.writer.pending(Break::Line),
            Kind::Inline => {}
            _ => return,
        }
        if self.beyond > 0 {
            self.beyond -= 1;
        } else if let Some(at) = self.open.iter().rposition(|open| open.name.as_slice() == name) {
            self.open.truncate(at);
            if name == b"q" {
                self.quotation_mark();
            }
        }
    }

    fn string(&mut self, value: &[u8]) {
        if self.dropped.is_some() {
            return;
        }
        let text = String::from_utf8_lossy(value);
        if self.is_in_title() {
            return self.head.title(&text);
        }
        let (place, around) = (self.place(), self.around());
        if around.lines { self.writer.lines(&text, place, around.link) } else { self.writer.text(&text, place, around.link) }
    }

    fn is_in_title(&self) -> bool {
        self.open.last().is_some_and(|open| open.name.as_slice() == b"title")
    }
}

/// Returns the place of an element in another: what stands outside the article stays there, and a quotation inside a picture is one.
fn within(outer: Place, own: Option<Zone>, weak: bool) -> Place {
    let zone = match (outer.zone, own) {
        (outer, None) => outer,
        (Some(Zone::Caption), Some(Zone::Block)) => own,
        (Some(outer), _) if !outer.is_article() => Some(outer),
        (Some(Zone::Block | Zone::Title | Zone::Heading), Some(inner)) if inner.is_article() => outer.zone,
        _ => own,
    };
    Place { zone, weak: if zone == outer.zone { outer.weak } else { weak }, ..outer }
}

impl Callback<Infallible, ()> for &mut Page {
    fn handle_event(&mut self, event: CallbackEvent<'_>, _: html5gum::Span<()>) -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => self.tag.open(name),
            CallbackEvent::AttributeName { name } => self.tag.attribute(name),
            CallbackEvent::AttributeValue { value } => self.tag.value(value),
            CallbackEvent::CloseStartTag { .. } => self.start(),
            CallbackEvent::EndTag { name } => self.end(name),
            CallbackEvent::String { value } => self.string(value),
            _ => {}
        }
        None
    }
}
