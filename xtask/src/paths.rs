//! Every path that a file names, made absolute. Works on tokens, so that macros and attributes
//! are seen as well as code.

use std::iter::Peekable;

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path as the compiler would read it: `["features", "vehicles", "Vehicle"]` for one of the
/// own crate, `["sea_orm", "Set"]` for another's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub path: Vec<String>,
    /// Starts at the own crate's root.
    pub own: bool,
    /// Stands in code that only tests see.
    pub test: bool,
}

impl Mention {
    pub fn starts_with(&self, start: &[&str]) -> bool {
        self.path.len() >= start.len() && self.path.iter().zip(start).all(|(a, b)| a == b)
    }

    pub fn text(&self) -> String {
        self.path.join("::")
    }
}

/// The paths in `tokens` of the module `module`.
pub fn mentions(tokens: TokenStream, module: &[String], test: bool) -> Vec<Mention> {
    let mut reader = Reader { found: Vec::new() };
    reader.block(tokens, module, test);
    reader.found
}

struct Reader {
    found: Vec<Mention>,
}

type Tokens = Peekable<IntoIter>;

impl Reader {
    fn block(&mut self, tokens: TokenStream, module: &[String], test: bool) {
        let mut tokens = tokens.into_iter().peekable();
        let mut next_is_test = false;
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(word) if word == "mod" => {
                    let body = self.inline_module(&mut tokens, module, test || next_is_test);
                    next_is_test &= !body;
                }
                TokenTree::Ident(word) => {
                    let first = word.to_string();
                    self.path(vec![first], &mut tokens, module, test || next_is_test);
                }
                TokenTree::Group(group) => {
                    let attribute = group.delimiter() == Delimiter::Bracket;
                    if attribute && is_cfg_test(&group.stream()) {
                        next_is_test = true;
                    }
                    self.block(group.stream(), module, test || next_is_test);
                    if group.delimiter() == Delimiter::Brace {
                        next_is_test = false;
                    }
                }
                TokenTree::Punct(sign) if sign.as_char() == ';' => next_is_test = false,
                TokenTree::Punct(_) | TokenTree::Literal(_) => (),
            }
        }
    }

    /// Reads `name { … }` after `mod`; false where the body is in another file.
    fn inline_module(&mut self, tokens: &mut Tokens, module: &[String], test: bool) -> bool {
        let Some(TokenTree::Ident(name)) = tokens.peek().cloned() else {
            return false;
        };
        tokens.next();
        if let Some(TokenTree::Group(body)) = tokens.peek().cloned() {
            tokens.next();
            let mut inner = module.to_vec();
            inner.push(name.to_string());
            self.block(body.stream(), &inner, test);
            return true;
        }
        false
    }

    /// Reads on after the first word of a path: `::name`, `::{…}`, or its end.
    fn path(&mut self, mut words: Vec<String>, tokens: &mut Tokens, module: &[String], test: bool) {
        while colons(tokens) {
            match tokens.peek().cloned() {
                Some(TokenTree::Ident(word)) => {
                    tokens.next();
                    words.push(word.to_string());
                }
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    tokens.next();
                    self.branches(&words, group.stream(), module, test);
                    return;
                }
                Some(TokenTree::Punct(sign)) if sign.as_char() == '*' => {
                    tokens.next();
                    break;
                }
                _ => break,
            }
        }
        self.found.push(resolve(words, module, test));
    }

    /// The branches of a `use` tree.
    fn branches(&mut self, stem: &[String], tree: TokenStream, module: &[String], test: bool) {
        let mut tokens = tree.into_iter().peekable();
        let mut renamed = false;
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(word) if word == "as" => renamed = true,
                TokenTree::Ident(_) if renamed => renamed = false,
                TokenTree::Ident(word) => {
                    let mut words = stem.to_vec();
                    if word != "self" {
                        words.push(word.to_string());
                    }
                    self.path(words, &mut tokens, module, test);
                }
                TokenTree::Punct(sign) if sign.as_char() == '*' => {
                    self.found.push(resolve(stem.to_vec(), module, test));
                }
                _ => (),
            }
        }
    }
}

/// Takes `::` when it comes next.
fn colons(tokens: &mut Tokens) -> bool {
    let mut ahead = tokens.clone();
    let double = (0..2)
        .all(|_| matches!(ahead.next(), Some(TokenTree::Punct(sign)) if sign.as_char() == ':'));
    if double {
        *tokens = ahead;
    }
    double
}

fn is_cfg_test(attribute: &TokenStream) -> bool {
    let mut tokens = attribute.clone().into_iter();
    let Some(TokenTree::Ident(name)) = tokens.next() else {
        return false;
    };
    let Some(TokenTree::Group(condition)) = tokens.next() else {
        return name == "test";
    };
    let condition = condition.stream().to_string();
    // `not(test)` is what everybody but the tests sees.
    name == "cfg"
        && !condition.contains("not")
        && condition
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word == "test")
}

fn resolve(words: Vec<String>, module: &[String], test: bool) -> Mention {
    let relative = words
        .iter()
        .take_while(|word| matches!(word.as_str(), "self" | "super"))
        .count();
    let ups = words[..relative].iter().filter(|w| *w == "super").count();
    let (path, own) = match words.first().map(String::as_str) {
        Some("crate" | "backend") if words.len() > 1 => (words[1..].to_vec(), true),
        Some("self" | "super") if words.len() > relative => {
            let base = &module[..module.len().saturating_sub(ups)];
            (
                base.iter().chain(&words[relative..]).cloned().collect(),
                true,
            )
        }
        Some("self" | "super") => (module[..module.len().saturating_sub(ups)].to_vec(), true),
        _ => (words, false),
    };
    Mention { path, own, test }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: &str) -> Vec<String> {
        let module = ["features", "fuel", "api", "query"].map(str::to_owned);
        mentions(code.parse().unwrap(), &module, false)
            .into_iter()
            .filter(|m| m.path.len() > 1)
            .map(|m| m.text())
            .collect()
    }

    #[test]
    fn trees_are_spread_and_relative_paths_resolved() {
        assert_eq!(
            of("use super::super::{data::{self, Row}, domain::*}; use crate::kernel::ids as i;"),
            [
                "features::fuel::data",
                "features::fuel::data::Row",
                "features::fuel::domain",
                "kernel::ids"
            ]
        );
    }

    #[test]
    fn inline_modules_stand_one_deeper() {
        assert_eq!(
            of("mod tests { use super::Row; fn f() { super::super::service::go() } }"),
            [
                "features::fuel::api::query::Row",
                "features::fuel::api::service::go"
            ]
        );
    }

    #[test]
    fn macros_and_attributes_are_seen() {
        assert_eq!(
            of("#[derive(sea_orm::Model)] struct A; fn f() { x!(tokio::spawn(a::b())) }"),
            ["sea_orm::Model", "tokio::spawn", "a::b"]
        );
    }

    #[test]
    fn what_only_tests_see_is_known() {
        let code = "#[cfg(test)] mod tests { use a::b; } use c::d; #[cfg(test)] use e::f; \
                    #[cfg(not(test))] fn g() { h::i() }";
        let found: Vec<_> = mentions(code.parse().unwrap(), &[], false)
            .into_iter()
            .filter(|m| m.path.len() > 1)
            .map(|m| (m.text(), m.test))
            .collect();
        let expected = [
            ("a::b", true),
            ("c::d", false),
            ("e::f", true),
            ("h::i", false),
        ];
        assert_eq!(found, expected.map(|(path, test)| (path.to_owned(), test)));
    }
}
