use async_graphql::{Context, ID, Object, Result};
use secrecy::ExposeSecret as _;

use crate::features::access_tokens::api::types::{
    CreateAccessTokenInput, CreateAccessTokenPayload, RevokeAccessTokenInput,
    RevokeAccessTokenPayload,
};
use crate::features::access_tokens::domain::TokenWish;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{bad_id, declined};
use crate::graphql::idempotency;
use crate::kernel::ids::{AccessTokenId, TypedId, VehicleId};

/// Changes of access tokens.
#[derive(Default)]
pub struct AccessTokenMutation;

#[Object]
impl AccessTokenMutation {
    /// Makes an access token for a program. People do this, not programs.
    async fn create_access_token(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new token.")] mut input: CreateAccessTokenInput,
    ) -> Result<CreateAccessTokenPayload> {
        let key = idempotency::key(ctx, input.idempotency_key.take())?;
        let id = input.id.take().map(|id| AccessTokenId::parse(&id));
        let id = id.transpose().map_err(bad_id)?;
        let wish = wish(input)?;
        let tokens = &ctx.services()?.access_tokens;
        match tokens.create(ctx.scope()?, id, key, wish).await {
            Ok(made) => Ok(CreateAccessTokenPayload {
                access_token: Some(made.token.into()),
                secret: made.secret.map(|text| text.expose_secret().to_owned()),
                user_errors: Vec::new(),
            }),
            Err(error) => Ok(CreateAccessTokenPayload {
                access_token: None,
                secret: None,
                user_errors: declined(error)?
                    .faults
                    .into_iter()
                    .map(Into::into)
                    .collect(),
            }),
        }
    }

    /// Ends an access token at once. People do this, not programs.
    async fn revoke_access_token(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: RevokeAccessTokenInput,
    ) -> Result<RevokeAccessTokenPayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let id = AccessTokenId::parse(&input.id).map_err(bad_id)?;
        let tokens = &ctx.services()?.access_tokens;
        match tokens.revoke(ctx.scope()?, id, key).await {
            Ok(token) => Ok(RevokeAccessTokenPayload {
                access_token: Some(token.into()),
                user_errors: Vec::new(),
            }),
            Err(error) => Ok(RevokeAccessTokenPayload {
                access_token: None,
                user_errors: declined(error)?
                    .faults
                    .into_iter()
                    .map(Into::into)
                    .collect(),
            }),
        }
    }
}

fn wish(input: CreateAccessTokenInput) -> Result<TokenWish> {
    let parse = |ids: Vec<ID>| ids.iter().map(|id| VehicleId::parse(id)).collect();
    Ok(TokenWish {
        name: input.name,
        access: input.scope.into(),
        vehicles: input.vehicle_ids.map(parse).transpose().map_err(bad_id)?,
        expires_at: input.expires_at,
    })
}
