//! People who sign in, their sessions and their preferences.

mod api;
mod data;
mod domain;
mod external;
mod homes;
mod service;

pub use api::{AccountDeletionMutation, AccountMutation, AccountQuery, ViewerPreferences};
pub use domain::{
    GuestPass, ImpossiblePreference, Preferences, PreferencesPatch, SessionHandle, SignedIn,
    Tenant, Theme, User,
};
pub use external::SignIns;
pub use service::{AccountDeletion, AccountError, AccountService, NewSession};

pub use crate::kernel::identity::VerifiedIdentity;
