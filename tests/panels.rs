//! Panels, posts and lists: what labels, dashes, brackets and question words make of a text, in many languages, with invented speakers.

mod said;

use said::{pair, said};

/// Says whether somebody says something that begins with these words.
fn says(found: &[(String, String)], speaker: &str, words: &str) -> bool {
    found.iter().any(|(who, said)| who == speaker && said.starts_with(words))
}

/// Who says something that begins with these words.
type Turn = (&'static str, &'static str);

/// Panels: the language, the text, and what each guest says.
const PANELS: &[(&str, &str, [Turn; 4])] = &[
    (
        "es",
        "Naves y luces\n\n\
         MODERADORA: Buenas noches. Nos acompañan la analista Marta Olmedo y el promotor Hugo Salas. ¿Sobran naves?\n\n\
         OLMEDO: Sobran desde la primavera del año pasado.\n\n\
         SALAS: Las mías están llenas y lo estarán.\n\n\
         MODERADORA: ¿Y quién paga la luz de noche?\n\n\
         OLMEDO: La paga el último que se va.\n\n\
         SALAS: Yo pago la mía cada mes.",
        [
            ("Marta Olmedo", "Sobran desde la"),
            ("Hugo Salas", "Las mías están"),
            ("Marta Olmedo", "La paga el"),
            ("Hugo Salas", "Yo pago la"),
        ],
    ),
    (
        "it",
        "Sale e luci\n\n\
         CONDUTTRICE: Buonasera. Con noi la studiosa Ada Lodi e il gestore Ugo Ferri. Le sale sono troppe?\n\n\
         LODI: Sono troppe dalla primavera dello scorso anno.\n\n\
         FERRI: Le mie sono piene e lo resteranno.\n\n\
         CONDUTTRICE: E chi paga la luce di notte?\n\n\
         LODI: La paga l'ultimo che esce.\n\n\
         FERRI: Io pago la mia ogni mese.",
        [("Ada Lodi", "Sono troppe dalla"), ("Ugo Ferri", "Le mie sono"), ("Ada Lodi", "La paga l'ultimo"), ("Ugo Ferri", "Io pago la")],
    ),
    (
        "nl",
        "Hallen en lampen\n\n\
         PRESENTATOR: Goedenavond. Bij ons zitten hoogleraar Saskia Brand en bouwer Joost Vink. Zijn er te veel hallen?\n\n\
         BRAND: Er zijn er te veel sinds het voorjaar van vorig jaar.\n\n\
         VINK: De mijne zijn vol en dat blijven ze.\n\n\
         PRESENTATOR: En wie betaalt het licht in de nacht?\n\n\
         BRAND: Dat betaalt de laatste die weggaat.\n\n\
         VINK: Ik betaal het mijne elke maand.",
        [
            ("Saskia Brand", "Er zijn er"),
            ("Joost Vink", "De mijne zijn"),
            ("Saskia Brand", "Dat betaalt de"),
            ("Joost Vink", "Ik betaal het"),
        ],
    ),
    (
        "pt",
        "Galpões e luzes\n\n\
         MODERADORA: Boa noite. Estão conosco a pesquisadora Rita Valente e o empresário Celso Brito. Há galpões demais?\n\n\
         VALENTE: Há galpões demais desde o começo do ano passado.\n\n\
         BRITO: Os meus estão cheios e vão continuar assim.\n\n\
         MODERADORA: E quem paga a luz da noite?\n\n\
         VALENTE: Quem paga é o último que sai.\n\n\
         BRITO: Eu pago a minha todo mês.",
        [
            ("Rita Valente", "Há galpões demais"),
            ("Celso Brito", "Os meus estão"),
            ("Rita Valente", "Quem paga é"),
            ("Celso Brito", "Eu pago a"),
        ],
    ),
];

#[test]
fn guests_of_a_panel_answer_in_many_languages() {
    for (language, text, expected) in PANELS {
        let found = said(language, text);
        for (speaker, words) in expected {
            assert!(says(&found, speaker, words), "{language}: {speaker}: {found:#?}");
        }
        assert_eq!(found.len(), expected.len(), "{language}: {found:#?}");
    }
}

#[test]
fn posts_are_of_who_signs_in_many_languages() {
    let posts = [
        (
            "es",
            "Naves y esperanzas\n\nDespués, el lunes, esto:\n\nasí que el banco compra al inquilino y el inquilino paga al banco\n\n— Hugo Salas (@hugosalas) 3 de marzo\n\nSalas ha vendido sus acciones.",
            "Hugo Salas",
        ),
        (
            "it",
            "Sale e speranze\n\nPoi, lunedì, questo:\n\ncosì la banca compra l'inquilino e l'inquilino paga la banca\n\n— Ugo Ferri (@ugoferri) 3 marzo\n\nFerri ha venduto le sue azioni.",
            "Ugo Ferri",
        ),
        (
            "nl",
            "Hallen en hoop\n\nToen, op maandag, dit:\n\ndus koopt de bank de huurder en betaalt de huurder de bank\n\n— Joost Vink (@joostvink) 3 maart\n\nVink heeft zijn aandelen verkocht.",
            "Joost Vink",
        ),
        (
            "pt",
            "Galpões e esperanças\n\nDepois, na segunda-feira, isto:\n\nentão o banco compra o inquilino e o inquilino paga ao banco\n\n— Celso Brito (@celsobrito) 3 de março\n\nBrito vendeu as suas ações.",
            "Celso Brito",
        ),
    ];
    for (language, text, speaker) in posts {
        let found = said(language, text);
        assert!(found.len() == 1 && found[0].0 == speaker, "{language}: {found:#?}");
    }
}

