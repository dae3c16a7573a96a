//! Stores what the rules say after a change, reading no more fill-ups than the rules look back on.

use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, QueryFilter, QuerySelect, Select};

use super::entity::{ActiveModel, Column, Entity, Model};
use super::mapping;
use super::repository::{FuelLogWriter, living, newest_first};
use crate::features::fuel_logs::domain::ahead::{PriceKind, price_kind};
use crate::features::fuel_logs::domain::economy::Outcome;
use crate::features::fuel_logs::domain::meters::Corrections;
use crate::features::fuel_logs::domain::order::places;
use crate::features::fuel_logs::domain::plausibility::{self, Assessment, Entry, RULES};
use crate::features::fuel_logs::domain::reassessment::{Before, Change, Row, Window, reassess};
use crate::infra::db::{Scoped, apart};
use crate::kernel::ids::{FuelLogId, TypedId};

/// Which fill-up changed, and when.
#[derive(Clone, Debug)]
pub struct Touched {
    pub id: FuelLogId,
    /// Its day before or after the change, whichever is earlier.
    pub first: NaiveDate,
    /// What it was before the change; none where it is new or comes out of the trash.
    pub before: Option<Before>,
    /// What its price was compared with before the change.
    pub price: Option<PriceKind>,
}

/// Fill-ups before the change that are read first. The rules mostly look back on ten.
const FEW: u64 = 64;

impl FuelLogWriter<'_> {
    /// Applies the rules after a change, stores what is different now, and tells which fill-ups that
    /// concerns with their versions.
    ///
    /// # Errors
    /// The database's.
    pub async fn derive<C: ConnectionTrait>(
        &self,
        tx: &C,
        meters: &Corrections,
        touched: &Touched,
    ) -> Result<Vec<(FuelLogId, i32)>, DbErr> {
        let first = touched.first;
        let from = self.living().filter(Column::FilledOn.gte(first));
        let behind = in_place(from.all(tx).await?, meters);
        let mut limit = FEW;
        loop {
            let earlier = self.living().filter(Column::FilledOn.lt(first));
            let mut rows = newest_first(earlier).limit(limit).all(tx).await?;
            let is_whole = u64::try_from(rows.len()).unwrap_or(u64::MAX) < limit;
            rows.reverse();
            let change = Change {
                at: rows.len(),
                before: touched.before,
                prices: [touched.price, price_of(&behind, touched.id)],
            };
            let mut rows: Vec<_> = rows.into_iter().map(|row| judged(row, meters)).collect();
            rows.extend(behind.iter().cloned());
            if rows.iter().any(is_outdated) {
                return self.derive_all(tx, meters).await;
            }
            if let Some(assessed) = again(&rows, is_whole, change, touched) {
                return self.store(tx, &rows, &assessed).await;
            }
            limit *= 4;
        }
    }

    /// Applies the rules to every fill-up of the vehicle, as after a meter was replaced or the rules
    /// became others.
    ///
    /// # Errors
    /// The database's.
    pub async fn derive_all<C: ConnectionTrait>(
        &self,
        tx: &C,
        meters: &Corrections,
    ) -> Result<Vec<(FuelLogId, i32)>, DbErr> {
        let (all, meters) = (self.living().all(tx).await?, meters.clone());
        let (rows, assessed) = apart(move || judged_in_order(all, &meters)).await?;
        let changed = self.store(tx, &rows, &assessed).await?;
        if rows.iter().any(is_outdated) {
            let current = ActiveModel {
                rules: Set(RULES),
                ..Default::default()
            };
            let update = self.scope().update::<Entity>().set(current);
            let of_vehicle = update.filter(Column::VehicleId.eq(self.vehicle().uuid()));
            let of_vehicle = of_vehicle.filter(Column::DeletedAt.is_null());
            of_vehicle.exec(tx).await?;
        }
        Ok(changed)
    }

    pub(super) fn living(&self) -> Select<Entity> {
        living(self.scope()).filter(Column::VehicleId.eq(self.vehicle().uuid()))
    }

    async fn store<C: ConnectionTrait>(
        &self,
        tx: &C,
        rows: &[Placed],
        assessed: &[Assessment],
    ) -> Result<Vec<(FuelLogId, i32)>, DbErr> {
        let mut changed = Vec::new();
        for (placed, assessment) in rows.iter().zip(assessed) {
            let row = &placed.row;
            let wanted = derived_columns(placed, assessment);
            if differs(row, &wanted) {
                let update = self
                    .scope()
                    .update::<Entity>()
                    .set(wanted)
                    .filter(Column::Id.eq(row.id));
                update.exec(tx).await?;
                changed.push((FuelLogId::from_uuid(row.id), row.version));
            }
        }
        Ok(changed)
    }
}

/// What the price of a fill-up is compared with.
fn price_of(rows: &[Placed], id: FuelLogId) -> Option<PriceKind> {
    let found = rows.iter().find(|placed| placed.row.id == id.uuid())?;
    price_kind(&found.entry)
}

