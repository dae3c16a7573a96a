use async_graphql::{Context, Object, Result};

use crate::features::fuel_logs::api::loaders::NewestOf;
use crate::features::fuel_logs::api::query::summary_of;
use crate::features::fuel_logs::api::types::{FuelLog, economy_in};
use crate::features::fuel_logs::domain::economy::Consumption;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::storage;
use crate::graphql::quantities::{EconomyUnit, FuelEconomy, Money};
use crate::kernel::energy::EnergySource;
use crate::kernel::ids::VehicleId;

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
        consumption: Option<Consumption>,
    ) -> Result<Option<FuelEconomy>> {
        let Some(consumption) = consumption else {
            return Ok(None);
        };
        Ok(economy_in(
            ctx.preferences().await?,
            unit,
            self.main.measure(),
            consumption,
        ))
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

    /// Fuel of closed intervals over their distance, for the main energy source.
    async fn average_economy(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The viewer's unit by default.")] unit: Option<EconomyUnit>,
    ) -> Result<Option<FuelEconomy>> {
        let summary = summary_of(ctx, self.vehicle).await?;
        self.shown(ctx, unit, summary.average.get(&self.main).copied())
            .await
    }

    /// The same over the last five closed intervals.
    async fn recent_economy(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The viewer's unit by default.")] unit: Option<EconomyUnit>,
    ) -> Result<Option<FuelEconomy>> {
        let summary = summary_of(ctx, self.vehicle).await?;
        self.shown(ctx, unit, summary.recent(self.main)).await
    }

    /// What was paid in all, one amount for each currency.
    async fn total_cost(&self, ctx: &Context<'_>) -> Result<Vec<Money>> {
        let summary = summary_of(ctx, self.vehicle).await?;
        Ok(summary.cost.iter().map(Money::from).collect())
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
        #[graphql(desc = "The viewer's unit by default.")] unit: Option<EconomyUnit>,
    ) -> Result<Vec<FuelEconomy>> {
        let summary = summary_of(ctx, self.vehicle).await?;
        let preferences = ctx.preferences().await?;
        let figures = summary.trend.get(&self.main).into_iter().flatten();
        Ok(figures
            .filter_map(|c| economy_in(preferences, unit, self.main.measure(), *c))
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
