use std::sync::Arc;

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use crate::features::accounts::Preferences;
use crate::features::fuel_logs::api::loaders::CountOf;
use crate::features::fuel_logs::api::query;
use crate::features::fuel_logs::domain::{self, economy, plausibility};
use crate::features::vehicles::Vehicle;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::storage;
use crate::graphql::pagination::PageInfo;
use crate::graphql::quantities::{
    Distance, DistanceUnit, EconomyUnit, EnergySource, FuelEconomy, FuelQuantity, FuelUnit, Money,
    UnitPrice,
};
use crate::graphql::scalars::LocalDate;
use crate::kernel::ids::VehicleId;
use crate::kernel::scope::UserScope;
use crate::kernel::{money, units};

/// Why a fill-up has no economy.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "economy::NoEconomyReason")]
pub enum NoEconomyReason {
    /// No full tank comes before it: economy appears after the next full tank.
    NoPreviousFull,
    /// The tank was not filled up: it counts with the next full one.
    Partial,
    /// A fill-up before it was not logged.
    MissedFill,
    /// The odometer was not read: it counts with the next full one.
    NoOdometer,
    /// Nothing was driven since the full tank before.
    NoDistance,
    /// The odometer is lower than before, here or since the last full tank.
    OdometerDecreased,
    /// It is not known how much was filled, here or since the last full tank.
    UnknownVolume,
    /// It topped up the full tank before it and counts there.
    TopUp,
    /// It is odd, or one since the last full tank is, and nobody has confirmed it.
    Unconfirmed,
}

/// What is odd about a fill-up.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "plausibility::Warning")]
pub enum FuelLogWarningCode {
    /// The odometer is lower than before.
    OdometerDecreased,
    /// The odometer is much higher than before.
    OdometerJump,
    /// The date is still to come.
    FutureDate,
    /// The price is far from the usual one.
    PriceUnusual,
    /// The amount is far more than usual.
    QuantityUnusual,
    /// Amount times unit price is not the total.
    TotalMismatch,
    /// The economy is far from the usual one.
    EconomyUnusual,
}

/// Something odd about a fill-up, which is kept out of averages until it is confirmed.
#[derive(SimpleObject, Clone, Debug)]
pub struct FuelLogWarning {
    /// What kind, for programs.
    pub code: FuelLogWarningCode,
    /// The input field to look at.
    pub field: Vec<String>,
    /// What to look at, for people.
    pub message: String,
}

impl From<plausibility::Warning> for FuelLogWarning {
    fn from(warning: plausibility::Warning) -> Self {
        use plausibility::Warning as W;
        let (field, message) = match warning {
            W::OdometerDecreased => ("odometer", "Lower than before. Is it a typing error?"),
            W::OdometerJump => ("odometer", "Much higher than before. Is it a typing error?"),
            W::FutureDate => ("filledOn", "This date is still to come."),
            W::PriceUnusual => ("unitPrice", "This price is far from the usual one."),
            W::QuantityUnusual => ("quantity", "This is far more than usual."),
            W::TotalMismatch => ("total", "Amount times unit price gives another total."),
            W::EconomyUnusual => (
                "odometer",
                "This economy is far from the usual one. Are the units right?",
            ),
        };
        Self {
            code: warning.into(),
            field: vec![field.to_owned()],
            message: message.to_owned(),
        }
    }
}

/// Exactly what was typed.
#[derive(SimpleObject, Clone, Debug)]
pub struct FuelLogEntry {
    /// Odometer.
    pub odometer: Option<Distance>,
    /// Amount.
    pub quantity: Option<FuelQuantity>,
    /// Price of one unit, where it was typed.
    pub unit_price: Option<UnitPrice>,
    /// Total, where it was typed.
    pub total: Option<Money>,
}

/// A fill-up or a charge.
#[derive(Clone, Debug)]
pub struct FuelLog(Arc<domain::FuelLog>);

impl From<Arc<domain::FuelLog>> for FuelLog {
    fn from(log: Arc<domain::FuelLog>) -> Self {
        Self(log)
    }
}

