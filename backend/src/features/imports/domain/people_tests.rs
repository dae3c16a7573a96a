//! Tables that people made themselves, in their languages and with their numbers.

use std::io::Cursor;

use rust_decimal::dec;

use crate::features::imports::domain::flat::Field;
use crate::features::imports::domain::model::{Answers, Fill, Format, Question, Reading};
use crate::features::imports::domain::reading::read;
use crate::kernel::energy::EnergySource;
use crate::kernel::money::Currency;
use crate::kernel::units::{DistanceUnit, FuelUnit};

fn reading(text: &str) -> Reading {
    let answers = Answers::default();
    read("file.csv", Cursor::new(text), &answers, Currency::EUR).unwrap()
}

fn fill(reading: &Reading, index: usize) -> &Fill {
    let row = &reading.rows[index];
    row.fill
        .as_ref()
        .unwrap_or_else(|| panic!("{:?}", row.problems))
}

#[test]
fn tables_of_people_are_read_in_their_languages() {
    let texts = [
        "Datum;Km-Stand [km];Menge in Liter;Preis, €/l;Betrag (€);Voll?;Kraftstoff;Tankstelle;Bemerkungen\n05.01.2026;10.500;40,5;1,659;67,19;ja;Super E10;Aral;abc\n",
        "Date;Kilométrage (km);Litres;Prix au litre;Montant;Plein;Carburant;Station;Remarques\n15/01/2026;10 500;40,5;1,659;67,19 €;Oui;SP95-E10;Total;abc\n",
        "Fecha,Kilometraje (km),Litros,Precio por litro,Importe,Lleno,Combustible,Gasolinera,Notas\n15/01/2026,10500,\"40,5\",\"1,659\",\"67,19\",Sí,Gasolina 95,Repsol,abc\n",
        "Fill Date,Mileage (km),Liters,Price per Liter ($),Total Cost ($),Full Tank?,Fuel Type,Gas Station,Comments\n1/15/2026,10500,40.5,1.659,67.19,Yes,Regular,Shell,abc\n",
        "Datum;Uhrzeit;Kilometerstand;Liter;€;€/l;Voll;Kraftstoff;Ort;Notiz\n05.01.26;17:30;10500;40,5;67,19;1,659;x;Benzin;Ulm;abc\n",
        "sep=|\nMy fuel log\n\nDate|Odometer (km)|Litres|Price|Cost|Full|Fuel|Station|Note\n2026-01-15|10500|40.5|1.659|67.19|x|Super|Esso|abc\n",
    ];
    for text in texts {
        let reading = reading(text);
        assert_eq!(reading.format, Format::Table, "{text}");
        let asked = reading.questions.iter().filter(|q| q.is_required());
        assert_eq!(asked.count(), 0, "{text} {:?}", reading.questions);
        let fill = fill(&reading, 0);
        assert_eq!(fill.odometer.unwrap().value, dec!(10500), "{text}");
        let quantity = fill.quantity.unwrap();
        assert_eq!(
            (quantity.value, quantity.unit),
            (dec!(40.5), FuelUnit::Litre),
            "{text}"
        );
        assert_eq!(
            (fill.unit_price, fill.total),
            (Some(dec!(1.659)), Some(dec!(67.19))),
            "{text}"
        );
        assert_eq!(fill.energy, Some(EnergySource::Petrol), "{text}");
        assert!(fill.is_full && fill.station.is_some() && fill.grade.is_some());
        assert_eq!(fill.notes.as_deref(), Some("abc"), "{text}");
    }
}

#[test]
fn a_table_of_dates_and_odometers_holds_readings() {
    let readings =
        reading("Datum;Kilometerstand;Fahrzeug\n05.01.2026;10.500,5;Bus\n06.01.2026;10.600;\n");
    let values: Vec<_> = readings
        .readings
        .iter()
        .map(|row| row.good().unwrap().details.value)
        .collect();
    assert_eq!(values, [dec!(10500.5), dec!(10600)]);
    let names: Vec<_> = readings.vehicles.iter().map(|v| v.name.as_str()).collect();
    assert_eq!((readings.questions.len(), names), (0, vec!["Bus", "file"]));
    // Who writes more may mean a fill-up, and is asked.
    let unclear = reading("Date,Odometer,Wieviel\n2026-01-05,10500,40\n");
    assert_eq!(unclear.questions, [Question::Columns]);
}

