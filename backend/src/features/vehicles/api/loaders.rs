use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::async_trait::async_trait;
use async_graphql::dataloader::Loader;
use sea_orm::DbErr;

use crate::features::vehicles::domain::Vehicle;
use crate::features::vehicles::service::VehicleService;
use crate::kernel::ids::VehicleId;
use crate::kernel::scope::UserScope;

/// Loads vehicles of one scope, many at once.
pub struct VehicleLoader {
    service: VehicleService,
    scope: UserScope,
}

impl VehicleLoader {
    #[must_use]
    pub fn new(service: VehicleService, scope: UserScope) -> Self {
        Self { service, scope }
    }
}

#[async_trait]
impl Loader<VehicleId> for VehicleLoader {
    type Value = Arc<Vehicle>;
    type Error = DbErr;

    async fn load(&self, ids: &[VehicleId]) -> Result<HashMap<VehicleId, Self::Value>, DbErr> {
        let found = self.service.find(&self.scope, ids).await?;
        Ok(found
            .into_iter()
            .map(|vehicle| (vehicle.id, Arc::new(vehicle)))
            .collect())
    }
}
