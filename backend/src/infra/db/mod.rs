//! The application's database.

mod apart;
mod changes;
mod connections;
mod forget;
mod idempotency;
mod kept;
mod looks;
mod overdue;
mod scoped;
mod trail;
mod trash;
mod whole;

pub use apart::apart;
pub use changes::{ChangeFeed, Noted, NumberedChange, move_changes, note};
pub use connections::{
    begin_housekeeping, begin_move, begin_tenant, begin_work, begin_write, begin_write_by_secret,
    read, read_by_secret,
};
pub use forget::{forget_tenant, forget_user};
pub use idempotency::{Claim, IdempotencyKey, claim, forget_old_keys, release, settle};
pub use kept::Kept;
pub use looks::{look, look_at};
pub use overdue::purge_overdue;
pub use scoped::{Owned, Scoped, insert, insert_many};
pub use trail::{blank, record};
pub use trash::{TrashPage, TrashPosition, Trashable, in_use, purger, trashed};
pub use whole::{Records, all_of, count_all, walk};

use sea_orm::{DbErr, SqlErr};

/// A field that cannot be accepted, and what to type instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Path in the input, in its GraphQL spelling.
    pub field: &'static str,
    pub message: String,
    pub too_long: bool,
}

/// Why a mutation was not done.
#[derive(Clone, Debug)]
pub enum Refusal<T> {
    Faults(Vec<Fault>),
    /// Absent, or another's: the two are the same.
    NotFound,
    Forbidden,
    /// The tenant's plan has room for so many vehicles, which are there.
    NoRoom(u32),
    /// Somebody else was faster; this is the record as it stands.
    Conflict(Box<T>),
    /// The idempotency key was used with another input.
    KeyReused,
}

/// A new row whose id or value somebody else has: told as what is not there, since it is not theirs.
#[must_use]
pub fn taken<T: std::fmt::Debug>(error: DbErr) -> MutationError<T> {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Refusal::NotFound.into(),
        _ => error.into(),
    }
}

/// How a mutation ends when it is not done.
#[derive(Clone, Debug, thiserror::Error)]
pub enum MutationError<T: std::fmt::Debug> {
    #[error("refused: {0:?}")]
    Refused(Refusal<T>),
    #[error(transparent)]
    Storage(#[from] DbErr),
}

impl<T: std::fmt::Debug> From<Refusal<T>> for MutationError<T> {
    fn from(refusal: Refusal<T>) -> Self {
        Self::Refused(refusal)
    }
}
