//! Where vehicles are stored; the only code that names their table.

mod entity;
mod relocation;
mod repository;

pub use relocation::{copy_from, remove_from};
pub use repository::{After, VehicleRepository, lock};
