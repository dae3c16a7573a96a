use std::sync::Arc;

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use crate::features::fuel_logs::{self, FuelLog, FuelLogConnection, FuelStatistics, FuelSummary};
use crate::features::odometer::{self, OdometerReadingConnection};
use crate::features::recalls::{self, RecallList};
use crate::features::sharing::{self, GuestLink, VehicleGrant};
use crate::features::vehicles::api::decode::{self, VinDecode};
use crate::features::vehicles::domain;
use crate::graphql::context::ResolverContext;
use crate::graphql::pagination::{PageInfo, page_cost};
use crate::graphql::quantities::{
    Distance, DistanceUnit, EconomyUnit, EnergySource, EngineHours, FuelQuantity, FuelUnit,
};
use crate::graphql::scalars::LocalDate;
use crate::kernel::scope::UserScope;

/// What a vehicle is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "domain::VehicleKind")]
pub enum VehicleKind {
    /// A passenger car or sport utility vehicle.
    Car,
    /// A van or minibus.
    Van,
    /// A truck, lorry or bus.
    Truck,
    /// A motorcycle.
    Motorcycle,
    /// A moped or scooter.
    Moped,
    /// A bicycle, with or without a motor.
    Bicycle,
    /// A boat.
    Boat,
    /// A trailer or caravan.
    Trailer,
    /// A machine that counts hours: tractor, mower, generator.
    Machine,
    /// Anything else.
    Other,
}

/// What a vehicle counts.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "domain::MeterKind")]
pub enum MeterKind {
    /// An odometer.
    Distance,
    /// An hour meter.
    Hours,
    /// An odometer and an hour meter.
    Both,
}

/// Units of a vehicle in place of its reader's; null where it has none of its own.
#[derive(SimpleObject, Clone, Debug)]
pub struct VehicleUnits {
    /// For its odometer and distances.
    pub distance_unit: Option<DistanceUnit>,
    /// For its liquid fuels.
    pub volume_unit: Option<FuelUnit>,
    /// For its fuels.
    pub economy_unit: Option<EconomyUnit>,
    /// For its electricity.
    pub electric_economy_unit: Option<EconomyUnit>,
}

/// A fact about a vehicle that its VIN can tell.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "domain::VehicleField")]
pub enum VehicleField {
    /// What it is.
    Kind,
    /// Model year.
    Year,
    /// Maker.
    Make,
    /// Model.
    Model,
    /// Trim or series.
    Trim,
    /// Engine.
    Engine,
    /// Transmission.
    Transmission,
    /// What drives it.
    EnergySources,
}

/// The catalogue's entry of a vehicle, as of when it was chosen.
#[derive(SimpleObject, Clone, Debug)]
pub struct CatalogReference {
    /// The catalogue's id of the make.
    pub make_id: Option<ID>,
    /// The catalogue's name of the make then.
    pub make: Option<String>,
    /// The catalogue's id of the model.
    pub model_id: Option<ID>,
    /// The catalogue's name of the model then.
    pub model: Option<String>,
}

/// A vehicle of the tenant.
#[derive(Clone, Debug)]
pub struct Vehicle(Arc<domain::Vehicle>);

impl From<Arc<domain::Vehicle>> for Vehicle {
    fn from(vehicle: Arc<domain::Vehicle>) -> Self {
        Self(vehicle)
    }
}

impl From<domain::Vehicle> for Vehicle {
    fn from(vehicle: domain::Vehicle) -> Self {
        Self(Arc::new(vehicle))
    }
}

/// A vehicle of the tenant.
#[Object]
impl Vehicle {
    /// Typed id, `vehicle_…`.
    pub async fn id(&self) -> ID {
        ID(self.0.id.to_string())
    }

    /// Raised by every change; give it as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// The nickname, or year, make and model.
    async fn display_name(&self) -> String {
        self.0.display_name()
    }

    /// What its people call it.
    async fn nickname(&self) -> Option<&str> {
        self.0.details.nickname.as_deref()
    }

    /// What it is.
    async fn kind(&self) -> VehicleKind {
        self.0.details.kind.into()
    }

    /// Model year.
    async fn year(&self) -> Option<i32> {
        self.0.details.year
    }

    /// Maker.
    async fn make(&self) -> Option<&str> {
        self.0.details.make.as_deref()
    }

