//! Where rates are kept; the only code that names their tables.

mod bank;
mod manual;

pub use bank::{ByDay, keep, newest_day, since};
pub use manual::ManualRepository;
