//! Decoding over HTTP: one VIN, or a batch.

use std::collections::BTreeMap;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use platform_kit::problem::Problem;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::answer::current;
use super::params::Params;
use super::summary::{Summary, summarise};
use crate::decode::item::{element, may_repeat};
use crate::decode::{Decoded, Decoder};
use crate::service::VehiclesService;

/// VINs in one batch.
const MAX_BATCH: usize = 1000;

/// Characters of a VIN: more than any has, so that typing errors still get an answer.
const MAX_VIN: usize = 64;

/// A VIN to decode.
#[derive(Debug, ToSchema, Deserialize)]
#[expect(
    dead_code,
    reason = "documents the request; it is read by hand to name each fault"
)]
pub struct DecodeRequest {
    /// Up to 64 characters; `*` stands for one that is not known.
    vin: String,
    /// The model year, where it is known from elsewhere.
    model_year: Option<u32>,
}

/// VINs to decode.
#[derive(Debug, ToSchema, Deserialize)]
#[expect(
    dead_code,
    reason = "documents the request; it is read by hand to name each fault"
)]
pub struct BatchRequest {
    /// One to 1,000.
    vins: Vec<DecodeRequest>,
}

/// Ids with which the catalogue goes on.
#[derive(Debug, Serialize, ToSchema)]
pub struct CatalogueIds {
    pub make_id: Option<u32>,
    pub model_id: Option<u32>,
}

/// A decoded VIN.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecodeResult {
    /// As it was sent.
    pub vin: String,
    pub model_year: Option<u32>,
    /// NHTSA's codes, ascending; `[0]` is a clean decode.
    pub error_codes: Vec<u32>,
    pub check_digit_valid: bool,
    /// A suggestion, never applied; `!` marks a wrong character.
    pub corrected_vin: String,
    /// By the name of the element; notes are lists.
    #[schema(value_type = Object)]
    pub attributes: BTreeMap<String, Value>,
    /// Where each attribute comes from.
    pub sources: BTreeMap<String, &'static str>,
    pub summary: Summary,
    pub catalogue: CatalogueIds,
    /// Month of the data.
    pub release: String,
}

impl DecodeResult {
    fn is_clean(&self) -> bool {
        self.error_codes == [0]
    }
}

/// Results in the order of the request.
#[derive(Debug, Serialize, ToSchema)]
pub struct BatchResult {
    pub results: Vec<DecodeResult>,
}

/// Decodes a VIN.
#[utoipa::path(post, path = "/vehicles/vindecode", tag = "decode", request_body = DecodeRequest,
    params(("as_of" = Option<String>, Query, description = "Decode as of this date or instant")),
    responses((status = 200, body = DecodeResult), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 413, body = Problem)))]
pub async fn vindecode(
    State(service): State<VehiclesService>,
    params: Params,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<DecodeResult>, Problem> {
    let now = params.as_of()?.unwrap_or_else(|| service.clock().now());
    let asked = Asked::read(&json(body)?, "")?;
    let current = current(&service)?;
    let result = decode(&current.decoder, &asked, now, &current.release.meta.month);
    service.metrics().vin(result.is_clean());
    Ok(Json(result))
}

/// Decodes up to 1,000 VINs.
#[utoipa::path(post, path = "/vehicles/vindecode/batch", tag = "decode", request_body = BatchRequest,
    params(("as_of" = Option<String>, Query, description = "Decode as of this date or instant")),
    responses((status = 200, body = BatchResult), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 413, body = Problem)))]
pub async fn vindecode_batch(
    State(service): State<VehiclesService>,
    params: Params,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<BatchResult>, Problem> {
    let now = params.as_of()?.unwrap_or_else(|| service.clock().now());
    let asked = read_batch(&json(body)?)?;
    let current = current(&service)?;
    let work = move || -> Vec<DecodeResult> {
        let month = &current.release.meta.month;
        asked
            .iter()
            .map(|asked| decode(&current.decoder, asked, now, month))
            .collect()
    };
    // A thousand VINs take long enough to hold up others on this thread.
    let results = tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Problem::internal(&error))?;
    let metrics = service.metrics();
    results
        .iter()
        .for_each(|result| metrics.vin(result.is_clean()));
    Ok(Json(BatchResult { results }))
}

