//! Other systems that accounts touch.

mod sign_ins;

pub use sign_ins::SignIns;
