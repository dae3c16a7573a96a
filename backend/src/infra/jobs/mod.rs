//! Work that is done later, with retries: rows of one table, taken by whichever process is free.

mod job;
mod queue;
mod store;
mod worker;

pub use job::{Job, JobKind, JobState};
pub use queue::JobQueue;
pub use worker::{JobError, JobRunner, Progress, Worker};
