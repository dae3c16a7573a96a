//! A row's cells as a fill-up, with what is wrong in them.

use rust_decimal::Decimal;

use crate::features::fuel_logs::{Charge, Extras};
use crate::features::imports::domain::currencies;
use crate::features::imports::domain::dates::{self, DateOrder};
use crate::features::imports::domain::draft::{Cell, Draft};
use crate::features::imports::domain::entry::entry;
use crate::features::imports::domain::model::{Fill, Place, Problem, ProblemCode, Row};
use crate::features::imports::domain::numbers::{self, NumberFault, NumberStyle};
use crate::features::imports::domain::words::usual_unit;
use crate::kernel::energy::EnergySource;
use crate::kernel::money::Currency;
use crate::kernel::units::{DistanceUnit, Entered, FuelUnit};

/// How the cells of a file are read.
#[derive(Clone, Copy, Debug)]
pub struct Cells {
    pub style: NumberStyle,
    pub order: DateOrder,
    pub currency: Currency,
    /// That of prices with a dollar sign.
    pub dollars: Currency,
    /// As the person said.
    pub distance_unit: Option<DistanceUnit>,
    pub volume_unit: Option<FuelUnit>,
    /// Where nobody says anything yet.
    pub usual_distance: DistanceUnit,
    pub usual_volume: FuelUnit,
}

/// The problems of a row, as they are found.
pub(super) struct Faults {
    place: Place,
    pub found: Vec<Problem>,
}

impl Faults {
    pub fn new(place: Place) -> Self {
        Self {
            place,
            found: Vec::new(),
        }
    }

    pub fn add(&mut self, column: Option<&str>, code: ProblemCode, message: String) {
        let problem = Problem::new(self.place, column, code, message);
        self.found.push(problem);
    }
}

/// The row of a draft.
#[must_use]
pub fn row(cells: &Cells, draft: &Draft, vehicle: usize) -> Row {
    let mut faults = Faults::new(draft.place);
    if draft.is_unbalanced {
        let message =
            "A quotation mark is opened and never closed. Add the missing one, or take it away.";
        faults.add(None, ProblemCode::UnbalancedQuotes, message.to_owned());
    }
    if let Some(cell) = &draft.unknown {
        let message = format!("{} is not known here.", quoted(&cell.text));
        faults.add(cell.heading(), ProblemCode::ImpossibleValue, message);
    }
    let fill = fill(cells, draft, &mut faults);
    if let Some(fill) = &fill
        && let Err(impossible) = entry(fill, EnergySource::Petrol)
    {
        for fault in impossible {
            faults.add(None, ProblemCode::ImpossibleValue, fault.to_string());
        }
    }
    Row {
        place: draft.place,
        vehicle,
        source_key: draft.source_key.clone(),
        fill,
        problems: faults.found,
    }
}

