//! Remarks, sources and reporting clauses in the middle of what is said, and who speaks around them, with invented speakers.

mod said;

use said::{pair, said};

/// Returns the words of the last quotation.
fn words(language: &str, text: &str) -> String {
    said(language, text).pop().map(|(_, words)| words).unwrap_or_default()
}

/// Returns the speaker of the last quotation.
fn speaker(language: &str, text: &str) -> String {
    said(language, text).pop().map(|(speaker, _)| speaker).unwrap_or_default()
}

#[test]
fn a_source_within_a_clause_parts_it_not() {
    let text = "That customer, according to Ada Holt, is a small start-up.";
    assert_eq!(said("en", text), [pair("Ada Holt", "That customer, according to Ada Holt, is a small start-up")]);
    let text = "Un tiers de la file relèverait, selon Ada Holt, de demandes doubles.";
    assert_eq!(said("fr", text), [pair("Ada Holt", "Un tiers de la file relèverait, selon Ada Holt, de demandes doubles")]);
    let text = "Whether that is enough, in Ada Holt’s view, is for the courts to say.";
    assert_eq!(words("en", text), "Whether that is enough, in Ada Holt’s view, is for the courts to say");
    let text = "Costs will fall, according to Ada Holt, an analyst at Lind.";
    assert_eq!(said("en", text), [pair("Ada Holt", "Costs will fall")]);
}

#[test]
fn a_source_ends_where_the_clause_goes_on() {
    let text = "Eine Option auf das Grundstück ist laut Kolm bereits unterschrieben.";
    assert_eq!(said("de", text), [pair("Kolm", "Eine Option auf das Grundstück ist laut Kolm bereits unterschrieben")]);
    let text = "Jetzt sind es drei Hallen, und laut Ida Kolm ist keine davon frei.";
    assert_eq!(words("de", text), "ist keine davon frei");
}

#[test]
fn a_remark_parts_a_subject_from_its_verb() {
    let text = "Half of the halls are empty, Ada Holt, a senior trader, repeated in Leeds.";
    assert_eq!(said("en", text), [pair("Ada Holt", "Half of the halls are empty")]);
    let text = "One loan officer at a lender, who asked not to be named, said half of the halls were empty.";
    assert_eq!(words("en", text), "half of the halls were empty");
    let text = "Kolm, von der Zeitung um eine Antwort gebeten, schrieb zurück: „Die Hallen sind leer.“";
    assert_eq!(said("de", text), [pair("Kolm", "Die Hallen sind leer.")]);
    let text = "L’économiste Ada Holt, de l’école de Lyon, rappelle, elle, que les salles sont vides.";
    assert_eq!(said("fr", text), [pair("Ada Holt", "les salles sont vides")]);
}

#[test]
fn the_second_verb_of_a_subject_reports_for_it() {
    let text = "Holt Power raised its forecast and said it would open three halls.";
    assert_eq!(said("en", text), [pair("Holt Power", "it would open three halls")]);
}

#[test]
fn a_headline_speaks_with_those_who_say_the_same() {
    let text = "‘A very expensive shed’: decision put off\n\nCouncillors met on Monday.\n\n\
                ‘What we approve is a very expensive shed,’ Ada Holt said.\n\nBen Tarn said the halls were full.";
    assert!(said("en", text).contains(&pair("Ada Holt", "A very expensive shed")));
}

#[test]
fn a_paper_speaks_for_whose_it_is_and_ours_is_told() {
    let text = "Ida Kolm strich ihre Empfehlung. Im Sommer seien Hallen leer geblieben, heißt es in ihrer Studie.";
    assert_eq!(speaker("de", text), "Ida Kolm");
    assert_eq!(speaker("de", "Eine Händlerin sagte unserer Redaktion, dass die Hallen leer sind."), "Händlerin");
}

#[test]
fn a_place_before_a_comma_names_nobody() {
    assert_eq!(speaker("fr", "À Lyon, un ministre a assuré que les salles sont pleines."), "ministre");
    assert_eq!(speaker("fr", "Ada Holt, ministre, a assuré que les salles sont pleines."), "Ada Holt");
}

#[test]
fn a_neuter_pronoun_before_its_verb_is_a_body() {
    let text = "Ada Holt trades. Marrow Exchange plans more. Marrow Exchange will list a contract on servers in March, it said.";
    assert_eq!(speaker("en", text), "Marrow Exchange");
    let text =
        "Ida Kolm hat unterschrieben. Als Leiterin des Rechenzentrums verantwortet sie das Budget. „Die Hallen sind voll“, sagt sie.";
    assert_eq!(speaker("de", text), "Ida Kolm");
}

#[test]
fn who_was_met_speaks_where_verbs_need_no_subject() {
    let text = "Ben Tarn compra chips, dice.\n\nHablé ayer con Ada Lind, que presta dinero. Su experiencia, dice, es que sobra demanda.";
    assert_eq!(speaker("es", text), "Ada Lind");
}

#[test]
fn what_is_retold_has_two_speakers() {
    let text = "Ida Kolm klagt. Ein Händler habe ihr gesagt: „Die Hallen sind leer.“";
    let outer = pair("Ida Kolm", "Ein Händler habe ihr gesagt: „Die Hallen sind leer.“");
    assert_eq!(said("de", text), [outer, pair("Händler", "Die Hallen sind leer.")]);
    let text = "„Meine Schwester hat mir geschrieben: ‚Die Hallen stehen leer‘“, erzählte Ida Kolm.";
    assert_eq!(said("de", text).pop(), Some(pair("Meine Schwester", "Die Hallen stehen leer")));
    let text = "‘My brother-in-law told me, “Don’t buy before the halls are full,” and I waited,’ said Ada Holt.";
    assert_eq!(speaker("en", text), "My brother-in-law");
}

#[test]
fn two_commas_open_as_a_low_mark() {
    let text = "Es war still. ,,Die Hallen sind leer, und niemand baut\", sagte Ida Kolm.";
    assert_eq!(said("de", text), [pair("Ida Kolm", "Die Hallen sind leer, und niemand baut")]);
    let text = "Vince Tarn, equity trader, Leeds, said: “Fears of a glut come up every spring.”";
    assert_eq!(speaker("en", text), "Vince Tarn");
}

#[test]
fn a_clause_behind_a_colon_is_reported_alone() {
    let text = "Le titre monte : la production est déjà vendue, a indiqué Ada Holt.";
    assert_eq!(said("fr", text), [pair("Ada Holt", "la production est déjà vendue")]);
    let text = "Anders klingt es bei Ida Kolm: „Die Hallen sind leer.“";
    assert_eq!(said("de", text), [pair("Ida Kolm", "Die Hallen sind leer.")]);
}
