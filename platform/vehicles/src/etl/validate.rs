//! What a release must satisfy before it may be activated.

use std::collections::{BTreeMap, HashSet};

use crate::release::{NONE, Release};

/// Why a release is refused.
#[derive(Debug, thiserror::Error)]
pub enum ValidationError {
    #[error("table {table}, column {column}: id {id} does not exist in table {target}")]
    Dangling {
        table: &'static str,
        column: &'static str,
        target: &'static str,
        id: u32,
    },
    #[error("table wmi_vinschema: years {from} to {to} are no sensible range")]
    Years { from: u32, to: u32 },
    #[error("table {0} holds the same key twice")]
    NotUnique(&'static str),
    #[error("table {0} is empty")]
    Empty(&'static str),
    #[error("the error codes are not the fifteen known ones")]
    ErrorCodes,
    #[error("table {table} has {rows} rows, less than 95 % of the {active} of the active release")]
    Shrunk {
        table: String,
        rows: u64,
        active: u64,
    },
}

const REFERENCES: &[(&str, &str, &str)] = &[
    ("pattern", "vinschemaid", "vinschema"),
    ("value", "element", "element"),
    ("wmi_vinschema", "vinschemaid", "vinschema"),
    ("wmi_vinschema", "wmiid", "wmi"),
    ("make_model", "makeid", "make"),
    ("make_model", "modelid", "model"),
    ("wmi_make", "makeid", "make"),
    ("enginemodelpattern", "enginemodelid", "enginemodel"),
    ("vspecschemapattern", "schemaid", "vehiclespecschema"),
    (
        "vehiclespecpattern",
        "vspecschemapatternid",
        "vspecschemapattern",
    ),
];

const NEVER_EMPTY: &[&str] = &["wmi", "pattern", "element", "make", "model", "vehicletype"];

const ERROR_CODES: [u32; 15] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 400];

/// Checks a release by itself and against the row counts of the active one.
///
/// # Errors
/// The first rule that is broken.
pub fn validate(
    release: &Release,
    active: Option<&BTreeMap<String, u64>>,
) -> Result<(), ValidationError> {
    if let Some(table) = NEVER_EMPTY
        .iter()
        .find(|table| release.table(table).rows() == 0)
    {
        return Err(ValidationError::Empty(table));
    }
    references(release)?;
    years(release)?;
    unique(release)?;
    let mut codes = release.table("errorcode").column("id").to_vec();
    codes.sort_unstable();
    if codes != ERROR_CODES {
        return Err(ValidationError::ErrorCodes);
    }
    shrunk(&release.counts(), active)
}

fn references(release: &Release) -> Result<(), ValidationError> {
    for (table, column, target) in REFERENCES {
        let ids: HashSet<u32> = release.table(target).column("id").iter().copied().collect();
        let dangling = |id: &&u32| **id != NONE && !ids.contains(id);
        if let Some(id) = release.table(table).column(column).iter().find(dangling) {
            return Err(ValidationError::Dangling {
                table,
                column,
                target,
                id: *id,
            });
        }
    }
    Ok(())
}

fn years(release: &Release) -> Result<(), ValidationError> {
    let links = release.table("wmi_vinschema");
    for (from, to) in links.column("yearfrom").iter().zip(links.column("yearto")) {
        let sensible = (1950..=2100).contains(from) && (*to == NONE || (*from..=2100).contains(to));
        if !sensible {
            return Err(ValidationError::Years {
                from: *from,
                to: *to,
            });
        }
    }
    Ok(())
}

fn unique(release: &Release) -> Result<(), ValidationError> {
    let pattern = release.table("pattern");
    let mut ids = pattern.column("id").to_vec();
    ids.sort_unstable();
    if ids.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(ValidationError::NotUnique("pattern"));
    }
    Ok(())
}

fn shrunk(
    counts: &BTreeMap<String, u64>,
    active: Option<&BTreeMap<String, u64>>,
) -> Result<(), ValidationError> {
    for (table, before) in active.into_iter().flatten() {
        let rows = counts.get(table).copied().unwrap_or(0);
        if rows * 100 < before * 95 {
            return Err(ValidationError::Shrunk {
                table: table.clone(),
                rows,
                active: *before,
            });
        }
    }
    Ok(())
}
