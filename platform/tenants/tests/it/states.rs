//! Names, approval, suspension, deletion and the administrator's list, over both databases.

use axum::http::StatusCode;
use chrono::Duration;
use serde_json::{Value, json};

use crate::support::{App, ROOT, garage, kind, on_both_databases};

on_both_databases!(
    an_owner_changes_name_and_slug,
    a_new_tenant_can_wait_for_approval,
    a_suspended_tenant_stands_still,
    a_deletion_can_be_undone_for_thirty_days,
    a_deletion_is_completed_by_the_sweep,
    what_is_overdue_is_gone_before_the_sweep,
    administrators_list_and_search,
);

async fn an_owner_changes_name_and_slug(app: App) {
    let fleet = app.fleet().await;
    let body = json!({ "name": "Red Vans", "slug": "red-vans", "kind": "club" });
    let (status, tenant) = app.patch("anna", &fleet, body).await;
    assert_eq!(status, StatusCode::OK, "{tenant}");
    assert_eq!(
        (&tenant["name"], &tenant["kind"]),
        (&json!("Red Vans"), &json!("club"))
    );
    assert_eq!(app.get("/slugs/red-vans").await.1, tenant);
    assert_eq!(app.get("/slugs/blue-vans").await.0, StatusCode::NOT_FOUND);
    app.tenant_of("ben", "Green Vans").await;
    let taken = json!({ "slug": "green-vans" });
    let (status, problem) = app.patch("anna", &fleet, taken).await;
    assert_eq!(
        (status, kind(&problem)),
        (StatusCode::CONFLICT, "slug-taken")
    );
    for slug in ["admin", "a", "UPPER", "with space", "-x-", "a--b"] {
        let (status, problem) = app.patch("anna", &fleet, json!({ "slug": slug })).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{slug}");
        assert_eq!(problem["parameter"], "slug");
    }
    app.join(&fleet, "max", "manager").await;
    let (status, _) = app.patch("max", &fleet, json!({ "name": "Max's" })).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    // A name that only looks like one of the server's own gets another slug.
    let sly = app.tenant_of("eve", "Admin").await;
    let (_, sly) = app.get(&sly).await;
    assert!(sly["slug"].as_str().unwrap().starts_with("admin-"), "{sly}");
}

async fn a_new_tenant_can_wait_for_approval(app: App) {
    let body = json!({ "owner_subject": "anna", "name": "Vans", "kind": "fleet",
        "needs_approval": true });
    let (_, tenant) = app.create(body.clone(), None).await;
    assert_eq!(tenant["status"], "pending");
    let path = format!("/tenants/{}", tenant["id"].as_str().unwrap());
    let role = json!({ "role": "viewer" });
    let (status, problem) = app.post("anna", &format!("{path}/invitations"), role).await;
    assert_eq!(
        (status, kind(&problem)),
        (StatusCode::CONFLICT, "not-in-use")
    );
    let approve = format!("{path}/approve");
    let (status, _) = app.post("anna", &approve, Value::Null).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "not by oneself");
    let (status, tenant) = app.post(ROOT, &approve, Value::Null).await;
    assert_eq!(
        (status, &tenant["status"]),
        (StatusCode::OK, &json!("active"))
    );
    let (status, problem) = app.post(ROOT, &approve, Value::Null).await;
    assert_eq!(
        (status, kind(&problem)),
        (StatusCode::CONFLICT, "wrong-status")
    );

    let (_, other) = app.create(body, Some("k")).await;
    let path = format!("/tenants/{}", other["id"].as_str().unwrap());
    let reason = json!({ "reason": "Not a fleet" });
    let (_, rejected) = app.post(ROOT, &format!("{path}/reject"), reason).await;
    assert_eq!(rejected["status"], "rejected");
    assert_eq!(rejected["status_reason"], "Not a fleet");
}

