//! The numbers behind every call.

use std::time::Duration;

/// How long, how many, how often.
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    /// For a connection.
    pub connect: Duration,
    /// For a whole call, its retries and the wait for a slot included.
    pub total: Duration,
    /// Calls to one service at once.
    pub concurrency: usize,
    /// Repetitions of an idempotent call after a connect error, 502, 503 or 504.
    pub retries: u32,
    /// Shortest pause before a repetition; jitter adds up to as much again.
    pub pause: Duration,
    /// Largest answer in bytes, unpacked.
    pub max_response: usize,
    /// Failures in a row that open the circuit.
    pub failures_to_open: u32,
    /// How long the circuit stays open at first; it doubles while probes fail.
    pub open_for: Duration,
    /// How long it stays open at most.
    pub open_at_most: Duration,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(1),
            total: Duration::from_secs(3),
            concurrency: 32,
            retries: 2,
            pause: Duration::from_millis(50),
            max_response: 1024 * 1024,
            failures_to_open: 5,
            open_for: Duration::from_secs(5),
            open_at_most: Duration::from_secs(60),
        }
    }
}
