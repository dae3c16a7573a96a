//! What the web app asks, word for word.

use anyhow::Context;
use serde_json::Value;

const PERSISTED: &str = include_str!("../../../web/src/gql/persisted-documents.json");

/// A document of the web app by the name of its operation.
pub fn named(operation: &str) -> anyhow::Result<String> {
    let documents: Value = serde_json::from_str(PERSISTED)?;
    let documents = documents.as_object().context("no documents")?;
    let is_named = |text: &&str| {
        let starts = |kind: &str| {
            let rest = text.split_once(&format!("{kind} {operation}"));
            rest.is_some_and(|(_, rest)| rest.starts_with(['(', ' ', '{']))
        };
        starts("query") || starts("mutation")
    };
    let mut texts = documents.values().filter_map(Value::as_str);
    let found = texts.find(is_named);
    Ok(found
        .with_context(|| format!("the web app asks no {operation}"))?
        .to_owned())
}