impl FuelLog {
    /// The vehicle that it belongs to.
    #[must_use]
    pub fn vehicle_id(&self) -> VehicleId {
        self.0.vehicle_id
    }

    fn quantity_unit(&self) -> Option<units::FuelUnit> {
        self.0.entry.quantity.map(|quantity| quantity.unit)
    }
}

/// A fill-up or a charge.
#[Object]
impl FuelLog {
    /// Typed id, `fuel_log_…`.
    pub async fn id(&self) -> ID {
        ID(self.0.id.to_string())
    }

    /// Raised by every change; give it as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// The vehicle that was filled.
    async fn vehicle(&self, ctx: &Context<'_>) -> Result<Vehicle> {
        query::vehicle_of(ctx, self.0.vehicle_id).await
    }

    /// The day, local to the place.
    async fn filled_on(&self) -> LocalDate {
        LocalDate(self.0.entry.filled_on)
    }

    /// The time as HH:MM, local to the place.
    async fn filled_at(&self) -> Option<String> {
        self.0
            .entry
            .filled_at
            .map(|time| time.format("%H:%M").to_string())
    }

    /// What was filled.
    async fn energy_source(&self) -> EnergySource {
        self.0.entry.source.into()
    }

    /// The odometer, where it was read.
    async fn odometer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The viewer's unit by default.")] unit: Option<DistanceUnit>,
    ) -> Result<Option<Distance>> {
        let unit = distance_unit(ctx, unit).await?;
        Ok(self
            .0
            .entry
            .odometer
            .map(|odometer| odometer.in_unit(unit).into()))
    }

    /// How much was filled.
    async fn quantity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The viewer's unit by default; one of another kind is passed over.")]
        unit: Option<FuelUnit>,
    ) -> Result<Option<FuelQuantity>> {
        let Some(quantity) = self.0.entry.quantity else {
            return Ok(None);
        };
        let unit = match unit {
            Some(unit) => unit.into(),
            None => ctx.preferences().await?.volume_unit,
        };
        Ok(Some(quantity.in_unit(unit).into()))
    }

    /// Price of one unit as it was bought, typed or derived from the total.
    async fn unit_price(&self) -> Option<UnitPrice> {
        let entry = &self.0.entry;
        let amount = entry.price.unit_price(entry.typed_quantity())?;
        let per = self.quantity_unit()?.into();
        Some(UnitPrice {
            amount,
            currency: entry.price.currency.to_string(),
            per,
        })
    }

    /// What was paid, typed or derived from the unit price.
    async fn total(&self) -> Option<Money> {
        self.0.total.map(Money::from)
    }

    /// Exactly what was typed.
    async fn entered(&self) -> FuelLogEntry {
        let entry = &self.0.entry;
        let currency = entry.price.currency.to_string();
        let per = self
            .quantity_unit()
            .unwrap_or(units::FuelUnit::Litre)
            .into();
        FuelLogEntry {
            odometer: entry.odometer.map(Distance::from),
            quantity: entry.quantity.map(FuelQuantity::from),
            unit_price: entry.price.typed_unit_price.map(|amount| UnitPrice {
                amount,
                currency: currency.clone(),
                per,
            }),
            total: entry
                .price
                .typed_total
                .map(|amount| Money { amount, currency }),
        }
    }

    /// Whether the tank was full afterwards.
    async fn is_full(&self) -> bool {
        self.0.entry.is_full
    }

    /// Whether a fill-up before this one was not logged.
    async fn missed_previous(&self) -> bool {
        self.0.entry.missed_previous
    }

    /// Where it was filled.
    async fn station(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        let station = self.0.entry.station.as_deref();
        Ok(station.filter(|_| !ctx.scope().is_ok_and(UserScope::is_discreet)))
    }

    /// Grade as sold, for example E10.
    async fn grade(&self) -> Option<&str> {
        self.0.entry.grade.as_deref()
    }

    /// Free text.
    async fn notes(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        let notes = self.0.entry.notes.as_deref();
        Ok(notes.filter(|_| !ctx.scope().is_ok_and(UserScope::is_discreet)))
    }

    /// Distance since the fill before.
    async fn distance(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The viewer's unit by default.")] unit: Option<DistanceUnit>,
    ) -> Result<Option<Distance>> {
        let Some(metres) = self.0.distance_m else {
            return Ok(None);
        };
        Ok(Some(Distance::of_metres(
            metres,
            distance_unit(ctx, unit).await?,
        )))
    }

    /// What the vehicle used since the full tank before; null with a reason.
    async fn economy(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The viewer's unit by default; one of another kind is passed over.")]
        unit: Option<EconomyUnit>,
    ) -> Result<Option<FuelEconomy>> {
        let Ok(consumption) = self.0.outcome else {
            return Ok(None);
        };
        let measure = self.0.entry.source.measure();
        Ok(economy_in(
            ctx.preferences().await?,
            unit,
            measure,
            consumption,
        ))
    }

    /// Why there is no economy; null where there is one.
    async fn no_economy_reason(&self) -> Option<NoEconomyReason> {
        self.0.outcome.err().map(NoEconomyReason::from)
    }

    /// What is odd about it.
    async fn warnings(&self) -> Vec<FuelLogWarning> {
        self.0
            .warnings
            .iter()
            .copied()
            .map(FuelLogWarning::from)
            .collect()
    }

    /// True when the user has said that odd values are right.
    async fn is_confirmed(&self) -> bool {
        self.0.is_confirmed
    }

    /// When it was logged.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it was last changed.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.updated_at
    }

    /// When it was put into the trash; null while it counts.
    async fn deleted_at(&self) -> Option<DateTime<Utc>> {
        self.0.deleted_at
    }
}

