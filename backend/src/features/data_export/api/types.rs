use async_graphql::{Context, Enum, ID, Object, Result};
use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use crate::features::data_export::domain;
use crate::features::data_export::service::{self, Export};
use crate::graphql::context::ResolverContext;

/// How far an export is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "service::ExportState")]
pub enum DataExportState {
    /// It waits for its turn.
    Queued,
    /// It is being made.
    Running,
    /// It can be downloaded.
    Ready,
    /// It could be downloaded for seven days, which are over.
    Expired,
    /// It could not be made. Ask again.
    Failed,
}

/// What an export holds.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "domain::Kind")]
pub enum DataExportKind {
    /// Vehicles.
    Vehicles,
    /// Fill-ups.
    FuelLogs,
    /// Readings of meters without a fill-up, and meters that were replaced.
    OdometerReadings,
    /// Photos and papers, with their files.
    Documents,
    /// Who did what when.
    Activity,
}

/// A copy of everything of the viewer's in one zip: JSON, CSV and files.
#[derive(Clone, Debug)]
pub struct DataExport(pub(super) Export);

/// A copy of everything of the viewer's in one zip: JSON, CSV and files.
#[Object]
impl DataExport {
    /// Typed id, `export_…`.
    async fn id(&self) -> ID {
        ID(self.0.id.to_string())
    }

    /// Typed id, `vehicle_…`, of the vehicle that it is of; null where it is of all.
    async fn vehicle_id(&self) -> Option<ID> {
        self.0.selection.vehicle.map(|id| ID(id.to_string()))
    }

    /// What it holds.
    async fn kinds(&self) -> Vec<DataExportKind> {
        let kinds = self.0.selection.kinds.iter();
        kinds.copied().map(Into::into).collect()
    }

    /// How far it is.
    async fn state(&self) -> DataExportState {
        self.0.state.into()
    }

    /// Steps that are done.
    async fn done(&self) -> i32 {
        i32::try_from(self.0.done).unwrap_or(i32::MAX)
    }

    /// Steps in all; null until they are counted.
    async fn total(&self) -> Option<i32> {
        let total = self.0.total?;
        Some(i32::try_from(total).unwrap_or(i32::MAX))
    }

    /// When it was asked for.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it was made, or given up.
    async fn finished_at(&self) -> Option<DateTime<Utc>> {
        self.0.finished_at
    }

    /// Until when it can be downloaded; null while it cannot.
    async fn expires_at(&self) -> Option<DateTime<Utc>> {
        self.0.file.as_ref()?.expires_at
    }

    /// Its size in bytes; null while it cannot be downloaded.
    async fn bytes(&self) -> Option<Decimal> {
        Some(Decimal::from(self.0.file.as_ref()?.size))
    }

    /// Where to download it, on this host: a signed link for the viewer alone, good for ten minutes from
    /// now. Null while it cannot be downloaded.
    async fn download_url(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let scope = ctx.scope()?;
        let exports = &ctx.services()?.exports;
        Ok(self.0.file.as_ref().map(|file| exports.link(scope, file)))
    }
}
