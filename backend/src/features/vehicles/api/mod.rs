//! Vehicles in GraphQL.

mod catalog;
mod decode;
mod inputs;
mod loaders;
mod mutation;
mod payloads;
mod query;
mod types;
mod vins;

pub use loaders::VehicleLoader;
pub use mutation::VehicleMutation;
pub use query::{VehicleQuery, list_vehicles, load_vehicle};
pub use types::{Vehicle, VehicleConnection};
pub use vins::VinLoader;
