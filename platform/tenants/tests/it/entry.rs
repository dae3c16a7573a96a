//! Invitations and sign-up requests, over both databases.

use axum::http::StatusCode;
use chrono::Duration;
use serde_json::{Value, json};

use crate::support::{App, ROOT, kind, on_both_databases};

on_both_databases!(
    an_invitation_lets_one_person_in,
    of_many_who_accept_at_once_one_gets_in,
    old_and_withdrawn_invitations_are_worth_nothing,
    managers_invite_only_below_themselves,
    the_plan_limits_members,
    a_request_is_approved_once,
    a_request_is_rejected_with_a_reason,
    open_entries_are_bounded,
);

async fn an_invitation_lets_one_person_in(app: App) {
    let fleet = app.fleet().await;
    let wish = json!({ "role": "driver", "email": "ben@example.com", "expires_in_hours": 48 });
    let path = format!("{fleet}/invitations");
    let (status, made) = app.post("anna", &path, wish).await;
    assert_eq!(status, StatusCode::CREATED);
    let token = made["token"].as_str().unwrap();
    assert_eq!(token.len(), 43);
    // The secret is told once, and not kept.
    let (_, open) = app.read("anna", &path).await;
    assert_eq!(open, json!([made["invitation"]]));
    assert!(!open.to_string().contains(token));
    assert!(!json!(app.trail(&fleet).await).to_string().contains(token));

    let body = json!({ "token": token });
    let (_, offer) = app.post("ben", "/invitations/preview", body).await;
    assert_eq!(offer["tenant_name"], "Blue Vans");
    assert_eq!(offer["role"], "driver");
    let (status, membership) = app.accept("ben", token).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(membership["role"], "driver");
    // A resent request of the same person is answered alike; a replay by another is refused.
    assert_eq!(app.accept("ben", token).await, (StatusCode::OK, membership));
    let (status, problem) = app.accept("eve", token).await;
    assert_eq!(status, StatusCode::GONE);
    assert_eq!(kind(&problem), "invitation-used");
    assert_eq!(app.people(&fleet).await, ["anna owner", "ben driver"]);
    // Whoever was removed does not come back by the old link.
    app.delete("anna", &format!("{fleet}/members/ben")).await;
    let (status, _) = app.accept("ben", token).await;
    assert_eq!(status, StatusCode::GONE);
    assert_eq!(app.read("anna", &path).await.1, json!([]));
}

async fn of_many_who_accept_at_once_one_gets_in(app: App) {
    let fleet = app.fleet().await;
    let token = app.invitation(&fleet, "viewer").await;
    let tasks: Vec<_> = (0..8)
        .map(|n| {
            let (app, token) = (app.clone(), token.clone());
            tokio::spawn(async move { app.accept(&format!("p{n}"), &token).await.0 })
        })
        .collect();
    let mut statuses = Vec::new();
    for task in tasks {
        statuses.push(task.await.unwrap());
    }
    let let_in = statuses.iter().filter(|s| **s == StatusCode::OK).count();
    let refused = statuses.iter().filter(|s| **s == StatusCode::GONE).count();
    assert_eq!((let_in, refused), (1, 7), "{statuses:?}");
    assert_eq!(app.people(&fleet).await.len(), 2);
}

