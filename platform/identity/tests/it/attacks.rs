//! What attackers try, over both databases. Those that belong to the protocol are in `flow`,
//! those at the doors in `doors`.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use platform_kit::db::Db;

use crate::support::{
    Browser, EMAIL, Issuer, PASSWORD, authorize_query, code_fields, csrf_of, on_both_databases,
};

type Redis = Option<String>;

on_both_databases!(
    unknown_accounts_cost_as_much_work_as_known_ones,
    every_form_is_guarded,
    every_page_refuses_to_be_framed,
    nothing_leads_elsewhere_after_the_sign_in,
    a_downgraded_challenge_gets_no_tokens,
    huge_inputs_cost_little,
    a_replayed_code_takes_its_tokens_along,
);

const PAGES: [&str; 8] = [
    "/identity/sign-in",
    "/identity/sign-up",
    "/identity/second-step",
    "/identity/forgot",
    "/identity/reset?token=x",
    "/identity/verify?token=x",
    "/identity/account",
    "/identity/sign-out",
];

const FORMS: [&str; 13] = [
    "/identity/sign-in",
    "/identity/second-step",
    "/identity/forgot",
    "/identity/reset",
    "/identity/verify",
    "/identity/account/email",
    "/identity/account/password",
    "/identity/account/two-step",
    "/identity/account/sessions",
    "/identity/account/passkeys",
    "/identity/account/passkeys/remove",
    "/identity/passkey",
    "/identity/sign-out",
];

async fn unknown_accounts_cost_as_much_work_as_known_ones(db: Db, redis: Redis) {
    let (issuer, _) = Issuer::with_anna(db, redis).await;
    let mut browser = Browser::default();
    for email in [EMAIL, "nobody@example.com", "anna@elsewhere.example"] {
        let before = issuer.service.hash_operations();
        let answer = browser.sign_in(&issuer, email, "not the password").await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        let work = issuer.service.hash_operations() - before;
        assert_eq!(work, 1, "{email}");
    }
}

async fn every_form_is_guarded(db: Db, redis: Redis) {
    let (issuer, mut anna) = Issuer::with_anna(db, redis).await;
    let csrf = csrf_of(&anna.get(&issuer, "/identity/account/password").await);
    let cookies: Vec<_> = anna
        .cookies
        .iter()
        .map(|(k, v)| format!("{k}={v}"))
        .collect();
    let query = authorize_query(&[]);
    for path in FORMS {
        let path = format!("{path}?{query}");
        let body = |csrf: &str| {
            let fields = "email=anna%40example.com&password=tR4ctor+in+the+shed&id=others";
            format!("{fields}&new_password=a+bicycle+of+glass&token=x&code=1&csrf={csrf}")
        };
        for (name, value, csrf) in [
            ("sec-fetch-site", "cross-site", csrf.as_str()),
            ("sec-fetch-site", "same-site", &csrf),
            ("origin", "https://evil.test", &csrf),
            ("origin", "null", &csrf),
            ("sec-fetch-site", "same-origin", "forged"),
            ("sec-fetch-site", "same-origin", ""),
        ] {
            let request = Request::post(&path)
                .header("host", "app.test:3001")
                .header("cookie", cookies.join("; "))
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header(name, value)
                .body(Body::from(body(csrf)))
                .unwrap();
            let answer = issuer.send(request).await;
            let harmless = answer.status == StatusCode::FORBIDDEN
                || (path.starts_with("/identity/forgot") && !answer.body.contains("Check your"));
            assert!(harmless, "{path} {name}: {value} {}", answer.status);
        }
    }
    // All of that changed nothing.
    anna.authorize(&issuer, &[]).await.code();
    let mut fresh = Browser::default();
    fresh.sign_in(&issuer, EMAIL, PASSWORD).await.code();
}

async fn every_page_refuses_to_be_framed(db: Db, redis: Redis) {
    let (issuer, mut anna) = Issuer::with_anna(db, redis).await;
    for path in PAGES {
        for mut browser in [anna.clone(), Browser::default()] {
            let page = browser.get(&issuer, path).await;
            assert_eq!(page.header("x-frame-options"), "DENY", "{path}");
            let policy = page.header("content-security-policy");
            assert!(policy.contains("frame-ancestors 'none'"), "{path}");
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"));
            assert_eq!(page.header("cache-control"), "no-store", "{path}");
            assert!(!page.body.contains("<script") && !page.body.contains("style=\""));
            assert!(page.body.contains("<html lang=\"en\">"), "{path}");
        }
    }
    anna.authorize(&issuer, &[]).await.code();
}

