//! Who speaks, and what is said, where something stresses or parts the subject, where a clause comes in between, and where a verb stands last.

mod said;

use said::{pair, said};

#[test]
fn a_verb_called_out_behind_marks_has_its_subject_before_it() {
    let text = "“Then let them show us a lease,” retired welder Amos Trent called out. “So far I have seen a drawing of an AI hall.”";
    let expected =
        [pair("Amos Trent", "Then let them show us a lease,"), pair("Amos Trent", "So far I have seen a drawing of an AI hall.")];
    assert_eq!(said("en", text), expected);
}

#[test]
fn a_known_name_keeps_the_ending_that_looks_like_a_possessive() {
    for text in ["Moody's said that it reads every filing on AI halls.", "Moody’s said that it reads every filing on AI halls."] {
        assert_eq!(said("en", text), [pair("Moody's", "it reads every filing on AI halls")]);
    }
}

#[test]
fn a_pronoun_between_commas_stresses_the_name_before_it() {
    let text = "Mara Quist se tait sur l'IA. Granite, lui, juge que l'IA va durer.";
    assert_eq!(said("fr", text), [pair("Granite", "l'IA va durer")]);
}

#[test]
fn a_verb_of_speech_behind_a_pronoun_is_no_role() {
    let text = "La Banque d'Albanie s'en inquiète. Dans son rapport, elle juge que la dette de l'IA monte.";
    assert_eq!(said("fr", text), [pair("Banque d'Albanie", "la dette de l'IA monte")]);
}

#[test]
fn two_verbs_of_one_subject_have_each_its_own_words() {
    let text = "Tessa Calder called the AI boom “overdue housekeeping” and wrote that demand would double.";
    assert_eq!(said("en", text), [pair("Tessa Calder", "the AI boom “overdue housekeeping”"), pair("Tessa Calder", "demand would double")]);
}

#[test]
fn marked_words_before_a_participle_at_the_end_are_its_object() {
    let text = "Tessa Kalter hatte am Morgen von „ungebrochenem Appetit auf KI“ gesprochen.";
    assert_eq!(said("de", text), [pair("Tessa Kalter", "ungebrochenem Appetit auf KI")]);
    let text = "Tessa Caldier a qualifié la vague d'IA de « collection d'erreurs recyclées ».";
    assert_eq!(said("fr", text), [pair("Tessa Caldier", "collection d'erreurs recyclées")]);
}

#[test]
fn a_cue_does_not_reach_into_the_clause_that_it_leads() {
    let text = "Der Verband der Stadtwerke fordert, dass der Bund die Ausschreibung für KI-Strom im Winter auf den Weg bringt.";
    assert_eq!(said("de", text), [pair("Verband der Stadtwerke", "der Bund die Ausschreibung für KI-Strom im Winter auf den Weg bringt")]);
}

#[test]
fn a_clause_behind_a_semicolon_goes_on_with_what_was_said() {
    let text = "Die KI-Schulden wüchsen schneller als die Erlöse, stellte Tessa Kalter fest; der Ausblick sei „negativ“.";
    assert_eq!(
        said("de", text),
        [pair("Tessa Kalter", "Die KI-Schulden wüchsen schneller als die Erlöse"), pair("Tessa Kalter", "der Ausblick sei „negativ“")]
    );
}

#[test]
fn whoever_a_colon_leads_on_from_may_stand_behind_a_preposition() {
    let text = "Für Analystin Eileen Garr zählt weniger die Höhe als die Güte der KI-Bestellungen: „Die Auftraggeber haben tiefe Taschen.“";
    assert_eq!(said("de", text), [pair("Eileen Garr", "Die Auftraggeber haben tiefe Taschen.")]);
}

#[test]
fn what_somebody_was_asked_is_not_what_he_said() {
    let text = "KI kostet viel. Auf die Frage, wer am Ende zahlt, antwortete Tessa Kalter: „Wir alle zahlen die KI.“";
    assert_eq!(said("de", text), [pair("Tessa Kalter", "Wir alle zahlen die KI.")]);
    let text = "Asked on the sidelines whether AI kept him awake, Amos Trent laughed. “My granddaughter keeps me awake.”";
    assert_eq!(said("en", text), [pair("Amos Trent", "My granddaughter keeps me awake.")]);
}

#[test]
fn an_inserted_clause_reports_the_sentence_around_it() {
    let text = "Le portefeuille d'IA, se félicite Damien Oriot, « grossit de 40 % par an ».";
    assert_eq!(said("fr", text), [pair("Damien Oriot", "Le portefeuille d'IA, se félicite Damien Oriot, « grossit de 40 % par an »")]);
}

#[test]
fn a_speech_act_without_a_clause_tells_something_by_its_side_only() {
    let text = "Silas Boyd warned of an AI bubble. Mara Quist discussed the garden behind the AI hall.";
    assert_eq!(said("en", text), [pair("Silas Boyd", "an AI bubble")]);
}

#[test]
fn a_noun_phrase_before_an_inserted_clause_opens_what_is_said() {
    let text = "La consommation des salles d'IA, précise l'analyste Solène Marquer, n'entre pas dans le calcul.";
    let expected = "La consommation des salles d'IA, précise l'analyste Solène Marquer, n'entre pas dans le calcul";
    assert_eq!(said("fr", text), [pair("Solène Marquer", expected)]);
}

#[test]
fn a_headlines_words_are_those_of_the_person_quoted_more_than_all_others() {
    let text = "Fear for the AI halls: “They will stand empty”\n\nA report from Ohio.\n\n\
                The council met on Monday to hear of the AI campus.\n\n\
                “We count the chips each week,” said Amos Trent.\n\n“Half of the AI racks are dark,” Trent said.";
    let speakers: Vec<String> = said("en", text).into_iter().map(|(speaker, _)| speaker).collect();
    assert_eq!(speakers, ["Amos Trent", "Amos Trent", "Amos Trent"]);
    let divided = text.replace("Trent said", "said Mara Quist");
    assert_ne!(said("en", &divided)[0].0, "Amos Trent", "two who speak as much as each other");
}

#[test]
fn the_place_before_a_report_is_nobody() {
    let text = "Hattenbach. Der Gemeinderat stimmte über die KI-Halle ab.\n\nDie Mieter stünden bereit, sagte er.";
    assert_ne!(said("de", text)[0].0, "Hattenbach");
}
