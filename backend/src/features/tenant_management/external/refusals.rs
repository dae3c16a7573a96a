use platform_client::ClientError;
use sea_orm::DbErr;

use crate::features::tenant_management::domain::{Objection, Reason};

/// How a use case ends when nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum TenantError {
    /// A rule says no.
    #[error("refused: {0:?}")]
    Objected(Objection),
    /// The tenants service does not answer, or not as agreed.
    #[error(transparent)]
    Service(ClientError),
    #[error(transparent)]
    Storage(#[from] DbErr),
}

impl From<Reason> for TenantError {
    fn from(reason: Reason) -> Self {
        Self::Objected(Objection::new(reason))
    }
}

impl From<Objection> for TenantError {
    fn from(objection: Objection) -> Self {
        Self::Objected(objection)
    }
}

/// A refusal becomes an objection; all else is the service's failure.
impl From<ClientError> for TenantError {
    fn from(error: ClientError) -> Self {
        let ClientError::Rejected { problem, .. } = &error else {
            return Self::Service(error);
        };
        let kind = problem.kind.rsplit('/').next().unwrap_or_default();
        match Reason::of_problem(kind) {
            Some(reason) => Self::Objected(Objection::of_parameter(
                reason,
                problem.parameter.as_deref(),
                problem.detail.as_deref(),
            )),
            None => Self::Service(error),
        }
    }
}
