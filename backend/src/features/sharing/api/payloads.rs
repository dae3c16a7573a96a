use async_graphql::{Result, SimpleObject};

use crate::features::sharing::api::types::{GuestLink, VehicleGrant, VehicleOffer};
use crate::features::vehicles::Vehicle;
use crate::graphql::errors::{UserFault, declined};
use crate::infra::db::MutationError;
use crate::mutation_error;

mutation_error!(GrantVehicleError, GrantVehicleErrorCode, "grantVehicle");
mutation_error!(
    RevokeVehicleGrantError,
    RevokeVehicleGrantErrorCode,
    "revokeVehicleGrant"
);
mutation_error!(
    LiftVehicleGrantsError,
    LiftVehicleGrantsErrorCode,
    "liftVehicleGrants"
);
mutation_error!(
    CreateGuestLinkError,
    CreateGuestLinkErrorCode,
    "createGuestLink"
);
mutation_error!(
    RevokeGuestLinkError,
    RevokeGuestLinkErrorCode,
    "revokeGuestLink"
);
mutation_error!(OfferVehicleError, OfferVehicleErrorCode, "offerVehicle");
mutation_error!(
    WithdrawVehicleOfferError,
    WithdrawVehicleOfferErrorCode,
    "withdrawVehicleOffer"
);
mutation_error!(AcceptVehicleError, AcceptVehicleErrorCode, "acceptVehicle");

/// The value of an outcome, or why there is none.
pub fn sorted<T>(outcome: Result<T, MutationError<()>>) -> Result<(Option<T>, Vec<UserFault>)> {
    match outcome {
        Ok(value) => Ok((Some(value), Vec::new())),
        Err(error) => Ok((None, declined(error)?.faults)),
    }
}

macro_rules! payload {
    ($payload:ident, $error:ident, $mutation:literal { $($(#[$doc:meta])* $field:ident: $of:ty),+ $(,)? }) => {
        #[doc = concat!("What ", $mutation, " did.")]
        #[derive(SimpleObject)]
        pub struct $payload {
            $($(#[$doc])* pub $field: Option<$of>,)+
            /// Why nothing was done; empty when it was.
            pub user_errors: Vec<$error>,
        }
    };
}

payload!(GrantVehiclePayload, GrantVehicleError, "grantVehicle" {
    /// The grant.
    vehicle_grant: VehicleGrant,
    /// The vehicle, with its grants.
    vehicle: Vehicle,
});
payload!(RevokeVehicleGrantPayload, RevokeVehicleGrantError, "revokeVehicleGrant" {
    /// The grant, which allows nothing any more.
    vehicle_grant: VehicleGrant,
});
payload!(LiftVehicleGrantsPayload, LiftVehicleGrantsError, "liftVehicleGrants" {
    /// The member who sees all vehicles again.
    member_id: async_graphql::ID,
});
payload!(CreateGuestLinkPayload, CreateGuestLinkError, "createGuestLink" {
    /// The link.
    guest_link: GuestLink,
    /// Its secret, told this once: the link is `/guest#` and this. Null where it was there before.
    secret: String,
    /// The vehicle, with its links.
    vehicle: Vehicle,
});
payload!(RevokeGuestLinkPayload, RevokeGuestLinkError, "revokeGuestLink" {
    /// The link, which opens nothing any more.
    guest_link: GuestLink,
});
payload!(OfferVehiclePayload, OfferVehicleError, "offerVehicle" {
    /// The offer.
    offer: VehicleOffer,
    /// The code, told this once; null where the offer was there before.
    code: String,
});
payload!(WithdrawVehicleOfferPayload, WithdrawVehicleOfferError, "withdrawVehicleOffer" {
    /// The vehicle, which no code takes any more.
    vehicle: Vehicle,
});
payload!(AcceptVehiclePayload, AcceptVehicleError, "acceptVehicle" {
    /// The vehicle, now the viewer's tenant's.
    vehicle: Vehicle,
});
