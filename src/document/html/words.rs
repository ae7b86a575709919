//! What tags, roles and class names say of a part of a page.
//!
//! Gives the zone that a tag, a role or a word of a class or id names. These are the words that page builders use, in no language of articles;
//! they stand here and nowhere else.

use crate::lexicon::Zone;

/// Words of classes and ids, in the order in which they win over each other.
const WORDS: &[(Zone, &[&str])] = &[
    (Zone::Comment, &["comment", "comments", "commentlist", "disqus", "replies", "respond"]),
    (
        Zone::Ad,
        &[
            "ad",
            "ads",
            "adslot",
            "adbox",
            "advert",
            "adverts",
            "advertisement",
            "advertising",
            "advertorial",
            "sponsor",
            "sponsored",
            "promo",
            "promotion",
            "promoted",
            "newsletter",
            "subscribe",
            "subscription",
            "paywall",
            "signup",
            "donate",
            "affiliate",
        ],
    ),
    (
        Zone::Teaser,
        &[
            "related",
            "recommended",
            "recommendation",
            "recommendations",
            "recirculation",
            "trending",
            "popular",
            "mostread",
            "readmore",
            "sidebar",
            "outbrain",
            "taboola",
            "teasers",
            "relatedposts",
            "seealso",
            "upnext",
        ],
    ),
    (
        Zone::Menu,
        &[
            "nav",
            "navbar",
            "navigation",
            "menu",
            "submenu",
            "breadcrumb",
            "breadcrumbs",
            "share",
            "sharing",
            "sharebar",
            "social",
            "toolbar",
            "pagination",
            "pager",
            "search",
            "login",
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "modal",
            "popup",
            "overlay",
            "skip",
            "toc",
            "tags",
            "tagcloud",
            "taglist",
            "masthead",
            "footer",
            "sitefooter",
            "siteheader",
            "player",
            "hidden",
            "sr",
            "screenreader",
            "visuallyhidden",
        ],
    ),
    (Zone::Legal, &["copyright", "disclaimer", "legal", "imprint", "terms", "privacy"]),
    (Zone::Caption, &["caption", "figcaption", "credit", "credits", "imagecaption", "photocredit"]),
    (Zone::Source, &["byline", "dateline", "timestamp", "pubdate", "authorbox", "authorbio", "agency"]),
    (Zone::Repeat, &["pullquote", "pullout"]),
    (Zone::Block, &["blockquote", "quote", "quotation"]),
    (Zone::Summary, &["standfirst", "dek", "lede", "lead", "subtitle", "excerpt", "abstract"]),
];

/// Class names, their marks left out, of the part that holds the article's text.
const TEXT: &[&str] = &[
    "articlebody",
    "articletext",
    "articlecontent",
    "entrycontent",
    "postcontent",
    "postbody",
    "storybody",
    "storycontent",
    "storytext",
    "bodycontent",
    "contentbody",
];

/// Words that make of a class list a description of the whole page, not of this part.
const WHOLE: &[&str] = &["has", "with", "without", "no", "not", "hentry", "status", "format", "category", "layout", "is", "type"];

/// Roles and the zones they name.
const ROLES: &[(&str, Zone)] = &[
    ("navigation", Zone::Menu),
    ("banner", Zone::Menu),
    ("search", Zone::Menu),
    ("menu", Zone::Menu),
    ("menubar", Zone::Menu),
    ("toolbar", Zone::Menu),
    ("dialog", Zone::Menu),
    ("alertdialog", Zone::Menu),
    ("contentinfo", Zone::Menu),
    ("complementary", Zone::Teaser),
];

/// What a tag does to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Stands in the line and says nothing of it.
    Other,
    /// Stands in the line: a link, a quotation, the page's title.
    Inline,
    /// Ends a line.
    Line,
    /// Ends a paragraph.
    Block,
    /// Has no end.
    Void,
    /// Its content is never text.
    Dropped,
    /// Its content is never text, and ends where a paragraph begins.
    Foreign,
}

