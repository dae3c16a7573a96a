//! What programs write beside the usual, and tables that people made themselves.

use std::io::{Cursor, Write as _};

use rust_decimal::dec;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::features::fuel_logs::{ChargePlace, ChargerKind};
use crate::features::imports::domain::model::{
    Answers, Fill, Format, OtherKind, ProblemCode, Question, Reading,
};
use crate::features::imports::domain::reading::read;
use crate::features::imports::domain::text::Unreadable;
use crate::features::odometer::MeterUnit;
use crate::features::vehicles::MeterKind;
use crate::kernel::energy::EnergySource;
use crate::kernel::money::Currency;
use crate::kernel::units::{DistanceUnit, FuelUnit};

fn try_read(name: &str, bytes: &[u8]) -> Result<Reading, Unreadable> {
    read(name, Cursor::new(bytes), &Answers::default(), Currency::EUR)
}

fn reading(text: &str) -> Reading {
    try_read("file.csv", text.as_bytes()).unwrap()
}

fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn fill(reading: &Reading, index: usize) -> &Fill {
    let row = &reading.rows[index];
    row.fill
        .as_ref()
        .unwrap_or_else(|| panic!("{:?}", row.problems))
}

fn energies(reading: &Reading) -> Vec<Option<EnergySource>> {
    let fills = (0..reading.rows.len()).map(|index| fill(reading, index).energy);
    fills.collect()
}

#[test]
fn acar_calls_gas_what_is_no_liquid() {
    let reading = reading(
        "Fill-Up Records\n\"Vehicle\",\"Date\",\"Volume\",\"Volume Unit\",\"Fuel Category\",\"Fuel Type\",\"Fuel Brand\",\"Fueling Station Address\"\n\
         \"Bus\",\"2026-01-13\",\"5\",\"L\",\"Gas\",\"LPG\",\"\",\"Main St 5\"\n\
         \"Bus\",\"2026-01-14\",\"5\",\"L\",\"Diesel\",\"Premium\",\"Aral\",\"\"\n\
         \"Bus\",\"2026-01-15\",\"5\",\"L\",\"Bioalcohol\",\"\",\"\",\"\"\n\
         Event Records\n\"Vehicle\",\"Date\",\"Type\",\"Sub Types\"\n\"Bus\",\"x\",\"Note\",\"\"\n",
    );
    let known = [EnergySource::Lpg, EnergySource::Diesel, EnergySource::E85];
    assert_eq!(energies(&reading), known.map(Some));
    let stations = [0, 1].map(|index| fill(&reading, index).station.as_deref());
    assert_eq!(stations, [Some("Main St 5"), Some("Aral")]);
    assert_eq!(reading.others[0].kind, OtherKind::Note);
}

#[test]
fn fuelly_app_names_a_place_where_there_is_no_brand() {
    let reading = reading(
        "Type,L/100km,Date,Time,Vehicle,Odometer,Filled Up,Cost/Litre,Litres,Total Cost,Octane,Gas Brand,Location,Tags,Payment Type,Tire Pressure,Notes,Services\n\
         Gas,,2026-01-01,8:05,Blue,\"10,000\",Full,1.659,40.012,,95,,York,,,,,\n",
    );
    let fill = fill(&reading, 0);
    assert_eq!(fill.station.as_deref(), Some("York"));
    let odometer = fill.odometer.unwrap();
    assert_eq!(
        (odometer.value, odometer.unit),
        (dec!(10000), DistanceUnit::Kilometre)
    );
    // The program writes points: nothing is left to ask.
    assert_eq!(reading.questions, [Question::Currency]);
}

const DRIVVO: &str = "##Refuelling\nOdometer (km),Date,Fuel,Price / L,Total cost,Volume,Full tank,b,c,d,e,f,g,h,i,j,k,Average,Distance,Type of charge,Start,End,Duration,Station,Driver,Reason,Payment,Notes,Discount,Vehicle\n";

