//! How a person wants to read and type quantities.

use crate::kernel::money::Currency;
use crate::kernel::trail::Fact;
use crate::kernel::units::{DistanceUnit, EconomyUnit, FuelUnit, Measure};

const MAX_LOCALE_BYTES: usize = 35;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Theme {
    /// As the device has it.
    System,
    Light,
    Dark,
    HighContrast,
}

impl Theme {
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::HighContrast];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::HighContrast => "high_contrast",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.code() == code)
    }
}

/// A person's preferences; version 0 are the defaults, never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    pub distance_unit: DistanceUnit,
    pub volume_unit: FuelUnit,
    pub economy_unit: EconomyUnit,
    pub electric_economy_unit: EconomyUnit,
    pub currency: Currency,
    pub locale: String,
    pub theme: Theme,
    pub version: i32,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            distance_unit: DistanceUnit::Kilometre,
            volume_unit: FuelUnit::Litre,
            economy_unit: EconomyUnit::LitresPer100Km,
            electric_economy_unit: EconomyUnit::KilowattHoursPer100Km,
            currency: Currency::EUR,
            locale: "en".to_owned(),
            theme: Theme::System,
            version: 0,
        }
    }
}

impl Preferences {
    /// What is preferred, by the names of the API.
    #[must_use]
    pub fn facts(&self) -> Vec<Fact> {
        [
            ("distanceUnit", self.distance_unit.code()),
            ("volumeUnit", self.volume_unit.code()),
            ("economyUnit", self.economy_unit.code()),
            ("electricEconomyUnit", self.electric_economy_unit.code()),
            ("currency", self.currency.code()),
            ("locale", self.locale.as_str()),
            ("theme", self.theme.code()),
        ]
        .map(|(name, value)| (name, Some(value.to_owned())))
        .into()
    }
}

/// Wanted preferences, as yet unchecked; texts as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreferencesPatch {
    pub distance_unit: DistanceUnit,
    pub volume_unit: FuelUnit,
    pub economy_unit: EconomyUnit,
    pub electric_economy_unit: EconomyUnit,
    pub currency: String,
    pub locale: String,
    pub theme: Theme,
}

/// Why preferences cannot be accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImpossiblePreference {
    #[error("This unit does not measure volume. Choose litres or gallons.")]
    VolumeUnit,
    #[error("This unit does not measure fuel. Choose one such as L/100 km or mpg.")]
    EconomyUnit,
    #[error("This unit does not measure electricity. Choose one such as kWh/100 km.")]
    ElectricEconomyUnit,
    #[error("This is not a currency in use. Type a code of three letters such as EUR.")]
    Currency,
    #[error("This is not a language tag. Type one such as en or pt-BR.")]
    Locale,
    #[error("This is longer than {MAX_LOCALE_BYTES} characters. Type a tag such as en or pt-BR.")]
    LongLocale,
}

impl ImpossiblePreference {
    /// The field in its GraphQL spelling.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::VolumeUnit => "volumeUnit",
            Self::EconomyUnit => "economyUnit",
            Self::ElectricEconomyUnit => "electricEconomyUnit",
            Self::Currency => "currency",
            Self::Locale | Self::LongLocale => "locale",
        }
    }
}

impl From<&Preferences> for PreferencesPatch {
    fn from(current: &Preferences) -> Self {
        Self {
            distance_unit: current.distance_unit,
            volume_unit: current.volume_unit,
            economy_unit: current.economy_unit,
            electric_economy_unit: current.electric_economy_unit,
            currency: current.currency.code().to_owned(),
            locale: current.locale.clone(),
            theme: current.theme,
        }
    }
}

impl PreferencesPatch {
    /// The preferences that are wanted, as the given version.
    ///
    /// # Errors
    /// Everything that cannot be accepted.
    pub fn checked(self, version: i32) -> Result<Preferences, Vec<ImpossiblePreference>> {
        let mut faults = self.unit_faults();
        let currency = Currency::parse(&self.currency);
        if currency.is_none() {
            faults.push(ImpossiblePreference::Currency);
        }
        let locale = check_locale(self.locale.trim());
        faults.extend(locale.err());
        match currency {
            Some(currency) if faults.is_empty() => Ok(Preferences {
                distance_unit: self.distance_unit,
                volume_unit: self.volume_unit,
                economy_unit: self.economy_unit,
                electric_economy_unit: self.electric_economy_unit,
                currency,
                locale: self.locale.trim().to_owned(),
                theme: self.theme,
                version,
            }),
            Some(_) | None => Err(faults),
        }
    }

