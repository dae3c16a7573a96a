//! Tests of the vehicles service: one program, so that it is linked once.

#![expect(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

mod api;
mod app;
mod cache;
mod catalogue;
mod etl;
mod fetch;
mod kill;
mod made_rows;
mod oracle;
