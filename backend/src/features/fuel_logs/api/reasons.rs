//! Why there is no figure, and what is odd.

use async_graphql::{Enum, SimpleObject};

use crate::features::fuel_logs::domain::{economy, plausibility};

/// Why a fill-up has no economy.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoEconomyReason {
    /// No full tank comes before it: economy appears after the next full tank.
    NoPreviousFull,
    /// The tank was not filled up: it counts with the next full one.
    Partial,
    /// A fill-up before it was not logged.
    MissedFill,
    /// The odometer was not read: it counts with the next full one.
    NoOdometer,
    /// Nothing was driven since the full tank before. What topped that up counts there.
    NoDistance,
    /// The odometer is lower than before, here or since the last full tank.
    OdometerDecreased,
    /// It is not known how much was filled, here or since the last full tank.
    UnknownVolume,
    /// It is odd, or one since the last full tank is, and nobody has confirmed it.
    Unconfirmed,
}

impl From<economy::NoEconomyReason> for NoEconomyReason {
    fn from(reason: economy::NoEconomyReason) -> Self {
        use economy::NoEconomyReason as Reason;
        match reason {
            Reason::NoPreviousFull => Self::NoPreviousFull,
            Reason::Partial => Self::Partial,
            Reason::MissedFill => Self::MissedFill,
            Reason::NoOdometer => Self::NoOdometer,
            Reason::NoDistance | Reason::TopUp => Self::NoDistance,
            Reason::OdometerDecreased => Self::OdometerDecreased,
            Reason::UnknownVolume => Self::UnknownVolume,
            Reason::Unconfirmed => Self::Unconfirmed,
        }
    }
}

/// What would give a fill-up its economy by a meter, for people.
pub(super) fn advice(reason: economy::NoEconomyReason, meter: economy::Meter) -> &'static str {
    use economy::{Meter::Hours, NoEconomyReason as Reason};
    match (reason, meter) {
        (Reason::NoPreviousFull, _) => {
            "Fill up fully next time, or charge to the same state: that gets the first figure."
        }
        (Reason::Partial, _) => "It counts with the next full tank. Was it full? Then say so.",
        (Reason::MissedFill, _) => "Log the fill-up that is missing and take the mark away.",
        (Reason::NoOdometer, Hours) => {
            "Enter the hours of the engine. Without them, the fuel counts with the next full tank."
        }
        (Reason::NoOdometer, _) => {
            "Enter the odometer or the trip. Without it, the fuel counts with the next full tank."
        }
        (Reason::NoDistance, Hours) => "Did the engine run in between? Then correct its hours.",
        (Reason::NoDistance, _) => "Was something driven in between? Then correct the odometer.",
        (Reason::TopUp, _) => "It topped up the full tank before it, and counts there.",
        (Reason::OdometerDecreased, Hours) => {
            "Correct the hours that are fewer than before, or confirm that they are right."
        }
        (Reason::OdometerDecreased, _) => {
            "Correct the odometer that is lower than before, or confirm that it is right."
        }
        (Reason::UnknownVolume, _) => {
            "Enter how much was filled, here or since the last full tank."
        }
        (Reason::Unconfirmed, _) => {
            "Correct or confirm what is odd, here or since the last full tank."
        }
    }
}

/// What an economy is related to.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum EconomyBasis {
    /// All the distance since the full tank before, on whatever energy.
    TotalDistance,
    /// The distance driven on this energy alone, as somebody said.
    DistanceOnThisFuel,
    /// Hours of the engine.
    EngineHours,
}

/// What is odd about a fill-up.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "plausibility::Warning")]
pub enum FuelLogWarningCode {
    /// The odometer is lower than before.
    OdometerDecreased,
    /// The odometer is much higher than before.
    OdometerJump,
    /// The hour meter is lower than before.
    HoursDecreased,
    /// The hour meter went faster than the clock.
    HoursJump,
    /// The date is still to come.
    FutureDate,
    /// The price is far from the usual one.
    PriceUnusual,
    /// The amount is far more than usual.
    QuantityUnusual,
    /// Amount times unit price is not the total.
    TotalMismatch,
    /// The economy is far from the usual one.
    EconomyUnusual,
    /// The very same full tank was logged just before.
    PossibleDuplicate,
}

/// Something odd about a fill-up, which is kept out of averages until it is confirmed.
#[derive(SimpleObject, Clone, Debug)]
pub struct FuelLogWarning {
    /// What kind, for programs.
    pub code: FuelLogWarningCode,
    /// The input field to look at.
    pub field: Vec<String>,
    /// What to look at, for people.
    pub message: String,
}

impl From<plausibility::Warning> for FuelLogWarning {
    fn from(warning: plausibility::Warning) -> Self {
        use plausibility::Warning as W;
        let (field, message) = match warning {
            W::OdometerDecreased => ("odometer", "Lower than before. Is it a typing error?"),
            W::OdometerJump => ("odometer", "Much higher than before. Is it a typing error?"),
            W::HoursDecreased => ("engineHours", "Lower than before. Is it a typing error?"),
            W::HoursJump => (
                "engineHours",
                "More hours than passed. Is it a typing error?",
            ),
            W::FutureDate => ("filledOn", "This date is still to come."),
            W::PriceUnusual => ("unitPrice", "This price is far from the usual one."),
            W::QuantityUnusual => ("quantity", "This is far more than usual."),
            W::TotalMismatch => ("total", "Amount times unit price gives another total."),
            W::PossibleDuplicate => (
                "quantity",
                "The same as the fill-up before. Was it logged twice?",
            ),
            W::EconomyUnusual => (
                "odometer",
                "This economy is far from the usual one. Are the units right?",
            ),
        };
        Self {
            code: warning.into(),
            field: vec![field.to_owned()],
            message: message.to_owned(),
        }
    }
}
