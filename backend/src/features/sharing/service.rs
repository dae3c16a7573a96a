//! What can be done about sharing.

mod transfers;

use chrono::{DateTime, TimeDelta, Utc};
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::ids::IdGenerator;
use sea_orm::{DatabaseTransaction, DbErr};
use secrecy::SecretString;

use super::data::{self, GrantWriter, LinkWriter};
use super::domain::{Guest, GuestLink, LONGEST_LINK, MOST_LINKS, VehicleGrant, sight_of};
use crate::features::accounts::{AccountService, SignedIn};
use crate::features::documents::DocumentService;
use crate::features::fuel_logs::FuelLogService;
use crate::features::vehicles::VehicleService;
use crate::infra::bus::Bus;
use crate::infra::db::{Claim, Fault, IdempotencyKey, MutationError, Refusal, begin_write, claim};
use crate::infra::secret;
use crate::kernel::events::{RecordChanged, RecordKind};
use crate::kernel::ids::{GuestLinkId, TypedId, UserId, VehicleGrantId, VehicleId};
use crate::kernel::scope::{Level, UserScope};

type Outcome<T> = Result<T, MutationError<()>>;

/// What was shared, with the secret that opens it where it is new.
#[derive(Debug)]
pub struct Opened<T> {
    pub shared: T,
    pub secret: Option<SecretString>,
}

/// What a member is to be granted.
#[derive(Clone, Copy, Debug)]
pub struct GrantWish {
    pub vehicle: VehicleId,
    pub member: UserId,
    pub level: Level,
    pub ends_at: Option<DateTime<Utc>>,
}

/// What a guest is to see.
#[derive(Clone, Copy, Debug)]
pub struct LinkWish {
    pub vehicle: VehicleId,
    pub shows_private: bool,
    pub expires_at: DateTime<Utc>,
}

/// Use cases of sharing; the scope comes first in each that a person calls.
#[derive(Clone, Debug)]
pub struct SharingService {
    db: Db,
    accounts: AccountService,
    vehicles: VehicleService,
    fuel_logs: FuelLogService,
    documents: DocumentService,
    clock: Clock,
    ids: IdGenerator,
    bus: Bus,
}

/// What sharing works with.
#[derive(Clone, Debug)]
pub struct Neighbours {
    pub accounts: AccountService,
    pub vehicles: VehicleService,
    pub fuel_logs: FuelLogService,
    pub documents: DocumentService,
}

impl SharingService {
    #[must_use]
    pub fn new(db: Db, clock: Clock, bus: Bus, neighbours: Neighbours) -> Self {
        let Neighbours {
            accounts,
            vehicles,
            fuel_logs,
            documents,
        } = neighbours;
        Self {
            db,
            accounts,
            vehicles,
            fuel_logs,
            documents,
            ids: IdGenerator::new(clock.clone()),
            clock,
            bus,
        }
    }

    /// Somebody who is signed in, seeing no more than was granted. Owners and managers see all.
    ///
    /// # Errors
    /// The database's.
    pub async fn narrowed(&self, viewer: SignedIn) -> Result<SignedIn, DbErr> {
        if viewer.scope.role().may_edit_vehicles() {
            return Ok(viewer);
        }
        let grants = data::all_of_member(&self.db, &viewer.scope).await?;
        Ok(viewer.narrowed(sight_of(&grants, self.clock.now())))
    }

    /// Whether somebody who listens may still be told of a change: grants and links end meanwhile.
    pub async fn still_sees(&self, scope: &UserScope, change: &RecordChanged) -> bool {
        let vehicle = change.vehicle.map(VehicleId::from_uuid);
        let now = self.clock.now();
        let known = if scope.is_guest() {
            let id = GuestLinkId::from_uuid(scope.user().uuid());
            let link = data::find_link(&self.db, scope, id).await;
            link.map(|link| link.is_some_and(|link| link.is_good(now)))
        } else if scope.role().may_edit_vehicles() {
            Ok(true)
        } else {
            let grants = data::all_of_member(&self.db, scope).await;
            grants.map(|grants| {
                let seen = scope.clone().narrowed(sight_of(&grants, now));
                seen.sees(vehicle, now)
            })
        };
        known.unwrap_or_else(|error| {
            tracing::warn!(%error, "a listener is not told: what it sees cannot be read");
            false
        })
    }