#[test]
fn times_are_no_labels() {
    let text = "Markets live on Monday\n\n12:30 Norholt opened three points higher in early trade.\n\n\
                12:30 The data center bubble will burst, the bank wrote.\n\n13:05 Shares of Norholt fell, and the halls were empty.\n\n\
                13:05 Traders went home early, and nobody called.";
    let found = said("en", text);
    assert!(found.len() == 1 && found[0].0 == "bank", "{found:#?}");
}

#[test]
fn tags_that_come_again_are_no_persons() {
    let text = "Our picks for the week\n\nBUY: Norholt is cheap and has full halls until the spring.\n\n\
                SELL: Marrow has too many loans and too few tenants.\n\nThe whole sector has had a good year and the rates are low.\n\n\
                BUY: Lind Power sells the current that the halls need.\n\nSELL: Tarn Glass has lost its largest client in the north.";
    assert_eq!(said("en", text), []);
}

#[test]
fn an_author_may_tell_between_the_turns_of_a_panel() {
    let text = "Halls at night\n\nAda Holt and Ben Tarn met in Leeds.\n\nHOLT: The halls are full until the spring.\n\n\
                TARN: The halls are dark.\n\nThe lamps went on in the street, and a bus passed.\n\nHOLT: The lamps are paid.\n\n\
                TARN: The lamps are old.";
    let found = said("en", text);
    assert!(says(&found, "Ada Holt", "The halls are full") && says(&found, "Ben Tarn", "The lamps are old"), "{found:#?}");
    assert!(!found.iter().any(|(_, words)| words.starts_with("The lamps went")), "{found:#?}");
}

#[test]
fn a_list_is_not_signed() {
    let list = "Norholt plans\n\nThe company has three aims for the year:\n\n- Build more data centers in the north by the end of May\n\n\
                - Fewer tenants in the south";
    assert_eq!(said("en", list), []);
    let one = "Norholt plans\n\nThe company has this aim for the year:\n\nBuild more data centers in the north by the end of May\n\n\
               - Fewer tenants in the south";
    assert_eq!(said("en", one), []);
    let news = "Halls and hopes\n\nOn Monday came the news:\n\nBuild more data centers in the north by the end of May\n\nNobody spoke.";
    assert_eq!(said("en", news), []);
}

#[test]
fn titles_of_reports_are_not_said_by_the_bracket_behind_them() {
    for text in [
        "The report \"Data centers are empty\" (International Energy Agency, 2024) is out.",
        "The report \"Data centers in the north\" (central bank) is out.",
        "The book \"Data centers in the north\" (central bank) is out.",
    ] {
        assert_eq!(said("en", text), [], "{text}");
    }
}

#[test]
fn a_question_may_be_what_is_said_or_what_it_is_about() {
    let text = "Ada Holt warned how quickly the data centers could empty.";
    assert_eq!(said("en", text), [pair("Ada Holt", "how quickly the data centers could empty")]);
    let text = "Ada Holt says why the AI bubble will burst.";
    assert_eq!(said("en", text), [pair("Ada Holt", "why the AI bubble will burst")]);
    let text = "Ida Kolm sagte, warum die KI-Blase platzen wird.";
    assert_eq!(said("de", text), [pair("Ida Kolm", "warum die KI-Blase platzen wird")]);
    assert_eq!(said("en", "Ada Holt explains why the halls in the north were built."), []);
    assert_eq!(said("de", "Ida Kolm erklärt, warum die Hallen im Norden stehen."), []);
    assert_eq!(said("fr", "Claire Aubin explique pourquoi les salles du nord sont vides."), []);
    let text = "Ben Tarn explained why: the data centers are empty.";
    assert_eq!(said("en", text), [pair("Ben Tarn", "the data centers are empty")]);
}

#[test]
fn a_stop_behind_the_marks_ends_a_sentence_as_one_within_does() {
    let text = "Les salles\n\n« La bulle va éclater », a dit Marie Lind.\n\n« Les centres de données sont vides et le resteront ».\n\nRien ne bouge.";
    assert!(said("fr", text).contains(&pair("Marie Lind", "Les centres de données sont vides et le resteront")));
    let text =
        "Le sale\n\n«La bolla scoppierà presto», ha detto Ada Neri.\n\n«I centri di dati sono vuoti e lo resteranno».\n\nNulla si muove.";
    assert!(said("it", text).contains(&pair("Ada Neri", "I centri di dati sono vuoti e lo resteranno")));
}

#[test]
fn a_pronoun_that_opens_a_remark_stresses_nobody() {
    let text = "Ben Tarn met the owners on Monday. After lunch, he, like many others, said that the halls were empty.";
    assert_eq!(said("en", text), [pair("Ben Tarn", "the halls were empty")]);
}

#[test]
fn a_body_near_a_pronoun_does_not_replace_a_person_there() {
    let text = "Anna Kolm wartet. Die Behörde prüft die Hallen. „Die Hallen sind voll“, sagt sie.";
    assert_eq!(said("de", text), [pair("Anna Kolm", "Die Hallen sind voll")]);
}

#[test]
fn what_the_author_adds_behind_the_last_answer_is_no_remark() {
    let text = "„Der Strom reicht“\n\nIda Kolm plant Hallen.\n\nReicht der Strom?\n\nJa, ich rechne jeden Tag nach.\n\nUnd das Wasser?\n\n\
                Auch das, wir haben einen eigenen Brunnen.\n\nWas kommt danach?\n\nDanach baue ich im Süden weiter.\n\n\
                Ida Kolm lebt in Luhn.\n\nDie Hallen stehen im Norden der Stadt und sind seit dem Sommer leer.";
    let found = said("de", text);
    assert!(says(&found, "Ida Kolm", "Danach baue"), "{found:#?}");
    assert!(!found.iter().any(|(_, words)| words.starts_with("Die Hallen stehen")), "{found:#?}");
}
