use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::async_trait::async_trait;
use async_graphql::dataloader::Loader;
use sea_orm::DbErr;

use crate::features::documents::domain::Document;
use crate::features::documents::service::DocumentService;
use crate::kernel::ids::{DocumentId, FuelLogId};
use crate::kernel::scope::UserScope;

/// Loads documents of one scope, many at once.
pub struct DocumentLoader {
    service: DocumentService,
    scope: UserScope,
}

impl DocumentLoader {
    #[must_use]
    pub fn new(service: DocumentService, scope: UserScope) -> Self {
        Self { service, scope }
    }
}

#[async_trait]
impl Loader<DocumentId> for DocumentLoader {
    type Value = Arc<Document>;
    type Error = DbErr;

    async fn load(&self, ids: &[DocumentId]) -> Result<HashMap<DocumentId, Self::Value>, DbErr> {
        let found = self.service.find(&self.scope, ids).await?;
        let known = found.into_iter().filter(|d| d.completed_at.is_some());
        Ok(known.map(|d| (d.id, Arc::new(d))).collect())
    }
}

/// The documents of a fill-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DocumentsOf(pub FuelLogId);

#[async_trait]
impl Loader<DocumentsOf> for DocumentLoader {
    type Value = Vec<Arc<Document>>;
    type Error = DbErr;

    async fn load(&self, keys: &[DocumentsOf]) -> Result<HashMap<DocumentsOf, Self::Value>, DbErr> {
        let logs: Vec<_> = keys.iter().map(|key| key.0).collect();
        let mut by_log: HashMap<DocumentsOf, Self::Value> = HashMap::new();
        for document in self.service.of_logs(&self.scope, &logs).await? {
            let key = DocumentsOf(document.fuel_log_id);
            by_log.entry(key).or_default().push(Arc::new(document));
        }
        Ok(by_log)
    }
}

/// How many documents a fill-up has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DocumentCountOf(pub FuelLogId);

#[async_trait]
impl Loader<DocumentCountOf> for DocumentLoader {
    type Value = i64;
    type Error = DbErr;

    async fn load(&self, keys: &[DocumentCountOf]) -> Result<HashMap<DocumentCountOf, i64>, DbErr> {
        let logs: Vec<_> = keys.iter().map(|key| key.0).collect();
        let counts = self.service.counts(&self.scope, &logs).await?;
        let of = counts.into_iter();
        Ok(of.map(|(id, count)| (DocumentCountOf(id), count)).collect())
    }
}
