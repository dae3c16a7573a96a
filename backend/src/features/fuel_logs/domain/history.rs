//! What a vehicle's fills have been like, and what is odd in the next one.

use std::collections::HashMap;

use chrono::NaiveDate;
use rust_decimal::{Decimal, dec};

use crate::features::fuel_logs::domain::ahead::Ahead;
use crate::features::fuel_logs::domain::economy::Meter;
use crate::features::fuel_logs::domain::plausibility::{
    Entry, Judged, Since, Warning, cost_counts, counts,
};
use crate::features::fuel_logs::domain::tanks::Tanks;
use crate::features::fuel_logs::domain::usual::{ENOUGH, Recent, Refused};
use crate::kernel::energy::EnergySource;
use crate::kernel::money::Currency;

/// 20,000 km between two fills are odd when nothing is known of the usual distance.
const FAR: i64 = 2_000_000_000_000;
/// 3,000 km between two fills are never odd.
const NEAR: i64 = 300_000_000_000;
/// Where distances are counted from while only trips were read: far below every odometer.
const UNREAD: i64 = -1_000_000_000_000_000_000;
/// In milliseconds.
const DAY: i64 = 24 * 3_600_000;

/// What is usual for a vehicle, as far as its fills have been seen.
#[derive(Default)]
pub(super) struct History {
    /// No fill is older than the first one seen.
    is_whole: bool,
    odometer: Option<i64>,
    /// What was refused since.
    refused: Refused<i64>,
    /// Engine hours and the day on which they were read.
    hours: Option<(i64, NaiveDate)>,
    refused_hours: Refused<(i64, NaiveDate)>,
    /// The last fill of each energy.
    last: HashMap<EnergySource, Likeness>,
    /// From where a trip goes on: where the last fill of each energy stood.
    stops: HashMap<EnergySource, Stop>,
    distances: Recent<i64>,
    tanks: HashMap<EnergySource, Tanks>,
    prices: HashMap<(EnergySource, Currency), Prices>,
}

/// Where a fill stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    /// At an accepted reading.
    Read,
    /// At a reading that is right, of a fill that is odd in something else.
    At(i64),
    Unknown,
}

/// What one energy cost in one currency.
#[derive(Default)]
struct Prices {
    recent: Recent<Decimal>,
    refused: Refused<Decimal>,
}

impl History {
    /// Of a vehicle's fills from the very first on; by default, from one later.
    pub(super) fn whole() -> Self {
        Self {
            is_whole: true,
            ..Self::default()
        }
    }

    pub(super) fn judge(&mut self, entry: &Entry, ahead: &Ahead) -> Judged {
        let reading = self.reading(entry);
        let warnings: Vec<_> = [
            self.odometer_warning(entry, reading, ahead),
            self.hours_warning(entry),
            (entry.filled_on > entry.typed_on + chrono::Days::new(1))
                .then_some(Warning::FutureDate),
            self.price_warning(entry, ahead),
            self.quantity_warning(entry),
            total_warning(entry),
            self.duplicate_warning(entry),
        ]
        .into_iter()
        .flatten()
        .collect();
        let since = self.learn(entry, reading, &warnings);
        Judged {
            warnings,
            reading,
            since,
        }
    }

    /// The odometer that was read, else the one before and the trip: unknown where nobody knows where
    /// the fill before stood.
    fn reading(&self, entry: &Entry) -> Option<i64> {
        entry.fill.odometer.or_else(|| {
            let trip = entry.trip?;
            let is_read = self.odometer.is_some_and(|last| last >= 0);
            if is_read && self.is_from_nowhere(entry) {
                return None;
            }
            let mut from = self.odometer.unwrap_or(UNREAD);
            if let Some(Stop::At(reading)) = self.stops.get(&entry.fill.source) {
                from = from.max(*reading);
            }
            let reading = from.saturating_add(trip);
            // Trips alone never become an odometer, however many.
            Some(if is_read { reading } else { reading.min(-1) })
        })
    }

    /// Whether nobody knows where the trip of a fill began.
    fn is_from_nowhere(&self, entry: &Entry) -> bool {
        let stop = self.stops.get(&entry.fill.source);
        is_by_trip(entry) && (entry.fill.missed_previous || stop == Some(&Stop::Unknown))
    }

