//! Where recalls come from, and where answers are kept.

mod register;
mod store;

pub use register::{NhtsaRegister, RecallSource, SourceError};
pub use store::{find, forget_before, keep};
