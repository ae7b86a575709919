//! Whom pronouns, remarks and words about oneself stand for, with invented speakers.

mod said;

use said::{pair, said};

#[test]
fn the_ending_of_the_verb_tells_one_from_many() {
    let text = "Geschäftsführerin Wibke Ostmann sprach in Kiel. Den Netzbetreibern dankte sie. „Die Hallen sind voll“, sagte sie.";
    assert_eq!(said("de", text).last(), Some(&pair("Wibke Ostmann", "Die Hallen sind voll")));
    let text = "Wibke Ostmann traf gestern die Analysten. „Die Hallen sind leer“, sagten sie.";
    assert_eq!(said("de", text).last(), Some(&pair("Analysten", "Die Hallen sind leer")));
}

#[test]
fn first_names_of_other_languages_have_their_gender() {
    let text = "Oluwaseun Brack met Solveig Tarn in Leeds. “The halls are full,” she said.";
    assert_eq!(said("en", text), [pair("Solveig Tarn", "The halls are full,")]);
    let text = "Solveig Tarn met Oluwaseun Brack in Leeds. “The halls are full,” he said.";
    assert_eq!(said("en", text), [pair("Oluwaseun Brack", "The halls are full,")]);
}

#[test]
fn a_name_has_the_gender_that_its_language_gives_it() {
    let text = "Der Sprecher Jan Kolm traf Andrea Tarn in Kiel. „Die Hallen sind voll“, sagte sie.";
    assert_eq!(said("de", text), [pair("Andrea Tarn", "Die Hallen sind voll")]);
    let text = "La portavoce Ida Kolm ha incontrato Andrea Tarn a Torino. «Le sale sono piene», ha detto lui.";
    assert_eq!(said("it", text), [pair("Andrea Tarn", "Le sale sono piene")]);
}

#[test]
fn what_goes_on_behind_an_inserted_clause_is_said_too() {
    let words = |language: &str, text: &str| said(language, text).pop().map(|(_, words)| words);
    let text = "Ada Holt runs a fund. Rents could halve, Holt conceded, without one rack being switched off.";
    assert_eq!(words("en", text).as_deref(), Some("Rents could halve without one rack being switched off"));
    let text = "Ada Holt runs a fund. Rents could halve, Holt conceded, adding that she had sold.";
    assert!(said("en", text).iter().any(|(_, words)| words == "Rents could halve"));
    let text = "Ida Kolm rechnet nach. Ohne neue Kraftwerke, vermutet Kolm, werde nicht einmal die Hälfte ans Netz gehen.";
    assert_eq!(words("de", text).as_deref(), Some("Ohne neue Kraftwerke, vermutet Kolm, werde nicht einmal die Hälfte ans Netz gehen"));
}

#[test]
fn a_thing_before_a_colon_does_not_speak() {
    let text = "Ida Kolm will früher bestellen. Die Lieferzeit betrage vier Jahre, sagte sie. Ihre Konsequenz: „Wir ordern auf Vorrat.“";
    assert_eq!(said("de", text).last(), Some(&pair("Ida Kolm", "Wir ordern auf Vorrat.")));
}

#[test]
fn by_ones_own_account_is_the_account_of_the_subject() {
    let text = "Nach eigenen Angaben hat Kolmwerk einen Vertrag über 240 Server unterzeichnet.";
    assert_eq!(said("de", text), [pair("Kolmwerk", "hat Kolmwerk einen Vertrag über 240 Server unterzeichnet")]);
    let text = "Timo Rast leitet den Bau. Die Gruppe hat nach seinen Worten zwei Grundstücke gekauft.";
    assert_eq!(said("de", text), [pair("Timo Rast", "Die Gruppe hat nach seinen Worten zwei Grundstücke gekauft")]);
}

#[test]
fn a_number_word_before_a_role_is_part_of_it() {
    let text = "One site manager near Slough said: “Somebody could work out my load.”";
    assert_eq!(said("en", text), [pair("site manager", "Somebody could work out my load.")]);
    assert_eq!(said("en", "Ada Holt builds. “The halls are full,” one said.")[0].1, "The halls are full,");
}

#[test]
fn an_infinitive_behind_small_words_is_reported() {
    let text = "Ada Holt dirige un fonds. Elle jure ne pas l'avoir acheté à crédit.";
    assert_eq!(said("fr", text), [pair("Ada Holt", "avoir acheté à crédit")]);
}
