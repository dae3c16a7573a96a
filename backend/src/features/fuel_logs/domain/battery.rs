//! What a battery gave between two charges, by its state of charge.
//!
//! The share of the battery used since the charge before is what it ended with less what this one
//! begins with. Grid energy is another figure, by the rules of [`super::economy`]: losses in charging
//! are in that one only. The capacity is left out here, since it is the vehicle's and may become known
//! later.

use crate::features::fuel_logs::domain::economy::Consumption;
use crate::features::fuel_logs::domain::plausibility::Entry;
use crate::kernel::energy::EnergySource;

/// The state of charge before and after, in hundredths of a percent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StateOfCharge {
    pub start: Option<i64>,
    pub end: Option<i64>,
}

/// The share of the battery that was used over a distance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BatteryUse {
    /// Hundredths of a percent.
    pub share: i64,
    /// In fine units.
    pub distance: i64,
}

impl StateOfCharge {
    /// What was gained, where anything was.
    #[must_use]
    pub fn gain(self) -> Option<i64> {
        let gain = self.end? - self.start?;
        (gain > 0).then_some(gain)
    }
}

/// The whole battery, in hundredths of a percent.
const WHOLE: i128 = 10_000;

/// A battery by the energy that it holds, in fine units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Battery {
    capacity: i64,
}

impl Battery {
    #[must_use]
    pub fn new(capacity: i64) -> Self {
        Self { capacity }
    }

    /// What all charges together tell of a battery: their energy over their gain, never one alone.
    #[must_use]
    pub fn told_by(energy: i64, gain: i64) -> Option<Self> {
        let whole = i128::from(energy).checked_mul(WHOLE)?;
        let capacity = whole.checked_div(i128::from(gain))?;
        let capacity = i64::try_from(capacity)
            .ok()
            .filter(|capacity| *capacity > 0)?;
        Some(Self { capacity })
    }

    #[must_use]
    pub fn capacity(self) -> i64 {
        self.capacity
    }

    /// The energy of a share of it.
    #[must_use]
    pub fn energy(self, share: i64) -> i64 {
        let energy = i128::from(self.capacity) * i128::from(share) / WHOLE;
        i64::try_from(energy).unwrap_or(i64::MAX)
    }

    #[must_use]
    pub fn consumption(self, used: BatteryUse) -> Consumption {
        Consumption {
            quantity: self.energy(used.share),
            extent: used.distance,
            alone: None,
        }
    }
}

/// The charge before, as far as charges have been seen.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LastCharge(Option<Ended>);

#[derive(Clone, Copy, Debug)]
struct Ended {
    charge: Option<i64>,
    reading: Option<i64>,
}

impl LastCharge {
    /// Whether nothing is known of the charge before that this one is measured from.
    pub(super) fn is_missing_for(self, entry: &Entry) -> bool {
        self.0.is_none() && is_charge(entry) && entry.charge.start.is_some()
    }

    /// What was used since the charge before; none where either end is not known.
    pub(super) fn go_on(
        &mut self,
        entry: &Entry,
        reading: Option<i64>,
        counts: bool,
    ) -> Option<BatteryUse> {
        if !is_charge(entry) {
            return None;
        }
        let ended = Ended {
            charge: entry.charge.end.filter(|_| counts),
            reading: reading.filter(|_| counts),
        };
        let before = self.0.replace(ended)?;
        if !counts || entry.fill.missed_previous || !rises(entry.charge) {
            return None;
        }
        let distance = reading? - before.reading?;
        let is_measured = distance > 0 && (before.reading? < 0) == (reading? < 0);
        let share = (before.charge? - entry.charge.start?).max(0);
        is_measured.then_some(BatteryUse { share, distance })
    }
}

fn is_charge(entry: &Entry) -> bool {
    entry.fill.source == EnergySource::Electricity
}

fn rises(charge: StateOfCharge) -> bool {
    match (charge.start, charge.end) {
        (Some(start), Some(end)) => end > start,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_charges_together_tell_what_a_battery_holds() {
        // V15: three times 20 kWh for half of it.
        let battery = Battery::told_by(60_000, 15_000).unwrap();
        assert_eq!(battery.capacity(), 40_000);
        assert_eq!(battery.energy(6000), 24_000);
        assert_eq!(Battery::told_by(60_000, 0), None);
    }
}
