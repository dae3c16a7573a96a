//! The Rust files of the tree, read once for all rules.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::paths::{Mention, mentions};

/// One file: where it is, what it says, which paths it names.
pub struct Source {
    /// From the root, with `/`.
    pub file: String,
    pub text: String,
    pub syntax: syn::File,
    pub mentions: Vec<Mention>,
    /// Where the file stands below its crate's root: `features/vehicles/api/query`.
    pub module: Vec<String>,
}

impl Source {
    /// Reads a file's text.
    ///
    /// # Errors
    /// When it is no Rust.
    pub fn parse(file: &str, text: String) -> anyhow::Result<Self> {
        let syntax = syn::parse_file(&text).with_context(|| format!("{file} cannot be parsed"))?;
        let tokens = text
            .parse()
            .map_err(|e: proc_macro2::LexError| anyhow::anyhow!("{file}: {e}"))?;
        let module = module_of(file);
        let mentions = mentions(tokens, &module, is_test_file(file));
        Ok(Self {
            file: file.to_owned(),
            text,
            syntax,
            mentions,
            module,
        })
    }

    /// The capsule that the file belongs to.
    pub fn capsule(&self) -> Option<&str> {
        match self.module.as_slice() {
            [first, name, ..] if first == "features" => Some(name),
            _ => None,
        }
    }

    /// The part of the capsule that the file belongs to: `api`, `domain`, `data`, `service` …
    pub fn part(&self) -> Option<&str> {
        self.capsule()
            .and_then(|_| self.module.get(2))
            .map(String::as_str)
    }

    pub fn lines(&self) -> usize {
        self.text.lines().count()
    }
}

/// Whether a whole file exists for tests only, by its name or folder.
fn is_test_file(file: &str) -> bool {
    file.split('/')
        .map(|part| part.trim_end_matches(".rs"))
        .any(|part| matches!(part, "tests" | "testing") || part.ends_with("_tests"))
}

fn module_of(file: &str) -> Vec<String> {
    let inside = file.split_once("/src/").map_or(file, |(_, inside)| inside);
    let mut module: Vec<String> = inside
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    if matches!(
        module.last().map(String::as_str),
        Some("mod" | "lib" | "main")
    ) {
        module.pop();
    }
    module
}

/// All Rust files below a folder of the root, sorted; none when there is no such folder.
///
/// # Errors
/// When one cannot be read or parsed.
pub fn read_all(root: &Path, folder: &str) -> anyhow::Result<Vec<Source>> {
    let mut files = Vec::new();
    collect(&root.join(folder), &mut files)?;
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path)
                .with_context(|| format!("{} cannot be read", path.display()))?;
            Source::parse(&relative(root, &path), text)
        })
        .collect()
}

/// A path below the root, with `/`.
pub fn relative(root: &Path, path: &Path) -> String {
    path.strip_prefix(root)
        .unwrap_or(path)
        .to_string_lossy()
        .replace('\\', "/")
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    let entries = std::fs::read_dir(folder)
        .with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            if !matches!(name.as_ref(), "node_modules" | "target" | "dist") {
                collect(&path, files)?;
            }
        } else if name.ends_with(".rs") {
            files.push(path);
        }
    }
    Ok(())
}
