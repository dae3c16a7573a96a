//! The rules. Each is a function over what was read, and is broken on purpose in its tests.

mod borders;
mod graphql;
mod migrations;
mod named_tests;
mod size;

use std::path::Path;

use crate::source::{self, Source};

/// What was found.
#[derive(Debug, Default)]
pub struct Report {
    pub faults: Vec<String>,
    pub warnings: Vec<String>,
}

impl Report {
    fn fault(&mut self, file: &str, text: impl std::fmt::Display) {
        self.faults.push(format!("{file}: {text}"));
    }

    fn warning(&mut self, file: &str, text: impl std::fmt::Display) {
        self.warnings.push(format!("{file}: {text}"));
    }
}

/// One capsule: its name and the files in it.
struct Capsule<'a> {
    name: &'a str,
    files: Vec<&'a Source>,
}

impl<'a> Capsule<'a> {
    /// `mod.rs` of the capsule itself.
    fn face(&self) -> Option<&'a Source> {
        self.files.iter().find(|f| f.module.len() == 2).copied()
    }

    /// The modules that `mod.rs` declares.
    fn modules(&self) -> Vec<String> {
        let items = self.face().map(|face| face.syntax.items.iter());
        items
            .into_iter()
            .flatten()
            .filter_map(|item| match item {
                syn::Item::Mod(module) => Some(module.ident.to_string()),
                _ => None,
            })
            .collect()
    }

    fn part(&self, part: &str) -> impl Iterator<Item = &'a Source> {
        self.files
            .iter()
            .filter(move |f| f.part() == Some(part))
            .copied()
    }
}

fn capsules(sources: &[Source]) -> Vec<Capsule<'_>> {
    let mut found: Vec<Capsule<'_>> = Vec::new();
    for file in sources {
        let Some(name) = file.capsule() else { continue };
        match found.iter_mut().find(|c| c.name == name) {
            Some(capsule) => capsule.files.push(file),
            None => found.push(Capsule {
                name,
                files: vec![file],
            }),
        }
    }
    found
}

/// Applies every rule to the tree below `root`.
///
/// # Errors
/// When a file cannot be read or is no Rust.
pub fn check(root: &Path) -> anyhow::Result<Report> {
    let mut report = Report::default();
    let backend = source::read_all(root, "backend/src")?;
    let tests = source::read_all(root, "backend/tests")?;
    let migrations = source::read_all(root, "migrations/src")?;
    let capsules = capsules(&backend);
    for capsule in &capsules {
        borders::face(capsule, &mut report);
        borders::domain(capsule, &mut report);
        borders::api(capsule, &mut report);
        borders::readme(root, capsule, &mut report);
        graphql::integers(capsule, &mut report);
    }
    for file in backend.iter().chain(&tests) {
        borders::strangers(file, &capsules, &mut report);
        borders::entities(file, &mut report);
        borders::scope(file, &mut report);
    }
    graphql::root_fields(&capsules, &mut report);
    migrations::order(&migrations, &mut report);
    for file in backend.iter().chain(&tests).chain(&migrations) {
        size::lines(&file.file, file.lines(), &mut report);
    }
    let platform = source::read_all(root, "platform")?;
    let own = source::read_all(root, "xtask/src")?;
    for file in platform.iter().chain(&own) {
        size::lines(&file.file, file.lines(), &mut report);
    }
    let tested: Vec<_> = backend.iter().chain(&tests).chain(&platform).collect();
    for document in named_tests::DOCUMENTS {
        let text = std::fs::read_to_string(root.join(document)).unwrap_or_default();
        named_tests::exist(document, &text, &tested, &mut report);
    }
    Ok(report)
}

#[cfg(test)]
pub(crate) mod tree {
    //! Made trees for the tests of the rules.

    use super::Report;

    /// A capsule that keeps every rule, and whatever files break one.
    pub fn check(files: &[(&str, &str)]) -> Report {
        let folder = tempfile::tempdir().unwrap();
        let good = [
            (
                "backend/src/features/fuel/mod.rs",
                "//! Fuel.\nmod api;\nmod data;\nmod domain;\npub use api::FuelQuery;",
            ),
            (
                "backend/src/features/fuel/README.md",
                "# Fuel\n## Purpose\n## Vocabulary\n## GraphQL surface\n## Tables\n## Events\n## Invariants\n",
            ),
            (
                "migrations/src/lib.rs",
                "mod m20260101_000001_a; mod m20260101_000002_b; \
                 fn all() { vec![Box::new(m20260101_000001_a::Migration), Box::new(m20260101_000002_b::Migration)]; }",
            ),
            ("migrations/src/m20260101_000001_a.rs", ""),
            ("migrations/src/m20260101_000002_b.rs", ""),
        ];
        for (name, text) in good.iter().chain(files) {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        super::check(folder.path()).unwrap()
    }

    /// The faults of a tree must be exactly one, which contains `words`.
    pub fn breaks(files: &[(&str, &str)], words: &str) {
        let faults = check(files).faults;
        assert_eq!(faults.len(), 1, "{faults:#?}");
        assert!(faults[0].contains(words), "{faults:#?}");
    }

    pub fn keeps(files: &[(&str, &str)]) {
        let faults = check(files).faults;
        assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn a_good_tree_has_no_fault() {
        keeps(&[]);
    }
}
