//! Who may name whom.

use std::path::Path;

use super::{Capsule, Report};
use crate::source::Source;

/// Crates that the rules of the domain know nothing of.
const NOT_IN_DOMAIN: [&str; 8] = [
    "async_graphql",
    "sea_orm",
    "sea_orm_migration",
    "sqlx",
    "axum",
    "tokio",
    "http",
    "reqwest",
];

const NOT_IN_API: [&str; 4] = ["sea_orm", "sea_orm_migration", "sqlx", "redis"];

const HEADINGS: [&str; 6] = [
    "Purpose",
    "Vocabulary",
    "GraphQL surface",
    "Tables",
    "Events",
    "Invariants",
];

/// `mod.rs` declares and exports, nothing else.
pub fn face(capsule: &Capsule<'_>, report: &mut Report) {
    let Some(file) = capsule.face() else {
        let place = format!("backend/src/features/{}", capsule.name);
        report.fault(&place, "a capsule needs a mod.rs");
        return;
    };
    for item in &file.syntax.items {
        match item {
            syn::Item::Mod(module) if module.content.is_some() => {
                report.fault(
                    &file.file,
                    format!("`mod {}` has a body here; give it a file", module.ident),
                );
            }
            syn::Item::Mod(module) if !matches!(module.vis, syn::Visibility::Inherited) => {
                report.fault(
                    &file.file,
                    format!(
                        "`mod {}` is visible to others; export what they need by `pub use`",
                        module.ident
                    ),
                );
            }
            syn::Item::Mod(_) => (),
            syn::Item::Use(tree) if matches!(tree.vis, syn::Visibility::Public(_)) => (),
            _ => report.fault(
                &file.file,
                "only `mod` declarations and `pub use` belong here",
            ),
        }
    }
}

/// Rules are pure.
pub fn domain(capsule: &Capsule<'_>, report: &mut Report) {
    for file in capsule.part("domain") {
        for mention in &file.mentions {
            let first = mention.path.first().map_or("", String::as_str);
            let foreign = !mention.own && mention.path.len() > 1 && NOT_IN_DOMAIN.contains(&first);
            let keyword = !mention.own && mention.path.len() == 1 && first == "async";
            let outer = mention.own && is_outside_domain(capsule.name, mention);
            if foreign || outer {
                report.fault(&file.file, format!("the domain names `{}`", mention.text()));
            } else if keyword {
                report.fault(&file.file, "the domain is not `async`");
            }
        }
    }
}

fn is_outside_domain(name: &str, mention: &crate::paths::Mention) -> bool {
    ["app", "graphql", "infra"]
        .iter()
        .any(|layer| mention.starts_with(&[layer]))
        || ["api", "data", "service", "external", "jobs"]
            .iter()
            .any(|part| mention.starts_with(&["features", name, part]))
}

/// The API holds no SQL and goes through the service.
pub fn api(capsule: &Capsule<'_>, report: &mut Report) {
    for file in capsule.part("api") {
        for mention in file.mentions.iter().filter(|m| !m.test) {
            let first = mention.path.first().map_or("", String::as_str);
            let foreign = !mention.own && mention.path.len() > 1 && NOT_IN_API.contains(&first);
            // A loader must name its error; that is no query.
            let error = mention.path == ["sea_orm", "DbErr"];
            let data = mention.own && mention.starts_with(&["features", capsule.name, "data"]);
            if (foreign && !error) || data {
                report.fault(
                    &file.file,
                    format!("the API names `{}`; ask the service", mention.text()),
                );
            }
        }
    }
}

