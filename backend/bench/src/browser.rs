//! Somebody who is signed in.

use std::time::Instant;

use anyhow::{Context, ensure};
use reqwest::Client;
use serde_json::{Value, json};
use url::Url;

use crate::server::Server;

/// A browser with the session of the deployment's first account.
#[derive(Clone)]
pub struct Browser {
    client: Client,
    address: String,
}

impl Browser {
    /// Makes the first account by the set-up link, over the issuer's own page.
    pub async fn sign_up(server: &Server) -> anyhow::Result<Self> {
        let client = Client::builder().cookie_store(true).build()?;
        let link = Url::parse(&server.link)?;
        let token = link.query_pairs().find(|(name, _)| name == "token");
        let (_, token) = token.context("the set-up link holds no token")?;
        let door = format!(
            "{}/auth/sign-in?prompt=create&setup_token={token}",
            server.address
        );
        let page = client.get(door).send().await?;
        let address = page.url().clone();
        let text = page.text().await?;
        let fields = [
            ("name", "Bench"),
            ("email", "bench@example.com"),
            ("password", "a long and rare pass phrase 47"),
            ("csrf", csrf(&text)?),
        ];
        let sent = client
            .post(address.clone())
            .header("Origin", address.origin().ascii_serialization())
            .form(&fields)
            .send()
            .await?;
        ensure!(sent.status().is_success(), "signing up: {}", sent.status());
        let browser = Self {
            client,
            address: server.address.clone(),
        };
        let viewer = browser.ask("{ viewer { id } }", json!({})).await?;
        ensure!(viewer["viewer"]["id"].is_string(), "nobody is signed in");
        Ok(browser)
    }

    /// The data of an answer; errors of it are ours.
    pub async fn ask(&self, document: &str, variables: Value) -> anyhow::Result<Value> {
        let answer: Value = self
            .client
            .post(format!("{}/graphql", self.address))
            .header("Origin", &self.address)
            .json(&json!({ "query": document, "variables": variables }))
            .send()
            .await?
            .json()
            .await?;
        ensure!(
            answer["errors"].is_null(),
            "{document}: {}",
            answer["errors"]
        );
        Ok(answer["data"].clone())
    }

    /// Milliseconds of one question with its whole answer.
    pub async fn time(&self, document: &str, variables: &Value) -> anyhow::Result<f64> {
        let began = Instant::now();
        self.ask(document, variables.clone()).await?;
        Ok(began.elapsed().as_secs_f64() * 1000.0)
    }

    pub async fn put(&self, path: &str, bytes: Vec<u8>) -> anyhow::Result<()> {
        let sent = self
            .client
            .put(Url::parse(&self.address)?.join(path)?)
            .header("Origin", &self.address)
            .body(bytes)
            .send()
            .await?;
        ensure!(sent.status().is_success(), "{path}: {}", sent.status());
        Ok(())
    }
}

fn csrf(page: &str) -> anyhow::Result<&str> {
    let (_, rest) = page
        .split_once("name=\"csrf\"")
        .context("no form to sign up by")?;
    let (_, rest) = rest.split_once("value=\"").context("no value")?;
    let (value, _) = rest.split_once('"').context("no end of the value")?;
    Ok(value)
}

/// The middle one, and the one that 99 of 100 are below.
pub fn median_and_worst(mut times: Vec<f64>) -> (f64, f64) {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss
        )]
        let index = ((times.len() as f64 - 1.0) * share).round() as usize;
        times.get(index).copied().unwrap_or_default()
    };
    (at(0.5), at(0.99))
}