fn fill(cells: &Cells, draft: &Draft, faults: &mut Faults) -> Option<Fill> {
    let when = when(cells, (&draft.date, &draft.time), faults);
    let known = |cell: &Cell| cell.known(draft.is_exact);
    let distance_unit = distance_unit(cells, draft);
    let in_distance = |value: Decimal| Entered {
        value,
        unit: distance_unit,
    };
    let odometer = number(cells, &known(&draft.odometer), faults).map(in_distance);
    let trip = number(cells, &known(&draft.trip), faults);
    let amount = number(cells, &known(&draft.quantity), faults);
    if amount.is_none()
        && draft.quantity.text.trim_matches(['0', '.', ',']).is_empty()
        && !draft.is_exact
    {
        let message =
            "No quantity is given: the row goes in, and no consumption follows from it.".to_owned();
        faults.add(
            draft.quantity.heading(),
            ProblemCode::MissingQuantity,
            message,
        );
    }
    let (energy, unit) = unit(cells, draft, amount.is_some(), faults);
    let is_free = energy == Some(EnergySource::Electricity);
    let total = if is_free {
        draft.total.clone()
    } else {
        known(&draft.total)
    };
    let [unit_price, total] =
        [known(&draft.unit_price), total].map(|cell| number(cells, &cell, faults));
    let trip = trip.map(|value| Entered {
        value,
        unit: draft.own.trip_unit.unwrap_or(distance_unit),
    });
    let extras = Extras {
        trip,
        ..extras(cells, draft, faults)
    };
    let (filled_on, filled_at) = when?;
    Some(Fill {
        energy,
        filled_on,
        filled_at,
        odometer,
        quantity: amount.map(|value| Entered { value, unit }),
        stated_economy: numbers::read(&draft.stated_economy.text, cells.style)
            .ok()
            .map(|stated| stated.value),
        unit_price,
        total,
        currency: currency(cells, draft),
        is_full: draft.is_full,
        missed_previous: draft.missed_previous,
        is_confirmed: draft.is_confirmed,
        station: one_line(draft.station.as_deref(), draft),
        grade: one_line(draft.grade.as_deref(), draft),
        notes: draft.notes.clone(),
        extras,
    })
}

/// Whether a row has a dollar sign, which says no more than that it is some dollar.
pub(super) fn has_dollars(draft: &Draft) -> bool {
    [&draft.currency, &draft.total, &draft.unit_price]
        .into_iter()
        .any(|cell| currencies::is_of_dollars(&cell.text))
}

/// What the row itself says, else that of rows that say as little.
fn currency(cells: &Cells, draft: &Draft) -> Currency {
    let costs = [&draft.total, &draft.unit_price];
    let named = currencies::currency(&draft.currency.text).or_else(|| {
        costs
            .into_iter()
            .find_map(|cell| currencies::at_number(&cell.text))
    });
    named.unwrap_or_else(|| match has_dollars(draft) {
        true => cells.dollars,
        false => cells.currency,
    })
}

/// All but the trip, which counts as the odometer does.
fn extras(cells: &Cells, draft: &Draft, faults: &mut Faults) -> Extras {
    let own = &draft.own;
    let mut exact = |cell: &Cell| number(cells, cell, faults);
    Extras {
        trip: None,
        engine_hours: exact(&own.engine_hours),
        source_distance: exact(&own.source_distance).map(|value| Entered {
            value,
            unit: own.source_distance_unit.unwrap_or(DistanceUnit::Kilometre),
        }),
        charge: Charge {
            start: percent(cells, &draft.charge_before),
            end: percent(cells, &draft.charge_after),
            battery_energy: exact(&own.battery_energy),
            place: own.charge_place,
            charger: own.charger,
        },
        driver: draft.driver.clone(),
        payment: draft.payment.clone(),
        tags: tags(draft),
        discount: exact(&own.discount),
    }
}

type When = (chrono::NaiveDate, Option<chrono::NaiveTime>);

pub(super) fn when(
    cells: &Cells,
    (cell, clock): (&Cell, &Cell),
    faults: &mut Faults,
) -> Option<When> {
    if cell.is_blank() {
        let message = "The date is missing.".to_owned();
        faults.add(cell.heading(), ProblemCode::MissingDate, message);
        return None;
    }
    let Some((date, time)) = dates::read(&cell.text, cells.order) else {
        let order = match cells.order {
            _ if dates::begins_with_year(&cell.text) => "year first",
            DateOrder::DayFirst => "day first, as in the other rows",
            DateOrder::MonthFirst => "month first, as in the other rows",
            DateOrder::YearFirst => "year first",
        };
        let message = format!("{} is no date ({order}).", quoted(&cell.text));
        faults.add(cell.heading(), ProblemCode::InvalidDate, message);
        return None;
    };
    if clock.is_blank() {
        return Some((date, time));
    }
    let time = dates::time(&clock.text);
    if time.is_none() {
        let message = format!("{} is no time of day.", quoted(&clock.text));
        faults.add(clock.heading(), ProblemCode::InvalidTime, message);
    }
    Some((date, time))
}

