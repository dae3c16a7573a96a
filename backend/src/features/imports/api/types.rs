use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use tokio::sync::OnceCell;

use crate::features::imports::api::enums::{
    ImportDateOrder, ImportDecimalMark, ImportDestination, ImportField, ImportFormat,
    ImportQuestionKind, ImportState,
};
use crate::features::imports::api::others::{ImportOthers, others};
use crate::features::imports::api::outcome::ImportResult;
use crate::features::imports::api::preview::{
    ImportCounts, ImportDocuments, ImportProblem, ImportReadings, ImportRowConnection, counts,
    documents, readings, rows,
};
use crate::features::imports::domain::import::{self, Destination};
use crate::features::imports::domain::model::{self, FoundVehicle};
use crate::features::imports::service::{Judged, Look, Looked, MOST_BYTES, Work};
use crate::features::vehicles::{Vehicle, VehicleRecord};
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::storage;
use crate::graphql::pagination::page_cost;
use crate::graphql::quantities::{DistanceUnit, EnergySource, FuelUnit};

/// A file of another program: what it says, what it cannot tell, and what becomes of it.
#[derive(Clone, Debug)]
pub struct Import {
    pub(super) import: import::Import,
    look: Arc<OnceCell<Look>>,
    judged: Arc<OnceCell<Judged>>,
    work: Arc<OnceCell<Option<Work>>>,
}

impl From<import::Import> for Import {
    fn from(import: import::Import) -> Self {
        Self {
            import,
            look: Arc::default(),
            judged: Arc::default(),
            work: Arc::default(),
        }
    }
}

impl Import {
    /// What is seen of the file, read once in an operation.
    pub(super) async fn look(&self, ctx: &Context<'_>) -> Result<&Look> {
        let imports = &ctx.services()?.imports;
        let scope = ctx.scope()?;
        let look = || imports.look(scope, &self.import);
        self.look.get_or_try_init(look).await.map_err(storage)
    }

    pub(super) async fn looked(&self, ctx: &Context<'_>) -> Result<Option<&Looked>> {
        Ok(match self.look(ctx).await? {
            Look::Readable(looked) => Some(looked),
            Look::NoFile | Look::Unreadable(_) => None,
        })
    }

    /// What becomes of its rows, judged once in an operation; none where it cannot be read.
    pub(super) async fn judged(&self, ctx: &Context<'_>) -> Result<Option<&Judged>> {
        let Some(looked) = self.looked(ctx).await? else {
            return Ok(None);
        };
        let imports = &ctx.services()?.imports;
        let scope = ctx.scope()?;
        let judge = || imports.judge(scope, looked);
        let judged = self.judged.get_or_try_init(judge).await;
        judged.map(Some).map_err(storage)
    }

    async fn work(&self, ctx: &Context<'_>) -> Result<Option<Work>> {
        let imports = &ctx.services()?.imports;
        let scope = ctx.scope()?;
        let work = || imports.work(scope, &self.import);
        Ok(*self.work.get_or_try_init(work).await.map_err(storage)?)
    }
}

/// A question that the file leaves open.
#[derive(SimpleObject, Clone, Debug)]
pub struct ImportQuestion {
    /// What is asked.
    pub kind: ImportQuestionKind,
    /// Whether it must be answered before the start; else the viewer's usual is taken.
    pub is_required: bool,
}

/// What was said of the file so far.
#[derive(SimpleObject, Clone, Debug)]
pub struct ImportAnswers {
    /// The unit of distances that say none.
    pub distance_unit: Option<DistanceUnit>,
    /// The unit of quantities that say none.
    pub volume_unit: Option<FuelUnit>,
    /// Which comes first in dates.
    pub date_order: Option<ImportDateOrder>,
    /// What divides whole from broken.
    pub decimal_mark: Option<ImportDecimalMark>,
    /// ISO 4217, for prices that say none.
    pub currency: Option<String>,
}

/// Which column is taken for what.
#[derive(SimpleObject, Clone, Debug)]
pub struct ImportColumn {
    /// What it holds.
    pub field: ImportField,
    /// Its heading in the file.
    pub heading: String,
}

/// A vehicle that the file speaks of.
#[derive(SimpleObject, Clone, Debug)]
pub struct ImportVehicle {
    /// What names it in the file.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// Maker.
    pub make: Option<String>,
    /// Model.
    pub model: Option<String>,
    /// Model year.
    pub year: Option<i32>,
    /// Vehicle identification number.
    pub vin: Option<String>,
    /// License plate.
    pub license_plate: Option<String>,
    /// What it takes, as far as the file says.
    pub energy_sources: Vec<EnergySource>,
    /// Fill-ups of it in the file.
    pub fill_ups: i32,
    /// Where they go; what most surely is right, until something else is said.
    pub destination: ImportDestination,
    /// The vehicle of the garage that they go to; a new one once the import has made it.
    pub vehicle: Option<Vehicle>,
}

