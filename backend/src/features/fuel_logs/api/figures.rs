//! Sums of fill-ups, as they are shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_graphql::{Context, Object, Result, SimpleObject};
use rust_decimal::{Decimal, dec};

use crate::features::fuel_logs::api::converted::{ConvertedCost, count_part};
use crate::features::fuel_logs::api::units::Units;
use crate::features::fuel_logs::domain::economy::{Consumption, Meter};
use crate::features::fuel_logs::domain::statistics::{
    BySource, Paid, Sums, all_sources, price, price_of, share,
};
use crate::graphql::context::ResolverContext;
use crate::graphql::quantities::{
    Distance, DistanceUnit, EconomyUnit, EnergySource, EngineHours, FuelEconomy, FuelQuantity,
    FuelUnit, Money, UnitPrice,
};
use crate::kernel::money::Currency;
use crate::kernel::units::{hours_of, quantity_in};
use crate::kernel::{energy, units};

/// In milliseconds.
const HOUR: Decimal = dec!(3_600_000);

/// What one unit of distance cost.
#[derive(SimpleObject, Clone, Debug)]
pub struct CostPerDistance {
    /// In the currency's main unit, with up to six digits after the point.
    pub amount: Decimal,
    /// ISO 4217 code.
    pub currency: String,
    /// The unit of distance that it is for.
    pub per: DistanceUnit,
}

/// What one hour of the engine cost.
#[derive(SimpleObject, Clone, Debug)]
pub struct CostPerHour {
    /// In the currency's main unit, with up to six digits after the point.
    pub amount: Decimal,
    /// ISO 4217 code.
    pub currency: String,
}

/// What some fill-ups add up to. Figures are sums over sums, never means of ratios.
pub struct FuelFigures {
    sources: BySource,
    /// All of them together.
    all: Arc<Sums>,
    units: Units,
}

impl FuelFigures {
    pub(super) fn new(sources: BySource, units: Units) -> Self {
        Self {
            all: Arc::new(all_sources(&sources)),
            sources,
            units,
        }
    }
}

/// What some fill-ups add up to. Figures are sums over sums, never means of ratios.
#[Object]
impl FuelFigures {
    /// How many fill-ups these are.
    async fn fill_count(&self) -> i32 {
        count(self.all.fills)
    }

    /// Distance driven up to these fill-ups, each from the one before, on whatever energy.
    async fn distance(
        &self,
        #[graphql(desc = "The vehicle's or the viewer's unit by default.")] unit: Option<
            DistanceUnit,
        >,
    ) -> Distance {
        Distance::of_fine(self.all.distance, self.units.distance(unit))
    }

    /// What was paid, one amount for each currency.
    async fn cost(&self) -> Vec<Money> {
        self.all.cost().iter().map(Money::from).collect()
    }

    /// What was paid over the distance, one amount for each currency; without the very first fill-up,
    /// which was bought for a distance before the first reading, and without the distance of fill-ups
    /// whose cost is not known or does not count.
    async fn cost_per_distance(
        &self,
        #[graphql(desc = "The vehicle's or the viewer's unit by default.")] unit: Option<
            DistanceUnit,
        >,
    ) -> Vec<CostPerDistance> {
        per_distance(
            &self.all.paid,
            self.all.paid_distance,
            self.units.distance(unit),
        )
    }

    /// What was paid, in the viewer's currency.
    #[graphql(complexity = "5 + child_complexity")]
    async fn converted_cost(&self, ctx: &Context<'_>) -> Result<ConvertedCost> {
        ConvertedCost::of_sums(ctx, &self.all).await
    }

    /// What was paid over the distance, in the viewer's currency, without the very first fill-up; null
    /// without a distance or cost, and where a rate is not known.
    #[graphql(complexity = "5 + child_complexity")]
    async fn converted_cost_per_distance(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vehicle's or the viewer's unit by default.")] unit: Option<
            DistanceUnit,
        >,
    ) -> Result<Option<CostPerDistance>> {
        let home = ctx.preferences().await?.currency;
        let counted = count_part(ctx, home, &self.all, |paid| paid.driven).await?;
        if self.all.paid.is_empty() || !counted.unconverted.is_empty() {
            return Ok(None);
        }
        let unit = self.units.distance(unit);
        let amount = price_of(counted.amount, self.all.paid_distance, unit.fine());
        Ok(amount.map(|amount| CostPerDistance {
            amount,
            currency: home.to_string(),
            per: unit.into(),
        }))
    }

