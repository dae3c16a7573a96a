//! The rows of a file, and what becomes of them.

use async_graphql::{Context, Result, SimpleObject};
use rust_decimal::Decimal;

use crate::features::imports::api::enums::{ImportProblemCode, ImportRowState};
use crate::features::imports::api::types::{Import, int_of};
use crate::features::imports::domain::model::{Paper, Problem, Reading, Row};
use crate::features::imports::service::{JudgedRow, RowState};
use crate::graphql::pagination::{Page, PageInfo, slice};
use crate::graphql::quantities::{Distance, EnergySource, FuelQuantity};
use crate::graphql::scalars::LocalDate;

const MOST_PROBLEMS: usize = 100;

/// What is wrong with a cell, a row or the file, or worth telling.
#[derive(SimpleObject, Clone, Debug)]
pub struct ImportProblem {
    /// Which kind, for programs.
    pub code: ImportProblemCode,
    /// Whether it keeps the row, or the picture, out.
    pub is_error: bool,
    /// The file of the zip.
    pub file: Option<String>,
    /// The line in the file, counted from one; null where it is the whole file's.
    pub line: Option<i32>,
    /// The heading of the cell at fault.
    pub column: Option<String>,
    /// The picture or paper at fault.
    pub file_name: Option<String>,
    /// What it is, for people.
    pub message: String,
}

impl ImportProblem {
    /// A problem in what was read.
    pub fn new(problem: &Problem, reading: &Reading) -> Self {
        let line = i32::try_from(problem.place.line)
            .ok()
            .filter(|line| *line > 0);
        Self {
            code: problem.code.into(),
            is_error: problem.code.is_error(),
            file: line.and_then(|_| reading.files.get(usize::from(problem.place.file)).cloned()),
            line,
            column: problem.column.clone(),
            file_name: None,
            message: problem.message.clone(),
        }
    }

    /// What keeps a picture or paper out.
    fn of_paper(problem: &Problem, paper: &Paper, reading: &Reading) -> Self {
        Self {
            file_name: Some(paper.file_name.clone()),
            ..Self::new(problem, reading)
        }
    }
}

/// Rows by what becomes of them.
#[derive(SimpleObject, Clone, Copy, Debug)]
pub struct ImportCounts {
    /// Rows of fill-ups in all.
    pub rows: i32,
    /// Those that go in.
    pub new: i32,
    /// Those that are there already.
    pub already_there: i32,
    /// Those that stand in the file before.
    pub twice: i32,
    /// Those with faults.
    pub bad: i32,
    /// Those whose vehicle goes nowhere.
    pub left_out: i32,
}

/// Readings of meters without a fill-up, by what becomes of them.
#[derive(SimpleObject, Clone, Debug)]
pub struct ImportReadings {
    /// Readings in all.
    pub rows: i32,
    /// Those that go in.
    pub new: i32,
    /// Those that are there already.
    pub already_there: i32,
    /// Those with faults.
    pub bad: i32,
    /// Those whose vehicle goes nowhere.
    pub left_out: i32,
    /// What is wrong with them, or worth telling; at most 100.
    pub problems: Vec<ImportProblem>,
}

/// Pictures and papers of fill-ups, by what becomes of them.
#[derive(SimpleObject, Clone, Debug)]
pub struct ImportDocuments {
    /// Pictures and papers of rows in all.
    pub files: i32,
    /// Those that come along with their rows, if their bytes are what their names say.
    pub new: i32,
    /// Those of rows that are there already, which get nothing twice.
    pub already_there: i32,
    /// Those that cannot come; they keep nothing else out.
    pub bad: i32,
    /// Those of rows that stay out.
    pub left_out: i32,
    /// Which cannot come, and why; at most 100.
    pub problems: Vec<ImportProblem>,
}

/// A row that holds a fill-up.
#[derive(SimpleObject, Clone, Debug)]
pub struct ImportRow {
    /// The file of the zip.
    pub file: Option<String>,
    /// Its line, counted from one.
    pub line: i32,
    /// The vehicle, as `ImportVehicle.key` says it.
    pub vehicle_key: String,
    /// What becomes of it.
    pub state: ImportRowState,
    /// What is wrong with it, or worth telling.
    pub problems: Vec<ImportProblem>,
    /// The day; null where the row cannot be read.
    pub filled_on: Option<LocalDate>,
    /// HH:MM, local to the place.
    pub filled_at: Option<String>,
    /// What was filled, as far as the file says.
    pub energy_source: Option<EnergySource>,
    /// The odometer.
    pub odometer: Option<Distance>,
    /// How much was filled.
    pub quantity: Option<FuelQuantity>,
    /// The price of one unit.
    pub unit_price: Option<Decimal>,
    /// What was paid.
    pub total: Option<Decimal>,
    /// ISO 4217.
    pub currency: Option<String>,
    /// Whether the tank was full.
    pub is_full: Option<bool>,
    /// Whether a fill-up before it is missing.
    pub missed_previous: Option<bool>,
    /// Where.
    pub station: Option<String>,
    /// Grade as sold.
    pub grade: Option<String>,
    /// Notes.
    pub notes: Option<String>,
}

/// A row in its list.
#[derive(SimpleObject, Clone, Debug)]
pub struct ImportRowEdge {
    /// Where it is in the list.
    pub cursor: String,
    /// The row.
    pub node: ImportRow,
}

/// A page of rows.
#[derive(SimpleObject, Clone, Debug)]
pub struct ImportRowConnection {
    /// The rows with their cursors.
    pub edges: Vec<ImportRowEdge>,
    /// What lies around the page.
    pub page_info: PageInfo,
    /// How many there are in all.
    pub total_count: i32,
}

