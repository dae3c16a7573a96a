//! Ids are UUIDv7: ordered by time, so that an index on them stays compact.

use uuid::{NoContext, Timestamp, Uuid};

use crate::clock::Clock;

/// Makes new ids from the injected clock.
#[derive(Clone, Debug)]
pub struct IdGenerator {
    clock: Clock,
}

impl IdGenerator {
    #[must_use]
    pub fn new(clock: Clock) -> Self {
        Self { clock }
    }

    #[must_use]
    pub fn next(&self) -> Uuid {
        let now = self.clock.now();
        let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
        Uuid::new_v7(Timestamp::from_unix(
            NoContext,
            seconds,
            now.timestamp_subsec_nanos(),
        ))
    }
}
