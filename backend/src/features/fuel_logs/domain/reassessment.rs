//! The rules applied again after one fill changed, without going through all that came before it.
//!
//! What is stored of earlier fills is followed, not made again: it says what was usual and where the
//! last full tank stands. A window of the newest fills is enough once it holds as much as the rules
//! look back on; else the caller takes a longer one. The answer is the same as of
//! [`plausibility::assess`] over all fills.

use std::collections::HashMap;

use crate::features::fuel_logs::domain::ahead::{Ahead, PriceKind, REACH, price_kind};
use crate::features::fuel_logs::domain::battery::{BatteryUse, LastCharge};
use crate::features::fuel_logs::domain::economy::{self, Meter, NoEconomyReason, Open, Outcome};
use crate::features::fuel_logs::domain::history::History;
use crate::features::fuel_logs::domain::plausibility::{self, Assessment, Entry, Judged, Warning};
use crate::features::fuel_logs::domain::usual::UsualConsumption;
use crate::kernel::energy::EnergySource;

/// A fill as it is now.
#[derive(Clone, Debug)]
pub struct Row {
    pub entry: Entry,
    /// What was stored of it before the change; nothing of a fill that is new.
    pub stored: Option<Assessment>,
}

/// The newest fills of a vehicle, oldest first.
#[derive(Clone, Copy, Debug)]
pub struct Window<'r> {
    pub rows: &'r [Row],
    /// No fill is older than the first row.
    pub is_whole: bool,
}

/// What changed.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    /// The first row that is new, changed, or behind one that went away.
    pub at: usize,
    /// The fill as it was before, unless it is new.
    pub before: Option<Before>,
    /// What its price was compared with, and is now.
    pub prices: [Option<PriceKind>; 2],
}

/// What matters of a fill as it was before a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Before {
    pub source: EnergySource,
    pub outcome: Outcome,
    pub hourly: Outcome,
}

impl Before {
    fn outcome(self, meter: Meter) -> Outcome {
        match meter {
            Meter::Distance => self.outcome,
            Meter::Hours => self.hourly,
        }
    }
}

/// Judges the rows of a window anew; rows in front that nothing changed keep what is stored. `None`
/// where the window reaches not far enough back.
#[must_use]
pub fn reassess(window: Window<'_>, change: Change) -> Option<Vec<Assessment>> {
    if window.is_whole {
        let entries: Vec<_> = window.rows.iter().map(|row| row.entry.clone()).collect();
        return Some(plausibility::assess(&entries));
    }
    let from = beginning(window.rows, change)?;
    let known = window.rows.get(..from)?;
    let known: Option<Vec<_>> = known.iter().map(|row| row.stored.clone()).collect();
    let known = known?;
    let entries: Vec<_> = window.rows.iter().map(|row| row.entry.clone()).collect();
    let judged = judge(&entries, &known)?;
    let outcomes = intervals(&entries, &known, &judged, Meter::Distance)?;
    let hourly = intervals(&entries, &known, &judged, Meter::Hours)?;
    let strange = unusual(&entries, &known, &outcomes)?;
    let batteries = batteries(&entries, &known, &judged)?;
    let rows = judged.into_iter().enumerate();
    Some(
        rows.map(|(row, judged)| {
            judged.assessment(outcomes[row], hourly[row], strange[row], batteries[row])
        })
        .collect(),
    )
}

/// Where judging begins: before the fills that what changed may outvote, and not between a full tank
/// and the top-ups that belong to it, since these changed, or may change, its outcome.
fn beginning(rows: &[Row], change: Change) -> Option<usize> {
    let mut from = outvoted(rows, change)?;
    loop {
        let before = from;
        for meter in [Meter::Distance, Meter::Hours] {
            from = beginning_by(rows, change, meter, from)?;
        }
        if from == before {
            return Some(from);
        }
    }
}

/// The first fill that may be judged otherwise now: the next odometers tell of one, and the next prices
/// of the first of their kind, which nobody knows in a window.
fn outvoted(rows: &[Row], change: Change) -> Option<usize> {
    let earlier = rows.get(..change.at)?;
    let is_first_near = |kind: PriceKind| {
        let same = earlier
            .iter()
            .filter(|row| price_kind(&row.entry) == Some(kind));
        (1..=REACH).contains(&same.count())
    };
    if change.prices.into_iter().flatten().any(is_first_near) {
        return None;
    }
    let read = earlier.iter().enumerate().rev();
    let mut read = read.filter(|(_, row)| row.entry.fill.odometer.is_some());
    read.nth(REACH - 1).map(|(row, _)| row)
}

