use async_graphql::{Enum, InputObject, SimpleObject};

use crate::features::accounts::domain;
use crate::graphql::quantities::{DistanceUnit, EconomyUnit, FuelUnit};
use crate::mutation_error;

/// How the app looks.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "domain::Theme")]
pub enum Theme {
    /// As the device.
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// With the strongest contrast.
    HighContrast,
}

/// Units, currency, language and look of a person. Changing them never changes data.
#[derive(SimpleObject, Clone, Debug)]
pub struct Preferences {
    /// For odometers and distances.
    pub distance_unit: DistanceUnit,
    /// For liquid fuels.
    pub volume_unit: FuelUnit,
    /// For liquid fuels.
    pub economy_unit: EconomyUnit,
    /// For electricity.
    pub electric_economy_unit: EconomyUnit,
    /// ISO 4217 code.
    pub currency: String,
    /// BCP 47 tag, for example en-GB.
    pub locale: String,
    /// How the app looks.
    pub theme: Theme,
    /// Raised by every change; 0 before the first.
    pub version: i32,
}

impl From<&domain::Preferences> for Preferences {
    fn from(preferences: &domain::Preferences) -> Self {
        Self {
            distance_unit: preferences.distance_unit.into(),
            volume_unit: preferences.volume_unit.into(),
            economy_unit: preferences.economy_unit.into(),
            electric_economy_unit: preferences.electric_economy_unit.into(),
            currency: preferences.currency.to_string(),
            locale: preferences.locale.clone(),
            theme: preferences.theme.into(),
            version: preferences.version,
        }
    }
}

/// Changes of preferences: absent and null leave a field as it is.
#[derive(InputObject, Debug)]
pub struct UpdatePreferencesInput {
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
    /// For odometers and distances.
    pub distance_unit: Option<DistanceUnit>,
    /// For liquid fuels: litres or gallons.
    pub volume_unit: Option<FuelUnit>,
    /// For liquid fuels.
    pub economy_unit: Option<EconomyUnit>,
    /// For electricity.
    pub electric_economy_unit: Option<EconomyUnit>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// BCP 47 tag.
    pub locale: Option<String>,
    /// How the app looks.
    pub theme: Option<Theme>,
}

mutation_error!(
    UpdatePreferencesError,
    UpdatePreferencesErrorCode,
    "updatePreferences"
);

/// What updatePreferences did.
#[derive(SimpleObject)]
pub struct UpdatePreferencesPayload {
    /// The preferences as they are now.
    pub preferences: Option<Preferences>,
    /// Why nothing was done; empty when it was.
    pub user_errors: Vec<UpdatePreferencesError>,
}
