//! Who gets an account and who gets in, over both databases.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use platform_kit::db::Db;
use serde_json::json;

use crate::support::{
    Answer, Browser, EMAIL, Issuer, PASSWORD, authorize_query, csrf_of, on_both_databases,
};

type Redis = Option<String>;

on_both_databases!(
    the_first_account_needs_the_set_up_link,
    the_set_up_link_works_once,
    a_restart_prints_a_fresh_link,
    sign_up_is_closed_afterwards,
    sign_up_can_be_opened,
    fields_are_judged_and_kept,
    unknown_and_wrong_get_the_same_answer,
    guessing_is_slowed_and_the_owner_gets_in,
    forms_from_elsewhere_are_refused,
    a_planted_cookie_becomes_no_session,
    only_registered_addresses_are_answered,
    pages_carry_their_headers,
);

async fn the_first_account_needs_the_set_up_link(db: Db, redis: Redis) {
    let issuer = Issuer::start(db, redis).await;
    assert!(issuer.service.setup_required().await.unwrap());
    let mut browser = Browser::default();
    for token in ["", "wrong"] {
        let query = authorize_query(&[("prompt", "create"), ("setup_token", token)]);
        let page = browser
            .get(&issuer, &format!("/identity/sign-up?{query}"))
            .await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(
            page.body.contains("This garage is not set up yet"),
            "{}",
            page.body
        );
    }
    let status = browser.get(&issuer, "/identity/status").await;
    let doors: serde_json::Value = serde_json::from_str(&status.body).unwrap();
    assert_eq!(
        doors,
        json!({ "setup_required": true, "sign_up_open": false })
    );
}

async fn the_set_up_link_works_once(db: Db, redis: Redis) {
    let issuer = Issuer::start(db, redis).await;
    let token = issuer.setup_token();
    let query = authorize_query(&[("prompt", "create"), ("setup_token", &token)]);
    let (mut first, mut second) = (Browser::default(), Browser::default());
    // Both have the form open before either sends it.
    let anna_csrf = first.sign_up_form(&issuer, &query).await;
    let ben_csrf = second.sign_up_form(&issuer, &query).await;
    let anna = [
        ("name", "Anna"),
        ("email", EMAIL),
        ("password", PASSWORD),
        ("csrf", &anna_csrf),
    ];
    let ben = [
        ("name", "Ben"),
        ("email", "ben@example.com"),
        ("password", PASSWORD),
        ("csrf", &ben_csrf),
    ];
    let (a, b) = tokio::join!(
        first.send_sign_up(&issuer, &query, &anna),
        second.send_sign_up(&issuer, &query, &ben),
    );
    let mut statuses = [a.status, b.status];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::FORBIDDEN]);
    assert_eq!(issuer.service.setup_link(), None);
    let late = Browser::default()
        .get(&issuer, &format!("/identity/sign-up?{query}"))
        .await;
    assert_eq!(late.status, StatusCode::FORBIDDEN);
    assert_eq!(issuer.restart().await.service.setup_link(), None);
}

async fn a_restart_prints_a_fresh_link(db: Db, redis: Redis) {
    let issuer = Issuer::start(db, redis).await;
    let old = issuer.setup_token();
    let issuer = issuer.restart().await;
    let fresh = issuer.setup_token();
    assert_ne!(old, fresh);
    for (token, status) in [(old, StatusCode::FORBIDDEN), (fresh, StatusCode::OK)] {
        let query = authorize_query(&[("prompt", "create"), ("setup_token", &token)]);
        let page = Browser::default()
            .get(&issuer, &format!("/identity/sign-up?{query}"))
            .await;
        assert_eq!(page.status, status);
    }
}

async fn sign_up_is_closed_afterwards(db: Db, redis: Redis) {
    let (issuer, _) = Issuer::with_anna(db, redis).await;
    let mut browser = Browser::default();
    let path = format!(
        "/identity/sign-up?{}",
        authorize_query(&[("prompt", "create")])
    );
    let page = browser.get(&issuer, &path).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.body.contains("Sign-up is closed"));
    // Not by sending the form directly, either.
    let page = browser
        .get(
            &issuer,
            &format!("/identity/sign-in?{}", authorize_query(&[])),
        )
        .await;
    assert!(!page.body.contains("Create account"));
    let csrf = csrf_of(&page);
    let form = [
        ("name", "Ben"),
        ("email", "b@b.test"),
        ("password", PASSWORD),
        ("csrf", csrf.as_str()),
    ];
    let answer = browser.post(&issuer, &path, &form).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let answer = browser.sign_in(&issuer, "b@b.test", PASSWORD).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
}

