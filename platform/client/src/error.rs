//! What a call can end in besides its answer.

use platform_kit::problem::Problem;

/// Why a call has no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClientError {
    /// The service can't be reached, is broken, or is left alone for a while.
    #[error("{service} is unavailable: {reason}")]
    Unavailable {
        /// Which service.
        service: &'static str,
        /// For the log.
        reason: String,
    },
    /// No answer in time.
    #[error("{service} did not answer in time")]
    Timeout {
        /// Which service.
        service: &'static str,
    },
    /// The service understood and said no.
    #[error("{service} refused: {} ({})", .problem.title, .problem.status)]
    Rejected {
        /// Which service.
        service: &'static str,
        /// Its reason.
        problem: Box<Problem>,
    },
    /// The answer is not what was agreed on.
    #[error("{service} broke the contract: {breach}")]
    Contract {
        /// Which service.
        service: &'static str,
        /// In which way.
        breach: ContractBreach,
    },
}

/// In which way an answer is not what was agreed on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContractBreach {
    /// Redirects are not followed: a key must not travel elsewhere.
    #[error("it redirects")]
    Redirect,
    /// Larger than the cap.
    #[error("the answer is too large")]
    TooLarge,
    /// Another number of results than of questions.
    #[error("it answered {given} of {asked}")]
    Count {
        /// How many were asked for.
        asked: usize,
        /// How many came.
        given: usize,
    },
    /// Not the JSON it should be.
    #[error("the answer can't be read: {0}")]
    Unreadable(String),
}

impl ClientError {
    /// Whether the same call may work later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        matches!(self, Self::Unavailable { .. } | Self::Timeout { .. })
    }

    /// The problem of a refusal for something that does not exist.
    #[must_use]
    pub fn not_found(&self) -> Option<&Problem> {
        match self {
            Self::Rejected { problem, .. } if problem.status == 404 => Some(problem),
            _ => None,
        }
    }

    /// Which service it was.
    #[must_use]
    pub fn service(&self) -> &'static str {
        match self {
            Self::Unavailable { service, .. }
            | Self::Timeout { service }
            | Self::Rejected { service, .. }
            | Self::Contract { service, .. } => service,
        }
    }
}

/// A client can't be made from its settings.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// Not an http(s) address.
    #[error("the address of a service must be an http or https URL, not {0:?}")]
    Address(String),
    /// TLS or the like can't be set up.
    #[error("the HTTP client can't be made: {0}")]
    Http(#[from] reqwest::Error),
}
