//! The samples of eight programs give what a person would read in them.

use std::io::Cursor;

use crate::features::imports::domain::model::{Answers, Format, OtherKind, Question, Reading};
use crate::features::imports::domain::reading::read;
use crate::kernel::money::Currency;
use crate::kernel::units::{DistanceUnit, FuelUnit};

fn sample(name: &str) -> Reading {
    let path = format!(
        "{}/src/features/imports/domain/samples/{name}",
        env!("CARGO_MANIFEST_DIR")
    );
    let bytes = std::fs::read(path).unwrap();
    let reading = read(
        name,
        Cursor::new(&bytes),
        &Answers::default(),
        Currency::EUR,
    )
    .unwrap();
    for row in &reading.rows {
        assert!(row.is_good(), "{name} {row:?}");
    }
    reading
}

/// What counts in a row, in one line.
fn lines(reading: &Reading) -> Vec<String> {
    let line = |row: &crate::features::imports::domain::model::Row| {
        let fill = row.fill.as_ref().unwrap();
        let of = |value: Option<rust_decimal::Decimal>| {
            value.map_or("-".into(), |v| v.normalize().to_string())
        };
        let time = fill
            .filled_at
            .map_or(String::new(), |t| t.format("T%H:%M").to_string());
        format!(
            "{} {}{time} {}{} {}{} {} {} {}{}{}",
            reading.vehicles[row.vehicle].name,
            fill.filled_on,
            of(fill.odometer.map(|o| o.value)),
            fill.odometer.map_or("", |o| o.unit.code()),
            of(fill.quantity.map(|q| q.value)),
            fill.quantity.map_or("", |q| q.unit.code()),
            of(fill.unit_price),
            of(fill.total),
            fill.energy.map_or("?", |e| e.code()),
            if fill.is_full { " full" } else { "" },
            if fill.missed_previous { " missed" } else { "" },
        )
    };
    reading.rows.iter().map(line).collect()
}

fn others(reading: &Reading) -> Vec<(OtherKind, &str)> {
    reading
        .others
        .iter()
        .map(|o| (o.kind, o.label.as_str()))
        .collect()
}

#[test]
fn fuelly_web() {
    let reading = sample("fuelly_web.csv");
    assert_eq!(reading.format, Format::FuellyWeb);
    assert_eq!(
        lines(&reading),
        [
            "Blue Car 2026-01-01 10000mi 12gal_us 3.5 - ? full",
            "Blue Car 2026-01-15 10300mi 10gal_us 3.5 - ? full",
            "Van 2026-01-20 - 11.5gal_us 3.6 - ?",
            "Blue Car 2026-02-01 10612mi 10.4gal_us 3.6 - ? full",
        ]
    );
    let van = reading.rows[2].fill.as_ref().unwrap();
    assert_eq!(van.notes.as_deref(), Some("comma, inside"));
    assert_eq!(van.extras.trip.unwrap().value, 210.into());
    assert_eq!(reading.questions, [Question::Currency]);
    assert_eq!(reading.vehicles[0].model.as_deref(), Some("Civic"));
}

#[test]
fn acar() {
    let reading = sample("acar.csv");
    assert_eq!(reading.format, Format::ACar);
    assert_eq!(
        lines(&reading),
        [
            "Blue Car 2026-01-01T08:05 10000mi 12gal_us 3.5 42 petrol full",
            "Blue Car 2026-01-15T08:05 10300mi 10gal_us 3.5 35 petrol full",
            "Blue Car 2026-02-01T08:05 10612mi 10.4gal_us 3.6 37.44 petrol full",
        ]
    );
    let vehicle = &reading.vehicles[0];
    assert_eq!(
        (vehicle.year, vehicle.make.as_deref()),
        (Some(2012), Some("Honda"))
    );
    assert_eq!(reading.questions, [Question::Currency]);
}

#[test]
fn drivvo_of_2026_in_portuguese() {
    let reading = sample("drivvo_pt_2026.csv");
    assert_eq!(reading.format, Format::Drivvo);
    assert_eq!(
        lines(&reading),
        [
            "Golf 2026-01-15T09:05 1700km 20l 1.5 30 petrol",
            "Golf 2026-01-10T17:30 1500km 30l 1.5 45 petrol full",
            "Golf 2026-01-10T17:30 1500km 10kg 0.9 9 cng full",
            "Golf 2026-01-01T08:00 1000km 40l 1.5 60 petrol full",
        ]
    );
    let first = reading.rows[0].fill.as_ref().unwrap();
    assert_eq!(first.station.as_deref(), Some("Posto B"));
    assert_eq!(
        (
            first.extras.driver.as_deref(),
            first.extras.payment.as_deref()
        ),
        (Some("Ana"), Some("Pix"))
    );
    assert_eq!(others(&reading), [(OtherKind::Service, "Troca de óleo")]);
}

