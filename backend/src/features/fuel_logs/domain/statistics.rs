//! What many fill-ups add up to. Every figure is a sum over a sum: a mean of ratios would give a short
//! tank the weight of a long one.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use chrono::{Datelike, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy, dec};

use crate::features::fuel_logs::domain::abroad::OnDay;
use crate::features::fuel_logs::domain::economy::Consumption;
use crate::kernel::energy::EnergySource;
use crate::kernel::money::{Currency, Money};

/// Fill-ups that have something in common, added up; amounts in fine units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub fills: i64,
    pub fuel: i64,
    /// Since the fill-up before, on whatever energy.
    pub distance: i64,
    /// Of closed intervals.
    pub used: Used,
    /// Milliseconds that the engine ran since the fill-up before.
    pub run: i64,
    /// The part of both up to fill-ups whose cost is known and counts.
    pub paid_distance: i64,
    pub paid_run: i64,
    /// Of closed intervals by hours of the engine.
    pub hourly_fuel: i64,
    pub hours: i64,
    /// What the grid gave to charges of which is known what reached the battery.
    pub grid: i64,
    pub battery: i64,
    pub paid: BTreeMap<Currency, Paid>,
    /// The part of it in other currencies than the reader's, by day: rates are of days.
    pub abroad: BTreeMap<(Currency, NaiveDate), Paid>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Used {
    pub fuel: i64,
    pub distance: i64,
    /// Where somebody said how far it was on this energy, that; else the whole distance.
    pub own_distance: i64,
}

/// What was paid in one currency, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paid {
    pub total: i64,
    /// Without what was filled before the first distance began.
    pub driven: i64,
    /// Without what was filled before the first hours of the engine began.
    pub worked: i64,
    /// Where it is known how much fuel it was for, and that fuel.
    pub bought: i64,
    pub fuel: i64,
}

impl AddAssign for Paid {
    fn add_assign(&mut self, other: Self) {
        self.total = self.total.saturating_add(other.total);
        self.driven = self.driven.saturating_add(other.driven);
        self.worked = self.worked.saturating_add(other.worked);
        self.bought = self.bought.saturating_add(other.bought);
        self.fuel = self.fuel.saturating_add(other.fuel);
    }
}

impl AddAssign<&Self> for Sums {
    fn add_assign(&mut self, other: &Self) {
        self.fills += other.fills;
        self.fuel = self.fuel.saturating_add(other.fuel);
        self.distance = self.distance.saturating_add(other.distance);
        self.run = self.run.saturating_add(other.run);
        self.paid_distance = self.paid_distance.saturating_add(other.paid_distance);
        self.paid_run = self.paid_run.saturating_add(other.paid_run);
        self.used.fuel = self.used.fuel.saturating_add(other.used.fuel);
        self.used.distance = self.used.distance.saturating_add(other.used.distance);
        let own = other.used.own_distance;
        self.used.own_distance = self.used.own_distance.saturating_add(own);
        self.hourly_fuel = self.hourly_fuel.saturating_add(other.hourly_fuel);
        self.hours = self.hours.saturating_add(other.hours);
        self.grid = self.grid.saturating_add(other.grid);
        self.battery = self.battery.saturating_add(other.battery);
        for (currency, paid) in &other.paid {
            *self.paid.entry(*currency).or_default() += *paid;
        }
        for (of, paid) in &other.abroad {
            *self.abroad.entry(*of).or_default() += *paid;
        }
    }
}

impl Sums {
    /// Over the distance that is the energy's own.
    #[must_use]
    pub fn economy(&self) -> Consumption {
        consumption(self.used.fuel, self.used.own_distance)
    }

    /// Over all the distance, on whatever energy.
    #[must_use]
    pub fn economy_over_all(&self) -> Consumption {
        consumption(self.used.fuel, self.used.distance)
    }

    #[must_use]
    pub fn hourly(&self) -> Consumption {
        consumption(self.hourly_fuel, self.hours)
    }

    /// A part of what was paid in the reader's currency.
    #[must_use]
    pub fn at_home(&self, home: Currency, part: fn(&Paid) -> i64) -> Money {
        let minor = self.paid.get(&home).map_or(0, part);
        Money {
            minor,
            currency: home,
        }
    }

