//! Rules about people and what they prefer.

mod person;
mod preferences;

pub use person::{
    GuestPass, Home, SessionHandle, SignedIn, Tenant, User, display_name, garage_name,
};
pub use preferences::{ImpossiblePreference, Preferences, PreferencesPatch, Theme};