#[test]
fn drivvo_keeps_discount_reason_and_charger() {
    let reading = reading(&format!(
        "{DRIVVO}1700,2026-01-15 9:05,Electric,0.5,15,30,No,,,,,,,,,,,,200,DC,20,80,30,Ionity,Ann,Work,Card,,0,Kona\n\
         1500,2026-01-10 9:05,Gasoil,1.5,45,30,Yes,,,,,,,,,,,,500,,,,,Shell,,,,,1.25,Bus\n"
    ));
    let (charge, diesel) = (fill(&reading, 0), fill(&reading, 1));
    assert_eq!(charge.extras.charge.charger, Some(ChargerKind::Dc));
    assert_eq!(charge.extras.tags, ["Work"]);
    assert_eq!(charge.extras.discount, None);
    assert_eq!(diesel.extras.discount, Some(dec!(1.25)));
    assert_eq!(diesel.energy, Some(EnergySource::Diesel));
}

#[test]
fn drivvo_of_a_second_fuel_alone_is_one_fill_up() {
    let reading = reading(&format!(
        "{DRIVVO}1500,2026-01-10,Gasoline,0,0,0,No,GPL,0.9,9,10,Yes,,0,0,0,No,,500\n1600,2026-01-11,Gasoline,,,,Yes\n"
    ));
    assert_eq!(reading.rows.len(), 2);
    let only = fill(&reading, 0);
    assert_eq!((only.energy, only.is_full), (Some(EnergySource::Lpg), true));
    assert_eq!(only.total, Some(dec!(9)));
    assert_eq!(fill(&reading, 1).energy, Some(EnergySource::Petrol));
}

#[test]
fn two_of_fuelio_may_be_called_the_same() {
    let of = |plate: &str, odometer: u32| {
        format!(
            "\"## Vehicle\"\n\"Name\",\"DistUnit\",\"FuelUnit\",\"Plate\"\n\"Golf\",\"0\",\"0\",\"{plate}\"\n\"## Log\"\n\"Data\",\"Odo (km)\",\"Fuel (litres)\",\"Full\"\n\"2026-03-04\",\"{odometer}\",\"30\",\"1\"\n"
        )
    };
    let bytes = zipped(&[
        ("v1.csv", &of("A 1", 1)),
        ("v2.csv", &of("B 2", 2)),
        ("v3.csv", &of("A 1", 3)),
    ]);
    let reading = try_read("x.zip", &bytes).unwrap();
    let plates: Vec<_> = reading
        .vehicles
        .iter()
        .map(|v| v.license_plate.as_deref())
        .collect();
    assert_eq!(plates, [Some("A 1"), Some("B 2")]);
    let rows: Vec<_> = reading.rows.iter().map(|row| row.vehicle).collect();
    assert_eq!(rows, [0, 1, 0]);
}

#[test]
fn drivvo_padded_and_in_russian() {
    let reading = reading(
        "#Заправка,,,,,,,,,,,,,,,,,,,,,\rОдометр (км),Дата,Топливо,Цена / л,Сумма,Объем,Полный бак,a,b,c,d,e,f,g,h,i,j,АЗС,Причина,Заметка,,\r\
         1500,2022-01-10 17:30:00,АИ-95,50.5,1515,30,Да,,,,,,,,,,,Лукойл,Работа,привет,,\r1700,2022-01-15 17:30:00,ДТ,50.5,1515,30,Нет,,,,,,,,,,,,,,,\r",
    );
    let first = fill(&reading, 0);
    let told = (first.station.as_deref(), first.notes.as_deref());
    assert_eq!(told, (Some("Лукойл"), Some("привет")));
    assert!(first.is_full && !fill(&reading, 1).is_full);
    let known = [EnergySource::Petrol, EnergySource::Diesel];
    assert_eq!(energies(&reading), known.map(Some));
}

#[test]
fn files_of_drivvo_in_one_zip_each_name_their_vehicle() {
    let of = |name: &str| {
        format!(
            "{DRIVVO}1500,2026-01-10,Diesel,1.5,45,30,Yes\n##Vehicle\nName,Model,Plate,Brand,Year,Notes\n{name},x,AB 1,VW,2001,kept dry\n"
        )
    };
    let bytes = zipped(&[("a.csv", &of("Bus")), ("b.csv", &of("Golf"))]);
    let reading = try_read("x.zip", &bytes).unwrap();
    let names: Vec<_> = reading.vehicles.iter().map(|v| v.name.as_str()).collect();
    assert_eq!(names, ["Bus", "Golf"]);
    let bus = &reading.vehicles[0];
    assert_eq!(
        (bus.year, bus.notes.as_deref()),
        (Some(2001), Some("kept dry"))
    );
    assert_eq!([reading.rows[0].vehicle, reading.rows[1].vehicle], [0, 1]);
}

