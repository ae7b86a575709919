//! `bullbear explain`: an article with its marks, and the arithmetic of its scores.

mod pack;

use bullbear::lexicon::{Folder, Packs};
use bullbear::output::Explainer;
use bullbear::stance::Thresholds;
use bullbear::{Analyzer, Options, Workspace, document::Article};
use pack::{article, bullbear, out};

const TEXT: &str = "Lo rami vasto

Mina Taro tik: ‹Ku rami bolu.› Ku rami nax popu.
Ku rami popu, Zed Ori tik: ‹Mi rami popu.›
‹Ku mi rami nax bolu.›, lo tik.
";

#[test]
fn a_file_is_shown_with_zones_quotations_speakers_and_terms() {
    let place = tempfile::tempdir().unwrap();
    article(place.path(), "a.txt", TEXT);
    let text = out(&bullbear(place.path(), &["explain", "a.txt"]));
    for line in [
        "   title │ Lo rami {vasto +3.00}",
        "    body │ _Mina Taro_ tik: ‹⟨1 Ku rami {bolu +2.00}. 1⟩› Ku rami nax {popu +2.00}.",
        "1 Mina Taro (direct; by name \"Mina Taro\", certain; cue \"tik\")  bull +0.67  a_31",
        "3 Zed Ori (direct; by pronoun \"lo\", likely; cue \"tik\")  bear -0.67  a_108",
    ] {
        assert!(text.lines().any(|one| one == line), "{line}\nis not in\n{text}");
    }
}

#[test]
fn each_score_shows_its_arithmetic() {
    let place = tempfile::tempdir().unwrap();
    article(place.path(), "a.txt", TEXT);
    let text = out(&bullbear(place.path(), &["explain", "a.txt"]));
    for line in [
        "    bolu bull 2 x -100 % nax = -2.00",
        "    score = (0.00 bull - 2.00 bear) / (0.00 + 2.00 + 1) = -0.67",
        "    score = (3.00 bull - 0.00 bear) / (3.00 + 0.00 + 1) = +0.75",
        "    score = (2.00 bull - 2.00 bear) / (2.00 + 2.00 + 1) = +0.00",
        "    score = (1.33 bull - 2.67 bear) / (1.33 + 2.67 + 1) = -0.27",
        "    quoted voices + 100 % of 2 x the headline's score + 100 % of 2 x the narrator's",
        "    score = (2.83 bull - 2.67 bear) / (2.83 + 2.67 + 1) = +0.03: bull",
    ] {
        assert!(text.lines().any(|one| one == line), "{line}\nis not in\n{text}");
    }
}

#[test]
fn a_quotation_is_found_by_its_id() {
    let place = tempfile::tempdir().unwrap();
    article(place.path(), "in/a.txt", TEXT);
    article(place.path(), "in/b.txt", "Ku mi rami bolu.");
    let text = out(&bullbear(place.path(), &["explain", "a_31", "in"]));
    assert!(text.contains("⟨1 Ku rami {bolu +2.00}. 1⟩") && !text.contains("Zed") && !text.contains("Narrator"), "{text}");
    out(&bullbear(place.path(), &["score", "in", "-o", "results"]));
    assert_eq!(out(&bullbear(place.path(), &["explain", "a_31", "results"])), text);
    assert_eq!(out(&bullbear(place.path(), &["explain", "a_31"])), text, "results in this folder are found");
}

#[test]
fn an_id_that_nothing_has_says_what_to_do() {
    let place = tempfile::tempdir().unwrap();
    article(place.path(), "in/a.txt", TEXT);
    let output = bullbear(place.path(), &["explain", "a_32", "in"]);
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(
        output.status.code() == Some(2) && message.contains("no quotation with that id") && message.contains("explain a_32 PATH"),
        "{message}"
    );
}

#[test]
fn nothing_in_an_article_steers_the_terminal() {
    let place = tempfile::tempdir().unwrap();
    article(place.path(), "a.txt", "Mi\u{1b}]52;c;aGk=\u{7} Taro\u{202e} tik: ‹Ku rami\u{1b}[2J bolu.›");
    let text = out(&bullbear(place.path(), &["explain", "a.txt"]));
    assert!(text.contains("<U+001B>[2J") && text.contains("<U+202E>"), "{text}");
    assert!(!text.chars().any(|mark| (mark.is_control() && mark != '\n') || mark == '\u{202e}'), "{text:?}");
}

#[test]
fn styles_only_add_to_the_text() {
    let place = tempfile::tempdir().unwrap();
    let packs = Packs::load(&Folder::Disk(pack::packs(place.path()))).unwrap();
    let thresholds = Thresholds::new(&packs.settings);
    let analysis = Analyzer::new(packs, Options::default()).analyze(&Article::text("a", TEXT), &mut Workspace::default()).unwrap();
    let styled = Explainer { styles: true, thresholds }.article(&analysis);
    assert!(styled.contains("\u{1b}[1;38;5;33mbolu\u{1b}[0m") && styled.contains("\u{1b}[4mMina Taro\u{1b}[0m"), "{styled}");
    let parts = styled.split('\u{1b}').map(|part| part.split_once('m').filter(|_| part.starts_with('[')).map_or(part, |(_, rest)| rest));
    let plain: String = parts.collect();
    assert!(plain.contains("Ku rami bolu +2.00. 1⟩› Ku rami nax popu +2.00."), "{plain}");
}
