//! Copies in GraphQL.

mod mutation;
mod query;
mod subscription;
mod types;

pub use mutation::DataExportMutation;
pub use query::{list_exports, load_export};
pub use subscription::DataExportSubscription;
pub use types::DataExport as ExportView;
