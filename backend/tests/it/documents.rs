//! Photos and papers of fill-ups, from the first byte to the last.

use std::io::Cursor;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use backend::kernel::ids::{DocumentId, TypedId as _};
use chrono::TimeDelta;
use image::{DynamicImage, GenericImageView as _, ImageFormat, Rgb, RgbImage};
use serde_json::{Value, json};

use crate::sweep::actors::{fuel_log, vehicle};
use crate::trail::delete;
use crate::world::{Browser, World, on_both_databases};

on_both_databases!(
    a_receipt_lives_with_its_fill_up,
    hostile_files_are_refused_or_harmless,
    what_a_picture_tells_beside_what_it_shows_is_gone,
    a_sixth_is_refused_and_the_same_again_is_one,
);

const FIELDS: &str = "id version fileName contentType byteSize width height deletedAt url small: url(thumbnail: true)";

pub fn picture(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = RgbImage::from_fn(640, 480, |x, _| Rgb([(x % 256) as u8, 90, 20]));
    let picture = DynamicImage::from(picture);
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub async fn call(browser: &Browser, world: &World, mutation: &str, input: Value) -> Value {
    let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
    let fields = match mutation {
        "createUpload" => format!("upload {{ id url document {{ {FIELDS} }} }}"),
        _ => format!("document {{ {FIELDS} }} fuelLog {{ id documents {{ id }} }}"),
    };
    let document = format!(
        "mutation($input: {kind}!) {{ {mutation}(input: $input) {{ {fields} userErrors {{ code field message }} }} }}"
    );
    let input = json!({ "input": input });
    let answer = browser.ask(world, &document, input).await;
    assert_eq!(answer["errors"], json!(null), "{answer}");
    answer["data"][mutation].clone()
}

async fn put(browser: &Browser, world: &World, url: &Value, bytes: &[u8]) -> StatusCode {
    let url = url.as_str().unwrap_or_else(|| panic!("{url}"));
    let request = browser.request(Request::put(url));
    let request = request.body(Body::from(bytes.to_vec())).unwrap();
    world.send(request).await.status
}

pub fn announcing(log: &str, name: &str, bytes: &[u8]) -> Value {
    json!({ "fuelLogId": log, "fileName": name, "contentType": "image/jpeg", "byteSize": bytes.len() })
}

/// A file that was announced and sent.
pub async fn sent(browser: &Browser, world: &World, log: &str, name: &str, bytes: &[u8]) -> Value {
    let made = call(browser, world, "createUpload", announcing(log, name, bytes)).await;
    assert_eq!(made["userErrors"], json!([]), "{made}");
    let status = put(browser, world, &made["upload"]["url"], bytes).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    made["upload"]["id"].clone()
}

async fn completed(browser: &Browser, world: &World, id: &Value) -> Value {
    call(browser, world, "completeUpload", json!({ "id": id })).await
}

/// A document of a fill-up.
pub async fn attached(browser: &Browser, world: &World, log: &str, name: &str) -> String {
    attached_of(browser, world, log, (name, &picture(ImageFormat::Png))).await
}

/// A document of a fill-up, of these bytes.
pub async fn attached_of(
    browser: &Browser,
    world: &World,
    log: &str,
    (name, bytes): (&str, &[u8]),
) -> String {
    let id = sent(browser, world, log, name, bytes).await;
    let done = completed(browser, world, &id).await;
    assert_eq!(done["userErrors"], json!([]), "{done}");
    id.as_str().unwrap().to_owned()
}

pub async fn documents(browser: &Browser, world: &World, log: &str) -> Value {
    let ask = format!(
        "query($id: ID!) {{ node(id: $id) {{ ... on FuelLog {{ documents {{ {FIELDS} }} }} }} }}"
    );
    let answer = browser.ask(world, &ask, json!({ "id": log })).await;
    assert_eq!(answer["errors"], json!(null), "{answer}");
    answer["data"]["node"]["documents"].clone()
}

pub async fn node(browser: &Browser, world: &World, id: &str) -> Value {
    let ask = format!("query($id: ID!) {{ node(id: $id) {{ ... on Document {{ {FIELDS} }} }} }}");
    let answer = browser.ask(world, &ask, json!({ "id": id })).await;
    answer["data"]["node"].clone()
}

pub async fn fetch(
    browser: &Browser,
    world: &World,
    url: &Value,
) -> (StatusCode, HeaderMap, Vec<u8>) {
    world.fetch(browser, url.as_str().unwrap()).await
}

/// Files below a folder.
pub fn stored(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| match entry.file_type().unwrap().is_dir() {
            true => stored(&entry.path()),
            false => 1,
        })
        .sum()
}

