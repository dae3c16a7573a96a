//! Letters by SMTP, taken by a server of our own, over both databases.

use axum::http::StatusCode;
use chrono::Duration;
use platform_kit::db::Db;

use crate::support::{Answer, Browser, EMAIL, Issuer, authorize_query, csrf_of, on_both_databases};
use platform_kit::testing::inbox::Inbox;

type Redis = Option<String>;

on_both_databases!(
    a_forgotten_password_is_set_by_letter,
    an_address_is_proven_by_letter,
    an_open_door_tells_nobody_who_has_an_account,
    whoever_signs_up_in_anothers_name_gets_nowhere,
    without_letters_people_are_told_whom_to_ask,
    letters_are_limited_in_silence,
);

const NEW_PASSWORD: &str = "a bicycle made of glass";

pub async fn forget(issuer: &Issuer, browser: &mut Browser, email: &str) -> Answer {
    let path = format!("/identity/forgot?{}", authorize_query(&[]));
    let csrf = csrf_of(&browser.get(issuer, &path).await);
    browser
        .post(issuer, &path, &[("email", email), ("csrf", &csrf)])
        .await
}

async fn press(issuer: &Issuer, browser: &mut Browser, link: &str) -> Answer {
    let page = browser.get(issuer, link).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let (csrf, token) = (csrf_of(&page), link.split_once("token=").unwrap().1);
    let path = link.split('?').next().unwrap();
    let fields = [
        ("token", token),
        ("csrf", &csrf),
        ("new_password", NEW_PASSWORD),
    ];
    browser.post(issuer, path, &fields).await
}

async fn a_forgotten_password_is_set_by_letter(db: Db, redis: Redis) {
    let inbox = Inbox::open().await;
    let (issuer, mut laptop) = Issuer::with_anna_and_mail(db, redis, &inbox).await;
    inbox.next().await;
    let mut browser = Browser::default();
    let work = issuer.service.hash_operations();
    let unknown = forget(&issuer, &mut browser, "nobody@example.com").await;
    let known = forget(&issuer, &mut browser, EMAIL).await;
    assert_eq!((known.status, &known.body), (unknown.status, &unknown.body));
    assert!(known.body.contains("Check your email"));
    assert_eq!(issuer.service.hash_operations(), work);
    let letter = inbox.next().await;
    assert_eq!(letter.to, ["Anna@Example.com"]);
    assert!(letter.text.contains("Subject: Set a new password"));
    let link = letter.link();
    let done = press(&issuer, &mut browser, &link).await;
    assert!(done.body.contains("Your password is set"), "{}", done.body);
    assert_eq!(browser.get(&issuer, &link).await.status, StatusCode::GONE);
    let asked = laptop.authorize(&issuer, &[]).await;
    assert!(asked.location().starts_with("/identity/sign-in?"));
    browser.sign_in(&issuer, EMAIL, NEW_PASSWORD).await.code();
    let page = browser.get(&issuer, "/identity/account").await;
    assert!(page.body.contains("Confirmed"), "the letter was read");
    forget(&issuer, &mut browser, EMAIL).await;
    let late = inbox.next().await.link();
    issuer.clock.advance(Duration::hours(1));
    assert_eq!(browser.get(&issuer, &late).await.status, StatusCode::GONE);
    inbox.is_empty();
}

async fn an_address_is_proven_by_letter(db: Db, redis: Redis) {
    let inbox = Inbox::open().await;
    let (issuer, mut anna) = Issuer::with_anna_and_mail(db, redis, &inbox).await;
    let verified = async |browser: &mut Browser| {
        let code = browser.authorize(&issuer, &[]).await.code();
        let (_, tokens) = issuer.exchange(&code).await;
        crate::support::claims(tokens["id_token"].as_str().unwrap())["email_verified"].clone()
    };
    assert_eq!(verified(&mut anna).await, false);
    let first = inbox.next().await.link();
    let page = anna.get(&issuer, "/identity/account").await;
    assert!(page.body.contains("Not confirmed yet"));
    let csrf = csrf_of(&page);
    anna.post(&issuer, "/identity/account/email", &[("csrf", &csrf)])
        .await;
    let second = inbox.next().await.link();
    // Looking at a link proves nothing yet; the older one is worth nothing.
    assert_eq!(anna.get(&issuer, &first).await.status, StatusCode::GONE);
    assert_eq!(anna.get(&issuer, &second).await.status, StatusCode::OK);
    assert_eq!(verified(&mut anna).await, false);
    let done = press(&issuer, &mut Browser::default(), &second).await;
    assert!(done.body.contains("Your email is confirmed"));
    assert_eq!(verified(&mut anna).await, true);
    // A link of one purpose is no link of another.
    forget(&issuer, &mut anna, EMAIL).await;
    let reset = inbox.next().await.link();
    let crossed = reset.replace("/reset?", "/verify?");
    assert_eq!(anna.get(&issuer, &crossed).await.status, StatusCode::GONE);
}

