//! Pictures and papers of the fill-ups that an import makes.

use std::collections::HashMap;

use uuid::Uuid;

use super::{Importer, Run, failed, row_vehicle};
use crate::features::documents::AtHand;
use crate::features::imports::data::{self, Made, MadeKind};
use crate::features::imports::domain::import::Tally;
use crate::features::imports::domain::unpack::{Entry, Zip};
use crate::features::imports::service::{JudgedPaper, Looked, RowState, Spooled};
use crate::infra::db::{MutationError, begin_write};
use crate::infra::jobs::JobError;
use crate::kernel::ids::{DocumentId, FuelLogId, TypedId, VehicleId};

type Files = Zip<Spooled>;

/// A paper on its way in, and the fill-up that it goes to.
struct New<'l> {
    ordinal: i32,
    vehicle: VehicleId,
    log: FuelLogId,
    file_name: &'l str,
    at: Entry,
}

impl Importer {
    /// Hangs papers on the fill-ups that this import made, one after another: only one is ever in memory.
    pub(super) async fn papers(
        &self,
        run: &mut Run<'_>,
        looked: &Looked,
        judged: &[JudgedPaper],
    ) -> Result<Tally, JobError> {
        let mut tally = Tally::default();
        if judged.is_empty() {
            return Ok(tally);
        }
        let (db, id) = (&self.imports.db, run.import.id);
        let logs = data::made_by(db, run.scope, id, MadeKind::FuelLog).await?;
        let known = data::made_by(db, run.scope, id, MadeKind::Document).await?;
        let mut files = self.files(run).await?;
        let mut untold = 0;
        for judged in judged {
            let Some(new) = new_paper(looked, judged.ordinal, &logs) else {
                match judged.state {
                    RowState::AlreadyThere => tally.already_there += 1,
                    _ => tally.left_out += 1,
                }
                untold += usize::from(judged.state != RowState::Bad);
                continue;
            };
            let (back, bytes) = read(files, new.at).await?;
            files = back;
            let known = known.get(&new.ordinal).copied();
            match self.hang(run, &new, known, bytes).await? {
                true => tally.made += 1,
                false => tally.left_out += 1,
            }
            run.tell(std::mem::take(&mut untold) + 1).await?;
        }
        run.tell(untold).await?;
        Ok(tally)
    }

    async fn files(&self, run: &Run<'_>) -> Result<Files, JobError> {
        let spooled = self.imports.spooled(run.scope, run.import).await?;
        let spooled = spooled.ok_or_else(|| failed("the file is not there any more"))?;
        let opened = tokio::task::spawn_blocking(move || Zip::open(spooled)).await;
        opened.map_err(failed)?.map_err(failed)
    }

    /// Makes a document of a paper; tells whether it could be used. Its id is noted first, so that a run
    /// that is begun again makes the same one.
    async fn hang(
        &self,
        run: &Run<'_>,
        new: &New<'_>,
        known: Option<Uuid>,
        bytes: Option<Vec<u8>>,
    ) -> Result<bool, JobError> {
        let Some(bytes) = bytes else {
            return Ok(false);
        };
        let id = match known {
            Some(id) => id,
            None => self.note_paper(run, new).await?,
        };
        let file = AtHand {
            file_name: new.file_name.to_owned(),
            bytes,
        };
        let documents = &self.imports.with.documents;
        let document = DocumentId::from_uuid(id);
        match documents.attach(run.scope, document, new.log, file).await {
            Ok(_) => Ok(true),
            Err(MutationError::Storage(error)) => Err(JobError::Storage(error)),
            Err(refused) => {
                tracing::info!(%refused, "a file of an import stays out");
                let tx = begin_write(&self.imports.db, run.scope).await?;
                data::remove_made(&tx, run.scope, &[id]).await?;
                tx.commit().await?;
                Ok(false)
            }
        }
    }

    async fn note_paper(&self, run: &Run<'_>, new: &New<'_>) -> Result<Uuid, JobError> {
        let id = self.imports.ids.next();
        let made = [Made {
            id,
            ordinal: new.ordinal,
            source_key: None,
        }];
        let tx = begin_write(&self.imports.db, run.scope).await?;
        let made = (MadeKind::Document, made.as_slice());
        data::note_made(&tx, run.scope, run.import.id, new.vehicle, made).await?;
        tx.commit().await?;
        Ok(id)
    }
}

/// A paper whose fill-up this import made.
fn new_paper<'l>(looked: &'l Looked, ordinal: i32, logs: &HashMap<i32, Uuid>) -> Option<New<'l>> {
    let paper = looked.reading.papers.get(usize::try_from(ordinal).ok()?)?;
    let row = i32::try_from(paper.row).ok()?;
    let target = looked.targets.get(row_vehicle(looked, row))?;
    Some(New {
        ordinal,
        vehicle: target.to.vehicle()?,
        log: FuelLogId::from_uuid(*logs.get(&row)?),
        file_name: &paper.file_name,
        at: paper.good()?,
    })
}

async fn read(mut files: Files, at: Entry) -> Result<(Files, Option<Vec<u8>>), JobError> {
    let reading = tokio::task::spawn_blocking(move || {
        let bytes = files.file(at);
        (files, bytes)
    });
    reading.await.map_err(failed)
}
