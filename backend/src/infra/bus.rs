//! Tells every replica what changed: tokio's broadcast in this process, and Redis between processes
//! where one is configured. Messages may be lost; listeners are then told to read everything again.

use futures::StreamExt;
use redis::AsyncCommands;
use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use std::time::Duration;
use tokio::sync::broadcast;
use tokio_util::sync::CancellationToken;

use crate::kernel::events::RecordChanged;

const CHANNEL: &str = "motovaultpro:changes";
const BUFFER: usize = 1024;

/// What a listener receives.
#[derive(Clone, Debug)]
pub enum Event {
    Changed(RecordChanged),
    /// Events were lost.
    Resync,
}

#[derive(Clone)]
pub struct Bus {
    local: broadcast::Sender<Event>,
    redis: Option<ConnectionManager>,
}

impl std::fmt::Debug for Bus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bus")
            .field("redis", &self.redis.is_some())
            .finish_non_exhaustive()
    }
}

impl Bus {
    /// In this process only.
    #[must_use]
    pub fn local() -> Self {
        Self {
            local: broadcast::channel(BUFFER).0,
            redis: None,
        }
    }

    /// Through Redis at `url`; listens until `stop`. Without an address, in this process only.
    ///
    /// # Errors
    /// When the address cannot be read. A server that is down is no error.
    pub fn open(url: Option<&str>, stop: CancellationToken) -> Result<Self, redis::RedisError> {
        let mut bus = Self::local();
        if let Some(url) = url {
            let client = redis::Client::open(url)?;
            let settings = ConnectionManagerConfig::new().set_number_of_retries(1);
            bus.redis = Some(ConnectionManager::new_lazy_with_config(
                client.clone(),
                settings,
            )?);
            tokio::spawn(listen(client, bus.local.clone(), stop));
        }
        Ok(bus)
    }

    /// Tells everybody, this process included.
    pub async fn publish(&self, change: RecordChanged) {
        if let Some(mut redis) = self.redis.clone()
            && let Ok(text) = serde_json::to_string(&change)
        {
            let sent: Result<i64, _> = redis.publish(CHANNEL, text).await;
            match sent {
                // This process hears it through its own subscription.
                Ok(listeners) if listeners > 0 => return,
                Ok(_) => (),
                Err(error) => {
                    tracing::warn!(%error, "redis is not answering, telling this process only")
                }
            }
        }
        self.local.send(Event::Changed(change)).ok();
    }

    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<Event> {
        self.local.subscribe()
    }
}

async fn listen(client: redis::Client, local: broadcast::Sender<Event>, stop: CancellationToken) {
    let mut first = true;
    while !stop.is_cancelled() {
        if let Ok(mut subscription) = client.get_async_pubsub().await
            && subscription.subscribe(CHANNEL).await.is_ok()
        {
            if !first {
                local.send(Event::Resync).ok();
            }
            first = false;
            let mut messages = subscription.on_message();
            while let Some(Some(message)) = stop.run_until_cancelled(messages.next()).await {
                let change = message
                    .get_payload::<String>()
                    .ok()
                    .and_then(|t| serde_json::from_str(&t).ok());
                if let Some(change) = change {
                    local.send(Event::Changed(change)).ok();
                }
            }
        }
        stop.run_until_cancelled(tokio::time::sleep(Duration::from_secs(1)))
            .await;
    }
}
