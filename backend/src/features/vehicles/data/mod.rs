//! Where vehicles are stored; the only code that names their table.

mod entity;
mod repository;

pub use repository::{After, VehicleRepository, lock};
