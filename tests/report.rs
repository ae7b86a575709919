//! `bullbear report`: one page without script or network, on which every foreign string is text.

mod pack;

use bullbear::aggregate::Analysis;
use bullbear::document::Article;
use bullbear::lexicon::{Folder, Packs};
use bullbear::output::{Counts, Excerpts, Report, RunRecord, Words};
use bullbear::{Analyzer, Options, Workspace};
use pack::{article, bullbear, out};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

const TEXT: &str = "Lo rami vasto

Mina Taro tik: ‹Ku rami bolu.› Ku rami nax popu.
Ku rami popu, Zed Ori tik: ‹Mi rami popu.›
‹Ku mi rami nax bolu.›, lo tik. ‹Ku mi lo rami.›, Mina Taro tik.
";

fn analyzer(place: &Path) -> Analyzer {
    Analyzer::new(Packs::load(&Folder::Disk(pack::packs(place))).unwrap(), Options::default())
}

fn analyses(place: &Path, count: usize) -> (Analyzer, Vec<Analysis>) {
    let analyzer = analyzer(place);
    let found = (0..count).map(|at| {
        let mut article = Article::text(
            format!("a{at}"),
            TEXT.replace("bolu.", &format!("bolu {at} {at} {at}.")).replace("popu.›", &format!("popu {at} {at}.›")),
        );
        article.meta.date = format!("2025-{:02}-0{}", 1 + at / 3, 1 + at % 9);
        analyzer.analyze(&article, &mut Workspace::default()).unwrap()
    });
    let found = found.collect();
    (analyzer, found)
}

fn page(analyzer: &Analyzer, analyses: &[Analysis], headings: &str, excerpts: Excerpts) -> String {
    let mut report = Report::new(200, excerpts);
    analyses.iter().for_each(|one| report.add(one));
    report.skip("<b>bad</b>.txt", "empty", "<i>nothing</i> in it");
    let record = RunRecord::new(analyzer.packs(), vec!["report".into(), "in".into()], &Options::default(), Counts::default());
    report.html(&record, &Words::new(headings).unwrap())
}

#[test]
fn the_page_says_what_was_found() {
    let place = tempfile::tempdir().unwrap();
    let (analyzer, analyses) = analyses(place.path(), 3);
    let page = page(&analyzer, &analyses, "en", Excerpts::Whole);
    for words in [
        "<b>Bears prevail among these voices.</b> Of 9 quotations with evidence, 3 (33%) are bullish, 6 (67%) bearish and 0 (0%) neutral.",
        "Most bullish: Mina Taro, +0.67 (3 quotations, 3 articles).",
        "Most bearish: Zed Ori, \u{2212}0.67 (6 quotations, 3 articles).",
        "<mark class=\"bull\">bolu<sup>▲2.00</sup></mark>",
        "<i>bolu</i> <span class=\"bull\">▲2</span> × −100% <i>nax</i> = −2.00",
    ] {
        assert!(page.contains(words), "{words} is not in the page");
    }
    assert!(page.contains("<b>1</b><small> / 10</small> quotations hold no word"), "{page:.4000}");
}

