//! Reporting clauses and labels in places where they are easily misread, with invented speakers.

mod said;

use said::{pair, said};

#[test]
fn a_reporting_clause_within_the_marks_parts_them() {
    let text = "« La dette est lourde, a reconnu Claire Aubin, qui dirige Voltane, et le loyer tarde. »";
    assert_eq!(said("fr", text), [pair("Claire Aubin", "La dette est lourde et le loyer tarde.")]);
    let text = "« La dette est lourde, je le pense, et le loyer tarde. » Claire Aubin n'en dit pas plus.";
    assert!(said("fr", text).iter().any(|(_, words)| words.contains("je le pense")));
}

#[test]
fn a_clause_between_subject_and_verb_leaves_the_sentence_whole() {
    let text = "Ada Holt runs a fund. A third of the loans, she reckons, will have to be mended.";
    assert_eq!(said("en", text), [pair("Ada Holt", "A third of the loans, she reckons, will have to be mended")]);
    let text = "The lamps, Ada Holt points out, stand for calls that nobody returned.";
    assert_eq!(said("en", text), [pair("Ada Holt", "The lamps, Ada Holt points out, stand for calls that nobody returned")]);
}

#[test]
fn what_an_author_says_of_himself_is_no_report() {
    assert_eq!(said("en", "His case, as I understood it, had three legs."), []);
}

#[test]
fn a_second_conjunction_opens_a_second_quotation() {
    let text = "Ada Holt said that the halls are full, and that the banks are calling.";
    assert_eq!(said("en", text), [pair("Ada Holt", "the halls are full"), pair("Ada Holt", "the banks are calling")]);
}

#[test]
fn a_next_sentence_that_begins_like_a_second_clause_is_none() {
    let text = "Joost Vink wil weten of de hallen vol zijn. Of dat te veel is, laat hij aan anderen.";
    assert_eq!(said("nl", text), [pair("Joost Vink", "de hallen vol zijn")]);
}

#[test]
fn a_verb_that_no_row_knows_may_report_marked_words() {
    let text = "„Erst das Netz, dann die Halle“, kringelte Bürgermeisterin Ida Kolm.";
    assert_eq!(said("de", text), [pair("Ida Kolm", "Erst das Netz, dann die Halle")]);
    assert_eq!(said("en", "“Compute for all of us”, a phrase without a meaning, is printed on every mug."), []);
}

#[test]
fn a_dateline_is_no_part_of_what_is_said() {
    let text = "KIEL (xyz) - Viele Hallen haben nach Angaben der Aufsicht keinen Mieter.";
    assert_eq!(said("de", text), [pair("Aufsicht", "Viele Hallen haben nach Angaben der Aufsicht keinen Mieter")]);
}

#[test]
fn a_phrase_of_the_source_ends_at_the_next_article() {
    let text = "Viele Firmen haben nach Einschätzung der Aufsicht die Verträge nicht gelesen.";
    assert_eq!(said("de", text)[0].0, "Aufsicht");
}

#[test]
fn a_name_with_its_role_before_a_colon_speaks() {
    let text = "Stimmen zum Bau\n\nIda Kolm, Leiterin des Werks: Ohne diese Hallen stünde hier alles still.";
    assert_eq!(said("de", text), [pair("Ida Kolm", "Ohne diese Hallen stünde hier alles still.")]);
    let text = "Analyst: The boom in chips will last\n\nThe shares rose by two percent on the day, and then they fell.";
    assert_eq!(said("en", text), [pair("Analyst", "The boom in chips will last")]);
}

#[test]
fn a_clause_of_consequence_is_not_reported() {
    let text = "“Three firms have signed,” Ada Holt told a hall so full that the doors were locked.";
    assert_eq!(said("en", text), [pair("Ada Holt", "Three firms have signed,")]);
}

#[test]
fn a_relative_clause_reports_for_the_name_before_it() {
    let text = "Of the halls, nine are let, according to finance director Ada Holt, who added that the debt is small.";
    assert_eq!(said("en", text)[1], pair("Ada Holt", "the debt is small"));
}

#[test]
fn a_verb_without_a_subject_goes_on_from_who_spoke() {
    let text = "« Les salles sont pleines », martèle Claire Aubin. Et de rappeler que la dette recule.";
    assert_eq!(said("fr", text)[1], pair("Claire Aubin", "la dette recule"));
    let text = "« Les salles sont pleines », s'agace Claire Aubin, qui préside la fédération Socle, en assurant que la dette recule.";
    assert_eq!(said("fr", text)[1], pair("Claire Aubin", "la dette recule"));
}

#[test]
fn who_is_presented_in_the_paragraph_is_nearer_than_who_spoke_in_another() {
    let text = "\"Demand is strong,\" said Marie Holt, an analyst.\n\nThat did nothing for Peter Ross, a veteran of the trade. \"I sold at lunch,\" he said.";
    assert_eq!(said("en", text)[1].0, "Peter Ross");
}

#[test]
fn a_quotation_within_another_has_its_own_speaker() {
    let text = "»Mein Nachbar hat mich gefragt: ›Muss ich da noch hinein?‹«, berichtet Paul Reiter. »Da habe ich gelacht.«";
    let found = said("de", text);
    assert!(found.contains(&pair("Mein Nachbar", "Muss ich da noch hinein?")), "{found:?}");
    assert!(found.contains(&pair("Paul Reiter", "Da habe ich gelacht.")), "{found:?}");
}
