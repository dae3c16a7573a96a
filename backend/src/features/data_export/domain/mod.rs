//! How records are written into files.

mod csv;
mod records;

pub use records::{Row, csv_line, json_object};
