//! What came of an import.

use async_graphql::SimpleObject;

use crate::features::imports::api::types::int;
use crate::features::imports::domain::import;

/// What came of it.
#[derive(SimpleObject, Clone, Copy, Debug)]
pub struct ImportResult {
    /// Fill-ups that went in.
    pub made: i32,
    /// Those that were there already.
    pub already_there: i32,
    /// Those that stayed out.
    pub left_out: i32,
    /// What came of its readings of meters.
    pub odometer_readings: ImportedReadings,
    /// What came of pictures and papers of its fill-ups.
    pub documents: ImportedDocuments,
}

/// What came of the readings of meters that stood beside fill-ups.
#[derive(SimpleObject, Clone, Copy, Debug)]
pub struct ImportedReadings {
    /// Readings that went in.
    pub made: i32,
    /// Those that were there already.
    pub already_there: i32,
    /// Those that stayed out.
    pub left_out: i32,
}

/// What came of the pictures and papers of fill-ups.
#[derive(SimpleObject, Clone, Copy, Debug)]
pub struct ImportedDocuments {
    /// Files that went in.
    pub made: i32,
    /// Those of fill-ups that were there already.
    pub already_there: i32,
    /// Those that stayed out, or could not be used.
    pub left_out: i32,
}

impl From<import::Counts> for ImportResult {
    fn from(counts: import::Counts) -> Self {
        let import::Counts {
            fill_ups,
            readings,
            papers,
        } = counts;
        Self {
            made: int(fill_ups.made),
            already_there: int(fill_ups.already_there),
            left_out: int(fill_ups.left_out),
            odometer_readings: ImportedReadings {
                made: int(readings.made),
                already_there: int(readings.already_there),
                left_out: int(readings.left_out),
            },
            documents: ImportedDocuments {
                made: int(papers.made),
                already_there: int(papers.already_there),
                left_out: int(papers.left_out),
            },
        }
    }
}
