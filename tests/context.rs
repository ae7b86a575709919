//! What a speaker's other quotations in the article do to a quotation that says little by itself.

mod said;

use bullbear::lexicon::{Folder, Packs};
use bullbear::stance::Thresholds;
use bullbear::{Analyzer, Options};
use said::analyzed_by;

/// One speaker says what side she takes, then something that no row knows; another says the same thing and nothing else.
const ARTICLES: [(&str, &str); 3] = [
    (
        "de",
        "KI und Rechenzentren\n\n„Die Auftragsbücher für Rechenzentren sind voll“, sagte Nora Fassbender.\n\n\
         „So ist das bei uns immer“, sagte Nora Fassbender.\n\n\
         „So ist das bei uns immer“, sagte Ruben Ostermann.",
    ),
    (
        "en",
        "AI and data centers\n\n“The order books for data centers are full,” said Nora Whitby.\n\n\
         “Every hall will be at work on Tuesday,” said Nora Whitby.\n\n\
         “Every hall will be at work on Tuesday,” said Ruben Oster.",
    ),
    (
        "fr",
        "IA et centres de données\n\n« Les carnets de commandes pour centres de données sont pleins », a déclaré Nora Vasseur.\n\n\
         « Je le dis à tout le monde », a déclaré Nora Vasseur.\n\n\
         « Je le dis à tout le monde », a déclaré Ruben Ostier.",
    ),
];

fn analyzer(speaker: i64) -> Analyzer {
    let packs = Packs::load(&Folder::Embedded).unwrap();
    let settings = Thresholds::new(&packs.settings);
    Analyzer::new(packs, Options::default()).judged_by(Thresholds { speaker, ..settings })
}

#[test]
fn words_that_say_little_lean_to_where_their_speaker_stands() {
    for (language, text) in ARTICLES {
        let said = analyzed_by(&analyzer(150), language, text);
        let [first, second, third] = &said.quotations[..] else { panic!("{language}: {:?}", said.quotations) };
        assert_eq!(first.stance, "bull", "{language}");
        let [bull, bear] = second.score.context;
        assert!(bull > 100 && bear < -100, "{language}: {bull} {bear}");
        assert_eq!(third.score.context, [0; 2], "{language}: nothing else of this speaker");
    }
}

#[test]
fn a_weight_of_zero_lets_every_quotation_stand_for_itself() {
    for (language, text) in ARTICLES {
        let said = analyzed_by(&analyzer(0), language, text);
        assert!(said.quotations.iter().all(|one| one.score.context == [0; 2]), "{language}");
        let [_, second, third] = &said.quotations[..] else { panic!("{language}: {:?}", said.quotations) };
        assert_eq!((second.stance, second.score), (third.stance, third.score), "{language}: the same words say the same");
    }
}

#[test]
fn other_matters_neither_tell_nor_hear() {
    let text = "AI and data centers\n\n“The order books for data centers are full,” said Nora Whitby.\n\n\
                “The goalkeeper saved two penalties,” said Nora Whitby of the cup.";
    let said = analyzed_by(&analyzer(100), "en", text);
    assert!(said.quotations.iter().all(|one| one.score.context == [0; 2]), "{:?}", said.quotations);
    assert_eq!(said.quotations[1].stance, "neutral");
}
