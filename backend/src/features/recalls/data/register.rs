//! NHTSA's public register, <https://www.nhtsa.gov/nhtsa-datasets-and-apis>: recalls by make, model
//! and year. It knows no VINs.

use std::time::Duration;

use async_trait::async_trait;
use chrono::NaiveDate;
use futures::StreamExt as _;
use reqwest::StatusCode;
use serde::Deserialize;
use url::Url;

use crate::features::recalls::domain::{Campaign, VehicleModel};

/// Why a register did not answer.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    #[error("the register cannot be reached: {0}")]
    Unreachable(#[from] reqwest::Error),
    #[error("the register answered {0}")]
    Refused(StatusCode),
    #[error("the register's answer cannot be read: {0}")]
    Unreadable(#[from] serde_json::Error),
    #[error("the register's answer is longer than {LONGEST_ANSWER} bytes")]
    TooLong,
}

/// A register of recalls.
#[async_trait]
pub trait RecallSource: Send + Sync + std::fmt::Debug {
    /// Recalls of a model; empty where there are none.
    async fn recalls(&self, wanted: &VehicleModel) -> Result<Vec<Campaign>, SourceError>;
}

const LONGEST_ANSWER: usize = 4 * 1024 * 1024;
const TIME: Duration = Duration::from_secs(6);

/// The live register.
#[derive(Clone, Debug)]
pub struct NhtsaRegister {
    http: reqwest::Client,
    url: Url,
}

impl NhtsaRegister {
    /// `url` is the register's address without the path.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn try_new(url: Url) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(2))
            .timeout(TIME)
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        Ok(Self { http, url })
    }
}

#[async_trait]
impl RecallSource for NhtsaRegister {
    async fn recalls(&self, wanted: &VehicleModel) -> Result<Vec<Campaign>, SourceError> {
        let mut url = self.url.clone();
        url.set_path("/recalls/recallsByVehicle");
        let year = wanted.year().to_string();
        let query = [
            ("make", wanted.make()),
            ("model", wanted.model()),
            ("modelYear", year.as_str()),
        ];
        let answer = self.http.get(url).query(&query).send().await?;
        let status = answer.status();
        // It answers 400 with an empty list for a model that it does not know.
        if !status.is_success() && status != StatusCode::BAD_REQUEST {
            return Err(SourceError::Refused(status));
        }
        let body = limited(answer).await?;
        match serde_json::from_slice::<Results>(&body) {
            Ok(read) => Ok(campaigns(read)),
            Err(_) if !status.is_success() => Err(SourceError::Refused(status)),
            Err(error) => Err(error.into()),
        }
    }
}

async fn limited(answer: reqwest::Response) -> Result<Vec<u8>, SourceError> {
    let mut body = Vec::new();
    let mut chunks = answer.bytes_stream();
    while let Some(chunk) = chunks.next().await {
        body.extend_from_slice(&chunk?);
        if body.len() > LONGEST_ANSWER {
            return Err(SourceError::TooLong);
        }
    }
    Ok(body)
}

#[derive(Deserialize)]
struct Results {
    results: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[derive(Default)]
struct Row {
    #[serde(rename = "NHTSACampaignNumber")]
    number: String,
    manufacturer: String,
    component: String,
    summary: String,
    consequence: String,
    remedy: String,
    report_received_date: String,
    #[serde(rename = "parkIt")]
    park_it: bool,
    #[serde(rename = "parkOutSide")]
    park_outside: bool,
    #[serde(rename = "overTheAirUpdate")]
    over_the_air: bool,
}

fn campaigns(read: Results) -> Vec<Campaign> {
    let mut campaigns: Vec<_> = read.results.into_iter().map(campaign).collect();
    campaigns.sort_by(|a, b| (b.received_on, &b.number).cmp(&(a.received_on, &a.number)));
    campaigns.dedup_by(|a, b| a.number == b.number);
    campaigns
}

fn campaign(row: Row) -> Campaign {
    Campaign {
        number: row.number,
        manufacturer: row.manufacturer,
        component: row.component,
        summary: row.summary,
        consequence: row.consequence,
        remedy: row.remedy,
        // Day first, although the register is American.
        received_on: NaiveDate::parse_from_str(&row.report_received_date, "%d/%m/%Y").ok(),
        park_it: row.park_it,
        park_outside: row.park_outside,
        over_the_air: row.over_the_air,
    }
}