async fn a_suspended_tenant_stands_still(app: App) {
    let fleet = app.fleet().await;
    app.join(&fleet, "ben", "driver").await;
    let suspend = format!("{fleet}/suspend");
    let reason = json!({ "reason": "unpaid" });
    let (status, _) = app.post("anna", &suspend, reason.clone()).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let (status, tenant) = app.post(ROOT, &suspend, reason).await;
    assert_eq!(
        (status, &tenant["status"]),
        (StatusCode::OK, &json!("suspended"))
    );
    let ben = format!("{fleet}/members/ben");
    for (status, problem) in [
        app.put("anna", &ben, json!({ "role": "owner" })).await,
        app.patch("anna", &fleet, json!({ "name": "X" })).await,
        app.post(
            "anna",
            &format!("{fleet}/ownership"),
            json!({ "to_subject": "ben" }),
        )
        .await,
    ] {
        assert_eq!(
            (status, kind(&problem)),
            (StatusCode::CONFLICT, "not-in-use")
        );
    }
    // Nobody is held in it.
    assert_eq!(app.delete("ben", &ben).await.0, StatusCode::NO_CONTENT);
    let (_, tenant) = app
        .post(ROOT, &format!("{fleet}/reactivate"), Value::Null)
        .await;
    assert_eq!(tenant["status"], "active");
    assert_eq!(tenant.get("status_reason"), None);
    let trail = app.trail(&fleet).await;
    let step = trail
        .iter()
        .find(|e| e["action"] == "tenant.status")
        .unwrap();
    assert_eq!(
        (&step["actor"], &step["actor_kind"]),
        (&json!("root"), &json!("administrator"))
    );
    assert_eq!(
        step["after"],
        json!({ "status": "suspended", "reason": "unpaid" })
    );
}

async fn a_deletion_can_be_undone_for_thirty_days(app: App) {
    let fleet = app.fleet().await;
    app.join(&fleet, "max", "manager").await;
    let deletion = format!("{fleet}/deletion");
    let (status, _) = app.put("max", &deletion, Value::Null).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let (status, tenant) = app.put("anna", &deletion, Value::Null).await;
    assert_eq!(status, StatusCode::OK);
    assert!(tenant["deletes_at"].is_string(), "{tenant}");
    let (status, problem) = app.put("anna", &deletion, Value::Null).await;
    assert_eq!(
        (status, kind(&problem)),
        (StatusCode::CONFLICT, "deletion-state")
    );
    app.clock
        .advance(Duration::days(30) - Duration::seconds(10));
    assert_eq!(app.service.sweep().await.unwrap(), 0);
    let (status, tenant) = app.delete("anna", &deletion).await;
    assert_eq!((status, tenant.get("deletes_at")), (StatusCode::OK, None));
    app.clock.advance(Duration::days(60));
    assert_eq!(app.service.sweep().await.unwrap(), 0);
    assert_eq!(app.get(&fleet).await.0, StatusCode::OK);
}

