//! Everything that a tenant has, as text.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use uuid::Uuid;

use crate::world::World;

/// Set at the first use, coarsely: not a change of anybody's making.
const USES: &str = "last_used_at";

async fn column(connection: &DatabaseConnection, sql: String) -> Vec<String> {
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let rows = connection.query_all_raw(statement).await.unwrap();
    rows.iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect()
}

/// The tables that have a column of this name.
pub async fn tables_with(world: &World, name: &str) -> Vec<String> {
    let connection = world.database.db.migrator();
    let sql = match connection.get_database_backend() {
        DbBackend::Postgres => format!(
            "SELECT DISTINCT table_name::text FROM information_schema.columns \
             WHERE table_schema = 'public' AND column_name = '{name}'"
        ),
        _ => format!(
            "SELECT m.name FROM sqlite_master m WHERE m.type = 'table' \
             AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = '{name}')"
        ),
    };
    column(connection, sql).await
}

/// What the tenants service keeps.
async fn kept_elsewhere(world: &World, tenant: Uuid) -> Vec<String> {
    let about = world.tenants.tenant(tenant).await.unwrap();
    let members = world.tenants.members(tenant).await.unwrap();
    let members = members.iter().map(|member| format!("member: {member:?}"));
    members.chain([format!("tenant: {about:?}")]).collect()
}

/// Every row with the tenant's id in every table that has a column for it, by the login that sees all.
pub async fn dump(world: &World, tenant: Uuid) -> Vec<String> {
    let connection = world.database.db.migrator();
    let is_postgres = connection.get_database_backend() == DbBackend::Postgres;
    let mut rows = Vec::new();
    // Which garage a session opens follows its own person's memberships.
    let tables = tables_with(world, "tenant_id").await;
    for table in tables.iter().filter(|table| *table != "app_session") {
        let columns = if is_postgres {
            format!(
                "SELECT column_name::text FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}' ORDER BY 1"
            )
        } else {
            format!("SELECT name FROM pragma_table_info('{table}') ORDER BY 1")
        };
        let columns = column(connection, columns).await;
        let shown = columns.iter().filter(|name| *name != USES).map(|name| {
            if is_postgres {
                format!("COALESCE(\"{name}\"::text, '-')")
            } else {
                format!("quote(\"{name}\")")
            }
        });
        let shown = shown.collect::<Vec<_>>().join(" || '|' || ");
        let mine = if is_postgres {
            format!("tenant_id = '{tenant}'")
        } else {
            format!("tenant_id = X'{}'", tenant.simple())
        };
        let select = format!("SELECT '{table}: ' || {shown} FROM {table} WHERE {mine}");
        rows.extend(column(connection, select).await);
    }
    rows.extend(kept_elsewhere(world, tenant).await);
    rows.sort();
    rows
}
