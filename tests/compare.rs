//! `bullbear compare`: groups side by side, from tables written before and from articles.

mod pack;

use assert_cmd::Command;
use bullbear::aggregate::{By, Comparison, Group, Statement};
use std::fs;
use std::path::{Path, PathBuf};

fn statement(speaker: &str, words: &str, milli: i64) -> Statement {
    let stance = if milli > 0 { "bull" } else { "bear" };
    Statement { speaker: speaker.into(), words: words.into(), milli: Some(milli), stance: stance.into(), ..Statement::default() }
}

/// One quotation an article, all different.
fn comparison(speakers: &[(&str, &[i64])]) -> Comparison {
    let mut comparison = Comparison::new(By::Speaker);
    let mut article = 0;
    for (speaker, scores) in speakers {
        for milli in *scores {
            article += 1;
            comparison.add(article, &statement(speaker, &format!("words of article {article}"), *milli));
        }
    }
    comparison
}

fn only(comparison: &Comparison) -> Group {
    comparison.groups().remove(0)
}

#[test]
fn a_mean_of_three_articles_has_an_interval_and_one_of_two_has_none() {
    let three = only(&comparison(&[("Ada", &[200, 400, 900])])).figures;
    let interval = three.interval.unwrap();
    assert_eq!(three.milli, Some(500));
    assert!(interval.low < 500 && 500 < interval.high && interval.low >= 200 && interval.high <= 900, "{interval:?}");
    let two = only(&comparison(&[("Ada", &[200, 400])])).figures;
    assert!(two.interval.is_none() && two.has_few_articles());
}

#[test]
fn articles_are_drawn_not_quotations() {
    let mut one_article = Comparison::new(By::Speaker);
    (0..9).for_each(|at| one_article.add(1, &statement("Ada", &format!("these are words {at}"), 100 * at + 1)));
    let figures = only(&one_article).figures;
    assert_eq!((figures.articles, figures.quotes, figures.interval), (1, 9, None));
}

#[test]
fn a_quotation_that_several_articles_print_counts_once() {
    let mut comparison = Comparison::new(By::Speaker);
    comparison.add(1, &statement("Ada", "Demand is endless, I say.", 500));
    comparison.add(2, &statement("Ada", "Demand is  endless — I say", 500));
    comparison.add(3, &statement("Ada", "sha256:0123456789abcdef", 500));
    comparison.add(4, &statement("Ada", "sha256:0123456789abcdef", 500));
    comparison.add(5, &statement("Bob", "Demand is endless, I say.", 500));
    comparison.add(6, &statement("Bob", "Of course.", 500));
    comparison.add(7, &statement("Bob", "Of course.", 500));
    let counts: Vec<_> = comparison.groups().iter().map(|group| (group.figures.quotes, group.figures.articles)).collect();
    assert_eq!(counts, [(2, 2), (3, 3)], "two words may be said twice");
}

#[test]
fn a_difference_has_an_interval_and_a_p_value() {
    let apart = comparison(&[("Ada", &[700, 800, 900]), ("Bob", &[-700, -800, -900])]).difference("Ada", "Bob").unwrap();
    assert_eq!(apart.milli, 1600);
    let interval = apart.interval.unwrap();
    assert!(interval.low >= 1400 && interval.high <= 1800, "{interval:?}");
    assert!((90..=110).contains(&apart.p.unwrap()), "2 of the 20 ways to deal six articles are as far apart: {:?}", apart.p);
    let same = comparison(&[("Ada", &[-300, 0, 300]), ("Bob", &[-300, 0, 300])]).difference("Ada", "Bob").unwrap();
    assert_eq!((same.milli, same.p), (0, Some(1000)));
}

#[test]
fn a_difference_of_few_articles_is_only_a_difference() {
    let few = comparison(&[("Ada", &[700, 800, 900]), ("Bob", &[-700, -800])]).difference("Ada", "Bob").unwrap();
    assert_eq!((few.milli, few.interval, few.p), (1550, None, None));
    assert_eq!(comparison(&[("Ada", &[700])]).difference("Ada", "Bob"), None);
}

#[test]
fn a_month_needs_a_date() {
    let mut comparison = Comparison::new(By::Month);
    for (article, date) in ["2025-11-22", "2025-11", "", "spring 2025", "2025/11/22"].iter().enumerate() {
        let words = format!("words of article {article}");
        comparison.add(article, &Statement { date: (*date).to_owned(), ..statement("Ada", &words, 100) });
    }
    let groups: Vec<_> = comparison.groups().into_iter().map(|group| (group.name, group.figures.quotes)).collect();
    assert_eq!(groups, [(String::new(), 3), ("2025-11".to_owned(), 2)]);
}

