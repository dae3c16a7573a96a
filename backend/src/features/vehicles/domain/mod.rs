//! What a vehicle is and what may be said of it.

pub mod decoded;
mod details;
mod origin;
mod trail;
mod usage;
mod vehicle;
mod vin;

pub use details::{ImpossibleDetails, VehicleDetails};
pub use origin::{VehicleField, kept_from_vin, told_by_vin};
pub use trail::trail;
pub use usage::{MeterKind, VehicleUsage};
pub use vehicle::{CatalogReference, Vehicle, VehicleKind};
pub use vin::{VinFault, check_vin};
