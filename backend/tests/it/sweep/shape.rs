//! The schema as the server tells it: which fields take ids, and documents that call them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::ids::Ids;
use crate::world::{Browser, World};

const ASK: &str = "{ __schema { queryType { name } mutationType { name } subscriptionType { name }
    types { kind name possibleTypes { name } enumValues { name } inputFields { name defaultValue type { ...T } }
      fields { name type { ...T } args { name defaultValue type { ...T } } } } } }
    fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

/// How deep an answer is looked at.
const DEPTH: usize = 4;
/// What asks systems outside, or repeats what is asked anyway.
const LEFT_OUT: [&str; 3] = ["recalls", "decodedVin", "vehicle"];

pub struct Shape {
    types: BTreeMap<String, Value>,
    pub mutation: String,
    pub subscription: String,
    roots: [(String, &'static str); 3],
}

/// A field that takes ids.
#[derive(Clone, Debug)]
pub struct Taker {
    pub owner: String,
    pub field: String,
    /// Where the ids go: `GrantVehicleInput.memberId`, or `Query.node.id` for arguments.
    pub slots: Vec<String>,
}

impl Taker {
    pub fn name(&self) -> String {
        format!("{}.{}", self.owner, self.field)
    }
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn named(of: &Value) -> String {
    match of["name"].as_str() {
        Some(name) => name.to_owned(),
        None => named(&of["ofType"]),
    }
}

fn is_list(of: &Value) -> bool {
    of["kind"] == "LIST" || (of["kind"] == "NON_NULL" && of["ofType"]["kind"] == "LIST")
}

impl Shape {
    pub async fn ask(world: &World, browser: &Browser) -> Self {
        let answer = browser.ask(world, ASK, json!({})).await;
        let schema = &answer["data"]["__schema"];
        let root = |name: &str| text(&schema[name]["name"]);
        let types = list(&schema["types"]);
        Self {
            mutation: root("mutationType"),
            subscription: root("subscriptionType"),
            roots: [
                (root("queryType"), "query"),
                (root("mutationType"), "mutation"),
                (root("subscriptionType"), "subscription"),
            ],
            types: types.into_iter().map(|t| (text(&t["name"]), t)).collect(),
        }
    }

    /// Every field of every type that takes an id, however deep in its input.
    pub fn takers(&self) -> Vec<Taker> {
        let objects = self.types.values().filter(|t| t["kind"] == "OBJECT");
        let mut takers = Vec::new();
        for object in objects.filter(|t| !text(&t["name"]).starts_with("__")) {
            let owner = text(&object["name"]);
            for field in list(&object["fields"]) {
                let name = text(&field["name"]);
                let mut slots = Vec::new();
                for argument in list(&field["args"]) {
                    let slot = format!("{owner}.{name}.{}", text(&argument["name"]));
                    self.collect(&argument["type"], &slot, &mut slots);
                }
                if !slots.is_empty() {
                    takers.push(Taker {
                        owner: owner.clone(),
                        field: name,
                        slots,
                    });
                }
            }
        }
        takers
    }

    fn collect(&self, of: &Value, slot: &str, slots: &mut Vec<String>) {
        let name = named(of);
        if name == "ID" {
            slots.push(slot.to_owned());
        }
        for field in list(&self.types[&name]["inputFields"]) {
            let slot = format!("{name}.{}", text(&field["name"]));
            self.collect(&field["type"], &slot, slots);
        }
    }

    /// A document that calls a field with these ids, reached from a root where it is not one's field.
    pub fn call(&self, taker: &Taker, ids: &Ids<'_>) -> (String, Value) {
        let field = self.field(&taker.owner, &taker.field);
        let mut variables = serde_json::Map::new();
        let (mut declared, mut passed) = (Vec::new(), Vec::new());
        for argument in list(&field["args"]) {
            let name = text(&argument["name"]);
            let slot = format!("{}.{}.{name}", taker.owner, taker.field);
            if let Some(value) = self.value(&argument, &slot, ids) {
                declared.push(format!("${name}: {}", spelled(&argument["type"])));
                passed.push(format!("{name}: ${name}"));
                variables.insert(name, value);
            }
        }
        let selection = self.selection(&named(&field["type"]), DEPTH);
        let body = format!("{}({}) {selection}", taker.field, passed.join(", "));
        let (kind, before, behind) = self.way_to(&taker.owner, ids);
        let declared = declared.join(", ");
        let document = format!("{kind}({declared}) {{ {before} {body} {behind} }}");
        (document, Value::Object(variables))
    }

    fn way_to(&self, owner: &str, ids: &Ids<'_>) -> (&'static str, String, &'static str) {
        if let Some((_, kind)) = self.roots.iter().find(|(name, _)| name == owner) {
            return (kind, String::new(), "");
        }
        let own = ids.own("vehicle");
        match owner {
            "Viewer" => ("query", "viewer {".to_owned(), "}"),
            "Vehicle" => {
                let before = format!("viewer {{ vehicle(id: \"{own}\") {{");
                ("query", before, "} }")
            }
            other => panic!("say how to reach the fields of {other}"),
        }
    }

    fn field(&self, owner: &str, name: &str) -> Value {
        let fields = list(&self.types[owner]["fields"]);
        fields.into_iter().find(|f| f["name"] == name).unwrap()
    }

    /// A value for an argument or input field; none where it may be left out and takes no id.
    fn value(&self, field: &Value, slot: &str, ids: &Ids<'_>) -> Option<Value> {
        let of = &field["type"];
        let name = named(of);
        if name == "ID" {
            if of["kind"] != "NON_NULL" && slot != ids.slot {
                return None;
            }
            let id = ids.for_slot(slot)?;
            return Some(if is_list(of) { json!([id]) } else { json!(id) });
        }
        // A patch without a change would change nothing, whoever sends it; nor would a reading of nothing.
        let is_change = slot.starts_with("Update") && slot.ends_with(".notes")
            || slot == "CreateOdometerReadingInput.odometer";
        let is_optional = of["kind"] != "NON_NULL" || !field["defaultValue"].is_null();
        let may_be_left_out = is_optional && !is_change;
        let known = &self.types[&name];
        if known["kind"] == "INPUT_OBJECT" {
            if may_be_left_out {
                return None;
            }
            let fields = list(&known["inputFields"]);
            let values = fields.iter().filter_map(|inner| {
                let inner_name = text(&inner["name"]);
                let slot = format!("{name}.{inner_name}");
                self.value(inner, &slot, ids).map(|v| (inner_name, v))
            });
            let object = Value::Object(values.collect());
            return Some(if is_list(of) { json!([object]) } else { object });
        }
        if may_be_left_out {
            return None;
        }
        let value = match name.as_str() {
            "Int" => json!(1),
            "Float" => json!(1.5),
            "Boolean" => json!(true),
            "String" if slot.ends_with(".contentType") => json!("image/jpeg"),
            "String" => json!("swept"),
            "Decimal" => json!("12"),
            "Date" => json!("2026-02-03"),
            "DateTime" => json!("2026-10-01T00:00:00Z"),
            other => match list(&self.types[other]["enumValues"]).first() {
                Some(first) => first["name"].clone(),
                None => panic!("say what a {other} looks like, for {slot}"),
            },
        };
        Some(if is_list(of) { json!([value]) } else { value })
    }

    fn selection(&self, name: &str, depth: usize) -> String {
        let known = &self.types[name];
        let possible = list(&known["possibleTypes"]);
        if !possible.is_empty() {
            let parts = possible.iter().map(|of| {
                let name = text(&of["name"]);
                // Which type it is, is a step of its own: all of them at full depth are too much to ask.
                format!("... on {name} {}", self.selection(&name, depth - 1))
            });
            return format!("{{ __typename {} }}", parts.collect::<Vec<_>>().join(" "));
        }
        let mut parts = vec!["__typename".to_owned()];
        for field in list(&known["fields"]) {
            let name = text(&field["name"]);
            let needs = list(&field["args"]);
            let needs = needs.iter().any(|arg| arg["type"]["kind"] == "NON_NULL");
            let deeper = LEFT_OUT.contains(&name.as_str()) && depth < DEPTH;
            if needs || deeper || LEFT_OUT[..2].contains(&name.as_str()) {
                continue;
            }
            let of = named(&field["type"]);
            let is_leaf = self.types[&of]["kind"] == "SCALAR" || self.types[&of]["kind"] == "ENUM";
            if is_leaf {
                parts.push(name);
            } else if depth > 0 {
                parts.push(format!("{name} {}", self.selection(&of, depth - 1)));
            }
        }
        if known["fields"].is_null() {
            return String::new();
        }
        format!("{{ {} }}", parts.join(" "))
    }
}

fn spelled(of: &Value) -> String {
    match of["kind"].as_str() {
        Some("NON_NULL") => format!("{}!", spelled(&of["ofType"])),
        Some("LIST") => format!("[{}]", spelled(&of["ofType"])),
        _ => text(&of["name"]),
    }
}
