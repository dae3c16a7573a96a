//! Making and finding tenants, over both databases.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::json;

use crate::support::{App, garage, on_both_databases};

on_both_databases!(
    a_tenant_is_made_with_its_owner,
    the_personal_garage_is_made_once,
    a_key_has_one_effect,
    concurrent_requests_make_one_garage,
    names_may_repeat_and_slugs_do_not,
    wrong_input_is_named,
    nothing_is_open_without_a_key,
    what_is_not_there_is_told,
    readiness_names_its_parts,
);

async fn a_tenant_is_made_with_its_owner(app: App) {
    let body = json!({ "owner_subject": "auth0|anna", "name": "Blue Vans", "kind": "fleet" });
    let (status, tenant) = app.create(body, None).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(tenant["slug"], "blue-vans");
    assert_eq!(tenant["kind"], "fleet");
    assert_eq!(tenant["status"], "active");
    let id = tenant["id"].as_str().unwrap();

    assert_eq!(
        app.get(&format!("/tenants/{id}")).await,
        (StatusCode::OK, tenant.clone())
    );
    let (_, members) = app.get(&format!("/tenants/{id}/members")).await;
    assert_eq!(members[0]["subject"], "auth0|anna");
    assert_eq!(members[0]["role"], "owner");
    let (_, memberships) = app.get("/subjects/auth0%7Canna/memberships").await;
    assert_eq!(memberships, json!([{ "tenant": tenant, "role": "owner" }]));
}

async fn the_personal_garage_is_made_once(app: App) {
    let (status, first) = app.create(garage("anna", "Anna's garage"), None).await;
    assert_eq!(status, StatusCode::CREATED);
    let (status, second) = app.create(garage("anna", "Another name"), Some("k")).await;
    assert_eq!((status, &second), (StatusCode::OK, &first));
    let (status, other) = app.create(garage("ben", "Ben's garage"), None).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_ne!(other["id"], first["id"]);
    // A first look before the garage exists must not hide it afterwards.
    let (_, none) = app.get("/subjects/cleo/memberships").await;
    assert_eq!(none, json!([]));
    app.create(garage("cleo", "Cleo's garage"), None).await;
    let (_, one) = app.get("/subjects/cleo/memberships").await;
    assert_eq!(one.as_array().unwrap().len(), 1);
}

async fn a_key_has_one_effect(app: App) {
    let body = |name: &str| json!({ "owner_subject": "anna", "name": name, "kind": "club" });
    let (status, first) = app.create(body("Classics"), Some("k1")).await;
    assert_eq!(status, StatusCode::CREATED);
    let (status, again) = app.create(body("Classics"), Some("k1")).await;
    assert_eq!((status, &again), (StatusCode::OK, &first));
    let (status, conflict) = app.create(body("Mopeds"), Some("k1")).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!(conflict["type"], "/problems/idempotency-conflict");
    let (status, other) = app.create(body("Classics"), Some("k2")).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_ne!(other["id"], first["id"]);
    // Another owner's key of the same text is another key.
    let theirs = json!({ "owner_subject": "ben", "name": "Classics", "kind": "club" });
    assert_eq!(app.create(theirs, Some("k1")).await.0, StatusCode::CREATED);
}

async fn concurrent_requests_make_one_garage(app: App) {
    let app = std::sync::Arc::new(app);
    let tasks: Vec<_> = (0..8)
        .map(|n| {
            let app = app.clone();
            tokio::spawn(async move { app.create(garage("anna", &format!("G{n}")), None).await })
        })
        .collect();
    let mut ids = Vec::new();
    for task in tasks {
        let (status, tenant) = task.await.unwrap();
        assert!(status.is_success(), "{status} {tenant}");
        ids.push(tenant["id"].clone());
    }
    ids.dedup();
    assert_eq!(ids.len(), 1, "{ids:?}");
}

async fn names_may_repeat_and_slugs_do_not(app: App) {
    let (_, first) = app.create(garage("anna", "Garage"), None).await;
    let (status, second) = app.create(garage("ben", "Garage"), None).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(first["slug"], "garage");
    assert!(
        second["slug"].as_str().unwrap().starts_with("garage-"),
        "{second}"
    );
}

async fn wrong_input_is_named(app: App) {
    let cases = [
        (
            json!({ "owner_subject": "", "name": "G", "kind": "club" }),
            "owner_subject",
        ),
        (
            json!({ "owner_subject": "a b", "name": "G", "kind": "club" }),
            "owner_subject",
        ),
        (
            json!({ "owner_subject": "a", "name": " ", "kind": "club" }),
            "name",
        ),
        (
            json!({ "owner_subject": "a", "name": "x\ny", "kind": "club" }),
            "name",
        ),
    ];
    for (body, parameter) in cases {
        let (status, problem) = app.create(body, None).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert_eq!(problem["parameter"], parameter);
        assert_eq!(problem["type"], "/problems/invalid-parameter");
    }
    for body in [
        json!({ "owner_subject": "a", "name": "G", "kind": "gang" }),
        json!({ "owner_subject": "a", "name": "G" }),
        json!({ "owner_subject": "a", "name": "G", "kind": "club", "role": "owner" }),
        json!([]),
    ] {
        let (status, problem) = app.create(body, None).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{problem}");
        assert_eq!(problem["type"], "/problems/invalid-body");
    }
    let (status, problem) = app.create(garage("a", "G"), Some("a key")).await;
    assert_eq!(
        (status, &problem["parameter"]),
        (StatusCode::BAD_REQUEST, &json!("Idempotency-Key"))
    );
    let (status, _) = app.create(garage("a", &"x".repeat(20_000)), None).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
}

async fn nothing_is_open_without_a_key(app: App) {
    for path in [
        "/tenants/x",
        "/tenants/x/members",
        "/subjects/x/memberships",
    ] {
        for key in [
            None,
            Some("Bearer wrong"),
            Some("Basic key"),
            Some("Bearer "),
        ] {
            let mut request = Request::get(path);
            if let Some(key) = key {
                request = request.header("authorization", key);
            }
            let (status, problem) = app.send(request.body(Body::empty()).unwrap()).await;
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{path} {key:?}");
            assert_eq!(problem["type"], "/problems/unauthorized");
        }
    }
    let post = Request::post("/tenants").header("content-type", "application/json");
    let post = post.body(Body::from(garage("a", "G").to_string())).unwrap();
    assert_eq!(app.send(post).await.0, StatusCode::UNAUTHORIZED);
    for open in ["/health", "/health/live", "/health/ready", "/openapi.json"] {
        let request = Request::get(open).body(Body::empty()).unwrap();
        assert_eq!(app.send(request).await.0, StatusCode::OK, "{open}");
    }
}

async fn what_is_not_there_is_told(app: App) {
    let id = "0198c0de-0000-7000-8000-000000000000";
    for path in [format!("/tenants/{id}"), format!("/tenants/{id}/members")] {
        let (status, problem) = app.get(&path).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert_eq!(problem["type"], "/problems/not-found");
    }
    let (status, problem) = app.get("/tenants/7").await;
    assert_eq!(
        (status, &problem["parameter"]),
        (StatusCode::BAD_REQUEST, &json!("id"))
    );
    assert_eq!(app.get("/nowhere").await.0, StatusCode::NOT_FOUND);
}

async fn readiness_names_its_parts(app: App) {
    let (status, ready) = app.get("/health/ready").await;
    assert_eq!((status, &ready["status"]), (StatusCode::OK, &json!("up")));
    assert_eq!(ready["dependencies"][0]["name"], "database");
    assert_eq!(ready["dependencies"][1]["name"], "cache");
}
