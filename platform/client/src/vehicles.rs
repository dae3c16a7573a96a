//! The vehicles service: catalogue and VIN decode.

use std::collections::BTreeMap;
use std::time::Duration;

use platform_kit::cache::Cache;
use secrecy::SecretString;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::caller::Caller;
use crate::catalogue_cache::CatalogueCache;
use crate::error::{BuildError, ClientError, ContractBreach};
use crate::policy::Policy;
use crate::transport::Transport;

/// An entry of the catalogue: id and name.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub struct $name {
            pub id: i64,
            pub name: String,
        }
    };
}

named!(/// A maker.
Make);
named!(/// A model.
Model);
named!(/// A trim.
Trim);

/// For how much of a maker's range an entry holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// For this model.
    Model,
    /// For what the plant built; perhaps not for this model.
    Plant,
    /// A word that this version does not know.
    #[serde(other)]
    Other,
}

/// An engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engine {
    pub id: i64,
    pub name: String,
    pub scope: Scope,
}

/// A transmission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transmission {
    pub id: i64,
    pub name: String,
    /// From the common list, since the data know none for this vehicle.
    pub fallback: bool,
}

/// Which vehicles a list is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kinds {
    /// Cars, trucks and vans.
    #[default]
    Light,
    Motorcycle,
    All,
}

impl Kinds {
    /// As the service writes it; nothing for its default.
    fn code(self) -> Option<&'static str> {
        match self {
            Self::Light => None,
            Self::Motorcycle => Some("motorcycle"),
            Self::All => Some("all"),
        }
    }

    fn add_to(self, query: &mut Vec<(&'static str, String)>) {
        query.extend(self.code().map(|code| ("vehicle_type", code.to_owned())));
    }
}

/// A model that a search found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    pub make: Make,
    pub model: Model,
    /// First and last model year.
    pub years: (i32, i32),
    /// The year in the text, where the model was built in it.
    pub year: Option<i32>,
    /// From 0 to 1; 1 is what was typed.
    pub score: f64,
}

/// A property that a decoded VIN may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Element {
    pub name: String,
    /// Path of the group, such as `Exterior/Body`.
    pub group: String,
}

/// A VIN to decode, with the model year where it is known otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct VinWish {
    pub vin: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model_year: Option<i32>,
}

/// What has been chosen so far; each further choice narrows the next list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub year: i32,
    pub make_id: i64,
    pub model_id: i64,
    pub trim_id: Option<i64>,
    pub engine_id: Option<i64>,
}

/// How far a fact can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    Sure,
    Likely,
    #[serde(other)]
    Unknown,
}

/// One main fact about a decoded vehicle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub value: String,
    pub id: Option<i64>,
    pub confidence: Confidence,
}

/// The main facts about a decoded vehicle; absent where the VIN says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Summary {
    pub model_year: Option<Fact>,
    pub make: Option<Fact>,
    pub model: Option<Fact>,
    pub trim: Option<Fact>,
    pub series: Option<Fact>,
    pub body_class: Option<Fact>,
    pub drive_type: Option<Fact>,
    pub engine: Option<Fact>,
    pub transmission: Option<Fact>,
    pub fuel_type: Option<Fact>,
    pub plant: Option<Fact>,
    pub manufacturer: Option<Fact>,
    pub gvwr: Option<Fact>,
    pub vehicle_type: Option<Fact>,
}

/// Where the decoded vehicle is in the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueIds {
    pub make_id: Option<i64>,
    pub model_id: Option<i64>,
}

/// One or several texts of an element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Attribute {
    One(String),
    Many(Vec<String>),
}

/// A decoded VIN.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VinDecode {
    /// As it was sent.
    pub vin: String,
    pub model_year: Option<i32>,
    /// NHTSA's codes; `[0]` is clean.
    pub error_codes: Vec<i32>,
    pub check_digit_valid: Option<bool>,
    /// A suggestion, or empty.
    pub corrected_vin: String,
    /// Everything that the VIN says, by NHTSA's element names.
    pub attributes: BTreeMap<String, Attribute>,
    #[serde(default)]
    pub summary: Summary,
    #[serde(default)]
    pub catalogue: CatalogueIds,
}

#[derive(Serialize)]
struct Wishes<'a> {
    vins: &'a [VinWish],
}

#[derive(Deserialize)]
struct Results {
    results: Vec<VinDecode>,
}

/// Client of the vehicles service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct VehiclesClient {
    caller: Caller,
    cache: CatalogueCache,
}

impl VehiclesClient {
    /// A client with the usual policy; `cache` keeps the catalogue.
    ///
    /// # Errors
    /// When TLS can't be set up.
    pub fn try_new(
        transport: Transport,
        key: &SecretString,
        cache: Cache,
    ) -> Result<Self, BuildError> {
        Self::with_policy(transport, key, cache, Policy::default())
    }

    /// A client with another policy.
    ///
    /// # Errors
    /// When TLS can't be set up.
    pub fn with_policy(
        transport: Transport,
        key: &SecretString,
        cache: Cache,
        policy: Policy,
    ) -> Result<Self, BuildError> {
        let service = "vehicles";
        let caller = Caller::try_new(service, transport, key, policy)?;
        Ok(Self {
            caller,
            cache: CatalogueCache::new(cache, service),
        })
    }

