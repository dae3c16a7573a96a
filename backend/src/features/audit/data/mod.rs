//! Where the trail is stored; changes write it as they are noted (`infra::db::note`), here it is read.

mod repository;

pub use repository::{ActivityFilter, ActivityRecord, AuditRepository, forget_old};
