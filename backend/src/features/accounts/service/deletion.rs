//! The end of an account: asked for, thought over for two weeks, done.

use chrono::{DateTime, Utc};
use platform_client::{ClientError, Membership, TenantsClient};
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::ids::IdGenerator;
use sea_orm::DbErr;

use super::AccountError;
use crate::features::accounts::data::leaving::{self, Person};
use crate::features::accounts::domain::{Fate, GRACE, Garage, Tenant, confirms, fate};
use crate::features::accounts::external::SignIns;
use crate::features::accounts::homes::{role, unavailable};
use crate::features::vehicles::VehicleService;
use crate::infra::blob::FileStore;
use crate::infra::db::{Claim, IdempotencyKey, begin_write, claim, forget_tenant, forget_user};
use crate::infra::jobs::{Job, JobError, JobKind, JobQueue};
use crate::kernel::ids::{TenantId, TypedId};
use crate::kernel::scope::UserScope;

/// Why an account is not deleted.
#[derive(Clone, Debug, thiserror::Error)]
pub enum DeletionRefusal {
    #[error("what was typed is not what names the account")]
    NotConfirmed,
    /// These garages need another owner first.
    #[error("garages without another owner")]
    NeedsOwner(Vec<String>),
    /// Programs and guests do not delete accounts.
    #[error("only the person may")]
    Forbidden,
    #[error("the idempotency key was used for something else")]
    KeyReused,
    #[error(transparent)]
    Account(#[from] AccountError),
}

impl From<DbErr> for DeletionRefusal {
    fn from(error: DbErr) -> Self {
        Self::Account(error.into())
    }
}

/// Use cases of leaving; the scope comes first in each.
#[derive(Clone, Debug)]
pub struct AccountDeletion {
    db: Db,
    clock: Clock,
    ids: IdGenerator,
    tenants: TenantsClient,
    sign_ins: SignIns,
    vehicles: VehicleService,
    jobs: JobQueue,
    files: FileStore,
}

impl AccountDeletion {
    #[must_use]
    pub fn new(
        (db, clock): (Db, Clock),
        (tenants, sign_ins): (TenantsClient, SignIns),
        vehicles: VehicleService,
        jobs: JobQueue,
        files: FileStore,
    ) -> Self {
        Self {
            db,
            ids: IdGenerator::new(clock.clone()),
            clock,
            tenants,
            sign_ins,
            vehicles,
            jobs,
            files,
        }
    }

    /// What would become of the garages of the scope's user.
    ///
    /// # Errors
    /// When the tenants service or the database fails.
    pub async fn preview(&self, scope: &UserScope) -> Result<Vec<Garage>, AccountError> {
        let Some(person) = leaving::find(self.db.reader(), scope.user()).await? else {
            return Ok(Vec::new());
        };
        let garages = self
            .garages(&person)
            .await
            .map_err(|error| unavailable(&error))?;
        let mut told = Vec::new();
        for mut garage in garages {
            let within = UserScope::establish(person.user.id, garage.tenant.id, garage.role);
            garage.vehicles = self.vehicles.count(&within, false).await?;
            told.push(garage);
        }
        Ok(told)
    }

    /// Ends every session now and the account in two weeks; whoever signs in before then takes that
    /// back. Tells when.
    ///
    /// # Errors
    /// A refusal, or what failed.
    pub async fn request(
        &self,
        scope: &UserScope,
        typed: &str,
        key: Option<IdempotencyKey>,
    ) -> Result<DateTime<Utc>, DeletionRefusal> {
        if !scope.may_leave() {
            return Err(DeletionRefusal::Forbidden);
        }
        let found = leaving::find(self.db.reader(), scope.user()).await?;
        let person = found.ok_or(DeletionRefusal::NotConfirmed)?;
        let user = &person.user;
        if !confirms(typed, user.email.as_deref(), &user.display_name) {
            return Err(DeletionRefusal::NotConfirmed);
        }
        let garages = self
            .garages(&person)
            .await
            .map_err(|error| unavailable(&error))?;
        let orphaned: Vec<_> = orphaned(&garages).collect();
        if !orphaned.is_empty() {
            return Err(DeletionRefusal::NeedsOwner(orphaned));
        }
        let now = self.clock.now();
        let due_at = now + GRACE;
        let tx = begin_write(&self.db, scope).await?;
        if claim(&tx, scope, key.as_ref(), user.id.uuid(), now).await? == Claim::Reused {
            return Err(DeletionRefusal::KeyReused);
        }
        if leaving::set_due(&tx, user.id, Some(due_at)).await? {
            let what = (JobKind::EraseAccount, "");
            self.jobs
                .enqueue(&tx, scope, self.ids.next(), what, due_at)
                .await?;
        }
        leaving::end_sessions(&tx, user.id).await?;
        tx.commit().await?;
        Ok(person.deletion_due_at.unwrap_or(due_at))
    }

