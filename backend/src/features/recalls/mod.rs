//! Safety recalls by make, model and year.

mod api;
mod data;
mod domain;
mod service;

pub use api::{RecallList, RecallQuery, recalls_of};
pub use data::{NhtsaRegister, RecallSource, SourceError};
pub use domain::{Campaign, VehicleModel};
pub use service::RecallService;
