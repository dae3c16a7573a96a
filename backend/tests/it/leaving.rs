//! The end of an account: explained, asked for, thought over, done.

use backend::kernel::ids::{TenantId, TypedId};
use chrono::TimeDelta;
use platform_client::Role;
use serde_json::{Value, json};

use crate::trail::fill;
use crate::vehicles::new_vehicle;
use crate::world::{Browser, Engine, World, on_both_databases};

on_both_databases!(
    it_is_asked_for_by_typing_the_address_and_taken_back_by_signing_in,
    after_the_grace_everything_of_a_person_alone_is_gone,
    what_is_shared_stays_with_the_others,
    an_only_owner_hands_over_first,
    a_tenants_service_that_is_down_loses_nothing,
);

const DELETE: &str = "mutation($email: String!) { deleteAccount(input: { email: $email }) {
    deletionDueAt userErrors { code field message } } }";

async fn delete(browser: &Browser, world: &World, email: &str) -> Value {
    let answer = browser.ask(world, DELETE, json!({ "email": email })).await;
    assert_eq!(answer["errors"], json!(null), "{answer}");
    answer["data"]["deleteAccount"].clone()
}

async fn preview(browser: &Browser, world: &World) -> Value {
    let query = "{ viewer { accountDeletion { isPossible graceDays confirmation tenants { name fate otherMembers vehicles } } } }";
    let answer = browser.ask(world, query, json!({})).await;
    assert_eq!(answer["errors"], json!(null), "{answer}");
    answer["data"]["viewer"]["accountDeletion"].clone()
}

mod with_an_issuer_apart {
    use super::{Engine, World, an_issuer_that_is_down_is_asked_again};

    #[tokio::test]
    async fn on_sqlite() {
        an_issuer_that_is_down_is_asked_again(World::start_apart(Engine::Sqlite).await).await;
    }

    #[tokio::test]
    async fn on_postgres() {
        an_issuer_that_is_down_is_asked_again(World::start_apart(Engine::Postgres).await).await;
    }
}

async fn tenant_of(browser: &Browser, world: &World) -> TenantId {
    let query = "{ viewer { tenant { id } } }";
    let answer = browser.ask(world, query, json!({})).await;
    TenantId::parse(answer["data"]["viewer"]["tenant"]["id"].as_str().unwrap()).unwrap()
}

async fn names(browser: &Browser, world: &World) -> Value {
    let query = "{ viewer { vehicles { nodes { displayName } } } }";
    let answer = browser.ask(world, query, json!({})).await;
    answer["data"]["viewer"]["vehicles"]["nodes"].clone()
}

