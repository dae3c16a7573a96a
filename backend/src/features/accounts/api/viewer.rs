use async_graphql::{Context, ID, Object, Result};

use crate::features::access_tokens::{AccessToken, list_access_tokens};
use crate::features::accounts::api::deletion::{self, AccountDeletion};
use crate::features::accounts::api::preferences::Preferences;
use crate::features::audit::{ActivityConnection, list_activity};
use crate::features::data_export::{ExportView, list_exports, load_export};
use crate::features::exchange_rates::{self, ExchangeRate, ManualExchangeRate};
use crate::features::fuel_logs::FuelTotals;
use crate::features::imports::{ImportView, list_imports, load_import};
use crate::features::tenant_management::{
    JoinRequest, Tenant, administers, own_requests, tenants_of,
};
use crate::features::trash::{TrashConnection, list_trash};
use crate::features::vehicles::{Vehicle, VehicleConnection, list_vehicles, load_vehicle};
use crate::graphql::changes::RecordType;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::storage;
use crate::graphql::pagination::page_cost;
use crate::graphql::scalars::LocalDate;

/// Root fields about the person who asks.
#[derive(Default)]
pub struct AccountQuery;

#[Object]
impl AccountQuery {
    /// The person who asks, acting in a tenant; an error UNAUTHENTICATED when nobody is signed in.
    async fn viewer(&self, ctx: &Context<'_>) -> Result<Viewer> {
        ctx.viewer()?;
        Ok(Viewer)
    }
}

/// The person who asks, acting in a tenant.
pub struct Viewer;

/// The person who asks, acting in a tenant.
#[Object]
impl Viewer {
    /// Typed id, `user_…`.
    async fn id(&self, ctx: &Context<'_>) -> Result<ID> {
        Ok(ID(ctx.viewer()?.user.id.to_string()))
    }

    /// What the person is called.
    async fn display_name(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(ctx.viewer()?.user.display_name.clone())
    }

    /// E-mail address, where the sign-in gave one.
    async fn email(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(ctx.viewer()?.user.email.clone())
    }

    /// The tenant that the person acts in.
    async fn tenant(&self, ctx: &Context<'_>) -> Result<Tenant> {
        let viewer = ctx.viewer()?;
        Ok(Tenant::new(
            viewer.tenant.id,
            viewer.tenant.name.clone(),
            viewer.scope.role(),
        ))
    }

    /// Whether this is nobody of the tenant, but came by a link to one vehicle.
    async fn is_guest(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(ctx.scope()?.is_guest())
    }

    /// The viewer's access tokens that were not revoked, newest first; an error FORBIDDEN for programs.
    async fn access_tokens(&self, ctx: &Context<'_>) -> Result<Vec<AccessToken>> {
        list_access_tokens(ctx).await
    }

    /// Every tenant that the person belongs to, oldest membership first, locked ones too; null with
    /// UPSTREAM_UNAVAILABLE while the tenants service is away.
    #[graphql(complexity = "20 * child_complexity")]
    async fn tenants(&self, ctx: &Context<'_>) -> Result<Option<Vec<Tenant>>> {
        tenants_of(ctx).await.map(Some)
    }

    /// Requests to join a tenant that the person made, newest first.
    #[graphql(complexity = "20 * child_complexity")]
    async fn join_requests(&self, ctx: &Context<'_>) -> Result<Option<Vec<JoinRequest>>> {
        own_requests(ctx).await.map(Some)
    }

    /// Whether the person administers the platform.
    async fn is_administrator(&self, ctx: &Context<'_>) -> Result<bool> {
        administers(ctx).await
    }

    /// Units, currency, language and look.
    async fn preferences(&self, ctx: &Context<'_>) -> Result<Preferences> {
        Ok(ctx.preferences().await?.into())
    }

    /// Vehicles of the tenant, oldest first.
    #[graphql(complexity = "5 + page_cost(first) * child_complexity")]
    async fn vehicles(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Size of the page, at most 100; 50 by default.")] first: Option<i32>,
        #[graphql(desc = "Cursor behind which the page begins.")] after: Option<String>,
        #[graphql(desc = "Those in the trash too.", default)] include_deleted: bool,
    ) -> Result<VehicleConnection> {
        list_vehicles(ctx, first, after, include_deleted).await
    }

