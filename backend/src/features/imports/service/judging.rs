//! What would become of each row of a file.

use sea_orm::DbErr;

use super::{ImportService, Looked};
use crate::features::fuel_logs::FuelEntry;
use crate::features::imports::data::{self, MadeKind};
use crate::features::imports::domain::entry::entry;
use crate::features::imports::domain::import::Destination;
use crate::features::imports::domain::known::Known;
use crate::features::imports::domain::model::{Paper, ProblemCode, Reading, Row};
use crate::features::imports::domain::readings::KnownReadings;
use crate::infra::db::apart;
use crate::kernel::energy::EnergySource;
use crate::kernel::ids::TypedId;
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
}

impl ImportService {
    /// Judges a file by what is there of its vehicles.
    ///
    /// # Errors
    /// The database's.
    pub async fn judge(&self, scope: &UserScope, looked: &Looked) -> Result<Judged, DbErr> {
        let reading = &looked.reading;
        let mut there = Vec::with_capacity(looked.targets.len());
        for target in &looked.targets {
            let with_readings = !reading.readings.is_empty();
            there.push(self.there(scope, target.to, with_readings).await?);
        }
        let usual = (0..there.len()).map(|index| looked.usual_source(index));
        let (usual, reading) = (usual.collect::<Vec<_>>(), reading.clone());
        apart(move || all_judged(&reading, &there, &usual)).await
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
        }))
    }
}

fn all_judged(reading: &Reading, there: &[Option<There>], usual: &[EnergySource]) -> Judged {
    let of = |vehicle: usize| there.get(vehicle).and_then(Option::as_ref);
    let row = |(ordinal, row): (i32, &Row)| {
        let known = of(row.vehicle).map(|there| &there.fills);
        let usual = usual.get(row.vehicle).copied();
        let (state, entry) = judged(row, known, usual.unwrap_or(EnergySource::Petrol));
        JudgedRow {
            ordinal,
            state,
            entry,
        }
    };
    let readings = (0_i32..).zip(&reading.readings).map(|(ordinal, row)| {
        let known = of(row.vehicle).map(|there| &there.readings);
        let state = match (row.good(), known) {
            (None, _) => RowState::Bad,
            (_, None) => RowState::LeftOut,
            (Some(found), Some(known)) => match known.has(row.source_key.as_deref(), found) {
                true => RowState::AlreadyThere,
                false => RowState::New,
            },
        };
        JudgedReading { ordinal, state }
    });
    let rows: Vec<_> = (0_i32..).zip(&reading.rows).map(row).collect();
    let papers = (0_i32..).zip(&reading.papers).map(|(ordinal, paper)| {
        let row = rows.get(paper.row).map(|row| row.state);
        let state = paper_state(paper, row);
        JudgedPaper { ordinal, state }
    });
    Judged {
        papers: papers.collect(),
        readings: readings.collect(),
        rows,
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

fn judged(row: &Row, known: Option<&Known>, usual: EnergySource) -> (RowState, Option<FuelEntry>) {
    let good = row.fill.as_ref().filter(|_| row.is_good());
    let Some(entry) = good.and_then(|fill| entry(fill, usual).ok()) else {
        return (RowState::Bad, None);
    };
    let Some(known) = known else {
        return (RowState::LeftOut, Some(entry));
    };
    let is_twice = || {
        row.problems
            .iter()
            .any(|p| p.code == ProblemCode::DuplicateRow)
    };
    let state = match () {
        () if known.has(row.source_key.as_deref(), &entry) => RowState::AlreadyThere,
        () if is_twice() => RowState::Twice,
        () => RowState::New,
    };
    (state, Some(entry))
}