#[test]
fn dates_in_three_columns_may_be_short() {
    let reading =
        reading("Day,Month,Year,Odometer (km),Liters\n5,Feb,2026,1000,40\n6,2,26,1100,40\n");
    let dates: Vec<_> = (0..2)
        .map(|i| fill(&reading, i).filled_on.to_string())
        .collect();
    assert_eq!(dates, ["2026-02-05", "2026-02-06"]);
}

#[test]
fn a_table_with_a_quantity_holds_fill_ups() {
    let reading =
        reading("Date,Odometer,Liters,Cost,Description\n2026-01-05,10500,40,60,holiday\n");
    assert_eq!((reading.format, reading.others.len()), (Format::Table, 0));
    assert_eq!(fill(&reading, 0).notes.as_deref(), Some("holiday"));
}

#[test]
fn numbers_with_short_names_of_money() {
    let reading = reading(
        "Date,Odometer (km),Liters,Cost\n2026-01-05,\"1'050.5\",40,Rs. 100\n2026-01-06,\"1,23,456\",40.5,Fr. 45.50\n2026-01-07,123500,40,45.00 kr.\n2026-01-08,123600,40,45.-\n٢٠٢٦-٠١-٠٩,١٢٣٧٠٠,٤٠٫٥,۵\n",
    );
    let totals: Vec<_> = (0..5).map(|i| fill(&reading, i).total.unwrap()).collect();
    assert_eq!(
        totals,
        [dec!(100), dec!(45.50), dec!(45.00), dec!(45), dec!(5)]
    );
    let arabic = fill(&reading, 4);
    assert_eq!(arabic.filled_on.to_string(), "2026-01-09");
    assert_eq!(arabic.quantity.unwrap().value, dec!(40.5));
    assert!(reading.rows.iter().all(|row| row.problems.is_empty()));
}

#[test]
fn a_column_of_currencies_may_hold_signs() {
    let reading = reading(
        "Datum;Km-Stand;Teil-Km;Spritmenge;Kosten;Währung;Tankart;Kraftstoff\n01.01.2026;1.000,00;0;40,00;60,00;€;1;7\n10.01.2026;1.500,00;500;30,00;45,00;CHF;1;7\n",
    );
    let codes: Vec<_> = (0..2)
        .map(|i| fill(&reading, i).currency.code().to_owned())
        .collect();
    assert_eq!(codes, ["EUR", "CHF"]);
    assert_eq!(reading.questions, []);
}

#[test]
fn units_and_currencies_may_stand_in_cells() {
    let reading = reading(
        "Date,Odometer,Fuel,Cost\n2026-01-05,10500 mi,10.5 gal,US$38.42\n2026-01-06,\"17,500 km\",40L,67.19 EUR\n",
    );
    assert_eq!(reading.questions, []);
    let of = |index| {
        let fill = fill(&reading, index);
        let (odometer, quantity) = (fill.odometer.unwrap(), fill.quantity.unwrap());
        (
            odometer.value,
            odometer.unit,
            quantity.unit,
            fill.currency.code().to_owned(),
        )
    };
    let (mile, kilometre) = (DistanceUnit::Mile, DistanceUnit::Kilometre);
    assert_eq!(of(0), (dec!(10500), mile, FuelUnit::UsGallon, "USD".into()));
    assert_eq!(
        of(1),
        (dec!(17500), kilometre, FuelUnit::Litre, "EUR".into())
    );
}

#[test]
fn one_typo_asks_for_no_units() {
    let asks = |odometers: [u32; 5]| {
        let rows: String = (1..)
            .zip(odometers)
            .map(|(day, odometer)| format!("2026-01-{day:02},{odometer},40\n"))
            .collect();
        let reading = reading(&format!("Date,Odometer (km),Litres\n{rows}"));
        reading.questions.contains(&Question::DistanceUnit)
    };
    assert!(!asks([1_000, 1_600, 220_000, 2_800, 3_400]));
    assert!(!asks([1_000, 1_600, 99_999_999, 2_800, 3_400]));
    assert!(asks([1_000, 1_030, 1_060, 1_090, 1_120]));
    assert!(asks([10_000, 160_000, 310_000, 460_000, 610_000]));
}

#[test]
fn midnights_are_no_times_where_all_are() {
    let times = |second: &str| {
        let reading = reading(&format!(
            "Date,Odometer (km),Litres\n2026-01-05 00:00:00,1000,40\n2026-01-09 {second},1500,40\n"
        ));
        [0, 1].map(|i| fill(&reading, i).filled_at.map(|time| time.to_string()))
    };
    assert_eq!(times("12:00 AM"), [None, None]);
    let known = times("17:30").map(Option::unwrap);
    assert_eq!(known, ["00:00:00", "17:30:00"]);
}

