//! Who sees the papers of a fill-up, and what becomes of their files.

use std::io::Cursor;

use axum::http::StatusCode;
use backend::kernel::ids::{DocumentId, TypedId as _};
use chrono::TimeDelta;
use image::ImageFormat;
use platform_client::Role;
use serde_json::json;

use crate::documents::{
    ann_with_a_log, announcing, attached, call, documents, fetch, node, picture, sent, stored,
};
use crate::export::{json_entry, request, zip_of};
use crate::sweep::actors::{fuel_log, grant, guest, offer, token, user_id, vehicle};
use crate::trail::delete;
use crate::world::{World, on_both_databases};

on_both_databases!(
    a_receipt_is_seen_and_changed_by_those_of_its_fill_up,
    a_receipt_goes_along_with_its_vehicle,
    what_is_purged_or_abandoned_leaves_no_file,
    a_copy_of_everything_holds_the_files,
    documents_of_many_fill_ups_are_one_statement,
);

async fn a_receipt_is_seen_and_changed_by_those_of_its_fill_up(world: World) {
    let (ann, car, log) = ann_with_a_log(&world).await;
    let id = attached(&ann, &world, &log, "a.png").await;
    let bob = world.person("bob").await;
    let nobodys = DocumentId::from_uuid(uuid::Uuid::from_u128(
        0x01a2_2392_a7d4_7841_a19d_0754_f3ac_5523,
    ))
    .to_string();
    assert_eq!(node(&bob, &world, &id).await, json!(null));
    for mutation in ["deleteDocument", "restoreDocument", "completeUpload"] {
        let theirs = call(&bob, &world, mutation, json!({ "id": id })).await;
        let none = call(&bob, &world, mutation, json!({ "id": nobodys })).await;
        assert_eq!(theirs, none, "{mutation}");
        assert_eq!(theirs["userErrors"][0]["code"], "NOT_FOUND");
    }
    let bytes = picture(ImageFormat::Jpeg);
    let into = call(
        &bob,
        &world,
        "createUpload",
        announcing(&log, "x.jpg", &bytes),
    )
    .await;
    assert_eq!(into["userErrors"][0]["code"], "NOT_FOUND");

    // A member who was granted the vehicle sees it, until that ends.
    let mate = world.member("mate", "ann", Role::Driver).await;
    let member = user_id(&mate, &world).await;
    let granted = grant(&ann, &world, &car, &member, "VIEW").await;
    let url = node(&mate, &world, &id).await["url"].clone();
    assert_eq!(fetch(&mate, &world, &url).await.0, StatusCode::OK);
    let refused = call(&mate, &world, "deleteDocument", json!({ "id": id })).await;
    assert_eq!(refused["userErrors"][0]["code"], "FORBIDDEN");
    let other = vehicle(&ann, &world, "other").await;
    grant(&ann, &world, &other, &member, "LOG").await;
    let revoke =
        "mutation($id: ID!) { revokeVehicleGrant(input: { id: $id }) { userErrors { code } } }";
    ann.ask(&world, revoke, json!({ "id": granted })).await;
    assert_eq!(fetch(&mate, &world, &url).await.0, StatusCode::NOT_FOUND);
    // Nobody fetches by another's link.
    let hers = node(&ann, &world, &id).await["url"].clone();
    assert_eq!(fetch(&mate, &world, &hers).await.0, StatusCode::NOT_FOUND);

    let (_, visitor) = guest(&ann, &world, &car).await;
    assert_eq!(documents(&visitor, &world, &log).await, json!([]));
    let count = "query($id: ID!) { node(id: $id) { ... on FuelLog { documentCount } } }";
    for (who, documents) in [(&visitor, 0), (&ann, 1)] {
        let told = who.ask(&world, count, json!({ "id": log })).await;
        assert_eq!(told["data"]["node"]["documentCount"], documents, "{told}");
    }
    assert_eq!(node(&visitor, &world, &id).await, json!(null));

    let (_, reader) = token(&ann, &world, "READ", None).await;
    let url = node(&reader, &world, &id).await["url"].clone();
    assert_eq!(fetch(&reader, &world, &url).await.0, StatusCode::OK);
    let refused = call(&reader, &world, "deleteDocument", json!({ "id": id })).await;
    assert_eq!(refused["userErrors"][0]["code"], "FORBIDDEN");
    let (_, logger) = token(&ann, &world, "LOG", None).await;
    attached(&logger, &world, &log, "b.png").await;
    assert_eq!(
        documents(&ann, &world, &log)
            .await
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

async fn a_receipt_goes_along_with_its_vehicle(world: World) {
    let (ann, car, log) = ann_with_a_log(&world).await;
    let bob = world.person("bob").await;
    let id = attached(&ann, &world, &log, "a.png").await;
    let url = node(&ann, &world, &id).await["url"].clone();
    let (_, code) = offer(&ann, &world, &car).await;
    let accept = "mutation($code: String!) { acceptVehicle(input: { code: $code }) { userErrors { code } } }";
    let accepted = bob.ask(&world, accept, json!({ "code": code })).await;
    assert_eq!(
        accepted["data"]["acceptVehicle"]["userErrors"],
        json!([]),
        "{accepted}"
    );
    assert_eq!(node(&ann, &world, &id).await, json!(null));
    assert_eq!(fetch(&ann, &world, &url).await.0, StatusCode::NOT_FOUND);
    world.housekeeping.sweep().await.unwrap();
    let his = documents(&bob, &world, &log).await;
    assert_eq!(his[0]["id"], json!(id), "{his}");
    for url in [&his[0]["url"], &his[0]["small"]] {
        assert_eq!(fetch(&bob, &world, url).await.0, StatusCode::OK);
    }
    call(&bob, &world, "deleteDocument", json!({ "id": id })).await;
}

async fn what_is_purged_or_abandoned_leaves_no_file(world: World) {
    let (ann, car, log) = ann_with_a_log(&world).await;
    let bytes = picture(ImageFormat::Jpeg);
    let kept = fuel_log(&ann, &world, &car).await;
    attached(&ann, &world, &kept, "kept.png").await;
    attached(&ann, &world, &log, "a.png").await;
    let alone = attached(&ann, &world, &kept, "alone.png").await;
    sent(&ann, &world, &kept, "never completed.jpg", &bytes).await;
    let files = || stored(world.folder.path());
    assert_eq!(files(), 7);
    world.housekeeping.sweep().await.unwrap();
    assert_eq!(files(), 7, "whatever is in use or on its way stays");
    delete(&ann, &world, "FuelLog", &log).await;
    let purge =
        "mutation($id: ID!) { purgeFuelLog(input: { id: $id }) { purgedId userErrors { code } } }";
    let purged = ann.ask(&world, purge, json!({ "id": log })).await;
    assert_eq!(
        purged["data"]["purgeFuelLog"]["purgedId"],
        json!(log),
        "{purged}"
    );
    world.housekeeping.sweep().await.unwrap();
    assert_eq!(files(), 5);
    world.clock.advance(TimeDelta::hours(25));
    world.housekeeping.sweep().await.unwrap();
    assert_eq!(files(), 4, "what was abandoned is gone");
    let ann = world.person("ann").await;
    call(&ann, &world, "deleteDocument", json!({ "id": alone })).await;
    world.clock.advance(TimeDelta::days(31));
    world.housekeeping.sweep().await.unwrap();
    assert_eq!(files(), 2);
}

async fn a_copy_of_everything_holds_the_files(world: World) {
    let (ann, _, log) = ann_with_a_log(&world).await;
    let id = attached(&ann, &world, &log, "=bon.png").await;
    let (_, _, bytes) = fetch(&ann, &world, &node(&ann, &world, &id).await["url"]).await;
    let asked = request(&ann, &world).await;
    let zip = zip_of(&ann, &world, &asked).await;
    let rows = json_entry(&zip, "documents.json");
    assert_eq!(rows[0]["id"], json!(id));
    assert_eq!(rows[0]["fuelLogId"], json!(log));
    assert_eq!(rows[0]["fileName"], "=bon.png");
    let path = rows[0]["path"].as_str().unwrap();
    assert_eq!(path, format!("documents/{log}/{id}.png"));
    let mut archive = zip::ZipArchive::new(Cursor::new(&zip)).unwrap();
    let mut copy = Vec::new();
    std::io::copy(&mut archive.by_name(path).unwrap(), &mut copy).unwrap();
    assert_eq!(copy, bytes);
}

async fn documents_of_many_fill_ups_are_one_statement(world: World) {
    let (ann, car, log) = ann_with_a_log(&world).await;
    attached(&ann, &world, &log, "a.png").await;
    let ask = "query($id: ID!) { viewer { vehicle(id: $id) { fuelLogs(first: 50) { nodes { documentCount documents { id fileName url fuelLog { id } } } } } } }";
    let count = async || {
        let before = world.statements.load(std::sync::atomic::Ordering::SeqCst);
        let answer = ann.ask(&world, ask, json!({ "id": car })).await;
        assert_eq!(answer["errors"], json!(null), "{answer}");
        world.statements.load(std::sync::atomic::Ordering::SeqCst) - before
    };
    let one = count().await;
    for _ in 0..4 {
        let log = fuel_log(&ann, &world, &car).await;
        attached(&ann, &world, &log, "b.png").await;
    }
    assert_eq!(count().await, one);
}
