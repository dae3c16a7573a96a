//! Accounts that a service has removed, over both databases.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::service_tokens::TokenMaker;
use tower::ServiceExt as _;

use crate::secrets;
use crate::support::{EMAIL, Issuer, KEY, PASSWORD, claims, on_both_databases};

type Redis = Option<String>;

on_both_databases!(
    a_service_removes_an_account_as_often_as_it_likes,
    nobody_else_removes_one,
);

fn request(subject: &str, bearer: &str) -> Request<Body> {
    Request::delete(format!("/identity/accounts/{subject}"))
        .header(header::AUTHORIZATION, format!("Bearer {bearer}"))
        .body(Body::empty())
        .unwrap()
}

fn token(audience: &'static str, key: &str) -> String {
    let now = Clock::system().now();
    TokenMaker::new(audience, &key.into()).make(now).unwrap()
}

async fn a_service_removes_an_account_as_often_as_it_likes(db: Db, redis: Redis) {
    let (issuer, mut anna) = Issuer::with_anna(db, redis).await;
    let code = anna.authorize(&issuer, &[]).await.code();
    let (_, tokens) = issuer.exchange(&code).await;
    let claims = claims(tokens["id_token"].as_str().unwrap());
    let subject = claims["sub"].as_str().unwrap();
    for unknown in [
        "auth0%7C123",
        "00000000-0000-0000-0000-000000000000",
        "a%2Fb",
    ] {
        let answer = issuer.send(request(unknown, &token("identity", "key")));
        assert_eq!(answer.await.status, StatusCode::NO_CONTENT, "{unknown}");
    }
    let asked = anna.authorize(&issuer, &[]).await;
    asked.code();
    for bearer in [token("identity", "key"), "key".to_owned()] {
        let answer = issuer.send(request(subject, &bearer)).await;
        assert_eq!(
            (answer.status, answer.body),
            (StatusCode::NO_CONTENT, String::new())
        );
    }
    let asked = anna.authorize(&issuer, &[]).await;
    assert!(asked.location().starts_with("/identity/sign-in?"));
    let refused = anna.sign_in(&issuer, EMAIL, PASSWORD).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
}

async fn nobody_else_removes_one(db: Db, redis: Redis) {
    let (issuer, mut anna) = Issuer::with_anna(db.clone(), redis).await;
    let code = anna.authorize(&issuer, &[]).await.code();
    let (_, tokens) = issuer.exchange(&code).await;
    let claims = claims(tokens["id_token"].as_str().unwrap());
    let subject = claims["sub"].as_str().unwrap();
    let own = tokens["access_token"].as_str().unwrap().to_owned();
    for bearer in [
        String::new(),
        "other".to_owned(),
        token("tenants", "key"),
        token("identity", "other"),
        own,
    ] {
        let answer = issuer.send(request(subject, &bearer)).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{bearer}");
    }
    // Where no key is set, none opens.
    let shut = secrets::start(&db, KEY, "").await.unwrap();
    for bearer in [String::new(), token("identity", "")] {
        let answer = shut.standalone_router().oneshot(request(subject, &bearer));
        assert_eq!(answer.await.unwrap().status(), StatusCode::UNAUTHORIZED);
    }
    anna.authorize(&issuer, &[]).await.code();
}
