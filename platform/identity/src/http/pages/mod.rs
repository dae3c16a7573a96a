//! Server-rendered pages. They need no script.

pub mod account;
pub mod passkeys;
pub mod recover;
pub mod second_step;
pub mod sign_in;
pub mod sign_out;
pub mod sign_up;

use maud::{DOCTYPE, Markup, html};

use super::assets;
use crate::app::App;

/// A field of a form.
pub struct Field<'a> {
    pub name: &'static str,
    pub label: &'static str,
    pub kind: &'static str,
    pub autocomplete: &'static str,
    pub value: &'a str,
    pub hint: Option<&'static str>,
    pub problem: Option<&'static str>,
    /// The first field that is wrong gets the focus.
    pub focus: bool,
}

/// A page with a title, a short text and the way back to the app.
pub fn notice(app: &App, title: &str, text: &str) -> Markup {
    let body = html! {
        h1 { (title) }
        p.lead { (text) }
        a.button href=(home(app)) { "Open the app" }
    };
    page(app, title, &body)
}

/// The frame of every page.
pub fn page(app: &App, title: &str, body: &Markup) -> Markup {
    let base = app.settings.issuer.base_path();
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                title { (title) " – MotoVaultPro" }
                meta name="viewport"
                    content="width=device-width, initial-scale=1, interactive-widget=resizes-content";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                link rel="icon" type="image/svg+xml" href={ (base) "/assets/mark.svg" };
                link rel="stylesheet" href={ (base) "/assets/identity.css?v=" (assets::version()) };
            }
            body {
                div.frame {
                    header.side {
                        p.brand {
                            img src={ (base) "/assets/mark.svg" } alt="" width="40" height="40";
                            span { "MotoVaultPro" }
                        }
                        p.claim { "Every vehicle, one book." }
                        ul.facts {
                            li { "Fill-ups in seconds, with or without signal" }
                            li { "True economy and cost of every vehicle" }
                            li { "Your data stays on your own server" }
                        }
                    }
                    main { (body) }
                }
            }
        }
    }
}

/// Label, input, hint and problem, tied together for screen readers.
pub fn field(field: &Field<'_>) -> Markup {
    let problem_id = format!("{}-problem", field.name);
    let hint_id = format!("{}-hint", field.name);
    let described: Vec<&str> = [
        field.problem.map(|_| problem_id.as_str()),
        field.hint.map(|_| hint_id.as_str()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    html! {
        div.field {
            label for=(field.name) { (field.label) }
            input id=(field.name) name=(field.name) type=(field.kind) value=(field.value)
                autocomplete=(field.autocomplete) autocapitalize=(capitalize(field))
                spellcheck="false" required
                aria-invalid=[field.problem.map(|_| "true")]
                aria-describedby=[described]
                autofocus[field.focus];
            @if let Some(problem) = field.problem {
                p.problem id=(problem_id) { (problem) }
            }
            @if let Some(hint) = field.hint {
                p.hint id=(hint_id) { (hint) }
            }
        }
    }
}

/// A message about the whole form.
pub fn alert(text: &str) -> Markup {
    html! { p.alert role="alert" { (text) } }
}

/// The hidden field that proves a form to be ours.
pub fn csrf_field(token: &str) -> Markup {
    html! { input type="hidden" name="csrf" value=(token); }
}

/// A link to another page of the same sign-in.
pub fn link(app: &App, page: &str, query: &str, text: &str) -> Markup {
    html! { a href={ (app.settings.issuer.base_path()) "/" (page) "?" (query) } { (text) } }
}

fn home(app: &App) -> String {
    format!("{}/", app.settings.app_url)
}

fn capitalize(field: &Field<'_>) -> &'static str {
    if field.name == "name" {
        "words"
    } else {
        "none"
    }
}
