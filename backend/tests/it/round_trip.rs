//! What is exported here and taken in here is what it was.

use std::io::{Cursor, Read as _, Write as _};

use image::ImageFormat;
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::documents::{attached_of, picture};
use crate::economy::{charge, fill, log, vehicle, with};
use crate::export::{entry, json_entry, request, zip_of};
use crate::import_papers::{files_of_documents, rows_of_documents};
use crate::imports::{done, sent, undone};
use crate::world::{Browser, World, on_both_databases};

on_both_databases!(
    an_export_taken_in_elsewhere_is_the_same,
    a_reading_goes_in_once_and_comes_out_again,
    the_odometer_is_the_latest_reading_of_all,
);

const READING: &str =
    "mutation($input: CreateOdometerReadingInput!) { createOdometerReading(input: $input) {
    odometerReading { id } userErrors { field message } } }";

async fn read(browser: &Browser, world: &World, input: Value) {
    let answer = browser.ask(world, READING, json!({ "input": input })).await;
    let errors = &answer["data"]["createOdometerReading"]["userErrors"];
    assert_eq!(errors, &json!([]), "{answer}");
}

/// A garage with something of everything.
async fn furnish(browser: &Browser, world: &World) {
    let golf = json!({ "nickname": "=Golf", "kind": "CAR", "year": 1999, "make": "VW", "model": "Golf",
        "trim": "GTI", "engine": "1.8", "transmission": "manual", "vin": "1HGCM82633A004352",
        "licensePlate": "MZ-A 1", "notes": "'quoted\nand \"more\", =x", "energySources": ["PETROL", "LPG", "ELECTRICITY"],
        "meterKind": "BOTH", "batteryCapacity": { "value": "12.50", "unit": "KILOWATT_HOUR" },
        "distanceUnit": "MILE", "volumeUnit": "US_GALLON", "economyUnit": "MILES_PER_UK_GALLON",
        "electricEconomyUnit": "MILES_PER_KILOWATT_HOUR", "catalogMakeId": "482", "catalogModelId": "1951",
        "fromVin": ["MAKE", "YEAR"] });
    let golf = vehicle(browser, world, golf).await;
    let moped = vehicle(
        browser,
        world,
        json!({ "nickname": "Moped", "kind": "MOPED" }),
    )
    .await;
    let more = json!({ "filledAt": "00:00", "driver": "Ann", "paymentMethod": "Card",
        "tags": ["holiday", "a, b", "c;d"], "discount": "2.50", "missedPrevious": true, "isFull": false,
        "station": "-1 Shell, \"Nord\"", "grade": "95", "notes": "@home\r\nsecond line\t.",
        "engineHours": { "value": "12.3" },
        "distanceOnThisFuel": { "value": "99.5", "unit": "MILE" } });
    let first = log(browser, world, with(fill(&golf, 1, 1000, "40.123"), more)).await;
    let (jpeg, png) = (picture(ImageFormat::Jpeg), picture(ImageFormat::Png));
    for (name, bytes) in [
        ("=Bön, 1.jpeg", jpeg.as_slice()),
        ("bon.pdf", b"%PDF-1.7\n1 0 obj".as_slice()),
        ("bon.png", png.as_slice()),
    ] {
        attached_of(browser, world, &first, (name, bytes)).await;
    }
    let trip = json!({ "odometer": null, "tripDistance": { "value": "321.0", "unit": "KILOMETRE" },
        "tags": ["a, b"], "unitPrice": "1.689" });
    log(browser, world, with(fill(&golf, 5, 0, "30"), trip)).await;
    let plug = json!({ "energySource": "ELECTRICITY", "batteryEnergy": { "value": "7.25", "unit": "KILOWATT_HOUR" },
        "chargePlace": "HOME", "chargerKind": "DC" });
    log(browser, world, with(charge(&golf, 9, 1400, 20, 80), plug)).await;
    // One odd on purpose, confirmed or not as it is.
    log(browser, world, fill(&moped, 2, 50_000, "4")).await;
    log(browser, world, fill(&moped, 3, 40_000, "4")).await;
    let km = |value: &str| json!({ "value": value, "unit": "KILOMETRE" });
    read(
        browser,
        world,
        json!({ "vehicleId": golf, "readOn": "2026-01-20", "readAt": "17:45", "odometer": km("0"),
        "replacedMeterEndedAt": "1500.5", "notes": "=new" }),
    )
    .await;
    read(
        browser,
        world,
        json!({ "vehicleId": golf, "readOn": "2026-01-21", "engineHours": { "value": "13.5" } }),
    )
    .await;
    // The same as a fill-up tells, and still noted by itself.
    read(
        browser,
        world,
        json!({ "vehicleId": moped, "readOn": "2026-01-02", "odometer": km("50000") }),
    )
    .await;
}

