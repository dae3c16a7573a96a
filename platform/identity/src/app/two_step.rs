//! The second step of a sign-in.

use chrono::Duration;

use super::{App, AppError, Begun, Browser, SignedIn};
use crate::domain::email::Email;
use crate::domain::secret::{Opaque, OpaqueHash};
use crate::domain::totp;
use crate::store::Account;
use crate::throttle::TooMany;

const STEP_MINUTES: i64 = 10;

/// Why a second step failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepRefusal {
    /// The first step is too long ago, or was never made.
    Gone,
    /// Not the code, or one that was used.
    Wrong,
    /// Later.
    TooMany(TooMany),
}

impl App {
    /// After a right password: a session, or the second step.
    pub(super) async fn first_step_done(
        &self,
        browser: &Browser,
        account: &Account,
    ) -> Result<SignedIn, AppError> {
        if !account.two_step {
            return Ok(SignedIn::Begun(self.begin(browser, account).await?));
        }
        let cookie = Opaque::draw()?;
        let now = self.clock.now();
        let ends = now + Duration::minutes(STEP_MINUTES);
        self.store
            .begin_step(&cookie.hash(), account.id, now, ends)
            .await?;
        Ok(SignedIn::SecondStep(cookie))
    }

    /// Whether the browser has made the first step.
    pub async fn is_half_done(&self, browser: &Browser) -> Result<bool, AppError> {
        Ok(self.half_done(browser).await?.is_some())
    }

    async fn half_done(
        &self,
        browser: &Browser,
    ) -> Result<Option<(OpaqueHash, Account)>, AppError> {
        let Some(cookie) = &browser.step else {
            return Ok(None);
        };
        let account = self.store.pending_account(cookie, self.clock.now()).await?;
        Ok(account.map(|account| (cookie.clone(), account)))
    }

    /// Checks a code of the app, or one on paper, and begins the session.
    pub async fn second_step(
        &self,
        browser: &Browser,
        code: &str,
    ) -> Result<Result<Begun, StepRefusal>, AppError> {
        let Some((cookie, account)) = self.half_done(browser).await? else {
            return Ok(Err(StepRefusal::Gone));
        };
        let Ok(email) = Email::try_new(&account.email) else {
            return Ok(Err(StepRefusal::Gone));
        };
        let attempt = self.attempt(browser, &email, Some(&account)).await?;
        let attempt = attempt.of_second_step();
        if let Err(too_many) = self.throttle.check(&attempt).await {
            return Ok(Err(StepRefusal::TooMany(too_many)));
        }
        // Counted before it is known to be wrong, so that a burst can't slip past.
        self.throttle.count(&attempt).await;
        if !self.accepts_code(&account, code).await? {
            return Ok(Err(StepRefusal::Wrong));
        }
        if !self.store.end_step(&cookie).await? {
            return Ok(Err(StepRefusal::Gone));
        }
        Ok(Ok(self.begin(browser, &account).await?))
    }

    async fn accepts_code(&self, account: &Account, code: &str) -> Result<bool, AppError> {
        let Some(secret) = self.store.totp_secret(account.id).await? else {
            return Ok(false);
        };
        match totp::matching_step(&secret, code, self.clock.now()) {
            Some(step) => Ok(self.store.spend_step(account.id, step).await?),
            None => {
                let hash = totp::code_hash(code);
                Ok(self.store.spend_code(account.id, &hash).await?)
            }
        }
    }

    /// Draws a secret for the account's app; in force once a code proves that the app has it.
    pub async fn draft_totp(&self, account: &Account) -> Result<String, AppError> {
        let secret = totp::new_secret()?;
        self.store.draft_totp(account.id, &secret).await?;
        Ok(secret)
    }

    /// Puts the drawn secret in force; returns codes for paper, told this once.
    pub async fn enable_totp(
        &self,
        account: &Account,
        code: &str,
    ) -> Result<Option<Vec<String>>, AppError> {
        let Some(secret) = self.store.totp_draft(account.id).await? else {
            return Ok(None);
        };
        let Some(step) = totp::matching_step(&secret, code, self.clock.now()) else {
            return Ok(None);
        };
        let codes = totp::new_codes()?;
        let hashes: Vec<_> = codes.iter().map(|code| totp::code_hash(code)).collect();
        self.store
            .enable_totp(account.id, &secret, step, &hashes)
            .await?;
        Ok(Some(codes))
    }

    /// Fresh codes for paper, told this once.
    pub async fn fresh_codes(&self, account: &Account) -> Result<Vec<String>, AppError> {
        let codes = totp::new_codes()?;
        let hashes: Vec<_> = codes.iter().map(|code| totp::code_hash(code)).collect();
        self.store.replace_codes(account.id, &hashes).await?;
        Ok(codes)
    }
}