const QUOTES: &str = "article_id,quote_id,language,speaker,stance,score_milli,text,repeats
a1,a1_1,en,Ada Moss,bull,800,Demand is real and growing,0
a1,a1_2,en,Bob Reed,bear,-600,This is a bubble indeed,0
a2,a2_1,en,Ada Moss,bull,500,We cannot build fast enough,0
a2,a2_9,en,Ada Moss,bull,500,We cannot build fast enough,1
a3,a3_1,de,Ada Moss,bull,650,Die Nachfrage ist echt,0
a4,a4_1,en,Bob Reed,bear,-700,Nobody can pay for that,0
a5,a5_1,en,Bob Reed,bear,-500,The debt will not be repaid,0
a5,a5_2,en,,neutral,,We will see about that,0
";

const ARTICLES: &str = "article_id,path,language,date,source,lexicon
a1,a1.txt,en,2025-10-02,Daily,en 0.1.0 aaaa
a2,a2.txt,en,2025-10-09,Weekly,en 0.1.0 aaaa
a3,a3.txt,de,2025-11-01,Weekly,de 0.1.0 bbbb
a4,a4.txt,en,2025-11-05,Daily,en 0.1.0 aaaa
a5,a5.txt,en,,Daily,en 0.1.0 aaaa
";

fn output(place: &Path, name: &str, articles: &str) -> PathBuf {
    let folder = place.join(name);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("quotes.csv"), QUOTES).unwrap();
    fs::write(folder.join("articles.csv"), articles).unwrap();
    folder
}

