//! Changes as they happen.

use async_graphql::{Context, Enum, ID, Result, SimpleObject, Subscription};
use chrono::{DateTime, Utc};
use futures::{Stream, StreamExt};
use tokio_stream::wrappers::BroadcastStream;
use uuid::Uuid;

use crate::features::accounts::{AccountError, AccountService};
use crate::graphql::context::ResolverContext;
use crate::infra::bus::Event;
use crate::kernel::events::{self, RecordKind};
use crate::kernel::ids::{
    ExportId, FuelLogId, ImportId, OdometerReadingId, TypedId, UserId, VehicleId,
};
use crate::kernel::scope::UserScope;

/// What kind of record changed.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "RecordKind")]
pub enum RecordType {
    /// A vehicle.
    Vehicle,
    /// A fill-up.
    FuelLog,
    /// A reading of a meter by itself.
    OdometerReading,
    /// The viewer's preferences.
    Preferences,
    /// An export of the viewer's data; its progress.
    Export,
    /// An import of the viewer's; its progress.
    Import,
}

/// What happened.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Made, changed or restored.
    Upserted,
    /// Put into the trash.
    Deleted,
    /// Events were lost: read everything again.
    Resync,
}

/// Only what changed; read it again through a query.
#[derive(SimpleObject, Clone, Debug)]
pub struct RecordChange {
    /// What happened.
    pub kind: ChangeKind,
    /// What kind of record; null for RESYNC.
    #[graphql(name = "type")]
    pub record_type: Option<RecordType>,
    /// Its typed id; null for RESYNC.
    pub id: Option<ID>,
    /// Its version now; null for RESYNC.
    pub version: Option<i32>,
}

/// What can be listened to.
#[derive(Default)]
pub struct ChangeSubscription;

#[Subscription]
impl ChangeSubscription {
    /// Changes of records that the viewer sees.
    async fn record_changed(
        &self,
        ctx: &Context<'_>,
    ) -> Result<impl Stream<Item = RecordChange> + use<>> {
        let scope = ctx.scope()?.clone();
        let services = ctx.services()?;
        let (accounts, clock) = (services.accounts.clone(), services.clock.clone());
        let events = BroadcastStream::new(services.bus.subscribe());
        let changes = events.filter_map({
            let (scope, sharing) = (scope.clone(), services.sharing.clone());
            move |event| {
                let (scope, sharing, now) = (scope.clone(), sharing.clone(), clock.now());
                async move {
                    let Ok(Event::Changed(change)) = event else {
                        return Some(resync());
                    };
                    // A listener stays longer than what it was granted may last.
                    let is_told = visible(&scope, &change, now)
                        && (change.only_user.is_some()
                            || sharing.still_sees(&scope, &change).await);
                    is_told.then(|| told(&change))
                }
            }
        });
        // A socket may outlive a membership: who was removed learns of nothing more.
        Ok(changes.take_while(move |_| {
            let (accounts, scope) = (accounts.clone(), scope.clone());
            async move { still_belongs(&accounts, &scope).await }
        }))
    }
}

/// While the tenants service is away nobody can be removed either.
async fn still_belongs(accounts: &AccountService, scope: &UserScope) -> bool {
    if scope.is_guest() {
        return true;
    }
    match accounts.still_belongs(scope).await {
        Ok(belongs) => belongs,
        Err(AccountError::Unavailable { .. }) => true,
        Err(AccountError::Suspended | AccountError::Leaving | AccountError::Storage(_)) => false,
    }
}

fn visible(scope: &UserScope, change: &events::RecordChanged, now: DateTime<Utc>) -> bool {
    change.tenant == scope.tenant().uuid()
        && change
            .only_user
            .is_none_or(|user| user == scope.user().uuid())
        && scope.sees(change.vehicle.map(VehicleId::from_uuid), now)
}

fn told(change: &events::RecordChanged) -> RecordChange {
    RecordChange {
        kind: if change.deleted {
            ChangeKind::Deleted
        } else {
            ChangeKind::Upserted
        },
        record_type: Some(change.kind.into()),
        id: Some(global_id(change.kind, change.id)),
        version: Some(change.version),
    }
}

/// The id by which clients know a record.
pub fn global_id(kind: RecordKind, id: Uuid) -> ID {
    ID(match kind {
        RecordKind::Vehicle => VehicleId::from_uuid(id).to_string(),
        RecordKind::FuelLog => FuelLogId::from_uuid(id).to_string(),
        RecordKind::OdometerReading => OdometerReadingId::from_uuid(id).to_string(),
        RecordKind::Preferences => UserId::from_uuid(id).to_string(),
        RecordKind::Export => ExportId::from_uuid(id).to_string(),
        RecordKind::Import => ImportId::from_uuid(id).to_string(),
    })
}

fn resync() -> RecordChange {
    RecordChange {
        kind: ChangeKind::Resync,
        record_type: None,
        id: None,
        version: None,
    }
}
