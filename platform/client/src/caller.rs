//! One call under all policies.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Method, Request, StatusCode, header};
use platform_kit::clock::Clock;
use platform_kit::problem::Problem;
use platform_kit::service_tokens::TokenMaker;
use rand::RngExt as _;
use secrecy::SecretString;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep, timeout_at};

use crate::breaker::Breaker;
use crate::error::{BuildError, ClientError, ContractBreach};
use crate::policy::Policy;
use crate::transport::{Answer, Transport, Wire, WireError};

/// Calls one service. Cheap to clone; clones share circuit and slots.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    shared: Arc<Shared>,
    total: Duration,
}

#[derive(Debug)]
struct Shared {
    service: &'static str,
    wire: Wire,
    tokens: TokenMaker,
    clock: Clock,
    policy: Policy,
    breaker: Breaker,
    slots: Semaphore,
}

/// A request that can be sent several times.
#[derive(Clone, Debug)]
pub(crate) struct Call<'a> {
    pub method: Method,
    pub path: &'a [&'a str],
    pub query: &'a [(&'a str, String)],
    pub body: Option<Bytes>,
    pub idempotency_key: Option<&'a str>,
    /// Further headers.
    pub headers: &'a [(&'static str, &'a str)],
    /// Whether sending it twice is as good as once.
    pub idempotent: bool,
}

/// How one attempt ended.
enum Attempt {
    Answered(Answer),
    /// May be repeated: nothing was done.
    NotDone(ClientError),
    Failed(ClientError),
}

impl Caller {
    pub fn try_new(
        service: &'static str,
        transport: Transport,
        key: &SecretString,
        policy: Policy,
    ) -> Result<Self, BuildError> {
        let shared = Shared {
            service,
            wire: Wire::try_new(transport, &policy)?,
            tokens: TokenMaker::new(service, key),
            // Tokens pass between machines, so that they go by the machine's clock.
            clock: Clock::system(),
            breaker: Breaker::new(&policy),
            slots: Semaphore::new(policy.concurrency),
            policy,
        };
        Ok(Self {
            total: policy.total,
            shared: Arc::new(shared),
        })
    }

    /// The same caller with less time.
    pub fn within(&self, total: Duration) -> Self {
        Self {
            shared: self.shared.clone(),
            total: total.min(self.shared.policy.total),
        }
    }

    /// A read: the body of a 200.
    pub async fn get(&self, path: &[&str], query: &[(&str, String)]) -> Result<Bytes, ClientError> {
        let method = Method::GET;
        self.call(Call {
            method,
            path,
            query,
            body: None,
            idempotency_key: None,
            headers: &[],
            idempotent: true,
        })
        .await
    }

    /// A call with a JSON body that may safely be sent twice.
    pub async fn post(
        &self,
        path: &[&str],
        body: &impl Serialize,
        idempotency_key: Option<&str>,
    ) -> Result<Bytes, ClientError> {
        let body = serde_json::to_vec(body).map_err(|error| self.unreadable(&error))?;
        let method = Method::POST;
        let body = Some(Bytes::from(body));
        self.call(Call {
            method,
            path,
            query: &[],
            body,
            idempotency_key,
            headers: &[],
            idempotent: true,
        })
        .await
    }

    /// Reads a JSON answer.
    pub fn read<T: DeserializeOwned>(&self, body: &[u8]) -> Result<T, ClientError> {
        serde_json::from_slice(body).map_err(|error| self.unreadable(&error))
    }

    fn unreadable(&self, error: &serde_json::Error) -> ClientError {
        self.breach(ContractBreach::Unreadable(error.to_string()))
    }

    pub(crate) fn breach(&self, breach: ContractBreach) -> ClientError {
        ClientError::Contract {
            service: self.shared.service,
            breach,
        }
    }

    fn timeout(&self) -> ClientError {
        ClientError::Timeout {
            service: self.shared.service,
        }
    }

    pub(crate) fn unavailable(&self, reason: impl Into<String>) -> ClientError {
        ClientError::Unavailable {
            service: self.shared.service,
            reason: reason.into(),
        }
    }

