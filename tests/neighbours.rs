//! Who said what in Spanish, Italian, Dutch and Portuguese, with invented speakers.

mod said;

use said::{pair, said};

#[test]
fn a_relative_clause_behind_the_speaker_is_not_reported() {
    let text = "Las naves siguen vacías desde mayo, reconoce Marta Olmedo que pidió otra reunión.";
    assert_eq!(said("es", text), [pair("Marta Olmedo", "Las naves siguen vacías desde mayo")]);
    let text = "“Não há procura”, admite Rita Valente, que chefia a bolsa.";
    assert_eq!(said("pt", text), [pair("Rita Valente", "Não há procura")]);
}

#[test]
fn a_clause_between_subject_and_verb_leaves_the_sentence_whole() {
    let whole = |language: &str, name: &str, text: &str| {
        let found = said(language, &format!("{text}."));
        assert_eq!(found, [pair(name, text)], "{language}");
    };
    whole("es", "Marta Olmedo", "Las rentas, sostiene Marta Olmedo, bajarán antes del verano");
    whole("it", "Carlo Neri", "Le banche, spiega Carlo Neri, vendono prima della fine");
    whole("pt", "Rita Valente", "As rendas, diz Rita Valente, vão cair antes do verão");
    whole("nl", "Anna Visser", "De huren, zegt Anna Visser, dalen nog voor de zomer");
}

#[test]
fn what_a_clause_only_announces_is_not_part_of_it() {
    let text = "Il nodo, sostiene Carlo Neri, è che le sale restano vuote.";
    assert_eq!(said("it", text), [pair("Carlo Neri", "le sale restano vuote")]);
}

#[test]
fn a_source_needs_no_comma_behind_it() {
    let text = "Según fuentes del Consejo de la Red la petición sigue en estudio.";
    assert_eq!(said("es", text)[0].1, "la petición sigue en estudio");
    let text = "Per Banca Lunare gli ordini raddoppieranno entro maggio.";
    assert_eq!(said("it", text)[0].1, "gli ordini raddoppieranno entro maggio");
}

#[test]
fn a_sentence_that_only_names_the_speaker_belongs_to_the_one_before() {
    let text = "Comincia il convegno. \"Abbiamo ordini che arrivano fino al prossimo decennio\". Lo ha detto Carlo Neri alla stampa.";
    assert_eq!(said("it", text), [pair("Carlo Neri", "Abbiamo ordini che arrivano fino al prossimo decennio")]);
    let text = "A água já falta no verão. Disse-o Rita Valente, que entregou uma carta.";
    assert_eq!(said("pt", text), [pair("Rita Valente", "A água já falta no verão")]);
    let text = "Le sale sono vuote da mesi. A dirlo è Carlo Neri.";
    assert_eq!(said("it", text), [pair("Carlo Neri", "Le sale sono vuote da mesi")]);
}

#[test]
fn a_pronoun_that_hangs_on_its_verb_opens_no_question() {
    let text = "Rita Valente queixa-se de que as salas estão vazias.";
    assert_eq!(said("pt", text), [pair("Rita Valente", "as salas estão vazias")]);
}

#[test]
fn a_stop_behind_the_marks_leaves_them_alone() {
    let text = "«Es una moda», zanja Marta Olmedo. «Y quien lo niega vende algo».";
    assert_eq!(said("es", text)[1], pair("Marta Olmedo", "Y quien lo niega vende algo"));
}

#[test]
fn a_clause_between_spaced_hyphens_parts_marked_words() {
    let text = "\"I clienti pagano subito - ha sottolineato Carlo Neri - e firmano per quindici anni\".";
    let found = said("it", text);
    assert_eq!(found[0].0, "Carlo Neri");
    assert!(!found[0].1.contains("sottolineato"), "{found:?}");
}

#[test]
fn a_year_without_its_century_opens_no_marks() {
    let text = "«Abbiamo visto negli anni '90 sale rimaste vuote per un po'», ricorda Carlo Neri.";
    assert_eq!(said("it", text), [pair("Carlo Neri", "Abbiamo visto negli anni '90 sale rimaste vuote per un po'")]);
}

#[test]
fn a_verb_without_subject_does_not_speak_for_the_place_behind_it() {
    let text = "Marta Olmedo, presidenta de Torre Red, visitó la feria. «Firmamos una línea para una nave vacía», relató en Burgos.";
    assert_eq!(said("es", text)[0].0, "Marta Olmedo");
}

#[test]
fn answers_in_marks_are_the_interviewee_s() {
    let text = "Intervista con Carlo Neri, fondatore di Torre Cloud\n\nLe banche hanno paura?\n\n«Per niente. Le sale sono piene e restano piene».\n\n\
                E il debito?\n\n«È coperto da contratti lunghi. La banca lo sa».";
    let found = said("it", text);
    assert!(found.len() == 2 && found.iter().all(|(speaker, _)| speaker == "Carlo Neri"), "{found:?}");
}

#[test]
fn a_label_of_one_letter_names_nobody() {
    let text = "Parla la dottoressa Anna Ferri\n\nD. Le sale sono piene?\n\nR. No. Le sale lavorano di notte e di giorno.\n\nD. E i costi?\n\n\
                R. Scendono ogni trimestre, per fortuna.";
    assert!(said("it", text).iter().all(|(speaker, _)| speaker == "Anna Ferri"), "{:?}", said("it", text));
}
