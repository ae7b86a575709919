//! quanteda dictionaries: YAML with categories that hold words or further categories.

use super::Reading;
use serde_json::Value;

/// Reads a dictionary.
pub fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    // Without strict booleans the word "no" would be read as false.
    let options = serde_saphyr::options! { strict_booleans: true };
    match serde_saphyr::from_str_with_options::<Value>(text, options) {
        Ok(Value::Object(categories)) => categories.iter().for_each(|(name, value)| category(&mut reading, name, value)),
        Ok(_) => reading.unknown(0, "the file as a whole: expected categories with lists of words"),
        Err(error) => reading.unknown(0, format!("the file as a whole: {error}")),
    }
    reading
}

fn category(reading: &mut Reading, path: &str, value: &Value) {
    match value {
        Value::String(word) => reading.entry(0, word, path, None),
        Value::Number(number) => reading.entry(0, &number.to_string(), path, None),
        Value::Array(values) => values.iter().for_each(|value| category(reading, path, value)),
        Value::Object(below) => below.iter().for_each(|(name, value)| category(reading, &format!("{path}/{name}"), value)),
        Value::Bool(value) => reading.unknown(0, format!("{path}: the value {value}; words such as no and yes must stand in quotes")),
        Value::Null => reading.unknown(0, format!("{path}: an empty category or value")),
    }
}
