//! Where vehicles are stored; the only code that names their table.

mod entity;
mod relocation;
mod repository;
mod trash;

pub use relocation::{copy_from, remove_from};
pub use repository::{After, VehicleRepository, count_present, lock};
pub use trash::forget_tenant;
