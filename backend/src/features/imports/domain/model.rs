//! What a file says, whichever program wrote it.

use chrono::{NaiveDate, NaiveTime};
use rust_decimal::Decimal;

use crate::features::fuel_logs::Extras;
use crate::features::imports::domain::dates::DateOrder;
use crate::features::imports::domain::flat::Field;
use crate::features::imports::domain::numbers::DecimalMark;
use crate::features::imports::domain::unpack::Entry;
use crate::features::odometer::ReadingDetails;
use crate::features::vehicles::{CatalogReference, VehicleField, VehicleUsage};
use crate::kernel::energy::EnergySource;
use crate::kernel::money::Currency;
use crate::kernel::units::{DistanceUnit, Entered, FuelUnit};

/// The program that wrote a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    MotoVaultPro,
    FuellyWeb,
    FuellyApp,
    ACar,
    SimplyAuto,
    Fuelio,
    Drivvo,
    Spritmonitor,
    GasBuddy,
    LubeLogger,
    MyGarage,
    Tracktor,
    Hammond,
    Tesla,
    /// A table of an unknown program, read by its headings.
    Table,
}

impl Format {
    pub const ALL: [Self; 15] = [
        Self::MotoVaultPro,
        Self::FuellyWeb,
        Self::FuellyApp,
        Self::ACar,
        Self::SimplyAuto,
        Self::Fuelio,
        Self::Drivvo,
        Self::Spritmonitor,
        Self::GasBuddy,
        Self::LubeLogger,
        Self::MyGarage,
        Self::Tracktor,
        Self::Hammond,
        Self::Tesla,
        Self::Table,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::MotoVaultPro => "motovaultpro",
            Self::FuellyWeb => "fuelly_web",
            Self::FuellyApp => "fuelly_app",
            Self::ACar => "acar",
            Self::SimplyAuto => "simply_auto",
            Self::Fuelio => "fuelio",
            Self::Drivvo => "drivvo",
            Self::Spritmonitor => "spritmonitor",
            Self::GasBuddy => "gasbuddy",
            Self::LubeLogger => "lubelogger",
            Self::MyGarage => "mygarage",
            Self::Tracktor => "tracktor",
            Self::Hammond => "hammond",
            Self::Tesla => "tesla",
            Self::Table => "table",
        }
    }
}

/// Where something stands in what was uploaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Which file of the zip; the only one elsewhere.
    pub file: u16,
    /// Counted from one.
    pub line: u32,
}

/// What is wrong, or worth telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProblemCode {
    MissingDate,
    InvalidDate,
    InvalidTime,
    InvalidNumber,
    AmbiguousNumber,
    NegativeNumber,
    ImpossibleValue,
    WrongUnit,
    UnbalancedQuotes,
    TooManyVehicles,
    TooManyRows,
    PictureMissing,
    PictureUnknown,
    PictureTooLarge,
    TooManyPictures,
    // From here on only told: the row goes in.
    MixedNumbers,
    MissingQuantity,
    OdometerFromTrips,
    UnitAssumed,
    DuplicateRow,
    ImplausibleEconomy,
    FileNotRead,
}

impl ProblemCode {
    /// Whether it keeps its row, or its picture, out.
    #[must_use]
    pub fn is_error(self) -> bool {
        !matches!(
            self,
            Self::MixedNumbers
                | Self::MissingQuantity
                | Self::OdometerFromTrips
                | Self::UnitAssumed
                | Self::DuplicateRow
                | Self::ImplausibleEconomy
                | Self::FileNotRead
        )
    }
}

/// A problem of a cell, a row or the whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub place: Place,
    /// The heading of the cell at fault.
    pub column: Option<String>,
    pub code: ProblemCode,
    pub message: String,
}

impl Problem {
    #[must_use]
    pub fn new(place: Place, column: Option<&str>, code: ProblemCode, message: String) -> Self {
        let column = column.filter(|name| !name.is_empty()).map(str::to_owned);
        Self {
            place,
            column,
            code,
            message,
        }
    }
}

/// What the file cannot tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    DistanceUnit,
    VolumeUnit,
    DateOrder,
    DecimalMark,
    Currency,
    /// Which columns hold the date and the quantity.
    Columns,
}

impl Question {
    /// Whether nothing can be taken before it is answered; else the person's usual is taken.
    #[must_use]
    pub fn is_required(self) -> bool {
        !matches!(self, Self::Currency)
    }
}

/// What the person said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    pub distance_unit: Option<DistanceUnit>,
    pub volume_unit: Option<FuelUnit>,
    pub date_order: Option<DateOrder>,
    pub decimal_mark: Option<DecimalMark>,
    pub currency: Option<Currency>,
    /// Columns by their headings, over what was recognised.
    pub columns: Vec<(Field, String)>,
}

