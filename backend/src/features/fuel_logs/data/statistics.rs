//! Sums of fill-ups under a heading, of many vehicles at once, in one statement.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{ColumnTrait, DbErr, FromQueryResult, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use super::entity::{Column, Entity};
use super::repository::{FuelLogRepository, living, newest_first};
use crate::features::fuel_logs::domain::economy::{Consumption, Meter};
use crate::features::fuel_logs::domain::statistics::{Group, Month, Paid, Sums, Used};
use crate::infra::db;
use crate::kernel::energy::EnergySource;
use crate::kernel::ids::{FuelLogId, TypedId, VehicleId};
use crate::kernel::money::Currency;
use crate::kernel::scope::UserScope;

/// What fill-ups are brought together by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Heading {
    Month,
    Station,
    Grade,
    Place,
    Driver,
}

impl Heading {
    const ALL: [Self; 5] = [
        Self::Month,
        Self::Station,
        Self::Grade,
        Self::Place,
        Self::Driver,
    ];

    fn column(self) -> &'static str {
        match self {
            Self::Month => "of_month",
            Self::Station => "of_station",
            Self::Grade => "of_grade",
            Self::Place => "of_place",
            Self::Driver => "of_driver",
        }
    }

    /// What stands in its column where it is not asked for.
    fn none(self) -> &'static str {
        if self == Self::Month { "0" } else { "''" }
    }

    fn expression(self) -> &'static str {
        match self {
            Self::Month => "filled_month",
            Self::Station => "COALESCE(station, '')",
            Self::Grade => "COALESCE(grade, '')",
            Self::Place => "COALESCE(charge_place, '')",
            Self::Driver => "COALESCE(driver, '')",
        }
    }
}

/// The days that are looked at, each end included; open where it is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

impl Span {
    fn of(self, mut query: Select<Entity>) -> Select<Entity> {
        if let Some(from) = self.from {
            query = query.filter(Column::FilledOn.gte(from));
        }
        if let Some(to) = self.to {
            query = query.filter(Column::FilledOn.lte(to));
        }
        query
    }
}

/// A figure of one fill-up.
#[derive(Clone, Debug)]
pub struct Point {
    pub id: FuelLogId,
    pub filled_on: NaiveDate,
    pub figure: Consumption,
}

/// A price of one fill-up: minor units for an amount of fuel in fine units.
#[derive(Clone, Debug)]
pub struct Purchase {
    pub id: FuelLogId,
    pub filled_on: NaiveDate,
    pub currency: Currency,
    pub minor: i64,
    pub fuel: i64,
}

/// Sums and their names in the statement. Which of them count is told by the row's flags, which are
/// grouped by: a condition in each sum takes twice the time.
const SUMS: [(&str, &str); 12] = [
    ("fuel", "fuel"),
    ("distance", "distance"),
    ("run", "run_ms"),
    ("used_fuel", "economy_fuel"),
    ("used_distance", "economy_distance"),
    ("own_distance", "COALESCE(economy_alone, economy_distance)"),
    ("hourly_fuel", "hourly_fuel"),
    ("hours", "hourly_ms"),
    ("grid", "CASE WHEN battery_fuel IS NOT NULL THEN fuel END"),
    (
        "battery",
        "CASE WHEN fuel IS NOT NULL THEN battery_fuel END",
    ),
    ("total", "total_minor"),
    ("fills", "1"),
];

/// What rows of a vehicle are told apart by beside their headings.
const OF_ROW: [Column; 4] = [
    Column::EnergySource,
    Column::Currency,
    Column::IsCounted,
    Column::IsCostCounted,
];

/// What is missing of rows, a bit for each; grouped by, since a condition in each sum takes longer.
const MISSING: &str = "CASE WHEN reading IS NOT NULL AND distance IS NULL THEN 1 ELSE 0 END \
    + CASE WHEN engine_hours IS NOT NULL AND run_ms IS NULL THEN 2 ELSE 0 END \
    + CASE WHEN total_minor IS NULL THEN 4 ELSE 0 END \
    + CASE WHEN fuel IS NULL THEN 8 ELSE 0 END";
/// The first with a reading: it was bought for a distance that nobody knows.
const NO_DISTANCE: i32 = 1;
/// The first with hours of the engine.
const NO_RUN: i32 = 2;
const NO_TOTAL: i32 = 4;
const NO_FUEL: i32 = 8;

