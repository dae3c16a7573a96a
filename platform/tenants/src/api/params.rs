//! What every route reads in the same way.

use axum::Json;
use axum::extract::rejection::{JsonRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use platform_kit::problem::Problem;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::problems::{bad_body, bad_query, invalid};
use crate::domain::{Actor, ActorKind, IdempotencyKey, InvalidText, Subject};
use crate::store::Position;

/// The person on whose behalf the calling service acts.
pub const ACTING_SUBJECT: &str = "acting-subject";
/// `person` (the default) or `administrator`; the calling service vouches for it.
pub const ACTING_AS: &str = "acting-as";

const MOST_PER_PAGE: u64 = 100;
const USUAL_PER_PAGE: u64 = 50;

/// Who acts: demanded by every route that changes something for a person.
pub struct Acting(pub Actor);

impl<S: Send + Sync> FromRequestParts<S> for Acting {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let actor = actor(&parts.headers)?;
        actor
            .map(Self)
            .ok_or_else(|| Problem::invalid_parameter(ACTING_SUBJECT, "This header is required."))
    }
}

/// Who acts, where the routes can do without.
pub fn actor(headers: &HeaderMap) -> Result<Option<Actor>, Problem> {
    let Some(subject) = headers.get(ACTING_SUBJECT) else {
        return Ok(None);
    };
    let subject = Subject::try_new(subject.to_str().unwrap_or_default());
    let subject = subject.map_err(|e| invalid(ACTING_SUBJECT, &e))?;
    let kind = match headers.get(ACTING_AS).map(|value| value.as_bytes()) {
        None | Some(b"person") => ActorKind::Person,
        Some(b"administrator") => ActorKind::Administrator,
        Some(_) => {
            let detail = "It must be person or administrator.";
            return Err(Problem::invalid_parameter(ACTING_AS, detail));
        }
    };
    Ok(Some(Actor { subject, kind }))
}

/// A JSON body whose errors are problem documents.
pub struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let body: Result<Json<T>, JsonRejection> = Json::from_request(request, state).await;
        body.map(|Json(body)| Self(body)).map_err(bad_body)
    }
}

/// A query whose errors are problem documents.
pub struct Params<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Params<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let query: Result<Query<T>, QueryRejection> = Query::from_request_parts(parts, state).await;
        query.map(|Query(query)| Self(query)).map_err(bad_query)
    }
}

/// A limit between 1 and 100.
pub fn limit(wish: Option<u64>) -> Result<u64, Problem> {
    match wish.unwrap_or(USUAL_PER_PAGE) {
        limit @ 1..=MOST_PER_PAGE => Ok(limit),
        _ => Err(Problem::invalid_parameter("limit", "It must be 1 to 100.")),
    }
}

/// The position that an earlier page gave.
pub fn position(text: Option<&str>) -> Result<Option<Position>, Problem> {
    let wrong = || Problem::invalid_parameter("after", "It must be the `next` of another page.");
    text.map(|text| Position::from_text(text).ok_or_else(wrong))
        .transpose()
}

pub fn id(text: &str) -> Result<Uuid, Problem> {
    Uuid::parse_str(text).map_err(|_| Problem::invalid_parameter("id", "It must be a UUID."))
}

pub fn subject(parameter: &str, text: &str) -> Result<Subject, Problem> {
    Subject::try_new(text).map_err(|e| invalid(parameter, &e))
}

/// Checks a text that need not be there; an empty one counts as absent.
pub fn optional<T>(
    text: Option<String>,
    read: impl FnOnce(&str) -> Result<T, InvalidText>,
) -> Result<Option<T>, Problem> {
    text.filter(|text| !text.trim().is_empty())
        .map(|text| read(&text))
        .transpose()
        .map_err(|e| invalid(e.field, &e))
}

pub fn idempotency_key(headers: &HeaderMap) -> Result<Option<IdempotencyKey>, Problem> {
    let Some(value) = headers.get("idempotency-key") else {
        return Ok(None);
    };
    IdempotencyKey::try_new(value.to_str().unwrap_or_default())
        .map(Some)
        .map_err(|e| invalid("Idempotency-Key", &e))
}
