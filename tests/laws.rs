//! Laws that hold for any text: spans, tokens, mirrors, time, order and threads. `fuzz/` runs the same laws on bytes that a fuzzer makes.

use assert_cmd::Command;
use bullbear::document::{Article, Meta};
use bullbear::lexicon::{Folder, Packs};
use bullbear::{Analyzer, Options, Workspace};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

#[path = "../fuzz/laws.rs"]
mod laws;

static PLAIN: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(Packs::load(&Folder::Embedded).unwrap(), Options::default()));

/// A law, which takes any bytes and panics where they break it.
type Law = fn(&[u8]);

/// The laws, by the names of the fuzz targets.
const LAWS: &[(&str, Law)] = &[
    ("decode", laws::decoding),
    ("segment", laws::segmenting),
    ("quotation", laws::quoting),
    ("article", laws::reading),
    ("lexicon", laws::lexicon),
];

fn holds_every_law_of_texts(bytes: &[u8]) {
    LAWS.iter().filter(|(name, _)| *name != "lexicon").for_each(|(_, law)| law(bytes));
}

fn english(text: impl Into<String>) -> Article {
    Article { meta: Meta { language: "en".to_owned(), ..Meta::default() }, ..Article::text("a", text) }
}

/// Words that make something happen, with every kind of mark around them.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("AI".to_owned()),
        Just("demand".to_owned()),
        Just("bubble".to_owned()),
        Just("is not".to_owned()),
        Just("soaring".to_owned()),
        Just("said".to_owned()),
        Just("that".to_owned()),
        Just("Jane Roe".to_owned()),
        Just("she".to_owned()),
        Just("data centers".to_owned()),
        Just("\u{201c}".to_owned()),
        Just("\u{201d}".to_owned()),
        Just("\"".to_owned()),
        Just("'".to_owned()),
        Just("\u{ab}".to_owned()),
        Just("\u{bb}".to_owned()),
        Just("\u{201e}".to_owned()),
        Just(".".to_owned()),
        Just(",".to_owned()),
        Just("?".to_owned()),
        Just(":".to_owned()),
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("warned of".to_owned()),
        Just("but".to_owned()),
        Just("u\u{308}\u{ad}ber".to_owned()),
        Just("\u{202e}".to_owned()),
        Just("\u{1f600}".to_owned()),
        "[a-zA-Zéüß]{1,9}",
        "\\PC{1,4}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.join(" "))
}

/// Bytes of markup, tables and text, with a byte before them that chooses language and format.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        text().prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..40),
        prop::sample::select(
            &[
                "<p>",
                "</p>",
                "<q>",
                "<blockquote>",
                "<div class=comments>",
                "<li>",
                "<!--",
                "-->",
                "<script>",
                "&nbsp;",
                "&#x202e;",
                "# ",
                "> ",
                "**",
                "- ",
                "```",
                "\r\n",
                "\u{2028}",
                "\u{feff}",
                "—",
                "– ",
                "¿",
                "¡",
                "[",
                "]",
                "«\u{a0}",
                "\u{a0}»",
                "”",
                "Nvidia",
                "Huang",
            ][..]
        )
        .prop_map(|piece| piece.as_bytes().to_vec()),
    ];
    (any::<u8>(), prop::collection::vec(piece, 0..12)).prop_map(|(choice, pieces)| std::iter::once(choice).chain(pieces.concat()).collect())
}

