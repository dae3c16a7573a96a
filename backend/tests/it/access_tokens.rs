//! Programs that come in by personal access tokens.

use serde_json::{Value, json};

use crate::sweep::actors::{self, fuel_log, vehicle};
use crate::world::{Browser, World, on_both_databases};
use platform_client::Role;

on_both_databases!(
    a_token_reads_logs_or_does_everything_but_never_makes_tokens,
    a_token_ends_by_revocation_by_time_and_with_membership_and_always_answers_alike,
    a_token_does_no_more_than_its_person_may_now,
    the_secret_is_told_once_and_stored_as_a_hash,
    what_is_impossible_is_told_beside_its_field,
);

const CREATE: &str = "mutation($input: CreateAccessTokenInput!) { createAccessToken(input: $input) {
    accessToken { id name prefix scope vehicleIds expiresAt lastUsedAt } secret userErrors { code field message } } }";
const REVOKE: &str =
    "mutation($input: RevokeAccessTokenInput!) { revokeAccessToken(input: $input) {
    accessToken { id } userErrors { code } } }";

async fn make(browser: &Browser, world: &World, input: Value) -> Value {
    let answer = browser.ask(world, CREATE, json!({ "input": input })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["createAccessToken"].clone()
}

fn program(made: &Value) -> Browser {
    Browser::program(made["secret"].as_str().unwrap_or_else(|| panic!("{made}")))
}

async fn code_of(browser: &Browser, world: &World, document: &str, input: Value) -> Value {
    let answer = browser
        .ask(world, document, json!({ "input": input }))
        .await;
    let payload = answer["data"].as_object().unwrap().values().next().unwrap();
    payload["userErrors"][0]["code"].clone()
}

const RENAME: &str = "mutation($input: UpdateVehicleInput!) { updateVehicle(input: $input) { vehicle { id } userErrors { code } } }";
const FILL: &str = "mutation($input: CreateFuelLogInput!) { createFuelLog(input: $input) { fuelLog { id } userErrors { code } } }";
const UNITS: &str = "mutation($input: UpdatePreferencesInput!) { updatePreferences(input: $input) { userErrors { code } } }";
const OFFER: &str = "mutation($input: OfferVehicleInput!) { offerVehicle(input: $input) { code userErrors { code } } }";

async fn a_token_reads_logs_or_does_everything_but_never_makes_tokens(world: World) {
    let ann = world.person("ann").await;
    let car = vehicle(&ann, &world, "Golf").await;
    for (scope, logs, edits) in [
        ("READ", false, false),
        ("LOG", true, false),
        ("FULL", true, true),
    ] {
        let made = make(&ann, &world, json!({ "name": scope, "scope": scope })).await;
        let program = program(&made);
        let read = program
            .ask(
                &world,
                "{ viewer { isGuest vehicles { nodes { nickname } } } }",
                json!({}),
            )
            .await;
        assert_eq!(
            read["data"]["viewer"]["vehicles"]["nodes"][0]["nickname"], "Golf",
            "{read}"
        );
        let refused = |may: bool| if may { json!(null) } else { json!("FORBIDDEN") };
        let fill = json!({ "vehicleId": car, "filledOn": "2026-01-05", "quantity": { "value": "40", "unit": "LITRE" } });
        assert_eq!(
            code_of(&program, &world, FILL, fill).await,
            refused(logs),
            "{scope}"
        );
        let seen = ann
            .ask(
                &world,
                "query($id: ID!) { viewer { vehicle(id: $id) { version } } }",
                json!({ "id": car }),
            )
            .await;
        let version = &seen["data"]["viewer"]["vehicle"]["version"];
        let rename = json!({ "id": car, "expectedVersion": version, "notes": scope });
        assert_eq!(
            code_of(&program, &world, RENAME, rename).await,
            refused(edits),
            "{scope}"
        );
        let units = json!({ "currency": "CHF" });
        assert_eq!(
            code_of(&program, &world, UNITS, units).await,
            refused(edits),
            "{scope}"
        );
        let more = json!({ "name": "more", "scope": "READ" });
        assert_eq!(code_of(&program, &world, CREATE, more).await, "FORBIDDEN");
        let end = json!({ "id": made["accessToken"]["id"] });
        assert_eq!(code_of(&program, &world, REVOKE, end).await, "FORBIDDEN");
        let away = json!({ "vehicleId": car });
        assert_eq!(code_of(&program, &world, OFFER, away).await, "FORBIDDEN");
        let list = program
            .ask(&world, "{ viewer { accessTokens { name } } }", json!({}))
            .await;
        assert_eq!(
            list["errors"][0]["extensions"]["code"], "FORBIDDEN",
            "{list}"
        );
    }
}

async fn a_token_ends_by_revocation_by_time_and_with_membership_and_always_answers_alike(
    world: World,
) {
    let ann = world.person("ann").await;
    let mate = world.member("mate", "ann", Role::Driver).await;
    let left = make(&mate, &world, json!({ "name": "left", "scope": "FULL" })).await;
    world.remove("mate", "ann").await;
    // Nobody is believed longer than this.
    tokio::time::sleep(std::time::Duration::from_secs(5)).await;
    let revoked = make(&ann, &world, json!({ "name": "revoked", "scope": "FULL" })).await;
    let end = json!({ "input": { "id": revoked["accessToken"]["id"] } });
    let ended = ann.ask(&world, REVOKE, end.clone()).await;
    assert_eq!(
        ended["data"]["revokeAccessToken"]["userErrors"],
        json!([]),
        "{ended}"
    );
    assert_eq!(
        ended,
        ann.ask(&world, REVOKE, end).await,
        "again is no error"
    );
    let timed = json!({ "name": "timed", "scope": "FULL", "expiresAt": "2026-10-01T00:00:00Z" });
    let timed = make(&ann, &world, timed).await;
    assert!(
        program(&timed)
            .ask(&world, "{ viewer { id } }", json!({}))
            .await["errors"]
            .is_null()
    );
    world.clock.advance(chrono::Duration::days(30));
    let ann = world.person("ann").await;
    let unknown = "mvp_0000000000000000000000000000000000000000";
    let secret = |made: &Value| made["secret"].as_str().unwrap().to_owned();
    let mut answers = Vec::new();
    for text in [
        secret(&left),
        secret(&revoked),
        secret(&timed),
        unknown.to_owned(),
        "mvp_x".to_owned(),
    ] {
        let program = Browser::program(&text);
        answers.push(program.ask(&world, "{ viewer { id } }", json!({})).await);
    }
    assert_eq!(
        answers[0]["errors"][0]["extensions"]["code"],
        "UNAUTHENTICATED"
    );
    assert!(
        answers.iter().all(|answer| *answer == answers[0]),
        "{answers:#?}"
    );
    let list = ann
        .ask(&world, "{ viewer { accessTokens { name } } }", json!({}))
        .await;
    assert_eq!(
        list["data"]["viewer"]["accessTokens"],
        json!([{ "name": "timed" }]),
        "{list}"
    );
}

async fn a_token_does_no_more_than_its_person_may_now(world: World) {
    let ann = world.person("ann").await;
    let (seen, hidden) = (
        vehicle(&ann, &world, "seen").await,
        vehicle(&ann, &world, "hidden").await,
    );
    let mate = world.member("mate", "ann", Role::Viewer).await;
    let (_, program) = actors::token(&mate, &world, "FULL", None).await;
    let names = "{ viewer { vehicles { totalCount nodes { nickname } } } }";
    let count = async |by: &Browser| {
        by.ask(&world, names, json!({})).await["data"]["viewer"]["vehicles"]["totalCount"].clone()
    };
    assert_eq!(count(&program).await, 2);
    let fill = |car: &str| json!({ "vehicleId": car, "filledOn": "2026-01-05", "quantity": { "value": "40", "unit": "LITRE" } });
    assert_eq!(
        code_of(&program, &world, FILL, fill(&seen)).await,
        "FORBIDDEN",
        "its person only looks"
    );
    let member = actors::user_id(&mate, &world).await;
    actors::grant(&ann, &world, &seen, &member, "LOG").await;
    assert_eq!(count(&program).await, 1);
    assert_eq!(count(&mate).await, 1);
    assert_eq!(
        code_of(&program, &world, FILL, fill(&seen)).await,
        json!(null)
    );
    assert_eq!(
        code_of(&program, &world, FILL, fill(&hidden)).await,
        "NOT_FOUND"
    );
    let (_, narrow) = actors::token(&ann, &world, "FULL", Some(&seen)).await;
    assert_eq!(count(&narrow).await, 1);
    fuel_log(&narrow, &world, &seen).await;
    assert_eq!(
        code_of(&narrow, &world, FILL, fill(&hidden)).await,
        "NOT_FOUND"
    );
}

async fn the_secret_is_told_once_and_stored_as_a_hash(world: World) {
    let ann = world.person("ann").await;
    let input = json!({ "name": "Home", "scope": "READ", "idempotencyKey": "k" });
    let made = make(&ann, &world, input.clone()).await;
    let secret = made["secret"].as_str().unwrap();
    assert!(secret.starts_with(made["accessToken"]["prefix"].as_str().unwrap()));
    let again = make(&ann, &world, input).await;
    assert_eq!(
        (&again["accessToken"]["id"], &again["secret"]),
        (&made["accessToken"]["id"], &json!(null))
    );
    let list = "{ viewer { accessTokens { name scope lastUsedAt } } }";
    let unused = ann.ask(&world, list, json!({})).await;
    assert_eq!(
        unused["data"]["viewer"]["accessTokens"],
        json!([{ "name": "Home", "scope": "READ", "lastUsedAt": null }])
    );
    program(&made)
        .ask(&world, "{ viewer { id } }", json!({}))
        .await;
    let used = ann.ask(&world, list, json!({})).await;
    assert!(
        used["data"]["viewer"]["accessTokens"][0]["lastUsedAt"].is_string(),
        "{used}"
    );
    let tenant = world.tenant_of("ann").await;
    let rows = crate::sweep::dump::dump(&world, tenant).await;
    assert!(rows.iter().any(|row| row.starts_with("access_token: ")));
    assert!(!rows.iter().any(|row| row.contains(secret)), "{rows:#?}");
}

async fn what_is_impossible_is_told_beside_its_field(world: World) {
    let ann = world.person("ann").await;
    for (input, field) in [
        (json!({ "name": " ", "scope": "READ" }), "name"),
        (json!({ "name": "x".repeat(101), "scope": "READ" }), "name"),
        (
            json!({ "name": "x", "scope": "READ", "expiresAt": "2020-01-01T00:00:00Z" }),
            "expiresAt",
        ),
        (
            json!({ "name": "x", "scope": "READ", "vehicleIds": [] }),
            "vehicleIds",
        ),
    ] {
        let made = make(&ann, &world, input).await;
        assert_eq!(
            made["userErrors"][0]["field"],
            json!(["input", field]),
            "{made}"
        );
    }
    for n in 0..50 {
        make(
            &ann,
            &world,
            json!({ "name": format!("{n}"), "scope": "READ" }),
        )
        .await;
    }
    let over = make(&ann, &world, json!({ "name": "over", "scope": "READ" })).await;
    assert_eq!(over["userErrors"][0]["code"], "INVALID", "{over}");
}
