//! The one schema: a list of what the capsules bring, and nothing else.

use async_graphql::{MergedObject, MergedSubscription, SDLExportOptions, Schema, SchemaBuilder};

use crate::features::access_tokens::AccessTokenMutation;
use crate::features::accounts::{AccountDeletionMutation, AccountMutation, AccountQuery};
use crate::features::data_export::{DataExportMutation, DataExportSubscription};
use crate::features::documents::DocumentMutation;
use crate::features::exchange_rates::ExchangeRateMutation;
use crate::features::fuel_logs::FuelLogMutation;
use crate::features::imports::{ImportMutation, ImportSubscription};
use crate::features::odometer::OdometerMutation;
use crate::features::recalls::RecallQuery;
use crate::features::sharing::SharingMutation;
use crate::features::tenant_management::{TenantAdministration, TenantMutation, TenantQuery};
use crate::features::vehicles::{VehicleMutation, VehicleQuery};
use crate::graphql::changes::ChangeSubscription;
use crate::graphql::node::NodeQuery;
use crate::graphql::sync::SyncQuery;

/// Where reading begins.
#[derive(MergedObject, Default)]
pub struct Query(
    NodeQuery,
    SyncQuery,
    AccountQuery,
    VehicleQuery,
    RecallQuery,
    TenantQuery,
);

/// Where changing begins.
#[derive(MergedObject, Default)]
pub struct Mutation(
    AccountMutation,
    VehicleMutation,
    FuelLogMutation,
    DocumentMutation,
    OdometerMutation,
    ExchangeRateMutation,
    AccessTokenMutation,
    SharingMutation,
    TenantMutation,
    TenantAdministration,
    AccountDeletionMutation,
    DataExportMutation,
    ImportMutation,
);

/// Where listening begins.
#[derive(MergedSubscription, Default)]
pub struct Subscription(
    ChangeSubscription,
    DataExportSubscription,
    ImportSubscription,
);

/// The most that one operation may cost: fields, counted as often as their lists are long.
const MOST_COMPLEXITY: usize = 50_000;

/// The schema without any state: tools and tests build it too.
#[must_use]
pub fn schema_builder() -> SchemaBuilder<Query, Mutation, Subscription> {
    Schema::build(
        Query::default(),
        Mutation::default(),
        Subscription::default(),
    )
    .limit_complexity(MOST_COMPLEXITY)
}

/// The schema as text, sorted, as it stands in `schema.graphql`.
#[must_use]
pub fn sdl() -> String {
    let options = SDLExportOptions::new()
        .sorted_fields()
        .sorted_arguments()
        .sorted_enum_items()
        .include_specified_by();
    schema_builder().finish().sdl_with_options(options)
}
