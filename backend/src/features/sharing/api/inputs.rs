use async_graphql::{ID, InputObject};
use chrono::{DateTime, Utc};

use crate::features::sharing::api::types::VehicleGrantLevel;

/// Which member may do what with which vehicle.
#[derive(InputObject, Debug)]
pub struct GrantVehicleInput {
    /// Typed id of the vehicle.
    pub vehicle_id: ID,
    /// Typed id of a member who is neither owner nor manager, `user_…`.
    pub member_id: ID,
    /// What the member may do.
    pub level: VehicleGrantLevel,
    /// When it ends; never by default.
    pub ends_at: Option<DateTime<Utc>>,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}

/// Which grant to end.
#[derive(InputObject, Debug)]
pub struct RevokeVehicleGrantInput {
    /// Typed id, `vehicle_grant_…`.
    pub id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}

/// Whose grants to lift.
#[derive(InputObject, Debug)]
pub struct LiftVehicleGrantsInput {
    /// Typed id of the member, `user_…`.
    pub member_id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}

/// A new guest link.
#[derive(InputObject, Debug)]
pub struct CreateGuestLinkInput {
    /// Made by the client, `guest_link_…` with a UUIDv7; the same id again returns what is there,
    /// without its secret.
    pub id: Option<ID>,
    /// Typed id of the vehicle.
    pub vehicle_id: ID,
    /// When it ends, within 90 days.
    pub expires_at: DateTime<Utc>,
    /// Whether guests see VIN, number plate, notes and stations too; not by default.
    #[graphql(default)]
    pub shows_private: bool,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}

/// Which guest link to end.
#[derive(InputObject, Debug)]
pub struct RevokeGuestLinkInput {
    /// Typed id, `guest_link_…`.
    pub id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}

/// Which vehicle to offer.
#[derive(InputObject, Debug)]
pub struct OfferVehicleInput {
    /// Made by the client, `vehicle_transfer_…` with a UUIDv7; the same id again returns what is there,
    /// without its code.
    pub id: Option<ID>,
    /// Typed id of the vehicle.
    pub vehicle_id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}

/// Which vehicle is offered no more.
#[derive(InputObject, Debug)]
pub struct WithdrawVehicleOfferInput {
    /// Typed id of the vehicle.
    pub vehicle_id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}

/// Which offer to accept.
#[derive(InputObject, Debug)]
pub struct AcceptVehicleInput {
    /// What the one who offers it told.
    pub code: String,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}
