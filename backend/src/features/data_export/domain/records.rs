//! Records as lines of CSV and as JSON.

use serde_json::{Map, Value};

use super::csv::cell;
use crate::kernel::trail::Fact;

/// A record: its fields by their names in the API, values as text.
pub type Row = Vec<Fact>;

/// The row as a line of CSV (RFC 4180), with the formulas of spreadsheets disarmed.
///
/// # Errors
/// None that is known: it is written into memory.
pub fn csv_line<'a>(cells: impl Iterator<Item = &'a str>) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(cells.map(cell))?;
    writer
        .into_inner()
        .map_err(|error| error.into_error().into())
}

/// The row as a JSON object. Numbers of people stay text, as in the API; years, versions and answers of
/// yes and no are what they are.
#[must_use]
pub fn json_object(row: Row) -> Value {
    let fields = row
        .into_iter()
        .map(|(name, value)| (name.to_owned(), json_value(name, value)));
    Value::Object(fields.collect::<Map<_, _>>())
}

fn json_value(name: &str, value: Option<String>) -> Value {
    let Some(text) = value else {
        return Value::Null;
    };
    match name {
        "year" | "version" => text.parse::<i64>().map_or(Value::String(text), Value::from),
        "isFull" | "missedPrevious" | "isConfirmed" => Value::Bool(text == "true"),
        "energySources" | "fromVin" => text.split(' ').filter(|s| !s.is_empty()).collect(),
        "changes" => serde_json::from_str(&text).unwrap_or(Value::String(text)),
        _ => Value::String(text),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_line_is_quoted_where_csv_needs_it_and_disarmed() {
        let line = csv_line(["=HYPERLINK(\"x\")", "a,b", "-3.5", ""].into_iter()).unwrap();
        let line = String::from_utf8(line).unwrap();
        assert_eq!(line, "\"'=HYPERLINK(\"\"x\"\")\",\"a,b\",-3.5,\r\n");
    }

    #[test]
    fn values_have_their_types() {
        let row: Row = vec![
            ("year", Some("1968".into())),
            ("isFull", Some("false".into())),
            ("energySources", Some("petrol lpg".into())),
            ("fromVin", Some(String::new())),
            ("quantity", Some("41.52".into())),
            ("notes", None),
        ];
        let expected = json!({ "year": 1968, "isFull": false, "energySources": ["petrol", "lpg"], "fromVin": [],
            "quantity": "41.52", "notes": null });
        assert_eq!(json_object(row), expected);
    }
}
