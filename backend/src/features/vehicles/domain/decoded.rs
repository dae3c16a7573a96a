//! What NHTSA's words for fuel, vehicle type and body mean here.

use crate::features::vehicles::domain::VehicleKind;
use crate::kernel::energy::EnergySource;

/// The energy source of vPIC's "Fuel Type - Primary"; empty where it names none of ours.
#[must_use]
pub fn energy_sources(fuel: Option<&str>) -> Vec<EnergySource> {
    let Some(fuel) = fuel.map(str::to_lowercase) else {
        return Vec::new();
    };
    let known = [
        ("gasoline", EnergySource::Petrol),
        ("diesel", EnergySource::Diesel),
        ("ffv", EnergySource::Petrol),
        ("flexible", EnergySource::Petrol),
        ("e85", EnergySource::E85),
        ("electric", EnergySource::Electricity),
        ("liquefied petroleum", EnergySource::Lpg),
        ("compressed natural", EnergySource::Cng),
        ("hydrogen", EnergySource::Hydrogen),
        ("fuel cell", EnergySource::Hydrogen),
    ];
    known
        .into_iter()
        .find(|(word, _)| fuel.contains(word))
        .map(|(_, source)| source)
        .into_iter()
        .collect()
}

/// The kind by vPIC's "Vehicle Type" and "Body Class".
#[must_use]
pub fn vehicle_kind(vehicle_type: Option<&str>, body: Option<&str>) -> Option<VehicleKind> {
    let vehicle_type = vehicle_type?.to_lowercase();
    let body = body.unwrap_or_default().to_lowercase();
    match vehicle_type.as_str() {
        "motorcycle" if body.contains("moped") || body.contains("scooter") => {
            Some(VehicleKind::Moped)
        }
        "motorcycle" => Some(VehicleKind::Motorcycle),
        "trailer" => Some(VehicleKind::Trailer),
        "bus" | "incomplete vehicle" => Some(VehicleKind::Truck),
        "truck" if body.contains("van") => Some(VehicleKind::Van),
        "truck" => Some(VehicleKind::Truck),
        "multipurpose passenger vehicle (mpv)" if body.contains("van") => Some(VehicleKind::Van),
        "multipurpose passenger vehicle (mpv)" | "passenger car" | "low speed vehicle (lsv)" => {
            Some(VehicleKind::Car)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nhtsas_fuels_are_ours() {
        assert_eq!(energy_sources(Some("Gasoline")), [EnergySource::Petrol]);
        assert_eq!(
            energy_sources(Some("Compressed Natural Gas (CNG)")),
            [EnergySource::Cng]
        );
        assert_eq!(energy_sources(Some("Natural Gas")), []);
        assert_eq!(energy_sources(None), []);
    }

    #[test]
    fn a_minivan_is_a_van_and_a_scooter_a_moped() {
        let mpv = Some("MULTIPURPOSE PASSENGER VEHICLE (MPV)");
        assert_eq!(vehicle_kind(mpv, Some("Minivan")), Some(VehicleKind::Van));
        assert_eq!(
            vehicle_kind(mpv, Some("Sport Utility Vehicle (SUV)")),
            Some(VehicleKind::Car)
        );
        assert_eq!(
            vehicle_kind(Some("MOTORCYCLE"), Some("Motorcycle - Scooter")),
            Some(VehicleKind::Moped)
        );
    }
}
