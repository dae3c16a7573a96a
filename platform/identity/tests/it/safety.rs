//! What keeps accounts safe after the sign-in: keys, devices, second steps, over both databases.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use chrono::Duration;
use platform_identity::OldKeys;
use platform_kit::db::Db;
use serde_json::{Value, json};

use crate::support::{
    Answer, Browser, EMAIL, Issuer, PASSWORD, authorize_query, csrf_of, on_both_databases, totp_of,
};

type Redis = Option<String>;

on_both_databases!(
    keys_are_replaced_without_sign_outs,
    keys_are_replaced_by_the_calendar,
    a_stolen_key_is_distrusted_at_once,
    two_processes_share_their_keys,
    devices_are_listed_and_signed_out,
    applications_list_and_end_sessions,
    a_new_password_signs_others_out,
    a_second_step_is_set_up_and_asked_for,
    codes_work_once,
    guessing_codes_is_slowed,
    recovery_codes_work_once,
    a_command_makes_a_link_for_a_new_password,
    an_account_is_deleted_with_everything_of_it,
);

const NEW_PASSWORD: &str = "a bicycle made of glass";

pub async fn kids(issuer: &Issuer) -> Vec<String> {
    let answer = Browser::default().get(issuer, "/identity/jwks").await;
    let set: Value = serde_json::from_str(&answer.body).unwrap();
    let keys = set["keys"].as_array().unwrap().iter();
    keys.map(|key| key["kid"].as_str().unwrap().to_owned())
        .collect()
}

fn kid_of(tokens: &Value) -> String {
    let token = tokens["access_token"].as_str().unwrap();
    jsonwebtoken::decode_header(token).unwrap().kid.unwrap()
}

async fn with_token(issuer: &Issuer, method: &str, path: &str, tokens: &Value) -> Answer {
    let token = tokens["access_token"].as_str().unwrap();
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("authorization", format!("Bearer {token}"));
    issuer.send(request.body(Body::empty()).unwrap()).await
}

async fn is_welcome(issuer: &Issuer, tokens: &Value) -> bool {
    let answer = with_token(issuer, "GET", "/identity/userinfo", tokens).await;
    answer.status == StatusCode::OK
}

async fn tokens(issuer: &Issuer, browser: &mut Browser) -> Value {
    let code = browser.authorize(issuer, &[]).await.code();
    let (status, tokens) = issuer.exchange(&code).await;
    assert_eq!(status, StatusCode::OK);
    tokens
}

async fn refresh(issuer: &Issuer, tokens: &Value) -> (StatusCode, Value) {
    issuer
        .token(&[
            ("grant_type", "refresh_token"),
            ("client_id", "motovaultpro-web"),
            ("refresh_token", tokens["refresh_token"].as_str().unwrap()),
        ])
        .await
}

async fn keys_are_replaced_without_sign_outs(db: Db, redis: Redis) {
    let (issuer, mut browser) = Issuer::with_anna(db, redis).await;
    let before = tokens(&issuer, &mut browser).await;
    let old = kid_of(&before);
    let rotated = issuer.service.rotate_signing_key(OldKeys::Keep).await;
    rotated.unwrap();
    // The new key is public at once, and signs when every client has had time to learn of it.
    assert_eq!(kids(&issuer).await.len(), 2);
    assert_eq!(kid_of(&tokens(&issuer, &mut browser).await), old);
    issuer.clock.advance(Duration::minutes(9));
    assert!(is_welcome(&issuer, &before).await);
    issuer.clock.advance(Duration::minutes(2));
    let after = tokens(&issuer, &mut browser).await;
    assert_ne!(kid_of(&after), old);
    let (status, refreshed) = refresh(&issuer, &before).await;
    assert_eq!(status, StatusCode::OK);
    assert!(is_welcome(&issuer, &refreshed).await && is_welcome(&issuer, &after).await);
    // An id token of before still proves the wish to sign out.
    let hint = before["id_token"].as_str().unwrap();
    let out = format!("/identity/end-session?id_token_hint={hint}");
    let page = browser.get(&issuer, &out).await;
    assert!(page.body.contains("You are signed out"), "{}", page.body);
}

