//! Passkeys: the only pages with a script, since browsers hand passkeys to scripts alone.

use maud::{Markup, html};

use super::account::{Problem, back, current_password, general, titled, when};
use super::{alert, csrf_field, field, link, page};
use crate::app::App;
use crate::http::assets;
use crate::store::StoredPasskey;

const NO_SCRIPT: &str = "Passkeys need scripts, which are off in this browser.";

/// Asks the device who is there.
pub fn ask(app: &App, query: &str, csrf: &str, question: &str, failed: bool) -> Markup {
    let base = app.settings.issuer.base_path();
    let body = html! {
        h1 { "Sign in with a passkey" }
        @if failed { (alert("This passkey was not accepted. Try again, or use your password.")) }
        @else { p.lead { "Your device asks for your finger, face or PIN." } }
        form method="post" action={ (base) "/passkey?" (query) }
            data-passkey="get" data-question=(question) {
            (csrf_field(csrf))
            input type="hidden" name="credential" value="";
            p.problem role="alert" hidden { "Your device gave no passkey. Try again." }
            button.button type="submit" { "Continue" }
        }
        (script(app))
        p.aside { (link(app, "sign-in", query, "Use your password")) }
    };
    page(app, "Sign in with a passkey", &body)
}

/// The passkeys of an account, and a form for another.
pub fn list(
    app: &App,
    csrf: &str,
    known: &[StoredPasskey],
    question: Option<&str>,
    problem: Option<Problem>,
) -> Markup {
    let base = app.settings.issuer.base_path();
    let body = html! {
        h1 { "Passkeys" }
        (general(problem))
        @if problem == Some(Problem::Code) {
            (alert("Your device's answer was not accepted. Try again."))
        }
        p.lead { "Sign in with your finger, face or PIN instead of a password." }
        @if !known.is_empty() {
            ul.devices {
                @for passkey in known {
                    li {
                        div {
                            strong { (passkey.name) }
                            p.hint {
                                "Added " (when(passkey.created_at))
                                @if let Some(used) = passkey.last_used_at {
                                    ", last used " (when(used))
                                }
                            }
                        }
                        form method="post" action={ (base) "/account/passkeys/remove" } {
                            (csrf_field(csrf))
                            input type="hidden" name="id" value=(passkey.credential_id);
                            button.button.quiet type="submit"
                                aria-label={ "Remove " (passkey.name) } { "Remove" }
                        }
                    }
                }
            }
        }
        @if let Some(question) = question {
            form method="post" novalidate action={ (base) "/account/passkeys" }
                data-passkey="create" data-question=(question) {
                (csrf_field(csrf))
                input type="hidden" name="credential" value="";
                (field(&current_password(problem)))
                p.problem role="alert" hidden { "Your device made no passkey. Try again." }
                button.button type="submit" { "Add a passkey" }
            }
            (script(app))
        } @else {
            p.hint { "Passkeys need an address with a name and TLS (https), and at most twenty fit." }
        }
        (back(app))
    };
    page(app, &titled("Passkeys", problem), &body)
}

fn script(app: &App) -> Markup {
    let base = app.settings.issuer.base_path();
    html! {
        noscript { p.alert { (NO_SCRIPT) } }
        script src={ (base) "/assets/passkeys.js?v=" (assets::version()) } defer {}
    }
}
