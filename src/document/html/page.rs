//! A page's tags while they are read.
//!
//! Takes tags and text in order, as they stand; writes the text with its places. It builds no tree: it keeps the open elements up to a depth,
//! and what lies deeper is read as if it stood there.

use super::head::Head;
use super::stack::{Around, Open, Stack, within};
use super::tag::{Name, Tag};
use super::words::{Kind, Named, kind, named, zone_of_role, zone_of_tag};
use super::writer::{Break, Writer};
use crate::lexicon::Zone;
use html5gum::emitters::callback::{Callback, CallbackEvent};
use rustc_hash::FxHashMap;
use std::convert::Infallible;

/// How many class lists are kept with what they say.
const MOST_NAMES: usize = 4_096;

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
    /// The elements that are open.
    pub open: Stack,
    dropped: Option<Dropped>,
    articles: u32,
    names: FxHashMap<String, Named>,
    /// The text.
    pub writer: Writer,
    /// What the page's head states.
    pub head: Head,
}

impl Page {
    /// Makes an empty page.
    pub fn new(manner: Manner) -> Self {
        let (writer, head) = (Writer::default(), Head::default());
        Self {
            manner,
            tag: Tag::default(),
            open: Stack::new(manner.depth),
            dropped: None,
            articles: 0,
            names: FxHashMap::default(),
            writer,
            head,
        }
    }

    /// Says whether an element whose content is left out never ended.
    pub fn is_cut(&self) -> bool {
        self.dropped.is_some()
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
        let (place, mut around) = (self.open.place(), self.open.around());
        if tag.name.as_slice() == b"q" {
            self.quotation_mark();
            around.quotations += 1;
        }
        if tag.name.as_slice() == b"a" {
            if around.link {
                self.open.close(b"a");
            }
            around.link = true;
        }
        self.open.push(Open { name: tag.name.clone(), place, around });
    }

    /// A page leaves the marks around `q` to the reader's program, so that they are none of its text.
    fn quotation_mark(&mut self) {
        let mark = if self.open.around().quotations.is_multiple_of(2) { "\"" } else { "'" };
        let place = self.open.place();
        self.writer.text(mark, place, false);
    }

    fn block(&mut self, tag: &Tag, kind: Kind) {
        self.open.close_implied(&tag.name);
        self.writer.pending(if kind == Kind::Line { Break::Line } else { Break::Paragraph });
        let mut place = self.open.place();
        let named = self.named(&tag.names);
        let holds_article = tag.name.as_slice() == b"main" || named.text;
        if (holds_article || tag.name.as_slice() == b"h1") && place.weak && place.zone != Some(Zone::Comment) {
            self.open.forget_weak_zones();
            place = self.open.place();
        }
        if tag.name.as_slice() == b"article" && place.article == 0 {
            self.articles += 1;
            place.article = self.articles;
        }
        place.main |= tag.name.as_slice() == b"main" || tag.role == "main";
        place.text |= named.text;
        let (zone, weak) = self.own_zone(tag, named.zone);
        if zone == Some(Zone::Block) && self.open.forget_figure() {
            place.zone = None;
        }
        let around = Around { lines: self.open.around().lines || tag.name.as_slice() == b"pre", ..self.open.around() };
        self.open.push(Open { name: tag.name.clone(), place: within(place, zone, weak), around });
    }

    /// Returns what class names say; a page uses few of them often.
    fn named(&mut self, names: &str) -> Named {
        if names.is_empty() {
            return Named::default();
        }
        if let Some(&known) = self.names.get(names) {
            return known;
        }
        let found = named(names);
        if self.names.len() < MOST_NAMES {
            self.names.insert(names.to_owned(), found);
        }
        found
    }

    /// Returns the zone that a tag names, and whether only its class names it.
    fn own_zone(&self, tag: &Tag, named: Option<Zone>) -> (Option<Zone>, bool) {
        let name = tag.name.as_slice();
        if matches!(name, b"html" | b"body" | b"main" | b"article" | b"head") {
            return (None, false);
        }
        if matches!(name, b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6") {
            return (zone_of_tag(name), false);
        }
        if name == b"header" && (self.open.holds(b"article") || self.open.holds(b"main")) {
            return (None, false);
        }
        if name == b"figcaption" && self.open.quotes_in_figure() {
            return (None, false);
        }
        let named = named.or(tag.hidden.then_some(Zone::Menu)).filter(|_| self.manner.names);
        let stated = zone_of_role(&tag.role).or_else(|| zone_of_tag(name));
        // Old pages stand in one form as a whole.
        let misused = matches!(name, b"header" | b"aside" | b"footer" | b"form");
        match (stated, named) {
            (_, Some(named)) if !named.is_article() => (Some(named), true),
            (Some(Zone::Body) | None, Some(named)) => (Some(named), true),
            (stated, _) if misused => (stated.filter(|_| self.manner.names), true),
            (stated, _) => (stated, false),
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
        if self.open.close(name) && name == b"q" {
            self.quotation_mark();
        }
    }

    fn string(&mut self, value: &[u8]) {
        if self.dropped.is_some() {
            return;
        }
        let text = String::from_utf8_lossy(value);
        if self.open.top_is(b"title") {
            return self.head.title(&text);
        }
        let (place, around) = (self.open.place(), self.open.around());
        if around.lines { self.writer.lines(&text, place, around.link) } else { self.writer.text(&text, place, around.link) }
    }
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
