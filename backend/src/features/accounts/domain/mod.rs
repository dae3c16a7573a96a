//! Rules about people and what they prefer.

mod home;
mod person;
mod preferences;

pub use home::{NoHome, Standing, Wish, choose_home};
pub use person::{Home, SessionHandle, SignedIn, Tenant, User, display_name, garage_name};
pub use preferences::{ImpossiblePreference, Preferences, PreferencesPatch, Theme};
