//! Account: password, second step, devices.

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};
use uuid::Uuid;

use super::sign_in::wait_text;
use super::sign_up::{PASSWORD_HINT, password_text};
use super::{Field, alert, csrf_field, field, home, notice, page};
use crate::app::App;
use crate::domain::password::PasswordError;
use crate::domain::totp;
use crate::store::{Account, SessionView};
use crate::throttle::TooMany;

/// What is said above or beside a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    Expired,
    Password,
    NewPassword(PasswordError),
    Code,
    TooMany(TooMany),
}

impl Problem {
    /// The status of the page that says it.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Expired => StatusCode::FORBIDDEN,
            Self::Password | Self::NewPassword(_) | Self::Code => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
        }
    }
}

/// The overview.
pub struct Overview<'a> {
    pub account: &'a Account,
    pub current: Uuid,
    pub sessions: Vec<SessionView>,
    pub codes_left: u64,
    pub done: Option<&'a str>,
}

impl Overview<'_> {
    /// The whole page.
    pub fn render(&self, app: &App, csrf: &str) -> Markup {
        let base = app.settings.issuer.base_path();
        let body = html! {
            h1 { "Your account" }
            @if let Some(text) = self.done.and_then(done_text) { p.done role="status" { (text) } }
            section {
                h2 { "Email" }
                p { (self.account.email) }
                (self.email_state(app, csrf))
            }
            section {
                h2 { "Password" }
                a.button.quiet href={ (base) "/account/password" } { "Change password" }
            }
            section {
                h2 { "Two-step sign-in" }
                @if self.account.two_step {
                    p { "On. " (self.codes_left) " recovery codes are left." }
                    a.button.quiet href={ (base) "/account/two-step" } { "Change" }
                } @else {
                    p { "Off. A code from an app on your phone keeps your account safe, even if \
                         somebody knows your password." }
                    a.button.quiet href={ (base) "/account/two-step" } { "Set up" }
                }
            }
            @if app.webauthn.is_some() {
                section {
                    h2 { "Passkeys" }
                    p { "Sign in with your finger, face or PIN." }
                    a.button.quiet href={ (base) "/account/passkeys" } { "Manage passkeys" }
                }
            }
            section {
                h2 { "Devices" }
                ul.devices { @for session in &self.sessions { (self.device(app, csrf, session)) } }
                @if self.sessions.len() > 1 {
                    (end_form(app, csrf, "others", "Sign out everywhere else", "Sign out everywhere else"))
                }
            }
            section {
                h2 { "Delete this account" }
                a.button.quiet href={ (base) "/account/delete" } { "Delete account" }
            }
            p.aside { a href=(home(app)) { "Back to the app" } }
        };
        page(app, "Your account", &body)
    }

    fn email_state(&self, app: &App, csrf: &str) -> Markup {
        let base = app.settings.issuer.base_path();
        html! {
            @if self.account.email_verified {
                p.hint { "Confirmed" }
            } @else if app.mailer.is_some() {
                p.hint { "Not confirmed yet" }
                form method="post" action={ (base) "/account/email" } {
                    (csrf_field(csrf))
                    button.button.quiet type="submit" { "Send the link again" }
                }
            }
        }
    }

    fn device(&self, app: &App, csrf: &str, session: &SessionView) -> Markup {
        let label = session.label.as_deref().unwrap_or("Unknown browser");
        html! {
            li {
                div {
                    strong { (label) }
                    p.hint {
                        "Signed in " (when(session.created_at))
                        @if let Some(seen) = session.last_seen_at {
                            @if seen != session.created_at { ", last used " (when(seen)) }
                        }
                    }
                }
                @if session.id == self.current {
                    span.hint { "This device" }
                } @else {
                    (end_form(app, csrf, &session.id.to_string(), "Sign out", &format!("Sign out {label}")))
                }
            }
        }
    }
}

fn end_form(app: &App, csrf: &str, id: &str, text: &str, spoken: &str) -> Markup {
    html! {
        form method="post" action={ (app.settings.issuer.base_path()) "/account/sessions" } {
            (csrf_field(csrf))
            input type="hidden" name="id" value=(id);
            button.button.quiet type="submit" aria-label=(spoken) { (text) }
        }
    }
}

pub(super) fn when(at: DateTime<Utc>) -> Markup {
    html! { time datetime=(at.to_rfc3339()) { (at.format("%Y-%m-%d")) } }
}

fn done_text(done: &str) -> Option<&'static str> {
    match done {
        "password" => Some("Your password is changed. Other devices are signed out."),
        "two-step-off" => Some("Two-step sign-in is off."),
        "sessions" => Some("Done. What you signed out needs your password again."),
        "passkey" => Some("The passkey is added."),
        "passkey-off" => Some("The passkey is removed here. Delete it on your device, too."),
        "letter" => Some("The letter is on its way."),
        _ => None,
    }
}

pub(super) fn general(problem: Option<Problem>) -> Markup {
    html! {
        @match problem {
            Some(Problem::Expired) => (alert("This page was open too long. Try again.")),
            Some(Problem::TooMany(too_many)) => (alert(&wait_text(too_many))),
            Some(Problem::Password | Problem::NewPassword(_) | Problem::Code) | None => {},
        }
    }
}

pub(super) fn current_password(problem: Option<Problem>) -> Field<'static> {
    let wrong = problem == Some(Problem::Password);
    Field {
        name: "password",
        label: "Current password",
        kind: "password",
        autocomplete: "current-password",
        value: "",
        hint: None,
        problem: wrong.then_some("This is not your password"),
        focus: wrong,
    }
}