    /// Model.
    async fn model(&self) -> Option<&str> {
        self.0.details.model.as_deref()
    }

    /// Trim or series.
    async fn trim(&self) -> Option<&str> {
        self.0.details.trim.as_deref()
    }

    /// Engine.
    async fn engine(&self) -> Option<&str> {
        self.0.details.engine.as_deref()
    }

    /// Transmission.
    async fn transmission(&self) -> Option<&str> {
        self.0.details.transmission.as_deref()
    }

    /// Vehicle identification number, upper case; may have faults that its user has seen.
    async fn vin(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        shown(ctx, self.0.details.vin.as_deref())
    }

    /// Number plate.
    async fn license_plate(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        shown(ctx, self.0.details.license_plate.as_deref())
    }

    /// Free text.
    async fn notes(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        shown(ctx, self.0.details.notes.as_deref())
    }

    /// What drives it; the first one is the main one.
    async fn energy_sources(&self) -> Vec<EnergySource> {
        self.0
            .details
            .energy_sources
            .iter()
            .copied()
            .map(EnergySource::from)
            .collect()
    }

    /// What it counts.
    async fn meter_kind(&self) -> MeterKind {
        self.0.details.usage.meter.into()
    }

    /// Usable energy of its battery, where that was said.
    async fn battery_capacity(&self) -> Option<FuelQuantity> {
        let capacity = self.0.details.usage.battery_capacity?;
        Some(FuelQuantity {
            value: capacity,
            unit: FuelUnit::KilowattHour,
        })
    }

    /// Its own units, which go before those of its reader.
    async fn units(&self) -> VehicleUnits {
        let usage = self.0.details.usage;
        VehicleUnits {
            distance_unit: usage.distance_unit.map(Into::into),
            volume_unit: usage.volume_unit.map(Into::into),
            economy_unit: usage.economy_unit.map(Into::into),
            electric_economy_unit: usage.electric_economy_unit.map(Into::into),
        }
    }

    /// The catalogue's entry that was chosen; null where none was.
    async fn catalog(&self) -> Option<CatalogReference> {
        let chosen = self.0.details.catalog.clone();
        let any = chosen.make_id.is_some() || chosen.model_id.is_some();
        any.then(|| CatalogReference {
            make_id: chosen.make_id.map(ID),
            make: chosen.make,
            model_id: chosen.model_id.map(ID),
            model: chosen.model,
        })
    }

    /// The fields that its VIN told; the others were typed.
    async fn from_vin(&self) -> Vec<VehicleField> {
        let told = self.0.details.from_vin.iter().copied();
        told.map(VehicleField::from).collect()
    }

    /// What its VIN tells, asked for anew; null without a VIN, or with an error UPSTREAM_UNAVAILABLE.
    #[graphql(complexity = "50 + child_complexity")]
    async fn decoded_vin(&self, ctx: &Context<'_>) -> Result<Option<VinDecode>> {
        match shown(ctx, self.0.details.vin.as_deref())? {
            Some(vin) => decode::decode(ctx, vin, self.0.details.year)
                .await
                .map(Some),
            None => Ok(None),
        }
    }

    /// Safety recalls of its make, model and year, which need not all concern it; null where these are
    /// not known, or with an error UPSTREAM_UNAVAILABLE.
    #[graphql(complexity = "200 + child_complexity")]
    async fn recalls(&self, ctx: &Context<'_>) -> Result<Option<RecallList>> {
        let details = &self.0.details;
        // The catalogue's names are closest to the register's.
        let make = details.catalog.make.as_deref().or(details.make.as_deref());
        let model = details
            .catalog
            .model
            .as_deref()
            .or(details.model.as_deref());
        recalls::recalls_of(ctx, make, model, details.year).await
    }

