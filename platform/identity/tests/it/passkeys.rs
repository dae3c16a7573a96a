//! Passkeys, with a device of our own, over both databases.

use axum::http::StatusCode;
use platform_kit::db::Db;
use serde_json::Value;

use crate::device::Device;
use crate::support::{
    Answer, Browser, Issuer, PASSWORD, authorize_query, csrf_of, on_both_databases,
};

type Redis = Option<String>;

on_both_databases!(
    a_passkey_is_added_and_signs_in,
    adding_needs_the_password,
    wrong_answers_open_nothing,
    a_removed_passkey_is_worth_nothing,
    scripts_run_on_two_pages_only,
    plain_addresses_offer_none,
);

const LOCAL: &str = "http://localhost:3001/identity";
const ORIGIN: &str = "http://localhost:3001";
const LIST: &str = "/identity/account/passkeys";

fn question_of(page: &Answer) -> Value {
    let (_, rest) = page
        .body
        .split_once("data-question=\"")
        .unwrap_or_else(|| panic!("no question: {} {}", page.status, page.body));
    let text = rest.split('"').next().unwrap();
    serde_json::from_str(&text.replace("&quot;", "\"")).unwrap()
}

async fn add(
    issuer: &Issuer,
    browser: &mut Browser,
    device: &mut Device,
    password: &str,
) -> Answer {
    let page = browser.get(issuer, LIST).await;
    let answer = device.create(&question_of(&page)).to_string();
    let fields = [
        ("password", password),
        ("credential", answer.as_str()),
        ("csrf", &csrf_of(&page)),
    ];
    browser.post(issuer, LIST, &fields).await
}

async fn ask(issuer: &Issuer, browser: &mut Browser) -> Answer {
    let path = format!("/identity/passkey?{}", authorize_query(&[]));
    let page = browser.get(issuer, &path).await;
    assert_eq!(page.status, StatusCode::OK);
    page
}

async fn send(issuer: &Issuer, browser: &mut Browser, page: &Answer, answer: &Value) -> Answer {
    let path = format!("/identity/passkey?{}", authorize_query(&[]));
    let (answer, csrf) = (answer.to_string(), csrf_of(page));
    let fields = [("credential", answer.as_str()), ("csrf", &csrf)];
    browser.post(issuer, &path, &fields).await
}

async fn with_passkey(db: Db, redis: Redis) -> (Issuer, Browser, Device) {
    let (issuer, mut laptop) = Issuer::with_anna_at(db, redis, LOCAL).await;
    let mut device = Device::new(ORIGIN, "localhost", 7);
    let done = add(&issuer, &mut laptop, &mut device, PASSWORD).await;
    assert_eq!(
        done.location(),
        "/identity/account?done=passkey",
        "{}",
        done.body
    );
    (issuer, laptop, device)
}

async fn a_passkey_is_added_and_signs_in(db: Db, redis: Redis) {
    let (issuer, _, mut device) = with_passkey(db, redis).await;
    let mut phone = Browser::default();
    let page = ask(&issuer, &mut phone).await;
    let answer = device.get(&question_of(&page));
    let work = issuer.service.hash_operations();
    let done = send(&issuer, &mut phone, &page, &answer).await;
    let (status, _) = issuer.exchange(&done.code()).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(issuer.service.hash_operations(), work);
    let list = phone.get(&issuer, LIST).await;
    assert!(list.body.contains("last used"), "{}", list.body);
    // The same device again, with its next counter.
    let page = ask(&issuer, &mut phone).await;
    let answer = device.get(&question_of(&page));
    send(&issuer, &mut phone, &page, &answer).await.code();
}

