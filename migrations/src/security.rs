//! Row security of PostgreSQL: the second line behind the scopes of the application. SQLite has none,
//! and everything here does nothing there.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

/// The role as which the application works wherever its login could pass over row security.
pub const ROLE: &str = "motovaultpro_app";

/// Settings of a transaction that policies read; whatever is not set, matches nothing.
pub mod setting {
    /// Ids of the tenants whose rows are touched, separated by commas.
    pub const TENANTS: &str = "app.tenants";
    /// Id of the user who acts.
    pub const USER: &str = "app.user";
    /// Hash of a secret that was presented.
    pub const SECRET: &str = "app.secret";
    /// What is done across tenants.
    pub const TASK: &str = "app.task";
}

/// The task that may remove rows of any tenant from tables that say so by [`Rule::Swept`].
pub const HOUSEKEEPING: &str = "housekeeping";

/// The task that takes and ends jobs of any tenant.
pub const WORK: &str = "work";

/// Who may touch a row; any one rule suffices.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// Whoever acts in its `tenant_id`.
    Tenant,
    /// Whoever is its `user_id`.
    User,
    /// Whoever presents the secret whose hash stands in this column.
    Secret(&'static str),
    /// Housekeeping may look at it and remove it, but not write it.
    Swept,
    /// The same, for what lies in the trash.
    Emptied,
    /// Workers may.
    Worked,
}

impl Rule {
    /// The policies as (name, command, condition). The sub-selects are computed once a statement.
    fn policies(self) -> Vec<(&'static str, &'static str, String)> {
        match self {
            Self::Tenant => vec![(
                "of_tenant",
                "ALL",
                format!("tenant_id = ANY ({}::uuid[])", list(setting::TENANTS)),
            )],
            Self::User => vec![(
                "of_user",
                "ALL",
                format!("user_id = ANY ({}::uuid[])", list(setting::USER)),
            )],
            Self::Secret(column) => vec![(
                "of_secret",
                "ALL",
                format!(
                    "{column} = (SELECT current_setting('{}', true))",
                    setting::SECRET
                ),
            )],
            Self::Worked => vec![(
                "of_work",
                "ALL",
                format!(
                    "(SELECT current_setting('{}', true)) = '{WORK}'",
                    setting::TASK
                ),
            )],
            Self::Swept => swept("true"),
            Self::Emptied => swept("deleted_at IS NOT NULL"),
        }
    }
}

fn swept(which: &str) -> Vec<(&'static str, &'static str, String)> {
    let sweeping = format!(
        "(SELECT current_setting('{}', true)) = '{HOUSEKEEPING}' AND {which}",
        setting::TASK
    );
    vec![
        ("swept_select", "SELECT", sweeping.clone()),
        ("swept_delete", "DELETE", sweeping),
    ]
}

/// A setting that was set once in a session reads as an empty text afterwards, not as null.
fn list(setting: &str) -> String {
    format!("(SELECT string_to_array(current_setting('{setting}', true), ','))")
}

/// Puts a table under row security, for its owner too. Every table with a `tenant_id` needs it; a test
/// looks them up in the catalogue.
///
/// # Errors
/// The database's.
pub async fn secure(manager: &SchemaManager<'_>, table: &str, rules: &[Rule]) -> Result<(), DbErr> {
    if manager.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let connection = manager.get_connection();
    for change in ["ENABLE", "FORCE"] {
        let alter = format!("ALTER TABLE {table} {change} ROW LEVEL SECURITY");
        connection.execute_unprepared(&alter).await?;
    }
    for (name, command, condition) in rules.iter().flat_map(|rule| rule.policies()) {
        let create = format!("CREATE POLICY {name} ON {table} FOR {command} USING ({condition})");
        connection.execute_unprepared(&create).await?;
    }
    Ok(())
}

/// Takes row security off a table again.
///
/// # Errors
/// The database's.
pub async fn unsecure(
    manager: &SchemaManager<'_>,
    table: &str,
    rules: &[Rule],
) -> Result<(), DbErr> {
    if manager.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let connection = manager.get_connection();
    for (name, ..) in rules.iter().flat_map(|rule| rule.policies()) {
        let drop = format!("DROP POLICY {name} ON {table}");
        connection.execute_unprepared(&drop).await?;
    }
    for change in ["NO FORCE", "DISABLE"] {
        let alter = format!("ALTER TABLE {table} {change} ROW LEVEL SECURITY");
        connection.execute_unprepared(&alter).await?;
    }
    Ok(())
}

/// Runs a statement of a migration over the rows of all tenants. Without this, a login that is no
/// superuser would change nothing, and nobody would notice.
///
/// # Errors
/// The database's.
pub async fn across_tenants(
    manager: &SchemaManager<'_>,
    tables: &[&str],
    statement: &str,
) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let is_postgres = manager.get_database_backend() == DbBackend::Postgres;
    for table in tables.iter().filter(|_| is_postgres) {
        let lift = format!("ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY");
        connection.execute_unprepared(&lift).await?;
    }
    connection.execute_unprepared(statement).await?;
    for table in tables.iter().filter(|_| is_postgres) {
        let force = format!("ALTER TABLE {table} FORCE ROW LEVEL SECURITY");
        connection.execute_unprepared(&force).await?;
    }
    Ok(())
}