#[test]
fn gasbuddy_tells_kilometres_by_its_economy() {
    let reading = reading(
        "Date (UTC),Location,Total Cost,Currency,Fuel Type,Quantity,Unit,Vehicle,Unit price,Odometer,Fuel Economy,Fuel Economy Unit,Fillup\n\
         2026-01-01 08:05:00,Shell,62.356,CAD,Regular,40.001,liters,Blue,1.559,10000,missingPrevious,,YES\n\
         2026-01-05 08:05:00,Esso,62.356,CAD,Regular,40.001,liters,Blue,1.559,10500,8.0,L/100km,YES\n\
         2026-01-09 08:05:00,Esso,62.356,USD,Regular,10.001,gallons,Red,1.559,10500,30.1,MPG,NO\n",
    );
    let units: Vec<_> = (0..3)
        .map(|i| fill(&reading, i).odometer.unwrap().unit)
        .collect();
    let km = DistanceUnit::Kilometre;
    assert_eq!(units, [km, km, DistanceUnit::Mile]);
    assert_eq!(fill(&reading, 0).quantity.unwrap().value, dec!(40.001));
    assert_eq!(reading.questions, []);
}

#[test]
fn mygarage_knows_hours_rebates_and_chargers() {
    let hours = reading(
        "units_version,unit_system,Date,Engine Hours,Notes,Source\n5,metric,2026-01-01,123.4,n,m\n",
    );
    let read = &hours.readings[0].good().unwrap().details;
    assert_eq!((read.value, read.unit), (dec!(123.4), MeterUnit::Hour));
    let miles =
        reading("units_version,unit_system,Date,Reading,Notes\n5,imperial,2026-01-01,99,\n");
    let read = &miles.readings[0].good().unwrap().details;
    assert_eq!(read.unit, MeterUnit::Distance(DistanceUnit::Mile));
    assert_eq!(miles.questions, []);
    let charges = reading(
        "units_version,unit_system,Date,Odometer (km),Engine Hours,kWh,Price Per kWh,Rebate,Total Cost,Full Tank,Missed Fill-up,Is Hauling,Fuel Type Used,Station,SOC Start (%),SOC End (%),Charge Level,Charge Location,Notes\n\
         5,metric,2026-01-01,1000,12.5,40,0.5,1.25,18.75,Yes,No,No,electric,,20,80,DCFC,public,\n\
         5,metric,2026-01-02,1100,0,20,0.5,0,10,Yes,No,No,electric,,,,L2,Oak Street,x\n",
    );
    let (first, second) = (fill(&charges, 0), fill(&charges, 1));
    assert_eq!(first.extras.discount, Some(dec!(1.25)));
    assert_eq!(first.extras.engine_hours, Some(dec!(12.5)));
    assert_eq!(first.notes, None);
    let of = |fill: &Fill| (fill.extras.charge.charger, fill.extras.charge.place);
    assert_eq!(
        of(first),
        (Some(ChargerKind::Dc), Some(ChargePlace::Public))
    );
    assert_eq!(of(second), (Some(ChargerKind::Ac), None));
    assert_eq!(second.station.as_deref(), Some("Oak Street"));
    assert_eq!(
        (second.extras.discount, second.extras.engine_hours),
        (None, None)
    );
}

#[test]
fn the_type_of_a_charge_tells_current_or_place() {
    let reading = reading(
        "Charge Start Date,Charge End Date,Energy Added (kWh),Odometer,Cost,Charge Type,Starting SOC,Ending SOC\n\
         2026-01-01 08:00,,40.123,1000,0,Home,20%,80%\n2026-01-05 08:00,,48.123,1240,$12.00,Supercharger,20%,80%\n2026-01-06 08:00,,8.123,1300,$12.00,Destination,20%,50%\n",
    );
    let of = |index| {
        let fill = fill(&reading, index);
        let charge = fill.extras.charge;
        (charge.charger, charge.place, fill.grade.as_deref())
    };
    assert_eq!(of(0), (None, Some(ChargePlace::Home), None));
    assert_eq!(
        of(1),
        (Some(ChargerKind::Dc), Some(ChargePlace::Public), None)
    );
    assert_eq!(of(2), (None, None, Some("Destination")));
}

