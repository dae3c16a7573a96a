//! Where people, sessions and preferences are stored; the only code that names their tables.

pub mod first_person;
pub mod leaving;
pub mod preferences;
pub mod sessions;
pub mod users;
