//! A file looked at: what it says, where it would go, and what would become of each row.

use std::sync::Arc;

use futures::StreamExt as _;
use moka::future::Cache;
use sea_orm::DbErr;
use uuid::Uuid;

use super::{ImportService, MOST_BYTES, SharedReading};
use crate::features::fuel_logs::FuelEntry;
use crate::features::imports::data::{self, MadeKind};
use crate::features::imports::domain::entry::entry;
use crate::features::imports::domain::import::{Destination, Import, Target};
use crate::features::imports::domain::known::Known;
use crate::features::imports::domain::matching::matching;
use crate::features::imports::domain::model::{FoundVehicle, ProblemCode, Row};
use crate::features::imports::domain::reading::read;
use crate::features::imports::domain::readings::KnownReadings;
use crate::features::imports::domain::text::Unreadable;
use crate::features::vehicles::VehicleRecord;
use crate::kernel::energy::EnergySource;
use crate::kernel::ids::{TypedId, VehicleId};
use crate::kernel::money::Currency;
use crate::kernel::scope::UserScope;

type Read = Result<SharedReading, Unreadable>;

/// A file is read again after each answer, and looked at page by page in between.
#[derive(Clone, Debug)]
pub(super) struct Readings(Cache<(Uuid, i32, Currency), Read>);

/// Rows that are kept read, of all files together.
const MOST_ROWS_KEPT: u64 = 300_000;

impl Default for Readings {
    fn default() -> Self {
        let rows = |_: &_, read: &Read| match read {
            Ok(reading) => u32::try_from(reading.rows.len() + 100).unwrap_or(u32::MAX),
            Err(_) => 1,
        };
        Self(
            Cache::builder()
                .weigher(rows)
                .max_capacity(MOST_ROWS_KEPT)
                .build(),
        )
    }
}

/// What is seen of an import's file.
#[derive(Clone, Debug)]
pub enum Look {
    /// It is not there yet, or not any more.
    NoFile,
    Unreadable(Unreadable),
    Readable(Looked),
}

/// A file that can be read, with a destination for each of its vehicles.
#[derive(Clone, Debug)]
pub struct Looked {
    pub reading: SharedReading,
    pub targets: Vec<Target>,
    pub garage: Arc<Vec<VehicleRecord>>,
}

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
pub struct Seen {
    pub ordinal: i32,
    pub state: RowState,
    pub entry: Option<FuelEntry>,
}

/// A reading of a meter with what becomes of it.
#[derive(Clone, Debug)]
pub struct SeenReading {
    pub ordinal: i32,
    pub state: RowState,
}

/// Vehicles of a garage that are looked through.
const MOST_VEHICLES: u64 = 1_000;

impl ImportService {
    /// Looks at the file of an import.
    ///
    /// # Errors
    /// The database's, or the file store's as an unreadable one.
    pub async fn look(&self, scope: &UserScope, import: &Import) -> Result<Look, DbErr> {
        let Some(read) = self.reading(scope, import).await? else {
            return Ok(Look::NoFile);
        };
        let reading = match read {
            Ok(reading) => reading,
            Err(unreadable) => return Ok(Look::Unreadable(unreadable)),
        };
        let garage = self
            .with
            .vehicles
            .list(scope, None, MOST_VEHICLES, false)
            .await?;
        let targets = reading.vehicles.iter().map(|found| Target {
            key: found.key.clone(),
            to: import
                .target(&found.key)
                .unwrap_or_else(|| usual_destination(scope, found, &garage)),
        });
        Ok(Look::Readable(Looked {
            targets: targets.collect(),
            reading,
            garage: Arc::new(garage),
        }))
    }

    async fn reading(&self, scope: &UserScope, import: &Import) -> Result<Option<Read>, DbErr> {
        let usual = self.with.accounts.preferences(scope).await?.currency;
        let key = (import.id.uuid(), import.version, usual);
        if let Some(read) = self.readings.0.get(&key).await {
            return Ok(Some(read));
        }
        let Some(bytes) = self.bytes(scope, import).await? else {
            return Ok(None);
        };
        let (name, answers) = (import.file_name.clone(), import.answers.clone());
        let work = tokio::task::spawn_blocking(move || read(&name, &bytes, &answers, usual));
        let read = work
            .await
            .map_err(|error| DbErr::Custom(error.to_string()))?;
        let read = read.map(Arc::new);
        self.readings.0.insert(key, read.clone()).await;
        Ok(Some(read))
    }

    async fn bytes(&self, scope: &UserScope, import: &Import) -> Result<Option<Vec<u8>>, DbErr> {
        let Some(file) = self.with.files.find(scope, import.id.uuid()).await? else {
            return Ok(None);
        };
        let failed = |error: &dyn std::fmt::Display| DbErr::Custom(error.to_string());
        let blob = match self.with.files.read(&file).await {
            Ok(blob) => blob,
            Err(error) if error.is_not_found() => return Ok(None),
            Err(error) => return Err(failed(&error)),
        };
        let mut bytes = Vec::new();
        let mut pieces = blob.bytes;
        while let Some(piece) = pieces.next().await {
            bytes.extend_from_slice(&piece.map_err(|error| failed(&error))?);
            if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST_BYTES {
                return Err(DbErr::Custom("the stored file is too large".to_owned()));
            }
        }
        Ok(Some(bytes))
    }

