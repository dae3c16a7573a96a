//! Statistics of fill-ups in GraphQL.

use async_graphql::{Context, Enum, ID, MergedObject, Object, Result, SimpleObject};

use crate::features::fuel_logs::api::extras::ChargePlace;
use crate::features::fuel_logs::api::figures::FuelFigures;
use crate::features::fuel_logs::api::units::{Units, units_of, units_of_viewer};
use crate::features::fuel_logs::domain::economy::Meter;
use crate::features::fuel_logs::domain::extras;
use crate::features::fuel_logs::domain::statistics::{
    self, BySource, Group, month, price, rolling, total, under, year,
};
use crate::features::fuel_logs::service::GroupsOf;
use crate::features::fuel_logs::service::{Heading, Span};
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{bad_input, storage};
use crate::graphql::quantities::{EconomyUnit, EnergySource, FuelEconomy, FuelUnit, UnitPrice};
use crate::graphql::scalars::LocalDate;
use crate::kernel::energy;
use crate::kernel::ids::VehicleId;

/// The most points of a trend.
const MOST_POINTS: i32 = 500;
/// Intervals in a rolling mean.
const MOST_WINDOW: i32 = 100;

/// A season of three whole months.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "statistics::Season")]
pub enum Season {
    /// December to February; in the south June to August.
    Winter,
    /// March to May; in the south September to November.
    Spring,
    /// June to August; in the south December to February.
    Summer,
    /// September to November; in the south March to May.
    Autumn,
}

/// A month or a year of fill-ups.
#[derive(SimpleObject)]
pub struct FuelPeriod {
    /// Its first day.
    pub begins_on: LocalDate,
    /// What its fill-ups add up to.
    pub figures: FuelFigures,
}

/// All fill-ups of one season, of all years.
#[derive(SimpleObject)]
pub struct FuelSeason {
    /// Which one.
    pub season: Season,
    /// What its fill-ups add up to.
    pub figures: FuelFigures,
}

/// Fill-ups that have a text in common.
#[derive(SimpleObject)]
pub struct FuelGroup {
    /// The station, grade or driver; null where none was given.
    pub name: Option<String>,
    /// What these fill-ups add up to.
    pub figures: FuelFigures,
}

/// Charges at one kind of place.
#[derive(SimpleObject)]
pub struct ChargePlaceFigures {
    /// Where; null where that was not said.
    pub place: Option<ChargePlace>,
    /// What these charges add up to.
    pub figures: FuelFigures,
}

/// The economy of one fill-up, and of the last ones up to it.
#[derive(SimpleObject)]
pub struct EconomyPoint {
    /// The fill-up that closes the interval; typed id, `fuel_log_…`.
    pub fuel_log_id: ID,
    /// Its day.
    pub filled_on: LocalDate,
    /// Its economy.
    pub economy: Option<FuelEconomy>,
    /// Fuel of the last intervals over their distance or hours.
    pub rolling_mean: Option<FuelEconomy>,
}

/// The price of one fill-up.
#[derive(SimpleObject)]
pub struct PricePoint {
    /// The fill-up; typed id, `fuel_log_…`.
    pub fuel_log_id: ID,
    /// Its day.
    pub filled_on: LocalDate,
    /// What one unit cost.
    pub unit_price: UnitPrice,
}

/// What fill-ups of some vehicles add up to.
#[derive(Clone)]
pub struct FuelTotals {
    vehicles: Vec<VehicleId>,
    span: Span,
}

impl FuelTotals {
    /// All fill-ups of these vehicles in a span of days.
    #[must_use]
    pub fn new(vehicles: Vec<VehicleId>, from: Option<LocalDate>, to: Option<LocalDate>) -> Self {
        let span = Span {
            from: from.map(|day| day.0),
            to: to.map(|day| day.0),
        };
        Self { vehicles, span }
    }

