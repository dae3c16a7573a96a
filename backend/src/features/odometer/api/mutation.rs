use async_graphql::{Context, Object, Result};

use crate::features::odometer::api::inputs::{
    CreateOdometerReadingInput, DeleteOdometerReadingInput, PurgeOdometerReadingInput,
    RestoreOdometerReadingInput,
};
use crate::features::odometer::api::payloads::{
    CreateOdometerReadingPayload, DeleteOdometerReadingPayload, PurgeOdometerReadingPayload,
    RestoreOdometerReadingPayload,
};
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::bad_id;
use crate::graphql::idempotency;
use crate::kernel::ids::{OdometerReadingId, TypedId, VehicleId};

/// Changes of readings.
#[derive(Default)]
pub struct OdometerMutation;

#[Object]
impl OdometerMutation {
    /// Notes what a meter shows, or that it was replaced or set.
    async fn create_odometer_reading(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new reading.")] mut input: CreateOdometerReadingInput,
    ) -> Result<CreateOdometerReadingPayload> {
        let key = idempotency::key(ctx, input.idempotency_key.take())?;
        let id = input.id.as_ref().map(|id| OdometerReadingId::parse(id));
        let id = id.transpose().map_err(bad_id)?;
        let vehicle = VehicleId::parse(&input.vehicle_id).map_err(bad_id)?;
        let details = match input.details() {
            Ok(details) => details,
            Err(faults) => return Ok(faults.into()),
        };
        let service = &ctx.services()?.odometer;
        let outcome = service
            .create(ctx.scope()?, id, vehicle, key, details)
            .await;
        CreateOdometerReadingPayload::of(ctx, outcome).await
    }

    /// Puts a reading into the trash; of a meter that was replaced, its fill-ups are judged as if it
    /// had not been.
    async fn delete_odometer_reading(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: DeleteOdometerReadingInput,
    ) -> Result<DeleteOdometerReadingPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id = OdometerReadingId::parse(&input.id).map_err(bad_id)?;
        let service = &ctx.services()?.odometer;
        let outcome = service.set_deleted(ctx.scope()?, id, key, true).await;
        DeleteOdometerReadingPayload::of(ctx, outcome).await
    }

    /// Takes a reading out of the trash.
    async fn restore_odometer_reading(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: RestoreOdometerReadingInput,
    ) -> Result<RestoreOdometerReadingPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id = OdometerReadingId::parse(&input.id).map_err(bad_id)?;
        let service = &ctx.services()?.odometer;
        let outcome = service.set_deleted(ctx.scope()?, id, key, false).await;
        RestoreOdometerReadingPayload::of(ctx, outcome).await
    }

    /// Removes a reading in the trash for good. Owners may.
    async fn purge_odometer_reading(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: PurgeOdometerReadingInput,
    ) -> Result<PurgeOdometerReadingPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id = OdometerReadingId::parse(&input.id).map_err(bad_id)?;
        let service = &ctx.services()?.odometer;
        PurgeOdometerReadingPayload::of(ctx, service.purge(ctx.scope()?, id, key).await)
    }
}