/// A row, what it is judged by, and its place in its day.
#[derive(Clone)]
pub(super) struct Placed {
    pub row: Model,
    pub entry: Entry,
    place: i64,
}

/// All fill-ups of a vehicle in their order, and what the rules say of each.
pub(super) fn judged_in_order(
    rows: Vec<Model>,
    meters: &Corrections,
) -> (Vec<Placed>, Vec<Assessment>) {
    let placed = in_place(rows, meters);
    let entries: Vec<_> = placed.iter().map(|placed| placed.entry.clone()).collect();
    let assessed = plausibility::assess(&entries);
    (placed, assessed)
}

/// What was stored of it was made by other rules: nothing can go on from there.
fn is_outdated(placed: &Placed) -> bool {
    placed.row.rules != RULES
}

fn judged(row: Model, meters: &Corrections) -> Placed {
    Placed {
        entry: mapping::judged(&row, meters),
        place: row.place,
        row,
    }
}

/// Rows of whole days in their order, which a change of one of them may have changed.
pub(super) fn in_place(rows: Vec<Model>, meters: &Corrections) -> Vec<Placed> {
    let mut rows: Vec<_> = rows.into_iter().map(|row| judged(row, meters)).collect();
    rows.sort_by_key(|placed| placed.row.filled_on);
    for day in rows.chunk_by_mut(|a, b| a.row.filled_on == b.row.filled_on) {
        let spots: Vec<_> = day
            .iter()
            .map(|p| mapping::spot(&p.row, &p.entry))
            .collect();
        for (placed, place) in day.iter_mut().zip(places(&spots)) {
            placed.place = place;
        }
        day.sort_by_key(|placed| (placed.place, placed.row.id));
    }
    rows
}

fn again(
    rows: &[Placed],
    is_whole: bool,
    change: Change,
    touched: &Touched,
) -> Option<Vec<Assessment>> {
    let is_new = |row: &Model| touched.before.is_none() && row.id == touched.id.uuid();
    let rows: Vec<_> = rows
        .iter()
        .map(|placed| Row {
            entry: placed.entry.clone(),
            stored: (!is_new(&placed.row)).then(|| mapping::assessed(&placed.row)),
        })
        .collect();
    let window = Window {
        rows: &rows,
        is_whole,
    };
    reassess(window, change)
}

pub(super) fn derived_columns(placed: &Placed, assessment: &Assessment) -> ActiveModel {
    let consumption = assessment.outcome.ok();
    let hourly = assessment.hourly.ok();
    let battery = assessment.battery;
    let is_confirmed = placed.row.is_confirmed;
    let reason = |outcome: Outcome| outcome.err().map(|reason| reason.code().to_owned());
    ActiveModel {
        place: Set(placed.place),
        warnings: Set(mapping::warnings_text(&assessment.warnings)),
        is_counted: Set(plausibility::counts(
            &assessment.warnings,
            assessment.reading,
            is_confirmed,
        )),
        is_cost_counted: Set(plausibility::cost_counts(
            &assessment.warnings,
            is_confirmed,
        )),
        reading: Set(assessment.reading),
        distance: Set(assessment.since.distance),
        run_ms: Set(assessment.since.hours),
        economy_fuel: Set(consumption.map(|c| c.quantity)),
        economy_distance: Set(consumption.map(|c| c.extent)),
        economy_alone: Set(consumption.and_then(|c| c.alone)),
        no_economy_reason: Set(reason(assessment.outcome)),
        hourly_fuel: Set(hourly.map(|c| c.quantity)),
        hourly_ms: Set(hourly.map(|c| c.extent)),
        no_hourly_reason: Set(reason(assessment.hourly)),
        battery_share: Set(battery.map(|used| used.share)),
        battery_distance: Set(battery.map(|used| used.distance)),
        ..Default::default()
    }
}

fn differs(row: &Model, wanted: &ActiveModel) -> bool {
    let stored = ActiveModel {
        place: Set(row.place),
        warnings: Set(row.warnings.clone()),
        is_counted: Set(row.is_counted),
        is_cost_counted: Set(row.is_cost_counted),
        reading: Set(row.reading),
        distance: Set(row.distance),
        run_ms: Set(row.run_ms),
        economy_fuel: Set(row.economy_fuel),
        economy_distance: Set(row.economy_distance),
        economy_alone: Set(row.economy_alone),
        no_economy_reason: Set(row.no_economy_reason.clone()),
        hourly_fuel: Set(row.hourly_fuel),
        hourly_ms: Set(row.hourly_ms),
        no_hourly_reason: Set(row.no_hourly_reason.clone()),
        battery_share: Set(row.battery_share),
        battery_distance: Set(row.battery_distance),
        ..Default::default()
    };
    stored != *wanted
}
