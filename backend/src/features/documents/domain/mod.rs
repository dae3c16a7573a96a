//! Rules of documents: pure, no async, no SQL, no GraphQL.

mod document;
mod drawn;
mod keeping;
mod media;
mod picture;
#[cfg(test)]
mod picture_tests;

pub use document::{Announced, Document, Kept, MOST_BYTES, MOST_OF_ONE, Parts, Unacceptable};
pub use keeping::{Unusable, kept};
pub use media::{Media, is_taken_by_name};
