//! An import that is killed at any moment leaves a release that answers.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use platform_kit::testing::TestDatabase;
use platform_vehicles::service;

use crate::app::{App, clock, on_both, settings};
use crate::etl::variant;

on_both!(ten_kills_leave_a_release_that_answers);

const KILLS: u32 = 10;

fn start(database: &TestDatabase, folder: &Path, source: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_platform-vehicles"))
        .args(["etl", "import", "--source"])
        .arg(source)
        .env("PLATFORM_VEHICLES_API_KEY", "first")
        .env("PLATFORM_VEHICLES_DATABASE_URL", &database.url)
        .env("PLATFORM_VEHICLES_DATA_DIR", folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn later(folder: &Path, number: u32) -> PathBuf {
    variant(folder, "2026_11", |text| format!("{text}-- {number}\n"))
}

/// From 0 to 1, another in every run.
fn chance() -> f64 {
    let hash = std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), 0);
    (hash >> 11) as f64 / (1_u64 << 53) as f64
}

async fn ten_kills_leave_a_release_that_answers(database: TestDatabase) {
    let app = App::loaded(database).await;
    let folder = app.folder.path();
    let began = Instant::now();
    let done = start(&app.database, folder, &later(folder, 0))
        .wait()
        .unwrap();
    assert!(done.success());
    let whole = began.elapsed();
    let mut killed = 0;
    for number in 1..=KILLS {
        let source = later(folder, number);
        let moment = whole.mul_f64(chance());
        let mut import = start(&app.database, folder, &source);
        tokio::time::sleep(moment).await;
        import.kill().unwrap();
        killed += u32::from(!import.wait().unwrap().success());
        answers(&app, moment).await;
    }
    assert!(killed > 0, "every import was done before its end");
    let last = start(&app.database, folder, &later(folder, KILLS + 1)).wait();
    assert!(last.unwrap().success(), "a new run completes");
    answers(&app, whole).await;
}

/// The service that runs, and one that starts now, both answer from a whole release.
async fn answers(app: &App, moment: Duration) {
    app.service.refresh().await.unwrap();
    let fresh = service(settings(&app.database, app.folder.path()), clock());
    let fresh = fresh.await.unwrap();
    let active = fresh
        .current()
        .unwrap_or_else(|| panic!("no release after {moment:?}"));
    assert_eq!(app.service.current().unwrap().release.id, active.release.id);
    let stored = fresh.store().releases().await.unwrap();
    let in_service = stored.iter().filter(|release| release.active).count();
    assert_eq!(in_service, 1, "after {moment:?}");
    let (_, models) = app.get("/vehicles/models?year=2020&make_id=474").await;
    assert!(
        models.to_string().contains("\"Civic\""),
        "after {moment:?}: {models}"
    );
    let vin = serde_json::json!({ "vin": "1HGCM82633A004352" });
    let (_, decoded) = app.post("/vehicles/vindecode", &vin).await;
    assert_eq!(
        decoded["summary"]["model"]["value"], "Accord",
        "after {moment:?}"
    );
}