/// Asks for the old and a new password.
pub fn password(app: &App, csrf: &str, problem: Option<Problem>) -> Markup {
    let wrong = match problem {
        Some(Problem::NewPassword(error)) => Some(password_text(error)),
        _ => None,
    };
    let fresh = Field {
        name: "new_password",
        label: "New password",
        kind: "password",
        autocomplete: "new-password",
        value: "",
        hint: Some(PASSWORD_HINT),
        problem: wrong,
        focus: wrong.is_some(),
    };
    let body = html! {
        h1 { "Change password" }
        (general(problem))
        form method="post" novalidate
            action={ (app.settings.issuer.base_path()) "/account/password" } {
            (csrf_field(csrf))
            (field(&current_password(problem)))
            (field(&fresh))
            button.button type="submit" { "Change password" }
        }
        (back(app))
    };
    page(app, &titled("Change password", problem), &body)
}

/// Explains what goes, and asks for the password.
pub fn delete(app: &App, csrf: &str, problem: Option<Problem>) -> Markup {
    let base = app.settings.issuer.base_path();
    let body = html! {
        h1 { "Delete account" }
        (general(problem))
        p.lead {
            "Your name, email, password, passkeys and devices are removed here at once, and nobody can \
             sign in with them again. What you keep in the app is not deleted by this: do that first, \
             in the app's settings under \u{201c}Your data\u{201d}."
        }
        form method="post" novalidate action={ (base) "/account/delete" } {
            (csrf_field(csrf))
            (field(&current_password(problem)))
            button.button type="submit" { "Delete account" }
        }
        (back(app))
    };
    page(app, &titled("Delete account", problem), &body)
}

/// The account is gone.
pub fn deleted(app: &App) -> Markup {
    let body = html! {
        h1 { "Your account is deleted" }
        p.lead { "You are signed out everywhere." }
        p.aside { a href=(home(app)) { "Back to the app" } }
    };
    page(app, "Your account is deleted", &body)
}

/// Asks for the password before the second step is begun, renewed or ended.
pub fn two_step(app: &App, csrf: &str, is_on: bool, problem: Option<Problem>) -> Markup {
    let body = html! {
        h1 { "Two-step sign-in" }
        (general(problem))
        p.lead {
            @if is_on { "Enter your password to make new recovery codes or to turn it off." }
            @else { "Enter your password. Then scan a picture with an app that makes codes." }
        }
        form method="post" novalidate
            action={ (app.settings.issuer.base_path()) "/account/two-step" } {
            (csrf_field(csrf))
            (field(&current_password(problem)))
            @if is_on {
                button.button type="submit" name="action" value="codes" { "Make new recovery codes" }
                button.button.quiet type="submit" name="action" value="off" { "Turn off" }
            } @else {
                button.button type="submit" name="action" value="begin" { "Continue" }
            }
        }
        (back(app))
    };
    page(app, &titled("Two-step sign-in", problem), &body)
}

/// Shows the secret and asks for the first code.
pub fn scan(app: &App, csrf: &str, secret: &str, email: &str, problem: Option<Problem>) -> Markup {
    let wrong = problem == Some(Problem::Code);
    let code = Field {
        name: "code",
        label: "Code from the app",
        kind: "text",
        autocomplete: "one-time-code",
        value: "",
        hint: None,
        problem: wrong.then_some("This code is not right. Check the clock of your phone"),
        focus: wrong,
    };
    let address = totp::address(secret, email);
    let body = html! {
        h1 { "Scan this picture" }
        (general(problem))
        @if let Some(picture) = address.as_deref().and_then(picture) { (picture) }
        p.lead { "Or type this key into the app:" }
        p { code.key { (in_fours(secret)) } }
        form method="post" novalidate
            action={ (app.settings.issuer.base_path()) "/account/two-step/confirm" } {
            (csrf_field(csrf))
            (field(&code))
            button.button type="submit" { "Turn on" }
        }
        (back(app))
    };
    page(app, &titled("Scan this picture", problem), &body)
}

/// Shows codes for paper.
pub fn codes(app: &App, codes: &[String]) -> Markup {
    let body = html! {
        h1 { "Your recovery codes" }
        p.lead { "Print or write them down. Each lets you in once if your phone is lost. \
                  They are not shown again." }
        ul.codes { @for code in codes { li { code { (code) } } } }
        a.button href={ (app.settings.issuer.base_path()) "/account" } { "I have kept them" }
    };
    page(app, "Your recovery codes", &body)
}

/// Nobody is signed in here.
pub fn strangers(app: &App) -> Markup {
    notice(
        app,
        "Sign in first",
        "Open the app and sign in. Then come back here.",
    )
}

/// A form of another page or time.
pub fn expired(app: &App) -> Markup {
    let text = "This page was open too long. Go back and try again.";
    notice(app, "Nothing was changed", text)
}

pub(super) fn back(app: &App) -> Markup {
    html! {
        p.aside {
            a href={ (app.settings.issuer.base_path()) "/account" } { "Back to your account" }
        }
    }
}

pub(super) fn titled(title: &str, problem: Option<Problem>) -> String {
    match problem {
        Some(_) => format!("Error: {title}"),
        None => title.to_owned(),
    }
}

fn in_fours(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|four| four.iter().collect())
        .collect();
    groups.join(" ")
}

// Drawn as one path with the quiet border that readers need; the policy allows no other image.
fn picture(address: &str) -> Option<Markup> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let width = code.width();
    let path: String = code
        .to_colors()
        .iter()
        .enumerate()
        .filter(|(_, color)| **color == Color::Dark)
        .map(|(at, _)| format!("M{} {}h1v1h-1z", at % width + 4, at / width + 4))
        .collect();
    let side = width + 8;
    Some(html! {
        svg.qr viewBox=(format!("0 0 {side} {side}")) role="img" aria-label="QR code with the key" {
            path d=(path) {}
        }
    })
}
