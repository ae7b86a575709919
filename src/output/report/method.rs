//! How the figures were made, and from what.

use super::super::run::RunRecord;
use super::super::visible::visible;
use super::gather::Report;
use super::words::Words;
use crate::aggregate::{DRAWS, SEED};
use maud::{Markup, html};

/// Writes the section.
pub fn method(report: &Report, record: &RunRecord, words: &Words) -> Markup {
    let options: Vec<_> = record.options.iter().map(|(name, value)| format!("{name} = {value}")).collect();
    let lexicons: Vec<_> = report.lexicons.values().cloned().collect();
    let draws = format!("{DRAWS}, {SEED:#x}");
    let facts = [
        ("program", record.program.clone()),
        ("command", format!("bullbear {}", record.command.join(" "))),
        ("lexicons", lexicons.join("; ")),
        ("options", options.join("; ")),
        ("draws", draws),
        ("cite", citation(record, &lexicons)),
    ];
    html! {
        section id="method" aria-labelledby="method-heading" {
            h2 id="method-heading" { (words.get("method_heading")) }
            p { (words.get("method_score")) }
            p { (words.get("method_limits")) }
            dl { @for (key, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
                dt { (words.get(key)) } dd { code { (visible(value)) } }
            } }
        }
    }
}

fn citation(record: &RunRecord, lexicons: &[String]) -> String {
    format!("{}, lexicons {}, common {}", record.program, lexicons.join(", "), record.common)
}
