//! Sign-in as a client and a browser see it, over both databases.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use chrono::Duration;
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use platform_kit::db::Db;
use serde_json::{Value, json};

use crate::support::{
    Browser, EMAIL, ISSUER, Issuer, PASSWORD, authorize_query, claims, code_fields,
    on_both_databases,
};

type Redis = Option<String>;

on_both_databases!(
    the_whole_way_from_set_up_to_sign_out,
    tokens_verify_with_the_published_keys,
    a_code_works_once,
    a_wrong_exchange_is_refused_and_spends_the_code,
    a_code_ends_after_a_minute,
    refresh_tokens_rotate_and_reuse_ends_the_family,
    prompts_are_obeyed,
    keys_and_sessions_survive_a_restart,
    sign_out_needs_proof_or_a_click,
);

async fn the_whole_way_from_set_up_to_sign_out(db: Db, redis: Redis) {
    let issuer = Issuer::start(db, redis).await;
    let mut browser = Browser::default();
    let token = issuer.setup_token();

    let page = browser
        .authorize(&issuer, &[("prompt", "create"), ("setup_token", &token)])
        .await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert!(
        page.location().starts_with("/identity/sign-up?"),
        "{}",
        page.location()
    );
    let page = browser.get(&issuer, page.location()).await;
    assert!(
        page.body.contains("<h1>Create your garage</h1>"),
        "{}",
        page.body
    );

    let query = authorize_query(&[("prompt", "create"), ("setup_token", &token)]);
    let done = browser
        .sign_up(&issuer, &query, "Anna", EMAIL, PASSWORD)
        .await;
    assert_eq!(done.param("state").as_deref(), Some("a state"));
    assert_eq!(done.param("iss").as_deref(), Some(ISSUER));
    let (status, tokens) = issuer.exchange(&done.code()).await;
    assert_eq!(status, StatusCode::OK, "{tokens}");
    let id = claims(tokens["id_token"].as_str().unwrap());
    assert_eq!(id["nonce"], "a nonce");
    assert_eq!((&id["email"], &id["name"]), (&json!(EMAIL), &json!("Anna")));

    // Another browser signs in with another spelling of the address.
    let mut phone = Browser::default();
    let page = phone.authorize(&issuer, &[]).await;
    assert!(
        page.location().starts_with("/identity/sign-in?"),
        "{}",
        page.location()
    );
    let done = phone.sign_in(&issuer, " anna@EXAMPLE.com ", PASSWORD).await;
    let (_, again) = issuer.exchange(&done.code()).await;
    let second = claims(again["id_token"].as_str().unwrap());
    assert_eq!(second["sub"], id["sub"]);
    assert_ne!(second["sid"], id["sid"]);

    // Signed in: the next request is answered at once.
    let (status, _) = issuer
        .exchange(&phone.authorize(&issuer, &[]).await.code())
        .await;
    assert_eq!(status, StatusCode::OK);

    let hint = again["id_token"].as_str().unwrap();
    let out = format!(
        "/identity/end-session?id_token_hint={hint}&state=s&post_logout_redirect_uri={}",
        "http%3A%2F%2Fapp.test%3A3001%2F"
    );
    let done = phone.get(&issuer, &out).await;
    assert_eq!(done.location(), "http://app.test:3001/?state=s");
    let page = phone.authorize(&issuer, &[]).await;
    assert!(page.location().starts_with("/identity/sign-in?"));
    let refresh = again["refresh_token"].as_str().unwrap();
    assert_eq!(
        refresh_with(&issuer, refresh).await.0,
        StatusCode::BAD_REQUEST
    );
    // The other browser stays signed in.
    browser.authorize(&issuer, &[]).await.code();
}

async fn tokens_verify_with_the_published_keys(db: Db, redis: Redis) {
    let (issuer, mut browser) = Issuer::with_anna(db, redis).await;
    let (_, tokens) = issuer
        .exchange(&browser.authorize(&issuer, &[]).await.code())
        .await;
    assert_eq!(
        (&tokens["token_type"], &tokens["expires_in"]),
        (&json!("Bearer"), &json!(600))
    );

    let configuration = json_at(&issuer, "/identity/.well-known/openid-configuration").await;
    assert_eq!(configuration["issuer"], ISSUER);
    assert_eq!(configuration["jwks_uri"], format!("{ISSUER}/jwks"));
    let set: JwkSet = serde_json::from_value(json_at(&issuer, "/identity/jwks").await).unwrap();

    let access = tokens["access_token"].as_str().unwrap();
    let header = decode_header(access).unwrap();
    assert_eq!(
        (header.alg, header.typ.as_deref()),
        (Algorithm::ES256, Some("at+jwt"))
    );
    let key = DecodingKey::from_jwk(set.find(&header.kid.unwrap()).unwrap()).unwrap();
    let mut validation = Validation::new(Algorithm::ES256);
    validation.set_audience(&["motovaultpro-api"]);
    validation.set_issuer(&[ISSUER]);
    // The clock of this test stands still; times are compared below.
    validation.validate_exp = false;
    let read = decode::<Value>(access, &key, &validation).unwrap().claims;
    let now = issuer.clock.now().timestamp();
    assert_eq!(
        (read["iat"].as_i64(), read["exp"].as_i64()),
        (Some(now), Some(now + 600))
    );
    assert_eq!(
        (&read["email"], &read["client_id"]),
        (&json!(EMAIL), &json!("motovaultpro-web"))
    );

    let userinfo = |token: String| {
        let request = Request::get("/identity/userinfo")
            .header("authorization", format!("Bearer {token}"))
            .body(Body::empty())
            .unwrap();
        issuer.send(request)
    };
    let answer = userinfo(access.to_owned()).await;
    let info: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(
        (&info["sub"], &info["email"]),
        (&read["sub"], &json!(EMAIL))
    );
    let id_token = tokens["id_token"].as_str().unwrap().to_owned();
    assert_eq!(userinfo(id_token).await.status, StatusCode::UNAUTHORIZED);
    issuer.clock.advance(Duration::minutes(10));
    assert_eq!(
        userinfo(access.to_owned()).await.status,
        StatusCode::UNAUTHORIZED
    );
}

