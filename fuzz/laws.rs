//! Laws that hold for any bytes at all. The fuzz targets and the property tests share them; each breaks with a panic.

use bullbear::aggregate::Analysis;
use bullbear::document::{Article, Format, Meta, decode};
use bullbear::lexicon::{COMMON_FILES, FILES, Faults, Folder, Packs, Side, Status, Target};
use bullbear::normal::is_invisible;
use bullbear::output::{self, Explainer, Offsets};
use bullbear::segment::{Forms, Grammar, Segments, Token, split};
use bullbear::stance::Thresholds;
use bullbear::workshop::{check, format};
use bullbear::zones::{Boilerplate, divide};
use bullbear::{Analyzer, Options, Span, Workspace};
use std::sync::LazyLock;

/// The packs, and what each law needs of them; made once.
struct Known {
    packs: Packs,
    languages: Vec<(Grammar, Boilerplate)>,
    plain: Analyzer,
    mirrored: Analyzer,
    with_retired: Analyzer,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let packs = Packs::load(&Folder::Embedded).expect("the packs load");
    let analyzer = |packs: &Packs| Analyzer::new(packs.clone(), Options::default());
    let languages = packs.languages.iter().map(|pack| (Grammar::new(pack), Boilerplate::new(pack))).collect();
    let (mirrored, with_retired) = (analyzer(&mirrored(packs.clone())), analyzer(&with_retired(packs.clone())));
    Known { languages, plain: analyzer(&packs), mirrored, with_retired, packs }
});

/// Changes bull and bear for each other, wherever a row names a side.
fn mirrored(mut packs: Packs) -> Packs {
    packs.usage.iter_mut().for_each(|row| std::mem::swap(&mut row.bull, &mut row.bear));
    for pack in &mut packs.languages {
        std::mem::swap(&mut pack.bull, &mut pack.bear);
        for row in &mut pack.shifters {
            row.side = match row.side {
                Target::Bull => Target::Bear,
                Target::Bear => Target::Bull,
                Target::Both => Target::Both,
            };
        }
        pack.usage.iter_mut().for_each(|row| std::mem::swap(&mut row.bull, &mut row.bear));
        pack.reporting.iter_mut().for_each(|row| row.side = row.side.map(Side::opposite));
    }
    packs
}

/// Adds retired rows of words that every article holds.
fn with_retired(mut packs: Packs) -> Packs {
    for pack in &mut packs.languages {
        let words: Vec<_> = pack.function_words.iter().take(40).map(|row| row.word.clone()).collect();
        for (rows, term) in [&mut pack.bull, &mut pack.bear].into_iter().flat_map(|rows| [(rows, words.clone())]) {
            let Some(mut row) = rows.first().cloned() else { continue };
            (row.terms, row.status) = (term, Status::Retired);
            rows.push(row);
        }
    }
    packs
}

/// Splits off the first byte, which chooses language and format.
fn article(bytes: &[u8]) -> (usize, Article) {
    let (&choice, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let languages = KNOWN.packs.languages.len();
    let (language, choice) = (usize::from(choice) % languages, usize::from(choice) / languages);
    let format = [Format::Text, Format::Html, Format::Markdown][choice % 3];
    let code = KNOWN.packs.languages[language].code.clone();
    let meta = Meta { language: code, ..Meta::default() };
    (language, Article { id: "a".to_owned(), path: "a".to_owned(), bytes: rest.to_vec(), format, meta, ..Article::default() })
}

fn in_order(text: &str, spans: impl IntoIterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(span.start >= end && span.end > span.start, "{span:?} behind {end}");
        assert!(text.get(span.start..span.end).is_some(), "{span:?} lies on no character borders");
        end = span.end;
    }
}

/// Bytes become text or are refused; what markup states lies in the text and in order.
pub fn decoding(bytes: &[u8]) {
    let (_, article) = article(bytes);
    let Ok(document) = decode(&article) else { return };
    assert!(document.text.chars().any(|mark| !mark.is_whitespace()));
    in_order(&document.text, document.regions.iter().map(|region| region.span));
    for span in document.warnings.iter().filter_map(|warning| warning.span) {
        assert!(document.text.get(span.start..span.end).is_some());
    }
}

