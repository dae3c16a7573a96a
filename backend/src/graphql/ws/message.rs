//! The messages of graphql-transport-ws and its close codes.

use async_graphql::ServerError;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::graphql::transport::ReplyBody;

/// What a client may send.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum ClientMessage {
    ConnectionInit {
        #[serde(default)]
        payload: Option<Map<String, Value>>,
    },
    Ping {
        #[serde(default)]
        payload: Option<Map<String, Value>>,
    },
    Pong {
        #[serde(default, rename = "payload")]
        _payload: Option<Map<String, Value>>,
    },
    Subscribe {
        id: String,
        payload: Map<String, Value>,
    },
    Complete {
        id: String,
    },
}

/// What the server sends.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum ServerMessage {
    ConnectionAck,
    Pong {
        #[serde(skip_serializing_if = "Option::is_none")]
        payload: Option<Map<String, Value>>,
    },
    Next {
        id: String,
        payload: ReplyBody,
    },
    Error {
        id: String,
        payload: Vec<ServerError>,
    },
    Complete {
        id: String,
    },
}

/// Why the server closes a socket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum CloseReason {
    InvalidMessage(&'static str),
    Unauthorized,
    Forbidden(&'static str),
    SubprotocolNotAcceptable,
    InitTimeout,
    SubscriberExists(String),
    TooManyInitRequests,
    MessageTooBig,
    Internal,
}

impl CloseReason {
    pub fn code(&self) -> u16 {
        match self {
            Self::InvalidMessage(_) => 4400,
            Self::Unauthorized => 4401,
            Self::Forbidden(_) => 4403,
            Self::SubprotocolNotAcceptable => 4406,
            Self::InitTimeout => 4408,
            Self::SubscriberExists(_) => 4409,
            Self::TooManyInitRequests => 4429,
            Self::MessageTooBig => 1009,
            Self::Internal => 1011,
        }
    }

    /// At most 123 bytes, as the frame demands.
    pub fn text(&self) -> String {
        match self {
            Self::InvalidMessage(text) | Self::Forbidden(text) => (*text).to_owned(),
            Self::Unauthorized => "Unauthorized".to_owned(),
            Self::SubprotocolNotAcceptable => "Subprotocol not acceptable".to_owned(),
            Self::InitTimeout => "Connection initialisation timeout".to_owned(),
            Self::SubscriberExists(id) => {
                let id: String = id.chars().take(20).collect();
                format!("Subscriber for {id} already exists")
            }
            Self::TooManyInitRequests => "Too many initialisation requests".to_owned(),
            Self::MessageTooBig => "Message too big".to_owned(),
            Self::Internal => "Internal error".to_owned(),
        }
    }
}
