//! A fill-up as its cells stand in the file, before their marks and dates are understood.

use std::sync::Arc;

use crate::features::fuel_logs::{ChargePlace, ChargerKind};
use crate::features::imports::domain::model::{
    FoundVehicle, Lack, Other, OtherKind, Place, Problem,
};
use crate::features::imports::domain::unpack::Attachment;
use crate::features::imports::domain::{dates::DateOrder, numbers::DecimalMark};
use crate::features::odometer::MeterUnit;
use crate::kernel::energy::EnergySource;
use crate::kernel::units::{DistanceUnit, FuelUnit};

/// A cell with its heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub column: Option<Arc<str>>,
    pub text: String,
}

impl Cell {
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Its text, unless it is blank.
    #[must_use]
    pub fn some(&self) -> Option<String> {
        Some(self.text.clone()).filter(|text| !text.is_empty())
    }

    #[must_use]
    pub fn heading(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// What it says: nothing where it is zero, as many programs write what is not known, unless the file
    /// is exact.
    #[must_use]
    pub fn known(&self, is_exact: bool) -> Self {
        let digits = self.text.trim_matches(['0', '.', ',', '-']);
        let mut known = self.clone();
        if digits.is_empty() && !is_exact {
            known.text.clear();
        }
        known
    }
}

/// What files of other programs do not say of a fill-up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnCells {
    pub trip_unit: Option<DistanceUnit>,
    pub engine_hours: Cell,
    pub source_distance: Cell,
    pub source_distance_unit: Option<DistanceUnit>,
    pub battery_energy: Cell,
    pub charge_place: Option<ChargePlace>,
    pub charger: Option<ChargerKind>,
    pub discount: Cell,
}

/// A fill-up in cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub place: Place,
    pub is_unbalanced: bool,
    pub vehicle: String,
    pub source_key: Option<String>,
    pub date: Cell,
    pub time: Cell,
    pub odometer: Cell,
    pub trip: Cell,
    pub quantity: Cell,
    pub unit_price: Cell,
    pub total: Cell,
    pub currency: Cell,
    pub distance_unit: Option<DistanceUnit>,
    pub quantity_unit: Option<FuelUnit>,
    /// The row itself says its unit; no answer of a person goes over it.
    pub has_distance_unit_cell: bool,
    pub has_quantity_unit_cell: bool,
    pub is_full: bool,
    pub missed_previous: bool,
    pub is_confirmed: bool,
    pub energy: Option<EnergySource>,
    pub grade: Option<String>,
    pub station: Option<String>,
    pub payment: Option<String>,
    pub driver: Option<String>,
    pub tags: Option<String>,
    pub notes: Option<String>,
    pub charge_before: Cell,
    pub charge_after: Cell,
    /// The economy that the program made of it, in units of its own.
    pub stated_economy: Cell,
    pub own: OwnCells,
    /// A code that this version does not have, in a file of our own.
    pub unknown: Option<Cell>,
    /// Our own: zero is zero, midnight is midnight.
    pub is_exact: bool,
}

/// A reading of a meter without a fill-up, in cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadingDraft {
    pub place: Place,
    pub vehicle: String,
    pub source_key: Option<String>,
    pub date: Cell,
    pub time: Cell,
    pub value: Cell,
    /// None where the file does not say.
    pub unit: Option<MeterUnit>,
    /// What the meter before showed in the end.
    pub ended: Cell,
    pub notes: Option<String>,
    /// Our own: zero is zero.
    pub is_exact: bool,
}

/// A picture or paper of a fill-up, as the file names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperDraft {
    pub place: Place,
    /// Index of its fill-up among the drafts.
    pub row: usize,
    /// What it is counted as where the zip does not hold it.
    pub kind: OtherKind,
    /// What it is called, for people.
    pub file_name: String,
    /// What the file says of where it lies.
    pub path: String,
}

/// What a reader has found in the files.
#[derive(Clone, Debug, Default)]
pub struct Found {
    pub drafts: Vec<Draft>,
    pub readings: Vec<ReadingDraft>,
    pub papers: Vec<PaperDraft>,
    /// What lies in the zip beside its tables.
    pub attachments: Vec<Attachment>,
    pub vehicles: Vec<FoundVehicle>,
    pub others: Vec<Other>,
    pub problems: Vec<Problem>,
    /// What the format itself says of all files of it.
    pub mark: Option<DecimalMark>,
    /// The order that the file states, or its format always has; only dates that are none in it prove
    /// another.
    pub stated_order: Option<DateOrder>,
    /// The order that the format mostly has, where odometers tell no other.
    pub usual_order: Option<DateOrder>,
    /// The format has these wherever a row says nothing.
    pub distance_unit: Option<DistanceUnit>,
    pub volume_unit: Option<FuelUnit>,
    /// A date column or a quantity column is missing.
    pub lacks_columns: bool,
}

impl Found {
    pub fn other(&mut self, kind: OtherKind, place: Place, vehicle: &str, label: &str) {
        self.lacking((kind, Lack::NotYet), place, vehicle, label);
    }

    pub fn lacking(
        &mut self,
        (kind, lack): (OtherKind, Lack),
        place: Place,
        vehicle: &str,
        label: &str,
    ) {
        self.others.push(Other {
            place,
            kind,
            lack,
            vehicle: vehicle.to_owned(),
            label: label.chars().take(120).collect(),
        });
    }
}
