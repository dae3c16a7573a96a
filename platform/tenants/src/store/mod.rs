//! The only place that names tables.

mod entity;
mod migrations;

use chrono::{DateTime, Utc};
use platform_kit::db::{Db, RetryableError};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    QueryFilter, QueryOrder, SqlErr,
};
use sea_orm_migration::MigratorTrait;
use uuid::Uuid;

use crate::domain::{
    IdempotencyKey, Member, Membership, Role, Subject, Tenant, TenantKind, TenantName, TenantStatus,
};
use entity::{idempotency, membership, tenant};

/// Reads and writes tenants.
#[derive(Clone, Debug)]
pub struct Store {
    db: Db,
}

/// What goes wrong in storage.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
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
            Self::KeyReused | Self::Unreadable(_) => false,
        }
    }
}

/// A tenant to be made.
#[derive(Clone, Debug)]
pub struct NewTenant {
    /// Its id, unless one exists already.
    pub id: Uuid,
    /// Who owns it.
    pub owner: Subject,
    /// Its name.
    pub name: TenantName,
    /// What it is.
    pub kind: TenantKind,
    /// Whether it is the owner's one personal garage.
    pub personal: bool,
    /// Key and fingerprint of the request.
    pub idempotency: Option<(IdempotencyKey, String)>,
    /// Now.
    pub at: DateTime<Utc>,
}

/// A tenant and whether this request made it.
#[derive(Debug)]
pub struct Created {
    /// The tenant.
    pub tenant: Tenant,
    /// False when it existed.
    pub fresh: bool,
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

    /// Makes a tenant with its owner, or returns the one that the same request made.
    pub async fn create(&self, new: &NewTenant) -> Result<Created, StoreError> {
        self.db
            .write(|tx| Box::pin(create_in(tx, new.clone())))
            .await
    }

    /// The tenant of that id.
    pub async fn find(&self, id: Uuid) -> Result<Option<Tenant>, StoreError> {
        find_in(self.db.reader(), id).await
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
            .map(member)
            .collect()
    }

    /// Tenants of a person, oldest first.
    pub async fn memberships(&self, subject: &Subject) -> Result<Vec<Membership>, StoreError> {
        membership::Entity::find()
            .find_also_related(tenant::Entity)
            .filter(membership::Column::Subject.eq(subject.as_str()))
            .order_by_asc(membership::Column::CreatedAt)
            .order_by_asc(membership::Column::TenantId)
            .all(self.db.reader())
            .await?
            .into_iter()
            .filter_map(|(row, tenant_row)| tenant_row.map(|tenant_row| (row, tenant_row)))
            .map(|(row, tenant_row)| {
                Ok(Membership {
                    role: role(&row.role)?,
                    tenant: tenant_of(tenant_row)?,
                })
            })
            .collect()
    }
}

async fn create_in(tx: &DatabaseTransaction, new: NewTenant) -> Result<Created, StoreError> {
    if let Some(tenant) = find_earlier(tx, &new).await? {
        return Ok(Created {
            tenant,
            fresh: false,
        });
    }
    let row = tenant::Model {
        id: new.id,
        slug: free_slug(tx, &new).await?,
        name: new.name.as_str().to_owned(),
        kind: new.kind.as_str().to_owned(),
        status: TenantStatus::Active.as_str().to_owned(),
        personal_of: new.personal.then(|| new.owner.as_str().to_owned()),
        created_at: new.at,
    };
    let insert: tenant::ActiveModel = row.clone().into();
    tenant::Entity::insert(insert)
        .exec_without_returning(tx)
        .await?;
    insert_owner(tx, &new).await?;
    remember_key(tx, &new, new.id).await?;
    Ok(Created {
        tenant: tenant_of(row)?,
        fresh: true,
    })
}

// A personal garage is found by its owner: asked for under a new name, it is still the one.
async fn find_earlier(
    tx: &DatabaseTransaction,
    new: &NewTenant,
) -> Result<Option<Tenant>, StoreError> {
    if new.personal {
        return tenant::Entity::find()
            .filter(tenant::Column::PersonalOf.eq(new.owner.as_str()))
            .one(tx)
            .await?
            .map(tenant_of)
            .transpose();
    }
    let Some((key, hash)) = &new.idempotency else {
        return Ok(None);
    };
    let id = (new.owner.as_str().to_owned(), key.as_str().to_owned());
    match idempotency::Entity::find_by_id(id).one(tx).await? {
        Some(row) if row.request_hash != *hash => Err(StoreError::KeyReused),
        Some(row) => find_in(tx, row.tenant_id).await,
        None => Ok(None),
    }
}

async fn free_slug(tx: &DatabaseTransaction, new: &NewTenant) -> Result<String, StoreError> {
    let slug = new.name.slug();
    let taken = tenant::Entity::find()
        .filter(tenant::Column::Slug.eq(&slug))
        .one(tx)
        .await?
        .is_some();
    if !taken {
        return Ok(slug);
    }
    // The last digits of a version 7 id are random; the first are the time.
    let id = new.id.simple().to_string();
    Ok(format!("{slug}-{}", &id[id.len() - 8..]))
}

async fn insert_owner(tx: &DatabaseTransaction, new: &NewTenant) -> Result<(), DbErr> {
    let row = membership::ActiveModel {
        tenant_id: Set(new.id),
        subject: Set(new.owner.as_str().to_owned()),
        role: Set(Role::Owner.as_str().to_owned()),
        created_at: Set(new.at),
    };
    membership::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn remember_key(
    tx: &DatabaseTransaction,
    new: &NewTenant,
    tenant_id: Uuid,
) -> Result<(), DbErr> {
    let Some((key, hash)) = new.idempotency.as_ref().filter(|_| !new.personal) else {
        return Ok(());
    };
    let row = idempotency::ActiveModel {
        owner_subject: Set(new.owner.as_str().to_owned()),
        key: Set(key.as_str().to_owned()),
        request_hash: Set(hash.clone()),
        tenant_id: Set(tenant_id),
        created_at: Set(new.at),
    };
    idempotency::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn find_in(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Tenant>, StoreError> {
    tenant::Entity::find_by_id(id)
        .one(db)
        .await?
        .map(tenant_of)
        .transpose()
}

fn tenant_of(row: tenant::Model) -> Result<Tenant, StoreError> {
    let unreadable = StoreError::Unreadable("tenant");
    let kind = TenantKind::from_name(&row.kind);
    let status = TenantStatus::from_name(&row.status);
    let (Some(kind), Some(status)) = (kind, status) else {
        return Err(unreadable);
    };
    Ok(Tenant {
        id: row.id,
        slug: row.slug,
        name: row.name,
        kind,
        status,
        created_at: row.created_at,
    })
}

fn member(row: membership::Model) -> Result<Member, StoreError> {
    Ok(Member {
        role: role(&row.role)?,
        subject: row.subject,
        created_at: row.created_at,
    })
}

fn role(name: &str) -> Result<Role, StoreError> {
    Role::from_name(name).ok_or(StoreError::Unreadable("membership"))
}
