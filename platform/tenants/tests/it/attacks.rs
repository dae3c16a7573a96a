//! What somebody with a crafted request tries, over both databases.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::json;

use crate::support::{App, kind, on_both_databases};

on_both_databases!(
    nobody_acts_without_a_name,
    crafted_fields_are_refused,
    huge_inputs_are_refused,
    every_route_needs_the_key,
);

async fn nobody_acts_without_a_name(app: App) {
    let fleet = app.fleet().await;
    let post = |name: &'static str, value: &'static str| {
        Request::post(format!("{fleet}/invitations"))
            .header("authorization", "Bearer key")
            .header("content-type", "application/json")
            .header(name, value)
            .body(Body::from(json!({ "role": "owner" }).to_string()))
            .unwrap()
    };
    for (name, value) in [
        ("x-nothing", "1"),
        ("acting-subject", ""),
        ("acting-subject", "a b"),
        ("acting-as", "administrator"),
    ] {
        let (status, problem) = app.send(post(name, value)).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{name}: {value}");
        assert_eq!(problem["parameter"], "acting-subject");
    }
    // Nobody calls themselves the system, nor an administrator in other words.
    for (who, status) in [
        ("system:anna", StatusCode::BAD_REQUEST),
        ("Administrator:anna", StatusCode::BAD_REQUEST),
        ("person:system", StatusCode::NOT_FOUND),
    ] {
        let path = format!("{fleet}/invitations");
        let answer = app.post(who, &path, json!({ "role": "owner" })).await;
        assert_eq!(answer.0, status, "{who}");
    }
}

async fn crafted_fields_are_refused(app: App) {
    let fleet = app.fleet().await;
    app.join(&fleet, "dan", "driver").await;
    for (path, body) in [
        (format!("{fleet}/invitations"), json!({ "role": "root" })),
        (
            format!("{fleet}/invitations"),
            json!({ "role": "viewer", "tenant_id": "x" }),
        ),
        (
            format!("{fleet}/invitations"),
            json!({ "role": ["viewer", "owner"] }),
        ),
        (
            "/invitations/accept".to_owned(),
            json!({ "token": "x", "role": "owner" }),
        ),
    ] {
        let (status, problem) = app.post("anna", &path, body).await;
        assert_eq!(
            (status, kind(&problem)),
            (StatusCode::BAD_REQUEST, "invalid-body")
        );
    }
    let body = json!({ "status": "active", "limits": {} });
    assert_eq!(
        app.patch("anna", &fleet, body).await.0,
        StatusCode::BAD_REQUEST
    );
    for email in [
        "a@b.c\r\nBcc: eve@evil.test",
        "a@b.c, eve@evil.test",
        "no address",
    ] {
        let wish = json!({ "role": "viewer", "email": email });
        let (status, problem) = app
            .post("anna", &format!("{fleet}/invitations"), wish)
            .await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert_eq!(problem["parameter"], "email");
    }
    let (status, problem) = app.delete("anna", &format!("{fleet}/members/a%20b")).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert_eq!(problem["parameter"], "subject");
    assert_eq!(app.people(&fleet).await, ["anna owner", "dan driver"]);
}

async fn huge_inputs_are_refused(app: App) {
    let fleet = app.fleet().await;
    let huge = "x".repeat(1_000_000);
    let (status, _) = app
        .post("anna", "/invitations/accept", json!({ "token": huge }))
        .await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    let (status, _) = app.patch("anna", &fleet, json!({ "name": huge })).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
}

async fn every_route_needs_the_key(app: App) {
    let document = serde_json::to_value(platform_tenants::document()).unwrap();
    let mut routes = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        let path = path.replace(['{', '}'], "");
        for method in methods.as_object().unwrap().keys() {
            let request = Request::builder()
                .method(method.to_uppercase().as_str())
                .uri(&path)
                .header("acting-subject", "root")
                .header("acting-as", "administrator");
            let (status, _) = app.send(request.body(Body::empty()).unwrap()).await;
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{method} {path}");
            routes += 1;
        }
    }
    assert!(routes >= 28, "{routes}");
}
