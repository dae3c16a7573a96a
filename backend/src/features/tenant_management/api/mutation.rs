use async_graphql::{Context, ID, Object, Result};
use platform_client::tenants::{Invite, TenantPatch};

use super::inputs::{
    AcceptInvitationInput, ApproveRequestInput, ChangeMemberRoleInput, CreateTenantInput,
    DeleteTenantInput, InviteMemberInput, LeaveTenantInput, RejectRequestInput, RemoveMemberInput,
    RequestToJoinInput, RestoreTenantInput, RevokeInvitationInput, SwitchTenantInput,
    TransferOwnershipInput, UpdateTenantInput,
};
use super::payloads::{
    AcceptInvitationPayload, ApproveRequestPayload, ChangeMemberRolePayload, CreateTenantPayload,
    DeleteTenantPayload, InviteMemberPayload, LeaveTenantPayload, RejectRequestPayload,
    RemoveMemberPayload, RequestToJoinPayload, RestoreTenantPayload, RevokeInvitationPayload,
    SwitchTenantPayload, TransferOwnershipPayload, UpdateTenantPayload,
};
use super::people::JoinRequest;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::bad_id;
use crate::graphql::idempotency;
use crate::kernel::ids::{InvitationId, JoinRequestId, TenantId, TypedId, UserId};

/// What people change about their tenants.
#[derive(Default)]
pub struct TenantMutation;

fn read<T: TypedId>(id: &ID) -> Result<T> {
    T::parse(id).map_err(bad_id)
}

