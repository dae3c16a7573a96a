//! How long the trash keeps.

use chrono::{DateTime, TimeDelta, Utc};

/// How long what was deleted can be had back.
pub const KEPT: TimeDelta = TimeDelta::days(30);

/// When it is gone for good, at the earliest.
#[must_use]
pub fn gone_at(deleted_at: DateTime<Utc>) -> DateTime<Utc> {
    deleted_at + KEPT
}

/// Days that are left, begun ones included; 0 when it may be gone at any moment.
#[must_use]
pub fn days_left(deleted_at: DateTime<Utc>, now: DateTime<Utc>) -> i64 {
    let seconds = (gone_at(deleted_at) - now).num_seconds().max(0);
    let day = TimeDelta::days(1).num_seconds();
    (seconds + day - 1) / day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_has_begun_counts() {
        let deleted = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        for (after, left) in [
            (TimeDelta::zero(), 30),
            (TimeDelta::seconds(1), 30),
            (TimeDelta::days(1), 29),
            (TimeDelta::days(29) + TimeDelta::hours(23), 1),
            (TimeDelta::days(30), 0),
            (TimeDelta::days(300), 0),
        ] {
            assert_eq!(days_left(deleted, deleted + after), left, "{after}");
        }
    }
}