    async fn groups(&self, ctx: &Context<'_>, heading: Heading) -> Result<Vec<Group>> {
        let home = ctx.preferences().await?.currency;
        let key = |vehicle: &VehicleId| GroupsOf {
            vehicle: *vehicle,
            heading,
            span: self.span,
            home,
        };
        let keys: Vec<_> = self.vehicles.iter().map(key).collect();
        let found = ctx.loaders()?.fuel_logs.load_many(keys).await;
        let found = found.map_err(storage)?;
        Ok(found
            .into_values()
            .flat_map(|groups| groups.to_vec())
            .collect())
    }

    async fn units(&self, ctx: &Context<'_>) -> Result<Units> {
        match self.vehicles.as_slice() {
            [vehicle] => units_of(ctx, *vehicle).await,
            _ => units_of_viewer(ctx).await,
        }
    }

    async fn named(&self, ctx: &Context<'_>, heading: Heading) -> Result<Vec<FuelGroup>> {
        let units = self.units(ctx).await?;
        let groups = self.groups(ctx, heading).await?;
        let by_name = under(&groups, |group| Some(group.heading.clone()));
        let mut named: Vec<_> = by_name.into_iter().collect();
        // Those that matter most come first.
        named.sort_by_key(|(_, sources)| std::cmp::Reverse(statistics::all_sources(sources).fills));
        named.truncate(100);
        let show = |(name, sources): (String, BySource)| FuelGroup {
            name: (!name.is_empty()).then_some(name),
            figures: FuelFigures::new(sources, units),
        };
        Ok(named.into_iter().map(show).collect())
    }
}

/// What fill-ups of some vehicles add up to.
#[Object]
impl FuelTotals {
    /// All of them together.
    async fn total(&self, ctx: &Context<'_>) -> Result<FuelFigures> {
        let groups = self.groups(ctx, Heading::Month).await?;
        Ok(FuelFigures::new(total(&groups), self.units(ctx).await?))
    }

    /// By month, oldest first; a month without a fill-up is left out.
    #[graphql(complexity = "20 + 60 * child_complexity")]
    async fn months(&self, ctx: &Context<'_>) -> Result<Vec<FuelPeriod>> {
        let units = self.units(ctx).await?;
        let groups = self.groups(ctx, Heading::Month).await?;
        Ok(periods(
            under(&groups, |group| month(&group.heading)),
            units,
        ))
    }

    /// By year, oldest first; a year without a fill-up is left out.
    #[graphql(complexity = "20 + 20 * child_complexity")]
    async fn years(&self, ctx: &Context<'_>) -> Result<Vec<FuelPeriod>> {
        let units = self.units(ctx).await?;
        let groups = self.groups(ctx, Heading::Month).await?;
        Ok(periods(under(&groups, |group| year(&group.heading)), units))
    }

