//! People who sign in, their sessions and their preferences.

mod api;
mod data;
mod domain;
mod external;
mod service;

pub use api::{AccountMutation, AccountQuery, ViewerPreferences};
pub use domain::{
    Home, ImpossiblePreference, Preferences, PreferencesPatch, SessionHandle, SignedIn, Tenant,
    Theme, User,
};
pub use external::IssuerSessions;
pub use service::{AccountError, AccountService, NewSession};

pub use crate::kernel::identity::VerifiedIdentity;