async fn old_and_withdrawn_invitations_are_worth_nothing(app: App) {
    let fleet = app.fleet().await;
    let path = format!("{fleet}/invitations");
    let (_, made) = app.post("anna", &path, json!({ "role": "viewer" })).await;
    let id = made["invitation"]["id"].as_str().unwrap();
    let withdrawn = made["token"].as_str().unwrap();
    assert_eq!(
        app.delete("eve", &format!("{path}/{id}")).await.0,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        app.delete("anna", &format!("{path}/{id}")).await.0,
        StatusCode::NO_CONTENT
    );
    let (status, problem) = app.accept("ben", withdrawn).await;
    assert_eq!(
        (status, kind(&problem)),
        (StatusCode::GONE, "invitation-revoked")
    );

    let old = app.invitation(&fleet, "viewer").await;
    app.clock.advance(Duration::hours(24 * 7));
    let (status, problem) = app.accept("ben", &old).await;
    assert_eq!(
        (status, kind(&problem)),
        (StatusCode::GONE, "invitation-expired")
    );
    for nonsense in ["", "x", &"x".repeat(10_000)] {
        let (status, _) = app.accept("ben", nonsense).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
    }
    // A suspended tenant lets nobody in.
    let good = app.invitation(&fleet, "viewer").await;
    let reason = json!({ "reason": "unpaid" });
    app.post(ROOT, &format!("{fleet}/suspend"), reason).await;
    let (status, problem) = app.accept("ben", &good).await;
    assert_eq!(
        (status, kind(&problem)),
        (StatusCode::CONFLICT, "not-in-use")
    );
    for hours in [0, 721] {
        let wish = json!({ "role": "viewer", "expires_in_hours": hours });
        let (status, problem) = app.post(ROOT, &path, wish).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert_eq!(problem["parameter"], "expires_in_hours");
    }
}

async fn managers_invite_only_below_themselves(app: App) {
    let fleet = app.fleet().await;
    app.join(&fleet, "max", "manager").await;
    app.join(&fleet, "dan", "driver").await;
    let path = format!("{fleet}/invitations");
    for (who, role, expected) in [
        ("max", "owner", StatusCode::FORBIDDEN),
        ("max", "manager", StatusCode::FORBIDDEN),
        ("max", "mechanic", StatusCode::CREATED),
        ("dan", "viewer", StatusCode::FORBIDDEN),
        ("eve", "viewer", StatusCode::NOT_FOUND),
        (ROOT, "owner", StatusCode::CREATED),
    ] {
        let (status, _) = app.post(who, &path, json!({ "role": role })).await;
        assert_eq!(status, expected, "{who} {role}");
    }
    assert_eq!(app.read("dan", &path).await.0, StatusCode::FORBIDDEN);
    // A manager can't withdraw what an administrator offered to an owner.
    let (_, open) = app.read("max", &path).await;
    let id = open[0]["id"].as_str().unwrap();
    let (status, _) = app.delete("max", &format!("{path}/{id}")).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
}

async fn the_plan_limits_members(app: App) {
    let fleet = app.fleet().await;
    let limits = json!({ "members": 2, "vehicles": 5 });
    let path = format!("{fleet}/limits");
    let (status, _) = app.put("anna", &path, limits.clone()).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let (status, tenant) = app.put(ROOT, &path, limits.clone()).await;
    assert_eq!((status, &tenant["limits"]), (StatusCode::OK, &limits));
    app.join(&fleet, "ben", "viewer").await;
    let token = app.invitation(&fleet, "viewer").await;
    let (status, problem) = app.accept("cleo", &token).await;
    assert_eq!(
        (status, kind(&problem)),
        (StatusCode::CONFLICT, "limit-reached")
    );
    // The link was not spent by that.
    app.put(ROOT, &path, json!({})).await;
    assert_eq!(app.accept("cleo", &token).await.0, StatusCode::OK);
    let (status, problem) = app.put(ROOT, &path, json!({ "members": 0 })).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert_eq!(problem["parameter"], "limits.members");
}

async fn ask(app: &App, who: &str) -> (StatusCode, Value) {
    let body = json!({ "name": "Ben", "email": "ben@example.com", "message": "It's me" });
    app.post(who, "/slugs/blue-vans/sign-up-requests", body)
        .await
}

