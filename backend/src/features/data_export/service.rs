//! Asking for a copy, and asking after it.

use chrono::{DateTime, Utc};
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::ids::IdGenerator;
use sea_orm::DbErr;

use crate::features::data_export::domain::Selection;
use crate::features::vehicles::VehicleService;
use crate::infra::blob::{FilePurpose, FileStore, StoredFile};
use crate::infra::db::{
    Claim, Fault, IdempotencyKey, MutationError, Refusal, begin_write, claim, record,
};
use crate::infra::jobs::{Job, JobKind, JobQueue, JobState};
use crate::kernel::events::{RecordChanged, RecordKind};
use crate::kernel::ids::{ExportId, TypedId};
use crate::kernel::scope::UserScope;
use crate::kernel::trail::{Action, Trail};

/// Copies of one person that may be under way.
const MOST_OPEN: usize = 5;

/// How far a copy is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportState {
    Queued,
    Running,
    Ready,
    Expired,
    Failed,
}

/// A copy as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    pub id: ExportId,
    pub selection: Selection,
    pub state: ExportState,
    pub done: i64,
    pub total: Option<i64>,
    pub created_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
    pub file: Option<StoredFile>,
}

/// Use cases of copies; the scope comes first in each.
#[derive(Clone, Debug)]
pub struct ExportService {
    db: Db,
    clock: Clock,
    ids: IdGenerator,
    jobs: JobQueue,
    files: FileStore,
    vehicles: VehicleService,
}

impl ExportService {
    #[must_use]
    pub fn new(
        db: Db,
        clock: Clock,
        (jobs, files): (JobQueue, FileStore),
        vehicles: VehicleService,
    ) -> Self {
        Self {
            db,
            ids: IdGenerator::new(clock.clone()),
            clock,
            jobs,
            files,
            vehicles,
        }
    }

    /// Asks for a copy; while one of the same is being made, that one is meant.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn request(
        &self,
        scope: &UserScope,
        selection: &Selection,
        key: Option<IdempotencyKey>,
    ) -> Result<Export, MutationError<Export>> {
        if !scope.may_leave() {
            return Err(Refusal::Forbidden.into());
        }
        if let Some(vehicle) = selection.vehicle {
            let found = self.vehicles.find(scope, &[vehicle]).await?;
            found.first().ok_or(Refusal::NotFound)?;
        }
        let wanted = selection.text();
        let (id, now) = (self.ids.next(), self.clock.now());
        let tx = begin_write(&self.db, scope).await?;
        let open = self.jobs.open(&tx, scope, JobKind::Export).await?;
        let same = open.iter().find(|job| job.payload == wanted);
        let id = same.map_or(id, |job| job.id);
        let id = match claim(&tx, scope, key.as_ref(), id, now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(id) => id,
            Claim::New if same.is_some() => id,
            Claim::New if open.len() >= MOST_OPEN => return Err(too_many().into()),
            Claim::New => {
                self.jobs
                    .enqueue(&tx, scope, id, (JobKind::Export, &wanted), now)
                    .await?;
                let (change, trail) = asked_for(scope, id);
                record(&tx, scope, &change, &trail, now).await?;
                id
            }
        };
        tx.commit().await?;
        self.jobs.nudge();
        let found = self.find(scope, ExportId::from_uuid(id)).await?;
        Ok(found.ok_or(Refusal::NotFound)?)
    }

    /// A copy that the scope's user asked for.
    ///
    /// # Errors
    /// The database's.
    pub async fn find(&self, scope: &UserScope, id: ExportId) -> Result<Option<Export>, DbErr> {
        match self.jobs.find(scope, JobKind::Export, id.uuid()).await? {
            Some(job) => self.export(scope, job).await.map(Some),
            None => Ok(None),
        }
    }

    /// The newest copies that the scope's user asked for.
    ///
    /// # Errors
    /// The database's.
    pub async fn newest(&self, scope: &UserScope, limit: u64) -> Result<Vec<Export>, DbErr> {
        let mut exports = Vec::new();
        for job in self.jobs.newest(scope, JobKind::Export, limit).await? {
            exports.push(self.export(scope, job).await?);
        }
        Ok(exports)
    }

    /// The path under which the scope's user can fetch a file for some minutes.
    #[must_use]
    pub fn link(&self, scope: &UserScope, file: &StoredFile) -> String {
        self.files.link(scope, (FilePurpose::Export, file.id))
    }

    async fn export(&self, scope: &UserScope, job: Job) -> Result<Export, DbErr> {
        let file = match job.state {
            JobState::Done => self.files.find(scope, job.id).await?,
            _ => None,
        };
        let state = match job.state {
            JobState::Queued => ExportState::Queued,
            JobState::Running => ExportState::Running,
            JobState::Done if file.is_some() => ExportState::Ready,
            JobState::Done => ExportState::Expired,
            JobState::Dead => ExportState::Failed,
        };
        Ok(Export {
            selection: Selection::read(&job.payload)
                .unwrap_or_else(|| Selection::new(None, Vec::new())),
            id: ExportId::from_uuid(job.id),
            state,
            done: job.done,
            total: job.total,
            created_at: job.created_at,
            finished_at: job.finished_at,
            file,
        })
    }
}

fn too_many<T>() -> Refusal<T> {
    Refusal::Faults(vec![Fault {
        field: "kinds",
        message: format!("{MOST_OPEN} copies are being made. Wait for them."),
        too_long: false,
    }])
}

fn asked_for(scope: &UserScope, id: uuid::Uuid) -> (RecordChanged, Trail) {
    let change = RecordChanged {
        tenant: scope.tenant().uuid(),
        only_user: Some(scope.user().uuid()),
        vehicle: None,
        kind: RecordKind::Export,
        id,
        version: 1,
        deleted: false,
    };
    (change, Trail::new(Action::Exported, "", None))
}
