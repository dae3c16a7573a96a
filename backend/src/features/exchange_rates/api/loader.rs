use std::collections::HashMap;

use async_graphql::async_trait::async_trait;
use async_graphql::dataloader::Loader;
use sea_orm::DbErr;

use crate::features::exchange_rates::domain::Value;
use crate::features::exchange_rates::service::{ExchangeRateService, Wanted};
use crate::kernel::scope::UserScope;

/// Looks rates of one scope up, many at once.
pub struct RateLoader {
    service: ExchangeRateService,
    scope: UserScope,
}

impl RateLoader {
    #[must_use]
    pub fn new(service: ExchangeRateService, scope: UserScope) -> Self {
        Self { service, scope }
    }
}

#[async_trait]
impl Loader<Wanted> for RateLoader {
    type Value = Value;
    type Error = DbErr;

    async fn load(&self, wanted: &[Wanted]) -> Result<HashMap<Wanted, Value>, DbErr> {
        self.service.values(&self.scope, wanted).await
    }
}