pub(super) fn int(count: i64) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

pub(super) fn int_of(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// A file of another program: what it says, what it cannot tell, and what becomes of it.
#[Object]
impl Import {
    /// Typed id, `import_…`.
    async fn id(&self) -> ID {
        ID(self.import.id.to_string())
    }

    /// How far it is.
    async fn state(&self, ctx: &Context<'_>) -> Result<ImportState> {
        use import::ImportState as Stored;
        let is_given_up = match self.import.state {
            Stored::Running | Stored::Undoing => {
                self.work(ctx).await?.is_some_and(|work| work.is_given_up)
            }
            _ => false,
        };
        Ok(match self.import.state {
            _ if is_given_up => ImportState::Failed,
            Stored::AwaitingFile => ImportState::AwaitingFile,
            Stored::Ready => ImportState::Ready,
            Stored::Running => ImportState::Running,
            Stored::Done => ImportState::Done,
            Stored::Undoing => ImportState::Undoing,
            Stored::Undone => ImportState::Undone,
        })
    }

    /// Rises with each change of it.
    async fn version(&self) -> i32 {
        self.import.version
    }

    /// What the file is called.
    async fn file_name(&self) -> &str {
        &self.import.file_name
    }

    /// Its size in bytes; null before it is there.
    async fn bytes(&self) -> Option<Decimal> {
        self.import.size.map(Decimal::from)
    }

    /// The largest file that is taken, in bytes.
    async fn max_bytes(&self) -> Decimal {
        Decimal::from(MOST_BYTES)
    }

    /// Where to PUT the file, on this host: a signed link for the viewer alone, good for ten minutes from
    /// now. Null once the import has begun.
    async fn upload_url(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let imports = &ctx.services()?.imports;
        Ok(imports.upload_link(ctx.scope()?, &self.import))
    }

    /// Why the file cannot be read; null where it can, and before it is there.
    async fn unreadable(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(match self.look(ctx).await? {
            Look::Unreadable(why) => Some(why.to_string()),
            Look::NoFile | Look::Readable(_) => None,
        })
    }

    /// The program that wrote it; null where it cannot be read.
    async fn format(&self, ctx: &Context<'_>) -> Result<Option<ImportFormat>> {
        let looked = self.looked(ctx).await?;
        Ok(looked.map(|looked| looked.reading.format.into()))
    }

    /// The files of a zip, in the order in which rows number them; the file itself elsewhere.
    async fn files(&self, ctx: &Context<'_>) -> Result<Vec<String>> {
        let looked = self.looked(ctx).await?;
        Ok(looked.map(|l| l.reading.files.clone()).unwrap_or_default())
    }

    /// What the file cannot tell.
    #[graphql(complexity = "5 + 6 * child_complexity")]
    async fn questions(&self, ctx: &Context<'_>) -> Result<Vec<ImportQuestion>> {
        let Some(looked) = self.looked(ctx).await? else {
            return Ok(Vec::new());
        };
        let question = |question: &model::Question| ImportQuestion {
            kind: (*question).into(),
            is_required: question.is_required(),
        };
        Ok(looked.reading.questions.iter().map(question).collect())
    }

    /// What was said of it so far.
    async fn answers(&self) -> ImportAnswers {
        let answers = &self.import.answers;
        ImportAnswers {
            distance_unit: answers.distance_unit.map(Into::into),
            volume_unit: answers.volume_unit.map(Into::into),
            date_order: answers.date_order.map(Into::into),
            decimal_mark: answers.decimal_mark.map(Into::into),
            currency: answers.currency.map(|currency| currency.to_string()),
        }
    }

    /// Headings to choose columns from; empty for formats that need no choice.
    async fn headings(&self, ctx: &Context<'_>) -> Result<Vec<String>> {
        let looked = self.looked(ctx).await?;
        let headings = looked.map(|l| l.reading.headings.iter().take(500).cloned().collect());
        Ok(headings.unwrap_or_default())
    }

    /// Which column is taken for what.
    #[graphql(complexity = "5 + 30 * child_complexity")]
    async fn columns(&self, ctx: &Context<'_>) -> Result<Vec<ImportColumn>> {
        let Some(looked) = self.looked(ctx).await? else {
            return Ok(Vec::new());
        };
        let columns = looked
            .reading
            .columns
            .iter()
            .map(|(field, heading)| ImportColumn {
                field: (*field).into(),
                heading: heading.clone(),
            });
        Ok(columns.collect())
    }

    /// The vehicles that it speaks of, at most 200, each with where its rows go.
    #[graphql(complexity = "5 + 20 * child_complexity")]
    async fn vehicles(&self, ctx: &Context<'_>) -> Result<Vec<ImportVehicle>> {
        let Some(looked) = self.looked(ctx).await? else {
            return Ok(Vec::new());
        };
        let pairs = looked.reading.vehicles.iter().zip(&looked.targets);
        let shown = pairs.take(200);
        Ok(shown
            .map(|(found, target)| vehicle(found, target.to, &looked.garage))
            .collect())
    }

    /// What is wrong with the whole file, or worth telling of it.
    #[graphql(complexity = "5 + 10 * child_complexity")]
    async fn problems(&self, ctx: &Context<'_>) -> Result<Vec<ImportProblem>> {
        let Some(looked) = self.looked(ctx).await? else {
            return Ok(Vec::new());
        };
        let problems = looked.reading.problems.iter().take(100);
        Ok(problems
            .map(|problem| ImportProblem::new(problem, &looked.reading))
            .collect())
    }

    /// How many rows go in, are there already, and stay out; null where the file cannot be read.
    async fn counts(&self, ctx: &Context<'_>) -> Result<Option<ImportCounts>> {
        counts(ctx, self).await
    }

    /// Readings of meters that the file holds beside its fill-ups; null where it cannot be read.
    async fn odometer_readings(&self, ctx: &Context<'_>) -> Result<Option<ImportReadings>> {
        readings(ctx, self).await
    }

    /// Pictures and papers of its fill-ups that the zip holds; null where it cannot be read. Names and
    /// sizes are looked at, bytes when they come in.
    async fn documents(&self, ctx: &Context<'_>) -> Result<Option<ImportDocuments>> {
        documents(ctx, self).await
    }

    /// The rows of fill-ups in the order of the file, each with what becomes of it.
    #[graphql(complexity = "10 + page_cost(first) * child_complexity")]
    async fn rows(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Size of the page, at most 100; 50 by default.")] first: Option<i32>,
        #[graphql(desc = "Cursor behind which the page begins.")] after: Option<String>,
        #[graphql(desc = "Only rows of which there is something to tell.", default)]
        only_problems: bool,
    ) -> Result<ImportRowConnection> {
        rows(ctx, self, first, after, only_problems).await
    }

    /// Records that are no fill-ups, by their kinds and why they are not taken in.
    #[graphql(complexity = "5 + 20 * child_complexity")]
    async fn others(&self, ctx: &Context<'_>) -> Result<Vec<ImportOthers>> {
        let looked = self.looked(ctx).await?;
        Ok(looked
            .map(|l| others(&l.reading.others))
            .unwrap_or_default())
    }

    /// Steps of the work that are done; null before it begins.
    async fn done(&self, ctx: &Context<'_>) -> Result<Option<i32>> {
        Ok(self.work(ctx).await?.map(|work| int(work.done)))
    }

    /// Steps of the work in all; null before they are counted.
    async fn total(&self, ctx: &Context<'_>) -> Result<Option<i32>> {
        Ok(self.work(ctx).await?.and_then(|work| work.total).map(int))
    }

    /// What came of it; null before it is done.
    async fn result(&self) -> Option<ImportResult> {
        let counts = self.import.counts;
        self.import.finished_at.map(|_| counts.into())
    }

    /// Whether it can be taken back.
    async fn can_undo(&self, ctx: &Context<'_>) -> Result<bool> {
        let imports = &ctx.services()?.imports;
        let is_undoable = imports.is_undoable(ctx.scope()?, &self.import).await;
        is_undoable.map_err(storage)
    }

    /// When it was announced.
    async fn created_at(&self) -> DateTime<Utc> {
        self.import.created_at
    }

    /// When it was done, or taken back.
    async fn finished_at(&self) -> Option<DateTime<Utc>> {
        self.import.finished_at
    }
}

fn vehicle(found: &FoundVehicle, to: Destination, garage: &[VehicleRecord]) -> ImportVehicle {
    let there = to.vehicle();
    let there = there.and_then(|id| garage.iter().find(|vehicle| vehicle.id == id));
    ImportVehicle {
        key: found.key.clone(),
        name: found.name.clone(),
        make: found.make.clone(),
        model: found.model.clone(),
        year: found.year,
        vin: found.vin.clone(),
        license_plate: found.license_plate.clone(),
        energy_sources: found.energy_sources.iter().map(|s| (*s).into()).collect(),
        fill_ups: int_of(found.fills),
        destination: match to {
            Destination::Existing(_) => ImportDestination::Existing,
            Destination::New(_) => ImportDestination::New,
            Destination::Nowhere => ImportDestination::Nowhere,
        },
        vehicle: there.cloned().map(Vehicle::from),
    }
}
