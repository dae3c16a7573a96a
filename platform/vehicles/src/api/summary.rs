//! The main fields of a decode, typed, each with how far it may be trusted.

use serde::Serialize;
use utoipa::ToSchema;

use crate::catalogue::names::{litres, tidy, tidy_make};
use crate::catalogue::{Engine, Transmission};
use crate::decode::Decoded;
use crate::decode::item::{Item, Source, element};
use crate::index::{Index, at_or_none};

/// How far a field may be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    Unknown,
    Likely,
    Sure,
}

/// A main field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Field {
    pub value: String,
    /// vPIC's id of the value, where it has one.
    pub id: Option<u32>,
    pub confidence: Confidence,
}

/// The main fields; `null` where nothing is known.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Summary {
    pub model_year: Option<Field>,
    pub make: Option<Field>,
    pub model: Option<Field>,
    pub trim: Option<Field>,
    pub series: Option<Field>,
    pub body_class: Option<Field>,
    pub drive_type: Option<Field>,
    pub engine: Option<Field>,
    pub transmission: Option<Field>,
    pub fuel_type: Option<Field>,
    pub plant: Option<Field>,
    pub manufacturer: Option<Field>,
    pub gvwr: Option<Field>,
    pub vehicle_type: Option<Field>,
}

struct Reader<'a> {
    index: &'a Index,
    decoded: &'a Decoded,
    base: Confidence,
}

/// Summarises a decode.
#[must_use]
pub fn summarise(index: &Index, decoded: &Decoded) -> Summary {
    let reader = Reader {
        index,
        decoded,
        base: base(&decoded.verdict.codes),
    };
    let mut summary = Summary {
        model_year: reader.year(),
        make: reader.make(),
        model: reader.field(element::MODEL),
        trim: reader.tidied(38),
        series: reader.tidied(34),
        body_class: reader.field(element::BODY),
        drive_type: reader.field(15),
        engine: reader.engine(),
        transmission: reader.transmission(),
        fuel_type: reader.field(24),
        plant: reader.plant(),
        manufacturer: reader.tidied(element::MANUFACTURER),
        gvwr: reader.field(25),
        vehicle_type: reader.vehicle_type(),
    };
    if let (Some(field), false) = (&mut summary.model_year, decoded.year_in_doubt) {
        field.confidence = reader.base;
    }
    summary
}

/// What the VIN's faults leave of our trust.
fn base(codes: &[u32]) -> Confidence {
    let worst = |code: &u32| match code {
        0 | 9 | 10 | 14 => Confidence::Sure,
        4 | 5 | 7 | 8 | 400 => Confidence::Unknown,
        _ => Confidence::Likely,
    };
    codes.iter().map(worst).min().unwrap_or(Confidence::Unknown)
}

impl Reader<'_> {
    fn item(&self, element: u32) -> Option<&Item> {
        let item = self.decoded.found.item(element)?;
        let usable = item.source != Source::Default && !item.text(self.index).is_empty();
        usable.then_some(item)
    }

    fn confidence(&self, item: &Item) -> Confidence {
        let own = match item.source {
            Source::Spec | Source::EngineModel | Source::MakerMake => Confidence::Likely,
            _ => Confidence::Sure,
        };
        // Everything but the maker depends on the year.
        let year = if self.decoded.year_in_doubt && item.source != Source::Maker {
            Confidence::Likely
        } else {
            Confidence::Sure
        };
        own.min(year).min(self.base)
    }

    fn field(&self, element: u32) -> Option<Field> {
        let item = self.item(element)?;
        Some(Field {
            value: item.text(self.index).trim().to_owned(),
            id: item.id(self.index),
            confidence: self.confidence(item),
        })
    }

    fn tidied(&self, element: u32) -> Option<Field> {
        let field = self.field(element)?;
        let id = field.id.filter(|_| element == element::MANUFACTURER);
        Some(Field {
            value: tidy(&field.value),
            id,
            ..field
        })
    }

    fn year(&self) -> Option<Field> {
        let year = self.decoded.model_year()?;
        let confidence = self.base.min(Confidence::Likely);
        Some(Field {
            value: year.to_string(),
            id: None,
            confidence,
        })
    }

    fn make(&self) -> Option<Field> {
        let field = self.field(element::MAKE)?;
        let name = field.id.and_then(|id| self.index.make(id));
        let value = name.map_or_else(|| field.value.clone(), tidy_make);
        Some(Field { value, ..field })
    }

    fn vehicle_type(&self) -> Option<Field> {
        let field = self.field(element::TYPE)?;
        let at = self.index.type_id().binary_search(&field.id?).ok()?;
        let name = self
            .index
            .text(at_or_none(self.index.type_name(), at as u32));
        Some(Field {
            value: name.to_owned(),
            ..field
        })
    }

    fn text(&self, element: u32) -> Option<String> {
        self.item(element)
            .map(|item| item.text(self.index).trim().to_owned())
    }

    /// The least of what the parts may be trusted.
    fn least(&self, elements: &[u32]) -> Confidence {
        let items = elements.iter().filter_map(|element| self.item(*element));
        items
            .map(|item| self.confidence(item))
            .min()
            .unwrap_or(Confidence::Unknown)
    }

    fn engine(&self) -> Option<Field> {
        let engine = Engine {
            litres: self.text(13).and_then(|text| litres(&text)),
            cylinders: self.text(9),
            configuration: self.text(64),
            fuel: self.text(24),
            secondary_fuel: None,
            model: self
                .text(element::ENGINE_MODEL)
                .filter(|name| name != "N/A"),
            horsepower: self.text(71),
            kilowatts: self.text(21),
            turbo: self.text(135).filter(|text| text == "Yes"),
            electrification: self.text(126),
        };
        let value = engine.name();
        let confidence = self.least(&[13, 9, 24, element::ENGINE_MODEL]);
        (!value.is_empty()).then_some(Field {
            value,
            id: None,
            confidence,
        })
    }

    fn transmission(&self) -> Option<Field> {
        let value = Transmission {
            style: self.text(37),
            speeds: self.text(63),
        }
        .name();
        let confidence = self.least(&[37, 63]);
        let id = self.item(37).and_then(|item| item.id(self.index));
        (!value.is_empty()).then_some(Field {
            value,
            id,
            confidence,
        })
    }

    fn plant(&self) -> Option<Field> {
        let parts: Vec<String> = [31, 77, 75]
            .into_iter()
            .filter_map(|id| self.text(id))
            .map(|t| tidy(&t))
            .collect();
        let confidence = self.least(&[31, 77, 75]);
        (!parts.is_empty()).then(|| Field {
            value: parts.join(", "),
            id: None,
            confidence,
        })
    }
}