    /// One vehicle, in the trash or not; null where there is none of this id.
    async fn vehicle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Typed id, `vehicle_…`.")] id: ID,
    ) -> Result<Option<Vehicle>> {
        load_vehicle(ctx, &id).await
    }

    /// What the fill-ups of all vehicles in use add up to, at most 500 vehicles. To compare vehicles, ask
    /// each for its `fuelStatistics`.
    #[graphql(complexity = "50 + child_complexity")]
    async fn fuel_statistics(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first day.")] from: Option<LocalDate>,
        #[graphql(desc = "The last day.")] to: Option<LocalDate>,
    ) -> Result<FuelTotals> {
        let service = &ctx.services()?.vehicles;
        let vehicles = service.list(ctx.scope()?, None, 500, false).await;
        let vehicles = vehicles.map_err(storage)?;
        let ids = vehicles.iter().map(|vehicle| vehicle.id).collect();
        Ok(FuelTotals::new(ids, from, to))
    }

    /// What one of a currency is worth in another on a day; null where nobody knows.
    async fn exchange_rate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "ISO 4217 code of the one.")] from: String,
        #[graphql(desc = "ISO 4217 code of the other.")] to: String,
        #[graphql(desc = "The day.")] on: LocalDate,
    ) -> Result<Option<ExchangeRate>> {
        exchange_rates::rate_of(ctx, (&from, &to), on).await
    }

    /// What the garage says currencies are worth, youngest first; at most 1,000.
    #[graphql(complexity = "5 + 20 * child_complexity")]
    async fn exchange_rates(&self, ctx: &Context<'_>) -> Result<Vec<ManualExchangeRate>> {
        exchange_rates::set_rates(ctx).await
    }

    /// The newest day of the European Central Bank's rates; null where none were taken in.
    async fn reference_rates_until(&self, ctx: &Context<'_>) -> Result<Option<LocalDate>> {
        exchange_rates::newest_reference_day(ctx).await
    }

    /// What is in the trash, newest there first: vehicles, and fill-ups, readings and papers that were
    /// deleted by themselves.
    #[graphql(complexity = "5 + page_cost(first) * child_complexity")]
    async fn trash(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Size of the page, at most 100; 50 by default.")] first: Option<i32>,
        #[graphql(desc = "Cursor behind which the page begins.")] after: Option<String>,
    ) -> Result<TrashConnection> {
        list_trash(ctx, first, after).await
    }

    /// Who did what in the tenant, newest first. Owners and managers see what everybody did, others what
    /// they did themselves.
    #[graphql(complexity = "5 + page_cost(first) * child_complexity")]
    async fn activity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Size of the page, at most 100; 50 by default.")] first: Option<i32>,
        #[graphql(desc = "Cursor behind which the page begins.")] after: Option<String>,
        #[graphql(desc = "Of this kind of record only.")] kind: Option<RecordType>,
        #[graphql(desc = "Of this vehicle and what belongs to it only; typed id, `vehicle_…`.")]
        vehicle_id: Option<ID>,
    ) -> Result<ActivityConnection> {
        list_activity(ctx, first, after, kind, vehicle_id).await
    }

    /// The viewer's newest imports, at most 10.
    #[graphql(complexity = "5 + 10 * child_complexity")]
    async fn imports(&self, ctx: &Context<'_>) -> Result<Vec<ImportView>> {
        list_imports(ctx).await
    }

    /// One of the viewer's imports; null where there is none of this id.
    async fn import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Typed id, `import_…`.")] id: ID,
    ) -> Result<Option<ImportView>> {
        load_import(ctx, &id).await
    }

    /// The viewer's newest exports, at most 10.
    #[graphql(complexity = "5 + 10 * child_complexity")]
    async fn data_exports(&self, ctx: &Context<'_>) -> Result<Vec<ExportView>> {
        list_exports(ctx).await
    }

    /// One of the viewer's exports; null where there is none of this id.
    async fn data_export(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Typed id, `export_…`.")] id: ID,
    ) -> Result<Option<ExportView>> {
        load_export(ctx, &id).await
    }

    /// What deleting the viewer's account would do. Null only with an error UPSTREAM_UNAVAILABLE.
    #[graphql(complexity = "50 + child_complexity")]
    async fn account_deletion(&self, ctx: &Context<'_>) -> Result<Option<AccountDeletion>> {
        deletion::preview(ctx).await.map(Some)
    }
}
