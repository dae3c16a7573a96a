//! What a currency is worth in another, on a day.

mod api;
mod data;
mod domain;
mod service;

pub use api::{
    ConvertedMoney, ExchangeRate, ExchangeRateMutation, ManualExchangeRate, RateLoader, converted,
    newest_reference_day, rate_of, rates_of, set_rates,
};
pub use service::{ExchangeRateService, Wanted};
