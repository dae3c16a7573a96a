//! One reading of what several programs wrote into one zip.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::features::imports::domain::model::{
    FoundVehicle, Paper, Question, Reading, ReadingRow, Row,
};

/// Joins readings; the whole is called after the one with the most fill-ups.
#[must_use]
pub fn join(mut readings: Vec<Reading>) -> Option<Reading> {
    readings.sort_by_key(|reading| Reverse(reading.rows.len()));
    let mut readings = readings.into_iter();
    let mut joined = readings.next()?;
    for reading in readings {
        joined.append(reading);
    }
    Some(joined)
}

impl Reading {
    /// Whether it holds nothing that could be told or taken.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
            && self.readings.is_empty()
            && self.vehicles.is_empty()
            && self.others.is_empty()
            && self.problems.is_empty()
            && !self.questions.contains(&Question::Columns)
    }

    /// Adds what another program wrote of the same or other vehicles.
    fn append(&mut self, other: Self) {
        let first = self.rows.len();
        let numbered = self.vehicles.iter().enumerate();
        let known = numbered.map(|(index, vehicle)| (vehicle.key.clone(), index));
        let known: HashMap<_, _> = known.collect();
        let others = other.vehicles.into_iter();
        let places: Vec<_> = others
            .map(|vehicle| self.place(known.get(&vehicle.key).copied(), vehicle))
            .collect();
        let of = |vehicle: usize| places.get(vehicle).copied().unwrap_or_default();
        self.rows.extend(other.rows.into_iter().map(|row| Row {
            vehicle: of(row.vehicle),
            ..row
        }));
        let readings = other.readings.into_iter().map(|row| ReadingRow {
            vehicle: of(row.vehicle),
            ..row
        });
        self.readings.extend(readings);
        self.papers
            .extend(other.papers.into_iter().map(|paper| Paper {
                row: paper.row + first,
                ..paper
            }));
        self.others.extend(other.others);
        self.problems.extend(other.problems);
        for question in other.questions {
            if !self.questions.contains(&question) {
                self.questions.push(question);
            }
        }
        if self.headings.is_empty() {
            self.headings = other.headings;
            self.columns = other.columns;
        }
    }

    /// Where a vehicle of another program stands among these; what is called the same is the same.
    fn place(&mut self, same: Option<usize>, vehicle: FoundVehicle) -> usize {
        let Some(index) = same else {
            self.vehicles.push(vehicle);
            return self.vehicles.len() - 1;
        };
        let there = &mut self.vehicles[index];
        there.fills += vehicle.fills;
        for source in vehicle.energy_sources {
            if !there.energy_sources.contains(&source) {
                there.energy_sources.push(source);
            }
        }
        index
    }
}
