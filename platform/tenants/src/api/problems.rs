//! Refusals as problem documents. Their types are stable: clients switch on them.

use axum::extract::rejection::{JsonRejection, QueryRejection};
use axum::http::StatusCode;
use platform_kit::problem::Problem;
use utoipa::IntoResponses;

use crate::domain::{InvalidText, Refusal};
use crate::service::ServiceError;
use crate::store::StoreError;

/// Every way in which a request is refused.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "only documents the answers")]
pub enum Refused {
    /// A parameter, header or the body is not valid.
    #[response(status = 400, content_type = "application/problem+json")]
    Wrong(Problem),
    /// No valid service key.
    #[response(status = 401, content_type = "application/problem+json")]
    Unauthorized(Problem),
    /// The acting person's role does not reach.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(Problem),
    /// No such thing, or none that the acting person may know of.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(Problem),
    /// A rule says no: `last-owner`, `limit-reached`, `slug-taken`, `already-member`, …
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(Problem),
    /// The invitation was used, withdrawn, or has expired.
    #[response(status = 410, content_type = "application/problem+json")]
    Gone(Problem),
}

pub fn problem(error: impl Into<ServiceError>) -> Problem {
    match error.into() {
        ServiceError::Store(StoreError::Refused(refusal)) => refused(refusal),
        ServiceError::Store(StoreError::KeyReused) => Problem::new(
            StatusCode::CONFLICT,
            "idempotency-conflict",
            "The key was used before",
        )
        .with_parameter("Idempotency-Key")
        .with_detail("This key belongs to a request with another body."),
        error @ (ServiceError::Store(StoreError::Unreadable(_) | StoreError::Db(_))
        | ServiceError::NoRandomness) => Problem::internal(&error),
    }
}

fn refused(refusal: Refusal) -> Problem {
    let conflict = |kind, title| Problem::new(StatusCode::CONFLICT, kind, title);
    let gone = |kind, title| Problem::new(StatusCode::GONE, kind, title);
    match refusal {
        Refusal::NotFound => no_such_thing(),
        Refusal::Forbidden => Problem::new(
            StatusCode::FORBIDDEN,
            "forbidden",
            "The role does not allow this",
        ),
        Refusal::LastOwner => conflict("last-owner", "A tenant always has an owner")
            .with_detail("Make somebody else an owner first."),
        Refusal::NotInUse => conflict("not-in-use", "The tenant is not in use"),
        Refusal::WrongStatus => conflict("wrong-status", "The status has no such step"),
        Refusal::SlugTaken => {
            conflict("slug-taken", "Another tenant has this slug").with_parameter("slug")
        }
        Refusal::LimitReached => conflict("limit-reached", "The plan allows no more members"),
        Refusal::TooManyOpen => conflict("too-many-open", "Too many are open already"),
        Refusal::AlreadyMember => conflict("already-member", "The person is a member already"),
        Refusal::AlreadyDecided => conflict("already-decided", "The request was answered before"),
        Refusal::DeletionState => {
            conflict("deletion-state", "The deletion is already in that state")
        }
        Refusal::InvitationExpired => gone("invitation-expired", "The invitation has expired"),
        Refusal::InvitationUsed => gone("invitation-used", "The invitation was used"),
        Refusal::InvitationRevoked => gone("invitation-revoked", "The invitation was withdrawn"),
    }
}

pub fn no_such_thing() -> Problem {
    Problem::not_found("Nothing that you may know of has this id or name.")
}

pub fn invalid(parameter: &str, error: &InvalidText) -> Problem {
    Problem::invalid_parameter(parameter, format!("It {error}."))
}

pub fn bad_body(rejection: JsonRejection) -> Problem {
    let status = match rejection.status() {
        StatusCode::UNPROCESSABLE_ENTITY => StatusCode::BAD_REQUEST,
        status => status,
    };
    Problem::new(status, "invalid-body", "The body can't be read")
        .with_detail(rejection.body_text())
}

pub fn bad_query(rejection: QueryRejection) -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "invalid-parameter",
        "A parameter is not valid",
    )
    .with_detail(rejection.body_text())
}
