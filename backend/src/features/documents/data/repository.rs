use std::collections::HashMap;

use chrono::{DateTime, Utc};
use platform_kit::db::Db;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::features::documents::domain::{Document, Media, Parts};
use crate::features::fuel_logs::ids_in_trash;
use crate::infra::db::{self, Records as _, Scoped, TrashPage};
use crate::kernel::ids::{DocumentId, FuelLogId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;

/// Reads documents of a scope.
#[derive(Clone, Debug)]
pub struct DocumentRepository {
    db: Db,
}

impl DocumentRepository {
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self { db }
    }

    /// Those of `ids` that the scope sees, awaited and deleted ones included, in no order.
    ///
    /// # Errors
    /// The database's.
    pub async fn find(
        &self,
        scope: &UserScope,
        ids: &[DocumentId],
    ) -> Result<Vec<Document>, DbErr> {
        let ids = ids.iter().map(|id| id.uuid());
        let query = scope.select::<Entity>().filter(Column::Id.is_in(ids));
        self.all(scope, query).await
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
        let query = there_of(scope, logs)
            .order_by_asc(Column::CompletedAt)
            .order_by_asc(Column::Id);
        self.all(scope, query).await
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
        let rows: Vec<(Uuid, i64)> = there_of(scope, logs)
            .select_only()
            .column(Column::FuelLogId)
            .column_as(Column::Id.count(), "documents")
            .group_by(Column::FuelLogId)
            .into_tuple()
            .all(&db::read(&self.db, scope).await?)
            .await?;
        let of = rows.into_iter();
        Ok(of.map(|(id, n)| (FuelLogId::from_uuid(id), n)).collect())
    }

    /// A page of all that are there, of the tenant or of one vehicle, in the order of their ids.
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
        let after = after.map(|id| id.uuid());
        let rows = db::walk::<Entity>(&self.db, scope, vehicle, after, limit).await?;
        rows.into_iter().map(document).collect()
    }

    /// How many [`DocumentRepository::walk`] will come by.
    ///
    /// # Errors
    /// The database's.
    pub async fn count_all(
        &self,
        scope: &UserScope,
        vehicle: Option<VehicleId>,
    ) -> Result<u64, DbErr> {
        db::count_all::<Entity>(&self.db, scope, vehicle).await
    }

    /// Those in the trash by themselves, newest there first: not those of fill-ups that are there too.
    ///
    /// # Errors
    /// The database's.
    pub async fn trashed(
        &self,
        scope: &UserScope,
        page: &TrashPage<'_>,
    ) -> Result<Vec<Document>, DbErr> {
        let query = db::trashed::<Entity>(scope, page)
            .filter(Column::CompletedAt.is_not_null())
            .filter(Column::FuelLogId.not_in_subquery(ids_in_trash(scope)));
        self.all(scope, query).await
    }

    async fn all(&self, scope: &UserScope, query: Select<Entity>) -> Result<Vec<Document>, DbErr> {
        let rows = query.all(&db::read(&self.db, scope).await?).await?;
        rows.into_iter().map(document).collect()
    }

    /// The handle that can write the documents of a vehicle's fill-ups, for those who may log them;
    /// nobody else gets it.
    #[must_use]
    pub fn writer<'s>(
        &self,
        scope: &'s UserScope,
        vehicle: VehicleId,
    ) -> Option<DocumentWriter<'s>> {
        scope
            .may_log_fuel(vehicle)
            .then_some(DocumentWriter { scope, vehicle })
    }
}

fn there_of(scope: &UserScope, logs: &[FuelLogId]) -> Select<Entity> {
    let logs = logs.iter().map(|id| id.uuid());
    scope
        .select::<Entity>()
        .filter(Column::FuelLogId.is_in(logs))
        .filter(Entity::there())
}

/// Forgets, in every tenant, documents announced before then whose file never came; tells how many.
///
/// # Errors
/// The database's.
pub async fn forget_abandoned(db: &Db, before: DateTime<Utc>) -> Result<u64, DbErr> {
    let delete = Query::delete()
        .from_table(Entity)
        .and_where(Expr::col(Column::CompletedAt).is_null())
        .and_where(Expr::col(Column::CreatedAt).lt(before))
        .to_owned();
    let tx = db::begin_housekeeping(db).await?;
    let gone = tx.execute(&delete).await?.rows_affected();
    tx.commit().await?;
    Ok(gone)
}

