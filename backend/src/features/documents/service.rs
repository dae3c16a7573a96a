//! What can be done with documents.

mod attaching;
mod receiving;
mod serving;
mod trash;

use std::collections::HashMap;
use std::sync::Arc;

pub use attaching::AtHand;
use chrono::{DateTime, TimeDelta, Utc};
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::ids::IdGenerator;
use sea_orm::{DatabaseTransaction, DbErr};
use tokio::sync::Semaphore;

use crate::features::documents::data::{DocumentRepository, DocumentWriter};
use crate::features::documents::domain::{Announced, Document, MOST_OF_ONE, Parts};
use crate::features::fuel_logs::{FuelLogRecord, FuelLogService};
use crate::features::vehicles::VehicleService;
use crate::infra::blob::FileStore;
use crate::infra::bus::Bus;
use crate::infra::db::{
    Claim, Fault, IdempotencyKey, MutationError, Noted, Refusal, begin_write, claim, note, taken,
};
use crate::kernel::events::{RecordChanged, RecordKind};
use crate::kernel::ids::{DocumentId, FuelLogId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;
use crate::kernel::trail::{Action, FieldChange, Trail};

type Outcome = Result<Document, MutationError<Document>>;

/// How long an announced file keeps its place among the documents of its fill-up.
const AWAITED: TimeDelta = TimeDelta::hours(1);

/// What documents work with.
#[derive(Clone, Debug)]
pub struct Neighbours {
    pub vehicles: VehicleService,
    pub fuel_logs: FuelLogService,
    pub files: FileStore,
    pub bus: Bus,
}

/// Use cases of documents; the scope comes first in each.
#[derive(Clone, Debug)]
pub struct DocumentService {
    db: Db,
    repository: DocumentRepository,
    with: Neighbours,
    clock: Clock,
    ids: IdGenerator,
    /// Pictures are drawn one at a time: each may take much memory.
    drawing: Arc<Semaphore>,
}

/// Whether the trail tells of a document by itself, or as part of something larger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Telling {
    ByItself,
    InSomethingLarger,
}

/// A fill-up that is locked, with the handle that writes its documents.
struct Parent<'s> {
    writer: DocumentWriter<'s>,
    log: FuelLogRecord,
}

impl DocumentService {
    #[must_use]
    pub fn new(db: Db, clock: Clock, with: Neighbours) -> Self {
        Self {
            repository: DocumentRepository::new(db.clone()),
            db,
            with,
            ids: IdGenerator::new(clock.clone()),
            clock,
            drawing: Arc::new(Semaphore::new(1)),
        }
    }

    /// Those of `ids` that the scope is shown, awaited and deleted ones included, in no order.
    ///
    /// # Errors
    /// The database's.
    pub async fn find(
        &self,
        scope: &UserScope,
        ids: &[DocumentId],
    ) -> Result<Vec<Document>, DbErr> {
        if is_kept_from(scope) {
            return Ok(Vec::new());
        }
        self.repository.find(scope, ids).await
    }