/// Runs `compare` and returns its exit code, standard output and standard error.
fn compare(paths: &[&Path], arguments: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("bullbear").unwrap().arg("compare").args(paths).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_table_written_before_is_compared() {
    let place = tempfile::tempdir().unwrap();
    let folder = output(place.path(), "one", ARTICLES);
    let (code, table, _) = compare(&[&folder], &[]);
    assert_eq!(code, 0);
    let line = |name: &str| {
        table.lines().find(|line| line.trim_start().starts_with(name)).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(line("Ada Moss").starts_with("Ada Moss 3 3 3 0 0 0 +0.65 +0.50 .. +0.80"), "{table}");
    assert!(line("Bob Reed").starts_with("Bob Reed 3 3 0 0 3 0 -0.60"), "{table}");
    assert!(line("(unknown)").starts_with("(unknown) 1 1 0 0 0 1 - -"), "{table}");
    assert_eq!(compare(&[&folder.join("quotes.csv")], &[]).1, table, "the folder and its table are the same thing");
}

#[test]
fn groups_follow_source_month_and_language() {
    let place = tempfile::tempdir().unwrap();
    let folder = output(place.path(), "one", ARTICLES);
    let names = |by: &str| {
        let (_, csv, _) = compare(&[&folder], &["--by", by, "--format", "csv"]);
        csv.lines().skip(1).map(|line| line.split(',').take(4).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
    };
    assert_eq!(names("source"), ["source Weekly 2 2", "source Daily 3 5"]);
    assert_eq!(names("month"), ["month 2025-10 2 3", "month 2025-11 2 2", "month  1 2"]);
    assert_eq!(names("language"), ["language de 1 1", "language en 4 6"]);
}

#[test]
fn two_speakers_are_told_apart_in_every_format() {
    let place = tempfile::tempdir().unwrap();
    let folder = output(place.path(), "one", ARTICLES);
    let (_, table, _) = compare(&[&folder], &["--speaker", "ada moss", "--speaker", "reed"]);
    assert!(table.contains("Ada Moss less Bob Reed: +1.25, 95 % interval") && table.contains("p = 0."), "{table}");
    let (_, csv, _) = compare(&[&folder], &["--speaker", "ada", "--speaker", "reed", "--format", "csv"]);
    assert!(csv.lines().last().unwrap().starts_with("difference,Ada Moss - Bob Reed,,,,,,,1.250,1250,"), "{csv}");
    let (_, json, _) = compare(&[&folder], &["--speaker", "ada", "--speaker", "reed", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["differences"][0]["difference"], 1.25);
    assert_eq!(json["groups"][0]["score"], 0.65);
    assert_eq!(json["lexicons"][0], "de 0.1.0 bbbb");
}

#[test]
fn the_same_input_gives_the_same_figures() {
    let place = tempfile::tempdir().unwrap();
    let folder = output(place.path(), "one", ARTICLES);
    let arguments = ["--speaker", "ada", "--speaker", "reed", "--format", "json"];
    assert_eq!(compare(&[&folder], &arguments), compare(&[&folder], &arguments));
}

#[test]
fn a_name_that_means_nobody_or_several_is_refused() {
    let place = tempfile::tempdir().unwrap();
    let folder = output(place.path(), "one", ARTICLES);
    let (code, _, message) = compare(&[&folder], &["--speaker", "Zed"]);
    assert!(code == 2 && message.contains("no quotation of a speaker called Zed"), "{message}");
    let (code, _, message) = compare(&[&folder], &["--speaker", "o"]);
    assert!(code == 2 && message.contains("o may be Ada Moss or Bob Reed"), "{message}");
}

#[test]
fn outputs_of_different_lexicons_are_not_mixed_unless_told() {
    let place = tempfile::tempdir().unwrap();
    let (one, other) = (output(place.path(), "one", ARTICLES), output(place.path(), "other", &ARTICLES.replace("aaaa", "cccc")));
    let (code, out, message) = compare(&[&one, &other], &[]);
    assert!(code == 2 && out.is_empty(), "{out}");
    assert!(message.contains("en 0.1.0 aaaa and en 0.1.0 cccc") && message.contains("--mix-lexicons"), "{message}");
    let (code, table, _) = compare(&[&one, &other], &["--mix-lexicons"]);
    assert!(code == 0 && table.contains("Ada Moss"), "{table}");
    fs::remove_file(other.join("articles.csv")).unwrap();
    assert!(compare(&[&one, &other], &[]).2.contains("does not say which lexicon"));
    assert_eq!(compare(&[&other], &[]).0, 0, "a single table needs no lexicon");
}

#[test]
fn a_table_made_for_a_spreadsheet_is_read_too() {
    let place = tempfile::tempdir().unwrap();
    let plain = output(place.path(), "plain", ARTICLES);
    let shaped = output(place.path(), "shaped", ARTICLES);
    let text = format!("\u{feff}{}", QUOTES.replace(',', ";").replace("Ada Moss", "\"'@Ada\"").replace('\n', "\r\n"));
    fs::write(shaped.join("quotes.csv"), text).unwrap();
    let read = compare(&[&shaped], &["--format", "csv"]).1;
    assert_eq!(read.replace("@Ada", "Ada Moss"), compare(&[&plain], &["--format", "csv"]).1);
    assert!(
        compare(&[&plain], &["--excel=fr"]).1.contains("\"speaker\";\"Ada Moss\";\"3\";\"3\";\"3\";\"0\";\"0\";\"0\";\"0,650\";\"650\"")
    );
}

#[test]
fn dates_and_sources_come_from_the_table_beside_the_articles() {
    let place = tempfile::tempdir().unwrap();
    let said = |name: &str, word: &str| format!("Lo rami\n\n{name} tik: ‹Ku rami {word} mi lo rami {name}.›\n");
    for (file, name, word) in [("a", "Mina Taro", "bolu"), ("b", "Mina Taro", "vasto"), ("c", "Zed Ori", "popu")] {
        pack::article(place.path(), &format!("in/{file}.txt"), &said(name, word));
    }
    pack::article(place.path(), "in/meta.csv", "file,date,source,url,title\na.txt,2025-10-02,Daily,,\nb.txt,2025-11-03,Weekly,,\n");
    let names = |by: &str| {
        let csv = pack::out(&pack::bullbear(place.path(), &["compare", "in", "--by", by, "--format", "csv"]));
        csv.lines().skip(1).map(|line| line.split(',').take(4).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
    };
    assert_eq!(names("month"), ["month 2025-10 1 1", "month 2025-11 1 1", "month  1 1"], "no date is made up");
    assert_eq!(names("source"), ["source Weekly 1 1", "source Daily 1 1", "source  1 1"]);
    assert_eq!(names("language"), ["language zz 3 3"]);
    let table = pack::out(&pack::bullbear(place.path(), &["compare", "in"]));
    assert!(table.contains("Mina Taro") && table.contains("too few art.") && table.contains("○") && !table.contains("meta"), "{table}");
    let both = pack::out(&pack::bullbear(place.path(), &["compare", "in", "--speaker", "mina", "--speaker", "zed"]));
    assert!(both.contains("fewer than 3 articles of either, so neither interval nor p-value"), "{both}");
}