async fn sign_up_can_be_opened(db: Db, redis: Redis) {
    let issuer = Issuer::start_with(db, redis, "open").await;
    let query = authorize_query(&[("prompt", "create")]);
    // Open or not, the first account is the operator's.
    let page = Browser::default()
        .get(&issuer, &format!("/identity/sign-up?{query}"))
        .await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    let token = issuer.setup_token();
    let first = authorize_query(&[("setup_token", &token)]);
    let mut anna = Browser::default();
    anna.sign_up(&issuer, &first, "Anna", EMAIL, PASSWORD)
        .await
        .code();
    let mut ben = Browser::default();
    ben.sign_up(&issuer, &query, "Ben", "ben@example.com", PASSWORD)
        .await
        .code();
    let mut eve = Browser::default();
    let taken = eve
        .sign_up(&issuer, &query, "Eve", "ANNA@example.com", PASSWORD)
        .await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        taken.body.contains("If you have one, sign in."),
        "{}",
        taken.body
    );
}

async fn fields_are_judged_and_kept(db: Db, redis: Redis) {
    let issuer = Issuer::start(db, redis).await;
    let token = issuer.setup_token();
    let query = authorize_query(&[("setup_token", &token)]);
    let mut browser = Browser::default();
    let cases = [
        ("", EMAIL, PASSWORD, "Enter your name"),
        ("Anna", "anna", PASSWORD, "Enter a whole email address"),
        ("Anna", EMAIL, "short", "Use at least 8 characters"),
        (
            "Anna",
            EMAIL,
            "password123",
            "Many people use this password",
        ),
        ("Anna", EMAIL, "anna@example.com", "not your email"),
    ];
    for (name, email, password, words) in cases {
        let page = browser
            .sign_up(&issuer, &query, name, email, password)
            .await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains(words), "{words}: {}", page.body);
        assert!(page.body.contains("aria-invalid=\"true\""));
        assert!(page.body.contains(&format!("value=\"{email}\"")));
        assert!(
            !page.body.contains(&format!("value=\"{password}\""))
                || password == email.to_lowercase()
        );
    }
    let nasty = "\"><script>alert(1)</script>";
    let page = browser.sign_up(&issuer, &query, nasty, "x", "short").await;
    assert!(!page.body.contains("<script>") && page.body.contains("&lt;script&gt;"));
    // What was wrong before does not spend the link.
    browser
        .sign_up(&issuer, &query, "Anna", EMAIL, PASSWORD)
        .await
        .code();
}

async fn unknown_and_wrong_get_the_same_answer(db: Db, redis: Redis) {
    let (issuer, _) = Issuer::with_anna(db, redis).await;
    let mut browser = Browser::default();
    let wrong = browser
        .sign_in(&issuer, "anna@example.com", "not the password")
        .await;
    let unknown = browser
        .sign_in(&issuer, "anne@example.com", "not the password")
        .await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    assert_eq!(wrong.status, unknown.status);
    let neutral = |answer: &Answer| answer.body.replace("anne@", "anna@");
    assert_eq!(neutral(&wrong), neutral(&unknown));
    let huge = "x".repeat(5_000);
    let long = browser.sign_in(&issuer, EMAIL, &huge).await;
    assert_eq!(long.status, StatusCode::UNAUTHORIZED);
}

async fn guessing_is_slowed_and_the_owner_gets_in(db: Db, redis: Redis) {
    let (issuer, mut owner) = Issuer::with_anna(db, redis).await;
    let mut guesser = Browser::default();
    let mut refused = None;
    // Twice the limit, since a window may begin in between.
    for _ in 0..21 {
        let answer = guesser.sign_in(&issuer, EMAIL, "a guess or two").await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            refused = Some(answer);
            break;
        }
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    }
    let refused = refused.expect("a limit");
    assert_eq!(refused.header("retry-after"), "600");
    assert!(refused.body.contains("Too many tries. Wait 10 minutes."));
    // Even the right password is not told to the guesser.
    let right = guesser.sign_in(&issuer, EMAIL, PASSWORD).await;
    assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS);
    // The owner's browser has signed in before.
    owner.cookies.remove("identity_session");
    owner.sign_in(&issuer, EMAIL, PASSWORD).await.code();
}