async fn a_code_works_once(db: Db, redis: Redis) {
    let (issuer, mut browser) = Issuer::with_anna(db, redis).await;
    let code = browser.authorize(&issuer, &[]).await.code();
    let (status, tokens) = issuer.exchange(&code).await;
    assert_eq!(status, StatusCode::OK);
    let (status, error) = issuer.exchange(&code).await;
    assert_eq!(
        (status, &error["error"]),
        (StatusCode::BAD_REQUEST, &json!("invalid_grant"))
    );
    // The replay takes the tokens of the first exchange with it.
    let refresh = tokens["refresh_token"].as_str().unwrap();
    assert_eq!(
        refresh_with(&issuer, refresh).await.0,
        StatusCode::BAD_REQUEST
    );

    let code = browser.authorize(&issuer, &[]).await.code();
    let both = tokio::join!(issuer.exchange(&code), issuer.exchange(&code));
    let wins = [both.0.0, both.1.0]
        .iter()
        .filter(|status| **status == StatusCode::OK)
        .count();
    assert_eq!(wins, 1);
}

async fn a_wrong_exchange_is_refused_and_spends_the_code(db: Db, redis: Redis) {
    let (issuer, mut browser) = Issuer::with_anna(db, redis).await;
    let other = "another-verifier-of-more-than-forty-three-characters";
    let cases = [
        ("code_verifier", other, "invalid_grant"),
        ("code_verifier", "short", "invalid_grant"),
        (
            "redirect_uri",
            "http://app.test:3001/auth/callback/",
            "invalid_grant",
        ),
        ("redirect_uri", "http://evil.test/", "invalid_grant"),
    ];
    for (name, value, error) in cases {
        let code = browser.authorize(&issuer, &[]).await.code();
        let mut fields = code_fields(&code);
        fields
            .iter_mut()
            .filter(|field| field.0 == name)
            .for_each(|field| field.1 = value);
        let (status, body) = issuer.token(&fields).await;
        assert_eq!(
            (status, &body["error"]),
            (StatusCode::BAD_REQUEST, &json!(error)),
            "{name}"
        );
        assert_eq!(
            issuer.exchange(&code).await.0,
            StatusCode::BAD_REQUEST,
            "{name} {value}"
        );
    }
    for missing in [
        "code_verifier",
        "redirect_uri",
        "code",
        "grant_type",
        "client_id",
    ] {
        let fields: Vec<_> = code_fields("x")
            .into_iter()
            .filter(|field| field.0 != missing)
            .collect();
        let (status, body) = issuer.token(&fields).await;
        assert_eq!(
            (status, &body["error"]),
            (StatusCode::BAD_REQUEST, &json!("invalid_request"))
        );
    }
    let (status, body) = issuer
        .token(&[("client_id", "x"), ("grant_type", "y")])
        .await;
    assert_eq!(
        (status, &body["error"]),
        (StatusCode::UNAUTHORIZED, &json!("invalid_client"))
    );
    let password = [
        ("client_id", "motovaultpro-web"),
        ("grant_type", "password"),
    ];
    let (_, body) = issuer.token(&password).await;
    assert_eq!(body["error"], "unsupported_grant_type");
    let mut twice = code_fields("x").to_vec();
    twice.push(("code", "y"));
    assert_eq!(issuer.token(&twice).await.1["error"], "invalid_request");
}

async fn a_code_ends_after_a_minute(db: Db, redis: Redis) {
    let (issuer, mut browser) = Issuer::with_anna(db, redis).await;
    let code = browser.authorize(&issuer, &[]).await.code();
    issuer.clock.advance(Duration::seconds(60));
    assert_eq!(issuer.exchange(&code).await.0, StatusCode::BAD_REQUEST);
}