/// The rows of a file of the zip without what differs by garage, in an order of their own.
fn rows(zip: &[u8], name: &str) -> Vec<Value> {
    let Value::Array(mut rows) = json_entry(zip, name) else {
        panic!("{name} is no list");
    };
    for row in &mut rows {
        let fields = row.as_object_mut().unwrap();
        for own in [
            "id",
            "vehicleId",
            "fuelLogId",
            "path",
            "createdAt",
            "updatedAt",
        ] {
            fields.remove(own);
        }
    }
    rows.sort_by_key(Value::to_string);
    rows
}

/// The documents of the zip: name, type and bytes of each.
fn papers(zip: &[u8]) -> Vec<(String, String, Vec<u8>)> {
    let rows = json_entry(zip, "documents.json");
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut papers: Vec<_> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let text = |name: &str| row[name].as_str().unwrap().to_owned();
            let mut bytes = Vec::new();
            let mut file = archive.by_name(&text("path")).unwrap();
            file.read_to_end(&mut bytes).unwrap();
            assert_eq!(text("byteSize"), bytes.len().to_string());
            (text("fileName"), text("contentType"), bytes)
        })
        .collect();
    papers.sort();
    papers
}

fn tables_alone(zip: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["vehicles.csv", "fuel-logs.csv", "odometer-readings.csv"] {
        writer
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(entry(zip, name).as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

async fn an_export_taken_in_elsewhere_is_the_same(world: World) {
    let ann = world.person("ann").await;
    furnish(&ann, &world).await;
    let asked = request(&ann, &world).await;
    let zip = zip_of(&ann, &world, &asked).await;
    assert_eq!(rows(&zip, "odometer-readings.json").len(), 3);
    assert_eq!(papers(&zip).len(), 3);
    for (name, file) in [("bob", zip.clone()), ("cleo", tables_alone(&zip))] {
        let other = world.person(name).await;
        let tenant = world.tenant_of(name).await;
        let import = sent(&other, &world, "motovaultpro.zip", &file).await;
        assert_eq!(import["format"], "MOTO_VAULT_PRO", "{import}");
        assert_eq!(import["counts"]["new"], 5, "{import}");
        assert_eq!(import["odometerReadings"]["new"], 3, "{import}");
        assert_eq!(import["questions"], json!([]));
        let with_papers = name == "bob";
        let count = if with_papers { 3 } else { 0 };
        assert_eq!(import["documents"]["new"], count, "{import}");
        let ended = done(&other, &world, &import["id"], false).await;
        assert_eq!(
            ended["came"]["documents"],
            json!({ "made": count, "alreadyThere": 0, "leftOut": 0 })
        );
        assert_eq!(ended["done"], ended["total"], "{ended}");
        let asked = request(&other, &world).await;
        let copy = zip_of(&other, &world, &asked).await;
        for file in ["vehicles.json", "fuel-logs.json", "odometer-readings.json"] {
            assert_eq!(rows(&copy, file), rows(&zip, file), "{name} {file}");
        }
        if with_papers {
            let file = "documents.json";
            assert_eq!(rows(&copy, file), rows(&zip, file));
            // To the byte, pictures too: what was drawn here is not drawn again.
            assert_eq!(papers(&copy), papers(&zip));
            // One more of the same brings nothing twice.
            let again = sent(&other, &world, "motovaultpro.zip", &zip).await;
            assert_eq!(again["documents"]["alreadyThere"], 3, "{again}");
            let again = done(&other, &world, &again["id"], false).await;
            let told = json!({ "made": 0, "alreadyThere": 3, "leftOut": 0 });
            assert_eq!(again["came"]["documents"], told);
            assert_eq!(rows_of_documents(&world, tenant).await, 3);
        }
        undone(&other, &world, &import["id"]).await;
        let asked = request(&other, &world).await;
        let empty = zip_of(&other, &world, &asked).await;
        for file in ["vehicles.json", "fuel-logs.json", "odometer-readings.json"] {
            assert_eq!(rows(&empty, file), Vec::<Value>::new(), "{name} {file}");
        }
        assert_eq!(papers(&empty), []);
        assert_eq!(rows_of_documents(&world, tenant).await, 0);
        assert_eq!(files_of_documents(&world, tenant).await, (0, 0));
    }
    // In its own garage nothing of it is new.
    let again = sent(&ann, &world, "motovaultpro.zip", &zip).await;
    assert_eq!(again["counts"]["alreadyThere"], 5, "{again}");
    assert_eq!(again["odometerReadings"]["alreadyThere"], 3, "{again}");
    assert_eq!(again["documents"]["alreadyThere"], 3, "{again}");
}

async fn a_reading_goes_in_once_and_comes_out_again(world: World) {
    let ann = world.person("ann").await;
    let table = "Date,InitialOdometer,Odometer,Notes,Tags\n2026-01-13,900,1000,first,\n2026-01-14,1000,zero,,\n";
    let sent_once = |text: &'static str| sent(&ann, &world, "car.csv", text.as_bytes());
    let import = sent_once(table).await;
    let told = &import["odometerReadings"];
    assert_eq!(
        (&told["new"], &told["bad"]),
        (&json!(1), &json!(1)),
        "{import}"
    );
    assert_eq!(
        told["problems"],
        json!([{ "line": 3, "code": "INVALID_NUMBER" }])
    );
    assert_eq!(
        import["questions"],
        json!([{ "kind": "DISTANCE_UNIT", "isRequired": true }])
    );
    let answer = "mutation($id: ID!) { answerImport(input: { id: $id, distanceUnit: MILE }) { import { id } userErrors { message } } }";
    ann.ask(&world, answer, json!({ "id": import["id"] })).await;
    let refused = ann
        .ask(&world, "mutation($id: ID!) { startImport(input: { id: $id, skipBadRows: false }) { userErrors { field } } }", json!({ "id": import["id"] }))
        .await;
    let errors = &refused["data"]["startImport"]["userErrors"];
    assert_eq!(
        errors[0]["field"],
        json!(["input", "skipBadRows"]),
        "{refused}"
    );
    done(&ann, &world, &import["id"], true).await;
    let timeline = "{ viewer { vehicles { edges { node { odometer { value unit } odometerReadings { nodes { odometer(unit: MILE) { value unit } notes } } } } } } }";
    let answer = ann.ask(&world, timeline, json!({})).await;
    let car = &answer["data"]["viewer"]["vehicles"]["edges"][0]["node"];
    let mile = json!({ "value": "1000", "unit": "MILE" });
    let expected = json!([{ "odometer": mile, "notes": "first" }]);
    assert_eq!(car["odometerReadings"]["nodes"], expected, "{answer}");
    let again = sent_once(table).await;
    ann.ask(&world, "mutation($id: ID!) { answerImport(input: { id: $id, distanceUnit: MILE }) { import { id } userErrors { message } } }", json!({ "id": again["id"] }))
        .await;
    let looked = crate::imports::import(&ann, &world, &again["id"]).await;
    assert_eq!(looked["odometerReadings"]["alreadyThere"], 1, "{looked}");
    undone(&ann, &world, &import["id"]).await;
    let answer = ann.ask(&world, timeline, json!({})).await;
    assert_eq!(answer["data"]["viewer"]["vehicles"]["edges"], json!([]));
}

async fn the_odometer_is_the_latest_reading_of_all(world: World) {
    let ann = world.ann().await;
    let car = vehicle(&ann, &world, json!({ "nickname": "Golf" })).await;
    let shown = async || {
        let query = "query($id: ID!) { viewer { vehicle(id: $id) { odometer { value } } } }";
        let answer = ann.ask(&world, query, json!({ "id": car })).await;
        answer["data"]["viewer"]["vehicle"]["odometer"].clone()
    };
    assert_eq!(shown().await, json!(null));
    let km = |day: u32, value: &str| {
        json!({ "vehicleId": car, "readOn": format!("2026-01-{day:02}"),
            "odometer": { "value": value, "unit": "KILOMETRE" } })
    };
    read(&ann, &world, km(2, "900")).await;
    assert_eq!(shown().await["value"], "900");
    log(&ann, &world, fill(&car, 3, 1000, "40")).await;
    assert_eq!(shown().await["value"], "1000");
    read(&ann, &world, km(1, "5000")).await;
    assert_eq!(shown().await["value"], "1000", "an earlier day");
    read(&ann, &world, km(4, "1100")).await;
    assert_eq!(shown().await["value"], "1100");
}
