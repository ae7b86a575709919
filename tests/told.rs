//! Where reported clauses begin and end, and who never speaks, with invented speakers.

mod said;

use said::said;

/// Says whether somebody says exactly these words.
fn says(language: &str, text: &str, speaker: &str, words: &str) {
    let found = said(language, text);
    assert!(found.iter().any(|(who, said)| who == speaker && said == words), "{speaker}: {words}: {found:#?}");
}

/// Says whether nobody says anything that begins with these words.
fn nobody_says(language: &str, text: &str, words: &str) {
    let found = said(language, text);
    assert!(!found.iter().any(|(_, said)| said.starts_with(words)), "{words}: {found:#?}");
}

/// Says whether this speaker never comes out.
fn never_speaks(language: &str, text: &str, speaker: &str) {
    let found = said(language, text);
    assert!(!found.is_empty() && !found.iter().any(|(who, _)| who == speaker), "{speaker}: {found:#?}");
}

#[test]
fn a_label_may_end_at_a_dash() {
    let text = "Le débat des salles\n\nLE PRÉSENTATEUR – Bonsoir. Ida Kolm, Luc Brandt, les salles sont-elles pleines ?\n\n\
                IDA KOLM, ingénieure indépendante – Elles le sont depuis le printemps.\n\n\
                LUC BRANDT – On disait la même chose des antennes !\n\nLE PRÉSENTATEUR – Un mot de la salle.\n\n\
                SOLVEIG TARN (duplex) – Ici, la rivière est tiède.\n\nIDA KOLM – Elle l'était déjà avant nous.\n\nLUC BRANDT – Cela ne la refroidit pas.";
    says("fr", text, "Luc Brandt", "On disait la même chose des antennes !");
    let found = said("fr", text);
    assert!(found.iter().any(|(_, said)| said.starts_with("Ici, la rivière")), "{found:#?}");
    nobody_says("fr", text, "Un mot de la salle");
}

#[test]
fn a_participle_leads_what_is_said() {
    says("en", "Corwin Hale was wary of the halls, saying the market had turned.", "Corwin Hale", "the market had turned");
    nobody_says("en", "Corwin Hale was wary of the halls, saying the market had turned.", "Corwin Hale was");
}

#[test]
fn a_place_may_part_a_verb_from_its_clause() {
    let text = "Corwin Hale said in a statement the deal was off.";
    says("en", text, "Corwin Hale", "the deal was off");
}

#[test]
fn a_name_right_behind_a_verb_is_its_subject() {
    nobody_says("en", "Not so fast, says Emil Kowal at Norholt Brokers.", "Emil Kowal");
}

#[test]
fn an_adverb_before_an_inserted_clause_is_not_said() {
    let text = "Clients used to haggle; now, Ida Brask remarks, they wire the money first.";
    says("en", text, "Ida Brask", "they wire the money first");
}

#[test]
fn an_aside_may_stand_before_the_conjunction() {
    let text = "Ida Kolm m'a répondu, et je cite de mémoire, que les salles sont pleines.";
    says("fr", text, "Ida Kolm", "les salles sont pleines");
}

#[test]
fn a_verb_with_its_pronoun_reports_the_sentence_before_it() {
    let text = "La préfecture dément.\n\nLe sous-préfet de Tarn, Luc Brandt, recevra la direction jeudi, a-t-il annoncé.";
    says("fr", text, "Luc Brandt", "Le sous-préfet de Tarn, Luc Brandt, recevra la direction jeudi");
}

#[test]
fn a_preposition_that_is_a_conjunction_too_opens_a_phrase() {
    let text = "Ida Kolm schreibt, ohne die Hallen wäre die Wirtschaft zuletzt geschrumpft.";
    says("de", text, "Ida Kolm", "ohne die Hallen wäre die Wirtschaft zuletzt geschrumpft");
}

#[test]
fn what_an_author_says_of_himself_has_no_source() {
    nobody_says("fr", "Pour le won, en revanche, je n’ai pas d’avis sur la question.", "je n’ai");
}

#[test]
fn things_never_speak() {
    never_speaks(
        "de",
        "Auch Scheich Tarn meldete sich. Tarn hob mit Verspätung die Hand und bemerkte, er habe nichts anderes getan.",
        "Hand",
    );
    never_speaks("de", "Halle in Luhn\n\n+++ 18.40 Uhr: „Das war erst der Anfang“ +++\n\nIda Kolm sagt: „Wir bauen.“", "Uhr");
}

#[test]
fn a_place_or_a_body_is_no_person() {
    let text = "« C’est long », dit Ida Kolm à Luhn. Le maire de Tarn se tait.\n\nElle trouve que les salles sont pleines.";
    never_speaks("fr", text, "Tarn");
    let text =
        "„Im Wasser ruft mich keiner an“, sagt Ida Kolm.\n\nUnd privat? Klavier, Dackel, Schwimmen. „Ich lese gern“, sagt die Chefin.";
    never_speaks("de", text, "Schwimmen");
}

#[test]
fn a_small_word_behind_a_source_word_means_who_spoke() {
    let text = "“The halls are full,” said Corwin Hale.\n\nAccording to him, the next site is sold as well.";
    says("en", text, "Corwin Hale", "the next site is sold as well");
}

#[test]
fn a_predecessor_is_somebody_else() {
    let text = "„Wir werden gebraucht“, entgegnet Ida Kolm. Ihr Vorgänger hatte noch verkündet, die Abhängigkeit gehöre halbiert.";
    says("de", text, "Ihr Vorgänger", "die Abhängigkeit gehöre halbiert");
}

#[test]
fn a_second_verb_with_marked_words_ends_a_clause() {
    let text = "Dana Hale said that diggers would be on site by May and described interest as ‘frankly hard to keep up with’.";
    says("en", text, "Dana Hale", "diggers would be on site by May");
}

#[test]
fn a_colon_may_stand_in_a_clause() {
    let text = "Dana Hale thinks former miners have “the only thing in the sector you can't print”: a grid connection.";
    let found = said("en", text);
    assert!(found.iter().any(|(_, said)| said.starts_with("former miners have")), "{found:#?}");
}
