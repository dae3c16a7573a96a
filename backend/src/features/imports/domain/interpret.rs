//! What was found in the files, understood as a whole: marks, orders and units are decided once.

use std::collections::{HashMap, HashSet};

use chrono::NaiveTime;
use rust_decimal::Decimal;

use crate::features::imports::domain::cells::{Cells, has_dollars, row};
use crate::features::imports::domain::currencies;
use crate::features::imports::domain::dates::{self, DateOrder, OrderVotes};
use crate::features::imports::domain::draft::{Draft, Found};
use crate::features::imports::domain::finish::finish;
use crate::features::imports::domain::model::{
    Answers, Fill, Format, FoundVehicle, Place, Problem, ProblemCode, Question, Reading, Row,
};
use crate::features::imports::domain::numbers::{self, NumberStyle, Votes};
use crate::features::imports::domain::odometers;
use crate::features::imports::domain::papers::papers;
use crate::features::imports::domain::reading::Choice;
use crate::features::imports::domain::readings::reading_row;
use crate::features::imports::domain::recognition::stem;
use crate::kernel::energy::EnergySource;
use crate::kernel::money::Currency;
use crate::kernel::units::{DistanceUnit, FuelUnit, Measure};

/// A garage of more is no file of a person's.
const MOST_VEHICLES: usize = 200;
/// Rows that one file may hold.
pub const MOST_ROWS: usize = 500_000;

/// Understands what was found.
#[must_use]
pub fn interpret(
    (format, files): (Format, Vec<String>),
    mut found: Found,
    choice: Choice,
    answers: &Answers,
    usual: Currency,
) -> Reading {
    let mut problems = std::mem::take(&mut found.problems);
    if found.drafts.len() + found.readings.len() > MOST_ROWS {
        found.drafts.truncate(MOST_ROWS);
        found.readings.clear();
        problems.push(too_many_rows());
    }
    let mut questions = Vec::new();
    let style = number_style(&found, answers, &mut questions);
    let order = date_order(&found, answers, style, &mut questions);
    let unnamed = currency(&found, answers, usual, &mut questions);
    ask_units(&found, answers, &mut questions);
    if found.lacks_columns {
        questions.push(Question::Columns);
    }
    let cells = Cells {
        style,
        order,
        currency: unnamed.plain,
        dollars: unnamed.dollars,
        distance_unit: answers.distance_unit,
        volume_unit: answers.volume_unit,
        usual_distance: found.distance_unit.unwrap_or(DistanceUnit::Kilometre),
        usual_volume: found.volume_unit.unwrap_or(FuelUnit::Litre),
    };
    // Rows that name no vehicle are of the one that the file is called after.
    let nameless = found.drafts.iter_mut().filter(|d| d.vehicle.is_empty());
    for draft in nameless {
        let file = files.get(usize::from(draft.place.file));
        draft.vehicle = file.map_or("", |name| stem(name)).to_owned();
    }
    let (vehicles, index) = vehicles(&found);
    let mut rows: Vec<_> = found
        .drafts
        .iter()
        .map(|draft| {
            row(
                &cells,
                draft,
                index.get(&draft.vehicle).copied().unwrap_or_default(),
            )
        })
        .collect();
    let readings = found.readings.iter().map(|draft| {
        let vehicle = index.get(&draft.vehicle).copied().unwrap_or_default();
        reading_row(&cells, draft, vehicle)
    });
    let readings = readings.collect();
    if vehicles.len() > MOST_VEHICLES {
        problems.push(whole(
            ProblemCode::TooManyVehicles,
            format!("The file speaks of {} vehicles, and at most {MOST_VEHICLES} can be taken at once. Is the right column chosen?", vehicles.len()),
        ));
    }
    // Our own files say which odometers were read.
    if format != Format::MotoVaultPro {
        odometers::rebuild(&mut rows, vehicles.len());
    }
    if format != Format::MotoVaultPro {
        forget_midnights(&mut rows);
    }
    mark_duplicates(&mut rows);
    let papers = papers(&mut found, format);
    let mut reading = Reading {
        format,
        files,
        vehicles,
        rows,
        readings,
        papers,
        others: found.others,
        problems,
        questions,
        headings: choice.headings,
        columns: choice.columns,
    };
    finish(&mut reading, answers);
    reading
}

