//! Where fill-ups are stored; the only code that names their table.

mod derive;
mod entity;
mod mapping;
mod repository;
mod summary;

pub use derive::Touched;
pub use repository::{FuelLogRepository, FuelLogWriter, Position, move_from};
