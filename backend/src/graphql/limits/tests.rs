//! The pass itself, and hostile requests through the router.

use std::time::Instant;

use ::http::{Request, header};
use axum::body::{Body, to_bytes};
use proptest::prelude::*;
use serde_json::{Value, json};
use tower::ServiceExt;

use super::{
    hostile::{self, Fate},
    *,
};
use crate::graphql::{conformance::engine, transport::router};

/// The text that graphql-js sends; the node script holds it against that package.
const INTROSPECTION: &str = include_str!("../../../tests/conformance/introspection.graphql");

async fn ask(query: &str, variables: &Value) -> (Value, usize) {
    let body = json!({ "query": query, "variables": variables }).to_string();
    let request = Request::post("/graphql")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(body))
        .unwrap();
    let response = router(engine()).oneshot(request).await.unwrap();
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (serde_json::from_slice(&bytes).unwrap(), bytes.len())
}

#[tokio::test]
async fn every_hostile_request_meets_its_fate() {
    let mut wrong = Vec::new();
    for hostile in hostile::all() {
        let started = Instant::now();
        let (answer, size) = ask(&hostile.query, &hostile.variables).await;
        println!("{:>6} ms  {}", started.elapsed().as_millis(), hostile.name);
        if let Err(reason) = check_fate(hostile.fate, &answer, size) {
            wrong.push(format!("{}: {reason}", hostile.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn check_fate(fate: Fate, answer: &Value, size: usize) -> Result<(), String> {
    let error = &answer["errors"][0];
    let as_expected = match fate {
        Fate::Answered => error.is_null(),
        Fate::Refused(code, text) => {
            let message = error["message"].as_str().unwrap_or_default();
            error["extensions"]["code"] == code
                && message.contains(text)
                && answer.get("data").is_none()
                && size < 20_000
        }
    };
    if as_expected {
        Ok(())
    } else {
        Err(format!("{error} in {size} bytes"))
    }
}

#[test]
fn doubling_fragments_are_counted_without_being_expanded() {
    let text = hostile::doubling(24);
    assert!(text.len() <= 900, "{}", text.len());
    let document = parse_query(&text).unwrap();
    let cost = cost::measure(&document).unwrap();
    // One spread in the operation, 2 + 4 + … + 2^23 below it, and 2^23 fields.
    assert_eq!(cost.expanded_selections, 1 + ((1 << 24) - 2) + (1 << 23));
    assert_eq!(cost.visited, 1 + 2 * 23 + 1);
}

#[test]
fn counts_saturate() {
    let document = parse_query(hostile::doubling(90)).unwrap();
    assert_eq!(
        cost::measure(&document).unwrap().expanded_selections,
        u64::MAX
    );
}

#[tokio::test]
async fn the_standard_introspection_query_passes_with_little_to_spare() {
    let cost = Limits::default().check(INTROSPECTION).unwrap().cost;
    assert_eq!(cost.depth, 15);
    let (answer, _) = ask(INTROSPECTION, &Value::Null).await;
    assert!(answer.get("errors").is_none(), "{}", answer["errors"]);
    assert!(
        answer["data"]["__schema"]["types"]
            .as_array()
            .unwrap()
            .len()
            > 10
    );
}

#[test]
fn each_bound_is_exact() {
    let at = |depth: usize| {
        format!(
            "{{{}name{}}}",
            "node{".repeat(depth - 1),
            "}".repeat(depth - 1)
        )
    };
    assert!(Limits::default().check(&at(15)).is_ok());
    let error = Limits::default().check(&at(16)).unwrap_err();
    assert_eq!(
        error,
        LimitError::Exceeded {
            dimension: Dimension::Depth,
            limit: 15
        }
    );

    let tokens = Limits {
        tokens: 5,
        ..Limits::default()
    };
    assert!(tokens.check("{a b c}").is_ok());
    assert!(tokens.check("{a b c d}").is_err());

    let through_fragment = "{node{...f}} fragment f on Node{node{a:name}}";
    let cost = Limits::default().check(through_fragment).unwrap().cost;
    assert_eq!(
        (
            cost.depth,
            cost.aliases,
            cost.root_fields,
            cost.expanded_selections
        ),
        (3, 1, 1, 4)
    );
}

#[test]
fn strings_and_comments_hide_no_bracket_from_the_scan() {
    let limits = Limits::default();
    for text in [
        r#"{echo(text:"{{{{\"{{")}"#,
        "{echo(text:\"\"\"{{{ \\\"\"\" {{\"\" \"\"\")}",
        "{hello # {{{{{\n}",
        "\u{feff}{hello,,,}",
    ] {
        assert!(parse_query(text).is_ok(), "{text}");
        let scan = lexer::scan(text, &limits).unwrap();
        assert!(scan.deepest <= 2, "{text}: {scan:?}");
    }
    let closers_in_strings = format!("{{a(b:{}\"]]]]\"", "[".repeat(49));
    assert!(lexer::scan(&closers_in_strings, &limits).is_err());
}

/// The deepest text that the scan admits is no danger to the recursive parser's stack.
#[test]
fn the_parser_bears_the_deepest_text_admitted() {
    let limits = Limits::default();
    let depth = limits.nesting;
    for text in [
        format!("{}a{}", "{a".repeat(depth), "}".repeat(depth)),
        format!("{}a{}", "{...on A".repeat(depth), "}".repeat(depth)),
        format!(
            "{{a(b:{}{})}}",
            "[".repeat(depth - 2),
            "]".repeat(depth - 2)
        ),
        format!(
            "{{a(b:{}1{})}}",
            "{c:".repeat(depth - 2),
            "}".repeat(depth - 2)
        ),
        format!(
            "query($v:{}A{}){{a}}",
            "[".repeat(depth - 1),
            "]".repeat(depth - 1)
        ),
    ] {
        assert_eq!(
            lexer::scan(&text, &limits).unwrap().deepest,
            depth,
            "{text}"
        );
        assert!(!matches!(
            limits.check(&text),
            Err(LimitError::Exceeded {
                dimension: Dimension::Nesting,
                ..
            })
        ));
    }
}

#[test]
fn required_variables_are_demanded() {
    let checked = Limits::default()
        .check("query($a:Int!,$b:Int!=1,$c:Int){hello}")
        .unwrap();
    let (_, operation) = checked.document.operations.iter().next().unwrap();
    let check = |json| check_required(&operation.node, &async_graphql::Variables::from_json(json));
    assert!(check(json!({ "a": 1 })).is_ok());
    assert_eq!(check(json!({})).unwrap_err().name, "a");
    assert_eq!(check(json!({ "a": null })).unwrap_err().expected, "Int!");
    assert_eq!(check(json!({ "a": 1, "b": null })).unwrap_err().name, "b");
}

/// A document of fragments that spread later ones, any number of times.
fn layered() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::collection::vec((0_usize..8, any::<bool>()), 1..8),
        1..25,
    )
    .prop_map(|fragments| {
        let count = fragments.len();
        let mut text = "{node{...f0}}".to_owned();
        for (index, spreads) in fragments.iter().enumerate() {
            let body: String = spreads
                .iter()
                .map(|(step, in_field)| match (index + 1 + step, in_field) {
                    (next, _) if next >= count => "name ".to_owned(),
                    (next, true) => format!("node{{...f{next}}} "),
                    (next, false) => format!("...f{next} "),
                })
                .collect();
            text += &format!("fragment f{index} on Node{{{body}}}");
        }
        text
    })
}

/// What the pass must agree with: the count by expansion, given up at a budget.
fn expand(document: &ExecutableDocument, budget: u64) -> Option<u64> {
    use async_graphql::parser::types::{Selection, SelectionSet};
    fn walk(document: &ExecutableDocument, set: &SelectionSet, left: &mut u64) -> Option<()> {
        for item in &set.items {
            *left = left.checked_sub(1)?;
            match &item.node {
                Selection::Field(field) => walk(document, &field.node.selection_set.node, left)?,
                Selection::InlineFragment(inline) => {
                    walk(document, &inline.node.selection_set.node, left)?;
                }
                Selection::FragmentSpread(spread) => {
                    let fragment = &document.fragments[&spread.node.fragment_name.node];
                    walk(document, &fragment.node.selection_set.node, left)?;
                }
            }
        }
        Some(())
    }
    let mut left = budget;
    for (_, operation) in document.operations.iter() {
        walk(document, &operation.node.selection_set.node, &mut left)?;
    }
    Some(budget - left)
}

proptest! {
    /// Each selection of the document is visited once, however often it is spread.
    #[test]
    fn the_pass_is_linear(text in layered()) {
        let document = parse_query(&text).unwrap();
        let cost = cost::measure(&document).unwrap();
        let selections = text.matches("name ").count() + text.matches("...f").count() + text.matches("node{").count();
        prop_assert_eq!(cost.visited, selections as u64);
    }

    /// The count is that of a real expansion.
    #[test]
    fn the_pass_counts_what_expansion_counts(text in layered()) {
        let document = parse_query(&text).unwrap();
        let counted = cost::measure(&document).unwrap().expanded_selections;
        match expand(&document, 100_000) {
            Some(expanded) => prop_assert_eq!(counted, expanded),
            None => prop_assert!(counted > 100_000),
        }
    }

    /// The scan never lets the parser see deeper text than it reports.
    #[test]
    fn any_text_is_refused_or_parsed_without_panic(text in "[{}\\[\\]()a\"\\\\#\n:$@!. 1é-]{0,80}") {
        let _ = Limits::default().check(&text);
    }
}
