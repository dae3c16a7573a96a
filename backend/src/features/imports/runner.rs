//! Takes a file in, and takes it back. Both go in pieces of one transaction each, so that nobody waits
//! long, and go on where they were after a process has died.

mod papers;
mod readings;
mod undo;

use std::collections::HashMap;

use uuid::Uuid;

use crate::features::fuel_logs::NewFuelLog;
use crate::features::imports::data::{self, Made, MadeKind};
use crate::features::imports::domain::import::{Counts, Destination, Import, ImportState, Tally};
use crate::features::imports::domain::matching::details;
use crate::features::imports::service::{
    ImportService, Judged, JudgedRow, Look, Looked, RowState, changed,
};
use crate::features::sharing::SharingService;
use crate::infra::db::{MutationError, begin_write, record};
use crate::infra::jobs::{Job, JobError, Progress};
use crate::kernel::events::{RecordChanged, RecordKind};
use crate::kernel::ids::{FuelLogId, ImportId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;
use crate::kernel::trail::{Action, FieldChange, Trail};

/// Fill-ups in one transaction.
const PIECE: usize = 400;

/// Runs imports.
#[derive(Clone, Debug)]
pub struct Importer {
    pub imports: ImportService,
    pub sharing: SharingService,
}

/// An import under way.
struct Run<'a> {
    scope: &'a UserScope,
    import: &'a Import,
    progress: &'a Progress,
    done: i64,
    total: i64,
}

impl Run<'_> {
    async fn tell(&mut self, more: usize) -> Result<(), JobError> {
        self.done += i64::try_from(more).unwrap_or_default();
        self.progress
            .tell(self.done, Some(self.total.max(self.done)))
            .await
    }
}

fn failed(error: impl std::fmt::Display) -> JobError {
    JobError::Failed(error.to_string())
}

