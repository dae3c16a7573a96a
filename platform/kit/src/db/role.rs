//! The role under which a PostgreSQL pool works, so that row security applies to it.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, Statement, TransactionTrait};

/// Whether the login could pass over row security, so that its connections must take the role; the
/// role is then there and may use every table.
pub(super) async fn prepare(login: &DatabaseConnection, role: &str) -> Result<bool, DbErr> {
    let asked =
        "SELECT rolsuper OR rolbypassrls AS passes FROM pg_roles WHERE rolname = current_user";
    let asked = Statement::from_string(DbBackend::Postgres, asked);
    let row = login.query_one_raw(asked).await?;
    let passes: bool = row.map_or(Ok(true), |row| row.try_get("", "passes"))?;
    if passes {
        make(login, role).await?;
    }
    Ok(passes)
}

/// Roles are the whole server's: another database's process may be making it at the same time.
async fn make(login: &DatabaseConnection, role: &str) -> Result<(), DbErr> {
    let tx = login.begin().await?;
    // Two processes that grant on one database at once would fail.
    let lock = "SELECT pg_advisory_xact_lock(hashtext('row security role'))";
    tx.execute_unprepared(lock).await?;
    tx.execute_unprepared(&statements(role)).await?;
    tx.commit().await
}

fn statements(role: &str) -> String {
    format!(
        "DO $$
        DECLARE place text := quote_ident(current_schema());
        BEGIN
            BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN
                    CREATE ROLE {role} NOLOGIN NOSUPERUSER NOBYPASSRLS;
                END IF;
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
            END;
            IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}' AND (rolsuper OR rolbypassrls)) THEN
                RAISE EXCEPTION 'the role {role} passes over row security itself';
            END IF;
            IF NOT pg_has_role(current_user, '{role}', 'MEMBER') THEN
                GRANT {role} TO CURRENT_USER;
            END IF;
            EXECUTE format('GRANT USAGE ON SCHEMA %s TO {role}', place);
            EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %s TO {role}', place);
            EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %s TO {role}', place);
            EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %s
                GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}', place);
            EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %s GRANT USAGE ON SEQUENCES TO {role}', place);
        END $$"
    )
}
