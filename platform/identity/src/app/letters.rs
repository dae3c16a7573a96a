//! Letters: proving an address, and setting a password without the old one.

use std::sync::Arc;

use chrono::Duration;
use platform_kit::mail::Letter;

use super::{App, AppError, Browser};
use crate::domain::email::Email;
use crate::domain::password::Password;
use crate::domain::secret::{Opaque, OpaqueHash};
use crate::store::{Account, NewLink, Purpose};
use crate::throttle::{Attempt, TooMany};

const VERIFY_HOURS: i64 = 48;
const RESET_BY_MAIL_HOURS: i64 = 1;
const RESET_BY_HAND_HOURS: i64 = 24;

impl App {
    /// Sends a link for a new password, if the address has an account. The answer never tells:
    /// all that differs happens after it.
    pub async fn request_reset(
        self: &Arc<Self>,
        browser: &Browser,
        email: Email,
    ) -> Result<(), TooMany> {
        let attempt = Attempt::letter(browser.address);
        self.throttle.check(&attempt).await?;
        self.throttle.count(&attempt).await;
        let app = self.clone();
        tokio::spawn(async move {
            if let Err(error) = app.send_reset(&email).await {
                tracing::error!(%error, "a link for a new password was not sent");
            }
        });
        Ok(())
    }

    async fn send_reset(&self, email: &Email) -> Result<(), AppError> {
        let Some(account) = self.store.account_by_email(email).await? else {
            return Ok(());
        };
        let link = self.reset_address(&account, true).await?;
        let text = format!(
            "Hello {},\r\n\r\nto set a new password, open this link within an hour:\r\n\r\n\
             {link}\r\n\r\nIf you did not ask for it, nothing needs to be done.\r\n",
            account.name
        );
        self.post(&account, "Set a new password", text).await;
        Ok(())
    }

    /// A link for a new password, to be handed over by the person who runs the server.
    pub async fn reset_link(&self, email: &Email) -> Result<Option<String>, AppError> {
        match self.store.account_by_email(email).await? {
            Some(account) => self.reset_address(&account, false).await.map(Some),
            None => Ok(None),
        }
    }

    async fn reset_address(&self, account: &Account, by_mail: bool) -> Result<String, AppError> {
        let hours = if by_mail {
            RESET_BY_MAIL_HOURS
        } else {
            RESET_BY_HAND_HOURS
        };
        self.address(account, Purpose::Reset, by_mail, Duration::hours(hours))
            .await
    }

    /// Sends a link that proves the account's address; nothing where no letters are sent.
    pub async fn send_verification(&self, account: &Account) -> Result<(), AppError> {
        if self.mailer.is_none() || account.email_verified {
            return Ok(());
        }
        let life = Duration::hours(VERIFY_HOURS);
        let link = self.address(account, Purpose::Verify, true, life).await?;
        let text = format!(
            "Hello {},\r\n\r\nto confirm this address, open this link within two days:\r\n\r\n\
             {link}\r\n\r\nIf you did not make an account, nothing needs to be done.\r\n",
            account.name
        );
        self.post(account, "Confirm your email", text).await;
        Ok(())
    }

    // Tells the owner of an address, and nobody else, that it has an account already.
    pub(super) async fn send_known(&self, email: &Email) -> Result<(), AppError> {
        let Some(account) = self.store.account_by_email(email).await? else {
            return Ok(());
        };
        let text = format!(
            "Hello {},\r\n\r\nsomebody wanted to make an account with this address, which has \
             one already. If it was you, sign in, or choose \"Forgot password?\" there:\r\n\r\n\
             {}/\r\n",
            account.name, self.settings.app_url
        );
        self.post(&account, "You have an account", text).await;
        Ok(())
    }

    async fn address(
        &self,
        account: &Account,
        purpose: Purpose,
        by_mail: bool,
        life: Duration,
    ) -> Result<String, AppError> {
        let token = Opaque::draw()?;
        let new = NewLink {
            hash: token.hash(),
            account_id: account.id,
            purpose,
            by_mail,
            expires_at: self.clock.now() + life,
        };
        self.store.add_link(&new).await?;
        let page = match purpose {
            Purpose::Verify => "verify",
            Purpose::Reset => "reset",
        };
        let issuer = self.settings.issuer.url();
        Ok(format!("{issuer}/{page}?token={}", token.expose()))
    }

    async fn post(&self, account: &Account, subject: &'static str, text: String) {
        let Some(mailer) = &self.mailer else { return };
        let attempt = Attempt::letter_to(account.id);
        if self.throttle.check(&attempt).await.is_err() {
            tracing::warn!("an account gets no more letters for a while");
            return;
        }
        self.throttle.count(&attempt).await;
        mailer.post(Letter {
            to: account.email.clone(),
            subject: subject.into(),
            text,
        });
    }

    /// Whether a link of that purpose can still be used.
    pub async fn is_link(&self, token: &str, purpose: Purpose) -> Result<bool, AppError> {
        let hash = OpaqueHash::of(token);
        let account = self
            .store
            .link_account(&hash, purpose, self.clock.now())
            .await?;
        Ok(account.is_some())
    }

    /// Spends a link that proves an address.
    pub async fn verify_email(&self, token: &str) -> Result<bool, AppError> {
        let hash = OpaqueHash::of(token);
        Ok(self.store.verify_email(&hash, self.clock.now()).await?)
    }

    /// Spends a link and sets the password.
    pub async fn reset_password(&self, token: &str, password: Password) -> Result<bool, AppError> {
        // A stranger's link is worth no work.
        if !self.is_link(token, Purpose::Reset).await? {
            return Ok(false);
        }
        let turn = self.hasher.turn().await?;
        let password = self.hasher.hash(turn, password).await?;
        let hash = OpaqueHash::of(token);
        let now = self.clock.now();
        Ok(self.store.reset_password(&hash, &password, now).await?)
    }
}
