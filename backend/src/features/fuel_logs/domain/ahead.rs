//! What the next fills tell of one: two that agree with each other and not with it outvote it.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::features::fuel_logs::domain::plausibility::Entry;
use crate::kernel::energy::EnergySource;
use crate::kernel::money::Currency;

/// Prices are compared with those of the same energy in the same currency.
pub type PriceKind = (EnergySource, Currency);

/// So many fills behind one are asked.
pub(super) const REACH: usize = 2;

/// The next odometers that were read, and the next prices of the same kind, nearest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ahead {
    odometers: [Option<i64>; REACH],
    prices: [Option<Decimal>; REACH],
}

impl Ahead {
    /// Of each of these fills, in the order of their time.
    pub(super) fn of_each(entries: &[Entry]) -> Vec<Self> {
        let mut odometers = [None; REACH];
        let mut prices: HashMap<PriceKind, [Option<Decimal>; REACH]> = HashMap::new();
        let mut all: Vec<_> = Vec::with_capacity(entries.len());
        for entry in entries.iter().rev() {
            let kind = price_kind(entry);
            let same = kind.and_then(|kind| prices.get(&kind).copied());
            all.push(Self {
                odometers,
                prices: same.unwrap_or_default(),
            });
            if entry.fill.odometer.is_some() {
                odometers = [entry.fill.odometer, odometers[0]];
            }
            if let (Some(kind), Some((_, price))) = (kind, entry.price) {
                let nearest = prices.entry(kind).or_default();
                *nearest = [Some(price), nearest[0]];
            }
        }
        all.reverse();
        all
    }

    /// Whether an odometer runs ahead of two that go on from the one before it.
    pub(super) fn outvotes_odometer(
        &self,
        (last, reading): (i64, i64),
        goes_on: impl Fn(i64, i64) -> bool,
    ) -> bool {
        let [Some(next), Some(second)] = self.odometers else {
            return false;
        };
        reading > second && goes_on(last, next) && goes_on(next, second)
    }

    /// Whether a price that nothing came before is unlike two that are alike.
    pub(super) fn outvotes_price(
        &self,
        price: Decimal,
        is_alike: impl Fn(Decimal, Decimal) -> bool,
    ) -> bool {
        let [Some(next), Some(second)] = self.prices else {
            return false;
        };
        let are_known = [price, next, second].iter().all(|p| *p > Decimal::ZERO);
        let is_alone = !is_alike(price, next) && !is_alike(price, second);
        are_known && is_alone && is_alike(next, second)
    }
}

/// What the price of a fill is compared with.
pub fn price_kind(entry: &Entry) -> Option<PriceKind> {
    let (currency, _) = entry.price?;
    Some((entry.fill.source, currency))
}
