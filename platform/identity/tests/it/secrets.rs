//! Secrets lie encrypted in the database, and only the right key opens them.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use chrono::{DateTime, Duration, Utc};
use platform_identity::{IdentityService, Settings};
use platform_kit::cache::Cache;
use platform_kit::clock::Clock;
use platform_kit::config::Env;
use platform_kit::db::Db;
use platform_kit::testing;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement, Value};

use crate::safety::{kids, second_step, set_up};
use crate::support::{Browser, EMAIL, ISSUER, Issuer, KEY, PASSWORD, on_both_databases, totp_of};

type Redis = Option<String>;

on_both_databases!(
    secrets_are_unreadable_in_the_database,
    secrets_of_earlier_versions_are_encrypted_at_the_next_start,
    keys_are_replaced_and_a_wrong_one_stops_the_start,
    without_a_key_nothing_is_stored_plain,
);

pub const OTHER_KEY: &str = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";
const PLAIN: &str = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

pub async fn start(db: &Db, current: &str, old: &str) -> Result<IdentityService, String> {
    let env = Env::from_pairs([
        ("IDENTITY_ENCRYPTION_KEY", current),
        ("IDENTITY_ENCRYPTION_OLD_KEYS", old),
    ]);
    let settings = Settings::from_env(&env, ISSUER).unwrap();
    let clock = Clock::fixed(DateTime::<Utc>::from_timestamp(1_790_000_000, 0).unwrap());
    let cache = Cache::local(&testing::unique_prefix());
    platform_identity::service(settings, db.clone(), cache, clock)
        .await
        .map_err(|error| error.to_string())
}

/// The private halves and the secrets of apps, as they are stored.
async fn stored(db: &Db) -> (Vec<Vec<u8>>, Vec<Option<String>>) {
    let keys = "SELECT pkcs8 FROM signing_key ORDER BY number";
    let secrets = "SELECT totp_secret FROM account ORDER BY id";
    let statement = |sql| Statement::from_string(db.backend(), sql);
    let keys = db.reader().query_all_raw(statement(keys)).await.unwrap();
    let secrets = db.reader().query_all_raw(statement(secrets)).await.unwrap();
    (
        keys.iter()
            .map(|row| row.try_get("", "pkcs8").unwrap())
            .collect(),
        secrets
            .iter()
            .map(|row| row.try_get("", "totp_secret").unwrap())
            .collect(),
    )
}

async fn execute(db: &Db, sql: &str, value: Value) {
    let sql = match db.backend() {
        DbBackend::Postgres => sql.replace('?', "$1"),
        _ => sql.to_owned(),
    };
    let statement = Statement::from_sql_and_values(db.backend(), sql, [value]);
    db.migrator().execute_raw(statement).await.unwrap();
}

fn all_sealed(rows: &(Vec<Vec<u8>>, Vec<Option<String>>)) -> bool {
    rows.0.iter().all(|key| key.starts_with(b"s1."))
        && rows.1.iter().flatten().all(|text| text.starts_with("s1."))
}

async fn secrets_are_unreadable_in_the_database(db: Db, redis: Redis) {
    let (issuer, mut laptop) = Issuer::with_anna(db.clone(), redis).await;
    let (secret, _) = set_up(&issuer, &mut laptop).await;
    let rows = stored(&db).await;
    assert!(all_sealed(&rows), "{rows:?}");
    let text = rows.1[0].clone().unwrap();
    assert!(!text.contains(&secret));
    // A secret that is put into another row opens nothing.
    execute(
        &db,
        "UPDATE signing_key SET pkcs8 = ?",
        text.into_bytes().into(),
    )
    .await;
    let error = start(&db, KEY, "").await.unwrap_err();
    assert!(error.contains("signing_key.pkcs8 of 1"), "{error}");
}

