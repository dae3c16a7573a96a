//! What is usual: the median of the last few values.

use std::collections::{HashMap, VecDeque};

use rust_decimal::{Decimal, dec};

use crate::features::fuel_logs::domain::economy::{Consumption, Outcome};
use crate::features::fuel_logs::domain::plausibility::Entry;
use crate::kernel::energy::EnergySource;

/// Usual values are the median of this many before.
const WINDOW: usize = 10;
/// Without at least this many before, nothing about distances and quantities is called unusual.
pub(super) const ENOUGH: usize = 3;
/// Litres taken for US gallons make three and three quarters of the usual consumption.
const STRANGE: Decimal = dec!(3.5);

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
        median.is_some_and(|m| ratio > m * STRANGE || ratio * STRANGE < m)
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
pub(super) struct Recent<T>(VecDeque<T>);

impl<T> Default for Recent<T> {
    fn default() -> Self {
        Self(VecDeque::with_capacity(WINDOW))
    }
}

impl<T: Copy + Ord> Recent<T> {
    pub(super) fn push(&mut self, value: T) {
        if self.0.len() == WINDOW {
            self.0.pop_front();
        }
        self.0.push_back(value);
    }

    pub(super) fn is_full(&self) -> bool {
        self.0.len() == WINDOW
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn median(&self) -> Option<T> {
        let mut sorted: Vec<_> = self.0.iter().copied().collect();
        sorted.sort_unstable();
        sorted.get(sorted.len() / 2).copied()
    }
}
