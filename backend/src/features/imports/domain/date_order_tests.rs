//! Whose word counts where dates can be read in two orders.

use std::io::Cursor;

use crate::features::imports::domain::model::{Answers, Format, Question, Reading};
use crate::features::imports::domain::reading::read;
use crate::kernel::money::Currency;

fn reading(text: &str) -> Reading {
    let answers = Answers::default();
    read("file.csv", Cursor::new(text), &answers, Currency::EUR).unwrap()
}

/// The dates of a file, which is asked for no order of them.
fn dates(format: Format, text: &str) -> Vec<String> {
    let reading = reading(text);
    assert_eq!(reading.format, format);
    assert!(!reading.questions.contains(&Question::DateOrder));
    let fills = reading.rows.iter().map(|row| row.fill.as_ref().unwrap());
    fills.map(|fill| fill.filled_on.to_string()).collect()
}

fn web(rows: [(&str, u32); 3]) -> Vec<String> {
    let rows = rows.map(|(date, odometer)| format!("A,B,30,{odometer},,10,1.5,{date},0\n"));
    let head = "car_name,model,mpg,odometer,miles,gallons,price,fuelup_date,partial_fuelup\n";
    dates(Format::FuellyWeb, &format!("{head}{}", rows.concat()))
}

#[test]
fn no_odometer_turns_the_dates_of_the_website_of_fuelly() {
    // The last odometer has a typo; day first, all of them would run forwards.
    let read = web([("1/2/2026", 1_000), ("2/3/2026", 1_900), ("3/1/2026", 900)]);
    assert_eq!(read, ["2026-01-02", "2026-02-03", "2026-03-01"]);
    let proven = web([
        ("1/2/2026", 1_000),
        ("2/3/2026", 1_400),
        ("13/3/2026", 1_800),
    ]);
    assert_eq!(proven, ["2026-02-01", "2026-03-02", "2026-03-13"]);
}

#[test]
fn odometers_tell_the_order_of_those_who_write_that_of_the_phone() {
    let app = |rows: [(&str, u32); 2]| {
        let rows = rows.map(|(date, odometer)| {
            format!("Gas,,{date},8:05,Blue,{odometer},Full,3.259,12.0,39.11,87,Shell,,,,,,\n")
        });
        let head = "Type,MPG,Date,Time,Vehicle,Odometer,Filled Up,Cost/Gallon,Gallons,Total Cost,Octane,Gas Brand,Location,Tags,Payment Type,Tire Pressure,Notes,Services\n";
        dates(Format::FuellyApp, &format!("{head}{}", rows.concat()))
    };
    assert_eq!(
        app([("1/2/2026", 1_000), ("2/3/2026", 1_300)])[0],
        "2026-01-02"
    );
    assert_eq!(
        app([("9/1/2026", 1_000), ("3/2/2026", 1_300)])[0],
        "2026-01-09"
    );
    let drivvo = |rows: [(&str, u32); 2]| {
        let rows = rows.map(|(date, odometer)| format!("{odometer},{date},Diesel,1.5,45,30,Yes\n"));
        let head = "##Refuelling\nOdometer (km),Date,Fuel,Price / L,Total cost,Volume,Full tank\n";
        dates(Format::Drivvo, &format!("{head}{}", rows.concat()))
    };
    assert_eq!(
        drivvo([("1/2/2026", 1_000), ("2/3/2026", 1_300)])[0],
        "2026-02-01"
    );
    assert_eq!(
        drivvo([("1/9/2026", 1_000), ("2/3/2026", 1_300)])[0],
        "2026-01-09"
    );
}
