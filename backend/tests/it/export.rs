//! Everything of a person's in one file, for that person alone.

use std::io::{Cursor, Read as _};

use axum::http::{StatusCode, header};
use backend::kernel::ids::{TenantId, TypedId as _};
use chrono::TimeDelta;
use platform_client::Role;
use serde_json::{Value, json};

use crate::sweep::actors::{grant, user_id, vehicle};
use crate::trail::{delete, fill};
use crate::vehicles::new_vehicle;
use crate::world::{Browser, World, on_both_databases};

on_both_databases!(
    everything_of_mine_is_in_one_zip,
    an_export_is_its_owners_alone_and_its_link_ends,
    one_is_made_at_a_time_and_it_goes_after_a_week,
    a_part_is_a_copy_of_that_part_alone,
    a_member_takes_along_what_they_see,
    a_file_store_that_fails_costs_a_retry_and_no_row,
);

const FIELDS: &str = "id vehicleId kinds state done total bytes expiresAt downloadUrl";

pub async fn request(browser: &Browser, world: &World) -> Value {
    request_of(browser, world, json!({})).await["export"].clone()
}

/// Asks for a copy of a part; tells the whole payload.
async fn request_of(browser: &Browser, world: &World, input: Value) -> Value {
    let document = format!(
        "mutation($input: RequestExportInput!) {{ requestExport(input: $input) {{ export {{ {FIELDS} }} userErrors {{ code }} }} }}"
    );
    let variables = json!({ "input": input });
    let answer = browser.ask(world, &document, variables).await;
    assert_eq!(answer["errors"], json!(null), "{answer}");
    answer["data"]["requestExport"].clone()
}

/// The zip of an export that was asked for.
pub async fn zip_of(browser: &Browser, world: &World, asked: &Value) -> Vec<u8> {
    world.run_jobs().await;
    let ready = export(browser, world, &asked["id"]).await;
    assert_eq!(ready["state"], "READY", "{ready}");
    assert_eq!(ready["done"], ready["total"]);
    let url = ready["downloadUrl"].as_str().unwrap();
    world.fetch(browser, url).await.2
}

pub async fn export(browser: &Browser, world: &World, id: &Value) -> Value {
    let document = format!("query($id: ID!) {{ viewer {{ dataExport(id: $id) {{ {FIELDS} }} }} }}");
    let answer = browser.ask(world, &document, json!({ "id": id })).await;
    assert_eq!(answer["errors"], json!(null), "{answer}");
    answer["data"]["viewer"]["dataExport"].clone()
}

pub fn entry(zip: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut text = String::new();
    let mut file = archive.by_name(name).unwrap();
    file.read_to_string(&mut text).unwrap();
    text
}

pub fn json_entry(zip: &[u8], name: &str) -> Value {
    serde_json::from_str(&entry(zip, name)).unwrap()
}