/// A vehicle that a file speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundVehicle {
    /// How the file's rows name it.
    pub key: String,
    pub name: String,
    pub kind: Option<String>,
    pub make: Option<String>,
    pub model: Option<String>,
    pub trim: Option<String>,
    pub engine: Option<String>,
    pub transmission: Option<String>,
    pub year: Option<i32>,
    pub vin: Option<String>,
    pub license_plate: Option<String>,
    pub notes: Option<String>,
    pub energy_sources: Vec<EnergySource>,
    pub usage: VehicleUsage,
    pub catalog: CatalogReference,
    /// What its VIN told of it.
    pub from_vin: Vec<VehicleField>,
    /// Rows of it that hold a fill-up.
    pub fills: usize,
}

/// A fill-up that can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fill {
    /// None where the file does not say; then it is the vehicle's.
    pub energy: Option<EnergySource>,
    pub filled_on: NaiveDate,
    pub filled_at: Option<NaiveTime>,
    pub odometer: Option<Entered<DistanceUnit>>,
    pub quantity: Option<Entered<FuelUnit>>,
    /// What the program made of it, in units of its own; it goes nowhere.
    pub stated_economy: Option<Decimal>,
    pub unit_price: Option<Decimal>,
    pub total: Option<Decimal>,
    pub currency: Currency,
    pub is_full: bool,
    pub missed_previous: bool,
    pub is_confirmed: bool,
    pub station: Option<String>,
    pub grade: Option<String>,
    pub notes: Option<String>,
    pub extras: Extras,
}

/// A row that holds a fill-up, good or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub place: Place,
    /// Index of its vehicle.
    pub vehicle: usize,
    /// What names it in the program that wrote it, for the next time.
    pub source_key: Option<String>,
    pub fill: Option<Fill>,
    pub problems: Vec<Problem>,
}

impl Row {
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.fill.is_some() && !self.problems.iter().any(|p| p.code.is_error())
    }
}

/// A reading of a meter that can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundReading {
    pub details: ReadingDetails,
    /// Our own: what a fill-up tells too was noted by itself on purpose.
    pub is_exact: bool,
}

/// A row that holds a reading, good or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingRow {
    /// Index of its vehicle.
    pub vehicle: usize,
    /// What names it in the program that wrote it.
    pub source_key: Option<String>,
    pub reading: Option<FoundReading>,
    pub problems: Vec<Problem>,
}

impl ReadingRow {
    /// The reading, unless something is wrong with the row.
    #[must_use]
    pub fn good(&self) -> Option<&FoundReading> {
        let is_good = !self.problems.iter().any(|problem| problem.code.is_error());
        self.reading.as_ref().filter(|_| is_good)
    }
}

/// A picture or paper of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Index of its row.
    pub row: usize,
    /// What it is called, for people.
    pub file_name: String,
    /// Where its bytes are; none where the zip does not hold them.
    pub at: Option<Entry>,
    pub problems: Vec<Problem>,
}

impl Paper {
    /// Where its bytes are, unless something is wrong with it.
    #[must_use]
    pub fn good(&self) -> Option<Entry> {
        self.at.filter(|_| self.problems.is_empty())
    }
}

/// What else files hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OtherKind {
    Service,
    Expense,
    Income,
    Reminder,
    Station,
    Picture,
    Trip,
    Tax,
    Supply,
    Plan,
    Equipment,
    Document,
    Note,
    Warranty,
    Insurance,
    Trash,
}

/// Why something is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lack {
    /// It cannot be taken in yet.
    NotYet,
    /// The file names it and does not hold it.
    NotInFile,
    /// The file does not say of which fill-up it is.
    NoRow,
}

/// Something that is no fill-up; it is counted and named, and not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    pub place: Place,
    pub kind: OtherKind,
    pub lack: Lack,
    pub vehicle: String,
    pub label: String,
}

/// A file as read, with the answers so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub format: Format,
    pub files: Vec<String>,
    pub vehicles: Vec<FoundVehicle>,
    pub rows: Vec<Row>,
    pub readings: Vec<ReadingRow>,
    pub papers: Vec<Paper>,
    pub others: Vec<Other>,
    /// Those of no row.
    pub problems: Vec<Problem>,
    pub questions: Vec<Question>,
    /// Headings, to choose columns from; empty for formats that need no choice.
    pub headings: Vec<String>,
    /// Which column is taken for what.
    pub columns: Vec<(Field, String)>,
}
