//! Who speaks where a verb has no subject, a person quotes another, or a thing stands in the subject's place: with invented speakers.

mod said;

use said::{pair, said};

#[test]
fn who_is_presented_between_two_quotations_speaks_next() {
    let text = "Según el alcalde, la nave está llena. La ciudad es pequeña. Menos conforme se mostró Marta Olmedo. «El plazo es muy corto», opinó.";
    assert_eq!(said("es", text).last(), Some(&pair("Marta Olmedo", "El plazo es muy corto")));
}

#[test]
fn whom_something_happens_to_speaks_next() {
    let text = "Cuando a Marta Olmedo se le menciona la palabra, se encoge de hombros. «Esto es otra cosa muy distinta», dice.";
    assert_eq!(said("es", text), [pair("Marta Olmedo", "Esto es otra cosa muy distinta")]);
}

#[test]
fn who_quotes_another_is_not_the_other() {
    let text =
        "La analista Marta Olmedo relató una charla con un promotor: «Me dijo: \"Pedimos cinco redes para construir una\", y se rió».";
    assert_eq!(said("es", text).last(), Some(&pair("promotor", "Pedimos cinco redes para construir una")));
    let text = "Lo studioso Ugo Neri ha citato il caso di un gestore. «Mi ha confidato: \"Compriamo perché comprano gli altri\"».";
    assert_eq!(said("it", text).last(), Some(&pair("gestore", "Compriamo perché comprano gli altri")));
}

#[test]
fn a_thing_beside_the_verb_does_not_speak() {
    let text = "Ida Neri ha scoperto tutto da una lettera. «Credevo di avere i titoli giusti in mano», dice scuotendo la testa.";
    assert_eq!(said("it", text), [pair("Ida Neri", "Credevo di avere i titoli giusti in mano")]);
    let text = "La analista Marta Olmedo no quedó convencida. «El plazo ya es demasiado corto», escribió en una nota a clientes.";
    assert_eq!(said("es", text), [pair("Marta Olmedo", "El plazo ya es demasiado corto")]);
}

#[test]
fn a_report_speaks_for_its_maker() {
    let text = "Un estudio difundido ayer por Banco Alcor estima que la obra costará el doble.";
    assert_eq!(said("es", text), [pair("Alcor", "la obra costará el doble")]);
}

#[test]
fn names_of_bodies_and_groups_are_whole() {
    let text = "O Ministério da Ciência e Tecnologia disse que não comenta o caso.";
    assert_eq!(said("pt", text), [pair("Ministério da Ciência e Tecnologia", "não comenta o caso")]);
    assert_eq!(said("pt", "Alguns engenheiros do setor duvidam que a obra acabe.")[0].0, "Alguns engenheiros do setor");
}

#[test]
fn pronouns_behind_a_preposition_tell_whom_they_mean() {
    let text = "Voorzitter Saskia Brand sprak. Ook hoogleraar Folkert Dorn is positief. Het park produceert volgens hem meer dan genoeg.";
    assert_eq!(said("nl", text), [pair("Folkert Dorn", "Het park produceert volgens hem meer dan genoeg")]);
    let text = "Celso Brito vaiou. A pesquisadora Rita Valente apresentou um estudo. Na avaliação dela, as empresas anunciam para agradar.";
    assert_eq!(said("pt", text), [pair("Rita Valente", "as empresas anunciam para agradar")]);
}