async fn keys_are_replaced_by_the_calendar(db: Db, redis: Redis) {
    let (issuer, mut browser) = Issuer::with_anna(db, redis).await;
    let first = kids(&issuer).await;
    issuer.clock.advance(Duration::days(89));
    assert_eq!(kids(&issuer).await, first);
    issuer.clock.advance(Duration::days(2));
    let both = kids(&issuer).await;
    assert_eq!(both.len(), 2);
    assert_eq!(both[0], first[0], "the old one signs first");
    issuer.clock.advance(Duration::days(91));
    let later = kids(&issuer).await;
    assert_eq!(later.len(), 2, "the first one is gone");
    assert!(!later.contains(&first[0]));
    browser.sign_in(&issuer, EMAIL, PASSWORD).await.code();
    let signed_by = kid_of(&tokens(&issuer, &mut browser).await);
    assert!(later.contains(&signed_by));
}

async fn a_stolen_key_is_distrusted_at_once(db: Db, redis: Redis) {
    let (issuer, mut browser) = Issuer::with_anna(db, redis).await;
    let before = tokens(&issuer, &mut browser).await;
    let rotated = issuer.service.rotate_signing_key(OldKeys::Distrust).await;
    rotated.unwrap();
    assert_eq!(kids(&issuer).await.len(), 1);
    assert!(!is_welcome(&issuer, &before).await);
    let (status, refreshed) = refresh(&issuer, &before).await;
    assert_eq!(status, StatusCode::OK, "sessions go on");
    assert!(is_welcome(&issuer, &refreshed).await);
}

async fn two_processes_share_their_keys(db: Db, redis: Redis) {
    let (issuer, mut browser) = Issuer::with_anna(db, redis).await;
    let other = issuer.restart().await;
    let rotated = other.service.rotate_signing_key(OldKeys::Keep).await;
    rotated.unwrap();
    issuer.clock.advance(Duration::minutes(11));
    let issued = tokens(&issuer, &mut browser).await;
    assert_eq!(kids(&issuer).await, kids(&other).await);
    assert!(is_welcome(&other, &issued).await);
    assert_eq!(kid_of(&issued), kids(&other).await[0]);
}

async fn devices_are_listed_and_signed_out(db: Db, redis: Redis) {
    let (issuer, mut laptop) = Issuer::with_anna(db, redis).await;
    let mut phone = Browser::with_agent("Mozilla/5.0 (Android 14; Mobile) Firefox/130.0");
    phone.sign_in(&issuer, EMAIL, PASSWORD).await.code();
    let of_phone = tokens(&issuer, &mut phone).await;
    let page = laptop.get(&issuer, "/identity/account").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Firefox on Android"), "{}", page.body);
    assert!(page.body.contains("This device"));
    let (_, rest) = page.body.split_once("name=\"id\" value=\"").unwrap();
    let id = rest.split('"').next().unwrap().to_owned();
    // A form of another site ends nothing.
    let path = "/identity/account/sessions";
    let fields = [("id", id.as_str()), ("csrf", "x")];
    let forged = laptop.post(&issuer, path, &fields).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    phone.authorize(&issuer, &[]).await.code();
    let csrf = csrf_of(&page);
    let fields = [("id", id.as_str()), ("csrf", csrf.as_str())];
    let ended = laptop.post(&issuer, path, &fields).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER);
    let asked = phone.authorize(&issuer, &[]).await;
    assert!(asked.location().starts_with("/identity/sign-in?"));
    assert_eq!(refresh(&issuer, &of_phone).await.0, StatusCode::BAD_REQUEST);
    laptop.authorize(&issuer, &[]).await.code();
    // Whoever is signed out sees no account.
    let page = phone.get(&issuer, "/identity/account").await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
}

async fn applications_list_and_end_sessions(db: Db, redis: Redis) {
    let (issuer, mut laptop) = Issuer::with_anna(db, redis).await;
    let mut phone = Browser::default();
    phone.sign_in(&issuer, EMAIL, PASSWORD).await.code();
    let (mine, theirs) = (
        tokens(&issuer, &mut laptop).await,
        tokens(&issuer, &mut phone).await,
    );
    let answer = with_token(&issuer, "GET", "/identity/sessions", &mine).await;
    let listed: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(listed.as_array().unwrap().len(), 2);
    let sid = crate::support::claims(theirs["id_token"].as_str().unwrap())["sid"].clone();
    let sid = sid.as_str().unwrap();
    assert!(issuer.service.session_goes_on(sid).await.unwrap());
    let one = format!("/identity/sessions/{sid}");
    let ended = with_token(&issuer, "DELETE", &one, &mine).await;
    assert_eq!(ended.status, StatusCode::NO_CONTENT);
    assert!(!issuer.service.session_goes_on(sid).await.unwrap());
    let again = with_token(&issuer, "DELETE", &one, &mine).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    assert_eq!(refresh(&issuer, &theirs).await.0, StatusCode::BAD_REQUEST);
    let all = with_token(&issuer, "DELETE", "/identity/sessions", &mine).await;
    assert_eq!(all.status, StatusCode::NO_CONTENT);
    assert_eq!(refresh(&issuer, &mine).await.0, StatusCode::BAD_REQUEST);
    for (method, path) in [("GET", "/identity/sessions"), ("DELETE", one.as_str())] {
        let nobody = with_token(&issuer, method, path, &json!({ "access_token": "x" })).await;
        assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
    }
}

