//! Arrays of objects as tables.

use serde_json::{Map, Value};

use crate::features::imports::domain::table::Record;

/// Tables deeper than this are not looked for.
const DEEPEST: usize = 4;

/// The tables of a JSON text, each with the name of its array; none where it is no JSON.
#[must_use]
pub fn tables(text: &str) -> Option<Vec<(Option<String>, Vec<Record>)>> {
    if !text.trim_start().starts_with(['[', '{']) {
        return None;
    }
    let value: Value = serde_json::from_str(text).ok()?;
    let mut found = Vec::new();
    collect(&value, None, DEEPEST, &mut found);
    Some(found)
}

fn collect(
    value: &Value,
    name: Option<&str>,
    depth: usize,
    found: &mut Vec<(Option<String>, Vec<Record>)>,
) {
    match value {
        Value::Array(items) if items.iter().any(Value::is_object) => {
            let objects: Vec<_> = items.iter().map(Value::as_object).collect();
            found.push((name.map(str::to_owned), table(&objects)));
        }
        Value::Object(map) if depth > 0 => {
            for (key, inner) in map {
                collect(inner, Some(key), depth - 1, found);
            }
        }
        _ => (),
    }
}

fn table(objects: &[Option<&Map<String, Value>>]) -> Vec<Record> {
    let mut headings: Vec<&String> = Vec::new();
    for key in objects
        .iter()
        .take(200)
        .flatten()
        .flat_map(|object| object.keys())
    {
        if !headings.contains(&key) {
            headings.push(key);
        }
    }
    let head = Record {
        line: 0,
        cells: headings.iter().map(|key| (*key).clone()).collect(),
        is_unbalanced: false,
    };
    let rows = objects.iter().zip(1..).filter_map(|(object, line)| {
        let object = (*object)?;
        let cells = headings
            .iter()
            .map(|key| object.get(*key).map(cell).unwrap_or_default());
        Some(Record {
            line,
            cells: cells.collect(),
            is_unbalanced: false,
        })
    });
    std::iter::once(head).chain(rows).collect()
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrays_of_objects_are_tables() {
        let text = r#"{"v": 1, "data": {"fuel": [{"a": 1.50, "b": null}, {"b": true, "c": "x"}]}}"#;
        let tables = tables(text).unwrap();
        assert_eq!(tables.len(), 1);
        assert_eq!(tables[0].0.as_deref(), Some("fuel"));
        let cells: Vec<_> = tables[0]
            .1
            .iter()
            .map(|r| (r.line, r.cells.join("|")))
            .collect();
        assert_eq!(
            cells,
            [
                (0, "a|b|c".into()),
                (1, "1.5||".into()),
                (2, "|true|x".into())
            ]
        );
        assert!(super::tables("a,b\n1,2").is_none());
        assert!(super::tables("[broken").is_none());
    }
}
