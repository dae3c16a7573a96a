//! From NHTSA's files to a release.

pub mod dump;
pub mod fetch;
pub mod normalise;
pub mod progress;
pub mod shape;
pub mod source;
pub mod validate;
pub mod verify;
