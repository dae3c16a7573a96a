//! Pictures and papers that files of rows name, beside them in the zip.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::features::imports::domain::draft::{Draft, Found, PaperDraft};
use crate::features::imports::domain::model::{
    Answers, Format, Lack, OtherKind, Place, ProblemCode, Reading,
};
use crate::features::imports::domain::papers;
use crate::features::imports::domain::reading::read;
use crate::features::imports::domain::unpack::{Attachment, Entry};
use crate::kernel::money::Currency;

fn zipped(files: &[(&str, &[u8])]) -> Reading {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let answers = Answers::default();
    read("x.zip", Cursor::new(bytes), &answers, Currency::EUR).unwrap()
}

/// Row, name, and what is wrong with each paper.
fn found(reading: &Reading) -> Vec<(usize, &str, Option<ProblemCode>)> {
    let papers = reading.papers.iter();
    let told = papers.map(|paper| {
        let problem = paper.problems.first().map(|problem| problem.code);
        assert_eq!(paper.good().is_some(), problem.is_none());
        (paper.row, paper.file_name.as_str(), problem)
    });
    told.collect()
}

/// What was not taken of pictures and papers, and why.
fn left(reading: &Reading) -> Vec<(OtherKind, Lack, &str)> {
    let of = [OtherKind::Picture, OtherKind::Document, OtherKind::Trash];
    let others = reading.others.iter().filter(|o| of.contains(&o.kind));
    others.map(|o| (o.kind, o.lack, o.label.as_str())).collect()
}

const OWN: &str = r#"[
{"id": "fuel_log_1", "vehicleId": "vehicle_1", "filledOn": "2026-01-10", "energySource": "petrol", "quantity": "9", "quantityUnit": "l", "currency": "EUR", "deletedAt": null},
{"id": "fuel_log_2", "vehicleId": "vehicle_1", "filledOn": "2026-01-11", "energySource": "petrol", "quantity": "9", "quantityUnit": "l", "currency": "EUR", "deletedAt": "2026-02-01T00:00:00Z"}]"#;