#[test]
fn fuelio_with_all_sections() {
    let reading = sample("fuelio_vehicle-1-sync.csv");
    assert_eq!(reading.format, Format::Fuelio);
    assert_eq!(
        lines(&reading),
        [
            "Golf 2026-01-15 1700km 20l 1.5 30 petrol",
            "Golf 2026-01-10T17:30 1500km 30l 1.5 45 petrol full",
            "Golf 2026-01-01 1000km 40l 1.5 60 petrol full",
        ]
    );
    assert_eq!(
        reading.rows[0].fill.as_ref().unwrap().notes.as_deref(),
        Some("two\nlines")
    );
    assert_eq!(reading.rows[0].source_key.as_deref(), Some("g-3"));
    assert_eq!(
        others(&reading),
        [
            (OtherKind::Station, "Shell A"),
            (OtherKind::Expense, "Oil change"),
            (OtherKind::Reminder, "Oil change"),
            (OtherKind::Reminder, "Inspection due"),
            (OtherKind::Income, "Sold roof box"),
            (OtherKind::Picture, "p1.jpg"),
        ]
    );
    assert_eq!(reading.vehicles[0].license_plate.as_deref(), Some("AB 123"));
}

#[test]
fn lubelogger_asks_for_units() {
    let reading = sample("lubelogger_gas_en_US.csv");
    assert_eq!(reading.format, Format::LubeLogger);
    assert_eq!(
        reading.questions,
        [
            Question::Currency,
            Question::DistanceUnit,
            Question::VolumeUnit
        ]
    );
    let answers = Answers {
        distance_unit: Some(DistanceUnit::Mile),
        volume_unit: Some(FuelUnit::UsGallon),
        currency: Currency::parse("USD"),
        ..Answers::default()
    };
    let bytes = include_bytes!("samples/lubelogger_gas_en_US.csv");
    let reading = read("x.csv", Cursor::new(bytes), &answers, Currency::EUR).unwrap();
    assert_eq!(reading.questions, []);
    assert_eq!(
        lines(&reading),
        [
            "x 2026-01-01 10000mi 12gal_us - 42 ? full",
            "x 2026-01-15 10300mi 10gal_us - 35 ? full",
            "x 2026-02-01 10612mi 10.4gal_us - 37.44 ? full",
        ]
    );
    assert_eq!(
        reading.rows[0].fill.as_ref().unwrap().station.as_deref(),
        Some("Shell")
    );
    assert_eq!(
        reading.rows[1].fill.as_ref().unwrap().extras.tags,
        ["work", "trip"]
    );
}

#[test]
fn mygarage_in_metric_units() {
    let reading = sample("mygarage_fuel_metric.csv");
    assert_eq!(reading.format, Format::MyGarage);
    assert_eq!(
        lines(&reading),
        [
            "mygarage_fuel_metric 2026-01-01 1000km 40l 1.5 60 petrol full",
            "mygarage_fuel_metric 2026-01-10T17:30 1500km 30l 1.5 43.75 petrol full",
        ]
    );
    assert_eq!(reading.questions, [Question::Currency]);
}

#[test]
fn simply_auto() {
    let reading = sample("simply_auto_Fuel_Log.csv");
    assert_eq!(reading.format, Format::SimplyAuto);
    assert_eq!(
        lines(&reading),
        [
            "Golf 2026-01-01 1000km 40l - 60 ? full",
            "Golf 2026-01-10 1500km 30l - 45 ? full",
            "Golf 2026-01-15 1700km 20l - 30 ?",
        ]
    );
    assert_eq!(
        others(&reading),
        [(OtherKind::Service, "Engine Oil,Oil Filter")]
    );
    assert_eq!(
        reading.questions,
        [
            Question::Currency,
            Question::DistanceUnit,
            Question::VolumeUnit
        ]
    );
}

#[test]
fn spritmonitor_in_german() {
    let reading = sample("spritmonitor_fuel_de.csv");
    assert_eq!(reading.format, Format::Spritmonitor);
    assert_eq!(
        lines(&reading),
        [
            "spritmonitor_fuel_de 2026-01-01 1000km 40l - 60 petrol full",
            "spritmonitor_fuel_de 2026-01-10 1500km 30l - 45 petrol full",
            "spritmonitor_fuel_de 2026-01-15 1700km 20l - 30 petrol",
        ]
    );
    assert_eq!(
        reading.rows[1].fill.as_ref().unwrap().notes.as_deref(),
        Some("a;b")
    );
    assert_eq!(reading.questions, []);
}
