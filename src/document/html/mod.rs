//! A saved page to the text of its article.
//!
//! Takes HTML; gives its text, one line a paragraph, with the zones that tags, roles and class names state, and what its head says. It reads
//! tags as they come, in time that grows with the page's length, and builds no tree. Scripts and styles are left out; menus, cookie bars,
//! pointers to other articles and comments are kept as zones of their own, so that a reader sees what was not scored.

mod choose;
mod head;
mod page;
mod stack;
mod tag;
mod words;
mod writer;

use super::decode::Marked;
use super::{Meta, Region, Warning};
use crate::lexicon::Zone;
use crate::span::Span;
use choose::{Chosen, choose};
use html5gum::Tokenizer;
use html5gum::emitters::callback::CallbackEmitter;
use page::{Manner, Page};

/// Words of prose that class names may keep out of the article, as a multiple of what they leave.
const MOST_KEPT_OUT: usize = 3;

/// Reads a page whose elements stand `depth` deep at most.
pub fn read(html: &str, depth: usize) -> Marked {
    let manner = Manner { depth: depth.max(1), names: true, drops: true };
    let mut page = tokens(html, manner);
    if page.is_cut() {
        page = tokens(html, Manner { drops: false, ..manner });
    }
    let mut chosen = choose(&page.writer.text, page.writer.blocks.clone(), page.head.headline());
    if chosen.weak > chosen.kept * MOST_KEPT_OUT {
        let careless = tokens(html, Manner { names: false, drops: !page.is_cut(), ..manner });
        let other = choose(&careless.writer.text, careless.writer.blocks.clone(), careless.head.headline());
        (page, chosen) = (careless, other);
    }
    marked(page, chosen)
}

