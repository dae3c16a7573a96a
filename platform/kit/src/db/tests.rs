use super::*;

#[tokio::test]
async fn a_damaged_file_is_named_and_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("app.db");
    let garbage = vec![7_u8; 8192];
    std::fs::write(&path, &garbage).unwrap();
    let error = Db::open(&format!("sqlite://{}", path.display()))
        .await
        .unwrap_err();
    assert!(matches!(error, DbOpenError::Damaged(..)), "{error:?}");
    assert_eq!(std::fs::read(&path).unwrap(), garbage);
}

#[tokio::test]
async fn pragmas_hold_on_every_connection() {
    let dir = tempfile::tempdir().unwrap();
    let db = Db::open(&format!("sqlite://{}/sub/app.db", dir.path().display()))
        .await
        .unwrap();
    for connection in [db.reader(), db.migrator()] {
        for (pragma, expected) in [("foreign_keys", 1), ("synchronous", 2)] {
            let sql = format!("PRAGMA {pragma}");
            let row = connection
                .query_one_raw(sea_orm::Statement::from_string(DbBackend::Sqlite, sql))
                .await
                .unwrap()
                .unwrap();
            assert_eq!(
                row.try_get_by_index::<i32>(0).unwrap(),
                expected,
                "{pragma}"
            );
        }
    }
}

#[tokio::test]
async fn concurrent_read_modify_writes_lose_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let db = Db::open(&format!("sqlite://{}/app.db", dir.path().display()))
        .await
        .unwrap();
    db.migrator()
        .execute_unprepared("CREATE TABLE n (v INTEGER)")
        .await
        .unwrap();
    db.migrator()
        .execute_unprepared("INSERT INTO n VALUES (0)")
        .await
        .unwrap();
    let tasks = (0..8).map(|_| {
        let db = db.clone();
        tokio::spawn(async move {
            for _ in 0..10 {
                db.write::<(), DbErr, _>(|tx| Box::pin(increment(tx)))
                    .await
                    .unwrap();
            }
        })
    });
    for task in tasks {
        task.await.unwrap();
    }
    let row = db
        .reader()
        .query_one_raw(sea_orm::Statement::from_string(
            DbBackend::Sqlite,
            "SELECT v FROM n",
        ))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.try_get_by_index::<i32>(0).unwrap(), 80);
}

async fn increment(tx: &DatabaseTransaction) -> Result<(), DbErr> {
    let select = sea_orm::Statement::from_string(DbBackend::Sqlite, "SELECT v FROM n");
    let row = tx
        .query_one_raw(select)
        .await?
        .ok_or(DbErr::RecordNotFound("n".into()))?;
    let value: i32 = row.try_get_by_index(0)?;
    tx.execute_unprepared(&format!("UPDATE n SET v = {}", value + 1))
        .await?;
    Ok(())
}

#[tokio::test]
async fn an_unknown_scheme_says_what_to_type() {
    let error = Db::open("mysql://x").await.unwrap_err();
    assert!(error.to_string().contains("sqlite://"));
}
