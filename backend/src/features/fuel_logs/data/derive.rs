//! Stores what the rules say after a change, reading no more fill-ups than the rules look back on.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, QueryFilter, QuerySelect};

use super::entity::{ActiveModel, Column, Model};
use super::mapping;
use super::repository::{FuelLogWriter, Position, living, newest_first, oldest_first, time_of_row};
use crate::features::fuel_logs::domain::plausibility::{self, Assessment};
use crate::features::fuel_logs::domain::reassessment::{Change, Row, Window, reassess};
use crate::infra::db::Scoped;
use crate::kernel::energy::EnergySource;
use crate::kernel::ids::{FuelLogId, TypedId};

/// Which fill-up changed, and where in time.
#[derive(Clone, Debug)]
pub struct Touched {
    pub id: FuelLogId,
    /// Its place before or after the change, whichever is earlier.
    pub first: Position,
    /// Its energy source before the change; none where it is new or comes out of the trash.
    pub before: Option<EnergySource>,
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
        touched: &Touched,
    ) -> Result<Vec<(FuelLogId, i32)>, DbErr> {
        let vehicle = self.vehicle().uuid();
        let query = || living(self.scope()).filter(Column::VehicleId.eq(vehicle));
        let from = query().filter(time_of_row().gte(touched.first.as_tuple()));
        let behind = oldest_first(from).all(tx).await?;
        let mut limit = FEW;
        loop {
            let earlier = query().filter(time_of_row().lt(touched.first.as_tuple()));
            let mut rows = newest_first(earlier).limit(limit).all(tx).await?;
            let is_whole = u64::try_from(rows.len()).unwrap_or(u64::MAX) < limit;
            rows.reverse();
            let change = Change {
                at: rows.len(),
                before: touched.before,
            };
            rows.extend(behind.iter().cloned());
            if let Some(judged) = again(&rows, is_whole, change, touched) {
                return self.store(tx, &rows, &judged).await;
            }
            limit *= 4;
        }
    }

    async fn store<C: ConnectionTrait>(
        &self,
        tx: &C,
        rows: &[Model],
        judged: &[Assessment],
    ) -> Result<Vec<(FuelLogId, i32)>, DbErr> {
        let mut changed = Vec::new();
        for (row, assessment) in rows.iter().zip(judged) {
            let wanted = derived_columns(row, assessment);
            if differs(row, &wanted) {
                let update = self
                    .scope()
                    .update::<super::entity::Entity>()
                    .set(wanted)
                    .filter(Column::Id.eq(row.id));
                update.exec(tx).await?;
                changed.push((FuelLogId::from_uuid(row.id), row.version));
            }
        }
        Ok(changed)
    }
}

fn again(
    rows: &[Model],
    is_whole: bool,
    change: Change,
    touched: &Touched,
) -> Option<Vec<Assessment>> {
    let is_new = |row: &Model| touched.before.is_none() && row.id == touched.id.uuid();
    let rows: Vec<_> = rows
        .iter()
        .map(|row| Row {
            entry: mapping::judged(row),
            stored: (!is_new(row)).then(|| mapping::assessed(row)),
        })
        .collect();
    let window = Window {
        rows: &rows,
        is_whole,
    };
    reassess(window, change)
}

pub(super) fn derived_columns(row: &Model, assessment: &Assessment) -> ActiveModel {
    let consumption = assessment.outcome.ok();
    ActiveModel {
        warnings: Set(mapping::warnings_text(&assessment.warnings)),
        is_counted: Set(plausibility::counts(&assessment.warnings, row.is_confirmed)),
        is_cost_counted: Set(plausibility::cost_counts(
            &assessment.warnings,
            row.is_confirmed,
        )),
        distance_m: Set(assessment.distance),
        economy_quantity: Set(consumption.map(|c| c.quantity)),
        economy_m: Set(consumption.map(|c| c.metres)),
        no_economy_reason: Set(assessment
            .outcome
            .err()
            .map(|reason| reason.code().to_owned())),
        ..Default::default()
    }
}

pub(super) fn differs(row: &Model, wanted: &ActiveModel) -> bool {
    let stored = ActiveModel {
        warnings: Set(row.warnings.clone()),
        is_counted: Set(row.is_counted),
        is_cost_counted: Set(row.is_cost_counted),
        distance_m: Set(row.distance_m),
        economy_quantity: Set(row.economy_quantity),
        economy_m: Set(row.economy_m),
        no_economy_reason: Set(row.no_economy_reason.clone()),
        ..Default::default()
    };
    stored != *wanted
}
