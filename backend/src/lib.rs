#![recursion_limit = "256"]
pub mod features;
pub mod kernel;