pub(super) async fn distance_unit(
    ctx: &Context<'_>,
    unit: Option<DistanceUnit>,
) -> Result<units::DistanceUnit> {
    match unit {
        Some(unit) => Ok(unit.into()),
        None => Ok(ctx.preferences().await?.distance_unit),
    }
}

/// Consumption in the wanted unit, or in the viewer's where that measures something else.
pub(super) fn economy_in(
    preferences: &Preferences,
    wanted: Option<EconomyUnit>,
    measure: units::Measure,
    consumption: economy::Consumption,
) -> Option<FuelEconomy> {
    let usual = match measure {
        units::Measure::Volume => preferences.economy_unit,
        units::Measure::Energy => preferences.electric_economy_unit,
        units::Measure::Mass => units::EconomyUnit::KilogramsPer100Km,
    };
    let wanted = wanted
        .map(units::EconomyUnit::from)
        .filter(|unit| unit.measure() == measure);
    let unit = wanted.unwrap_or(usual);
    let value = unit.of(consumption.quantity, consumption.metres)?;
    Some(FuelEconomy {
        value,
        unit: unit.into(),
    })
}

impl From<&money::Money> for Money {
    fn from(money: &money::Money) -> Self {
        (*money).into()
    }
}

/// A page of fill-ups.
pub struct FuelLogConnection {
    pub(super) vehicle: VehicleId,
    pub(super) edges: Vec<FuelLogEdge>,
    pub(super) page_info: PageInfo,
}

/// A page of fill-ups.
#[Object]
impl FuelLogConnection {
    /// Fill-ups with their cursors.
    async fn edges(&self) -> &[FuelLogEdge] {
        &self.edges
    }

    /// Fill-ups alone.
    async fn nodes(&self) -> Vec<FuelLog> {
        self.edges.iter().map(|edge| edge.node.clone()).collect()
    }

    /// Where this page ends.
    async fn page_info(&self) -> &PageInfo {
        &self.page_info
    }

    /// How many there are in all; counted only when asked for.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let loader = &ctx.loaders()?.fuel_logs;
        let count = loader
            .load_one(CountOf(self.vehicle))
            .await
            .map_err(storage)?;
        Ok(i32::try_from(count.unwrap_or_default()).unwrap_or(i32::MAX))
    }
}

/// A fill-up in a page.
#[derive(SimpleObject, Clone)]
pub struct FuelLogEdge {
    /// Its position, for `after`.
    pub cursor: String,
    /// The fill-up.
    pub node: FuelLog,
}
