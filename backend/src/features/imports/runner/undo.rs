//! The way back: what came out of a file goes, and nothing else.

use uuid::Uuid;

use super::{Importer, Run, size};
use crate::features::imports::data::{self, MadeKind};
use crate::features::imports::domain::import::{Destination, ImportState};
use crate::infra::db::begin_write;
use crate::infra::jobs::JobError;
use crate::kernel::ids::{FuelLogId, OdometerReadingId, TypedId, VehicleId};

const KINDS: [MadeKind; 3] = [
    MadeKind::FuelLog,
    MadeKind::OdometerReading,
    MadeKind::Document,
];

/// Records in one transaction.
const PIECE: u64 = 500;

impl Importer {
    pub(super) async fn take_back(&self, run: &mut Run<'_>) -> Result<(), JobError> {
        let (db, id) = (&self.imports.db, run.import.id);
        let mut left = 0;
        for kind in KINDS {
            left += data::made_by(db, run.scope, id, kind).await?.len();
        }
        run.total = size(left);
        run.tell(0).await?;
        for kind in KINDS {
            while let Some((vehicle, ids)) =
                data::next_made(db, run.scope, (id, kind), PIECE).await?
            {
                self.remove(run, vehicle, kind, &ids).await?;
                run.tell(ids.len()).await?;
            }
        }
        self.imports.with.documents.sweep().await?;
        for target in &run.import.targets {
            match target.to {
                Destination::Existing(vehicle) => {
                    self.imports
                        .with
                        .fuel_logs
                        .settle(run.scope, vehicle)
                        .await?;
                }
                Destination::New(vehicle) => self.unmake(run, vehicle).await?,
                Destination::Nowhere => (),
            }
        }
        self.finish(run, ImportState::Undone, run.import.counts)
            .await
    }

    async fn remove(
        &self,
        run: &Run<'_>,
        vehicle: VehicleId,
        kind: MadeKind,
        ids: &[Uuid],
    ) -> Result<(), JobError> {
        let (scope, with) = (run.scope, &self.imports.with);
        let tx = begin_write(&self.imports.db, scope).await?;
        match kind {
            MadeKind::FuelLog => {
                let ids: Vec<_> = ids.iter().copied().map(FuelLogId::from_uuid).collect();
                with.fuel_logs.take_back(scope, &tx, vehicle, &ids).await?;
            }
            MadeKind::OdometerReading => {
                let ids = ids.iter().copied().map(OdometerReadingId::from_uuid);
                let ids: Vec<_> = ids.collect();
                with.odometer.take_back(scope, &tx, vehicle, &ids).await?;
            }
            // They went with their fill-ups.
            MadeKind::Document => (),
        }
        data::remove_made(&tx, scope, ids).await?;
        Ok(tx.commit().await?)
    }

    /// A vehicle that came with the file goes with it, unless something else was logged for it since.
    async fn unmake(&self, run: &Run<'_>, vehicle: VehicleId) -> Result<(), JobError> {
        let with = &self.imports.with;
        let fuel_logs = &with.fuel_logs;
        let has_fills = !fuel_logs.all_of(run.scope, vehicle).await?.is_empty();
        let has_readings = !with.odometer.all_of(run.scope, vehicle).await?.is_empty();
        if has_fills || has_readings {
            return Ok(fuel_logs.settle(run.scope, vehicle).await?);
        }
        let tx = begin_write(&self.imports.db, run.scope).await?;
        self.imports
            .with
            .vehicles
            .unmake(run.scope, &tx, vehicle)
            .await?;
        Ok(tx.commit().await?)
    }
}
