use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::async_trait::async_trait;
use async_graphql::dataloader::Loader;
use sea_orm::DbErr;

use crate::features::odometer::domain::Reading;
use crate::features::odometer::service::OdometerService;
use crate::kernel::ids::OdometerReadingId;
use crate::kernel::scope::UserScope;

/// Loads readings of one scope, many at once.
pub struct OdometerReadingLoader {
    service: OdometerService,
    scope: UserScope,
}

impl OdometerReadingLoader {
    #[must_use]
    pub fn new(service: OdometerService, scope: UserScope) -> Self {
        Self { service, scope }
    }
}

#[async_trait]
impl Loader<OdometerReadingId> for OdometerReadingLoader {
    type Value = Arc<Reading>;
    type Error = DbErr;

    async fn load(
        &self,
        ids: &[OdometerReadingId],
    ) -> Result<HashMap<OdometerReadingId, Self::Value>, DbErr> {
        let found = self.service.find(&self.scope, ids).await?;
        let readings = found.into_iter();
        Ok(readings.map(|r| (r.id, Arc::new(r))).collect())
    }
}
