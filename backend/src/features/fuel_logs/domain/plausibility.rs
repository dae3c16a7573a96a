//! What looks odd in a fill. Odd is never refused: it is shown, kept, and held out of the averages
//! until the user confirms it.

use std::collections::{HashMap, VecDeque};

use chrono::NaiveDate;
use rust_decimal::{Decimal, dec};

use crate::features::fuel_logs::domain::battery::{BatteryUse, LastCharge, StateOfCharge};
use crate::features::fuel_logs::domain::economy::{self, Consumption, Doubt, Fill, Meter, Outcome};
use crate::kernel::energy::EnergySource;
use crate::kernel::money::Currency;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    OdometerDecreased,
    OdometerJump,
    HoursDecreased,
    HoursJump,
    FutureDate,
    PriceUnusual,
    QuantityUnusual,
    TotalMismatch,
    EconomyUnusual,
    PossibleDuplicate,
}

impl Warning {
    pub const ALL: [Self; 10] = [
        Self::OdometerDecreased,
        Self::OdometerJump,
        Self::HoursDecreased,
        Self::HoursJump,
        Self::FutureDate,
        Self::PriceUnusual,
        Self::QuantityUnusual,
        Self::TotalMismatch,
        Self::EconomyUnusual,
        Self::PossibleDuplicate,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::OdometerDecreased => "odometer_decreased",
            Self::OdometerJump => "odometer_jump",
            Self::HoursDecreased => "hours_decreased",
            Self::HoursJump => "hours_jump",
            Self::FutureDate => "future_date",
            Self::PriceUnusual => "price_unusual",
            Self::QuantityUnusual => "quantity_unusual",
            Self::TotalMismatch => "total_mismatch",
            Self::EconomyUnusual => "economy_unusual",
            Self::PossibleDuplicate => "possible_duplicate",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|warning| warning.code() == code)
    }

    /// Doubt in the price alone leaves the fuel and the distance right.
    #[must_use]
    pub fn doubts_economy(self) -> bool {
        !matches!(self, Self::PriceUnusual | Self::TotalMismatch)
    }
}

/// A fill with what its plausibility is judged by.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its odometer is the one that was read; one that follows from a trip is in [`Assessment`].
    pub fill: Fill,
    /// Distance since the fill before, where this was read; in fine units, as all amounts here.
    pub trip: Option<i64>,
    pub charge: StateOfCharge,
    pub filled_on: NaiveDate,
    /// The date on which it was typed, in UTC.
    pub typed_on: NaiveDate,
    /// Total over quantity, in minor units per hundred million fine units.
    pub price: Option<(Currency, Decimal)>,
    /// Typed unit price times quantity, and the typed total, in the same currency.
    pub products: Option<(Decimal, Decimal)>,
    pub is_confirmed: bool,
}

/// What the rules say of one fill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub warnings: Vec<Warning>,
    /// The odometer that was read, or that follows from the trip; below zero where only trips were
    /// ever read.
    pub reading: Option<i64>,
    /// Distance since the fill before with an accepted reading.
    pub distance: Option<i64>,
    pub outcome: Outcome,
    /// The same by hours of the engine.
    pub hourly: Outcome,
    pub battery: Option<BatteryUse>,
}

impl Assessment {
    pub fn outcome(&self, meter: Meter) -> Outcome {
        match meter {
            Meter::Distance => self.outcome,
            Meter::Hours => self.hourly,
        }
    }
}

/// Usual values are the median of this many before.
pub(super) const WINDOW: usize = 10;
/// Without at least this many before, nothing about distances and quantities is called unusual.
const ENOUGH: usize = 3;
/// 20,000 km between two fills are odd when nothing is known of the usual distance.
const FAR: i64 = 2_000_000_000_000;
/// 3,000 km between two fills are never odd.
const NEAR: i64 = 300_000_000_000;
/// Where distances are counted from while only trips were read: far below every odometer.
const UNREAD: i64 = -1_000_000_000_000_000_000;
/// In milliseconds.
const DAY: i64 = 24 * 3_600_000;