/// That not all rows of a file are looked at.
#[must_use]
pub fn too_many_rows() -> Problem {
    let message = format!("The file holds more than {MOST_ROWS} rows. Divide it.");
    whole(ProblemCode::TooManyRows, message)
}

pub(super) fn whole(code: ProblemCode, message: String) -> Problem {
    Problem::new(Place::default(), None, code, message)
}

fn numbers_of(draft: &Draft) -> [&str; 5] {
    [
        &draft.odometer,
        &draft.trip,
        &draft.quantity,
        &draft.unit_price,
        &draft.total,
    ]
    .map(|cell| cell.text.as_str())
}

fn number_style(found: &Found, answers: &Answers, questions: &mut Vec<Question>) -> NumberStyle {
    let mut votes = Votes::default();
    let read = found
        .readings
        .iter()
        .map(|reading| reading.value.text.as_str());
    for text in found.drafts.iter().flat_map(numbers_of).chain(read) {
        votes.add(text);
    }
    let style = votes.style(answers.decimal_mark.or(found.mark));
    if style.is_guess {
        questions.push(Question::DecimalMark);
    }
    match answers.decimal_mark {
        Some(mark) => NumberStyle {
            mark,
            is_mixed: false,
            is_guess: false,
        },
        None => style,
    }
}

fn date_order(
    found: &Found,
    answers: &Answers,
    style: NumberStyle,
    questions: &mut Vec<Question>,
) -> DateOrder {
    let mut votes = OrderVotes::default();
    let filled = found.drafts.iter().map(|draft| &draft.date);
    let read = found.readings.iter().map(|reading| &reading.date);
    for date in filled.chain(read) {
        votes.add(&date.text);
    }
    let known = answers
        .date_order
        .or_else(|| votes.proven())
        .or(found.stated_order)
        .or_else(|| by_odometers(&found.drafts, style))
        .or(found.usual_order);
    if known.is_none() && votes.matters() {
        questions.push(Question::DateOrder);
    }
    known.unwrap_or(DateOrder::DayFirst)
}