/// Lines, tokens, clauses and sentences cover the text, in order and without a gap but for what shows nothing.
pub fn segmenting(bytes: &[u8]) {
    let (language, article) = article(bytes);
    let Ok(document) = decode(&article) else { return };
    let (grammar, boilerplate) = &KNOWN.languages[language];
    let lines = divide(&document, boilerplate);
    in_order(&document.text, lines.iter().map(|line| line.span));
    let segments = split(&document.text, &lines, grammar, &mut Forms::default());
    segments.paragraphs.iter().for_each(|one| concatenates(&document.text, one.span, &segments.tokens[one.tokens.clone()]));
    if article.format == Format::Text && document.regions.is_empty() {
        concatenates(&document.text, Span::new(0, document.text.len()), &segments.tokens);
    }
    covers(segments.tokens.len(), segments.clauses.iter().cloned());
    covers(segments.tokens.len(), segments.sentences.iter().map(|one| one.tokens.clone()));
    covers(segments.tokens.len(), segments.paragraphs.iter().map(|one| one.tokens.clone()));
    homes(&segments);
}

/// Says that tokens and what shows nothing between them are the part of the text that they stand in.
fn concatenates(text: &str, part: Span, tokens: &[Token]) {
    in_order(text, tokens.iter().map(|token| token.span));
    let ends = [part.start].into_iter().chain(tokens.iter().map(|token| token.span.end));
    let starts = tokens.iter().map(|token| token.span.start).chain([part.end]);
    for (end, start) in ends.zip(starts) {
        let gap = &text[end..start];
        assert!(gap.chars().all(|mark| mark.is_whitespace() || is_invisible(mark)), "{gap:?} is in no token");
    }
}

fn covers(tokens: usize, parts: impl Iterator<Item = std::ops::Range<usize>>) {
    let mut end = 0;
    for part in parts {
        assert_eq!(part.start, end);
        end = part.end;
    }
    assert_eq!(end, tokens);
}

fn homes(segments: &Segments) {
    for token in 0..segments.tokens.len() {
        assert!(segments.sentences[segments.sentence_of(token)].tokens.contains(&token));
        assert!(segments.clauses[segments.clause_of(token)].contains(&token));
        assert!(segments.paragraphs[segments.paragraph_of(token)].tokens.contains(&token));
    }
}

fn analysis(analyzer: &Analyzer, article: &Article) -> Option<Analysis> {
    analyzer.analyze(article, &mut Workspace::default()).ok()
}

