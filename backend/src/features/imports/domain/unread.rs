//! Files of a zip that were not read: none of them vanishes without a word.

use crate::features::imports::domain::interpret::whole;
use crate::features::imports::domain::model::{Problem, ProblemCode};
use crate::features::imports::domain::text::Unreadable;

/// A file that is no text, or no table.
#[must_use]
pub fn unreadable(name: &str, why: Unreadable) -> Problem {
    whole(
        ProblemCode::FileNotRead,
        format!("{name} was not read. {why}"),
    )
}

/// A table that may be of anything.
#[must_use]
pub fn unknown(name: &str) -> Problem {
    let message = format!(
        "{name} was not read: its headings are not known. Import it by itself, and choose its columns."
    );
    whole(ProblemCode::FileNotRead, message)
}
