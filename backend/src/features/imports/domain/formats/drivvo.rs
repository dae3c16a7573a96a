//! Drivvo: sections whose headings are in the phone's language, so columns are known by their place.

use crate::features::imports::domain::dates::DateOrder;
use crate::features::imports::domain::draft::{Cell, Draft, Found, OwnCells};
use crate::features::imports::domain::flat::Table;
use crate::features::imports::domain::formats::sections::{sections, unknown};
use crate::features::imports::domain::model::{FoundVehicle, OtherKind};
use crate::features::imports::domain::recognition::Sheet;
use crate::features::imports::domain::table::Record;
use crate::features::imports::domain::words;

fn section(text: &str) -> Option<&str> {
    text.starts_with('#')
        .then(|| text.trim_start_matches('#').trim())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Fuel,
    Vehicle,
    Other(OtherKind),
}

/// Beginnings of what the sections are called, folded to plain letters.
const NAMES: [(Part, &[&str]); 7] = [
    (
        Part::Fuel,
        &[
            "refuel",
            "reabastec",
            "abastec",
            "tank",
            "betank",
            "ravitail",
            "plein",
            "carburant",
            "riforn",
            "заправ",
            "tankow",
            "repost",
            "fuel",
        ],
    ),
    (
        Part::Other(OtherKind::Service),
        &[
            "serv",
            "wart",
            "serwis",
            "сервис",
            "обслуж",
            "mainten",
            "entretien",
            "manuten",
            "onderhoud",
        ],
    ),
    (
        Part::Other(OtherKind::Expense),
        &[
            "expen",
            "despes",
            "gasto",
            "ausgab",
            "kosten",
            "dépens",
            "depens",
            "spes",
            "wydat",
            "расход",
            "uitgav",
            "gider",
            "výdaj",
        ],
    ),
    (
        Part::Other(OtherKind::Income),
        &[
            "incom",
            "receit",
            "ingres",
            "einnah",
            "einkom",
            "recett",
            "reven",
            "entrat",
            "przych",
            "доход",
            "inkom",
            "gelir",
            "příj",
        ],
    ),
    (
        Part::Other(OtherKind::Trip),
        &[
            "rout",
            "rota",
            "ruta",
            "percurs",
            "strecke",
            "fahrt",
            "traj",
            "itin",
            "percors",
            "tras",
            "маршрут",
        ],
    ),
    (
        Part::Other(OtherKind::Reminder),
        &[
            "remind",
            "lembr",
            "recorda",
            "erinner",
            "rappel",
            "promemor",
            "przypom",
            "напомин",
        ],
    ),
    (
        Part::Vehicle,
        &[
            "vehic",
            "veíc",
            "veic",
            "vehíc",
            "fahrzeug",
            "véhic",
            "pojazd",
            "voertuig",
            "araç",
            "vozidl",
            "автомоб",
            "транспорт",
        ],
    ),
];

fn part(name: &str, heading: &Record) -> Option<Part> {
    let name = name.to_lowercase();
    let named = NAMES
        .iter()
        .find(|(_, words)| words.iter().any(|word| name.starts_with(word)));
    // In a language that is not known: only fill-ups have so many columns.
    named
        .map(|(part, _)| *part)
        .or_else(|| (heading.cells.len() >= 17).then_some(Part::Fuel))
}

/// Whether the sections are those of Drivvo.
#[must_use]
pub fn looks_like(records: &[Record]) -> bool {
    let found = sections(records, section);
    let known = |(name, records): &(&str, &[Record])| {
        records.first().and_then(|heading| part(name, heading)) == Some(Part::Fuel)
    };
    found.iter().any(known)
}

pub fn read(sheets: &[&Sheet], found: &mut Found) {
    found.usual_order = Some(DateOrder::DayFirst);
    for sheet in sheets {
        let parts: Vec<_> = sections(&sheet.records, section)
            .into_iter()
            .filter_map(|(name, records)| {
                let kind = part(name, records.first()?);
                Some((name, kind, Table::new(sheet.file, records)?))
            })
            .collect();
        let first = found.vehicles.len();
        let of_vehicles = parts
            .iter()
            .filter(|(_, kind, _)| *kind == Some(Part::Vehicle));
        for (_, _, table) in of_vehicles {
            vehicles(table, found);
        }
        let only = match found.vehicles.get(first..) {
            Some([only]) => only.key.clone(),
            _ => sheet.stem().to_owned(),
        };
        for (name, kind, table) in &parts {
            match kind {
                Some(Part::Fuel) => fills(table, &only, found),
                Some(Part::Other(kind)) => others(*kind, table, &only, found),
                Some(Part::Vehicle) => (),
                None => unknown(name, table, &only, found),
            }
        }
    }
}

fn vehicles(table: &Table<'_>, found: &mut Found) {
    for record in table.rows {
        let text = |index: usize| Some(record.cell(index).to_owned()).filter(|t| !t.is_empty());
        let (plate, brand) = (text(2), text(3).filter(|t| t.parse::<i32>().is_err()));
        let year = [3, 4].into_iter().find_map(|index| {
            let year = record.cell(index).parse::<i32>().ok()?;
            Some((index, year))
        });
        found.vehicles.push(FoundVehicle {
            key: text(0).unwrap_or_default(),
            name: text(0).unwrap_or_default(),
            make: brand,
            model: text(1),
            license_plate: plate,
            year: year.map(|(_, year)| year),
            notes: year.and_then(|(index, _)| text(index + 1)),
            ..FoundVehicle::default()
        });
    }
}