async fn everything_of_mine_is_in_one_zip(world: World) {
    let ann = world.ann().await;
    let create = "mutation { createVehicle(input: { nickname: \"=HYPERLINK(1)\", year: 1968, notes: \"a, \\\"b\\\"\\nc\" }) { vehicle { id } } }";
    let created = ann.ask(&world, create, json!({})).await;
    let vehicle = created["data"]["createVehicle"]["vehicle"]["id"]
        .as_str()
        .unwrap();
    let kept = fill(&ann, &world, vehicle, 1000).await;
    let trashed = fill(&ann, &world, vehicle, 1500).await;
    delete(&ann, &world, "FuelLog", &trashed).await;

    let asked = request(&ann, &world).await;
    assert_eq!(
        (&asked["state"], &asked["downloadUrl"]),
        (&json!("QUEUED"), &json!(null))
    );
    assert_eq!(world.run_jobs().await, 1);
    let ready = export(&ann, &world, &asked["id"]).await;
    assert_eq!(ready["state"], "READY", "{ready}");
    assert_eq!(ready["done"], ready["total"]);
    let url = ready["downloadUrl"].as_str().unwrap();
    let (status, headers, zip) = world.fetch(&ann, url).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(ready["bytes"], json!(zip.len().to_string()));
    let disposition = headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert_eq!(
        disposition,
        "attachment; filename=\"motovaultpro-2026-09-21.zip\""
    );
    assert_eq!(headers[header::CACHE_CONTROL], "private, no-store");

    let profile = json_entry(&zip, "profile.json");
    assert_eq!(profile["user"]["email"], "ann@example.com");
    let vehicles = json_entry(&zip, "vehicles.json");
    assert_eq!(vehicles[0]["nickname"], "=HYPERLINK(1)");
    assert_eq!(vehicles[0]["year"], 1968);
    let csv = entry(&zip, "vehicles.csv");
    assert!(csv.contains(",'=HYPERLINK(1),"), "{csv}");
    assert!(csv.contains("\"a, \"\"b\"\"\nc\""), "{csv}");
    let logs = json_entry(&zip, "fuel-logs.json");
    let ids: Vec<_> = logs
        .as_array()
        .unwrap()
        .iter()
        .map(|l| l["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), 2);
    assert!(ids.contains(&kept.as_str()) && ids.contains(&trashed.as_str()));
    assert_eq!(logs[0]["quantity"], "40");
    assert_eq!(entry(&zip, "fuel-logs.csv").lines().count(), 3);
    let activity = json_entry(&zip, "activity.json");
    assert_eq!(activity[0]["action"], "exported");
    assert_eq!(activity.as_array().unwrap().len(), 5);
}

async fn an_export_is_its_owners_alone_and_its_link_ends(world: World) {
    let ann = world.ann().await;
    let asked = request(&ann, &world).await;
    world.run_jobs().await;
    let ready = export(&ann, &world, &asked["id"]).await;
    let url = ready["downloadUrl"].as_str().unwrap();
    let bob = world.bob().await;
    assert_eq!(export(&bob, &world, &asked["id"]).await, json!(null));
    let nobodys = json!("export_01h455vb4pex5vsknk084sn02q");
    assert_eq!(export(&bob, &world, &nobodys).await, json!(null));
    let made_up = world.fetch(&bob, "/files/a.b").await;
    assert_eq!(made_up.0, StatusCode::NOT_FOUND);
    // His browser, no browser, a changed link: byte by byte as one that is not there.
    for (browser, path) in [
        (&bob, url.to_owned()),
        (&Browser::default(), url.to_owned()),
        (&ann, format!("{url}x")),
        (&ann, url.replace("/files/", "/files/x")),
    ] {
        let answer = world.fetch(browser, &path).await;
        assert_eq!((answer.0, &answer.2), (made_up.0, &made_up.2), "{path}");
    }
    world.clock.advance(TimeDelta::minutes(10));
    assert_eq!(world.fetch(&ann, url).await.0, StatusCode::NOT_FOUND);
    let fresh = export(&ann, &world, &asked["id"]).await;
    let url = fresh["downloadUrl"].as_str().unwrap();
    assert_eq!(world.fetch(&ann, url).await.0, StatusCode::OK);
}

async fn a_member_takes_along_what_they_see(world: World) {
    let ann = world.person("ann").await;
    let (seen, hidden) = (
        vehicle(&ann, &world, "seen").await,
        vehicle(&ann, &world, "hidden").await,
    );
    for car in [&seen, &hidden] {
        fill(&ann, &world, car, 1000).await;
    }
    let bob = world.member("bob", "ann", Role::Driver).await;
    let member = user_id(&bob, &world).await;
    grant(&ann, &world, &seen, &member, "VIEW").await;
    let asked = request(&bob, &world).await;
    world.run_jobs().await;
    let ready = export(&bob, &world, &asked["id"]).await;
    let url = ready["downloadUrl"].as_str().unwrap();
    let (_, _, zip) = world.fetch(&bob, url).await;
    let vehicles = json_entry(&zip, "vehicles.json");
    assert_eq!(vehicles.as_array().unwrap().len(), 1, "{vehicles}");
    assert_eq!(vehicles[0]["id"], seen.as_str());
    let logs = json_entry(&zip, "fuel-logs.json");
    assert_eq!(logs.as_array().unwrap().len(), 1, "{logs}");

    let asked = request(&bob, &world).await;
    world.remove("bob", "ann").await;
    // Who belongs where is believed for five seconds of the cache's own time.
    tokio::time::sleep(std::time::Duration::from_secs(6)).await;
    world.run_jobs().await;
    let tenant = TenantId::from_uuid(world.tenant_of("ann").await);
    assert_eq!(
        world.rows("stored_file", tenant).await,
        1,
        "whoever was removed gets no copy: {asked}"
    );
}

async fn a_part_is_a_copy_of_that_part_alone(world: World) {
    let ann = world.person("ann").await;
    let (one, other) = (
        vehicle(&ann, &world, "one").await,
        vehicle(&ann, &world, "other").await,
    );
    for car in [&one, &other] {
        fill(&ann, &world, car, 1000).await;
    }
    let wanted = json!({ "vehicleId": one, "kinds": ["FUEL_LOGS", "VEHICLES", "FUEL_LOGS"] });
    let asked = request_of(&ann, &world, wanted.clone()).await["export"].clone();
    assert_eq!(asked["vehicleId"], json!(one));
    assert_eq!(asked["kinds"], json!(["VEHICLES", "FUEL_LOGS"]));
    let again = request_of(&ann, &world, wanted).await;
    assert_eq!(again["export"]["id"], asked["id"]);
    let whole = request(&ann, &world).await;
    assert_ne!(whole["id"], asked["id"], "another part is another copy");
    let zip = zip_of(&ann, &world, &asked).await;
    let archive = zip::ZipArchive::new(Cursor::new(&zip)).unwrap();
    let mut names: Vec<_> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "fuel-logs.csv",
            "fuel-logs.json",
            "vehicles.csv",
            "vehicles.json"
        ]
    );
    for (name, field) in [("vehicles.json", "id"), ("fuel-logs.json", "vehicleId")] {
        let rows = json_entry(&zip, name);
        assert_eq!(rows.as_array().unwrap().len(), 1, "{rows}");
        assert_eq!(rows[0][field], json!(one));
    }
    let bob = world.person("bob").await;
    for id in [one.as_str(), "vehicle_01h455vb4pex5vsknk084sn02q"] {
        let refused = request_of(&bob, &world, json!({ "vehicleId": id })).await;
        let expected = json!({ "export": null, "userErrors": [{ "code": "NOT_FOUND" }] });
        assert_eq!(refused, expected);
    }
    // A stranger's wish for every part one by one ends somewhere.
    let mut answers = Vec::new();
    for kinds in [
        json!(["VEHICLES"]),
        json!(["FUEL_LOGS"]),
        json!(["ACTIVITY"]),
        json!(["DOCUMENTS"]),
        json!(["VEHICLES", "ACTIVITY"]),
        json!(["FUEL_LOGS", "ACTIVITY"]),
    ] {
        answers.push(request_of(&bob, &world, json!({ "kinds": kinds })).await);
    }
    assert_eq!(answers[4]["userErrors"], json!([]));
    assert_eq!(answers[5]["export"], json!(null));
    assert_eq!(answers[5]["userErrors"][0]["code"], "INVALID");
}