    /// Tells a member's devices that they see a vehicle now, or no more.
    async fn tell(&self, scope: &UserScope, grant: &VehicleGrant) {
        let change = RecordChanged {
            tenant: scope.tenant().uuid(),
            only_user: Some(grant.member.uuid()),
            vehicle: None,
            kind: RecordKind::Vehicle,
            id: grant.vehicle.uuid(),
            version: 0,
            deleted: grant.is_over(self.clock.now()),
        };
        self.bus.publish(change).await;
    }

    /// Who comes by this secret. Unknown, revoked and expired are the same.
    ///
    /// # Errors
    /// The database's.
    pub async fn guest(&self, text: &str) -> Result<Option<Guest>, DbErr> {
        let found = data::link_by_hash(&self.db, &secret::hash(text)).await?;
        let now = self.clock.now();
        Ok(found.filter(|guest| guest.link.is_good(now)))
    }

    /// The grants of a vehicle; none is told to those who may not share it.
    ///
    /// # Errors
    /// The database's.
    pub async fn grants(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
    ) -> Result<Option<Vec<VehicleGrant>>, DbErr> {
        match GrantWriter::of(scope) {
            Some(_) => data::grants_of(&self.db, scope, vehicle).await.map(Some),
            None => Ok(None),
        }
    }

    /// The guest links of a vehicle; none is told to those who may not share it.
    ///
    /// # Errors
    /// The database's.
    pub async fn links(
        &self,
        scope: &UserScope,
        vehicle: VehicleId,
    ) -> Result<Option<Vec<GuestLink>>, DbErr> {
        match LinkWriter::of(scope) {
            Some(_) => data::links_of(&self.db, scope, vehicle).await.map(Some),
            None => Ok(None),
        }
    }