#[test]
fn lines_in_quotes_are_lines() {
    let text = "\"Date;Odometer (km);Litres;Notes\"\n\"2026-01-05;1000;40,5;\"\"a;b\"\"\"\n";
    let reading = reading(text);
    let fill = fill(&reading, 0);
    assert_eq!(fill.quantity.unwrap().value, dec!(40.5));
    assert_eq!(fill.notes.as_deref(), Some("a;b"));
}

#[test]
fn a_unit_that_is_not_known_is_asked_for() {
    let text = "Date,Odometer (km),Volume,Volume Unit\n2026-01-05,1000,40,tanks\n";
    assert_eq!(reading(text).questions, [Question::VolumeUnit]);
    let answers = Answers {
        volume_unit: Some(FuelUnit::UkGallon),
        ..Answers::default()
    };
    let answered = read("file.csv", Cursor::new(text), &answers, Currency::EUR).unwrap();
    let quantity = fill(&answered, 0).quantity.unwrap();
    assert_eq!(quantity.unit, FuelUnit::UkGallon);
}

#[test]
fn headings_that_others_share_make_no_file_of_fuelly() {
    let aliases = reading(
        "fuelup_date,odo,gallons,price,note,partial_fuelup,missed_fuelup\n1/31/2026,1000,10.5,3.5,x,1,0\n",
    );
    assert_eq!(aliases.format, Format::Table);
    let only = fill(&aliases, 0);
    assert_eq!(only.odometer.unwrap().value, dec!(1000));
    assert_eq!((only.notes.as_deref(), only.is_full), (Some("x"), false));
    let fuelly =
        reading("fuelup_date,odometer,gallons,price,city_percentage\n1/31/2026,1000,10.5,3.5,50\n");
    assert_eq!(fuelly.format, Format::FuellyWeb);
    assert_eq!(fuelly.vehicles[0].name, "file");
}

#[test]
fn km_stand_alone_makes_no_file_of_spritmonitor() {
    let text = "Datum;Km-Stand;Liter;Preis;Gesamt\n05.01.2026;1.000;40,5;1,659;67,19\n";
    let reading = reading(text);
    assert_eq!(reading.format, Format::Table);
    let only = fill(&reading, 0);
    assert_eq!(only.quantity.unwrap().value, dec!(40.5));
    assert_eq!(
        (only.unit_price, only.total),
        (Some(dec!(1.659)), Some(dec!(67.19)))
    );
}

#[test]
fn costs_alone_are_no_fill_ups_unless_somebody_says_so() {
    let text = "Date,Odometer (km),Work,Cost\n2026-01-05,1000,Oil,60\n";
    let unsaid = reading(text);
    assert_eq!(
        (unsaid.rows.len(), unsaid.questions),
        (0, vec![Question::Columns])
    );
    let answers = Answers {
        columns: vec![(Field::Total, "Cost".to_owned())],
        ..Answers::default()
    };
    let said = read("file.csv", Cursor::new(text), &answers, Currency::EUR).unwrap();
    assert_eq!(fill(&said, 0).total, Some(dec!(60)));
}

#[test]
fn a_dollar_sign_is_asked_for_its_country_and_is_no_euro() {
    let text =
        "Date,Odometer (km),Litres,Cost\n2026-01-05,1000,40,$60.50\n2026-01-09,1500,40,60.50\n";
    let with = |text: &str, usual: &str, answer: Option<&str>| {
        let answers = Answers {
            currency: answer.and_then(Currency::parse),
            ..Answers::default()
        };
        let usual = Currency::parse(usual).unwrap();
        let reading = read("file.csv", Cursor::new(text), &answers, usual).unwrap();
        let codes = [0, 1].map(|index| fill(&reading, index).currency.code().to_owned());
        let asked = reading.questions.contains(&Question::Currency);
        (codes.join(" "), asked)
    };
    assert_eq!(with(text, "EUR", None), ("USD USD".into(), true));
    assert_eq!(with(text, "CAD", None), ("CAD CAD".into(), true));
    let answered = with(text, "EUR", Some("NZD"));
    assert_eq!(answered, ("NZD NZD".into(), false));
    // Signs of several currencies: each row is of its own.
    let mixed = text.replace(",60.50\n", ",60.50 €\n");
    assert_eq!(with(&mixed, "EUR", None), ("USD EUR".into(), true));
    let told = text.replace(",60.50\n", ",60.50 AUD\n");
    assert_eq!(with(&told, "EUR", None), ("AUD AUD".into(), false));
}
