//! Documents in the trash, those that are removed for good, and those of which nothing is left to keep.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{DatabaseTransaction, DbErr};

use super::{DocumentService, Outcome, Telling, has_room, is_kept_from};
use crate::features::documents::data;
use crate::features::documents::domain::Document;
use crate::infra::blob::FilePurpose;
use crate::infra::db::{
    Claim, IdempotencyKey, MutationError, Refusal, TrashPage, begin_write, claim, in_use,
    purge_overdue, purger,
};
use crate::kernel::ids::{DocumentId, TenantId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;

/// How long a file that was announced is waited for.
const AWAITED: TimeDelta = TimeDelta::days(1);

impl DocumentService {
    /// Those in the trash by themselves, newest there first: not those of fill-ups or vehicles that are
    /// there too, which come back with them.
    ///
    /// # Errors
    /// The database's.
    pub async fn trashed(
        &self,
        scope: &UserScope,
        page: &TrashPage<'_>,
    ) -> Result<Vec<Document>, DbErr> {
        if is_kept_from(scope) {
            return Ok(Vec::new());
        }
        self.repository.trashed(scope, page).await
    }

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

    /// Removes a document in the trash for good; the sweep takes its files.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn purge(
        &self,
        scope: &UserScope,
        id: DocumentId,
        key: Option<IdempotencyKey>,
    ) -> Result<DocumentId, MutationError<Document>> {
        let found = self.find(scope, &[id]).await?.pop();
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        match claim(&tx, scope, key.as_ref(), id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(id) => return Ok(DocumentId::from_uuid(id)),
            Claim::New => (),
        }
        let known = found.ok_or(Refusal::NotFound)?;
        let purger = purger(scope).ok_or(Refusal::Forbidden)?;
        let (vehicle, log) = (known.vehicle_id, known.fuel_log_id);
        let parent = self.parent(scope, &tx, vehicle, log).await?;
        let document = parent.writer.lock(&tx, id).await?;
        let document = document.ok_or(Refusal::NotFound)?;
        if document.deleted_at.is_none() {
            return Err(in_use().into());
        }
        purger.purge(&tx, "document", id.uuid()).await?;
        let how = (now, Telling::ByItself);
        self.finish(scope, tx, &parent.log, document, how).await?;
        Ok(id)
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
