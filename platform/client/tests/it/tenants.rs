//! The client against the real tenants router, in process and over HTTP.

use axum::Router;
use chrono::{DateTime, Utc};
use platform_client::{ClientError, Role, TenantKind, TenantStatus, TenantsClient, Transport};
use platform_kit::cache::Cache;
use platform_kit::clock::Clock;
use platform_kit::service_keys::ServiceKeys;
use platform_kit::testing::{self, TestDatabase};
use platform_tenants::Settings;
use uuid::Uuid;

use crate::stub::{hasty, serve};

async fn router(database: &TestDatabase) -> Router {
    let clock = Clock::fixed(DateTime::<Utc>::from_timestamp(1_790_000_000, 0).unwrap());
    let settings = Settings {
        keys: ServiceKeys::new(&["key".into()]),
    };
    let cache = Cache::local(&testing::unique_prefix());
    platform_tenants::service(settings, database.db.clone(), cache, clock)
        .await
        .unwrap()
        .router()
}

async fn keep_the_contract(transport: Transport) {
    let client = TenantsClient::with_policy(transport.clone(), &"key".into(), hasty()).unwrap();
    assert!(
        client
            .memberships_of("auth0|anna")
            .await
            .unwrap()
            .is_empty()
    );
    let tenant = client
        .ensure_personal_tenant("auth0|anna", "Anna's garage")
        .await
        .unwrap();
    assert_eq!(
        (tenant.kind, tenant.status),
        (TenantKind::Household, TenantStatus::Active)
    );
    assert_eq!(
        (tenant.slug.as_str(), tenant.name.as_str()),
        ("annas-garage", "Anna's garage")
    );
    let renamed = client
        .ensure_personal_tenant("auth0|anna", "Another name")
        .await
        .unwrap();
    assert_eq!(renamed, tenant);
    let memberships = client.memberships_of("auth0|anna").await.unwrap();
    assert_eq!(memberships.len(), 1);
    assert_eq!(
        (memberships[0].role, &memberships[0].tenant),
        (Role::Owner, &tenant)
    );
    assert_eq!(client.tenant(tenant.id).await.unwrap(), Some(tenant));
    assert_eq!(client.tenant(Uuid::nil()).await.unwrap(), None);
    match client.ensure_personal_tenant("ben", " ").await.unwrap_err() {
        ClientError::Rejected { problem, .. } => {
            assert_eq!(problem.parameter.as_deref(), Some("name"));
        }
        other => panic!("{other:?}"),
    }
    let stranger = TenantsClient::with_policy(transport, &"wrong".into(), hasty()).unwrap();
    match stranger.memberships_of("anna").await.unwrap_err() {
        ClientError::Rejected { problem, .. } => assert_eq!(problem.status, 401),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn in_this_process() {
    let database = testing::sqlite().await;
    keep_the_contract(Transport::in_process(router(&database).await)).await;
}

#[tokio::test]
async fn over_http() {
    let database = testing::sqlite().await;
    let server = serve(router(&database).await).await;
    keep_the_contract(Transport::http(&server.address).unwrap()).await;
}

#[test]
fn odd_settings_are_refused() {
    for address in ["", "tenants:8001", "ftp://x", "/x"] {
        assert!(Transport::http(address).is_err(), "{address}");
    }
    let transport = Transport::in_process(Router::new());
    assert!(TenantsClient::try_new(transport, &"a\nkey".into()).is_err());
}
