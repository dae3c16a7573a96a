//! Where the rows of files go, and that each goes there once.

use backend::kernel::ids::{TenantId, TypedId as _};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::imports::{call, done, import, sample, sent};
use crate::sweep::actors::vehicle;
use crate::world::{Browser, World, on_both_databases};

on_both_databases!(
    the_same_file_twice_at_once_goes_in_once,
    a_vehicle_that_is_to_be_a_new_one_stays_one,
    two_vehicles_of_a_file_that_go_to_one_are_compared,
    a_file_without_a_good_row_makes_no_vehicle,
);

/// Starts imports before any of them runs, and runs them by two workers.
async fn done_at_once(browser: &Browser, world: &World, ids: &[Value]) -> Vec<Value> {
    for id in ids {
        let started = call(browser, world, "startImport", json!({ "id": id })).await;
        assert_eq!(started["userErrors"], json!([]), "{started}");
    }
    let stop = CancellationToken::new();
    let (one, other) = tokio::join!(world.worker.run_next(&stop), world.worker.run_next(&stop));
    assert!(one.unwrap() | other.unwrap());
    world.run_jobs().await;
    let mut ended = Vec::new();
    for id in ids {
        let import = import(browser, world, id).await;
        assert_eq!(import["state"], "DONE", "{import}");
        ended.push(import);
    }
    ended
}

async fn names(browser: &Browser, world: &World) -> Vec<String> {
    let query = "{ viewer { vehicles { edges { node { nickname } } } } }";
    let answer = browser.ask(world, query, json!({})).await;
    let vehicles = answer["data"]["viewer"]["vehicles"]["edges"].as_array();
    let names = vehicles.unwrap().iter().map(|v| &v["node"]["nickname"]);
    names
        .map(|name| name.as_str().unwrap().to_owned())
        .collect()
}

async fn fill_ups(world: &World, person: &str) -> usize {
    let tenant = TenantId::from_uuid(world.tenant_of(person).await);
    world.rows("fuel_log", tenant).await
}

const BUS: &[u8] = b"date,odometer (km),litres\n2026-01-13,1000,40\n2026-01-20,1500,30\n";

async fn the_same_file_twice_at_once_goes_in_once(world: World) {
    // Into a new vehicle, and into one that is there.
    for (person, is_there) in [("ann", false), ("bob", true)] {
        let browser = world.person(person).await;
        if is_there {
            vehicle(&browser, &world, "Bus").await;
        }
        let mut ids = Vec::new();
        for _ in 0..2 {
            let read = sent(&browser, &world, "Bus.csv", BUS).await;
            assert_eq!(read["counts"]["new"], 2, "{read}");
            ids.push(read["id"].clone());
        }
        let ended = done_at_once(&browser, &world, &ids).await;
        let result = |field: &str| {
            let mut of_each: Vec<_> = ended
                .iter()
                .map(|import| import["result"][field].as_i64().unwrap())
                .collect();
            of_each.sort_unstable();
            of_each
        };
        assert_eq!(
            (result("made"), result("alreadyThere")),
            (vec![0, 2], vec![0, 2])
        );
        let of = |index: usize| &ended[index]["vehicles"][0]["vehicle"]["id"];
        assert!(of(0).is_string() && of(0) == of(1), "{ended:?}");
        assert_eq!(names(&browser, &world).await, ["Bus"]);
        assert_eq!(fill_ups(&world, person).await, 2);
    }
}

async fn a_vehicle_that_is_to_be_a_new_one_stays_one(world: World) {
    let ann = world.person("ann").await;
    vehicle(&ann, &world, "Golf").await;
    let name = "fuelio_vehicle-1-sync.csv";
    let read = sent(&ann, &world, name, &sample(name)).await;
    let new = json!([{ "key": read["vehicles"][0]["key"], "destination": "NEW" }]);
    let input = json!({ "id": read["id"], "vehicles": new });
    let answered = call(&ann, &world, "answerImport", input).await;
    assert_eq!(answered["userErrors"], json!([]), "{answered}");
    let ended = done(&ann, &world, &read["id"], false).await;
    assert_eq!(ended["vehicles"][0]["destination"], "NEW");
    assert_eq!(names(&ann, &world).await, ["Golf", "Golf"]);
}

async fn two_vehicles_of_a_file_that_go_to_one_are_compared(world: World) {
    let ann = world.person("ann").await;
    vehicle(&ann, &world, "Dest").await;
    let text = "vehicle,date,odometer (km),litres\nDest,2026-01-13,1000,40\ndest,2026-01-13,1000,40\ndest,2026-01-20,1500,30\n";
    let read = sent(&ann, &world, "two.csv", text.as_bytes()).await;
    let of = |index: usize| read["vehicles"][index]["vehicle"]["id"].clone();
    assert!(of(0).is_string() && of(0) == of(1), "{read}");
    let counts = &read["counts"];
    assert_eq!((&counts["new"], &counts["twice"]), (&json!(2), &json!(1)));
    let ended = done(&ann, &world, &read["id"], false).await;
    let expected = json!({ "made": 2, "alreadyThere": 0, "leftOut": 1 });
    assert_eq!(ended["result"], expected);
    assert_eq!(fill_ups(&world, "ann").await, 2);
}

async fn a_file_without_a_good_row_makes_no_vehicle(world: World) {
    let ann = world.person("ann").await;
    let text = "date,odometer (km),litres\n31/02/2026,1000,40\n13/01/2026,1000,-40\n";
    let read = sent(&ann, &world, "bad.csv", text.as_bytes()).await;
    assert_eq!(read["counts"]["bad"], 2, "{read}");
    let input = json!({ "id": read["id"], "skipBadRows": true });
    let refused = call(&ann, &world, "startImport", input).await;
    let error = &refused["userErrors"][0];
    assert_eq!(
        (&error["code"], &error["field"]),
        (&json!("INVALID"), &json!(["input", "id"])),
        "{refused}"
    );
    assert_eq!(import(&ann, &world, &read["id"]).await["state"], "READY");
    assert_eq!(world.run_jobs().await, 0);
    assert_eq!(names(&ann, &world).await, [""; 0]);
}
