//! Words of many languages for yes, units and energy.

use crate::features::fuel_logs::{ChargePlace, ChargerKind};
use crate::kernel::energy::EnergySource;
use crate::kernel::units::{DistanceUnit, FuelUnit};

const YES: [&str; 31] = [
    "yes",
    "y",
    "true",
    "1",
    "1.0",
    "t",
    "x",
    "on",
    "full",
    "voll",
    "sim",
    "si",
    "sí",
    "ja",
    "j",
    "oui",
    "tak",
    "да",
    "evet",
    "sì",
    "так",
    "ano",
    "áno",
    "igen",
    "kyllä",
    "wahr",
    "vrai",
    "vero",
    "verdadeiro",
    "verdadero",
    "prawda",
];

/// A yes in any language of the formats.
#[must_use]
pub fn is_yes(text: &str) -> bool {
    YES.contains(&text.trim().to_lowercase().as_str())
}

/// The unit that a heading or a cell names for a distance.
#[must_use]
pub fn distance_unit(text: &str) -> Option<DistanceUnit> {
    let text = text.to_lowercase();
    let words = || text.split(|c: char| !c.is_alphanumeric());
    let is_kilometre = |w: &str| {
        matches!(w, "km" | "kms" | "100km" | "км" | "100км")
            || ["kilom", "kilóm", "quil", "chilom"]
                .iter()
                .any(|begin| w.starts_with(begin))
    };
    if words().any(is_kilometre) {
        return Some(DistanceUnit::Kilometre);
    }
    let is_mile = |w: &str| {
        matches!(
            w,
            "mi" | "mile" | "miles" | "milhas" | "millas" | "meilen" | "mpg"
        )
    };
    words().any(is_mile).then_some(DistanceUnit::Mile)
}

/// The unit that a heading or a cell names for a quantity.
#[must_use]
pub fn fuel_unit(text: &str) -> Option<FuelUnit> {
    let text = text.to_lowercase();
    let words = || text.split(|c: char| !c.is_alphanumeric());
    let has = |test: fn(&str) -> bool| words().any(test);
    if has(|w| w == "kwh" || w == "kw") {
        return Some(FuelUnit::KilowattHour);
    }
    if has(|w| w.starts_with("gal")) {
        let is_imperial = has(|w| matches!(w, "uk" | "gb" | "imp") || w.starts_with("imperial"));
        return Some(if is_imperial {
            FuelUnit::UkGallon
        } else {
            FuelUnit::UsGallon
        });
    }
    if has(|w| w == "l" || w.starts_with("lit") || w == "ltr" || w == "л") {
        return Some(FuelUnit::Litre);
    }
    has(|w| matches!(w, "kg" | "кг") || w.starts_with("kilogram")).then_some(FuelUnit::Kilogram)
}

/// Parts of words, the most telling first.
const ENERGIES: [(EnergySource, &[&str]); 8] = [
    (
        EnergySource::AdBlue,
        &["adblue", "ad blue", "diesel exhaust", "urea"],
    ),
    (
        EnergySource::Electricity,
        &[
            "electr", "elektr", "elétr", "eléctr", "électr", "elettr", "strom", "kwh", "элек",
        ],
    ),
    (
        EnergySource::Hydrogen,
        &["hydrog", "wasserstoff", "hidrog", "idrogeno"],
    ),
    (
        EnergySource::Cng,
        &[
            "cng",
            "gnv",
            "gnc",
            "erdgas",
            "metan",
            "methan",
            "natural gas",
            "gas natural",
            "метан",
        ],
    ),
    (
        EnergySource::Lpg,
        &[
            "lpg",
            "glp",
            "gpl",
            "autogas",
            "propan",
            "gaz",
            "lp gas",
            "gas lp",
            "пропан",
            "газ",
        ],
    ),
    (
        EnergySource::E85,
        &[
            "e85", "e100", "ethanol", "éthanol", "etanol", "álcool", "alcool", "alcohol", "bioeth",
        ],
    ),
    (
        EnergySource::Diesel,
        &[
            "diesel",
            "dísel",
            "gasóleo",
            "gasoleo",
            "gazole",
            "gasolio",
            "дизел",
            "olej",
            "motorin",
        ],
    ),
    (
        EnergySource::Petrol,
        &[
            "petrol",
            "gasol",
            "benz",
            "bens",
            "super",
            "regular",
            "premium",
            "unleaded",
            "midgrade",
            "mid-grade",
            "plus",
            "essence",
            "nafta",
            "бензин",
            "sp95",
            "sp98",
            "e10",
            "e5",
            "octan",
            "pb95",
            "pb98",
            "pb 95",
            "pb 98",
            "аи-",
            "gas",
        ],
    ),
];