async fn secrets_of_earlier_versions_are_encrypted_at_the_next_start(db: Db, redis: Redis) {
    let (issuer, mut laptop) = Issuer::with_anna(db.clone(), redis).await;
    set_up(&issuer, &mut laptop).await;
    let random = SystemRandom::new();
    let key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    let plain = key.as_ref().to_vec();
    execute(
        &db,
        "UPDATE signing_key SET pkcs8 = ?",
        plain.clone().into(),
    )
    .await;
    execute(&db, "UPDATE account SET totp_secret = ?", PLAIN.into()).await;
    assert_eq!(stored(&db).await, (vec![plain], vec![Some(PLAIN.into())]));
    let known = kids(&issuer).await;

    let issuer = issuer.restart().await;
    let rows = stored(&db).await;
    assert!(all_sealed(&rows), "{rows:?}");
    assert_eq!(kids(&issuer).await, known, "the same key goes on");
    issuer.clock.advance(Duration::seconds(60));
    let mut phone = Browser::default();
    phone.sign_in(&issuer, EMAIL, PASSWORD).await;
    let code = totp_of(PLAIN, &issuer.clock);
    second_step(&issuer, &mut phone, &code).await.code();
    // Once is enough.
    issuer.restart().await;
    assert_eq!(stored(&db).await, rows);
}

async fn keys_are_replaced_and_a_wrong_one_stops_the_start(db: Db, redis: Redis) {
    let (issuer, mut laptop) = Issuer::with_anna(db.clone(), redis).await;
    set_up(&issuer, &mut laptop).await;
    let rows = stored(&db).await;
    let error = start(&db, OTHER_KEY, "").await.unwrap_err();
    assert!(error.contains("IDENTITY_ENCRYPTION_OLD_KEYS"), "{error}");
    assert_eq!(stored(&db).await, rows, "nothing was changed");

    start(&db, OTHER_KEY, KEY).await.unwrap();
    let replaced = stored(&db).await;
    assert!(all_sealed(&replaced));
    assert_ne!(replaced, rows);
    assert_eq!(replaced.0.len(), 1, "no new signing key");
    start(&db, OTHER_KEY, "").await.unwrap();
    assert!(start(&db, KEY, "").await.is_err());
}

async fn without_a_key_nothing_is_stored_plain(db: Db, _: Redis) {
    if db.backend() == DbBackend::Postgres {
        // Replicas have no file in common.
        let error = start(&db, "", "").await.unwrap_err();
        assert!(
            error.contains("IDENTITY_ENCRYPTION_KEY is not set"),
            "{error}"
        );
        assert!(stored(&db).await.0.is_empty());
        return;
    }
    start(&db, "", "").await.unwrap();
    let row = db
        .reader()
        .query_one_raw(Statement::from_string(
            DbBackend::Sqlite,
            "SELECT file FROM pragma_database_list WHERE name = 'main'",
        ))
        .await
        .unwrap()
        .unwrap();
    let file = row.try_get::<String>("", "file").unwrap();
    let file = std::path::PathBuf::from(file).with_extension("key");
    let text = std::fs::read_to_string(&file).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let rows = stored(&db).await;
    assert!(all_sealed(&rows));
    start(&db, "", "").await.unwrap();
    assert_eq!(stored(&db).await, rows);

    std::fs::remove_file(&file).unwrap();
    let error = start(&db, "", "").await.unwrap_err();
    assert!(error.contains("is gone"), "{error}");
    assert!(!file.exists(), "no other key is made");
    std::fs::write(&file, "no key").unwrap();
    let error = start(&db, "", "").await.unwrap_err();
    assert!(error.contains("holds no key"), "{error}");
    assert_eq!(stored(&db).await, rows);
    // The file's key may be moved into the environment, or be followed by another.
    std::fs::write(&file, &text).unwrap();
    start(&db, OTHER_KEY, "").await.unwrap();
    std::fs::remove_file(&file).unwrap();
    start(&db, OTHER_KEY, "").await.unwrap();
}