fn own_papers(papers: &[(&str, &str, &str)]) -> String {
    let rows: Vec<_> = papers
        .iter()
        .map(|(log, name, path)| {
            format!(r#"{{"id": "d", "vehicleId": "vehicle_1", "fuelLogId": "{log}", "fileName": "{name}", "contentType": "image/jpeg", "byteSize": "3", "path": "{path}"}}"#)
        })
        .collect();
    format!("[{}]", rows.join(","))
}

#[test]
fn our_own_zip_brings_its_papers() {
    let list = own_papers(&[
        (
            "fuel_log_1",
            "Bön 1.jpg",
            "documents/fuel_log_1/document_1.jpg",
        ),
        (
            "fuel_log_1",
            "gone.pdf",
            "documents/fuel_log_1/document_2.pdf",
        ),
        ("fuel_log_1", "x.svg", "documents/fuel_log_1/document_3.svg"),
        (
            "fuel_log_1",
            "empty.png",
            "documents/fuel_log_1/document_4.png",
        ),
        (
            "fuel_log_2",
            "trashed.jpg",
            "documents/fuel_log_2/document_5.jpg",
        ),
        (
            "fuel_log_3",
            "nobody's.jpg",
            "documents/fuel_log_3/document_6.jpg",
        ),
    ]);
    let reading = zipped(&[
        ("documents.json", list.as_bytes()),
        ("fuel-logs.json", OWN.as_bytes()),
        ("documents/fuel_log_1/document_1.jpg", b"abc"),
        ("documents/fuel_log_1/document_3.svg", b"abc"),
        ("documents/fuel_log_1/document_4.png", b""),
        ("documents/fuel_log_2/document_5.jpg", b"abc"),
    ]);
    assert_eq!(reading.rows.len(), 1);
    assert_eq!(
        found(&reading),
        [
            (0, "Bön 1.jpg", None),
            (0, "gone.pdf", Some(ProblemCode::PictureMissing)),
            (0, "x.svg", Some(ProblemCode::PictureUnknown)),
            (0, "empty.png", Some(ProblemCode::PictureUnknown)),
        ]
    );
    assert_eq!(reading.papers[1].problems[0].place.line, 2);
    assert_eq!(
        left(&reading),
        [
            (OtherKind::Trash, Lack::NotYet, "2026-01-11"),
            (OtherKind::Trash, Lack::NotYet, "trashed.jpg"),
            (OtherKind::Document, Lack::NoRow, "nobody's.jpg"),
        ]
    );
    assert!(reading.problems.is_empty() && reading.questions.is_empty());
}

#[test]
fn a_fill_up_has_room_for_five_and_none_for_what_is_too_large() {
    let name = |n: usize| format!("documents/fuel_log_1/document_{n}.jpg");
    let names: Vec<_> = (0..7).map(name).collect();
    let list: Vec<_> = names
        .iter()
        .map(|path| ("fuel_log_1", "bon.jpg", path.as_str()))
        .collect();
    let list = own_papers(&list);
    let large = vec![0; (15 << 20) + 1];
    let mut files = vec![
        ("documents.json", list.as_bytes()),
        ("fuel-logs.json", OWN.as_bytes()),
        (names[0].as_str(), large.as_slice()),
    ];
    files.extend(names[1..].iter().map(|name| (name.as_str(), &b"abc"[..])));
    let reading = zipped(&files);
    let codes: Vec<_> = found(&reading)
        .into_iter()
        .map(|(_, _, code)| code)
        .collect();
    let mut expected = vec![None; 7];
    expected[0] = Some(ProblemCode::PictureTooLarge);
    expected[6] = Some(ProblemCode::TooManyPictures);
    assert_eq!(codes, expected);
}

#[test]
fn what_unpacks_to_too_much_stays_out() {
    let name = |index: usize| format!("{index}.jpg");
    let attachment = |index: usize| Attachment {
        name: name(index),
        at: Entry {
            index,
            size: 15 << 20,
        },
    };
    let paper = |row: usize| PaperDraft {
        place: Place::default(),
        row,
        kind: OtherKind::Document,
        file_name: "bon.jpg".to_owned(),
        path: name(row),
    };
    let mut found = Found {
        drafts: vec![Draft::default(); 20],
        papers: (0..20).map(paper).collect(),
        attachments: (0..20).map(attachment).collect(),
        ..Found::default()
    };
    let papers = papers::papers(&mut found, Format::MotoVaultPro);
    let is_good: Vec<_> = papers.iter().map(|paper| paper.good().is_some()).collect();
    // Seventeen of them are less than 256 MiB.
    assert_eq!(is_good, [vec![true; 17], vec![false; 3]].concat());
    assert_eq!(papers[17].problems[0].code, ProblemCode::PictureTooLarge);
}

const FUELIO: &str = "\"## Vehicle\"\n\"Name\",\"DistUnit\",\"FuelUnit\",\"ImportCSVDateFormat\"\n\"Golf\",\"0\",\"0\",\"yyyy-MM-dd\"\n\
    \"## Log\"\n\"Data\",\"Odo (km)\",\"Fuel (litres)\",\"Full\",\"UniqueId\",\"guid\"\n\
    \"2026-01-15\",\"1700\",\"20\",\"1\",\"3\",\"g-3\"\n\"2026-01-10\",\"1500\",\"30\",\"1\",\"2\",\"g-2\"\n\
    \"## Pictures\"\n\"Filename\",\"Note\",\"Type\",\"target_id\",\"guid\"\n\
    \"p1.jpg\",\"\",\"1\",\"2\",\"g-p1\"\n\"../../P2.JPG\",\"\",\"1\",\"g-3\",\"g-p2\"\n\"p3.jpg\",\"\",\"2\",\"2\",\"g-p3\"\n\
    \"p4.jpg\",\"\",\"1\",\"2\",\"g-p4\"\n\"p1.jpg\",\"\",\"1\",\"9\",\"g-p5\"\n";

#[test]
fn fuelio_names_pictures_by_the_numbers_of_its_log() {
    let reading = zipped(&[
        ("vehicle-1-sync.csv", FUELIO.as_bytes()),
        ("Fuelio/pictures/P1.jpg", b"abc"),
        ("Fuelio/pictures/p2.jpg", b"abc"),
        ("Fuelio/pictures/p3.jpg", b"abc"),
    ]);
    assert_eq!(found(&reading), [(1, "p1.jpg", None), (0, "P2.JPG", None)]);
    assert_eq!(
        left(&reading),
        [
            (OtherKind::Picture, Lack::NotYet, "p3.jpg"),
            (OtherKind::Picture, Lack::NoRow, "p1.jpg"),
            (OtherKind::Picture, Lack::NotInFile, "p4.jpg"),
        ]
    );
}

#[test]
fn of_two_files_of_one_name_the_folder_decides_or_none_is_taken() {
    let log = |path: &str| {
        format!(
            "Row ID,Vehicle ID,Odometer,Qty,Partial Tank,Total Cost,Day,Month,Year,Receipt Path,Record Type\n1,Golf,1000,40,0,60,5,2,2026,{path},0\n2,Golf,1000,0,0,60,5,2,2026,/x/toll.jpg,2\n"
        )
    };
    let read = |path: &str| {
        zipped(&[
            ("Fuel_Log.csv", log(path).as_bytes()),
            ("Golf/r.jpg", b"abc"),
            ("Polo/r.jpg", b"abcd"),
            ("toll.jpg", b"abcd"),
        ])
    };
    let reading = read("/storage/emulated/0/SimplyAuto/polo/R.jpg");
    assert_eq!(found(&reading), [(0, "R.jpg", None)]);
    assert_eq!(reading.papers[0].at.unwrap().size, 4);
    assert_eq!(
        left(&reading),
        [(OtherKind::Picture, Lack::NotYet, "/x/toll.jpg")]
    );
    let reading = read("r.jpg");
    assert_eq!(found(&reading), []);
    assert_eq!(left(&reading)[1].1, Lack::NotInFile);
}

#[test]
fn lubelogger_lists_attachments_by_day() {
    let fills = "Date,Odometer,FuelConsumed,Cost,FuelEconomy,IsFillToFull,MissedFuelUp,Notes,Tags\n\
                 1/13/2026,1000,12,23,0,True,False,,\n1/20/2026,1400,12,23,0,True,False,,\n1/20/2026,1500,12,23,0,True,False,,\n";
    let list = "DataType,Date,Name,Location\nGasRecord,1/13/2026,Receipt,/documents/5f2c.pdf\n\
                GasRecord,1/20/2026,which.pdf,/documents/7a.pdf\nServiceRecord,1/13/2026,oil.pdf,/documents/8b.pdf\n";
    let reading = zipped(&[
        ("attachments.csv", list.as_bytes()),
        ("gas.csv", fills.as_bytes()),
        ("documents/5f2c.pdf", b"abc"),
        ("documents/7a.pdf", b"abc"),
        ("documents/8b.pdf", b"abc"),
    ]);
    assert_eq!(found(&reading), [(0, "Receipt", None)]);
    assert_eq!(
        left(&reading),
        [
            (OtherKind::Document, Lack::NoRow, "which.pdf"),
            (OtherKind::Document, Lack::NotYet, "oil.pdf"),
        ]
    );
}
