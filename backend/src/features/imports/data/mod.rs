//! Where imports are kept; the only code that names their tables.

mod imports;
mod json;
mod records;

pub use imports::{find, insert, lock, newest, update};
pub use records::{Made, MadeKind, keys_of, made_by, next_made, note_made, remove_made};