/// The energy that a word of a file stands for.
#[must_use]
pub fn energy(text: &str) -> Option<EnergySource> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return None;
    }
    if let Some(code) = EnergySource::from_code(&text) {
        return Some(code);
    }
    // `Gazole` and `gasolio` are diesel, though they begin as gas and petrol do.
    let is_diesel = [
        "gasóleo", "gasoleo", "gazole", "gasolio", "gas oil", "gasoil", "gas-oil", "gázolaj",
    ];
    // What pumps in Poland and Russia say in short.
    let is_short = matches!(text.as_str(), "on" | "дт");
    if is_short || is_diesel.iter().any(|word| text.contains(word)) {
        return Some(EnergySource::Diesel);
    }
    if text == "def" {
        return Some(EnergySource::AdBlue);
    }
    let known = ENERGIES
        .iter()
        .find(|(_, words)| words.iter().any(|word| text.contains(word)))
        .map(|(source, _)| *source);
    // A bare number is an octane rating.
    let octane = || text.parse::<u32>().ok().filter(|n| (80..=110).contains(n));
    known.or_else(|| octane().map(|_| EnergySource::Petrol))
}

/// The kind of current that the name of a charger stands for.
#[must_use]
pub fn charger(text: &str) -> Option<ChargerKind> {
    let text = text.trim().to_lowercase();
    let words = || text.split(|c: char| !c.is_alphanumeric());
    let is_dc = |w: &str| {
        matches!(w, "dc" | "dcfc" | "ccs" | "chademo" | "l3" | "3" | "hpc")
            || w.starts_with("supercharg")
    };
    let is_ac = |w: &str| matches!(w, "ac" | "l1" | "l2" | "1" | "2" | "type2" | "wallbox");
    match text.as_str() {
        _ if words().any(is_dc) => Some(ChargerKind::Dc),
        _ if words().any(is_ac) => Some(ChargerKind::Ac),
        _ => None,
    }
}

/// Where a word says that a vehicle was charged.
#[must_use]
pub fn charge_place(text: &str) -> Option<ChargePlace> {
    match text.trim().to_lowercase().as_str() {
        "home" | "zuhause" | "casa" | "em casa" => Some(ChargePlace::Home),
        "work" | "workplace" | "arbeit" | "trabalho" => Some(ChargePlace::Work),
        "public" | "supercharger" => Some(ChargePlace::Public),
        _ => None,
    }
}

/// The unit in which an energy is measured where nothing is said.
#[must_use]
pub fn usual_unit(source: EnergySource) -> Option<FuelUnit> {
    use crate::kernel::units::Measure;
    match source.measure() {
        Measure::Volume => None,
        Measure::Energy => Some(FuelUnit::KilowattHour),
        Measure::Mass => Some(FuelUnit::Kilogram),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn energies_are_known_in_many_languages() {
        for (text, expected) in [
            ("Gasolina", EnergySource::Petrol),
            ("Gasoline", EnergySource::Petrol),
            ("Regular [87]", EnergySource::Petrol),
            ("Super E10", EnergySource::Petrol),
            ("95", EnergySource::Petrol),
            ("GNV", EnergySource::Cng),
            ("Etanol", EnergySource::E85),
            ("Gazole", EnergySource::Diesel),
            ("Diesel", EnergySource::Diesel),
            ("GPL", EnergySource::Lpg),
            ("Elektrisch", EnergySource::Electricity),
            ("AdBlue", EnergySource::AdBlue),
            ("Benzyna Pb95", EnergySource::Petrol),
            ("Pb 95", EnergySource::Petrol),
            ("ON", EnergySource::Diesel),
            ("Gasoil", EnergySource::Diesel),
            ("АИ-95", EnergySource::Petrol),
            ("ДТ", EnergySource::Diesel),
            ("Superéthanol", EnergySource::E85),
            ("Bensin", EnergySource::Petrol),
            ("DEF", EnergySource::AdBlue),
        ] {
            assert_eq!(energy(text), Some(expected), "{text}");
        }
        assert_eq!(energy("7"), None);
        assert_eq!(energy("Default"), None);
    }

    #[test]
    fn units_are_known_in_headings_and_cells() {
        for (text, unit) in [
            ("Fuel (us gallons)", Some(FuelUnit::UsGallon)),
            ("Fuel (uk gallons)", Some(FuelUnit::UkGallon)),
            ("gal (US)", Some(FuelUnit::UsGallon)),
            ("Preço / L", Some(FuelUnit::Litre)),
            ("litres", Some(FuelUnit::Litre)),
            ("Energy Added (kWh)", Some(FuelUnit::KilowattHour)),
            ("Quantity", None),
        ] {
            assert_eq!(fuel_unit(text), unit, "{text}");
        }
        assert_eq!(
            distance_unit("Odômetro (km)"),
            Some(DistanceUnit::Kilometre)
        );
        assert_eq!(distance_unit("Teil-Km"), Some(DistanceUnit::Kilometre));
        assert_eq!(distance_unit("Odo (mi)"), Some(DistanceUnit::Mile));
        assert_eq!(distance_unit("L/100km"), Some(DistanceUnit::Kilometre));
        assert_eq!(distance_unit("Kilómetros"), Some(DistanceUnit::Kilometre));
        assert_eq!(distance_unit("Odometer"), None);
    }
}
