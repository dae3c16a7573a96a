//! Quantities in canonical whole numbers (metres, millilitres, watt-hours, grams) and the units that
//! people read and type. Factors are exact by definition: the international mile (1959), the US
//! gallon of 231 cubic inches, the imperial gallon of 4.54609 litres (UK Units of Measurement
//! Regulations 1995).

use rust_decimal::{Decimal, RoundingStrategy, dec, prelude::ToPrimitive};

/// Digits after the point that a converted quantity is shown with.
const CONVERTED_DIGITS: u32 = 3;
/// Fine units in a canonical one: figures in miles and gallons are right to six digits only when they
/// are made of quantities that are far finer than a metre and a millilitre.
const FINE: Decimal = dec!(100_000);

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

    /// Fine units in one of this.
    #[must_use]
    pub fn fine(self) -> Decimal {
        self.canonical() * FINE
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

    /// Whole fine units, hundred thousand in a metre; `None` beyond the range of 64 bits.
    #[must_use]
    pub fn fine(self) -> Option<i64> {
        to_canonical(self.value, self.unit.metres().checked_mul(FINE)?)
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

    /// Whole fine units, hundred thousand in a millilitre, watt-hour or gram.
    #[must_use]
    pub fn fine(self) -> Option<i64> {
        to_canonical(self.value, self.unit.fine())
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

/// Whole milliseconds of so many hours.
#[must_use]
pub fn milliseconds(hours: Decimal) -> Option<i64> {
    to_canonical(hours, Extent::Hour.fine())
}

/// Milliseconds as hours.
#[must_use]
pub fn hours_of(milliseconds: i64) -> Decimal {
    rounded(Decimal::from(milliseconds) / Extent::Hour.fine())
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

/// Fine units as a distance in `unit`.
#[must_use]
pub fn distance_in(fine: i64, unit: DistanceUnit) -> Decimal {
    rounded(Decimal::from(fine) / (unit.metres() * FINE))
}

/// Fine units of fuel in `unit`.
#[must_use]
pub fn quantity_in(fine: i64, unit: FuelUnit) -> Decimal {
    rounded(Decimal::from(fine) / unit.fine())
}

/// What consumption is related to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Extent {
    Kilometre,
    Mile,
    Hour,
}

impl Extent {
    /// Fine units in one of this; of time, these are milliseconds.
    fn fine(self) -> Decimal {
        match self {
            Self::Kilometre => dec!(100_000_000),
            Self::Mile => dec!(160_934_400),
            Self::Hour => dec!(3_600_000),
        }
    }
}

/// Which way round a figure is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Fuel for so many of the extent; watt-hours for one are kilowatt-hours for a thousand.
    Used(u32),
    /// Extent for one of the fuel.
    Gained,
    /// The same for the energy of a gallon of petrol.
    Equivalent,
}

/// Kilowatt-hours that count as a US gallon of petrol in MPGe.
const GALLON_EQUIVALENT: Decimal = dec!(33.705);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EconomyUnit {
    LitresPer100Km,
    LitresPer100Miles,
    UsGallonsPer100Miles,
    UkGallonsPer100Miles,
    KilometresPerLitre,
    KilometresPerUsGallon,
    KilometresPerUkGallon,
    MilesPerLitre,
    MilesPerUsGallon,
    MilesPerUkGallon,
    KilowattHoursPer100Km,
    KilowattHoursPer100Miles,
    WattHoursPerKilometre,
    WattHoursPerMile,
    KilometresPerKilowattHour,
    MilesPerKilowattHour,
    MilesPerGallonEquivalent,
    KilogramsPer100Km,
    KilometresPerKilogram,
    MilesPerKilogram,
    LitresPerHour,
    UsGallonsPerHour,
    UkGallonsPerHour,
    KilowattHoursPerHour,
    KilogramsPerHour,
}

impl EconomyUnit {
    pub const ALL: [Self; 25] = [
        Self::LitresPer100Km,
        Self::LitresPer100Miles,
        Self::UsGallonsPer100Miles,
        Self::UkGallonsPer100Miles,
        Self::KilometresPerLitre,
        Self::KilometresPerUsGallon,
        Self::KilometresPerUkGallon,
        Self::MilesPerLitre,
        Self::MilesPerUsGallon,
        Self::MilesPerUkGallon,
        Self::KilowattHoursPer100Km,
        Self::KilowattHoursPer100Miles,
        Self::WattHoursPerKilometre,
        Self::WattHoursPerMile,
        Self::KilometresPerKilowattHour,
        Self::MilesPerKilowattHour,
        Self::MilesPerGallonEquivalent,
        Self::KilogramsPer100Km,
        Self::KilometresPerKilogram,
        Self::MilesPerKilogram,
        Self::LitresPerHour,
        Self::UsGallonsPerHour,
        Self::UkGallonsPerHour,
        Self::KilowattHoursPerHour,
        Self::KilogramsPerHour,
    ];

    fn parts(self) -> (FuelUnit, Extent, Form) {
        match self {
            Self::LitresPer100Km => (FuelUnit::Litre, Extent::Kilometre, Form::Used(100)),
            Self::LitresPer100Miles => (FuelUnit::Litre, Extent::Mile, Form::Used(100)),
            Self::UsGallonsPer100Miles => (FuelUnit::UsGallon, Extent::Mile, Form::Used(100)),
            Self::UkGallonsPer100Miles => (FuelUnit::UkGallon, Extent::Mile, Form::Used(100)),
            Self::KilometresPerLitre => (FuelUnit::Litre, Extent::Kilometre, Form::Gained),
            Self::KilometresPerUsGallon => (FuelUnit::UsGallon, Extent::Kilometre, Form::Gained),
            Self::KilometresPerUkGallon => (FuelUnit::UkGallon, Extent::Kilometre, Form::Gained),
            Self::MilesPerLitre => (FuelUnit::Litre, Extent::Mile, Form::Gained),
            Self::MilesPerUsGallon => (FuelUnit::UsGallon, Extent::Mile, Form::Gained),
            Self::MilesPerUkGallon => (FuelUnit::UkGallon, Extent::Mile, Form::Gained),
            Self::KilowattHoursPer100Km => {
                (FuelUnit::KilowattHour, Extent::Kilometre, Form::Used(100))
            }
            Self::KilowattHoursPer100Miles => {
                (FuelUnit::KilowattHour, Extent::Mile, Form::Used(100))
            }
            Self::WattHoursPerKilometre => {
                (FuelUnit::KilowattHour, Extent::Kilometre, Form::Used(1000))
            }
            Self::WattHoursPerMile => (FuelUnit::KilowattHour, Extent::Mile, Form::Used(1000)),
            Self::KilometresPerKilowattHour => {
                (FuelUnit::KilowattHour, Extent::Kilometre, Form::Gained)
            }
            Self::MilesPerKilowattHour => (FuelUnit::KilowattHour, Extent::Mile, Form::Gained),
            Self::MilesPerGallonEquivalent => {
                (FuelUnit::KilowattHour, Extent::Mile, Form::Equivalent)
            }
            Self::KilogramsPer100Km => (FuelUnit::Kilogram, Extent::Kilometre, Form::Used(100)),
            Self::KilometresPerKilogram => (FuelUnit::Kilogram, Extent::Kilometre, Form::Gained),
            Self::MilesPerKilogram => (FuelUnit::Kilogram, Extent::Mile, Form::Gained),
            Self::LitresPerHour => (FuelUnit::Litre, Extent::Hour, Form::Used(1)),
            Self::UsGallonsPerHour => (FuelUnit::UsGallon, Extent::Hour, Form::Used(1)),
            Self::UkGallonsPerHour => (FuelUnit::UkGallon, Extent::Hour, Form::Used(1)),
            Self::KilowattHoursPerHour => (FuelUnit::KilowattHour, Extent::Hour, Form::Used(1)),
            Self::KilogramsPerHour => (FuelUnit::Kilogram, Extent::Hour, Form::Used(1)),
        }
    }

    #[must_use]
    pub fn measure(self) -> Measure {
        self.parts().0.measure()
    }

    /// Whether it relates to hours of the engine, not to distance.
    #[must_use]
    pub fn is_hourly(self) -> bool {
        self.parts().1 == Extent::Hour
    }

    /// The unit of consumption by the hour for what is bought in `unit`.
    #[must_use]
    pub fn hourly(unit: FuelUnit) -> Self {
        match unit {
            FuelUnit::Litre => Self::LitresPerHour,
            FuelUnit::UsGallon => Self::UsGallonsPerHour,
            FuelUnit::UkGallon => Self::UkGallonsPerHour,
            FuelUnit::KilowattHour => Self::KilowattHoursPerHour,
            FuelUnit::Kilogram => Self::KilogramsPerHour,
        }
    }

    /// Consumption of `quantity` over `extent`, both in fine units, shown in this unit with up to six
    /// digits after the point; `None` when nothing was used or driven.
    #[must_use]
    pub fn of(self, quantity: i64, extent: i64) -> Option<Decimal> {
        if quantity <= 0 || extent <= 0 {
            return None;
        }
        let (fuel, per, form) = self.parts();
        let fuel = Decimal::from(quantity).checked_div(fuel.fine())?;
        let extent = Decimal::from(extent).checked_div(per.fine())?;
        let figure = match form {
            Form::Used(many) => fuel.checked_mul(many.into())?.checked_div(extent)?,
            Form::Gained => extent.checked_div(fuel)?,
            Form::Equivalent => extent.checked_div(fuel)?.checked_mul(GALLON_EQUIVALENT)?,
        };
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
            Self::LitresPer100Miles => "l_100mi",
            Self::UsGallonsPer100Miles => "gal_us_100mi",
            Self::UkGallonsPer100Miles => "gal_uk_100mi",
            Self::KilometresPerLitre => "km_l",
            Self::KilometresPerUsGallon => "km_gal_us",
            Self::KilometresPerUkGallon => "km_gal_uk",
            Self::MilesPerLitre => "mi_l",
            Self::MilesPerUsGallon => "mpg_us",
            Self::MilesPerUkGallon => "mpg_uk",
            Self::KilowattHoursPer100Km => "kwh_100km",
            Self::KilowattHoursPer100Miles => "kwh_100mi",
            Self::WattHoursPerKilometre => "wh_km",
            Self::WattHoursPerMile => "wh_mi",
            Self::KilometresPerKilowattHour => "km_kwh",
            Self::MilesPerKilowattHour => "mi_kwh",
            Self::MilesPerGallonEquivalent => "mpge",
            Self::KilogramsPer100Km => "kg_100km",
            Self::KilometresPerKilogram => "km_kg",
            Self::MilesPerKilogram => "mi_kg",
            Self::LitresPerHour => "l_h",
            Self::UsGallonsPerHour => "gal_us_h",
            Self::UkGallonsPerHour => "gal_uk_h",
            Self::KilowattHoursPerHour => "kwh_h",
            Self::KilogramsPerHour => "kg_h",
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

    fn figures(quantity: i64, extent: i64, expected: &[(EconomyUnit, Decimal)]) {
        for (unit, figure) in expected {
            assert_eq!(unit.of(quantity, extent), Some(*figure), "{unit:?}");
        }
    }

    #[test]
    fn five_hundred_kilometres_on_thirty_litres() {
        let expected = [
            (EconomyUnit::LitresPer100Km, dec!(6)),
            (EconomyUnit::MilesPerUsGallon, dec!(39.202431)),
            (EconomyUnit::MilesPerUkGallon, dec!(47.080156)),
            (EconomyUnit::KilometresPerLitre, dec!(16.666667)),
            (EconomyUnit::MilesPerLitre, dec!(10.356187)),
        ];
        figures(3_000_000_000, 50_000_000_000, &expected);
    }

    #[test]
    fn five_hundred_kilometres_on_ten_us_gallons() {
        let ten = Entered {
            value: dec!(10),
            unit: FuelUnit::UsGallon,
        };
        let expected = [
            (EconomyUnit::LitresPer100Km, dec!(7.570824)),
            (EconomyUnit::MilesPerUsGallon, dec!(31.068560)),
            (EconomyUnit::MilesPerUkGallon, dec!(37.311784)),
            (EconomyUnit::KilometresPerLitre, dec!(13.208603)),
            (EconomyUnit::KilometresPerUsGallon, dec!(50)),
        ];
        figures(ten.fine().unwrap(), 50_000_000_000, &expected);
    }

    #[test]
    fn four_hundred_miles_on_litres_that_are_ten_uk_gallons() {
        let miles = Entered {
            value: dec!(400),
            unit: DistanceUnit::Mile,
        };
        let expected = [
            (EconomyUnit::LitresPer100Km, dec!(7.062023)),
            (EconomyUnit::MilesPerUsGallon, dec!(33.306967)),
            (EconomyUnit::MilesPerUkGallon, dec!(40)),
            (EconomyUnit::KilometresPerLitre, dec!(14.160248)),
            (EconomyUnit::MilesPerLitre, dec!(8.798770)),
        ];
        figures(4_546_090_000, miles.fine().unwrap(), &expected);
    }

    #[test]
    fn two_hundred_forty_kilometres_on_forty_eight_kilowatt_hours() {
        let expected = [
            (EconomyUnit::KilowattHoursPer100Km, dec!(20)),
            (EconomyUnit::KilowattHoursPer100Miles, dec!(32.18688)),
            (EconomyUnit::MilesPerKilowattHour, dec!(3.106856)),
            (EconomyUnit::KilometresPerKilowattHour, dec!(5)),
            (EconomyUnit::WattHoursPerKilometre, dec!(200)),
            (EconomyUnit::MilesPerGallonEquivalent, dec!(104.716580)),
        ];
        figures(4_800_000_000, 24_000_000_000, &expected);
    }

    #[test]
    fn eighty_hours_on_thirty_two_us_gallons() {
        let fuel = Entered {
            value: dec!(32),
            unit: FuelUnit::UsGallon,
        };
        let expected = [
            (EconomyUnit::UsGallonsPerHour, dec!(0.4)),
            (EconomyUnit::LitresPerHour, dec!(1.514165)),
        ];
        let hours = milliseconds(dec!(80)).unwrap();
        figures(fuel.fine().unwrap(), hours, &expected);
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
