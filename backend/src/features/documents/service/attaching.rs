//! Files that need not be sent: somebody has them already.

use super::{DocumentService, Outcome, Telling, fault};
use crate::features::documents::domain::{Announced, Document, Media, Unusable};
use crate::infra::db::MutationError;
use crate::kernel::ids::{DocumentId, FuelLogId};
use crate::kernel::scope::UserScope;

/// A file that is at hand.
#[derive(Clone, Debug)]
pub struct AtHand {
    pub file_name: String,
    pub bytes: Vec<u8>,
}

impl DocumentService {
    /// Makes a document of a file that is at hand, by the checks of one that is sent. The same id again
    /// returns what is there. The trail is the caller's to tell.
    ///
    /// # Errors
    /// A refusal, or what failed.
    pub async fn attach(
        &self,
        scope: &UserScope,
        id: DocumentId,
        log: FuelLogId,
        file: AtHand,
    ) -> Outcome {
        let found = self.find(scope, &[id]).await?.pop();
        if let Some(there) = found.filter(|document| !document.is_awaited()) {
            return Ok(there);
        }
        // Drawn first: what is unusable takes no place among the documents of its fill-up.
        let announced = announced(&file)?;
        let kept = self.drawn(std::future::ready(Ok(file.bytes))).await?;
        let document = self.announce(scope, Some(id), log, None, announced).await?;
        self.keep(scope, &document, &kept).await?;
        let how = (None, Telling::InSomethingLarger);
        self.settle(scope, document, how, &kept).await
    }
}

fn announced(file: &AtHand) -> Result<Announced, MutationError<Document>> {
    let media = Media::sniffed(&file.bytes);
    let media = media.ok_or_else(|| fault("id", Unusable::Unknown.to_string()))?;
    let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
    let checked = Announced::checked(&file.file_name, media.content_type(), size);
    checked.map_err(|all| {
        let told: Vec<_> = all.iter().map(ToString::to_string).collect();
        fault("id", told.join(" "))
    })
}