    /// By season, of all years together.
    #[graphql(complexity = "20 + 4 * child_complexity")]
    async fn seasons(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "South of the equator, where the seasons are turned.", default)]
        southern: bool,
    ) -> Result<Vec<FuelSeason>> {
        let units = self.units(ctx).await?;
        let groups = self.groups(ctx, Heading::Month).await?;
        let seasons = under(&groups, |g| statistics::Season::of(&g.heading, southern));
        let show = |(season, sources): (statistics::Season, BySource)| FuelSeason {
            season: season.into(),
            figures: FuelFigures::new(sources, units),
        };
        Ok(seasons.into_iter().map(show).collect())
    }

    /// By station, those with the most fill-ups first, at most 100; nothing for guests.
    #[graphql(complexity = "20 + 20 * child_complexity")]
    async fn stations(&self, ctx: &Context<'_>) -> Result<Vec<FuelGroup>> {
        if ctx.scope()?.is_discreet() {
            return Ok(Vec::new());
        }
        self.named(ctx, Heading::Station).await
    }

    /// By grade, those with the most fill-ups first, at most 100.
    #[graphql(complexity = "20 + 10 * child_complexity")]
    async fn grades(&self, ctx: &Context<'_>) -> Result<Vec<FuelGroup>> {
        self.named(ctx, Heading::Grade).await
    }

    /// By driver, those with the most fill-ups first, at most 100; nothing for guests.
    #[graphql(complexity = "20 + 10 * child_complexity")]
    async fn drivers(&self, ctx: &Context<'_>) -> Result<Vec<FuelGroup>> {
        if ctx.scope()?.is_discreet() {
            return Ok(Vec::new());
        }
        self.named(ctx, Heading::Driver).await
    }

    /// Charges by the kind of place: at home, at work, in public.
    #[graphql(complexity = "20 + 4 * child_complexity")]
    async fn charge_places(&self, ctx: &Context<'_>) -> Result<Vec<ChargePlaceFigures>> {
        let units = self.units(ctx).await?;
        let groups = self.groups(ctx, Heading::Place).await?;
        let places = under(&groups, |group| {
            let is_charge = group.source == energy::EnergySource::Electricity;
            is_charge.then(|| extras::ChargePlace::from_code(&group.heading))
        });
        let show = |(place, sources): (Option<extras::ChargePlace>, BySource)| ChargePlaceFigures {
            place: place.map(Into::into),
            figures: FuelFigures::new(sources, units),
        };
        Ok(places.into_iter().map(show).collect())
    }
}

fn periods(
    periods: std::collections::BTreeMap<chrono::NaiveDate, BySource>,
    units: Units,
) -> Vec<FuelPeriod> {
    let show = |(begins_on, sources): (chrono::NaiveDate, BySource)| FuelPeriod {
        begins_on: LocalDate(begins_on),
        figures: FuelFigures::new(sources, units),
    };
    periods.into_iter().map(show).collect()
}

/// How figures of one vehicle go on from fill-up to fill-up.
pub struct FuelTrends {
    vehicle: VehicleId,
    main: energy::EnergySource,
    span: Span,
}

/// Which points of a trend are asked for.
struct Wanted {
    energy_source: Option<EnergySource>,
    last: i32,
    window: i32,
    unit: Option<EconomyUnit>,
}

impl FuelTrends {
    async fn economies(
        &self,
        ctx: &Context<'_>,
        meter: Meter,
        wanted: Wanted,
    ) -> Result<Vec<EconomyPoint>> {
        let last = within(wanted.last, MOST_POINTS, "last")?;
        let window = within(wanted.window, MOST_WINDOW, "window")?;
        let source = wanted.energy_source.map_or(self.main, Into::into);
        let limit = u64::from(last + window - 1);
        let service = &ctx.services()?.fuel_logs;
        let of = (self.vehicle, source, meter);
        let found = service.points(ctx.scope()?, of, self.span, limit);
        let points = found.await.map_err(storage)?;
        let figures: Vec<_> = points.iter().map(|point| point.figure).collect();
        let means = rolling(&figures, usize::try_from(window).unwrap_or(1));
        let units = units_of(ctx, self.vehicle).await?;
        let show = |figure| units.economy(wanted.unit, source.measure(), meter, figure);
        let skipped = points
            .len()
            .saturating_sub(usize::try_from(last).unwrap_or_default());
        let points = points.into_iter().zip(means).skip(skipped);
        Ok(points
            .map(|(point, mean)| EconomyPoint {
                fuel_log_id: ID(point.id.to_string()),
                filled_on: LocalDate(point.filled_on),
                economy: show(point.figure),
                rolling_mean: show(mean),
            })
            .collect())
    }
}

