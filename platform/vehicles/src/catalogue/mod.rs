//! The catalogue of year, make, model, trim, engine and transmission, derived from a release.

use crate::release::NONE;

pub mod derive;
pub mod facts;
pub mod ids;
pub mod names;
pub mod narrow;
pub mod search;

/// First year of the year sets.
pub const FIRST_YEAR: u32 = 1980;

/// Years as a bit set from [`FIRST_YEAR`] on; fits a database's signed 64-bit integer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Years(pub u64);

impl Years {
    /// One year; nothing when it lies outside.
    #[must_use]
    pub fn of(year: u32) -> Self {
        match year.checked_sub(FIRST_YEAR) {
            Some(bit) if bit < 63 => Self(1 << bit),
            _ => Self(0),
        }
    }

    /// A range, both ends included, `NONE` as an open end, cut at `last`.
    #[must_use]
    pub fn range(from: u32, to: u32, last: u32) -> Self {
        let to = if to == NONE { last } else { to.min(last) };
        Self((from.max(FIRST_YEAR)..=to).fold(0, |set, year| set | Self::of(year).0))
    }

    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    #[must_use]
    pub fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The years, ascending.
    pub fn iter(self) -> impl Iterator<Item = u32> {
        (0..63)
            .filter(move |bit| self.0 & (1 << bit) != 0)
            .map(|bit| FIRST_YEAR + bit)
    }
}

/// Makes that are built in numbers, not once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mainstream {
    pub light: bool,
    pub motorcycle: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Make {
    pub id: u32,
    pub name: String,
    pub mainstream: Mainstream,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    pub id: u32,
    pub make_id: u32,
    pub name: String,
}

/// In which years a model was built as which type of vehicle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelYears {
    pub model_id: u32,
    pub make_id: u32,
    pub vehicle_type: u32,
    pub years: Years,
}

/// What a trim's name is in vPIC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TrimKind {
    Trim,
    Series,
}

/// How far a statement about engines reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// The model had it.
    Model,
    /// Some model of the maker had it that year.
    Plant,
}

/// An engine by what is known of it.
#[derive(
    Clone,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
)]
pub struct Engine {
    pub litres: Option<String>,
    pub cylinders: Option<String>,
    pub configuration: Option<String>,
    pub fuel: Option<String>,
    pub secondary_fuel: Option<String>,
    pub model: Option<String>,
    pub horsepower: Option<String>,
    pub kilowatts: Option<String>,
    pub turbo: Option<String>,
    pub electrification: Option<String>,
}

impl Engine {
    fn fields(&self) -> [&Option<String>; 10] {
        [
            &self.litres,
            &self.cylinders,
            &self.configuration,
            &self.fuel,
            &self.secondary_fuel,
            &self.model,
            &self.horsepower,
            &self.kilowatts,
            &self.turbo,
            &self.electrification,
        ]
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields().iter().all(|field| field.is_none())
    }

    /// Whether another says all this and more.
    #[must_use]
    pub fn is_part_of(&self, other: &Self) -> bool {
        self != other
            && self
                .fields()
                .iter()
                .zip(other.fields())
                .all(|(a, b)| a.is_none() || *a == b)
    }

    /// `2.0 L I4 Gasoline, K20C2, 158 hp`
    #[must_use]
    pub fn name(&self) -> String {
        let mut head: Vec<String> = Vec::new();
        head.extend(self.litres.as_deref().map(rounded));
        head.extend(self.layout());
        if self.turbo.as_deref() == Some("Yes") {
            head.push("Turbo".to_owned());
        }
        head.extend(self.fuel.clone());
        let electric = self
            .electrification
            .as_deref()
            .and_then(|text| text.split(" (").next());
        head.extend(electric.map(str::to_owned));
        let mut parts = vec![head.join(" ")];
        parts.extend(self.model.clone());
        parts.extend(self.horsepower.as_ref().map(|hp| format!("{hp} hp")));
        if self.horsepower.is_none() {
            parts.extend(self.kilowatts.as_ref().map(|kw| format!("{kw} kW")));
        }
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }

    fn layout(&self) -> Option<String> {
        let letter = match self.configuration.as_deref() {
            Some("In-Line") => "I",
            Some("V-Shaped") => "V",
            Some("W Shaped") => "W",
            Some(text) if text.starts_with("Horizontally") => "H",
            Some(text) if text.starts_with("Rotary") => return Some("Rotary".to_owned()),
            _ => "",
        };
        let cylinders = self.cylinders.as_ref()?;
        Some(if letter.is_empty() {
            format!("{cylinders} cyl.")
        } else {
            format!("{letter}{cylinders}")
        })
    }
}

/// `2.999` → `3.0 L`, as it is said.
fn rounded(litres: &str) -> String {
    litres.parse::<f64>().map_or_else(
        |_| litres.to_owned(),
        |value| {
            if value < 1.0 {
                format!("{litres} L")
            } else {
                format!("{value:.1} L")
            }
        },
    )
}

/// A transmission by style and gears.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Transmission {
    pub style: Option<String>,
    pub speeds: Option<String>,
}

impl Transmission {
    #[must_use]
    pub fn is_part_of(&self, other: &Self) -> bool {
        let covers = |a: &Option<String>, b: &Option<String>| a.is_none() || a == b;
        self != other && covers(&self.style, &other.style) && covers(&self.speeds, &other.speeds)
    }

    /// `6-speed Manual`, `CVT`
    #[must_use]
    pub fn name(&self) -> String {
        let style = self.style.as_deref().map(|style| match style {
            "Manual/Standard" => "Manual",
            "Continuously Variable Transmission (CVT)" => "CVT",
            "Electronic Continuously Variable (e-CVT)" => "e-CVT",
            "Automated Manual Transmission (AMT)" => "Automated manual (AMT)",
            "Dual-clutch Transmission (DCT)" => "Dual clutch (DCT)",
            other => other,
        });
        match (&self.speeds, style) {
            (Some(speeds), Some(style)) => format!("{speeds}-speed {style}"),
            (Some(speeds), None) => format!("{speeds}-speed"),
            (None, Some(style)) => style.to_owned(),
            (None, None) => String::new(),
        }
    }
}

/// A model's trim, engine or transmission, by its place in the list of those.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link<K> {
    pub model_id: u32,
    pub place: u32,
    pub kind: K,
    pub years: Years,
}

/// The whole catalogue.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    pub makes: Vec<Make>,
    pub models: Vec<Model>,
    pub model_years: Vec<ModelYears>,
    pub trims: Vec<String>,
    pub model_trims: Vec<Link<TrimKind>>,
    pub engines: Vec<Engine>,
    pub model_engines: Vec<Link<Scope>>,
    pub transmissions: Vec<Transmission>,
    pub model_transmissions: Vec<Link<()>>,
}
