//! The vehicles service: NHTSA's vPIC, decoded and browsed.

pub mod decode;
pub mod etl;
pub mod index;
pub mod release;
