//! Quantities in canonical whole numbers (metres, millilitres, watt-hours, grams) and the units that
//! people read and type. Factors are exact by definition: the international mile (1959), the US
//! gallon of 231 cubic inches, the imperial gallon of 4.54609 litres (UK Units of Measurement
//! Regulations 1995).

use rust_decimal::{Decimal, RoundingStrategy, dec, prelude::ToPrimitive};

/// Digits after the point that a converted quantity is shown with.
const CONVERTED_DIGITS: u32 = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DistanceUnit {
    Kilometre,
    Mile,
}

impl DistanceUnit {
    pub const ALL: [Self; 2] = [Self::Kilometre, Self::Mile];

    #[must_use]
    pub fn metres(self) -> Decimal {
        match self {
            Self::Kilometre => dec!(1000),
            Self::Mile => dec!(1609.344),
        }
    }

    /// The short name under which it is stored.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Kilometre => "km",
            Self::Mile => "mi",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.code() == code)
    }
}

/// What a unit of fuel or energy measures; two kinds never convert into each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Canonical millilitres.
    Volume,
    /// Canonical watt-hours.
    Energy,
    /// Canonical grams.
    Mass,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FuelUnit {
    Litre,
    UsGallon,
    UkGallon,
    KilowattHour,
    Kilogram,
}

impl FuelUnit {
    pub const ALL: [Self; 5] = [
        Self::Litre,
        Self::UsGallon,
        Self::UkGallon,
        Self::KilowattHour,
        Self::Kilogram,
    ];

    #[must_use]
    pub fn measure(self) -> Measure {
        match self {
            Self::Litre | Self::UsGallon | Self::UkGallon => Measure::Volume,
            Self::KilowattHour => Measure::Energy,
            Self::Kilogram => Measure::Mass,
        }
    }

    /// Canonical units in one of this.
    #[must_use]
    pub fn canonical(self) -> Decimal {
        match self {
            Self::Litre | Self::KilowattHour | Self::Kilogram => dec!(1000),
            Self::UsGallon => dec!(3785.411784),
            Self::UkGallon => dec!(4546.09),
        }
    }

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Litre => "l",
            Self::UsGallon => "gal_us",
            Self::UkGallon => "gal_uk",
            Self::KilowattHour => "kwh",
            Self::Kilogram => "kg",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.code() == code)
    }
}

/// What a person typed: the number and its unit, returned exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entered<U> {
    pub value: Decimal,
    pub unit: U,
}

impl Entered<DistanceUnit> {
    /// Whole metres; `None` beyond the range of 64 bits.
    #[must_use]
    pub fn metres(self) -> Option<i64> {
        to_canonical(self.value, self.unit.metres())
    }

    /// This reading in `unit`; in its own unit exactly as typed.
    #[must_use]
    pub fn in_unit(self, unit: DistanceUnit) -> Self {
        if unit == self.unit {
            return self;
        }
        let metres = self
            .value
            .checked_mul(self.unit.metres())
            .unwrap_or_default();
        Self {
            value: rounded(metres / unit.metres()),
            unit,
        }
    }
}

impl Entered<FuelUnit> {
    /// Whole millilitres, watt-hours or grams; `None` beyond the range of 64 bits.
    #[must_use]
    pub fn canonical(self) -> Option<i64> {
        to_canonical(self.value, self.unit.canonical())
    }

    /// This quantity in `unit` where both measure the same; else as typed.
    #[must_use]
    pub fn in_unit(self, unit: FuelUnit) -> Self {
        if unit == self.unit || unit.measure() != self.unit.measure() {
            return self;
        }
        let canonical = self
            .value
            .checked_mul(self.unit.canonical())
            .unwrap_or_default();
        Self {
            value: rounded(canonical / unit.canonical()),
            unit,
        }
    }
}

fn to_canonical(value: Decimal, factor: Decimal) -> Option<i64> {
    value
        .checked_mul(factor)?
        .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
        .to_i64()
}

fn rounded(value: Decimal) -> Decimal {
    value
        .round_dp_with_strategy(CONVERTED_DIGITS, RoundingStrategy::MidpointAwayFromZero)
        .normalize()
}

