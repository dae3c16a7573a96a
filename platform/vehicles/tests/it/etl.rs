//! The ETL: what it refuses, what it leaves alone, and the way from dump to release file and back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use platform_kit::testing::{TestDatabase, sqlite};
use platform_vehicles::Imported;
use platform_vehicles::etl::progress::Silent;
use platform_vehicles::release::codec;
use platform_vehicles::service;

use crate::app::{App, clock, on_both, settings, unpack};

on_both!(
    releases_can_be_switched,
    a_bad_source_leaves_the_active_release,
    a_shrunken_release_is_refused,
    a_new_release_shows_at_once,
);

/// The small dump, changed by a function, under the name of another month.
pub fn variant(folder: &Path, month: &str, change: impl Fn(String) -> String) -> PathBuf {
    let text = String::from_utf8(unpack("vpic-mini.plain.sql.gz")).unwrap();
    let path = folder.join(format!("vpic_{month}.sql"));
    std::fs::write(&path, change(text)).unwrap();
    path
}

async fn import(app: &App, path: &Path) -> Result<Imported, String> {
    let done = app.service.import(path, None, Arc::new(Silent)).await;
    done.map_err(|error| error.to_string())
}

async fn active(app: &App) -> (i32, String) {
    let release = app.service.store().active().await.unwrap().unwrap();
    (release.id, release.meta.month)
}

async fn releases_can_be_switched(database: TestDatabase) {
    let app = App::loaded(database).await;
    let (first, _) = active(&app).await;
    let second = variant(app.folder.path(), "2026_11", |text| text + "-- later\n");
    assert_eq!(import(&app, &second).await, Ok(Imported::New));
    assert_eq!(import(&app, &second).await, Ok(Imported::Unchanged));
    let (id, month) = active(&app).await;
    assert_eq!(month, "2026-11");
    app.service.store().activate(first).await.unwrap();
    app.service.refresh().await.unwrap();
    assert_eq!(active(&app).await, (first, "2026-10".to_owned()));
    assert_eq!(app.service.current().unwrap().release.id, first);
    let error = app.service.store().activate(99).await.unwrap_err();
    assert_eq!(error.to_string(), "there is no release 99");
    // A third import drops the one that is neither active nor new.
    let third = variant(app.folder.path(), "2026_12", |text| text + "-- last\n");
    assert_eq!(import(&app, &third).await, Ok(Imported::New));
    let left = app.service.store().releases().await.unwrap();
    let months: Vec<&str> = left
        .iter()
        .map(|release| release.meta.month.as_str())
        .collect();
    assert_eq!(months, ["2026-12", "2026-10"], "{id}");
    let indexes = std::fs::read_dir(app.folder.path().join("vehicles")).unwrap();
    assert_eq!(indexes.count(), 2, "old index files go");
}

async fn a_bad_source_leaves_the_active_release(database: TestDatabase) {
    let app = App::loaded(database).await;
    let folder = app.folder.path();
    let whole = String::from_utf8(unpack("vpic-mini.plain.sql.gz")).unwrap();
    let half = whole.get(..whole.len() / 2).unwrap().to_owned();
    let make = whole.find("COPY vpic.make (").unwrap();
    let end = make + whole[make..].find("\n\\.\n").unwrap() + 4;
    let twice = format!("{whole}{}", &whole[make..end]);
    let long = format!("{whole}{}", "x".repeat(17 << 20));
    let cases = [
        (half, "cut off inside table"),
        (twice, "table make has two COPY blocks"),
        (long, "unpacks to more than"),
        (
            whole.replacen("(id, vinschemaid, keys,", "(id, vinschemaid, kees,", 1),
            "table pattern lacks the column keys",
        ),
        (
            whole.replacen("COPY vpic.wmi_make ", "COPY vpic.wmi_maker ", 1),
            "table wmi_make is missing",
        ),
        (
            whole.replacen("\n1904\t1998\t2226\t", "\n1904\t1998\t999999\t", 1),
            "id 999999 does not exist",
        ),
        (
            whole.replacen("\n474\tHonda\t", "\n474\tBonda\t", 1),
            "not to 2003 HONDA",
        ),
        ("no dump at all".to_owned(), "neither a zip"),
        (String::new(), "neither a zip"),
    ];
    for (text, message) in cases {
        let bad = variant(folder, "2026_11", |_| text.clone());
        let error = import(&app, &bad).await.unwrap_err();
        assert!(error.contains(message), "{message}: {error}");
    }
    let zip = folder.join("bad_2026_11.zip");
    std::fs::write(&zip, b"PK\x03\x04 and then nothing").unwrap();
    let error = import(&app, &zip).await.unwrap_err();
    assert!(error.contains("the zip cannot be read"), "{error}");
    std::fs::write(&zip, zipped(&[("a.sql", b"x"), ("b.sql", b"y")])).unwrap();
    let error = import(&app, &zip).await.unwrap_err();
    assert!(error.contains("the zip holds 2 dumps"), "{error}");
    let error = import(&app, &folder.join("absent_2026_11.zip"))
        .await
        .unwrap_err();
    assert!(error.contains("cannot be read"), "{error}");
    assert_eq!(active(&app).await.1, "2026-10");
    assert_eq!(app.get("/vehicles/years").await.0.as_u16(), 200);
}

