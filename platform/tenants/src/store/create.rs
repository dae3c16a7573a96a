//! Making a tenant once, however often it is asked for.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
};
use serde_json::json;
use uuid::Uuid;

use super::entity::{idempotency, membership, tenant};
use super::room::{Doing, note_in};
use super::rows::tenant_of;
use super::states::sweep_in;
use super::{Store, StoreError};
use crate::domain::{
    Action, IdempotencyKey, Role, Slug, Subject, Tenant, TenantKind, TenantName, TenantStatus,
    search_key,
};

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
    /// In use at once, or after an administrator's approval.
    pub status: TenantStatus,
    /// Key and fingerprint of the request.
    pub idempotency: Option<(IdempotencyKey, String)>,
    /// By whom and when.
    pub doing: Doing,
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
    /// Makes a tenant with its owner, or returns the one that the same request made.
    pub async fn create(&self, new: &NewTenant) -> Result<Created, StoreError> {
        self.db
            .write(|tx| Box::pin(create_in(tx, new.clone())))
            .await
    }
}

async fn create_in(tx: &DatabaseTransaction, new: NewTenant) -> Result<Created, StoreError> {
    // What should be gone must not be found, nor keep a name from its next bearer.
    sweep_in(tx, &new.doing).await?;
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
        name_key: search_key(new.name.as_str()),
        kind: new.kind.as_str().to_owned(),
        status: new.status.as_str().to_owned(),
        status_reason: None,
        personal_of: new.personal.then(|| new.owner.as_str().to_owned()),
        max_members: None,
        max_vehicles: None,
        deletes_at: None,
        created_at: new.doing.at,
    };
    let insert: tenant::ActiveModel = row.clone().into();
    tenant::Entity::insert(insert)
        .exec_without_returning(tx)
        .await?;
    insert_owner(tx, &new).await?;
    remember_key(tx, &new, new.id).await?;
    let after = json!({ "slug": row.slug, "name": row.name, "kind": row.kind,
        "status": row.status, "owner": new.owner.as_str() });
    let (doing, action) = (&new.doing, Action::TenantCreated);
    note_in(tx, new.id, doing, action, None, None, Some(after)).await?;
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
        Some(row) => tenant::Entity::find_by_id(row.tenant_id)
            .one(tx)
            .await?
            .map(tenant_of)
            .transpose(),
        None => Ok(None),
    }
}

async fn free_slug(tx: &DatabaseTransaction, new: &NewTenant) -> Result<String, StoreError> {
    let slug = new.name.slug();
    let taken = Slug::try_new(&slug).is_err()
        || tenant::Entity::find()
            .filter(tenant::Column::Slug.eq(&slug))
            .one(tx)
            .await?
            .is_some();
    if !taken {
        return Ok(slug);
    }
    // The last digits of a version 7 id are random; the first are the time.
    let id = new.id.simple().to_string();
    let kept: String = slug.chars().take(31).collect();
    Ok(format!(
        "{}-{}",
        kept.trim_end_matches('-'),
        &id[id.len() - 8..]
    ))
}

async fn insert_owner(tx: &DatabaseTransaction, new: &NewTenant) -> Result<(), DbErr> {
    let row = membership::ActiveModel {
        tenant_id: Set(new.id),
        subject: Set(new.owner.as_str().to_owned()),
        role: Set(Role::Owner.as_str().to_owned()),
        created_at: Set(new.doing.at),
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
        created_at: Set(new.doing.at),
    };
    idempotency::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
