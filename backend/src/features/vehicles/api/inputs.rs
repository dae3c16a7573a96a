use async_graphql::{ID, InputObject, MaybeUndefined};
use rust_decimal::Decimal;

use crate::features::vehicles::api::types::{MeterKind, VehicleField, VehicleKind};
use crate::features::vehicles::domain::{
    self, CatalogReference, VehicleDetails, VehicleUsage, kept_from_vin,
};
use crate::graphql::patch::patched;
use crate::graphql::quantities::{
    DistanceUnit, EconomyUnit, EnergySource, FuelQuantityInput, FuelUnit,
};
use crate::kernel::energy;

/// A new vehicle. Nothing is needed but something to call it by.
#[derive(InputObject, Debug)]
pub struct CreateVehicleInput {
    /// Made by the client, `vehicle_…` with a UUIDv7; the same id again returns what is there.
    pub id: Option<ID>,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
    /// What its people call it, at most 100 characters.
    pub nickname: Option<String>,
    /// What it is; a car by default.
    pub kind: Option<VehicleKind>,
    /// Model year, 1886 to 2100.
    pub year: Option<i32>,
    /// Maker, at most 100 characters.
    pub make: Option<String>,
    /// Model, at most 100 characters.
    pub model: Option<String>,
    /// Trim or series, at most 100 characters.
    pub trim: Option<String>,
    /// Engine, at most 100 characters.
    pub engine: Option<String>,
    /// Transmission, at most 100 characters.
    pub transmission: Option<String>,
    /// As on the papers, at most 64 characters; faults do not hinder.
    pub vin: Option<String>,
    /// Number plate, at most 20 characters.
    pub license_plate: Option<String>,
    /// Free text, at most 10,000 characters.
    pub notes: Option<String>,
    /// What drives it, the main one first; petrol by default.
    pub energy_sources: Option<Vec<EnergySource>>,
    /// The catalogue's id of the make.
    pub catalog_make_id: Option<ID>,
    /// The catalogue's id of the model.
    pub catalog_model_id: Option<ID>,
    /// The fields that were taken from the VIN and not typed; none by default.
    #[graphql(default)]
    pub from_vin: Vec<VehicleField>,
    /// What it counts; distance by default.
    pub meter_kind: Option<MeterKind>,
    /// Usable energy of its battery, where it has one for driving.
    pub battery_capacity: Option<FuelQuantityInput>,
    /// For its odometer and distances; its reader's preference by default.
    pub distance_unit: Option<DistanceUnit>,
    /// For its liquid fuels; its reader's preference by default.
    pub volume_unit: Option<FuelUnit>,
    /// For its fuels; its reader's preference by default.
    pub economy_unit: Option<EconomyUnit>,
    /// For its electricity; its reader's preference by default.
    pub electric_economy_unit: Option<EconomyUnit>,
}

impl From<CreateVehicleInput> for VehicleDetails {
    fn from(input: CreateVehicleInput) -> Self {
        let catalog = CatalogReference::chosen(
            input.catalog_make_id.map(|id| id.0),
            input.make.as_deref(),
            input.catalog_model_id.map(|id| id.0),
            input.model.as_deref(),
        );
        let usage = VehicleUsage {
            meter: input.meter_kind.map(Into::into).unwrap_or_default(),
            battery_capacity: input.battery_capacity.map(kilowatt_hours),
            distance_unit: input.distance_unit.map(Into::into),
            volume_unit: input.volume_unit.map(Into::into),
            economy_unit: input.economy_unit.map(Into::into),
            electric_economy_unit: input.electric_economy_unit.map(Into::into),
        };
        Self {
            usage,
            nickname: input.nickname,
            kind: input.kind.map_or(domain::VehicleKind::Car, Into::into),
            year: input.year,
            make: input.make,
            model: input.model,
            trim: input.trim,
            engine: input.engine,
            transmission: input.transmission,
            vin: input.vin,
            license_plate: input.license_plate,
            notes: input.notes,
            energy_sources: sources(input.energy_sources),
            catalog,
            from_vin: fields(input.from_vin),
        }
    }
}

fn sources(given: Option<Vec<EnergySource>>) -> Vec<energy::EnergySource> {
    match given {
        Some(sources) if !sources.is_empty() => sources.into_iter().map(Into::into).collect(),
        _ => vec![energy::EnergySource::Petrol],
    }
}

