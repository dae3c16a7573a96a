use async_graphql::{ID, InputObject, MaybeUndefined, Result};
use uuid::Uuid;

use crate::features::imports::api::enums::{
    ImportDateOrder, ImportDecimalMark, ImportDestination, ImportField,
};
use crate::features::imports::domain::import::{Destination, Target};
use crate::features::imports::domain::model::Answers;
use crate::features::imports::service::Answering;
use crate::graphql::errors::{bad_id, bad_input};
use crate::graphql::patch::patched;
use crate::graphql::quantities::{DistanceUnit, FuelUnit};
use crate::kernel::ids::{TypedId, VehicleId};
use crate::kernel::money::Currency;

/// A file of another program, before it comes.
#[derive(InputObject, Debug)]
pub struct CreateImportInput {
    /// Made by the client, `import_…` with a UUIDv7; the same id again returns what is there.
    pub id: Option<ID>,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
    /// What the file is called, for people.
    pub file_name: String,
    /// Its size in bytes, at most 52,428,800 (50 MiB).
    pub size: i32,
}

/// Which column holds what.
#[derive(InputObject, Debug)]
pub struct ImportColumnInput {
    /// What it holds.
    pub field: ImportField,
    /// Its heading in the file; empty where no column holds this.
    pub heading: String,
}

/// Where the rows of a vehicle of the file go.
#[derive(InputObject, Debug)]
pub struct ImportVehicleInput {
    /// As `ImportVehicle.key` says it.
    pub key: String,
    /// Where they go.
    pub destination: ImportDestination,
    /// For EXISTING: typed id, `vehicle_…`.
    pub vehicle_id: Option<ID>,
}

/// Answers to what the file cannot tell. An absent field stays, null clears.
#[derive(InputObject, Debug)]
pub struct AnswerImportInput {
    /// Typed id, `import_…`.
    pub id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
    /// The version that the answers were given for.
    pub expected_version: Option<i32>,
    /// The unit of distances that say none.
    #[graphql(default)]
    pub distance_unit: MaybeUndefined<DistanceUnit>,
    /// The unit of quantities that say none.
    #[graphql(default)]
    pub volume_unit: MaybeUndefined<FuelUnit>,
    /// Which comes first in dates.
    #[graphql(default)]
    pub date_order: MaybeUndefined<ImportDateOrder>,
    /// What divides whole from broken.
    #[graphql(default)]
    pub decimal_mark: MaybeUndefined<ImportDecimalMark>,
    /// ISO 4217, for prices that say none.
    #[graphql(default)]
    pub currency: MaybeUndefined<String>,
    /// Which column holds what, in place of what was said before.
    pub columns: Option<Vec<ImportColumnInput>>,
    /// Where the rows of each vehicle go, in place of what was said before.
    pub vehicles: Option<Vec<ImportVehicleInput>>,
}

/// More is no answer of a person's.
const MOST_ITEMS: usize = 200;
const LONGEST: usize = 500;

impl AnswerImportInput {
    /// What is said, over the present answers.
    pub fn said(self) -> Result<impl FnOnce(Answers) -> Answering> {
        let targets = self.vehicles.map(targets).transpose()?;
        let columns = self.columns.map(columns).transpose()?;
        let currency = match self.currency {
            MaybeUndefined::Value(code) => {
                let known = Currency::parse(&code);
                let refuse = || bad_input("currency must be a code of ISO 4217, for example EUR.");
                MaybeUndefined::Value(known.ok_or_else(refuse)?)
            }
            MaybeUndefined::Null => MaybeUndefined::Null,
            MaybeUndefined::Undefined => MaybeUndefined::Undefined,
        };
        let (distance, volume) = (self.distance_unit, self.volume_unit);
        let (order, mark) = (self.date_order, self.decimal_mark);
        Ok(move |present: Answers| Answering {
            answers: Some(Answers {
                distance_unit: patched(distance.map_value(Into::into), present.distance_unit),
                volume_unit: patched(volume.map_value(Into::into), present.volume_unit),
                date_order: patched(order.map_value(Into::into), present.date_order),
                decimal_mark: patched(mark.map_value(Into::into), present.decimal_mark),
                currency: patched(currency, present.currency),
                columns: columns.unwrap_or(present.columns),
            }),
            targets,
        })
    }
}

type Column = (crate::features::imports::domain::flat::Field, String);

fn columns(given: Vec<ImportColumnInput>) -> Result<Vec<Column>> {
    if given.len() > MOST_ITEMS || given.iter().any(|column| column.heading.len() > LONGEST) {
        return Err(bad_input("columns are too many, or too long."));
    }
    let read = |column: ImportColumnInput| (column.field.into(), column.heading);
    Ok(given.into_iter().map(read).collect())
}

fn targets(given: Vec<ImportVehicleInput>) -> Result<Vec<Target>> {
    if given.len() > MOST_ITEMS || given.iter().any(|vehicle| vehicle.key.len() > LONGEST) {
        return Err(bad_input("vehicles are too many, or their keys too long."));
    }
    let read = |vehicle: ImportVehicleInput| {
        let to = match (vehicle.destination, vehicle.vehicle_id) {
            (ImportDestination::Existing, Some(id)) => {
                Destination::Existing(VehicleId::parse(&id).map_err(bad_id)?)
            }
            (ImportDestination::Existing, None) => {
                return Err(bad_input("EXISTING needs a vehicleId."));
            }
            (ImportDestination::New, _) => Destination::New(VehicleId::from_uuid(Uuid::nil())),
            (ImportDestination::Nowhere, _) => Destination::Nowhere,
        };
        Ok(Target {
            key: vehicle.key,
            to,
            is_apart: false,
        })
    };
    given.into_iter().map(read).collect()
}

/// A wish to take a file in.
#[derive(InputObject, Debug)]
pub struct StartImportInput {
    /// Typed id, `import_…`.
    pub id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
    /// Whether good rows go in although others have faults.
    #[graphql(default)]
    pub skip_bad_rows: bool,
}

/// A wish to take back what came out of a file.
#[derive(InputObject, Debug)]
pub struct UndoImportInput {
    /// Typed id, `import_…`.
    pub id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}
