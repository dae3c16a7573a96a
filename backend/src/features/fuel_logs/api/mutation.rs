use async_graphql::{Context, Object, Result};

use crate::features::fuel_logs::api::inputs::{
    ConfirmFuelLogInput, CreateFuelLogInput, DeleteFuelLogInput, PurgeFuelLogInput,
    RestoreFuelLogInput, UpdateFuelLogInput,
};
use crate::features::fuel_logs::api::payloads::{
    ConfirmFuelLogPayload, CreateFuelLogPayload, DeleteFuelLogPayload, PurgeFuelLogPayload,
    RestoreFuelLogPayload, UpdateFuelLogPayload,
};
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{bad_id, storage};
use crate::graphql::idempotency;
use crate::kernel::energy::EnergySource;
use crate::kernel::ids::{FuelLogId, TypedId, VehicleId};

/// Changes of fill-ups.
#[derive(Default)]
pub struct FuelLogMutation;

#[Object]
impl FuelLogMutation {
    /// Logs a fill-up or a charge.
    async fn create_fuel_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new fill-up.")] mut input: CreateFuelLogInput,
    ) -> Result<CreateFuelLogPayload> {
        let key = idempotency::key(ctx, input.idempotency_key.take())?;
        let id = input
            .id
            .as_ref()
            .map(|id| FuelLogId::parse(id))
            .transpose()
            .map_err(bad_id)?;
        let vehicle = VehicleId::parse(&input.vehicle_id).map_err(bad_id)?;
        let usual_currency = ctx.preferences().await?.currency;
        let usual_source = usual_source(ctx, vehicle).await?;
        let entry = match input.entry(usual_source, usual_currency) {
            Ok(entry) => entry,
            Err(faults) => return Ok(faults.into()),
        };
        let service = &ctx.services()?.fuel_logs;
        let outcome = service.create(ctx.scope()?, id, vehicle, key, entry).await;
        CreateFuelLogPayload::of(ctx, outcome).await
    }

    /// Changes a fill-up.
    async fn update_fuel_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The changes.")] mut input: UpdateFuelLogInput,
    ) -> Result<UpdateFuelLogPayload> {
        let key = idempotency::key(ctx, input.idempotency_key.take())?;
        let id = FuelLogId::parse(&input.id).map_err(bad_id)?;
        let expected = input.expected_version;
        let patch = match input.read() {
            Ok(patch) => patch,
            Err(faults) => return Ok(faults.into()),
        };
        let service = &ctx.services()?.fuel_logs;
        let outcome = service
            .update(ctx.scope()?, id, expected, key, |e| patch.apply(e))
            .await;
        UpdateFuelLogPayload::of(ctx, outcome).await
    }

    /// Puts a fill-up into the trash.
    async fn delete_fuel_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: DeleteFuelLogInput,
    ) -> Result<DeleteFuelLogPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id = FuelLogId::parse(&input.id).map_err(bad_id)?;
        let service = &ctx.services()?.fuel_logs;
        let outcome = service
            .delete(ctx.scope()?, id, input.expected_version, key)
            .await;
        DeleteFuelLogPayload::of(ctx, outcome).await
    }

    /// Takes a fill-up out of the trash.
    async fn restore_fuel_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: RestoreFuelLogInput,
    ) -> Result<RestoreFuelLogPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id = FuelLogId::parse(&input.id).map_err(bad_id)?;
        let service = &ctx.services()?.fuel_logs;
        let outcome = service.restore(ctx.scope()?, id, key).await;
        RestoreFuelLogPayload::of(ctx, outcome).await
    }

    /// Says that a flagged fill-up is right as it stands, or takes that back.
    async fn confirm_fuel_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: ConfirmFuelLogInput,
    ) -> Result<ConfirmFuelLogPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id = FuelLogId::parse(&input.id).map_err(bad_id)?;
        let service = &ctx.services()?.fuel_logs;
        let outcome = service
            .confirm(ctx.scope()?, id, input.confirmed, key)
            .await;
        ConfirmFuelLogPayload::of(ctx, outcome).await
    }

    /// Removes a fill-up in the trash for good. Owners may.
    async fn purge_fuel_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: PurgeFuelLogInput,
    ) -> Result<PurgeFuelLogPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id = FuelLogId::parse(&input.id).map_err(bad_id)?;
        let service = &ctx.services()?.fuel_logs;
        PurgeFuelLogPayload::of(ctx, service.purge(ctx.scope()?, id, key).await)
    }
}

async fn usual_source(ctx: &Context<'_>, vehicle: VehicleId) -> Result<EnergySource> {
    let found = ctx
        .services()?
        .vehicles
        .find(ctx.scope()?, &[vehicle])
        .await
        .map_err(storage)?;
    Ok(found
        .first()
        .map_or(EnergySource::Petrol, |vehicle| vehicle.main_energy_source()))
}
