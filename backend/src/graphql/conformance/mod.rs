//! Test support: a toy schema that has one of each thing a transport can meet, and a server.

pub(crate) mod node;
mod schema;
mod server;

pub(crate) use schema::{Effects, schema};
pub(crate) use server::{Server, engine, engine_with};
