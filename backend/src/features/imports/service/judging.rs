//! What would become of each row of a file.

use std::collections::HashMap;

use sea_orm::DbErr;

use super::{ImportService, Looked};
use crate::features::fuel_logs::FuelEntry;
use crate::features::imports::data::{self, MadeKind};
use crate::features::imports::domain::entry::entry;
use crate::features::imports::domain::import::Destination;
use crate::features::imports::domain::known::{Before, Known};
use crate::features::imports::domain::model::{Paper, ProblemCode, Reading, ReadingRow, Row};
use crate::features::imports::domain::readings::{KnownReadings, ReadBefore};
use crate::infra::db::apart;
use crate::kernel::energy::EnergySource;
use crate::kernel::ids::{TypedId, VehicleId};
use crate::kernel::scope::UserScope;

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowState {
    New,
    AlreadyThere,
    /// It stands in the file before.
    Twice,
    Bad,
    /// Its vehicle goes nowhere.
    LeftOut,
}

/// A row with what becomes of it.
#[derive(Clone, Debug)]
pub struct JudgedRow {
    pub ordinal: i32,
    pub state: RowState,
    pub entry: Option<FuelEntry>,
}

/// A reading of a meter with what becomes of it.
#[derive(Clone, Copy, Debug)]
pub struct JudgedReading {
    pub ordinal: i32,
    pub state: RowState,
}

/// A picture or paper with what becomes of it.
#[derive(Clone, Copy, Debug)]
pub struct JudgedPaper {
    pub ordinal: i32,
    pub state: RowState,
}

/// What becomes of all that a file holds, in its order.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    pub rows: Vec<JudgedRow>,
    pub readings: Vec<JudgedReading>,
    pub papers: Vec<JudgedPaper>,
}

impl Judged {
    /// Rows of fill-ups that something becomes of.
    #[must_use]
    pub fn rows_of(&self, state: RowState) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }

    /// Readings that something becomes of.
    #[must_use]
    pub fn readings_of(&self, state: RowState) -> usize {
        let readings = self.readings.iter();
        readings.filter(|reading| reading.state == state).count()
    }

    /// Pictures and papers that something becomes of.
    #[must_use]
    pub fn papers_of(&self, state: RowState) -> usize {
        let papers = self.papers.iter();
        papers.filter(|paper| paper.state == state).count()
    }
}

/// What is there of one vehicle, as far as a file may hold it again.
#[derive(Default)]
struct There {
    fills: Known,
    readings: KnownReadings,
    /// What the rows so far bring to it.
    before: Before,
    read_before: ReadBefore,
}

/// What is there of each destination, and which of them each vehicle of the file goes to.
struct Garage {
    there: Vec<There>,
    of: Vec<Option<usize>>,
}

impl Garage {
    fn of(&mut self, vehicle: usize) -> Option<&mut There> {
        let index = self.of.get(vehicle).copied().flatten()?;
        self.there.get_mut(index)
    }
}

impl ImportService {
    /// Judges a file by what is there of its vehicles.
    ///
    /// # Errors
    /// The database's.
    pub async fn judge(&self, scope: &UserScope, looked: &Looked) -> Result<Judged, DbErr> {
        let garage = self.garage(scope, looked).await?;
        let usual = (0..looked.targets.len()).map(|index| looked.usual_source(index));
        let (usual, reading) = (usual.collect::<Vec<_>>(), looked.reading.clone());
        apart(move || all_judged(&reading, garage, &usual)).await
    }

    /// What is there of the destinations, each read once: several vehicles of a file may go to one.
    async fn garage(&self, scope: &UserScope, looked: &Looked) -> Result<Garage, DbErr> {
        let with_readings = !looked.reading.readings.is_empty();
        let mut garage = Garage {
            there: Vec::new(),
            of: Vec::with_capacity(looked.targets.len()),
        };
        let mut known: HashMap<VehicleId, usize> = HashMap::new();
        for target in &looked.targets {
            let id = target.to.vehicle().filter(|id| !id.uuid().is_nil());
            let mut index = id.and_then(|id| known.get(&id).copied());
            if index.is_none()
                && let Some(there) = self.there(scope, target.to, with_readings).await?
            {
                index = Some(garage.there.len());
                known.extend(id.map(|id| (id, garage.there.len())));
                garage.there.push(there);
            }
            garage.of.push(index);
        }
        Ok(garage)
    }

