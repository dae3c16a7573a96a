//! Changes that are sent again. The tenants service keeps no keys of the application, so that a key is
//! claimed here before a change, and given back where nothing was done.

use uuid::Uuid;

use super::domain::Reason;
use super::service::{Outcome, TenantService};
use crate::features::accounts::SignedIn;
use crate::infra::db::{Claim, IdempotencyKey, begin_write, claim, release, settle};

impl TenantService {
    /// Does a change unless the same key did it before.
    pub async fn once<T>(
        &self,
        viewer: &SignedIn,
        key: Option<&IdempotencyKey>,
        act: impl Future<Output = Outcome<T>>,
    ) -> Outcome<()> {
        if self.claim(viewer, key).await?.is_some() {
            return Ok(());
        }
        let done = act.await;
        let record = done.as_ref().ok().map(|_| Uuid::nil());
        self.settle(viewer, key, record).await?;
        done.map(drop)
    }

    /// The record of a key that was used before with the same input; claims a new one.
    pub(super) async fn claim(
        &self,
        viewer: &SignedIn,
        key: Option<&IdempotencyKey>,
    ) -> Outcome<Option<Uuid>> {
        if key.is_none() {
            return Ok(None);
        }
        let tx = begin_write(&self.db, &viewer.scope).await?;
        let claimed = claim(&tx, &viewer.scope, key, Uuid::nil(), self.now()).await?;
        tx.commit().await?;
        match claimed {
            Claim::New => Ok(None),
            Claim::Done(record) => Ok(Some(record)),
            Claim::Reused => Err(Reason::Conflict.into()),
        }
    }

    /// Notes what a claimed key made; a key that made nothing is given back.
    pub(super) async fn settle(
        &self,
        viewer: &SignedIn,
        key: Option<&IdempotencyKey>,
        record: Option<Uuid>,
    ) -> Outcome<()> {
        let Some(key) = key else {
            return Ok(());
        };
        let tx = begin_write(&self.db, &viewer.scope).await?;
        match record {
            Some(record) => settle(&tx, &viewer.scope, key, record).await?,
            None => release(&tx, &viewer.scope, key).await?,
        }
        tx.commit().await?;
        Ok(())
    }
}