fn size(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

impl Importer {
    /// Takes in or back what the job's owner asked for.
    ///
    /// # Errors
    /// Interrupted, or what failed.
    pub async fn run(&self, job: &Job, progress: &Progress) -> Result<(), JobError> {
        let scope = self.scope(job).await?;
        let id: Uuid = job.payload.parse().map_err(failed)?;
        let Some(import) = self.imports.find(&scope, ImportId::from_uuid(id)).await? else {
            return Ok(());
        };
        let mut run = Run {
            scope: &scope,
            import: &import,
            progress,
            done: 0,
            total: 0,
        };
        match import.state {
            ImportState::Running => self.take_in(&mut run).await,
            ImportState::Undoing => self.take_back(&mut run).await,
            _ => Ok(()),
        }
    }

    /// What the owner of the job may do now: roles and grants may have changed since they asked.
    async fn scope(&self, job: &Job) -> Result<UserScope, JobError> {
        let member = self
            .imports
            .with
            .accounts
            .member(job.user, job.tenant)
            .await;
        let member = member.map_err(failed)?;
        let member =
            member.ok_or_else(|| failed("its owner is no member of the garage any more"))?;
        Ok(self.sharing.narrowed(member).await?.scope)
    }

    async fn take_in(&self, run: &mut Run<'_>) -> Result<(), JobError> {
        let Look::Readable(looked) = self.imports.look(run.scope, run.import).await? else {
            return Err(failed("the file cannot be read any more"));
        };
        // No other import of the garage runs now: what is there stays until this one has ended.
        let looked = self
            .imports
            .matched_again(run.scope, run.import, looked)
            .await?;
        self.make_vehicles(run, &looked).await?;
        let mut judged = self.imports.judge(run.scope, &looked).await?;
        let papers = std::mem::take(&mut judged.papers);
        // Fill-ups are judged by meters that were replaced: these come first.
        let readings = self.readings(run, &looked, &judged).await?;
        let fill_ups = self.fill_ups(run, &looked, judged).await?;
        let papers = self.papers(run, &looked, &papers).await?;
        let counts = Counts {
            fill_ups,
            readings,
            papers,
        };
        self.finish(run, ImportState::Done, counts).await
    }

    /// Stores what is new of the fill-ups; those of a run before count as made.
    async fn fill_ups(
        &self,
        run: &mut Run<'_>,
        looked: &Looked,
        judged: Judged,
    ) -> Result<Tally, JobError> {
        let (db, id) = (&self.imports.db, run.import.id);
        let made = data::made_by(db, run.scope, id, MadeKind::FuelLog).await?;
        let before = size(made.len());
        let mut tally = Tally {
            made: before,
            ..Tally::default()
        };
        let mut new: Vec<Vec<JudgedRow>> = vec![Vec::new(); looked.targets.len()];
        let rows = judged.rows.into_iter();
        for row in rows.filter(|row| !made.contains_key(&row.ordinal)) {
            let vehicle = row_vehicle(looked, row.ordinal);
            match row.state {
                RowState::New => new[vehicle].push(row),
                RowState::AlreadyThere => tally.already_there += 1,
                RowState::Twice | RowState::Bad | RowState::LeftOut => tally.left_out += 1,
            }
        }
        run.done = before;
        let papers = looked.reading.papers.iter();
        let papers = papers.filter(|paper| paper.good().is_some()).count();
        run.total = before + size(new.iter().map(Vec::len).sum()) + size(papers);
        run.tell(0).await?;
        for (rows, target) in new.into_iter().zip(&looked.targets) {
            let Some(vehicle) = target.to.vehicle() else {
                continue;
            };
            let wanted = size(rows.len());
            let stored = self.fill(run, looked, vehicle, rows).await?;
            tally.made += stored;
            tally.left_out += wanted - stored;
            let fuel_logs = &self.imports.with.fuel_logs;
            fuel_logs.settle(run.scope, vehicle).await?;
        }
        Ok(tally)
    }

    /// Made again, they are the same ones: their ids are known from the start.
    async fn make_vehicles(&self, run: &Run<'_>, looked: &Looked) -> Result<(), JobError> {
        for (found, target) in looked.reading.vehicles.iter().zip(&looked.targets) {
            let Destination::New(id) = target.to else {
                continue;
            };
            let vehicles = &self.imports.with.vehicles;
            let made = vehicles
                .create(run.scope, Some(id), None, details(found))
                .await;
            made.map_err(|error| match error {
                MutationError::Storage(error) => JobError::Storage(error),
                refused => failed(refused),
            })?;
        }
        Ok(())
    }

    /// Stores the fill-ups of one vehicle; tells how many.
    async fn fill(
        &self,
        run: &mut Run<'_>,
        looked: &Looked,
        vehicle: VehicleId,
        rows: Vec<JudgedRow>,
    ) -> Result<i64, JobError> {
        let mut ordinals: HashMap<FuelLogId, i32> = HashMap::new();
        let new = rows.into_iter().filter_map(|row| {
            let id = FuelLogId::from_uuid(self.imports.ids.next());
            ordinals.insert(id, row.ordinal);
            let of = row_of(looked, row.ordinal)?.fill.as_ref()?;
            Some(NewFuelLog {
                id,
                entry: row.entry?,
                is_confirmed: of.is_confirmed,
            })
        });
        let new: Vec<_> = new.collect();
        let fuel_logs = &self.imports.with.fuel_logs;
        let Some(planned) = fuel_logs.plan(run.scope, vehicle, new).await? else {
            return Ok(0);
        };
        let mut stored = 0;
        for piece in planned.chunks(PIECE) {
            let made: Vec<_> = piece
                .iter()
                .filter_map(|log| {
                    let ordinal = *ordinals.get(&log.id)?;
                    let source_key = row_of(looked, ordinal)?.source_key.as_deref();
                    Some(Made {
                        id: log.id.uuid(),
                        ordinal,
                        source_key,
                    })
                })
                .collect();
            let tx = begin_write(&self.imports.db, run.scope).await?;
            if !fuel_logs
                .add_planned(run.scope, &tx, vehicle, piece)
                .await?
            {
                break;
            }
            let made = (MadeKind::FuelLog, made.as_slice());
            data::note_made(&tx, run.scope, run.import.id, vehicle, made).await?;
            tx.commit().await?;
            stored += size(piece.len());
            run.tell(piece.len()).await?;
        }
        Ok(stored)
    }

    /// Keeps how it ended, tells the trail once, and the devices to read anew.
    async fn finish(
        &self,
        run: &Run<'_>,
        state: ImportState,
        counts: Counts,
    ) -> Result<(), JobError> {
        let now = self.imports.clock.now();
        let tx = begin_write(&self.imports.db, run.scope).await?;
        let Some(current) = data::lock(&tx, run.scope, run.import.id).await? else {
            return Ok(());
        };
        let ended = Import {
            state,
            counts,
            finished_at: Some(now),
            ..current
        };
        data::update(&tx, run.scope, &ended, now).await?;
        let change = changed(run.scope, &ended);
        record(&tx, run.scope, &change, &trail(&ended), now).await?;
        tx.commit().await?;
        let bus = &self.imports.with.bus;
        for id in ended
            .targets
            .iter()
            .filter_map(|target| target.to.vehicle())
        {
            bus.publish(touched(run.scope, id)).await;
        }
        bus.publish(change).await;
        Ok(())
    }
}

fn row_of(looked: &Looked, ordinal: i32) -> Option<&crate::features::imports::domain::model::Row> {
    looked.reading.rows.get(usize::try_from(ordinal).ok()?)
}

fn row_vehicle(looked: &Looked, ordinal: i32) -> usize {
    row_of(looked, ordinal).map_or(0, |row| row.vehicle)
}

fn trail(import: &Import) -> Trail {
    let counts = match import.state {
        ImportState::Undone => Counts::default(),
        _ => import.counts,
    };
    let action = match import.state {
        ImportState::Undone => Action::Deleted,
        _ => Action::Imported,
    };
    let told = |field: &str, count: i64| FieldChange {
        field: field.to_owned(),
        before: None,
        after: Some(count.to_string()),
    };
    let mut rows = vec![told("fuelLogs", counts.fill_ups.made)];
    if import.counts.readings.made > 0 {
        rows.push(told("odometerReadings", counts.readings.made));
    }
    if import.counts.papers.made > 0 {
        rows.push(told("documents", counts.papers.made));
    }
    Trail::new(action, &import.file_name, None).with(rows)
}

/// A vehicle whose fill-ups are others now.
fn touched(scope: &UserScope, id: VehicleId) -> RecordChanged {
    RecordChanged {
        tenant: scope.tenant().uuid(),
        only_user: None,
        vehicle: Some(id.uuid()),
        kind: RecordKind::Vehicle,
        id: id.uuid(),
        version: 0,
        deleted: false,
    }
}