    /// The same client for a caller with less time.
    #[must_use]
    pub fn within(&self, total: Duration) -> Self {
        Self {
            caller: self.caller.within(total),
            cache: self.cache.clone(),
        }
    }

    /// Model years, newest first.
    ///
    /// # Errors
    /// When the service does not answer as agreed and nothing is kept.
    pub async fn years(&self, kinds: Kinds) -> Result<Vec<i32>, ClientError> {
        let mut query = Vec::new();
        kinds.add_to(&mut query);
        self.list("years", &query).await
    }

    /// Makers of a year; every maker with `all`, else those of everyday vehicles.
    ///
    /// # Errors
    /// When the service does not answer as agreed and nothing is kept.
    pub async fn makes(
        &self,
        year: i32,
        kinds: Kinds,
        all: bool,
    ) -> Result<Vec<Make>, ClientError> {
        let mut query = vec![("year", year.to_string())];
        kinds.add_to(&mut query);
        if all {
            query.push(("include", "all".to_owned()));
        }
        self.list("makes", &query).await
    }

    /// Models of a maker in a year.
    ///
    /// # Errors
    /// When the service does not answer as agreed and nothing is kept.
    pub async fn models(
        &self,
        year: i32,
        make_id: i64,
        kinds: Kinds,
    ) -> Result<Vec<Model>, ClientError> {
        let mut query = vec![("year", year.to_string()), ("make_id", make_id.to_string())];
        kinds.add_to(&mut query);
        self.list("models", &query).await
    }

    /// Trims of a model in a year.
    ///
    /// # Errors
    /// When the service does not answer as agreed and nothing is kept.
    pub async fn trims(&self, chosen: Selection) -> Result<Vec<Trim>, ClientError> {
        self.list("trims", &chosen.query()).await
    }

    /// Engines of a model in a year.
    ///
    /// # Errors
    /// When the service does not answer as agreed and nothing is kept.
    pub async fn engines(&self, chosen: Selection) -> Result<Vec<Engine>, ClientError> {
        self.list("engines", &chosen.query()).await
    }

    /// Transmissions of a model in a year.
    ///
    /// # Errors
    /// When the service does not answer as agreed and nothing is kept.
    pub async fn transmissions(&self, chosen: Selection) -> Result<Vec<Transmission>, ClientError> {
        self.list("transmissions", &chosen.query()).await
    }

    /// Models whose make and name resemble a text, best first; a year in it counts.
    ///
    /// # Errors
    /// When the service does not answer as agreed and nothing is kept.
    pub async fn search(
        &self,
        text: &str,
        kinds: Kinds,
        limit: u32,
    ) -> Result<Vec<Found>, ClientError> {
        let mut query = vec![("q", text.to_owned()), ("limit", limit.to_string())];
        kinds.add_to(&mut query);
        self.list("search", &query).await
    }

    /// Every property that a decoded VIN may have.
    ///
    /// # Errors
    /// When the service does not answer as agreed and nothing is kept.
    pub async fn elements(&self) -> Result<Vec<Element>, ClientError> {
        self.list("elements", &[]).await
    }

    /// Decodes a VIN, with the model year if it is known. Not cached: a VIN is personal.
    ///
    /// # Errors
    /// When the service does not answer as agreed.
    pub async fn decode_vin(
        &self,
        vin: &str,
        model_year: Option<i32>,
    ) -> Result<VinDecode, ClientError> {
        let wish = VinWish {
            vin: vin.to_owned(),
            model_year,
        };
        let body = self
            .caller
            .post(&["vehicles", "vindecode"], &wish, None)
            .await?;
        self.caller.read(&body)
    }

    /// Decodes up to 1,000 VINs, answered in their order.
    ///
    /// # Errors
    /// When the service does not answer as agreed, or with another number of results.
    pub async fn decode_vins(&self, vins: &[VinWish]) -> Result<Vec<VinDecode>, ClientError> {
        let body = self
            .caller
            .post(&["vehicles", "vindecode", "batch"], &Wishes { vins }, None)
            .await?;
        let results = self.caller.read::<Results>(&body)?.results;
        if results.len() == vins.len() {
            Ok(results)
        } else {
            Err(self.caller.breach(ContractBreach::Count {
                asked: vins.len(),
                given: results.len(),
            }))
        }
    }

    async fn list<T>(
        &self,
        name: &'static str,
        query: &[(&str, String)],
    ) -> Result<Vec<T>, ClientError>
    where
        T: DeserializeOwned,
    {
        let key = cache_key(name, query);
        let ask = async {
            let body = self.caller.get(&["vehicles", name], query).await?;
            // What can't be read must not be kept.
            self.caller.read::<Vec<T>>(&body)?;
            Ok(body)
        };
        let body = self.cache.read(&key, ask).await?;
        self.caller.read(&body)
    }
}

impl Selection {
    fn query(&self) -> Vec<(&'static str, String)> {
        let mut query = vec![
            ("year", self.year.to_string()),
            ("make_id", self.make_id.to_string()),
            ("model_id", self.model_id.to_string()),
        ];
        query.extend(self.trim_id.map(|id| ("trim_id", id.to_string())));
        query.extend(self.engine_id.map(|id| ("engine_id", id.to_string())));
        query
    }
}

fn cache_key(name: &str, query: &[(&str, String)]) -> String {
    let values: Vec<_> = query
        .iter()
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    format!("catalogue:{name}:{}", values.join(":"))
}
