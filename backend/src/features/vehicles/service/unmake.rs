//! Taking back a vehicle that came with a file.

use sea_orm::{DatabaseTransaction, DbErr};

use super::VehicleService;
use crate::features::vehicles::data;
use crate::infra::db::{Noted, note};
use crate::kernel::events::{RecordChanged, RecordKind};
use crate::kernel::ids::{TypedId, VehicleId};
use crate::kernel::scope::UserScope;

impl VehicleService {
    /// Removes a vehicle as if it had never been there, in the caller's transaction; the caller knows
    /// that nothing hangs on it.
    ///
    /// # Errors
    /// The database's.
    pub async fn unmake(
        &self,
        scope: &UserScope,
        tx: &DatabaseTransaction,
        id: VehicleId,
    ) -> Result<(), DbErr> {
        let Some(writer) = self.repository.writer_of(scope, id) else {
            return Ok(());
        };
        let Some(vehicle) = data::lock(scope, tx, id).await? else {
            return Ok(());
        };
        writer.remove(tx, id).await?;
        let change = RecordChanged {
            tenant: scope.tenant().uuid(),
            only_user: None,
            vehicle: Some(id.uuid()),
            kind: RecordKind::Vehicle,
            id: id.uuid(),
            version: vehicle.version,
            deleted: true,
        };
        let noted = Noted {
            change,
            trail: None,
        };
        note(tx, scope, &[noted], self.clock.now()).await
    }
}
