//! Migrations: one name each, listed in the order of their names.

use super::Report;
use crate::source::Source;

/// Compares the files with the list in `lib.rs`.
pub fn order(sources: &[Source], report: &mut Report) {
    let Some(list) = sources.iter().find(|s| s.file == "migrations/src/lib.rs") else {
        return;
    };
    let files: Vec<&str> = sources
        .iter()
        .filter(|s| s.file != list.file)
        .filter_map(|s| s.module.first())
        .map(String::as_str)
        .collect();
    names(&files, report);
    let listed: Vec<&str> = list
        .mentions
        .iter()
        .filter(|m| m.path.len() > 1 && m.path.last().is_some_and(|last| last == "Migration"))
        .map(|m| m.path[m.path.len() - 2].as_str())
        .collect();
    for pair in listed.windows(2) {
        if pair[0] == pair[1] {
            report.fault(&list.file, format!("{} is listed twice", pair[1]));
        } else if pair[0] > pair[1] {
            report.fault(
                &list.file,
                format!("{} is listed after {}", pair[1], pair[0]),
            );
        }
    }
    for file in files
        .iter()
        .filter(|f| is_numbered(f) && !listed.contains(f))
    {
        report.fault(&list.file, format!("{file} is not listed"));
    }
}

fn names(files: &[&str], report: &mut Report) {
    let mut numbers: Vec<&str> = Vec::new();
    // What migrations share.
    let numbered = files.iter().filter(|file| **file != "security");
    for file in numbered {
        let place = format!("migrations/src/{file}.rs");
        if !is_numbered(file) {
            report.fault(&place, "a migration is named mYYYYMMDD_NNNNNN_words");
            continue;
        }
        let number = &file[..16];
        if numbers.contains(&number) {
            report.fault(&place, format!("the number {number} is taken"));
        }
        numbers.push(number);
    }
}

/// `m20260101_000001_` and at least one more letter.
fn is_numbered(name: &str) -> bool {
    let bytes = name.as_bytes();
    let digits = |from: usize, to: usize| bytes[from..to].iter().all(u8::is_ascii_digit);
    bytes.len() > 17
        && bytes[0] == b'm'
        && digits(1, 9)
        && bytes[9] == b'_'
        && digits(10, 16)
        && bytes[16] == b'_'
}

#[cfg(test)]
mod tests {
    use crate::rules::tree::breaks;

    const LIST: &str = "migrations/src/lib.rs";

    #[test]
    fn the_list_is_in_order_and_whole() {
        breaks(
            &[(
                LIST,
                "fn all() { [m20260101_000002_b::Migration, m20260101_000001_a::Migration]; }",
            )],
            "m20260101_000001_a is listed after m20260101_000002_b",
        );
        breaks(
            &[(LIST, "fn all() { [m20260101_000001_a::Migration]; }")],
            "m20260101_000002_b is not listed",
        );
    }

    #[test]
    fn numbers_are_unique() {
        let list = "fn all() { [m20260101_000001_a::Migration, m20260101_000001_c::Migration, m20260101_000002_b::Migration]; }";
        breaks(
            &[(LIST, list), ("migrations/src/m20260101_000001_c.rs", "")],
            "the number m20260101_000001 is taken",
        );
    }

    #[test]
    fn names_have_one_form() {
        breaks(
            &[("migrations/src/add_things.rs", "")],
            "mYYYYMMDD_NNNNNN_words",
        );
    }
}
