//! Letters by SMTP.

use std::borrow::Cow;
use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};

use crate::config::{ConfigError, Env};

/// How long the mail server may be silent.
const TIMEOUT: Duration = Duration::from_secs(15);
/// How long it may take for a letter in all.
const SENDING: Duration = Duration::from_secs(60);
/// Refusals of who sends, not of the letter: somebody mends the settings.
const NOT_SIGNED_IN: [u16; 4] = [530, 534, 535, 538];

/// The mail server that letters leave by.
#[derive(Clone, Debug)]
pub struct Smtp {
    /// `smtp://user:password@host:587?tls=required` or `smtps://…`.
    pub url: SecretString,
    /// Who writes.
    pub from: Mailbox,
}

impl Smtp {
    /// Reads `SMTP_URL` and `SMTP_FROM`; none where there is no mail server.
    ///
    /// # Errors
    /// When one is missing or wrong.
    pub fn from_env(env: &Env) -> Result<Option<Self>, ConfigError> {
        let Some(url) = env.secret("SMTP_URL")? else {
            return Ok(None);
        };
        let invalid = |name: &str, reason: &str| ConfigError::Invalid {
            name: name.to_owned(),
            reason: reason.to_owned(),
        };
        let hint = "Set it to who writes the letters, for example garage@example.com.";
        let from: Mailbox = env
            .required("SMTP_FROM", hint)?
            .parse()
            .map_err(|_| invalid("SMTP_FROM", "it must be an e-mail address"))?;
        let smtp = Self { url, from };
        Mailer::new(&smtp).map_err(|_| {
            let reason = "it must be like smtp://user:password@host:587?tls=required or smtps://…";
            invalid("SMTP_URL", reason)
        })?;
        Ok(Some(smtp))
    }
}

/// Sends letters. Cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// A letter to one person.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Letter {
    pub to: String,
    pub subject: Cow<'static, str>,
    pub text: String,
}

/// A letter that can't be written or sent.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// Not an address that mail systems take.
    #[error("the address can't be written to: {0}")]
    Address(#[from] lettre::address::AddressError),
    /// The letter can't be put together.
    #[error("the letter can't be written: {0}")]
    Letter(#[from] lettre::error::Error),
    /// The server said no; its words are left out, since they may name the address.
    #[error("the mail server answered {0}")]
    Refused(u16),
    /// The server is not there, or does not speak as it should.
    #[error("the mail server does not answer: {0}")]
    Smtp(lettre::transport::smtp::Error),
    /// The server never comes to an end.
    #[error("the mail server takes too long")]
    Slow,
}

impl From<lettre::transport::smtp::Error> for MailError {
    fn from(error: lettre::transport::smtp::Error) -> Self {
        match error.status() {
            Some(code) => Self::Refused(code.into()),
            None => Self::Smtp(error),
        }
    }
}

impl MailError {
    /// Whether another try is of no use.
    #[must_use]
    pub fn is_final(&self) -> bool {
        match self {
            Self::Address(_) | Self::Letter(_) => true,
            Self::Refused(code) => *code >= 500 && !NOT_SIGNED_IN.contains(code),
            Self::Smtp(_) | Self::Slow => false,
        }
    }
}

impl std::fmt::Debug for Mailer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mailer")
            .field("from", &self.from)
            .finish_non_exhaustive()
    }
}

impl Mailer {
    /// By settings that were checked before.
    ///
    /// # Errors
    /// When the address of the server is none.
    pub fn new(smtp: &Smtp) -> Result<Self, MailError> {
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(smtp.url.expose_secret())?;
        Ok(Self {
            transport: builder.timeout(Some(TIMEOUT)).build(),
            from: smtp.from.clone(),
        })
    }

    /// Gives a letter to the mail server, once.
    ///
    /// # Errors
    /// When the server does not take it.
    pub async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        let sent = self.transport.send(self.write(letter)?);
        match tokio::time::timeout(SENDING, sent).await {
            Ok(answer) => answer.map(drop).map_err(MailError::from),
            Err(_) => Err(MailError::Slow),
        }
    }

    // The address is parsed again: no name and no header comes from outside.
    fn write(&self, letter: &Letter) -> Result<Message, MailError> {
        let to = Mailbox::new(None, letter.to.parse::<Address>()?);
        Ok(Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(letter.subject.clone())
            .header(ContentType::TEXT_PLAIN)
            .body(letter.text.clone())?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mailer() -> Mailer {
        Mailer::new(&Smtp {
            url: "smtp://127.0.0.1:1".into(),
            from: "garage@example.com".parse().unwrap(),
        })
        .unwrap()
    }

    #[test]
    fn no_address_brings_a_header_along() {
        for to in [
            "a@b.c\r\nBcc: eve@evil.test",
            "a@b.c\nBcc: eve@evil.test",
            "a@b.c, eve@evil.test",
            "Anna <a@b.c>",
            "a@b.c\0",
        ] {
            let letter = Letter {
                to: to.to_owned(),
                subject: "x".into(),
                text: "x".to_owned(),
            };
            assert!(mailer().write(&letter).is_err(), "{to:?}");
        }
    }

    #[test]
    fn what_the_server_says_of_a_letter_is_final_and_of_us_is_not() {
        for (code, is_final) in [(550, true), (554, true), (451, false), (535, false)] {
            assert_eq!(MailError::Refused(code).is_final(), is_final, "{code}");
        }
        assert!(!MailError::Slow.is_final());
    }

    #[test]
    fn text_stays_text() {
        let letter = Letter {
            to: "anna@example.com".to_owned(),
            subject: "New password".into(),
            text: "Hello\r\n.\r\nBcc: eve@evil.test\r\n".to_owned(),
        };
        let written = String::from_utf8(mailer().write(&letter).unwrap().formatted()).unwrap();
        let (head, _) = written.split_once("\r\n\r\n").unwrap();
        assert!(!head.contains("Bcc"), "{head}");
        assert!(head.contains("To: anna@example.com"), "{head}");
    }
}
