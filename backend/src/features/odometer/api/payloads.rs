use async_graphql::{Context, Result, SimpleObject};

use crate::features::odometer::api::types::OdometerReading;
use crate::features::odometer::domain::Reading;
use crate::features::vehicles::{Vehicle, load_vehicle};
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{UserFault, declined};
use crate::infra::db::MutationError;
use crate::kernel::ids::OdometerReadingId;
use crate::{mutation_error, purge_payload};

mutation_error!(
    CreateOdometerReadingError,
    CreateOdometerReadingErrorCode,
    "createOdometerReading"
);
mutation_error!(
    DeleteOdometerReadingError,
    DeleteOdometerReadingErrorCode,
    "deleteOdometerReading"
);
mutation_error!(
    RestoreOdometerReadingError,
    RestoreOdometerReadingErrorCode,
    "restoreOdometerReading"
);

macro_rules! reading_payload {
    ($payload:ident, $error:ident, $mutation:literal) => {
        #[doc = concat!("What ", $mutation, " did.")]
        #[derive(SimpleObject)]
        pub struct $payload {
            /// The reading as it is now.
            pub odometer_reading: Option<OdometerReading>,
            /// Its vehicle, so that one answer refreshes the screen.
            pub vehicle: Option<Vehicle>,
            /// Why nothing was done; empty when it was.
            pub user_errors: Vec<$error>,
        }

        impl $payload {
            /// Sorts the outcome of the use case into the payload.
            pub async fn of(
                ctx: &Context<'_>,
                outcome: Result<Reading, MutationError<Reading>>,
            ) -> Result<Self> {
                ctx.loaders()?.forget();
                let (reading, faults) = match outcome {
                    Ok(reading) => (Some(reading), Vec::new()),
                    Err(error) => (None, declined(error)?.faults),
                };
                let vehicle = match &reading {
                    Some(reading) => load_vehicle(ctx, &reading.vehicle_id.to_string()).await?,
                    None => None,
                };
                Ok(Self {
                    odometer_reading: reading.map(OdometerReading::from),
                    vehicle,
                    user_errors: faults.into_iter().map($error::from).collect(),
                })
            }
        }

        impl From<Vec<UserFault>> for $payload {
            fn from(faults: Vec<UserFault>) -> Self {
                Self {
                    odometer_reading: None,
                    vehicle: None,
                    user_errors: faults.into_iter().map($error::from).collect(),
                }
            }
        }
    };
}

reading_payload!(
    CreateOdometerReadingPayload,
    CreateOdometerReadingError,
    "createOdometerReading"
);
reading_payload!(
    DeleteOdometerReadingPayload,
    DeleteOdometerReadingError,
    "deleteOdometerReading"
);
reading_payload!(
    RestoreOdometerReadingPayload,
    RestoreOdometerReadingError,
    "restoreOdometerReading"
);

purge_payload!(
    PurgeOdometerReadingPayload,
    PurgeOdometerReadingError,
    PurgeOdometerReadingErrorCode,
    "purgeOdometerReading",
    OdometerReadingId
);
