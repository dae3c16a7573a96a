//! Letters wait in the database for a mail server that is away, over both databases.

use std::time::Duration;

use chrono::TimeDelta;
use platform_kit::db::Db;
use sea_orm::{ConnectionTrait as _, Statement};

use crate::letters::forget;
use crate::secrets::{self, OTHER_KEY};
use crate::support::{Browser, EMAIL, Issuer, KEY, authorize_query, on_both_databases};
use platform_kit::testing::inbox::{Inbox, Mood};

type Redis = Option<String>;

on_both_databases!(
    letters_outlive_an_outage_and_a_restart,
    replicas_send_each_letter_once,
    a_letter_that_is_refused_for_good_is_dropped,
    no_letter_outlives_its_link,
    waiting_letters_follow_the_key,
);

/// How often each waiting letter was tried, and what is stored of it.
async fn waiting(db: &Db) -> Vec<(i32, String)> {
    let sql = "SELECT attempts, sealed FROM letter ORDER BY expires_at DESC, id";
    let statement = Statement::from_string(db.backend(), sql);
    let rows = db.reader().query_all_raw(statement).await.unwrap();
    rows.iter()
        .map(|row| {
            (
                row.try_get("", "attempts").unwrap(),
                row.try_get("", "sealed").unwrap(),
            )
        })
        .collect()
}

/// Waits until the letters were tried so often.
async fn tried(db: &Db, attempts: &[i32]) -> Vec<String> {
    for _ in 0..300 {
        let (tried, sealed): (Vec<_>, Vec<_>) = waiting(db).await.into_iter().unzip();
        if tried == attempts {
            // A try is counted when it begins; its pause is noted when it ends.
            tokio::time::sleep(Duration::from_millis(500)).await;
            return sealed;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("not {attempts:?}: {:?}", waiting(db).await);
}

async fn letters_outlive_an_outage_and_a_restart(db: Db, redis: Redis) {
    let inbox = Inbox::open().await;
    inbox.set(Mood::Away);
    let (issuer, _) = Issuer::with_anna_and_mail(db.clone(), redis, &inbox).await;
    let stored = tried(&db, &[1]).await;
    for readable in [EMAIL, "Anna", "token=", "Confirm"] {
        assert!(!stored[0].contains(readable), "{readable}");
    }
    assert!(stored[0].starts_with("s1."), "{stored:?}");
    issuer.service.close().await;
    issuer.clock.advance(TimeDelta::seconds(11));
    let second = issuer.restart().await;
    tried(&db, &[2]).await;
    second.service.close().await;

    let third = second.restart().await;
    inbox.set(Mood::Takes);
    tokio::time::sleep(Duration::from_secs(6)).await;
    assert_eq!(inbox.waiting(), 0, "not before its pause is over");
    third.clock.advance(TimeDelta::seconds(61));
    let letter = inbox.next().await;
    assert_eq!(letter.to, [EMAIL]);
    let page = Browser::default().get(&third, &letter.link()).await;
    assert!(page.body.contains("Confirm"), "{}", page.body);
    tried(&db, &[]).await;
}

async fn replicas_send_each_letter_once(db: Db, redis: Redis) {
    let inbox = Inbox::open().await;
    inbox.set(Mood::Away);
    let (issuer, _) = Issuer::open_with_mail(db.clone(), redis, &inbox).await;
    let query = authorize_query(&[("prompt", "create")]);
    for n in 0..9 {
        let (mut browser, email) = (Browser::default(), format!("p{n}@example.com"));
        browser
            .sign_up(&issuer, &query, "P", &email, "a bicycle made of glass")
            .await;
    }
    tried(&db, &[1; 10]).await;
    let others = [issuer.restart().await, issuer.restart().await];
    inbox.set(Mood::Takes);
    issuer.clock.advance(TimeDelta::seconds(11));
    let mut to = Vec::new();
    for _ in 0..10 {
        to.extend(inbox.next().await.to);
    }
    tried(&db, &[]).await;
    to.sort();
    to.dedup();
    assert_eq!(to.len(), 10);
    for replica in &others {
        replica.service.close().await;
    }
    assert_eq!(inbox.waiting(), 0);
}

async fn a_letter_that_is_refused_for_good_is_dropped(db: Db, redis: Redis) {
    let inbox = Inbox::open().await;
    inbox.set(Mood::Refuses);
    let (issuer, mut browser) = Issuer::with_anna_and_mail(db.clone(), redis, &inbox).await;
    tried(&db, &[]).await;
    inbox.set(Mood::Takes);
    // The next one goes its own way.
    forget(&issuer, &mut browser, EMAIL).await;
    assert!(inbox.next().await.text.contains("Set a new password"));
    issuer.clock.advance(TimeDelta::hours(2));
    tokio::time::sleep(Duration::from_secs(6)).await;
    assert_eq!(inbox.waiting(), 0);
}

async fn no_letter_outlives_its_link(db: Db, redis: Redis) {
    let inbox = Inbox::open().await;
    inbox.set(Mood::Away);
    let (issuer, mut browser) = Issuer::with_anna_and_mail(db.clone(), redis, &inbox).await;
    tried(&db, &[1]).await;
    forget(&issuer, &mut browser, EMAIL).await;
    let first = tried(&db, &[1, 1]).await;
    forget(&issuer, &mut browser, EMAIL).await;
    // The newer link takes the place of the older one, and its letter that of the older letter.
    for _ in 0..100 {
        if waiting(&db).await[1].1 != first[1] {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let second = tried(&db, &[1, 1]).await;
    assert_ne!(first[1], second[1]);
    // An hour later the link for a password is over; the one for the address is not.
    issuer.clock.advance(TimeDelta::minutes(61));
    assert_eq!(tried(&db, &[2]).await[0], first[0]);
    issuer.clock.advance(TimeDelta::hours(48));
    tried(&db, &[]).await;
    inbox.set(Mood::Takes);
    tokio::time::sleep(Duration::from_secs(6)).await;
    assert_eq!(inbox.waiting(), 0);
}

async fn waiting_letters_follow_the_key(db: Db, redis: Redis) {
    let inbox = Inbox::open().await;
    inbox.set(Mood::Away);
    let (issuer, _) = Issuer::with_anna_and_mail(db.clone(), redis, &inbox).await;
    let before = tried(&db, &[1]).await;
    issuer.service.close().await;
    secrets::start(&db, OTHER_KEY, KEY).await.unwrap();
    let after = tried(&db, &[1]).await;
    assert_ne!(before, after);
    secrets::start(&db, OTHER_KEY, "").await.unwrap();
    let error = secrets::start(&db, KEY, "").await.unwrap_err();
    assert!(error.contains("IDENTITY_ENCRYPTION_OLD_KEYS"), "{error}");
}
