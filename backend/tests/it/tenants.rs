//! Members, invitations, requests and the administrators' console, through `/graphql`.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::world::{Browser, World, on_both_databases};

on_both_databases!(
    an_invitation_makes_one_member_once,
    roles_reach_as_far_as_they_say,
    the_last_owner_stays,
    a_removed_member_is_out_within_five_seconds,
    a_role_changes_what_one_may_do_at_once,
    a_deletion_can_be_undone,
    who_asks_to_join_is_answered,
    strangers_learn_nothing,
    the_console_is_for_administrators,
    while_the_service_is_away_own_data_are_served,
    a_resent_change_is_done_once,
);

pub const TENANT: &str = "{ viewer { id tenant { id name role } } }";

pub async fn home(world: &World, browser: &Browser) -> (String, String, String) {
    let answer = browser.ask(world, TENANT, json!({})).await;
    let viewer = &answer["data"]["viewer"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let tenant = &viewer["tenant"];
    (
        text(&viewer["id"]),
        text(&tenant["id"]),
        text(&tenant["role"]),
    )
}

/// Does a mutation and returns its payload.
pub async fn does(world: &World, browser: &Browser, mutation: &str, input: Value) -> Value {
    let kind = mutation[..1].to_uppercase() + &mutation[1..];
    let entity = match mutation {
        "inviteMember" => "invitation { id role } link isSent",
        "leaveTenant" => "leftTenantId",
        "requestToJoin" => "request { id status }",
        name if name.ends_with("Tenant") && is_of_console(name) => {
            "tenant { id details { status } }"
        }
        _ => "tenant { id name role details { slug status deletesAt } }",
    };
    let query = format!(
        "mutation M($input: {kind}Input!) {{ {mutation}(input: $input) {{ {entity} userErrors {{ code field message }} }} }}"
    );
    let answer = browser.ask(world, &query, json!({ "input": input })).await;
    assert!(answer["errors"].is_null(), "{mutation}: {answer}");
    answer["data"][mutation].clone()
}

fn is_of_console(name: &str) -> bool {
    [
        "approveTenant",
        "rejectTenant",
        "suspendTenant",
        "resumeTenant",
    ]
    .contains(&name)
}

pub fn code(payload: &Value) -> &str {
    payload["userErrors"][0]["code"]
        .as_str()
        .unwrap_or_default()
}

async fn invite(world: &World, owner: &Browser, tenant: &str, role: &str) -> String {
    let input = json!({ "tenantId": tenant, "role": role });
    let made = does(world, owner, "inviteMember", input).await;
    assert_eq!(made["userErrors"], json!([]), "{made}");
    let link = made["link"].as_str().unwrap();
    link.rsplit_once("/join/").unwrap().1.to_owned()
}

/// Ann owns a garage, and Bob is in it by her invitation.
async fn with_bob_as(world: &World, role: &str) -> (Browser, Browser, String, String) {
    let (ann, bob) = (world.ann().await, world.bob().await);
    let (_, garage, _) = home(world, &ann).await;
    let token = invite(world, &ann, &garage, role).await;
    let joined = does(world, &bob, "acceptInvitation", json!({ "token": token })).await;
    assert_eq!(joined["tenant"]["role"], role, "{joined}");
    let switched = does(world, &bob, "switchTenant", json!({ "tenantId": garage })).await;
    assert_eq!(switched["userErrors"], json!([]), "{switched}");
    let (bob_id, tenant, seen) = home(world, &bob).await;
    assert_eq!((tenant.as_str(), seen.as_str()), (garage.as_str(), role));
    (ann, bob, garage, bob_id)
}

async fn an_invitation_makes_one_member_once(world: World) {
    let (ann, bob) = (world.ann().await, world.bob().await);
    let (_, garage, _) = home(&world, &ann).await;
    let token = invite(&world, &ann, &garage, "DRIVER").await;
    let preview =
        "query P($token: String!) { invitation(token: $token) { state tenantName role } }";
    let anybody = Browser::default();
    let open = anybody
        .ask(&world, preview, json!({ "token": token }))
        .await;
    let offer = json!({ "state": "OPEN", "tenantName": "Ann's garage", "role": "DRIVER" });
    assert_eq!(open["data"]["invitation"], offer, "{open}");

    let joined = does(&world, &bob, "acceptInvitation", json!({ "token": token })).await;
    assert_eq!(joined["tenant"]["id"], garage.as_str(), "{joined}");
    // The same person again: the same answer. Anybody else: nothing.
    let again = does(&world, &bob, "acceptInvitation", json!({ "token": token })).await;
    assert_eq!(again["tenant"]["id"], garage.as_str(), "{again}");
    let replayed = does(&world, &ann, "acceptInvitation", json!({ "token": token })).await;
    assert!(
        ["INVITATION_USED", "ALREADY_MEMBER"].contains(&code(&replayed)),
        "{replayed}"
    );
    let spent = anybody
        .ask(&world, preview, json!({ "token": token }))
        .await;
    assert_eq!(spent["data"]["invitation"]["state"], "USED");

    let late = invite(&world, &ann, &garage, "VIEWER").await;
    world.clock.advance(chrono::Duration::hours(169));
    let expired = does(&world, &bob, "acceptInvitation", json!({ "token": late })).await;
    assert_eq!(code(&expired), "INVITATION_EXPIRED", "{expired}");
    for token in ["", "x", &"a".repeat(43), &"a".repeat(5_000)] {
        let unknown = does(&world, &bob, "acceptInvitation", json!({ "token": token })).await;
        assert_eq!(code(&unknown), "NOT_FOUND", "{unknown}");
    }
    let input = json!({ "tenantId": garage, "role": "DRIVER", "expiresInHours": 721 });
    let long = does(&world, &ann, "inviteMember", input).await;
    assert_eq!(
        long["userErrors"][0]["field"],
        json!(["input", "expiresInHours"]),
        "{long}"
    );
}

async fn roles_reach_as_far_as_they_say(world: World) {
    let (ann, bob, garage, bob_id) = with_bob_as(&world, "DRIVER").await;
    let (ann_id, ..) = home(&world, &ann).await;
    let by_driver = [
        (
            "inviteMember",
            json!({ "tenantId": garage, "role": "VIEWER" }),
        ),
        (
            "changeMemberRole",
            json!({ "tenantId": garage, "memberId": bob_id, "role": "OWNER" }),
        ),
        (
            "removeMember",
            json!({ "tenantId": garage, "memberId": ann_id }),
        ),
        (
            "transferOwnership",
            json!({ "tenantId": garage, "memberId": bob_id }),
        ),
        (
            "updateTenant",
            json!({ "tenantId": garage, "name": "Bob's" }),
        ),
        ("deleteTenant", json!({ "tenantId": garage })),
    ];
    for (mutation, input) in by_driver {
        let answer = does(&world, &bob, mutation, input).await;
        assert_eq!(code(&answer), "FORBIDDEN", "{mutation}: {answer}");
    }
    let promoted = json!({ "tenantId": garage, "memberId": bob_id, "role": "MANAGER" });
    let answer = does(&world, &ann, "changeMemberRole", promoted).await;
    assert_eq!(answer["userErrors"], json!([]), "{answer}");
    // A manager lets people in below themselves, and makes nobody the owner, not even themselves.
    invite(&world, &bob, &garage, "MECHANIC").await;
    for (mutation, input) in [
        (
            "inviteMember",
            json!({ "tenantId": garage, "role": "MANAGER" }),
        ),
        (
            "inviteMember",
            json!({ "tenantId": garage, "role": "OWNER" }),
        ),
        (
            "changeMemberRole",
            json!({ "tenantId": garage, "memberId": bob_id, "role": "OWNER" }),
        ),
        (
            "changeMemberRole",
            json!({ "tenantId": garage, "memberId": ann_id, "role": "VIEWER" }),
        ),
        ("deleteTenant", json!({ "tenantId": garage })),
    ] {
        let answer = does(&world, &bob, mutation, input).await;
        assert_eq!(code(&answer), "FORBIDDEN", "{mutation}: {answer}");
    }
}

async fn the_last_owner_stays(world: World) {
    let (ann, bob, garage, bob_id) = with_bob_as(&world, "DRIVER").await;
    let (ann_id, ..) = home(&world, &ann).await;
    let leaves = does(&world, &ann, "leaveTenant", json!({ "tenantId": garage })).await;
    assert_eq!(code(&leaves), "LAST_OWNER", "{leaves}");
    let down = json!({ "tenantId": garage, "memberId": ann_id, "role": "VIEWER" });
    let steps_down = does(&world, &ann, "changeMemberRole", down).await;
    assert_eq!(code(&steps_down), "LAST_OWNER", "{steps_down}");
    let to = json!({ "tenantId": garage, "memberId": bob_id });
    let handed = does(&world, &ann, "transferOwnership", to).await;
    assert_eq!(handed["tenant"]["role"], "MANAGER", "{handed}");
    assert_eq!(home(&world, &bob).await.2, "OWNER");
    let left = does(&world, &ann, "leaveTenant", json!({ "tenantId": garage })).await;
    assert_eq!(left["leftTenantId"], garage.as_str(), "{left}");
    // Whoever belongs nowhere any more has a garage of their own again.
    let (_, own, role) = home(&world, &ann).await;
    assert_ne!(own, garage);
    assert_eq!(role, "OWNER");
}

async fn a_removed_member_is_out_within_five_seconds(world: World) {
    let (ann, bob, garage, bob_id) = with_bob_as(&world, "DRIVER").await;
    let input = json!({ "tenantId": garage, "memberId": bob_id });
    let removed = does(&world, &ann, "removeMember", input).await;
    assert_eq!(removed["userErrors"], json!([]), "{removed}");
    let since = Instant::now();
    while home(&world, &bob).await.1 == garage {
        assert!(since.elapsed() < Duration::from_secs(5), "still in");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    // The page that was open is told, and nothing is done in its name.
    let stale = bob
        .ask_as(&world, &format!("{bob_id}/{garage}"), TENANT)
        .await;
    assert_eq!(stale.status, axum::http::StatusCode::CONFLICT, "{stale:?}");
}

async fn a_role_changes_what_one_may_do_at_once(world: World) {
    let (ann, bob, garage, bob_id) = with_bob_as(&world, "VIEWER").await;
    let input = json!({ "tenantId": garage, "memberId": bob_id, "role": "MANAGER" });
    does(&world, &ann, "changeMemberRole", input).await;
    let since = Instant::now();
    while home(&world, &bob).await.2 != "MANAGER" {
        assert!(since.elapsed() < Duration::from_secs(5), "still a viewer");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

async fn a_deletion_can_be_undone(world: World) {
    let ann = world.ann().await;
    let (_, garage, _) = home(&world, &ann).await;
    let deleted = does(&world, &ann, "deleteTenant", json!({ "tenantId": garage })).await;
    let at = deleted["tenant"]["details"]["deletesAt"].as_str().unwrap();
    let at = chrono::DateTime::parse_from_rfc3339(at).unwrap();
    assert_eq!((at.to_utc() - world.clock.now()).num_days(), 30);
    let kept = does(&world, &ann, "restoreTenant", json!({ "tenantId": garage })).await;
    assert_eq!(
        kept["tenant"]["details"]["deletesAt"],
        Value::Null,
        "{kept}"
    );
    let again = does(&world, &ann, "restoreTenant", json!({ "tenantId": garage })).await;
    assert_eq!(code(&again), "WRONG_STATE", "{again}");
}

async fn who_asks_to_join_is_answered(world: World) {
    let (ann, bob) = (world.ann().await, world.bob().await);
    let (_, garage, _) = home(&world, &ann).await;
    let named = json!({ "tenantId": garage, "slug": "anns-cars" });
    let named = does(&world, &ann, "updateTenant", named).await;
    assert_eq!(named["tenant"]["details"]["slug"], "anns-cars", "{named}");
    let ask = json!({ "slug": "anns-cars", "message": "It is me" });
    let asked = does(&world, &bob, "requestToJoin", ask.clone()).await;
    let request = asked["request"]["id"].as_str().unwrap().to_owned();
    let own = "{ viewer { joinRequests { id status reason } } }";
    let waiting = "{ viewer { tenant { joinRequests { id name message } } } }";
    let seen = ann.ask(&world, waiting, json!({})).await;
    let seen = &seen["data"]["viewer"]["tenant"]["joinRequests"];
    assert_eq!(
        seen,
        &json!([{ "id": request, "name": "Bob", "message": "It is me" }])
    );

    let no = json!({ "tenantId": garage, "requestId": request, "reason": "Not you" });
    let rejected = does(&world, &ann, "rejectRequest", no.clone()).await;
    assert_eq!(rejected["userErrors"], json!([]), "{rejected}");
    let told = bob.ask(&world, own, json!({})).await;
    assert_eq!(
        told["data"]["viewer"]["joinRequests"][0]["reason"], "Not you",
        "{told}"
    );
    assert_eq!(
        code(&does(&world, &ann, "rejectRequest", no).await),
        "ALREADY_DECIDED"
    );

    let asked = does(&world, &bob, "requestToJoin", ask).await;
    let yes = json!({ "tenantId": garage, "requestId": asked["request"]["id"], "role": "VIEWER" });
    let approved = does(&world, &ann, "approveRequest", yes).await;
    assert_eq!(approved["userErrors"], json!([]), "{approved}");
    let switched = does(&world, &bob, "switchTenant", json!({ "tenantId": garage })).await;
    assert_eq!(switched["tenant"]["role"], "VIEWER", "{switched}");
}

async fn strangers_learn_nothing(world: World) {
    let (ann, bob) = (world.ann().await, world.bob().await);
    let (ann_id, garage, _) = home(&world, &ann).await;
    let nowhere = "tenant_01h455vb4pex5vsknk084sn02q";
    let nobody = "user_01h455vb4pex5vsknk084sn02q";
    for mutation in [
        "updateTenant",
        "deleteTenant",
        "restoreTenant",
        "switchTenant",
        "leaveTenant",
    ] {
        let theirs = does(&world, &bob, mutation, json!({ "tenantId": garage })).await;
        let none = does(&world, &bob, mutation, json!({ "tenantId": nowhere })).await;
        assert_eq!(theirs.to_string(), none.to_string(), "{mutation}");
        assert_eq!(code(&theirs), "NOT_FOUND", "{mutation}: {theirs}");
    }
    let (_, own, _) = home(&world, &bob).await;
    for tenant in [garage.as_str(), own.as_str(), nowhere] {
        let of = |member: &str| json!({ "tenantId": tenant, "memberId": member });
        let theirs = does(&world, &bob, "removeMember", of(&ann_id)).await;
        let none = does(&world, &bob, "removeMember", of(nobody)).await;
        assert_eq!(theirs.to_string(), none.to_string(), "{tenant}");
        assert_eq!(code(&theirs), "NOT_FOUND", "{theirs}");
    }
    // What is no id is told as such, and nobody's session is switched by a wrong kind of it.
    let answer = bob
        .ask(
            &world,
            "mutation { switchTenant(input: { tenantId: \"vehicle_01h455vb4pex5vsknk084sn02q\" }) { tenant { id } } }",
            json!({}),
        )
        .await;
    assert_eq!(
        answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT",
        "{answer}"
    );
}

async fn the_console_is_for_administrators(world: World) {
    // Without PLATFORM_ADMINS, who came first administers.
    let (ann, bob) = (world.ann().await, world.bob().await);
    let (_, bobs, _) = home(&world, &bob).await;
    let list = "query L($search: String) { viewer { isAdministrator } admin { tenants(search: $search) { nodes { id name usage { members } details { status } } } } }";
    let seen = ann.ask(&world, list, json!({ "search": "bob" })).await;
    assert_eq!(seen["data"]["viewer"]["isAdministrator"], true, "{seen}");
    let found = &seen["data"]["admin"]["tenants"]["nodes"];
    assert_eq!(found[0]["id"], bobs.as_str(), "{seen}");
    assert_eq!(found[0]["usage"]["members"], 1);
    let refused = bob.ask(&world, list, json!({})).await;
    assert_eq!(
        refused["errors"][0]["extensions"]["code"], "FORBIDDEN",
        "{refused}"
    );
    assert_eq!(refused["data"]["viewer"]["isAdministrator"], false);
    for mutation in ["approveTenant", "suspendTenant", "resumeTenant"] {
        let mut input = json!({ "tenantId": bobs });
        if mutation == "suspendTenant" {
            input["reason"] = "mine".into();
        }
        let answer = does(&world, &bob, mutation, input).await;
        assert_eq!(code(&answer), "FORBIDDEN", "{mutation}: {answer}");
    }

    let input = json!({ "tenantId": bobs, "reason": "Unpaid" });
    let locked = does(&world, &ann, "suspendTenant", input).await;
    assert_eq!(
        locked["tenant"]["details"]["status"], "SUSPENDED",
        "{locked}"
    );
    let out = bob.ask(&world, TENANT, json!({})).await;
    assert_eq!(
        out["errors"][0]["extensions"]["code"], "GARAGE_SUSPENDED",
        "{out}"
    );
    let resumed = does(&world, &ann, "resumeTenant", json!({ "tenantId": bobs })).await;
    assert_eq!(
        resumed["tenant"]["details"]["status"], "ACTIVE",
        "{resumed}"
    );
    assert_eq!(home(&world, &bob).await.1, bobs);
}

async fn while_the_service_is_away_own_data_are_served(world: World) {
    let ann = world.ann().await;
    let (_, garage, _) = home(&world, &ann).await;
    world.stop_tenants();
    let all =
        "{ viewer { tenant { id name details { slug } } tenants { id } vehicles { totalCount } } }";
    let answer = ann.ask(&world, all, json!({})).await;
    let viewer = &answer["data"]["viewer"];
    assert_eq!(viewer["tenant"]["id"], garage.as_str(), "{answer}");
    assert_eq!(viewer["vehicles"]["totalCount"], 0);
    assert_eq!(
        (&viewer["tenants"], &viewer["tenant"]["details"]),
        (&Value::Null, &Value::Null)
    );
    for error in answer["errors"].as_array().unwrap() {
        assert_eq!(
            error["extensions"]["code"], "UPSTREAM_UNAVAILABLE",
            "{answer}"
        );
    }
    let change = "mutation { deleteTenant(input: { tenantId: \"TENANT\" }) { tenant { id } } }";
    let answer = ann
        .ask(&world, &change.replace("TENANT", &garage), json!({}))
        .await;
    assert_eq!(
        answer["errors"][0]["extensions"]["code"], "UPSTREAM_UNAVAILABLE",
        "{answer}"
    );
}

async fn a_resent_change_is_done_once(world: World) {
    let (ann, bob, garage, bob_id) = with_bob_as(&world, "DRIVER").await;
    let made = json!({ "name": "Club", "kind": "CLUB", "idempotencyKey": "new" });
    let first = does(&world, &ann, "createTenant", made.clone()).await;
    let again = does(&world, &ann, "createTenant", made).await;
    assert_eq!(first["tenant"]["id"], again["tenant"]["id"]);
    let other = json!({ "name": "Other", "kind": "CLUB", "idempotencyKey": "new" });
    assert_eq!(
        code(&does(&world, &ann, "createTenant", other).await),
        "CONFLICT"
    );

    let invited = json!({ "tenantId": garage, "role": "VIEWER", "idempotencyKey": "invite" });
    let first = does(&world, &ann, "inviteMember", invited.clone()).await;
    let again = does(&world, &ann, "inviteMember", invited).await;
    assert_eq!(first["invitation"]["id"], again["invitation"]["id"]);
    assert!(
        first["link"].is_string() && again["link"].is_null(),
        "{again}"
    );

    let role = |role: &str, key: &str| json!({ "tenantId": garage, "memberId": bob_id, "role": role, "idempotencyKey": key });
    does(&world, &ann, "changeMemberRole", role("MECHANIC", "one")).await;
    does(&world, &ann, "changeMemberRole", role("MANAGER", "two")).await;
    does(&world, &ann, "changeMemberRole", role("MECHANIC", "one")).await;
    tokio::time::sleep(Duration::from_millis(2_500)).await;
    assert_eq!(home(&world, &bob).await.2, "MANAGER");
    // A key whose change was refused may be used again.
    let mine = json!({ "tenantId": garage, "idempotencyKey": "leave" });
    assert_eq!(
        code(&does(&world, &ann, "leaveTenant", mine.clone()).await),
        "LAST_OWNER"
    );
    assert_eq!(
        code(&does(&world, &ann, "leaveTenant", mine).await),
        "LAST_OWNER"
    );
}