    /// The same part of what was paid in others.
    #[must_use]
    pub fn elsewhere(&self, part: fn(&Paid) -> i64) -> Vec<OnDay> {
        let on_day = |(&(currency, day), paid): (&(Currency, NaiveDate), &Paid)| {
            let minor = part(paid);
            (Money { minor, currency }, day)
        };
        self.abroad.iter().map(on_day).collect()
    }

    #[must_use]
    pub fn cost(&self) -> Vec<Money> {
        let money = |(currency, paid): (&Currency, &Paid)| Money {
            minor: paid.total,
            currency: *currency,
        };
        self.paid.iter().map(money).collect()
    }
}

fn consumption(quantity: i64, extent: i64) -> Consumption {
    Consumption {
        quantity,
        extent,
        alone: None,
    }
}

/// An amount in the main unit of its currency for so many fine units, for one of a unit.
#[must_use]
pub fn price(minor: i64, currency: Currency, fine: i64, unit: Decimal) -> Option<Decimal> {
    price_of(Money { minor, currency }.amount(), fine, unit)
}

/// The same of an amount in the main unit of a currency.
#[must_use]
pub fn price_of(amount: Decimal, fine: i64, unit: Decimal) -> Option<Decimal> {
    let units = Decimal::from(fine).checked_div(unit)?;
    let price = amount.checked_div(units)?;
    let rounded = price.round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero);
    Some(rounded.normalize())
}

/// A share of a whole in percent, with up to two digits after the point.
#[must_use]
pub fn share(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let percent = part.checked_mul(dec!(100))?.checked_div(whole)?;
    let rounded = percent.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    Some(rounded.normalize())
}

/// Fill-ups of one energy under one heading: a month, a station, a grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub heading: String,
    pub source: EnergySource,
    pub sums: Sums,
}

/// Sums of each energy.
pub type BySource = BTreeMap<EnergySource, Sums>;

/// Groups under other headings, in the order of these; a heading of none leaves a group out.
#[must_use]
pub fn under<K: Ord>(
    groups: &[Group],
    heading: impl Fn(&Group) -> Option<K>,
) -> BTreeMap<K, BySource> {
    let mut under: BTreeMap<K, BySource> = BTreeMap::new();
    for group in groups {
        if let Some(key) = heading(group) {
            let sources = under.entry(key).or_default();
            *sources.entry(group.source).or_default() += &group.sums;
        }
    }
    under
}

/// All groups together.
#[must_use]
pub fn total(groups: &[Group]) -> BySource {
    under(groups, |_| Some(())).remove(&()).unwrap_or_default()
}

/// All energies together: amounts of fuel mean nothing then.
#[must_use]
pub fn all_sources(sources: &BySource) -> Sums {
    sources.values().fold(Sums::default(), |mut sum, one| {
        sum += one;
        sum
    })
}

/// A month of the calendar, counted from January of the year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(pub i32);

impl Month {
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(day.year() * 12 + i32::try_from(day.month0()).unwrap_or_default())
    }

    /// As a heading, such as 2026-11.
    #[must_use]
    pub fn heading(self) -> String {
        format!(
            "{:04}-{:02}",
            self.0.div_euclid(12),
            self.0.rem_euclid(12) + 1
        )
    }
}

/// The first day of a month told as 2026-11.
#[must_use]
pub fn month(heading: &str) -> Option<NaiveDate> {
    format!("{heading}-01").parse().ok()
}

/// The first day of a month's year.
#[must_use]
pub fn year(heading: &str) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(month(heading)?.year(), 1, 1)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Season {
    Winter,
    Spring,
    Summer,
    Autumn,
}

impl Season {
    /// The season of a month by its whole months, as weather services count.
    #[must_use]
    pub fn of(heading: &str, is_southern: bool) -> Option<Self> {
        let shift = if is_southern { 6 } else { 0 };
        let month = (month(heading)?.month0() + 1 + shift) % 12;
        let seasons = [Self::Winter, Self::Spring, Self::Summer, Self::Autumn];
        seasons.get(usize::try_from(month / 3).ok()?).copied()
    }
}

