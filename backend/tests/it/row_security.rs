//! PostgreSQL's own view of whose rows these are: the second line behind the scopes.

use migrations::security::{HOUSEKEEPING, ROLE, setting};
use platform_kit::db::SharedRead;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

use crate::vehicles::new_vehicle;
use crate::world::{Browser, Engine, World};

async fn texts<C: ConnectionTrait>(connection: &C, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(DbBackend::Postgres, sql);
    let rows = connection.query_all_raw(statement).await.unwrap();
    rows.iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect()
}

async fn count<C: ConnectionTrait>(connection: &C, table: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) FROM {table}");
    let statement = Statement::from_string(DbBackend::Postgres, sql);
    let row = connection.query_one_raw(statement).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

const OWNED: &str = "SELECT DISTINCT table_name::text FROM information_schema.columns \
    WHERE table_schema = 'public' AND column_name = 'tenant_id' ORDER BY 1";

async fn filled() -> (World, Browser) {
    let world = World::start(Engine::Postgres).await;
    let ann = world.ann().await;
    new_vehicle(&ann, &world).await;
    (world, ann)
}

#[tokio::test]
async fn every_table_with_a_tenant_is_under_forced_row_security() {
    let world = World::start(Engine::Postgres).await;
    let login = world.database.db.migrator();
    let owned = texts(login, OWNED).await;
    assert!(owned.len() >= 6, "{owned:?}");
    let secured = "SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
        WHERE n.nspname = 'public' AND c.relrowsecurity AND c.relforcerowsecurity \
        AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)";
    let secured = texts(login, secured).await;
    let open: Vec<_> = owned.iter().filter(|t| !secured.contains(t)).collect();
    assert!(open.is_empty(), "without forced row security: {open:?}");
}

#[tokio::test]
async fn the_application_works_as_a_role_that_cannot_pass_over_it() {
    let world = World::start(Engine::Postgres).await;
    let reader = world.database.db.reader();
    assert_eq!(texts(reader, "SELECT current_user::text").await, [ROLE]);
    let passes = "SELECT (rolsuper OR rolbypassrls OR rolcanlogin)::text FROM pg_roles WHERE rolname = current_user";
    assert_eq!(texts(reader, passes).await, ["false"]);
    let owns = "SELECT tablename::text FROM pg_tables WHERE tableowner = current_user";
    assert!(texts(reader, owns).await.is_empty());
    let alter = "ALTER TABLE vehicle DISABLE ROW LEVEL SECURITY";
    assert!(reader.execute_unprepared(alter).await.is_err());
    reader.execute_unprepared("RESET ROLE").await.unwrap();
    assert_eq!(texts(reader, "SELECT current_user::text").await, [ROLE]);
}

#[tokio::test]
async fn a_statement_without_a_scope_sees_and_changes_nothing() {
    let (world, _ann) = filled().await;
    let login = world.database.db.migrator();
    let db = &world.database.db;
    for table in texts(login, OWNED).await {
        assert_eq!(count(db.reader(), &table).await, 0, "{table}");
        let tx = db.begin_write().await.unwrap();
        for sql in [
            format!("DELETE FROM {table}"),
            format!("UPDATE {table} SET tenant_id = tenant_id"),
        ] {
            let changed = tx.execute_unprepared(&sql).await.unwrap().rows_affected();
            assert_eq!(changed, 0, "{sql}");
        }
        tx.commit().await.unwrap();
    }
    for table in ["vehicle", "app_session", "record_change"] {
        assert!(count(login, table).await > 0, "{table} is filled");
    }
}

#[tokio::test]
async fn nothing_is_written_into_another_tenant() {
    let (world, _ann) = filled().await;
    let db = &world.database.db;
    let stolen = "INSERT INTO change_sequence (tenant_id, last) VALUES (gen_random_uuid(), 1)";
    let tx = db.begin_write().await.unwrap();
    assert!(tx.execute_unprepared(stolen).await.is_err());
    drop(tx);
    let tenants = texts(db.migrator(), "SELECT tenant_id::text FROM vehicle").await;
    let other = uuid::Uuid::from_u128(rand::random()).to_string();
    let tx = db
        .begin_write_with(&[(setting::TENANTS, other.as_str())])
        .await
        .unwrap();
    assert_eq!(count(&tx, "vehicle").await, 0);
    assert!(tx.execute_unprepared(stolen).await.is_err());
    drop(tx);
    let own = db
        .begin_write_with(&[(setting::TENANTS, tenants[0].as_str())])
        .await
        .unwrap();
    assert_eq!(count(&own, "vehicle").await, 1);
    let away = format!("UPDATE change_sequence SET tenant_id = '{other}'");
    assert!(own.execute_unprepared(&away).await.is_err());
}

#[tokio::test]
async fn what_a_transaction_was_told_ends_with_it() {
    let (world, _ann) = filled().await;
    let db = &world.database.db;
    let tenants = texts(db.migrator(), "SELECT tenant_id::text FROM vehicle").await;
    for _ in 0..30 {
        let tx = db
            .begin_write_with(&[(setting::TENANTS, tenants[0].as_str())])
            .await
            .unwrap();
        assert_eq!(count(&tx, "vehicle").await, 1);
        drop(tx);
        assert_eq!(count(db.reader(), "vehicle").await, 0);
    }
}

#[tokio::test]
async fn housekeeping_removes_but_does_not_write_and_sees_no_vehicles() {
    let (world, _ann) = filled().await;
    let tx = world
        .database
        .db
        .begin_write_with(&[(setting::TASK, HOUSEKEEPING)])
        .await
        .unwrap();
    assert_eq!(count(&tx, "vehicle").await, 0);
    assert_eq!(count(&tx, "app_session").await, 1);
    let write = "UPDATE app_session SET role = 'owner'";
    let changed = tx.execute_unprepared(write).await.unwrap().rows_affected();
    assert_eq!(changed, 0);
    let remove = tx.execute_unprepared("DELETE FROM app_session").await;
    assert_eq!(remove.unwrap().rows_affected(), 1);
}

/// More at once than the pool has connections: each reads, looks something up and writes beside it,
/// and then writes.
#[tokio::test]
async fn sixty_four_operations_at_once_do_not_wait_for_each_other() {
    let (world, _ann) = filled().await;
    let db = &world.database.db;
    let tenants = texts(db.migrator(), "SELECT tenant_id::text FROM vehicle").await;
    let settings = [(setting::TENANTS, tenants[0].as_str())];
    let operation = async || {
        let shared = SharedRead::default();
        let reader = db.read(Some(&shared), &settings).await?;
        assert_eq!(count(&reader, "vehicle").await, 1);
        count(db.reader(), "recall_answer").await;
        db.begin_write().await?.commit().await?;
        drop(reader);
        shared.release().await;
        let tx = db.begin_write_with(&settings).await?;
        tx.execute_unprepared("UPDATE change_sequence SET last = last + 1")
            .await?;
        tx.commit().await
    };
    for done in futures::future::join_all((0..64).map(|_| operation())).await {
        done.unwrap();
    }
}

#[tokio::test]
async fn a_failed_read_does_not_fail_those_after_it() -> Result<(), DbErr> {
    let world = World::start(Engine::Postgres).await;
    let db = &world.database.db;
    let shared = SharedRead::default();
    let first = db.read(Some(&shared), &[]).await?;
    assert!(
        first
            .execute_unprepared("SELECT * FROM nothing")
            .await
            .is_err()
    );
    let next = db.read(Some(&shared), &[]).await?;
    assert_eq!(texts(&next, "SELECT 'fine'").await, ["fine"]);
    Ok(())
}