/// Writes the documents of one vehicle's fill-ups, in a scope that allows it.
#[derive(Clone, Copy, Debug)]
pub struct DocumentWriter<'s> {
    scope: &'s UserScope,
    vehicle: VehicleId,
}

impl DocumentWriter<'_> {
    /// The document as it stands, locked until the transaction ends.
    ///
    /// # Errors
    /// The database's.
    pub async fn lock<C: ConnectionTrait>(
        &self,
        tx: &C,
        id: DocumentId,
    ) -> Result<Option<Document>, DbErr> {
        let query = self
            .scope
            .select::<Entity>()
            .filter(Column::Id.eq(id.uuid()))
            .lock_exclusive();
        query.one(tx).await?.map(document).transpose()
    }

    /// How many documents a fill-up has, with those awaited that were announced since then.
    ///
    /// # Errors
    /// The database's.
    pub async fn count<C: ConnectionTrait>(
        &self,
        tx: &C,
        log: FuelLogId,
        since: DateTime<Utc>,
    ) -> Result<u64, DbErr> {
        let is_counted = Condition::any()
            .add(Column::CompletedAt.is_not_null())
            .add(Column::CreatedAt.gt(since));
        self.scope
            .select::<Entity>()
            .filter(Column::FuelLogId.eq(log.uuid()))
            .filter(Column::DeletedAt.is_null())
            .filter(is_counted)
            .count(tx)
            .await
    }

    /// # Errors
    /// The database's.
    pub async fn insert<C: ConnectionTrait>(
        &self,
        tx: &C,
        document: &Document,
    ) -> Result<(), DbErr> {
        let row = ActiveModel {
            id: Set(document.id.uuid()),
            vehicle_id: Set(self.vehicle.uuid()),
            fuel_log_id: Set(document.fuel_log_id.uuid()),
            upload_id: Set(document.parts.upload),
            file_id: Set(document.parts.file),
            thumbnail_id: Set(document.parts.thumbnail),
            created_at: Set(document.created_at),
            updated_at: Set(document.created_at),
            ..changing(document)
        };
        db::insert(self.scope, row, tx).await.map(drop)
    }

    /// Writes what is wanted over the locked document.
    ///
    /// # Errors
    /// The database's.
    pub async fn replace<C: ConnectionTrait>(
        &self,
        tx: &C,
        wanted: &Document,
        now: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        let row = ActiveModel {
            updated_at: Set(now),
            ..changing(wanted)
        };
        let update = self
            .scope
            .update::<Entity>()
            .set(row)
            .filter(Column::VehicleId.eq(self.vehicle.uuid()))
            .filter(Column::Id.eq(wanted.id.uuid()));
        update.exec(tx).await.map(drop)
    }
}

/// The columns that change in the life of a document.
fn changing(document: &Document) -> ActiveModel {
    ActiveModel {
        file_name: Set(document.file_name.clone()),
        content_type: Set(document.media.content_type().to_owned()),
        size: Set(document.size),
        width: Set(document.pixels.map(|(width, _)| width)),
        height: Set(document.pixels.map(|(_, height)| height)),
        completed_at: Set(document.completed_at),
        version: Set(document.version),
        deleted_at: Set(document.deleted_at),
        ..Default::default()
    }
}

fn document(row: Model) -> Result<Document, DbErr> {
    let media = Media::from_content_type(&row.content_type);
    Ok(Document {
        id: DocumentId::from_uuid(row.id),
        vehicle_id: VehicleId::from_uuid(row.vehicle_id),
        fuel_log_id: FuelLogId::from_uuid(row.fuel_log_id),
        file_name: row.file_name,
        media: media
            .ok_or_else(|| DbErr::Type(format!("unknown type of file {}", row.content_type)))?,
        size: row.size,
        pixels: row.width.zip(row.height),
        parts: Parts {
            upload: row.upload_id,
            file: row.file_id,
            thumbnail: row.thumbnail_id,
        },
        version: row.version,
        created_at: row.created_at,
        completed_at: row.completed_at,
        deleted_at: row.deleted_at,
    })
}