#[derive(FromQueryResult)]
struct GroupRow {
    vehicle_id: Uuid,
    energy_source: String,
    currency: String,
    of_day: String,
    of_month: i32,
    of_station: String,
    of_grade: String,
    of_place: String,
    of_driver: String,
    is_counted: bool,
    is_cost_counted: bool,
    missing: i32,
    fills: Option<i64>,
    fuel: Option<i64>,
    distance: Option<i64>,
    run: Option<i64>,
    used_fuel: Option<i64>,
    used_distance: Option<i64>,
    own_distance: Option<i64>,
    hourly_fuel: Option<i64>,
    hours: Option<i64>,
    grid: Option<i64>,
    battery: Option<i64>,
    total: Option<i64>,
}

impl GroupRow {
    fn heading(&self, heading: Heading) -> Cow<'_, str> {
        let text = match heading {
            Heading::Month => return Month(self.of_month).heading().into(),
            Heading::Station => &self.of_station,
            Heading::Grade => &self.of_grade,
            Heading::Place => &self.of_place,
            Heading::Driver => &self.of_driver,
        };
        text.into()
    }
}

#[derive(FromQueryResult)]
struct PointRow {
    id: Uuid,
    filled_on: NaiveDate,
    fuel: Option<i64>,
    extent: Option<i64>,
    alone: Option<i64>,
}

#[derive(FromQueryResult)]
struct PurchaseRow {
    id: Uuid,
    filled_on: NaiveDate,
    currency: String,
    total_minor: Option<i64>,
    fuel: Option<i64>,
}

impl FuelLogRepository {
    /// Sums of each vehicle under each of some headings, by one look at its fill-ups; what was paid in
    /// other currencies than `home` is told by day too.
    ///
    /// # Errors
    /// The database's.
    pub async fn groups(
        &self,
        scope: &UserScope,
        vehicles: &[VehicleId],
        headings: &[Heading],
        (span, home): (Span, Currency),
    ) -> Result<HashMap<(VehicleId, Heading), Vec<Group>>, DbErr> {
        let ids = vehicles.iter().map(|id| id.uuid());
        let rows = span.of(living(scope).filter(Column::VehicleId.is_in(ids)));
        let mut query = rows
            .select_only()
            .column(Column::VehicleId)
            .columns(OF_ROW)
            .expr_as(Expr::cust(MISSING), "missing")
            .expr_as(day_abroad(home), "of_day")
            .group_by(Column::VehicleId);
        for heading in Heading::ALL {
            let is_wanted = headings.contains(&heading);
            let expression = if is_wanted {
                heading.expression()
            } else {
                heading.none()
            };
            query = query.expr_as(Expr::cust(expression), heading.column());
            if is_wanted {
                query = query.group_by(Expr::cust(expression));
            }
        }
        // Behind the month: rows come by their day, and sorting them is done with the first difference.
        for column in OF_ROW {
            query = query.group_by(column);
        }
        query = query
            .group_by(Expr::cust(MISSING))
            .group_by(day_abroad(home));
        for (name, summand) in SUMS {
            let sum = format!("CAST(SUM({summand}) AS BIGINT)");
            query = query.expr_as(Expr::cust(sum), name);
        }
        let rows = query
            .into_model::<GroupRow>()
            .all(&db::read(&self.db, scope).await?)
            .await?;
        Ok(under_headings(&rows, headings))
    }

    /// The last figures of one energy by one meter, oldest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn points(
        &self,
        scope: &UserScope,
        (vehicle, source, meter): (VehicleId, EnergySource, Meter),
        span: Span,
        limit: u64,
    ) -> Result<Vec<Point>, DbErr> {
        let (fuel, extent, alone) = match meter {
            Meter::Distance => (
                Column::EconomyFuel,
                Column::EconomyDistance,
                Expr::col(Column::EconomyAlone),
            ),
            Meter::Hours => (
                Column::HourlyFuel,
                Column::HourlyMs,
                Expr::cust("CAST(NULL AS BIGINT)"),
            ),
        };
        let rows = of_source(scope, vehicle, source)
            .filter(Column::IsCounted.eq(true))
            .filter(extent.is_not_null());
        let mut rows = newest_first(span.of(rows))
            .select_only()
            .columns([Column::Id, Column::FilledOn])
            .column_as(fuel, "fuel")
            .column_as(extent, "extent")
            .expr_as(alone, "alone")
            .limit(limit)
            .into_model::<PointRow>()
            .all(&db::read(&self.db, scope).await?)
            .await?;
        rows.reverse();
        Ok(rows.into_iter().filter_map(point).collect())
    }

    /// The last purchases of one energy, oldest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn purchases(
        &self,
        scope: &UserScope,
        (vehicle, source): (VehicleId, EnergySource),
        span: Span,
        limit: u64,
    ) -> Result<Vec<Purchase>, DbErr> {
        let rows = of_source(scope, vehicle, source)
            .filter(Column::IsCostCounted.eq(true))
            .filter(Column::TotalMinor.is_not_null())
            .filter(Column::Fuel.gt(0));
        let mut rows = newest_first(span.of(rows))
            .select_only()
            .columns([
                Column::Id,
                Column::FilledOn,
                Column::Currency,
                Column::TotalMinor,
                Column::Fuel,
            ])
            .limit(limit)
            .into_model::<PurchaseRow>()
            .all(&db::read(&self.db, scope).await?)
            .await?;
        rows.reverse();
        Ok(rows.into_iter().filter_map(purchase).collect())
    }
}

