//! Rates in GraphQL.

mod loader;
mod mutation;
mod query;
mod types;

pub use loader::RateLoader;
pub use mutation::ExchangeRateMutation;
pub use query::{converted, newest_reference_day, rate_of, rates_of, set_rates};
pub use types::{ConvertedMoney, ExchangeRate, ManualExchangeRate};
