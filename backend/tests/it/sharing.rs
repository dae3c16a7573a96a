//! Vehicles that others see, and vehicles that go.

use platform_client::Role;
use serde_json::{Value, json};

use crate::sweep::actors::{fuel_log, grant, guest, offer, user_id, vehicle};
use crate::sweep::dump::{dump, tables_with};
use crate::world::{Browser, World, on_both_databases};

on_both_databases!(
    a_grant_shows_its_vehicle_and_hides_the_others_even_when_it_is_over,
    a_guest_sees_one_vehicle_without_what_is_private_until_the_link_ends,
    a_vehicle_goes_with_its_history_and_leaves_a_note_only,
    a_code_is_good_once_and_for_others_only,
    nothing_that_hangs_on_a_vehicle_is_forgotten_in_a_move,
);

const NAMES: &str = "{ viewer { vehicles { nodes { nickname } } } }";
const SYNC: &str = "{ sync { upserted { __typename id } deleted { type id } } }";

async fn names(browser: &Browser, world: &World) -> Vec<String> {
    let answer = browser.ask(world, NAMES, json!({})).await;
    let nodes = answer["data"]["viewer"]["vehicles"]["nodes"].as_array();
    let nodes = nodes.unwrap_or_else(|| panic!("{answer}")).iter();
    let mut names: Vec<_> = nodes
        .map(|node| node["nickname"].as_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

async fn payload(browser: &Browser, world: &World, document: &str, input: Value) -> Value {
    let answer = browser
        .ask(world, document, json!({ "input": input }))
        .await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]
        .as_object()
        .unwrap()
        .values()
        .next()
        .unwrap()
        .clone()
}

const REVOKE: &str = "mutation($input: RevokeVehicleGrantInput!) { revokeVehicleGrant(input: $input) { userErrors { code } } }";
const LIFT: &str = "mutation($input: LiftVehicleGrantsInput!) { liftVehicleGrants(input: $input) { memberId userErrors { code } } }";
const ACCEPT: &str = "mutation($input: AcceptVehicleInput!) { acceptVehicle(input: $input) { vehicle { id nickname vin fuelSummary { fillCount } } userErrors { code message } } }";

async fn a_grant_shows_its_vehicle_and_hides_the_others_even_when_it_is_over(world: World) {
    let ann = world.person("ann").await;
    let (seen, _hidden) = (
        vehicle(&ann, &world, "seen").await,
        vehicle(&ann, &world, "hidden").await,
    );
    let bob = world.member("bob", "ann", Role::Driver).await;
    assert_eq!(names(&bob, &world).await, ["hidden", "seen"]);
    let member = user_id(&bob, &world).await;
    let id = grant(&ann, &world, &seen, &member, "VIEW").await;
    assert_eq!(names(&bob, &world).await, ["seen"]);
    let sync = bob.ask(&world, SYNC, json!({})).await;
    assert_eq!(
        sync["data"]["sync"]["upserted"].as_array().unwrap().len(),
        1,
        "{sync}"
    );
    let grants = "query($id: ID!) { viewer { vehicle(id: $id) { grants { memberName level } guestLinks { id } } } }";
    let shown = ann.ask(&world, grants, json!({ "id": seen })).await;
    assert_eq!(
        shown["data"]["viewer"]["vehicle"]["grants"],
        json!([{ "memberName": "bob", "level": "VIEW" }])
    );
    let hidden = bob.ask(&world, grants, json!({ "id": seen })).await;
    assert_eq!(
        hidden["data"]["viewer"]["vehicle"],
        json!({ "grants": null, "guestLinks": null })
    );
    payload(&ann, &world, REVOKE, json!({ "id": id })).await;
    assert!(
        names(&bob, &world).await.is_empty(),
        "a revoked grant shows no more than it did"
    );
    payload(&ann, &world, LIFT, json!({ "memberId": member })).await;
    assert_eq!(names(&bob, &world).await, ["hidden", "seen"]);
}

async fn a_guest_sees_one_vehicle_without_what_is_private_until_the_link_ends(world: World) {
    let ann = world.person("ann").await;
    let (car, other) = (
        vehicle(&ann, &world, "for sale").await,
        vehicle(&ann, &world, "other").await,
    );
    fuel_log(&ann, &world, &car).await;
    let (link, buyer) = guest(&ann, &world, &car).await;
    assert_eq!(names(&buyer, &world).await, ["for sale"]);
    let private = "query($id: ID!) { viewer { isGuest email tenant { name } vehicle(id: $id) { nickname vin licensePlate notes fuelLogs { nodes { notes station } } } } }";
    let shown = buyer.ask(&world, private, json!({ "id": car })).await;
    assert_eq!(
        shown["data"]["viewer"],
        json!({ "isGuest": true, "email": null, "tenant": { "name": "Shared vehicle" },
        "vehicle": { "nickname": "for sale", "vin": null, "licensePlate": null, "notes": null,
            "fuelLogs": { "nodes": [{ "notes": null, "station": null }] } } })
    );
    let hidden = buyer.ask(&world, private, json!({ "id": other })).await;
    assert_eq!(hidden["data"]["viewer"]["vehicle"], json!(null));
    let units = "mutation($input: UpdatePreferencesInput!) { updatePreferences(input: $input) { userErrors { code } } }";
    let refused = payload(&buyer, &world, units, json!({ "currency": "CHF" })).await;
    assert_eq!(refused["userErrors"][0]["code"], "FORBIDDEN");

    // Whoever is signed in looks as a guest only where the page says so.
    let mut ann_looks = ann.clone();
    ann_looks.cookies.extend(buyer.cookies.clone());
    let who = "{ viewer { isGuest } }";
    let own = ann_looks.ask(&world, who, json!({})).await;
    assert_eq!(own["data"]["viewer"]["isGuest"], json!(false));
    let shared = ann_looks.ask_as(&world, "guest", who).await;
    assert!(shared.body.contains(r#""isGuest":true"#), "{}", shared.body);

    let mut nobody = Browser::default();
    let answer = nobody.open_guest_link(&world, "guess").await;
    assert_eq!((answer.status.as_u16(), nobody.cookies.len()), (404, 0));
    let revoke = "mutation($input: RevokeGuestLinkInput!) { revokeGuestLink(input: $input) { userErrors { code } } }";
    payload(&ann, &world, revoke, json!({ "id": link })).await;
    let late = buyer.ask(&world, NAMES, json!({})).await;
    assert_eq!(late, Browser::default().ask(&world, NAMES, json!({})).await);
    let (_, timed) = guest(&ann, &world, &car).await;
    world.clock.advance(chrono::Duration::days(15));
    assert_eq!(late, timed.ask(&world, NAMES, json!({})).await);
}

async fn a_vehicle_goes_with_its_history_and_leaves_a_note_only(world: World) {
    let ann = world.person("ann").await;
    let bob = world.person("bob").await;
    let car = vehicle(&ann, &world, "sold").await;
    let kept = vehicle(&ann, &world, "kept").await;
    let log = fuel_log(&ann, &world, &car).await;
    guest(&ann, &world, &car).await;
    let before =
        ann.ask(&world, "{ sync { cursor } }", json!({})).await["data"]["sync"]["cursor"].clone();
    let (_, code) = offer(&ann, &world, &car).await;
    let input = json!({ "code": code, "idempotencyKey": "once" });
    let accepted = payload(&bob, &world, ACCEPT, input.clone()).await;
    assert_eq!(
        accepted["vehicle"],
        json!({ "id": car, "nickname": "sold", "vin": "WVWZZZ1JZXW000001", "fuelSummary": { "fillCount": 1 } }),
        "{accepted}"
    );
    assert_eq!(
        accepted,
        payload(&bob, &world, ACCEPT, input).await,
        "sent again"
    );
    assert_eq!(names(&ann, &world).await, ["kept"]);

    let since = "query($since: String) { sync(since: $since) { upserted { id } deleted { id } } }";
    let told = ann.ask(&world, since, json!({ "since": before })).await;
    let told = &told["data"]["sync"];
    assert_eq!(told["upserted"], json!([]), "{told}");
    let gone: Vec<_> = told["deleted"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["id"].clone())
        .collect();
    assert!(
        gone.contains(&json!(car)) && gone.contains(&json!(log)) && !gone.contains(&json!(kept)),
        "{told}"
    );
    let arrived = bob.ask(&world, SYNC, json!({})).await;
    assert_eq!(
        arrived["data"]["sync"]["upserted"]
            .as_array()
            .unwrap()
            .len(),
        2,
        "{arrived}"
    );

    let left = dump(&world, world.tenant_of("ann").await).await;
    let tables = left
        .iter()
        .filter(|row| row.contains("sold") || row.contains("notes of it"));
    assert_eq!(tables.count(), 0, "{left:#?}");
    for table in ["fuel_log: ", "guest_link: "] {
        assert!(
            !left.iter().any(|row| row.starts_with(table)),
            "{table} {left:#?}"
        );
    }
    assert!(left.iter().any(|row| row.starts_with("vehicle_transfer: ")));
}

async fn a_code_is_good_once_and_for_others_only(world: World) {
    let ann = world.person("ann").await;
    let (bob, eve) = (world.person("bob").await, world.person("eve").await);
    let car = vehicle(&ann, &world, "sold").await;
    let (_, old) = offer(&ann, &world, &car).await;
    let (_, code) = offer(&ann, &world, &car).await;
    let code_of = async |by: &Browser, code: &str| {
        let accepted = payload(by, &world, ACCEPT, json!({ "code": code })).await;
        accepted["userErrors"][0]["code"].clone()
    };
    assert_eq!(code_of(&bob, "guess").await, "NOT_FOUND");
    assert_eq!(
        code_of(&bob, &old).await,
        "NOT_FOUND",
        "a newer offer ended it"
    );
    assert_eq!(code_of(&ann, &code).await, "INVALID");
    let driver = world.member("driver", "bob", Role::Driver).await;
    assert_eq!(code_of(&driver, &code).await, "FORBIDDEN");
    let both = futures::future::join(code_of(&bob, &code), code_of(&eve, &code)).await;
    let won = [&both.0, &both.1]
        .into_iter()
        .filter(|code| code.is_null())
        .count();
    assert_eq!(won, 1, "{both:?}");
    assert_eq!(code_of(&eve, &code).await, "NOT_FOUND");
    let (manager, other) = (
        world.member("manager", "ann", Role::Manager).await,
        vehicle(&ann, &world, "kept").await,
    );
    let offer = "mutation($input: OfferVehicleInput!) { offerVehicle(input: $input) { code userErrors { code } } }";
    let refused = payload(&manager, &world, offer, json!({ "vehicleId": other })).await;
    assert_eq!(refused["userErrors"][0]["code"], "FORBIDDEN");
}

/// A new table with a `vehicle_id` must be moved by its capsule, see `SharingService::accept`, or go
/// with the original.
async fn nothing_that_hangs_on_a_vehicle_is_forgotten_in_a_move(world: World) {
    let moved = ["document", "fuel_log", "odometer_reading", "record_change"];
    // What is known of it is blanked there; who did what when stays.
    let ended = [
        "guest_link",
        "vehicle_grant",
        "audit_entry",
        "imported_record",
    ];
    let tables = tables_with(&world, "vehicle_id").await;
    let forgotten = tables
        .iter()
        .filter(|table| !moved.contains(&table.as_str()) && !ended.contains(&table.as_str()));
    assert_eq!(forgotten.count(), 0, "{tables:?}");
}
