//! Economy from fill to fill, per energy source.
//!
//! An *anchor* is a full fill with a known, plausible reading. The next full fill with such a reading
//! closes an interval: its figure is the fuel after the anchor, up to and with itself, over the
//! distance between the two. A fill that was missed, whose quantity is unknown or which is odd
//! and not confirmed spoils the interval that it falls into. A full fill at the anchor's own reading
//! is a top-up and belongs to the interval just closed. An average is the fuel of closed intervals
//! over their distance, never a mean of ratios. Engine hours follow the same rules by themselves.
//!
//! A battery is full at the state of charge at which the interval began: from 80 % to 80 % the grid gave
//! what was used, from 80 % to 100 % it gave more. A full charge to another state begins anew.
//!
//! Figures are stored: whoever changes these rules counts up `plausibility::RULES`.

use std::collections::HashMap;

use crate::kernel::energy::EnergySource;

/// What the rules need of one fill; fills come in the order of their time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fill {
    pub source: EnergySource,
    /// Fine units, as all amounts here; unknown where it was not read. Below zero where only trips were
    /// ever read.
    pub odometer: Option<i64>,
    /// Milliseconds of the engine; unknown where they were not read.
    pub hours: Option<i64>,
    /// Unknown where it was not read.
    pub quantity: Option<i64>,
    /// Distance driven on this energy alone, where somebody says so.
    pub alone: Option<i64>,
    pub is_full: bool,
    /// The state of charge that a battery was charged to, in hundredths of a percent.
    pub level: Option<i64>,
    /// At least one fill before this one was not logged.
    pub missed_previous: bool,
    /// Why this fill must not count yet, if it is odd and not confirmed.
    pub doubt: Option<Doubt>,
    /// Nobody knows how far its odometer is from those before.
    pub begins_anew: bool,
}

impl Fill {
    /// What a meter stood at.
    #[must_use]
    pub fn reading(&self, meter: Meter) -> Option<i64> {
        match meter {
            Meter::Distance => self.odometer,
            Meter::Hours => self.hours,
        }
    }

    /// Whether it is a full tank that an interval may begin or end at.
    pub(super) fn is_anchor(&self, meter: Meter) -> bool {
        self.is_full && self.may_close(meter)
    }

    /// Whether it closes an interval if that began at its state of charge, or it is full.
    pub(super) fn may_close(&self, meter: Meter) -> bool {
        let is_whole = self.is_full || self.level.is_some();
        is_whole && self.doubt.is_none() && self.reading(meter).is_some()
    }
}

/// What a vehicle counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meter {
    Distance,
    Hours,
}

/// Why an odd fill is held apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    OdometerDecreased,
    /// It stands there twice: without it, the rest is right.
    Duplicate,
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoEconomyReason {
    NoPreviousFull,
    Partial,
    MissedFill,
    NoOdometer,
    NoDistance,
    OdometerDecreased,
    UnknownVolume,
    TopUp,
    Unconfirmed,
}

impl NoEconomyReason {
    pub const ALL: [Self; 9] = [
        Self::NoPreviousFull,
        Self::Partial,
        Self::MissedFill,
        Self::NoOdometer,
        Self::NoDistance,
        Self::OdometerDecreased,
        Self::UnknownVolume,
        Self::TopUp,
        Self::Unconfirmed,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoPreviousFull => "no_previous_full",
            Self::Partial => "partial",
            Self::MissedFill => "missed_fill",
            Self::NoOdometer => "no_odometer",
            Self::NoDistance => "no_distance",
            Self::OdometerDecreased => "odometer_decreased",
            Self::UnknownVolume => "unknown_volume",
            Self::TopUp => "top_up",
            Self::Unconfirmed => "unconfirmed",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// Fuel used over what a meter counted, both in fine units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consumption {
    pub quantity: i64,
    /// A distance, or milliseconds.
    pub extent: i64,
    /// The part of the distance that was driven on this energy, where that is known of all of it.
    pub alone: Option<i64>,
}

impl Consumption {
    /// What the fuel is related to: the distance on it alone, or all of it.
    #[must_use]
    pub fn own_extent(&self) -> i64 {
        self.alone.unwrap_or(self.extent)
    }
}

/// The consumption of the interval that a fill closes, or the reason why it closes none.
pub type Outcome = Result<Consumption, NoEconomyReason>;

#[derive(Clone, Copy, Debug)]
struct Anchor {
    reading: i64,
    level: Option<i64>,
    /// The row whose interval ended here, to which a top-up adds.
    closed_by: Option<usize>,
}

/// Two points more or less are the same state of charge: cars stop where they like.
const SAME_LEVEL: u64 = 200;

impl Anchor {
    /// Whether a battery is as full as it was here; unknown where one of both was not read.
    fn is_level_with(self, fill: &Fill) -> Option<bool> {
        Some(self.level?.abs_diff(fill.level?) <= SAME_LEVEL)
    }
}

/// What has happened since the last anchor of one energy source.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Open {
    anchor: Option<Anchor>,
    quantity: i64,
    alone: Alone,
    spoiled: Option<NoEconomyReason>,
}

