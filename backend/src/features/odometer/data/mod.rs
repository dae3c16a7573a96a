//! Where readings are stored; the only code that names their table.

mod entity;
mod repository;

pub use repository::{OdometerRepository, OdometerWriter, corrections, move_from};
