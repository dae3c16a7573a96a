use crate::features::vehicles::domain::{
    CatalogReference, VehicleField, VehicleKind, VehicleUsage, told_by_vin,
};
use crate::kernel::energy::EnergySource;
use crate::kernel::text::{self, TextError};

/// What a person says of a vehicle. Nothing is needed but something to call it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VehicleDetails {
    pub nickname: Option<String>,
    pub kind: VehicleKind,
    pub year: Option<i32>,
    pub make: Option<String>,
    pub model: Option<String>,
    pub trim: Option<String>,
    pub engine: Option<String>,
    pub transmission: Option<String>,
    /// As on the papers, upper case, without blanks; any length, since older vehicles differ.
    pub vin: Option<String>,
    pub license_plate: Option<String>,
    pub notes: Option<String>,
    pub energy_sources: Vec<EnergySource>,
    pub catalog: CatalogReference,
    /// What the VIN told and nobody typed.
    pub from_vin: Vec<VehicleField>,
    pub usage: VehicleUsage,
}

/// What cannot be said of a vehicle; the text says what to type.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImpossibleDetails {
    #[error("Give it a name, or a make and model.")]
    Nameless,
    #[error("Enter a year between 1886 and 2100, for example 2019.")]
    Year,
    #[error("Choose at most four kinds of energy, each once.")]
    EnergySources,
    #[error("Enter the capacity in kilowatt-hours, above 0 and at most 100,000, for example 58.")]
    BatteryCapacity,
    #[error("This unit measures something else. Choose another one.")]
    Unit(&'static str),
    #[error("{1}")]
    Text(&'static str, TextError),
}

impl ImpossibleDetails {
    /// The field at fault, in its GraphQL spelling.
    #[must_use]
    pub fn field(&self) -> &'static str {
        match self {
            Self::Nameless => "nickname",
            Self::Year => "year",
            Self::EnergySources => "energySources",
            Self::BatteryCapacity => "batteryCapacity",
            Self::Unit(field) | Self::Text(field, _) => field,
        }
    }
}

const NAME: usize = 100;
const VIN: usize = 64;
const PLATE: usize = 20;
const NOTES: usize = 10_000;
const CATALOG_ID: usize = 40;
const MOST_ENERGY_SOURCES: usize = 4;

impl VehicleDetails {
    /// Cleans the texts and refuses what is impossible; all faults are told at once.
    ///
    /// # Errors
    /// One for each field at fault.
    pub fn checked(mut self) -> Result<Self, Vec<ImpossibleDetails>> {
        let mut faults = Vec::new();
        self.vin = self.vin.map(|vin| normal_vin(&vin));
        for (field, slot, max, multiline) in [
            ("nickname", &mut self.nickname, NAME, false),
            ("make", &mut self.make, NAME, false),
            ("model", &mut self.model, NAME, false),
            ("trim", &mut self.trim, NAME, false),
            ("engine", &mut self.engine, NAME, false),
            ("transmission", &mut self.transmission, NAME, false),
            ("vin", &mut self.vin, VIN, false),
            ("licensePlate", &mut self.license_plate, PLATE, false),
            ("notes", &mut self.notes, NOTES, true),
            (
                "catalogMakeId",
                &mut self.catalog.make_id,
                CATALOG_ID,
                false,
            ),
            (
                "catalogModelId",
                &mut self.catalog.model_id,
                CATALOG_ID,
                false,
            ),
            ("make", &mut self.catalog.make, NAME, false),
            ("model", &mut self.catalog.model, NAME, false),
        ] {
            match text::clean(slot.as_deref(), max, multiline) {
                Ok(cleaned) => *slot = cleaned,
                Err(error) => faults.push(ImpossibleDetails::Text(field, error)),
            }
        }
        // 1886: the first motor car was patented.
        if self.year.is_some_and(|year| !(1886..=2100).contains(&year)) {
            faults.push(ImpossibleDetails::Year);
        }
        if has_repeats(&self.energy_sources) || self.energy_sources.len() > MOST_ENERGY_SOURCES {
            faults.push(ImpossibleDetails::EnergySources);
        }
        faults.extend(self.usage.faults());
        let names = [
            &self.nickname,
            &self.make,
            &self.model,
            &self.vin,
            &self.license_plate,
        ];
        if faults.is_empty() && names.into_iter().all(Option::is_none) {
            faults.push(ImpossibleDetails::Nameless);
        }
        if faults.is_empty() {
            self.from_vin = told_by_vin(&self);
            Ok(self)
        } else {
            Err(faults)
        }
    }
}

