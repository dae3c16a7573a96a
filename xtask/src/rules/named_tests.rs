//! A document that names a test for a control names one that exists: `sign_in::a_code_counts_once`
//! stands for the function of that name in the file or folder `sign_in`.

use super::Report;
use crate::source::Source;

/// The documents whose words bind.
pub const DOCUMENTS: [&str; 2] = ["docs/SECURITY.md", "docs/SECURITY-ASVS.md"];

/// Complains of tests that a document names and nobody wrote.
pub fn exist(document: &str, text: &str, sources: &[&Source], report: &mut Report) {
    for name in named(text) {
        let Some((place, function)) = name.split_once("::") else {
            continue;
        };
        let written = format!("fn {function}(");
        let found = sources
            .iter()
            .any(|source| stands_in(&source.file, place) && source.text.contains(&written));
        if !found {
            report.fault(document, format!("there is no test {name}"));
        }
    }
}

/// What stands between backticks and looks like `place::function`.
fn named(text: &str) -> impl Iterator<Item = &str> {
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | ':');
    text.split('`')
        .skip(1)
        .step_by(2)
        .filter(move |word| word.contains("::") && word.chars().all(is_name))
}

fn stands_in(file: &str, place: &str) -> bool {
    file.trim_end_matches(".rs")
        .split('/')
        .any(|part| part == place)
}

#[cfg(test)]
mod tests {
    use crate::rules::tree::{breaks, keeps};

    const TESTS: (&str, &str) = (
        "backend/tests/it/doors.rs",
        "async fn closed(world: World) {}",
    );

    #[test]
    fn a_test_that_nobody_wrote_is_named() {
        let document = |text| [("docs/SECURITY.md", text), TESTS];
        keeps(&document(
            "Closed: `doors::closed`, and `axum::Router` is no test.",
        ));
        breaks(&document("`doors::open`"), "doors::open");
        breaks(&document("`windows::closed`"), "windows::closed");
    }
}
