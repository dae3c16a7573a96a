//! Makes the copy: reads page by page, writes as it reads.

mod papers;

use chrono::{DateTime, TimeDelta, Utc};
use platform_kit::clock::Clock;
use serde_json::json;

use crate::features::accounts::AccountService;
use crate::features::audit::{ActivityFilter, ActivityRecord, AuditService};
use crate::features::data_export::archive::Archive;
use crate::features::data_export::domain::{Kind, Row, Selection, csv_line, json_object};
use crate::features::documents::DocumentService;
use crate::features::fuel_logs::{FuelLogRecord, FuelLogService};
use crate::features::odometer::{OdometerReadingRecord, OdometerService};
use crate::features::sharing::SharingService;
use crate::features::vehicles::{VehicleRecord, VehicleService};
use crate::infra::blob::{FilePurpose, FileStore, NewFile};
use crate::infra::jobs::{Job, JobError, Progress};
use crate::kernel::ids::UserId;
use crate::kernel::scope::UserScope;

/// How long the copy can be fetched.
const KEPT: TimeDelta = TimeDelta::days(7);
/// Records read at once.
const PAGE: u64 = 500;
/// A copy is never larger.
const MOST_BYTES: u64 = 20 << 30;

/// What the copy is made from.
#[derive(Clone, Debug)]
pub struct Exporter {
    pub accounts: AccountService,
    pub sharing: SharingService,
    pub vehicles: VehicleService,
    pub fuel_logs: FuelLogService,
    pub odometer: OdometerService,
    pub documents: DocumentService,
    pub audit: AuditService,
    pub files: FileStore,
    pub clock: Clock,
}

/// The forms in which each kind of record is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Json,
    Csv,
}

impl Form {
    fn file(self, kind: Kind) -> String {
        match self {
            Self::Json => format!("{}.json", kind.file()),
            Self::Csv => format!("{}.csv", kind.file()),
        }
    }
}

/// A copy under way.
struct Copy<'a> {
    scope: &'a UserScope,
    selection: &'a Selection,
    archive: Archive,
    progress: &'a Progress,
    done: i64,
    total: i64,
}

impl Exporter {
    /// Makes the copy of the job's owner and stores it under the job's id.
    ///
    /// # Errors
    /// Interrupted, or what failed.
    pub async fn run(&self, job: &Job, progress: &Progress) -> Result<(), JobError> {
        let scope = self.scope(job).await?;
        let selection = Selection::read(&job.payload);
        let selection = selection.ok_or_else(|| failed("what it is of cannot be read"))?;
        let mut copy = Copy {
            scope: &scope,
            selection: &selection,
            archive: Archive::begin(),
            progress,
            done: 0,
            total: self.total(&scope, &selection).await?,
        };
        copy.tell(0).await?;
        if selection.is_everything() {
            self.profile(&copy).await?;
        }
        for form in [Form::Json, Form::Csv] {
            for kind in &selection.kinds {
                match kind {
                    Kind::Vehicles => self.vehicles(&mut copy, form).await?,
                    Kind::FuelLogs => self.fuel_logs(&mut copy, form).await?,
                    Kind::OdometerReadings => self.readings(&mut copy, form).await?,
                    Kind::Documents => self.documents(&mut copy, form).await?,
                    Kind::Activity => self.activity(&mut copy, form).await?,
                }
            }
        }
        if selection.has(Kind::Documents) {
            self.papers(&mut copy).await?;
        }
        let file = copy.archive.finish().await.map_err(failed)?;
        let now = self.clock.now();
        let new = NewFile {
            id: job.id,
            purpose: FilePurpose::Export,
            owner: None,
            file_name: &format!("motovaultpro-{}.zip", now.format("%Y-%m-%d")),
            content_type: "application/zip",
            expires_at: Some(now + KEPT),
        };
        let from = tokio::fs::File::from_std(file);
        let stored = self.files.store(&scope, &new, from, MOST_BYTES).await;
        stored.map_err(failed)?;
        progress.tell(copy.total, Some(copy.total)).await
    }

    /// What the owner of the job sees now: roles and grants may have changed since they asked.
    async fn scope(&self, job: &Job) -> Result<UserScope, JobError> {
        let member = self.accounts.member(job.user, job.tenant).await;
        let member = member.map_err(failed)?.ok_or_else(|| {
            JobError::Failed("its owner is no member of the garage any more".to_owned())
        })?;
        let narrowed = self.sharing.narrowed(member).await?;
        Ok(narrowed.scope)
    }

