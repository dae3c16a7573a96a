//! What the trail keeps of a fill-up's change, and what an export says of it.

use rust_decimal::Decimal;

use crate::features::fuel_logs::domain::FuelLog;
use crate::features::fuel_logs::domain::entry::FuelEntry;
use crate::features::fuel_logs::domain::extras::Extras;
use crate::kernel::ids::TypedId;
use crate::kernel::trail::{Action, Fact, Trail, differences};
use crate::kernel::units::{DistanceUnit, Entered};

impl FuelEntry {
    /// What was typed, by the names of the API.
    #[must_use]
    pub fn facts(&self) -> Vec<Fact> {
        let number = |value: Decimal| value.to_string();
        [
            ("filledOn", Some(self.filled_on.to_string())),
            (
                "filledAt",
                self.filled_at.map(|t| t.format("%H:%M").to_string()),
            ),
            ("energySource", Some(self.source.code().to_owned())),
            ("odometer", self.odometer.map(|o| number(o.value))),
            (
                "odometerUnit",
                self.odometer.map(|o| o.unit.code().to_owned()),
            ),
            ("quantity", self.quantity.map(|q| number(q.value))),
            (
                "quantityUnit",
                self.quantity.map(|q| q.unit.code().to_owned()),
            ),
            ("unitPrice", self.price.typed_unit_price.map(number)),
            ("total", self.price.typed_total.map(number)),
            ("currency", Some(self.price.currency.to_string())),
            ("isFull", Some(self.is_full.to_string())),
            ("missedPrevious", Some(self.missed_previous.to_string())),
            ("station", self.station.clone()),
            ("grade", self.grade.clone()),
            ("notes", self.notes.clone()),
        ]
        .into_iter()
        .chain(self.extras.facts())
        .collect()
    }
}

impl Extras {
    fn facts(&self) -> Vec<Fact> {
        let number = |value: Option<Decimal>| value.map(|value| value.to_string());
        let unit = |typed: Option<Entered<DistanceUnit>>| typed.map(|t| t.unit.code().to_owned());
        let value = |typed: Option<Entered<DistanceUnit>>| number(typed.map(|t| t.value));
        let charge = &self.charge;
        vec![
            ("tripDistance", value(self.trip)),
            ("tripDistanceUnit", unit(self.trip)),
            ("engineHours", number(self.engine_hours)),
            ("distanceOnThisFuel", value(self.source_distance)),
            ("distanceOnThisFuelUnit", unit(self.source_distance)),
            ("stateOfChargeStart", number(charge.start)),
            ("stateOfChargeEnd", number(charge.end)),
            ("batteryEnergy", number(charge.battery_energy)),
            ("chargePlace", charge.place.map(|p| p.code().to_owned())),
            ("chargerKind", charge.charger.map(|c| c.code().to_owned())),
            ("driver", self.driver.clone()),
            ("paymentMethod", self.payment.clone()),
            (
                "tags",
                (!self.tags.is_empty()).then(|| self.tags.join("\n")),
            ),
            ("discount", number(self.discount)),
        ]
    }
}

/// What became of a fill-up; `before` is none where it is new.
#[must_use]
pub fn trail(before: Option<&FuelLog>, after: &FuelLog) -> Trail {
    let vehicle = Some(after.vehicle_id.uuid());
    let label = after.entry.filled_on.to_string();
    let Some(before) = before else {
        return Trail::new(Action::Created, &label, vehicle);
    };
    let fields = differences(&before.entry.facts(), &after.entry.facts());
    Trail::new(action(before, after), &label, vehicle).with(fields)
}

fn action(before: &FuelLog, after: &FuelLog) -> Action {
    match (before.deleted_at, after.deleted_at) {
        (None, Some(_)) => Action::Deleted,
        (Some(_), None) => Action::Restored,
        // A changed entry loses its confirmation by itself.
        _ if before.entry != after.entry => Action::Updated,
        _ if after.is_confirmed => Action::Confirmed,
        _ => Action::Unconfirmed,
    }
}
