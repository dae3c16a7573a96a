//! Answers and destinations as they are stored.

use serde::{Deserialize, Serialize};

use crate::features::imports::domain::dates::DateOrder;
use crate::features::imports::domain::flat::Field;
use crate::features::imports::domain::import::{Destination, Target};
use crate::features::imports::domain::model::Answers;
use crate::features::imports::domain::numbers::DecimalMark;
use crate::kernel::ids::{TypedId as _, VehicleId};
use crate::kernel::money::Currency;
use crate::kernel::units::{DistanceUnit, FuelUnit};

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct StoredAnswers {
    distance_unit: Option<String>,
    volume_unit: Option<String>,
    date_order: Option<String>,
    decimal_mark: Option<String>,
    currency: Option<String>,
    columns: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
struct StoredTarget {
    key: String,
    to: String,
    vehicle: Option<uuid::Uuid>,
    #[serde(default)]
    is_apart: bool,
}

pub fn answers_text(answers: &Answers) -> String {
    let stored = StoredAnswers {
        distance_unit: answers.distance_unit.map(|unit| unit.code().to_owned()),
        volume_unit: answers.volume_unit.map(|unit| unit.code().to_owned()),
        date_order: answers.date_order.map(|order| order.code().to_owned()),
        decimal_mark: answers.decimal_mark.map(|mark| mark.code().to_owned()),
        currency: answers.currency.map(|currency| currency.to_string()),
        columns: answers
            .columns
            .iter()
            .map(|(field, heading)| (field.code().to_owned(), heading.clone()))
            .collect(),
    };
    serde_json::to_string(&stored).unwrap_or_default()
}

pub fn answers(text: &str) -> Answers {
    let stored: StoredAnswers = serde_json::from_str(text).unwrap_or_default();
    let field = |code: &str| Field::ALL.into_iter().find(|field| field.code() == code);
    Answers {
        distance_unit: stored
            .distance_unit
            .as_deref()
            .and_then(DistanceUnit::from_code),
        volume_unit: stored.volume_unit.as_deref().and_then(FuelUnit::from_code),
        date_order: by_code(stored.date_order, DateOrder::ALL, DateOrder::code),
        decimal_mark: by_code(stored.decimal_mark, DecimalMark::ALL, DecimalMark::code),
        currency: stored.currency.as_deref().and_then(Currency::parse),
        columns: stored
            .columns
            .into_iter()
            .filter_map(|(code, heading)| Some((field(&code)?, heading)))
            .collect(),
    }
}

fn by_code<T, const N: usize>(
    code: Option<String>,
    all: [T; N],
    code_of: impl Fn(T) -> &'static str,
) -> Option<T>
where
    T: Copy,
{
    let code = code?;
    all.into_iter().find(|value| code_of(*value) == code)
}

pub fn targets_text(targets: &[Target]) -> String {
    let stored: Vec<_> = targets
        .iter()
        .map(|target| StoredTarget {
            key: target.key.clone(),
            to: match target.to {
                Destination::Existing(_) => "existing",
                Destination::New(_) => "new",
                Destination::Nowhere => "nowhere",
            }
            .to_owned(),
            vehicle: target.to.vehicle().map(|id| id.uuid()),
            is_apart: target.is_apart,
        })
        .collect();
    serde_json::to_string(&stored).unwrap_or_default()
}

pub fn targets(text: &str) -> Vec<Target> {
    let stored: Vec<StoredTarget> = serde_json::from_str(text).unwrap_or_default();
    let read = |stored: StoredTarget| {
        let vehicle = stored.vehicle.map(VehicleId::from_uuid);
        Target {
            key: stored.key,
            to: match (stored.to.as_str(), vehicle) {
                ("existing", Some(id)) => Destination::Existing(id),
                ("new", Some(id)) => Destination::New(id),
                _ => Destination::Nowhere,
            },
            is_apart: stored.is_apart,
        }
    };
    stored.into_iter().map(read).collect()
}
