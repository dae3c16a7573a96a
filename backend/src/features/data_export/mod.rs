//! A copy of everything of a person's.

mod api;
mod archive;
mod domain;
mod runner;
mod service;

pub use api::{DataExportMutation, DataExportSubscription, ExportView, list_exports, load_export};
pub use runner::Exporter;
pub use service::ExportService;
