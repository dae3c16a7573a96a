use async_graphql::{Context, Object, Result};

use crate::features::vehicles::api::inputs::{
    CreateVehicleInput, DeleteVehicleInput, PurgeVehicleInput, RestoreVehicleInput,
    UpdateVehicleInput,
};
use crate::features::vehicles::api::payloads::{
    CreateVehiclePayload, DeleteVehiclePayload, PurgeVehiclePayload, RestoreVehiclePayload,
    UpdateVehiclePayload,
};
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::bad_id;
use crate::graphql::idempotency;
use crate::kernel::ids::{TypedId, VehicleId};

/// Changes of vehicles.
#[derive(Default)]
pub struct VehicleMutation;

#[Object]
impl VehicleMutation {
    /// Adds a vehicle.
    async fn create_vehicle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new vehicle.")] mut input: CreateVehicleInput,
    ) -> Result<CreateVehiclePayload> {
        let key = idempotency::key(ctx, input.idempotency_key.take())?;
        let id = input
            .id
            .as_ref()
            .map(|id| VehicleId::parse(id))
            .transpose()
            .map_err(bad_id)?;
        let service = &ctx.services()?.vehicles;
        CreateVehiclePayload::of(
            ctx,
            service.create(ctx.scope()?, id, key, input.into()).await,
        )
    }

    /// Changes what is said of a vehicle.
    async fn update_vehicle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The changes.")] mut input: UpdateVehicleInput,
    ) -> Result<UpdateVehiclePayload> {
        let key = idempotency::key(ctx, input.idempotency_key.take())?;
        let id = VehicleId::parse(&input.id).map_err(bad_id)?;
        let expected = input.expected_version;
        let service = &ctx.services()?.vehicles;
        let patch = |present| input.apply(present);
        UpdateVehiclePayload::of(
            ctx,
            service.update(ctx.scope()?, id, expected, key, patch).await,
        )
    }

    /// Puts a vehicle with all that belongs to it into the trash.
    async fn delete_vehicle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: DeleteVehicleInput,
    ) -> Result<DeleteVehiclePayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id = VehicleId::parse(&input.id).map_err(bad_id)?;
        let service = &ctx.services()?.vehicles;
        DeleteVehiclePayload::of(
            ctx,
            service
                .delete(ctx.scope()?, id, input.expected_version, key)
                .await,
        )
    }

    /// Takes a vehicle with all that belongs to it out of the trash.
    async fn restore_vehicle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: RestoreVehicleInput,
    ) -> Result<RestoreVehiclePayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id = VehicleId::parse(&input.id).map_err(bad_id)?;
        let service = &ctx.services()?.vehicles;
        RestoreVehiclePayload::of(ctx, service.restore(ctx.scope()?, id, key).await)
    }

    /// Removes a vehicle in the trash for good, with all that belongs to it. Owners may.
    async fn purge_vehicle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: PurgeVehicleInput,
    ) -> Result<PurgeVehiclePayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id = VehicleId::parse(&input.id).map_err(bad_id)?;
        let service = &ctx.services()?.vehicles;
        PurgeVehiclePayload::of(ctx, service.purge(ctx.scope()?, id, key).await)
    }
}