    /// Those that are there of each fill-up, oldest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_logs(
        &self,
        scope: &UserScope,
        logs: &[FuelLogId],
    ) -> Result<Vec<Document>, DbErr> {
        if is_kept_from(scope) {
            return Ok(Vec::new());
        }
        self.repository.of_logs(scope, logs).await
    }

    /// How many are there of each fill-up that has any.
    ///
    /// # Errors
    /// The database's.
    pub async fn counts(
        &self,
        scope: &UserScope,
        logs: &[FuelLogId],
    ) -> Result<HashMap<FuelLogId, i64>, DbErr> {
        if is_kept_from(scope) {
            return Ok(HashMap::new());
        }
        self.repository.counts(scope, logs).await
    }

    /// A page of all of the tenant's that are there, in the order of their ids.
    ///
    /// # Errors
    /// The database's.
    pub async fn walk(
        &self,
        scope: &UserScope,
        vehicle: Option<VehicleId>,
        after: Option<DocumentId>,
        limit: u64,
    ) -> Result<Vec<Document>, DbErr> {
        self.repository.walk(scope, vehicle, after, limit).await
    }

    /// How many [`DocumentService::walk`] will come by.
    ///
    /// # Errors
    /// The database's.
    pub async fn count_all(
        &self,
        scope: &UserScope,
        vehicle: Option<VehicleId>,
    ) -> Result<u64, DbErr> {
        self.repository.count_all(scope, vehicle).await
    }

    /// Announces a file of a fill-up. The same id again returns what is there.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn announce(
        &self,
        scope: &UserScope,
        id: Option<DocumentId>,
        log: FuelLogId,
        key: Option<IdempotencyKey>,
        announced: Announced,
    ) -> Outcome {
        let found = self.with.fuel_logs.find(scope, &[log]).await?.pop();
        let vehicle = found.ok_or(Refusal::NotFound)?.vehicle_id;
        let id = id.unwrap_or_else(|| DocumentId::from_uuid(self.ids.next()));
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        let parent = self.parent(scope, &tx, vehicle, log).await?;
        let id = match claim(&tx, scope, key.as_ref(), id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(id) => DocumentId::from_uuid(id),
            Claim::New => id,
        };
        if let Some(existing) = parent.writer.lock(&tx, id).await? {
            tx.commit().await?;
            return Ok(existing);
        }
        if parent.log.deleted_at.is_some() {
            return Err(Refusal::NotFound.into());
        }
        let others = parent.writer.count(&tx, log, now - AWAITED).await?;
        has_room(others, "fuelLogId")?;
        let document = self.fresh(id, &parent.log, announced, now);
        let added = parent.writer.insert(&tx, &document).await;
        added.map_err(taken)?;
        tx.commit().await?;
        Ok(document)
    }

    fn fresh(
        &self,
        id: DocumentId,
        log: &FuelLogRecord,
        announced: Announced,
        now: DateTime<Utc>,
    ) -> Document {
        Document {
            id,
            vehicle_id: log.vehicle_id,
            fuel_log_id: log.id,
            file_name: announced.file_name,
            media: announced.media,
            size: announced.size,
            pixels: None,
            parts: Parts {
                upload: self.ids.next(),
                file: self.ids.next(),
                thumbnail: self.ids.next(),
            },
            version: 1,
            created_at: now,
            completed_at: None,
            deleted_at: None,
        }
    }

    /// Locks a fill-up, as each of its writers does, for those who may log it.
    async fn parent<'s>(
        &self,
        scope: &'s UserScope,
        tx: &DatabaseTransaction,
        vehicle: VehicleId,
        log: FuelLogId,
    ) -> Result<Parent<'s>, MutationError<Document>> {
        let writer = self.repository.writer(scope, vehicle);
        let writer = writer.ok_or(Refusal::Forbidden)?;
        let locked = self.with.vehicles.lock(scope, tx, vehicle).await?;
        locked.ok_or(Refusal::NotFound)?;
        let log = self.with.fuel_logs.lock(scope, tx, log).await?;
        Ok(Parent {
            writer,
            log: log.ok_or(Refusal::NotFound)?,
        })
    }

    /// Notes that a fill-up has other documents now, and tells of it; the trail too, unless somebody
    /// else tells it.
    async fn finish(
        &self,
        scope: &UserScope,
        tx: DatabaseTransaction,
        log: &FuelLogRecord,
        document: Document,
        (now, telling): (DateTime<Utc>, Telling),
    ) -> Outcome {
        let change = changed(scope, log);
        let is_told = telling == Telling::ByItself;
        let noted = Noted {
            change: change.clone(),
            trail: is_told.then(|| trail(log, &document)),
        };
        note(&tx, scope, &[noted], now).await?;
        tx.commit().await?;
        self.with.bus.publish(change).await;
        Ok(document)
    }
}

/// What is on a receipt is private: guests of a vehicle are not shown it.
fn is_kept_from(scope: &UserScope) -> bool {
    scope.is_guest() || scope.is_discreet()
}

fn has_room(others: u64, field: &'static str) -> Result<(), MutationError<Document>> {
    if others < MOST_OF_ONE {
        return Ok(());
    }
    let message = format!("A fill-up has room for {MOST_OF_ONE} files. Remove one first.");
    Err(fault(field, message))
}

fn fault(field: &'static str, message: String) -> MutationError<Document> {
    let fault = Fault {
        field,
        message,
        too_long: false,
    };
    Refusal::Faults(vec![fault]).into()
}

/// Documents are told of as their fill-up.
fn changed(scope: &UserScope, log: &FuelLogRecord) -> RecordChanged {
    RecordChanged {
        tenant: scope.tenant().uuid(),
        only_user: None,
        vehicle: Some(log.vehicle_id.uuid()),
        kind: RecordKind::FuelLog,
        id: log.id.uuid(),
        version: log.version,
        deleted: log.deleted_at.is_some(),
    }
}

/// The trail knows fill-ups: a document is a change of its fill-up.
fn trail(log: &FuelLogRecord, document: &Document) -> Trail {
    let name = Some(document.file_name.clone());
    let (before, after) = match document.deleted_at {
        Some(_) => (name, None),
        None => (None, name),
    };
    let field = FieldChange {
        field: "documents".to_owned(),
        before,
        after,
    };
    let label = log.entry.filled_on.to_string();
    let vehicle = Some(log.vehicle_id.uuid());
    Trail::new(Action::Updated, &label, vehicle).with(vec![field])
}
