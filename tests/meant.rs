//! Whom pronouns, headings and empty subjects mean, and what is told of a question, with invented speakers.

mod said;

use said::{pair, said};

/// Returns the speaker of the last quotation.
fn speaker(language: &str, text: &str) -> String {
    said(language, text).pop().map(|(speaker, _)| speaker).unwrap_or_default()
}

#[test]
fn a_pronoun_means_the_body_in_its_paragraph() {
    let text = "« Les salles sont pleines », a dit Marie Lind.\n\nL’association des hébergeurs a réagi lundi. Elle conteste que ses membres aient menti.";
    assert!(speaker("fr", text).contains("association"), "{}", speaker("fr", text));
}

#[test]
fn who_is_named_within_words_may_be_meant() {
    let text = "„Die Frist läuft“, sagte Amtssprecherin Ruth Zander.\n\nDas ist nach Einschätzung der Anwältin Ida Kolm ein guter Preis für zwei Hallen. \
                Bedenken hat sie kaum: Der Anteil liege unter zehn Prozent.";
    assert_eq!(speaker("de", text), "Ida Kolm");
}

#[test]
fn a_pronoun_behind_its_verb_is_the_subject() {
    let text = "„Die Hallen sind leer“, sagte Ida Kolm. Ihr Fonds habe gewettet.\n\nAuch die Kunden nimmt sie aufs Korn: Viele zahlten mit Gutscheinen.";
    assert_eq!(speaker("de", text), "Ida Kolm");
}

#[test]
fn a_pronoun_between_commas_stresses_its_phrase() {
    assert_eq!(speaker("fr", "Les bâtisseurs, eux, récusent l’idée que les salles soient vides."), "bâtisseurs");
}

#[test]
fn an_empty_subject_points_back_to_a_body() {
    let text = "Die Nationalbank widmet den Hallen ein Kapitel. Darin heißt es: Der Wert sinkt schneller als der Kredit.";
    assert_eq!(speaker("de", text), "Nationalbank");
}

#[test]
fn a_compound_governs_no_name() {
    let text =
        "Ben Tarn said the halls were full.\n\nBut mum-of-two Ada Holt, 44, of Leeds, isn’t having it: “I turn work down, and gladly.”";
    assert_eq!(speaker("en", text), "Ada Holt");
}

#[test]
fn a_pronoun_of_a_headline_is_named_later() {
    let text = "Il parie contre les salles : « Ça va faire du bruit »\n\nCrâne rasé et sourire aux lèvres : Paul Lind, 44 ans, est un trader connu.";
    assert!(said("fr", text).contains(&pair("Paul Lind", "Ça va faire du bruit")), "{:?}", said("fr", text));
}

#[test]
fn a_heading_in_marks_is_of_who_speaks_behind_it() {
    let text = "The halls\n\n‘We are full,’ Ben Tarn said.\n\n‘That’s a roof’\n\nTreasurer Ada Holt came late. ‘Five years of rent is a roof,’ she said.";
    assert!(said("en", text).contains(&pair("Ada Holt", "That’s a roof")), "{:?}", said("en", text));
}

#[test]
fn a_question_that_is_explained_is_no_report() {
    assert_eq!(said("en", "Ada Holt explains why she bought the halls."), []);
    assert_eq!(said("de", "Ida Kolm erklärt, weshalb sie die Hallen kauft."), []);
    assert_eq!(said("fr", "Marie Lind se demande qui paiera la halle.").len(), 1);
}

#[test]
fn what_authors_say_of_themselves_is_no_report() {
    assert_eq!(said("de", "Ich habe mir den Prospekt angetan, alle 412 Seiten. Gezeichnet habe ich nicht."), []);
}

#[test]
fn a_clause_goes_on_behind_who_was_told() {
    let text = "The work was funded, he told the Gazette, and the tenant had started paying rent.";
    assert!(said("en", text)[0].1.ends_with("had started paying rent"));
    let text = "Bisher sei kein Kredit ausgefallen, betonte Ida Kolm, und die Mieter zählten zu den besten Adressen.";
    assert!(said("de", text)[0].1.starts_with("Bisher sei kein Kredit ausgefallen"));
    let text = "At 45 degrees a hall in the north needs no chillers in any month, says Ada Holt.";
    assert_eq!(said("en", text), [pair("Ada Holt", "At 45 degrees a hall in the north needs no chillers in any month")]);
    let text = "By Thursday, a person close to the talks said, the banks were offering more.";
    assert!(said("en", text)[0].1.ends_with("the banks were offering more"));
}

#[test]
fn a_clause_in_the_mood_of_reports_stands_before_a_colon() {
    let text = "„Weil ich müde bin“, antwortet Ida Kolm. An den Kunden liege es nicht: „Ich habe acht von ihnen weggeschickt.“";
    assert!(said("de", text).contains(&pair("Ida Kolm", "An den Kunden liege es nicht")), "{:?}", said("de", text));
}

#[test]
fn an_infinitive_may_stand_behind_a_remark() {
    let text = "L’exploitant Norholt a indiqué de son côté avoir reçu soixante demandes.";
    assert_eq!(said("fr", text)[0].1, "avoir reçu soixante demandes");
}
