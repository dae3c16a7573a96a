//! Files as people really bring them.

use std::io::Cursor;

use crate::features::imports::domain::dates::DateOrder;
use crate::features::imports::domain::model::{Answers, Format, ProblemCode, Question, Reading};
use crate::features::imports::domain::numbers::DecimalMark;
use crate::features::imports::domain::reading::read;
use crate::features::imports::domain::text::Unreadable;
use crate::kernel::money::Currency;
use crate::kernel::units::DistanceUnit;

fn with(text: &str, answers: &Answers) -> Reading {
    read("file.csv", Cursor::new(text), answers, Currency::EUR).unwrap()
}

fn reading(text: &str) -> Reading {
    with(text, &Answers::default())
}

/// Line, column and code of each problem of a row.
fn problems(reading: &Reading) -> Vec<(u32, Option<&str>, ProblemCode)> {
    let of_rows = reading.rows.iter().flat_map(|row| &row.problems);
    of_rows
        .map(|p| (p.place.line, p.column.as_deref(), p.code))
        .collect()
}

fn good(reading: &Reading) -> Vec<u32> {
    reading
        .rows
        .iter()
        .filter(|row| row.is_good())
        .map(|row| row.place.line)
        .collect()
}

const HEAD: &str =
    "Date,Odometer,FuelConsumed,Cost,FuelEconomy,IsFillToFull,MissedFuelUp,Notes,Tags";

#[test]
fn each_bad_row_says_what_and_where_and_the_good_ones_stay() {
    let text = format!(
        "{HEAD}\n31/02/2026,1000,40.5,60.00,0,True,False,,\n13/01/2026,1000,-40.5,60.00,0,True,False,,\n14/01/2026,ab,40.5,60.00,0,True,False,,\n,1000,40.5,60.00,0,True,False,,\n15/01/2026,1300,40.5,60.00,0,True,False,,\n16/01/2026,99999999999,40.5,60.00,0,True,False,,\n17/01/2026,1400,,60.00,0,True,False,,\n"
    );
    let reading = reading(&text);
    assert_eq!(
        problems(&reading),
        [
            (2, Some("Date"), ProblemCode::InvalidDate),
            (3, Some("FuelConsumed"), ProblemCode::NegativeNumber),
            (4, Some("Odometer"), ProblemCode::InvalidNumber),
            (5, Some("Date"), ProblemCode::MissingDate),
            (7, None, ProblemCode::ImpossibleValue),
            (8, Some("FuelConsumed"), ProblemCode::MissingQuantity),
        ]
    );
    assert_eq!(good(&reading), [6, 8]);
}

#[test]
fn numbers_of_two_habits_are_told_apart_or_refused() {
    let text = format!(
        "{HEAD}\n13/01/2026,1000,40,\"1.234,56\",0,True,False,,\n14/01/2026,1400,40,\"1,234.56\",0,True,False,,\n15/01/2026,\"1,800\",40,5,0,True,False,,\n"
    );
    let mixed = reading(&text);
    let costs: Vec<_> = mixed
        .rows
        .iter()
        .map(|r| r.fill.as_ref().unwrap().total.unwrap().to_string())
        .collect();
    assert_eq!(costs, ["1234.56", "1234.56", "5"]);
    assert!(problems(&mixed).contains(&(2, Some("Cost"), ProblemCode::MixedNumbers)));
    assert!(problems(&mixed).contains(&(4, Some("Odometer"), ProblemCode::AmbiguousNumber)));
    assert_eq!(good(&mixed), [2, 3]);
    let answers = Answers {
        decimal_mark: Some(DecimalMark::Point),
        ..Answers::default()
    };
    assert_eq!(good(&with(&text, &answers)), [2, 3, 4]);
}

#[test]
fn the_mark_is_asked_for_where_nothing_tells() {
    let text = format!("{HEAD}\n13/01/2026,1000,\"12,345\",50,0,True,False,,\n");
    assert!(reading(&text).questions.contains(&Question::DecimalMark));
    let answers = Answers {
        decimal_mark: Some(DecimalMark::Comma),
        ..Answers::default()
    };
    let answered = with(&text, &answers);
    assert!(!answered.questions.contains(&Question::DecimalMark));
    assert_eq!(
        answered.rows[0]
            .fill
            .as_ref()
            .unwrap()
            .quantity
            .unwrap()
            .value
            .to_string(),
        "12.345"
    );
}