async fn a_new_password_signs_others_out(db: Db, redis: Redis) {
    let (issuer, mut laptop) = Issuer::with_anna(db, redis).await;
    let mut thief = Browser::default();
    thief.sign_in(&issuer, EMAIL, PASSWORD).await.code();
    let path = "/identity/account/password";
    let mut csrf = csrf_of(&laptop.get(&issuer, path).await);
    for (old, new, words) in [
        ("wrong", NEW_PASSWORD, "This is not your password"),
        (PASSWORD, "short", "Use at least 8 characters"),
        (PASSWORD, "password1", "Many people use this password"),
    ] {
        let fields = [("password", old), ("new_password", new), ("csrf", &csrf)];
        let page = laptop.post(&issuer, path, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains(words), "{words}: {}", page.body);
        csrf = csrf_of(&page);
    }
    let fields = [
        ("password", PASSWORD),
        ("new_password", NEW_PASSWORD),
        ("csrf", &csrf),
    ];
    let done = laptop.post(&issuer, path, &fields).await;
    assert_eq!(done.location(), "/identity/account?done=password");
    laptop.authorize(&issuer, &[]).await.code();
    let asked = thief.authorize(&issuer, &[]).await;
    assert!(asked.location().starts_with("/identity/sign-in?"));
    let mut fresh = Browser::default();
    let old = fresh.sign_in(&issuer, EMAIL, PASSWORD).await;
    assert_eq!(old.status, StatusCode::UNAUTHORIZED);
    fresh.sign_in(&issuer, EMAIL, NEW_PASSWORD).await.code();
}

async fn an_account_is_deleted_with_everything_of_it(db: Db, redis: Redis) {
    let (issuer, mut laptop) = Issuer::with_anna(db, redis).await;
    let mut phone = Browser::default();
    phone.sign_in(&issuer, EMAIL, PASSWORD).await.code();
    let path = "/identity/account/delete";
    let page = laptop.get(&issuer, path).await;
    assert!(page.body.contains("removed here at once"), "{}", page.body);
    let wrong = [("password", "wrong"), ("csrf", &*csrf_of(&page))];
    let page = laptop.post(&issuer, path, &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let forged = [("password", PASSWORD), ("csrf", "forged")];
    let page = laptop.post(&issuer, path, &forged).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    let right = [("password", PASSWORD), ("csrf", &*csrf_of(&page))];
    let gone = laptop.post(&issuer, path, &right).await;
    assert!(
        gone.body.contains("Your account is deleted"),
        "{}",
        gone.body
    );
    for browser in [&mut laptop, &mut phone] {
        let asked = browser.authorize(&issuer, &[]).await;
        assert!(asked.location().starts_with("/identity/sign-in?"));
    }
    let again = Browser::default().sign_in(&issuer, EMAIL, PASSWORD).await;
    assert_eq!(again.status, StatusCode::UNAUTHORIZED);
}

/// Sets up the second step; returns the secret and the codes on paper.
pub async fn set_up(issuer: &Issuer, browser: &mut Browser) -> (String, Vec<String>) {
    let path = "/identity/account/two-step";
    let csrf = csrf_of(&browser.get(issuer, path).await);
    let fields = [("password", PASSWORD), ("action", "begin"), ("csrf", &csrf)];
    let page = browser.post(issuer, path, &fields).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("<svg") && !page.body.contains("<script"));
    let (_, rest) = page.body.split_once("<code class=\"key\">").unwrap();
    let secret = rest.split('<').next().unwrap().replace(' ', "");
    let confirm = format!("{path}/confirm");
    let wrong = [("code", "000000"), ("csrf", csrf.as_str())];
    let page = browser.post(issuer, &confirm, &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("This code is not right"));
    let code = totp_of(&secret, &issuer.clock);
    let page = browser
        .post(issuer, &confirm, &[("code", &code), ("csrf", &csrf)])
        .await;
    assert_eq!(page.status, StatusCode::OK);
    let codes: Vec<String> = page
        .body
        .split("<li><code>")
        .skip(1)
        .map(|part| part.split('<').next().unwrap().to_owned())
        .collect();
    assert_eq!(codes.len(), 10, "{}", page.body);
    (secret, codes)
}

