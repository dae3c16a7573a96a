//! Rules about people and what they prefer.

mod leaving;
mod person;
mod preferences;

pub use leaving::{Fate, GRACE, Garage, confirms, fate};
pub use person::{
    GuestPass, Home, SessionHandle, SignedIn, Tenant, User, display_name, garage_name,
};
pub use preferences::{ImpossiblePreference, Preferences, PreferencesPatch, Theme};
