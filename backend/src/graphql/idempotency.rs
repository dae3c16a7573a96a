//! Idempotency keys of mutations.

use std::fmt::Write;

use async_graphql::{Context, Result};
use sha2::{Digest, Sha256};

use crate::graphql::errors::bad_input;
use crate::infra::db::IdempotencyKey;

const LONGEST: usize = 255;

/// The key with a hash of the mutation's name and input, so that its use for another input shows.
///
/// # Errors
/// BAD_USER_INPUT for an empty or too long key.
pub fn key(ctx: &Context<'_>, key: Option<String>) -> Result<Option<IdempotencyKey>> {
    let Some(key) = key else { return Ok(None) };
    if key.is_empty() || key.len() > LONGEST {
        return Err(bad_input(format!(
            "idempotencyKey must have 1 to {LONGEST} bytes."
        )));
    }
    let mut hash = Sha256::new();
    hash.update(ctx.field().name());
    for (name, value) in ctx.field().arguments()? {
        // By way of serde_json, whose maps are sorted: the order of fields does not matter.
        let json = value
            .into_json()
            .map_err(|error| bad_input(error.to_string()))?;
        hash.update(format!("{name}={json};"));
    }
    let fingerprint = hash
        .finalize()
        .iter()
        .fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").ok();
            text
        });
    Ok(Some(IdempotencyKey { key, fingerprint }))
}
