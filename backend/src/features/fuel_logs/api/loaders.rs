use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use async_graphql::async_trait::async_trait;
use async_graphql::dataloader::Loader;
use sea_orm::DbErr;

use crate::features::fuel_logs::domain::FuelLog;
use crate::features::fuel_logs::domain::statistics::Group;
use crate::features::fuel_logs::domain::summary::Summary;
use crate::features::fuel_logs::service::{FuelLogService, Heading, Span};
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

/// The summary of a vehicle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SummaryOf(pub VehicleId);

#[async_trait]
impl Loader<SummaryOf> for FuelLogLoader {
    type Value = Arc<Summary>;
    type Error = DbErr;

    async fn load(&self, keys: &[SummaryOf]) -> Result<HashMap<SummaryOf, Self::Value>, DbErr> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.service.summaries(&self.scope, &ids).await?;
        Ok(found
            .into_iter()
            .map(|(id, summary)| (SummaryOf(id), Arc::new(summary)))
            .collect())
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

/// Sums of a vehicle's fill-ups under a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GroupsOf {
    pub vehicle: VehicleId,
    pub heading: Heading,
    pub span: Span,
}

#[async_trait]
impl Loader<GroupsOf> for FuelLogLoader {
    type Value = Arc<Vec<Group>>;
    type Error = DbErr;

    /// One statement for each span that an operation asks for, whatever the headings.
    async fn load(&self, keys: &[GroupsOf]) -> Result<HashMap<GroupsOf, Self::Value>, DbErr> {
        let mut by_span: HashMap<Span, (BTreeSet<VehicleId>, BTreeSet<Heading>)> = HashMap::new();
        for key in keys {
            let (vehicles, headings) = by_span.entry(key.span).or_default();
            vehicles.insert(key.vehicle);
            headings.insert(key.heading);
        }
        let mut loaded = HashMap::new();
        for (span, (vehicles, headings)) in by_span {
            let vehicles: Vec<_> = vehicles.into_iter().collect();
            let headings: Vec<_> = headings.into_iter().collect();
            let found = self
                .service
                .groups(&self.scope, &vehicles, &headings, span)
                .await?;
            for ((vehicle, heading), groups) in found {
                let key = GroupsOf {
                    vehicle,
                    heading,
                    span,
                };
                loaded.insert(key, Arc::new(groups));
            }
        }
        Ok(loaded)
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
