use std::sync::Arc;

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::DbErr;

use crate::features::fuel_logs::{Corrections, FuelLog, Meter, units_of};
use crate::features::odometer::domain::{MeterUnit, Reading};
use crate::features::odometer::service::AnyReading;
use crate::features::vehicles::{Vehicle, load_vehicle};
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::storage;
use crate::graphql::pagination::PageInfo;
use crate::graphql::quantities::{Distance, DistanceUnit, EngineHours};
use crate::graphql::scalars::LocalDate;
use crate::kernel::ids::VehicleId;
use crate::kernel::scope::UserScope;
use crate::kernel::units::{Entered, distance_in, hours_of};

/// Where a reading comes from.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum OdometerSource {
    /// A fill-up.
    FuelLog,
    /// It was read by itself.
    Reading,
    /// A new meter began here, or one was set.
    Replacement,
}

/// What a meter of a vehicle showed on a day.
#[derive(Clone)]
pub struct OdometerReading {
    reading: Arc<AnyReading>,
    corrections: Option<Arc<Corrections>>,
    /// Of a reading by itself, where those around it are known.
    is_doubtful: Option<bool>,
}

impl From<Reading> for OdometerReading {
    fn from(reading: Reading) -> Self {
        Self {
            reading: Arc::new(AnyReading::Own(Box::new(reading))),
            corrections: None,
            is_doubtful: None,
        }
    }
}

impl OdometerReading {
    /// One of a timeline.
    pub(super) fn judged(
        (reading, is_doubtful): (AnyReading, bool),
        corrections: Arc<Corrections>,
    ) -> Self {
        Self {
            reading: Arc::new(reading),
            corrections: Some(corrections),
            is_doubtful: Some(is_doubtful),
        }
    }

    fn vehicle_id(&self) -> VehicleId {
        match self.reading.as_ref() {
            AnyReading::Own(reading) => reading.vehicle_id,
            AnyReading::FuelLog(log) => log.vehicle_id,
        }
    }

    /// What stands in place of the odometer of the first meter, in fine units.
    fn corrected(&self, meter: Meter) -> Option<i64> {
        match self.reading.as_ref() {
            AnyReading::FuelLog(log) => match meter {
                Meter::Distance => log.assessment.reading.filter(|reading| *reading > 0),
                Meter::Hours => self.corrections.as_ref()?.hours(&log.entry),
            },
            AnyReading::Own(reading) => {
                let details = &reading.details;
                let is_hours = details.unit == MeterUnit::Hour;
                let read = details.unit.fine(details.value);
                let read = read.filter(|_| is_hours == (meter == Meter::Hours))?;
                let corrections = self.corrections.as_ref()?;
                Some(corrections.behind(meter, read, details.read_on))
            }
        }
    }
}

/// What a meter of a vehicle showed on a day.
#[Object]
impl OdometerReading {
    /// Typed id, of the fill-up or of the reading itself.
    pub async fn id(&self) -> ID {
        ID(match self.reading.as_ref() {
            AnyReading::Own(reading) => reading.id.to_string(),
            AnyReading::FuelLog(log) => log.id.to_string(),
        })
    }

    /// Raised by every change, of the fill-up or of the reading itself.
    async fn version(&self) -> i32 {
        match self.reading.as_ref() {
            AnyReading::Own(reading) => reading.version,
            AnyReading::FuelLog(log) => log.version,
        }
    }

    /// The vehicle whose meter it is.
    async fn vehicle(&self, ctx: &Context<'_>) -> Result<Vehicle> {
        let id = self.vehicle_id().to_string();
        let found = load_vehicle(ctx, &id).await?;
        found.ok_or_else(|| storage(DbErr::RecordNotFound(id)))
    }

    /// Where it comes from.
    async fn source(&self) -> OdometerSource {
        match self.reading.as_ref() {
            AnyReading::FuelLog(_) => OdometerSource::FuelLog,
            AnyReading::Own(reading) if reading.details.ended.is_some() => {
                OdometerSource::Replacement
            }
            AnyReading::Own(_) => OdometerSource::Reading,
        }
    }

    /// The fill-up that it comes from.
    async fn fuel_log(&self) -> Option<FuelLog> {
        match self.reading.as_ref() {
            AnyReading::FuelLog(log) => Some(FuelLog::from(Arc::new(log.as_ref().clone()))),
            AnyReading::Own(_) => None,
        }
    }

    /// The day, local to the place.
    async fn read_on(&self) -> LocalDate {
        LocalDate(self.reading.position().on)
    }

    /// The time as HH:MM, local to the place.
    async fn read_at(&self) -> Option<String> {
        let time = match self.reading.as_ref() {
            AnyReading::Own(reading) => reading.details.read_at,
            AnyReading::FuelLog(log) => log.entry.filled_at,
        };
        time.map(|time| time.format("%H:%M").to_string())
    }

