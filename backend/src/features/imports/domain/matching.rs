//! Which vehicle of the garage a vehicle of a file is, and what a new one of it is like.

use crate::features::imports::domain::model::FoundVehicle;
use crate::features::vehicles::{VehicleDetails, VehicleKind, VehicleRecord};
use crate::kernel::energy::EnergySource;
use crate::kernel::ids::VehicleId;

/// The one of the garage that a vehicle of a file most surely is.
#[must_use]
pub fn matching(found: &FoundVehicle, garage: &[VehicleRecord]) -> Option<VehicleId> {
    let same = |a: &Option<String>, b: Option<&str>| match (a.as_deref(), b) {
        (Some(a), Some(b)) => plain(a) == plain(b) && !plain(a).is_empty(),
        _ => false,
    };
    let tests: [&dyn Fn(&VehicleRecord) -> bool; 4] = [
        &|vehicle| vehicle.id.to_string() == found.key,
        &|vehicle| same(&vehicle.details.vin, found.vin.as_deref()),
        &|vehicle| {
            same(
                &vehicle.details.license_plate,
                found.license_plate.as_deref(),
            )
        },
        &|vehicle| same(&vehicle.details.nickname, Some(&found.name)),
    ];
    let found = tests
        .iter()
        .find_map(|is_it| garage.iter().find(|vehicle| is_it(vehicle)));
    found.map(|vehicle| vehicle.id)
}

/// Letters and digits only: plates and names are written in many ways.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A new vehicle as a file describes it. What is too long is cut; notes keep what finds no place.
#[must_use]
pub fn details(found: &FoundVehicle) -> VehicleDetails {
    let short = |text: &Option<String>, most: usize| {
        text.as_deref()
            .map(|text| one_line(text).chars().take(most).collect::<String>())
    };
    let name = Some(found.name.clone()).filter(|name| !name.trim().is_empty());
    let is_nameless = name.is_none() && found.make.is_none() && found.model.is_none();
    let name = name.or_else(|| is_nameless.then(|| "Imported".to_owned()));
    let kind = found.kind.as_deref().map(str::to_lowercase);
    VehicleDetails {
        nickname: short(&name, 100),
        kind: kind
            .and_then(|kind| kind_of(&kind))
            .unwrap_or(VehicleKind::Car),
        year: found.year.filter(|year| (1886..=2100).contains(year)),
        make: short(&found.make, 100),
        model: short(&found.model, 100),
        trim: short(&found.trim, 100),
        engine: short(&found.engine, 100),
        transmission: short(&found.transmission, 100),
        vin: short(&found.vin, 64),
        license_plate: short(&found.license_plate, 20),
        notes: found.notes.clone(),
        energy_sources: sources(found),
        catalog: found.catalog.clone(),
        from_vin: found.from_vin.clone(),
        usage: found.usage,
    }
}

/// Control characters would be refused.
fn one_line(text: &str) -> String {
    let words: Vec<_> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .collect();
    words.join(" ").trim().to_owned()
}

fn kind_of(text: &str) -> Option<VehicleKind> {
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    VehicleKind::from_code(text).or_else(|| match () {
        () if begins(&["motorcycle", "motorbike", "bike", "motorrad"]) => {
            Some(VehicleKind::Motorcycle)
        }
        () if begins(&["truck", "pickup", "lkw", "bus"]) => Some(VehicleKind::Truck),
        () if begins(&["van", "minivan"]) => Some(VehicleKind::Van),
        _ => None,
    })
}

fn sources(found: &FoundVehicle) -> Vec<EnergySource> {
    let mut sources = found.energy_sources.clone();
    let takes = sources
        .iter()
        .filter(|source| **source != EnergySource::AdBlue)
        .count();
    if sources.is_empty() || takes == 0 {
        sources.insert(
            0,
            if sources.is_empty() {
                EnergySource::Petrol
            } else {
                EnergySource::Diesel
            },
        );
    }
    sources.truncate(4);
    sources
}
