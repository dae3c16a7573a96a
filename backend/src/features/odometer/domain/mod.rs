//! What can be said of a meter.

mod plausibility;
mod reading;
mod timeline;

pub use plausibility::AROUND;
pub use reading::{ImpossibleReading, MeterUnit, Reading, ReadingDetails, ReadingPosition};
pub use timeline::{Seen, doubts, standing};
