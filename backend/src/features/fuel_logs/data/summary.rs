//! Figures of many vehicles at once: a handful of statements, however many vehicles and fill-ups.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{ColumnTrait, DbErr, FromQueryResult, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use super::entity::{Column, Entity};
use super::newest::{look, of_one};
use super::repository::{FuelLogRepository, living};
use super::statistics::day_abroad;
use crate::features::fuel_logs::domain::battery::Battery;
use crate::features::fuel_logs::domain::economy::Consumption;
use crate::features::fuel_logs::domain::summary::Summary;
use crate::infra::db;
use crate::kernel::energy::EnergySource;
use crate::kernel::ids::{TypedId, VehicleId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::scope::UserScope;

/// Figures in a trend.
const TREND: u64 = 12;
fn of(scope: &UserScope, vehicles: &[VehicleId]) -> Select<Entity> {
    living(scope).filter(Column::VehicleId.is_in(vehicles.iter().map(|id| id.uuid())))
}

#[derive(FromQueryResult)]
struct SumRow {
    of_day: String,
    vehicle_id: Uuid,
    energy_source: String,
    currency: String,
    fills: i64,
    fuel: Option<i64>,
    distance: Option<i64>,
    hourly_fuel: Option<i64>,
    hours: Option<i64>,
    total: Option<i64>,
    this_month: Option<i64>,
}

#[derive(FromQueryResult)]
struct FigureRow {
    id: Uuid,
    filled_on: NaiveDate,
    place: i64,
    vehicle_id: Uuid,
    energy_source: String,
    economy_fuel: Option<i64>,
    economy_distance: Option<i64>,
    economy_alone: Option<i64>,
}

const OF_FIGURE: [Column; 8] = [
    Column::Id,
    Column::FilledOn,
    Column::Place,
    Column::VehicleId,
    Column::EnergySource,
    Column::EconomyFuel,
    Column::EconomyDistance,
    Column::EconomyAlone,
];

fn consumption(quantity: Option<i64>, extent: Option<i64>) -> Option<Consumption> {
    Some(Consumption {
        quantity: quantity?,
        extent: extent?,
        alone: None,
    })
}

#[derive(FromQueryResult)]
struct ChargeRow {
    vehicle_id: Uuid,
    energy: Option<i64>,
    gain: Option<i64>,
}

#[derive(FromQueryResult)]
struct CountRow {
    vehicle_id: Uuid,
    fills: i64,
}

impl FuelLogRepository {
    /// How many fill-ups each vehicle has; none where it is absent.
    ///
    /// # Errors
    /// The database's.
    pub async fn counts(
        &self,
        scope: &UserScope,
        vehicles: &[VehicleId],
    ) -> Result<HashMap<VehicleId, i64>, DbErr> {
        let rows = of(scope, vehicles)
            .select_only()
            .column(Column::VehicleId)
            .expr_as(Expr::cust("COUNT(*)"), "fills")
            .group_by(Column::VehicleId)
            .into_model::<CountRow>()
            .all(&db::read(&self.db, scope).await?)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| (VehicleId::from_uuid(row.vehicle_id), row.fills))
            .collect())
    }

    /// What the batteries of vehicles hold, as their charges together tell; in fine units.
    ///
    /// # Errors
    /// The database's.
    pub async fn capacities(
        &self,
        scope: &UserScope,
        vehicles: &[VehicleId],
    ) -> Result<HashMap<VehicleId, i64>, DbErr> {
        let sum = |of: &str| Expr::cust(format!("CAST(SUM({of}) AS BIGINT)"));
        let rows = of(scope, vehicles)
            .filter(Column::IsCounted.eq(true))
            .filter(Column::ChargeGain.gt(0))
            .filter(Column::Fuel.is_not_null())
            .select_only()
            .column(Column::VehicleId)
            .expr_as(sum("COALESCE(battery_fuel, fuel)"), "energy")
            .expr_as(sum("charge_gain"), "gain")
            .group_by(Column::VehicleId)
            .into_model::<ChargeRow>()
            .all(&db::read(&self.db, scope).await?)
            .await?;
        let capacity = |row: ChargeRow| {
            let battery = Battery::told_by(row.energy?, row.gain?)?;
            Some((VehicleId::from_uuid(row.vehicle_id), battery.capacity()))
        };
        Ok(rows.into_iter().filter_map(capacity).collect())
    }

    /// What the fill-ups of each vehicle add up to; a vehicle without any has an empty summary.
    ///
    /// # Errors
    /// The database's.
    pub async fn summaries(
        &self,
        scope: &UserScope,
        vehicles: &[VehicleId],
        (today, home): (NaiveDate, Currency),
    ) -> Result<HashMap<VehicleId, Summary>, DbErr> {
        let mut summaries: HashMap<_, _> = vehicles
            .iter()
            .map(|id| (*id, Summary::default()))
            .collect();
        self.add_sums(scope, vehicles, (today, home), &mut summaries)
            .await?;
        self.add_trends(scope, &mut summaries).await?;
        Ok(summaries)
    }

    async fn add_sums(
        &self,
        scope: &UserScope,
        vehicles: &[VehicleId],
        (today, home): (NaiveDate, Currency),
        summaries: &mut HashMap<VehicleId, Summary>,
    ) -> Result<(), DbErr> {
        let sum = |what: &str, when: &str| {
            let sum = format!("CAST(SUM(CASE WHEN {when} THEN {what} END) AS BIGINT)");
            Expr::cust(sum)
        };
        let counted = |what: &str| sum(what, "is_counted");
        let month = today.with_day(1).unwrap_or(today);
        let in_month = Column::FilledOn
            .gte(month)
            .and(Column::IsCostCounted.eq(true));
        let this_month: SimpleExpr = Expr::case(in_month, Expr::col(Column::TotalMinor)).into();
        let rows = of(scope, vehicles)
            .select_only()
            .columns([Column::VehicleId, Column::EnergySource, Column::Currency])
            .expr_as(Expr::cust("COUNT(*)"), "fills")
            .expr_as(counted("economy_fuel"), "fuel")
            .expr_as(
                counted("COALESCE(economy_alone, economy_distance)"),
                "distance",
            )
            .expr_as(counted("hourly_fuel"), "hourly_fuel")
            .expr_as(counted("hourly_ms"), "hours")
            .expr_as(sum("total_minor", "is_cost_counted"), "total")
            .expr_as(this_month.sum().cast_as("BIGINT"), "this_month")
            .group_by(Column::VehicleId)
            .group_by(Column::EnergySource)
            .group_by(Column::Currency)
            .expr_as(day_abroad(home), "of_day")
            .group_by(day_abroad(home))
            .into_model::<SumRow>()
            .all(&db::read(&self.db, scope).await?)
            .await?;
        for row in rows {
            if let Some(summary) = summaries.get_mut(&VehicleId::from_uuid(row.vehicle_id)) {
                add(summary, &row);
            }
        }
        for summary in summaries.values_mut() {
            summary.cost.sort_by_key(|money| money.currency);
            summary.cost_this_month.sort_by_key(|money| money.currency);
        }
        Ok(())
    }

    /// For the energies that the sums told of.
    async fn add_trends(
        &self,
        scope: &UserScope,
        summaries: &mut HashMap<VehicleId, Summary>,
    ) -> Result<(), DbErr> {
        let sources = summaries.iter().flat_map(|(vehicle, summary)| {
            let with_figures = summary.average.keys();
            with_figures.map(|source| (*vehicle, *source))
        });
        let looks: Vec<_> = sources
            .map(|(vehicle, source)| {
                let figures = of_one(scope, vehicle)
                    .filter(Column::EnergySource.eq(source.code()))
                    .filter(Column::EconomyDistance.is_not_null())
                    .filter(Column::IsCounted.eq(true));
                look(figures.select_only().columns(OF_FIGURE), TREND)
            })
            .collect();
        let connection = db::read(&self.db, scope).await?;
        let mut rows: Vec<FigureRow> = db::look_at(&connection, scope, &looks).await?;
        rows.sort_by_key(|row| (row.filled_on, row.place, row.id));
        for row in rows {
            let source = EnergySource::from_code(&row.energy_source);
            let summary = summaries.get_mut(&VehicleId::from_uuid(row.vehicle_id));
            let figure = consumption(row.economy_fuel, row.economy_alone.or(row.economy_distance));
            if let (Some(source), Some(summary), Some(figure)) = (source, summary, figure) {
                summary.trend.entry(source).or_default().push(figure);
            }
        }
        Ok(())
    }
}

