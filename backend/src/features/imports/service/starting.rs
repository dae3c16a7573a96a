//! Answers, the beginning, and the way back.

use std::collections::HashSet;

use sea_orm::DbErr;

use super::{ImportService, Look, Looked, Outcome, RowState};
use crate::features::imports::data;
use crate::features::imports::domain::import::{Destination, Import, ImportState, Target};
use crate::features::imports::domain::matching::matching;
use crate::features::imports::domain::model::Answers;
use crate::infra::db::{Claim, Fault, IdempotencyKey, MutationError, Refusal, begin_write, claim};
use crate::kernel::ids::{ImportId, TypedId, VehicleId};
use crate::kernel::scope::UserScope;

/// What a person says of a file; what is not said stays.
#[derive(Debug, Default)]
pub struct Answering {
    pub answers: Option<Answers>,
    pub targets: Option<Vec<Target>>,
}

fn fault(field: &'static str, message: impl Into<String>) -> MutationError<Import> {
    let fault = Fault {
        field,
        message: message.into(),
        too_long: false,
    };
    Refusal::Faults(vec![fault]).into()
}

/// The destinations of a file in the garage as it is now.
fn since(scope: &UserScope, looked: &Looked) -> Vec<Target> {
    let planned = looked.targets.iter().filter_map(|target| match target.to {
        Destination::New(id) => Some(id),
        Destination::Existing(_) | Destination::Nowhere => None,
    });
    let planned: HashSet<_> = planned.collect();
    // What an earlier attempt of this import has made is no match for the others of its file.
    let (made, others): (Vec<_>, Vec<_>) = looked
        .garage
        .iter()
        .cloned()
        .partition(|vehicle| planned.contains(&vehicle.id));
    let pairs = looked.reading.vehicles.iter().zip(&looked.targets);
    let matched = pairs.map(|(found, target)| {
        let is_there = |id: VehicleId| made.iter().any(|vehicle| vehicle.id == id);
        let is_open =
            matches!(target.to, Destination::New(id) if !target.is_apart && !is_there(id));
        let same = matching(found, &others).filter(|id| is_open && scope.may_log_fuel(*id));
        Target {
            to: same.map_or(target.to, Destination::Existing),
            ..target.clone()
        }
    });
    matched.collect()
}

