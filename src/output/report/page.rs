//! The page around the sections: nothing in it is fetched, and nothing in it runs.

use super::super::run::RunRecord;
use super::gather::Report;
use super::words::Words;
use super::{articles, drivers, evidence, headline, left_out, method, speakers, timeline};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

/// How the page looks.
const STYLE: &str = include_str!("style.css");

impl Report {
    /// Returns the page.
    #[must_use]
    pub fn html(&self, record: &RunRecord, words: &Words) -> String {
        let page = html! {
            (DOCTYPE)
            html lang=(words.code) {
                (page_head(words.get("title")))
                body {
                    (page_header(words.get("title")))
                    main {
                        (headline::headline(self, words))
                        (contents(self, words))
                        (speakers::speakers(self, words))
                        (timeline::timeline(self, words))
                        (drivers::drivers(self, words))
                        (articles::articles(self, words))
                        (evidence::evidence(self, words))
                        (left_out::left_out(self, words))
                        (method::method(self, record, words))
                    }
                }
            }
        };
        page.into_string() + "\n"
    }
}

/// Writes the head of a page; its policy lets in the one style sheet whose hash it names, and nothing else.
#[must_use]
pub fn page_head(title: &str) -> Markup {
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        base64(&Sha256::digest(STYLE.as_bytes()))
    );
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(policy);
            meta name="referrer" content="no-referrer";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (title) }
            style { (PreEscaped(STYLE)) }
        }
    }
}

/// Writes what a page begins with.
#[must_use]
pub fn page_header(title: &str) -> Markup {
    html! {
        header {
            p class="brand" { span class="bull" aria-hidden="true" { "\u{25b2}" } span class="bear" aria-hidden="true" { "\u{25bc}" } " bullbear" }
            h1 { (title) }
        }
    }
}

fn contents(report: &Report, words: &Words) -> Markup {
    let has_drivers = report.drivers.mean().is_some();
    let all = [
        ("speakers", "speakers_heading"),
        ("timeline", "timeline_heading"),
        ("drivers", "drivers_heading"),
        ("articles", "articles_heading"),
        ("evidence", "evidence_heading"),
        ("left-out", "left_heading"),
        ("method", "method_heading"),
    ];
    html! {
        nav aria-label=(words.get("contents")) { ul {
            @for (id, key) in all.iter().filter(|(id, _)| *id != "drivers" || has_drivers) { li { a href=(format!("#{id}")) { (words.get(key)) } } }
        } }
    }
}

/// Returns bytes in the writing of policies (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let number = three.iter().fold(0_u32, |sum, byte| (sum << 8) | u32::from(*byte)) << (8 * (3 - three.len()));
        let letter = |at: usize| char::from(LETTERS[(number >> (18 - 6 * at)) as usize & 63]);
        (0..4).for_each(|at| out.push(if at <= three.len() { letter(at) } else { '=' }));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_the_standard_says() {
        let written: Vec<_> = ["", "f", "fo", "foo", "foobar"].map(|text| base64(text.as_bytes())).to_vec();
        assert_eq!(written, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYmFy"]);
    }

    #[test]
    fn the_style_sheet_cannot_close_its_element() {
        assert!(!STYLE.contains('<') && !STYLE.contains("url(") && !STYLE.contains("@import"));
    }
}
