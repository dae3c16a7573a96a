use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::async_trait::async_trait;
use async_graphql::dataloader::Loader;
use platform_client::vehicles::{VinDecode, VinWish};
use platform_client::{ClientError, VehiclesClient};

/// VINs in one call to the service: its answer stays well below the client's cap.
pub const MOST_VINS: usize = 50;

/// Decodes the VINs of one operation, many at once and each once.
pub struct VinLoader {
    catalog: VehiclesClient,
}

impl VinLoader {
    #[must_use]
    pub fn new(catalog: VehiclesClient) -> Self {
        Self { catalog }
    }
}

#[async_trait]
impl Loader<VinWish> for VinLoader {
    type Value = Arc<VinDecode>;
    type Error = ClientError;

    async fn load(&self, wishes: &[VinWish]) -> Result<HashMap<VinWish, Self::Value>, ClientError> {
        let mut decoded = HashMap::with_capacity(wishes.len());
        for some in wishes.chunks(MOST_VINS) {
            let results = self.catalog.decode_vins(some).await?;
            decoded.extend(some.iter().cloned().zip(results.into_iter().map(Arc::new)));
        }
        Ok(decoded)
    }
}