fn is_signed_out(answer: &Value) -> bool {
    answer["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
}

async fn it_is_asked_for_by_typing_the_address_and_taken_back_by_signing_in(world: World) {
    let ann = world.ann().await;
    new_vehicle(&ann, &world).await;
    let told = preview(&ann, &world).await;
    assert_eq!(
        told,
        json!({ "isPossible": true, "graceDays": 14, "confirmation": "ann@example.com",
            "tenants": [{ "name": "Ann's garage", "fate": "GOES", "otherMembers": 0, "vehicles": 1 }] })
    );
    for wrong in ["", "bob@example.com", "Ann"] {
        let refused = delete(&ann, &world, wrong).await;
        assert_eq!(refused["userErrors"][0]["code"], "INVALID", "{refused}");
        assert_eq!(refused["userErrors"][0]["field"], json!(["input", "email"]));
    }
    let token = "mutation { createAccessToken(input: { name: \"script\", scope: READ }) { secret userErrors { code } } }";
    let made = ann.ask(&world, token, json!({})).await;
    let secret = made["data"]["createAccessToken"]["secret"].as_str();
    let program = Browser::program(secret.unwrap_or_else(|| panic!("{made}")));
    assert_eq!(names(&program, &world).await[0]["displayName"], "Golf");
    let asked = delete(&ann, &world, " ANN@example.com ").await;
    assert_eq!(
        asked["deletionDueAt"], "2026-10-05T14:13:20+00:00",
        "{asked}"
    );
    let out = ann.ask(&world, "{ viewer { id } }", json!({})).await;
    assert!(is_signed_out(&out), "{out}");
    let out = program.ask(&world, "{ viewer { id } }", json!({})).await;
    assert!(is_signed_out(&out), "{out}");

    let again = world.sign_in_ann().await;
    world.clock.advance(TimeDelta::days(15));
    world.run_jobs().await;
    assert_eq!(names(&again, &world).await[0]["displayName"], "Golf");
}

async fn after_the_grace_everything_of_a_person_alone_is_gone(world: World) {
    let ann = world.ann().await;
    let vehicle = new_vehicle(&ann, &world).await;
    fill(&ann, &world, &vehicle, 1000).await;
    let export = "mutation { requestExport(input: {}) { export { id } } }";
    ann.ask(&world, export, json!({})).await;
    world.run_jobs().await;
    let tenant = tenant_of(&ann, &world).await;
    let identity = world.identity_of("Ann").await;
    delete(&ann, &world, "ann@example.com").await;
    world.clock.advance(TimeDelta::days(13));
    assert_eq!(world.run_jobs().await, 0);
    assert_eq!(world.rows("vehicle", tenant).await, 1);
    world.clock.advance(TimeDelta::days(1));
    assert_eq!(world.run_jobs().await, 1);
    for table in [
        "vehicle",
        "fuel_log",
        "record_change",
        "audit_entry",
        "idempotency_key",
        "stored_file",
    ] {
        assert_eq!(world.rows(table, tenant).await, 0, "{table}");
    }
    // The built-in issuer forgets the person too: nobody signs in by that password again.
    let known = world.identity.remove_account(&identity.subject).await;
    assert!(!known.unwrap(), "the issuer still knew the account");
    // The same identity is somebody new.
    let again = world.sign_in(identity).await;
    assert_eq!(names(&again, &world).await, json!([]));
}

async fn what_is_shared_stays_with_the_others(world: World) {
    let ann = world.ann().await;
    let vehicle = new_vehicle(&ann, &world).await;
    let tenant = tenant_of(&ann, &world).await;
    let bob = world.join(tenant, Role::Driver).await;
    fill(&bob, &world, &vehicle, 1000).await;
    let money =
        "mutation { updatePreferences(input: { currency: \"CHF\" }) { preferences { currency } } }";
    bob.ask(&world, money, json!({})).await;
    let told = preview(&bob, &world).await;
    assert_eq!(
        told["tenants"],
        json!([{ "name": "Ann's garage", "fate": "STAYS", "otherMembers": 1, "vehicles": 1 }])
    );
    delete(&bob, &world, "bob@member.example").await;
    world.clock.advance(TimeDelta::days(14));
    assert_eq!(world.run_jobs().await, 1);
    let members = world.tenants.members(tenant.uuid()).await.unwrap();
    assert_eq!(members.len(), 1);
    // What he logged stays; who it was is no longer told, and what was his alone is gone.
    let query = "{ viewer { vehicles { nodes { fuelLogs { totalCount } } }
        activity(kind: FUEL_LOG) { nodes { action actor { displayName } } } } }";
    let answer = ann.ask(&world, query, json!({})).await;
    let viewer = &answer["data"]["viewer"];
    assert_eq!(viewer["vehicles"]["nodes"][0]["fuelLogs"]["totalCount"], 1);
    assert_eq!(
        viewer["activity"]["nodes"],
        json!([{ "action": "CREATED", "actor": null }])
    );
    assert_eq!(world.rows("audit_entry", tenant).await, 2);
}

async fn an_only_owner_hands_over_first(world: World) {
    let ann = world.ann().await;
    let tenant = tenant_of(&ann, &world).await;
    world.join(tenant, Role::Manager).await;
    let told = preview(&ann, &world).await;
    assert_eq!(
        (&told["isPossible"], &told["tenants"][0]["fate"]),
        (&json!(false), &json!("NEEDS_OWNER"))
    );
    let refused = delete(&ann, &world, "ann@example.com").await;
    assert_eq!(refused["deletionDueAt"], json!(null));
    assert_eq!(refused["userErrors"][0]["code"], "INVALID", "{refused}");
    world.join(tenant, Role::Owner).await;
    assert_eq!(preview(&ann, &world).await["tenants"][0]["fate"], "STAYS");
    let asked = delete(&ann, &world, "ann@example.com").await;
    assert_eq!(asked["userErrors"], json!([]));
}

async fn a_tenants_service_that_is_down_loses_nothing(world: World) {
    let ann = world.ann().await;
    new_vehicle(&ann, &world).await;
    let tenant = tenant_of(&ann, &world).await;
    delete(&ann, &world, "ann@example.com").await;
    world.clock.advance(TimeDelta::days(14));
    world.stop_tenants();
    assert_eq!(world.run_jobs().await, 1);
    assert_eq!(world.rows("vehicle", tenant).await, 1);
    world.start_tenants();
    world.clock.advance(TimeDelta::hours(1));
    assert_eq!(world.run_jobs().await, 1);
    assert_eq!(world.rows("vehicle", tenant).await, 0);
}

async fn an_issuer_that_is_down_is_asked_again(world: World) {
    let ann = world.ann().await;
    let identity = world.identity_of("Ann").await;
    delete(&ann, &world, "ann@example.com").await;
    world.clock.advance(TimeDelta::days(14));
    world.stop_issuer();
    assert_eq!(world.run_jobs().await, 1);
    // Whoever is still known there is still known here: the job begins anew.
    world.identity_of("Ann").await;
    world.start_issuer();
    world.clock.advance(TimeDelta::hours(1));
    assert_eq!(world.run_jobs().await, 1);
    let known = world.identity.remove_account(&identity.subject).await;
    assert!(!known.unwrap(), "the issuer still knew the account");
    world.clock.advance(TimeDelta::hours(1));
    assert_eq!(world.run_jobs().await, 0);
}