    /// What becomes of each row, in the order of the file.
    ///
    /// # Errors
    /// The database's.
    pub async fn seen(&self, scope: &UserScope, looked: &Looked) -> Result<Vec<Seen>, DbErr> {
        let mut known = Vec::new();
        for target in &looked.targets {
            known.push(self.known(scope, target.to).await?);
        }
        let usual: Vec<_> = (0..known.len())
            .map(|index| looked.usual_source(index))
            .collect();
        let rows = (0_i32..).zip(&looked.reading.rows);
        Ok(rows
            .map(|(ordinal, row)| {
                let known = known.get(row.vehicle).and_then(Option::as_ref);
                let usual = usual
                    .get(row.vehicle)
                    .copied()
                    .unwrap_or(EnergySource::Petrol);
                let (state, entry) = judged(row, known, usual);
                Seen {
                    ordinal,
                    state,
                    entry,
                }
            })
            .collect())
    }

    /// What becomes of each reading of a meter, in the order of the file.
    ///
    /// # Errors
    /// The database's.
    pub async fn seen_readings(
        &self,
        scope: &UserScope,
        looked: &Looked,
    ) -> Result<Vec<SeenReading>, DbErr> {
        let rows = &looked.reading.readings;
        let mut known = Vec::new();
        for target in looked.targets.iter().take_while(|_| !rows.is_empty()) {
            known.push(self.known_readings(scope, target.to).await?);
        }
        let seen = (0_i32..).zip(rows).map(|(ordinal, row)| {
            let known = known.get(row.vehicle).and_then(Option::as_ref);
            let state = match (row.good(), known) {
                (None, _) => RowState::Bad,
                (_, None) => RowState::LeftOut,
                (Some(found), Some(known)) => match known.has(row.source_key.as_deref(), found) {
                    true => RowState::AlreadyThere,
                    false => RowState::New,
                },
            };
            SeenReading { ordinal, state }
        });
        Ok(seen.collect())
    }

    async fn known_readings(
        &self,
        scope: &UserScope,
        to: Destination,
    ) -> Result<Option<KnownReadings>, DbErr> {
        let vehicle = match to {
            Destination::Nowhere => return Ok(None),
            Destination::New(id) if id.uuid().is_nil() => {
                return Ok(Some(KnownReadings::default()));
            }
            Destination::Existing(id) | Destination::New(id) => id,
        };
        let there = self.with.odometer.all_of(scope, vehicle).await?;
        let fills = self.with.fuel_logs.all_of(scope, vehicle).await?;
        let keys = data::keys_of(&self.db, scope, vehicle, MadeKind::OdometerReading).await?;
        Ok(Some(KnownReadings::new(&there, &fills, keys)))
    }

    /// What is there of a destination; none where rows go nowhere.
    async fn known(&self, scope: &UserScope, to: Destination) -> Result<Option<Known>, DbErr> {
        let vehicle = match to {
            Destination::Nowhere => return Ok(None),
            Destination::New(id) if id.uuid().is_nil() => return Ok(Some(Known::default())),
            Destination::Existing(id) | Destination::New(id) => id,
        };
        let there = self.with.fuel_logs.all_of(scope, vehicle).await?;
        let keys = data::keys_of(&self.db, scope, vehicle, MadeKind::FuelLog).await?;
        Ok(Some(Known::new(&there, keys)))
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

/// The vehicle of the garage that it most surely is, else a new one for those who may make it.
fn usual_destination(
    scope: &UserScope,
    found: &FoundVehicle,
    garage: &[VehicleRecord],
) -> Destination {
    let there = matching(found, garage).filter(|id| scope.may_log_fuel(*id));
    match there {
        Some(id) => Destination::Existing(id),
        None if scope.may_edit_vehicles() => Destination::New(VehicleId::from_uuid(Uuid::nil())),
        None => Destination::Nowhere,
    }
}

impl Looked {
    /// What a vehicle mostly takes: by what is known of it here, else by the file.
    fn usual_source(&self, index: usize) -> EnergySource {
        let there = self
            .targets
            .get(index)
            .and_then(|target| target.to.vehicle());
        let vehicle = there.and_then(|id| self.garage.iter().find(|v| v.id == id));
        let known = vehicle.and_then(|v| v.details.energy_sources.first());
        let found = self
            .reading
            .vehicles
            .get(index)
            .and_then(|v| v.energy_sources.first());
        known.or(found).copied().unwrap_or(EnergySource::Petrol)
    }
}
