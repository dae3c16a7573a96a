//! One pass: the items that a maker's code, the keys of a VIN and a year give.

use std::cmp::Reverse;
use std::ops::Range;

use crate::index::build::LOOKUP;
use crate::index::{Index, at_or_none, key, range, slice};
use crate::release::NONE;

use super::item::{Elements, Found, Item, Source, Value, element, may_repeat};
use super::vin::KeyBits;
use super::year::in_range;
use super::{Conversion, specs};

/// What stays the same over the passes of a VIN.
pub struct Subject<'a> {
    pub index: &'a Index,
    pub formulas: &'a [Conversion],
    pub code: &'a str,
    /// Rows of the code; one but for faults of the data.
    pub rows: Range<u32>,
    /// A maker of cars or light trucks.
    pub light: bool,
    pub keys: &'a KeyBits,
    /// Seconds since 1970.
    pub now: i64,
}

impl Subject<'_> {
    /// The maker's row that is published by now.
    #[must_use]
    pub fn published(&self) -> Option<u32> {
        self.rows.clone().find(|row| {
            let at = at_or_none(self.index.wmi_public(), *row);
            at != NONE && i64::from(at) <= self.now
        })
    }

    /// Schemas of a maker's row for a year, with the first year of the link.
    pub fn schemas(&self, wmi: u32, year: Option<u32>) -> impl Iterator<Item = (u32, u32)> {
        let links = range(self.index.wmi_link_off(), wmi);
        let from = slice(self.index.link_from(), links).iter();
        let to = slice(self.index.link_to(), links);
        slice(self.index.link_schema(), links)
            .iter()
            .zip(from.zip(to))
            .filter(move |(_, (from, to))| year.is_none_or(|year| in_range(year, **from, **to)))
            .map(|(schema, (from, _))| (*schema, *from))
    }

    fn key_masks(&self, key: u32) -> &[u64] {
        slice(self.index.key_mask(), range(self.index.key_off(), key))
    }

    /// Everything about the vehicle but errors and defaults.
    #[must_use]
    pub fn run(&self, year: Option<u32>) -> Found {
        let mut found = Found {
            wmi: self.published(),
            year,
            items: Vec::with_capacity(192),
        };
        let Some(wmi) = found.wmi else { return found };
        self.patterns(wmi, year, &mut found.items);
        self.engine_model(&mut found.items);
        self.maker(wmi, year, &mut found.items);
        self.formula_patterns(wmi, year, &mut found.items);
        dedup(self.index, &mut found.items);
        self.make(wmi, &mut found);
        self.conversions(&mut found.items);
        specs::add(self, &mut found);
        found
    }

    fn patterns(&self, wmi: u32, year: Option<u32>, items: &mut Vec<Item>) {
        let index = self.index;
        let (key_off, masks) = (index.key_off(), index.key_mask());
        let (sk_key, sk_row_off) = (index.sk_key(), index.sk_row_off());
        for (schema, from) in self.schemas(wmi, year) {
            if at_or_none(index.schema_flags(), schema) != 0 {
                continue;
            }
            let keys = range(index.schema_key_off(), schema);
            let sieves = slice(index.sk_sieve(), keys);
            let ids = slice(sk_key, keys);
            for (at, (sieve, key)) in (keys.0 as u32..).zip(sieves.iter().zip(ids)) {
                if key::may_match(*sieve, &self.keys.sieve)
                    && key::matches(slice(masks, range(key_off, *key)), &self.keys.plain)
                {
                    self.pattern_rows(range(sk_row_off, at), *key, from, items);
                }
            }
        }
    }

    fn pattern_rows(&self, rows: (usize, usize), key: u32, from: u32, items: &mut Vec<Item>) {
        let index = self.index;
        let ids = slice(index.row_id(), rows);
        let values = slice(index.row_val(), rows);
        let changed = slice(index.row_changed(), rows);
        for ((id, value), changed) in ids.iter().zip(values).zip(changed) {
            items.push(Item {
                element: at_or_none(index.val_element(), *value),
                value: Value::Row(*value),
                source: Source::Pattern,
                priority: from as i32,
                changed: *changed,
                key,
                order: u64::from(*id),
            });
        }
    }

    /// Adds what is known of the engine model that won.
    fn engine_model(&self, items: &mut Vec<Item>) {
        let winner = items
            .iter()
            .filter(|item| item.element == element::ENGINE_MODEL)
            .max_by_key(|item| (item.priority, item.changed, item.order));
        let Some(winner) = winner else { return };
        let Some(place) = winner.id(self.index) else {
            return;
        };
        let (key, rows) = (winner.key, range(self.index.em_off(), place));
        let values = slice(self.index.em_val(), rows);
        let changed = slice(self.index.em_changed(), rows);
        for (at, (value, changed)) in values.iter().zip(changed).enumerate() {
            items.push(Item {
                element: at_or_none(self.index.val_element(), *value),
                value: Value::Row(*value),
                source: Source::EngineModel,
                priority: 50,
                changed: *changed,
                key,
                order: (1 << 32) + at as u64,
            });
        }
    }

    fn maker(&self, wmi: u32, year: Option<u32>, items: &mut Vec<Item>) {
        let index = self.index;
        let mut push = |element, value, source| {
            items.push(Item {
                element,
                value,
                source,
                priority: 100,
                changed: NONE,
                key: NONE,
                order: (2 << 32) + u64::from(element),
            });
        };
        let id = at_or_none(index.wmi_type(), wmi);
        if let Ok(at) = index.type_id().binary_search(&id) {
            let text = at_or_none(index.type_upper(), at as u32);
            push(element::TYPE, Value::Text { text, id }, Source::Maker);
        }
        let id = at_or_none(index.wmi_manufacturer(), wmi);
        if let Ok(at) = index.manufacturer_id().binary_search(&id) {
            let text = at_or_none(index.manufacturer_upper(), at as u32);
            push(
                element::MANUFACTURER,
                Value::Text { text, id },
                Source::Maker,
            );
        }
        if let Some(year) = year {
            push(element::YEAR, Value::Own(year.to_string()), Source::Year);
        }
    }

    /// Keys with `#` say that the VIN holds the number itself.
    fn formula_patterns(&self, wmi: u32, year: Option<u32>, items: &mut Vec<Item>) {
        let index = self.index;
        for (schema, _) in self.schemas(wmi, year) {
            let (begin, end) = range(index.formula_off(), schema);
            for at in begin..end {
                let at = at as u32;
                let key = at_or_none(index.formula_key(), at);
                if !key::matches(self.key_masks(key), &self.keys.formula) {
                    continue;
                }
                let row = at_or_none(index.formula_val(), at);
                let span = at_or_none(index.key_formula(), key);
                let (first, last) = ((span >> 8) as usize, (span & 0xff) as usize);
                let text = self.keys.text.get(first..=last).unwrap_or("");
                items.push(Item {
                    element: at_or_none(index.val_element(), row),
                    value: Value::Formula {
                        row,
                        text: text.to_owned(),
                    },
                    source: Source::Formula,
                    priority: 100,
                    changed: at_or_none(index.formula_changed(), at),
                    key,
                    order: (3 << 32) + u64::from(at_or_none(index.formula_id(), at)),
                });
            }
        }
    }

    fn make(&self, wmi: u32, found: &mut Found) {
        let index = self.index;
        let model = found
            .item(element::MODEL)
            .map(|item| (item.id(index), item.key));
        let (makes, source, key) = match model {
            Some((id, key)) => (
                index.makes_of_model(id.unwrap_or(NONE)),
                Source::ModelMake,
                key,
            ),
            None => (
                slice(index.wmi_make(), range(index.wmi_make_off(), wmi)),
                Source::MakerMake,
                NONE,
            ),
        };
        if source == Source::MakerMake && makes.len() != 1 {
            return;
        }
        for id in makes {
            let Ok(at) = index.make_id().binary_search(id) else {
                continue;
            };
            let text = at_or_none(index.make_upper(), at as u32);
            found.items.push(Item {
                element: element::MAKE,
                value: Value::Text { text, id: *id },
                source,
                priority: 1000,
                changed: NONE,
                key,
                order: 4 << 32,
            });
        }
    }

    fn conversions(&self, items: &mut Vec<Item>) {
        let mut sources: Vec<(Reverse<i32>, Reverse<u32>, usize, usize)> = Vec::new();
        for (at, item) in items.iter().enumerate() {
            for (place, formula) in self.formulas.iter().enumerate() {
                if formula.from == item.element {
                    sources.push((Reverse(item.priority), Reverse(item.changed), place, at));
                }
            }
        }
        sources.sort_unstable();
        let before = items.len();
        for (_, _, place, at) in sources {
            let Some(formula) = self.formulas.get(place) else {
                continue;
            };
            if items.iter().any(|item| item.element == formula.to) {
                continue;
            }
            let Some(item) = items.get(at).filter(|_| at < before) else {
                continue;
            };
            let value = formula.formula.apply(item.attribute(self.index));
            let converted = Item {
                element: formula.to,
                value: Value::Own(value),
                source: Source::Conversion,
                order: (5 << 32) + place as u64,
                ..item.clone()
            };
            items.push(converted);
        }
    }
}