/// Distances on one energy, summed up as long as each is known.
#[derive(Clone, Copy, Debug, Default)]
enum Alone {
    #[default]
    Nothing,
    Known(i64),
    Unknown,
}

impl Alone {
    fn and(self, distance: Option<i64>) -> Self {
        match (self, distance) {
            (Self::Nothing, Some(distance)) => Self::Known(distance),
            (Self::Known(sum), Some(distance)) => Self::Known(sum.saturating_add(distance)),
            _ => Self::Unknown,
        }
    }

    fn known(self) -> Option<i64> {
        match self {
            Self::Known(distance) => Some(distance).filter(|distance| *distance > 0),
            Self::Nothing | Self::Unknown => None,
        }
    }
}

impl Open {
    /// Nothing was filled since the anchor, which was topped up to a level.
    fn empty(&mut self, level: Option<i64>) {
        self.quantity = 0;
        self.alone = Alone::Nothing;
        if let Some(anchor) = &mut self.anchor {
            anchor.level = level;
        }
    }

    pub(super) fn has_anchor(&self) -> bool {
        self.anchor.is_some()
    }

    /// Whether a fill is as full as the interval asks for; where none has begun, one may begin at any
    /// state of charge that is known.
    fn is_filled_by(&self, fill: &Fill) -> bool {
        let is_level = match self.anchor {
            Some(anchor) => anchor.is_level_with(fill) == Some(true),
            None => fill.level.is_some(),
        };
        fill.is_full || is_level
    }
}

/// Goes through the fills of one vehicle and answers for each of them, in the same order.
#[must_use]
pub fn intervals(fills: &[Fill], meter: Meter) -> Vec<Outcome> {
    let mut outcomes = Vec::with_capacity(fills.len());
    let mut open: HashMap<EnergySource, Open> = HashMap::new();
    for (row, fill) in fills.iter().enumerate() {
        begin_anew(&mut open, fill, meter);
        let state = open.entry(fill.source).or_default();
        let outcome = step(state, fill, meter, row, &mut outcomes);
        outcomes.push(outcome);
    }
    outcomes
}

/// Intervals of all sources that reach over an odometer which begins anew have no extent.
pub(super) fn begin_anew(open: &mut HashMap<EnergySource, Open>, fill: &Fill, meter: Meter) {
    if fill.begins_anew && meter == Meter::Distance {
        let is_relative = fill.odometer.is_some_and(|odometer| odometer < 0);
        let reason = if is_relative {
            NoEconomyReason::NoOdometer
        } else {
            NoEconomyReason::Unconfirmed
        };
        for state in open.values_mut() {
            state.spoiled = state.spoiled.or(Some(reason));
        }
    }
}

/// Goes on by a fill whose outcome is known, as [`step`] did when it made that outcome.
pub(super) fn follow(state: &mut Open, fill: &Fill, meter: Meter, row: usize, outcome: Outcome) {
    if let Some(doubt) = fill.doubt {
        spoil(state, doubt);
        return;
    }
    add(state, fill);
    let is_filled = outcome != Err(NoEconomyReason::Partial);
    match (fill.reading(meter).filter(|_| is_filled), outcome) {
        (None, _) => (),
        (Some(_), Err(NoEconomyReason::TopUp)) => state.empty(fill.level),
        (Some(reading), _) => {
            anchor_at(state, (reading, fill.level), outcome.is_ok().then_some(row));
        }
    }
}

/// Goes on by one fill and answers for it; a top-up adds to the outcome that it belongs to.
pub(super) fn step(
    state: &mut Open,
    fill: &Fill,
    meter: Meter,
    row: usize,
    earlier: &mut [Outcome],
) -> Outcome {
    if let Some(doubt) = fill.doubt {
        spoil(state, doubt);
        let is_full = fill.is_full.then_some(reason_of(doubt));
        return Err(is_full.unwrap_or(NoEconomyReason::Partial));
    }
    add(state, fill);
    match (state.is_filled_by(fill), fill.reading(meter)) {
        (false, _) => Err(NoEconomyReason::Partial),
        (true, None) => Err(NoEconomyReason::NoOdometer),
        (true, Some(reading)) => close(state, (fill, meter), reading, row, earlier),
    }
}

