//! A file looked at: what it says, and where it would go.

use std::fs::File;
use std::io::BufReader;
use std::sync::Arc;

use futures::TryStreamExt as _;
use moka::future::Cache;
use sea_orm::DbErr;
use tokio::io::{AsyncSeekExt as _, AsyncWriteExt as _};
use uuid::Uuid;

use super::{ImportService, MOST_BYTES, SharedReading};
use crate::features::imports::domain::import::{Destination, Import, Target};
use crate::features::imports::domain::matching::matching;
use crate::features::imports::domain::model::FoundVehicle;
use crate::features::imports::domain::reading::read;
use crate::features::imports::domain::text::Unreadable;
use crate::features::vehicles::VehicleRecord;
use crate::kernel::energy::EnergySource;
use crate::kernel::ids::{TypedId, VehicleId};
use crate::kernel::money::Currency;
use crate::kernel::scope::UserScope;

type Read = Result<SharedReading, Unreadable>;

/// A file that was fetched to be read here and there.
pub(in crate::features::imports) type Spooled = BufReader<File>;

/// A file is read again after each answer, and looked at page by page in between.
#[derive(Clone, Debug)]
pub(super) struct Readings(Cache<(Uuid, i32, Currency), Read>);

/// Rows that are kept read, of all files together.
const MOST_ROWS_KEPT: u64 = 300_000;

impl Default for Readings {
    fn default() -> Self {
        let rows = |_: &_, read: &Read| match read {
            Ok(reading) => {
                u32::try_from(reading.rows.len() + reading.papers.len() + 100).unwrap_or(u32::MAX)
            }
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
        let targets = reading.vehicles.iter().map(|found| {
            let said = import.target(&found.key).cloned();
            said.unwrap_or_else(|| Target {
                key: found.key.clone(),
                to: usual_destination(scope, found, &garage),
                is_apart: false,
            })
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
        let Some(file) = self.spooled(scope, import).await? else {
            return Ok(None);
        };
        let (name, answers) = (import.file_name.clone(), import.answers.clone());
        let work = tokio::task::spawn_blocking(move || read(&name, file, &answers, usual));
        let read = work.await.map_err(failed)?;
        let read = read.map(Arc::new);
        self.readings.0.insert(key, read.clone()).await;
        Ok(Some(read))
    }

    /// The file of an import, on this machine's disk until it is closed: it is never whole in memory.
    pub(in crate::features::imports) async fn spooled(
        &self,
        scope: &UserScope,
        import: &Import,
    ) -> Result<Option<Spooled>, DbErr> {
        let Some(file) = self.with.files.find(scope, import.id.uuid()).await? else {
            return Ok(None);
        };
        let mut blob = match self.with.files.read(&file).await {
            Ok(blob) => blob,
            Err(error) if error.is_not_found() => return Ok(None),
            Err(error) => return Err(failed(error)),
        };
        let spool = tempfile::tempfile().map_err(failed)?;
        let mut spool = tokio::fs::File::from_std(spool);
        let mut size = 0;
        while let Some(piece) = blob.bytes.try_next().await.map_err(failed)? {
            size += u64::try_from(piece.len()).unwrap_or(u64::MAX);
            if size > MOST_BYTES {
                return Err(failed("the stored file is too large"));
            }
            spool.write_all(&piece).await.map_err(failed)?;
        }
        spool.rewind().await.map_err(failed)?;
        Ok(Some(BufReader::new(spool.into_std().await)))
    }
}

fn failed(error: impl std::fmt::Display) -> DbErr {
    DbErr::Custom(error.to_string())
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
    pub(super) fn usual_source(&self, index: usize) -> EnergySource {
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