/// How many rows become what.
///
/// # Errors
/// The database's.
pub async fn counts(ctx: &Context<'_>, import: &Import) -> Result<Option<ImportCounts>> {
    let Some(judged) = import.judged(ctx).await? else {
        return Ok(None);
    };
    let of = |state: RowState| int_of(judged.rows_of(state));
    Ok(Some(ImportCounts {
        rows: int_of(judged.rows.len()),
        new: of(RowState::New),
        already_there: of(RowState::AlreadyThere),
        twice: of(RowState::Twice),
        bad: of(RowState::Bad),
        left_out: of(RowState::LeftOut),
    }))
}

/// What becomes of readings of meters.
///
/// # Errors
/// The database's.
pub async fn readings(ctx: &Context<'_>, import: &Import) -> Result<Option<ImportReadings>> {
    let (Some(looked), Some(judged)) = (import.looked(ctx).await?, import.judged(ctx).await?)
    else {
        return Ok(None);
    };
    let of = |state: RowState| int_of(judged.readings_of(state));
    let rows = &looked.reading.readings;
    let problems = rows.iter().flat_map(|row| &row.problems);
    let problems = problems.map(|problem| ImportProblem::new(problem, &looked.reading));
    Ok(Some(ImportReadings {
        rows: int_of(judged.readings.len()),
        new: of(RowState::New),
        already_there: of(RowState::AlreadyThere),
        bad: of(RowState::Bad),
        left_out: of(RowState::LeftOut),
        problems: problems.take(MOST_PROBLEMS).collect(),
    }))
}

/// What becomes of pictures and papers.
///
/// # Errors
/// The database's.
pub async fn documents(ctx: &Context<'_>, import: &Import) -> Result<Option<ImportDocuments>> {
    let (Some(looked), Some(judged)) = (import.looked(ctx).await?, import.judged(ctx).await?)
    else {
        return Ok(None);
    };
    let of = |state: RowState| int_of(judged.papers_of(state));
    let reading = &looked.reading;
    let problems = reading.papers.iter().flat_map(|paper| {
        let problems = paper.problems.iter();
        problems.map(|problem| ImportProblem::of_paper(problem, paper, reading))
    });
    Ok(Some(ImportDocuments {
        files: int_of(judged.papers.len()),
        new: of(RowState::New),
        already_there: of(RowState::AlreadyThere),
        bad: of(RowState::Bad),
        left_out: of(RowState::LeftOut),
        problems: problems.take(MOST_PROBLEMS).collect(),
    }))
}

/// A page of rows.
///
/// # Errors
/// BAD_USER_INPUT for a wrong page, or the database's.
pub async fn rows(
    ctx: &Context<'_>,
    import: &Import,
    first: Option<i32>,
    after: Option<String>,
    only_problems: bool,
) -> Result<ImportRowConnection> {
    let order = format!("import:{}:{only_problems}", import.import.id);
    let page: Page<i32> = Page::parse(&order, first, after.as_deref())?;
    let reading = import.looked(ctx).await?.map(|looked| &looked.reading);
    let judged = import.judged(ctx).await?;
    let row = |judged: &JudgedRow| reading?.rows.get(usize::try_from(judged.ordinal).ok()?);
    let is_told = |judged: &JudgedRow| {
        judged.state == RowState::Bad || row(judged).is_some_and(|row| !row.problems.is_empty())
    };
    let wanted: Vec<_> = judged
        .map(|judged| judged.rows.as_slice())
        .unwrap_or_default()
        .iter()
        .filter(|judged| !only_problems || is_told(judged))
        .collect();
    let total_count = int_of(wanted.len());
    let behind = page.after.unwrap_or(-1);
    let limit = usize::try_from(page.limit()).unwrap_or(usize::MAX);
    let shown: Vec<_> = wanted
        .into_iter()
        .filter(|judged| judged.ordinal > behind)
        .take(limit)
        .collect();
    let slice = slice(&order, &page, shown, |judged| judged.ordinal);
    let edges = slice.rows.into_iter().filter_map(|(cursor, judged)| {
        let node = node(row(judged)?, judged.state, reading?);
        Some(ImportRowEdge { cursor, node })
    });
    Ok(ImportRowConnection {
        edges: edges.collect(),
        page_info: slice.page_info,
        total_count,
    })
}

fn node(row: &Row, state: RowState, reading: &Reading) -> ImportRow {
    let fill = row.fill.as_ref();
    let vehicle = reading.vehicles.get(row.vehicle);
    ImportRow {
        file: reading.files.get(usize::from(row.place.file)).cloned(),
        line: i32::try_from(row.place.line).unwrap_or(i32::MAX),
        vehicle_key: vehicle
            .map(|vehicle| vehicle.key.clone())
            .unwrap_or_default(),
        state: state.into(),
        problems: row
            .problems
            .iter()
            .map(|p| ImportProblem::new(p, reading))
            .collect(),
        filled_on: fill.map(|fill| LocalDate(fill.filled_on)),
        filled_at: fill.and_then(|f| Some(f.filled_at?.format("%H:%M").to_string())),
        energy_source: fill.and_then(|fill| fill.energy).map(Into::into),
        odometer: fill.and_then(|fill| fill.odometer).map(Into::into),
        quantity: fill.and_then(|fill| fill.quantity).map(Into::into),
        unit_price: fill.and_then(|fill| fill.unit_price),
        total: fill.and_then(|fill| fill.total),
        currency: fill.map(|fill| fill.currency.to_string()),
        is_full: fill.map(|fill| fill.is_full),
        missed_previous: fill.map(|fill| fill.missed_previous),
        station: fill.and_then(|fill| fill.station.clone()),
        grade: fill.and_then(|fill| fill.grade.clone()),
        notes: fill.and_then(|fill| fill.notes.clone()),
    }
}
