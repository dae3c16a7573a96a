//! Roles, leaving, removal and ownership, over both databases.

use axum::http::StatusCode;
use serde_json::json;

use crate::support::{App, ROOT, garage, kind, on_both_databases};

on_both_databases!(
    roles_reach_as_far_as_they_should,
    the_last_owner_stays,
    two_owners_who_leave_at_once_leave_one,
    ownership_is_handed_over_in_one_step,
    a_garage_given_away_is_not_given_back,
    everything_leaves_a_trail,
    a_removed_member_is_forgotten_at_once,
);

async fn roles_reach_as_far_as_they_should(app: App) {
    let fleet = app.fleet().await;
    for (who, role) in [
        ("max", "manager"),
        ("mia", "mechanic"),
        ("dan", "driver"),
        ("vic", "viewer"),
    ] {
        app.join(&fleet, who, role).await;
    }
    let member = |who: &str| format!("{fleet}/members/{who}");
    let role = |role: &str| json!({ "role": role });
    // Nobody lifts themselves or others above their own reach.
    for (who, target, wish) in [
        ("max", "max", "owner"),
        ("max", "anna", "viewer"),
        ("max", "dan", "manager"),
        ("mia", "dan", "viewer"),
        ("dan", "dan", "owner"),
        ("vic", "vic", "manager"),
    ] {
        let (status, problem) = app.put(who, &member(target), role(wish)).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{who} {target} {wish}");
        assert_eq!(kind(&problem), "forbidden");
    }
    for (who, target) in [("max", "anna"), ("dan", "vic"), ("vic", "dan")] {
        let (status, _) = app.delete(who, &member(target)).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{who} removes {target}");
    }
    // A stranger is told the same of a tenant that exists and of one that does not.
    let there = app.put("eve", &member("dan"), role("owner")).await;
    let nowhere = "/tenants/0198c0de-0000-7000-8000-000000000000/members/dan";
    let not_there = app.put("eve", nowhere, role("owner")).await;
    assert_eq!(there, not_there);
    assert_eq!(there.0, StatusCode::NOT_FOUND);

    let (status, _) = app.put("max", &member("dan"), role("mechanic")).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let (status, _) = app.delete("max", &member("vic")).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let (status, _) = app.delete("mia", &member("mia")).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let (status, _) = app.put("anna", &member("max"), role("viewer")).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let people = app.people(&fleet).await;
    assert_eq!(people, ["anna owner", "max viewer", "dan mechanic"]);
}

async fn the_last_owner_stays(app: App) {
    let fleet = app.fleet().await;
    app.join(&fleet, "max", "manager").await;
    let anna = format!("{fleet}/members/anna");
    for who in ["anna", ROOT] {
        let (status, problem) = app.delete(who, &anna).await;
        assert_eq!(status, StatusCode::CONFLICT);
        assert_eq!(kind(&problem), "last-owner");
        let (status, problem) = app.put(who, &anna, json!({ "role": "manager" })).await;
        assert_eq!(status, StatusCode::CONFLICT);
        assert_eq!(kind(&problem), "last-owner");
    }
    app.join(&fleet, "ben", "owner").await;
    assert_eq!(app.delete("anna", &anna).await.0, StatusCode::NO_CONTENT);
    assert_eq!(app.people(&fleet).await, ["max manager", "ben owner"]);
}

async fn two_owners_who_leave_at_once_leave_one(app: App) {
    for round in 0..5 {
        let fleet = app.tenant_of("anna", &format!("Fleet {round}")).await;
        app.join(&fleet, "ben", "owner").await;
        let (a, b) = (app.clone(), app.clone());
        let (of_anna, of_ben) = (
            format!("{fleet}/members/anna"),
            format!("{fleet}/members/ben"),
        );
        // One leaves while the other steps down.
        let leave = tokio::spawn(async move { a.delete("anna", &of_anna).await });
        let role = json!({ "role": "viewer" });
        let step_down = tokio::spawn(async move { b.put("ben", &of_ben, role).await });
        let mut statuses = [leave.await.unwrap().0, step_down.await.unwrap().0];
        statuses.sort();
        assert_eq!(statuses, [StatusCode::NO_CONTENT, StatusCode::CONFLICT]);
        let owners = app.people(&fleet).await;
        let owners = owners.iter().filter(|who| who.ends_with("owner")).count();
        assert_eq!(owners, 1);
    }
}