    /// Records to write, each twice, and files.
    async fn total(&self, scope: &UserScope, selection: &Selection) -> Result<i64, JobError> {
        let mut records = 0_i64;
        let size = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        for kind in &selection.kinds {
            let vehicle = selection.vehicle;
            let more = match kind {
                Kind::Vehicles if vehicle.is_some() => 1,
                Kind::Vehicles => size(self.vehicles.count(scope, true).await?),
                Kind::FuelLogs => size(self.fuel_logs.count_all(scope, vehicle).await?),
                Kind::OdometerReadings => size(self.odometer.count_all(scope, vehicle).await?),
                Kind::Documents => size(self.documents.count_all(scope, vehicle).await?),
                Kind::Activity => self.audit.count(scope, activity_of(selection)).await?,
            };
            records = records.saturating_add(more);
        }
        let papers = if selection.has(Kind::Documents) {
            size(self.documents.count_all(scope, selection.vehicle).await?)
        } else {
            0
        };
        Ok(records.saturating_mul(2).saturating_add(papers))
    }

    async fn profile(&self, copy: &Copy<'_>) -> Result<(), JobError> {
        let scope = copy.scope;
        let person = self.accounts.person(scope.user()).await?;
        let preferences = self.accounts.preferences(scope).await?;
        let profile = json!({
            "formatVersion": 1,
            "exportedAt": self.clock.now(),
            "user": {
                "id": scope.user().to_string(),
                "displayName": person.as_ref().map(|p| p.display_name.as_str()),
                "email": person.as_ref().and_then(|p| p.email.as_deref()),
            },
            "tenant": { "id": scope.tenant().to_string(), "role": scope.role().as_str() },
            "preferences": json_object(preferences.facts()),
        });
        let text = serde_json::to_vec_pretty(&profile).map_err(failed)?;
        copy.archive.entry("profile.json").await;
        copy.archive.bytes(text).await;
        Ok(())
    }

    async fn vehicles(&self, copy: &mut Copy<'_>, form: Form) -> Result<(), JobError> {
        let mut writer = Writer::begin(&copy.archive, form, Kind::Vehicles).await;
        if let Some(id) = copy.selection.vehicle {
            let found = self.vehicles.find(copy.scope, &[id]).await?;
            let rows = found.iter().map(vehicle_row);
            writer.rows(&copy.archive, rows).await?;
            copy.tell(found.len()).await?;
            writer.end(&copy.archive).await;
            return Ok(());
        }
        let mut after = None;
        loop {
            let page = self.vehicles.list(copy.scope, after, PAGE, true).await?;
            let Some(last) = page.last() else { break };
            after = Some((last.created_at, last.id));
            let count = page.len();
            writer
                .rows(&copy.archive, page.iter().map(vehicle_row))
                .await?;
            copy.tell(count).await?;
        }
        writer.end(&copy.archive).await;
        Ok(())
    }

    async fn fuel_logs(&self, copy: &mut Copy<'_>, form: Form) -> Result<(), JobError> {
        let mut writer = Writer::begin(&copy.archive, form, Kind::FuelLogs).await;
        let vehicle = copy.selection.vehicle;
        let mut after = None;
        loop {
            let page = self
                .fuel_logs
                .walk(copy.scope, vehicle, after, PAGE)
                .await?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            let count = page.len();
            writer.rows(&copy.archive, page.iter().map(log_row)).await?;
            copy.tell(count).await?;
        }
        writer.end(&copy.archive).await;
        Ok(())
    }

    async fn readings(&self, copy: &mut Copy<'_>, form: Form) -> Result<(), JobError> {
        let mut writer = Writer::begin(&copy.archive, form, Kind::OdometerReadings).await;
        let vehicle = copy.selection.vehicle;
        let mut after = None;
        loop {
            let page = self.odometer.walk(copy.scope, vehicle, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            let count = page.len();
            let rows = page.iter().map(reading_row);
            writer.rows(&copy.archive, rows).await?;
            copy.tell(count).await?;
        }
        writer.end(&copy.archive).await;
        Ok(())
    }

    async fn activity(&self, copy: &mut Copy<'_>, form: Form) -> Result<(), JobError> {
        let mut writer = Writer::begin(&copy.archive, form, Kind::Activity).await;
        let mut after = None;
        loop {
            let filter = activity_of(copy.selection);
            let page = self.audit.list(copy.scope, filter, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.number);
            let count = page.len();
            let me = copy.scope.user();
            let rows = page.iter().map(|entry| activity_row(entry, me));
            writer.rows(&copy.archive, rows).await?;
            copy.tell(count).await?;
        }
        writer.end(&copy.archive).await;
        Ok(())
    }
}

impl Copy<'_> {
    async fn tell(&mut self, more: usize) -> Result<(), JobError> {
        self.done += i64::try_from(more).unwrap_or_default();
        // What was added meanwhile does not make it more than whole.
        self.total = self.total.max(self.done);
        self.progress.tell(self.done, Some(self.total)).await
    }
}

