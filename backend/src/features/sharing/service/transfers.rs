//! A vehicle goes to another tenant with its whole history.

use chrono::{DateTime, Utc};
use sea_orm::DatabaseTransaction;

use super::{Opened, Outcome, SharingService, fault};
use crate::features::sharing::data::{self, TransferWriter};
use crate::features::sharing::domain::{OFFER_LASTS, VehicleTransfer};
use crate::infra::db::{
    Claim, IdempotencyKey, Refusal, begin_move, begin_write, blank, claim, move_changes, taken,
};
use crate::infra::secret;
use crate::kernel::events::RecordKind;
use crate::kernel::ids::{TypedId, VehicleId, VehicleTransferId};
use crate::kernel::scope::UserScope;

impl SharingService {
    /// Offers a vehicle to whoever has the code; the offer of before ends.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn offer(
        &self,
        scope: &UserScope,
        id: Option<VehicleTransferId>,
        key: Option<IdempotencyKey>,
        vehicle: VehicleId,
    ) -> Outcome<Opened<VehicleTransfer>> {
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        self.lock(scope, &tx, vehicle).await?;
        let writer = TransferWriter::of(scope).ok_or(Refusal::Forbidden)?;
        let id = id.unwrap_or_else(|| VehicleTransferId::from_uuid(self.ids.next()));
        let id = match claim(&tx, scope, key.as_ref(), id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(id) => VehicleTransferId::from_uuid(id),
            Claim::New => id,
        };
        if let Some(shared) = writer.find(&tx, id).await? {
            tx.commit().await?;
            return Ok(Opened {
                shared,
                secret: None,
            });
        }
        writer.withdraw_all(&tx, vehicle, now).await?;
        let transfer = VehicleTransfer {
            id,
            from: scope.tenant(),
            vehicle,
            expires_at: now + OFFER_LASTS,
            accepted_at: None,
            withdrawn_at: None,
        };
        let text = secret::random_text();
        writer
            .insert(&tx, &transfer, secret::hash(&text), now)
            .await?;
        tx.commit().await?;
        Ok(Opened {
            shared: transfer,
            secret: Some(text.into()),
        })
    }

    /// Takes back whatever offer of a vehicle is open; none is no error.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn withdraw(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
        key: Option<IdempotencyKey>,
    ) -> Outcome<VehicleId> {
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        self.lock(scope, &tx, vehicle).await?;
        let writer = TransferWriter::of(scope).ok_or(Refusal::Forbidden)?;
        match claim(&tx, scope, key.as_ref(), vehicle.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(_) => (),
            Claim::New => writer.withdraw_all(&tx, vehicle, now).await?,
        }
        tx.commit().await?;
        Ok(vehicle)
    }

    /// Takes an offered vehicle with its whole history into the scope's tenant, in one transaction.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn accept(
        &self,
        scope: &UserScope,
        code: &str,
        key: Option<IdempotencyKey>,
    ) -> Outcome<VehicleId> {
        if !scope.may_share() {
            return Err(Refusal::Forbidden.into());
        }
        let (now, hash) = (self.clock.now(), secret::hash(code));
        let offer = data::transfer_by_hash(&self.db, &hash).await?;
        let offer = offer.ok_or(Refusal::NotFound)?;
        if offer.from == scope.tenant() {
            return Err(fault("code", "This vehicle is in this garage already."));
        }
        let tx = begin_move(&self.db, scope, offer.from).await?;
        let offer = data::lock_by_hash(&tx, &hash).await?;
        let offer = offer.ok_or(Refusal::NotFound)?;
        match claim(&tx, scope, key.as_ref(), offer.vehicle.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(id) => return Ok(VehicleId::from_uuid(id)),
            Claim::New if offer.is_open(now) => (),
            Claim::New => return Err(Refusal::NotFound.into()),
        }
        self.vehicles.find_room(scope, &tx).await?;
        self.relocate(scope, tx, &offer, now).await?;
        Ok(offer.vehicle)
    }

    /// The copy comes first and the original goes last: what hangs on them always has its vehicle.
    async fn relocate(
        &self,
        scope: &UserScope,
        tx: DatabaseTransaction,
        offer: &VehicleTransfer,
        now: DateTime<Utc>,
    ) -> Outcome<()> {
        let (from, id) = (offer.from, offer.vehicle);
        let copied = self.vehicles.copy_from(scope, &tx, from, id, now).await;
        if !copied.map_err(taken)? {
            return Err(Refusal::NotFound.into());
        }
        let moved = self.fuel_logs.move_from(scope, &tx, from, id).await;
        moved.map_err(taken)?;
        let moved = self.documents.move_from(scope, &tx, from, id).await;
        moved.map_err(taken)?;
        self.vehicles.remove_from(&tx, from, id).await?;
        data::accept(&tx, offer, now).await?;
        // Who did what when stays behind, and nothing of what it was.
        blank(&tx, from.uuid(), RecordKind::Vehicle, id.uuid()).await?;
        let told = move_changes(&tx, scope, from, id, now).await?;
        tx.commit().await?;
        for change in told {
            self.bus.publish(change).await;
        }
        Ok(())
    }
}
