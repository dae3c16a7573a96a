//! Documents that cost far more than their size, and what is expected of each.

use std::fmt::Write;

use serde_json::{Value, json};

/// What must happen to a hostile request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Refused with a code; for `QUERY_TOO_COMPLEX` by this pass, the dimension.
    Refused(&'static str, &'static str),
    /// Harmless at this size: answered, and bounded by the limits.
    Answered,
}

pub(super) struct Hostile {
    pub name: &'static str,
    pub query: String,
    pub variables: Value,
    pub fate: Fate,
}

/// Each fragment spreads the next twice; the last has one field.
pub(super) fn doubling(fragments: usize) -> String {
    let mut text = "{...f0}".to_owned();
    for n in 0..fragments - 1 {
        let next = n + 1;
        let _ = write!(text, "fragment f{n} on Query{{...f{next} ...f{next}}}");
    }
    let _ = write!(text, "fragment f{} on Query{{hello}}", fragments - 1);
    text
}

fn times(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect()
}

fn nested(open: &str, middle: &str, close: &str, depth: usize) -> String {
    format!("{}{middle}{}", open.repeat(depth), close.repeat(depth))
}

fn chain(length: usize) -> String {
    let links = times(length, |n| {
        format!("fragment c{n} on Query{{hello ...c{}}}", n + 1)
    });
    format!("{{...c0}}{links}fragment c{length} on Query{{hello}}")
}

fn bare_chain(length: usize) -> String {
    let links = times(length, |n| {
        format!("fragment c{n} on Query{{...c{}}}", n + 1)
    });
    format!("{{...c0}}{links}fragment c{length} on Query{{hello}}")
}

const COMPLEX: &str = "QUERY_TOO_COMPLEX";
const INVALID: &str = "GRAPHQL_VALIDATION_FAILED";
const SYNTAX: &str = "GRAPHQL_PARSE_FAILED";

pub(super) fn all() -> Vec<Hostile> {
    let mut all = documents();
    all.extend(with_variables());
    all
}

