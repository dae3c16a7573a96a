use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use platform_client::tenants::{Limits, TenantSummary};

use super::errors::{failed, tenant_payload};
use super::types::{TenantDetails, TenantStatus, TenantUsage};
use crate::features::tenant_management::administration::{Step, TenantSearch};
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::bad_id;
use crate::graphql::idempotency;
use crate::graphql::pagination::{Page, PageInfo, encode, page_cost};
use crate::kernel::ids::{TenantId, TypedId};

const NEWEST_FIRST: &str = "all-tenants";

/// The console of the platform's administrators.
pub struct Administration;

/// The console of the platform's administrators.
#[Object]
impl Administration {
    /// All tenants, newest first.
    #[graphql(complexity = "5 + page_cost(first) * child_complexity")]
    async fn tenants(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Part of a name or slug, whatever its case and accents.")] search: Option<
            String,
        >,
        #[graphql(desc = "Only in this state.")] status: Option<TenantStatus>,
        #[graphql(desc = "Size of the page, at most 100; 50 by default.")] first: Option<i32>,
        #[graphql(desc = "Cursor behind which the page begins.")] after: Option<String>,
    ) -> Result<Option<AdministeredTenantConnection>> {
        let page = Page::<String>::parse(NEWEST_FIRST, first, after.as_deref())?;
        let limit = u32::try_from(page.size).unwrap_or(u32::MAX).max(1);
        let search = TenantSearch {
            text: search.as_deref(),
            status: status.map(Into::into),
        };
        let tenants = &ctx.services()?.tenants;
        let found = tenants.all(ctx.person()?, search, page.after.as_deref(), limit);
        let found = found.await.map_err(failed)?;
        Ok(Some(AdministeredTenantConnection {
            nodes: found.items.into_iter().map(AdministeredTenant).collect(),
            page_info: PageInfo {
                start_cursor: None,
                end_cursor: found.next.as_ref().map(|next| encode(NEWEST_FIRST, next)),
                has_next_page: found.next.is_some(),
                has_previous_page: page.after.is_some(),
            },
        }))
    }
}

/// A page of tenants.
#[derive(SimpleObject)]
pub struct AdministeredTenantConnection {
    /// Tenants, newest first.
    pub nodes: Vec<AdministeredTenant>,
    /// Where the page stands in the list.
    pub page_info: PageInfo,
}

/// A tenant as an administrator sees it: never its vehicles.
pub struct AdministeredTenant(TenantSummary);

/// A tenant as an administrator sees it: never its vehicles.
#[Object]
impl AdministeredTenant {
    /// Typed id, `tenant_…`.
    async fn id(&self) -> ID {
        ID(TenantId::from_uuid(self.0.tenant.id).to_string())
    }

    /// What its people call it.
    async fn name(&self) -> &str {
        &self.0.tenant.name
    }

    /// What the tenants service knows of it.
    async fn details(&self) -> TenantDetails {
        TenantDetails(self.0.tenant.clone())
    }

    /// How much it uses of its plan.
    async fn usage(&self) -> TenantUsage {
        self.0.usage.into()
    }
}

macro_rules! step_payload {
    ($payload:ident, $error:ident, $code:ident, $mutation:literal) => {
        tenant_payload!($payload, $error, $code, $mutation {
            /// The tenant as it is now.
            tenant: Option<AdministeredTenant>,
        });

        impl $payload {
            async fn of(
                ctx: &Context<'_>,
                id: &ID,
                key: Option<String>,
                step: Step<'_>,
            ) -> Result<Self> {
                let key = idempotency::key(ctx, key)?;
                let id = TenantId::parse(id).map_err(bad_id)?;
                let (tenants, viewer) = (&ctx.services()?.tenants, ctx.person()?);
                let act = tenants.step(viewer, id, step);
                if let Err(error) = tenants.once(viewer, key.as_ref(), act).await {
                    return Self::declined(error);
                }
                match tenants.administered(viewer, id).await {
                    Ok(summary) => Ok(Self {
                        tenant: Some(AdministeredTenant(summary)),
                        user_errors: Vec::new(),
                    }),
                    Err(error) => Self::declined(error),
                }
            }
        }
    };
}

