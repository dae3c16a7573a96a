//! What the trail keeps of a vehicle's change, and what an export says of it.

use crate::features::vehicles::domain::{Vehicle, VehicleDetails};
use crate::kernel::ids::TypedId;
use crate::kernel::trail::{Action, Fact, Trail, differences};

impl VehicleDetails {
    /// What is said of the vehicle, by the names of the API.
    #[must_use]
    pub fn facts(&self) -> Vec<Fact> {
        let sources: Vec<_> = self.energy_sources.iter().map(|s| s.code()).collect();
        [
            ("nickname", self.nickname.clone()),
            ("kind", Some(self.kind.code().to_owned())),
            ("year", self.year.map(|year| year.to_string())),
            ("make", self.make.clone()),
            ("model", self.model.clone()),
            ("trim", self.trim.clone()),
            ("engine", self.engine.clone()),
            ("transmission", self.transmission.clone()),
            ("vin", self.vin.clone()),
            ("licensePlate", self.license_plate.clone()),
            ("energySources", Some(sources.join(" "))),
            ("notes", self.notes.clone()),
        ]
        .into_iter()
        .chain(self.usage.facts())
        .collect()
    }
}

/// What became of a vehicle; `before` is none where it is new.
#[must_use]
pub fn trail(before: Option<&Vehicle>, after: &Vehicle) -> Trail {
    let vehicle = Some(after.id.uuid());
    let Some(before) = before else {
        return Trail::new(Action::Created, &after.display_name(), vehicle);
    };
    let action = match (before.deleted_at, after.deleted_at) {
        (None, Some(_)) => Action::Deleted,
        (Some(_), None) => Action::Restored,
        _ => Action::Updated,
    };
    let fields = differences(&before.details.facts(), &after.details.facts());
    Trail::new(action, &after.display_name(), vehicle).with(fields)
}