pub async fn second_step(issuer: &Issuer, browser: &mut Browser, code: &str) -> Answer {
    let path = format!("/identity/second-step?{}", authorize_query(&[]));
    let page = browser.get(issuer, &path).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.location());
    let csrf = csrf_of(&page);
    browser
        .post(issuer, &path, &[("code", code), ("csrf", &csrf)])
        .await
}

async fn a_second_step_is_set_up_and_asked_for(db: Db, redis: Redis) {
    let (issuer, mut laptop) = Issuer::with_anna(db, redis).await;
    let (secret, _) = set_up(&issuer, &mut laptop).await;
    issuer.clock.advance(Duration::seconds(30));
    let mut phone = Browser::default();
    let half = phone.sign_in(&issuer, EMAIL, PASSWORD).await;
    assert!(half.location().starts_with("/identity/second-step?"));
    assert!(!phone.cookies.contains_key("identity_session"));
    // The first step alone opens nothing.
    let asked = phone.authorize(&issuer, &[]).await;
    assert!(asked.location().starts_with("/identity/sign-in?"));
    let page = phone.get(&issuer, "/identity/account").await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    // The second step alone neither.
    let mut other = Browser::default();
    let path = format!("/identity/second-step?{}", authorize_query(&[]));
    let alone = other.get(&issuer, &path).await;
    assert!(alone.location().starts_with("/identity/sign-in?"));
    let code = totp_of(&secret, &issuer.clock);
    second_step(&issuer, &mut phone, &code).await.code();
    assert!(!phone.cookies.contains_key("identity_step"));
    phone.authorize(&issuer, &[]).await.code();
    // It is too late after ten minutes.
    let mut slow = Browser::default();
    slow.sign_in(&issuer, EMAIL, PASSWORD).await;
    issuer.clock.advance(Duration::minutes(10));
    let late = slow.get(&issuer, &path).await;
    assert!(late.location().starts_with("/identity/sign-in?"));
    // Turned off with the password only.
    let path = "/identity/account/two-step";
    let csrf = csrf_of(&laptop.get(&issuer, path).await);
    let wrong = [
        ("password", "x"),
        ("action", "off"),
        ("csrf", csrf.as_str()),
    ];
    let page = laptop.post(&issuer, path, &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let right = [
        ("password", PASSWORD),
        ("action", "off"),
        ("csrf", csrf.as_str()),
    ];
    let done = laptop.post(&issuer, path, &right).await;
    assert_eq!(done.location(), "/identity/account?done=two-step-off");
    slow.sign_in(&issuer, EMAIL, PASSWORD).await.code();
}

async fn codes_work_once(db: Db, redis: Redis) {
    let (issuer, mut laptop) = Issuer::with_anna(db, redis).await;
    let (secret, _) = set_up(&issuer, &mut laptop).await;
    // The code of the set-up is spent, too.
    let used = totp_of(&secret, &issuer.clock);
    let mut phone = Browser::default();
    phone.sign_in(&issuer, EMAIL, PASSWORD).await;
    let replay = second_step(&issuer, &mut phone, &used).await;
    assert_eq!(replay.status, StatusCode::UNAUTHORIZED);
    issuer.clock.advance(Duration::seconds(30));
    let fresh = totp_of(&secret, &issuer.clock);
    let mut thief = Browser::default();
    thief.sign_in(&issuer, EMAIL, PASSWORD).await;
    second_step(&issuer, &mut phone, &fresh).await.code();
    let replay = second_step(&issuer, &mut thief, &fresh).await;
    assert_eq!(replay.status, StatusCode::UNAUTHORIZED);
    assert!(!thief.cookies.contains_key("identity_session"));
}

async fn guessing_codes_is_slowed(db: Db, redis: Redis) {
    let (issuer, mut owner) = Issuer::with_anna(db, redis).await;
    let (secret, _) = set_up(&issuer, &mut owner).await;
    issuer.clock.advance(Duration::seconds(30));
    let mut guesser = Browser::default();
    guesser.sign_in(&issuer, EMAIL, PASSWORD).await;
    let mut slowed = false;
    // Twice the limit, since a window may begin in between.
    for n in 0..21 {
        let answer = second_step(&issuer, &mut guesser, &format!("{n:06}")).await;
        slowed = answer.status == StatusCode::TOO_MANY_REQUESTS;
        if slowed {
            break;
        }
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    }
    assert!(slowed);
    let code = totp_of(&secret, &issuer.clock);
    let right = second_step(&issuer, &mut guesser, &code).await;
    assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS);
    // The owner's browser is known.
    owner.cookies.remove("identity_session");
    owner.sign_in(&issuer, EMAIL, PASSWORD).await;
    second_step(&issuer, &mut owner, &code).await.code();
}