/// Returns what a tag does.
pub fn kind(tag: &[u8]) -> Kind {
    match tag {
        b"br" | b"hr" | b"img" | b"input" | b"meta" | b"link" | b"area" | b"base" | b"col" | b"embed" | b"source" | b"track" | b"wbr"
        | b"param" => Kind::Void,
        b"script" | b"style" | b"template" | b"iframe" | b"noscript" | b"object" | b"xmp" | b"noembed" | b"noframes" | b"video"
        | b"audio" | b"canvas" | b"textarea" => Kind::Dropped,
        b"svg" | b"math" | b"select" | b"datalist" => Kind::Foreign,
        b"li" | b"dt" | b"dd" | b"tr" | b"legend" | b"caption" => Kind::Line,
        b"address" | b"article" | b"aside" | b"blockquote" | b"body" | b"button" | b"center" | b"details" | b"dialog" | b"div" | b"dl"
        | b"fieldset" | b"figcaption" | b"figure" | b"footer" | b"form" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"head"
        | b"header" | b"hgroup" | b"html" | b"main" | b"menu" | b"nav" | b"ol" | b"p" | b"pre" | b"search" | b"section" | b"summary"
        | b"table" | b"tbody" | b"tfoot" | b"thead" | b"ul" => Kind::Block,
        b"a" | b"q" | b"title" => Kind::Inline,
        _ if names_zone(tag) => Kind::Block,
        _ => Kind::Other,
    }
}

/// Says whether a tag that a page builder made up (`amp-ad`) names a zone.
fn names_zone(tag: &[u8]) -> bool {
    tag.contains(&b'-') && std::str::from_utf8(tag).is_ok_and(|name| zone_of_names(name).is_some())
}

/// Returns the zone that a tag names by itself.
pub fn zone_of_tag(tag: &[u8]) -> Option<Zone> {
    match tag {
        b"nav" | b"menu" | b"form" | b"button" | b"dialog" | b"search" | b"header" => Some(Zone::Menu),
        b"footer" => Some(Zone::Legal),
        b"aside" => Some(Zone::Teaser),
        b"figcaption" | b"figure" | b"caption" => Some(Zone::Caption),
        b"blockquote" => Some(Zone::Block),
        b"h1" => Some(Zone::Title),
        b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Some(Zone::Heading),
        b"li" | b"dd" | b"dt" => Some(Zone::Body),
        _ => None,
    }
}

/// Returns the zone that a role names.
pub fn zone_of_role(role: &str) -> Option<Zone> {
    ROLES.iter().find(|(name, _)| role.trim().eq_ignore_ascii_case(name)).map(|&(_, zone)| zone)
}

/// What class names say of a part of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Named {
    /// Its zone.
    pub zone: Option<Zone>,
    /// Whether it holds the article's text.
    pub text: bool,
}

/// Returns what a class list or id says.
pub fn named(names: &str) -> Named {
    Named { zone: zone_of_names(names), text: names_text(names) }
}

fn zone_of_names(names: &str) -> Option<Zone> {
    let words: Vec<String> = words(names).chain(names.split_ascii_whitespace().map(plain)).collect();
    if words.iter().any(|word| WHOLE.contains(&word.as_str())) {
        return None;
    }
    let names_it = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    WORDS.iter().find(|(_, list)| names_it(list)).map(|&(zone, _)| zone)
}

fn names_text(names: &str) -> bool {
    names.split_ascii_whitespace().map(plain).any(|name| TEXT.iter().any(|text| name.ends_with(text)))
}

/// Returns a name without its marks: `related-posts` is `relatedposts`.
fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).take(LONGEST_NAMES).map(|mark| mark.to_ascii_lowercase()).collect()
}

/// Gives the words of names: `relatedPosts`, `related-posts` and `related_posts` hold two each.
fn words(names: &str) -> impl Iterator<Item = String> {
    let mut found = vec![String::new()];
    let mut small = false;
    for mark in names.chars().take(LONGEST_NAMES) {
        let parted = !mark.is_ascii_alphanumeric() || (small && mark.is_ascii_uppercase());
        if parted {
            found.push(String::new());
        }
        if let (true, Some(word)) = (mark.is_ascii_alphanumeric(), found.last_mut()) {
            word.push(mark.to_ascii_lowercase());
        }
        small = mark.is_ascii_lowercase();
    }
    found.into_iter().filter(|word| !word.is_empty())
}

/// How many characters of a class list are looked at.
const LONGEST_NAMES: usize = 400;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_classes_name_zones() {
        assert_eq!(zone_of_names("article__comments js-x"), Some(Zone::Comment));
        assert_eq!(zone_of_names("relatedPosts"), Some(Zone::Teaser));
        assert_eq!(zone_of_names("post has-sidebar"), None);
        assert_eq!(named("shadow header"), Named::default());
        assert!(names_text("c-article-body wide") && !names_text("article"));
    }
}