/// A file of a pack: any file with cells that mean something, or nothing, or too much.
fn lexicon_file() -> impl Strategy<Value = Vec<u8>> {
    let header = prop::sample::select(
        &[
            "term,match,weight,needs,example,counterexample,note,status,since\n",
            "term,match,kind,percent,direction,reach,unit,side,example,counterexample,note,status,since\n",
            "cue,forms,kind,percent,side,weight,order,clause,example,note,status,since\n",
            "open,close,level,continues,note\n",
            "word,use,note\n",
            "setting,value,note\n",
            "pattern,zone,place,extent,example,note,status,since\n",
            "title;kind;gender;place;meaning;note\r\n",
            "speaker,aliases,kind,organisation,roles,note\n",
            "",
        ][..],
    );
    let cell = prop::sample::select(
        &[
            "ku",
            "... ...",
            "*",
            "=",
            "ku ... mi",
            "k*u",
            "|",
            "l'>le|'>",
            "exact",
            "stem",
            "glob",
            "999999999999",
            "-100",
            "-0",
            "both",
            "after",
            "words",
            "‹",
            "\"",
            "\"\"",
            ",",
            ";",
            "\n",
            "\t",
            "\u{feff}",
            "active",
            "retired",
            "trial",
            "negator",
            "topic",
            "verb",
            "que",
            "outer",
            "detect|article",
            "stemmer,german",
            "code,zz",
            "é\u{301}",
            "\0",
            "teaser,anywhere,rest",
        ][..],
    );
    let cells = prop::collection::vec((cell, any::<bool>()), 0..40).prop_map(|cells| {
        cells.into_iter().map(|(cell, comma)| if comma { format!("{cell},") } else { cell.to_owned() }).collect::<String>()
    });
    (any::<u8>(), header, cells)
        .prop_map(|(choice, header, cells)| std::iter::once(choice).chain(header.bytes()).chain(cells.into_bytes()).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_keeps_the_laws(choice in any::<u8>(), text in text()) {
        holds_every_law_of_texts(&[&[choice], text.as_bytes()].concat());
    }

    #[test]
    fn any_bytes_keep_the_laws(bytes in bytes()) {
        holds_every_law_of_texts(&bytes);
    }

    #[test]
    fn any_file_of_a_pack_is_used_or_refused(bytes in lexicon_file()) {
        laws::lexicon(&bytes);
    }

    #[test]
    fn a_used_workspace_gives_the_same_as_a_new_one(first in text(), second in text()) {
        let mut used = Workspace::default();
        let _ = PLAIN.analyze(&english(first), &mut used);
        let article = english(second);
        let (one, other) = (PLAIN.analyze(&article, &mut used), PLAIN.analyze(&article, &mut Workspace::default()));
        prop_assert_eq!(one.ok().map(|one| (one.quotations, one.score)), other.ok().map(|one| (one.quotations, one.score)));
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// `tests/regressions/<law>/` holds what a fuzzer or a reader found once.
#[test]
fn what_broke_a_law_once_keeps_it_now() {
    let mut count = 0;
    for (name, law) in LAWS {
        for file in files(&Path::new("tests/regressions").join(name)) {
            law(&fs::read(&file).unwrap());
            count += 1;
        }
    }
    assert!(count > 0);
}

#[test]
fn the_seeds_keep_the_laws_in_every_language_and_format() {
    for file in files(Path::new("seeds")) {
        let text = fs::read(file).unwrap();
        (0..21).for_each(|choice| holds_every_law_of_texts(&[&[choice], text.as_slice()].concat()));
    }
}

/// Puts a character behind the third letter of every long word.
fn with_inside(text: &str, mark: char) -> String {
    let word = |word: &str| match word.char_indices().nth(3) {
        Some((at, _)) if word.chars().count() > 6 && word.chars().all(char::is_alphabetic) => {
            format!("{}{mark}{}", &word[..at], &word[at..])
        }
        _ => word.to_owned(),
    };
    text.split_inclusive(' ').map(|part| part.strip_suffix(' ').map_or_else(|| word(part), |part| word(part) + " ")).collect()
}

/// The sums of the article and of each quotation, with its speaker.
fn sums(bytes: Vec<u8>) -> Vec<(i64, i64, String)> {
    let analysis = PLAIN.analyze(&Article { bytes, ..Article::text("a", "") }, &mut Workspace::default()).unwrap();
    let whole = (analysis.score.bull, analysis.score.bear, analysis.language.clone());
    let each = analysis.quotations.iter().map(|one| (one.score.bull, one.score.bear, one.attribution.speaker.clone().unwrap_or_default()));
    let sums = std::iter::once(whole).chain(each);
    sums.map(|(bull, bear, name)| (bull, bear, bullbear::segment::normal(&name).into_owned())).collect()
}

#[test]
fn the_same_words_written_otherwise_score_the_same() {
    use unicode_normalization::UnicodeNormalization as _;
    for file in files(Path::new("seeds")) {
        let text = fs::read_to_string(&file).unwrap();
        let expected = sums(text.clone().into_bytes());
        let wide: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for (what, bytes) in [
            ("composed", text.nfc().collect::<String>().into_bytes()),
            ("decomposed", text.nfd().collect::<String>().into_bytes()),
            ("soft hyphens", with_inside(&text, '\u{ad}').into_bytes()),
            ("zero-width spaces", with_inside(&text, '\u{200b}').into_bytes()),
            ("spaces that do not break", text.replace(' ', "\u{a0}").into_bytes()),
            ("narrow spaces", text.replace(' ', "\u{202f}").into_bytes()),
            ("other ends of lines", text.replace('\n', "\r\n").into_bytes()),
            ("a byte-order mark", format!("\u{feff}{text}").into_bytes()),
            ("UTF-16", wide),
        ] {
            assert_eq!(sums(bytes), expected, "{what} in {}", file.display());
        }
    }
}

/// Pieces that make some step look far ahead or back when they stand in a row.
const REPEATED: &[&str] = &[
    "\"",
    "“",
    "« ",
    "„",
    "' ",
    "(",
    "[",
    "“a” ",
    "“We grow,” she said. ",
    "said that ",
    "Jane Roe said ",
    "Jane Roe, ",
    "not ",
    "not not AI boom ",
    "demand for AI ",
    "X, Y and Z ",
    "— ",
    "- ",
    ": ",
    "\n",
    "\n\n",
    "\n“",
    "\n— a\n",
    "a\n",
    "A title of five words\n\n",
    "<div>",
    "<q>",
    "<p",
    "&",
    "<b>x</b>",
    "é\u{301}",
    "\u{200b}a",
    "A. ",
    "?! ",
    "he ",
    "Huang ",
    "Read also: x\n",
    "Comments\n",
    "> ",
    "**",
    "1. ",
    "$",
];

fn time(text: String) -> Duration {
    let article = english(text);
    let start = Instant::now();
    let _ = PLAIN.analyze(&article, &mut Workspace::default());
    start.elapsed()
}

/// Sixteen times the text may take a good deal more than sixteen times the time, but not two hundred and fifty-six times.
#[test]
fn time_is_linear_in_the_length_of_a_text() {
    time("The AI boom is no bubble, said Jane Roe. ".repeat(250));
    for piece in REPEATED {
        let of = |bytes: usize| time(piece.repeat(bytes / piece.len()));
        let (short, long) = (of(20_000), of(320_000));
        assert!(long < 64 * short + Duration::from_secs(2), "{piece:?}: {short:?}, sixteen times as long {long:?}");
    }
}

/// Returns a word that no other number gives, in capital letters.
fn name(number: usize) -> String {
    let letter = |place: u32| char::from(b"BDFGKLMN"[number >> (3 * place) & 7]);
    (0..6).flat_map(|place| [letter(place), 'A']).collect()
}

/// The same with one capital letter.
fn capital(number: usize) -> String {
    name(number).chars().enumerate().map(|(at, letter)| if at == 0 { letter } else { letter.to_ascii_lowercase() }).collect()
}

/// Pieces of texts whose labels and names are all different, each for a number.
const DISTINCT: [fn(usize) -> String; 2] = [
    |number| format!("{}: The data centers are full.\n\n{}: The halls are empty.\n\n", name(number), name(number + 1)),
    |number| {
        let (body, place) = (capital(number), capital(number + 1));
        format!("{body} opened halls in {place}. It said that the data centers are full. He said that they pay.\n\n")
    },
];

#[test]
fn time_is_linear_in_the_number_of_names_and_labels() {
    for piece in DISTINCT {
        let of = |count: usize| time((0..count).map(piece).collect());
        let (few, many) = (of(2_000), of(32_000));
        assert!(many < 64 * few + Duration::from_secs(1), "{}: {few:?}, sixteen times as many {many:?}", piece(0));
    }
}

/// Scores the seeds and the pages of the zone tests with so many threads and returns every file that is written.
fn written(threads: &str) -> Vec<(String, Vec<u8>)> {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::cargo_bin("bullbear").unwrap();
    let output = command.args(["score", "seeds", "tests/zones", "--threads", threads, "-o"]).arg(folder.path()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    files(folder.path()).iter().map(|path| (name(path), fs::read(path).unwrap())).collect()
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let one = written("1");
    assert_eq!(one.len(), 6);
    for threads in ["2", "3", "8"] {
        assert!(one == written(threads), "{threads} threads");
    }
}
