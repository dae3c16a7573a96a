//! Closed sets of imports.

use async_graphql::Enum;

use crate::features::imports::domain::{dates, flat, model, numbers};
use crate::features::imports::service;

/// The program that wrote a file.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "model::Format")]
pub enum ImportFormat {
    /// An export of this application.
    MotoVaultPro,
    /// The website of Fuelly.
    FuellyWeb,
    /// The app of Fuelly.
    FuellyApp,
    /// ACar with its sections.
    ACar,
    /// Simply Auto.
    SimplyAuto,
    /// Fuelio.
    Fuelio,
    /// Drivvo, in any language.
    Drivvo,
    /// Spritmonitor.
    Spritmonitor,
    /// GasBuddy.
    GasBuddy,
    /// LubeLogger.
    LubeLogger,
    /// MyGarage.
    MyGarage,
    /// Tracktor.
    Tracktor,
    /// Tables of the database of Hammond.
    Hammond,
    /// Charging of Tesla or A Better Routeplanner.
    Tesla,
    /// A table of an unknown program, read by its headings.
    Table,
}

/// What a file cannot tell.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "model::Question")]
pub enum ImportQuestionKind {
    /// Whether distances are kilometres or miles.
    DistanceUnit,
    /// In which unit quantities are.
    VolumeUnit,
    /// Whether the day or the month comes first.
    DateOrder,
    /// Which mark divides whole from broken.
    DecimalMark,
    /// In which currency prices are: the viewer's where nothing is said, unless a dollar sign tells otherwise.
    Currency,
    /// Which columns hold the date and the quantity.
    Columns,
}

/// Which comes first where a date is written in numbers only.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "dates::DateOrder")]
#[expect(clippy::enum_variant_names, reason = "dates are said to be day first")]
pub enum ImportDateOrder {
    /// 31/12/2026.
    DayFirst,
    /// 12/31/2026.
    MonthFirst,
    /// 2026/12/31.
    YearFirst,
}

/// What divides whole from broken in a number.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "numbers::DecimalMark")]
pub enum ImportDecimalMark {
    /// 1,234.56
    Point,
    /// 1.234,56
    Comma,
}

/// What a column can hold.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "flat::Field")]
pub enum ImportField {
    /// The name of the vehicle.
    Vehicle,
    /// What names the row in the program that wrote it.
    SourceKey,
    /// The date, with or without a time.
    Date,
    /// The time of day.
    Time,
    /// The day alone.
    Day,
    /// The month alone.
    Month,
    /// The year alone.
    Year,
    /// The odometer.
    Odometer,
    /// The distance since the last fill-up.
    Trip,
    /// How much was filled.
    Quantity,
    /// The price of one unit.
    UnitPrice,
    /// What was paid.
    Total,
    /// The currency, by its code.
    Currency,
    /// The unit of distances.
    DistanceUnit,
    /// The unit of quantities.
    QuantityUnit,
    /// Whether the tank was full.
    Full,
    /// Whether it was not.
    Partial,
    /// Whether a fill-up before it is missing.
    Missed,
    /// What was filled.
    Energy,
    /// Its grade.
    Grade,
    /// Where.
    Station,
    /// How it was paid.
    Payment,
    /// Who drove.
    Driver,
    /// Tags.
    Tags,
    /// Notes.
    Notes,
    /// Percent of the battery before.
    ChargeBefore,
    /// Percent of the battery after.
    ChargeAfter,
}

/// What is wrong with a row, or worth telling.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "model::ProblemCode")]
pub enum ImportProblemCode {
    /// There is no date.
    MissingDate,
    /// The date is none, as 31 February, or of another order than the others.
    InvalidDate,
    /// The time of day is none.
    InvalidTime,
    /// A number is none.
    InvalidNumber,
    /// A number can be read in two ways.
    AmbiguousNumber,
    /// A number is negative.
    NegativeNumber,
    /// A value cannot be true.
    ImpossibleValue,
    /// The unit does not fit what was filled.
    WrongUnit,
    /// A quotation mark is never closed.
    UnbalancedQuotes,
    /// The file speaks of too many vehicles.
    TooManyVehicles,
    /// The file has too many rows.
    TooManyRows,
    /// The file names a picture or paper and does not hold it.
    PictureMissing,
    /// It is no picture and no paper of those that are taken.
    PictureUnknown,
    /// It is too large.
    PictureTooLarge,
    /// Its fill-up has no room for it.
    TooManyPictures,
    /// Told: a number is written unlike the others.
    MixedNumbers,
    /// Told: no quantity is given.
    MissingQuantity,
    /// Told: the odometer follows from trips.
    OdometerFromTrips,
    /// Told: the unit is taken for the usual one.
    UnitAssumed,
    /// Told: the row stands in the file before.
    DuplicateRow,
    /// Told: the consumption cannot be; are the units right?
    ImplausibleEconomy,
    /// Told: a file of the zip was not read.
    FileNotRead,
}

/// What files hold beside fill-ups.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "model::OtherKind")]
pub enum ImportOtherKind {
    /// A service.
    Service,
    /// An expense.
    Expense,
    /// An income.
    Income,
    /// A reminder.
    Reminder,
    /// A station.
    Station,
    /// A picture.
    Picture,
    /// A trip.
    Trip,
    /// A tax.
    Tax,
    /// A part or supply.
    Supply,
    /// Work that is planned.
    Plan,
    /// Equipment.
    Equipment,
    /// A document.
    Document,
    /// A note.
    Note,
    /// A warranty.
    Warranty,
    /// An insurance.
    Insurance,
    /// A record that was in the trash when it was exported.
    Trash,
}

/// Why something is not taken in.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "model::Lack")]
pub enum ImportOtherReason {
    /// It cannot be taken in yet.
    NotYet,
    /// The file names it and does not hold it.
    NotInFile,
    /// The file does not say of which fill-up it is.
    NoRow,
}

/// What becomes of a row.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "service::RowState")]
pub enum ImportRowState {
    /// It goes in.
    New,
    /// It is there already, and stays as it is.
    AlreadyThere,
    /// It stands in the file before, and goes in once.
    Twice,
    /// It has a fault, and stays out.
    Bad,
    /// Its vehicle goes nowhere.
    LeftOut,
}

/// Where the rows of a vehicle go.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportDestination {
    /// To a vehicle of the garage.
    Existing,
    /// To a new vehicle.
    New,
    /// They stay out.
    Nowhere,
}

/// How far an import is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportState {
    /// The file is not there yet: send it to `uploadUrl`.
    AwaitingFile,
    /// The file can be looked at, questions be answered, and the import be started.
    Ready,
    /// It is being taken in.
    Running,
    /// It is in.
    Done,
    /// It could not be finished. It can be taken back.
    Failed,
    /// It is being taken back.
    Undoing,
    /// It was taken back.
    Undone,
}
