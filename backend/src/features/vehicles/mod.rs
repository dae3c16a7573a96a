//! The vehicles of a tenant.

mod api;
mod data;
mod domain;
mod service;

pub use api::{
    Vehicle, VehicleConnection, VehicleLoader, VehicleMutation, VehicleQuery, VinLoader,
    list_vehicles, load_vehicle,
};
pub use domain::{
    CatalogReference, MeterKind, Vehicle as VehicleRecord, VehicleDetails, VehicleField,
    VehicleKind, VehicleUsage,
};
pub use service::VehicleService;
