//! Documents in the trash, and those of which nothing is left to keep.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{DatabaseTransaction, DbErr};

use super::{DocumentService, Outcome, Telling, has_room};
use crate::features::documents::data;
use crate::features::documents::domain::Document;
use crate::infra::blob::FilePurpose;
use crate::infra::db::{Claim, IdempotencyKey, Refusal, begin_write, claim, purge_overdue};
use crate::kernel::ids::{DocumentId, TenantId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;

/// How long a file that was announced is waited for.
const AWAITED: TimeDelta = TimeDelta::days(1);

impl DocumentService {
    /// Puts a document into the trash, or takes it out; again is no error.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn set_deleted(
        &self,
        scope: &UserScope,
        id: DocumentId,
        key: Option<IdempotencyKey>,
        is_deleted: bool,
    ) -> Outcome {
        let known = self.find(scope, &[id]).await?.pop();
        let known = known.ok_or(Refusal::NotFound)?;
        let (vehicle, log) = (known.vehicle_id, known.fuel_log_id);
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        let parent = self.parent(scope, &tx, vehicle, log).await?;
        let current = parent.writer.lock(&tx, id).await?;
        let current = current.ok_or(Refusal::NotFound)?;
        match claim(&tx, scope, key.as_ref(), id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::New if current.deleted_at.is_some() != is_deleted => (),
            Claim::Done(_) | Claim::New => {
                tx.commit().await?;
                return Ok(current);
            }
        }
        if !is_deleted {
            has_room(parent.writer.count(&tx, log, now).await?, "id")?;
        }
        let wanted = Document {
            deleted_at: is_deleted.then_some(now),
            version: current.version + 1,
            ..current
        };
        parent.writer.replace(&tx, &wanted, now).await?;
        if wanted.completed_at.is_none() {
            // Nobody has seen it yet: nothing to tell.
            tx.commit().await?;
            return Ok(wanted);
        }
        let how = (now, Telling::ByItself);
        self.finish(scope, tx, &parent.log, wanted, how).await
    }

    /// Takes the documents of a vehicle along that has come from another tenant with its fill-ups.
    ///
    /// # Errors
    /// The database's.
    pub async fn move_from(
        &self,
        scope: &UserScope,
        tx: &DatabaseTransaction,
        from: TenantId,
        vehicle: VehicleId,
    ) -> Result<(), DbErr> {
        data::move_from(scope, tx, from, vehicle).await
    }

    /// Removes for good what came into the trash before then, in every tenant; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn purge_overdue(&self, before: DateTime<Utc>) -> Result<usize, DbErr> {
        purge_overdue(&self.db, "document", None, before).await
    }

    /// Forgets files that never came, and removes those whose document is gone, in every tenant; tells
    /// how many files.
    ///
    /// # Errors
    /// The database's.
    pub async fn sweep(&self) -> Result<u64, DbErr> {
        data::forget_abandoned(&self.db, self.clock.now() - AWAITED).await?;
        let purposes = [
            FilePurpose::Upload,
            FilePurpose::Document,
            FilePurpose::Thumbnail,
        ];
        let files = &self.with.files;
        files.remove_ownerless(&purposes, "document").await
    }
}
