//! An import as it stands, and what was said of it.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::features::imports::domain::model::Answers;
use crate::kernel::ids::{ImportId, VehicleId};

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportState {
    /// The file is not there yet.
    AwaitingFile,
    /// The file can be looked at.
    Ready,
    Running,
    Done,
    Undoing,
    Undone,
}

impl ImportState {
    pub const ALL: [Self; 6] = [
        Self::AwaitingFile,
        Self::Ready,
        Self::Running,
        Self::Done,
        Self::Undoing,
        Self::Undone,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::AwaitingFile => "awaiting_file",
            Self::Ready => "ready",
            Self::Running => "running",
            Self::Done => "done",
            Self::Undoing => "undoing",
            Self::Undone => "undone",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether the file and what is said of it can still change.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::AwaitingFile | Self::Ready)
    }
}

/// Where the fill-ups of one vehicle of the file go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    Existing(VehicleId),
    /// A vehicle to be made, under this id.
    New(VehicleId),
    Nowhere,
}

impl Destination {
    #[must_use]
    pub fn vehicle(self) -> Option<VehicleId> {
        match self {
            Self::Existing(id) | Self::New(id) => Some(id),
            Self::Nowhere => None,
        }
    }
}

/// A vehicle of the file by its key, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub key: String,
    pub to: Destination,
    /// It is to be a new one although the garage had one like it when this was said.
    pub is_apart: bool,
}

/// What went in, was there already, and stayed out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub fill_ups: Tally,
    pub readings: Tally,
    /// Pictures and papers of fill-ups.
    pub papers: Tally,
}

/// How many of one kind went in, were there already, and stayed out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub made: i64,
    pub already_there: i64,
    pub left_out: i64,
}

/// An import as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    pub id: ImportId,
    pub file_name: String,
    /// Bytes; none before the file is there.
    pub size: Option<i64>,
    pub state: ImportState,
    pub answers: Answers,
    pub targets: Vec<Target>,
    pub skip_bad_rows: bool,
    pub job: Option<Uuid>,
    pub counts: Counts,
    pub created_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
    pub version: i32,
}

impl Import {
    /// Where a vehicle of the file was said to go.
    #[must_use]
    pub fn target(&self, key: &str) -> Option<&Target> {
        self.targets.iter().find(|target| target.key == key)
    }
}
