//! The client against the real tenants router, in process and over HTTP.

use axum::Router;
use chrono::{DateTime, Utc};
use platform_client::tenants::{Invite, TenantPatch};
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

async fn let_people_in(transport: Transport) {
    let client = TenantsClient::with_policy(transport, &"key".into(), hasty()).unwrap();
    let garage = client.ensure_personal_tenant("zoe", "Zoe's").await.unwrap();
    let (zoe, max) = (client.acting_for("zoe"), client.acting_for("max"));
    let wish = Invite {
        role: Role::Driver,
        email: None,
        expires_in_hours: Some(1),
    };
    let made = zoe.invite(garage.id, &wish).await.unwrap();
    let open = zoe.invitations(garage.id).await.unwrap();
    assert_eq!(open, [made.invitation]);
    let offer = client.preview_invitation(&made.token).await.unwrap();
    assert_eq!((offer.tenant_id, offer.role), (garage.id, Role::Driver));
    let membership = max.accept_invitation(&made.token).await.unwrap();
    assert_eq!(
        (membership.tenant.id, membership.role),
        (garage.id, Role::Driver)
    );
    let eve = client
        .acting_for("eve")
        .accept_invitation(&made.token)
        .await;
    assert_eq!(refusal(eve), (410, "/problems/invitation-used".to_owned()));

    let too_far = max.change_role(garage.id, "max", Role::Owner).await;
    assert_eq!(refusal(too_far), (403, "/problems/forbidden".to_owned()));
    zoe.change_role(garage.id, "max", Role::Mechanic)
        .await
        .unwrap();
    let members = client.members(garage.id).await.unwrap();
    let roles: Vec<_> = members
        .iter()
        .map(|m| (m.subject.as_str(), m.role))
        .collect();
    assert_eq!(roles, [("max", Role::Mechanic), ("zoe", Role::Owner)]);
    let patch = TenantPatch {
        slug: Some("zoes-cars".into()),
        ..TenantPatch::default()
    };
    let changed = zoe.change(garage.id, &patch).await.unwrap();
    let found = client.tenant_by_slug("zoes-cars").await.unwrap();
    assert_eq!(found, Some(changed));

    let request = client
        .acting_for("ben")
        .ask_to_join("zoes-cars", "Ben", None, Some("Hello"))
        .await
        .unwrap();
    let answered = zoe.reject_request(garage.id, request.id, "Sorry").await;
    assert_eq!(answered.unwrap().reason.as_deref(), Some("Sorry"));

    let root = client.administering_for("root");
    let page = root.tenants(Some("zoe"), None, None, 10).await.unwrap();
    assert_eq!(page.items[0].usage.members, 2);
    root.suspend(garage.id, "unpaid").await.unwrap();
    let locked = root.tenants(None, Some(TenantStatus::Suspended), None, 10);
    assert_eq!(locked.await.unwrap().items.len(), 1);
    root.reactivate(garage.id).await.unwrap();
    assert!(
        zoe.request_deletion(garage.id)
            .await
            .unwrap()
            .deletes_at
            .is_some()
    );
    assert_eq!(zoe.undo_deletion(garage.id).await.unwrap().deletes_at, None);
    zoe.transfer_ownership(garage.id, "max").await.unwrap();
    zoe.remove_member(garage.id, "zoe").await.unwrap();
    let trail = max.audit(garage.id, None, 100).await.unwrap();
    assert!(
        trail
            .items
            .iter()
            .any(|entry| entry.action == "member.left")
    );
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, ClientError>) -> (u16, String) {
    match answer.unwrap_err() {
        ClientError::Rejected { problem, .. } => (problem.status, problem.kind),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_tenant_that_waits_is_not_active() {
    let text = r#"{"id":"0198c0de-0000-7000-8000-000000000000","slug":"a","name":"A",
        "kind":"fleet","status":"pending","limits":{},"created_at":"2026-01-01T00:00:00Z"}"#;
    let tenant: platform_client::Tenant = serde_json::from_str(text).unwrap();
    assert_eq!(tenant.status, TenantStatus::Pending);
}

#[tokio::test]
async fn in_this_process() {
    let database = testing::sqlite().await;
    let transport = Transport::in_process(router(&database).await);
    keep_the_contract(transport.clone()).await;
    let_people_in(transport).await;
}

#[tokio::test]
async fn over_http() {
    let database = testing::sqlite().await;
    let server = serve(router(&database).await).await;
    let transport = Transport::http(&server.address).unwrap();
    keep_the_contract(transport.clone()).await;
    let_people_in(transport).await;
}

#[test]
fn odd_settings_are_refused() {
    for address in ["", "tenants:8001", "ftp://x", "/x"] {
        assert!(Transport::http(address).is_err(), "{address}");
    }
}