async fn a_request_is_approved_once(app: App) {
    let fleet = app.fleet().await;
    let (status, request) = ask(&app, "ben").await;
    assert_eq!(
        (status, &request["status"]),
        (StatusCode::CREATED, &json!("pending"))
    );
    assert_eq!(
        ask(&app, "ben").await.1["id"],
        request["id"],
        "one at a time"
    );
    let (_, own) = app.get("/subjects/ben/sign-up-requests").await;
    assert_eq!(own, json!([request]));
    let path = format!("{fleet}/sign-up-requests");
    assert_eq!(app.read("ben", &path).await.0, StatusCode::NOT_FOUND);
    assert_eq!(app.read("anna", &path).await.1, json!([request]));

    let approve = format!("{path}/{}/approve", request["id"].as_str().unwrap());
    let as_driver = json!({ "role": "driver" });
    let (status, _) = app.post("ben", &approve, as_driver.clone()).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "not by oneself");
    app.join(&fleet, "max", "manager").await;
    let (status, _) = app.post("max", &approve, json!({ "role": "owner" })).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let (status, answered) = app.post("max", &approve, as_driver.clone()).await;
    assert_eq!(
        (status, &answered["status"]),
        (StatusCode::OK, &json!("approved"))
    );
    let (status, problem) = app.post("anna", &approve, as_driver).await;
    assert_eq!(
        (status, kind(&problem)),
        (StatusCode::CONFLICT, "already-decided")
    );
    assert_eq!(
        app.people(&fleet).await,
        ["anna owner", "max manager", "ben driver"]
    );
    let (status, problem) = ask(&app, "ben").await;
    assert_eq!(
        (status, kind(&problem)),
        (StatusCode::CONFLICT, "already-member")
    );
}

async fn a_request_is_rejected_with_a_reason(app: App) {
    let fleet = app.fleet().await;
    let (_, request) = ask(&app, "eve").await;
    let path = format!("{fleet}/sign-up-requests");
    let reject = format!("{path}/{}/reject", request["id"].as_str().unwrap());
    for wrong in ["", "two\nlines", &"x".repeat(501)] {
        let (status, problem) = app.post("anna", &reject, json!({ "reason": wrong })).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert_eq!(problem["parameter"], "reason");
    }
    let reason = json!({ "reason": "We don't know you" });
    let (status, _) = app.post("anna", &reject, reason).await;
    assert_eq!(status, StatusCode::OK);
    let (_, own) = app.get("/subjects/eve/sign-up-requests").await;
    assert_eq!(own[0]["status"], "rejected");
    assert_eq!(own[0]["reason"], "We don't know you");
    assert_eq!(app.people(&fleet).await, ["anna owner"]);
    let (_, rejected) = app.read("anna", &format!("{path}?status=rejected")).await;
    assert_eq!(rejected, own);
    // Another try is another request.
    let (status, again) = ask(&app, "eve").await;
    assert_eq!(status, StatusCode::CREATED);
    assert_ne!(again["id"], request["id"]);
    // An id of one tenant is no key to another.
    let other = app.tenant_of("ben", "Other").await;
    let crossed = format!(
        "{other}/sign-up-requests/{}/approve",
        again["id"].as_str().unwrap()
    );
    let (status, _) = app.post("ben", &crossed, json!({ "role": "owner" })).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

async fn open_entries_are_bounded(app: App) {
    let fleet = app.fleet().await;
    for n in 0..100 {
        let (status, _) = ask(&app, &format!("p{n}")).await;
        assert_eq!(status, StatusCode::CREATED);
    }
    let (status, problem) = ask(&app, "one-more").await;
    assert_eq!(
        (status, kind(&problem)),
        (StatusCode::CONFLICT, "too-many-open")
    );
    for _ in 0..100 {
        app.invitation(&fleet, "viewer").await;
    }
    let path = format!("{fleet}/invitations");
    let (status, problem) = app.post("anna", &path, json!({ "role": "viewer" })).await;
    assert_eq!(
        (status, kind(&problem)),
        (StatusCode::CONFLICT, "too-many-open")
    );
}
