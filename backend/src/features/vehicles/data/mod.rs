//! Where vehicles are stored; the only code that names their table.

mod entity;
mod repository;
mod trash;

pub use repository::{After, VehicleRepository, lock};
pub use trash::{forget_tenant, overdue, purge_overdue};