async fn forms_from_elsewhere_are_refused(db: Db, redis: Redis) {
    let (issuer, _) = Issuer::with_anna(db, redis).await;
    let mut browser = Browser::default();
    let path = format!("/identity/sign-in?{}", authorize_query(&[]));
    let page = browser.get(&issuer, &path).await;
    let csrf = csrf_of(&page);
    let form = [("email", EMAIL), ("password", PASSWORD), ("csrf", "x")];
    assert_eq!(
        browser.post(&issuer, &path, &form).await.status,
        StatusCode::FORBIDDEN
    );

    let body = format!("email=anna%40example.com&password=tR4ctor+in+the+shed&csrf={csrf}");
    let cookie = format!("identity_form={}", browser.cookies["identity_form"]);
    for (name, value, status) in [
        ("sec-fetch-site", "cross-site", StatusCode::FORBIDDEN),
        ("origin", "http://evil.test", StatusCode::FORBIDDEN),
        ("origin", "null", StatusCode::FORBIDDEN),
        (
            "content-type",
            "text/plain",
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ),
        ("origin", "http://app.test:3001", StatusCode::SEE_OTHER),
    ] {
        let mut request = Request::post(&path)
            .header("host", "app.test:3001")
            .header("cookie", &cookie)
            .header(name, value);
        if name != "content-type" {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let answer = issuer
            .send(request.body(Body::from(body.clone())).unwrap())
            .await;
        assert_eq!(answer.status, status, "{name}: {value}");
    }
}

async fn a_planted_cookie_becomes_no_session(db: Db, redis: Redis) {
    let (issuer, _) = Issuer::with_anna(db, redis).await;
    let mut victim = Browser::default();
    for name in ["identity_session", "identity_device"] {
        victim.cookies.insert(name.to_owned(), "planted".to_owned());
    }
    victim.sign_in(&issuer, EMAIL, PASSWORD).await.code();
    assert_ne!(victim.cookies["identity_session"], "planted");
    assert_ne!(victim.cookies["identity_device"], "planted");
    let mut thief = Browser::default();
    thief
        .cookies
        .insert("identity_session".to_owned(), "planted".to_owned());
    let page = thief.authorize(&issuer, &[]).await;
    assert!(page.location().starts_with("/identity/sign-in?"));
}

async fn only_registered_addresses_are_answered(db: Db, redis: Redis) {
    let (issuer, mut browser) = Issuer::with_anna(db, redis).await;
    for uri in [
        "http://app.test:3001/auth/callback/",
        "http://app.test:3001/auth/callback?x=1",
        "http://app.test:3001/auth",
        "https://app.test:3001/auth/callback",
        "http://app.test/auth/callback",
        "http://app.test:3001@evil.test/auth/callback",
        "http://evil.test/auth/callback",
        "//evil.test",
        "",
    ] {
        let answer = browser.authorize(&issuer, &[("redirect_uri", uri)]).await;
        assert_eq!(
            (answer.status, answer.location()),
            (StatusCode::BAD_REQUEST, ""),
            "{uri}"
        );
        assert!(answer.body.contains("This sign-in link does not work"));
    }
    let answer = browser.authorize(&issuer, &[("client_id", "other")]).await;
    assert_eq!(
        (answer.status, answer.location()),
        (StatusCode::BAD_REQUEST, "")
    );
    for (name, value) in [("code_challenge", ""), ("code_challenge_method", "plain")] {
        let answer = browser.authorize(&issuer, &[(name, value)]).await;
        assert_eq!(answer.param("error").as_deref(), Some("invalid_request"));
        assert_eq!(answer.param("code"), None);
    }
    let bare = browser.get(&issuer, "/identity/sign-in").await;
    assert_eq!(bare.status, StatusCode::BAD_REQUEST);
}

async fn pages_carry_their_headers(db: Db, redis: Redis) {
    let issuer = Issuer::start(db, redis).await;
    let path = format!("/identity/sign-in?{}", authorize_query(&[]));
    let page = Browser::default().get(&issuer, &path).await;
    let policy = page.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'; style-src 'self'"),
        "{policy}"
    );
    assert!(
        policy.contains("form-action 'self' http://app.test:3001;"),
        "{policy}"
    );
    assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"));
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("referrer-policy"), "same-origin");
    assert!(!page.body.contains("<script") && !page.body.contains("style=\""));
    let css = Browser::default()
        .get(&issuer, "/identity/assets/identity.css")
        .await;
    assert_eq!(css.header("content-type"), "text/css; charset=utf-8");
    assert_eq!(
        Browser::default()
            .get(&issuer, "/health/ready")
            .await
            .status,
        StatusCode::OK
    );
    assert_eq!(
        Browser::default()
            .get(&issuer, "/openapi.json")
            .await
            .status,
        StatusCode::OK
    );
}