async fn an_open_door_tells_nobody_who_has_an_account(db: Db, redis: Redis) {
    let inbox = Inbox::open().await;
    let (issuer, _) = Issuer::open_with_mail(db, redis, &inbox).await;
    inbox.next().await;
    let query = authorize_query(&[("prompt", "create")]);
    let before = issuer.service.hash_operations();
    let mut eve = Browser::default();
    let taken = eve
        .sign_up(&issuer, &query, "Eve", EMAIL, NEW_PASSWORD)
        .await;
    let between = issuer.service.hash_operations();
    let free = eve
        .sign_up(&issuer, &query, "Eve", "eve@example.com", NEW_PASSWORD)
        .await;
    let after = issuer.service.hash_operations();
    assert_eq!((taken.status, &taken.body), (free.status, &free.body));
    assert_eq!((between - before, after - between), (1, 1));
    assert!(!eve.cookies.contains_key("identity_session"));
    // Nor does the sign-in that follows.
    let of_taken = eve.sign_in(&issuer, EMAIL, NEW_PASSWORD).await;
    let of_free = eve.sign_in(&issuer, "eve@example.com", NEW_PASSWORD).await;
    assert_eq!(of_taken.status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        of_taken.body.replace(EMAIL, "x"),
        of_free.body.replace("eve@example.com", "x")
    );
    assert_eq!(issuer.service.hash_operations() - after, 2);
    // Each owner is told in their own letter.
    let mut letters = [inbox.next().await, inbox.next().await];
    letters.sort_by(|a, b| a.to.cmp(&b.to));
    assert_eq!(letters[0].to, ["Anna@Example.com"]);
    assert!(letters[0].text.contains("Subject: You have an account"));
    assert_eq!(letters[1].to, ["eve@example.com"]);
    press(&issuer, &mut eve, &letters[1].link()).await;
    eve.sign_in(&issuer, "eve@example.com", NEW_PASSWORD)
        .await
        .code();
}

async fn whoever_signs_up_in_anothers_name_gets_nowhere(db: Db, redis: Redis) {
    let inbox = Inbox::open().await;
    let (issuer, _) = Issuer::open_with_mail(db, redis, &inbox).await;
    inbox.next().await;
    let query = authorize_query(&[("prompt", "create")]);
    let mut thief = Browser::default();
    let email = "ben@example.com";
    thief
        .sign_up(&issuer, &query, "Ben", email, "the thief's password")
        .await;
    let stale = inbox.next().await.link();
    let mut ben = Browser::default();
    ben.sign_up(&issuer, &query, "Ben", email, NEW_PASSWORD)
        .await;
    let link = inbox.next().await.link();
    assert_eq!(ben.get(&issuer, &stale).await.status, StatusCode::GONE);
    press(&issuer, &mut ben, &link).await;
    ben.sign_in(&issuer, email, NEW_PASSWORD).await.code();
    let theft = thief.sign_in(&issuer, email, "the thief's password").await;
    assert_eq!(theft.status, StatusCode::UNAUTHORIZED);
}

async fn without_letters_people_are_told_whom_to_ask(db: Db, redis: Redis) {
    let (issuer, mut browser) = Issuer::with_anna(db, redis).await;
    let page = browser.get(&issuer, "/identity/forgot").await;
    assert!(
        page.body.contains("Ask the person who runs it"),
        "{}",
        page.body
    );
    assert!(!page.body.contains("<form"));
}

async fn letters_are_limited_in_silence(db: Db, redis: Redis) {
    let inbox = Inbox::open().await;
    let (issuer, _) = Issuer::with_anna_and_mail(db, redis, &inbox).await;
    inbox.next().await;
    let mut browser = Browser::default();
    let mut statuses = Vec::new();
    // Twice the limit by address, since a window may begin in between.
    for _ in 0..41 {
        let answer = forget(&issuer, &mut browser, EMAIL).await;
        statuses.push(answer.status);
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
    }
    assert_eq!(statuses.pop(), Some(StatusCode::TOO_MANY_REQUESTS));
    assert!(statuses.len() >= 20, "{}", statuses.len());
    // The account's owner is not flooded: at most five in a window, of which there may be two.
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert!(inbox.waiting() <= 10, "{}", inbox.waiting());
}
