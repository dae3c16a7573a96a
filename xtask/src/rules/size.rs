//! A file has one subject, and can be read in one go.

use super::Report;

const MOST: usize = 500;
const MANY: usize = 400;

/// Complains of long files.
pub fn lines(file: &str, lines: usize, report: &mut Report) {
    if lines > MOST {
        report.fault(
            file,
            format!("{lines} lines, {MOST} at most: split it by subject"),
        );
    } else if lines > MANY {
        report.warning(file, format!("{lines} lines: is this still one subject?"));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::tree::{breaks, check};

    #[test]
    fn long_files_are_named() {
        let file = "platform/kit/src/long.rs";
        breaks(&[(file, &"\n".repeat(501))], "501 lines");
        let report = check(&[(file, &"\n".repeat(401))]);
        assert_eq!((report.faults.len(), report.warnings.len()), (0, 1));
    }
}