/// A mean over the last `window` values at each of them, fuel over distance.
#[must_use]
pub fn rolling(values: &[Consumption], window: usize) -> Vec<Consumption> {
    let upto = |end: usize| {
        let last = &values[(end + 1).saturating_sub(window.max(1))..=end];
        let sum = |of: fn(&Consumption) -> i64| last.iter().map(of).fold(0, i64::saturating_add);
        consumption(sum(|c| c.quantity), sum(Consumption::own_extent))
    };
    (0..values.len()).map(upto).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn group(heading: &str, fuel: i64, distance: i64, paid: i64) -> Group {
        let paid = Paid {
            total: paid,
            driven: paid,
            worked: paid,
            bought: paid,
            fuel,
        };
        Group {
            heading: heading.to_owned(),
            source: EnergySource::Petrol,
            sums: Sums {
                fills: 1,
                fuel,
                distance,
                used: Used {
                    fuel,
                    distance,
                    own_distance: distance,
                },
                paid: BTreeMap::from([(Currency::EUR, paid)]),
                ..Sums::default()
            },
        }
    }

    #[test]
    fn a_month_is_its_heading_and_back() {
        for day in ["2026-01-31", "2025-12-01", "1999-02-28"] {
            let day: NaiveDate = day.parse().expect("a day");
            let heading = Month::of(day).heading();
            assert_eq!(month(&heading), day.with_day(1), "{day}");
        }
        assert_eq!(
            Month::of("2026-11-29".parse().expect("a day")),
            Month(24_322)
        );
    }

    /// V14: 10 L on 100 km and 45 L on 900 km are 5.5 L per 100 km, not 7.5.
    #[test]
    fn a_year_is_fuel_over_distance_not_a_mean_of_months() {
        let groups = [group("2026-03", 10, 100, 0), group("2026-04", 45, 900, 0)];
        let years = under(&groups, |group| year(&group.heading));
        let sums: Vec<_> = years.values().map(all_sources).collect();
        assert_eq!(sums.len(), 1);
        let economy = sums[0].economy();
        assert_eq!((economy.quantity, economy.extent), (55, 1000));
    }

    #[test]
    fn seasons_are_three_whole_months_and_turned_in_the_south() {
        for (month, north, south) in [
            ("2026-12", Season::Winter, Season::Summer),
            ("2026-02", Season::Winter, Season::Summer),
            ("2026-03", Season::Spring, Season::Autumn),
            ("2026-08", Season::Summer, Season::Winter),
            ("2026-11", Season::Autumn, Season::Spring),
        ] {
            assert_eq!(Season::of(month, false), Some(north), "{month}");
            assert_eq!(Season::of(month, true), Some(south), "{month}");
        }
        assert_eq!(Season::of("never", false), None);
    }

    #[test]
    fn prices_are_for_one_of_a_unit() {
        let per_km = price(7244, Currency::EUR, 61_200_000_000, dec!(100_000_000));
        assert_eq!(per_km, Some(dec!(0.118366)));
        assert_eq!(price(7244, Currency::EUR, 0, dec!(100_000_000)), None);
    }

    #[test]
    fn a_rolling_mean_weighs_by_distance() {
        let values = [
            consumption(10, 100),
            consumption(45, 900),
            consumption(30, 500),
        ];
        let means = rolling(&values, 2);
        let figures: Vec<_> = means.iter().map(|c| (c.quantity, c.extent)).collect();
        assert_eq!(figures, [(10, 100), (55, 1000), (75, 1400)]);
    }

    proptest! {
        #[test]
        fn however_they_are_grouped_the_sum_is_the_same(
            fills in prop::collection::vec((1..13_u32, 1..100_i64, 1..1000_i64, 0..9000_i64), 0..40)
        ) {
            let groups: Vec<_> = fills
                .iter()
                .map(|(month, fuel, distance, paid)| group(&format!("2026-{month:02}"), *fuel, *distance, *paid))
                .collect();
            let months = under(&groups, |g| month(&g.heading));
            let seasons = under(&groups, |g| Season::of(&g.heading, false));
            let sum = |of: Vec<&BySource>| of.into_iter().map(all_sources).fold(Sums::default(), |mut sum, one| {
                sum += &one;
                sum
            });
            let whole = all_sources(&total(&groups));
            prop_assert_eq!(sum(months.values().collect()), whole.clone());
            prop_assert_eq!(sum(seasons.values().collect()), whole);
        }
    }
}
