//! What somebody who is signed in does with their account.

use super::{App, AppError};
use crate::domain::password::Password;
use crate::store::{Account, Session};
use crate::throttle::{Attempt, TooMany};

/// Why a confirmation by password failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfirmRefusal {
    /// Not the password.
    Wrong,
    /// Later.
    TooMany(TooMany),
}

impl App {
    /// Has somebody who is signed in type their password again.
    pub async fn confirm(
        &self,
        session: &Session,
        account: &Account,
        password: &str,
    ) -> Result<Result<(), ConfirmRefusal>, AppError> {
        let Ok(password) = Password::presented(password) else {
            return Ok(Err(ConfirmRefusal::Wrong));
        };
        let attempt = Attempt::confirmation(session.id);
        let turn = self.hasher.turn().await?;
        if let Err(too_many) = self.throttle.check(&attempt).await {
            return Ok(Err(ConfirmRefusal::TooMany(too_many)));
        }
        let stored = Some(account.password_hash.clone());
        if self.hasher.verify(turn, password, stored).await? {
            return Ok(Ok(()));
        }
        self.throttle.count(&attempt).await;
        Ok(Err(ConfirmRefusal::Wrong))
    }

    /// Sets a new password and ends every other session.
    pub async fn change_password(
        &self,
        session: &Session,
        password: Password,
    ) -> Result<(), AppError> {
        let turn = self.hasher.turn().await?;
        let hash = self.hasher.hash(turn, password).await?;
        let now = self.clock.now();
        self.store
            .change_password(session.account_id, &hash, session.id, now)
            .await?;
        Ok(())
    }
}
