//! How a file comes in.

use chrono::TimeDelta;
use sea_orm::DbErr;
use tokio::io::AsyncRead;

use super::{ImportService, shown_name};
use crate::features::imports::data;
use crate::features::imports::domain::import::{Import, ImportState};
use crate::infra::blob::{BlobError, NewFile};
use crate::infra::db::{Fault, MutationError, Refusal, begin_write};
use crate::kernel::ids::{ImportId, TypedId};
use crate::kernel::scope::UserScope;

/// The largest file that is taken, in bytes: far more than anybody writes in a life.
pub const MOST_BYTES: u64 = 50 << 20;

/// How long the file can be looked at; what came out of it can be taken back for ever.
const KEPT: TimeDelta = TimeDelta::days(30);

/// Why a file was not taken.
#[derive(Debug, thiserror::Error)]
pub enum UploadError {
    /// The link is of another, over, or not of an import that waits for a file.
    #[error("nothing is awaited under this link")]
    NotAwaited,
    #[error("the file is larger than {MOST_BYTES} bytes")]
    TooLarge,
    #[error(transparent)]
    Store(BlobError),
    #[error(transparent)]
    Storage(#[from] DbErr),
}

impl From<BlobError> for UploadError {
    fn from(error: BlobError) -> Self {
        match error {
            BlobError::TooLarge(_) => Self::TooLarge,
            other => Self::Store(other),
        }
    }
}

/// Checks what is said of a file before it comes.
pub(super) fn announced(name: &str, size: u64) -> Result<String, MutationError<Import>> {
    let fault = |field, message: &str, too_long| {
        let message = message.to_owned();
        let fault = Fault {
            field,
            message,
            too_long,
        };
        MutationError::from(Refusal::Faults(vec![fault]))
    };
    if size > MOST_BYTES {
        let text = "The file is larger than 50 MiB. Divide it, or leave its pictures out.";
        return Err(fault("size", text, true));
    }
    if size == 0 {
        let text = "The file is empty. Export it again, and choose that file.";
        return Err(fault("size", text, false));
    }
    shown_name(name).ok_or_else(|| fault("fileName", "Say what the file is called.", false))
}

impl ImportService {
    /// Takes the file that a link awaits. Sent again, it takes the place of what was there.
    ///
    /// # Errors
    /// Why it was not taken.
    pub async fn receive(
        &self,
        scope: &UserScope,
        token: &str,
        from: impl AsyncRead + Unpin + Send,
    ) -> Result<Import, UploadError> {
        let id = self
            .with
            .files
            .awaited(scope, token)
            .ok_or(UploadError::NotAwaited)?;
        let id = ImportId::from_uuid(id);
        let import = self.find(scope, id).await?;
        if !import.is_some_and(|import| import.state.is_open()) {
            return Err(UploadError::NotAwaited);
        }
        let new = NewFile {
            id: id.uuid(),
            purpose: "import",
            file_name: "import",
            content_type: "application/octet-stream",
            expires_at: Some(self.clock.now() + KEPT),
        };
        let size = self.with.files.store(scope, &new, from, MOST_BYTES).await?;
        self.received(scope, id, size).await
    }

    async fn received(
        &self,
        scope: &UserScope,
        id: ImportId,
        size: u64,
    ) -> Result<Import, UploadError> {
        let tx = begin_write(&self.db, scope).await?;
        let import = data::lock(&tx, scope, id)
            .await?
            .ok_or(UploadError::NotAwaited)?;
        if !import.state.is_open() {
            return Err(UploadError::NotAwaited);
        }
        let import = Import {
            size: i64::try_from(size).ok(),
            state: ImportState::Ready,
            ..import
        };
        data::update(&tx, scope, &import, self.clock.now()).await?;
        tx.commit().await?;
        let import = Import {
            version: import.version + 1,
            ..import
        };
        self.tell(scope, &import).await;
        Ok(import)
    }
}
