//! Makes a capsule that compiles, is part of the schema and has a test, and a page for it.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};

const FEATURES: &str = "backend/src/features/mod.rs";
const SCHEMA: &str = "backend/src/graphql/schema.rs";

/// The spellings of one name.
struct Name {
    snake: String,
    kebab: String,
    pascal: String,
    camel: String,
    words: String,
}

impl Name {
    fn parse(text: &str) -> anyhow::Result<Self> {
        let parts: Vec<&str> = text.split('_').collect();
        let good = parts.iter().all(|part| {
            part.starts_with(|c: char| c.is_ascii_lowercase())
                && part
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        });
        ensure!(
            good,
            "`{text}` is no name for a capsule: use small letters and underscores, as in tyre_sets."
        );
        ensure!(
            syn::parse_str::<syn::Ident>(text).is_ok(),
            "`{text}` is a word of the language; choose another name."
        );
        let pascal: String = parts.iter().map(|part| capital(part)).collect();
        let words = parts.join(" ");
        Ok(Self {
            snake: text.to_owned(),
            kebab: parts.join("-"),
            camel: format!("{}{}", &pascal[..1].to_lowercase(), &pascal[1..]),
            pascal,
            words: capital(&words),
        })
    }

    fn fill(&self, template: &str) -> String {
        template
            .replace("{snake}", &self.snake)
            .replace("{kebab}", &self.kebab)
            .replace("{pascal}", &self.pascal)
            .replace("{camel}", &self.camel)
            .replace("{words}", &self.words)
            .replace("{lower}", &self.words.to_lowercase())
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
        .unwrap_or_default()
}

/// Writes the files and the two lines that make them part of the application; tells what is next.
///
/// # Errors
/// When the name is taken or no name, or a file cannot be written.
pub fn new_feature(root: &Path, text: &str) -> anyhow::Result<String> {
    let name = Name::parse(text)?;
    let files: Vec<(PathBuf, String)> = TEMPLATES
        .iter()
        .map(|(path, template)| (root.join(name.fill(path)), name.fill(template)))
        .collect();
    for (path, _) in &files {
        if path.exists() {
            bail!("{} exists already; choose another name.", path.display());
        }
    }
    // Both edits are worked out before the first file is written.
    let features = declared(&read(root, FEATURES)?, &name);
    let schema = merged(&read(root, SCHEMA)?, &name)?;
    for (path, content) in files {
        let folder = path.parent().context("a file lies in a folder")?;
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&path, content))
            .with_context(|| format!("{} cannot be written", path.display()))?;
    }
    std::fs::write(root.join(FEATURES), features).context(FEATURES)?;
    std::fs::write(root.join(SCHEMA), schema).context(SCHEMA)?;
    Ok(name.fill(NEXT))
}

fn read(root: &Path, file: &str) -> anyhow::Result<String> {
    std::fs::read_to_string(root.join(file)).with_context(|| format!("{file} cannot be read"))
}

/// `pub mod` among its like, in order.
fn declared(text: &str, name: &Name) -> String {
    let line = format!("pub mod {};", name.snake);
    let mut lines: Vec<&str> = text.lines().collect();
    let place = lines
        .iter()
        .position(|l| l.starts_with("pub mod ") && *l > line.as_str())
        .or_else(|| {
            lines
                .iter()
                .rposition(|l| l.starts_with("pub mod "))
                .map(|last| last + 1)
        })
        .unwrap_or(lines.len());
    lines.insert(place, &line);
    lines.join("\n") + "\n"
}

/// The capsule's query at the end of the list of merged queries.
fn merged(text: &str, name: &Name) -> anyhow::Result<String> {
    let start = text
        .find("struct Query(")
        .with_context(|| format!("{SCHEMA} has no list `struct Query(…)`"))?;
    let end = text[start..]
        .find(");")
        .map(|end| start + end)
        .with_context(|| format!("the list of queries in {SCHEMA} has no end"))?;
    let (before, after) = text.split_at(end);
    let before = before.trim_end();
    let comma = if before.ends_with([',', '(']) {
        ""
    } else {
        ","
    };
    let entry = name.fill("crate::features::{snake}::{pascal}Query");
    Ok(format!("{before}{comma}\n    {entry},\n{after}"))
}

const NEXT: &str = "Made the capsule {snake} and its page. Next:
  cargo fmt --all && just schema      the schema and the types of the web app
  npm --prefix web run build          the route of the page
  npm --prefix web run extract        the page's texts, to be translated in web/src/locales
  cargo test -p backend {snake}       its test";

