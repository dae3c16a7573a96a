use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use crate::features::accounts::domain::{self, Garage};
use crate::features::accounts::service::{AccountError, DeletionRefusal};
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{FaultKind, UserFault, out_of_reach, storage};
use crate::graphql::idempotency;
use crate::mutation_error;

/// What becomes of a tenant when the viewer's account is deleted.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "domain::Fate")]
pub enum TenantFate {
    /// It stays with its other members, and so do its vehicles.
    Stays,
    /// Nobody else is in it: it goes, with everything in it.
    Goes,
    /// Others are in it and none of them is its owner: make one of them its owner first.
    NeedsOwner,
}

/// A tenant of the viewer's, and what becomes of it.
#[derive(SimpleObject, Clone, Debug)]
pub struct TenantAfterDeletion {
    /// Typed id, `tenant_…`.
    pub id: ID,
    /// What it is called.
    pub name: String,
    /// What becomes of it.
    pub fate: TenantFate,
    /// Members other than the viewer.
    pub other_members: i32,
    /// Vehicles in it that are in use.
    pub vehicles: i32,
}

impl From<Garage> for TenantAfterDeletion {
    fn from(garage: Garage) -> Self {
        Self {
            id: ID(garage.tenant.id.to_string()),
            name: garage.tenant.name,
            fate: garage.fate.into(),
            other_members: i32::try_from(garage.others).unwrap_or(i32::MAX),
            vehicles: i32::try_from(garage.vehicles).unwrap_or(i32::MAX),
        }
    }
}

/// What deleting the viewer's account would do, before it is asked for.
#[derive(SimpleObject, Clone, Debug)]
pub struct AccountDeletion {
    /// What becomes of each of the viewer's tenants.
    pub tenants: Vec<TenantAfterDeletion>,
    /// Whether it can be asked for: no tenant needs another owner first.
    pub is_possible: bool,
    /// Days between asking and deleting; signing in meanwhile takes it back.
    pub grace_days: i32,
    /// What must be typed to ask for it: the e-mail address, or the name where there is none.
    pub confirmation: String,
}

/// The viewer's wish to have their account deleted.
#[derive(InputObject, Debug)]
pub struct DeleteAccountInput {
    /// The viewer's e-mail address, typed; the name where there is none.
    pub email: String,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}

mutation_error!(DeleteAccountError, DeleteAccountErrorCode, "deleteAccount");

/// What deleteAccount did.
#[derive(SimpleObject)]
pub struct DeleteAccountPayload {
    /// When the account will be deleted; null where nothing was done.
    pub deletion_due_at: Option<DateTime<Utc>>,
    /// Why nothing was done; empty when it was.
    pub user_errors: Vec<DeleteAccountError>,
}

/// The end of the viewer's account.
#[derive(Default)]
pub struct AccountDeletionMutation;

#[Object]
impl AccountDeletionMutation {
    /// Signs the viewer out everywhere now and deletes their account after the days of grace. Signing in
    /// before then takes it back.
    async fn delete_account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The wish.")] input: DeleteAccountInput,
    ) -> Result<DeleteAccountPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let service = &ctx.services()?.account_deletion;
        match service
            .request(&ctx.person()?.scope, &input.email, key)
            .await
        {
            Ok(due_at) => Ok(DeleteAccountPayload {
                deletion_due_at: Some(due_at),
                user_errors: Vec::new(),
            }),
            Err(refusal) => Ok(DeleteAccountPayload {
                deletion_due_at: None,
                user_errors: faults(refusal)?.into_iter().map(Into::into).collect(),
            }),
        }
    }
}

fn faults(refusal: DeletionRefusal) -> Result<Vec<UserFault>> {
    let fault = |kind, field: &[&str], message: String| UserFault {
        kind,
        field: field.iter().map(|part| (*part).to_owned()).collect(),
        message,
    };
    Ok(match refusal {
        DeletionRefusal::NotConfirmed => vec![fault(
            FaultKind::Invalid,
            &["input", "email"],
            "Type your e-mail address as it is shown.".to_owned(),
        )],
        DeletionRefusal::NeedsOwner(names) => names
            .into_iter()
            .map(|name| {
                let message =
                    format!("{name} has other members. Make one of them its owner first.");
                fault(FaultKind::Invalid, &[], message)
            })
            .collect(),
        DeletionRefusal::Forbidden => vec![fault(
            FaultKind::Forbidden,
            &[],
            "Only the person may do this, signed in.".to_owned(),
        )],
        DeletionRefusal::KeyReused => vec![fault(
            FaultKind::Conflict,
            &["input", "idempotencyKey"],
            "This key was used for another change. Take a new one.".to_owned(),
        )],
        DeletionRefusal::Account(error) => return Err(failure(error)),
    })
}

fn failure(error: AccountError) -> async_graphql::Error {
    match error {
        AccountError::Unavailable { service } => out_of_reach(service, true),
        AccountError::Storage(error) => storage(error),
        other => async_graphql::Error::new_with_source(other),
    }
}

/// What deleting the viewer's account would do.
///
/// # Errors
/// UPSTREAM_UNAVAILABLE, or the database's.
pub async fn preview(ctx: &Context<'_>) -> Result<AccountDeletion> {
    let service = &ctx.services()?.account_deletion;
    let garages = service
        .preview(&ctx.person()?.scope)
        .await
        .map_err(failure)?;
    let user = &ctx.viewer()?.user;
    let is_possible = garages.iter().all(|g| g.fate != domain::Fate::NeedsOwner);
    Ok(AccountDeletion {
        tenants: garages.into_iter().map(Into::into).collect(),
        is_possible,
        grace_days: i32::try_from(domain::GRACE.num_days()).unwrap_or_default(),
        confirmation: user
            .email
            .clone()
            .unwrap_or_else(|| user.display_name.clone()),
    })
}
