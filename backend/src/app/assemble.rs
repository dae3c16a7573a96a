//! Puts the application together from parts that were picked elsewhere.

use std::sync::Arc;

use axum::Router;
use migrations::Migrator;
use platform_client::{TenantsClient, VehiclesClient};
use platform_kit::cache::Cache;
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::ids::IdGenerator;
use platform_kit::mail::Mailer;
use sea_orm::DbErr;
use sea_orm_migration::MigratorTrait;

use crate::app::app_config::{AppConfig, Doors};
use crate::app::config::Common;
use crate::app::guest;
use crate::app::health::Health;
use crate::app::housekeeping::Housekeeping;
use crate::app::jobs::AppJobs;
use crate::app::requests::AppRequests;
use crate::app::sign_in::{Guests, SessionCookie, SignIn};
use crate::app::{files, router, sign_in, site};
use crate::features::access_tokens::AccessTokenService;
use crate::features::accounts::{AccountDeletion, AccountService, SignIns};
use crate::features::audit::AuditService;
use crate::features::data_export::{ExportService, Exporter};
use crate::features::documents::{self, DocumentService};
use crate::features::exchange_rates::ExchangeRateService;
use crate::features::fuel_logs::FuelLogService;
use crate::features::imports::{self, ImportService, Importer};
use crate::features::odometer::OdometerService;
use crate::features::recalls::{NhtsaRegister, RecallService, RecallSource};
use crate::features::sharing::{Neighbours, SharingService};
use crate::features::tenant_management::{Administrators, Postman, TenantPolicy, TenantService};
use crate::features::trash::TrashService;
use crate::features::vehicles::VehicleService;
use crate::graphql::context::Services;
use crate::graphql::persisted::{PersistedDocuments, PersistedMode};
use crate::graphql::schema::schema_builder;
use crate::graphql::transport::{Engine, EngineSettings, ErrorIds, GuardedSchema};
use crate::infra::blob::{BlobStore, FileLinks, FileStore};
use crate::infra::bus::Bus;
use crate::infra::db::ChangeFeed;
use crate::infra::jobs::{JobQueue, Worker};
use crate::infra::oidc::{OidcProvider, OidcSettings, OidcTransport};

/// What differs between the deployments.
pub struct Parts {
    pub db: Db,
    pub cache: Cache,
    pub bus: Bus,
    pub blobs: BlobStore,
    pub vehicles: VehiclesClient,
    pub tenants: TenantsClient,
    pub issuer: OidcSettings,
    pub issuer_transport: OidcTransport,
    pub doors: Doors,
    pub sign_ins: SignIns,
    pub clock: Clock,
}

/// The application, to be served and worked for.
pub struct Application {
    pub router: Router,
    pub worker: Worker<AppJobs>,
    pub housekeeping: Housekeeping,
}

/// Brings the tables up to date.
///
/// # Errors
/// The database's.
pub async fn migrate(db: &Db) -> Result<(), DbErr> {
    Migrator::up(db.migrator(), None).await
}