#[test]
fn other_tables_of_tracktor_are_told() {
    let reading = reading(
        r#"{"fuelLogs":[{"id":"f1","vehicleId":"v1","date":"2026-01-01","odometer":1000,"fuelAmount":40.125,"cost":60}],
            "maintenanceLogs":[{"id":"m1","vehicleId":"v1","date":"2026-01-01","odometer":1,"cost":5,"notes":"oil"}],
            "insurances":[{"id":"i1","vehicleId":"v1","provider":"A"}]}"#,
    );
    assert_eq!(reading.format, Format::Tracktor);
    let mut kinds: Vec<_> = reading.others.iter().map(|other| other.kind).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, [OtherKind::Service, OtherKind::Insurance]);
    assert_eq!(fill(&reading, 0).quantity.unwrap().value, dec!(40.125));
    assert!(!reading.questions.contains(&Question::DecimalMark));
}

#[test]
fn extra_fields_of_lubelogger_come_along() {
    let reading = reading(
        "Date,Odometer,FuelConsumed,Cost,FuelEconomy,IsFillToFull,MissedFuelUp,Notes,Tags,extrafield_Driver,extrafield_Trip Purpose\n\
         31.01.2026,1000,\"12,5\",\"23,07\",0,True,False,far,,Bob,Holiday\n02.02.2026,1300,\"12,5\",\"1.023,07\",0,True,False,,,,\n",
    );
    let (first, second) = (fill(&reading, 0), fill(&reading, 1));
    assert_eq!(first.extras.driver.as_deref(), Some("Bob"));
    assert_eq!(first.notes.as_deref(), Some("far\nTrip Purpose: Holiday"));
    assert_eq!(second.notes, None);
    assert_eq!(second.total, Some(dec!(1023.07)));
}

#[test]
fn codes_of_another_version_are_not_guessed() {
    let reading = reading(
        "id,vehicleId,filledOn,energySource,odometer,odometerUnit,quantity,quantityUnit,total,currency,isFull\n\
         a,v,2026-12-01,coal,100,km,9,l,5,EUR,true\nb,v,2026-12-02,petrol,100,furlong,9,l,5,EUR,true\nc,v,2026-12-03,petrol,100,km,9,l,5,QQQ,true\nd,v,2026-12-04,petrol,100,km,9,l,5,EUR,true\n",
    );
    let columns: Vec<_> = reading
        .rows
        .iter()
        .map(|row| row.problems.first()?.column.as_deref())
        .collect();
    let unknown = [
        Some("energySource"),
        Some("odometerUnit"),
        Some("currency"),
        None,
    ];
    assert_eq!(columns, unknown);
    assert!(reading.rows[3].is_good() && !reading.rows[0].is_good());
}

#[test]
fn each_program_of_a_zip_is_read() {
    let fuelly = "car_name,model,mpg,odometer,miles,gallons,price,fuelup_date,partial_fuelup\nBlue,Civic,0,10000,,12.0,3.5,12/31/2025 0:00,0\nBlue,Civic,0,10300,,12.0,3.5,1/14/2026 0:00,0\n";
    let tesla = "Charge Start Date,Energy Added (kWh),Odometer,Cost\n2026-01-01 08:00,40,1000,0\n";
    let bytes = zipped(&[
        ("../../a.csv", fuelly),
        ("Blue.csv", tesla),
        ("readme.txt", "Hello, you\n"),
        ("zz.csv", "Datum;km;Liter\n05.01.2026;1000;40\n"),
    ]);
    let reading = try_read("x.zip", &bytes).unwrap();
    assert_eq!(reading.format, Format::FuellyWeb);
    let rows: Vec<_> = reading
        .rows
        .iter()
        .map(|r| (r.place.file, r.vehicle))
        .collect();
    assert_eq!(rows, [(0, 0), (0, 0), (1, 0), (3, 1)]);
    assert_eq!(reading.vehicles.len(), 2);
    assert_eq!(reading.vehicles[0].fills, 3);
    assert_eq!(
        reading.vehicles[0].energy_sources,
        [EnergySource::Electricity]
    );
    let asked = [Question::Currency, Question::DistanceUnit];
    assert_eq!(reading.questions, asked);
}