/// Judges the fills of one vehicle, in the order of their time.
#[must_use]
pub fn assess(entries: &[Entry]) -> Vec<Assessment> {
    let mut history = History::default();
    let judged: Vec<_> = entries.iter().map(|entry| history.judge(entry)).collect();
    let fills: Vec<_> = entries
        .iter()
        .zip(&judged)
        .map(|(entry, judged)| held_apart(entry, &judged.warnings, judged.reading))
        .collect();
    let outcomes = economy::intervals(&fills, Meter::Distance);
    let hourly = economy::intervals(&fills, Meter::Hours);
    let strange = unusual_consumption(entries, &outcomes);
    let mut last = LastCharge::default();
    let mut assessed = Vec::with_capacity(entries.len());
    for (row, (entry, judged)) in entries.iter().zip(judged).enumerate() {
        let battery = last.go_on(entry, judged.reading, fills[row].doubt.is_none());
        assessed.push(judged.assessment(outcomes[row], hourly[row], strange[row], battery));
    }
    assessed
}

/// Whether a fill with these warnings counts in averages of consumption.
#[must_use]
pub fn counts(warnings: &[Warning], is_confirmed: bool) -> bool {
    is_confirmed || !warnings.iter().any(|warning| warning.doubts_economy())
}

/// Whether a fill with these warnings counts in averages of cost.
#[must_use]
pub fn cost_counts(warnings: &[Warning], is_confirmed: bool) -> bool {
    is_confirmed || warnings.is_empty()
}

/// The fill as the rules of economy see it.
pub(super) fn held_apart(entry: &Entry, warnings: &[Warning], reading: Option<i64>) -> Fill {
    let doubt = if counts(warnings, entry.is_confirmed) {
        None
    } else if warnings.contains(&Warning::OdometerDecreased)
        || warnings.contains(&Warning::HoursDecreased)
    {
        Some(Doubt::OdometerDecreased)
    } else if warnings == [Warning::PossibleDuplicate] {
        Some(Doubt::Duplicate)
    } else {
        Some(Doubt::Other)
    };
    Fill {
        doubt,
        odometer: reading,
        ..entry.fill.clone()
    }
}

/// A fill before its economy is known.
pub(super) struct Judged {
    pub(super) warnings: Vec<Warning>,
    pub(super) reading: Option<i64>,
    pub(super) distance: Option<i64>,
}

impl Judged {
    pub(super) fn assessment(
        mut self,
        outcome: Outcome,
        hourly: Outcome,
        strange: bool,
        battery: Option<BatteryUse>,
    ) -> Assessment {
        if strange {
            self.warnings.push(Warning::EconomyUnusual);
        }
        Assessment {
            warnings: self.warnings,
            reading: self.reading,
            distance: self.distance,
            outcome,
            hourly,
            battery,
        }
    }
}

/// What is usual for a vehicle, as far as its fills have been seen.
#[derive(Default)]
pub(super) struct History {
    odometer: Option<i64>,
    /// Engine hours and the day on which they were read.
    hours: Option<(i64, NaiveDate)>,
    /// The last fill of each energy.
    last: HashMap<EnergySource, Likeness>,
    distances: Recent<i64>,
    quantities: HashMap<EnergySource, Recent<i64>>,
    prices: HashMap<(EnergySource, Currency), Recent<Decimal>>,
}

impl History {
    pub(super) fn judge(&mut self, entry: &Entry) -> Judged {
        let reading = self.reading(entry);
        let warnings: Vec<_> = [
            self.odometer_warning(reading),
            self.hours_warning(entry),
            (entry.filled_on > entry.typed_on + chrono::Days::new(1))
                .then_some(Warning::FutureDate),
            self.price_warning(entry),
            self.quantity_warning(entry),
            total_warning(entry),
            self.duplicate_warning(entry),
        ]
        .into_iter()
        .flatten()
        .collect();
        let distance = self.learn(entry, reading, &warnings);
        Judged {
            warnings,
            reading,
            distance,
        }
    }

    /// The odometer that was read, else the one before and the trip.
    fn reading(&self, entry: &Entry) -> Option<i64> {
        entry.fill.odometer.or_else(|| {
            let trip = entry.trip?;
            let reading = self.odometer.unwrap_or(UNREAD).saturating_add(trip);
            // Trips alone never become an odometer, however many.
            let is_read = self.odometer.is_some_and(|last| last >= 0);
            Some(if is_read { reading } else { reading.min(-1) })
        })
    }

