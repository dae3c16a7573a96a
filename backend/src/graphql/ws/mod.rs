//! graphql-transport-ws, kept to its close codes.

mod connection;
mod message;
mod operation;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use ::http::{HeaderValue, StatusCode, request::Parts};
use axum::{
    extract::{State, WebSocketUpgrade},
    response::{IntoResponse, Response},
};

use crate::graphql::transport::{Engine, GraphqlRequests};
use connection::Connection;

/// The subprotocol spoken here.
pub const SUBPROTOCOL: &str = "graphql-transport-ws";

/// Opens a socket for a page of an allowed origin.
pub async fn upgrade<R: GraphqlRequests>(
    State(engine): State<Arc<Engine<R>>>,
    parts: Parts,
    mut upgrade: WebSocketUpgrade,
) -> Response {
    if !engine.requests.allows_origin(&parts) {
        return (StatusCode::FORBIDDEN, "this origin may not open a socket").into_response();
    }
    let acceptable = choose_protocol(&mut upgrade);
    let limit = engine.settings.body_bytes;
    upgrade
        .max_message_size(limit)
        .max_frame_size(limit)
        .on_upgrade(move |socket| Connection::serve(engine, parts, socket, acceptable))
}

/// An unknown subprotocol is echoed, since a client that finds none in the answer drops the
/// connection before it can learn the close code.
fn choose_protocol(upgrade: &mut WebSocketUpgrade) -> bool {
    let known = HeaderValue::from_static(SUBPROTOCOL);
    let acceptable = upgrade
        .requested_protocols()
        .any(|requested| *requested == known);
    let chosen = if acceptable {
        Some(known)
    } else {
        upgrade.requested_protocols().next().cloned()
    };
    if let Some(chosen) = chosen {
        upgrade.set_selected_protocol(chosen);
    }
    acceptable
}
