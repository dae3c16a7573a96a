//! Records that are not taken in.

use std::collections::BTreeMap;

use async_graphql::SimpleObject;

use crate::features::imports::api::enums::{ImportOtherKind, ImportOtherReason};
use crate::features::imports::api::types::int_of;
use crate::features::imports::domain::model::{Lack, Other, OtherKind};

/// Records that are no fill-ups: named, and not taken in yet.
#[derive(SimpleObject, Clone, Debug)]
pub struct ImportOthers {
    /// What they are.
    pub kind: ImportOtherKind,
    /// How many.
    pub count: i32,
    /// Some of them by name, at most 20.
    pub labels: Vec<String>,
    /// Why they are not taken in, for people.
    pub reason: String,
    /// The same for programs.
    pub reason_code: ImportOtherReason,
}

/// Names of each kind that are shown.
const LABELS: usize = 20;

/// Those of a file, by their kinds.
pub fn others(found: &[Other]) -> Vec<ImportOthers> {
    let mut by_kind: BTreeMap<_, Vec<&Other>> = BTreeMap::new();
    for other in found {
        by_kind
            .entry((other.kind, other.lack))
            .or_default()
            .push(other);
    }
    let of_kind = |((kind, lack), others): ((OtherKind, Lack), Vec<&Other>)| {
        let labels = others.iter().take(LABELS);
        ImportOthers {
            kind: kind.into(),
            count: int_of(others.len()),
            labels: labels.map(|other| other.label.clone()).collect(),
            reason: reason(kind, lack).to_owned(),
            reason_code: lack.into(),
        }
    };
    by_kind.into_iter().map(of_kind).collect()
}

fn reason(kind: OtherKind, lack: Lack) -> &'static str {
    match (kind, lack) {
        (OtherKind::Trash, _) => "It was in the trash when it was exported.",
        (_, Lack::NotYet) => {
            "These cannot be taken in yet. Import the file again later: what is there stays as it is."
        }
        (_, Lack::NotInFile) => {
            "The file names these and does not hold them. Choose the zip that holds them too."
        }
        (_, Lack::NoRow) => "The file does not say of which of its fill-ups these are.",
    }
}