async fn adding_needs_the_password(db: Db, redis: Redis) {
    let (issuer, mut laptop) = Issuer::with_anna_at(db, redis, LOCAL).await;
    let mut device = Device::new(ORIGIN, "localhost", 7);
    let refused = add(&issuer, &mut laptop, &mut device, "a guess").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("This is not your password"));
    let mut phone = Browser::default();
    let page = ask(&issuer, &mut phone).await;
    let answer = device.get(&question_of(&page));
    let done = send(&issuer, &mut phone, &page, &answer).await;
    assert_eq!(done.status, StatusCode::UNAUTHORIZED);
    // An answer to no question, or to another's, adds nothing.
    let mut stranger = Browser::default();
    assert_eq!(
        stranger.get(&issuer, LIST).await.status,
        StatusCode::UNAUTHORIZED
    );
    let page = laptop.get(&issuer, LIST).await;
    let csrf = csrf_of(&page);
    let mut question = question_of(&page);
    question["publicKey"]["challenge"] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".into();
    let answer = device.create(&question).to_string();
    let fields = [
        ("password", PASSWORD),
        ("credential", &answer),
        ("csrf", &csrf),
    ];
    let refused = laptop.post(&issuer, LIST, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn wrong_answers_open_nothing(db: Db, redis: Redis) {
    let (issuer, _, mut device) = with_passkey(db, redis).await;
    let mut thief = Browser::default();
    // An answer works once, and only in the browser that was asked.
    let page = ask(&issuer, &mut thief).await;
    let answer = device.get(&question_of(&page));
    let mut other = Browser::default();
    let elsewhere = ask(&issuer, &mut other).await;
    let crossed = send(&issuer, &mut other, &elsewhere, &answer).await;
    assert_eq!(crossed.status, StatusCode::UNAUTHORIZED);
    send(&issuer, &mut thief, &page, &answer).await.code();
    let mut replayer = Browser::default();
    let again = ask(&issuer, &mut replayer).await;
    let replay = send(&issuer, &mut replayer, &again, &answer).await;
    assert_eq!(replay.status, StatusCode::UNAUTHORIZED);
    // Another site, another key, no check of the owner, an old counter, nonsense.
    let mut cases: Vec<(&str, Device)> = Vec::new();
    let mut phishing = Device::new("https://evil.test", "localhost", 7);
    phishing.owner = device.owner.clone();
    cases.push(("origin", phishing));
    let mut forged = Device::new(ORIGIN, "localhost", 7);
    forged.owner = device.owner.clone();
    cases.push(("key", forged));
    for (name, mut liar) in cases {
        let page = ask(&issuer, &mut replayer).await;
        let answer = liar.get(&question_of(&page));
        let refused = send(&issuer, &mut replayer, &page, &answer).await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{name}");
    }
    device.verifies = false;
    let page = ask(&issuer, &mut replayer).await;
    let answer = device.get(&question_of(&page));
    let refused = send(&issuer, &mut replayer, &page, &answer).await;
    assert_eq!(
        refused.status,
        StatusCode::UNAUTHORIZED,
        "nobody was checked"
    );
    device.verifies = true;
    device.counter = 0;
    let page = ask(&issuer, &mut replayer).await;
    let answer = device.get(&question_of(&page));
    let refused = send(&issuer, &mut replayer, &page, &answer).await;
    assert_eq!(
        refused.status,
        StatusCode::UNAUTHORIZED,
        "a copy of the device"
    );
    let page = ask(&issuer, &mut replayer).await;
    let refused = send(&issuer, &mut replayer, &page, &Value::Null).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert!(!replayer.cookies.contains_key("identity_session"));
}

async fn a_removed_passkey_is_worth_nothing(db: Db, redis: Redis) {
    let (issuer, mut laptop, mut device) = with_passkey(db, redis).await;
    let page = laptop.get(&issuer, LIST).await;
    let (_, rest) = page.body.split_once("name=\"id\" value=\"").unwrap();
    let id = rest.split('"').next().unwrap().to_owned();
    let path = format!("{LIST}/remove");
    let forged = [("id", id.as_str()), ("csrf", "x")];
    let refused = laptop.post(&issuer, &path, &forged).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let fields = [("id", id.as_str()), ("csrf", &csrf_of(&page))];
    let done = laptop.post(&issuer, &path, &fields).await;
    assert_eq!(done.location(), "/identity/account?done=passkey-off");
    let mut phone = Browser::default();
    let page = ask(&issuer, &mut phone).await;
    let answer = device.get(&question_of(&page));
    let refused = send(&issuer, &mut phone, &page, &answer).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
}

async fn scripts_run_on_two_pages_only(db: Db, redis: Redis) {
    let (issuer, mut laptop, _) = with_passkey(db, redis).await;
    let query = authorize_query(&[]);
    for (path, scripted) in [
        (format!("/identity/passkey?{query}"), true),
        (LIST.to_owned(), true),
        (format!("/identity/sign-in?{query}"), false),
        ("/identity/account".to_owned(), false),
    ] {
        let page = laptop.get(&issuer, &path).await;
        let policy = page.header("content-security-policy");
        assert_eq!(policy.contains("script-src 'self';"), scripted, "{path}");
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(page.body.contains("<script"), scripted, "{path}");
        assert!(!page.body.contains("<script>"), "nothing inline: {path}");
    }
    let script = laptop.get(&issuer, "/identity/assets/passkeys.js").await;
    assert_eq!(
        script.header("content-type"),
        "text/javascript; charset=utf-8"
    );
}

async fn plain_addresses_offer_none(db: Db, redis: Redis) {
    let (issuer, mut laptop) = Issuer::with_anna(db, redis).await;
    let query = authorize_query(&[]);
    let page = laptop
        .get(&issuer, &format!("/identity/sign-in?{query}"))
        .await;
    assert!(!page.body.contains("passkey"));
    let page = laptop
        .get(&issuer, &format!("/identity/passkey?{query}"))
        .await;
    assert!(page.location().starts_with("/identity/sign-in?"));
    let page = laptop.get(&issuer, LIST).await;
    assert!(
        page.body.contains("need an address with a name and TLS"),
        "{}",
        page.body
    );
}
