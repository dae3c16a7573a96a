use async_graphql::{Enum, ID, InputObject, SimpleObject};
use chrono::{DateTime, Utc};

use crate::features::access_tokens::domain;
use crate::kernel::scope::Access;
use crate::mutation_error;

/// How far an access token reaches; never further than its person.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "Access")]
pub enum AccessTokenScope {
    /// Reads.
    Read,
    /// Reads, and logs fuel and readings.
    Log,
    /// Everything but access tokens, members and sharing.
    Full,
}

/// A token by which a program acts for its person. Its secret was told once.
#[derive(SimpleObject, Clone, Debug)]
pub struct AccessToken {
    /// Typed id, `access_token_…`.
    pub id: ID,
    /// What its person calls it.
    pub name: String,
    /// How its secret begins, to know it again.
    pub prefix: String,
    /// How far it reaches.
    pub scope: AccessTokenScope,
    /// The vehicles that it sees; null for all that its person sees.
    pub vehicle_ids: Option<Vec<ID>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it ends; null for never.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was last used, to the hour; null for never.
    pub last_used_at: Option<DateTime<Utc>>,
}

impl From<domain::AccessToken> for AccessToken {
    fn from(token: domain::AccessToken) -> Self {
        let ids = |ids: Vec<_>| {
            ids.iter()
                .map(|id: &crate::kernel::ids::VehicleId| ID(id.to_string()))
                .collect()
        };
        Self {
            id: ID(token.id.to_string()),
            name: token.name,
            prefix: token.prefix,
            scope: token.access.into(),
            vehicle_ids: token.vehicles.map(ids),
            created_at: token.created_at,
            expires_at: token.expires_at,
            last_used_at: token.last_used_at,
        }
    }
}

/// A new access token.
#[derive(InputObject, Debug)]
pub struct CreateAccessTokenInput {
    /// Made by the client, `access_token_…` with a UUIDv7; the same id again returns what is there,
    /// without its secret.
    pub id: Option<ID>,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
    /// What to call it, 1 to 100 characters.
    pub name: String,
    /// How far it reaches.
    pub scope: AccessTokenScope,
    /// The vehicles that it sees, at most 100; all that the viewer sees by default.
    pub vehicle_ids: Option<Vec<ID>>,
    /// When it ends; never by default.
    pub expires_at: Option<DateTime<Utc>>,
}

/// Which access token to revoke.
#[derive(InputObject, Debug)]
pub struct RevokeAccessTokenInput {
    /// Typed id, `access_token_…`.
    pub id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}

mutation_error!(
    CreateAccessTokenError,
    CreateAccessTokenErrorCode,
    "createAccessToken"
);
mutation_error!(
    RevokeAccessTokenError,
    RevokeAccessTokenErrorCode,
    "revokeAccessToken"
);

/// What createAccessToken did.
#[derive(SimpleObject)]
pub struct CreateAccessTokenPayload {
    /// The token.
    pub access_token: Option<AccessToken>,
    /// Its secret, told this once; null where the token was there before.
    pub secret: Option<String>,
    /// Why nothing was done; empty when it was.
    pub user_errors: Vec<CreateAccessTokenError>,
}

/// What revokeAccessToken did.
#[derive(SimpleObject)]
pub struct RevokeAccessTokenPayload {
    /// The token, which opens nothing any more.
    pub access_token: Option<AccessToken>,
    /// Why nothing was done; empty when it was.
    pub user_errors: Vec<RevokeAccessTokenError>,
}