fn of_source(scope: &UserScope, vehicle: VehicleId, source: EnergySource) -> Select<Entity> {
    living(scope)
        .filter(Column::VehicleId.eq(vehicle.uuid()))
        .filter(Column::EnergySource.eq(source.code()))
}

/// The same fill-ups brought together by each heading alone.
fn under_headings(
    rows: &[GroupRow],
    headings: &[Heading],
) -> HashMap<(VehicleId, Heading), Vec<Group>> {
    let mut under: BTreeMap<(Heading, Uuid, Cow<'_, str>, EnergySource), Sums> = BTreeMap::new();
    for row in rows {
        let Some(source) = EnergySource::from_code(&row.energy_source) else {
            continue;
        };
        let sums = sums(row);
        for heading in headings {
            let key = (*heading, row.vehicle_id, row.heading(*heading), source);
            *under.entry(key).or_default() += &sums;
        }
    }
    let mut groups: HashMap<_, Vec<Group>> = HashMap::new();
    for ((heading, vehicle, text, source), sums) in under {
        let of_vehicle = groups.entry((VehicleId::from_uuid(vehicle), heading));
        of_vehicle.or_default().push(Group {
            heading: text.into_owned(),
            source,
            sums,
        });
    }
    groups
}

/// The day of what was paid in another currency than `home`, and nothing for the rest.
pub(super) fn day_abroad(home: Currency) -> SimpleExpr {
    // PostgreSQL takes two bound values for two expressions; the code is three letters of a list.
    let day = "ELSE CAST(filled_on AS TEXT) END";
    Expr::cust(format!("CASE WHEN currency = '{home}' THEN '' {day}"))
}

fn sums(row: &GroupRow) -> Sums {
    let number = |sum: Option<i64>| sum.unwrap_or_default();
    let of = |sum: Option<i64>| number(sum.filter(|_| row.is_counted));
    let lacks = |what: i32| row.missing & what != 0;
    let is_paid = row.is_cost_counted && !lacks(NO_TOTAL);
    let while_paid = |sum: Option<i64>| of(sum.filter(|_| is_paid));
    let paid = Currency::parse(&row.currency).filter(|_| is_paid);
    let unless_first = |lack: i32| number(row.total.filter(|_| !row.is_counted || !lacks(lack)));
    let amounts = Paid {
        total: number(row.total),
        driven: unless_first(NO_DISTANCE),
        worked: unless_first(NO_RUN),
        bought: number(row.total.filter(|_| !lacks(NO_FUEL))),
        fuel: number(row.fuel),
    };
    Sums {
        fills: number(row.fills),
        fuel: of(row.fuel),
        distance: of(row.distance),
        run: of(row.run),
        paid_distance: while_paid(row.distance),
        paid_run: while_paid(row.run),
        used: Used {
            fuel: of(row.used_fuel),
            distance: of(row.used_distance),
            own_distance: of(row.own_distance),
        },
        hourly_fuel: of(row.hourly_fuel),
        hours: of(row.hours),
        grid: of(row.grid),
        battery: of(row.battery),
        paid: paid
            .map(|currency| (currency, amounts))
            .into_iter()
            .collect(),
        abroad: paid
            .zip(row.of_day.parse().ok())
            .map(|of| (of, amounts))
            .into_iter()
            .collect(),
    }
}

fn point(row: PointRow) -> Option<Point> {
    Some(Point {
        id: FuelLogId::from_uuid(row.id),
        filled_on: row.filled_on,
        figure: Consumption {
            quantity: row.fuel?,
            extent: row.extent?,
            alone: row.alone,
        },
    })
}

fn purchase(row: PurchaseRow) -> Option<Purchase> {
    Some(Purchase {
        id: FuelLogId::from_uuid(row.id),
        filled_on: row.filled_on,
        currency: Currency::parse(&row.currency)?,
        minor: row.total_minor?,
        fuel: row.fuel?,
    })
}