const TEMPLATES: [(&str, &str); 8] = [
    ("backend/src/features/{snake}/README.md", README),
    (
        "backend/src/features/{snake}/mod.rs",
        "//! {words}.\n\nmod api;\nmod domain;\nmod service;\n\npub use api::{pascal}Query;\n",
    ),
    (
        "backend/src/features/{snake}/api/mod.rs",
        "//! {words} in GraphQL.\n\nmod query;\n\npub use query::{pascal}Query;\n",
    ),
    ("backend/src/features/{snake}/api/query.rs", QUERY),
    (
        "backend/src/features/{snake}/service.rs",
        "//! Use cases of {lower}.\n\nuse super::domain;\n\n/// What there is to say before anything is stored.\npub fn about() -> String {\n    domain::ABOUT.to_owned()\n}\n",
    ),
    (
        "backend/src/features/{snake}/domain/mod.rs",
        "//! The rules of {lower}: pure, without SQL and GraphQL.\n\n/// One sentence on what this is for.\npub const ABOUT: &str = \"{words}.\";\n",
    ),
    ("web/src/features/{kebab}/{kebab}-page.tsx", PAGE),
    (
        "web/src/routes/_app.{kebab}.tsx",
        "import { createFileRoute } from '@tanstack/react-router';\nimport { {pascal}Page } from '@/features/{kebab}/{kebab}-page';\n\nexport const Route = createFileRoute('/_app/{kebab}')({ component: {pascal}Page });\n",
    ),
];

const README: &str = "# {words}

## Purpose
What a person gets from it, in one sentence.

## Vocabulary
Its words, and what each means.

## GraphQL surface
`{camel}About`: a sentence about the capsule; to be replaced by its types.

## Tables
None yet.

## Events
None yet.

## Invariants
None yet.
";

const QUERY: &str = r#"//! What can be asked.

use async_graphql::Object;

use super::super::service;

/// {words}.
#[derive(Clone, Copy, Debug, Default)]
pub struct {pascal}Query;

#[Object]
impl {pascal}Query {
    /// What {lower} are for.
    async fn {snake}_about(&self) -> String {
        service::about()
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::{EmptyMutation, EmptySubscription, Schema};

    use super::{pascal}Query;

    #[tokio::test]
    async fn {snake}_tell_what_they_are_for() {
        let schema = Schema::new({pascal}Query, EmptyMutation, EmptySubscription);
        let answer = schema.execute("{ {camel}About }").await;
        assert_eq!(answer.errors, []);
        let data = answer.data.into_json().unwrap();
        assert_eq!(data["{camel}About"], "{words}.");
    }
}
"#;

const PAGE: &str = "import { useLingui } from '@lingui/react/macro';
import { Page } from '@/shared/ui/page';
import { Card } from '@/shared/ui/surface';

/** {words}: a page to begin with. */
export function {pascal}Page() {
  const { t } = useLingui();
  return (
    <Page title={t`{words}`} narrow>
      <Card>{t`Nothing here yet`}</Card>
    </Page>
  );
}
";

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (file, text) in [
            (
                FEATURES,
                "//! Capsules.\n\npub mod fuel_logs;\npub mod vehicles;\n",
            ),
            (
                SCHEMA,
                "#[derive(MergedObject, Default)]\npub struct Query(NodeQuery, FuelQuery);\n",
            ),
        ] {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn a_new_capsule_keeps_the_rules_and_is_part_of_the_schema() {
        let folder = tree();
        new_feature(folder.path(), "tyre_sets").unwrap();
        let report = crate::rules::check(folder.path()).unwrap();
        assert!(report.faults.is_empty(), "{:#?}", report.faults);
        assert_eq!(
            read(folder.path(), FEATURES).unwrap(),
            "//! Capsules.\n\npub mod fuel_logs;\npub mod tyre_sets;\npub mod vehicles;\n"
        );
        let schema = read(folder.path(), SCHEMA).unwrap();
        assert!(
            schema.contains("FuelQuery,\n    crate::features::tyre_sets::TyreSetsQuery,\n);"),
            "{schema}"
        );
        let page = read(
            folder.path(),
            "web/src/features/tyre-sets/tyre-sets-page.tsx",
        )
        .unwrap();
        assert!(page.contains("export function TyreSetsPage()"), "{page}");
    }

    #[test]
    fn a_taken_name_changes_nothing() {
        let folder = tree();
        new_feature(folder.path(), "tyre_sets").unwrap();
        let before = read(folder.path(), FEATURES).unwrap();
        let error = new_feature(folder.path(), "tyre_sets")
            .unwrap_err()
            .to_string();
        assert!(error.contains("exists already"), "{error}");
        assert_eq!(read(folder.path(), FEATURES).unwrap(), before);
    }

    #[test]
    fn names_are_checked() {
        for bad in ["", "Tyres", "tyre-sets", "_a", "a__b", "1a", "mod", "../x"] {
            assert!(Name::parse(bad).is_err(), "{bad}");
        }
    }
}