pub async fn ann_with_a_log(world: &World) -> (Browser, String, String) {
    let ann = world.person("ann").await;
    let car = vehicle(&ann, world, "Golf").await;
    let log = fuel_log(&ann, world, &car).await;
    (ann, car, log)
}

async fn a_receipt_lives_with_its_fill_up(world: World) {
    let (ann, _, log) = ann_with_a_log(&world).await;
    let bytes = picture(ImageFormat::Jpeg);
    let id = sent(&ann, &world, &log, "C:\\Bilder\\Bön 1.JPG", &bytes).await;
    let text = id.as_str().unwrap();
    // Nothing is there before it is complete.
    assert_eq!(documents(&ann, &world, &log).await, json!([]));
    assert_eq!(node(&ann, &world, text).await, json!(null));
    let done = completed(&ann, &world, &id).await;
    assert_eq!(done["fuelLog"]["documents"], json!([{ "id": id }]));
    let document = &done["document"];
    assert_eq!(document["fileName"], "Bön 1.JPG");
    assert_eq!(document["contentType"], "image/jpeg");
    assert_eq!(
        (&document["width"], &document["height"]),
        (&json!(640), &json!(480))
    );
    // Of all that was stored, what was sent is gone.
    assert_eq!(stored(world.folder.path()), 2);
    let again = completed(&ann, &world, &id).await;
    assert_eq!(again["document"]["version"], document["version"]);

    let (status, headers, shown) = fetch(&ann, &world, &document["url"]).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(document["byteSize"], json!(shown.len()));
    assert_eq!(headers["content-type"], "image/jpeg");
    assert_eq!(headers["x-content-type-options"], "nosniff");
    assert_eq!(
        headers["content-security-policy"],
        "sandbox; default-src 'none'"
    );
    let disposition = headers["content-disposition"].to_str().unwrap();
    assert_eq!(
        disposition,
        "inline; filename=\"B_n 1.JPG\"; filename*=UTF-8''B%C3%B6n%201.JPG"
    );
    let (_, headers, small) = fetch(&ann, &world, &document["small"]).await;
    assert_eq!(headers["content-type"], "image/jpeg");
    let small = image::load_from_memory(&small).unwrap();
    assert_eq!(small.dimensions(), (320, 240));

    let url = document["url"].clone();
    let deleted = call(&ann, &world, "deleteDocument", json!({ "id": id })).await;
    assert_eq!(deleted["fuelLog"]["documents"], json!([]));
    assert_eq!(deleted["document"]["url"], json!(null));
    assert_eq!(
        fetch(&ann, &world, &url).await.0,
        StatusCode::NOT_FOUND,
        "a link opens nothing in the trash"
    );
    let restored = call(&ann, &world, "restoreDocument", json!({ "id": id })).await;
    assert_eq!(restored["fuelLog"]["documents"], json!([{ "id": id }]));
    assert_eq!(fetch(&ann, &world, &url).await.2, shown);
    world.clock.advance(TimeDelta::minutes(11));
    assert_eq!(fetch(&ann, &world, &url).await.0, StatusCode::NOT_FOUND);

    let trail = "{ viewer { activity { nodes { action kind changes { field before after } } } } }";
    let trail = ann.ask(&world, trail, json!({})).await;
    let nodes = &trail["data"]["viewer"]["activity"]["nodes"];
    let told = |n: usize| (&nodes[n]["action"], &nodes[n]["changes"][0]);
    let change = |before: Value, after: Value| json!({ "field": "documents", "before": before, "after": after });
    let name = json!("Bön 1.JPG");
    assert_eq!(
        told(0),
        (&json!("UPDATED"), &change(json!(null), name.clone()))
    );
    assert_eq!(told(1), (&json!("UPDATED"), &change(name, json!(null))));
    // The fill-up takes it into the trash and brings it back.
    delete(&ann, &world, "FuelLog", &log).await;
    let back = "mutation($id: ID!) { restoreFuelLog(input: { id: $id }) { fuelLog { documents { id } } } }";
    let back = ann.ask(&world, back, json!({ "id": log })).await;
    let back = &back["data"]["restoreFuelLog"]["fuelLog"]["documents"];
    assert_eq!(back, &json!([{ "id": id }]));
}

