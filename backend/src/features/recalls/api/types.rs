use async_graphql::SimpleObject;
use chrono::{DateTime, Utc};

use crate::features::recalls::domain;
use crate::features::recalls::service::Known;
use crate::graphql::scalars::LocalDate;

/// A safety recall.
#[derive(SimpleObject, Clone, Debug)]
pub struct RecallCampaign {
    /// The register's number, for example 19V182000.
    pub number: String,
    /// Who recalls.
    pub manufacturer: String,
    /// What part, in the register's words.
    pub component: String,
    /// What is wrong.
    pub summary: String,
    /// What may happen.
    pub consequence: String,
    /// What the maker does about it.
    pub remedy: String,
    /// When the register received the maker's report.
    pub received_on: Option<LocalDate>,
    /// The maker says: do not drive it.
    pub park_it: bool,
    /// The maker says: park it in the open, away from buildings.
    pub park_outside: bool,
    /// Mended by an update over the air.
    pub over_the_air: bool,
}

/// Recalls of a make, model and year: not all of them concern each vehicle.
#[derive(SimpleObject, Clone, Debug)]
pub struct RecallList {
    /// Maker, as the register was asked.
    pub make: String,
    /// Model, as the register was asked.
    pub model: String,
    /// Model year, as the register was asked.
    pub model_year: i32,
    /// Newest first; empty where there are none.
    pub campaigns: Vec<RecallCampaign>,
    /// When the register gave this answer.
    pub as_of: DateTime<Utc>,
    /// The register is out of reach and this is an answer from before.
    pub is_stale: bool,
}

impl RecallList {
    pub fn new(asked: &domain::VehicleModel, known: Known) -> Self {
        Self {
            make: asked.make().to_owned(),
            model: asked.model().to_owned(),
            model_year: asked.year(),
            as_of: known.answer.fetched_at,
            is_stale: known.is_stale,
            campaigns: known.answer.campaigns.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<domain::Campaign> for RecallCampaign {
    fn from(campaign: domain::Campaign) -> Self {
        Self {
            number: campaign.number,
            manufacturer: campaign.manufacturer,
            component: campaign.component,
            summary: campaign.summary,
            consequence: campaign.consequence,
            remedy: campaign.remedy,
            received_on: campaign.received_on.map(LocalDate),
            park_it: campaign.park_it,
            park_outside: campaign.park_outside,
            over_the_air: campaign.over_the_air,
        }
    }
}