/// The application: its routes, and what goes on behind them.
///
/// # Errors
/// When settings contradict each other.
pub fn assemble(common: &Common, parts: Parts) -> anyhow::Result<Application> {
    let Parts {
        db,
        cache,
        bus,
        blobs,
        vehicles,
        tenants,
        issuer,
        issuer_transport,
        doors,
        sign_ins,
        clock,
    } = parts;
    let provider = OidcProvider::try_new(issuer, issuer_transport, clock.clone())?;
    let accounts = AccountService::new(
        db.clone(),
        clock.clone(),
        tenants.clone(),
        cache.clone(),
        bus.clone(),
    );
    let owned_vehicles = VehicleService::new(db.clone(), clock.clone(), bus.clone());
    let fuel_logs = FuelLogService::new(
        db.clone(),
        clock.clone(),
        bus.clone(),
        owned_vehicles.clone(),
    );
    let odometer = OdometerService::new(
        db.clone(),
        clock.clone(),
        bus.clone(),
        owned_vehicles.clone(),
        fuel_logs.clone(),
    );
    let links = FileLinks::try_new(common.cookie_key.as_ref())?;
    let files = FileStore::new(db.clone(), clock.clone(), blobs, links);
    let papers = DocumentService::new(
        db.clone(),
        clock.clone(),
        documents::Neighbours {
            vehicles: owned_vehicles.clone(),
            fuel_logs: fuel_logs.clone(),
            files: files.clone(),
            bus: bus.clone(),
        },
    );
    let neighbours = Neighbours {
        accounts: accounts.clone(),
        vehicles: owned_vehicles.clone(),
        fuel_logs: fuel_logs.clone(),
        documents: papers.clone(),
    };
    let sharing = SharingService::new(db.clone(), clock.clone(), bus.clone(), neighbours);
    let jobs = JobQueue::new(db.clone(), clock.clone());
    let policy = policy(common, &doors)?;
    let postman = Postman {
        mailer: policy.mailer.clone(),
        clock: clock.clone(),
    };
    let tenant_service = TenantService::new(
        db.clone(),
        clock.clone(),
        tenants.clone(),
        accounts.clone(),
        jobs.clone(),
        policy,
    );
    let audit = AuditService::new(db.clone(), clock.clone());
    let imports = ImportService::new(
        db.clone(),
        clock.clone(),
        imports::Neighbours {
            accounts: accounts.clone(),
            vehicles: owned_vehicles.clone(),
            fuel_logs: fuel_logs.clone(),
            odometer: odometer.clone(),
            documents: papers.clone(),
            jobs: jobs.clone(),
            files: files.clone(),
            bus: bus.clone(),
        },
    );
    let runner = AppJobs {
        postman,
        importer: Importer {
            imports: imports.clone(),
            sharing: sharing.clone(),
        },
        exporter: Exporter {
            accounts: accounts.clone(),
            sharing: sharing.clone(),
            vehicles: owned_vehicles.clone(),
            fuel_logs: fuel_logs.clone(),
            odometer: odometer.clone(),
            documents: papers.clone(),
            audit: audit.clone(),
            files: files.clone(),
            clock: clock.clone(),
        },
        account_deletion: AccountDeletion::new(
            (db.clone(), clock.clone()),
            (tenants, sign_ins),
            owned_vehicles.clone(),
            jobs.clone(),
            files.clone(),
        ),
    };
    let services = Services {
        accounts: accounts.clone(),
        access_tokens: AccessTokenService::new(db.clone(), clock.clone(), owned_vehicles.clone()),
        sharing: sharing.clone(),
        trash: TrashService::new(
            owned_vehicles.clone(),
            fuel_logs.clone(),
            (odometer.clone(), papers.clone()),
            clock.clone(),
        ),
        exports: ExportService::new(
            db.clone(),
            clock.clone(),
            (jobs.clone(), files.clone()),
            owned_vehicles.clone(),
        ),
        imports,
        account_deletion: runner.account_deletion.clone(),
        audit,
        odometer,
        documents: papers,
        exchange_rates: ExchangeRateService::new(db.clone(), clock.clone()),
        fuel_logs,
        vehicles: owned_vehicles,
        catalog: vehicles,
        tenants: tenant_service.clone(),
        recalls: RecallService::new(db.clone(), clock.clone(), register(common)?),
        changes: ChangeFeed::new(db.clone()),
        bus: bus.clone(),
        clock: clock.clone(),
    };
    let housekeeping = Housekeeping {
        db: db.clone(),
        services: services.clone(),
        jobs: jobs.clone(),
        files: files.clone(),
        clock: clock.clone(),
    };
    tokio::spawn(housekeeping.clone().keep());
    let requests = AppRequests {
        services,
        provider: provider.clone(),
        cookie: SessionCookie::of(&common.public_url),
        public_url: common.public_url.clone(),
        clock: clock.clone(),
        cache: cache.clone(),
    };
    let files = files::routes(Arc::new(requests.clone()), files);
    let ids = IdGenerator::new(clock.clone());
    let builder = schema_builder();
    let builder = if common.explorer {
        builder
    } else {
        builder.disable_introspection()
    };
    let engine = Engine::new(
        GuardedSchema::build(builder),
        requests,
        persisted_documents(common)?,
        EngineSettings::default(),
        ErrorIds::new(move || ids.next().to_string()),
    );
    let guests = Guests {
        tenants: tenant_service,
        identity: match &doors {
            Doors::BuiltIn(identity) => Some(identity.clone()),
            Doors::Elsewhere { .. } => None,
        },
    };
    let sign_in = SignIn {
        guests,
        provider,
        accounts,
        public_url: common.public_url.clone(),
        clock,
        cookie_key: common.cookie_key.clone(),
    };
    let guests = guest::Guests {
        sharing,
        cookie: SessionCookie::of(&common.public_url),
        clock: sign_in.clock.clone(),
    };
    let router = router::router(router::Routes {
        engine: Arc::new(engine),
        sign_in: sign_in::routes(sign_in)?.merge(guest::routes(guests)),
        files,
        health: Health { db, cache },
        app_config: AppConfig::new(common, doors),
        explorer: common.explorer,
        secure: common.public_url.scheme() == "https",
    });
    Ok(Application {
        router,
        worker: Worker::new(jobs, bus, runner),
        housekeeping,
    })
}

/// Where the set-up link of this process's issuer made the first account, whoever used it
/// administers, unless others are named.
fn policy(common: &Common, doors: &Doors) -> anyhow::Result<TenantPolicy> {
    let alone = matches!(doors, Doors::BuiltIn(_)) && common.platform_admins.is_empty();
    Ok(TenantPolicy {
        administrators: if alone {
            Administrators::FirstPerson
        } else {
            Administrators::Named(common.platform_admins.clone())
        },
        needs_approval: common.tenant_approval,
        public_url: common.public_url.clone(),
        mailer: common.smtp.as_ref().map(Mailer::new).transpose()?,
    })
}

/// What the web application of this build may send by its hash.
fn persisted_documents(common: &Common) -> anyhow::Result<PersistedDocuments> {
    let mode = if common.persisted_only {
        PersistedMode::Enforce
    } else {
        PersistedMode::Allow
    };
    Ok(PersistedDocuments::new(mode, site::documents()?)?)
}

/// The register of recalls, where one is set.
fn register(common: &Common) -> anyhow::Result<Option<Arc<dyn RecallSource>>> {
    let Some(url) = common.recalls_url.clone() else {
        return Ok(None);
    };
    Ok(Some(Arc::new(NhtsaRegister::try_new(url)?)))
}
