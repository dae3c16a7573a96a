//! What looks odd in a fill. Odd is never refused: it is shown, kept, and held out of the averages
//! until the user confirms it.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::features::fuel_logs::domain::ahead::Ahead;
use crate::features::fuel_logs::domain::battery::{BatteryUse, LastCharge, StateOfCharge};
use crate::features::fuel_logs::domain::economy::{self, Doubt, Fill, Meter, Outcome};
use crate::features::fuel_logs::domain::history::History;
use crate::features::fuel_logs::domain::usual::UsualConsumption;
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

    /// A typing error in one meter leaves what the other says right.
    #[must_use]
    pub fn doubts_economy_by(self, meter: Meter) -> bool {
        self.doubts_economy() && self.meter().is_none_or(|own| own == meter)
    }

    /// Whatever a meter showed, the money was paid.
    #[must_use]
    pub fn doubts_cost(self) -> bool {
        self.meter().is_none()
    }

    /// Which meter it is about.
    #[must_use]
    pub fn meter(self) -> Option<Meter> {
        match self {
            Self::OdometerDecreased | Self::OdometerJump => Some(Meter::Distance),
            Self::HoursDecreased | Self::HoursJump => Some(Meter::Hours),
            _ => None,
        }
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

/// How far it is since the fill before whose reading was accepted; unknown of the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Since {
    pub distance: Option<i64>,
    /// Milliseconds that the engine ran.
    pub hours: Option<i64>,
}

/// What the rules say of one fill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub warnings: Vec<Warning>,
    /// The odometer that was read, or that follows from the trip; below zero where only trips were
    /// ever read.
    pub reading: Option<i64>,
    pub since: Since,
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

/// Counts changes of the rules that give fills other figures than are stored of them: such a vehicle
/// is judged anew as a whole with its next change.
pub const RULES: i32 = 2;

/// Judges the fills of one vehicle, in the order of their time.
#[must_use]
pub fn assess(entries: &[Entry]) -> Vec<Assessment> {
    let mut history = History::whole();
    let ahead = Ahead::of_each(entries);
    let judged: Vec<_> = entries
        .iter()
        .zip(&ahead)
        .map(|(entry, ahead)| history.judge(entry, ahead))
        .collect();
    let fills = |meter: Meter| -> Vec<Fill> {
        let rows = entries.iter().zip(&judged);
        rows.map(|(entry, judged)| judged.held_apart(entry, meter))
            .collect()
    };
    let by_distance = fills(Meter::Distance);
    let outcomes = economy::intervals(&by_distance, Meter::Distance);
    let hourly = economy::intervals(&fills(Meter::Hours), Meter::Hours);
    let strange = unusual_consumption(entries, &outcomes);
    let mut last = LastCharge::default();
    let mut assessed = Vec::with_capacity(entries.len());
    for (row, (entry, judged)) in entries.iter().zip(judged).enumerate() {
        let battery = last.go_on(entry, judged.reading, by_distance[row].doubt.is_none());
        assessed.push(judged.assessment(outcomes[row], hourly[row], strange[row], battery));
    }
    assessed
}

/// Whether a fill with these warnings is beyond doubt in all but its price.
#[must_use]
pub fn is_sure(warnings: &[Warning], is_confirmed: bool) -> bool {
    is_confirmed || !warnings.iter().any(|warning| warning.doubts_economy())
}

/// Whether a fill with these warnings counts in averages of consumption: by the distance where it has
/// an odometer.
#[must_use]
pub fn counts(warnings: &[Warning], reading: Option<i64>, is_confirmed: bool) -> bool {
    let is_doubted = |warning: &Warning| match reading {
        Some(_) => warning.doubts_economy_by(Meter::Distance),
        None => warning.doubts_economy(),
    };
    is_confirmed || !warnings.iter().any(is_doubted)
}

/// Whether a fill with these warnings counts in averages of cost.
#[must_use]
pub fn cost_counts(warnings: &[Warning], is_confirmed: bool) -> bool {
    is_confirmed || !warnings.iter().any(|warning| warning.doubts_cost())
}

/// The fill as the rules of economy by a meter see it.
pub(super) fn held_apart(
    entry: &Entry,
    warnings: &[Warning],
    (reading, since): (Option<i64>, Since),
    meter: Meter,
) -> Fill {
    let of_meter = warnings.iter().filter(|w| w.doubts_economy_by(meter));
    let doubts: Vec<_> = of_meter.copied().collect();
    let is_lower = |warning: &Warning| {
        matches!(
            warning,
            Warning::OdometerDecreased | Warning::HoursDecreased
        )
    };
    let doubt = if entry.is_confirmed || doubts.is_empty() {
        None
    } else if doubts.iter().any(is_lower) {
        Some(Doubt::OdometerDecreased)
    } else if doubts == [Warning::PossibleDuplicate] {
        Some(Doubt::Duplicate)
    } else {
        Some(Doubt::Other)
    };
    let is_first = reading.is_some() && since.distance.is_none();
    // Trips alone are counted from nowhere, whoever confirms them.
    let is_relative = reading.is_some_and(|reading| reading < 0);
    Fill {
        doubt,
        odometer: reading,
        begins_anew: is_first && doubt.is_none() && (is_relative || !entry.is_confirmed),
        ..entry.fill.clone()
    }
}

/// A fill before its economy is known.
pub(super) struct Judged {
    pub(super) warnings: Vec<Warning>,
    pub(super) reading: Option<i64>,
    pub(super) since: Since,
}

impl Judged {
    /// As the rules of economy by a meter see it.
    pub(super) fn held_apart(&self, entry: &Entry, meter: Meter) -> Fill {
        held_apart(entry, &self.warnings, (self.reading, self.since), meter)
    }

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
            since: self.since,
            outcome,
            hourly,
            battery,
        }
    }
}

/// Marks intervals whose consumption is far from the usual.
fn unusual_consumption(entries: &[Entry], outcomes: &[Outcome]) -> Vec<bool> {
    let mut usual = UsualConsumption::default();
    entries
        .iter()
        .zip(outcomes)
        .map(|(entry, outcome)| usual.judge(entry, *outcome))
        .collect()
}

#[cfg(test)]
#[path = "plausibility_tests.rs"]
mod tests;
