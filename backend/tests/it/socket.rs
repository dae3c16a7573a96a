//! A listener by graphql-transport-ws, on a real socket.

use std::time::Duration;

use axum::http::{HeaderValue, Request};
use futures::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::time::timeout;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;

use crate::world::{Browser, World};

/// However long it takes: whoever hears nothing until then hears nothing.
const PATIENCE: Duration = Duration::from_secs(10);

impl Browser {
    /// The first word that a subscription sends, or how the server ended the connection.
    pub async fn listen(&self, world: &World, query: &str, variables: Value) -> Value {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let router = world.router.clone();
        let server = tokio::spawn(async move { axum::serve(listener, router).await });
        let first = self.first_word(&address, query, variables);
        let first = timeout(PATIENCE, first).await;
        server.abort();
        first.unwrap_or_else(|_| json!({ "heard": "nothing" }))
    }

    async fn first_word(&self, address: &str, query: &str, variables: Value) -> Value {
        let (mut socket, _) = connect_async(self.upgrade(address)).await.unwrap();
        let begin = json!({ "type": "connection_init" });
        socket.send(Message::text(begin.to_string())).await.unwrap();
        let payload = json!({ "query": query, "variables": variables });
        let subscribe = json!({ "type": "subscribe", "id": "1", "payload": payload });
        let mut subscribe = Some(subscribe.to_string());
        loop {
            let message = match socket.next().await {
                Some(Ok(Message::Text(text))) => text,
                Some(Ok(Message::Close(frame))) => {
                    return json!({ "closed": frame.map(|frame| u16::from(frame.code)) });
                }
                Some(Ok(_)) => continue,
                None | Some(Err(_)) => return json!({ "closed": null }),
            };
            let message: Value = serde_json::from_str(&message).unwrap();
            match message["type"].as_str() {
                Some("connection_ack") => {
                    let text = subscribe.take().unwrap();
                    socket.send(Message::text(text)).await.unwrap();
                }
                Some("ping" | "pong") => (),
                _ => return message,
            }
        }
    }

    fn upgrade(&self, address: &str) -> Request<()> {
        let url = format!("ws://{address}/graphql/ws");
        let builder = self.request(axum::http::request::Builder::new());
        let (told, _) = builder.body(()).unwrap().into_parts();
        let mut request = url.into_client_request().unwrap();
        request.headers_mut().extend(told.headers);
        let own = [
            ("sec-websocket-protocol", "graphql-transport-ws"),
            ("sec-fetch-site", "same-origin"),
        ];
        for (name, value) in own {
            let value = HeaderValue::from_static(value);
            request.headers_mut().insert(name, value);
        }
        request
    }
}