#[test]
fn the_order_of_dates_is_asked_for_only_where_the_file_cannot_tell() {
    let rows = |first: &str, second: &str| {
        format!("{HEAD}\n{first},1000,40,60,0,True,False,,\n{second},1400,40,60,0,True,False,,\n")
    };
    let asks = |text: &str| reading(text).questions.contains(&Question::DateOrder);
    assert!(asks(&rows("1/2/2026", "2/3/2026")));
    assert!(!asks(&rows("1/2/2026", "13/3/2026")));
    assert!(!asks(&rows("2026-01-02", "2026-01-03")));
    // Read day first, the odometer would run backwards.
    assert!(!asks(&rows("1/9/2026", "2/3/2026")));
    assert_eq!(
        reading(&rows("1/9/2026", "2/3/2026")).rows[0]
            .fill
            .as_ref()
            .unwrap()
            .filled_on
            .to_string(),
        "2026-01-09"
    );
    let answers = Answers {
        date_order: Some(DateOrder::MonthFirst),
        ..Answers::default()
    };
    let answered = with(&rows("1/2/2026", "2/3/2026"), &answers);
    assert_eq!(
        answered.rows[0]
            .fill
            .as_ref()
            .unwrap()
            .filled_on
            .to_string(),
        "2026-01-02"
    );
}

#[test]
fn a_quote_that_never_closes_is_that_rows_fault() {
    let text = format!(
        "{HEAD}\n13/01/2026,1000,40,60,0,True,False,\"open,\n14/01/2026,1400,40,60,0,True,False,,\n"
    );
    let reading = reading(&text);
    assert!(problems(&reading).contains(&(2, None, ProblemCode::UnbalancedQuotes)));
    assert_eq!(good(&reading), [3]);
}

#[test]
fn the_same_row_twice_is_told() {
    let text = format!(
        "{HEAD}\n13/01/2026,1000,40,60,0,True,False,,\n13/01/2026,1000,40.0,60,0,True,False,,\n"
    );
    assert_eq!(
        problems(&reading(&text)),
        [(3, None, ProblemCode::DuplicateRow)]
    );
}

#[test]
fn consumption_that_cannot_be_asks_for_the_units() {
    let rows: String = (0..5)
        .map(|n| format!("2026-01-{:02},{},40,Yes\n", n + 1, 1000 + n * 20))
        .collect();
    let text = format!("date,odometer (km),litres,full\n{rows}");
    let reading1 = reading(&text);
    assert_eq!(reading1.problems[0].code, ProblemCode::ImplausibleEconomy);
    assert!(reading1.questions.contains(&Question::DistanceUnit));
    let answers = Answers {
        distance_unit: Some(DistanceUnit::Mile),
        ..Answers::default()
    };
    assert!(
        !with(&text, &answers)
            .questions
            .contains(&Question::DistanceUnit)
    );
}

#[test]
fn what_is_no_table_is_refused() {
    let refused = |bytes: &[u8]| {
        read(
            "x.csv",
            Cursor::new(bytes),
            &Answers::default(),
            Currency::EUR,
        )
        .unwrap_err()
    };
    assert_eq!(refused(b""), Unreadable::Empty);
    assert_eq!(refused(b"\xff\xd8\xff\xe0 picture"), Unreadable::NotText);
    assert_eq!(refused(b"PK\x03\x04 no zip"), Unreadable::Damaged);
}

#[test]
fn any_encoding_and_line_end_will_do() {
    let text = format!("{HEAD}\r13.01.2026,1000,40,\"60,5\",0,True,False,Größe,\r");
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bytes = [b"\xff\xfe".as_slice(), &utf16].concat();
    let reading = read(
        "x.csv",
        Cursor::new(&bytes),
        &Answers::default(),
        Currency::EUR,
    )
    .unwrap();
    assert_eq!(reading.format, Format::LubeLogger);
    assert_eq!(
        reading.rows[0].fill.as_ref().unwrap().notes.as_deref(),
        Some("Größe")
    );
}

#[test]
fn formulas_are_texts() {
    let text = format!(
        "{HEAD}\n13/01/2026,1000,40,60,0,True,False,=HYPERLINK(1),\n14/01/2026,=1+1,40,60,0,True,False,,\n"
    );
    let reading = reading(&text);
    assert_eq!(
        reading.rows[0].fill.as_ref().unwrap().notes.as_deref(),
        Some("=HYPERLINK(1)")
    );
    assert_eq!(
        problems(&reading),
        [(3, Some("Odometer"), ProblemCode::InvalidNumber)]
    );
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_panic(bytes: Vec<u8>) {
        let _ = read("x", Cursor::new(&bytes), &Answers::default(), Currency::EUR);
    }

    #[test]
    fn no_row_of_a_known_format_panics(cells in proptest::collection::vec("[0-9/.,:$-]{0,12}|.{0,6}", 0..30)) {
        for head in [HEAD, "##Refuelling\na,b", "Fill-Up Records\nVehicle,Date,Volume", "\"## Log\"\nData,Odo (km),Fuel (litres),Full,Missed"] {
            let text = format!("{head}\n{}\n", cells.join(","));
            let _ = read("x", Cursor::new(text), &Answers::default(), Currency::EUR);
        }
    }
}
