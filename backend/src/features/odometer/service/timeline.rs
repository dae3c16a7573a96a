//! Readings of all features in one timeline, and what they are worth.

use std::cmp::Reverse;
use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DbErr};

use super::{AnyReading, OdometerService};
use crate::features::fuel_logs::{Corrections, FuelReading, Standing};
use crate::features::odometer::data;
use crate::features::odometer::domain::{self, AROUND, Reading, ReadingPosition, Seen};
use crate::infra::db;
use crate::kernel::ids::VehicleId;
use crate::kernel::scope::UserScope;

/// Readings beyond a page that those at its ends are judged by: of two meters, each has its own.
const MARGIN: u64 = 6;

/// A page of a timeline, newest first.
pub struct Timeline {
    /// With each, whether it is in doubt although nothing else has judged it.
    pub readings: Vec<(AnyReading, bool)>,
    /// What corrects them.
    pub corrections: Corrections,
}

impl OdometerService {
    /// A page of all readings of a vehicle, newest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn timeline(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
        after: Option<&ReadingPosition>,
        limit: u64,
    ) -> Result<Timeline, DbErr> {
        let mut newer = match after {
            Some(after) => self.newer(scope, vehicle, after).await?,
            None => Vec::new(),
        };
        let skipped = newer.len();
        newer.extend(self.older(scope, vehicle, after, limit + MARGIN).await?);
        let mut timeline = self.judged(scope, vehicle, newer).await?;
        timeline.readings.drain(..skipped);
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        timeline.readings.truncate(limit);
        Ok(timeline)
    }

    /// Whether a reading by itself does not fit those around it.
    ///
    /// # Errors
    /// The database's.
    pub async fn is_doubtful(&self, scope: &UserScope, reading: &Reading) -> Result<bool, DbErr> {
        let (vehicle, position) = (reading.vehicle_id, reading.position());
        let mut around = self.newer(scope, vehicle, &position).await?;
        around.extend(self.older(scope, vehicle, Some(&position), MARGIN).await?);
        let judged = self.judged(scope, vehicle, around).await?.readings;
        // One in the trash is not among them.
        let found = judged.iter().find(|(one, _)| one.position() == position);
        Ok(found.is_some_and(|(_, is_doubtful)| *is_doubtful))
    }

    /// Readings, newest first, each judged by those around it.
    async fn judged(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
        readings: Vec<AnyReading>,
    ) -> Result<Timeline, DbErr> {
        let connection = db::read(&self.db, scope).await?;
        let corrections = data::corrections(scope, &connection, vehicle).await?;
        let seen = readings.iter().map(|reading| reading.seen(&corrections));
        let doubts = domain::doubts(&seen.collect::<Vec<_>>());
        Ok(Timeline {
            readings: readings.into_iter().zip(doubts).collect(),
            corrections,
        })
    }

    async fn older(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
        after: Option<&ReadingPosition>,
        limit: u64,
    ) -> Result<Vec<AnyReading>, DbErr> {
        let own = self.repository.list(scope, vehicle, after, limit).await?;
        let at = after.map(|after| (after.on, after.place, after.id));
        let logs = self.fuel_logs.readings(scope, vehicle, at, limit).await?;
        let mut all = AnyReading::of(own, logs);
        all.sort_by_key(|reading| Reverse(reading.position()));
        all.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(all)
    }

    /// A few at a position and newer, newest first.
    async fn newer(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
        from: &ReadingPosition,
    ) -> Result<Vec<AnyReading>, DbErr> {
        let limit = MARGIN + 1;
        let own = self
            .repository
            .list_from(scope, vehicle, from, limit)
            .await?;
        let at = (from.on, from.place, from.id);
        let logs = self
            .fuel_logs
            .readings_from(scope, vehicle, at, limit)
            .await?;
        let mut all = AnyReading::of(own, logs);
        all.sort_by_key(AnyReading::position);
        all.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        all.reverse();
        Ok(all)
    }
}

impl AnyReading {
    fn seen(&self, corrections: &Corrections) -> Seen {
        match self {
            Self::Own(reading) => Seen::by_itself(reading, corrections),
            Self::FuelLog(log) => FuelReading::of(log)
                .map(|fill| Seen::at_fill_up(&fill, corrections))
                .unwrap_or_default(),
        }
    }
}

/// Where the meters of each vehicle stand, by what was read at its last fill-ups and by itself.
///
/// # Errors
/// The database's.
pub async fn standing<C: ConnectionTrait>(
    scope: &UserScope,
    connection: &C,
    vehicles: &[VehicleId],
    fills: &HashMap<VehicleId, Vec<FuelReading>>,
) -> Result<HashMap<VehicleId, Standing>, DbErr> {
    // The newest, what it is judged by, and one for each that may be in doubt.
    let own = data::newest(scope, connection, vehicles, 2 * AROUND).await?;
    let corrections = data::corrections_of_each(scope, connection, vehicles).await?;
    let none = Corrections::default();
    let of_vehicle = |vehicle: &VehicleId| {
        let corrections = corrections.get(vehicle).unwrap_or(&none);
        let own = own.get(vehicle).into_iter().flatten();
        let own = own.map(|one| (one.position(), Seen::by_itself(one, corrections)));
        let fills = fills.get(vehicle).into_iter().flatten();
        let fills = fills.map(|fill| {
            let position = ReadingPosition {
                on: fill.on,
                place: fill.place,
                id: fill.id,
            };
            (position, Seen::at_fill_up(fill, corrections))
        });
        let mut all: Vec<_> = own.chain(fills).collect();
        all.sort_by_key(|(position, _)| Reverse(*position));
        let timeline: Vec<_> = all.into_iter().map(|(_, seen)| seen).collect();
        (*vehicle, domain::standing(&timeline))
    };
    Ok(vehicles.iter().map(of_vehicle).collect())
}
