//! The formats of which there is no sample, and the ways in which files of one program differ.

use std::io::{Cursor, Write as _};

use rust_decimal::dec;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::features::imports::domain::flat::Field;
use crate::features::imports::domain::model::{
    Answers, Format, OtherKind, ProblemCode, Question, Reading,
};
use crate::features::imports::domain::reading::read;
use crate::features::odometer::MeterUnit;
use crate::kernel::money::Currency;
use crate::kernel::units::{DistanceUnit, FuelUnit};

fn reading(text: &str) -> Reading {
    read(
        "file.csv",
        Cursor::new(text),
        &Answers::default(),
        Currency::EUR,
    )
    .unwrap()
}

fn line(reading: &Reading, index: usize) -> String {
    let row = &reading.rows[index];
    let fill = row
        .fill
        .as_ref()
        .unwrap_or_else(|| panic!("{:?}", row.problems));
    let of = |value: Option<rust_decimal::Decimal>| {
        value.map_or("-".into(), |v| v.normalize().to_string())
    };
    format!(
        "{} {}{} {}{} {}{} {} {} {}{}{}",
        reading.vehicles[row.vehicle].name,
        fill.filled_on,
        fill.filled_at
            .map_or(String::new(), |t| t.format("T%H:%M").to_string()),
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
}

fn kinds(reading: &Reading) -> Vec<OtherKind> {
    reading.others.iter().map(|other| other.kind).collect()
}

#[test]
fn fuelly_web_in_metric_units_with_bare_returns_and_padded_headings() {
    let text = " car_name , model ,l/100km,odometer,km,litres,price,city_percentage,fuelup_date,date_added,tags,notes,missed_fuelup,partial_fuelup,latitude,longitude,brand\r\
                Golf,VW,0,,,40.000,1.500,,01/31/2026 0:00,x,,,0,0,,,\r\
                Golf,VW,6.0,1500,500,30.000,1.500,,02/06/2026 7:30,x,,,1,0,,,\r\
                Golf,VW,6.0,,200,12.000,1.500,,02/07/2026 0:00,x,,,0,1,,,\r";
    let reading = reading(text);
    assert_eq!(reading.format, Format::FuellyWeb);
    assert_eq!(line(&reading, 0), "Golf 2026-01-31 1000km 40l 1.5 - ? full");
    assert_eq!(
        line(&reading, 1),
        "Golf 2026-02-06T07:30 1500km 30l 1.5 - ? full missed"
    );
    assert_eq!(line(&reading, 2), "Golf 2026-02-07 1700km 12l 1.5 - ?");
    assert_eq!(reading.questions, [Question::Currency]);
}

#[test]
fn fuelly_app_with_services() {
    let text = "Type,MPG,Date,Time,Vehicle,Odometer,Filled Up,Cost/Gallon,Gallons,Total Cost,Octane,Gas Brand,Location,Tags,Payment Type,Tire Pressure,Notes,Services\n\
                Gas,,2026-01-01,8:05 AM,Blue,\"10,000\",Full,$3.259,12.0,$39.11,87,Shell,York,,Visa,,,\n\
                Gas,30.0,2026-01-15,20:10,Blue,\"10,300\",Partial,$3.259,10.0,$32.59,87,Shell,York,,Visa,,,\n\
                Service,,2026-01-20,9:00 AM,Blue,\"10,400\",,,,$59.00,,,,,,,,Oil Change\n";
    let reading = reading(text);
    assert_eq!(reading.format, Format::FuellyApp);
    assert_eq!(
        line(&reading, 0),
        "Blue 2026-01-01T08:05 10000mi 12gal_us 3.259 39.11 ? full"
    );
    assert_eq!(
        line(&reading, 1),
        "Blue 2026-01-15T20:10 10300mi 10gal_us 3.259 32.59 ?"
    );
    assert_eq!(kinds(&reading), [OtherKind::Service]);
}

#[test]
fn acar_of_old_with_services_and_expenses() {
    let text = "Metadata\n\"Android Version\",\"Date Format\"\n\"4\",\"dd/MM/yyyy\"\n\nVehicles\n\"Name\",\"Make\",\"Volume Unit\",\"Distance Unit\"\n\"Bus\",\"VW\",\"L\",\"km\"\n\n\
                Fill-Up Records\n\"Vehicle\",\"Date\",\"Time\",\"Odometer Reading\",\"Volume\",\"Price per Unit\",\"Total Cost\",\"Partial Fill-Up?\",\"Previously Missed Fill-Ups?\",\"Fuel Category\"\n\
                \"Bus\",\"02/01/2020\",\"17:30\",\"12,345\",\"40.5\",\"1.5\",\"60.75\",\"Yes\",\"Yes\",\"Diesel\"\n\n\
                Service Records\n\"Vehicle\",\"Date\",\"Services\",\"Total Cost\"\n\"Bus\",\"03/01/2020\",\"Oil\",\"50\"\n\n\
                Expense Records\n\"Vehicle\",\"Date\",\"Expenses\",\"Total Cost\"\n\"Bus\",\"04/01/2020\",\"Wash\",\"5\"\n";
    let reading = reading(text);
    assert_eq!(reading.format, Format::ACar);
    assert_eq!(
        line(&reading, 0),
        "Bus 2020-01-02T17:30 12345km 40.5l 1.5 60.75 diesel missed"
    );
    assert_eq!(kinds(&reading), [OtherKind::Service, OtherKind::Expense]);
}

#[test]
fn acar_of_today_has_events() {
    let text = "Fill-Up Records\n\"Vehicle\",\"Date\",\"Odometer Reading\",\"Distance Unit\",\"Volume\",\"Volume Unit\"\n\
                \"Bus\",\"2020-01-13\",\"100\",\"mi\",\"5\",\"gal (UK)\"\n\
                Event Records\n\"Vehicle\",\"Date\",\"Type\",\"Sub Types\"\n\"Bus\",\"x\",\"Service\",\"Oil\"\n\"Bus\",\"x\",\"Expense\",\"Toll\"\n\
                Trip Records\n\"Vehicle\",\"Purpose\"\n\"Bus\",\"Work\"\n";
    let reading = reading(text);
    assert_eq!(line(&reading, 0), "Bus 2020-01-13 100mi 5gal_uk - - ? full");
    assert_eq!(
        kinds(&reading),
        [OtherKind::Service, OtherKind::Expense, OtherKind::Trip]
    );
}

#[test]
fn a_zip_of_simply_auto_with_its_vehicles() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let log = "Row ID,Vehicle ID,Odometer,Qty,Partial Tank,Missed Fill Up,Total Cost,Distance Traveled,Eff,Octane,Fuel Brand,Filling Station,Notes,Day,Month,Year,Receipt Path,Record Type,Record Desc\n\
               1,Golf,1000,40,0,1,60,0,0,0,Shell,,,5,2,2026,/r.jpg,0,\n2,Golf,1100,0,0,0,9,0,0,0,,,,6,2,2026,,2,Toll\n";
    for (name, text) in [
        ("Fuel_Log.csv", log),
        (
            "Vehicles.csv",
            "Vehicle ID,Make,Model,Year\nGolf,VW,Golf IV,2001\n",
        ),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let reading = read(
        "SimplyAuto.zip",
        Cursor::new(&bytes),
        &Answers::default(),
        Currency::EUR,
    )
    .unwrap();
    assert_eq!(reading.format, Format::SimplyAuto);
    assert_eq!(
        line(&reading, 0),
        "Golf 2026-02-05 1000km 40l - 60 ? full missed"
    );
    assert_eq!(
        reading.rows[0].fill.as_ref().unwrap().station.as_deref(),
        Some("Shell")
    );
    assert_eq!(kinds(&reading), [OtherKind::Expense, OtherKind::Picture]);
    assert_eq!(reading.vehicles[0].model.as_deref(), Some("Golf IV"));
}

#[test]
fn fuelio_padded_in_gallons_and_with_fewer_columns() {
    let text = "## Vehicle,,,,\nName,Description,DistUnit,FuelUnit,ImportCSVDateFormat\nTruck,,1,2,dd.MM.yyyy\n## Log,,,,\n\
                Data,Odo (mi),Fuel (litres),Full,Price (optional),mpg (optional),City (optional),Notes (optional),Missed,UniqueId\n\
                05.01.2026,1000,10.0,1,,,Aral,,1,4\n";
    let reading = reading(text);
    assert_eq!(reading.format, Format::Fuelio);
    assert_eq!(
        line(&reading, 0),
        "Truck 2026-01-05 1000mi 10gal_uk - - ? full missed"
    );
    assert_eq!(
        reading.rows[0].source_key.as_deref(),
        Some("log/05.01.2026/4")
    );
}

#[test]
fn drivvo_in_other_years_and_languages() {
    let of_2018 = "##Refuelling\n\"Odometer (km)\",\"Date\",\"Fuel\",\"Price / L\",\"Total cost\",\"Volume\",\"Full tank\",a,b,c,d,e,f,g,h,i,j,\"Station\",\"Notes\"\n\
                   1500,10/1/2018,Diesel,1.5,45,30,Yes,,,,,,,,,,,Shell,hello\n1700,15/1/2018,Diesel,1.5,30,20,No,,,,,,,,,,,,\n\
                   ##Expense\nOdometer,Date,Cost,Type,Place,Notes\n1,1/1/2018,5,Toll,,\n##Vehicle\nName,Model,Plate,Year,Notes\nBus,T5,AB 1,2004,\n";
    let reading1 = reading(of_2018);
    assert_eq!(reading1.format, Format::Drivvo);
    assert_eq!(
        line(&reading1, 0),
        "Bus 2018-01-10 1500km 30l 1.5 45 diesel full"
    );
    assert_eq!(
        reading1.rows[0].fill.as_ref().unwrap().notes.as_deref(),
        Some("hello")
    );
    assert_eq!(kinds(&reading1), [OtherKind::Expense]);
    assert_eq!(reading1.vehicles[0].year, Some(2004));

    let of_2022 = "\u{feff}#Reabastecimiento,,,\n\"Odómetro (mi)\",Fecha,Combustible,Precio / gal,Costo total,Volumen,Tanque lleno,a,b,c,d,e,f,g,h,i,j,Gasolinera,Motivo,Observación\n\
                   1500,2022-01-10 17:30:00,Gasolina,3.5,35,10,Sí,,,,,,,,,,,Pemex,Trabajo,nota\n#Servicio\na,b,c,d\n1,2,3,Aceite\n";
    let reading2 = reading(of_2022);
    assert_eq!(reading2.format, Format::Drivvo);
    assert_eq!(
        line(&reading2, 0),
        "file 2022-01-10T17:30 1500mi 10gal_us 3.5 35 petrol full"
    );
    let fill = reading2.rows[0].fill.as_ref().unwrap();
    assert_eq!(
        (fill.station.as_deref(), fill.notes.as_deref()),
        (Some("Pemex"), Some("nota"))
    );

    let german = "##Tankvorgang\rKilometerstand (km);Datum;Kraftstoff;Preis / L;Gesamtkosten;Menge;Vollgetankt;a;b;c;d;e;f;g;h;i;j;k;l;m\r\
                  1.500;2022-01-10 17:30:00;Super;1,559;46,77;30;Ja;;;;;;;;;;;Aral;;Notiz\r";
    let reading3 = reading(german);
    assert_eq!(reading3.format, Format::Drivvo);
    assert_eq!(
        line(&reading3, 0),
        "file 2022-01-10T17:30 1500km 30l 1.559 46.77 petrol full"
    );
}

#[test]
fn spritmonitor_in_english_and_its_costs() {
    let text = "Date;Odometer;Trip;Quantity;Unit price;Total price;Currency;Type;Tires;Roads;Driving style;Fuel;Note;Consumption\n\
                01.01.2026;1000,00;0,00;40,00;1,5;60,00;EUR;first;;;;Diesel;;\n\
                10.01.2026;1500,00;500,00;30,00;1,5;45,00;EUR;full;;;;Diesel;;6,00\n\
                11.01.2026;1600,00;100,00;5,00;1,5;7,50;CHF;partial;;;;Diesel;;\n";
    let english = reading(text);
    assert_eq!(english.format, Format::Spritmonitor);
    assert_eq!(
        line(&english, 1),
        "file 2026-01-10 1500km 30l 1.5 45 diesel full"
    );
    assert_eq!(
        english.rows[2].fill.as_ref().unwrap().currency.code(),
        "CHF"
    );
    assert_eq!(english.questions, []);
    let costs = reading(
        "Datum;Km-Stand;Kostenart;Bezeichnung;Kosten;Währung;Bemerkung\n1.1.2026;5;6;Steuer;99;EUR;\n1.2.2026;5;3;Reifen;99;EUR;\n",
    );
    assert_eq!(kinds(&costs), [OtherKind::Tax, OtherKind::Service]);
}

#[test]
fn gasbuddy() {
    let text = "Date (UTC),Location,Station Link,Address,City,State,Country,Total Cost,Currency,Fuel Type,Quantity,Unit,Vehicle,Unit price,Odometer,Fuel Economy,Fuel Economy Unit,Fillup\n\
                2026-01-01 08:05:00,Shell,,,York,PA,US,42.00,USD,Regular,12.0,gallons,Blue,3.5,10000,missingPrevious,,YES\n\
                2026-01-15 08:05:00,Shell,,,York,PA,US,35.00,USD,Regular,10.0,gallons,Blue,3.5,10300,30.0,MPG,NO\n";
    let reading = reading(text);
    assert_eq!(reading.format, Format::GasBuddy);
    assert_eq!(
        line(&reading, 0),
        "Blue 2026-01-01T08:05 10000mi 12gal_us 3.5 42 petrol full missed"
    );
    assert_eq!(
        line(&reading, 1),
        "Blue 2026-01-15T08:05 10300mi 10gal_us 3.5 35 petrol"
    );
    assert_eq!(reading.questions, []);
}

#[test]
fn lubelogger_of_every_kind() {
    for (heading, kind) in [
        (
            "Date,Description,Cost,Notes,Odometer,Tags",
            OtherKind::Service,
        ),
        ("Date,Description,Cost,Notes,Tags", OtherKind::Tax),
        (
            "Date,PartNumber,PartSupplier,PartQuantity,Description,Notes,Cost,Tags",
            OtherKind::Supply,
        ),
        (
            "DateCreated,DateModified,Description,Notes,Type,Priority,Progress,Cost",
            OtherKind::Plan,
        ),
        ("Description,Notes,Tags,IsEquipped", OtherKind::Equipment),
        ("DataType,Date,Name,Location", OtherKind::Document),
    ] {
        let reading = reading(&format!("{heading}\na,b,c,d\n"));
        assert_eq!(
            (reading.format, kinds(&reading)),
            (Format::LubeLogger, vec![kind]),
            "{heading}"
        );
        assert_eq!(reading.questions, []);
    }
    let newer = "Date,Odometer,FuelConsumed,Cost,FuelEconomy,IsFillToFull,MissedFuelUp,StartingSoc,EndingSoc,Notes,Tags\n\
                 13.01.2026,1000,\"12,5\",\"23,07 €\",0,False,True,20,80,,\n";
    let reading = reading(newer);
    assert_eq!(
        line(&reading, 0),
        "file 2026-01-13 1000km 12.5kwh - 23.07 electricity missed"
    );
    assert_eq!(
        reading.rows[0].fill.as_ref().unwrap().currency.code(),
        "EUR"
    );
}

#[test]
fn readings_of_odometers_stand_by_themselves() {
    let lubelogger = reading(
        "Date,InitialOdometer,Odometer,Notes,Tags\n01/13/2026,900,1000,after the trip,\n01/14/2026,1000,x,,\n",
    );
    assert_eq!(lubelogger.format, Format::LubeLogger);
    assert_eq!(lubelogger.questions, [Question::DistanceUnit]);
    let first = lubelogger.readings[0].good().unwrap();
    assert_eq!(first.details.read_on.to_string(), "2026-01-13");
    assert_eq!(first.details.value, dec!(1000));
    assert_eq!(first.details.notes.as_deref(), Some("after the trip"));
    assert_eq!(lubelogger.readings[1].good(), None);
    let problem = &lubelogger.readings[1].problems[0];
    assert_eq!(
        (problem.place.line, problem.code),
        (3, ProblemCode::InvalidNumber)
    );
    let mygarage = reading(
        "units_version,unit_system,Date,Reading (mi),Notes\n5,imperial,2026-01-13,1234.5,\n",
    );
    assert_eq!(mygarage.format, Format::MyGarage);
    let only = mygarage.readings[0].good().unwrap();
    assert_eq!(
        (only.details.value, only.details.unit),
        (dec!(1234.5), MeterUnit::Distance(DistanceUnit::Mile))
    );
    assert_eq!(mygarage.vehicles.len(), 1);
}

#[test]
fn aliases_and_dates_in_three_columns() {
    let reading = reading(
        "day,month,year,odo,qty,price,partial_fill,note\n3,2,2026,1000,40,1.5,1,x\n4,2,2026,1100,5,1.5,0,\n",
    );
    assert_eq!(reading.format, Format::Table);
    assert_eq!(line(&reading, 0), "file 2026-02-03 1000km 40l 1.5 - ?");
    assert_eq!(line(&reading, 1), "file 2026-02-04 1100km 5l 1.5 - ? full");
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
fn an_unknown_table_is_read_by_chosen_columns() {
    let text = "when,how far,how much,paid\n2026-01-05,100,40,60\n";
    let unknown = reading(text);
    assert_eq!(
        (unknown.format, &unknown.questions),
        (Format::Table, &vec![Question::Columns])
    );
    assert_eq!(unknown.headings, ["when", "how far", "how much", "paid"]);
    let chosen = [
        (Field::Date, "when"),
        (Field::Odometer, "how far"),
        (Field::Quantity, "how much"),
        (Field::Total, "paid"),
    ];
    let answers = Answers {
        columns: chosen
            .map(|(field, name)| (field, name.to_owned()))
            .to_vec(),
        distance_unit: Some(DistanceUnit::Mile),
        volume_unit: Some(FuelUnit::UkGallon),
        ..Answers::default()
    };
    let reading = read("file.csv", Cursor::new(text), &answers, Currency::EUR).unwrap();
    assert_eq!(
        line(&reading, 0),
        "file 2026-01-05 100mi 40gal_uk - 60 ? full"
    );
    assert_eq!(reading.questions, [Question::Currency]);
}

#[test]
fn mygarage_in_imperial_units_with_other_kinds() {
    let text = "units_version,unit_system,Date,Filled At,Mileage,Engine Hours,Gallons,Price Per Gallon,Rebate,Total Cost,Full Tank,Missed Fill-up,Is Hauling,Fuel Type Used,Notes\n\
                5,imperial,2026-01-01,,1000.0,,10.0,3.5,,35.00,Yes,Yes,No,diesel,\n";
    let fuel = reading(text);
    assert_eq!(fuel.format, Format::MyGarage);
    assert_eq!(
        line(&fuel, 0),
        "file 2026-01-01 1000mi 10gal_us 3.5 35 diesel full missed"
    );
    for (heading, kind) in [
        (
            "Date,Category,Description,Odometer (km),Engine Hours,Cost,Vendor,Notes",
            OtherKind::Service,
        ),
        (
            "Provider,Type,Coverage,Start Date,End Date,Cost,Deductible,Max Claims,Terms,Notes",
            OtherKind::Warranty,
        ),
        (
            "Provider,Policy Number,Type,Start Date,End Date,Premium,Deductible,Coverage Limits,Notes",
            OtherKind::Insurance,
        ),
        ("Date,Type,Amount,Renewal Date,Notes", OtherKind::Tax),
        ("Date,Title,Content", OtherKind::Note),
    ] {
        let reading = reading(&format!(
            "units_version,unit_system,{heading}\n5,metric,a,b,c,d\n"
        ));
        assert_eq!(
            (reading.format, kinds(&reading)),
            (Format::MyGarage, vec![kind]),
            "{heading}"
        );
    }
    let def = reading(
        "units_version,unit_system,Date,Odometer (km),Liters,Price Per Unit,Total Cost,Fill Level,Source,Brand,Notes\n5,metric,2026-01-01,1000,10,1,10,,,,\n",
    );
    assert_eq!(line(&def, 0), "file 2026-01-01 1000km 10l 1 10 adblue full");
}

#[test]
fn tracktor_as_csv_and_as_json() {
    let csv = reading(
        "date,odometer,fuelAmount,cost,filled,missedLast,notes\n2026-01-01,1000,40,60,y,false,n\n",
    );
    assert_eq!(
        (csv.format, line(&csv, 0).as_str()),
        (Format::Tracktor, "file 2026-01-01 1000km 40l - 60 ? full")
    );
    let json = r#"{"vehicles":[{"id":"v1","make":"VW","model":"Golf","year":2015,"licensePlate":"AB 1"}],
        "fuelLogs":[{"id":"f1","vehicleId":"v1","date":"2026-01-01","odometer":1000,"fuelAmount":40.5,"cost":60,"filled":true,"missedLast":true,"notes":null}]}"#;
    let json = reading(json);
    assert_eq!(json.format, Format::Tracktor);
    assert_eq!(
        line(&json, 0),
        "VW Golf 2026-01-01 1000km 40.5l - 60 ? full missed"
    );
    assert_eq!(json.rows[0].source_key.as_deref(), Some("f1"));
}

#[test]
fn tesla_charges_to_the_same_state() {
    let text = "Charge Start Date,Charge End Date,Energy Added (kWh),Odometer,Cost,Charge Type,Starting SOC,Ending SOC\n\
                2026-01-01 08:00,2026-01-01 09:00,40,1000,0,AC,20,80\n2026-01-05 08:00,,48,1240,12,DC,20,80\n2026-01-06 08:00,,10,1300,5,DC,20,50\n";
    let reading = reading(text);
    assert_eq!(reading.format, Format::Tesla);
    assert_eq!(
        line(&reading, 0),
        "file 2026-01-01T08:00 1000km 40kwh - 0 electricity full"
    );
    assert_eq!(
        line(&reading, 1),
        "file 2026-01-05T08:00 1240km 48kwh - 12 electricity full"
    );
    assert_eq!(
        line(&reading, 2),
        "file 2026-01-06T08:00 1300km 10kwh - 5 electricity"
    );
    assert_eq!(
        reading.questions,
        [Question::Currency, Question::DistanceUnit]
    );
}

#[test]
fn our_own_export_loses_nothing() {
    let csv = "\u{feff}id,vehicleId,filledOn,filledAt,energySource,odometer,odometerUnit,quantity,quantityUnit,unitPrice,total,currency,isFull,missedPrevious,station,grade,notes,isConfirmed,createdAt,updatedAt,deletedAt\r\n\
               fuel_log_1,vehicle_1,2026-01-10,00:00,petrol,0.0,mi,9.500,gal_uk,1.6890,0.00,JPY,false,true,'=Shell,''x,\"a\r\nb\",true,2026-01-10T00:00:00Z,2026-01-10T00:00:00Z,\r\n\
               fuel_log_2,vehicle_1,2026-01-11,,petrol,,,,,,,EUR,true,false,,,,false,x,x,2026-02-01T00:00:00Z\r\n";
    let reading = reading(csv);
    assert_eq!(
        (reading.format, &reading.questions),
        (Format::MotoVaultPro, &Vec::new())
    );
    let fill = reading.rows[0].fill.as_ref().unwrap();
    assert_eq!(fill.filled_at.unwrap().to_string(), "00:00:00");
    assert_eq!(fill.odometer.unwrap().value.to_string(), "0.0");
    assert_eq!(fill.quantity.unwrap().value.to_string(), "9.500");
    assert_eq!(fill.unit_price.unwrap().to_string(), "1.6890");
    assert_eq!(fill.total.unwrap().to_string(), "0.00");
    assert_eq!(fill.station.as_deref(), Some("=Shell"));
    assert_eq!(fill.grade.as_deref(), Some("'x"));
    assert_eq!(fill.notes.as_deref(), Some("a\nb"));
    assert!(fill.is_confirmed && fill.missed_previous && !fill.is_full);
    assert_eq!(kinds(&reading), [OtherKind::Trash]);
}
