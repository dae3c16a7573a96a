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
pub(super) struct UsualConsumption(HashMap<EnergySource, Consumptions>);

#[derive(Default)]
struct Consumptions {
    recent: Recent<Decimal>,
    refused: Refused<Decimal>,
}

impl UsualConsumption {
    /// Whether an outcome is strange; what is not, or is confirmed, becomes part of what is usual.
    pub(super) fn judge(&mut self, entry: &Entry, outcome: Outcome) -> bool {
        let known = self.0.get(&entry.fill.source);
        let strange = outcome.is_ok_and(|c| known.is_some_and(|known| known.is_strange(ratio(c))));
        self.learn(entry, outcome, strange);
        strange
    }

    pub(super) fn learn(&mut self, entry: &Entry, outcome: Outcome, strange: bool) {
        if let Ok(consumption) = outcome {
            let known = self.0.entry(entry.fill.source).or_default();
            known.learn(ratio(consumption), strange && !entry.is_confirmed);
        }
    }

    /// Whether older consumptions of a source make no difference any more.
    pub(super) fn suffices_for(&self, source: EnergySource) -> bool {
        self.0
            .get(&source)
            .is_some_and(|known| known.recent.is_full())
    }
}

impl Consumptions {
    fn is_strange(&self, ratio: Decimal) -> bool {
        let median = self.recent.median().filter(|_| self.recent.len() >= ENOUGH);
        let is_odd = median.is_some_and(|median| !is_alike(median, ratio));
        // A plug-in hybrid has two usual ways of driving, and so has who tows now and then.
        let is_known = self.recent.count(|recent| is_alike(recent, ratio)) > 1;
        is_odd && !is_known && !self.refused.lead_to(ratio, is_alike)
    }

    fn learn(&mut self, ratio: Decimal, is_refused: bool) {
        if is_refused {
            self.refused.push(Some(ratio));
            return;
        }
        for right in std::mem::take(&mut self.refused).outvoting(ratio, is_alike) {
            self.recent.push(right);
        }
        self.recent.push(ratio);
    }
}

fn is_alike(a: Decimal, b: Decimal) -> bool {
    a <= b * STRANGE && b <= a * STRANGE
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

    pub(super) fn count(&self, is_wanted: impl Fn(T) -> bool) -> usize {
        self.0.iter().filter(|value| is_wanted(**value)).count()
    }

    pub(super) fn median(&self) -> Option<T> {
        let mut sorted: Vec<_> = self.0.iter().copied().collect();
        sorted.sort_unstable();
        sorted.get(sorted.len() / 2).copied()
    }
}

/// The last two values that were refused since one was accepted. A third that agrees with
/// both tells that these were right and the accepted one was not: a single typing error must not put
/// off all that comes after it.
pub(super) struct Refused<T> {
    pub(super) before: Option<T>,
    pub(super) last: Option<T>,
}

impl<T> Default for Refused<T> {
    fn default() -> Self {
        Self {
            before: None,
            last: None,
        }
    }
}

impl<T: Copy> Refused<T> {
    pub(super) fn push(&mut self, reading: Option<T>) {
        if reading.is_some() {
            self.before = std::mem::replace(&mut self.last, reading);
        }
    }

    pub(super) fn lead_to(&self, reading: T, goes_on: impl Fn(T, T) -> bool) -> bool {
        let both = self.before.zip(self.last);
        both.is_some_and(|(before, last)| goes_on(before, last) && goes_on(last, reading))
    }

    /// What was refused and is right, if a value that was accepted agrees with it.
    pub(super) fn outvoting(
        self,
        value: T,
        agrees: impl Fn(T, T) -> bool,
    ) -> impl Iterator<Item = T> {
        let are_right = self.lead_to(value, agrees);
        let both = [self.before, self.last].into_iter().flatten();
        both.filter(move |_| are_right)
    }
}
