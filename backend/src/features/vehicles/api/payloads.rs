use async_graphql::{Context, Result, SimpleObject};

use crate::features::vehicles::api::types::Vehicle;
use crate::features::vehicles::domain;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::declined;
use crate::infra::db::MutationError;
use crate::kernel::ids::VehicleId;
use crate::{mutation_error, purge_payload};

mutation_error!(CreateVehicleError, CreateVehicleErrorCode, "createVehicle");
mutation_error!(UpdateVehicleError, UpdateVehicleErrorCode, "updateVehicle");
mutation_error!(DeleteVehicleError, DeleteVehicleErrorCode, "deleteVehicle");
mutation_error!(
    RestoreVehicleError,
    RestoreVehicleErrorCode,
    "restoreVehicle"
);

macro_rules! vehicle_payload {
    ($payload:ident, $error:ident, $mutation:literal) => {
        #[doc = concat!("What ", $mutation, " did.")]
        #[derive(SimpleObject)]
        pub struct $payload {
            /// The vehicle as it is now; also on CONFLICT.
            pub vehicle: Option<Vehicle>,
            /// Why nothing was done; empty when it was.
            pub user_errors: Vec<$error>,
        }

        impl $payload {
            /// Sorts the outcome of the use case into the payload.
            pub fn of(
                ctx: &Context<'_>,
                outcome: Result<domain::Vehicle, MutationError<domain::Vehicle>>,
            ) -> Result<Self> {
                ctx.loaders()?.forget();
                match outcome {
                    Ok(vehicle) => Ok(Self {
                        vehicle: Some(vehicle.into()),
                        user_errors: Vec::new(),
                    }),
                    Err(error) => {
                        let declined = declined(error)?;
                        Ok(Self {
                            vehicle: declined.current.map(Vehicle::from),
                            user_errors: declined.faults.into_iter().map($error::from).collect(),
                        })
                    }
                }
            }
        }
    };
}

vehicle_payload!(CreateVehiclePayload, CreateVehicleError, "createVehicle");
vehicle_payload!(UpdateVehiclePayload, UpdateVehicleError, "updateVehicle");
vehicle_payload!(DeleteVehiclePayload, DeleteVehicleError, "deleteVehicle");
vehicle_payload!(RestoreVehiclePayload, RestoreVehicleError, "restoreVehicle");

purge_payload!(
    PurgeVehiclePayload,
    PurgeVehicleError,
    PurgeVehicleErrorCode,
    "purgeVehicle",
    VehicleId
);
