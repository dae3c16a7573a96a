//! How a file comes in.

use chrono::TimeDelta;
use tokio::io::AsyncRead;

use super::ImportService;
use crate::features::imports::data;
use crate::features::imports::domain::import::{Import, ImportState};
use crate::infra::blob::{FilePurpose, NewFile, ReceiveError};
use crate::infra::db::{Fault, MutationError, Refusal, begin_write};
use crate::kernel::ids::{ImportId, TypedId};
use crate::kernel::scope::UserScope;
use crate::kernel::text;

/// The largest file that is taken, in bytes: far more than anybody writes in a life.
pub const MOST_BYTES: u64 = 50 << 20;

/// How long the file can be looked at; what came out of it can be taken back for ever.
const KEPT: TimeDelta = TimeDelta::days(30);

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
        let told = "The file is larger than 50 MiB. Divide it, or leave its pictures out.";
        return Err(fault("size", told, true));
    }
    if size == 0 {
        let told = "The file is empty. Export it again, and choose that file.";
        return Err(fault("size", told, false));
    }
    text::file_name(name).ok_or_else(|| fault("fileName", "Say what the file is called.", false))
}

impl ImportService {
    /// Takes the file that an import awaits. Sent again, it takes the place of what was there.
    ///
    /// # Errors
    /// Why it was not taken.
    pub async fn receive(
        &self,
        scope: &UserScope,
        id: ImportId,
        from: impl AsyncRead + Unpin + Send,
    ) -> Result<Import, ReceiveError> {
        let import = self.find(scope, id).await?;
        if !import.is_some_and(|import| import.state.is_open()) {
            return Err(ReceiveError::NotAwaited);
        }
        let new = NewFile {
            id: id.uuid(),
            purpose: FilePurpose::Import,
            owner: None,
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
    ) -> Result<Import, ReceiveError> {
        let tx = begin_write(&self.db, scope).await?;
        let import = data::lock(&tx, scope, id)
            .await?
            .ok_or(ReceiveError::NotAwaited)?;
        if !import.state.is_open() {
            return Err(ReceiveError::NotAwaited);
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
