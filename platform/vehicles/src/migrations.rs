//! The tables of the vehicles service.

use sea_orm_migration::prelude::*;

/// Every migration of this service.
pub struct Migrations;

#[async_trait::async_trait]
impl MigratorTrait for Migrations {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(FirstTables)]
    }
}

struct FirstTables;

impl MigrationName for FirstTables {
    fn name(&self) -> &str {
        "m20261122_000001_vehicle_releases"
    }
}

const UP: &[&str] = &[
    "CREATE TABLE release (
        id INTEGER PRIMARY KEY,
        month VARCHAR(7) NOT NULL,
        source_sha256 VARCHAR(64) NOT NULL,
        state VARCHAR(16) NOT NULL,
        counts_json TEXT NOT NULL,
        years_json TEXT NOT NULL,
        imported_at VARCHAR(40) NOT NULL)",
    "CREATE TABLE release_chunk (
        release_id INTEGER NOT NULL,
        n INTEGER NOT NULL,
        bytes {blob} NOT NULL,
        PRIMARY KEY (release_id, n))",
    "CREATE TABLE etl_run (
        id VARCHAR(36) PRIMARY KEY,
        source TEXT NOT NULL,
        month VARCHAR(7) NOT NULL,
        source_sha256 VARCHAR(64) NOT NULL,
        stage VARCHAR(32) NOT NULL,
        error TEXT,
        started_at VARCHAR(40) NOT NULL,
        finished_at VARCHAR(40))",
    "CREATE TABLE make (
        release_id INTEGER NOT NULL,
        id INTEGER NOT NULL,
        name TEXT NOT NULL,
        mainstream_light BOOLEAN NOT NULL,
        mainstream_motorcycle BOOLEAN NOT NULL,
        PRIMARY KEY (release_id, id))",
    "CREATE TABLE model (
        release_id INTEGER NOT NULL,
        id INTEGER NOT NULL,
        make_id INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (release_id, id))",
    "CREATE TABLE model_year (
        release_id INTEGER NOT NULL,
        make_id INTEGER NOT NULL,
        model_id INTEGER NOT NULL,
        vehicle_type INTEGER NOT NULL,
        years BIGINT NOT NULL,
        PRIMARY KEY (release_id, make_id, model_id, vehicle_type))",
    "CREATE TABLE trim (
        release_id INTEGER NOT NULL,
        id INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (release_id, id))",
    "CREATE TABLE engine (
        release_id INTEGER NOT NULL,
        id INTEGER NOT NULL,
        name TEXT NOT NULL,
        fields_json TEXT NOT NULL,
        PRIMARY KEY (release_id, id))",
    "CREATE TABLE transmission (
        release_id INTEGER NOT NULL,
        id INTEGER NOT NULL,
        name TEXT NOT NULL,
        style TEXT,
        speeds TEXT,
        PRIMARY KEY (release_id, id))",
    "CREATE TABLE model_trim (
        release_id INTEGER NOT NULL,
        model_id INTEGER NOT NULL,
        trim_id INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        years BIGINT NOT NULL,
        PRIMARY KEY (release_id, model_id, kind, trim_id))",
    "CREATE TABLE model_engine (
        release_id INTEGER NOT NULL,
        model_id INTEGER NOT NULL,
        engine_id INTEGER NOT NULL,
        scope INTEGER NOT NULL,
        years BIGINT NOT NULL,
        PRIMARY KEY (release_id, model_id, scope, engine_id))",
    "CREATE TABLE model_transmission (
        release_id INTEGER NOT NULL,
        model_id INTEGER NOT NULL,
        transmission_id INTEGER NOT NULL,
        years BIGINT NOT NULL,
        PRIMARY KEY (release_id, model_id, transmission_id))",
];

/// Tables whose rows belong to a release, children of it.
pub const RELEASE_TABLES: [&str; 10] = [
    "release_chunk",
    "make",
    "model",
    "model_year",
    "trim",
    "engine",
    "transmission",
    "model_trim",
    "model_engine",
    "model_transmission",
];

#[async_trait::async_trait]
impl MigrationTrait for FirstTables {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sqlite = manager.get_database_backend() == sea_orm::DbBackend::Sqlite;
        for statement in UP {
            let blob = if sqlite { "BLOB" } else { "BYTEA" };
            let mut sql = statement.replace("{blob}", blob);
            // The primary key is the order in which rows are read.
            if sqlite && sql.contains("PRIMARY KEY (release_id") && !sql.contains("BLOB") {
                sql.push_str(" WITHOUT ROWID");
            }
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in RELEASE_TABLES.iter().chain(&["etl_run", "release"]) {
            manager
                .get_connection()
                .execute_unprepared(&format!("DROP TABLE {table}"))
                .await?;
        }
        Ok(())
    }
}
