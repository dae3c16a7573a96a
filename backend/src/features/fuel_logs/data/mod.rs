//! Where fill-ups are stored; the only code that names their table.

mod entity;
mod mapping;
mod repository;
mod summary;

pub use repository::{FuelLogRepository, FuelLogWriter, Position};
