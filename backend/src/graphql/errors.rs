//! GraphQL errors with their codes, and the errors in payloads.

use async_graphql::{Error, ErrorExtensions};
use platform_client::ClientError;
use sea_orm::DbErr;

use crate::graphql::transport::ErrorCode;
use crate::infra::db::{MutationError, Refusal};
use crate::kernel::ids::IdError;

fn coded(code: ErrorCode, message: impl Into<String>) -> Error {
    Error::new(message).extend_with(|_, extensions| extensions.set("code", code.as_str()))
}

/// Nobody is signed in.
#[must_use]
pub fn unauthenticated() -> Error {
    coded(ErrorCode::Unauthenticated, "Sign in first.")
}

/// Signed in, but this is for others.
#[must_use]
pub fn forbidden(message: impl Into<String>) -> Error {
    coded(ErrorCode::Forbidden, message)
}

/// The API was called with something that it cannot read.
#[must_use]
pub fn bad_input(message: impl Into<String>) -> Error {
    coded(ErrorCode::BadUserInput, message)
}

/// An id that is none, or of another type.
#[must_use]
pub fn bad_id(error: IdError) -> Error {
    bad_input(error.to_string())
}

/// The database failed: the cause is logged by the transport, which answers INTERNAL.
#[must_use]
pub fn storage(error: DbErr) -> Error {
    Error::new_with_source(error)
}

/// A platform service does not answer; partial data are kept.
#[must_use]
pub fn upstream(error: ClientError) -> Error {
    let service = error.service();
    tracing::warn!(%error, service, "a platform service does not answer");
    out_of_reach(service, error.is_retryable())
}

/// What somebody else should answer is out of reach; partial data are kept.
#[must_use]
pub fn out_of_reach(service: &'static str, retryable: bool) -> Error {
    Error::new(format!(
        "The {service} service is not available. Try again later."
    ))
    .extend_with(|_, extensions| {
        extensions.set("code", ErrorCode::UpstreamUnavailable.as_str());
        extensions.set("service", service);
        extensions.set("retryable", retryable);
    })
}

/// One error in a payload, before it takes its mutation's type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserFault {
    pub kind: FaultKind,
    pub field: Vec<String>,
    pub message: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    Invalid,
    TooLong,
    NotFound,
    Conflict,
    Forbidden,
}

/// What a mutation that was not done puts into its payload: the record as it stands, and why.
pub struct Declined<T> {
    pub current: Option<T>,
    pub faults: Vec<UserFault>,
}

fn fault(kind: FaultKind, field: &[&str], message: &str) -> UserFault {
    UserFault {
        kind,
        field: field.iter().map(|part| (*part).to_owned()).collect(),
        message: message.to_owned(),
    }
}

/// Sorts a failed mutation into its payload or, where the database failed, into an error.
///
/// # Errors
/// The database's.
pub fn declined<T: std::fmt::Debug>(error: MutationError<T>) -> Result<Declined<T>, Error> {
    let refusal = match error {
        MutationError::Refused(refusal) => refusal,
        MutationError::Storage(error) => return Err(storage(error)),
    };
    let only = |faults| Declined {
        current: None,
        faults,
    };
    Ok(match refusal {
        Refusal::Faults(faults) => only(
            faults
                .into_iter()
                .map(|f| {
                    let kind = if f.too_long {
                        FaultKind::TooLong
                    } else {
                        FaultKind::Invalid
                    };
                    fault(kind, &["input", f.field], &f.message)
                })
                .collect(),
        ),
        Refusal::NotFound => only(vec![fault(
            FaultKind::NotFound,
            &["input", "id"],
            "This is not here (any more).",
        )]),
        Refusal::Forbidden => only(vec![fault(
            FaultKind::Forbidden,
            &[],
            "You can see this but not change it. Ask the owner.",
        )]),
        Refusal::NoRoom(most) => only(vec![fault(
            FaultKind::Forbidden,
            &[],
            &format!(
                "The plan of this garage has room for {most} vehicles. Delete one, or ask for a larger plan."
            ),
        )]),
        Refusal::KeyReused => only(vec![fault(
            FaultKind::Conflict,
            &["input", "idempotencyKey"],
            "This key was used for another change. Take a new one.",
        )]),
        Refusal::Conflict(current) => Declined {
            current: Some(*current),
            faults: vec![fault(
                FaultKind::Conflict,
                &["input", "expectedVersion"],
                "This was changed in the meantime. Compare the two versions.",
            )],
        },
    })
}

/// Declares the error type of one mutation with its code enum. Every kind of fault has its code in
/// every mutation: a new kind does not compile until it has one here.
#[macro_export]
macro_rules! mutation_error {
    ($error:ident, $code:ident, $mutation:literal) => {
        #[doc = concat!("Why ", $mutation, " was not done.")]
        #[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $code {
            /// A value cannot be true, or cannot be read.
            Invalid,
            /// A text is too long.
            TooLong,
            /// There is no such record, or it is not yours.
            NotFound,
            /// Somebody else changed it first, or the idempotency key was used before.
            Conflict,
            /// Your role does not allow this.
            Forbidden,
        }

        #[doc = concat!("A reason why ", $mutation, " was not done.")]
        #[derive(async_graphql::SimpleObject, Clone, Debug)]
        pub struct $error {
            /// What kind of reason, for programs.
            pub code: $code,
            /// Path of the input field that is to blame; empty where none is.
            pub field: Vec<String>,
            /// What to do about it, for people.
            pub message: String,
        }

        impl From<$crate::graphql::errors::UserFault> for $error {
            fn from(fault: $crate::graphql::errors::UserFault) -> Self {
                use $crate::graphql::errors::FaultKind;
                let code = match fault.kind {
                    FaultKind::Invalid => $code::Invalid,
                    FaultKind::TooLong => $code::TooLong,
                    FaultKind::NotFound => $code::NotFound,
                    FaultKind::Conflict => $code::Conflict,
                    FaultKind::Forbidden => $code::Forbidden,
                };
                Self {
                    code,
                    field: fault.field,
                    message: fault.message,
                }
            }
        }
    };
}

/// Declares payload and errors of a mutation that removes a record for good.
#[macro_export]
macro_rules! purge_payload {
    ($payload:ident, $error:ident, $code:ident, $mutation:literal, $id:ty) => {
        $crate::mutation_error!($error, $code, $mutation);

        #[doc = concat!("What ", $mutation, " did.")]
        #[derive(async_graphql::SimpleObject)]
        pub struct $payload {
            /// The id of what is gone; null where nothing was done.
            pub purged_id: Option<async_graphql::ID>,
            /// Why nothing was done; empty when it was.
            pub user_errors: Vec<$error>,
        }

        impl $payload {
            /// Sorts the outcome of the use case into the payload.
            pub fn of<T: std::fmt::Debug>(
                ctx: &async_graphql::Context<'_>,
                outcome: Result<$id, $crate::infra::db::MutationError<T>>,
            ) -> async_graphql::Result<Self> {
                use $crate::graphql::context::ResolverContext as _;
                ctx.loaders()?.forget();
                let (purged_id, faults) = match outcome {
                    Ok(id) => (Some(async_graphql::ID(id.to_string())), Vec::new()),
                    Err(error) => (None, $crate::graphql::errors::declined(error)?.faults),
                };
                Ok(Self {
                    purged_id,
                    user_errors: faults.into_iter().map($error::from).collect(),
                })
            }
        }
    };
}
