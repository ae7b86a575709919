//! Reporting clauses in the middle of what they report, and subjects with words about them, in languages whose verbs need no subject.

mod said;

use said::{pair, said};

#[test]
fn a_verb_alone_between_commas_leaves_the_sentence_whole() {
    let whole = |language: &str, before: &str, name: &str, text: &str| {
        assert_eq!(said(language, &format!("{before} {text}.")), [pair(name, text)], "{language}");
    };
    let es = "La economista Marta Olmedo habló ayer en Soria.";
    whole("es", es, "Marta Olmedo", "Por cada sala que se llena, calcula, se vacían tres en la costa");
    whole("es", es, "Marta Olmedo", "De las 40 obras del año, expuso, 12 siguen paradas");
    whole("it", "L'economista Ida Neri guida un fondo.", "Ida Neri", "Quelle rendite, ha avvertito, «sono appese a un filo molto lungo»");
    whole("pt", "A economista Rita Valente falou ontem.", "Rita Valente", "A queda, frisa, nem sequer apaga os ganhos de maio");
}

#[test]
fn words_that_cannot_stand_alone_go_on_behind_a_reporting_clause() {
    let text = "La economista Marta Olmedo habló ayer. Si se descuenta lo importado, agregó la experta, el efecto cabe en un redondeo.";
    let words = "Si se descuenta lo importado, agregó la experta, el efecto cabe en un redondeo";
    assert_eq!(said("es", text), [pair("Marta Olmedo", words)]);
}

#[test]
fn a_clause_between_dashes_parts_marked_words() {
    let pieces = |language: &str, text: &str| said(language, text).pop();
    let text = "La economista Marta Olmedo habló ayer. «Una nave da trabajo treinta años —razona—; esto se agota en cinco».";
    assert_eq!(pieces("es", text), Some(pair("Marta Olmedo", "Una nave da trabajo treinta años esto se agota en cinco")));
    let text = "«En el puerto discutimos céntimos —comparó Olmedo ante cien socios—. Aquí el cliente pide el martes».";
    assert_eq!(pieces("es", text), Some(pair("Olmedo", "En el puerto discutimos céntimos Aquí el cliente pide el martes")));
    let text = "L'economista Ida Neri guida un fondo. «Quando tutti siedono alla stessa tavola – osserva – il conto lo paga il cuoco».";
    assert_eq!(pieces("it", text), Some(pair("Ida Neri", "Quando tutti siedono alla stessa tavola il conto lo paga il cuoco")));
}

#[test]
fn a_source_between_commas_stays_in_its_clause() {
    let text = "A economista Rita Valente falou ontem. Só quatro, segundo ela, conseguiram vender alguma coisa.";
    assert_eq!(said("pt", text), [pair("Rita Valente", "Só quatro, segundo ela, conseguiram vender alguma coisa")]);
    let text = "A economista Rita Valente falou ontem. Será gasto, segundo a economista, em títulos do estado.";
    assert_eq!(said("pt", text), [pair("Rita Valente", "Será gasto, segundo a economista, em títulos do estado")]);
}

#[test]
fn a_source_behind_a_colon_reports_what_follows() {
    let text = "La rivale Serena Colli ha raddoppiato la posta: a suo parere il mercato confonde la fretta con la follia.";
    assert_eq!(said("it", text), [pair("Serena Colli", "il mercato confonde la fretta con la follia")]);
}

#[test]
fn a_subject_with_a_relative_clause_is_not_said() {
    let text = "Rita Valente, que gere o fundo Alcor, confessou aos sócios que deixou de comprar dívida em maio.";
    assert_eq!(said("pt", text), [pair("Rita Valente", "deixou de comprar dívida em maio")]);
    let text = "O Alcor, quarto maior fundo da região, comunicou aos sócios que não vai pagar a obra.";
    assert_eq!(said("pt", text)[0].1, "não vai pagar a obra");
    assert!(said("es", "Olmedo, que cumple 61 años en otoño, pensaba jubilarse pronto.").is_empty());
}

#[test]
fn what_is_said_of_a_noun_is_not_reported() {
    let text = "Sono dubbi che Neri respinge: «Ne abbiamo quattordici, di clienti.»";
    assert_eq!(said("it", text).iter().filter(|(_, words)| words.contains("respinge")).count(), 0);
}
