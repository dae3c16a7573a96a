//! How records are written into files.

mod csv;
mod records;
mod selection;

pub use records::{Row, csv_line, json_object};
pub use selection::{Kind, Selection};