/// Columns behind those of the fuels, in the years of the app.
#[derive(Clone, Copy, Debug, Default)]
struct Behind {
    trip: Option<usize>,
    charge: [Option<usize>; 2],
    station: Option<usize>,
    driver: Option<usize>,
    payment: Option<usize>,
    reason: Option<usize>,
    charger: Option<usize>,
    discount: Option<usize>,
    notes: Option<usize>,
    vehicle: Option<usize>,
}

fn behind(table: &Table<'_>) -> Behind {
    // Lines may be padded with commas.
    let last = table
        .headings
        .iter()
        .rposition(|heading| !heading.is_empty());
    let width = last.map_or(0, |last| last + 1);
    let by_word = |words: &[&str]| table.holding(words);
    match width {
        30.. => Behind {
            trip: Some(18),
            charge: [Some(20), Some(21)],
            station: Some(23),
            driver: Some(24),
            reason: Some(25),
            charger: Some(19),
            discount: Some(28),
            payment: Some(26),
            notes: Some(27),
            vehicle: Some(29),
        },
        20 => Behind {
            station: Some(17),
            reason: Some(18),
            notes: Some(19),
            ..Behind::default()
        },
        19 => Behind {
            station: Some(17),
            notes: Some(18),
            ..Behind::default()
        },
        _ => Behind {
            station: by_word(&[
                "station",
                "posto",
                "gasolinera",
                "tankstelle",
                "stazione",
                "stacja",
                "азс",
                "заправк",
            ]),
            driver: by_word(&["driver", "motorista", "conductor", "fahrer", "conducteur"]),
            payment: by_word(&["payment", "pagamento", "pago", "zahlung", "paiement"]),
            reason: by_word(&["reason", "motivo", "grund", "raison", "powód", "причин"]),
            discount: by_word(&["discount", "desconto", "descuento", "rabatt", "remise"]),
            notes: by_word(&["note", "observa", "notiz", "bemerk", "notat", "uwag"]),
            vehicle: by_word(&["vehic", "veic", "veíc", "vehíc", "fahrzeug", "véhic"]),
            ..Behind::default()
        },
    }
}

/// Where the columns of each fuel begin.
const FUELS: [usize; 3] = [2, 7, 12];

fn fills(table: &Table<'_>, only: &str, found: &mut Found) {
    let behind = behind(table);
    let fuels = if table.headings.len() >= 19 { 3 } else { 1 };
    let distance_unit = words::distance_unit(table.heading(Some(0)));
    for record in table.rows {
        let named = record.cell(behind.vehicle.unwrap_or(usize::MAX));
        let vehicle = if named.is_empty() { only } else { named };
        let cell = |column: Option<usize>| {
            let mut cell = table.cell(record, column);
            // Lines are padded with a zero where nothing was entered.
            if cell.text == "0" {
                cell.text.clear();
            }
            cell
        };
        let text = |column: Option<usize>| table.cell(record, column).some();
        let is_filled = |from: &usize| {
            let numbers = [from + 1, from + 2, from + 3].map(|column| record.cell(column));
            numbers
                .iter()
                .any(|text| !text.trim_matches(['0', '.', ',']).is_empty())
        };
        let mut filled: Vec<_> = FUELS.into_iter().take(fuels).filter(is_filled).collect();
        if filled.is_empty() {
            filled.extend(FUELS.first());
        }
        for (number, from) in filled.into_iter().enumerate() {
            let [fuel, price, total, volume, full] =
                std::array::from_fn(|n| table.cell(record, Some(from + n)));
            found.drafts.push(Draft {
                place: table.place(record),
                is_unbalanced: record.is_unbalanced,
                vehicle: vehicle.to_owned(),
                date: table.cell(record, Some(1)),
                odometer: table.cell(record, Some(0)),
                trip: if number == 0 {
                    cell(behind.trip)
                } else {
                    Cell::default()
                },
                quantity: volume,
                quantity_unit: words::fuel_unit(price.heading().unwrap_or_default()),
                unit_price: price,
                total,
                distance_unit,
                is_full: words::is_yes(&full.text),
                energy: words::energy(&fuel.text),
                grade: fuel.some(),
                station: text(behind.station),
                driver: text(behind.driver),
                payment: text(behind.payment),
                notes: text(behind.notes),
                charge_before: cell(behind.charge[0]),
                charge_after: cell(behind.charge[1]),
                // What a drive was for is the only tag that Drivvo knows.
                tags: text(behind.reason).map(|reason| format!("{reason}\n")),
                own: OwnCells {
                    charger: words::charger(&table.cell(record, behind.charger).text),
                    discount: match number {
                        0 => cell(behind.discount),
                        _ => Cell::default(),
                    },
                    ..OwnCells::default()
                },
                ..Draft::default()
            });
        }
    }
}

fn others(kind: OtherKind, table: &Table<'_>, only: &str, found: &mut Found) {
    let vehicle = table.holding(&["vehic", "veic", "veíc", "vehíc", "fahrzeug", "véhic"]);
    for record in table.rows {
        let named = vehicle.map_or("", |column| record.cell(column));
        let vehicle = if named.is_empty() { only } else { named };
        found.other(kind, table.place(record), vehicle, record.cell(3));
    }
}