#[test]
fn what_holds_nothing_says_so() {
    let heading = b"Date,Odometer,FuelConsumed,Cost\n";
    assert_eq!(try_read("x.csv", heading), Err(Unreadable::NoRows));
    assert_eq!(try_read("x.json", b"{\"a\": []}"), Err(Unreadable::NoRows));
    let sheet = zipped(&[("[Content_Types].xml", "x"), ("xl/workbook.xml", "x")]);
    assert_eq!(try_read("x.csv", &sheet), Err(Unreadable::Spreadsheet));
    let nested = zipped(&[("inner.zip", "PK")]);
    assert_eq!(try_read("x.zip", &nested), Err(Unreadable::NoTable));
}

#[test]
fn little_petrol_is_plausible_where_a_vehicle_is_charged_too() {
    let rows = |energy: &str| {
        format!(
            "Date,Odometer (km),Quantity,Unit,Fuel type\n2026-01-01,1000,3,l,Petrol\n2026-02-01,3000,3,l,Petrol\n2026-03-01,5000,3,l,Petrol\n2026-03-02,5000,9,,{energy}\n"
        )
    };
    let asks = |energy: &str| {
        let reading = reading(&rows(energy));
        let mut codes = reading.problems.iter().map(|problem| problem.code);
        codes.any(|code| code == ProblemCode::ImplausibleEconomy)
    };
    assert!(asks("AdBlue") && !asks("Electricity"));
}

#[test]
fn fuelio_takes_off_what_does_not_count() {
    let head = "\"## Vehicle\"\n\"Name\",\"DistUnit\",\"FuelUnit\"\n\"Golf\",\"1\",\"2\"\n\"## Log\"\n\"Data\",\"Odo (mi)\",\"Fuel (uk gallons)\",\"Full\",\"TankNumber\",\"ExcludeDistance\"\n";
    let reading = reading(&format!(
        "{head}\"2026-03-04\",\"1800.5\",\"30\",\"1\",\"1\",\"0.0\"\n\"2026-03-03\",\"1500\",\"30\",\"1\",\"1\",\"50.0\"\n\"2026-03-02\",\"1200\",\"9\",\"1\",\"2\",\"0\"\n\"2026-03-01\",\"1100\",\"9\",\"1\",\"2\",\"0\"\n\"2026-02-03\",\"1000\",\"40\",\"1\",\"1\",\"0\"\n"
    ));
    let alone = |index| fill(&reading, index).extras.source_distance;
    let values: Vec<_> = (0..5).map(|i| alone(i).map(|d| d.value)).collect();
    assert_eq!(
        values,
        [Some(dec!(300.5)), Some(dec!(450)), None, None, None]
    );
    assert_eq!(alone(0).unwrap().unit, DistanceUnit::Mile);
}

#[test]
fn vehicles_count_what_was_read_on_them() {
    let head = "units_version,unit_system,Date,Odometer (km),Engine Hours,Liters,Total Cost,Full Tank\n5,metric,2026-01-01,";
    let meter = |cells: &str| {
        let reading = reading(&format!("{head}{cells},40,60,Yes\n"));
        reading.vehicles[0].usage.meter
    };
    assert_eq!(meter("1000,"), MeterKind::Distance);
    assert_eq!(meter(",250.5"), MeterKind::Hours);
    assert_eq!(meter("1000,250.5"), MeterKind::Both);
}

#[test]
fn gallons_of_fuelly_are_those_of_its_economy() {
    let unit = |economy: &str, gallons: &str| {
        let reading = reading(&format!(
            "car_name,model,{economy},odometer,miles,{gallons},price,fuelup_date,partial_fuelup\nA,B,30,100,,10,1.5,1/13/2026 0:00,0\n"
        ));
        fill(&reading, 0).quantity.unwrap().unit
    };
    assert_eq!(unit("mpg", "gallons"), FuelUnit::UsGallon);
    assert_eq!(unit("mpg (imp)", "gallons"), FuelUnit::UkGallon);
    assert_eq!(unit("mpg", "gallons (uk)"), FuelUnit::UkGallon);
}