    /// Hours that the engine ran up to these fill-ups, each from the one before; null without any.
    async fn operating_hours(&self) -> Option<EngineHours> {
        let run = Some(self.all.run).filter(|run| *run > 0);
        run.map(|run| EngineHours::of(hours_of(run)))
    }

    /// What was paid over the hours of the engine, one amount for each currency; without the very first
    /// fill-up, which was bought for hours before the first reading, and without the hours of fill-ups
    /// whose cost is not known or does not count.
    async fn cost_per_hour(&self) -> Vec<CostPerHour> {
        let cost = |(currency, paid): (&Currency, &Paid)| {
            Some(CostPerHour {
                amount: price(paid.worked, *currency, self.all.paid_run, HOUR)?,
                currency: currency.to_string(),
            })
        };
        self.all.paid.iter().filter_map(cost).collect()
    }

    /// What was paid over the hours of the engine, in the viewer's currency, without the very first
    /// fill-up; null without hours or cost, and where a rate is not known.
    #[graphql(complexity = "5 + child_complexity")]
    async fn converted_cost_per_hour(&self, ctx: &Context<'_>) -> Result<Option<CostPerHour>> {
        let home = ctx.preferences().await?.currency;
        let counted = count_part(ctx, home, &self.all, |paid| paid.worked).await?;
        if self.all.paid.is_empty() || !counted.unconverted.is_empty() {
            return Ok(None);
        }
        let amount = price_of(counted.amount, self.all.paid_run, HOUR);
        Ok(amount.map(|amount| CostPerHour {
            amount,
            currency: home.to_string(),
        }))
    }

    /// Each energy by itself.
    async fn sources(&self) -> Vec<SourceFigures> {
        let figures = |(source, sums): (&energy::EnergySource, &Sums)| SourceFigures {
            source: *source,
            sums: sums.clone(),
            all: self.all.clone(),
            units: self.units,
        };
        self.sources.iter().map(figures).collect()
    }
}

/// What some fill-ups of one energy add up to.
pub struct SourceFigures {
    source: energy::EnergySource,
    sums: Sums,
    all: Arc<Sums>,
    units: Units,
}

impl SourceFigures {
    fn economy_of(
        &self,
        unit: Option<EconomyUnit>,
        meter: Meter,
        consumption: Consumption,
    ) -> Option<FuelEconomy> {
        let measure = self.source.measure();
        self.units.economy(unit, measure, meter, consumption)
    }

    fn quantity_of(&self, unit: Option<FuelUnit>, fine: i64) -> FuelQuantity {
        let unit = self.units.quantity(unit, self.source.measure());
        FuelQuantity {
            value: quantity_in(fine, unit),
            unit: unit.into(),
        }
    }
}

/// What some fill-ups of one energy add up to.
#[Object]
impl SourceFigures {
    /// Which energy.
    async fn energy_source(&self) -> EnergySource {
        self.source.into()
    }

    /// How many fill-ups these are.
    async fn fill_count(&self) -> i32 {
        count(self.sums.fills)
    }

