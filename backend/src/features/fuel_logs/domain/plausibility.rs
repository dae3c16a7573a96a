//! What looks odd in a fill. Odd is never refused: it is shown, kept, and held out of the averages
//! until the user confirms it.

use std::collections::{HashMap, VecDeque};

use chrono::NaiveDate;
use rust_decimal::{Decimal, dec};

use crate::features::fuel_logs::domain::economy::{self, Consumption, Doubt, Fill, Outcome};
use crate::kernel::energy::EnergySource;
use crate::kernel::money::Currency;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    OdometerDecreased,
    OdometerJump,
    FutureDate,
    PriceUnusual,
    QuantityUnusual,
    TotalMismatch,
    EconomyUnusual,
}

impl Warning {
    pub const ALL: [Self; 7] = [
        Self::OdometerDecreased,
        Self::OdometerJump,
        Self::FutureDate,
        Self::PriceUnusual,
        Self::QuantityUnusual,
        Self::TotalMismatch,
        Self::EconomyUnusual,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::OdometerDecreased => "odometer_decreased",
            Self::OdometerJump => "odometer_jump",
            Self::FutureDate => "future_date",
            Self::PriceUnusual => "price_unusual",
            Self::QuantityUnusual => "quantity_unusual",
            Self::TotalMismatch => "total_mismatch",
            Self::EconomyUnusual => "economy_unusual",
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
    pub fill: Fill,
    pub filled_on: NaiveDate,
    /// The date on which it was typed, in UTC.
    pub typed_on: NaiveDate,
    /// Total over quantity, in minor units per thousand canonical units.
    pub price: Option<(Currency, Decimal)>,
    /// Typed unit price times quantity, and the typed total, in the same currency.
    pub products: Option<(Decimal, Decimal)>,
    pub is_confirmed: bool,
}

/// What the rules say of one fill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub warnings: Vec<Warning>,
    /// Metres since the fill before with an accepted odometer.
    pub distance: Option<i64>,
    pub outcome: Outcome,
}

/// Usual values are the median of this many before.
pub(super) const WINDOW: usize = 10;
/// Without at least this many before, nothing about distances and quantities is called unusual.
const ENOUGH: usize = 3;
/// Metres between two fills that are odd when nothing is known of the usual distance.
const FAR: i64 = 20_000_000;
/// Metres between two fills that are never odd.
const NEAR: i64 = 3_000_000;

/// Judges the fills of one vehicle, in the order of their time.
#[must_use]
pub fn assess(entries: &[Entry]) -> Vec<Assessment> {
    let mut history = History::default();
    let judged: Vec<_> = entries.iter().map(|entry| history.judge(entry)).collect();
    let fills: Vec<_> = entries
        .iter()
        .zip(&judged)
        .map(|(e, (w, _))| held_apart(e, w))
        .collect();
    let outcomes = economy::intervals(&fills);
    let strange = unusual_consumption(entries, &outcomes);
    judged
        .into_iter()
        .zip(outcomes)
        .zip(strange)
        .map(|(((mut warnings, distance), outcome), strange)| {
            if strange {
                warnings.push(Warning::EconomyUnusual);
            }
            Assessment {
                warnings,
                distance,
                outcome,
            }
        })
        .collect()
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

pub(super) fn held_apart(entry: &Entry, warnings: &[Warning]) -> Fill {
    let doubt = if counts(warnings, entry.is_confirmed) {
        None
    } else if warnings.contains(&Warning::OdometerDecreased) {
        Some(Doubt::OdometerDecreased)
    } else {
        Some(Doubt::Other)
    };
    Fill {
        doubt,
        ..entry.fill.clone()
    }
}

/// What is usual for a vehicle, as far as its fills have been seen.
#[derive(Default)]
pub(super) struct History {
    odometer: Option<i64>,
    distances: Recent<i64>,
    quantities: HashMap<EnergySource, Recent<i64>>,
    prices: HashMap<(EnergySource, Currency), Recent<Decimal>>,
}

impl History {
    pub(super) fn judge(&mut self, entry: &Entry) -> (Vec<Warning>, Option<i64>) {
        let warnings: Vec<_> = [
            self.odometer_warning(entry),
            (entry.filled_on > entry.typed_on + chrono::Days::new(1))
                .then_some(Warning::FutureDate),
            self.price_warning(entry),
            self.quantity_warning(entry),
            total_warning(entry),
        ]
        .into_iter()
        .flatten()
        .collect();
        let distance = self.learn(entry, &warnings);
        (warnings, distance)
    }

    fn odometer_warning(&self, entry: &Entry) -> Option<Warning> {
        let step = entry.fill.odometer? - self.odometer?;
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
        let knows = |entry: &Entry| {
            let source = entry.fill.source;
            let quantities = self.quantities.get(&source).is_some_and(Recent::is_full);
            let prices = entry.price.is_none_or(|(currency, _)| {
                let prices = self.prices.get(&(source, currency));
                prices.is_some_and(Recent::is_full)
            });
            quantities && prices
        };
        self.odometer.is_some() && self.distances.is_full() && entries.iter().all(knows)
    }

    /// Takes what is plausible into what is usual; returns the distance since the fill before.
    pub(super) fn learn(&mut self, entry: &Entry, warnings: &[Warning]) -> Option<i64> {
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
        if let Some(quantity) = entry.fill.quantity {
            self.quantities
                .entry(entry.fill.source)
                .or_default()
                .push(quantity);
        }
        let odometer = entry.fill.odometer?;
        let distance = self
            .odometer
            .replace(odometer)
            .map(|last| odometer - last)?;
        if distance > 0 {
            self.distances.push(distance);
        }
        (distance >= 0).then_some(distance)
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
    Decimal::from(consumption.quantity) / Decimal::from(consumption.metres.max(1))
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
