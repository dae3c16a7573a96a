//! Readings of meters that a file holds beside its fill-ups.

use super::{Importer, Run};
use crate::features::imports::data::{self, Made, MadeKind};
use crate::features::imports::service::{Looked, RowState};
use crate::features::odometer::ReadingDetails;
use crate::infra::db::begin_write;
use crate::infra::jobs::JobError;
use crate::kernel::ids::{OdometerReadingId, TypedId, VehicleId};

/// Readings in one transaction.
const PIECE: usize = 400;

/// A reading on its way in.
struct New<'l> {
    id: OdometerReadingId,
    ordinal: i32,
    source_key: Option<&'l str>,
    details: ReadingDetails,
}

impl Importer {
    /// Stores what is new of them; those of a run before are there already.
    pub(super) async fn readings(&self, run: &Run<'_>, looked: &Looked) -> Result<(), JobError> {
        let mut of_each: Vec<Vec<New<'_>>> = Vec::new();
        of_each.resize_with(looked.targets.len(), Vec::new);
        for seen in self.imports.seen_readings(run.scope, looked).await? {
            let index = usize::try_from(seen.ordinal).unwrap_or(usize::MAX);
            let Some(row) = looked.reading.readings.get(index) else {
                continue;
            };
            let (RowState::New, Some(found)) = (seen.state, row.good()) else {
                continue;
            };
            if let Some(new) = of_each.get_mut(row.vehicle) {
                new.push(New {
                    id: OdometerReadingId::from_uuid(self.imports.ids.next()),
                    ordinal: seen.ordinal,
                    source_key: row.source_key.as_deref(),
                    details: found.details.clone(),
                });
            }
        }
        for (new, target) in of_each.iter().zip(&looked.targets) {
            let Some(vehicle) = target.to.vehicle() else {
                continue;
            };
            for piece in new.chunks(PIECE) {
                self.store(run, vehicle, piece).await?;
            }
        }
        Ok(())
    }

    async fn store(
        &self,
        run: &Run<'_>,
        vehicle: VehicleId,
        piece: &[New<'_>],
    ) -> Result<(), JobError> {
        let rows: Vec<_> = piece
            .iter()
            .map(|new| (new.id, new.details.clone()))
            .collect();
        let made: Vec<_> = piece
            .iter()
            .map(|new| Made {
                id: new.id.uuid(),
                ordinal: new.ordinal,
                source_key: new.source_key,
            })
            .collect();
        let tx = begin_write(&self.imports.db, run.scope).await?;
        let odometer = &self.imports.with.odometer;
        if odometer.add_many(run.scope, &tx, vehicle, &rows).await? {
            let made = (MadeKind::OdometerReading, made.as_slice());
            data::note_made(&tx, run.scope, run.import.id, vehicle, made).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}