impl ImportService {
    /// Keeps what a person says of a file: `said` gets the present answers.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn answer(
        &self,
        scope: &UserScope,
        id: ImportId,
        expected_version: Option<i32>,
        key: Option<IdempotencyKey>,
        said: impl FnOnce(Answers) -> Answering,
    ) -> Outcome {
        let now = self.clock.now();
        let import = self.find(scope, id).await?.ok_or(Refusal::NotFound)?;
        let said = said(import.answers.clone());
        if let Some(targets) = &said.targets {
            self.check(scope, targets).await?;
        }
        let tx = begin_write(&self.db, scope).await?;
        match claim(&tx, scope, key.as_ref(), id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(_) => {
                tx.commit().await?;
                return Ok(import);
            }
            Claim::New => (),
        }
        let current = data::lock(&tx, scope, id).await?.ok_or(Refusal::NotFound)?;
        if expected_version.is_some_and(|version| version != current.version) {
            return Err(Refusal::Conflict(Box::new(current)).into());
        }
        if !current.state.is_open() {
            return Err(fault(
                "id",
                "This import has begun. Take it back, and import the file anew.",
            ));
        }
        let wanted = Import {
            answers: said.answers.unwrap_or_else(|| current.answers.clone()),
            targets: said.targets.unwrap_or_else(|| current.targets.clone()),
            ..current
        };
        data::update(&tx, scope, &wanted, now).await?;
        tx.commit().await?;
        self.found(scope, id).await
    }

    async fn found(&self, scope: &UserScope, id: ImportId) -> Outcome {
        Ok(self.find(scope, id).await?.ok_or(Refusal::NotFound)?)
    }

    /// Whether rows may go where a person wants them.
    async fn check(
        &self,
        scope: &UserScope,
        targets: &[Target],
    ) -> Result<(), MutationError<Import>> {
        let wanted: Vec<_> = targets
            .iter()
            .filter_map(|target| match target.to {
                Destination::Existing(id) => Some(id),
                Destination::New(_) | Destination::Nowhere => None,
            })
            .collect();
        let there = self.with.vehicles.find(scope, &wanted).await?;
        let is_there = |id: &VehicleId| there.iter().any(|v| v.id == *id && v.deleted_at.is_none());
        if !wanted.iter().all(is_there) {
            return Err(Refusal::NotFound.into());
        }
        let makes_new = targets
            .iter()
            .any(|target| matches!(target.to, Destination::New(_)));
        let may_log = wanted.iter().all(|id| scope.may_log_fuel(*id));
        if !may_log || (makes_new && !scope.may_edit_vehicles()) {
            return Err(Refusal::Forbidden.into());
        }
        Ok(())
    }

    /// Begins to take the file in.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn start(
        &self,
        scope: &UserScope,
        id: ImportId,
        skip_bad_rows: bool,
        key: Option<IdempotencyKey>,
    ) -> Outcome {
        let now = self.clock.now();
        let import = self.find(scope, id).await?.ok_or(Refusal::NotFound)?;
        if !import.state.is_open() {
            return Ok(import);
        }
        let looked = self.startable(scope, &import, skip_bad_rows).await?;
        let tx = begin_write(&self.db, scope).await?;
        match claim(&tx, scope, key.as_ref(), id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(_) => {
                tx.commit().await?;
                return Ok(import);
            }
            Claim::New => (),
        }
        let current = data::lock(&tx, scope, id).await?.ok_or(Refusal::NotFound)?;
        if current.version != import.version {
            return Err(Refusal::Conflict(Box::new(current)).into());
        }
        let started = Import {
            state: ImportState::Running,
            targets: self.with_ids(&looked),
            skip_bad_rows,
            job: Some(self.enqueue(&tx, scope, id, now).await?),
            ..current
        };
        data::update(&tx, scope, &started, now).await?;
        tx.commit().await?;
        self.with.jobs.nudge();
        self.found(scope, id).await
    }

    /// New vehicles get their ids now, so that a run that is begun again makes the same ones.
    fn with_ids(&self, looked: &Looked) -> Vec<Target> {
        let pairs = looked.reading.vehicles.iter().zip(&looked.targets);
        let named = pairs.map(|(found, target)| match target.to {
            Destination::New(_) => Target {
                to: Destination::New(VehicleId::from_uuid(self.ids.next())),
                is_apart: matching(found, &looked.garage).is_some(),
                key: target.key.clone(),
            },
            _ => target.clone(),
        });
        named.collect()
    }

    /// What is found of an import's file with where its vehicles go now: what was to be a new one goes to
    /// the one that another import has made of it since. Kept, so that a run that is begun again does the
    /// same.
    ///
    /// # Errors
    /// The database's.
    pub(in crate::features::imports) async fn matched_again(
        &self,
        scope: &UserScope,
        import: &Import,
        looked: Looked,
    ) -> Result<Looked, DbErr> {
        let targets = since(scope, &looked);
        if targets == looked.targets {
            return Ok(looked);
        }
        let tx = begin_write(&self.db, scope).await?;
        if let Some(current) = data::lock(&tx, scope, import.id).await? {
            let changed = Import {
                targets: targets.clone(),
                ..current
            };
            data::update(&tx, scope, &changed, self.clock.now()).await?;
        }
        tx.commit().await?;
        Ok(Looked { targets, ..looked })
    }

    async fn startable(
        &self,
        scope: &UserScope,
        import: &Import,
        skip_bad_rows: bool,
    ) -> Result<Looked, MutationError<Import>> {
        let looked = match self.look(scope, import).await? {
            Look::NoFile => return Err(fault("id", "Send the file first.")),
            Look::Unreadable(why) => return Err(fault("id", why.to_string())),
            Look::Readable(looked) => looked,
        };
        let reading = &looked.reading;
        if let Some(problem) = reading.problems.iter().find(|p| p.code.is_error()) {
            return Err(fault("id", problem.message.clone()));
        }
        if reading
            .questions
            .iter()
            .any(|question| question.is_required())
        {
            let text = "The file does not tell everything. Answer its questions first.";
            return Err(fault("id", text));
        }
        let judged = self.judge(scope, &looked).await?;
        let bad = judged.rows_of(RowState::Bad) + judged.readings_of(RowState::Bad);
        let is_all_bad = judged.rows.len() + judged.readings.len() == bad;
        // A list of vehicles alone is worth taking, but not what is left of rows that are all bad.
        if is_all_bad && (bad > 0 || reading.vehicles.is_empty()) {
            let text = "The file holds nothing that can be taken in.";
            return Err(fault("id", text));
        }
        if bad > 0 && !skip_bad_rows {
            let text = format!(
                "{bad} rows have faults. Correct the file, or take the others in without them."
            );
            return Err(fault("skipBadRows", text));
        }
        Ok(looked)
    }

    /// Begins to take back what an import made.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn undo(
        &self,
        scope: &UserScope,
        id: ImportId,
        key: Option<IdempotencyKey>,
    ) -> Outcome {
        let now = self.clock.now();
        let import = self.find(scope, id).await?.ok_or(Refusal::NotFound)?;
        if !self.is_undoable(scope, &import).await? {
            return match import.state {
                ImportState::Undoing | ImportState::Undone => Ok(import),
                _ => Err(fault("id", "There is nothing to take back.")),
            };
        }
        let tx = begin_write(&self.db, scope).await?;
        match claim(&tx, scope, key.as_ref(), id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(_) => {
                tx.commit().await?;
                return Ok(import);
            }
            Claim::New => (),
        }
        let current = data::lock(&tx, scope, id).await?.ok_or(Refusal::NotFound)?;
        if current.version != import.version {
            return Err(Refusal::Conflict(Box::new(current)).into());
        }
        let undoing = Import {
            state: ImportState::Undoing,
            job: Some(self.enqueue(&tx, scope, id, now).await?),
            ..current
        };
        data::update(&tx, scope, &undoing, now).await?;
        tx.commit().await?;
        self.with.jobs.nudge();
        self.found(scope, id).await
    }

    /// Whether an import made something that can be taken back: it is done, or was given up.
    ///
    /// # Errors
    /// The database's.
    pub async fn is_undoable(&self, scope: &UserScope, import: &Import) -> Result<bool, DbErr> {
        Ok(match import.state {
            ImportState::Done => true,
            ImportState::Running | ImportState::Undoing => {
                let work = self.work(scope, import).await?;
                work.is_some_and(|work| work.is_given_up)
            }
            _ => false,
        })
    }
}
