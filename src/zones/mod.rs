//! The lines of a document and the zone each belongs to.
//!
//! Takes a document and a pack's boilerplate rows; gives paragraphs with their zones. What markup states wins; then the rows; then the layout
//! of the page. It cuts no sentences and knows no language. Where a sign is weak a line stays in the body: what is lost there is lost for good.

mod boilerplate;
mod headings;
mod layout;
mod lines;
mod pattern;
mod pieces;
mod repeat;
mod shape;

pub use boilerplate::{Boilerplate, Hit};

use crate::document::Document;
use crate::lexicon::Zone;
use crate::span::Span;

/// One line of the text that is not blank, without the white space at its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Where.
    pub span: Span,
    /// Which zone.
    pub zone: Zone,
    /// Blank lines before it.
    pub blank_before: usize,
}

/// Divides a document into lines and tells their zones.
#[must_use]
pub fn divide(document: &Document, boilerplate: &Boilerplate) -> Vec<Line> {
    layout::Page::new(document, boilerplate).lines()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Region;
    use crate::lexicon::{BoilerplateRow, Extent, Level, LinePlace, Pack, QuoteMarkRow, Status};
    use proptest::prelude::*;

    fn row(pattern: &str, zone: Zone, place: LinePlace, extent: Extent) -> BoilerplateRow {
        let text = String::new;
        let terms = vec![pattern.to_owned()];
        BoilerplateRow {
            line: 2,
            key: text(),
            over: false,
            terms,
            zone,
            place,
            extent,
            example: text(),
            note: text(),
            status: Status::Active,
            since: text(),
        }
    }

    fn boilerplate() -> Boilerplate {
        let mark = |open: &str, close: &str| {
            let (open, close) = (open.to_owned(), close.to_owned());
            QuoteMarkRow {
                line: 2,
                key: String::new(),
                over: false,
                open,
                close,
                level: Level::Outer,
                continues: String::new(),
                note: String::new(),
            }
        };
        let rows = vec![
            row("Read also", Zone::Teaser, LinePlace::Start, Extent::Line),
            row("Stand", Zone::Source, LinePlace::Start, Extent::Line),
            row("NEXT", Zone::Teaser, LinePlace::Start, Extent::Line),
            row("Photo :", Zone::Caption, LinePlace::Start, Extent::Line),
            row("Comments", Zone::Comment, LinePlace::Line, Extent::Rest),
            row("# comments", Zone::Comment, LinePlace::Line, Extent::Rest),
            row("is not investment advice", Zone::Legal, LinePlace::Anywhere, Extent::Line),
            row("via Pixels", Zone::Caption, LinePlace::Anywhere, Extent::Line),
            row("Disclaimer", Zone::Legal, LinePlace::Start, Extent::Line),
        ];
        Boilerplate::new(&Pack {
            boilerplate: rows.into(), quote_marks: vec![mark("“", "”"), mark("«", "»")].into(), ..Pack::default()
        })
    }

    fn zones_of(document: &Document) -> Vec<(Zone, &str)> {
        divide(document, &boilerplate()).iter().map(|line| (line.zone, line.span.of(&document.text))).collect()
    }

    /// Divides a text and returns the zones of its lines.
    fn zones(text: &str) -> Vec<Zone> {
        let document = Document { text: text.to_owned(), ..Document::default() };
        zones_of(&document).into_iter().map(|(zone, _)| zone).collect()
    }

    const FIRST: &str = "The new hall in Norden holds ten thousand chips, and its owner means to build three more before the year is out.";
    const SECOND: &str = "“We sell every hour we have,” said Ada Brook, who runs the site for the owner and answers for its power.";

    #[test]
    fn a_headline_printed_thrice_is_one_title() {
        let text = format!(
            "Ada Brook builds three halls more\n\nAda Brook builds three halls more\nADA BROOK builds three halls more!\n\n{FIRST}\n\n{SECOND}\n"
        );
        assert_eq!(zones(&text), [Zone::Title, Zone::Repeat, Zone::Repeat, Zone::Body, Zone::Body]);
    }

    #[test]
    fn the_title_is_found_behind_the_path_that_leads_to_it() {
        let text = format!("Home  Business  Ada Brook builds three halls...\n\nAda Brook builds three halls more this year\n\n{FIRST}\n");
        assert_eq!(zones(&text), [Zone::Repeat, Zone::Title, Zone::Body]);
    }

    #[test]
    fn a_text_without_a_headline_has_none() {
        assert_eq!(zones(&format!("{FIRST}\n{SECOND}\n")), [Zone::Body, Zone::Body]);
        assert_eq!(zones("The boom is no bubble"), [Zone::Body]);
    }

    #[test]
    fn headings_stand_between_paragraphs_and_swallow_no_quotation() {
        let text = format!(
            "A title of five words\n\n{FIRST}\n\nWho pays for it?\n\n{SECOND}\n\n“Nobody does”\n\n{FIRST} Again.\n\nThe bill comes later\n\n{SECOND} Twice."
        );
        let found = zones(&text);
        assert_eq!(found[2], Zone::Heading);
        assert_eq!(found[4], Zone::Body);
        assert_eq!(found[6], Zone::Heading);
    }

    #[test]
    fn a_short_line_behind_an_open_sentence_is_no_heading() {
        let text = format!("A title of five words\n\n{FIRST}\n\nHe put it in three words and said that\n\nNobody needs it\n\n{SECOND}");
        assert_eq!(zones(&text)[3], Zone::Body);
    }

    #[test]
    fn rows_take_lines_and_labels_take_what_they_announce() {
        let text = format!(
            "A title of five words\n\n{FIRST}\n\nRead also: “Why the lights went out”\n\n{SECOND}\n\nPhoto: N. N.\n\nRead also\nThe chip that came too late\nNEXT The price of “cheap” power\n"
        );
        let expected = [Zone::Title, Zone::Body, Zone::Teaser, Zone::Body, Zone::Caption, Zone::Teaser, Zone::Teaser, Zone::Teaser];
        assert_eq!(zones(&text), expected);
    }

    #[test]
    fn a_careless_pattern_throws_no_paragraph_away() {
        let prose = "Stand today, as the owner put it, demand has not fallen, and the plan is not investment advice but a promise. He repeated it on Monday. Nobody believed him, least of all the banks that had lent him so much of the money.";
        let text = format!("A title of five words\n\n{FIRST}\n\n{prose}\n\n{SECOND}\n");
        assert_eq!(zones(&text), [Zone::Title, Zone::Body, Zone::Body, Zone::Body]);
        let quoted = format!("A title of five words\n\n{FIRST}\n\n“This is not investment advice,” said Ada Brook.\n\n{SECOND}\n");
        assert_eq!(zones(&quoted)[2], Zone::Body);
    }

    #[test]
    fn comments_take_the_rest_but_only_below_an_article() {
        let text = format!(
            "A title of five words\n\n12 comments\n\n{FIRST}\n\n{SECOND}\n\nComments\n\nbear_of_old: “it will all burn”\nThis text is not investment advice.\n"
        );
        let found = zones(&text);
        assert_eq!(found[1..4], [Zone::Comment, Zone::Body, Zone::Body]);
        assert_eq!(found[4..], [Zone::Comment, Zone::Comment, Zone::Legal]);
    }

    #[test]
    fn a_wide_gap_and_a_bracketed_headline_open_the_comments() {
        let text =
            format!("{FIRST}\n{SECOND}\n\n\n\n\n[ Norden: the hall that\nate the town ]\nWhat a farce, they will never earn it back.\n");
        assert_eq!(zones(&text)[2..], [Zone::Comment, Zone::Comment, Zone::Comment]);
    }

    #[test]
    fn signs_and_addresses_are_no_prose() {
        let text = format!("{FIRST}\n\n-\n\n{SECOND}\n\n* * *\nSource: https://example.org/halls\n12.03.2025\n");
        assert_eq!(zones(&text), [Zone::Body, Zone::Menu, Zone::Body, Zone::Menu, Zone::Source, Zone::Source]);
    }

    #[test]
    fn a_credit_behind_a_caption_makes_it_one() {
        let text = format!("{FIRST}\n\nThe hall seen from the harbour. Photo: N. N.\n\n{SECOND}\n");
        assert_eq!(zones(&text), [Zone::Body, Zone::Caption, Zone::Body]);
    }

    #[test]
    fn what_markup_states_wins() {
        let text = format!("{FIRST}\nThey said no and meant it\n{SECOND}");
        let at = text.find("They").unwrap();
        let region = Region { span: Span::new(at, at + 25), zone: Zone::Block };
        let document = Document { text: text.clone(), regions: vec![region], ..Document::default() };
        assert_eq!(zones_of(&document)[1], (Zone::Block, "They said no and meant it"));
    }

    #[test]
    fn paragraphs_printed_again_count_once() {
        assert_eq!(zones(&format!("{FIRST}\n\n{SECOND}\n\n{FIRST}\n")), [Zone::Body, Zone::Body, Zone::Repeat]);
    }

    #[test]
    fn time_is_linear_in_lines() {
        for line in ["[ a ]\n\n\n\n", "Read also\n", "Short heading\n", "“a b c d e f g h”\n", "12\n"] {
            let document = Document { text: line.repeat(40_000), ..Document::default() };
            let start = std::time::Instant::now();
            assert_eq!(divide(&document, &boilerplate()).is_empty(), line.is_empty(), "{line:?}");
            assert!(start.elapsed().as_secs() < 30, "{line:?}");
        }
    }

    proptest! {
        #[test]
        fn lines_are_in_order_on_character_borders(text in "(\\PC|[\\n\\r\\[\\]\u{200b}«»“”.:-]|Read also|comments){0,200}") {
            let document = Document { text, ..Document::default() };
            let mut end = 0;
            for line in divide(&document, &boilerplate()) {
                prop_assert!(line.span.start >= end && line.span.start < line.span.end);
                prop_assert!(document.text.get(line.span.start..line.span.end).is_some());
                end = line.span.end;
            }
        }
    }
}