async fn nothing_leads_elsewhere_after_the_sign_in(db: Db, redis: Redis) {
    let (issuer, _) = Issuer::with_anna(db, redis).await;
    for (name, value) in [
        ("next", "https://evil.test/"),
        ("return_to", "//evil.test"),
        ("redirect", "https://evil.test/"),
        ("done", "https://evil.test/"),
    ] {
        let mut browser = Browser::default();
        let query = authorize_query(&[(name, value)]);
        let path = format!("/identity/sign-in?{query}");
        let csrf = csrf_of(&browser.get(&issuer, &path).await);
        let fields = [("email", EMAIL), ("password", PASSWORD), ("csrf", &csrf)];
        browser.post(&issuer, &path, &fields).await.code();
        let page = browser
            .get(&issuer, "/identity/account?done=https://evil.test/")
            .await;
        assert!(!page.body.contains("evil.test"));
    }
    for uri in [
        "https://evil.test/auth/callback",
        "http://app.test:3001/auth/callback@evil.test",
        "http://app.test:3001/auth/callback%2f..%2f..%2f",
        "http://app.test:3001\\@evil.test/auth/callback",
        "http://app.test:3001/auth/callback\r\nLocation: https://evil.test",
    ] {
        let mut browser = Browser::default();
        let query = authorize_query(&[("redirect_uri", uri)]);
        let page = browser
            .get(&issuer, &format!("/identity/sign-in?{query}"))
            .await;
        assert_eq!(
            (page.status, page.location()),
            (StatusCode::BAD_REQUEST, ""),
            "{uri}"
        );
    }
}

async fn a_downgraded_challenge_gets_no_tokens(db: Db, redis: Redis) {
    let (issuer, mut anna) = Issuer::with_anna(db, redis).await;
    for (name, value) in [
        ("code_verifier", ""),
        (
            "code_verifier",
            "another-verifier-of-more-than-forty-three-characters",
        ),
        ("redirect_uri", "http://app.test:3001/"),
        ("client_id", "other"),
    ] {
        let code = anna.authorize(&issuer, &[]).await.code();
        let mut fields = code_fields(&code);
        for field in &mut fields {
            if field.0 == name {
                field.1 = value;
            }
        }
        let (status, answer) = issuer.token(&fields).await;
        assert!(status.is_client_error(), "{name}={value}");
        assert_eq!(answer.get("access_token"), None);
    }
    // The challenge itself is no verifier.
    let code = anna.authorize(&issuer, &[]).await.code();
    let query = authorize_query(&[]);
    let (_, rest) = query.split_once("code_challenge=").unwrap();
    let challenge = rest.split('&').next().unwrap();
    let mut fields = code_fields(&code);
    fields[4].1 = challenge;
    assert_eq!(issuer.token(&fields).await.0, StatusCode::BAD_REQUEST);
}

async fn huge_inputs_cost_little(db: Db, redis: Redis) {
    let (issuer, mut anna) = Issuer::with_anna(db, redis).await;
    let huge = "x".repeat(1_000_000);
    let before = issuer.service.hash_operations();
    let query = authorize_query(&[]);
    for path in FORMS {
        let path = format!("{path}?{query}");
        let answer = anna.post(&issuer, &path, &[("password", &huge)]).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
    }
    let request = Request::post("/identity/token")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(format!("code={huge}")))
        .unwrap();
    assert_eq!(
        issuer.send(request).await.status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
    let answer = anna
        .authorize(&issuer, &[("state", &"x".repeat(9_000))])
        .await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let request = Request::get("/identity/userinfo")
        .header("authorization", format!("Bearer {huge}"))
        .body(Body::empty())
        .unwrap();
    assert_eq!(issuer.send(request).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(issuer.service.hash_operations(), before);
}

async fn a_replayed_code_takes_its_tokens_along(db: Db, redis: Redis) {
    let (issuer, mut anna) = Issuer::with_anna(db, redis).await;
    let code = anna.authorize(&issuer, &[]).await.code();
    let (_, tokens) = issuer.exchange(&code).await;
    let refresh = tokens["refresh_token"].as_str().unwrap();
    assert_eq!(issuer.exchange(&code).await.0, StatusCode::BAD_REQUEST);
    let fields = [
        ("grant_type", "refresh_token"),
        ("client_id", "motovaultpro-web"),
        ("refresh_token", refresh),
    ];
    assert_eq!(issuer.token(&fields).await.0, StatusCode::BAD_REQUEST);
}
