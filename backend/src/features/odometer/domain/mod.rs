//! What can be said of a meter.

mod reading;

pub use reading::{ImpossibleReading, MeterUnit, Reading, ReadingDetails, ReadingPosition};
