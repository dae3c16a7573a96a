//! Invitations by e-mail: letters that wait in the database until the mail server has them.

use chrono::TimeDelta;
use platform_kit::testing::inbox::Mood;
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::tenants::{does, home};
use crate::world::{Browser, World, on_both_databases};

on_both_databases!(
    an_invitation_waits_for_the_mail_server,
    a_letter_whose_link_has_ended_is_not_sent,
);

/// Invites by e-mail and returns the link.
async fn invite_by_mail(world: &World, owner: &Browser) -> String {
    let (_, garage, _) = home(world, owner).await;
    let input = json!({ "tenantId": garage, "role": "DRIVER", "email": "carl@example.com" });
    let made = does(world, owner, "inviteMember", input).await;
    assert_eq!(made["isSent"], true, "{made}");
    made["link"].as_str().unwrap().to_owned()
}

/// Payloads of letters that are kept.
async fn kept_letters(world: &World) -> Vec<String> {
    let select = "SELECT payload FROM job WHERE kind = 'letter'";
    let db = world.database.db.migrator();
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), select))
        .await;
    let rows = rows.unwrap().into_iter();
    rows.map(|row| row.try_get("", "payload").unwrap())
        .collect()
}

async fn an_invitation_waits_for_the_mail_server(world: World) {
    let ann = world.ann().await;
    let stop = CancellationToken::new();
    world.inbox.set(Mood::Away);
    let link = invite_by_mail(&world, &ann).await;
    assert!(world.worker.run_next(&stop).await.unwrap());
    world.inbox.is_empty();
    // Not before its time, and then once.
    world.inbox.set(Mood::Takes);
    assert!(!world.worker.run_next(&stop).await.unwrap());
    assert!(kept_letters(&world).await[0].contains("/join/"));
    world.clock.advance(TimeDelta::minutes(1));
    assert!(world.worker.run_next(&stop).await.unwrap());
    let letter = world.inbox.next().await;
    assert_eq!(letter.to, ["carl@example.com"]);
    assert_eq!(letter.link(), link.split_once("app.test:3001").unwrap().1);
    world.clock.advance(TimeDelta::hours(1));
    assert!(!world.worker.run_next(&stop).await.unwrap());
    // What opens a garage is not kept longer than it waits.
    assert_eq!(kept_letters(&world).await, [""]);
}

async fn a_letter_whose_link_has_ended_is_not_sent(world: World) {
    let ann = world.ann().await;
    let stop = CancellationToken::new();
    invite_by_mail(&world, &ann).await;
    world.clock.advance(TimeDelta::days(400));
    assert!(world.worker.run_next(&stop).await.unwrap());
    world.inbox.is_empty();
    assert_eq!(kept_letters(&world).await, [""]);
}