    fn odometer_warning(&self, reading: Option<i64>) -> Option<Warning> {
        let (reading, last) = (reading?, self.odometer?);
        if last < 0 && reading >= 0 {
            return None;
        }
        let step = reading - last;
        let limit = match self.distances.median() {
            Some(usual) if self.distances.len() >= ENOUGH => usual.saturating_mul(10).max(NEAR),
            _ => FAR,
        };
        if step < 0 {
            Some(Warning::OdometerDecreased)
        } else {
            (step > limit).then_some(Warning::OdometerJump)
        }
    }

    /// A full tank right after the very same one of the same day was logged twice.
    fn duplicate_warning(&self, entry: &Entry) -> Option<Warning> {
        let last = self.last.get(&entry.fill.source)?;
        let is_same = *last == Likeness::of(entry)?;
        is_same.then_some(Warning::PossibleDuplicate)
    }

    fn hours_warning(&self, entry: &Entry) -> Option<Warning> {
        let (hours, (last, day)) = (entry.fill.hours?, self.hours?);
        let days = (entry.filled_on - day).num_days().saturating_add(1);
        if hours < last {
            Some(Warning::HoursDecreased)
        } else {
            (hours - last > days.saturating_mul(DAY)).then_some(Warning::HoursJump)
        }
    }

    fn price_warning(&self, entry: &Entry) -> Option<Warning> {
        let (currency, price) = entry.price?;
        let usual = self.prices.get(&(entry.fill.source, currency))?.median()?;
        // Charging at home costs a fraction of a fast charger; fuel does not vary that much.
        let factor = if entry.fill.source == EnergySource::Electricity {
            dec!(10)
        } else {
            dec!(4)
        };
        let odd = usual > Decimal::ZERO
            && price > Decimal::ZERO
            && (price >= usual * factor || price * factor <= usual);
        odd.then_some(Warning::PriceUnusual)
    }

    fn quantity_warning(&self, entry: &Entry) -> Option<Warning> {
        let usual = self
            .quantities
            .get(&entry.fill.source)
            .filter(|q| q.len() >= ENOUGH)?
            .median()?;
        (entry.fill.quantity? > usual.saturating_mul(5)).then_some(Warning::QuantityUnusual)
    }

    /// Whether everything is known that the fills of `entries` are judged by, so that what came before
    /// the fills that were seen makes no difference.
    pub(super) fn suffices_for(&self, entries: &[Entry]) -> bool {
        entries.iter().all(|entry| {
            let source = entry.fill.source;
            let is_read = entry.fill.odometer.is_some() || entry.trip.is_some();
            let distances = !is_read || self.odometer.is_some() && self.distances.is_full();
            let hours = entry.fill.hours.is_none() || self.hours.is_some();
            let quantities = entry.fill.quantity.is_none()
                || self.quantities.get(&source).is_some_and(Recent::is_full);
            let prices = entry.price.is_none_or(|(currency, _)| {
                let prices = self.prices.get(&(source, currency));
                prices.is_some_and(Recent::is_full)
            });
            distances && hours && quantities && prices
        })
    }

    /// Takes what is plausible into what is usual; returns the distance since the fill before.
    pub(super) fn learn(
        &mut self,
        entry: &Entry,
        reading: Option<i64>,
        warnings: &[Warning],
    ) -> Option<i64> {
        if cost_counts(warnings, entry.is_confirmed)
            && let Some((currency, price)) = entry.price
        {
            self.prices
                .entry((entry.fill.source, currency))
                .or_default()
                .push(price);
        }
        if !counts(warnings, entry.is_confirmed) {
            return None;
        }
        match Likeness::of(entry) {
            Some(likeness) => self.last.insert(entry.fill.source, likeness),
            None => self.last.remove(&entry.fill.source),
        };
        if let Some(quantity) = entry.fill.quantity {
            self.quantities
                .entry(entry.fill.source)
                .or_default()
                .push(quantity);
        }
        if let Some(hours) = entry.fill.hours {
            self.hours = Some((hours, entry.filled_on));
        }
        let reading = reading?;
        let last = self.odometer.replace(reading);
        let last = last.filter(|last| *last >= 0 || reading < 0)?;
        let distance = reading - last;
        if distance > 0 {
            self.distances.push(distance);
        }
        (distance >= 0).then_some(distance)
    }
}

