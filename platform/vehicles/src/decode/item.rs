//! What a decode says: items, each an element with its value and where it comes from.

use crate::index::build::{DECODABLE, PRIVATE};
use crate::index::{Index, at_or_none};
use crate::release::NONE;

/// Well-known elements.
pub mod element {
    pub const BODY: u32 = 5;
    pub const ENGINE_MODEL: u32 = 18;
    pub const MAKE: u32 = 26;
    pub const MANUFACTURER: u32 = 27;
    pub const MODEL: u32 = 28;
    pub const YEAR: u32 = 29;
    pub const TYPE: u32 = 39;
}

/// Free-text notes, of which there may be several.
#[must_use]
pub fn may_repeat(element: u32) -> bool {
    matches!(element, 114 | 121 | 129 | 150 | 154 | 155 | 169 | 186)
}

/// Where an item comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Pattern,
    EngineModel,
    Formula,
    Maker,
    Year,
    ModelMake,
    MakerMake,
    Conversion,
    Spec,
    Default,
}

impl Source {
    /// Whether the item rests on a key of the VIN.
    #[must_use]
    pub fn is_pattern(self) -> bool {
        matches!(
            self,
            Self::Pattern | Self::EngineModel | Self::Formula | Self::ModelMake
        )
    }

    /// Whether it counts as a pattern when passes are compared.
    #[must_use]
    pub fn counts(self) -> bool {
        matches!(self, Self::Pattern | Self::EngineModel | Self::Formula)
    }

    /// The name under which the API gives it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pattern => "pattern",
            Self::EngineModel => "engine_model",
            Self::Formula => "formula",
            Self::Maker => "manufacturer",
            Self::Year => "model_year",
            Self::ModelMake => "model_make",
            Self::MakerMake => "manufacturer_make",
            Self::Conversion => "conversion",
            Self::Spec => "vehicle_spec",
            Self::Default => "default",
        }
    }
}

/// What an item says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A row of the index's values.
    Row(u32),
    /// A text of the index, with the id that it names.
    Text {
        text: u32,
        id: u32,
    },
    Own(String),
    /// A part of the VIN itself, by a row whose attribute is a formula.
    Formula {
        row: u32,
        text: String,
    },
    NotApplicable,
}

/// One statement about the vehicle.
#[derive(Clone, Debug)]
pub struct Item {
    pub element: u32,
    pub value: Value,
    pub source: Source,
    pub priority: i32,
    /// Rank of the change; `NONE`, the highest, when unknown.
    pub changed: u32,
    pub key: u32,
    pub order: u64,
}

impl Item {
    /// The text that is shown.
    #[must_use]
    pub fn text<'a>(&'a self, index: &'a Index) -> &'a str {
        match &self.value {
            Value::Row(row) => index.text(at_or_none(index.val_text(), *row)),
            Value::Text { text, .. } => index.text(*text),
            Value::Own(text) | Value::Formula { text, .. } => text,
            Value::NotApplicable => "Not Applicable",
        }
    }

    /// The bytes of the text; cheaper, where it is only compared.
    #[must_use]
    pub fn bytes<'a>(&'a self, index: &'a Index) -> &'a [u8] {
        match &self.value {
            Value::Row(row) => index.bytes_of(at_or_none(index.val_text(), *row)),
            Value::Text { text, .. } => index.bytes_of(*text),
            _ => self.text(index).as_bytes(),
        }
    }

    /// The raw attribute, which conversions and specs work on.
    #[must_use]
    pub fn attribute<'a>(&'a self, index: &'a Index) -> &'a str {
        match &self.value {
            Value::Row(row) | Value::Formula { row, .. } => {
                index.text(at_or_none(index.val_attr(), *row))
            }
            _ => self.text(index),
        }
    }

    /// The id that the attribute is, where it is one.
    #[must_use]
    pub fn id(&self, index: &Index) -> Option<u32> {
        let id = match &self.value {
            Value::Row(row) => at_or_none(index.val_num(), *row),
            Value::Text { id, .. } => *id,
            Value::Own(_) | Value::Formula { .. } | Value::NotApplicable => NONE,
        };
        (id != NONE).then_some(id)
    }
}

/// Which elements have an item.
#[derive(Clone, Debug, Default)]
pub struct Elements([u64; 16]);

impl Elements {
    #[must_use]
    pub fn of(items: &[Item]) -> Self {
        let mut all = Self::default();
        for item in items {
            if let Some(word) = all.0.get_mut(item.element as usize / 64) {
                *word |= 1 << (item.element % 64);
            }
        }
        all
    }

    #[must_use]
    pub fn contains(&self, element: u32) -> bool {
        let word = self.0.get(element as usize / 64);
        word.is_some_and(|word| word & (1 << (element % 64)) != 0)
    }

    /// In ascending order.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        (0..16_u32).zip(self.0).flat_map(|(at, word)| {
            (0..64)
                .filter(move |bit| word & (1 << bit) != 0)
                .map(move |bit| at * 64 + bit)
        })
    }
}

/// What one pass found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The maker's published row.
    pub wmi: Option<u32>,
    pub year: Option<u32>,
    pub items: Vec<Item>,
}

impl Found {
    /// The first item of an element.
    #[must_use]
    pub fn item(&self, element: u32) -> Option<&Item> {
        self.items.iter().find(|item| item.element == element)
    }

    /// The vehicle type of the maker.
    #[must_use]
    pub fn vehicle_type(&self, index: &Index) -> Option<u32> {
        let kind = at_or_none(index.wmi_type(), self.wmi?);
        (kind != NONE).then_some(kind)
    }
}

/// Whether an element is given to callers.
#[must_use]
pub fn is_public(index: &Index, element: u32) -> bool {
    let flags = at_or_none(index.element_flags(), element);
    flags != NONE && flags & DECODABLE != 0 && flags & PRIVATE == 0
}
