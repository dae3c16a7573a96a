//! The rules of fill-ups: pure, without async, SQL or GraphQL.

pub mod abroad;
pub mod ahead;
pub mod battery;
pub mod economy;
pub mod entry;
pub mod extras;
mod fuel_log;
mod history;
pub mod meters;
pub mod order;
pub mod plausibility;
pub mod price;
pub mod reassessment;
pub mod statistics;
pub mod summary;
mod tanks;
pub mod trail;
mod usual;

pub use fuel_log::FuelLog;