/// A PNG whose header alone says that it is huge.
fn bomb() -> Vec<u8> {
    let mut bytes = picture(ImageFormat::Png);
    bytes[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    let sum = !bytes[12..29].iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xedb8_8320 * (sum & 1))
        })
    });
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

async fn hostile_files_are_refused_or_harmless(world: World) {
    let (ann, _, log) = ann_with_a_log(&world).await;
    let jpeg = picture(ImageFormat::Jpeg);
    for (name, bytes) in [
        (
            "page.jpg",
            b"<!doctype html><script>alert(1)</script>".to_vec(),
        ),
        (
            "drawing.png",
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec(),
        ),
        ("moving.gif", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec()),
        ("cut.jpg", jpeg[..jpeg.len() / 2].to_vec()),
        ("bomb.png", bomb()),
        ("nothing.pdf", b"PK\x03\x04".to_vec()),
    ] {
        let id = sent(&ann, &world, &log, name, &bytes).await;
        let refused = completed(&ann, &world, &id).await;
        assert_eq!(refused["userErrors"][0]["code"], "INVALID", "{name}");
        assert_eq!(refused["userErrors"][0]["field"], json!(["input", "id"]));
        assert_eq!(refused["document"], json!(null));
        call(&ann, &world, "deleteDocument", json!({ "id": id })).await;
    }
    assert_eq!(documents(&ann, &world, &log).await, json!([]));

    // What is called otherwise is what it is.
    let id = sent(&ann, &world, &log, "receipt.pdf", &jpeg).await;
    let done = completed(&ann, &world, &id).await;
    assert_eq!(done["document"]["fileName"], "receipt.jpg");
    assert_eq!(done["document"]["contentType"], "image/jpeg");
    let pdf = b"%PDF-1.7\n<script>alert(1)</script>";
    let id = sent(&ann, &world, &log, "receipt.jpg", pdf).await;
    let done = completed(&ann, &world, &id).await;
    assert_eq!(done["document"]["contentType"], "application/pdf");
    assert_eq!(done["document"]["small"], json!(null));
    let (_, headers, bytes) = fetch(&ann, &world, &done["document"]["url"]).await;
    assert_eq!(bytes, pdf);
    assert_eq!(headers["content-type"], "application/pdf");
    assert_eq!(
        headers["content-disposition"],
        "attachment; filename=\"receipt.pdf\""
    );

    // Other than announced, and more than is taken.
    let id = sent(&ann, &world, &log, "long.jpg", &jpeg).await;
    let made = call(
        &ann,
        &world,
        "createUpload",
        json!({ "id": id, "fuelLogId": log,
        "fileName": "long.jpg", "contentType": "image/jpeg", "byteSize": jpeg.len() }),
    )
    .await;
    let longer = [&jpeg[..], b"more"].concat();
    assert_eq!(
        put(&ann, &world, &made["upload"]["url"], &longer).await,
        StatusCode::NO_CONTENT
    );
    let refused = completed(&ann, &world, &id).await;
    assert_eq!(refused["userErrors"][0]["code"], "INVALID", "{refused}");
    let huge = vec![0xff; (15 << 20) + 1];
    assert_eq!(
        put(&ann, &world, &made["upload"]["url"], &huge).await,
        StatusCode::PAYLOAD_TOO_LARGE
    );
    let refused = call(
        &ann,
        &world,
        "createUpload",
        json!({ "fuelLogId": log, "fileName": " ",
        "contentType": "image/svg+xml", "byteSize": huge.len() }),
    )
    .await;
    let told: Vec<_> = refused["userErrors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| {
            (
                error["code"].as_str().unwrap(),
                error["field"][1].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("INVALID", "fileName"),
            ("INVALID", "contentType"),
            ("TOO_LONG", "byteSize")
        ]
    );
    // Nothing came yet.
    let made = call(
        &ann,
        &world,
        "createUpload",
        announcing(&log, "a.jpg", &jpeg),
    )
    .await;
    let refused = completed(&ann, &world, &made["upload"]["id"]).await;
    assert_eq!(refused["userErrors"][0]["code"], "INVALID");
}