fn documents() -> Vec<Hostile> {
    use Fate::{Answered, Refused};
    let complex = |dimension| Refused(COMPLEX, dimension);
    let list: [(&'static str, String, Fate); 45] = [
        ("doubling fragments, 24", doubling(24), complex("selections with fragments expanded")),
        ("doubling fragments, 60", doubling(60), complex("selections with fragments expanded")),
        ("tenfold fragments", tenfold(), complex("selections with fragments expanded")),
        ("doubling through fields", doubling_fields(), complex("selections with fragments expanded")),
        ("doubling through inline fragments", doubling(24).replace("{...f", "{...on Query{...f").replace("}f", "}}f"), complex("selections with fragments expanded")),
        ("fragment spreads itself", "{...a} fragment a on Query{...a}".into(), Refused(INVALID, "spreads itself")),
        ("fragments in a ring", "{...a} fragment a on Query{...b ...b} fragment b on Query{...c ...c} fragment c on Query{...a ...a}".into(), Refused(INVALID, "spreads itself")),
        ("ring behind fields", "{node{...a}} fragment a on Node{node{...b}} fragment b on Node{node{...a}}".into(), Refused(INVALID, "spreads itself")),
        ("unused ring", "{hello} fragment a on Query{...b} fragment b on Query{...a}".into(), Refused(INVALID, "spreads itself")),
        ("long chain of fragments", chain(200), Refused(COMPLEX, "")),
        ("chain with nothing but spreads", bare_chain(60), Refused(COMPLEX, "recursion depth")),
        ("chain of unknown fragments", format!("{{{}}}", times(600, |n| format!("...u{n} "))), Refused(INVALID, "")),
        ("deep fields", format!("{{{}}}", nested("node{", "name", "}", 20)), complex("field depth")),
        ("deeper than the parser", format!("{{{}}}", nested("node{", "name", "}", 300)), complex("nesting of brackets")),
        ("as deep as bytes allow", nested("{a", "", "}", 20_000), complex("nesting of brackets")),
        ("unclosed braces", "{a".repeat(20_000), complex("nesting of brackets")),
        ("deep list value", format!("{{node{{find(numbers:{})}}}}", nested("[", "1", "]", 60)), complex("nesting of brackets")),
        ("deep input object", format!("{{node{{find(filter:{})}}}}", nested("{nested:", "{}", "}", 60)), complex("nesting of brackets")),
        ("deep list type", format!("query($v:{}){{hello}}", nested("[", "Int", "]", 400)), complex("nesting of brackets")),
        ("deep inline fragments", format!("{{{}}}", nested("...{", "hello", "}", 100)), complex("nesting of brackets")),
        ("aliases of one field", format!("{{{}}}", times(101, |n| format!("a{n}:hello "))), complex("aliases")),
        ("aliases with arguments", format!("{{node{{{}}}}}", times(60, |n| format!("a{n}:nodes(first:{n}){{name}} "))), complex("aliases")),
        ("one field 500 times", format!("{{{}}}", "hello ".repeat(500)), complex("root fields")),
        ("one nested field 1,900 times", format!("{{node{{{}}}}}", "name ".repeat(1_900)), Refused(COMPLEX, "")),
        ("conflicting arguments", format!("{{node{{{}}}}}", times(300, |n| format!("nodes(first:{n}){{name}}"))), complex("tokens")),
        ("conflicting arguments, fewer", format!("{{node{{{}}}}}", times(150, |n| format!("find(numbers:[{n}])"))), Refused(INVALID, "")),
        ("overlapping fragments", overlapping(), Refused(COMPLEX, "")),
        ("many directives at one place", format!("{{hello {}}}", "@skip(if:false) ".repeat(40)), complex("directives at one place")),
        ("many unknown directives", format!("{{hello {}}}", times(40, |n| format!("@d{n} "))), complex("directives at one place")),
        ("directives everywhere", format!("{{node{{{}}}}}", "name @skip(if:false)@include(if:true) ".repeat(60)), complex("directives")),
        ("directives through fragments", format!("{{node{{{}}}}} fragment d on Node{{{}}}", "...d ".repeat(20), "name @skip(if:false) ".repeat(5)), complex("directives")),
        ("many operations", times(200, |n| format!("query q{n}{{hello}}")), complex("operations")),
        ("many variables", format!("query({}){{hello}}", times(399, |n| format!("$v{n}:Int "))), Refused(INVALID, "")),
        ("many undefined variables", format!("{{node{{{}}}}}", times(200, |n| format!("find(numbers:$v{n})"))), Refused(INVALID, "")),
        ("many unknown fields", format!("{{node{{wide{{{}}}}}}}", times(900, |n| format!("odometer_reading_{n} "))), Refused(INVALID, "")),
        ("unknown fields of long names", format!("{{node{{wide{{{}}}}}}}", times(600, |n| format!("{}{n} ", "x".repeat(95)))), Refused(INVALID, "")),
        ("a name of 60 KB", format!("{{{}}}", "a".repeat(60_000)), complex("bytes of a name")),
        ("a long list", format!("{{node{{find(numbers:[{}])}}}}", "1 ".repeat(5_000)), complex("tokens")),
        ("a string of escapes", format!("{{echo(text:\"{}\")}}", "\\u0041".repeat(9_000)), Answered),
        ("a block string of lines", format!("{{echo(text:\"\"\"{}\"\"\")}}", "\n ".repeat(30_000)), Answered),
        ("an unterminated block string", format!("{{echo(text:\"\"\"{}", "\\\"\"\"".repeat(10_000)), Refused(SYNTAX, "")),
        ("a number of 60,000 digits", format!("{{even(number:{})}}", "1".repeat(60_000)), Refused(SYNTAX, "")),
        ("comments only", "#\n".repeat(30_000), Refused(SYNTAX, "")),
        ("more text than allowed", " ".repeat(70_000) + "{hello}", complex("document bytes")),
        ("introspection in circles", format!("{{__schema{{types{{{}}}}}}}", nested("fields{type{", "name", "}}", 5)), complex("nested introspection lists")),
    ];
    let mut all: Vec<Hostile> = list
        .into_iter()
        .map(|(name, query, fate)| Hostile {
            name,
            query,
            variables: Value::Null,
            fate,
        })
        .collect();
    all.extend(introspections());
    all
}

fn introspections() -> Vec<Hostile> {
    let wide = times(45, |n| format!("a{n}:fields{{args{{name type{{name}}}}}}"));
    let list = [
        ("introspection many times", format!("{{{}}}", times(10, |n| format!("s{n}:__schema{{types{{name}}}}"))), "introspection entry points"),
        ("introspection widened by aliases", format!("{{__schema{{types{{{wide}}}}}}}"), "introspection values"),
        ("introspection in circles through fragments", "{__schema{types{...t}}} fragment t on __Type{fields{type{...u}}} fragment u on __Type{fields{type{...v}}} fragment v on __Type{fields{name}}".into(), "nested introspection lists"),
        ("complexity of lists", "{node{nodes(first:100){nodes(first:100){name}}}}".into(), "too complex"),
        ("a negative list size beside a large one", "{node{a:nodes(first:-2147483648){name} b:nodes(first:100){nodes(first:100){name}}}}".into(), "too complex"),
    ];
    let refused = |(name, query, text)| Hostile {
        name,
        query,
        variables: Value::Null,
        fate: Fate::Refused(COMPLEX, text),
    };
    list.into_iter().map(refused).collect()
}

fn with_variables() -> Vec<Hostile> {
    let uses = times(20, |n| format!("a{n}:find(numbers:$v)"));
    let texts = times(49, |n| format!("a{n}:find(filter:{{text:$t}})"));
    vec![
        Hostile {
            name: "a long list used twenty times",
            query: format!("query($v:[Int!]){{node{{{uses}}}}}"),
            variables: json!({ "v": vec![1; 100_000] }),
            fate: Fate::Refused(COMPLEX, "weight of the variables times their uses"),
        },
        Hostile {
            name: "a long list used once",
            query: "query($v:[Int!]){node{find(numbers:$v)}}".into(),
            variables: json!({ "v": vec![1; 100_000] }),
            fate: Fate::Answered,
        },
        Hostile {
            name: "a wrong list used once",
            query: "query($v:[Int!]){node{find(numbers:$v)}}".into(),
            variables: json!({ "v": vec!["x"; 50_000] }),
            fate: Fate::Refused(INVALID, ""),
        },
        Hostile {
            name: "a long text of the wrong type",
            query: "query($v:[Int!]){node{find(numbers:$v)}}".into(),
            variables: json!({ "v": "x".repeat(200_000) }),
            fate: Fate::Refused(INVALID, ""),
        },
        Hostile {
            name: "a long text used 49 times",
            query: format!("query($t:String){{node{{{texts}}}}}"),
            variables: json!({ "t": "x".repeat(250_000) }),
            fate: Fate::Answered,
        },
        Hostile {
            name: "deep variables",
            query: "query($f:Filter){node{find(filter:$f)}}".into(),
            variables: (0..100).fold(json!({}), |inner, _| {
                json!({ "f": { "nested": inner } })["f"].clone()
            }),
            fate: Fate::Answered,
        },
        Hostile {
            name: "many variables that nothing declares",
            query: "{hello}".into(),
            variables: (0..15_000)
                .map(|n| (format!("v{n}"), json!(n)))
                .collect::<serde_json::Map<_, _>>()
                .into(),
            fate: Fate::Answered,
        },
    ]
}

fn tenfold() -> String {
    let mut text = "{...f0}".to_owned();
    for n in 0..9 {
        let spreads = format!("...f{} ", n + 1).repeat(10);
        let _ = write!(text, "fragment f{n} on Query{{{spreads}}}");
    }
    text + "fragment f9 on Query{hello}"
}

fn doubling_fields() -> String {
    let mut text = "{node{...f0}}".to_owned();
    for n in 0..11 {
        let next = n + 1;
        let _ = write!(
            text,
            "fragment f{n} on Node{{a:node{{...f{next}}} b:node{{...f{next}}}}}"
        );
    }
    text + "fragment f11 on Node{name}"
}

/// Every set spreads all fragments after it: quadratic for the overlap rule.
fn overlapping() -> String {
    let spreads = |from: usize| times(25 - from, |n| format!("...o{} ", n + from));
    let fragments = times(25, |n| {
        format!("fragment o{n} on Query{{hello {}}}", spreads(n + 1))
    });
    format!("{{{}}}{fragments}", spreads(0))
}