async fn ownership_is_handed_over_in_one_step(app: App) {
    let fleet = app.fleet().await;
    app.join(&fleet, "ben", "driver").await;
    let path = format!("{fleet}/ownership");
    let to = |subject: &str| json!({ "to_subject": subject });
    let (status, _) = app.post("ben", &path, to("ben")).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let (status, _) = app.post("anna", &path, to("eve")).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "only to a member");
    let (status, _) = app.post("anna", &path, to("ben")).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    assert_eq!(app.people(&fleet).await, ["anna manager", "ben owner"]);
    let (status, _) = app.post("anna", &path, to("anna")).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "no way back alone");
}

async fn a_garage_given_away_is_not_given_back(app: App) {
    let (_, own) = app.create(garage("anna", "Anna's garage"), None).await;
    let path = format!("/tenants/{}", own["id"].as_str().unwrap());
    app.join(&path, "ben", "viewer").await;
    let to = json!({ "to_subject": "ben" });
    app.post("anna", &format!("{path}/ownership"), to).await;
    app.delete("ben", &format!("{path}/members/anna")).await;
    let (status, fresh) = app.create(garage("anna", "Anna's garage"), None).await;
    assert_eq!(status, StatusCode::CREATED, "{fresh}");
    assert_ne!(fresh["id"], own["id"]);
}

async fn everything_leaves_a_trail(app: App) {
    let fleet = app.fleet().await;
    app.join(&fleet, "ben", "driver").await;
    let ben = format!("{fleet}/members/ben");
    app.put("anna", &ben, json!({ "role": "manager" })).await;
    app.put("ben", &ben, json!({ "role": "owner" })).await;
    app.delete("ben", &ben).await;
    let trail = app.trail(&fleet).await;
    let actions: Vec<_> = trail
        .iter()
        .map(|e| e["action"].as_str().unwrap())
        .collect();
    // What was refused is not in it.
    let expected = [
        "tenant.created",
        "invitation.created",
        "member.joined",
        "member.role",
        "member.left",
    ];
    assert_eq!(actions, expected);
    let change = &trail[3];
    assert_eq!(change["actor"], "anna");
    assert_eq!(change["actor_kind"], "person");
    assert_eq!(change["target"], "ben");
    assert_eq!(change["before"], json!({ "role": "driver" }));
    assert_eq!(change["after"], json!({ "role": "manager" }));

    // Pages of two, without a gap and without a repeat.
    let mut seen = Vec::new();
    let mut after = String::new();
    loop {
        let path = format!("{fleet}/audit?limit=2{after}");
        let (status, page) = app.read("anna", &path).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        seen.extend(page["items"].as_array().unwrap().clone());
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    seen.reverse();
    assert_eq!(seen, trail);
    let path = format!("{fleet}/audit?action=member.role&actor=anna");
    let (_, page) = app.read("anna", &path).await;
    assert_eq!(page["items"], json!([change]));

    app.join(&fleet, "max", "manager").await;
    let (status, _) = app.read("max", &format!("{fleet}/audit")).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let (status, _) = app.read("eve", &format!("{fleet}/audit")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(app.read("anna", "/audit").await.0, StatusCode::FORBIDDEN);
    for wrong in ["limit=0", "limit=101", "after=x", "action=dance"] {
        let (status, problem) = app.read("anna", &format!("{fleet}/audit?{wrong}")).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{wrong}");
        assert_eq!(kind(&problem), "invalid-parameter");
    }
}

async fn a_removed_member_is_forgotten_at_once(app: App) {
    let fleet = app.fleet().await;
    app.join(&fleet, "ben", "driver").await;
    // The list is kept for a moment; a change must not be hidden by it.
    let (_, before) = app.get("/subjects/ben/memberships").await;
    assert_eq!(before[0]["role"], "driver");
    let ben = format!("{fleet}/members/ben");
    app.put("anna", &ben, json!({ "role": "viewer" })).await;
    let (_, changed) = app.get("/subjects/ben/memberships").await;
    assert_eq!(changed[0]["role"], "viewer");
    let reason = json!({ "reason": "unpaid" });
    app.post(ROOT, &format!("{fleet}/suspend"), reason).await;
    let (_, suspended) = app.get("/subjects/ben/memberships").await;
    assert_eq!(suspended[0]["tenant"]["status"], "suspended");
    app.delete(ROOT, &ben).await;
    assert_eq!(app.get("/subjects/ben/memberships").await.1, json!([]));
}