    /// Any call, with retries where they do no harm.
    pub async fn call(&self, call: Call<'_>) -> Result<Bytes, ClientError> {
        let deadline = Instant::now() + self.total;
        let slot = timeout_at(deadline, self.shared.slots.acquire()).await;
        let _slot = slot.map_err(|_| self.timeout())?;
        let mut retries = if call.idempotent {
            self.shared.policy.retries
        } else {
            0
        };
        let result = loop {
            match self.attempt(&call, deadline).await {
                Attempt::Answered(answer) => break self.judge(answer),
                Attempt::Failed(error) => break Err(error),
                Attempt::NotDone(error) if retries == 0 => break Err(error),
                Attempt::NotDone(error) => {
                    retries -= 1;
                    let pause = self.pause();
                    if Instant::now() + pause >= deadline {
                        break Err(error);
                    }
                    sleep(pause).await;
                }
            }
        };
        result.inspect_err(|error| {
            if error.not_found().is_none() {
                tracing::warn!(%error, path = call.path.join("/"), "call failed");
            }
        })
    }

    async fn attempt(&self, call: &Call<'_>, deadline: Instant) -> Attempt {
        let Some(pass) = self.shared.breaker.admit() else {
            return Attempt::Failed(self.unavailable("it failed too often and is left alone"));
        };
        let request = match self.request(call) {
            Ok(request) => request,
            Err(error) => return Attempt::Failed(self.unavailable(error.to_string())),
        };
        let cap = self.shared.policy.max_response;
        let sent = timeout_at(deadline, self.shared.wire.send(request, cap)).await;
        let attempt = match sent {
            Err(_) => Attempt::Failed(self.timeout()),
            Ok(Err(WireError::Connect(reason))) => Attempt::NotDone(self.unavailable(reason)),
            Ok(Err(WireError::Broken(reason))) => Attempt::Failed(self.unavailable(reason)),
            Ok(Err(WireError::TooLarge)) => Attempt::Failed(self.breach(ContractBreach::TooLarge)),
            Ok(Ok(answer)) => self.sort(answer),
        };
        match &attempt {
            Attempt::NotDone(error) | Attempt::Failed(error) if error.is_retryable() => pass.fail(),
            Attempt::Answered(_) | Attempt::NotDone(_) | Attempt::Failed(_) => pass.succeed(),
        }
        attempt
    }

    fn sort(&self, answer: Answer) -> Attempt {
        let failed = || self.unavailable(format!("it answered {}", answer.status));
        match answer.status {
            StatusCode::BAD_GATEWAY
            | StatusCode::SERVICE_UNAVAILABLE
            | StatusCode::GATEWAY_TIMEOUT => Attempt::NotDone(failed()),
            status if status.is_server_error() => Attempt::Failed(failed()),
            _ => Attempt::Answered(answer),
        }
    }

    fn judge(&self, answer: Answer) -> Result<Bytes, ClientError> {
        let status = answer.status;
        if status.is_success() {
            return Ok(answer.body);
        }
        if status.is_redirection() {
            return Err(self.breach(ContractBreach::Redirect));
        }
        let problem = serde_json::from_slice(&answer.body).unwrap_or_else(|_| {
            Problem::new(
                status,
                "unexplained",
                status.canonical_reason().unwrap_or("Refused"),
            )
        });
        let problem = Box::new(Problem {
            status: status.as_u16(),
            ..problem
        });
        Err(ClientError::Rejected {
            service: self.shared.service,
            problem,
        })
    }

    /// What the service is shown: good for it alone, and for a minute.
    fn authorization(&self) -> Option<HeaderValue> {
        let token = self.shared.tokens.make(self.shared.clock.now()).ok()?;
        let mut value = HeaderValue::from_str(&format!("Bearer {token}")).ok()?;
        value.set_sensitive(true);
        Some(value)
    }

    fn request(&self, call: &Call<'_>) -> Result<Request<Bytes>, http::Error> {
        let address = self.shared.wire.address(call.path, call.query);
        let mut request = Request::builder()
            .method(call.method.clone())
            .uri(address.as_str())
            .header(header::ACCEPT, "application/json");
        if let Some(authorization) = self.authorization() {
            request = request.header(header::AUTHORIZATION, authorization);
        }
        if call.body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        if let Some(key) = call.idempotency_key {
            request = request.header("idempotency-key", key);
        }
        for (name, value) in call.headers {
            request = request.header(*name, *value);
        }
        request.body(call.body.clone().unwrap_or_default())
    }

    // Jitter keeps callers that failed together from coming back together.
    fn pause(&self) -> Duration {
        let pause = self.shared.policy.pause;
        pause + pause.mul_f64(rand::rng().random_range(0.0..1.0))
    }
}