/// A JPEG that says where it was taken, and lies on its side.
fn with_exif() -> Vec<u8> {
    let plain = picture(ImageFormat::Jpeg);
    let mut block =
        b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    block.extend(b"GPS 48.2082 N 16.3738 E");
    let length = u16::try_from(block.len() + 2).unwrap().to_be_bytes();
    [&[0xff, 0xd8, 0xff, 0xe1], &length[..], &block, &plain[2..]].concat()
}

async fn what_a_picture_tells_beside_what_it_shows_is_gone(world: World) {
    let (ann, _, log) = ann_with_a_log(&world).await;
    let id = sent(&ann, &world, &log, "here.jpg", &with_exif()).await;
    let done = completed(&ann, &world, &id).await;
    let document = &done["document"];
    assert_eq!(
        (&document["width"], &document["height"]),
        (&json!(480), &json!(640)),
        "upright: {done}"
    );
    for url in [&document["url"], &document["small"]] {
        let (_, _, bytes) = fetch(&ann, &world, url).await;
        let has = |text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
        assert!(!has(b"GPS") && !has(b"Exif"));
        let (width, height) = image::load_from_memory(&bytes).unwrap().dimensions();
        assert!(width < height);
    }
}

async fn a_sixth_is_refused_and_the_same_again_is_one(world: World) {
    let (ann, car, log) = ann_with_a_log(&world).await;
    let bytes = picture(ImageFormat::Jpeg);
    let id = DocumentId::from_uuid(uuid::Uuid::from_u128(
        0x01a2_2392_a7d4_7841_a19d_0754_f3ac_5523,
    ))
    .to_string();
    let mut input = announcing(&log, "a.jpg", &bytes);
    input["id"] = json!(id);
    input["idempotencyKey"] = json!("once");
    let first = call(&ann, &world, "createUpload", input.clone()).await;
    assert_eq!(first["upload"]["id"], json!(id));
    let again = call(&ann, &world, "createUpload", input.clone()).await;
    assert_eq!(again["upload"]["id"], json!(id));
    input["fileName"] = json!("b.jpg");
    let other = call(&ann, &world, "createUpload", input.clone()).await;
    assert_eq!(other["userErrors"][0]["code"], "CONFLICT");
    put(&ann, &world, &first["upload"]["url"], &bytes).await;
    let complete = json!({ "id": id, "idempotencyKey": "done" });
    let (one, two) = futures::future::join(
        call(&ann, &world, "completeUpload", complete.clone()),
        call(&ann, &world, "completeUpload", complete),
    )
    .await;
    for done in [&one, &two] {
        assert_eq!(done["document"]["id"], json!(id), "{done}");
    }
    for n in 1..5 {
        attached(&ann, &world, &log, &format!("{n}.png")).await;
    }
    assert_eq!(
        documents(&ann, &world, &log)
            .await
            .as_array()
            .unwrap()
            .len(),
        5
    );
    let sixth = call(
        &ann,
        &world,
        "createUpload",
        announcing(&log, "6.jpg", &bytes),
    )
    .await;
    assert_eq!(sixth["upload"], json!(null));
    assert_eq!(sixth["userErrors"][0]["code"], "INVALID", "{sixth}");
    assert_eq!(
        sixth["userErrors"][0]["field"],
        json!(["input", "fuelLogId"])
    );
    // One goes, one comes, and the one that went finds its place taken.
    call(&ann, &world, "deleteDocument", json!({ "id": id })).await;
    attached(&ann, &world, &log, "6.png").await;
    let full = call(&ann, &world, "restoreDocument", json!({ "id": id })).await;
    assert_eq!(full["userErrors"][0]["code"], "INVALID", "{full}");
    // Five that are announced keep their places for an hour.
    let log = fuel_log(&ann, &world, &car).await;
    for _ in 0..5 {
        call(
            &ann,
            &world,
            "createUpload",
            announcing(&log, "a.jpg", &bytes),
        )
        .await;
    }
    let announce = || {
        call(
            &ann,
            &world,
            "createUpload",
            announcing(&log, "a.jpg", &bytes),
        )
    };
    assert_eq!(announce().await["userErrors"][0]["code"], "INVALID");
    world.clock.advance(TimeDelta::minutes(61));
    assert_eq!(announce().await["userErrors"], json!([]));
}
