//! What a currency is worth in another, on a day.

mod api;
mod data;
mod domain;
mod service;

pub use api::{ConvertedMoney, ExchangeRateMutation, ExchangeRateQuery, RateLoader, converted};
pub use service::{ExchangeRateService, Wanted};
