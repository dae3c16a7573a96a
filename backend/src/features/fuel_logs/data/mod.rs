//! Where fill-ups are stored; the only code that names their table.

mod bulk;
mod derive;
mod entity;
mod mapping;
mod newest;
mod repository;
mod statistics;
mod summary;
mod trash;

pub use bulk::{NewFuelLog, PlannedFuelLog};
pub use derive::Touched;
pub use repository::{FuelLogRepository, FuelLogWriter, Position, lock, move_from};
pub use statistics::{Heading, Point, Purchase, Span};
pub use trash::ids_in_trash;