async fn a_deletion_is_completed_by_the_sweep(app: App) {
    let fleet = app.fleet().await;
    let (kept, token) = (
        app.tenant_of("ben", "Kept").await,
        app.invitation(&fleet, "viewer").await,
    );
    app.put("anna", &format!("{fleet}/deletion"), Value::Null)
        .await;
    app.clock.advance(Duration::days(30));
    assert_eq!(app.service.sweep().await.unwrap(), 1);
    assert_eq!(app.service.sweep().await.unwrap(), 0);
    assert_eq!(app.get(&fleet).await.0, StatusCode::NOT_FOUND);
    assert_eq!(app.get("/subjects/anna/memberships").await.1, json!([]));
    assert_eq!(app.accept("eve", &token).await.0, StatusCode::NOT_FOUND);
    assert_eq!(app.get(&kept).await.0, StatusCode::OK);
    // What remains is that it is gone; an application reads it to forget its own records.
    let (_, page) = app.read(ROOT, "/audit?action=tenant.deleted").await;
    let items = page["items"].as_array().unwrap();
    assert_eq!(items.len(), 1);
    assert_eq!(
        format!("/tenants/{}", items[0]["tenant_id"].as_str().unwrap()),
        fleet
    );
    assert_eq!(items[0]["actor_kind"], "system");
    let (_, all) = app.read(ROOT, "/audit?limit=100").await;
    let of_it = |e: &&Value| e["tenant_id"] == items[0]["tenant_id"];
    assert_eq!(
        all["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(of_it)
            .count(),
        1
    );
}

async fn what_is_overdue_is_gone_before_the_sweep(app: App) {
    let (_, own) = app.create(garage("anna", "Garage"), None).await;
    let path = format!("/tenants/{}", own["id"].as_str().unwrap());
    app.put("anna", &format!("{path}/deletion"), Value::Null)
        .await;
    app.clock.advance(Duration::days(30));
    assert_eq!(app.get(&path).await.0, StatusCode::NOT_FOUND);
    assert_eq!(app.get("/slugs/garage").await.0, StatusCode::NOT_FOUND);
    assert_eq!(app.get("/subjects/anna/memberships").await.1, json!([]));
    let (status, _) = app.delete("anna", &format!("{path}/deletion")).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "too late");
    // Its name and its place as the owner's garage are free.
    let (status, fresh) = app.create(garage("anna", "Garage"), None).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(fresh["slug"], "garage");
    assert_ne!(fresh["id"], own["id"]);
}

async fn administrators_list_and_search(app: App) {
    for (owner, name) in [
        ("anna", "Zoë's Vans"),
        ("ben", "100% Mopeds"),
        ("cleo", "A_B Trucks"),
    ] {
        app.tenant_of(owner, name).await;
    }
    let fleet = app.fleet().await;
    app.join(&fleet, "dan", "viewer").await;
    app.invitation(&fleet, "viewer").await;
    let (status, problem) = app.read("anna", "/tenants").await;
    assert_eq!(
        (status, kind(&problem)),
        (StatusCode::FORBIDDEN, "forbidden")
    );
    let names = |page: &Value| -> Vec<String> {
        let items = page["items"].as_array().unwrap().iter();
        items
            .map(|row| row["tenant"]["name"].as_str().unwrap().to_owned())
            .collect()
    };
    let (_, all) = app.read(ROOT, "/tenants").await;
    assert_eq!(
        names(&all),
        ["Blue Vans", "A_B Trucks", "100% Mopeds", "Zoë's Vans"]
    );
    let usage = json!({ "members": 2, "open_invitations": 1, "pending_requests": 0 });
    assert_eq!(all["items"][0]["usage"], usage);
    assert_eq!(
        app.get(&format!("{fleet}/summary")).await.1,
        all["items"][0]
    );
    for (search, found) in [
        ("ZOE", vec!["Zoë's Vans"]),
        ("vans", vec!["Blue Vans", "Zoë's Vans"]),
        ("%25", vec!["100% Mopeds"]),
        ("_", vec!["A_B Trucks"]),
        ("%5C", vec![]),
        ("nothing", vec![]),
    ] {
        let (_, page) = app.read(ROOT, &format!("/tenants?search={search}")).await;
        assert_eq!(names(&page), found, "{search}");
    }
    let mut seen = Vec::new();
    let mut after = String::new();
    loop {
        let (_, page) = app.read(ROOT, &format!("/tenants?limit=3{after}")).await;
        seen.extend(names(&page));
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    assert_eq!(seen, names(&all));
    let reason = json!({ "reason": "x" });
    app.post(ROOT, &format!("{fleet}/suspend"), reason).await;
    let (_, page) = app.read(ROOT, "/tenants?status=suspended&kind=fleet").await;
    assert_eq!(names(&page), ["Blue Vans"]);
    let (status, _) = app.read(ROOT, "/tenants?status=odd").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}
