use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use crate::features::data_export::api::types::{DataExport, DataExportKind};
use crate::features::data_export::domain::Selection;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{bad_id, declined};
use crate::graphql::idempotency;
use crate::kernel::ids::{TypedId, VehicleId};
use crate::mutation_error;

/// Asking for exports.
#[derive(Default)]
pub struct DataExportMutation;

/// A wish for a copy of everything.
#[derive(InputObject, Debug)]
pub struct RequestExportInput {
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
    /// Typed id, `vehicle_…`, for a copy of what belongs to one vehicle; of all by default.
    pub vehicle_id: Option<ID>,
    /// What the copy holds; everything by default.
    pub kinds: Option<Vec<DataExportKind>>,
}

mutation_error!(RequestExportError, RequestExportErrorCode, "requestExport");

/// What requestExport did.
#[derive(SimpleObject)]
pub struct RequestExportPayload {
    /// The export; the one of the same that is being made already, if there is one.
    pub export: Option<DataExport>,
    /// Why nothing was done; empty when it was.
    pub user_errors: Vec<RequestExportError>,
}

#[Object]
impl DataExportMutation {
    /// Asks for a copy of everything of the viewer's, or of a part of it. It is made in the background; `exportChanged` tells
    /// how far it is.
    async fn request_export(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The wish.")] input: RequestExportInput,
    ) -> Result<RequestExportPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let vehicle = input.vehicle_id.as_ref().map(|id| VehicleId::parse(id));
        let vehicle = vehicle.transpose().map_err(bad_id)?;
        let kinds = input.kinds.unwrap_or_default().into_iter().map(Into::into);
        let selection = Selection::new(vehicle, kinds.collect());
        let exports = &ctx.services()?.exports;
        let (export, faults) = match exports.request(&ctx.person()?.scope, &selection, key).await {
            Ok(export) => (Some(DataExport(export)), Vec::new()),
            Err(error) => (None, declined(error)?.faults),
        };
        Ok(RequestExportPayload {
            export,
            user_errors: faults.into_iter().map(Into::into).collect(),
        })
    }
}
