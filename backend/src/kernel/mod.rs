//! What any capsule may use. Knows no GraphQL, SQL or HTTP.

pub mod energy;
pub mod events;
pub mod identity;
pub mod ids;
pub mod money;
pub mod scope;
pub mod text;
pub mod trail;
pub mod units;