/// One file of the archive.
struct Writer {
    form: Form,
    is_first: bool,
}

impl Writer {
    async fn begin(archive: &Archive, form: Form, kind: Kind) -> Self {
        archive.entry(&form.file(kind)).await;
        let head: &[u8] = match form {
            Form::Json => b"[\n",
            // Spreadsheets take a file without this mark for one in an old code page.
            Form::Csv => "\u{feff}".as_bytes(),
        };
        archive.bytes(head).await;
        Self {
            form,
            is_first: true,
        }
    }

    async fn rows(
        &mut self,
        archive: &Archive,
        rows: impl Iterator<Item = Row> + Send,
    ) -> Result<(), JobError> {
        let mut bytes = Vec::new();
        for row in rows {
            match self.form {
                Form::Json => self.json(&mut bytes, row)?,
                Form::Csv => self.csv(&mut bytes, &row)?,
            }
            self.is_first = false;
        }
        archive.bytes(bytes).await;
        Ok(())
    }

    fn json(&self, bytes: &mut Vec<u8>, row: Row) -> Result<(), JobError> {
        if !self.is_first {
            bytes.extend_from_slice(b",\n");
        }
        serde_json::to_writer(bytes, &json_object(row)).map_err(failed)
    }

    fn csv(&self, bytes: &mut Vec<u8>, row: &Row) -> Result<(), JobError> {
        if self.is_first {
            bytes.extend(csv_line(row.iter().map(|(name, _)| *name)).map_err(failed)?);
        }
        let cells = row.iter().map(|(_, value)| value.as_deref().unwrap_or(""));
        bytes.extend(csv_line(cells).map_err(failed)?);
        Ok(())
    }

    async fn end(self, archive: &Archive) {
        if self.form == Form::Json {
            archive.bytes(b"\n]\n").await;
        }
    }
}

fn failed(error: impl std::fmt::Display) -> JobError {
    JobError::Failed(error.to_string())
}

fn instant(at: DateTime<Utc>) -> Option<String> {
    Some(at.to_rfc3339())
}

fn activity_of(selection: &Selection) -> ActivityFilter {
    ActivityFilter {
        vehicle: selection.vehicle,
        ..ActivityFilter::default()
    }
}

fn vehicle_row(vehicle: &VehicleRecord) -> Row {
    let mut row = vec![("id", Some(vehicle.id.to_string()))];
    row.extend(vehicle.details.facts());
    let told = vehicle.details.from_vin.iter().map(|field| field.code());
    row.push(("fromVin", Some(told.collect::<Vec<_>>().join(" "))));
    let catalog = &vehicle.details.catalog;
    row.extend([
        ("catalogMakeId", catalog.make_id.clone()),
        ("catalogMake", catalog.make.clone()),
        ("catalogModelId", catalog.model_id.clone()),
        ("catalogModel", catalog.model.clone()),
    ]);
    row.extend([
        ("createdAt", instant(vehicle.created_at)),
        ("updatedAt", instant(vehicle.updated_at)),
        ("deletedAt", vehicle.deleted_at.and_then(instant)),
    ]);
    row
}

fn log_row(log: &FuelLogRecord) -> Row {
    let mut row = vec![
        ("id", Some(log.id.to_string())),
        ("vehicleId", Some(log.vehicle_id.to_string())),
    ];
    row.extend(log.entry.facts());
    row.extend([
        ("isConfirmed", Some(log.is_confirmed.to_string())),
        ("createdAt", instant(log.created_at)),
        ("updatedAt", instant(log.updated_at)),
        ("deletedAt", log.deleted_at.and_then(instant)),
    ]);
    row
}

fn reading_row(reading: &OdometerReadingRecord) -> Row {
    let mut row = vec![
        ("id", Some(reading.id.to_string())),
        ("vehicleId", Some(reading.vehicle_id.to_string())),
    ];
    row.extend(reading.details.facts());
    row.extend([
        ("createdAt", instant(reading.created_at)),
        ("deletedAt", reading.deleted_at.and_then(instant)),
    ]);
    row
}

fn activity_row(entry: &ActivityRecord, me: UserId) -> Row {
    let by = if entry.user == me { "me" } else { "another" };
    vec![
        ("happenedAt", instant(entry.happened_at)),
        ("by", Some(by.to_owned())),
        ("action", Some(entry.action.code().to_owned())),
        ("kind", Some(entry.kind.code().to_owned())),
        ("label", Some(entry.label.clone())),
        ("vehicleId", entry.vehicle.map(|id| id.to_string())),
        ("version", Some(entry.version.to_string())),
        ("changes", serde_json::to_string(&entry.fields).ok()),
    ]
}