step_payload!(
    ApproveTenantPayload,
    ApproveTenantError,
    ApproveTenantErrorCode,
    "approveTenant"
);
step_payload!(
    RejectTenantPayload,
    RejectTenantError,
    RejectTenantErrorCode,
    "rejectTenant"
);
step_payload!(
    SuspendTenantPayload,
    SuspendTenantError,
    SuspendTenantErrorCode,
    "suspendTenant"
);
step_payload!(
    ResumeTenantPayload,
    ResumeTenantError,
    ResumeTenantErrorCode,
    "resumeTenant"
);
step_payload!(
    SetTenantLimitsPayload,
    SetTenantLimitsError,
    SetTenantLimitsErrorCode,
    "setTenantLimits"
);

macro_rules! tenant_input {
    ($input:ident, $about:literal { $($(#[$doc:meta])* $field:ident: $type:ty),* $(,)? }) => {
        #[doc = $about]
        #[derive(InputObject, Debug)]
        pub struct $input {
            /// Typed id, `tenant_…`.
            pub tenant_id: ID,
            $($(#[$doc])* pub $field: $type,)*
            /// The same key and input have one effect.
            pub idempotency_key: Option<String>,
        }
    };
}

tenant_input!(ApproveTenantInput, "Which tenant to approve." {});
tenant_input!(RejectTenantInput, "Which tenant to refuse, and why." {
    /// Told to its people; one line of up to 500 characters.
    reason: String,
});
tenant_input!(SuspendTenantInput, "Which tenant to lock, and why." {
    /// Told to its people; one line of up to 500 characters.
    reason: String,
});
tenant_input!(ResumeTenantInput, "Which tenant to unlock." {});
tenant_input!(SetTenantLimitsInput, "What the plan of a tenant allows." {
    /// Most members, 1 to 1,000,000; null is unlimited.
    members: Option<i32>,
    /// Most vehicles, 1 to 1,000,000; null is unlimited.
    vehicles: Option<i32>,
});

/// What administrators of the platform change.
#[derive(Default)]
pub struct TenantAdministration;

#[Object]
impl TenantAdministration {
    /// Lets a tenant that waits be used; for administrators.
    async fn approve_tenant(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: ApproveTenantInput,
    ) -> Result<ApproveTenantPayload> {
        let (id, key) = (&input.tenant_id, input.idempotency_key);
        ApproveTenantPayload::of(ctx, id, key, Step::Approve).await
    }

    /// Refuses a tenant that waits, and says why; for administrators.
    async fn reject_tenant(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and why.")] input: RejectTenantInput,
    ) -> Result<RejectTenantPayload> {
        let (id, key) = (&input.tenant_id, input.idempotency_key);
        let step = Step::Reject {
            reason: &input.reason,
        };
        RejectTenantPayload::of(ctx, id, key, step).await
    }

    /// Locks a tenant: from then on it lets nobody in; for administrators.
    async fn suspend_tenant(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and why.")] input: SuspendTenantInput,
    ) -> Result<SuspendTenantPayload> {
        let (id, key) = (&input.tenant_id, input.idempotency_key);
        let step = Step::Suspend {
            reason: &input.reason,
        };
        SuspendTenantPayload::of(ctx, id, key, step).await
    }

    /// Unlocks a tenant; for administrators.
    async fn resume_tenant(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: ResumeTenantInput,
    ) -> Result<ResumeTenantPayload> {
        let (id, key) = (&input.tenant_id, input.idempotency_key);
        ResumeTenantPayload::of(ctx, id, key, Step::Resume).await
    }

    /// Sets what the plan of a tenant allows; for administrators.
    async fn set_tenant_limits(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and what.")] input: SetTenantLimitsInput,
    ) -> Result<SetTenantLimitsPayload> {
        let (id, key) = (&input.tenant_id, input.idempotency_key);
        let step = Step::SetLimits(Limits {
            members: input.members,
            vehicles: input.vehicles,
        });
        SetTenantLimitsPayload::of(ctx, id, key, step).await
    }
}