    /// The latest plausible reading of the odometer, of a fill-up or by itself; null where it was never read.
    async fn odometer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vehicle's or the viewer's unit by default.")] unit: Option<
            DistanceUnit,
        >,
    ) -> Result<Option<Distance>> {
        fuel_logs::odometer_of(ctx, self.0.id, unit).await
    }

    /// The latest plausible reading of the hour meter; null where it was never read.
    async fn engine_hours(&self, ctx: &Context<'_>) -> Result<Option<EngineHours>> {
        fuel_logs::engine_hours_of(ctx, self.0.id).await
    }

    /// What its fill-ups add up to.
    async fn fuel_summary(&self, ctx: &Context<'_>) -> Result<FuelSummary> {
        ctx.scope()?;
        Ok(FuelSummary::new(self.0.id, self.0.main_energy_source()))
    }

    /// One fill-up of this vehicle; null where there is none of this id.
    async fn fuel_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Typed id, `fuel_log_…`.")] id: ID,
    ) -> Result<Option<FuelLog>> {
        fuel_logs::log_of(ctx, self.0.id, &id).await
    }

    /// Its fill-ups, newest first.
    #[graphql(complexity = "5 + page_cost(first) * child_complexity")]
    async fn fuel_logs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Size of the page, at most 100; 50 by default.")] first: Option<i32>,
        #[graphql(desc = "Cursor behind which the page begins.")] after: Option<String>,
    ) -> Result<FuelLogConnection> {
        fuel_logs::list_of(ctx, self.0.id, first, after).await
    }

    /// Statistics of its fill-ups, of all days or of some.
    #[graphql(complexity = "10 + child_complexity")]
    async fn fuel_statistics(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first day.")] from: Option<LocalDate>,
        #[graphql(desc = "The last day.")] to: Option<LocalDate>,
    ) -> Result<FuelStatistics> {
        ctx.scope()?;
        let main = self.0.main_energy_source();
        Ok(FuelStatistics::new(self.0.id, main, from, to))
    }

    /// Every reading of its meters, of fill-ups and by itself, newest first.
    #[graphql(complexity = "5 + page_cost(first) * child_complexity")]
    async fn odometer_readings(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Size of the page, at most 100; 50 by default.")] first: Option<i32>,
        #[graphql(desc = "Cursor behind which the page begins.")] after: Option<String>,
    ) -> Result<OdometerReadingConnection> {
        odometer::readings_of(ctx, self.0.id, first, after).await
    }

    /// Whether the viewer may log it: add, change and delete its fill-ups, readings and papers.
    async fn may_log(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(ctx.scope()?.may_log_fuel(self.0.id))
    }

    /// Which members see or log it by a grant; null for those who may not share it.
    #[graphql(complexity = "20 + child_complexity")]
    async fn grants(&self, ctx: &Context<'_>) -> Result<Option<Vec<VehicleGrant>>> {
        sharing::grants_of(ctx, self.0.id).await
    }

    /// Its guest links that were not revoked; null for those who may not share it.
    #[graphql(complexity = "20 + child_complexity")]
    async fn guest_links(&self, ctx: &Context<'_>) -> Result<Option<Vec<GuestLink>>> {
        sharing::guest_links_of(ctx, self.0.id).await
    }

    /// When it was added.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it was last changed.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.updated_at
    }

    /// When it was put into the trash; null while it is in use.
    async fn deleted_at(&self) -> Option<DateTime<Utc>> {
        self.0.deleted_at
    }
}

/// What is private of a vehicle, for those who are shown it.
fn shown<'t>(ctx: &Context<'_>, text: Option<&'t str>) -> Result<Option<&'t str>> {
    Ok(text.filter(|_| !ctx.scope().is_ok_and(UserScope::is_discreet)))
}

/// A page of vehicles.
pub struct VehicleConnection {
    pub(super) edges: Vec<VehicleEdge>,
    pub(super) page_info: PageInfo,
    pub(super) include_deleted: bool,
}

/// A page of vehicles.
#[Object]
impl VehicleConnection {
    /// Vehicles with their cursors.
    async fn edges(&self) -> &[VehicleEdge] {
        &self.edges
    }

    /// Vehicles alone.
    async fn nodes(&self) -> Vec<Vehicle> {
        self.edges.iter().map(|edge| edge.node.clone()).collect()
    }

    /// Where this page ends.
    async fn page_info(&self) -> &PageInfo {
        &self.page_info
    }

    /// How many there are in all; counted only when asked for.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        super::query::count_vehicles(ctx, self.include_deleted).await
    }
}

/// A vehicle in a page.
#[derive(SimpleObject, Clone)]
pub struct VehicleEdge {
    /// Its position, for `after`.
    pub cursor: String,
    /// The vehicle.
    pub node: Vehicle,
}
