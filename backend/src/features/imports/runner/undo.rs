//! The way back: what came out of a file goes, and nothing else.

use super::{Importer, Run, size};
use crate::features::imports::data;
use crate::features::imports::domain::import::{Destination, ImportState};
use crate::infra::db::begin_write;
use crate::infra::jobs::JobError;
use crate::kernel::ids::VehicleId;

/// Fill-ups in one transaction.
const PIECE: u64 = 500;

impl Importer {
    pub(super) async fn take_back(&self, run: &mut Run<'_>) -> Result<(), JobError> {
        let (db, id) = (&self.imports.db, run.import.id);
        let left = data::made_by(db, run.scope, id).await?.len();
        run.total = size(left);
        run.tell(0).await?;
        while let Some((vehicle, ids)) = data::next_made(db, run.scope, id, PIECE).await? {
            let tx = begin_write(db, run.scope).await?;
            let fuel_logs = &self.imports.with.fuel_logs;
            fuel_logs.take_back(run.scope, &tx, vehicle, &ids).await?;
            data::remove_made(&tx, run.scope, &ids).await?;
            tx.commit().await?;
            run.tell(ids.len()).await?;
        }
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

    /// A vehicle that came with the file goes with it, unless something else was logged for it since.
    async fn unmake(&self, run: &Run<'_>, vehicle: VehicleId) -> Result<(), JobError> {
        let fuel_logs = &self.imports.with.fuel_logs;
        if !fuel_logs.all_of(run.scope, vehicle).await?.is_empty() {
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