/// By what a full tank that was logged twice is known again.
#[derive(PartialEq)]
struct Likeness {
    filled_on: NaiveDate,
    readings: (Option<i64>, Option<i64>),
    quantity: i64,
    price: Option<(Currency, Decimal)>,
}

impl Likeness {
    fn of(entry: &Entry) -> Option<Self> {
        let fill = &entry.fill;
        let is_read = fill.odometer.is_some() || fill.hours.is_some();
        (fill.is_full && is_read).then_some(())?;
        Some(Self {
            filled_on: entry.filled_on,
            readings: (fill.odometer, fill.hours),
            quantity: fill.quantity?,
            price: entry.price,
        })
    }
}

fn total_warning(entry: &Entry) -> Option<Warning> {
    let (product, total) = entry.products?;
    let tolerance = (total * dec!(0.02)).max(dec!(0.05));
    ((product - total).abs() > tolerance).then_some(Warning::TotalMismatch)
}

/// Marks intervals whose consumption is four times the usual, or a quarter of it: kilometres taken
/// for miles, litres for gallons.
fn unusual_consumption(entries: &[Entry], outcomes: &[Outcome]) -> Vec<bool> {
    let mut usual = UsualConsumption::default();
    entries
        .iter()
        .zip(outcomes)
        .map(|(entry, outcome)| usual.judge(entry, *outcome))
        .collect()
}

/// The last consumptions of each energy source.
#[derive(Default)]
pub(super) struct UsualConsumption(HashMap<EnergySource, Recent<Decimal>>);

impl UsualConsumption {
    /// Whether an outcome is strange; what is not, or is confirmed, becomes part of what is usual.
    pub(super) fn judge(&mut self, entry: &Entry, outcome: Outcome) -> bool {
        let strange = outcome.is_ok_and(|c| self.is_strange(entry.fill.source, ratio(c)));
        self.learn(entry, outcome, strange);
        strange
    }

    pub(super) fn learn(&mut self, entry: &Entry, outcome: Outcome, strange: bool) {
        if let Ok(consumption) = outcome
            && (!strange || entry.is_confirmed)
        {
            let recent = self.0.entry(entry.fill.source).or_default();
            recent.push(ratio(consumption));
        }
    }

    fn is_strange(&self, source: EnergySource, ratio: Decimal) -> bool {
        let recent = self.0.get(&source).filter(|recent| recent.len() >= ENOUGH);
        let median = recent.and_then(Recent::median);
        median.is_some_and(|m| ratio > m * dec!(4) || ratio * dec!(4) < m)
    }

    /// Whether older consumptions of a source make no difference any more.
    pub(super) fn suffices_for(&self, source: EnergySource) -> bool {
        self.0.get(&source).is_some_and(Recent::is_full)
    }
}

fn ratio(consumption: Consumption) -> Decimal {
    Decimal::from(consumption.quantity) / Decimal::from(consumption.own_extent().max(1))
}

/// The last few values, with their median.
struct Recent<T>(VecDeque<T>);

impl<T> Default for Recent<T> {
    fn default() -> Self {
        Self(VecDeque::with_capacity(WINDOW))
    }
}

impl<T: Copy + Ord> Recent<T> {
    fn push(&mut self, value: T) {
        if self.0.len() == WINDOW {
            self.0.pop_front();
        }
        self.0.push_back(value);
    }

    fn is_full(&self) -> bool {
        self.0.len() == WINDOW
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    fn median(&self) -> Option<T> {
        let mut sorted: Vec<_> = self.0.iter().copied().collect();
        sorted.sort_unstable();
        sorted.get(sorted.len() / 2).copied()
    }
}

#[cfg(test)]
#[path = "plausibility_tests.rs"]
mod tests;
