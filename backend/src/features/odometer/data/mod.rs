//! Where readings are stored; the only code that names their table.

mod entity;
mod many;
mod repository;

pub use many::{corrections_of_each, newest};
pub use repository::{OdometerRepository, OdometerWriter, corrections, move_from};
