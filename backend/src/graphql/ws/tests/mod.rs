//! The socket, met by clients of other libraries over loopback.

mod behaviour;
mod checks;
mod client;
