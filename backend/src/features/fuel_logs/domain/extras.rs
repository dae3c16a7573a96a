//! What few fill-ups have: other readings, a charge, who paid how.

use rust_decimal::{Decimal, dec, prelude::ToPrimitive};

use crate::features::fuel_logs::domain::battery::StateOfCharge;
use crate::features::fuel_logs::domain::entry::{Field, ImpossibleEntry};
use crate::kernel::energy::EnergySource;
use crate::kernel::text;
use crate::kernel::units::{DistanceUnit, Entered};

const MOST_TAGS: usize = 20;
const TAG: usize = 50;

/// All optional; an import that knows none of it takes the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// Distance since the fill before, where the odometer was not read.
    pub trip: Option<Entered<DistanceUnit>>,
    /// The hour meter of the engine.
    pub engine_hours: Option<Decimal>,
    /// Distance driven on this energy alone, for vehicles that have several.
    pub source_distance: Option<Entered<DistanceUnit>>,
    pub charge: Charge,
    pub driver: Option<String>,
    pub payment: Option<String>,
    pub tags: Vec<String>,
    /// Taken off already in the total.
    pub discount: Option<Decimal>,
}

/// What is known of a charge beside the energy from the grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Charge {
    /// Percent.
    pub start: Option<Decimal>,
    pub end: Option<Decimal>,
    /// Kilowatt-hours that reached the battery.
    pub battery_energy: Option<Decimal>,
    pub place: Option<ChargePlace>,
    pub charger: Option<ChargerKind>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChargePlace {
    Home,
    Work,
    Public,
}

impl ChargePlace {
    pub const ALL: [Self; 3] = [Self::Home, Self::Work, Self::Public];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Work => "work",
            Self::Public => "public",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.code() == code)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChargerKind {
    Ac,
    Dc,
}

impl ChargerKind {
    pub const ALL: [Self; 2] = [Self::Ac, Self::Dc];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Ac => "ac",
            Self::Dc => "dc",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Charge {
    /// In hundredths of a percent.
    #[must_use]
    pub fn state(&self) -> StateOfCharge {
        let hundredths = |percent: Decimal| (percent * dec!(100)).round().to_i64();
        StateOfCharge {
            start: self.start.and_then(hundredths),
            end: self.end.and_then(hundredths),
        }
    }

    fn given(&self) -> impl Iterator<Item = Field> {
        [
            (self.start.is_some(), Field::ChargeStart),
            (self.end.is_some(), Field::ChargeEnd),
            (self.battery_energy.is_some(), Field::BatteryEnergy),
            (self.place.is_some(), Field::ChargePlace),
            (self.charger.is_some(), Field::ChargerKind),
        ]
        .into_iter()
        .filter_map(|(is_given, field)| is_given.then_some(field))
    }
}

impl Extras {
    /// Cleans the tags and tells what is impossible.
    pub(super) fn clean(&mut self, source: EnergySource) -> Vec<ImpossibleEntry> {
        let mut faults = self.impossible_numbers();
        if source != EnergySource::Electricity {
            faults.extend(self.charge.given().map(ImpossibleEntry::NoCharge));
        }
        match clean_tags(&self.tags) {
            Some(tags) => self.tags = tags,
            None => faults.push(ImpossibleEntry::Tags),
        }
        faults
    }

    fn impossible_numbers(&self) -> Vec<ImpossibleEntry> {
        let outside = |value: Option<Decimal>, high: Decimal| {
            value.is_some_and(|value| !(Decimal::ZERO..=high).contains(&value))
        };
        let trip = self.trip.map(|trip| trip.value);
        let alone = self.source_distance.map(|distance| distance.value);
        let energy = self.charge.battery_energy;
        [
            (
                outside(trip, dec!(100_000)),
                ImpossibleEntry::Distance(Field::Trip),
            ),
            (
                outside(alone, dec!(100_000)),
                ImpossibleEntry::Distance(Field::SourceDistance),
            ),
            (
                outside(self.engine_hours, dec!(1_000_000)),
                ImpossibleEntry::EngineHours,
            ),
            (
                outside(self.charge.start, dec!(100)),
                ImpossibleEntry::Charge(Field::ChargeStart),
            ),
            (
                outside(self.charge.end, dec!(100)),
                ImpossibleEntry::Charge(Field::ChargeEnd),
            ),
            (
                outside(energy, dec!(100_000)) || energy.is_some_and(|e| e.is_zero()),
                ImpossibleEntry::BatteryEnergy,
            ),
            (
                outside(self.discount, dec!(1_000_000_000)),
                ImpossibleEntry::Discount,
            ),
        ]
        .into_iter()
        .filter_map(|(is_wrong, fault)| is_wrong.then_some(fault))
        .collect()
    }
}

/// Trimmed, each once, in the order in which they were typed; `None` where they are too many or one
/// cannot be.
fn clean_tags(tags: &[String]) -> Option<Vec<String>> {
    let mut cleaned: Vec<String> = Vec::new();
    for tag in tags.iter().take(MOST_TAGS * 10) {
        match text::clean(Some(tag), TAG, false) {
            Ok(Some(tag)) if !cleaned.contains(&tag) => cleaned.push(tag),
            Ok(_) => (),
            Err(_) => return None,
        }
    }
    (tags.len() <= MOST_TAGS * 10 && cleaned.len() <= MOST_TAGS).then_some(cleaned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(extras: &mut Extras, source: EnergySource) -> Vec<Field> {
        let faults = extras.clean(source);
        faults.iter().map(ImpossibleEntry::field).collect()
    }

    #[test]
    fn tags_are_trimmed_and_stand_once() {
        let mut extras = Extras {
            tags: vec![" trip ".into(), "trip".into(), String::new(), "a, b".into()],
            ..Extras::default()
        };
        assert_eq!(fields(&mut extras, EnergySource::Petrol), []);
        assert_eq!(extras.tags, ["trip", "a, b"]);
    }

    #[test]
    fn a_tank_of_petrol_has_no_state_of_charge() {
        let charge = Charge {
            start: Some(dec!(20)),
            charger: Some(ChargerKind::Dc),
            ..Charge::default()
        };
        let mut extras = Extras {
            charge,
            ..Extras::default()
        };
        let expected = [Field::ChargeStart, Field::ChargerKind];
        assert_eq!(fields(&mut extras, EnergySource::Petrol), expected);
        assert_eq!(fields(&mut extras, EnergySource::Electricity), []);
    }

    #[test]
    fn what_no_meter_shows_is_refused() {
        let mut extras = Extras {
            engine_hours: Some(dec!(-1)),
            discount: Some(Decimal::MAX),
            tags: vec!["x".repeat(51)],
            charge: Charge {
                end: Some(dec!(100.01)),
                battery_energy: Some(Decimal::ZERO),
                ..Charge::default()
            },
            ..Extras::default()
        };
        let expected = [
            Field::EngineHours,
            Field::ChargeEnd,
            Field::BatteryEnergy,
            Field::Discount,
            Field::Tags,
        ];
        assert_eq!(fields(&mut extras, EnergySource::Electricity), expected);
    }
}