/// Says whether a text is a page by how it begins.
pub fn is_page(text: &str) -> bool {
    let start = text.trim_start().get(..15).unwrap_or_default().to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// Says whether a table's cell holds markup rather than plain text.
pub fn holds_markup(text: &str) -> bool {
    is_page(text)
        || text.as_bytes().contains(&b'<') && ["</p>", "<br>", "<br/>", "<br />", "</div>", "</li>"].iter().any(|tag| text.contains(tag))
}

fn tokens(html: &str, manner: Manner) -> Page {
    let mut page = Page::new(manner);
    let mut emitter = CallbackEmitter::new(&mut page);
    emitter.naively_switch_states(true);
    // Reading from memory cannot fail.
    let _ = Tokenizer::new_with_emitter(html, emitter).finish();
    page.writer.finish();
    page
}

/// Gives the text; a page without a first-level heading gets the headline that its head states as its first line.
fn marked(page: Page, chosen: Chosen) -> Marked {
    let mut warnings = Vec::new();
    if page.open.deep {
        let message = "elements stand deeper within each other than is followed; what lies deeper was read as if it stood there; --max-depth follows more";
        warnings.push(Warning::new("nesting", None, message));
    }
    let meta = page.head.meta();
    let titled = chosen.regions.iter().any(|region| region.zone == Zone::Title);
    let (text, regions) = if titled { (page.writer.text, chosen.regions) } else { with_title(&page.writer.text, chosen.regions, &meta) };
    Marked { text, regions, meta, warnings }
}

fn with_title(text: &str, regions: Vec<Region>, meta: &Meta) -> (String, Vec<Region>) {
    if meta.title.is_empty() || text.is_empty() {
        return (text.to_owned(), regions);
    }
    let moved = meta.title.len() + 2;
    let title = Region { span: Span::new(0, meta.title.len()), zone: Zone::Title };
    let later = regions.iter().map(|region| Region { span: Span::new(region.span.start + moved, region.span.end + moved), ..*region });
    (format!("{}\n\n{text}", meta.title), std::iter::once(title).chain(later).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ONE: &str = "The hall in Norden holds ten thousand chips, and its owner means to build three more before the year is out.";
    const TWO: &str = "Nobody in the town has asked for them, but the mayor says that the taxes will pay for a school and a bath.";

    /// Returns the zones of a page's lines; Body where none is stated.
    fn zones(html: &str) -> Vec<(Zone, String)> {
        let marked = read(html, 512);
        let mut at = 0;
        let mut lines = Vec::new();
        for line in marked.text.split('\n') {
            let span = Span::new(at, at + line.len());
            at += line.len() + 1;
            let zone = marked.regions.iter().find(|region| region.span.overlaps(span)).map_or(Zone::Body, |region| region.zone);
            if !line.is_empty() {
                lines.push((zone, line.to_owned()));
            }
        }
        lines
    }

    fn zone_of(html: &str, part: &str) -> Zone {
        let lines = zones(html);
        lines.iter().find(|(_, line)| line.contains(part)).unwrap_or_else(|| panic!("{part} is not in {lines:?}")).0
    }

    #[test]
    fn a_page_is_divided_by_its_tags() {
        let html = format!(
            "<!DOCTYPE html><html><head><title>Halls | News</title><script>var x = '<p>no</p>';</script></head><body class='has-sidebar'>\
             <header><h1>Daily News</h1><nav><a href=/>Home page here</a></nav></header>\
             <article><header><h1>Halls</h1></header><p>{ONE}<h2>Who asked?</h2><p>{TWO}<br>He\u{a0}said <q>yes</q>.\
             <blockquote>We never did</blockquote><figure><img><figcaption>A hall</figcaption></figure>\
             <ul><li>one<li>two</ul><div class='related-posts'><p>Read the other one</p></div></article>\
             <section id=comments><p>{TWO} Bah!</p></section><aside>More on halls</aside><footer>All rights</footer></body></html>"
        );
        let at = |part: &str| zone_of(&html, part);
        assert_eq!((at("Daily News"), at("Home page"), at("Halls")), (Zone::Menu, Zone::Menu, Zone::Title));
        assert_eq!((at("The hall in"), at("Who asked"), at("We never")), (Zone::Body, Zone::Heading, Zone::Block));
        assert_eq!((at("A hall"), at("Read the other"), at("Bah!")), (Zone::Caption, Zone::Teaser, Zone::Comment));
        assert_eq!((at("More on"), at("All rights")), (Zone::Teaser, Zone::Legal));
        let text = read(&html, 512).text;
        assert!(text.contains("\nHe\u{a0}said \"yes\".\n") && !text.contains("var x"), "{text}");
    }

    #[test]
    fn the_head_says_what_is_known() {
        let html = "<meta property=og:title content='The Hall'><meta name=date content=2025-03-01T10:00><link rel=canonical href=https://example.org/a><p>Text of it.";
        let marked = read(html, 512);
        assert_eq!(marked.meta.date, "2025-03-01");
        assert_eq!(marked.meta.url, "https://example.org/a");
        assert_eq!(marked.text, "The Hall\n\nText of it.");
        assert_eq!(marked.regions[0].zone, Zone::Title);
    }

    #[test]
    fn of_many_articles_the_longest_is_meant() {
        let html = format!(
            "<article><h2>Short</h2><p>{TWO}</p></article><article><h1>Long</h1><p>{ONE}</p><p>{TWO} Twice.</p><p>{ONE} Again.</p></article>"
        );
        assert!(!zones(&html)[0].0.is_article());
        assert_eq!(zone_of(&html, "Twice"), Zone::Body);
    }

    #[test]
    fn a_careless_class_name_does_not_swallow_the_article() {
        let html = format!("<div class='related wrapper'><p>{ONE}</p><p>{TWO}</p></div>");
        assert_eq!(zone_of(&html, "Nobody"), Zone::Body);
        let html = format!("<div class=sidebar><h1>Hall</h1><p>{ONE}</p></div>");
        assert_eq!(zone_of(&html, "The hall"), Zone::Body);
    }

    #[test]
    fn elements_that_never_end_do_not_swallow_the_page() {
        for start in ["<svg><path>", "<template>", "<select><option>a", "<video>", "<a href=x>", "<ul><li>"] {
            assert!(read(&format!("{start}<p>{ONE}</p>"), 512).text.contains("ten thousand"), "{start}");
        }
    }

    #[test]
    fn deep_pages_take_no_time_and_lose_no_text() {
        for (open, close) in
            [("<div>", "</div>"), ("<div class=comment>", "</p>"), ("<p>", ""), ("<q>", "</q>"), ("<svg>", ""), ("<table><tr><td>", "")]
        {
            let html = format!("{}{ONE}{}", open.repeat(500_000 / open.len()), close.repeat(50_000));
            let start = std::time::Instant::now();
            let marked = read(&html, 512);
            assert!(start.elapsed().as_secs() < 30, "{open}");
            assert!(marked.text.contains("ten thousand") || open == "<svg>", "{open}");
        }
        assert_eq!(read(&"<div>".repeat(600), 512).warnings.len(), 1);
    }

    #[test]
    fn white_space_and_markup_in_words_are_folded() {
        assert_eq!(read("<p>One <b>bold</b>er\n\n word&nbsp;&amp; more</p><p>Two</p>", 512).text, "One bolder word\u{a0}& more\n\nTwo");
        assert_eq!(read("<pre>a  b\nc\n\nd</pre>", 512).text, "a b\nc\n\nd");
        assert_eq!(read("<table><tr><td>a</td><td>b</td></tr><tr><td>c</table>", 512).text, "a\tb\nc");
    }

    proptest! {
        #[test]
        fn any_page_gives_regions_in_order(html in "(<(/?(div|p|h1|li|ul|q|nav|article|blockquote|svg|script|figure|a|br|td)|x)( class=comment)?>|[a-zé ]{0,6}|&amp;|\\PC){0,40}") {
            let marked = read(&html, 6);
            let mut end = 0;
            for region in &marked.regions {
                prop_assert!(region.span.start >= end && !region.span.of(&marked.text).is_empty());
                end = region.span.end;
            }
        }
    }
}
