use async_graphql::{Context, Object, Result};

use crate::features::fuel_logs::api::converted::ConvertedCost;
use crate::features::fuel_logs::api::loaders::NewestOf;
use crate::features::fuel_logs::api::query::summary_of;
use crate::features::fuel_logs::api::types::FuelLog;
use crate::features::fuel_logs::api::units::units_of;
use crate::features::fuel_logs::domain::economy::{Consumption, Meter};
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::storage;
use crate::graphql::quantities::{EconomyUnit, FuelEconomy, Money};
use crate::kernel::energy::EnergySource;
use crate::kernel::ids::VehicleId;
use crate::kernel::money::{self, Currency};
use crate::kernel::units;

/// What the fill-ups of a vehicle add up to.
pub struct FuelSummary {
    vehicle: VehicleId,
    main: EnergySource,
}

impl FuelSummary {
    /// For a vehicle whose economy is shown for its `main` energy source.
    #[must_use]
    pub fn new(vehicle: VehicleId, main: EnergySource) -> Self {
        Self { vehicle, main }
    }

    async fn shown(
        &self,
        ctx: &Context<'_>,
        unit: Option<EconomyUnit>,
        (source, meter): (EnergySource, Meter),
        consumption: Option<Consumption>,
    ) -> Result<Option<FuelEconomy>> {
        let Some(consumption) = consumption else {
            return Ok(None);
        };
        let units = units_of(ctx, self.vehicle).await?;
        Ok(units.economy(unit, source.measure(), meter, consumption))
    }
}

/// What the fill-ups of a vehicle add up to.
#[Object]
impl FuelSummary {
    /// How many fill-ups there are.
    async fn fill_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let summary = summary_of(ctx, self.vehicle).await?;
        Ok(i32::try_from(summary.fill_count).unwrap_or(i32::MAX))
    }

    /// Fuel of closed intervals over their distance, for the main energy source; over the hours of the
    /// engine where only these were read, or a unit by the hour is asked for.
    async fn average_economy(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vehicle's or the viewer's unit by default.")] unit: Option<
            EconomyUnit,
        >,
    ) -> Result<Option<FuelEconomy>> {
        let summary = summary_of(ctx, self.vehicle).await?;
        let by_hour = unit.is_some_and(|unit| units::EconomyUnit::from(unit).is_hourly());
        let source = summary.shown_source(self.main);
        let distance = summary.average.get(&source).copied();
        let hours = summary.hourly_average.get(&source).copied();
        let (meter, average) = match distance {
            Some(average) if !by_hour => (Meter::Distance, Some(average)),
            _ => (Meter::Hours, hours),
        };
        self.shown(ctx, unit, (source, meter), average).await
    }

    /// The same over the last five closed intervals.
    async fn recent_economy(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vehicle's or the viewer's unit by default.")] unit: Option<
            EconomyUnit,
        >,
    ) -> Result<Option<FuelEconomy>> {
        let summary = summary_of(ctx, self.vehicle).await?;
        let source = summary.shown_source(self.main);
        let recent = summary.recent(source);
        self.shown(ctx, unit, (source, Meter::Distance), recent)
            .await
    }

    /// What was paid in all, one amount for each currency.
    async fn total_cost(&self, ctx: &Context<'_>) -> Result<Vec<Money>> {
        let summary = summary_of(ctx, self.vehicle).await?;
        Ok(summary.cost.iter().map(Money::from).collect())
    }

    /// What was paid in all, in the viewer's currency.
    #[graphql(complexity = "5 + child_complexity")]
    async fn converted_total_cost(&self, ctx: &Context<'_>) -> Result<ConvertedCost> {
        let summary = summary_of(ctx, self.vehicle).await?;
        let home = ctx.preferences().await?.currency;
        ConvertedCost::of(ctx, in_currency(&summary.cost, home), &summary.abroad).await
    }

    /// What was paid in the present month, in the viewer's currency.
    #[graphql(complexity = "5 + child_complexity")]
    async fn converted_cost_this_month(&self, ctx: &Context<'_>) -> Result<ConvertedCost> {
        let summary = summary_of(ctx, self.vehicle).await?;
        let home = ctx.preferences().await?.currency;
        let at_home = in_currency(&summary.cost_this_month, home);
        ConvertedCost::of(ctx, at_home, &summary.abroad_this_month).await
    }

    /// What was paid in the present month, one amount for each currency.
    async fn cost_this_month(&self, ctx: &Context<'_>) -> Result<Vec<Money>> {
        let summary = summary_of(ctx, self.vehicle).await?;
        Ok(summary.cost_this_month.iter().map(Money::from).collect())
    }

    /// Economy of the last twelve fills that have a figure, oldest first.
    async fn trend(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vehicle's or the viewer's unit by default.")] unit: Option<
            EconomyUnit,
        >,
    ) -> Result<Vec<FuelEconomy>> {
        let summary = summary_of(ctx, self.vehicle).await?;
        let units = units_of(ctx, self.vehicle).await?;
        let source = summary.shown_source(self.main);
        let figures = summary.trend.get(&source).into_iter().flatten();
        let measure = source.measure();
        Ok(figures
            .filter_map(|c| units.economy(unit, measure, Meter::Distance, *c))
            .collect())
    }

    /// The newest fill-up.
    async fn last_fuel_log(&self, ctx: &Context<'_>) -> Result<Option<FuelLog>> {
        let key = NewestOf {
            vehicle: self.vehicle,
            limit: 1,
        };
        let newest = ctx
            .loaders()?
            .fuel_logs
            .load_one(key)
            .await
            .map_err(storage)?;
        Ok(newest
            .unwrap_or_default()
            .into_iter()
            .next()
            .map(FuelLog::from))
    }
}

fn in_currency(amounts: &[money::Money], currency: Currency) -> money::Money {
    let found = amounts.iter().find(|money| money.currency == currency);
    found
        .copied()
        .unwrap_or(money::Money { minor: 0, currency })
}