/// A zip of files that are stored as they are.
pub fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in files {
        writer.start_file(*name, options).unwrap();
        std::io::Write::write_all(&mut writer, bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

async fn a_shrunken_release_is_refused(database: TestDatabase) {
    let app = App::loaded(database).await;
    let shrunken = variant(app.folder.path(), "2026_11", |text| {
        let begin = text.find("COPY vpic.vehiclespecpattern ").unwrap();
        let rows = begin + text[begin..].find('\n').unwrap() + 1;
        let end = rows + text[rows..].find("\\.\n").unwrap();
        let kept: Vec<&str> = text[rows..end]
            .lines()
            .enumerate()
            .filter(|(at, _)| at % 10 != 0)
            .map(|(_, line)| line)
            .collect();
        format!("{}{}\n{}", &text[..rows], kept.join("\n"), &text[end..])
    });
    let error = import(&app, &shrunken).await.unwrap_err();
    assert!(
        error.contains("table vehiclespecpattern has") && error.contains("less than 95 %"),
        "{error}"
    );
    assert_eq!(active(&app).await.1, "2026-10");
}

/// What was cached of the old release is not given under the new one.
async fn a_new_release_shows_at_once(database: TestDatabase) {
    let app = App::loaded(database).await;
    let models = "/vehicles/models?year=2020&make_id=474";
    let (_, before) = app.get(models).await;
    assert!(before.to_string().contains("\"Civic\""));
    let renamed = variant(app.folder.path(), "2026_11", |text| {
        let begin = text.find("COPY vpic.model (").unwrap();
        let (head, tail) = text.split_at(begin);
        format!(
            "{head}{}",
            tail.replacen("\n1863\tCivic\t", "\n1863\tCivic Neo\t", 1)
        )
    });
    assert_eq!(import(&app, &renamed).await, Ok(Imported::New));
    let (_, after) = app.get(models).await;
    assert!(after.to_string().contains("Civic Neo"), "{after}");
    let (_, hits) = app.get("/vehicles/search?q=civic+neo").await;
    assert_eq!(hits[0]["model"]["name"], "Civic Neo", "{hits}");
}

fn run(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_platform-vehicles"))
        .args(arguments)
        .env("PLATFORM_VEHICLES_API_KEY", "first")
        .env(
            "PLATFORM_VEHICLES_DATABASE_URL",
            format!("sqlite://{}/program.db", folder.display()),
        )
        .env("PLATFORM_VEHICLES_DATA_DIR", folder)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(text).unwrap())
}

/// The commands of the program, one after the other as a person gives them.
#[test]
fn the_program_imports_lists_exports_and_rolls_back() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let text = |path: &Path| path.display().to_string();
    let first = text(&variant(folder, "2026_10", |text| text));
    let second = text(&variant(folder, "2026_11", |text| text + "-- later\n"));
    let packed = text(&folder.join("packed.mvpr"));
    let steps: [(&[&str], bool, &str); 11] = [
        (&["etl", "rollback"], false, "there is no other release"),
        (&["etl", "verify", "--source", &first], true, "is whole"),
        (
            &["etl", "verify", "--source", "/nowhere.sql"],
            false,
            "cannot be read",
        ),
        (
            &["etl", "import", "--source", &first],
            true,
            "imported and active",
        ),
        (
            &["etl", "import", "--source", &first],
            true,
            "nothing to do",
        ),
        (
            &[
                "etl",
                "export-release",
                "--source",
                &second,
                "--out",
                &packed,
            ],
            true,
            "bytes",
        ),
        (
            &["etl", "import", "--source", &packed],
            true,
            "imported and active",
        ),
        // The dump that the release file was made of is the same data.
        (
            &["etl", "import", "--source", &second],
            true,
            "nothing to do",
        ),
        (&["etl", "rollback"], true, "release 1 is active"),
        (&["etl", "activate", "2"], true, "release 2 is active"),
        (&["etl", "activate", "7"], false, "there is no release 7"),
    ];
    for (arguments, good, message) in steps {
        let (ended_well, output) = run(folder, arguments);
        assert!(
            ended_well == good && output.contains(message),
            "{arguments:?}: {output}"
        );
    }
    let (_, list) = run(folder, &["etl", "list"]);
    let lines: Vec<&str> = list.lines().filter(|line| line.contains("2026-")).collect();
    assert!(lines[0].starts_with("2 2026-11 active"), "{list}");
    assert!(lines[1].starts_with("1 2026-10 previous"), "{list}");
}

/// A release file holds all that the dump gave: packed again it is the same, byte for byte.
#[tokio::test]
async fn a_release_file_comes_back_unchanged() {
    let app = App::loaded(sqlite().await).await;
    let (id, _) = active(&app).await;
    let file = app.service.store().release_file(id).await.unwrap();
    let again = codec::encode(&codec::decode(&file).unwrap(), 6).unwrap();
    assert!(file == again, "{} and {} bytes", file.len(), again.len());
    let path = app.folder.path().join("packed.mvpr");
    std::fs::write(&path, &file).unwrap();
    let other = App::new(sqlite().await).await;
    assert_eq!(import(&other, &path).await, Ok(Imported::New));
    let hash = |app: &App| {
        app.service
            .current()
            .unwrap()
            .release
            .meta
            .source_sha256
            .clone()
    };
    assert_eq!(hash(&app), hash(&other));
    let list = "/vehicles/engines?year=2020&make_id=474&model_id=1863";
    assert_eq!(app.get(list).await, other.get(list).await);
}

/// Another process switches; this one takes it up by looking.
#[tokio::test]
async fn a_switch_by_another_process_is_taken_up() {
    let app = App::loaded(sqlite().await).await;
    let other = service(settings(&app.database, app.folder.path()), clock())
        .await
        .unwrap();
    let later = variant(app.folder.path(), "2026_11", |text| text + "-- later\n");
    other.import(&later, None, Arc::new(Silent)).await.unwrap();
    assert_eq!(app.service.current().unwrap().release.meta.month, "2026-10");
    app.service.refresh().await.unwrap();
    assert_eq!(app.service.current().unwrap().release.meta.month, "2026-11");
}
