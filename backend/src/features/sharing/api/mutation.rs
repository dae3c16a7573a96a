use async_graphql::{Context, ID, Object, Result};
use secrecy::ExposeSecret as _;

use crate::features::sharing::api::inputs::{
    AcceptVehicleInput, CreateGuestLinkInput, GrantVehicleInput, LiftVehicleGrantsInput,
    OfferVehicleInput, RevokeGuestLinkInput, RevokeVehicleGrantInput, WithdrawVehicleOfferInput,
};
use crate::features::sharing::api::payloads::{
    AcceptVehiclePayload, CreateGuestLinkPayload, GrantVehiclePayload, LiftVehicleGrantsPayload,
    OfferVehiclePayload, RevokeGuestLinkPayload, RevokeVehicleGrantPayload,
    WithdrawVehicleOfferPayload, sorted,
};
use crate::features::sharing::service::{GrantWish, LinkWish};
use crate::features::vehicles::{Vehicle, load_vehicle};
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::bad_id;
use crate::graphql::idempotency;
use crate::kernel::ids::{
    GuestLinkId, TypedId, UserId, VehicleGrantId, VehicleId, VehicleTransferId,
};

/// Changes of who sees a vehicle.
#[derive(Default)]
pub struct SharingMutation;

fn parse<T: TypedId>(id: &ID) -> Result<T> {
    T::parse(id).map_err(bad_id)
}

async fn vehicle(ctx: &Context<'_>, id: Option<VehicleId>) -> Result<Option<Vehicle>> {
    ctx.loaders()?.forget();
    match id {
        Some(id) => load_vehicle(ctx, &id.to_string()).await,
        None => Ok(None),
    }
}

#[Object]
impl SharingMutation {
    /// Lets a member see or log a vehicle. With the first grant, the member sees granted vehicles only.
    async fn grant_vehicle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who may do what.")] input: GrantVehicleInput,
    ) -> Result<GrantVehiclePayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let wish = GrantWish {
            vehicle: parse(&input.vehicle_id)?,
            member: parse(&input.member_id)?,
            level: input.level.into(),
            ends_at: input.ends_at,
        };
        let sharing = &ctx.services()?.sharing;
        let (grant, faults) = sorted(sharing.grant(ctx.scope()?, key, wish).await)?;
        Ok(GrantVehiclePayload {
            vehicle: vehicle(ctx, grant.as_ref().map(|grant| grant.vehicle)).await?,
            vehicle_grant: grant.map(Into::into),
            user_errors: faults.into_iter().map(Into::into).collect(),
        })
    }

    /// Ends a grant. The member does not see the vehicle any more, nor any that was not granted.
    async fn revoke_vehicle_grant(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: RevokeVehicleGrantInput,
    ) -> Result<RevokeVehicleGrantPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id: VehicleGrantId = parse(&input.id)?;
        let sharing = &ctx.services()?.sharing;
        let (grant, faults) = sorted(sharing.revoke_grant(ctx.scope()?, id, key).await)?;
        Ok(RevokeVehicleGrantPayload {
            vehicle_grant: grant.map(Into::into),
            user_errors: faults.into_iter().map(Into::into).collect(),
        })
    }

    /// Takes every grant off a member, who then sees all vehicles of the tenant.
    async fn lift_vehicle_grants(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose.")] input: LiftVehicleGrantsInput,
    ) -> Result<LiftVehicleGrantsPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let member: UserId = parse(&input.member_id)?;
        let sharing = &ctx.services()?.sharing;
        let (lifted, faults) = sorted(sharing.lift_grants(ctx.scope()?, member, key).await)?;
        Ok(LiftVehicleGrantsPayload {
            member_id: lifted.map(|()| ID(member.to_string())),
            user_errors: faults.into_iter().map(Into::into).collect(),
        })
    }

    /// Makes a link by which anybody looks at one vehicle until it ends.
    async fn create_guest_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new link.")] input: CreateGuestLinkInput,
    ) -> Result<CreateGuestLinkPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id = input.id.as_ref().map(parse::<GuestLinkId>).transpose()?;
        let wish = LinkWish {
            vehicle: parse(&input.vehicle_id)?,
            shows_private: input.shows_private,
            expires_at: input.expires_at,
        };
        let sharing = &ctx.services()?.sharing;
        let (made, faults) = sorted(sharing.create_link(ctx.scope()?, id, key, wish).await)?;
        let shown = made.as_ref().map(|made| made.shared.vehicle);
        let (link, secret) = made.map(|made| (made.shared, made.secret)).unzip();
        Ok(CreateGuestLinkPayload {
            vehicle: vehicle(ctx, shown).await?,
            guest_link: link.map(Into::into),
            secret: secret.flatten().map(|text| text.expose_secret().to_owned()),
            user_errors: faults.into_iter().map(Into::into).collect(),
        })
    }

    /// Ends a guest link at once.
    async fn revoke_guest_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: RevokeGuestLinkInput,
    ) -> Result<RevokeGuestLinkPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id: GuestLinkId = parse(&input.id)?;
        let sharing = &ctx.services()?.sharing;
        let (link, faults) = sorted(sharing.revoke_link(ctx.scope()?, id, key).await)?;
        Ok(RevokeGuestLinkPayload {
            guest_link: link.map(Into::into),
            user_errors: faults.into_iter().map(Into::into).collect(),
        })
    }

    /// Offers a vehicle with its history to whoever has the code; owners only. The offer of before ends.
    async fn offer_vehicle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: OfferVehicleInput,
    ) -> Result<OfferVehiclePayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id = input
            .id
            .as_ref()
            .map(parse::<VehicleTransferId>)
            .transpose()?;
        let offered: VehicleId = parse(&input.vehicle_id)?;
        let sharing = &ctx.services()?.sharing;
        let (made, faults) = sorted(sharing.offer(ctx.scope()?, id, key, offered).await)?;
        let (offer, code) = made.map(|made| (made.shared, made.secret)).unzip();
        Ok(OfferVehiclePayload {
            offer: offer.map(Into::into),
            code: code.flatten().map(|text| text.expose_secret().to_owned()),
            user_errors: faults.into_iter().map(Into::into).collect(),
        })
    }

    /// Takes back the offer of a vehicle.
    async fn withdraw_vehicle_offer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: WithdrawVehicleOfferInput,
    ) -> Result<WithdrawVehicleOfferPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id: VehicleId = parse(&input.vehicle_id)?;
        let sharing = &ctx.services()?.sharing;
        let (kept, faults) = sorted(sharing.withdraw(ctx.scope()?, id, key).await)?;
        Ok(WithdrawVehicleOfferPayload {
            vehicle: vehicle(ctx, kept).await?,
            user_errors: faults.into_iter().map(Into::into).collect(),
        })
    }

    /// Takes an offered vehicle with its whole history into the viewer's tenant; nothing stays behind.
    async fn accept_vehicle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which offer.")] input: AcceptVehicleInput,
    ) -> Result<AcceptVehiclePayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let sharing = &ctx.services()?.sharing;
        let accepted = sharing.accept(ctx.scope()?, &input.code, key).await;
        let (id, faults) = sorted(accepted)?;
        Ok(AcceptVehiclePayload {
            vehicle: vehicle(ctx, id).await?,
            user_errors: faults.into_iter().map(Into::into).collect(),
        })
    }
}