async fn recovery_codes_work_once(db: Db, redis: Redis) {
    let (issuer, mut laptop) = Issuer::with_anna(db, redis).await;
    let (_, codes) = set_up(&issuer, &mut laptop).await;
    let loose = codes[0].to_uppercase().replace('-', " ");
    for (code, good) in [(&loose, true), (&codes[0], false), (&codes[1], true)] {
        let mut browser = Browser::default();
        browser.sign_in(&issuer, EMAIL, PASSWORD).await;
        let answer = second_step(&issuer, &mut browser, code).await;
        assert_eq!(answer.status == StatusCode::SEE_OTHER, good, "{code}");
    }
    let page = laptop.get(&issuer, "/identity/account").await;
    assert!(
        page.body.contains("On. 8 recovery codes are left."),
        "{}",
        page.body
    );
    // New ones end the old ones.
    let path = "/identity/account/two-step";
    let csrf = csrf_of(&laptop.get(&issuer, path).await);
    let fields = [
        ("password", PASSWORD),
        ("action", "codes"),
        ("csrf", csrf.as_str()),
    ];
    assert_eq!(
        laptop.post(&issuer, path, &fields).await.status,
        StatusCode::OK
    );
    let mut browser = Browser::default();
    browser.sign_in(&issuer, EMAIL, PASSWORD).await;
    let answer = second_step(&issuer, &mut browser, &codes[2]).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
}

async fn a_command_makes_a_link_for_a_new_password(db: Db, redis: Redis) {
    let (issuer, mut laptop) = Issuer::with_anna(db, redis).await;
    assert_eq!(
        issuer.service.reset_link("ben@example.com").await.unwrap(),
        None
    );
    assert_eq!(issuer.service.reset_link("no address").await.unwrap(), None);
    let old = issuer.link_path(issuer.service.reset_link(EMAIL).await.unwrap());
    let link = issuer.link_path(issuer.service.reset_link(EMAIL).await.unwrap());
    let mut browser = Browser::default();
    let replaced = browser.get(&issuer, &old).await;
    assert_eq!(replaced.status, StatusCode::GONE, "a newer one was made");
    let page = browser.get(&issuer, &link).await;
    assert_eq!(page.status, StatusCode::OK);
    let (csrf, token) = (csrf_of(&page), link.split_once("token=").unwrap().1);
    let send = |password: &'static str| {
        [
            ("new_password", password.to_owned()),
            ("token", token.to_owned()),
            ("csrf", csrf.clone()),
        ]
    };
    let path = "/identity/reset";
    let short = browser.post_all(&issuer, path, &send("short")).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = browser.post_all(&issuer, path, &send(NEW_PASSWORD)).await;
    assert!(done.body.contains("Your password is set"), "{}", done.body);
    let replay = browser
        .post_all(&issuer, path, &send("another one, please"))
        .await;
    assert_eq!(replay.status, StatusCode::GONE);
    let asked = laptop.authorize(&issuer, &[]).await;
    assert!(asked.location().starts_with("/identity/sign-in?"));
    browser.sign_in(&issuer, EMAIL, NEW_PASSWORD).await.code();
    // By hand it proves no address, and lasts a day.
    let late = issuer.link_path(issuer.service.reset_link(EMAIL).await.unwrap());
    issuer.clock.advance(Duration::hours(24));
    assert_eq!(browser.get(&issuer, &late).await.status, StatusCode::GONE);
}
