use async_graphql::{Context, Object, Result};

use crate::features::accounts::api::preferences::{
    UpdatePreferencesError, UpdatePreferencesInput, UpdatePreferencesPayload,
};
use crate::features::accounts::domain::PreferencesPatch;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::declined;
use crate::graphql::idempotency;

/// Changes of what belongs to a person.
#[derive(Default)]
pub struct AccountMutation;

#[Object]
impl AccountMutation {
    /// Changes units, currency, language or look; never data.
    async fn update_preferences(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The changes.")] mut input: UpdatePreferencesInput,
    ) -> Result<UpdatePreferencesPayload> {
        let key = idempotency::key(ctx, input.idempotency_key.take())?;
        let accounts = &ctx.services()?.accounts;
        let outcome = accounts
            .update_preferences(ctx.scope()?, key, |present| input.apply(present))
            .await;
        match outcome {
            Ok(preferences) => Ok(UpdatePreferencesPayload {
                preferences: Some((&preferences).into()),
                user_errors: Vec::new(),
            }),
            Err(error) => {
                let declined = declined(error)?;
                Ok(UpdatePreferencesPayload {
                    preferences: declined.current.as_ref().map(Into::into),
                    user_errors: declined
                        .faults
                        .into_iter()
                        .map(UpdatePreferencesError::from)
                        .collect(),
                })
            }
        }
    }
}

impl UpdatePreferencesInput {
    fn apply(self, present: PreferencesPatch) -> PreferencesPatch {
        PreferencesPatch {
            distance_unit: self.distance_unit.map_or(present.distance_unit, Into::into),
            volume_unit: self.volume_unit.map_or(present.volume_unit, Into::into),
            economy_unit: self.economy_unit.map_or(present.economy_unit, Into::into),
            electric_economy_unit: self
                .electric_economy_unit
                .map_or(present.electric_economy_unit, Into::into),
            currency: self.currency.unwrap_or(present.currency),
            locale: self.locale.unwrap_or(present.locale),
            theme: self.theme.map_or(present.theme, Into::into),
        }
    }
}
