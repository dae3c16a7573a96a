//! Files of other programs: received, looked at, taken in and taken back.

mod judging;
mod looking;
mod receiving;
mod starting;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::ids::IdGenerator;
use sea_orm::DbErr;
use uuid::Uuid;

pub use judging::{Judged, JudgedPaper, JudgedRow, RowState};
pub(super) use looking::Spooled;
pub use looking::{Look, Looked};
pub use receiving::MOST_BYTES;
pub use starting::Answering;

use crate::features::accounts::AccountService;
use crate::features::documents::DocumentService;
use crate::features::fuel_logs::FuelLogService;
use crate::features::imports::data;
use crate::features::imports::domain::import::{Import, ImportState};
use crate::features::odometer::OdometerService;
use crate::features::vehicles::VehicleService;
use crate::infra::blob::{FilePurpose, FileStore};
use crate::infra::bus::Bus;
use crate::infra::db::{Claim, IdempotencyKey, MutationError, Refusal, begin_write, claim, taken};
use crate::infra::jobs::{Job, JobKind, JobQueue, JobState};
use crate::kernel::events::{RecordChanged, RecordKind};
use crate::kernel::ids::{ImportId, TypedId};
use crate::kernel::scope::UserScope;

type Outcome = Result<Import, MutationError<Import>>;

/// What an import works with.
#[derive(Clone, Debug)]
pub struct Neighbours {
    pub accounts: AccountService,
    pub vehicles: VehicleService,
    pub fuel_logs: FuelLogService,
    pub odometer: OdometerService,
    pub documents: DocumentService,
    pub jobs: JobQueue,
    pub files: FileStore,
    pub bus: Bus,
}

/// Use cases of imports; the scope comes first in each.
#[derive(Clone, Debug)]
pub struct ImportService {
    pub(super) db: Db,
    pub(super) clock: Clock,
    pub(super) ids: IdGenerator,
    pub(super) with: Neighbours,
    readings: looking::Readings,
}

/// How far the work on an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    pub done: i64,
    pub total: Option<i64>,
    pub is_given_up: bool,
}

impl From<Job> for Work {
    fn from(job: Job) -> Self {
        Self {
            done: job.done,
            total: job.total,
            is_given_up: job.state == JobState::Dead,
        }
    }
}

impl ImportService {
    #[must_use]
    pub fn new(db: Db, clock: Clock, with: Neighbours) -> Self {
        Self {
            db,
            ids: IdGenerator::new(clock.clone()),
            clock,
            with,
            readings: looking::Readings::default(),
        }
    }

    /// Announces a file. The same id again returns what is there.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn create(
        &self,
        scope: &UserScope,
        id: Option<ImportId>,
        key: Option<IdempotencyKey>,
        (file_name, size): (&str, u64),
    ) -> Outcome {
        if !scope.is_member() || !scope.role().may_log_fuel() {
            return Err(Refusal::Forbidden.into());
        }
        let file_name = receiving::announced(file_name, size)?;
        let id = id.unwrap_or_else(|| ImportId::from_uuid(self.ids.next()));
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        let id = match claim(&tx, scope, key.as_ref(), id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(id) => ImportId::from_uuid(id),
            Claim::New => id,
        };
        if let Some(existing) = data::lock(&tx, scope, id).await? {
            tx.commit().await?;
            return Ok(existing);
        }
        let import = fresh(id, file_name, now);
        data::insert(&tx, scope, &import).await.map_err(taken)?;
        tx.commit().await?;
        Ok(import)
    }

    /// An import of the scope's user.
    ///
    /// # Errors
    /// The database's.
    pub async fn find(&self, scope: &UserScope, id: ImportId) -> Result<Option<Import>, DbErr> {
        data::find(&self.db, scope, id).await
    }

    /// The newest imports of the scope's user.
    ///
    /// # Errors
    /// The database's.
    pub async fn newest(&self, scope: &UserScope, limit: u64) -> Result<Vec<Import>, DbErr> {
        data::newest(&self.db, scope, limit).await
    }

    /// How far the work on an import is; none where none was asked for yet.
    ///
    /// # Errors
    /// The database's.
    pub async fn work(&self, scope: &UserScope, import: &Import) -> Result<Option<Work>, DbErr> {
        let Some(job) = import.job else {
            return Ok(None);
        };
        let job = self.with.jobs.find(scope, JobKind::Import, job).await?;
        Ok(job.map(Work::from))
    }

    /// Where the file is to be sent, for some minutes.
    #[must_use]
    pub fn upload_link(&self, scope: &UserScope, import: &Import) -> Option<String> {
        let is_awaited = import.state.is_open();
        let what = (FilePurpose::Import, import.id.uuid());
        is_awaited.then(|| self.with.files.upload_link(scope, what))
    }

    /// Has an import worked on, in the caller's transaction.
    pub(super) async fn enqueue(
        &self,
        tx: &sea_orm::DatabaseTransaction,
        scope: &UserScope,
        import: ImportId,
        now: DateTime<Utc>,
    ) -> Result<Uuid, DbErr> {
        let job = self.ids.next();
        let payload = import.uuid().to_string();
        let what = (JobKind::Import, payload.as_str());
        self.with.jobs.enqueue(tx, scope, job, what, now).await?;
        Ok(job)
    }

    /// Tells the devices of its user that there is something new to read.
    pub(super) async fn tell(&self, scope: &UserScope, import: &Import) {
        self.with.bus.publish(changed(scope, import)).await;
    }
}

pub(super) fn changed(scope: &UserScope, import: &Import) -> RecordChanged {
    RecordChanged {
        tenant: scope.tenant().uuid(),
        only_user: Some(scope.user().uuid()),
        vehicle: None,
        kind: RecordKind::Import,
        id: import.id.uuid(),
        version: import.version,
        deleted: false,
    }
}

fn fresh(id: ImportId, file_name: String, now: DateTime<Utc>) -> Import {
    Import {
        id,
        file_name,
        size: None,
        state: ImportState::AwaitingFile,
        answers: Default::default(),
        targets: Vec::new(),
        skip_bad_rows: false,
        job: None,
        counts: Default::default(),
        created_at: now,
        finished_at: None,
        version: 1,
    }
}

/// A reading, shared by whoever asks for it.
pub type SharedReading = Arc<crate::features::imports::domain::model::Reading>;