    fn unit_faults(&self) -> Vec<ImpossiblePreference> {
        let checks = [
            (
                self.volume_unit.measure() == Measure::Volume,
                ImpossiblePreference::VolumeUnit,
            ),
            (
                self.economy_unit.measure() != Measure::Energy && !self.economy_unit.is_hourly(),
                ImpossiblePreference::EconomyUnit,
            ),
            (
                self.electric_economy_unit.measure() == Measure::Energy
                    && !self.electric_economy_unit.is_hourly(),
                ImpossiblePreference::ElectricEconomyUnit,
            ),
        ];
        checks
            .into_iter()
            .filter(|(good, _)| !good)
            .map(|(_, fault)| fault)
            .collect()
    }
}

// The outer form of BCP 47: a language of letters, then parts of letters and digits.
fn check_locale(text: &str) -> Result<(), ImpossiblePreference> {
    if text.len() > MAX_LOCALE_BYTES {
        return Err(ImpossiblePreference::LongLocale);
    }
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    let good_language =
        (2..=8).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_alphabetic());
    let good_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let ends_open = text.rsplit('-').next().is_some_and(|last| last.len() == 1);
    if good_language && parts.all(good_part) && !ends_open {
        Ok(())
    } else {
        Err(ImpossiblePreference::Locale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(change: impl FnOnce(&mut PreferencesPatch)) -> Vec<&'static str> {
        let mut patch = PreferencesPatch::from(&Preferences::default());
        change(&mut patch);
        let faults = patch.checked(1).err().unwrap_or_default();
        faults
            .into_iter()
            .map(ImpossiblePreference::field)
            .collect()
    }

    #[test]
    fn the_defaults_are_possible() {
        let patch = PreferencesPatch::from(&Preferences::default());
        assert_eq!(patch.checked(0), Ok(Preferences::default()));
    }

    #[test]
    fn units_measure_what_they_are_for() {
        assert_eq!(
            faults(|p| p.volume_unit = FuelUnit::Kilogram),
            ["volumeUnit"]
        );
        assert_eq!(
            faults(|p| p.volume_unit = FuelUnit::KilowattHour),
            ["volumeUnit"]
        );
        assert_eq!(
            faults(|p| p.economy_unit = EconomyUnit::MilesPerKilowattHour),
            ["economyUnit"]
        );
        assert!(faults(|p| p.economy_unit = EconomyUnit::KilogramsPer100Km).is_empty());
        assert_eq!(
            faults(|p| p.economy_unit = EconomyUnit::LitresPerHour),
            ["economyUnit"]
        );
        let litres = EconomyUnit::LitresPer100Km;
        assert_eq!(
            faults(|p| p.electric_economy_unit = litres),
            ["electricEconomyUnit"]
        );
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let all = faults(|p| {
            p.currency = "EURO".into();
            p.locale = "e".into();
            p.volume_unit = FuelUnit::Kilogram;
        });
        assert_eq!(all, ["volumeUnit", "currency", "locale"]);
    }

    #[test]
    fn locales_are_language_tags() {
        for good in [
            "en",
            "pt-BR",
            "zh-Hant-TW",
            "de-CH-1996",
            "sr-Latn-RS",
            "en-u-nu-latn",
        ] {
            assert_eq!(check_locale(good), Ok(()), "{good}");
        }
        for bad in [
            "",
            "e",
            "en_US",
            "en-",
            "-en",
            "en--US",
            "12",
            "é",
            "en-US-x",
            "english123",
        ] {
            assert_eq!(
                check_locale(bad),
                Err(ImpossiblePreference::Locale),
                "{bad}"
            );
        }
        let long = format!("en-{}", ["abcd"; 8].join("-"));
        assert_eq!(check_locale(&long), Err(ImpossiblePreference::LongLocale));
    }
}