    fn odometer_warning(
        &self,
        entry: &Entry,
        reading: Option<i64>,
        ahead: &Ahead,
    ) -> Option<Warning> {
        let (reading, last) = (reading?, self.odometer?);
        let usual = self.usual_way();
        let goes_on = |from: i64, to: i64| (0..=usual).contains(&to.saturating_sub(from));
        let is_typed = entry.fill.odometer.is_some() && last >= 0;
        if is_typed && ahead.outvotes_odometer((last, reading), goes_on) {
            return Some(Warning::OdometerJump);
        }
        if (last < 0 && reading >= 0) || self.refused.lead_to(reading, goes_on) {
            return None;
        }
        // Where a fill-up is missing, it is known that the way was long.
        let least = if entry.fill.missed_previous { FAR } else { 0 };
        let step = reading - last;
        if step < 0 {
            Some(Warning::OdometerDecreased)
        } else {
            (step > usual.max(least)).then_some(Warning::OdometerJump)
        }
    }

    /// The longest distance between two fills that is not odd.
    fn usual_way(&self) -> i64 {
        match self.distances.median() {
            Some(usual) if self.distances.len() >= ENOUGH => usual.saturating_mul(10).max(NEAR),
            _ => FAR,
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
        let read = (hours, entry.filled_on);
        if self.refused_hours.lead_to(read, is_within_days) {
            return None;
        }
        if hours < last {
            Some(Warning::HoursDecreased)
        } else {
            (!is_within_days((last, day), read)).then_some(Warning::HoursJump)
        }
    }

    fn price_warning(&self, entry: &Entry, ahead: &Ahead) -> Option<Warning> {
        let (currency, price) = entry.price?;
        let is_alike = |a, b| is_alike(entry.fill.source, a, b);
        let Some(prices) = self.prices.get(&(entry.fill.source, currency)) else {
            let is_odd = ahead.outvotes_price(price, is_alike);
            return is_odd.then_some(Warning::PriceUnusual);
        };
        let usual = prices.recent.median()?;
        let is_odd = usual > Decimal::ZERO && price > Decimal::ZERO && !is_alike(usual, price);
        let is_odd = is_odd && !prices.refused.lead_to(price, is_alike);
        is_odd.then_some(Warning::PriceUnusual)
    }

    fn quantity_warning(&self, entry: &Entry) -> Option<Warning> {
        let tanks = self.tanks.get(&entry.fill.source)?;
        let is_odd = tanks.is_odd(entry.fill.quantity?);
        is_odd.then_some(Warning::QuantityUnusual)
    }

    /// Whether everything is known that the fills of `entries` are judged by, so that what came before
    /// the fills that were seen makes no difference.
    pub(super) fn suffices_for(&self, entries: &[Entry]) -> bool {
        entries.iter().all(|entry| {
            let source = entry.fill.source;
            let is_read = entry.fill.odometer.is_some() || entry.trip.is_some();
            let distances = !is_read || self.odometer.is_some() && self.distances.is_full();
            let trips = !is_by_trip(entry) || self.stops.contains_key(&source);
            let hours = entry.fill.hours.is_none() || self.hours.is_some();
            let quantities = entry.fill.quantity.is_none()
                || self.tanks.get(&source).is_some_and(Tanks::suffices);
            let prices = entry.price.is_none_or(|(currency, _)| {
                let prices = self.prices.get(&(source, currency));
                prices.is_some_and(|prices| prices.recent.is_full())
            });
            distances && trips && hours && quantities && prices
        })
    }

    /// Takes what is plausible into what is usual; tells how far it is since the fill before.
    pub(super) fn learn(
        &mut self,
        entry: &Entry,
        reading: Option<i64>,
        warnings: &[Warning],
    ) -> Since {
        self.learn_price(entry, warnings);
        if !counts(warnings, reading, entry.is_confirmed) {
            self.refuse(entry, reading, warnings);
            return Since::default();
        }
        let is_from_nowhere = self.is_from_nowhere(entry);
        let stop = reading.map_or(Stop::Unknown, |_| Stop::Read);
        self.stops.insert(entry.fill.source, stop);
        match Likeness::of(entry) {
            Some(likeness) => self.last.insert(entry.fill.source, likeness),
            None => self.last.remove(&entry.fill.source),
        };
        self.tanks_of(entry.fill.source).learn(&entry.fill);
        let distance = reading.and_then(|reading| self.learn_reading(entry, reading));
        Since {
            hours: self.learn_hours(entry, warnings),
            distance: distance.filter(|_| !is_from_nowhere),
        }
    }

    fn learn_hours(&mut self, entry: &Entry, warnings: &[Warning]) -> Option<i64> {
        let hours = entry.fill.hours?;
        if !entry.is_confirmed && warnings.iter().any(|w| w.meter() == Some(Meter::Hours)) {
            self.refused_hours.push(Some((hours, entry.filled_on)));
            return None;
        }
        self.refused_hours = Refused::default();
        let (last, _) = self.hours.replace((hours, entry.filled_on))?;
        Some(hours - last).filter(|run| *run >= 0)
    }

    fn learn_reading(&mut self, entry: &Entry, reading: i64) -> Option<i64> {
        let last = self.odometer.replace(reading);
        let refused = std::mem::take(&mut self.refused).last;
        let last = last.filter(|last| *last >= 0 || reading < 0)?;
        if !entry.is_confirmed && refused.is_some_and(|refused| is_anew(last, refused, reading)) {
            return None;
        }
        let distance = reading - last;
        if distance > 0 {
            self.distances.push(distance);
        }
        (distance >= 0).then_some(distance)
    }

    fn tanks_of(&mut self, source: EnergySource) -> &mut Tanks {
        let is_whole = self.is_whole;
        let tanks = self.tanks.entry(source);
        tanks.or_insert_with(|| Tanks::new(is_whole))
    }

    fn learn_price(&mut self, entry: &Entry, warnings: &[Warning]) {
        let Some((currency, price)) = entry.price else {
            return;
        };
        let prices = self
            .prices
            .entry((entry.fill.source, currency))
            .or_default();
        if cost_counts(warnings, entry.is_confirmed) {
            let is_alike = |a, b| is_alike(entry.fill.source, a, b);
            for right in std::mem::take(&mut prices.refused).outvoting(price, is_alike) {
                prices.recent.push(right);
            }
            prices.recent.push(price);
        } else if warnings.contains(&Warning::PriceUnusual) {
            prices.refused.push(Some(price));
        }
    }

    fn refuse(&mut self, entry: &Entry, reading: Option<i64>, warnings: &[Warning]) {
        let is_about = |meter| {
            warnings
                .iter()
                .any(|warning| warning.meter() == Some(meter))
        };
        if warnings != [Warning::PossibleDuplicate] {
            let right = reading.filter(|_| !is_about(Meter::Distance));
            let stop = right.map_or(Stop::Unknown, Stop::At);
            self.stops.insert(entry.fill.source, stop);
        }
        if is_about(Meter::Distance) {
            self.refused.push(reading);
        }
        if is_about(Meter::Hours) {
            let read = entry.fill.hours.map(|hours| (hours, entry.filled_on));
            self.refused_hours.push(read);
        }
        if warnings.contains(&Warning::QuantityUnusual) {
            let tanks = self.tanks_of(entry.fill.source);
            tanks.refuse(entry.fill.quantity);
        }
    }
}

fn is_by_trip(entry: &Entry) -> bool {
    entry.fill.odometer.is_none() && entry.trip.is_some()
}

/// Charging at home costs a fraction of a fast charger; fuel does not vary that much.
fn is_alike(source: EnergySource, a: Decimal, b: Decimal) -> bool {
    let factor = if source == EnergySource::Electricity {
        dec!(10)
    } else {
        dec!(4)
    };
    b < a * factor && b * factor > a
}

/// Whether a reading that was accepted goes on from one that was refused, not from the last accepted.
fn is_anew(last: i64, refused: i64, reading: i64) -> bool {
    reading < last || (refused > last && reading >= refused)
}

fn is_within_days((from, day): (i64, NaiveDate), (to, on): (i64, NaiveDate)) -> bool {
    let days = (on - day).num_days().saturating_add(1);
    (0..=days.saturating_mul(DAY)).contains(&to.saturating_sub(from))
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

#[cfg(test)]
#[path = "history_tests.rs"]
mod tests;
