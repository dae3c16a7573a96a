//! Sections beside those of fill-ups, known and not.

use std::io::Cursor;

use crate::features::imports::domain::model::{Answers, Format, OtherKind, Reading};
use crate::features::imports::domain::reading::read;
use crate::kernel::money::Currency;

fn reading(text: &str) -> Reading {
    let answers = Answers::default();
    read("file.csv", Cursor::new(text), &answers, Currency::EUR).unwrap()
}

fn others(reading: &Reading) -> Vec<(OtherKind, &str)> {
    let others = reading.others.iter();
    others.map(|o| (o.kind, o.label.as_str())).collect()
}

#[test]
fn drivvo_counts_what_it_cannot_name() {
    let part = |name: &str, labels: &[&str]| {
        let row = |label: &&str| format!("1550,2026-01-12,89.9,{label}\n");
        let rows: String = labels.iter().map(row).collect();
        format!("##{name}\nKm,Datum,Totaal,Type\n{rows}")
    };
    let reading = reading(&format!(
        "##Refuelling\nOdometer (km),Date,Fuel,Price / L,Total cost,Volume,Full tank\n1500,2026-01-10,Diesel,1.5,45,30,Yes\n{}{}{}{}",
        part("Onderhoud", &["Olie"]),
        part("Gider", &["Otopark"]),
        part("Příjem", &["Prodej"]),
        part("Muistiinpano", &["x", "y"]),
    ));
    assert_eq!((reading.format, reading.rows.len()), (Format::Drivvo, 1));
    let expected = [
        (OtherKind::Service, "Olie"),
        (OtherKind::Expense, "Otopark"),
        (OtherKind::Income, "Prodej"),
        (OtherKind::Note, "Muistiinpano"),
        (OtherKind::Note, "Muistiinpano"),
    ];
    assert_eq!(others(&reading), expected);
}

#[test]
fn fuelio_counts_reminders_and_what_it_cannot_name() {
    let reading = reading(
        "\"## Vehicle\"\n\"Name\",\"DistUnit\",\"FuelUnit\"\n\"Golf\",\"0\",\"0\"\n\
         \"## Log\"\n\"Data\",\"Odo (km)\",\"Fuel (litres)\",\"Full\"\n\"2026-03-04\",\"1800\",\"30\",\"1\"\n\
         \"## CostCategories\"\n\"CostTypeID\",\"Name\"\n\"1\",\"Service\"\n\
         \"## Reminders\"\n\"Title\",\"Date\"\n\"Oil\",\"2027-01-01\"\n\"\",\"2027-02-01\"\n\
         \"## Tyres\"\n\"Name\",\"Size\"\n\"Winter\",\"205\"\n",
    );
    assert_eq!((reading.format, reading.rows.len()), (Format::Fuelio, 1));
    let expected = [
        (OtherKind::Reminder, "Oil"),
        (OtherKind::Reminder, "Reminders"),
        (OtherKind::Note, "Tyres"),
    ];
    assert_eq!(others(&reading), expected);
}