#[test]
fn the_page_needs_no_network_and_runs_no_script() {
    let place = tempfile::tempdir().unwrap();
    let (analyzer, analyses) = analyses(place.path(), 3);
    let page = page(&analyzer, &analyses, "en", Excerpts::Whole);
    assert!(page.contains("Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"));
    for word in [
        "<script",
        "<iframe",
        "<img",
        "<link",
        "<object",
        "@import",
        "url(",
        " style=",
        " src=",
        "javascript:",
        " onload=",
        " onerror=",
        " onclick=",
    ] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn headings_and_numbers_follow_the_language_asked_for() {
    let place = tempfile::tempdir().unwrap();
    let (analyzer, analyses) = analyses(place.path(), 3);
    for (code, sentence) in [
        ("fr", "Sur 9 citations avec indices, 3 (33\u{a0}%) sont haussières"),
        ("de", "Von 9 Zitaten mit Belegen sind 3 (33\u{a0}%) bullisch"),
    ] {
        let page = page(&analyzer, &analyses, code, Excerpts::Whole);
        assert!(page.contains(&format!("<html lang=\"{code}\">")) && page.contains(sentence) && page.contains("+0,67"), "{page:.4000}");
        assert!(page.contains("<blockquote lang=\"zz\">"), "a quotation keeps its own language");
    }
}

#[test]
fn the_page_can_be_read_aloud() {
    let place = tempfile::tempdir().unwrap();
    let (analyzer, analyses) = analyses(place.path(), 3);
    let page = page(&analyzer, &analyses, "en", Excerpts::Whole);
    let drawings: Vec<&str> = page.split("<svg").skip(1).map(|rest| rest.split('>').next().unwrap()).collect();
    assert!(
        drawings.len() > 5 && drawings.iter().all(|head| head.contains("aria-hidden=\"true\"") || head.contains("aria-label=\"")),
        "{drawings:?}"
    );
    let headers = page.split("<th").skip(1).filter(|rest| rest.starts_with(' ') || rest.starts_with('>'));
    assert!(
        headers.filter(|rest| !rest.starts_with(" scope=")).count() <= 1,
        "header cells say what they head, but for the timeline's empty one"
    );
    assert!(page.contains("aria-label=\"Score +0.67, 95% interval +0.67 … +0.67\""), "{page:.4000}");
    assert_eq!(page.matches("<h1").count(), 1);
}

#[test]
fn the_rows_that_drive_the_result_are_named_with_the_score_without_each() {
    let place = tempfile::tempdir().unwrap();
    let (analyzer, analyses) = analyses(place.path(), 3);
    let page = page(&analyzer, &analyses, "en", Excerpts::Whole);
    let drivers = page.split("id=\"drivers\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(drivers.contains("Score without it") && drivers.contains("popu") && drivers.contains("bolu"), "{drivers}");
    assert!(drivers.contains("mean score of all quotations, \u{2212}0.22"), "{drivers}");
}

#[test]
fn the_page_says_where_its_figures_come_from() {
    let place = tempfile::tempdir().unwrap();
    let (analyzer, analyses) = analyses(place.path(), 3);
    let page = page(&analyzer, &analyses, "en", Excerpts::Whole);
    let method = page.split("id=\"method\"").nth(1).unwrap();
    let pack = analyzer.packs().languages[0].version();
    assert!(method.contains(&pack) && method.contains(concat!("bullbear ", env!("CARGO_PKG_VERSION"))), "{method}");
    assert!(method.contains("bullbear report in") && method.contains("1000"), "{method}");
}

/// Returns the colours that a scheme of the style sheet names.
fn colours(block: &str) -> std::collections::HashMap<String, [f64; 3]> {
    let colour = |text: &str| [1, 3, 5].map(|at| f64::from(u8::from_str_radix(&text[at..at + 2], 16).unwrap()) / 255.0);
    let pairs = block.split(';').filter_map(|one| one.split_once(": #"));
    pairs.map(|(name, value)| (name.trim().trim_start_matches("--").to_owned(), colour(&format!("#{}", value.trim())))).collect()
}

/// Returns the contrast of two colours (WCAG 2.2).
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let light = |colour: [f64; 3]| {
        let [red, green, blue] = colour.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn everything_can_be_read_by_day_by_night_on_a_phone_and_on_paper() {
    let style = fs::read_to_string("src/output/report/style.css").unwrap();
    let schemes: Vec<&str> = style.split(":root {").skip(1).map(|rest| rest.split('}').next().unwrap()).collect();
    assert_eq!(schemes.len(), 2, "light and dark");
    for scheme in schemes {
        let colours = colours(scheme);
        let pairs = [
            ("ink", "paper"),
            ("ink", "wash"),
            ("ink", "bull-wash"),
            ("ink", "bear-wash"),
            ("ink", "neutral-wash"),
            ("soft", "paper"),
            ("soft", "wash"),
            ("bull", "paper"),
            ("bull", "wash"),
            ("bull", "bull-wash"),
            ("bear", "paper"),
            ("bear", "wash"),
            ("bear", "bear-wash"),
            ("neutral", "paper"),
            ("neutral", "wash"),
            ("on", "bull"),
            ("on", "bear"),
        ];
        for (text, ground) in pairs {
            let contrast = contrast(colours[text], colours[ground]);
            assert!(contrast >= 4.5, "{text} on {ground}: {contrast:.2}, expected 4.5");
        }
    }
    assert!(style.contains("@media print") && style.contains("prefers-color-scheme: dark") && style.contains("max-width: 40rem"));
}

#[test]
fn a_timeline_needs_dates() {
    let place = tempfile::tempdir().unwrap();
    let (analyzer, mut analyses) = analyses(place.path(), 9);
    let dated = page(&analyzer, &analyses, "en", Excerpts::Whole);
    assert!(dated.contains("class=\"strips\"") && dated.contains("<span>2025-01-01</span><span>2025-03-09</span>"), "{dated}");
    assert!(dated.contains("class=\"months\""), "six quotations a month make a line");
    analyses.iter_mut().for_each(|one| one.document.meta.date.clear());
    let undated = page(&analyzer, &analyses, "en", Excerpts::Whole);
    assert!(!undated.contains("class=\"strips\"") && undated.contains("so there is no timeline"));
}

#[test]
fn without_text_no_words_of_the_articles_are_shown() {
    let place = tempfile::tempdir().unwrap();
    let (analyzer, analyses) = analyses(place.path(), 3);
    let page = page(&analyzer, &analyses, "en", Excerpts::Hashed);
    assert!(page.contains("sha256:") && !page.contains("rami") && !page.contains("Lo rami vasto"), "{page:.4000}");
    assert!(page.contains("bolu") && page.contains("Zed Ori"), "lexicon rows and speakers stay");
}

const HOSTILE: &str = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">'\"&";

/// Analyses in which every foreign string is hostile.
fn hostile(place: &Path) -> (Analyzer, Vec<Analysis>) {
    let (analyzer, mut analyses) = analyses(place, 3);
    for one in &mut analyses {
        one.title = HOSTILE.to_owned();
        one.document.path = format!("{HOSTILE}.txt");
        one.document.meta.source = HOSTILE.to_owned();
        one.document.meta.url = "javascript:document.title='run'".to_owned();
        one.language = HOSTILE.to_owned();
        for quotation in &mut one.quotations {
            quotation.id = HOSTILE.to_owned();
            quotation.attribution.speaker = quotation.attribution.speaker.as_ref().map(|name| format!("{name}{HOSTILE}\u{202e}"));
            quotation.attribution.organisation = HOSTILE.to_owned();
            quotation.evidence.iter_mut().for_each(|term| term.term = HOSTILE.to_owned());
        }
    }
    (analyzer, analyses)
}

#[test]
fn hostile_strings_are_text() {
    let place = tempfile::tempdir().unwrap();
    let (analyzer, analyses) = hostile(place.path());
    let page = page(&analyzer, &analyses, "en", Excerpts::Whole);
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("href=\"javascript"), "{page:.4000}");
    assert!(page.matches("&lt;script&gt;").count() > 10 && page.contains("&lt;b&gt;bad&lt;/b&gt;.txt"), "{page:.4000}");
    assert!(page.contains("&lt;U+202E&gt;") && !page.contains('\u{202e}'), "direction marks are shown");
}

#[test]
fn the_command_writes_the_same_page_each_time() {
    let place = tempfile::tempdir().unwrap();
    article(place.path(), "in/a.txt", TEXT);
    article(place.path(), "in/<i>b.txt", TEXT);
    out(&bullbear(place.path(), &["report", "in", "-o", "one.html"]));
    out(&bullbear(place.path(), &["report", "in", "-o", "two.html"]));
    let page = fs::read_to_string(place.path().join("one.html")).unwrap();
    assert!(page == fs::read_to_string(place.path().join("two.html")).unwrap() && page.contains("&lt;i&gt;b.txt"));
    assert!(page.contains("<b>4</b> repeated quotations were counted once"), "{page:.4000}");
    let bad = bullbear(place.path(), &["report", "in", "-o", "x.html", "--headings", "xx"]);
    assert!(bad.status.code() == Some(2) && String::from_utf8_lossy(&bad.stderr).contains("en, fr, de"));
}

/// Runs Chromium on a file and returns what it says; nothing where there is no Chromium.
fn chromium(place: &Path, arguments: &[&str], page: &Path) -> Option<(String, String)> {
    let profile = place.join("profile");
    let calm = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--enable-logging=stderr",
    ];
    let mut command = Command::new("chromium");
    command.args(calm).arg(format!("--user-data-dir={}", profile.display())).args(arguments).arg(format!("file://{}", page.display()));
    let output = command.stdin(Stdio::null()).output().ok()?;
    Some((String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned()))
}

/// Says on standard error, past the capture of the test run, that a test was left out.
fn left_out(test: &str) {
    let _ = writeln!(std::io::stderr(), "LEFT OUT: {test}: no program called chromium was found (Debian: apt-get install chromium)");
}

#[test]
fn a_browser_renders_the_page_and_runs_nothing() {
    let place = tempfile::tempdir().unwrap();
    let (analyzer, analyses) = hostile(place.path());
    let path = place.path().join("report.html");
    fs::write(&path, page(&analyzer, &analyses, "en", Excerpts::Whole)).unwrap();
    let picture = place.path().join("page.png");
    let Some((dom, _)) = chromium(place.path(), &["--dump-dom"], &path) else {
        return left_out("a_browser_renders_the_page_and_runs_nothing");
    };
    assert!(dom.contains("<title>Who is bullish") && !dom.contains("<title>run"), "{dom:.300}");
    assert!(!dom.contains("<script") && !dom.contains("<img") && dom.contains("&lt;script&gt;"));
    assert!(dom.contains("<polygon class=\"mark bull\"") && dom.contains("<details id=\"speaker-0\" open=\"\">"));
    let shot = format!("--screenshot={}", picture.display());
    let (_, console) = chromium(place.path(), &["--window-size=1100,2000", "--hide-scrollbars", &shot], &path).unwrap();
    assert!(!console.contains("Content Security Policy") && !console.contains("Refused"), "the page breaks its own policy:\n{console}");
    let bytes = fs::read(&picture).unwrap();
    assert!(bytes.starts_with(b"\x89PNG") && bytes.len() > 50_000, "{} bytes: the style sheet was not applied", bytes.len());
}
