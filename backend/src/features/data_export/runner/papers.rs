//! Documents: what is known of them, and their files.

use futures::TryStreamExt as _;

use super::{Copy, Exporter, Form, PAGE, Writer, failed, instant};
use crate::features::data_export::domain::{Kind, Row};
use crate::features::documents::DocumentRecord;
use crate::infra::blob::FilePurpose;
use crate::infra::jobs::JobError;

impl Exporter {
    pub(super) async fn documents(&self, copy: &mut Copy<'_>, form: Form) -> Result<(), JobError> {
        let mut writer = Writer::begin(&copy.archive, form, Kind::Documents).await;
        let vehicle = copy.selection.vehicle;
        let mut after = None;
        loop {
            let page = self.documents.walk(copy.scope, vehicle, after, PAGE);
            let page = page.await?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            let rows = page.iter().map(row);
            writer.rows(&copy.archive, rows).await?;
            copy.tell(page.len()).await?;
        }
        writer.end(&copy.archive).await;
        Ok(())
    }

    /// The files themselves, in a folder for each fill-up.
    pub(super) async fn papers(&self, copy: &mut Copy<'_>) -> Result<(), JobError> {
        let vehicle = copy.selection.vehicle;
        let mut after = None;
        loop {
            let page = self.documents.walk(copy.scope, vehicle, after, PAGE);
            let page = page.await?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            for document in &page {
                self.paper(copy, document).await?;
                copy.tell(1).await?;
            }
        }
        Ok(())
    }

    async fn paper(&self, copy: &Copy<'_>, document: &DocumentRecord) -> Result<(), JobError> {
        let (scope, purpose) = (copy.scope, FilePurpose::Document);
        let file = self.documents.file(scope, document.id, purpose).await?;
        // It was put into the trash meanwhile.
        let Some(file) = file else { return Ok(()) };
        let mut blob = self.documents.read(&file).await.map_err(failed)?;
        copy.archive.packed_entry(&path(document)).await;
        while let Some(bytes) = blob.bytes.try_next().await.map_err(failed)? {
            copy.archive.bytes(bytes).await;
        }
        Ok(())
    }
}

/// Of ids alone: names of files may be alike, or no names for every system.
fn path(document: &DocumentRecord) -> String {
    let (log, id) = (document.fuel_log_id, document.id);
    format!("documents/{log}/{id}.{}", document.media.ending())
}

fn row(document: &DocumentRecord) -> Row {
    vec![
        ("id", Some(document.id.to_string())),
        ("vehicleId", Some(document.vehicle_id.to_string())),
        ("fuelLogId", Some(document.fuel_log_id.to_string())),
        ("fileName", Some(document.file_name.clone())),
        (
            "contentType",
            Some(document.media.content_type().to_owned()),
        ),
        ("byteSize", Some(document.size.to_string())),
        ("path", Some(path(document))),
        ("createdAt", instant(document.created_at)),
    ]
}
