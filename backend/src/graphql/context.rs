//! How resolvers reach the viewer, the services and the loaders.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::dataloader::{DataLoader, HashMapCache};
use async_graphql::{Context, Data, Result};
use platform_client::VehiclesClient;
use platform_kit::clock::Clock;
use tokio::sync::OnceCell;

use crate::features::access_tokens::AccessTokenService;
use crate::features::accounts::{AccountDeletion, AccountService, Preferences, SignedIn};
use crate::features::audit::AuditService;
use crate::features::data_export::ExportService;
use crate::features::documents::{DocumentCountOf, DocumentLoader, DocumentService, DocumentsOf};
use crate::features::exchange_rates::{ExchangeRateService, RateLoader};
use crate::features::fuel_logs::{
    CapacityOf, CountOf, FuelLogLoader, FuelLogService, GroupsOf, NewestOf, SummaryOf,
};
use crate::features::imports::ImportService;
use crate::features::odometer::{OdometerReadingLoader, OdometerService};
use crate::features::recalls::RecallService;
use crate::features::sharing::SharingService;
use crate::features::tenant_management::TenantService;
use crate::features::trash::TrashService;
use crate::features::vehicles::{VehicleLoader, VehicleService, VinLoader};
use crate::graphql::errors::{self, unauthenticated};
use crate::infra::bus::Bus;
use crate::infra::db::ChangeFeed;
use crate::kernel::ids::{DocumentId, FuelLogId, OdometerReadingId, VehicleId};
use crate::kernel::scope::UserScope;

/// What the capsules can do; one for the life of the process.
#[derive(Clone, Debug)]
pub struct Services {
    pub accounts: AccountService,
    pub vehicles: VehicleService,
    pub fuel_logs: FuelLogService,
    pub odometer: OdometerService,
    pub documents: DocumentService,
    pub exchange_rates: ExchangeRateService,
    pub access_tokens: AccessTokenService,
    pub sharing: SharingService,
    /// The vehicles service of the platform.
    pub catalog: VehiclesClient,
    pub recalls: RecallService,
    pub tenants: TenantService,
    pub audit: AuditService,
    pub trash: TrashService,
    pub exports: ExportService,
    pub imports: ImportService,
    pub account_deletion: AccountDeletion,
    pub changes: ChangeFeed,
    pub bus: Bus,
    pub clock: Clock,
}

/// The loaders of one operation; never shared between users.
pub struct Loaders {
    pub vehicles: DataLoader<VehicleLoader, HashMapCache>,
    pub fuel_logs: DataLoader<FuelLogLoader, HashMapCache>,
    pub odometer: DataLoader<OdometerReadingLoader, HashMapCache>,
    pub vins: DataLoader<VinLoader, HashMapCache>,
    pub documents: DataLoader<DocumentLoader, HashMapCache>,
    pub rates: DataLoader<RateLoader, HashMapCache>,
    preferences: OnceCell<Preferences>,
}

impl Loaders {
    fn new(services: &Services, scope: &UserScope) -> Self {
        let vehicles = VehicleLoader::new(services.vehicles.clone(), scope.clone());
        let fuel_logs = FuelLogLoader::new(services.fuel_logs.clone(), scope.clone());
        let odometer = OdometerReadingLoader::new(services.odometer.clone(), scope.clone());
        let documents = DocumentLoader::new(services.documents.clone(), scope.clone());
        let rates = RateLoader::new(services.exchange_rates.clone(), scope.clone());
        Self {
            documents: loader(documents),
            rates: loader(rates),
            vehicles: loader(vehicles),
            fuel_logs: loader(fuel_logs),
            odometer: loader(odometer),
            vins: loader(VinLoader::new(services.catalog.clone())),
            preferences: OnceCell::new(),
        }
    }

    /// Forgets what was loaded, so that the fields of a payload see what was just written.
    pub fn forget(&self) {
        self.vehicles.clear::<VehicleId>();
        self.fuel_logs.clear::<FuelLogId>();
        self.fuel_logs.clear::<CapacityOf>();
        self.fuel_logs.clear::<GroupsOf>();
        self.fuel_logs.clear::<CountOf>();
        self.fuel_logs.clear::<NewestOf>();
        self.fuel_logs.clear::<SummaryOf>();
        self.odometer.clear::<OdometerReadingId>();
        self.documents.clear::<DocumentId>();
        self.documents.clear::<DocumentCountOf>();
        self.documents.clear::<DocumentsOf>();
    }
}

/// The default delay of a millisecond costs more than the database.
fn loader<T>(load: T) -> DataLoader<T, HashMapCache> {
    DataLoader::with_cache(load, tokio::spawn, HashMapCache::default()).delay(Duration::ZERO)
}

/// How long an operation lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// To its answer: its reads share a transaction.
    Briefly,
    /// As long as its listener: it must not keep a connection.
    Long,
}

/// What the transport puts into each operation.
#[must_use]
pub fn operation_data(services: &Services, viewer: Option<Arc<SignedIn>>, kept: Kept) -> Data {
    let mut data = Data::default();
    data.insert(services.clone());
    if let Some(viewer) = viewer {
        let viewer = match kept {
            Kept::Briefly => Arc::new(viewer.for_operation()),
            Kept::Long => viewer,
        };
        data.insert(Loaders::new(services, &viewer.scope));
        data.insert(viewer);
    }
    data
}

/// The only reading of request data in the tree.
pub trait ResolverContext {
    /// # Errors
    /// UNAUTHENTICATED when nobody is signed in.
    fn viewer(&self) -> Result<&SignedIn>;
    /// Who asks in person: what concerns members and tenants is for no program and no guest.
    ///
    /// # Errors
    /// UNAUTHENTICATED when nobody is signed in; FORBIDDEN for programs and guests.
    fn person(&self) -> Result<&SignedIn>;
    /// # Errors
    /// UNAUTHENTICATED when nobody is signed in.
    fn scope(&self) -> Result<&UserScope>;
    /// # Errors
    /// UNAUTHENTICATED when nobody is signed in.
    fn loaders(&self) -> Result<&Loaders>;
    /// # Errors
    /// INTERNAL where the transport gave none.
    fn services(&self) -> Result<&Services>;
    /// The viewer's preferences, read once in an operation.
    ///
    /// # Errors
    /// The database's.
    fn preferences(&self) -> impl Future<Output = Result<&Preferences>> + Send;
}

impl ResolverContext for Context<'_> {
    fn viewer(&self) -> Result<&SignedIn> {
        self.data_opt::<Arc<SignedIn>>()
            .map(AsRef::as_ref)
            .ok_or_else(unauthenticated)
    }

    fn person(&self) -> Result<&SignedIn> {
        let viewer = self.viewer()?;
        if viewer.scope.is_member() {
            Ok(viewer)
        } else {
            Err(errors::forbidden("Sign in yourself to do this."))
        }
    }

    fn scope(&self) -> Result<&UserScope> {
        Ok(&self.viewer()?.scope)
    }

    fn loaders(&self) -> Result<&Loaders> {
        self.data_opt().ok_or_else(unauthenticated)
    }

    fn services(&self) -> Result<&Services> {
        self.data()
    }

    async fn preferences(&self) -> Result<&Preferences> {
        let accounts = &self.services()?.accounts;
        let scope = self.scope()?;
        let cell = &self.loaders()?.preferences;
        cell.get_or_try_init(|| accounts.preferences(scope))
            .await
            .map_err(errors::storage)
    }
}