    /// Erases the owner of the job, unless they thought better of it.
    ///
    /// # Errors
    /// What failed; it is tried again.
    pub async fn erase(&self, job: &Job) -> Result<(), JobError> {
        let Some(person) = leaving::find(self.db.reader(), job.user).await? else {
            return Ok(());
        };
        let is_due = person
            .deletion_due_at
            .is_some_and(|due| due <= self.clock.now());
        if !is_due {
            return Ok(());
        }
        let garages = self.garages(&person).await.map_err(failed)?;
        if let Some(name) = orphaned(&garages).next() {
            let text = format!("{name} has other members and no other owner");
            return Err(JobError::Failed(text));
        }
        for garage in &garages {
            self.leave(&person, garage).await?;
        }
        let forgotten = self.sign_ins.forget(&person.subject).await;
        forgotten.map_err(|error| JobError::Failed(error.to_string()))?;
        let scope = job.scope();
        let tx = begin_write(&self.db, &scope).await?;
        leaving::remove(&tx, person.user.id).await?;
        tx.commit().await?;
        tracing::info!("an account was erased");
        Ok(())
    }

    /// Each step may be done again: the job begins anew after whatever stopped it.
    async fn leave(&self, person: &Person, garage: &Garage) -> Result<(), JobError> {
        let (user, tenant) = (person.user.id, garage.tenant.id);
        let scope = UserScope::establish(user, tenant, garage.role);
        match garage.fate {
            Fate::Goes => self.files.remove_all_in_tenant(&scope).await?,
            _ => self.files.remove_all_of(&scope).await?,
        };
        let tx = begin_write(&self.db, &scope).await?;
        if garage.fate == Fate::Goes {
            self.vehicles.forget_tenant(&tx, tenant).await?;
            forget_tenant(&tx, tenant).await?;
        } else {
            forget_user(&tx, &scope).await?;
        }
        tx.commit().await?;
        let acting = self.tenants.acting_for(&person.subject);
        let done = match garage.fate {
            Fate::Goes => acting.request_deletion(tenant.uuid()).await.map(drop),
            _ => acting.remove_member(tenant.uuid(), &person.subject).await,
        };
        match done {
            // Refused means that it was done before.
            Ok(()) | Err(ClientError::Rejected { .. }) => Ok(()),
            Err(error) => Err(failed(error)),
        }
    }

    async fn garages(&self, person: &Person) -> Result<Vec<Garage>, ClientError> {
        let memberships = self.tenants.memberships_of(&person.subject).await?;
        let mut garages = Vec::new();
        for membership in memberships {
            garages.push(self.garage(person, membership).await?);
        }
        Ok(garages)
    }

    async fn garage(&self, person: &Person, of: Membership) -> Result<Garage, ClientError> {
        let members = self.tenants.members(of.tenant.id).await?;
        let others: Vec<_> = members
            .iter()
            .filter(|member| member.subject != person.subject)
            .map(|member| role(member.role))
            .collect();
        let mine = role(of.role);
        Ok(Garage {
            tenant: Tenant {
                id: TenantId::from_uuid(of.tenant.id),
                name: of.tenant.name,
                most_vehicles: None,
            },
            role: mine,
            fate: fate(mine, &others),
            others: others.len(),
            vehicles: 0,
        })
    }
}

fn orphaned(garages: &[Garage]) -> impl Iterator<Item = String> {
    let lonely = garages.iter().filter(|g| g.fate == Fate::NeedsOwner);
    lonely.map(|garage| garage.tenant.name.clone())
}

fn failed(error: ClientError) -> JobError {
    JobError::Failed(error.to_string())
}
