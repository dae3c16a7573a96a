//! The composition root.

pub mod sign_in;