#[Object]
impl TenantMutation {
    /// Makes a household, club or fleet that the viewer owns.
    async fn create_tenant(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new tenant.")] input: CreateTenantInput,
    ) -> Result<CreateTenantPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let (tenants, viewer) = (&ctx.services()?.tenants, ctx.person()?);
        let kind = input.kind.into();
        let made = tenants.create(viewer, input.name, kind, key.as_ref()).await;
        match made {
            Ok(made) => CreateTenantPayload::of(ctx, TenantId::from_uuid(made.id), Ok(())).await,
            Err(error) => CreateTenantPayload::of::<()>(ctx, viewer.tenant.id, Err(error)).await,
        }
    }

    /// Changes name, slug or kind; for owners.
    async fn update_tenant(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The changes.")] input: UpdateTenantInput,
    ) -> Result<UpdateTenantPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id = read(&input.tenant_id)?;
        let patch = TenantPatch {
            name: input.name,
            slug: input.slug,
            kind: input.kind.map(Into::into),
        };
        let (tenants, viewer) = (&ctx.services()?.tenants, ctx.person()?);
        let act = tenants.update(viewer, id, &patch);
        let outcome = tenants.once(viewer, key.as_ref(), act).await;
        UpdateTenantPayload::of(ctx, id, outcome).await
    }

    /// Chooses the tenant that the browser's session acts in from now on. Pages that were opened
    /// before go on in the old one until they are loaded again.
    async fn switch_tenant(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: SwitchTenantInput,
    ) -> Result<SwitchTenantPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id = read(&input.tenant_id)?;
        let (tenants, viewer) = (&ctx.services()?.tenants, ctx.person()?);
        let act = tenants.switch(viewer, id);
        let outcome = tenants.once(viewer, key.as_ref(), act).await;
        SwitchTenantPayload::of(ctx, id, outcome).await
    }

    /// Makes an invitation: owners to any role, managers to those below themselves.
    async fn invite_member(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, and to what.")] input: InviteMemberInput,
    ) -> Result<InviteMemberPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id = read(&input.tenant_id)?;
        // What is below zero is refused by the service, like what is too much.
        let hours = input.expires_in_hours;
        let wish = Invite {
            role: input.role.into(),
            email: input.email,
            expires_in_hours: hours.map(|hours| u32::try_from(hours).unwrap_or_default()),
        };
        let (tenants, viewer) = (&ctx.services()?.tenants, ctx.person()?);
        InviteMemberPayload::of(tenants.invite(viewer, id, wish, key.as_ref()).await)
    }

    /// Takes an invitation back; for owners and managers.
    async fn revoke_invitation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: RevokeInvitationInput,
    ) -> Result<RevokeInvitationPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let (id, invitation) = (
            read(&input.tenant_id)?,
            read::<InvitationId>(&input.invitation_id)?,
        );
        let (tenants, viewer) = (&ctx.services()?.tenants, ctx.person()?);
        let act = tenants.revoke(viewer, id, invitation.uuid());
        let outcome = tenants.once(viewer, key.as_ref(), act).await;
        RevokeInvitationPayload::of(ctx, id, outcome).await
    }

    /// Makes the viewer a member. An invitation works once.
    async fn accept_invitation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: AcceptInvitationInput,
    ) -> Result<AcceptInvitationPayload> {
        // Sent again by the same person, the service answers as it did: a key adds nothing.
        idempotency::key(ctx, input.idempotency_key)?;
        let (tenants, viewer) = (&ctx.services()?.tenants, ctx.person()?);
        match tenants.accept(viewer, &input.token).await {
            Ok(membership) => {
                let id = TenantId::from_uuid(membership.tenant.id);
                AcceptInvitationPayload::of(ctx, id, Ok(())).await
            }
            Err(error) => {
                AcceptInvitationPayload::of::<()>(ctx, viewer.tenant.id, Err(error)).await
            }
        }
    }

    /// Gives a member another role: owners any, managers those below themselves.
    async fn change_member_role(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose, and to what.")] input: ChangeMemberRoleInput,
    ) -> Result<ChangeMemberRolePayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let (id, member) = (read(&input.tenant_id)?, read::<UserId>(&input.member_id)?);
        let (tenants, viewer) = (&ctx.services()?.tenants, ctx.person()?);
        let act = tenants.change_role(viewer, id, member, input.role.into());
        let outcome = tenants.once(viewer, key.as_ref(), act).await;
        ChangeMemberRolePayload::of(ctx, id, outcome).await
    }

    /// Takes a member out: owners anyone, managers those below themselves. The last owner stays.
    async fn remove_member(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom.")] input: RemoveMemberInput,
    ) -> Result<RemoveMemberPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let (id, member) = (read(&input.tenant_id)?, read::<UserId>(&input.member_id)?);
        let (tenants, viewer) = (&ctx.services()?.tenants, ctx.person()?);
        let act = tenants.remove(viewer, id, member);
        let outcome = tenants.once(viewer, key.as_ref(), act).await;
        RemoveMemberPayload::of(ctx, id, outcome).await
    }

    /// Takes the viewer out. The last owner cannot leave.
    async fn leave_tenant(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: LeaveTenantInput,
    ) -> Result<LeaveTenantPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id = read(&input.tenant_id)?;
        let (tenants, viewer) = (&ctx.services()?.tenants, ctx.person()?);
        let act = tenants.remove(viewer, id, viewer.user.id);
        LeaveTenantPayload::of(id, tenants.once(viewer, key.as_ref(), act).await)
    }

    /// Makes another member the owner, and the viewer a manager; for owners.
    async fn transfer_ownership(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "To whom.")] input: TransferOwnershipInput,
    ) -> Result<TransferOwnershipPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let (id, member) = (read(&input.tenant_id)?, read::<UserId>(&input.member_id)?);
        let (tenants, viewer) = (&ctx.services()?.tenants, ctx.person()?);
        let act = tenants.transfer(viewer, id, member);
        let outcome = tenants.once(viewer, key.as_ref(), act).await;
        TransferOwnershipPayload::of(ctx, id, outcome).await
    }

    /// Asks to belong to a tenant. Who asks twice has one request.
    async fn request_to_join(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Where.")] input: RequestToJoinInput,
    ) -> Result<RequestToJoinPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let (tenants, viewer) = (&ctx.services()?.tenants, ctx.person()?);
        let message = input.message.as_deref();
        let outcome = tenants
            .ask(viewer, &input.slug, message, key.as_ref())
            .await;
        RequestToJoinPayload::of(outcome.map(|request| request.map(JoinRequest::from)))
    }

    /// Lets somebody in who asked: owners to any role, managers to those below themselves.
    async fn approve_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, and to what.")] input: ApproveRequestInput,
    ) -> Result<ApproveRequestPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let (id, request) = (
            read(&input.tenant_id)?,
            read::<JoinRequestId>(&input.request_id)?,
        );
        let (tenants, viewer) = (&ctx.services()?.tenants, ctx.person()?);
        let act = tenants.approve_request(viewer, id, request.uuid(), input.role.into());
        let outcome = tenants.once(viewer, key.as_ref(), act).await;
        ApproveRequestPayload::of(ctx, id, outcome).await
    }

    /// Refuses somebody who asked, and says why; for owners and managers.
    async fn reject_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, and why.")] input: RejectRequestInput,
    ) -> Result<RejectRequestPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let (id, request) = (
            read(&input.tenant_id)?,
            read::<JoinRequestId>(&input.request_id)?,
        );
        let (tenants, viewer) = (&ctx.services()?.tenants, ctx.person()?);
        let act = tenants.reject_request(viewer, id, request.uuid(), &input.reason);
        let outcome = tenants.once(viewer, key.as_ref(), act).await;
        RejectRequestPayload::of(ctx, id, outcome).await
    }

    /// Deletes a tenant in 30 days, unless it is restored before; for owners.
    async fn delete_tenant(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: DeleteTenantInput,
    ) -> Result<DeleteTenantPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id = read(&input.tenant_id)?;
        let (tenants, viewer) = (&ctx.services()?.tenants, ctx.person()?);
        let act = tenants.delete(viewer, id);
        let outcome = tenants.once(viewer, key.as_ref(), act).await;
        DeleteTenantPayload::of(ctx, id, outcome).await
    }

    /// Keeps a tenant that was to be deleted; for owners.
    async fn restore_tenant(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: RestoreTenantInput,
    ) -> Result<RestoreTenantPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id = read(&input.tenant_id)?;
        let (tenants, viewer) = (&ctx.services()?.tenants, ctx.person()?);
        let act = tenants.restore(viewer, id);
        let outcome = tenants.once(viewer, key.as_ref(), act).await;
        RestoreTenantPayload::of(ctx, id, outcome).await
    }
}
