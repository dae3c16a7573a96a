//! Why a file that was sent is not taken.

use sea_orm::DbErr;

use super::store::BlobError;

#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    /// The link is of another, over, or of nothing that waits for a file.
    #[error("nothing is awaited under this link")]
    NotAwaited,
    #[error("the file is larger than {0} bytes")]
    TooLarge(u64),
    #[error(transparent)]
    Store(BlobError),
    #[error(transparent)]
    Storage(#[from] DbErr),
}

impl From<BlobError> for ReceiveError {
    fn from(error: BlobError) -> Self {
        match error {
            BlobError::TooLarge(most) => Self::TooLarge(most),
            other => Self::Store(other),
        }
    }
}
