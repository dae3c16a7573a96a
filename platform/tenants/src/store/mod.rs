//! The only place that names tables.

mod create;
mod entity;
mod invitations;
mod lists;
mod members;
mod migrations;
mod requests;
mod room;
mod rows;
mod states;

use chrono::{DateTime, Utc};
use platform_kit::db::{Db, RetryableError};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, SqlErr};
use sea_orm_migration::MigratorTrait;
use uuid::Uuid;

use crate::domain::{Authority, Member, Membership, Refusal, Slug, Subject, Tenant};
use entity::{membership, tenant};
use room::still_there;
use rows::{member_of, role_of, tenant_of};

pub use create::{Created, NewTenant};
pub use invitations::InvitationDraft;
pub use lists::{AuditFilter, Position, TenantFilter};
pub use requests::{Decision, RequestDraft};
pub use room::Doing;
pub use states::{StatusChange, TenantPatch};

/// Reads and writes tenants.
#[derive(Clone, Debug)]
pub struct Store {
    db: Db,
}

/// What goes wrong in storage.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A rule says no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// A row holds a word that this version does not know.
    #[error("a row of {0} can't be read")]
    Unreadable(&'static str),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl RetryableError for StoreError {
    // Two requests that race for one slug or owner: the second then finds the first's row.
    fn is_retryable(&self) -> bool {
        match self {
            Self::Db(error) => {
                error.is_retryable()
                    || matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
            }
            Self::Refused(_) | Self::KeyReused | Self::Unreadable(_) => false,
        }
    }
}

impl Store {
    /// Brings the tables up to date.
    pub async fn init(db: Db) -> Result<Self, DbErr> {
        migrations::Migrator::up(db.migrator(), None).await?;
        Ok(Self { db })
    }

    /// The database, for health.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// The tenant of that id.
    pub async fn find(&self, id: Uuid, now: DateTime<Utc>) -> Result<Option<Tenant>, StoreError> {
        tenant::Entity::find_by_id(id)
            .filter(still_there(now))
            .one(self.db.reader())
            .await?
            .map(tenant_of)
            .transpose()
    }

    /// The tenant of that name in addresses.
    pub async fn find_by_slug(
        &self,
        slug: &Slug,
        now: DateTime<Utc>,
    ) -> Result<Option<Tenant>, StoreError> {
        tenant::Entity::find()
            .filter(tenant::Column::Slug.eq(slug.as_str()))
            .filter(still_there(now))
            .one(self.db.reader())
            .await?
            .map(tenant_of)
            .transpose()
    }

    /// What the actor may do in a tenant; for reads, which need no lock.
    pub async fn authority(&self, tenant_id: Uuid, doing: &Doing) -> Result<Authority, StoreError> {
        let id = (tenant_id, doing.actor.subject.as_str().to_owned());
        let row = membership::Entity::find_by_id(id)
            .one(self.db.reader())
            .await?;
        let role = row.map(|row| role_of(&row.role)).transpose()?;
        Ok(Authority::of(doing.actor.kind, role))
    }

    /// Members in the order in which they came.
    pub async fn members(&self, tenant_id: Uuid) -> Result<Vec<Member>, StoreError> {
        membership::Entity::find()
            .filter(membership::Column::TenantId.eq(tenant_id))
            .order_by_asc(membership::Column::CreatedAt)
            .order_by_asc(membership::Column::Subject)
            .all(self.db.reader())
            .await?
            .into_iter()
            .map(member_of)
            .collect()
    }

    /// Tenants of a person, oldest first.
    pub async fn memberships(
        &self,
        subject: &Subject,
        now: DateTime<Utc>,
    ) -> Result<Vec<Membership>, StoreError> {
        membership::Entity::find()
            .find_also_related(tenant::Entity)
            .filter(membership::Column::Subject.eq(subject.as_str()))
            .filter(still_there(now))
            .order_by_asc(membership::Column::CreatedAt)
            .order_by_asc(membership::Column::TenantId)
            .all(self.db.reader())
            .await?
            .into_iter()
            .filter_map(|(row, tenant_row)| tenant_row.map(|tenant_row| (row, tenant_row)))
            .map(|(row, tenant_row)| {
                Ok(Membership {
                    role: role_of(&row.role)?,
                    tenant: tenant_of(tenant_row)?,
                })
            })
            .collect()
    }
}
