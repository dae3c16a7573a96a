//! What few fill-ups have, as inputs.

use async_graphql::{Enum, InputObject, MaybeUndefined};
use rust_decimal::Decimal;

use crate::features::fuel_logs::domain::extras;
use crate::graphql::patch::patched;
use crate::graphql::quantities::{DistanceInput, EngineHoursInput, FuelQuantityInput, FuelUnit};

/// Where a charge took place.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "extras::ChargePlace")]
pub enum ChargePlace {
    /// At home.
    Home,
    /// At work.
    Work,
    /// At a public charger.
    Public,
}

/// How a charge took place.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "extras::ChargerKind")]
pub enum ChargerKind {
    /// Alternating current: the charger is in the vehicle.
    Ac,
    /// Direct current: a fast charger.
    Dc,
}

/// What few new fill-ups have.
#[derive(InputObject, Debug)]
pub struct ExtrasInput {
    /// Distance since the fill-up before, in place of the odometer, which then follows from it.
    pub trip_distance: Option<DistanceInput>,
    /// The hour meter, where it was read.
    pub engine_hours: Option<EngineHoursInput>,
    /// Distance driven on this energy alone since the fill-up before of it, for vehicles with several.
    pub distance_on_this_fuel: Option<DistanceInput>,
    /// Charge of the battery before, 0 to 100 percent. For electricity only.
    pub state_of_charge_start: Option<Decimal>,
    /// Charge of the battery afterwards, 0 to 100 percent. For electricity only.
    pub state_of_charge_end: Option<Decimal>,
    /// Energy that reached the battery, in kilowatt-hours; `quantity` is what came from the grid. For
    /// electricity only.
    pub battery_energy: Option<FuelQuantityInput>,
    /// Where it was charged. For electricity only.
    pub charge_place: Option<ChargePlace>,
    /// How it was charged. For electricity only.
    pub charger_kind: Option<ChargerKind>,
    /// Who drove, at most 200 characters.
    pub driver: Option<String>,
    /// How it was paid, at most 200 characters.
    pub payment_method: Option<String>,
    /// At most 20 tags of at most 50 characters each.
    pub tags: Option<Vec<String>>,
    /// What was taken off, already left out of the total; in the currency of the price.
    pub discount: Option<Decimal>,
}

impl From<ExtrasInput> for extras::Extras {
    fn from(input: ExtrasInput) -> Self {
        Self {
            trip: input.trip_distance.map(Into::into),
            engine_hours: input.engine_hours.map(|hours| hours.value),
            source_distance: input.distance_on_this_fuel.map(Into::into),
            charge: extras::Charge {
                start: input.state_of_charge_start,
                end: input.state_of_charge_end,
                battery_energy: input.battery_energy.map(kilowatt_hours),
                place: input.charge_place.map(Into::into),
                charger: input.charger_kind.map(Into::into),
            },
            driver: input.driver,
            payment: input.payment_method,
            tags: input.tags.unwrap_or_default(),
            discount: input.discount,
        }
    }
}

/// What is measured otherwise is no energy, and refused as none.
fn kilowatt_hours(energy: FuelQuantityInput) -> Decimal {
    if energy.unit == FuelUnit::KilowattHour {
        energy.value
    } else {
        Decimal::ZERO
    }
}

/// Changes of what few fill-ups have: an absent field stays, null clears.
#[derive(InputObject, Debug)]
pub struct ExtrasPatch {
    /// Distance since the fill-up before, in place of the odometer.
    pub trip_distance: MaybeUndefined<DistanceInput>,
    /// The hour meter.
    pub engine_hours: MaybeUndefined<EngineHoursInput>,
    /// Distance driven on this energy alone.
    pub distance_on_this_fuel: MaybeUndefined<DistanceInput>,
    /// Charge of the battery before, 0 to 100 percent.
    pub state_of_charge_start: MaybeUndefined<Decimal>,
    /// Charge of the battery afterwards, 0 to 100 percent.
    pub state_of_charge_end: MaybeUndefined<Decimal>,
    /// Energy that reached the battery, in kilowatt-hours.
    pub battery_energy: MaybeUndefined<FuelQuantityInput>,
    /// Where it was charged.
    pub charge_place: MaybeUndefined<ChargePlace>,
    /// How it was charged.
    pub charger_kind: MaybeUndefined<ChargerKind>,
    /// Who drove.
    pub driver: MaybeUndefined<String>,
    /// How it was paid.
    pub payment_method: MaybeUndefined<String>,
    /// All its tags; null takes them away.
    pub tags: MaybeUndefined<Vec<String>>,
    /// What was taken off.
    pub discount: MaybeUndefined<Decimal>,
}

impl ExtrasPatch {
    /// What is wanted, given what is there.
    pub fn apply(self, present: extras::Extras) -> extras::Extras {
        let hours = self.engine_hours.map_value(|hours| hours.value);
        let energy = self.battery_energy.map_value(kilowatt_hours);
        let place = self.charge_place.map_value(Into::into);
        let charger = self.charger_kind.map_value(Into::into);
        let alone = self.distance_on_this_fuel.map_value(Into::into);
        let charge = present.charge;
        extras::Extras {
            trip: patched(self.trip_distance.map_value(Into::into), present.trip),
            engine_hours: patched(hours, present.engine_hours),
            source_distance: patched(alone, present.source_distance),
            charge: extras::Charge {
                start: patched(self.state_of_charge_start, charge.start),
                end: patched(self.state_of_charge_end, charge.end),
                battery_energy: patched(energy, charge.battery_energy),
                place: patched(place, charge.place),
                charger: patched(charger, charge.charger),
            },
            driver: patched(self.driver, present.driver),
            payment: patched(self.payment_method, present.payment),
            tags: patched(self.tags, Some(present.tags)).unwrap_or_default(),
            discount: patched(self.discount, present.discount),
        }
    }
}