/// Adds the sums of one energy in one currency.
fn add(summary: &mut Summary, row: &SumRow) {
    summary.fill_count += row.fills;
    if let Some(source) = EnergySource::from_code(&row.energy_source) {
        add_average(&mut summary.average, source, (row.fuel, row.distance));
        let hourly = (row.hourly_fuel, row.hours);
        add_average(&mut summary.hourly_average, source, hourly);
    }
    if let Some(currency) = Currency::parse(&row.currency) {
        add_money(&mut summary.cost, currency, row.total);
        let this_month = row.this_month.filter(|minor| *minor > 0);
        add_money(&mut summary.cost_this_month, currency, this_month);
        let on_day = |minor: Option<i64>| {
            let money = minor.map(|minor| Money { minor, currency });
            money.zip(row.of_day.parse().ok())
        };
        summary.abroad.extend(on_day(row.total));
        summary.abroad_this_month.extend(on_day(this_month));
    }
}

fn add_average(
    averages: &mut HashMap<EnergySource, Consumption>,
    source: EnergySource,
    (quantity, extent): (Option<i64>, Option<i64>),
) {
    let Some(more) = consumption(quantity, extent) else {
        return;
    };
    let average = averages.entry(source).or_insert(Consumption {
        quantity: 0,
        extent: 0,
        alone: None,
    });
    average.quantity = average.quantity.saturating_add(more.quantity);
    average.extent = average.extent.saturating_add(more.extent);
}

fn add_money(sums: &mut Vec<Money>, currency: Currency, minor: Option<i64>) {
    let Some(minor) = minor else { return };
    match sums.iter_mut().find(|sum| sum.currency == currency) {
        Some(sum) => sum.minor = sum.minor.saturating_add(minor),
        None => sums.push(Money { minor, currency }),
    }
}
