//! What the fill-ups of a vehicle add up to.

use std::collections::HashMap;

use crate::features::fuel_logs::domain::abroad::OnDay;
use crate::features::fuel_logs::domain::economy::{Consumption, average};
use crate::features::fuel_logs::domain::meters::Standing;
use crate::kernel::energy::EnergySource;
use crate::kernel::money::Money;

/// Tanks in the recent economy.
const RECENT: usize = 5;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub fill_count: i64,
    /// Fuel of all closed intervals over their distance.
    pub average: HashMap<EnergySource, Consumption>,
    /// The same by hours of the engine.
    pub hourly_average: HashMap<EnergySource, Consumption>,
    /// The last closed intervals, oldest first.
    pub trend: HashMap<EnergySource, Vec<Consumption>>,
    /// One amount for each currency.
    pub cost: Vec<Money>,
    pub cost_this_month: Vec<Money>,
    /// The parts of these in other currencies than the reader's, by day.
    pub abroad: Vec<OnDay>,
    pub abroad_this_month: Vec<OnDay>,
    pub meters: Standing,
}

impl Summary {
    /// The main energy source, or the only one that has figures where the main one has none.
    #[must_use]
    pub fn shown_source(&self, main: EnergySource) -> EnergySource {
        let has = |source: &EnergySource| {
            self.average.contains_key(source) || self.hourly_average.contains_key(source)
        };
        let mut others = EnergySource::ALL.into_iter().filter(has);
        match (others.next(), others.next()) {
            (Some(only), None) if !has(&main) => only,
            _ => main,
        }
    }

    /// Fuel of the last five intervals over their distance.
    #[must_use]
    pub fn recent(&self, source: EnergySource) -> Option<Consumption> {
        let trend = self.trend.get(&source)?;
        average(
            trend
                .iter()
                .rev()
                .take(RECENT)
                .map(|consumption| Ok(*consumption)),
        )
    }
}
