//! Passkeys: made by who is signed in, and a whole sign-in by themselves, since the device checks
//! its owner each time.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use platform_kit::cache::Value as Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use url::Url;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential,
};
use webauthn_rs::{Webauthn, WebauthnBuilder};

use super::{App, AppError, Begun, Browser};
use crate::domain::secret::Opaque;
use crate::settings::Issuer;
use crate::store::{Account, Session, StoredPasskey};

/// How long a question to a device can be answered.
const PATIENCE: Duration = Duration::from_secs(5 * 60);
const MOST: usize = 20;

/// Browsers offer passkeys to names on TLS, and to the machine itself.
pub fn for_issuer(issuer: &Issuer) -> Option<Webauthn> {
    let origin = Url::parse(issuer.origin()).ok()?;
    let host = origin.domain()?.to_owned();
    if !issuer.is_secure() && host != "localhost" {
        return None;
    }
    let builder = WebauthnBuilder::new(&host, &origin).ok()?;
    builder.rp_name("MotoVaultPro").build().ok()
}

impl App {
    /// The question that has a device make a passkey for the account.
    pub async fn begin_passkey(
        &self,
        session: &Session,
        account: &Account,
    ) -> Result<Option<Value>, AppError> {
        let Some(webauthn) = &self.webauthn else {
            return Ok(None);
        };
        let known = self.store.passkeys(account.id).await?;
        if known.len() >= MOST {
            return Ok(None);
        }
        let known = known.iter().filter_map(|kept| read::<Passkey>(&kept.data));
        let known = known.map(|passkey| passkey.cred_id().clone()).collect();
        let begun = webauthn.start_passkey_registration(
            account.id,
            &account.email,
            &account.name,
            Some(known),
        );
        let Ok((question, state)) = begun else {
            return Ok(None);
        };
        self.remember(&new_key(session), &state).await;
        let mut question = json!(question);
        // Without it, some devices make keys that can't be found without a name.
        question["publicKey"]["authenticatorSelection"]["residentKey"] = json!("required");
        question["publicKey"]["authenticatorSelection"]["requireResidentKey"] = json!(true);
        Ok(Some(question))
    }

    /// Keeps the passkey that a device made; false if the answer is not right.
    pub async fn add_passkey(
        &self,
        session: &Session,
        account: &Account,
        answer: &str,
        name: &str,
    ) -> Result<bool, AppError> {
        let state = self.recall::<PasskeyRegistration>(&new_key(session)).await;
        let answer = read::<RegisterPublicKeyCredential>(answer);
        let (Some(webauthn), Some(state), Some(answer)) = (&self.webauthn, state, answer) else {
            return Ok(false);
        };
        let Ok(passkey) = webauthn.finish_passkey_registration(&answer, &state) else {
            return Ok(false);
        };
        let Ok(data) = serde_json::to_string(&passkey) else {
            return Ok(false);
        };
        let credential_id = URL_SAFE_NO_PAD.encode(passkey.cred_id());
        // One that exists is never taken over by another account.
        if self
            .store
            .passkey(account.id, &credential_id)
            .await?
            .is_some()
        {
            return Ok(true);
        }
        let new = StoredPasskey {
            credential_id,
            account_id: account.id,
            name: name.to_owned(),
            data,
            created_at: self.clock.now(),
            last_used_at: None,
        };
        self.store.add_passkey(&new).await?;
        Ok(true)
    }

    /// The question that has a device prove who is there, and the cookie that belongs to it.
    pub async fn begin_passkey_sign_in(&self) -> Result<Option<(Opaque, Value)>, AppError> {
        let Some(webauthn) = &self.webauthn else {
            return Ok(None);
        };
        let Ok((question, state)) = webauthn.start_discoverable_authentication() else {
            return Ok(None);
        };
        let cookie = Opaque::draw()?;
        self.remember(&in_key(cookie.hash().as_str()), &state).await;
        Ok(Some((cookie, json!({ "publicKey": question.public_key }))))
    }

    /// Checks a device's answer and begins the session.
    pub async fn passkey_sign_in(
        &self,
        browser: &Browser,
        answer: &str,
    ) -> Result<Option<Begun>, AppError> {
        let Some(cookie) = &browser.passkey else {
            return Ok(None);
        };
        let state = self
            .recall::<DiscoverableAuthentication>(&in_key(cookie.as_str()))
            .await;
        let answer = read::<PublicKeyCredential>(answer);
        let (Some(webauthn), Some(state), Some(answer)) = (&self.webauthn, state, answer) else {
            return Ok(None);
        };
        let Ok((owner, id)) = webauthn.identify_discoverable_authentication(&answer) else {
            return Ok(None);
        };
        let id = URL_SAFE_NO_PAD.encode(id);
        let kept = self.store.passkey(owner, &id).await?;
        let Some(mut passkey) = kept.and_then(|kept| read::<Passkey>(&kept.data)) else {
            return Ok(None);
        };
        let proven = webauthn.finish_discoverable_authentication_v2(&answer, state, &passkey);
        let (Ok(proven), Some(account)) = (proven, self.store.account(owner).await?) else {
            return Ok(None);
        };
        if !proven.user_verified() {
            return Ok(None);
        }
        passkey.update_credential(&proven);
        if let Ok(data) = serde_json::to_string(&passkey) {
            let now = self.clock.now();
            self.store.used_passkey(&id, &data, now).await?;
        }
        Ok(Some(self.begin(browser, &account).await?))
    }

    async fn remember(&self, key: &str, state: &impl Serialize) {
        if let Ok(bytes) = serde_json::to_vec(state) {
            self.cache.set(key, Bytes::from(bytes), PATIENCE).await;
        }
    }

    // Each question is answered once, rightly or not.
    async fn recall<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        let kept = self.cache.get(key).await?;
        self.cache.remove(key).await;
        serde_json::from_slice(&kept).ok()
    }
}

fn new_key(session: &Session) -> String {
    format!("passkey-new:{}", session.id)
}

fn in_key(cookie: &str) -> String {
    format!("passkey-in:{cookie}")
}

fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_are_offered_where_browsers_allow_them() {
        for (issuer, offered) in [
            ("https://car.example/identity", true),
            ("http://localhost:3001/identity", true),
            ("http://car.example/identity", false),
            ("http://127.0.0.1:3001/identity", false),
            ("https://192.0.2.7/identity", false),
        ] {
            let issuer = Issuer::parse(issuer).unwrap();
            assert_eq!(for_issuer(&issuer).is_some(), offered, "{issuer:?}");
        }
    }
}
