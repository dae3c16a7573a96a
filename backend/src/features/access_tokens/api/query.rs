use async_graphql::{Context, Result};

use crate::features::access_tokens::api::types::AccessToken;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{forbidden, storage};

/// The viewer's tokens that were not revoked, newest first.
///
/// # Errors
/// FORBIDDEN for programs, or the database's.
pub async fn list_access_tokens(ctx: &Context<'_>) -> Result<Vec<AccessToken>> {
    let tokens = &ctx.services()?.access_tokens;
    let found = tokens.list(ctx.scope()?).await.map_err(storage)?;
    let found = found.ok_or_else(|| forbidden("Sign in yourself to see your access tokens."))?;
    Ok(found.into_iter().map(AccessToken::from).collect())
}