    /// What the odometer showed; of a fill-up, also as it follows from the trip.
    async fn odometer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vehicle's or the viewer's unit by default.")] unit: Option<
            DistanceUnit,
        >,
    ) -> Result<Option<Distance>> {
        let unit = units_of(ctx, self.vehicle_id()).await?.distance(unit);
        let read = match self.reading.as_ref() {
            AnyReading::FuelLog(log) => log.entry.odometer,
            AnyReading::Own(reading) => entered(reading, Some(reading.details.value)),
        };
        let derived = match self.reading.as_ref() {
            AnyReading::FuelLog(_) => self.corrected(Meter::Distance),
            AnyReading::Own(_) => None,
        };
        let read = read.map(|read| read.in_unit(unit).into());
        Ok(read.or_else(|| derived.map(|fine| Distance::of_fine(fine, unit))))
    }

    /// The distance of the vehicle's life: as the odometer would be if none had been replaced. Null where
    /// it was not asked for in a list.
    async fn corrected_odometer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vehicle's or the viewer's unit by default.")] unit: Option<
            DistanceUnit,
        >,
    ) -> Result<Option<Distance>> {
        let unit = units_of(ctx, self.vehicle_id()).await?.distance(unit);
        Ok(self.corrected(Meter::Distance).map(|fine| Distance {
            value: distance_in(fine, unit),
            unit: unit.into(),
        }))
    }

    /// What the hour meter showed.
    async fn engine_hours(&self) -> Option<EngineHours> {
        match self.reading.as_ref() {
            AnyReading::FuelLog(log) => log.entry.extras.engine_hours.map(EngineHours::of),
            AnyReading::Own(reading) => {
                let is_hours = reading.details.unit == MeterUnit::Hour;
                is_hours.then(|| EngineHours::of(reading.details.value))
            }
        }
    }

    /// Hours of the engine's life: as the hour meter would be if none had been replaced. Null where it
    /// was not asked for in a list.
    async fn corrected_engine_hours(&self) -> Option<EngineHours> {
        let hours = self.corrected(Meter::Hours)?;
        Some(EngineHours::of(hours_of(hours)))
    }

    /// What the odometer before showed in the end, where this one is new.
    async fn replaced_odometer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vehicle's or the viewer's unit by default.")] unit: Option<
            DistanceUnit,
        >,
    ) -> Result<Option<Distance>> {
        let unit = units_of(ctx, self.vehicle_id()).await?.distance(unit);
        let ended = match self.reading.as_ref() {
            AnyReading::Own(reading) => entered(reading, reading.details.ended),
            AnyReading::FuelLog(_) => None,
        };
        Ok(ended.map(|ended| ended.in_unit(unit).into()))
    }

    /// What the hour meter before showed in the end, where this one is new.
    async fn replaced_engine_hours(&self) -> Option<EngineHours> {
        match self.reading.as_ref() {
            AnyReading::Own(reading) if reading.details.unit == MeterUnit::Hour => {
                reading.details.ended.map(EngineHours::of)
            }
            _ => None,
        }
    }

    /// Whether nothing counts on it: something about its fill-up is odd and not confirmed, or it does not
    /// fit the readings around it. Of two that contradict each other it is the later one, until a third
    /// agrees with it.
    async fn is_doubtful(&self, ctx: &Context<'_>) -> Result<bool> {
        match (self.reading.as_ref(), self.is_doubtful) {
            (AnyReading::FuelLog(log), _) => Ok(log.is_held_apart()),
            (AnyReading::Own(_), Some(is_doubtful)) => Ok(is_doubtful),
            (AnyReading::Own(reading), None) => {
                let odometer = &ctx.services()?.odometer;
                let found = odometer.is_doubtful(ctx.scope()?, reading).await;
                found.map_err(storage)
            }
        }
    }

    /// Free text.
    async fn notes(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        let notes = match self.reading.as_ref() {
            AnyReading::Own(reading) => reading.details.notes.as_deref(),
            AnyReading::FuelLog(log) => log.entry.notes.as_deref(),
        };
        Ok(notes.filter(|_| !ctx.scope().is_ok_and(UserScope::is_discreet)))
    }

    /// When it was put into the trash; null while it counts.
    async fn deleted_at(&self) -> Option<DateTime<Utc>> {
        match self.reading.as_ref() {
            AnyReading::Own(reading) => reading.deleted_at,
            AnyReading::FuelLog(log) => log.deleted_at,
        }
    }
}

fn entered(
    reading: &Reading,
    value: Option<rust_decimal::Decimal>,
) -> Option<Entered<crate::kernel::units::DistanceUnit>> {
    match reading.details.unit {
        MeterUnit::Distance(unit) => Some(Entered {
            value: value?,
            unit,
        }),
        MeterUnit::Hour => None,
    }
}

/// A page of readings.
pub struct OdometerReadingConnection {
    pub(super) edges: Vec<OdometerReadingEdge>,
    pub(super) page_info: PageInfo,
}

/// A page of readings.
#[Object]
impl OdometerReadingConnection {
    /// Readings with their cursors.
    async fn edges(&self) -> &[OdometerReadingEdge] {
        &self.edges
    }

    /// Readings alone.
    async fn nodes(&self) -> Vec<OdometerReading> {
        self.edges.iter().map(|edge| edge.node.clone()).collect()
    }

    /// Where this page ends.
    async fn page_info(&self) -> &PageInfo {
        &self.page_info
    }
}

/// A reading in a page.
#[derive(SimpleObject, Clone)]
pub struct OdometerReadingEdge {
    /// Its position, for `after`.
    pub cursor: String,
    /// The reading.
    pub node: OdometerReading,
}