/// How figures of one vehicle go on from fill-up to fill-up.
#[Object]
impl FuelTrends {
    /// Economy of the last fill-ups that have one, oldest first, with a rolling mean that weighs by
    /// distance.
    #[graphql(complexity = "20 + 100 * child_complexity")]
    async fn trend(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vehicle's main energy by default.")] energy_source: Option<
            EnergySource,
        >,
        #[graphql(desc = "How many, at most 500.", default = 100)] last: i32,
        #[graphql(desc = "Intervals in the rolling mean, at most 100.", default = 5)] window: i32,
        #[graphql(
            desc = "The vehicle's or the viewer's unit by default; one of another kind is passed over."
        )]
        unit: Option<EconomyUnit>,
    ) -> Result<Vec<EconomyPoint>> {
        let wanted = Wanted {
            energy_source,
            last,
            window,
            unit,
        };
        self.economies(ctx, Meter::Distance, wanted).await
    }

    /// Economy by hours of the engine, of the last fill-ups that have one, oldest first, with a rolling
    /// mean that weighs by hours.
    #[graphql(complexity = "20 + 100 * child_complexity")]
    async fn hourly_trend(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vehicle's main energy by default.")] energy_source: Option<
            EnergySource,
        >,
        #[graphql(desc = "How many, at most 500.", default = 100)] last: i32,
        #[graphql(desc = "Intervals in the rolling mean, at most 100.", default = 5)] window: i32,
        #[graphql(
            desc = "By the vehicle's or the viewer's unit of volume by default; one of another kind is passed over."
        )]
        unit: Option<EconomyUnit>,
    ) -> Result<Vec<EconomyPoint>> {
        let wanted = Wanted {
            energy_source,
            last,
            window,
            unit,
        };
        self.economies(ctx, Meter::Hours, wanted).await
    }

    /// Prices of the last fill-ups that have one, oldest first.
    #[graphql(complexity = "20 + 100 * child_complexity")]
    async fn prices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vehicle's main energy by default.")] energy_source: Option<
            EnergySource,
        >,
        #[graphql(desc = "How many, at most 500.", default = 100)] last: i32,
        #[graphql(
            desc = "The vehicle's or the viewer's unit by default; one of another kind is passed over."
        )]
        unit: Option<FuelUnit>,
    ) -> Result<Vec<PricePoint>> {
        let last = within(last, MOST_POINTS, "last")?;
        let source = energy_source.map_or(self.main, Into::into);
        let service = &ctx.services()?.fuel_logs;
        let key = (self.vehicle, source);
        let found = service.purchases(ctx.scope()?, key, self.span, u64::from(last));
        let purchases = found.await.map_err(storage)?;
        let units = units_of(ctx, self.vehicle).await?;
        let unit = units.quantity(unit, source.measure());
        let points = purchases.into_iter().filter_map(|bought| {
            let amount = price(bought.minor, bought.currency, bought.fuel, unit.fine())?;
            Some(PricePoint {
                fuel_log_id: ID(bought.id.to_string()),
                filled_on: LocalDate(bought.filled_on),
                unit_price: UnitPrice {
                    amount,
                    currency: bought.currency.to_string(),
                    per: unit.into(),
                },
            })
        });
        Ok(points.collect())
    }
}

/// Statistics of one vehicle's fill-ups.
#[derive(MergedObject)]
pub struct FuelStatistics(FuelTotals, FuelTrends);

impl FuelStatistics {
    /// Of a vehicle whose `main` energy source is shown where none is asked for.
    #[must_use]
    pub fn new(
        vehicle: VehicleId,
        main: energy::EnergySource,
        from: Option<LocalDate>,
        to: Option<LocalDate>,
    ) -> Self {
        let totals = FuelTotals::new(vec![vehicle], from, to);
        let span = totals.span;
        let trends = FuelTrends {
            vehicle,
            main,
            span,
        };
        Self(totals, trends)
    }
}

fn within(number: i32, most: i32, name: &str) -> Result<u32> {
    match u32::try_from(number) {
        Ok(count) if (1..=most).contains(&number) => Ok(count),
        _ => Err(bad_input(format!("Ask for {name} from 1 to {most}."))),
    }
}
