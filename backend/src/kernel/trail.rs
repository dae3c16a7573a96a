//! What is remembered of a change: what was done, and which fields are different now.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What was done to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Created,
    Updated,
    Confirmed,
    Unconfirmed,
    Deleted,
    Restored,
    Purged,
    Imported,
    Transferred,
    Exported,
}

impl Action {
    pub const ALL: [Self; 10] = [
        Self::Created,
        Self::Updated,
        Self::Confirmed,
        Self::Unconfirmed,
        Self::Deleted,
        Self::Restored,
        Self::Purged,
        Self::Imported,
        Self::Transferred,
        Self::Exported,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Confirmed => "confirmed",
            Self::Unconfirmed => "unconfirmed",
            Self::Deleted => "deleted",
            Self::Restored => "restored",
            Self::Purged => "purged",
            Self::Imported => "imported",
            Self::Transferred => "transferred",
            Self::Exported => "exported",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.code() == code)
    }
}

/// A field of a record by its name in the API, and its value as text.
pub type Fact = (&'static str, Option<String>);

/// A field that is different now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    pub field: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// What the trail keeps of one change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    pub action: Action,
    /// What the record was called then.
    pub label: String,
    /// The vehicle that it belongs to, or is.
    pub vehicle: Option<Uuid>,
    pub fields: Vec<FieldChange>,
}

/// Characters of a value that are kept; notes may be long.
const LONGEST_VALUE: usize = 200;
const LONGEST_LABEL: usize = 120;

impl Trail {
    #[must_use]
    pub fn new(action: Action, label: &str, vehicle: Option<Uuid>) -> Self {
        Self {
            action,
            label: shortened(label, LONGEST_LABEL),
            vehicle,
            fields: Vec::new(),
        }
    }

    #[must_use]
    pub fn with(self, fields: Vec<FieldChange>) -> Self {
        Self { fields, ..self }
    }
}

/// The fields of which two lists of the same record say different things.
#[must_use]
pub fn differences(before: &[Fact], after: &[Fact]) -> Vec<FieldChange> {
    let short = |value: &Option<String>| value.as_deref().map(|v| shortened(v, LONGEST_VALUE));
    before
        .iter()
        .zip(after)
        .filter(|((_, before), (_, after))| before != after)
        .map(|((field, before), (_, after))| FieldChange {
            field: (*field).to_owned(),
            before: short(before),
            after: short(after),
        })
        .collect()
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_different_is_kept_and_it_is_bounded() {
        let before = [("name", Some("Golf".to_owned())), ("notes", None)];
        let after = [
            ("name", Some("Golf".to_owned())),
            ("notes", Some("é".repeat(500))),
        ];
        let fields = differences(&before, &after);
        assert_eq!(fields.len(), 1);
        assert_eq!(fields[0].field, "notes");
        assert_eq!(fields[0].before, None);
        let kept = fields[0].after.as_deref().unwrap();
        assert_eq!(kept.chars().count(), LONGEST_VALUE);
        assert!(kept.ends_with('…'));
    }

    #[test]
    fn every_action_comes_back_from_its_code() {
        for action in Action::ALL {
            assert_eq!(Action::from_code(action.code()), Some(action));
        }
    }
}
