//! Readings of meters that a file holds beside its fill-ups.

use super::{Importer, Run, size};
use crate::features::imports::data::{self, Made, MadeKind};
use crate::features::imports::domain::import::Tally;
use crate::features::imports::service::{Judged, Looked, RowState};
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
    /// Stores what is new of them; those of a run before count as made.
    pub(super) async fn readings(
        &self,
        run: &Run<'_>,
        looked: &Looked,
        judged: &Judged,
    ) -> Result<Tally, JobError> {
        let (db, id) = (&self.imports.db, run.import.id);
        let made = data::made_by(db, run.scope, id, MadeKind::OdometerReading).await?;
        let mut tally = Tally {
            made: size(made.len()),
            ..Tally::default()
        };
        let mut of_each: Vec<Vec<New<'_>>> = Vec::new();
        of_each.resize_with(looked.targets.len(), Vec::new);
        let readings = judged.readings.iter();
        for reading in readings.filter(|reading| !made.contains_key(&reading.ordinal)) {
            match reading.state {
                RowState::New => {
                    if let Some((vehicle, new)) = self.new_reading(looked, reading.ordinal) {
                        of_each[vehicle].push(new);
                    }
                }
                RowState::AlreadyThere => tally.already_there += 1,
                RowState::Twice | RowState::Bad | RowState::LeftOut => tally.left_out += 1,
            }
        }
        for (new, target) in of_each.iter().zip(&looked.targets) {
            let Some(vehicle) = target.to.vehicle() else {
                continue;
            };
            for piece in new.chunks(PIECE) {
                match self.store(run, vehicle, piece).await? {
                    true => tally.made += size(piece.len()),
                    false => tally.left_out += size(piece.len()),
                }
            }
        }
        Ok(tally)
    }

    /// A reading of the file with the id that it gets, and which of its vehicles it is of.
    fn new_reading<'l>(&self, looked: &'l Looked, ordinal: i32) -> Option<(usize, New<'l>)> {
        let row = looked
            .reading
            .readings
            .get(usize::try_from(ordinal).ok()?)?;
        let new = New {
            id: OdometerReadingId::from_uuid(self.imports.ids.next()),
            ordinal,
            source_key: row.source_key.as_deref(),
            details: row.good()?.details.clone(),
        };
        Some((row.vehicle, new))
    }

    /// Stores some of one vehicle's; tells whether it is there to take them.
    async fn store(
        &self,
        run: &Run<'_>,
        vehicle: VehicleId,
        piece: &[New<'_>],
    ) -> Result<bool, JobError> {
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
        if !odometer.add_many(run.scope, &tx, vehicle, &rows).await? {
            return Ok(false);
        }
        let made = (MadeKind::OdometerReading, made.as_slice());
        data::note_made(&tx, run.scope, run.import.id, vehicle, made).await?;
        tx.commit().await?;
        Ok(true)
    }
}