    /// Lets a member see or log a vehicle; a grant of before is replaced.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn grant(
        &self,
        scope: &UserScope,
        key: Option<IdempotencyKey>,
        wish: GrantWish,
    ) -> Outcome<VehicleGrant> {
        let now = self.clock.now();
        let member = self.accounts.member(wish.member, scope.tenant()).await;
        let member = member.map_err(unreachable)?;
        let tx = begin_write(&self.db, scope).await?;
        self.lock(scope, &tx, wish.vehicle).await?;
        let writer = GrantWriter::of(scope).ok_or(Refusal::Forbidden)?;
        let member = member.ok_or(Refusal::NotFound)?;
        if member.scope.role().may_edit_vehicles() {
            return Err(fault("memberId", "Owners and managers see all vehicles."));
        }
        if wish.ends_at.is_some_and(|end| end <= now) {
            return Err(fault("endsAt", "Choose a time that is still to come."));
        }
        let known = writer.find_pair(&tx, wish.vehicle, wish.member).await?;
        let is_known = known.is_some();
        let grant = VehicleGrant {
            id: known
                .as_ref()
                .map_or_else(|| VehicleGrantId::from_uuid(self.ids.next()), |g| g.id),
            vehicle: wish.vehicle,
            member: wish.member,
            member_name: member.user.display_name,
            level: wish.level,
            ends_at: wish.ends_at,
            revoked_at: None,
            created_at: known.as_ref().map_or(now, |known| known.created_at),
        };
        match claim(&tx, scope, key.as_ref(), grant.id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(_) => (),
            Claim::New if is_known => writer.replace(&tx, &grant, now).await?,
            Claim::New => writer.insert(&tx, &grant).await?,
        }
        tx.commit().await?;
        self.tell(scope, &grant).await;
        Ok(grant)
    }

    /// Ends a grant. The member then does not see the vehicle, nor any that was not granted.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn revoke_grant(
        &self,
        scope: &UserScope,
        id: VehicleGrantId,
        key: Option<IdempotencyKey>,
    ) -> Outcome<VehicleGrant> {
        let now = self.clock.now();
        let writer = GrantWriter::of(scope).ok_or(Refusal::Forbidden)?;
        let tx = begin_write(&self.db, scope).await?;
        let grant = writer.find(&tx, id).await?.ok_or(Refusal::NotFound)?;
        if claim(&tx, scope, key.as_ref(), id.uuid(), now).await? == Claim::Reused {
            return Err(Refusal::KeyReused.into());
        }
        let revoked = VehicleGrant {
            revoked_at: grant.revoked_at.or(Some(now)),
            ..grant
        };
        writer.replace(&tx, &revoked, now).await?;
        tx.commit().await?;
        self.tell(scope, &revoked).await;
        Ok(revoked)
    }

    /// Takes every grant off a member, who then sees all vehicles again.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn lift_grants(
        &self,
        scope: &UserScope,
        member: UserId,
        key: Option<IdempotencyKey>,
    ) -> Outcome<()> {
        let now = self.clock.now();
        let writer = GrantWriter::of(scope).ok_or(Refusal::Forbidden)?;
        let tx = begin_write(&self.db, scope).await?;
        match claim(&tx, scope, key.as_ref(), member.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(_) => return Ok(()),
            Claim::New => (),
        }
        if writer.lift(&tx, member).await? == 0 {
            return Err(Refusal::NotFound.into());
        }
        Ok(tx.commit().await?)
    }

    /// Makes a link by which anybody looks at one vehicle. The same id or key again returns what is
    /// there, without its secret.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn create_link(
        &self,
        scope: &UserScope,
        id: Option<GuestLinkId>,
        key: Option<IdempotencyKey>,
        wish: LinkWish,
    ) -> Outcome<Opened<GuestLink>> {
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        self.lock(scope, &tx, wish.vehicle).await?;
        let writer = LinkWriter::of(scope).ok_or(Refusal::Forbidden)?;
        if wish.expires_at <= now || wish.expires_at > now + LONGEST_LINK {
            let days = LONGEST_LINK.num_days();
            let message = format!("Choose a time within the next {days} days.");
            return Err(fault("expiresAt", &message));
        }
        let id = id.unwrap_or_else(|| GuestLinkId::from_uuid(self.ids.next()));
        let id = match claim(&tx, scope, key.as_ref(), id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(id) => GuestLinkId::from_uuid(id),
            Claim::New => id,
        };
        if let Some(shared) = writer.find(&tx, id).await? {
            tx.commit().await?;
            return Ok(Opened {
                shared,
                secret: None,
            });
        }
        let living = writer.count(&tx, wish.vehicle, now).await?;
        if living >= MOST_LINKS {
            let message = format!("This vehicle has {MOST_LINKS} links. Revoke one first.");
            return Err(fault("vehicleId", &message));
        }
        let link = GuestLink {
            id,
            vehicle: wish.vehicle,
            shows_private: wish.shows_private,
            created_at: now,
            expires_at: wish.expires_at,
            revoked_at: None,
        };
        let text = secret::random_text();
        writer.insert(&tx, &link, secret::hash(&text)).await?;
        tx.commit().await?;
        Ok(Opened {
            shared: link,
            secret: Some(text.into()),
        })
    }

    /// Ends a link at once; again is no error.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn revoke_link(
        &self,
        scope: &UserScope,
        id: GuestLinkId,
        key: Option<IdempotencyKey>,
    ) -> Outcome<GuestLink> {
        let now = self.clock.now();
        let writer = LinkWriter::of(scope).ok_or(Refusal::Forbidden)?;
        let tx = begin_write(&self.db, scope).await?;
        let link = writer.find(&tx, id).await?.ok_or(Refusal::NotFound)?;
        if claim(&tx, scope, key.as_ref(), id.uuid(), now).await? == Claim::Reused {
            return Err(Refusal::KeyReused.into());
        }
        if link.revoked_at.is_none() {
            writer.revoke(&tx, id, now).await?;
        }
        tx.commit().await?;
        Ok(GuestLink {
            revoked_at: link.revoked_at.or(Some(now)),
            ..link
        })
    }

    /// Forgets links that have been over for a month; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn sweep(&self) -> Result<u64, DbErr> {
        data::forget_before(&self.db, self.clock.now() - TimeDelta::days(30)).await
    }

    /// The vehicle must be there and in use; whoever shares it waits for those who change it.
    async fn lock(
        &self,
        scope: &UserScope,
        tx: &DatabaseTransaction,
        vehicle: VehicleId,
    ) -> Outcome<()> {
        let found = self.vehicles.lock(scope, tx, vehicle).await?;
        let living = found.filter(|vehicle| vehicle.deleted_at.is_none());
        living.map(drop).ok_or_else(|| Refusal::NotFound.into())
    }
}

fn fault(field: &'static str, message: &str) -> MutationError<()> {
    Refusal::Faults(vec![Fault {
        field,
        message: message.to_owned(),
        too_long: false,
    }])
    .into()
}

/// Who is a member cannot be asked now.
fn unreachable(error: crate::features::accounts::AccountError) -> MutationError<()> {
    match error {
        crate::features::accounts::AccountError::Storage(error) => error.into(),
        error => DbErr::Custom(error.to_string()).into(),
    }
}