fn normal_vin(vin: &str) -> String {
    vin.chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_uppercase)
        .collect()
}

fn has_repeats(sources: &[EnergySource]) -> bool {
    sources
        .iter()
        .enumerate()
        .any(|(n, source)| sources[..n].contains(source))
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::features::vehicles::domain::kept_from_vin;
    use crate::kernel::units::{EconomyUnit, FuelUnit};

    fn details() -> VehicleDetails {
        VehicleDetails {
            nickname: Some("Zündapp".into()),
            kind: VehicleKind::Moped,
            year: Some(1968),
            make: None,
            model: None,
            trim: None,
            engine: None,
            transmission: None,
            vin: None,
            license_plate: None,
            notes: None,
            energy_sources: vec![EnergySource::Petrol],
            catalog: CatalogReference::default(),
            from_vin: Vec::new(),
            usage: VehicleUsage::default(),
        }
    }

    #[test]
    fn a_moped_of_1968_needs_a_name_only() {
        assert!(details().checked().is_ok());
    }

    #[test]
    fn something_to_call_it_by_is_needed() {
        let nameless = VehicleDetails {
            nickname: Some("  ".into()),
            ..details()
        };
        assert_eq!(nameless.checked(), Err(vec![ImpossibleDetails::Nameless]));
    }

    #[test]
    fn a_vin_loses_blanks_and_gets_upper_case() {
        let typed = VehicleDetails {
            vin: Some(" 1hgcm826 33a004352".into()),
            ..details()
        };
        assert_eq!(
            typed.checked().unwrap().vin.as_deref(),
            Some("1HGCM82633A004352")
        );
    }

    #[test]
    fn what_was_typed_does_not_come_from_the_vin() {
        let decoded = VehicleDetails {
            vin: Some("1HGCM82633A004352".into()),
            make: Some("Honda".into()),
            from_vin: vec![VehicleField::Make, VehicleField::Year, VehicleField::Trim],
            ..details()
        };
        let stored = decoded.checked().unwrap();
        assert_eq!(stored.from_vin, [VehicleField::Year, VehicleField::Make]);
        let typed = VehicleDetails {
            year: Some(2004),
            ..stored.clone()
        };
        assert_eq!(kept_from_vin(&stored, &typed), [VehicleField::Make]);
        let another = VehicleDetails {
            vin: None,
            ..stored.clone()
        };
        assert_eq!(kept_from_vin(&stored, &another), []);
    }

    #[test]
    fn units_measure_what_they_are_for() {
        let wrong = VehicleDetails {
            usage: VehicleUsage {
                battery_capacity: Some(Decimal::ZERO),
                volume_unit: Some(FuelUnit::KilowattHour),
                electric_economy_unit: Some(EconomyUnit::LitresPer100Km),
                ..VehicleUsage::default()
            },
            ..details()
        };
        let faults = wrong.checked().unwrap_err();
        let fields: Vec<_> = faults.iter().map(ImpossibleDetails::field).collect();
        assert_eq!(
            fields,
            ["batteryCapacity", "volumeUnit", "electricEconomyUnit"]
        );
    }

    #[test]
    fn impossible_values_are_told_all_at_once() {
        let wrong = VehicleDetails {
            year: Some(1700),
            make: Some("x".repeat(101)),
            energy_sources: vec![EnergySource::Petrol, EnergySource::Petrol],
            ..details()
        };
        let fields: Vec<_> = wrong
            .checked()
            .unwrap_err()
            .iter()
            .map(ImpossibleDetails::field)
            .collect();
        assert_eq!(fields, ["make", "year", "energySources"]);
    }
}
