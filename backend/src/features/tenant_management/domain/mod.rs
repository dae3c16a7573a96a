//! Rules about tenants that are the application's own.

mod administrators;
mod objection;
mod wishes;

pub use administrators::Administrators;
pub use objection::{Objection, Reason};
pub use wishes::{InvitationText, Person};