fn beginning_by(rows: &[Row], change: Change, meter: Meter, mut from: usize) -> Option<usize> {
    let was_top_up = |before: Before| before.outcome(meter) == Err(NoEconomyReason::TopUp);
    if let Some(before) = change.before.filter(|before| was_top_up(*before)) {
        let first = closing_before(rows, meter, before.source, change.at)?;
        from = from.min(first);
    }
    loop {
        let top_up = rows[from..].iter().find_map(|row| {
            let source = row.entry.fill.source;
            let is_top_up = row.stored.as_ref()?.outcome(meter) == Err(NoEconomyReason::TopUp);
            let first = is_top_up.then(|| closing_before(rows, meter, source, from))??;
            (first < from).then_some(first)
        });
        match top_up {
            Some(first) => from = first,
            None => return Some(from),
        }
    }
}

/// The row of the last full tank of a source before `from`.
fn closing_before(rows: &[Row], meter: Meter, source: EnergySource, from: usize) -> Option<usize> {
    rows[..from].iter().rposition(|row| {
        let Some(stored) = &row.stored else {
            return false;
        };
        let fill = held_apart(&row.entry, stored, meter);
        let outcome = stored.outcome(meter);
        let is_closing = fill.is_anchor(meter) && outcome != Err(NoEconomyReason::TopUp);
        fill.source == source && (is_closing || outcome.is_ok())
    })
}

/// The warnings by which a fill was held apart; doubt in its consumption came afterwards.
fn first_warnings(warnings: &[Warning]) -> Vec<Warning> {
    let first = warnings.iter().copied();
    first
        .filter(|warning| *warning != Warning::EconomyUnusual)
        .collect()
}

fn held_apart(entry: &Entry, stored: &Assessment, meter: Meter) -> economy::Fill {
    let read = (stored.reading, stored.since);
    plausibility::held_apart(entry, &first_warnings(&stored.warnings), read, meter)
}

fn judge(entries: &[Entry], known: &[Assessment]) -> Option<Vec<Judged>> {
    let mut history = History::default();
    let mut judged = Vec::with_capacity(entries.len());
    for (entry, stored) in entries.iter().zip(known) {
        let warnings = first_warnings(&stored.warnings);
        history.learn(entry, stored.reading, &warnings);
        judged.push(Judged {
            warnings,
            reading: stored.reading,
            since: stored.since,
        });
    }
    let new = entries.get(known.len()..)?;
    if !history.suffices_for(new) {
        return None;
    }
    let ahead = Ahead::of_each(new);
    let new = new.iter().zip(&ahead);
    judged.extend(new.map(|(entry, ahead)| history.judge(entry, ahead)));
    Some(judged)
}

fn intervals(
    entries: &[Entry],
    known: &[Assessment],
    judged: &[Judged],
    meter: Meter,
) -> Option<Vec<Outcome>> {
    let mut open: HashMap<EnergySource, Open> = HashMap::new();
    let mut outcomes: Vec<Outcome> = Vec::with_capacity(entries.len());
    for (row, (entry, judged)) in entries.iter().zip(judged).enumerate() {
        let fill = judged.held_apart(entry, meter);
        economy::begin_anew(&mut open, &fill, meter);
        let state = open.entry(fill.source).or_default();
        let outcome = match known.get(row) {
            Some(stored) => {
                let outcome = stored.outcome(meter);
                economy::follow(state, &fill, meter, row, outcome);
                outcome
            }
            None if fill.may_close(meter) && !state.has_anchor() => return None,
            None => economy::step(state, &fill, meter, row, &mut outcomes),
        };
        outcomes.push(outcome);
    }
    Some(outcomes)
}

fn batteries(
    entries: &[Entry],
    known: &[Assessment],
    judged: &[Judged],
) -> Option<Vec<Option<BatteryUse>>> {
    let mut last = LastCharge::default();
    let mut uses = Vec::with_capacity(entries.len());
    for (row, (entry, judged)) in entries.iter().zip(judged).enumerate() {
        let stored = known.get(row);
        if stored.is_none() && last.is_missing_for(entry) {
            return None;
        }
        let is_sure = judged.held_apart(entry, Meter::Distance).doubt.is_none();
        let made = last.go_on(entry, judged.reading, is_sure);
        uses.push(stored.map_or(made, |stored| stored.battery));
    }
    Some(uses)
}

fn unusual(entries: &[Entry], known: &[Assessment], outcomes: &[Outcome]) -> Option<Vec<bool>> {
    let same = |(stored, outcome): (&Assessment, &Outcome)| stored.outcome == *outcome;
    let followed = known
        .iter()
        .zip(outcomes)
        .take_while(|pair| same(*pair))
        .count();
    let mut usual = UsualConsumption::default();
    let mut strange = Vec::with_capacity(entries.len());
    for (row, (entry, outcome)) in entries.iter().zip(outcomes).enumerate() {
        let is_strange = if row < followed {
            let stored = known[row].warnings.contains(&Warning::EconomyUnusual);
            usual.learn(entry, *outcome, stored);
            stored
        } else if outcome.is_ok() && !usual.suffices_for(entry.fill.source) {
            return None;
        } else {
            usual.judge(entry, *outcome)
        };
        strange.push(is_strange);
    }
    Some(strange)
}

#[cfg(test)]
#[path = "reassessment_tests.rs"]
mod tests;