fn json(body: Result<Bytes, BytesRejection>) -> Result<Value, Problem> {
    let body = body.map_err(|rejection| unreadable(&rejection))?;
    serde_json::from_slice(&body).map_err(|error| {
        Problem::new(
            StatusCode::BAD_REQUEST,
            "invalid-json",
            "The body is not valid JSON",
        )
        .with_detail(error.to_string())
    })
}

fn unreadable(rejection: &BytesRejection) -> Problem {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too-large",
            "The body is too large",
        )
        .with_detail("Send at most 512 KiB; a thousand VINs are well below."),
        status => Problem::new(status, "unreadable-body", "The body cannot be read"),
    }
}

fn read_batch(body: &Value) -> Result<Vec<Asked>, Problem> {
    let invalid = |detail: &str| Problem::invalid_parameter("vins", detail);
    let vins = body
        .get("vins")
        .and_then(Value::as_array)
        .ok_or_else(|| invalid("Give a list of objects, each with a vin."))?;
    match vins.len() {
        0 => Err(invalid("Give at least one VIN.")),
        1..=MAX_BATCH => vins
            .iter()
            .enumerate()
            .map(|(at, one)| Asked::read(one, &format!("vins[{at}].")))
            .collect(),
        more => Err(invalid(&format!(
            "Give at most {MAX_BATCH} VINs at once, not {more}."
        ))),
    }
}

/// A request that was checked.
struct Asked {
    vin: String,
    year: Option<u32>,
}

impl Asked {
    fn read(body: &Value, path: &str) -> Result<Self, Problem> {
        let invalid = |name: &str, detail: &str| {
            Err(Problem::invalid_parameter(&format!("{path}{name}"), detail))
        };
        let Some(vin) = body.get("vin").and_then(Value::as_str) else {
            return invalid("vin", "Give the VIN as text.");
        };
        if vin.chars().count() > MAX_VIN {
            return invalid("vin", "A VIN has 17 characters; more than 64 are not read.");
        }
        let year = match body.get("model_year") {
            None | Some(Value::Null) => None,
            Some(value) => {
                let year = value.as_u64().and_then(|year| u32::try_from(year).ok());
                match year.filter(|year| (1886..=2100).contains(year)) {
                    Some(year) => Some(year),
                    None => return invalid("model_year", "Give a year such as 2010, as a number."),
                }
            }
        };
        Ok(Self {
            vin: vin.to_owned(),
            year,
        })
    }
}

fn decode(decoder: &Decoder, asked: &Asked, now: DateTime<Utc>, month: &str) -> DecodeResult {
    let decoded = decoder.decode(&asked.vin, asked.year, now);
    let index = decoder.index();
    let id = |element| decoded.found.item(element).and_then(|item| item.id(index));
    let (attributes, sources) = attributes(decoder, &decoded);
    DecodeResult {
        model_year: decoded.model_year(),
        error_codes: decoded.verdict.codes.clone(),
        check_digit_valid: decoded.verdict.check_digit_valid,
        corrected_vin: decoded.verdict.corrected.clone(),
        attributes,
        sources,
        summary: summarise(index, &decoded),
        catalogue: CatalogueIds {
            make_id: id(element::MAKE),
            model_id: id(element::MODEL),
        },
        release: month.to_owned(),
        vin: decoded.vin,
    }
}

type Attributes = (BTreeMap<String, Value>, BTreeMap<String, &'static str>);

fn attributes(decoder: &Decoder, decoded: &Decoded) -> Attributes {
    let index = decoder.index();
    let verdict = &decoded.verdict;
    let codes: Vec<String> = verdict.codes.iter().map(ToString::to_string).collect();
    let name = |id: u32| decoder.element_name(id).to_owned();
    let mut attributes: BTreeMap<String, Value> = [
        (142, verdict.corrected.clone()),
        (143, codes.join(",")),
        (144, verdict.possible.clone()),
        (156, verdict.additional.clone()),
        (191, verdict.text.clone()),
        (196, decoded.descriptor.clone()),
    ]
    .into_iter()
    .map(|(id, text)| (name(id), Value::String(text)))
    .collect();
    let mut sources = BTreeMap::new();
    for item in decoded.public_items(index) {
        let name = name(item.element);
        let text = Value::String(item.text(index).to_owned());
        sources.insert(name.clone(), item.source.name());
        if !may_repeat(item.element) {
            attributes.insert(name, text);
        } else if let Value::Array(list) = attributes
            .entry(name)
            .or_insert_with(|| Value::Array(Vec::new()))
        {
            list.push(text);
        }
    }
    (attributes, sources)
}