async fn one_is_made_at_a_time_and_it_goes_after_a_week(world: World) {
    let ann = world.ann().await;
    let first = request(&ann, &world).await;
    let again = request(&ann, &world).await;
    assert_eq!(first["id"], again["id"]);
    assert_eq!(world.run_jobs().await, 1);
    let stored = || walk(world.folder.path());
    assert_eq!(stored(), 1);
    world.clock.advance(TimeDelta::days(7));
    let expired = export(&ann, &world, &first["id"]).await;
    assert_eq!(
        (&expired["state"], &expired["downloadUrl"]),
        (&json!("EXPIRED"), &json!(null))
    );
    world.housekeeping.sweep().await.unwrap();
    assert_eq!(stored(), 0);
    let second = request(&ann, &world).await;
    assert_ne!(first["id"], second["id"]);
}

/// Files below a folder.
fn walk(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| match entry.file_type().unwrap().is_dir() {
            true => walk(&entry.path()),
            false => 1,
        })
        .sum()
}

async fn a_file_store_that_fails_costs_a_retry_and_no_row(world: World) {
    let ann = world.ann().await;
    new_vehicle(&ann, &world).await;
    let asked = request(&ann, &world).await;
    // A file where the folder should be: nothing can be stored.
    let root = world.folder.path().to_owned();
    std::fs::remove_dir_all(&root).unwrap();
    std::fs::write(&root, "in the way").unwrap();
    assert_eq!(world.run_jobs().await, 1);
    let waits = export(&ann, &world, &asked["id"]).await;
    assert_eq!(
        (&waits["state"], &waits["bytes"]),
        (&json!("QUEUED"), &json!(null))
    );
    std::fs::remove_file(&root).unwrap();
    std::fs::create_dir_all(&root).unwrap();
    world.clock.advance(TimeDelta::seconds(5));
    assert_eq!(world.run_jobs().await, 1);
    assert_eq!(export(&ann, &world, &asked["id"]).await["state"], "READY");
}
