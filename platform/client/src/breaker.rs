//! A circuit breaker: a service that keeps failing is left alone for a while.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::policy::Policy;

/// The state of one service's circuit.
#[derive(Debug)]
pub struct Breaker {
    failures_to_open: u32,
    open_for: Duration,
    open_at_most: Duration,
    state: Mutex<State>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Calls pass; failures in a row are counted.
    Closed { failures: u32 },
    /// No call passes before the instant.
    Open { until: Instant, pause: Duration },
    /// One call is out to see whether the service is back.
    Probing { pause: Duration },
}

/// The right to one call; tell it how the call went.
#[derive(Debug)]
#[must_use]
pub struct Pass<'a> {
    breaker: &'a Breaker,
    told: bool,
}

impl Breaker {
    pub fn new(policy: &Policy) -> Self {
        Self {
            failures_to_open: policy.failures_to_open,
            open_for: policy.open_for,
            open_at_most: policy.open_at_most,
            state: Mutex::new(State::Closed { failures: 0 }),
        }
    }

    /// A pass, or none while the circuit is open.
    pub fn admit(&self) -> Option<Pass<'_>> {
        let mut state = self.lock();
        match *state {
            State::Closed { .. } => {}
            State::Open { until, pause } if Instant::now() >= until => {
                *state = State::Probing { pause };
            }
            State::Open { .. } | State::Probing { .. } => return None,
        }
        Some(Pass {
            breaker: self,
            told: false,
        })
    }

    fn succeeded(&self) {
        *self.lock() = State::Closed { failures: 0 };
    }

    fn failed(&self) {
        let mut state = self.lock();
        *state = match *state {
            State::Closed { failures } if failures + 1 < self.failures_to_open => State::Closed {
                failures: failures + 1,
            },
            State::Closed { .. } => Self::open(self.open_for),
            State::Probing { pause } => Self::open((pause * 2).min(self.open_at_most)),
            // A call from before the circuit opened tells nothing new.
            open @ State::Open { .. } => open,
        };
    }

    // A caller that went away learned nothing; a probe must not stay out for ever.
    fn abandoned(&self) {
        let mut state = self.lock();
        if let State::Probing { pause } = *state {
            *state = State::Open {
                until: Instant::now(),
                pause,
            };
        }
    }

    fn open(pause: Duration) -> State {
        State::Open {
            until: Instant::now() + pause,
            pause,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pass<'_> {
    /// The service answered, be it with a refusal.
    pub fn succeed(mut self) {
        self.told = true;
        self.breaker.succeeded();
    }

    /// The service did not answer or is broken.
    pub fn fail(mut self) {
        self.told = true;
        self.breaker.failed();
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        if !self.told {
            self.breaker.abandoned();
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::advance;

    use super::*;

    fn breaker() -> Breaker {
        Breaker::new(&Policy::default())
    }

    fn fail(breaker: &Breaker, times: u32) {
        for _ in 0..times {
            breaker.admit().unwrap().fail();
        }
    }

    #[tokio::test(start_paused = true)]
    async fn it_opens_after_failures_in_a_row() {
        let breaker = breaker();
        fail(&breaker, 4);
        breaker.admit().unwrap().succeed();
        fail(&breaker, 5);
        assert!(breaker.admit().is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn one_probe_goes_out_and_closes_it() {
        let breaker = breaker();
        fail(&breaker, 5);
        advance(Duration::from_millis(4_999)).await;
        assert!(breaker.admit().is_none());
        advance(Duration::from_millis(1)).await;
        let probe = breaker.admit().unwrap();
        assert!(breaker.admit().is_none(), "one at a time");
        probe.succeed();
        assert!(breaker.admit().is_some());
    }

    #[tokio::test(start_paused = true)]
    async fn failing_probes_wait_longer_up_to_a_limit() {
        let breaker = breaker();
        fail(&breaker, 5);
        for seconds in [5, 10, 20, 40, 60, 60] {
            advance(Duration::from_secs(seconds) - Duration::from_millis(1)).await;
            assert!(breaker.admit().is_none(), "{seconds}");
            advance(Duration::from_millis(1)).await;
            breaker.admit().unwrap().fail();
        }
    }

    #[tokio::test(start_paused = true)]
    async fn an_abandoned_probe_lets_the_next_one_out() {
        let breaker = breaker();
        fail(&breaker, 5);
        advance(Duration::from_secs(5)).await;
        drop(breaker.admit().unwrap());
        assert!(breaker.admit().is_some());
    }

    #[tokio::test(start_paused = true)]
    async fn late_failures_do_not_prolong_the_pause() {
        let breaker = breaker();
        let late: Vec<_> = (0..8).map(|_| breaker.admit().unwrap()).collect();
        late.into_iter().for_each(Pass::fail);
        advance(Duration::from_secs(5)).await;
        assert!(breaker.admit().is_some());
    }
}