    /// What is there of a destination; none where rows go nowhere.
    async fn there(
        &self,
        scope: &UserScope,
        to: Destination,
        with_readings: bool,
    ) -> Result<Option<There>, DbErr> {
        let vehicle = match to {
            Destination::Nowhere => return Ok(None),
            Destination::New(id) if id.uuid().is_nil() => return Ok(Some(There::default())),
            Destination::Existing(id) | Destination::New(id) => id,
        };
        let fills = self.with.fuel_logs.all_of(scope, vehicle).await?;
        let mut readings = KnownReadings::default();
        if with_readings {
            let there = self.with.odometer.all_of(scope, vehicle).await?;
            let keys = data::keys_of(&self.db, scope, vehicle, MadeKind::OdometerReading).await?;
            readings = KnownReadings::new(&there, &fills, keys);
        }
        let keys = data::keys_of(&self.db, scope, vehicle, MadeKind::FuelLog).await?;
        Ok(Some(There {
            fills: Known::new(&fills, keys),
            readings,
            ..There::default()
        }))
    }
}

fn all_judged(reading: &Reading, mut garage: Garage, usual: &[EnergySource]) -> Judged {
    let mut rows = Vec::with_capacity(reading.rows.len());
    for (ordinal, row) in (0_i32..).zip(&reading.rows) {
        let usual = usual.get(row.vehicle).copied();
        let usual = usual.unwrap_or(EnergySource::Petrol);
        let (state, entry) = judged(row, garage.of(row.vehicle), usual);
        rows.push(JudgedRow {
            ordinal,
            state,
            entry,
        });
    }
    let mut readings = Vec::with_capacity(reading.readings.len());
    for (ordinal, row) in (0_i32..).zip(&reading.readings) {
        let state = reading_state(row, garage.of(row.vehicle));
        readings.push(JudgedReading { ordinal, state });
    }
    let papers = (0_i32..).zip(&reading.papers).map(|(ordinal, paper)| {
        let row = rows.get(paper.row).map(|row| row.state);
        let state = paper_state(paper, row);
        JudgedPaper { ordinal, state }
    });
    Judged {
        papers: papers.collect(),
        readings,
        rows,
    }
}

fn reading_state(row: &ReadingRow, there: Option<&mut There>) -> RowState {
    let Some(found) = row.good() else {
        return RowState::Bad;
    };
    let Some(there) = there else {
        return RowState::LeftOut;
    };
    let is_known = there.readings.has(row.source_key.as_deref(), found);
    // What another vehicle of the file brings is there by then.
    match is_known || there.read_before.has(row.vehicle, found) {
        true => RowState::AlreadyThere,
        false => RowState::New,
    }
}

/// Papers come with their row alone: what is there already gets nothing.
fn paper_state(paper: &Paper, row: Option<RowState>) -> RowState {
    match (paper.good(), row) {
        (None, _) => RowState::Bad,
        (Some(_), Some(RowState::New)) => RowState::New,
        (Some(_), Some(RowState::AlreadyThere)) => RowState::AlreadyThere,
        (Some(_), _) => RowState::LeftOut,
    }
}

fn judged(
    row: &Row,
    there: Option<&mut There>,
    usual: EnergySource,
) -> (RowState, Option<FuelEntry>) {
    let good = row.fill.as_ref().filter(|_| row.is_good());
    let Some(entry) = good.and_then(|fill| entry(fill, usual).ok()) else {
        return (RowState::Bad, None);
    };
    let Some(there) = there else {
        return (RowState::LeftOut, Some(entry));
    };
    let key = row.source_key.as_deref();
    let mut problems = row.problems.iter();
    let is_twice = problems.any(|problem| problem.code == ProblemCode::DuplicateRow);
    let state = match () {
        () if there.fills.has(key, &entry) => RowState::AlreadyThere,
        () if is_twice || there.before.has(row.vehicle, key, &entry) => RowState::Twice,
        () => RowState::New,
    };
    (state, Some(entry))
}
