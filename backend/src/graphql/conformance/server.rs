//! The toy application and its server.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use ::http::{header, request::Parts};
use async_graphql::{Data, async_trait::async_trait};
use serde_json::{Map, Value};
use tokio::{net::TcpListener, task::JoinHandle};

use super::{Effects, schema};
use crate::graphql::{
    persisted::PersistedDocuments,
    transport::{
        Engine, EngineSettings, ErrorIds, GraphqlRequests, Operation, Outcome, Refusal, router,
    },
};

/// Whom a token names.
#[derive(Clone)]
pub(crate) struct Viewer(pub String);

/// An operation's name and how it ended.
pub(crate) type Finished = (Option<String>, Outcome);

/// A session: a name by bearer token, or a cookie.
pub(crate) struct ToySession {
    name: Option<String>,
    cookie: bool,
    expires_in: Option<Duration>,
}

/// Accepts `Bearer NAME`, refuses `Bearer bad`; operations named `Limited` are too many.
#[derive(Clone, Default)]
pub(crate) struct ToyRequests {
    pub outcomes: Arc<Mutex<Vec<Finished>>>,
}

#[async_trait]
impl GraphqlRequests for ToyRequests {
    type Session = ToySession;

    async fn authenticate(&self, request: &Parts) -> Result<ToySession, Refusal> {
        let authorization = request
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok());
        let name = authorization.and_then(|value| value.strip_prefix("Bearer "));
        if name == Some("bad") {
            return Err(Refusal::unauthenticated("the token is not valid"));
        }
        Ok(ToySession {
            name: name.map(str::to_owned),
            cookie: request.headers.contains_key(header::COOKIE),
            expires_in: None,
        })
    }

    async fn connect(
        &self,
        upgrade: &Parts,
        payload: Option<&Map<String, Value>>,
    ) -> Result<ToySession, Refusal> {
        let mut session = self.authenticate(upgrade).await?;
        let text = |name: &str| payload.and_then(|fields| fields.get(name));
        if let Some(token) = text("token").and_then(Value::as_str) {
            if token == "bad" {
                return Err(Refusal::unauthenticated("the token is not valid"));
            }
            session.name = Some(token.to_owned());
        }
        session.expires_in = text("expiresInMs")
            .and_then(Value::as_u64)
            .map(Duration::from_millis);
        Ok(session)
    }

    fn allows_origin(&self, upgrade: &Parts) -> bool {
        upgrade
            .headers
            .get(header::ORIGIN)
            .is_none_or(|origin| origin == "http://localhost")
    }

    fn is_cookie_session(&self, session: &ToySession) -> bool {
        session.cookie
    }

    fn expires_in(&self, session: &ToySession) -> Option<Duration> {
        session.expires_in
    }

    async fn begin(&self, session: &ToySession, operation: &Operation) -> Result<Data, Refusal> {
        if operation.name.as_deref() == Some("Limited") {
            return Err(Refusal::rate_limited(Duration::from_secs(7)));
        }
        let mut data = Data::default();
        if let Some(name) = &session.name {
            data.insert(Viewer(name.clone()));
        }
        Ok(data)
    }

    async fn finish(&self, _session: &ToySession, operation: &Operation, outcome: &Outcome) {
        let entry = (operation.name.clone(), outcome.clone());
        self.outcomes.lock().unwrap().push(entry);
    }
}

pub(crate) fn error_ids() -> ErrorIds {
    let next = AtomicUsize::new(1);
    ErrorIds::new(move || format!("err_{}", next.fetch_add(1, Ordering::SeqCst)))
}

pub(crate) fn engine() -> Arc<Engine<ToyRequests>> {
    engine_with(
        EngineSettings::default(),
        PersistedDocuments::default(),
        Effects::default(),
    )
}

pub(crate) fn engine_with(
    settings: EngineSettings,
    persisted: PersistedDocuments,
    effects: Effects,
) -> Arc<Engine<ToyRequests>> {
    let requests = ToyRequests::default();
    Arc::new(Engine::new(
        schema(effects),
        requests,
        persisted,
        settings,
        error_ids(),
    ))
}

/// A real server on loopback, ended when dropped.
pub(crate) struct Server {
    pub address: SocketAddr,
    task: JoinHandle<()>,
}

impl Server {
    pub async fn start(engine: Arc<Engine<ToyRequests>>) -> Self {
        let listener = bind().await;
        let address = listener.local_addr().unwrap();
        let task = tokio::spawn(async move {
            axum::serve(listener, router(engine)).await.unwrap();
        });
        Self { address, task }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Below the ephemeral range, where a client could meet itself.
async fn bind() -> TcpListener {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let start = 20_000 + (std::process::id() as usize * 61) % 10_000;
    loop {
        let offset = NEXT.fetch_add(1, Ordering::SeqCst);
        assert!(offset < 1_000, "no free port on loopback");
        let port = u16::try_from(start + offset).unwrap();
        if let Ok(listener) = TcpListener::bind(("127.0.0.1", port)).await {
            return listener;
        }
    }
}
