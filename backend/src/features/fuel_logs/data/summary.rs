//! Figures of many vehicles at once: a handful of statements, however many vehicles and fill-ups.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, DbErr, FromQueryResult, QueryFilter, QuerySelect, QueryTrait, Select};
use uuid::Uuid;

use super::entity::{Column, Entity};
use super::repository::{FuelLogRepository, living};
use crate::features::fuel_logs::domain::battery::Battery;
use crate::features::fuel_logs::domain::economy::Consumption;
use crate::features::fuel_logs::domain::summary::Summary;
use crate::infra::db;
use crate::kernel::energy::EnergySource;
use crate::kernel::ids::{TypedId, VehicleId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::scope::UserScope;

const NEWEST_FIRST: &str = "ORDER BY filled_on DESC, place DESC, id DESC";
/// Figures in a trend.
const TREND: u64 = 12;

/// Ids of the newest `limit` rows of each vehicle.
pub(super) fn newest_ids(scope: &UserScope, vehicles: &[VehicleId], limit: u64) -> SelectStatement {
    newest(of(scope, vehicles), "vehicle_id", limit)
}

fn of(scope: &UserScope, vehicles: &[VehicleId]) -> Select<Entity> {
    living(scope).filter(Column::VehicleId.is_in(vehicles.iter().map(|id| id.uuid())))
}

fn newest(rows: Select<Entity>, partition: &str, limit: u64) -> SelectStatement {
    let rank = format!("ROW_NUMBER() OVER (PARTITION BY {partition} {NEWEST_FIRST})");
    let ranked = rows
        .select_only()
        .column(Column::Id)
        .expr_as(Expr::cust(rank), "place")
        .into_query();
    Query::select()
        .column("id")
        .from_subquery(ranked, "ranked")
        .and_where(Expr::col("place").lte(limit))
        .to_owned()
}

#[derive(FromQueryResult)]
struct SourceRow {
    vehicle_id: Uuid,
    energy_source: String,
    fills: i64,
    fuel: Option<i64>,
    distance: Option<i64>,
    hourly_fuel: Option<i64>,
    hours: Option<i64>,
}

#[derive(FromQueryResult)]
struct CostRow {
    vehicle_id: Uuid,
    currency: String,
    total: Option<i64>,
    this_month: Option<i64>,
}

#[derive(FromQueryResult)]
struct FigureRow {
    vehicle_id: Uuid,
    energy_source: String,
    economy_fuel: Option<i64>,
    economy_distance: Option<i64>,
    economy_alone: Option<i64>,
}

#[derive(FromQueryResult)]
struct OdometerRow {
    vehicle_id: Uuid,
    reading: Option<i64>,
    odometer_value: Option<String>,
    odometer_unit: Option<String>,
    filled_on: NaiveDate,
    place: i64,
}

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
        today: NaiveDate,
    ) -> Result<HashMap<VehicleId, Summary>, DbErr> {
        let mut summaries: HashMap<_, _> = vehicles
            .iter()
            .map(|id| (*id, Summary::default()))
            .collect();
        self.add_sources(scope, vehicles, &mut summaries).await?;
        self.add_costs(scope, vehicles, today, &mut summaries)
            .await?;
        self.add_trends(scope, vehicles, &mut summaries).await?;
        self.add_odometers(scope, vehicles, &mut summaries).await?;
        Ok(summaries)
    }

    async fn add_sources(
        &self,
        scope: &UserScope,
        vehicles: &[VehicleId],
        summaries: &mut HashMap<VehicleId, Summary>,
    ) -> Result<(), DbErr> {
        let sum = |column: &str| {
            Expr::cust(format!(
                "CAST(SUM(CASE WHEN is_counted THEN {column} END) AS BIGINT)"
            ))
        };
        let rows = of(scope, vehicles)
            .select_only()
            .columns([Column::VehicleId, Column::EnergySource])
            .expr_as(Expr::cust("COUNT(*)"), "fills")
            .expr_as(sum("economy_fuel"), "fuel")
            .expr_as(sum("COALESCE(economy_alone, economy_distance)"), "distance")
            .expr_as(sum("hourly_fuel"), "hourly_fuel")
            .expr_as(sum("hourly_ms"), "hours")
            .group_by(Column::VehicleId)
            .group_by(Column::EnergySource)
            .into_model::<SourceRow>()
            .all(&db::read(&self.db, scope).await?)
            .await?;
        for row in rows {
            let Some(summary) = summaries.get_mut(&VehicleId::from_uuid(row.vehicle_id)) else {
                continue;
            };
            summary.fill_count += row.fills;
            let Some(source) = EnergySource::from_code(&row.energy_source) else {
                continue;
            };
            if let Some(average) = consumption(row.fuel, row.distance) {
                summary.average.insert(source, average);
            }
            if let Some(average) = consumption(row.hourly_fuel, row.hours) {
                summary.hourly_average.insert(source, average);
            }
        }
        Ok(())
    }

    async fn add_costs(
        &self,
        scope: &UserScope,
        vehicles: &[VehicleId],
        today: NaiveDate,
        summaries: &mut HashMap<VehicleId, Summary>,
    ) -> Result<(), DbErr> {
        let month = today.with_day(1).unwrap_or(today);
        let this_month: SimpleExpr =
            Expr::case(Column::FilledOn.gte(month), Expr::col(Column::TotalMinor))
                .finally(0_i64)
                .into();
        let rows = of(scope, vehicles)
            .filter(Column::IsCostCounted.eq(true))
            .filter(Column::TotalMinor.is_not_null())
            .select_only()
            .columns([Column::VehicleId, Column::Currency])
            .expr_as(Expr::cust("CAST(SUM(total_minor) AS BIGINT)"), "total")
            .expr_as(this_month.sum().cast_as("BIGINT"), "this_month")
            .group_by(Column::VehicleId)
            .group_by(Column::Currency)
            .into_model::<CostRow>()
            .all(&db::read(&self.db, scope).await?)
            .await?;
        for row in rows {
            let Some(summary) = summaries.get_mut(&VehicleId::from_uuid(row.vehicle_id)) else {
                continue;
            };
            let Some(currency) = Currency::parse(&row.currency) else {
                continue;
            };
            let money = |minor: Option<i64>| Money {
                minor: minor.unwrap_or_default(),
                currency,
            };
            summary.cost.push(money(row.total));
            if row.this_month.is_some_and(|minor| minor > 0) {
                summary.cost_this_month.push(money(row.this_month));
            }
        }
        for summary in summaries.values_mut() {
            summary.cost.sort_by_key(|money| money.currency);
            summary.cost_this_month.sort_by_key(|money| money.currency);
        }
        Ok(())
    }

    async fn add_trends(
        &self,
        scope: &UserScope,
        vehicles: &[VehicleId],
        summaries: &mut HashMap<VehicleId, Summary>,
    ) -> Result<(), DbErr> {
        let with_figure = of(scope, vehicles)
            .filter(Column::EconomyDistance.is_not_null())
            .filter(Column::IsCounted.eq(true));
        let ids = newest(with_figure, "vehicle_id, energy_source", TREND);
        let rows =
            super::repository::oldest_first(living(scope).filter(Column::Id.in_subquery(ids)))
                .select_only()
                .columns([
                    Column::VehicleId,
                    Column::EnergySource,
                    Column::EconomyFuel,
                    Column::EconomyDistance,
                    Column::EconomyAlone,
                ])
                .into_model::<FigureRow>()
                .all(&db::read(&self.db, scope).await?)
                .await?;
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

    async fn add_odometers(
        &self,
        scope: &UserScope,
        vehicles: &[VehicleId],
        summaries: &mut HashMap<VehicleId, Summary>,
    ) -> Result<(), DbErr> {
        let read = of(scope, vehicles)
            .filter(Column::Reading.gt(0))
            .filter(Column::IsCounted.eq(true));
        let ids = newest(read, "vehicle_id", 1);
        let rows = living(scope)
            .filter(Column::Id.in_subquery(ids))
            .select_only()
            .columns([
                Column::VehicleId,
                Column::Reading,
                Column::OdometerValue,
                Column::OdometerUnit,
                Column::FilledOn,
                Column::Place,
            ])
            .into_model::<OdometerRow>()
            .all(&db::read(&self.db, scope).await?)
            .await?;
        for row in rows {
            if let Some(summary) = summaries.get_mut(&VehicleId::from_uuid(row.vehicle_id)) {
                let typed = super::mapping::distance(&row.odometer_value, &row.odometer_unit);
                summary.odometer = typed.filter(|typed| !typed.value.is_zero());
                summary.reading = row.reading;
                summary.read = Some((row.filled_on, row.place));
            }
        }
        Ok(())
    }
}
