//! The rules of fill-ups: pure, without async, SQL or GraphQL.

pub mod economy;
pub mod entry;
pub mod plausibility;
pub mod price;
