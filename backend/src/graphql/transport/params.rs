//! The parameters of a request, from a JSON body, a query string or a WebSocket message.

use serde::Deserialize;
use serde_json::{Map, Value};
use url::form_urlencoded;

use super::RequestError;

/// Well-formed request parameters.
#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct Params {
    pub query: Option<String>,
    pub operation_name: Option<String>,
    pub variables: Map<String, Value>,
    pub extensions: Map<String, Value>,
}

/// As sent: types are checked one by one, so that the message can name the parameter.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase")]
struct RawParams {
    #[serde(default)]
    query: Value,
    #[serde(default)]
    operation_name: Value,
    #[serde(default)]
    variables: Value,
    #[serde(default)]
    extensions: Value,
}

impl Params {
    /// Reads a POST body.
    pub fn from_body(body: &[u8]) -> Result<Self, RequestError> {
        let text =
            std::str::from_utf8(body).map_err(|_| malformed("the request body is not UTF-8"))?;
        let start = text.trim_start();
        if start.is_empty() {
            return Err(malformed("the request body is empty"));
        }
        if start.starts_with('[') {
            return Err(malformed(
                "batching is not supported: send one operation per request",
            ));
        }
        let raw = serde_json::from_str(text).map_err(|error| {
            malformed(&format!(
                "the request body is not a JSON object of request parameters: {error}"
            ))
        })?;
        Self::from_raw(raw)
    }

    /// Reads the query string of a GET.
    pub fn from_query_string(query: &str) -> Result<Self, RequestError> {
        let mut raw = RawParams::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let (slot, value) = match &*name {
                "query" => (&mut raw.query, Value::String(value.into_owned())),
                "operationName" => (&mut raw.operation_name, non_empty(&value)),
                "variables" => (&mut raw.variables, json("variables", &value)?),
                "extensions" => (&mut raw.extensions, json("extensions", &value)?),
                _ => continue,
            };
            if !slot.is_null() {
                return Err(malformed(&format!("the parameter {name} is given twice")));
            }
            *slot = value;
        }
        Self::from_raw(raw)
    }

    /// Reads the payload of a `subscribe` message.
    pub fn from_payload(payload: Value) -> Result<Self, RequestError> {
        let raw = serde_json::from_value(payload)
            .map_err(|error| malformed(&format!("invalid payload: {error}")))?;
        Self::from_raw(raw)
    }

    /// Whether there is a text or a hash to find one by.
    pub fn names_a_document(&self) -> bool {
        self.query.is_some() || self.extensions.contains_key("persistedQuery")
    }

    fn from_raw(raw: RawParams) -> Result<Self, RequestError> {
        Ok(Self {
            query: text("query", raw.query)?,
            operation_name: text("operationName", raw.operation_name)?,
            variables: object("variables", raw.variables)?,
            extensions: object("extensions", raw.extensions)?,
        })
    }
}

fn text(name: &str, value: Value) -> Result<Option<String>, RequestError> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text)),
        _ => Err(malformed(&format!("the parameter {name} must be a string"))),
    }
}

fn object(name: &str, value: Value) -> Result<Map<String, Value>, RequestError> {
    match value {
        Value::Null => Ok(Map::new()),
        Value::Object(fields) => Ok(fields),
        _ => Err(malformed(&format!(
            "the parameter {name} must be an object"
        ))),
    }
}

fn non_empty(value: &str) -> Value {
    if value.is_empty() {
        Value::Null
    } else {
        Value::String(value.to_owned())
    }
}

fn json(name: &str, value: &str) -> Result<Value, RequestError> {
    if value.is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_str(value)
        .map_err(|error| malformed(&format!("the parameter {name} is not JSON: {error}")))
}

fn malformed(message: &str) -> RequestError {
    RequestError::Malformed(message.to_owned())
}
