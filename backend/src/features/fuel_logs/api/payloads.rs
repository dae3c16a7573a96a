use std::sync::Arc;

use async_graphql::{Context, Result, SimpleObject};

use crate::features::fuel_logs::api::query::vehicle_of;
use crate::features::fuel_logs::api::types::FuelLog;
use crate::features::fuel_logs::domain;
use crate::features::vehicles::Vehicle;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::{UserFault, declined};
use crate::infra::db::MutationError;
use crate::kernel::ids::FuelLogId;
use crate::{mutation_error, purge_payload};

mutation_error!(CreateFuelLogError, CreateFuelLogErrorCode, "createFuelLog");
mutation_error!(UpdateFuelLogError, UpdateFuelLogErrorCode, "updateFuelLog");
mutation_error!(DeleteFuelLogError, DeleteFuelLogErrorCode, "deleteFuelLog");
mutation_error!(
    RestoreFuelLogError,
    RestoreFuelLogErrorCode,
    "restoreFuelLog"
);
mutation_error!(
    ConfirmFuelLogError,
    ConfirmFuelLogErrorCode,
    "confirmFuelLog"
);

macro_rules! fuel_log_payload {
    ($payload:ident, $error:ident, $mutation:literal) => {
        #[doc = concat!("What ", $mutation, " did.")]
        #[derive(SimpleObject)]
        pub struct $payload {
            /// The fill-up as it is now; also on CONFLICT.
            pub fuel_log: Option<FuelLog>,
            /// Its vehicle, so that one answer refreshes the screen.
            pub vehicle: Option<Vehicle>,
            /// Why nothing was done; empty when it was.
            pub user_errors: Vec<$error>,
        }

        impl $payload {
            /// Sorts the outcome of the use case into the payload.
            pub async fn of(
                ctx: &Context<'_>,
                outcome: Result<domain::FuelLog, MutationError<domain::FuelLog>>,
            ) -> Result<Self> {
                let (current, faults) = match outcome {
                    Ok(log) => (Some(log), Vec::new()),
                    Err(error) => {
                        let declined = declined(error)?;
                        (declined.current, declined.faults)
                    }
                };
                ctx.loaders()?.forget();
                let vehicle = match &current {
                    Some(log) => Some(vehicle_of(ctx, log.vehicle_id).await?),
                    None => None,
                };
                let fuel_log = current.map(|log| FuelLog::from(Arc::new(log)));
                Ok(Self {
                    fuel_log,
                    vehicle,
                    user_errors: faults.into_iter().map($error::from).collect(),
                })
            }
        }

        impl From<Vec<UserFault>> for $payload {
            fn from(faults: Vec<UserFault>) -> Self {
                let user_errors = faults.into_iter().map($error::from).collect();
                Self {
                    fuel_log: None,
                    vehicle: None,
                    user_errors,
                }
            }
        }
    };
}

fuel_log_payload!(CreateFuelLogPayload, CreateFuelLogError, "createFuelLog");
fuel_log_payload!(UpdateFuelLogPayload, UpdateFuelLogError, "updateFuelLog");
fuel_log_payload!(DeleteFuelLogPayload, DeleteFuelLogError, "deleteFuelLog");
fuel_log_payload!(RestoreFuelLogPayload, RestoreFuelLogError, "restoreFuelLog");
fuel_log_payload!(ConfirmFuelLogPayload, ConfirmFuelLogError, "confirmFuelLog");

purge_payload!(
    PurgeFuelLogPayload,
    PurgeFuelLogError,
    PurgeFuelLogErrorCode,
    "purgeFuelLog",
    FuelLogId
);
