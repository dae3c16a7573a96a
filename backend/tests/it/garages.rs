//! Garages by their own addresses, and within their plans.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::json;

use crate::tenants::{TENANT, code, does, home};
use crate::vehicles::new_vehicle;
use crate::world::{World, on_both_databases};

on_both_databases!(
    the_host_name_chooses_the_tenant,
    signing_in_at_a_garages_address_opens_it,
    a_plan_has_room_for_so_many_vehicles,
);

async fn the_host_name_chooses_the_tenant(world: World) {
    let (ann, bob) = (world.ann().await, world.bob().await);
    let (_, garage, _) = home(&world, &ann).await;
    let made = json!({ "name": "Vespa club", "kind": "CLUB" });
    let club = does(&world, &ann, "createTenant", made).await;
    let club = club["tenant"]["id"].as_str().unwrap().to_owned();
    let named = json!({ "tenantId": club, "slug": "vespas" });
    does(&world, &ann, "updateTenant", named).await;
    assert_eq!(home(&world, &ann).await.1, garage);
    let there = ann.ask_at(&world, "vespas.app.test:3001", TENANT).await;
    assert!(there.body.contains(&club), "{there:?}");
    let not_mine = bob.ask_at(&world, "vespas.app.test:3001", TENANT).await;
    let none = bob.ask_at(&world, "nothing.app.test:3001", TENANT).await;
    assert_eq!((not_mine.status, &not_mine.body), (none.status, &none.body));
    assert_eq!(none.status, StatusCode::FORBIDDEN);
}

async fn signing_in_at_a_garages_address_opens_it(world: World) {
    let (mut ann, mut bob) = (world.ann().await, world.bob().await);
    let made = json!({ "name": "Vespa club", "kind": "CLUB" });
    let club = does(&world, &ann, "createTenant", made).await;
    let club = club["tenant"]["id"].as_str().unwrap().to_owned();
    let named = json!({ "tenantId": club, "slug": "vespas" });
    does(&world, &ann, "updateTenant", named).await;
    let begin = Request::get("/auth/sign-in?return_to=%2Ffill");
    let mut begin = ann.request(begin).body(Body::empty()).unwrap();
    let host = "vespas.app.test:3001".parse().unwrap();
    begin.headers_mut().insert(header::HOST, host);
    let sent = world.send(begin).await;
    assert_eq!(
        sent.location(),
        "http://app.test:3001/auth/sign-in?return_to=%2Ffill&garage=vespas"
    );
    let bobs = home(&world, &bob).await.1;
    for (browser, opened) in [(&mut ann, &club), (&mut bob, &bobs)] {
        let query = "return_to=%2Ffill&garage=vespas";
        let callback = browser.sign_in_again(&world, query).await;
        let done = browser.get(&world, &callback).await;
        assert_eq!(done.location(), "/fill");
        assert_eq!(home(&world, browser).await.1, *opened);
    }
}

async fn a_plan_has_room_for_so_many_vehicles(world: World) {
    let (ann, bob) = (world.ann().await, world.bob().await);
    let (_, bobs, _) = home(&world, &bob).await;
    let first = new_vehicle(&bob, &world).await;
    let limit = "mutation($input: SetTenantLimitsInput!) { setTenantLimits(input: $input) { tenant { id } userErrors { message } } }";
    let plan = json!({ "input": { "tenantId": bobs, "vehicles": 1 } });
    let set = ann.ask(&world, limit, plan).await;
    assert_eq!(
        set["data"]["setTenantLimits"]["userErrors"],
        json!([]),
        "{set}"
    );
    // What the tenants service said is believed for five seconds of the cache's own time.
    tokio::time::sleep(std::time::Duration::from_secs(6)).await;
    let create = "mutation { createVehicle(input: { nickname: \"second\" }) { vehicle { id } userErrors { code message } } }";
    let full = bob.ask(&world, create, json!({})).await;
    let full = &full["data"]["createVehicle"];
    assert_eq!(full["vehicle"], json!(null));
    assert_eq!(code(full), "FORBIDDEN", "{full}");
    assert!(
        full["userErrors"][0]["message"]
            .as_str()
            .unwrap()
            .contains("room for 1")
    );
    let trash = |verb: &str| {
        format!(
            "mutation($id: ID!) {{ {verb}Vehicle(input: {{ id: $id }}) {{ userErrors {{ code }} }} }}"
        )
    };
    bob.ask(&world, &trash("delete"), json!({ "id": first }))
        .await;
    let fits = bob.ask(&world, create, json!({})).await;
    assert_eq!(
        fits["data"]["createVehicle"]["userErrors"],
        json!([]),
        "{fits}"
    );
    let back = bob
        .ask(&world, &trash("restore"), json!({ "id": first }))
        .await;
    assert_eq!(code(&back["data"]["restoreVehicle"]), "FORBIDDEN", "{back}");
}
