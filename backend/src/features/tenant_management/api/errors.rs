//! Failures of this capsule as GraphQL knows them.

use async_graphql::Error;

use crate::features::tenant_management::domain::{Objection, Reason};
use crate::features::tenant_management::external::TenantError;
use crate::graphql::errors::{bad_input, forbidden, storage, upstream};

/// A field that cannot be told.
pub fn failed(error: TenantError) -> Error {
    match error {
        TenantError::Storage(error) => storage(error),
        TenantError::Service(error) => upstream(error),
        TenantError::Objected(objection) => {
            // Not yours and not there are told in the same words by the service.
            match objection.reason {
                Reason::Invalid => bad_input(objection.message),
                _ => forbidden(objection.message),
            }
        }
    }
}

/// What a mutation that was not done puts into its payload.
///
/// # Errors
/// Where the service or the database failed.
pub fn objection(error: TenantError) -> Result<Objection, Error> {
    match error {
        TenantError::Objected(objection) => Ok(objection),
        other => Err(failed(other)),
    }
}

/// Declares payload, error and code enum of one mutation.
macro_rules! tenant_payload {
    ($payload:ident, $error:ident, $code:ident, $mutation:literal {
        $($(#[$doc:meta])* $field:ident: $type:ty),* $(,)?
    }) => {
        #[doc = concat!("Why ", $mutation, " was not done.")]
        #[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq)]
        #[graphql(remote = "crate::features::tenant_management::domain::Reason")]
        pub enum $code {
            /// A value cannot be used, or cannot be read.
            Invalid,
            /// There is no such thing, or it is not yours.
            NotFound,
            /// Your role does not allow this.
            Forbidden,
            /// The idempotency key was used with another input.
            Conflict,
            /// There must always be an owner.
            LastOwner,
            /// The plan allows no more, or too many are open.
            LimitReached,
            /// Another tenant has this slug.
            SlugTaken,
            /// The person is a member already.
            AlreadyMember,
            /// Somebody answered the request before.
            AlreadyDecided,
            /// The invitation's time is over.
            InvitationExpired,
            /// The invitation was used.
            InvitationUsed,
            /// The invitation was taken back.
            InvitationRevoked,
            /// The tenant is suspended, or not approved.
            NotInUse,
            /// It was done already, or cannot be done now.
            WrongState,
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

        #[doc = concat!("What ", $mutation, " did.")]
        #[derive(async_graphql::SimpleObject, Default)]
        pub struct $payload {
            $($(#[$doc])* pub $field: $type,)*
            /// Why nothing was done; empty when it was.
            pub user_errors: Vec<$error>,
        }

        impl $payload {
            /// Sorts a failure into the payload or, where a service or the database failed, into an
            /// error.
            fn declined(
                error: crate::features::tenant_management::external::TenantError,
            ) -> async_graphql::Result<Self> {
                let objection = crate::features::tenant_management::api::errors::objection(error)?;
                let field = objection.field.map(|field| vec!["input".to_owned(), field.to_owned()]);
                let error = $error {
                    code: objection.reason.into(),
                    field: field.unwrap_or_default(),
                    message: objection.message,
                };
                Ok(Self {
                    user_errors: vec![error],
                    ..Self::default()
                })
            }
        }
    };
}
pub(super) use tenant_payload;
