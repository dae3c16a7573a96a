//! Limits on failed sign-ins that slow a guesser and leave the owner in.
//!
//! Failures are counted by address, by account and address, and by account. A browser that has
//! signed in to the account before is counted by itself only, so that a stranger who guesses
//! can't lock the owner out.

use std::net::IpAddr;
use std::time::Duration;

use platform_kit::cache::Cache;
use uuid::Uuid;

use crate::domain::email::Email;
use crate::domain::secret::OpaqueHash;

const SHORT: Duration = Duration::from_secs(10 * 60);
const LONG: Duration = Duration::from_secs(60 * 60);

const PER_ADDRESS: u64 = 50;
const PER_ACCOUNT_AND_ADDRESS: u64 = 10;
const PER_ACCOUNT: u64 = 100;
const PER_DEVICE: u64 = 10;
const SIGN_UPS_PER_ADDRESS: u64 = 30;
const LETTERS_PER_ADDRESS: u64 = 20;
const LETTERS_PER_ACCOUNT: u64 = 5;

/// Counts failures in the cache.
#[derive(Clone, Debug)]
pub struct Throttle {
    cache: Cache,
}

/// One counter: its name, its window and how many it allows.
#[derive(Clone, Debug)]
struct Counter {
    name: String,
    window: Duration,
    allowed: u64,
}

/// Every counter that one attempt touches.
#[derive(Clone, Debug)]
pub struct Attempt(Vec<Counter>);

/// Too many failures; how long to wait at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany {
    /// At most this long.
    pub wait: Duration,
}

impl Attempt {
    /// From a browser that has not signed in to this account before.
    #[must_use]
    pub fn by_stranger(email: &Email, address: Option<IpAddr>) -> Self {
        // Known and unknown accounts count alike; the hash keeps addresses out of the cache.
        let account = OpaqueHash::of(email.key());
        let account = account.as_str();
        let address = address_key(address);
        Self(vec![
            Counter::new(format!("address:{address}"), SHORT, PER_ADDRESS),
            Counter::new(
                format!("pair:{account}:{address}"),
                SHORT,
                PER_ACCOUNT_AND_ADDRESS,
            ),
            Counter::new(format!("account:{account}"), LONG, PER_ACCOUNT),
        ])
    }

    /// From a browser that has signed in to this account before.
    #[must_use]
    pub fn by_known_device(device: &OpaqueHash, account_id: Uuid) -> Self {
        let name = format!("device:{}:{account_id}", device.as_str());
        Self(vec![Counter::new(name, SHORT, PER_DEVICE)])
    }

    /// A code of the second step, counted apart from passwords.
    #[must_use]
    pub fn of_second_step(self) -> Self {
        let apart = |counter: Counter| Counter {
            name: format!("step:{}", counter.name),
            ..counter
        };
        Self(self.0.into_iter().map(apart).collect())
    }

    /// The password of somebody who is signed in.
    #[must_use]
    pub fn confirmation(session_id: Uuid) -> Self {
        Self(vec![Counter::new(
            format!("confirm:{session_id}"),
            SHORT,
            PER_DEVICE,
        )])
    }

    /// A wish for a letter: by address of the network.
    #[must_use]
    pub fn letter(address: Option<IpAddr>) -> Self {
        let name = format!("letter:{}", address_key(address));
        Self(vec![Counter::new(name, LONG, LETTERS_PER_ADDRESS)])
    }

    /// A letter to an account: beyond it, silence.
    #[must_use]
    pub fn letter_to(account: Uuid) -> Self {
        let name = format!("letter-to:{account}");
        Self(vec![Counter::new(name, LONG, LETTERS_PER_ACCOUNT)])
    }

    /// A sign-up.
    #[must_use]
    pub fn sign_up(address: Option<IpAddr>) -> Self {
        let name = format!("sign-up:{}", address_key(address));
        Self(vec![Counter::new(name, LONG, SIGN_UPS_PER_ADDRESS)])
    }
}

impl Counter {
    fn new(name: String, window: Duration, allowed: u64) -> Self {
        Self {
            name,
            window,
            allowed,
        }
    }

    fn block(&self) -> String {
        format!("block:{}", self.name)
    }
}

impl Throttle {
    /// Counts in this cache.
    #[must_use]
    pub fn new(cache: Cache) -> Self {
        Self { cache }
    }

    /// Whether the attempt may be made.
    pub async fn check(&self, attempt: &Attempt) -> Result<(), TooMany> {
        for counter in &attempt.0 {
            if self.cache.get(&counter.block()).await.is_some() {
                return Err(TooMany {
                    wait: counter.window,
                });
            }
        }
        Ok(())
    }

    /// Counts a failure, or for a sign-up any attempt.
    pub async fn count(&self, attempt: &Attempt) {
        for counter in &attempt.0 {
            if self.cache.count(&counter.name, counter.window).await >= counter.allowed {
                self.cache
                    .set(&counter.block(), *b"1", counter.window)
                    .await;
            }
        }
    }
}

// One home or phone has a whole /64 of IPv6 addresses.
fn address_key(address: Option<IpAddr>) -> String {
    match address.map(|address| address.to_canonical()) {
        None => "unknown".to_owned(),
        Some(IpAddr::V4(v4)) => v4.to_string(),
        Some(IpAddr::V6(v6)) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_in_one_network_share_a_counter() {
        let key = |text: &str| address_key(text.parse().ok());
        assert_eq!(key("2001:db8:1:2::3"), key("2001:db8:1:2:ffff::9"));
        assert_ne!(key("2001:db8:1:2::3"), key("2001:db8:1:3::3"));
        assert_eq!(key("::ffff:192.0.2.7"), "192.0.2.7");
    }

    #[tokio::test]
    async fn failures_block_the_stranger_and_not_the_owner() {
        let throttle = Throttle::new(Cache::local("t"));
        let email = Email::try_new("anna@example.com").unwrap();
        let stranger = Attempt::by_stranger(&email, "192.0.2.7".parse().ok());
        // Twice the limit, since a window may begin in between.
        for _ in 0..2 * PER_ACCOUNT_AND_ADDRESS {
            throttle.count(&stranger).await;
        }
        assert_eq!(
            throttle.check(&stranger).await,
            Err(TooMany { wait: SHORT })
        );
        let elsewhere = Attempt::by_stranger(&email, "192.0.2.8".parse().ok());
        assert_eq!(throttle.check(&elsewhere).await, Ok(()));
        let owner = Attempt::by_known_device(&OpaqueHash::of("cookie"), Uuid::nil());
        assert_eq!(throttle.check(&owner).await, Ok(()));
    }
}
