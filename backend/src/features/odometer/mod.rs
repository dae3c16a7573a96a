//! Readings of meters without a fill-up, meters that were replaced, and all readings in one timeline.

mod api;
mod data;
mod domain;
mod service;

pub use api::{
    OdometerMutation, OdometerReading, OdometerReadingConnection, OdometerReadingLoader,
    load_reading, readings_of,
};
pub use data::{corrections, move_from};
pub use domain::{MeterUnit, Reading as OdometerReadingRecord, ReadingDetails};
pub use service::{OdometerService, standing};