    /// How much was filled.
    async fn quantity(
        &self,
        #[graphql(
            desc = "The vehicle's or the viewer's unit by default; one of another kind is passed over."
        )]
        unit: Option<FuelUnit>,
    ) -> FuelQuantity {
        self.quantity_of(unit, self.sums.fuel)
    }

    /// What was paid, one amount for each currency.
    async fn cost(&self) -> Vec<Money> {
        self.sums.cost().iter().map(Money::from).collect()
    }

    /// What was paid, in the viewer's currency.
    #[graphql(complexity = "5 + child_complexity")]
    async fn converted_cost(&self, ctx: &Context<'_>) -> Result<ConvertedCost> {
        ConvertedCost::of_sums(ctx, &self.sums).await
    }

    /// What was paid over how much was bought, one price for each currency.
    async fn average_price(
        &self,
        #[graphql(
            desc = "The vehicle's or the viewer's unit by default; one of another kind is passed over."
        )]
        unit: Option<FuelUnit>,
    ) -> Vec<UnitPrice> {
        let unit = self.units.quantity(unit, self.source.measure());
        let average = |(currency, paid): (&Currency, &Paid)| {
            Some(UnitPrice {
                amount: price(paid.bought, *currency, paid.fuel, unit.fine())?,
                currency: currency.to_string(),
                per: unit.into(),
            })
        };
        self.sums.paid.iter().filter_map(average).collect()
    }

    /// Fuel of closed intervals over their distance: over the distance on this energy alone where
    /// somebody said so, else over all of it.
    async fn economy(
        &self,
        #[graphql(
            desc = "The vehicle's or the viewer's unit by default; one of another kind is passed over."
        )]
        unit: Option<EconomyUnit>,
    ) -> Option<FuelEconomy> {
        self.economy_of(unit, Meter::Distance, self.sums.economy())
    }

    /// Fuel of closed intervals over all their distance, on whatever energy: of a plug-in hybrid, the
    /// figures of both energies belong together.
    async fn economy_over_total_distance(
        &self,
        #[graphql(
            desc = "The vehicle's or the viewer's unit by default; one of another kind is passed over."
        )]
        unit: Option<EconomyUnit>,
    ) -> Option<FuelEconomy> {
        self.economy_of(unit, Meter::Distance, self.sums.economy_over_all())
    }

    /// Fuel of closed intervals by hours of the engine.
    async fn economy_per_hour(
        &self,
        #[graphql(
            desc = "By the vehicle's or the viewer's unit of volume by default; one of another kind is passed over."
        )]
        unit: Option<EconomyUnit>,
    ) -> Option<FuelEconomy> {
        self.economy_of(unit, Meter::Hours, self.sums.hourly())
    }

    /// What this energy cost over all the distance, on whatever energy; one amount for each currency.
    async fn cost_per_distance(
        &self,
        #[graphql(desc = "The vehicle's or the viewer's unit by default.")] unit: Option<
            DistanceUnit,
        >,
    ) -> Vec<CostPerDistance> {
        let unit = self.units.distance(unit);
        per_distance(&self.sums.paid, self.all.paid_distance, unit)
    }

    /// Its share of the cost in percent; null where there is no cost, or where there is more than one
    /// currency and a rate is not known.
    async fn share_of_cost(&self, ctx: &Context<'_>) -> Result<Option<Decimal>> {
        let mut all = self.all.paid.iter();
        if let (Some((currency, whole)), None) = (all.next(), all.next()) {
            let own = self.sums.paid.get(currency).map_or(0, |paid| paid.total);
            return Ok(share(own.into(), whole.total.into()));
        }
        let home = ctx.preferences().await?.currency;
        let whole = count_part(ctx, home, &self.all, |paid| paid.total).await?;
        let own = count_part(ctx, home, &self.sums, |paid| paid.total).await?;
        let is_known = whole.unconverted.is_empty();
        Ok(share(own.amount, whole.amount).filter(|_| is_known))
    }

    /// Its share of all fill-ups in percent.
    async fn share_of_fills(&self) -> Option<Decimal> {
        share(self.sums.fills.into(), self.all.fills.into())
    }

    /// What the grid gave and the battery did not get, in percent, over the charges of which both are
    /// known.
    async fn charging_loss_percentage(&self) -> Option<Decimal> {
        share(
            (self.sums.grid - self.sums.battery).into(),
            self.sums.grid.into(),
        )
    }
}

fn count(fills: i64) -> i32 {
    i32::try_from(fills).unwrap_or(i32::MAX)
}

fn per_distance(
    paid: &BTreeMap<Currency, Paid>,
    distance: i64,
    unit: units::DistanceUnit,
) -> Vec<CostPerDistance> {
    let cost = |(currency, paid): (&Currency, &Paid)| {
        Some(CostPerDistance {
            amount: price(paid.driven, *currency, distance, unit.fine())?,
            currency: currency.to_string(),
            per: unit.into(),
        })
    };
    paid.iter().filter_map(cost).collect()
}
