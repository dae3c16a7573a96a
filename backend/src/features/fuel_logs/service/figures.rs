//! What fill-ups add up to, worked out once for as long as nothing changes: ten years of them are
//! asked for with each look at a vehicle.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use sea_orm::DbErr;

use super::FuelLogService;
use crate::features::fuel_logs::data::{Heading, Span};
use crate::features::fuel_logs::domain::statistics::Group;
use crate::features::fuel_logs::domain::summary::Summary;
use crate::features::odometer;
use crate::infra::db::{Kept, read};
use crate::kernel::ids::VehicleId;
use crate::kernel::money::Currency;
use crate::kernel::scope::UserScope;

/// Groups that are kept in one process, and days abroad in them; each takes a few hundred bytes.
const MOST_GROUPS: u64 = 100_000;
/// Summaries that are kept in one process, and days abroad in them.
const MOST_SUMMARIES: u64 = 100_000;
/// Vehicles whose other figures are kept in one process.
const MOST_VEHICLES: u64 = 20_000;

/// Sums of a vehicle's fill-ups under a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GroupsOf {
    pub vehicle: VehicleId,
    pub heading: Heading,
    pub span: Span,
    /// The reader's currency; what was paid in others is told by day.
    pub home: Currency,
}

/// What the fill-ups of a vehicle add up to, for a reader with that currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SummaryOf {
    pub vehicle: VehicleId,
    pub home: Currency,
}

/// On a day: this month's costs are others in the next.
type OnDay = (SummaryOf, NaiveDate);

/// Figures that are kept.
#[derive(Clone, Debug)]
pub(super) struct KeptFigures {
    groups: Kept<GroupsOf, Arc<Vec<Group>>>,
    summaries: Kept<OnDay, Arc<Summary>>,
    capacities: Kept<VehicleId, Option<i64>>,
    counts: Kept<VehicleId, i64>,
}

fn weight(group: &Group) -> usize {
    1 + group.sums.abroad.len()
}

impl Default for KeptFigures {
    fn default() -> Self {
        Self {
            groups: Kept::new(MOST_GROUPS, |groups| {
                1 + groups.iter().map(weight).sum::<usize>()
            }),
            summaries: Kept::new(MOST_SUMMARIES, |summary| 1 + summary.abroad.len()),
            capacities: Kept::new(MOST_VEHICLES, |_| 1),
            counts: Kept::new(MOST_VEHICLES, |_| 1),
        }
    }
}

impl FuelLogService {
    /// Sums of vehicles' fill-ups, one statement for each span that is asked for.
    ///
    /// # Errors
    /// The database's.
    pub async fn groups(
        &self,
        scope: &UserScope,
        wanted: &[GroupsOf],
    ) -> Result<HashMap<GroupsOf, Arc<Vec<Group>>>, DbErr> {
        let load = |missing: Vec<GroupsOf>| self.load_groups(scope, missing);
        let groups = &self.figures.groups;
        groups.get((&self.db, scope), wanted.to_vec(), load).await
    }

    async fn load_groups(
        &self,
        scope: &UserScope,
        missing: Vec<GroupsOf>,
    ) -> Result<HashMap<GroupsOf, Arc<Vec<Group>>>, DbErr> {
        let mut by_span: HashMap<_, (BTreeSet<VehicleId>, BTreeSet<Heading>)> = HashMap::new();
        for key in missing {
            let (vehicles, headings) = by_span.entry((key.span, key.home)).or_default();
            vehicles.insert(key.vehicle);
            headings.insert(key.heading);
        }
        let mut loaded = HashMap::new();
        for ((span, home), (vehicles, headings)) in by_span {
            let vehicles: Vec<_> = vehicles.into_iter().collect();
            let headings: Vec<_> = headings.into_iter().collect();
            let found = self
                .repository
                .groups(scope, &vehicles, &headings, (span, home));
            loaded.extend(
                found
                    .await?
                    .into_iter()
                    .map(|((vehicle, heading), groups)| {
                        let key = GroupsOf {
                            vehicle,
                            heading,
                            span,
                            home,
                        };
                        (key, Arc::new(groups))
                    }),
            );
        }
        Ok(loaded)
    }

    /// What the fill-ups of each vehicle add up to, and where its odometer stands.
    ///
    /// # Errors
    /// The database's.
    pub async fn summaries(
        &self,
        scope: &UserScope,
        wanted: &[SummaryOf],
    ) -> Result<HashMap<SummaryOf, Arc<Summary>>, DbErr> {
        let today = self.clock.today();
        let wanted = wanted.iter().map(|of| (*of, today)).collect();
        let load = |missing: Vec<OnDay>| self.load_summaries(scope, missing, today);
        let summaries = &self.figures.summaries;
        let found = summaries.get((&self.db, scope), wanted, load).await?;
        Ok(found
            .into_iter()
            .map(|((of, _), summary)| (of, summary))
            .collect())
    }

    async fn load_summaries(
        &self,
        scope: &UserScope,
        missing: Vec<OnDay>,
        today: NaiveDate,
    ) -> Result<HashMap<OnDay, Arc<Summary>>, DbErr> {
        let mut by_home: HashMap<Currency, Vec<VehicleId>> = HashMap::new();
        for (of, _) in missing {
            by_home.entry(of.home).or_default().push(of.vehicle);
        }
        let mut loaded = HashMap::new();
        for (home, vehicles) in by_home {
            let repository = &self.repository;
            let mut summaries = repository
                .summaries(scope, &vehicles, (today, home))
                .await?;
            let reader = read(&self.db, scope).await?;
            let fills = repository.meter_readings(scope, &vehicles).await?;
            let standing = odometer::standing(scope, &reader, &vehicles, &fills).await?;
            for (vehicle, meters) in standing {
                if let Some(summary) = summaries.get_mut(&vehicle) {
                    summary.meters = meters;
                }
            }
            loaded.extend(summaries.into_iter().map(|(vehicle, summary)| {
                let of = SummaryOf { vehicle, home };
                ((of, today), Arc::new(summary))
            }));
        }
        Ok(loaded)
    }

    /// How many fill-ups each vehicle has.
    ///
    /// # Errors
    /// The database's.
    pub async fn counts(
        &self,
        scope: &UserScope,
        vehicles: &[VehicleId],
    ) -> Result<HashMap<VehicleId, i64>, DbErr> {
        let load = |missing: Vec<_>| async move { self.repository.counts(scope, &missing).await };
        let wanted = vehicles.to_vec();
        let counts = &self.figures.counts;
        counts.get((&self.db, scope), wanted, load).await
    }

    /// What the batteries of vehicles hold, as their charges together tell; in fine units.
    ///
    /// # Errors
    /// The database's.
    pub async fn capacities(
        &self,
        scope: &UserScope,
        vehicles: &[VehicleId],
    ) -> Result<HashMap<VehicleId, i64>, DbErr> {
        let load = |missing: Vec<_>| async move {
            let known = self.repository.capacities(scope, &missing).await?;
            Ok(known.into_iter().map(|(id, it)| (id, Some(it))).collect())
        };
        let wanted = vehicles.to_vec();
        let capacities = &self.figures.capacities;
        let found = capacities.get((&self.db, scope), wanted, load).await?;
        let known = found.into_iter().filter_map(|(id, it)| Some((id, it?)));
        Ok(known.collect())
    }
}
