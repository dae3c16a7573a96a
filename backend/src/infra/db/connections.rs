//! Connections for a scope: PostgreSQL's row policies are told whose rows these are.

use migrations::security::{HOUSEKEEPING, WORK, setting};
use platform_kit::db::{Db, Reader};
use sea_orm::{DatabaseTransaction, DbErr};

use crate::kernel::ids::{TenantId, TypedId};
use crate::kernel::scope::UserScope;

/// To read the scope's rows by: the transaction of its operation, else one of its own.
///
/// # Errors
/// When no connection is to be had.
pub async fn read(db: &Db, scope: &UserScope) -> Result<Reader, DbErr> {
    let (tenant, user) = texts(scope);
    let settings = [
        (setting::TENANTS, tenant.as_str()),
        (setting::USER, user.as_str()),
    ];
    db.read(scope.reads(), &settings).await
}

/// To change the scope's rows by. The operation's read transaction ends: nobody keeps one connection
/// while they wait for a second.
///
/// # Errors
/// When no connection is to be had.
pub async fn begin_write(db: &Db, scope: &UserScope) -> Result<DatabaseTransaction, DbErr> {
    let (tenant, user) = texts(scope);
    begin(db, scope, &tenant, &user).await
}

/// To move rows of the scope's tenant into another one by, or back.
///
/// # Errors
/// When no connection is to be had.
pub async fn begin_move(
    db: &Db,
    scope: &UserScope,
    other: TenantId,
) -> Result<DatabaseTransaction, DbErr> {
    let (tenant, user) = texts(scope);
    begin(db, scope, &format!("{tenant},{}", other.uuid()), &user).await
}

async fn begin(
    db: &Db,
    scope: &UserScope,
    tenants: &str,
    user: &str,
) -> Result<DatabaseTransaction, DbErr> {
    if let Some(reads) = scope.reads() {
        reads.release().await;
    }
    db.begin_write_with(&[(setting::TENANTS, tenants), (setting::USER, user)])
        .await
}

/// To read by, for somebody of whom nothing is known but the hash of a secret: the row that has it.
///
/// # Errors
/// When no connection is to be had.
pub async fn read_by_secret(db: &Db, hash: &str) -> Result<Reader, DbErr> {
    db.read(None, &[(setting::SECRET, hash)]).await
}

/// To change by: the row that has the hash of a secret.
///
/// # Errors
/// When no connection is to be had.
pub async fn begin_write_by_secret(db: &Db, hash: &str) -> Result<DatabaseTransaction, DbErr> {
    db.begin_write_with(&[(setting::SECRET, hash)]).await
}

/// To remove by what is over, in every tenant, from the tables that allow it.
///
/// # Errors
/// When no connection is to be had.
pub async fn begin_housekeeping(db: &Db) -> Result<DatabaseTransaction, DbErr> {
    db.begin_write_with(&[(setting::TASK, HOUSEKEEPING)]).await
}

/// For housekeeping to change by what is over in one tenant.
///
/// # Errors
/// When no connection is to be had.
pub async fn begin_tenant(db: &Db, tenant: TenantId) -> Result<DatabaseTransaction, DbErr> {
    let tenant = tenant.uuid().to_string();
    db.begin_write_with(&[(setting::TENANTS, tenant.as_str())])
        .await
}

/// For workers to take and end jobs of any tenant by.
///
/// # Errors
/// When no connection is to be had.
pub async fn begin_work(db: &Db) -> Result<DatabaseTransaction, DbErr> {
    db.begin_write_with(&[(setting::TASK, WORK)]).await
}

fn texts(scope: &UserScope) -> (String, String) {
    let text = |id: uuid::Uuid| id.to_string();
    (text(scope.tenant().uuid()), text(scope.user().uuid()))
}
