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

/// Every unit once more in whole numbers: fuel and extent in one of it, in hundred-thousandths of a
/// millilitre or metre and milliseconds, times ten for the gallon's last digit; and how many make one.
fn whole(unit: EconomyUnit) -> (i128, i128, i128, bool) {
    use EconomyUnit as U;
    let (litre, us, uk, kilo) = (1_000_000_000, 3_785_411_784, 4_546_090_000, 1_000_000_000);
    let (km, mile, hour) = (1_000_000_000, 1_609_344_000, 36_000_000);
    match unit {
        U::LitresPer100Km => (litre, km, 100, true),
        U::LitresPer100Miles => (litre, mile, 100, true),
        U::UsGallonsPer100Miles => (us, mile, 100, true),
        U::UkGallonsPer100Miles => (uk, mile, 100, true),
        U::KilometresPerLitre => (litre, km, 1, false),
        U::KilometresPerUsGallon => (us, km, 1, false),
        U::KilometresPerUkGallon => (uk, km, 1, false),
        U::MilesPerLitre => (litre, mile, 1, false),
        U::MilesPerUsGallon => (us, mile, 1, false),
        U::MilesPerUkGallon => (uk, mile, 1, false),
        U::KilowattHoursPer100Km | U::KilogramsPer100Km => (kilo, km, 100, true),
        U::KilowattHoursPer100Miles => (kilo, mile, 100, true),
        U::WattHoursPerKilometre => (kilo, km, 1000, true),
        U::WattHoursPerMile => (kilo, mile, 1000, true),
        U::KilometresPerKilowattHour | U::KilometresPerKilogram => (kilo, km, 1, false),
        U::MilesPerKilowattHour | U::MilesPerKilogram => (kilo, mile, 1, false),
        // 33.705 kWh are a gallon of petrol.
        U::MilesPerGallonEquivalent => (33_705_000_000, mile, 1, false),
        U::LitresPerHour => (litre, hour, 1, true),
        U::UsGallonsPerHour => (us, hour, 1, true),
        U::UkGallonsPerHour => (uk, hour, 1, true),
        U::KilowattHoursPerHour | U::KilogramsPerHour => (kilo, hour, 1, true),
    }
}

proptest! {
    #[test]
    fn every_unit_is_right_to_the_sixth_digit(
        quantity in 1_000_000_i64..20_000_000_000, extent in 10_000_000_i64..200_000_000_000,
    ) {
        for unit in EconomyUnit::ALL {
            let (fuel, per, many, is_used) = whole(unit);
            let (quantity_wide, extent_wide) = (i128::from(quantity), i128::from(extent));
            let (over, under) = if is_used {
                (quantity_wide * many * per, extent_wide * fuel)
            } else {
                (extent_wide * fuel, quantity_wide * per)
            };
            let millionths = (2 * over * 1_000_000 + under) / (2 * under);
            let expected = Decimal::from_i128_with_scale(millionths, 6);
            prop_assert_eq!(unit.of(quantity, extent), Some(expected), "{:?}", unit);
        }
    }

    #[test]
    fn any_amount_and_reading_is_told_and_none_panics(quantity: i64, extent: i64) {
        for unit in EconomyUnit::ALL {
            let is_told = unit.of(quantity, extent).is_some();
            prop_assert!(is_told || quantity <= 0 || extent <= 0 || extent > 1_000_000);
        }
        for unit in DistanceUnit::ALL {
            let typed = Entered { value: Decimal::from(extent), unit };
            prop_assert_eq!(typed.in_unit(unit), typed);
            let _ = (typed.fine(), typed.metres(), distance_in(extent, unit));
        }
        for unit in FuelUnit::ALL {
            let typed = Entered { value: Decimal::new(quantity, 3), unit };
            prop_assert_eq!(typed.in_unit(unit), typed);
            for other in FuelUnit::ALL {
                let _ = (typed.in_unit(other).fine(), quantity_in(quantity, other));
            }
        }
    }

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
