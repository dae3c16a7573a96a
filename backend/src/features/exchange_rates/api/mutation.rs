use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use rust_decimal::Decimal;

use crate::features::exchange_rates::api::types::ManualExchangeRate;
use crate::features::tenant_management::administers;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{bad_id, declined};
use crate::graphql::idempotency;
use crate::graphql::scalars::LocalDate;
use crate::infra::db::{MutationError, Refusal};
use crate::kernel::ids::{ExchangeRateId, TypedId};
use crate::mutation_error;

/// Changes of rates.
#[derive(Default)]
pub struct ExchangeRateMutation;

/// What one currency is worth in another.
#[derive(InputObject, Debug)]
pub struct SetExchangeRateInput {
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
    /// ISO 4217 code of the one.
    pub from: String,
    /// ISO 4217 code of the other.
    pub to: String,
    /// The first day.
    pub since: LocalDate,
    /// So much of the other is one of the first.
    pub rate: Decimal,
}

/// A rate to take away.
#[derive(InputObject, Debug)]
pub struct DeleteExchangeRateInput {
    /// Typed id, `exchange_rate_…`.
    pub id: ID,
}

/// A document of the European Central Bank.
#[derive(InputObject, Debug)]
pub struct ImportExchangeRatesInput {
    /// The text of eurofxref-daily.xml, eurofxref-hist-90d.xml, eurofxref.csv or of a part of
    /// eurofxref-hist.csv, within the limit of a request.
    pub document: String,
}

mutation_error!(
    SetExchangeRateError,
    SetExchangeRateErrorCode,
    "setExchangeRate"
);
mutation_error!(
    DeleteExchangeRateError,
    DeleteExchangeRateErrorCode,
    "deleteExchangeRate"
);
mutation_error!(
    ImportExchangeRatesError,
    ImportExchangeRatesErrorCode,
    "importExchangeRates"
);

/// What setExchangeRate did.
#[derive(SimpleObject)]
pub struct SetExchangeRatePayload {
    /// The rate as it is now.
    pub exchange_rate: Option<ManualExchangeRate>,
    /// Why nothing was done; empty when it was.
    pub user_errors: Vec<SetExchangeRateError>,
}

/// What deleteExchangeRate did.
#[derive(SimpleObject)]
pub struct DeleteExchangeRatePayload {
    /// The rate as it was.
    pub exchange_rate: Option<ManualExchangeRate>,
    /// Why nothing was done; empty when it was.
    pub user_errors: Vec<DeleteExchangeRateError>,
}

/// What importExchangeRates did.
#[derive(SimpleObject)]
pub struct ImportExchangeRatesPayload {
    /// How many rates were read.
    pub rates: Option<i32>,
    /// Why nothing was done; empty when it was.
    pub user_errors: Vec<ImportExchangeRatesError>,
}

#[Object]
impl ExchangeRateMutation {
    /// Says what one currency is worth in another, from a day on until the next word on the pair, for the
    /// whole garage. It goes before the bank's rates. The same pair and day replaces it.
    async fn set_exchange_rate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The rate.")] input: SetExchangeRateInput,
    ) -> Result<SetExchangeRatePayload> {
        let key = idempotency::key(ctx, input.idempotency_key)?;
        let service = &ctx.services()?.exchange_rates;
        let pair = (input.from.as_str(), input.to.as_str());
        let word = (input.since.0, input.rate);
        let outcome = service.set(ctx.scope()?, pair, word, key).await;
        let (rate, faults) = match outcome {
            Ok(row) => (Some(row.into()), Vec::new()),
            Err(error) => (None, declined(error)?.faults),
        };
        Ok(SetExchangeRatePayload {
            exchange_rate: rate,
            user_errors: faults.into_iter().map(Into::into).collect(),
        })
    }

    /// Takes back what was said of a pair from a day on.
    async fn delete_exchange_rate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: DeleteExchangeRateInput,
    ) -> Result<DeleteExchangeRatePayload> {
        let id = ExchangeRateId::parse(&input.id).map_err(bad_id)?;
        let service = &ctx.services()?.exchange_rates;
        let (rate, faults) = match service.remove(ctx.scope()?, id).await {
            Ok(row) => (Some(row.into()), Vec::new()),
            Err(error) => (None, declined(error)?.faults),
        };
        Ok(DeleteExchangeRatePayload {
            exchange_rate: rate,
            user_errors: faults.into_iter().map(Into::into).collect(),
        })
    }

    /// Takes in the reference rates of the European Central Bank, for every garage; for administrators.
    async fn import_exchange_rates(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The document.")] input: ImportExchangeRatesInput,
    ) -> Result<ImportExchangeRatesPayload> {
        let service = &ctx.services()?.exchange_rates;
        let outcome = match administers(ctx).await? {
            true => service.keep_bank(ctx.scope()?, &input.document).await,
            false => Err(MutationError::from(Refusal::Forbidden)),
        };
        let (rates, faults) = match outcome {
            Ok(count) => (Some(i32::try_from(count).unwrap_or(i32::MAX)), Vec::new()),
            Err(error) => (None, declined(error)?.faults),
        };
        Ok(ImportExchangeRatesPayload {
            rates,
            user_errors: faults.into_iter().map(Into::into).collect(),
        })
    }
}