fn spoil(state: &mut Open, doubt: Doubt) {
    if doubt != Doubt::Duplicate {
        state.spoiled = Some(reason_of(doubt));
    }
}

fn reason_of(doubt: Doubt) -> NoEconomyReason {
    match doubt {
        Doubt::OdometerDecreased => NoEconomyReason::OdometerDecreased,
        Doubt::Duplicate | Doubt::Other => NoEconomyReason::Unconfirmed,
    }
}

fn own_fault(fill: &Fill) -> Option<NoEconomyReason> {
    if fill.missed_previous {
        Some(NoEconomyReason::MissedFill)
    } else if fill.quantity.is_none() {
        Some(NoEconomyReason::UnknownVolume)
    } else {
        None
    }
}

fn add(state: &mut Open, fill: &Fill) {
    state.quantity = state
        .quantity
        .saturating_add(fill.quantity.unwrap_or_default());
    state.alone = state.alone.and(fill.alone);
    state.spoiled = state.spoiled.or_else(|| own_fault(fill));
}

fn close(
    state: &mut Open,
    (fill, meter): (&Fill, Meter),
    reading: i64,
    row: usize,
    earlier: &mut [Outcome],
) -> Outcome {
    let is_comparable = |anchor: &Anchor| anchor.is_level_with(fill) != Some(false);
    let Some(anchor) = state.anchor.filter(is_comparable) else {
        anchor_at(state, (reading, fill.level), None);
        return Err(NoEconomyReason::NoPreviousFull);
    };
    let extent = reading.saturating_sub(anchor.reading);
    if extent == 0 && state.spoiled.is_none() {
        return top_up(state, (anchor, fill.level), earlier);
    }
    let outcome = match state.spoiled {
        // The first odometer after trips alone: how far it is since then, nobody knows.
        _ if anchor.reading < 0 && reading >= 0 => Err(NoEconomyReason::NoPreviousFull),
        Some(reason) => Err(own_fault(fill).unwrap_or(reason)),
        None if extent < 0 => Err(NoEconomyReason::OdometerDecreased),
        None => Ok(Consumption {
            quantity: state.quantity,
            extent,
            alone: own_distance(state.alone, (meter, extent)),
        }),
    };
    anchor_at(state, (reading, fill.level), outcome.is_ok().then_some(row));
    outcome
}

/// Nobody drives further on one energy than altogether; what people note is rounded.
fn own_distance(alone: Alone, (meter, extent): (Meter, i64)) -> Option<i64> {
    let most = extent.saturating_add(extent / 50);
    let is_possible = |distance: &i64| meter == Meter::Distance && *distance <= most;
    alone.known().filter(is_possible)
}

fn anchor_at(state: &mut Open, (reading, level): (i64, Option<i64>), closed_by: Option<usize>) {
    let anchor = Anchor {
        reading,
        level,
        closed_by,
    };
    *state = Open {
        anchor: Some(anchor),
        ..Open::default()
    };
}

fn top_up(
    state: &mut Open,
    (anchor, level): (Anchor, Option<i64>),
    earlier: &mut [Outcome],
) -> Outcome {
    let added = state.quantity;
    state.empty(level);
    match anchor.closed_by.and_then(|row| earlier.get_mut(row)) {
        Some(Ok(closed)) => {
            closed.quantity = closed.quantity.saturating_add(added);
            Err(NoEconomyReason::TopUp)
        }
        _ => Err(NoEconomyReason::NoDistance),
    }
}

/// Fuel of all intervals over their distance or hours; `None` without an interval.
#[must_use]
pub fn average(outcomes: impl IntoIterator<Item = Outcome>) -> Option<Consumption> {
    let nothing = Consumption {
        quantity: 0,
        extent: 0,
        alone: None,
    };
    let sum = outcomes
        .into_iter()
        .flatten()
        .fold(nothing, |sum, one| Consumption {
            quantity: sum.quantity.saturating_add(one.quantity),
            extent: sum.extent.saturating_add(one.own_extent()),
            alone: None,
        });
    (sum.extent > 0).then_some(sum)
}

#[cfg(test)]
#[path = "economy_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "economy_reference_tests.rs"]
mod reference_tests;
