use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use crate::features::documents::{self, Document};
use crate::features::exchange_rates::{self, ConvertedMoney};
use crate::features::fuel_logs::api::charge::Charge;
use crate::features::fuel_logs::api::query;
use crate::features::fuel_logs::api::reasons::{
    EconomyBasis, FuelLogWarning, NoEconomyReason, advice,
};
use crate::features::fuel_logs::api::units::{Units, units_of};
use crate::features::fuel_logs::domain::{self, economy};
use crate::features::vehicles::Vehicle;
use crate::graphql::context::ResolverContext;
use crate::graphql::quantities::{
    Distance, DistanceUnit, EconomyUnit, EnergySource, EngineHours, FuelEconomy, FuelQuantity,
    FuelUnit, Money, UnitPrice,
};
use crate::graphql::scalars::LocalDate;
use crate::kernel::ids::VehicleId;
use crate::kernel::scope::UserScope;
use crate::kernel::{energy, money, units};

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
    /// Distance since the fill-up before, where it was typed.
    pub trip_distance: Option<Distance>,
    /// Distance on this energy alone, where it was typed.
    pub distance_on_this_fuel: Option<Distance>,
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

    async fn units(&self, ctx: &Context<'_>) -> Result<Units> {
        units_of(ctx, self.0.vehicle_id).await
    }

    async fn figure(
        &self,
        ctx: &Context<'_>,
        unit: Option<EconomyUnit>,
        meter: economy::Meter,
    ) -> Result<Option<FuelEconomy>> {
        let Ok(consumption) = self.0.assessment.outcome(meter) else {
            return Ok(None);
        };
        let measure = self.0.entry.source.measure();
        let units = self.units(ctx).await?;
        Ok(units.economy(unit, measure, meter, consumption))
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

    /// The odometer: as it was read, else as it follows from the trip.
    async fn odometer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vehicle's or the viewer's unit by default.")] unit: Option<
            DistanceUnit,
        >,
    ) -> Result<Option<Distance>> {
        let unit = self.units(ctx).await?.distance(unit);
        let read = self.0.entry.odometer;
        let derived = self.0.assessment.reading.filter(|reading| *reading > 0);
        Ok(match read {
            Some(read) => Some(read.in_unit(unit).into()),
            None => derived.map(|fine| Distance::of_fine(fine, unit)),
        })
    }

    /// Whether the odometer was not read but follows from the trip.
    async fn is_odometer_derived(&self) -> bool {
        let derived = self.0.assessment.reading.filter(|reading| *reading > 0);
        self.0.entry.odometer.is_none() && derived.is_some()
    }

    /// The distance of the vehicle's life: as the odometer would be if none had been replaced.
    async fn corrected_odometer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vehicle's or the viewer's unit by default.")] unit: Option<
            DistanceUnit,
        >,
    ) -> Result<Option<Distance>> {
        let unit = self.units(ctx).await?.distance(unit);
        let reading = self.0.assessment.reading.filter(|reading| *reading > 0);
        Ok(reading.map(|fine| Distance::of_fine(fine, unit)))
    }

    /// Distance since the fill-up before, where it was typed.
    async fn trip_distance(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vehicle's or the viewer's unit by default.")] unit: Option<
            DistanceUnit,
        >,
    ) -> Result<Option<Distance>> {
        let unit = self.units(ctx).await?.distance(unit);
        Ok(self
            .0
            .entry
            .extras
            .trip
            .map(|trip| trip.in_unit(unit).into()))
    }

    /// The hour meter, where it was read.
    async fn engine_hours(&self) -> Option<EngineHours> {
        self.0.entry.extras.engine_hours.map(EngineHours::of)
    }

    /// Distance driven on this energy alone, where somebody said so.
    async fn distance_on_this_fuel(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vehicle's or the viewer's unit by default.")] unit: Option<
            DistanceUnit,
        >,
    ) -> Result<Option<Distance>> {
        let unit = self.units(ctx).await?.distance(unit);
        let alone = self.0.entry.extras.source_distance;
        Ok(alone.map(|distance| distance.in_unit(unit).into()))
    }

    /// What is known of a charge; null for fuels.
    async fn charge(&self) -> Option<Charge> {
        let is_charge = self.0.entry.source == energy::EnergySource::Electricity;
        is_charge.then(|| Charge(self.0.clone()))
    }

    /// How much was filled; of a charge, what came from the grid.
    async fn quantity(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The vehicle's or the viewer's unit by default; one of another kind is passed over."
        )]
        unit: Option<FuelUnit>,
    ) -> Result<Option<FuelQuantity>> {
        let Some(quantity) = self.0.entry.quantity else {
            return Ok(None);
        };
        let unit = self
            .units(ctx)
            .await?
            .quantity(unit, quantity.unit.measure());
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

    /// What was paid, in another currency at the rate of its day; null where nothing was paid or the rate
    /// is not known.
    #[graphql(complexity = "5 + child_complexity")]
    async fn total_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "ISO 4217 code; the viewer's currency by default.")] currency: Option<
            String,
        >,
    ) -> Result<Option<ConvertedMoney>> {
        let Some(total) = self.0.total else {
            return Ok(None);
        };
        let on = self.0.entry.filled_on;
        exchange_rates::converted(ctx, total, on, currency.as_deref()).await
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
            trip_distance: entry.extras.trip.map(Distance::from),
            distance_on_this_fuel: entry.extras.source_distance.map(Distance::from),
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
        Ok(shown(ctx, self.0.entry.station.as_deref()))
    }

    /// Grade as sold, for example E10.
    async fn grade(&self) -> Option<&str> {
        self.0.entry.grade.as_deref()
    }

    /// Free text.
    async fn notes(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        Ok(shown(ctx, self.0.entry.notes.as_deref()))
    }

    /// Who drove.
    async fn driver(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        Ok(shown(ctx, self.0.entry.extras.driver.as_deref()))
    }

    /// How it was paid.
    async fn payment_method(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        Ok(shown(ctx, self.0.entry.extras.payment.as_deref()))
    }

    /// Its tags.
    async fn tags(&self, ctx: &Context<'_>) -> Result<Vec<&str>> {
        let tags = self.0.entry.extras.tags.iter().map(String::as_str);
        Ok(tags.filter_map(|tag| shown(ctx, Some(tag))).collect())
    }

    /// What was taken off; the total is without it already.
    async fn discount(&self) -> Option<Money> {
        let currency = self.0.entry.price.currency.to_string();
        let amount = self.0.entry.extras.discount?;
        Some(Money { amount, currency })
    }

    /// Distance since the fill before.
    async fn distance(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vehicle's or the viewer's unit by default.")] unit: Option<
            DistanceUnit,
        >,
    ) -> Result<Option<Distance>> {
        let unit = self.units(ctx).await?.distance(unit);
        let distance = self.0.assessment.since.distance;
        Ok(distance.map(|fine| Distance::of_fine(fine, unit)))
    }

    /// Hours that the engine ran since the fill before.
    async fn operating_hours(&self) -> Option<EngineHours> {
        let run = self.0.assessment.since.hours?;
        Some(EngineHours::of(units::hours_of(run)))
    }

    /// What the vehicle used since the full tank before; null with a reason. Where only the hour meter
    /// was read, or a unit by the hour is asked for, by hours of the engine.
    async fn economy(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The vehicle's or the viewer's unit by default; one of another kind is passed over."
        )]
        unit: Option<EconomyUnit>,
    ) -> Result<Option<FuelEconomy>> {
        let by_hour = unit.is_some_and(|unit| units::EconomyUnit::from(unit).is_hourly());
        let meter = if by_hour {
            economy::Meter::Hours
        } else {
            self.0.main_meter()
        };
        self.figure(ctx, unit, meter).await
    }

    /// What that economy is related to; null where there is none.
    async fn economy_basis(&self) -> Option<EconomyBasis> {
        let meter = self.0.main_meter();
        let figure = self.0.assessment.outcome(meter).ok()?;
        Some(match (meter, figure.alone) {
            (economy::Meter::Hours, _) => EconomyBasis::EngineHours,
            (economy::Meter::Distance, Some(_)) => EconomyBasis::DistanceOnThisFuel,
            (economy::Meter::Distance, None) => EconomyBasis::TotalDistance,
        })
    }

    /// What the engine used by the hour since the full tank before; null without hours, or with a reason.
    async fn economy_per_hour(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "By the vehicle's or the viewer's unit of volume by default; one of another kind is passed over."
        )]
        unit: Option<EconomyUnit>,
    ) -> Result<Option<FuelEconomy>> {
        self.figure(ctx, unit, economy::Meter::Hours).await
    }

    /// Why there is no economy; null where there is one.
    async fn no_economy_reason(&self) -> Option<NoEconomyReason> {
        let outcome = self.0.assessment.outcome(self.0.main_meter());
        outcome.err().map(NoEconomyReason::from)
    }

    /// What would give it an economy, for people; null where it has one.
    async fn no_economy_advice(&self) -> Option<&'static str> {
        let meter = self.0.main_meter();
        let outcome = self.0.assessment.outcome(meter);
        outcome.err().map(|reason| advice(reason, meter))
    }

    /// Why there is no economy by the hour; null where there is one.
    async fn no_economy_per_hour_reason(&self) -> Option<NoEconomyReason> {
        self.0.assessment.hourly.err().map(NoEconomyReason::from)
    }

    /// What would give it an economy by the hour, for people; null where it has one.
    async fn no_economy_per_hour_advice(&self) -> Option<&'static str> {
        let missing = self.0.assessment.hourly.err();
        missing.map(|reason| advice(reason, economy::Meter::Hours))
    }

    /// Photos and papers of it, oldest first; at most 5. Guests are shown none.
    #[graphql(complexity = "5 * child_complexity")]
    async fn documents(&self, ctx: &Context<'_>) -> Result<Vec<Document>> {
        documents::documents_of(ctx, self.0.id).await
    }

    /// How many photos and papers it has; for guests, none.
    async fn document_count(&self, ctx: &Context<'_>) -> Result<i32> {
        documents::count_of(ctx, self.0.id).await
    }

    /// What is odd about it.
    async fn warnings(&self) -> Vec<FuelLogWarning> {
        self.0
            .assessment
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

/// What is private of a fill-up, for those who are shown it.
fn shown<'t>(ctx: &Context<'_>, text: Option<&'t str>) -> Option<&'t str> {
    text.filter(|_| !ctx.scope().is_ok_and(UserScope::is_discreet))
}

impl From<&money::Money> for Money {
    fn from(money: &money::Money) -> Self {
        (*money).into()
    }
}
