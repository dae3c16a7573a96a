//! Pictures and papers that come along with fill-ups of files.

use std::io::{Cursor, Write as _};

use backend::kernel::ids::{TenantId, TypedId as _};
use chrono::TimeDelta;
use image::ImageFormat;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::documents::{documents, picture, stored};
use crate::imports::{call, done, import, sent, undone};
use crate::sweep::dump::dump;
use crate::world::{Browser, World, on_both_databases};

on_both_databases!(
    what_cannot_be_used_stays_out_and_is_told,
    a_killed_run_hangs_no_paper_twice,
    papers_of_other_programs_come_along,
);

pub async fn rows_of_documents(world: &World, tenant: Uuid) -> i64 {
    let tenant = TenantId::from_uuid(tenant);
    i64::try_from(world.rows("document", tenant).await).unwrap()
}

/// Rows of files of documents, and objects of them.
pub async fn files_of_documents(world: &World, tenant: Uuid) -> (usize, usize) {
    let purposes = ["upload", "document", "thumbnail"];
    let listed = dump(world, tenant).await;
    let is_one = |row: &&String| {
        let of_purpose = |purpose: &&str| row.contains(&format!("/{purpose}/"));
        row.starts_with("stored_file: ") && purposes.iter().any(of_purpose)
    };
    let objects = purposes.map(|purpose| {
        let folder = world.folder.path().join(tenant.to_string()).join(purpose);
        if folder.exists() { stored(&folder) } else { 0 }
    });
    (listed.iter().filter(is_one).count(), objects.iter().sum())
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An export of so many fill-ups of one vehicle, with these papers: fill-up, name and path of each.
fn own(fills: u32, papers: &[(u32, String, String)], files: &[(&str, &[u8])]) -> Vec<u8> {
    let vehicle = json!([{ "id": "vehicle_1", "nickname": "Golf", "kind": "car", "energySources": ["petrol"], "licensePlate": null }]);
    let log = |n: u32| {
        json!({ "id": format!("fuel_log_{n}"), "vehicleId": "vehicle_1", "filledOn": format!("2026-01-{n:02}"),
            "energySource": "petrol", "quantity": "40", "quantityUnit": "l", "currency": "EUR", "isFull": true })
    };
    let logs: Value = (1..=fills).map(log).collect();
    let paper = |(log, name, path): &(u32, String, String)| json!({ "id": "document_1", "fuelLogId": format!("fuel_log_{log}"), "fileName": name, "contentType": "image/jpeg", "path": path });
    let papers: Value = papers.iter().map(paper).collect();
    let tables = [
        ("vehicles.json", vehicle),
        ("fuel-logs.json", logs),
        ("documents.json", papers),
    ];
    let tables = tables.map(|(name, table)| (name, table.to_string()));
    let mut all: Vec<_> = tables
        .iter()
        .map(|(name, table)| (*name, table.as_bytes()))
        .collect();
    all.extend(files);
    zipped(&all)
}

/// The documents of each fill-up of the only vehicle, oldest first.
async fn hung(browser: &Browser, world: &World) -> Vec<Value> {
    let query = "{ viewer { vehicles { nodes { fuelLogs { nodes { id version } } } } } }";
    let answer = browser.ask(world, query, json!({})).await;
    let logs = &answer["data"]["viewer"]["vehicles"]["nodes"][0]["fuelLogs"]["nodes"];
    let logs = logs.as_array().unwrap_or_else(|| panic!("{answer}"));
    let mut hung = Vec::new();
    for log in logs.iter().rev() {
        assert_eq!(log["version"], 1);
        let all = documents(browser, world, log["id"].as_str().unwrap()).await;
        let names = all.as_array().unwrap().iter();
        hung.push(names.map(|document| document["fileName"].clone()).collect());
    }
    hung
}

async fn what_cannot_be_used_stays_out_and_is_told(world: World) {
    let ann = world.person("ann").await;
    let tenant = world.tenant_of("ann").await;
    let jpeg = picture(ImageFormat::Jpeg);
    let paper = |log, name: &str, path: &str| (log, name.to_owned(), path.to_owned());
    let zip = own(
        2,
        &[
            paper(1, "good.jpg", "documents/fuel_log_1/1.jpg"),
            paper(1, "text.jpg", "documents/fuel_log_1/2.jpg"),
            paper(1, "cut.jpg", "documents/fuel_log_1/3.jpg"),
            paper(2, "gone.jpg", "documents/fuel_log_2/4.jpg"),
            paper(2, "page.html", "documents/fuel_log_2/5.html"),
        ],
        &[
            ("documents/fuel_log_1/1.jpg", &jpeg),
            ("documents/fuel_log_1/2.jpg", b"<script>alert(1)</script>"),
            ("documents/fuel_log_1/3.jpg", &jpeg[..jpeg.len() / 2]),
            ("documents/fuel_log_2/5.html", b"<!doctype html>"),
        ],
    );
    let read = sent(&ann, &world, "motovaultpro.zip", &zip).await;
    let told = json!({ "files": 5, "new": 3, "alreadyThere": 0, "bad": 2, "leftOut": 0, "problems": [
        { "code": "PICTURE_MISSING", "line": 4, "isError": true },
        { "code": "PICTURE_UNKNOWN", "line": 5, "isError": true },
    ] });
    assert_eq!(read["documents"], told, "{read}");
    // Pictures keep no rows out: nobody need say that these be left out.
    let ended = done(&ann, &world, &read["id"], false).await;
    assert_eq!(ended["result"]["made"], 2, "{ended}");
    let came = json!({ "made": 1, "alreadyThere": 0, "leftOut": 4 });
    assert_eq!(ended["came"]["documents"], came, "{ended}");
    assert_eq!(ended["done"], ended["total"], "{ended}");
    assert_eq!(hung(&ann, &world).await, [json!(["good.jpg"]), json!([])]);
    assert_eq!(rows_of_documents(&world, tenant).await, 1);
    assert_eq!(files_of_documents(&world, tenant).await, (2, 2));
    let trail = "{ viewer { activity(first: 100) { nodes { action changes { field after } } } } }";
    let answer = ann.ask(&world, trail, json!({})).await;
    let nodes = answer["data"]["viewer"]["activity"]["nodes"].as_array();
    let imported: Vec<_> = nodes
        .unwrap()
        .iter()
        .filter(|node| node.to_string().contains("documents"))
        .collect();
    assert_eq!(imported.len(), 1, "{answer}");
    assert_eq!(imported[0]["action"], "IMPORTED");
    undone(&ann, &world, &read["id"]).await;
    assert_eq!(rows_of_documents(&world, tenant).await, 0);
    assert_eq!(files_of_documents(&world, tenant).await, (0, 0));
}

async fn a_killed_run_hangs_no_paper_twice(world: World) {
    let ann = world.person("ann").await;
    let tenant = world.tenant_of("ann").await;
    let pdf = |n: u32| format!("%PDF-1.7\n{n}").into_bytes();
    let path = |n: u32| format!("documents/fuel_log_{n}/document_{n}.pdf");
    let papers: Vec<_> = (1..=20).map(|n| (n, format!("{n}.pdf"), path(n))).collect();
    let files: Vec<_> = (1..=20).map(|n| (path(n), pdf(n))).collect();
    let files: Vec<_> = files
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
        .collect();
    let read = sent(&ann, &world, "own.zip", &own(20, &papers, &files)).await;
    assert_eq!(read["documents"]["new"], 20, "{read}");
    let started = call(&ann, &world, "startImport", json!({ "id": read["id"] })).await;
    assert_eq!(started["userErrors"], json!([]), "{started}");
    let stop = CancellationToken::new();
    let some_are_in = async {
        while rows_of_documents(&world, tenant).await < 3 {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
    };
    // Whoever ran it is gone in the middle of it, and says nothing.
    let was_killed = tokio::select! {
        _ = world.worker.run_next(&stop) => false,
        () = some_are_in => true,
    };
    assert!(was_killed);
    assert!(rows_of_documents(&world, tenant).await < 20);
    world.clock.advance(TimeDelta::seconds(61));
    assert_eq!(world.run_jobs().await, 1);
    let ended = import(&ann, &world, &read["id"]).await;
    assert_eq!(ended["state"], "DONE", "{ended}");
    let came = json!({ "made": 20, "alreadyThere": 0, "leftOut": 0 });
    assert_eq!(ended["came"]["documents"], came, "{ended}");
    let expected: Vec<_> = (1..=20).map(|n| json!([format!("{n}.pdf")])).collect();
    assert_eq!(hung(&ann, &world).await, expected);
    assert_eq!(rows_of_documents(&world, tenant).await, 20);
    assert_eq!(files_of_documents(&world, tenant).await, (20, 20));
    undone(&ann, &world, &read["id"]).await;
    assert_eq!(files_of_documents(&world, tenant).await, (0, 0));
}

const FUELIO: &str = "\"## Vehicle\"\n\"Name\",\"DistUnit\",\"FuelUnit\",\"ImportCSVDateFormat\"\n\"Golf\",\"0\",\"0\",\"yyyy-MM-dd\"\n\
    \"## Log\"\n\"Data\",\"Odo (km)\",\"Fuel (litres)\",\"Full\",\"UniqueId\",\"guid\"\n\
    \"2026-01-15\",\"1700\",\"20\",\"1\",\"3\",\"g-3\"\n\"2026-01-10\",\"1500\",\"30\",\"1\",\"2\",\"g-2\"\n\
    \"## Pictures\"\n\"Filename\",\"Note\",\"Type\",\"target_id\",\"guid\"\n\
    \"p1.jpg\",\"\",\"1\",\"2\",\"g-p1\"\n\"p2.jpg\",\"\",\"1\",\"3\",\"g-p2\"\n\"p3.jpg\",\"\",\"2\",\"2\",\"g-p3\"\n";

async fn papers_of_other_programs_come_along(world: World) {
    let ann = world.person("ann").await;
    let jpeg = picture(ImageFormat::Jpeg);
    let zip = zipped(&[
        ("sync/vehicle-1-sync.csv", FUELIO.as_bytes()),
        ("pictures/P1.JPG", &jpeg),
        ("pictures/p3.jpg", &jpeg),
    ]);
    let read = sent(&ann, &world, "Fuelio.zip", &zip).await;
    assert_eq!(read["format"], "FUELIO", "{read}");
    assert_eq!(read["documents"]["new"], 1, "{read}");
    // One of an expense, and one that is named and not there, each with its reason.
    let query =
        "query($id: ID!) { viewer { import(id: $id) { others { kind count labels reason } } } }";
    let answer = ann.ask(&world, query, json!({ "id": read["id"] })).await;
    let others = answer["data"]["viewer"]["import"]["others"].as_array();
    let told: Vec<_> = others
        .unwrap()
        .iter()
        .map(|other| (&other["kind"], &other["labels"][0]))
        .collect();
    let picture = json!("PICTURE");
    assert_eq!(
        told,
        [(&picture, &json!("p3.jpg")), (&picture, &json!("p2.jpg"))]
    );
    let ended = done(&ann, &world, &read["id"], false).await;
    assert_eq!(ended["came"]["documents"]["made"], 1, "{ended}");
    assert_eq!(hung(&ann, &world).await, [json!(["p1.jpg"]), json!([])]);
}
