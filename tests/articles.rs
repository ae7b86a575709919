//! The label of an article: what the narrator counts, and how many voices must take a side.

use bullbear::aggregate::{Analysis, VOICE};
use bullbear::document::Article;
use bullbear::lexicon::{Folder, Packs};
use bullbear::{Analyzer, Options, Workspace};
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| {
    let options = Options { language: "en".to_owned(), ..Options::default() };
    Analyzer::new(Packs::load(&Folder::Embedded).expect("the packs load"), options)
});

const BEAR: &str = "“The AI boom is a bubble,” said Ines Calder.";
const PLAIN: &str = "“The hearing on the data centre starts on Monday,” said Silas Boyd.";

fn read(paragraphs: &[&str]) -> Analysis {
    let text = format!("AI data centres in the news\n\n{}\n", paragraphs.join("\n\n"));
    ANALYZER.analyze(&Article::text("a", &text), &mut Workspace::default()).expect("the article is read")
}

#[test]
fn the_narrator_counts_in_full_where_nobody_is_quoted() {
    let alone = read(&["The AI boom is a bubble."]);
    assert_eq!((alone.stance, alone.score), ("bear", alone.narrator_score));
    let beside = read(&["The AI boom is a bubble.", BEAR]);
    let (added, voice) = (beside.score.bear - beside.voices_score.bear, -VOICE * beside.narrator_score.milli().unwrap_or_default());
    assert!(added > 0 && added * 2 < voice, "beside a quotation it counts less than half a voice: {added} of {voice}");
}

#[test]
fn an_article_of_which_few_quotations_take_a_side_takes_none() {
    let second = "“The council publishes its report on the data centre in May,” said Mara Quist.";
    let third = "“The form for the data centre has twelve pages,” said Paul Rusk.";
    let few = read(&[BEAR, PLAIN, second, third]);
    assert_eq!((few.quotations.len(), few.count("bear"), few.stance), (4, 1, "neutral"));
    let fewer_voices = read(&[BEAR, PLAIN, second]);
    assert_eq!((fewer_voices.quotations.len(), fewer_voices.stance), (3, "bear"), "three quotations tell nothing by their share");
}

#[test]
fn the_headline_counts_as_a_voice_beside_others_and_is_the_narrators_where_nobody_speaks() {
    let titled = |title: &str, paragraph: &str| {
        let text = format!("{title}\n\n{paragraph}\n");
        ANALYZER.analyze(&Article::text("a", &text), &mut Workspace::default()).expect("the article is read")
    };
    let (bull, plain) = ("Order books for AI chips are full", "AI data centres in the news");
    let [beside, without] = [bull, plain].map(|title| titled(title, BEAR));
    assert!(beside.headline_score.bull > 0 && beside.narrator_score.terms == 0, "{:?}", beside.narrator_score);
    assert!(beside.score.bull > without.score.bull && beside.score.bear == without.score.bear, "{:?}", beside.score);
    let alone = titled(bull, "The halls stand in Ohio.");
    assert_eq!((alone.headline_score.terms, alone.score), (0, alone.narrator_score));
    assert!(alone.score.bull > 0, "{:?}", alone.score);
}