async fn refresh_tokens_rotate_and_reuse_ends_the_family(db: Db, redis: Redis) {
    let (issuer, mut browser) = Issuer::with_anna(db, redis).await;
    let (_, tokens) = issuer
        .exchange(&browser.authorize(&issuer, &[]).await.code())
        .await;
    let first = tokens["refresh_token"].as_str().unwrap().to_owned();
    let (status, tokens) = refresh_with(&issuer, &first).await;
    assert_eq!(status, StatusCode::OK, "{tokens}");
    let second = tokens["refresh_token"].as_str().unwrap().to_owned();
    assert_ne!(first, second);
    let (status, tokens) = refresh_with(&issuer, &second).await;
    assert_eq!(status, StatusCode::OK);
    let third = tokens["refresh_token"].as_str().unwrap().to_owned();
    // Someone still has the first one: nobody keeps anything.
    assert_eq!(
        refresh_with(&issuer, &first).await.0,
        StatusCode::BAD_REQUEST
    );
    let (status, error) = refresh_with(&issuer, &third).await;
    assert_eq!(
        (status, &error["error"]),
        (StatusCode::BAD_REQUEST, &json!("invalid_grant"))
    );

    // Without the scope there is none, and an old one ends by itself.
    let code = browser
        .authorize(&issuer, &[("scope", "openid")])
        .await
        .code();
    assert_eq!(issuer.exchange(&code).await.1.get("refresh_token"), None);
    let (_, tokens) = issuer
        .exchange(&browser.authorize(&issuer, &[]).await.code())
        .await;
    issuer.clock.advance(Duration::days(30));
    let old = tokens["refresh_token"].as_str().unwrap();
    assert_eq!(refresh_with(&issuer, old).await.0, StatusCode::BAD_REQUEST);
}

async fn prompts_are_obeyed(db: Db, redis: Redis) {
    let (issuer, mut browser) = Issuer::with_anna(db, redis).await;
    let mut stranger = Browser::default();
    let none = stranger.authorize(&issuer, &[("prompt", "none")]).await;
    assert_eq!(none.param("error").as_deref(), Some("login_required"));
    assert_eq!(none.param("state").as_deref(), Some("a state"));
    browser
        .authorize(&issuer, &[("prompt", "none")])
        .await
        .code();
    let login = browser.authorize(&issuer, &[("prompt", "login")]).await;
    assert!(login.location().starts_with("/identity/sign-in?"));
    issuer.clock.advance(Duration::seconds(61));
    let old = browser.authorize(&issuer, &[("max_age", "60")]).await;
    assert!(old.location().starts_with("/identity/sign-in?"));
    browser
        .authorize(&issuer, &[("max_age", "61")])
        .await
        .code();
    issuer.clock.advance(Duration::days(30));
    let ended = browser.authorize(&issuer, &[]).await;
    assert!(ended.location().starts_with("/identity/sign-in?"));
}

async fn keys_and_sessions_survive_a_restart(db: Db, redis: Redis) {
    let (issuer, mut browser) = Issuer::with_anna(db, redis).await;
    let keys = json_at(&issuer, "/identity/jwks").await;
    let issuer = issuer.restart().await;
    assert_eq!(json_at(&issuer, "/identity/jwks").await, keys);
    let (status, _) = issuer
        .exchange(&browser.authorize(&issuer, &[]).await.code())
        .await;
    assert_eq!(status, StatusCode::OK);
}

async fn sign_out_needs_proof_or_a_click(db: Db, redis: Redis) {
    let (issuer, mut browser) = Issuer::with_anna(db, redis).await;
    let mut other = Browser::default();
    let code = other.sign_in(&issuer, EMAIL, PASSWORD).await.code();
    let (_, tokens) = issuer.exchange(&code).await;
    let theirs = tokens["id_token"].as_str().unwrap();
    for link in [
        "/identity/end-session".to_owned(),
        "/identity/end-session?id_token_hint=x.y.z".to_owned(),
        format!("/identity/end-session?id_token_hint={theirs}"),
    ] {
        let page = browser.get(&issuer, &link).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("<h1>Sign out?</h1>"), "{}", page.body);
        browser.authorize(&issuer, &[]).await.code();
    }
    // An address that nobody registered is never followed.
    let evil = "/identity/sign-out?post_logout_redirect_uri=https%3A%2F%2Fevil.test%2F";
    let page = browser.get(&issuer, evil).await;
    let done = browser.confirm(&issuer, &page, evil).await;
    assert_eq!((done.status, done.location()), (StatusCode::OK, ""));
    assert!(done.body.contains("You are signed out"));
    let page = browser.authorize(&issuer, &[]).await;
    assert!(page.location().starts_with("/identity/sign-in?"));
    // A forged form does nothing.
    let forged = other
        .post(&issuer, "/identity/sign-out", &[("csrf", "x")])
        .await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    other.authorize(&issuer, &[]).await.code();
}

async fn refresh_with(issuer: &Issuer, token: &str) -> (StatusCode, Value) {
    issuer
        .token(&[
            ("grant_type", "refresh_token"),
            ("client_id", "motovaultpro-web"),
            ("refresh_token", token),
        ])
        .await
}

async fn json_at(issuer: &Issuer, path: &str) -> Value {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let answer = issuer.send(request).await;
    assert_eq!(answer.status, StatusCode::OK);
    serde_json::from_str(&answer.body).unwrap()
}
