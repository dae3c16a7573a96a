//! Files of a zip that are not read.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::features::imports::domain::model::{Answers, ProblemCode, Question, Reading};
use crate::features::imports::domain::reading::read;
use crate::features::imports::domain::text::Unreadable;
use crate::kernel::money::Currency;

fn try_zipped(files: &[(&str, &[u8])]) -> Result<Reading, Unreadable> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let answers = Answers::default();
    read("x.zip", Cursor::new(bytes), &answers, Currency::EUR)
}

/// The first word of each problem of the file: the name of what was not read.
fn unread(files: &[(&str, &[u8])]) -> Vec<String> {
    let reading = try_zipped(files).unwrap();
    let problems = reading.problems.iter();
    let told = problems.filter(|problem| problem.code == ProblemCode::FileNotRead);
    let names = told.map(|problem| {
        assert!(!problem.code.is_error());
        let name = problem.message.split(' ').next();
        name.unwrap_or_default().to_owned()
    });
    names.collect()
}

const GOOD: (&str, &[u8]) = (
    "good.csv",
    b"date,odometer (km),litres\n2026-01-13,1000,40\n",
);
const MORE: (&str, &[u8]) = (
    "more.csv",
    b"wann,wie weit,wie viel\n2026-01-13,1000,40\n2026-01-14,1400,40\n",
);

#[test]
fn tables_that_cannot_be_read_are_named() {
    let bad = ("bad.csv", b"date,litres\n2026-01-13,4\0\n".as_slice());
    assert_eq!(unread(&[GOOD, bad]), ["bad.csv"]);
    let others: [(&str, &[u8]); 2] = [("log.xlsx", b"PK"), ("old.db", b"SQLite")];
    assert_eq!(
        unread(&[others[0], GOOD, others[1]]),
        ["log.xlsx", "old.db"]
    );
    assert_eq!(try_zipped(&[bad]), Err(Unreadable::NotText));
    assert_eq!(try_zipped(&[others[1]]), Err(Unreadable::Database));
}

#[test]
fn tables_of_unknown_headings_are_named_where_others_are_known() {
    assert_eq!(unread(&[GOOD, MORE]), ["more.csv"]);
    let fuelly = b"car_name,model,mpg,odometer,miles,gallons,price,fuelup_date,partial_fuelup\nBlue,Civic,0,10000,,12.0,3.5,12/31/2025 0:00,0\n";
    assert_eq!(unread(&[("fuelly.csv", fuelly), MORE]), ["more.csv"]);
    let simply = b"Row ID,Vehicle ID,Odometer,Qty,Partial Tank,Record Type,Day,Month,Year\n1,Golf,1000,40,0,0,5,1,2026\n";
    assert_eq!(unread(&[("Fuel_Log.csv", simply), MORE]), ["more.csv"]);
    // Alone, it is asked for its columns.
    let alone = try_zipped(&[MORE]).unwrap();
    assert_eq!(
        (alone.problems.len(), alone.questions),
        (0, vec![Question::Columns])
    );
}

#[test]
fn what_is_no_table_needs_no_word() {
    let files: [(&str, &[u8]); 7] = [
        GOOD,
        ("photo.jpg", b"\xff\xd8\xff"),
        ("manual.pdf", b"%PDF"),
        ("__MACOSX/._good.csv", b"\0"),
        (".DS_Store", b"\0"),
        ("readme.txt", b"Hello, you\nand nothing more\n"),
        ("empty.csv", b""),
    ];
    assert_eq!(unread(&files), [""; 0]);
}
