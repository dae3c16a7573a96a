//! "Sign out".

use maud::{Markup, html};

use super::{home, notice, page};
use crate::app::App;

/// Asks a person whose client could not prove the wish.
pub fn question(app: &App, query: &str, csrf: &str) -> Markup {
    let body = html! {
        h1 { "Sign out?" }
        p.lead { "You can sign in again at any time." }
        form method="post" action={ (app.settings.issuer.base_path()) "/sign-out?" (query) } {
            input type="hidden" name="csrf" value=(csrf);
            button.button type="submit" { "Sign out" }
        }
        p.aside { a href=(home(app)) { "Stay signed in" } }
    };
    page(app, "Sign out?", &body)
}

/// It is done.
pub fn done(app: &App) -> Markup {
    notice(
        app,
        "You are signed out",
        "Your vehicles and entries are safe.",
    )
}
