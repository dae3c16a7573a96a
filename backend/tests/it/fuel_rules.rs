//! Figures that were stored by other rules.

use sea_orm::ConnectionTrait as _;
use serde_json::json;

use crate::economy::{log, row, vehicle};
use crate::world::{World, on_both_databases};

on_both_databases!(figures_of_other_rules_are_made_anew_with_the_next_change,);

async fn figures_of_other_rules_are_made_anew_with_the_next_change(world: World) {
    let ann = world.ann().await;
    let car = vehicle(&ann, &world, json!({ "nickname": "Golf" })).await;
    let fill = |day: u32, odometer: &str, litres: &str| {
        json!({ "vehicleId": car, "filledOn": format!("2026-01-{day:02}"),
            "odometer": { "value": odometer, "unit": "KILOMETRE" },
            "quantity": { "value": litres, "unit": "LITRE" } })
    };
    log(&ann, &world, fill(1, "1000", "40")).await;
    let second = log(&ann, &world, fill(2, "1500", "30")).await;
    let figure = json!({ "value": "6", "unit": "LITRES_PER_100_KM" });
    assert_eq!(row(&ann, &world, &second, None).await["economy"], figure);

    let db = world.database.db.migrator();
    let older = "UPDATE fuel_log SET rules = 0, economy_fuel = NULL, economy_distance = NULL, no_economy_reason = 'partial'";
    assert_eq!(
        db.execute_unprepared(older).await.unwrap().rows_affected(),
        2
    );
    assert!(row(&ann, &world, &second, None).await["economy"].is_null());

    log(&ann, &world, fill(3, "2000", "35")).await;
    assert_eq!(row(&ann, &world, &second, None).await["economy"], figure);
    let count = "UPDATE fuel_log SET rules = rules WHERE rules = 0";
    assert_eq!(
        db.execute_unprepared(count).await.unwrap().rows_affected(),
        0
    );
}
