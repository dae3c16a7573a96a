use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::async_trait::async_trait;
use async_graphql::dataloader::Loader;
use sea_orm::DbErr;

use crate::features::fuel_logs::domain::FuelLog;
use crate::features::fuel_logs::domain::statistics::Group;
use crate::features::fuel_logs::domain::summary::Summary;
use crate::features::fuel_logs::service::{FuelLogService, GroupsOf, SummaryOf};
use crate::kernel::ids::{FuelLogId, VehicleId};
use crate::kernel::scope::UserScope;

/// Loads fill-ups of one scope, many at once.
pub struct FuelLogLoader {
    service: FuelLogService,
    scope: UserScope,
}

impl FuelLogLoader {
    #[must_use]
    pub fn new(service: FuelLogService, scope: UserScope) -> Self {
        Self { service, scope }
    }
}

#[async_trait]
impl Loader<FuelLogId> for FuelLogLoader {
    type Value = Arc<FuelLog>;
    type Error = DbErr;

    async fn load(&self, ids: &[FuelLogId]) -> Result<HashMap<FuelLogId, Self::Value>, DbErr> {
        let found = self.service.find(&self.scope, ids).await?;
        Ok(found
            .into_iter()
            .map(|log| (log.id, Arc::new(log)))
            .collect())
    }
}

#[async_trait]
impl Loader<SummaryOf> for FuelLogLoader {
    type Value = Arc<Summary>;
    type Error = DbErr;

    async fn load(&self, keys: &[SummaryOf]) -> Result<HashMap<SummaryOf, Self::Value>, DbErr> {
        self.service.summaries(&self.scope, keys).await
    }
}

/// How many fill-ups a vehicle has. Not taken from the summary: a summary on its way would be loaded
/// a second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CountOf(pub VehicleId);

#[async_trait]
impl Loader<CountOf> for FuelLogLoader {
    type Value = i64;
    type Error = DbErr;

    async fn load(&self, keys: &[CountOf]) -> Result<HashMap<CountOf, i64>, DbErr> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let counts = self.service.counts(&self.scope, &ids).await?;
        Ok(counts
            .into_iter()
            .map(|(id, count)| (CountOf(id), count))
            .collect())
    }
}

/// The newest fill-ups of a vehicle, so many of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NewestOf {
    pub vehicle: VehicleId,
    pub limit: u64,
}

#[async_trait]
impl Loader<NewestOf> for FuelLogLoader {
    type Value = Vec<Arc<FuelLog>>;
    type Error = DbErr;

    /// One statement for each page size that an operation asks for.
    async fn load(&self, keys: &[NewestOf]) -> Result<HashMap<NewestOf, Self::Value>, DbErr> {
        let mut by_limit: HashMap<u64, Vec<VehicleId>> = HashMap::new();
        for key in keys {
            by_limit.entry(key.limit).or_default().push(key.vehicle);
        }
        let mut loaded = HashMap::new();
        for (limit, vehicles) in by_limit {
            let found = self
                .service
                .newest_of_each(&self.scope, &vehicles, limit)
                .await?;
            for (vehicle, logs) in found {
                loaded.insert(
                    NewestOf { vehicle, limit },
                    logs.into_iter().map(Arc::new).collect(),
                );
            }
        }
        Ok(loaded)
    }
}

#[async_trait]
impl Loader<GroupsOf> for FuelLogLoader {
    type Value = Arc<Vec<Group>>;
    type Error = DbErr;

    async fn load(&self, keys: &[GroupsOf]) -> Result<HashMap<GroupsOf, Self::Value>, DbErr> {
        self.service.groups(&self.scope, keys).await
    }
}

/// What the battery of a vehicle holds, as its charges together tell; in fine units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CapacityOf(pub VehicleId);

#[async_trait]
impl Loader<CapacityOf> for FuelLogLoader {
    type Value = i64;
    type Error = DbErr;

    async fn load(&self, keys: &[CapacityOf]) -> Result<HashMap<CapacityOf, i64>, DbErr> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.service.capacities(&self.scope, &ids).await?;
        Ok(found
            .into_iter()
            .map(|(id, capacity)| (CapacityOf(id), capacity))
            .collect())
    }
}