/// The order in which odometers never run backwards, where they do in the other.
fn by_odometers(drafts: &[Draft], style: NumberStyle) -> Option<DateOrder> {
    let runs_back = |order: DateOrder| -> Option<bool> {
        let mut readings: HashMap<&str, Vec<_>> = HashMap::new();
        for draft in drafts.iter().take(2_000) {
            let odometer = numbers::read(&draft.odometer.text, style).ok();
            let Some(odometer) = odometer.filter(|n| n.value > Decimal::ZERO) else {
                continue;
            };
            let (date, _) = dates::read(&draft.date.text, order)?;
            readings
                .entry(draft.vehicle.as_str())
                .or_default()
                .push((date, odometer.value));
        }
        Some(readings.into_values().any(|mut of_one| {
            of_one.sort_unstable();
            of_one
                .windows(2)
                .any(|pair| pair[1].1 < pair[0].1 && pair[1].0 > pair[0].0)
        }))
    };
    match (
        runs_back(DateOrder::DayFirst),
        runs_back(DateOrder::MonthFirst),
    ) {
        (Some(false), Some(true) | None) => Some(DateOrder::DayFirst),
        (Some(true) | None, Some(false)) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

/// The currencies of prices that name none.
struct Unnamed {
    plain: Currency,
    dollars: Currency,
}

/// As answered, or by the signs at other prices. What bears a dollar sign is a dollar whatever is usual.
fn currency(
    found: &Found,
    answers: &Answers,
    usual: Currency,
    questions: &mut Vec<Question>,
) -> Unnamed {
    if let Some(answered) = answers.currency {
        return Unnamed {
            plain: answered,
            dollars: answered,
        };
    }
    let named = || {
        let drafts = found.drafts.iter();
        let costs = drafts.flat_map(|draft| [&draft.total, &draft.unit_price]);
        costs.filter_map(|cell| currencies::at_number(&cell.text))
    };
    let says = |draft: &Draft| currencies::currency(&draft.currency.text).is_some();
    let is_unsaid = !found.drafts.iter().all(says);
    let has_costs = found
        .drafts
        .iter()
        .any(|d| !d.total.is_blank() || !d.unit_price.is_blank());
    let has_signs = found.drafts.iter().any(|d| !says(d) && has_dollars(d));
    let known = named().next();
    let dollars = named()
        .chain([usual])
        .find(|one| currencies::is_dollar(*one));
    let is_any_dollar = has_signs && dollars.is_none();
    if is_any_dollar || (known.is_none() && is_unsaid && has_costs) {
        questions.push(Question::Currency);
    }
    let dollars = dollars.unwrap_or(Currency::USD);
    let usual = if has_signs { dollars } else { usual };
    Unnamed {
        plain: known.unwrap_or(usual),
        dollars,
    }
}

fn ask_units(found: &Found, answers: &Answers, questions: &mut Vec<Question>) {
    let lacks_distance = |draft: &Draft| {
        let is_zero = |text: &str| text.trim_matches(['0', '.', ',']).is_empty();
        let has_one = !is_zero(&draft.odometer.text) || !is_zero(&draft.trip.text);
        draft.distance_unit.is_none() && has_one
    };
    let lacks_volume = |draft: &Draft| {
        let by_volume = draft.energy.is_none_or(|e| e.measure() == Measure::Volume);
        draft.quantity_unit.is_none() && by_volume && !draft.quantity.is_blank()
    };
    let is_unknown = answers.distance_unit.is_none() && found.distance_unit.is_none();
    let is_read = found.readings.iter().any(|reading| reading.unit.is_none());
    if is_unknown && (is_read || found.drafts.iter().any(lacks_distance)) {
        questions.push(Question::DistanceUnit);
    }
    let is_unknown = answers.volume_unit.is_none() && found.volume_unit.is_none();
    if is_unknown && found.drafts.iter().any(lacks_volume) {
        questions.push(Question::VolumeUnit);
    }
}

/// The vehicles, and which of them each name means.
fn vehicles(found: &Found) -> (Vec<FoundVehicle>, HashMap<String, usize>) {
    let mut vehicles: Vec<FoundVehicle> = Vec::new();
    let mut index = HashMap::new();
    for vehicle in &found.vehicles {
        if !index.contains_key(&vehicle.key) {
            index.insert(vehicle.key.clone(), vehicles.len());
            vehicles.push(vehicle.clone());
        }
    }
    let filled = found.drafts.iter().map(|draft| &draft.vehicle);
    let read = found.readings.iter().map(|reading| &reading.vehicle);
    for name in filled.chain(read) {
        if !index.contains_key(name) {
            index.insert(name.clone(), vehicles.len());
            vehicles.push(FoundVehicle {
                key: name.clone(),
                name: name.clone(),
                ..FoundVehicle::default()
            });
        }
    }
    (vehicles, index)
}

/// Where all was filled at midnight, the program knows no times and writes one.
fn forget_midnights(rows: &mut [Row]) {
    let fills = || rows.iter().filter_map(|row| row.fill.as_ref());
    let is_midnight = |fill: &Fill| fill.filled_at.is_none_or(|time| time == NaiveTime::MIN);
    if fills().all(is_midnight) {
        let fills = rows.iter_mut().filter_map(|row| row.fill.as_mut());
        fills.for_each(|fill| fill.filled_at = None);
    }
}

/// What a fill-up is known by where its program gives it no name.
type Likeness<'f> = (usize, Option<&'f str>, Option<LikeFill>);
type LikeFill = (
    chrono::NaiveDate,
    Option<chrono::NaiveTime>,
    Option<i64>,
    Option<i64>,
    Option<EnergySource>,
);

fn likeness(fill: &Fill) -> LikeFill {
    let odometer = fill.odometer.and_then(|o| o.metres());
    // Without odometers, only the time tells two of one day apart.
    let time = fill.filled_at.filter(|_| odometer.is_none());
    let quantity = fill.quantity.and_then(|q| q.canonical());
    (fill.filled_on, time, odometer, quantity, fill.energy)
}

fn mark_duplicates(rows: &mut [Row]) {
    let mut seen: HashSet<Likeness<'_>> = HashSet::new();
    let mut again = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let Some(fill) = &row.fill else { continue };
        let key = match row.source_key.as_deref() {
            Some(key) => (row.vehicle, Some(key), None),
            None => (row.vehicle, None, Some(likeness(fill))),
        };
        if !seen.insert(key) {
            again.push(index);
        }
    }
    for index in again {
        let row = &mut rows[index];
        let message = "The same fill-up stands in the file twice; it goes in once.".to_owned();
        row.problems.push(Problem::new(
            row.place,
            None,
            ProblemCode::DuplicateRow,
            message,
        ));
    }
}
