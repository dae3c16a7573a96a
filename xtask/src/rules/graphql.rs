//! What the schema cannot say of itself.

use std::collections::BTreeMap;

use syn::visit::Visit;

use super::{Capsule, Report};

/// GraphQL's `Int` has 32 bits, yet these types are rendered as `Int`.
const TOO_WIDE: [&str; 6] = ["i64", "u64", "usize", "isize", "i128", "u128"];

/// No wide integers in the types of the API.
pub fn integers(capsule: &Capsule<'_>, report: &mut Report) {
    for file in capsule.part("api") {
        let mut shown = Shown { wide: Vec::new() };
        shown.visit_file(&file.syntax);
        for (place, kind) in shown.wide {
            report.fault(
                &file.file,
                format!("`{place}` is an {kind}, which GraphQL's Int cannot hold"),
            );
        }
    }
}

/// Collects wide integers from fields, results and arguments that the schema shows.
struct Shown {
    wide: Vec<(String, String)>,
}

impl Shown {
    fn look(&mut self, place: &str, kind: &syn::Type) {
        let mut words = Words(Vec::new());
        words.visit_type(kind);
        let wide = words.0.into_iter().find(|w| TOO_WIDE.contains(&w.as_str()));
        if let Some(wide) = wide {
            self.wide.push((place.to_owned(), wide));
        }
    }
}

impl<'ast> Visit<'ast> for Shown {
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        if !item.attrs.iter().any(is_graphql_derive) {
            return;
        }
        for field in item.fields.iter().filter(|f| !is_skipped(&f.attrs)) {
            let name = field.ident.as_ref().map(ToString::to_string);
            let place = format!("{}.{}", item.ident, name.unwrap_or_default());
            self.look(&place, &field.ty);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if !item.attrs.iter().any(is_resolver) {
            return;
        }
        for part in &item.items {
            let syn::ImplItem::Fn(field) = part else {
                continue;
            };
            if is_skipped(&field.attrs) {
                continue;
            }
            let name = field.sig.ident.to_string();
            if let syn::ReturnType::Type(_, kind) = &field.sig.output {
                self.look(&name, kind);
            }
            for argument in &field.sig.inputs {
                if let syn::FnArg::Typed(argument) = argument {
                    self.look(&name, &argument.ty);
                }
            }
        }
    }
}

struct Words(Vec<String>);

impl<'ast> Visit<'ast> for Words {
    fn visit_ident(&mut self, word: &'ast proc_macro2::Ident) {
        self.0.push(word.to_string());
    }
}

fn is_graphql_derive(attribute: &syn::Attribute) -> bool {
    let syn::Meta::List(list) = &attribute.meta else {
        return false;
    };
    list.path.is_ident("derive")
        && list
            .tokens
            .to_string()
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| {
                matches!(
                    word,
                    "SimpleObject" | "InputObject" | "OneofObject" | "MergedObject"
                )
            })
}

fn is_resolver(attribute: &syn::Attribute) -> bool {
    attribute.path().segments.last().is_some_and(|last| {
        last.ident == "Object" || last.ident == "ComplexObject" || last.ident == "Subscription"
    })
}

fn is_skipped(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|a| match &a.meta {
        syn::Meta::List(list) if list.path.is_ident("graphql") => list
            .tokens
            .to_string()
            .split(',')
            .any(|w| w.trim() == "skip"),
        _ => false,
    })
}

/// A field that two merged objects define is silently taken from the last one.
pub fn root_fields(capsules: &[Capsule<'_>], report: &mut Report) {
    for kind in ["Query", "Mutation", "Subscription"] {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for file in capsules.iter().flat_map(|capsule| capsule.part("api")) {
            for field in fields_of(&file.syntax, kind) {
                if let Some(first) = seen.insert(field.clone(), &file.file) {
                    report.fault(
                        &file.file,
                        format!("{kind}.{field} is defined in {first} too"),
                    );
                }
            }
        }
    }
}

/// The fields of the objects whose names end in `kind`.
fn fields_of(file: &syn::File, kind: &str) -> Vec<String> {
    let impls = file.items.iter().filter_map(|item| match item {
        syn::Item::Impl(block) if block.attrs.iter().any(is_resolver) => Some(block),
        _ => None,
    });
    impls
        .filter(|block| match block.self_ty.as_ref() {
            syn::Type::Path(path) => path
                .path
                .segments
                .last()
                .is_some_and(|last| last.ident.to_string().ends_with(kind)),
            _ => false,
        })
        .flat_map(|block| &block.items)
        .filter_map(|part| match part {
            syn::ImplItem::Fn(field) if !is_skipped(&field.attrs) => {
                Some(field.sig.ident.to_string())
            }
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::tree::{breaks, keeps};

    const FILE: &str = "backend/src/features/fuel/api/query.rs";

    #[test]
    fn wide_integers_are_found_where_the_schema_shows_them() {
        breaks(
            &[(
                FILE,
                "#[derive(SimpleObject)] struct A { big: Option<i64> }",
            )],
            "`A.big` is an i64",
        );
        breaks(
            &[(
                FILE,
                "#[derive(async_graphql::InputObject)] struct A { big: u64 }",
            )],
            "`A.big`",
        );
        breaks(
            &[(
                FILE,
                "#[Object] impl A { async fn many(&self) -> Result<usize> {} }",
            )],
            "`many`",
        );
        breaks(
            &[(
                FILE,
                "#[Object] impl A { async fn f(&self, at: i64) -> i32 {} }",
            )],
            "`f` is an i64",
        );
    }

    #[test]
    fn wide_integers_inside_are_nobodys_business() {
        keeps(&[(
            FILE,
            "struct Key { version: u64 } impl Key { fn size(&self) -> usize { 1 } }",
        )]);
        keeps(&[(
            FILE,
            "#[derive(SimpleObject)] struct A { #[graphql(skip)] big: i64, small: i32 }",
        )]);
    }

    #[test]
    fn a_root_field_has_one_home() {
        let first = "#[Object] impl FuelQuery { async fn cars(&self) -> i32 {} }";
        let second = "#[Object] impl CarQuery { async fn cars(&self) -> i32 {} }";
        let other = "backend/src/features/fuel/api/cars.rs";
        breaks(
            &[(FILE, first), (other, second)],
            "Query.cars is defined in",
        );
        let type_only = "#[Object] impl Car { async fn cars(&self) -> i32 {} }";
        keeps(&[(FILE, first), (other, type_only)]);
    }
}
