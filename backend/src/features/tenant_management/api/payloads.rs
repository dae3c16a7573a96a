use async_graphql::{Context, ID, Result};

use super::errors::tenant_payload;
use super::people::{Invitation, JoinRequest};
use super::query::tenant;
use super::types::Tenant;
use crate::features::tenant_management::external::TenantError;
use crate::features::tenant_management::service::{Invited, Outcome};
use crate::graphql::context::ResolverContext;
use crate::kernel::ids::TenantId;

/// Payloads whose only entity is the tenant, read again after the change.
macro_rules! of_tenant {
    ($($payload:ident, $error:ident, $code:ident, $mutation:literal;)+) => {
        $(
            tenant_payload!($payload, $error, $code, $mutation {
                /// The tenant as it is now.
                tenant: Option<Tenant>,
            });

            impl $payload {
                /// Sorts the outcome of the use case into the payload.
                pub async fn of<T>(
                    ctx: &Context<'_>,
                    id: TenantId,
                    outcome: Outcome<T>,
                ) -> Result<Self> {
                    let found = match outcome {
                        Ok(_) => now(ctx, id).await,
                        Err(error) => Err(error),
                    };
                    match found {
                        Ok(tenant) => Ok(Self {
                            tenant,
                            user_errors: Vec::new(),
                        }),
                        Err(error) => Self::declined(error),
                    }
                }
            }
        )+
    };
}

of_tenant! {
    CreateTenantPayload, CreateTenantError, CreateTenantErrorCode, "createTenant";
    UpdateTenantPayload, UpdateTenantError, UpdateTenantErrorCode, "updateTenant";
    SwitchTenantPayload, SwitchTenantError, SwitchTenantErrorCode, "switchTenant";
    RevokeInvitationPayload, RevokeInvitationError, RevokeInvitationErrorCode, "revokeInvitation";
    AcceptInvitationPayload, AcceptInvitationError, AcceptInvitationErrorCode, "acceptInvitation";
    ChangeMemberRolePayload, ChangeMemberRoleError, ChangeMemberRoleErrorCode, "changeMemberRole";
    RemoveMemberPayload, RemoveMemberError, RemoveMemberErrorCode, "removeMember";
    TransferOwnershipPayload, TransferOwnershipError, TransferOwnershipErrorCode, "transferOwnership";
    ApproveRequestPayload, ApproveRequestError, ApproveRequestErrorCode, "approveRequest";
    RejectRequestPayload, RejectRequestError, RejectRequestErrorCode, "rejectRequest";
    DeleteTenantPayload, DeleteTenantError, DeleteTenantErrorCode, "deleteTenant";
    RestoreTenantPayload, RestoreTenantError, RestoreTenantErrorCode, "restoreTenant";
}

/// The tenant after a change; none for who took themselves out.
async fn now(ctx: &Context<'_>, id: TenantId) -> Result<Option<Tenant>, TenantError> {
    let (Ok(services), Ok(viewer)) = (ctx.services(), ctx.viewer()) else {
        return Ok(None);
    };
    match services.tenants.membership(viewer, id).await {
        Ok(membership) => Ok(Some(tenant(membership))),
        Err(TenantError::Objected(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

tenant_payload!(InviteMemberPayload, InviteMemberError, InviteMemberErrorCode, "inviteMember" {
    /// The invitation.
    invitation: Option<Invitation>,
    /// Its link, told this once; null where the same key was sent again.
    link: Option<String>,
    /// Whether the link is on its way by e-mail.
    is_sent: bool,
});

impl InviteMemberPayload {
    /// Sorts the outcome of the use case into the payload.
    pub fn of(outcome: Outcome<Invited>) -> Result<Self> {
        match outcome {
            Ok(invited) => Ok(Self {
                invitation: invited.invitation.map(Invitation::from),
                link: invited.link,
                is_sent: invited.is_sent,
                user_errors: Vec::new(),
            }),
            Err(error) => Self::declined(error),
        }
    }
}

tenant_payload!(LeaveTenantPayload, LeaveTenantError, LeaveTenantErrorCode, "leaveTenant" {
    /// The tenant that the viewer no longer belongs to.
    left_tenant_id: Option<ID>,
});

impl LeaveTenantPayload {
    /// Sorts the outcome of the use case into the payload.
    pub fn of<T>(id: TenantId, outcome: Outcome<T>) -> Result<Self> {
        match outcome {
            Ok(_) => Ok(Self {
                left_tenant_id: Some(ID(id.to_string())),
                user_errors: Vec::new(),
            }),
            Err(error) => Self::declined(error),
        }
    }
}

tenant_payload!(RequestToJoinPayload, RequestToJoinError, RequestToJoinErrorCode, "requestToJoin" {
    /// The request.
    request: Option<JoinRequest>,
});

impl RequestToJoinPayload {
    /// Sorts the outcome of the use case into the payload.
    pub fn of(outcome: Outcome<Option<JoinRequest>>) -> Result<Self> {
        match outcome {
            Ok(request) => Ok(Self {
                request,
                user_errors: Vec::new(),
            }),
            Err(error) => Self::declined(error),
        }
    }
}