/// Outside a capsule only what its `mod.rs` exports is named.
pub fn strangers(file: &Source, capsules: &[Capsule<'_>], report: &mut Report) {
    for mention in file.mentions.iter().filter(|m| m.own) {
        let [features, name, module, ..] = mention.path.as_slice() else {
            continue;
        };
        if features != "features" || file.capsule() == Some(name) {
            continue;
        }
        let theirs = capsules.iter().find(|c| c.name == name);
        if theirs.is_some_and(|c| c.modules().contains(module)) {
            report.fault(
                &file.file,
                format!(
                    "`{}` is inside the capsule {name}; use what its mod.rs exports",
                    mention.text()
                ),
            );
        }
    }
}

/// Only `data/` names the entity modules.
pub fn entities(file: &Source, report: &mut Report) {
    for mention in file.mentions.iter().filter(|m| m.own) {
        let [features, name, data, module, ..] = mention.path.as_slice() else {
            continue;
        };
        let entity = features == "features"
            && data == "data"
            && matches!(module.as_str(), "entity" | "entities");
        let inside = file.capsule() == Some(name) && file.part() == Some("data");
        if entity && !inside {
            report.fault(
                &file.file,
                format!("`{}` is named outside data/", mention.text()),
            );
        }
    }
}

/// A scope is made by sign-in, by job runners and in tests, nowhere else.
pub fn scope(file: &Source, report: &mut Report) {
    let allowed = file.capsule() == Some("accounts")
        || file.module.iter().any(|m| m == "jobs")
        || file.file.starts_with("backend/tests/");
    if allowed {
        return;
    }
    for mention in file.mentions.iter().filter(|m| !m.test) {
        let end = mention.path.len().saturating_sub(2);
        if mention.path[end..] == ["UserScope", "establish"] {
            report.fault(
                &file.file,
                "`UserScope::establish` is for accounts, job runners and tests",
            );
        }
    }
}

/// Each capsule explains itself.
pub fn readme(root: &Path, capsule: &Capsule<'_>, report: &mut Report) {
    let file = format!("backend/src/features/{}/README.md", capsule.name);
    let Ok(text) = std::fs::read_to_string(root.join(&file)) else {
        report.fault(&file, "is missing");
        return;
    };
    let headings: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(str::trim)
        .collect();
    for wanted in HEADINGS {
        if !headings.contains(&wanted) {
            report.fault(&file, format!("the heading `## {wanted}` is missing"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::tree::{breaks, keeps};

    #[test]
    fn mod_rs_declares_and_exports_only() {
        let file = "backend/src/features/fuel/mod.rs";
        breaks(
            &[(file, "mod api; pub fn helper() {}")],
            "only `mod` declarations",
        );
        breaks(&[(file, "mod api; use api::X;")], "only `mod` declarations");
        breaks(&[(file, "mod api { pub fn f() {} }")], "give it a file");
        breaks(&[(file, "pub mod domain;")], "visible to others");
        keeps(&[(file, "mod api; #[cfg(test)] mod tests; pub use api::X;")]);
    }

    #[test]
    fn a_capsule_needs_its_mod_rs() {
        breaks(
            &[
                ("backend/src/features/oil/domain/oil.rs", ""),
                ("backend/src/features/oil/README.md", README),
            ],
            "needs a mod.rs",
        );
    }

    const README: &str =
        "## Purpose\n## Vocabulary\n## GraphQL surface\n## Tables\n## Events\n## Invariants\n";

    #[test]
    fn the_domain_is_pure() {
        let file = "backend/src/features/fuel/domain/entry.rs";
        breaks(
            &[(file, "use sea_orm::Set;")],
            "the domain names `sea_orm::Set`",
        );
        breaks(
            &[(file, "#[derive(async_graphql::Enum)] enum A {}")],
            "async_graphql",
        );
        breaks(&[(file, "fn f() { x!(tokio::spawn) }")], "tokio");
        breaks(&[(file, "use crate::infra::db::Db;")], "infra::db::Db");
        breaks(
            &[(file, "use super::super::data::Row;")],
            "features::fuel::data::Row",
        );
        breaks(&[(file, "async fn f() {}")], "not `async`");
        keeps(&[(
            file,
            "use crate::kernel::ids; use super::price; fn f(http: u8) -> u8 { http }",
        )]);
    }

    #[test]
    fn the_api_holds_no_sql() {
        let file = "backend/src/features/fuel/api/query.rs";
        breaks(
            &[(file, "use sea_orm::EntityTrait;")],
            "sea_orm::EntityTrait",
        );
        breaks(
            &[(file, "use crate::features::fuel::data::Repository;")],
            "ask the service",
        );
        breaks(
            &[(file, "use super::super::{data::Repository, service::S};")],
            "data::Repository",
        );
        keeps(&[(file, "use sea_orm::DbErr;")]);
        keeps(&[(
            file,
            "#[cfg(test)] mod tests { use crate::features::fuel::data::Repository; }",
        )]);
    }

    #[test]
    fn strangers_use_what_is_exported() {
        let file = "backend/src/graphql/schema.rs";
        breaks(
            &[(file, "use crate::features::fuel::api::FuelQuery;")],
            "inside the capsule fuel",
        );
        breaks(
            &[(file, "use crate::features::fuel::{domain, FuelQuery};")],
            "features::fuel::domain",
        );
        breaks(
            &[(
                "backend/tests/all.rs",
                "use backend::features::fuel::domain::Entry;",
            )],
            "inside the capsule fuel",
        );
        keeps(&[(file, "use crate::features::fuel::FuelQuery;")]);
    }

    #[test]
    fn another_capsule_is_a_stranger() {
        let files = [
            ("backend/src/features/oil/mod.rs", "mod service;"),
            ("backend/src/features/oil/README.md", README),
            (
                "backend/src/features/oil/service.rs",
                "use super::super::fuel::domain::Entry;",
            ),
        ];
        breaks(&files, "inside the capsule fuel");
    }

    #[test]
    fn entities_stay_in_data() {
        let text = "use super::data::entity::Model;";
        breaks(
            &[("backend/src/features/fuel/service.rs", text)],
            "outside data/",
        );
        let text = "use super::entity::Model;";
        keeps(&[("backend/src/features/fuel/data/repository.rs", text)]);
    }

    #[test]
    fn scopes_are_made_in_three_places() {
        let text = "fn f() { crate::kernel::scope::UserScope::establish(u, t, r); }";
        breaks(
            &[("backend/src/features/fuel/service.rs", text)],
            "UserScope::establish",
        );
        breaks(
            &[(
                "backend/src/app/state.rs",
                "fn f() { UserScope::establish(u, t, r); }",
            )],
            "establish",
        );
        keeps(&[
            ("backend/src/infra/jobs/runner.rs", text),
            ("backend/src/features/fuel/service_tests.rs", text),
            ("backend/src/features/accounts/mod.rs", "mod service;"),
            ("backend/src/features/accounts/README.md", README),
            ("backend/src/features/accounts/service.rs", text),
        ]);
    }

    #[test]
    fn a_readme_has_its_headings() {
        let file = "backend/src/features/fuel/README.md";
        breaks(
            &[(file, &README.replace("## Events\n", ""))],
            "`## Events` is missing",
        );
    }

    #[test]
    fn a_capsule_has_a_readme() {
        breaks(
            &[("backend/src/features/oil/mod.rs", "mod service;")],
            "README.md: is missing",
        );
    }
}
