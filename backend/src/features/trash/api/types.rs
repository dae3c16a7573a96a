use std::sync::Arc;

use async_graphql::{Object, SimpleObject, Union};
use chrono::{DateTime, Utc};

use crate::features::documents::Document;
use crate::features::fuel_logs::FuelLog;
use crate::features::odometer::OdometerReading;
use crate::features::trash::domain;
use crate::features::trash::service::Trashed;
use crate::features::vehicles::Vehicle;
use crate::graphql::pagination::PageInfo;

/// A record that can be in the trash.
#[derive(Union, Clone)]
pub enum TrashedRecord {
    /// A vehicle, with all that belongs to it.
    Vehicle(Vehicle),
    /// A fill-up that was deleted by itself.
    FuelLog(FuelLog),
    /// A reading of a meter that was deleted by itself.
    OdometerReading(OdometerReading),
    /// A photo or paper that was removed from its fill-up.
    Document(Document),
}

/// A record in the trash. `restoreVehicle`, `restoreFuelLog`, `restoreOdometerReading` and
/// `restoreDocument` take it out.
#[derive(SimpleObject, Clone)]
pub struct TrashItem {
    /// The record.
    pub record: TrashedRecord,
    /// When it came there.
    pub deleted_at: DateTime<Utc>,
    /// When it is gone for good, at the earliest.
    pub gone_at: DateTime<Utc>,
    /// Days that are left, begun ones included.
    pub days_left: i32,
}

impl TrashItem {
    pub(super) fn new(trashed: Trashed, now: DateTime<Utc>) -> Self {
        let (deleted_at, _) = trashed.position();
        let record = match trashed {
            Trashed::Vehicle(vehicle) => TrashedRecord::Vehicle((*vehicle).into()),
            Trashed::FuelLog(log) => TrashedRecord::FuelLog(FuelLog::from(Arc::from(log))),
            Trashed::OdometerReading(reading) => TrashedRecord::OdometerReading((*reading).into()),
            Trashed::Document(document) => {
                TrashedRecord::Document(Document::from(Arc::from(document)))
            }
        };
        Self {
            record,
            deleted_at,
            gone_at: domain::gone_at(deleted_at),
            days_left: i32::try_from(domain::days_left(deleted_at, now)).unwrap_or_default(),
        }
    }
}

/// A page of the trash.
pub struct TrashConnection {
    pub(super) edges: Vec<TrashEdge>,
    pub(super) page_info: PageInfo,
}

/// A page of the trash.
#[Object]
impl TrashConnection {
    /// Records with their cursors.
    async fn edges(&self) -> &[TrashEdge] {
        &self.edges
    }

    /// Records alone.
    async fn nodes(&self) -> Vec<TrashItem> {
        self.edges.iter().map(|edge| edge.node.clone()).collect()
    }

    /// Where this page ends.
    async fn page_info(&self) -> &PageInfo {
        &self.page_info
    }
}

/// A record of the trash in a page.
#[derive(SimpleObject, Clone)]
pub struct TrashEdge {
    /// Its position, for `after`.
    pub cursor: String,
    /// The record.
    pub node: TrashItem,
}
