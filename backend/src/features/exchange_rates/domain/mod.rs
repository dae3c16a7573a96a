//! What a currency is worth in another.

mod ecb;
mod rate;

pub use ecb::{EcbError, EcbRate, read};
pub use rate::{
    Converted, ImpossibleRate, ManualRate, RateSource, RatesOn, StoredRate, Value, checked,
};