/// Keeps the best item of each element; of equals the less specific key wins, as at NHTSA.
fn dedup(index: &Index, items: &mut Vec<Item>) {
    let rank = |item: &Item| {
        let weight = at_or_none(index.key_weight(), item.key).wrapping_add(1);
        let text = at_or_none(index.key_rank(), item.key).wrapping_add(1);
        (
            Reverse(item.priority),
            Reverse(item.changed),
            weight,
            text,
            item.order,
        )
    };
    items.sort_unstable_by(|a, b| {
        a.element.cmp(&b.element).then_with(|| {
            // Notes all stay and keep their order.
            if may_repeat(a.element) {
                a.order.cmp(&b.order)
            } else {
                rank(a).cmp(&rank(b))
            }
        })
    });
    items.dedup_by(|next, kept| next.element == kept.element && !may_repeat(next.element));
}

/// Adds the defaults of the vehicle type for elements that are still absent.
pub fn add_defaults(index: &Index, found: &mut Found) {
    let Some(kind) = found.vehicle_type(index) else {
        return;
    };
    let present = Elements::of(&found.items);
    let rows = index.default_type().iter().zip(index.default_val());
    for (_, value) in rows.filter(|(row_kind, _)| **row_kind == kind) {
        let element = at_or_none(index.val_element(), *value);
        if present.contains(element) {
            continue;
        }
        let lookup = at_or_none(index.element_flags(), element) & LOOKUP != 0;
        let zero = index.text(at_or_none(index.val_attr(), *value)) == "0";
        found.items.push(Item {
            element,
            value: if lookup && zero {
                Value::NotApplicable
            } else {
                Value::Row(*value)
            },
            source: Source::Default,
            priority: 10,
            changed: NONE,
            key: NONE,
            order: 7 << 32,
        });
    }
}
