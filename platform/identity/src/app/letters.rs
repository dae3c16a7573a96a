//! Letters: proving an address, and setting a password without the old one.

use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use platform_kit::mail::Letter;

use super::{App, AppError, Browser};
use crate::domain::email::Email;
use crate::domain::password::Password;
use crate::domain::secret::{Opaque, OpaqueHash};
use crate::store::{Account, NewLetter, NewLink, Purpose};
use crate::throttle::{Attempt, TooMany};

const VERIFY_HOURS: i64 = 48;
const RESET_BY_MAIL_HOURS: i64 = 1;
const RESET_BY_HAND_HOURS: i64 = 24;
/// A letter without a link is news for a day.
const NEWS_HOURS: i64 = 24;

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
        self.outbox.spawn(async move {
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
        if !self.may_write_to(&account).await {
            return Ok(());
        }
        let (link, address) = self.link(&account, Purpose::Reset, Some(RESET_BY_MAIL_HOURS))?;
        let text = format!(
            "Hello {},\r\n\r\nto set a new password, open this link within an hour:\r\n\r\n\
             {address}\r\n\r\nIf you did not ask for it, nothing needs to be done.\r\n",
            account.name
        );
        let letter = self.letter(&account, "Set a new password", text, link.expires_at);
        self.store.add_link_by_letter(&link, &letter).await?;
        self.outbox.wake();
        Ok(())
    }

    /// A link for a new password, to be handed over by the person who runs the server.
    pub async fn reset_link(&self, email: &Email) -> Result<Option<String>, AppError> {
        match self.store.account_by_email(email).await? {
            Some(account) => {
                let (link, address) = self.link(&account, Purpose::Reset, None)?;
                self.store.add_link(&link).await?;
                Ok(Some(address))
            }
            None => Ok(None),
        }
    }

    /// Sends a link that proves the account's address; nothing where no letters are sent.
    pub async fn send_verification(&self, account: &Account) -> Result<(), AppError> {
        if account.email_verified || !self.may_write_to(account).await {
            return Ok(());
        }
        let (link, address) = self.link(account, Purpose::Verify, Some(VERIFY_HOURS))?;
        let text = format!(
            "Hello {},\r\n\r\nto confirm this address, open this link within two days:\r\n\r\n\
             {address}\r\n\r\nIf you did not make an account, nothing needs to be done.\r\n",
            account.name
        );
        let letter = self.letter(account, "Confirm your email", text, link.expires_at);
        self.store.add_link_by_letter(&link, &letter).await?;
        self.outbox.wake();
        Ok(())
    }

    // Tells the owner of an address, and nobody else, that it has an account already.
    pub(super) async fn send_known(&self, email: &Email) -> Result<(), AppError> {
        let Some(account) = self.store.account_by_email(email).await? else {
            return Ok(());
        };
        if !self.may_write_to(&account).await {
            return Ok(());
        }
        let text = format!(
            "Hello {},\r\n\r\nsomebody wanted to make an account with this address, which has \
             one already. If it was you, sign in, or choose \"Forgot password?\" there:\r\n\r\n\
             {}/\r\n",
            account.name, self.settings.app_url
        );
        let expires_at = self.clock.now() + Duration::hours(NEWS_HOURS);
        let letter = self.letter(&account, "You have an account", text, expires_at);
        self.store.add_letter(&letter).await?;
        self.outbox.wake();
        Ok(())
    }

    // By mail for some hours, or by hand: whoever gets it by mail reads the account's mail.
    fn link(
        &self,
        account: &Account,
        purpose: Purpose,
        mail_hours: Option<i64>,
    ) -> Result<(NewLink, String), AppError> {
        let token = Opaque::draw()?;
        let hours = mail_hours.unwrap_or(RESET_BY_HAND_HOURS);
        let link = NewLink {
            hash: token.hash(),
            account_id: account.id,
            purpose,
            by_mail: mail_hours.is_some(),
            expires_at: self.clock.now() + Duration::hours(hours),
        };
        let page = match purpose {
            Purpose::Verify => "verify",
            Purpose::Reset => "reset",
        };
        let issuer = self.settings.issuer.url();
        Ok((link, format!("{issuer}/{page}?token={}", token.expose())))
    }

    fn letter(
        &self,
        account: &Account,
        subject: &'static str,
        text: String,
        expires_at: DateTime<Utc>,
    ) -> NewLetter {
        NewLetter {
            id: self.ids.next(),
            account_id: account.id,
            letter: Letter {
                to: account.email.clone(),
                subject: subject.into(),
                text,
            },
            at: self.clock.now(),
            expires_at,
        }
    }

    // Where letters are sent, and not too many to one person.
    async fn may_write_to(&self, account: &Account) -> bool {
        if self.mailer.is_none() {
            return false;
        }
        let attempt = Attempt::letter_to(account.id);
        if self.throttle.check(&attempt).await.is_err() {
            tracing::warn!("an account gets no more letters for a while");
            return false;
        }
        self.throttle.count(&attempt).await;
        true
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