/// Changes of a vehicle: an absent field stays, null clears.
#[derive(InputObject, Debug)]
pub struct UpdateVehicleInput {
    /// Typed id, `vehicle_…`.
    pub id: ID,
    /// The version that was seen.
    pub expected_version: i32,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
    /// What its people call it.
    pub nickname: MaybeUndefined<String>,
    /// What it is; null leaves it.
    pub kind: MaybeUndefined<VehicleKind>,
    /// Model year.
    pub year: MaybeUndefined<i32>,
    /// Maker.
    pub make: MaybeUndefined<String>,
    /// Model.
    pub model: MaybeUndefined<String>,
    /// Trim or series.
    pub trim: MaybeUndefined<String>,
    /// Engine.
    pub engine: MaybeUndefined<String>,
    /// Transmission.
    pub transmission: MaybeUndefined<String>,
    /// Vehicle identification number.
    pub vin: MaybeUndefined<String>,
    /// Number plate.
    pub license_plate: MaybeUndefined<String>,
    /// Free text.
    pub notes: MaybeUndefined<String>,
    /// What drives it; null or empty means petrol.
    pub energy_sources: MaybeUndefined<Vec<EnergySource>>,
    /// The catalogue's id of the make.
    pub catalog_make_id: MaybeUndefined<ID>,
    /// The catalogue's id of the model.
    pub catalog_model_id: MaybeUndefined<ID>,
    /// The fields that were taken from the VIN and not typed. Where it is absent, what this change
    /// alters counts as typed.
    pub from_vin: Option<Vec<VehicleField>>,
    /// What it counts; null means distance.
    pub meter_kind: MaybeUndefined<MeterKind>,
    /// Usable energy of its battery.
    pub battery_capacity: MaybeUndefined<FuelQuantityInput>,
    /// For its odometer and distances; null means as its reader prefers.
    pub distance_unit: MaybeUndefined<DistanceUnit>,
    /// For its liquid fuels; null means as its reader prefers.
    pub volume_unit: MaybeUndefined<FuelUnit>,
    /// For its fuels; null means as its reader prefers.
    pub economy_unit: MaybeUndefined<EconomyUnit>,
    /// For its electricity; null means as its reader prefers.
    pub electric_economy_unit: MaybeUndefined<EconomyUnit>,
}

impl UpdateVehicleInput {
    /// The details that are wanted, given the present ones.
    pub fn apply(self, present: VehicleDetails) -> VehicleDetails {
        let usage = self.usage(present.usage);
        let kind = self.kind.take().map_or(present.kind, Into::into);
        let energy_sources = match self.energy_sources {
            MaybeUndefined::Undefined => present.energy_sources.clone(),
            given => sources(given.take()),
        };
        let mut wanted = VehicleDetails {
            nickname: patched(self.nickname, present.nickname.clone()),
            kind,
            year: patched(self.year, present.year),
            make: patched(self.make, present.make.clone()),
            model: patched(self.model, present.model.clone()),
            trim: patched(self.trim, present.trim.clone()),
            engine: patched(self.engine, present.engine.clone()),
            transmission: patched(self.transmission, present.transmission.clone()),
            vin: patched(self.vin, present.vin.clone()),
            license_plate: patched(self.license_plate, present.license_plate.clone()),
            notes: patched(self.notes, present.notes.clone()),
            energy_sources,
            catalog: present.catalog.clone(),
            from_vin: Vec::new(),
            usage,
        };
        wanted.from_vin = match self.from_vin {
            Some(told) => fields(told),
            None => kept_from_vin(&present, &wanted),
        };
        wanted.catalog = rechosen(
            present.catalog,
            &wanted,
            self.catalog_make_id,
            self.catalog_model_id,
        );
        wanted
    }
}

impl UpdateVehicleInput {
    fn usage(&self, present: VehicleUsage) -> VehicleUsage {
        let meter = match self.meter_kind {
            MaybeUndefined::Undefined => present.meter,
            MaybeUndefined::Null => domain::MeterKind::default(),
            MaybeUndefined::Value(kind) => kind.into(),
        };
        let capacity = self.battery_capacity.map_value(kilowatt_hours);
        let electric = self.electric_economy_unit.map_value(Into::into);
        VehicleUsage {
            meter,
            battery_capacity: patched(capacity, present.battery_capacity),
            distance_unit: patched(
                self.distance_unit.map_value(Into::into),
                present.distance_unit,
            ),
            volume_unit: patched(self.volume_unit.map_value(Into::into), present.volume_unit),
            economy_unit: patched(
                self.economy_unit.map_value(Into::into),
                present.economy_unit,
            ),
            electric_economy_unit: patched(electric, present.electric_economy_unit),
        }
    }
}

/// What is measured otherwise is no capacity of a battery, and refused as none.
fn kilowatt_hours(capacity: FuelQuantityInput) -> Decimal {
    if capacity.unit == FuelUnit::KilowattHour {
        capacity.value
    } else {
        Decimal::ZERO
    }
}

fn fields(given: Vec<VehicleField>) -> Vec<domain::VehicleField> {
    given.into_iter().map(Into::into).collect()
}

/// An id that is not given stays with the name that it had; a new one takes the name of now.
fn rechosen(
    present: CatalogReference,
    wanted: &VehicleDetails,
    make_id: MaybeUndefined<ID>,
    model_id: MaybeUndefined<ID>,
) -> CatalogReference {
    let mut catalog = present;
    if !make_id.is_undefined() {
        catalog.make_id = make_id.take().map(|id| id.0);
        catalog.make = wanted.make.clone().filter(|_| catalog.make_id.is_some());
    }
    if !model_id.is_undefined() {
        catalog.model_id = model_id.take().map(|id| id.0);
        catalog.model = wanted.model.clone().filter(|_| catalog.model_id.is_some());
    }
    catalog
}

/// A vehicle to put into the trash.
#[derive(InputObject, Debug)]
pub struct DeleteVehicleInput {
    /// Typed id, `vehicle_…`.
    pub id: ID,
    /// The version that was seen, where a change in between should hinder.
    pub expected_version: Option<i32>,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}

/// A vehicle to take out of the trash.
#[derive(InputObject, Debug)]
pub struct RestoreVehicleInput {
    /// Typed id, `vehicle_…`.
    pub id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}

/// A vehicle in the trash to remove for good.
#[derive(InputObject, Debug)]
pub struct PurgeVehicleInput {
    /// Typed id, `vehicle_…`.
    pub id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}