/// The beginning of a cell, for people to find it.
fn quoted(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    format!("“{short}”")
}

pub(super) fn number(cells: &Cells, cell: &Cell, faults: &mut Faults) -> Option<Decimal> {
    if cell.is_blank() {
        return None;
    }
    let text = quoted(&cell.text);
    match numbers::read(&cell.text, cells.style) {
        Ok(number) if number.value.is_sign_negative() && !number.value.is_zero() => {
            let message = format!("{text} is negative.");
            faults.add(cell.heading(), ProblemCode::NegativeNumber, message);
            None
        }
        Ok(number) => {
            if number.is_odd {
                let message = format!(
                    "{text} is written unlike the other numbers; it is taken for {}.",
                    number.value
                );
                faults.add(cell.heading(), ProblemCode::MixedNumbers, message);
            }
            Some(number.value)
        }
        Err(NumberFault::NotANumber) => {
            let message = format!("{text} is no number.");
            faults.add(cell.heading(), ProblemCode::InvalidNumber, message);
            None
        }
        Err(NumberFault::Ambiguous) => {
            let message = format!(
                "{text} can be read in two ways, and the file has numbers of both kinds. Say which mark divides whole from broken."
            );
            faults.add(cell.heading(), ProblemCode::AmbiguousNumber, message);
            None
        }
    }
}

fn percent(cells: &Cells, cell: &Cell) -> Option<Decimal> {
    let value = numbers::read(&cell.text, cells.style).ok()?.value;
    (Decimal::ZERO..=Decimal::ONE_HUNDRED)
        .contains(&value)
        .then_some(value)
}

fn distance_unit(cells: &Cells, draft: &Draft) -> DistanceUnit {
    let said = cells
        .distance_unit
        .filter(|_| !draft.has_distance_unit_cell);
    said.or(draft.distance_unit).unwrap_or(cells.usual_distance)
}

/// What was filled, and in which unit it is counted.
fn unit(
    cells: &Cells,
    draft: &Draft,
    has_amount: bool,
    faults: &mut Faults,
) -> (Option<EnergySource>, FuelUnit) {
    let said = cells.volume_unit.filter(|_| !draft.has_quantity_unit_cell);
    let named = said.or(draft.quantity_unit);
    let unit = named.unwrap_or(cells.usual_volume);
    let Some(energy) = draft.energy else {
        let by_unit = (unit == FuelUnit::KilowattHour).then_some(EnergySource::Electricity);
        return (by_unit, unit);
    };
    if energy.accepts(unit) {
        return (Some(energy), unit);
    }
    let Some(own) = usual_unit(energy) else {
        return (Some(energy), unit);
    };
    // Electricity is counted in kilowatt-hours and nothing else; of gas there are cubic metres too.
    if has_amount && own == FuelUnit::Kilogram {
        let message =
            "This gas is counted in kilograms here; the number is taken as it stands.".to_owned();
        faults.add(draft.quantity.heading(), ProblemCode::UnitAssumed, message);
    }
    (Some(energy), own)
}

/// Texts of other programs may hold line breaks where ours have one line.
fn one_line(text: Option<&str>, draft: &Draft) -> Option<String> {
    let text = text?;
    if draft.is_exact {
        return Some(text.to_owned());
    }
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn tags(draft: &Draft) -> Vec<String> {
    let Some(text) = draft.tags.as_deref() else {
        return Vec::new();
    };
    let by: &[char] = if draft.is_exact || text.contains('\n') {
        &['\n']
    } else if text.contains([',', ';']) {
        &[',', ';']
    } else {
        &[' ']
    };
    let tags = text.split(by).map(str::trim).filter(|tag| !tag.is_empty());
    tags.map(str::to_owned).collect()
}
