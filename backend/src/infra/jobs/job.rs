//! What a job is, and how it goes on after an attempt.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::kernel::ids::{TenantId, UserId};
use crate::kernel::scope::{Role, UserScope};

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobKind {
    /// A copy of everything of a person's.
    Export,
    /// A file of another program taken in, or taken back; the payload is the import's id.
    Import,
    /// The end of an account whose grace is over.
    EraseAccount,
    /// A letter that somebody sends; the payload is the letter, and goes when the job is over.
    Letter,
}

impl JobKind {
    pub const ALL: [Self; 4] = [Self::Export, Self::Import, Self::EraseAccount, Self::Letter];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Export => "export",
            Self::Import => "import",
            Self::EraseAccount => "erase_account",
            Self::Letter => "letter",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether its payload opens something, and must not outlive its use.
    #[must_use]
    pub fn is_secret(self) -> bool {
        self == Self::Letter
    }

    /// Whether jobs of it run one after another in each tenant: each begins with what the one before left.
    #[must_use]
    pub fn is_one_at_a_time(self) -> bool {
        self == Self::Import
    }

    /// After so many attempts it is given up. An account is tried for weeks: other services may be down.
    /// A letter is tried for as long as its link is good, which its runner knows.
    #[must_use]
    pub fn most_attempts(self) -> i32 {
        match self {
            Self::Export | Self::Import => 5,
            Self::EraseAccount | Self::Letter => 1_000,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    Queued,
    Running,
    Done,
    /// Given up.
    Dead,
}

impl JobState {
    pub const ALL: [Self; 4] = [Self::Queued, Self::Running, Self::Done, Self::Dead];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Dead => "dead",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A job as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    pub id: Uuid,
    pub tenant: TenantId,
    pub user: UserId,
    /// The role of its owner when they asked for it.
    pub role: Role,
    pub kind: JobKind,
    pub payload: String,
    pub state: JobState,
    pub attempts: i32,
    pub done: i64,
    /// None until it is known.
    pub total: Option<i64>,
    pub error: Option<String>,
    pub created_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
}

impl Job {
    /// The scope of its owner, for the one who runs it.
    #[must_use]
    pub fn scope(&self) -> UserScope {
        UserScope::establish(self.user, self.tenant, self.role)
    }

    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self.state, JobState::Done | JobState::Dead)
    }
}

const FIRST_WAIT: TimeDelta = TimeDelta::seconds(5);
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(1);

/// How long to wait after the given number of failed attempts: four times as long each time, up to
/// an hour.
#[must_use]
pub fn backoff(attempts: i32) -> TimeDelta {
    let exponent = u32::try_from(attempts.clamp(1, 8) - 1).unwrap_or_default();
    (FIRST_WAIT * 4_i32.pow(exponent)).min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_up_to_an_hour() {
        assert_eq!(backoff(1), TimeDelta::seconds(5));
        assert_eq!(backoff(2), TimeDelta::seconds(20));
        assert_eq!(backoff(3), TimeDelta::seconds(80));
        for attempts in [7, 100, i32::MAX] {
            assert_eq!(backoff(attempts), LONGEST_WAIT, "{attempts}");
        }
        assert_eq!(backoff(i32::MIN), FIRST_WAIT);
    }
}