/// Metres as a distance in `unit`.
#[must_use]
pub fn distance_in(metres: i64, unit: DistanceUnit) -> Decimal {
    rounded(Decimal::from(metres) / unit.metres())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EconomyUnit {
    LitresPer100Km,
    KilometresPerLitre,
    MilesPerUsGallon,
    MilesPerUkGallon,
    KilowattHoursPer100Km,
    KilometresPerKilowattHour,
    MilesPerKilowattHour,
    KilogramsPer100Km,
}

impl EconomyUnit {
    pub const ALL: [Self; 8] = [
        Self::LitresPer100Km,
        Self::KilometresPerLitre,
        Self::MilesPerUsGallon,
        Self::MilesPerUkGallon,
        Self::KilowattHoursPer100Km,
        Self::KilometresPerKilowattHour,
        Self::MilesPerKilowattHour,
        Self::KilogramsPer100Km,
    ];

    #[must_use]
    pub fn measure(self) -> Measure {
        match self {
            Self::LitresPer100Km
            | Self::KilometresPerLitre
            | Self::MilesPerUsGallon
            | Self::MilesPerUkGallon => Measure::Volume,
            Self::KilowattHoursPer100Km
            | Self::KilometresPerKilowattHour
            | Self::MilesPerKilowattHour => Measure::Energy,
            Self::KilogramsPer100Km => Measure::Mass,
        }
    }

    /// Consumption of `quantity` (canonical) over `metres`, shown in this unit with up to six
    /// digits after the point; `None` when nothing was used or driven.
    #[must_use]
    pub fn of(self, quantity: i64, metres: i64) -> Option<Decimal> {
        if quantity <= 0 || metres <= 0 {
            return None;
        }
        let (quantity, metres) = (Decimal::from(quantity), Decimal::from(metres));
        let distance_per =
            |metre: Decimal, unit: Decimal| (metres / metre).checked_div(quantity / unit);
        let figure = match self {
            Self::LitresPer100Km | Self::KilowattHoursPer100Km | Self::KilogramsPer100Km => {
                quantity.checked_mul(dec!(100))?.checked_div(metres)
            }
            Self::KilometresPerLitre | Self::KilometresPerKilowattHour => {
                distance_per(dec!(1000), dec!(1000))
            }
            Self::MilesPerUsGallon => distance_per(dec!(1609.344), dec!(3785.411784)),
            Self::MilesPerUkGallon => distance_per(dec!(1609.344), dec!(4546.09)),
            Self::MilesPerKilowattHour => distance_per(dec!(1609.344), dec!(1000)),
        }?;
        Some(
            figure
                .round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero)
                .normalize(),
        )
    }

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::LitresPer100Km => "l_100km",
            Self::KilometresPerLitre => "km_l",
            Self::MilesPerUsGallon => "mpg_us",
            Self::MilesPerUkGallon => "mpg_uk",
            Self::KilowattHoursPer100Km => "kwh_100km",
            Self::KilometresPerKilowattHour => "km_kwh",
            Self::MilesPerKilowattHour => "mi_kwh",
            Self::KilogramsPer100Km => "kg_100km",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn five_hundred_kilometres_on_thirty_litres() {
        let figure = |unit: EconomyUnit| unit.of(30_000, 500_000).unwrap();
        assert_eq!(figure(EconomyUnit::LitresPer100Km), dec!(6));
        assert_eq!(figure(EconomyUnit::MilesPerUsGallon), dec!(39.202431));
        assert_eq!(figure(EconomyUnit::MilesPerUkGallon), dec!(47.080156));
        assert_eq!(figure(EconomyUnit::KilometresPerLitre), dec!(16.666667));
    }

    #[test]
    fn two_hundred_forty_kilometres_on_forty_eight_kilowatt_hours() {
        let figure = |unit: EconomyUnit| unit.of(48_000, 240_000).unwrap();
        assert_eq!(figure(EconomyUnit::KilowattHoursPer100Km), dec!(20));
        assert_eq!(figure(EconomyUnit::MilesPerKilowattHour), dec!(3.106856));
        assert_eq!(figure(EconomyUnit::KilometresPerKilowattHour), dec!(5));
    }

    #[test]
    fn ten_us_gallons_are_as_many_litres_as_the_law_says() {
        let typed = Entered {
            value: dec!(10),
            unit: FuelUnit::UsGallon,
        };
        assert_eq!(typed.in_unit(FuelUnit::Litre).value, dec!(37.854));
        assert_eq!(typed.canonical(), Some(37_854));
    }

    #[test]
    fn energy_does_not_become_volume() {
        let typed = Entered {
            value: dec!(48),
            unit: FuelUnit::KilowattHour,
        };
        assert_eq!(typed.in_unit(FuelUnit::Litre), typed);
    }

    proptest! {
        #[test]
        fn what_was_typed_returns_exactly(minor in 0_i64..100_000_000, miles: bool) {
            let unit = if miles { DistanceUnit::Mile } else { DistanceUnit::Kilometre };
            let typed = Entered { value: Decimal::new(minor, 1), unit };
            prop_assert_eq!(typed.in_unit(unit), typed);
        }

        #[test]
        fn another_unit_and_back_stays_within_its_rounding(minor in 0_i64..100_000_000) {
            let typed = Entered { value: Decimal::new(minor, 1), unit: DistanceUnit::Kilometre };
            let back = typed.in_unit(DistanceUnit::Mile).in_unit(DistanceUnit::Kilometre);
            prop_assert!((back.value - typed.value).abs() <= dec!(0.002));
        }
    }
}
