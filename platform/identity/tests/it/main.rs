//! The issuer through its routes.

mod doors;
mod flow;
mod openapi;
mod support;