/// Quotations lie in the text and in order, and so do those who say them.
pub fn quoting(bytes: &[u8]) {
    let (_, article) = article(bytes);
    let Some(analysis) = analysis(&KNOWN.plain, &article) else { return };
    let text = &analysis.document.text;
    for quotation in &analysis.quotations {
        assert!(!quotation.spans.is_empty());
        in_order(text, quotation.spans.iter().copied());
        in_order(text, quotation.attribution.mention);
        assert!(quotation.spans.iter().all(|&span| quotation.span.contains(span) && !span.of(text).trim().is_empty()));
        assert!(quotation.attribution.speaker.as_ref().is_none_or(|name| !name.trim().is_empty()));
    }
    assert!(analysis.quotations.iter().map(|one| one.span.start).is_sorted());
    let mut ids: Vec<_> = analysis.quotations.iter().map(|one| &one.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert!(ids.len() == analysis.quotations.len() || ids.len() > 25, "an id stands twice");
}

/// The whole flow to the last output: mirrored packs mirror every score, retired rows change nothing, a second run changes nothing, and
/// every span of the output quotes its own text.
pub fn reading(bytes: &[u8]) {
    let (_, article) = article(bytes);
    let Some(one) = analysis(&KNOWN.plain, &article) else { return };
    let again = analysis(&KNOWN.plain, &article).expect("what was read once is read again");
    assert_eq!((&one.quotations, &one.score, &one.narrator), (&again.quotations, &again.score, &again.narrator));
    let retired = analysis(&KNOWN.with_retired, &article).expect("read with other packs");
    assert_eq!((&one.quotations, &one.score), (&retired.quotations, &retired.score));
    let other = analysis(&KNOWN.mirrored, &article).expect("read with other packs");
    assert_eq!((one.score.bull, one.score.bear), (other.score.bear, other.score.bull));
    for (a, b) in one.quotations.iter().zip(&other.quotations) {
        assert_eq!((a.score.bull, a.score.bear, &a.spans), (b.score.bear, b.score.bull, &b.spans));
        assert_eq!(a.score.milli().map(|milli| -milli), b.score.milli());
    }
    written(&one);
}

/// Writes an analysis in every form and compares spans with their words.
fn written(analysis: &Analysis) {
    let text = &analysis.document.text;
    let offsets = Offsets::new(text);
    drop(output::article_row(analysis));
    output::quote_rows(analysis, &offsets).for_each(drop);
    output::evidence_rows(analysis, &offsets).for_each(drop);
    let mut json = Vec::new();
    output::write_analysis(analysis, output::Excerpts::Whole, &mut json).expect("an analysis is written");
    let object: serde_json::Value = serde_json::from_slice(&json).expect("one object a line");
    let characters: Vec<char> = text.chars().collect();
    let quotes = object["quotes"].as_array().expect("a list of quotations");
    assert_eq!(quotes.len(), analysis.quotations.len());
    for (quote, quotation) in quotes.iter().zip(&analysis.quotations) {
        let place = |at: &serde_json::Value| usize::try_from(at.as_u64().expect("an offset")).expect("an offset");
        let span = |pair: &serde_json::Value| characters[place(&pair[0])..place(&pair[1])].iter().collect::<String>();
        let words: Vec<_> = quote["spans"].as_array().expect("a list of spans").iter().map(span).collect();
        assert_eq!(words, quotation.spans.iter().map(|span| span.of(text)).collect::<Vec<_>>());
        for evidence in quote["evidence"].as_array().into_iter().flatten() {
            assert!(place(&evidence["start"]) < place(&evidence["end"]) && place(&evidence["end"]) <= characters.len());
        }
    }
    let explainer = Explainer { styles: true, thresholds: Thresholds::new(&KNOWN.packs.settings) };
    let explained = explainer.article(analysis);
    let hidden = |mark: char| mark.is_control() && !matches!(mark, '\n' | '\t' | '\u{1b}');
    assert!(!explained.contains(hidden), "a control character is sent to the terminal");
}

/// A small made-up language.
const PACK: &[(&str, &str)] = &[
    ("language.csv", "setting,value,note\ncode,zz,\nname,Zuzu,\nstemmer,none,\nversion,0.1.0,\ndecimal_mark,.,\nstance,active,\n"),
    ("bull.csv", "term,match,weight,needs,example,counterexample,note,status,since\nbolu,exact,2,topic,Ku rami bolu.,,,active,0.1.0\n"),
    ("bear.csv", "term,match,weight,needs,example,counterexample,note,status,since\npopu,exact,2,topic,Ku rami popu.,,,active,0.1.0\n"),
    (
        "shifters.csv",
        "term,match,kind,percent,direction,reach,unit,side,example,counterexample,note,status,since\nnax,exact,negator,-100,after,3,words,both,Ku rami nax popu.,,,active,0.1.0\n",
    ),
    ("topics.csv", "term,match,side,topic,example,note,status,since\nrami,exact,on,ai,Ku rami bolu.,,active,0.1.0\n"),
    (
        "reporting.csv",
        "cue,forms,kind,percent,side,weight,order,clause,example,note,status,since\ntik,tik,verb,100,,,both,direct|colon,Mina tik: ‹Ku rami bolu!›,,active,0.1.0\n",
    ),
    ("quote_marks.csv", "open,close,level,continues,note\n‹,›,outer,,\n"),
    ("function_words.csv", "word,use,note\nku,detect|article,\nmi,detect,\nlo,detect,\n"),
    ("pronouns.csv", "pronoun,gender,number,note\nlo,any,singular,\n"),
];

/// A file of a pack, or of all packs, is loaded, checked, put into its clean form and used, or its faults are told. The first byte says which
/// file it is.
pub fn lexicon(bytes: &[u8]) {
    let (&choice, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let kind = FILES.iter().chain(COMMON_FILES).nth(usize::from(choice) % (FILES.len() + COMMON_FILES.len())).expect("a file");
    let mut faults = Faults::default();
    if let Some(clean) = format::clean(kind, kind.name, rest, &mut faults) {
        let again = format::clean(kind, kind.name, clean.as_bytes(), &mut faults);
        assert_eq!(again.as_deref(), Some(&*clean), "the clean form has a clean form of its own");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let pack = folder.path().join("zz");
    std::fs::create_dir(&pack).expect("a folder");
    PACK.iter().for_each(|(name, text)| std::fs::write(pack.join(name), text).expect("a file"));
    let place = if COMMON_FILES.iter().any(|one| one.name == kind.name) { folder.path() } else { &pack };
    std::fs::write(place.join(kind.name), rest).expect("a file");
    used(&Folder::Disk(folder.path().to_owned()));
}

fn used(folder: &Folder) {
    let Ok(packs) = Packs::load(folder) else { return };
    let _ = check::check(&check::Request { folder, upper: None, language: None });
    let analyzer = Analyzer::new(packs, Options { language: "zz".to_owned(), ..Options::default() });
    let article = Article::text("a", "Ku mi rami bolu. Mina tik: ‹Ku rami nax popu, 3 lo!›\n\nKu Mina Tika tik lo.");
    if let Some(analysis) = analysis(&analyzer, &article) {
        written(&analysis);
    }
}
